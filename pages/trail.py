"""Who did what: the record of use, for those who answer for it."""

import streamlit as st

from netmap.ui.page import begin_page
from netmap.ui.trail import draw_trail
from netmap.words import access

desk = begin_page()
st.title(access.TRAIL)
draw_trail(desk)
