"""Concerns: those of all cases that the one who is here may see."""

import streamlit as st

from netmap.ui.all_concerns import draw_all_concerns
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_desk_banner, draw_turning, draw_view_choice
from netmap.words import contact as words

desk = begin_page()
st.title(words.TAB_CONCERNS)
worker = draw_view_choice()
draw_turning()
draw_desk_banner(worker=worker)
if not worker:
    st.info(words.FOR_YOU_ALONE)
    st.stop()
draw_all_concerns(desk)
