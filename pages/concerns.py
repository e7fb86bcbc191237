"""Concerns: those of all cases that the one who is here may see."""

import streamlit as st

from netmap.ui.all_concerns import draw_all_concerns
from netmap.ui.emergency import draw_emergency_link
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_view_choice, stop_unless_alone
from netmap.words import contact as words

desk = begin_page()
st.title(words.TAB_CONCERNS)
stop_unless_alone(worker=draw_view_choice())
draw_all_concerns(desk)
draw_emergency_link(desk)
