"""People: who works here, in which team, and how they come in."""

import streamlit as st

from netmap.ui.handing import draw_handing
from netmap.ui.page import begin_page
from netmap.ui.people import draw_people
from netmap.words import access

desk = begin_page()
st.title(access.PEOPLE)
draw_people(desk)
draw_handing(desk)
