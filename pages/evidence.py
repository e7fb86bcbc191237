"""Evidence: what sealed reviews show for each criterion; for the worker alone."""

import streamlit as st

from netmap.ui.evidence import draw_evidence, open_evidence
from netmap.ui.opening import open_case
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_view_choice, stop_unless_alone
from netmap.ui.text import draw_heading

desk = begin_page()
case = open_case(desk)
with st.container(key="head"):
    name, seen = st.columns((8, 3), vertical_alignment="bottom")
with name:
    draw_heading(case.participant.name)
with seen:
    worker = draw_view_choice()
stop_unless_alone(worker=worker)
draw_evidence(desk, open_evidence(desk, case.participant.id))
