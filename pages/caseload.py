"""Caseload: the participants of the one who is here."""

import streamlit as st

from netmap.ui.caseload import draw_caseload, draw_new_participant
from netmap.ui.emergency import draw_emergency_link
from netmap.ui.page import begin_page
from netmap.words import screen

desk = begin_page()
st.title(screen.CASELOAD)
draw_caseload(desk)
draw_new_participant(desk)
draw_emergency_link(desk)
