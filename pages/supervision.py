"""Supervision: what waits for whoever answers for a team."""

import streamlit as st

from netmap.ui.handing import draw_handing
from netmap.ui.page import begin_page
from netmap.ui.supervision import draw_queue, draw_same_person
from netmap.ui.team import draw_supervised
from netmap.words import access

desk = begin_page()
st.title(access.SUPERVISION)
draw_queue(desk)
draw_supervised(desk)
draw_handing(desk)
draw_same_person(desk)
