"""Map: the network drawn, beside panels that change it and a table that says it all."""

import streamlit as st

from netmap.ui.opening import (
    draw_choice,
    draw_discard,
    draw_start,
    draw_state,
    open_case,
    open_review,
)
from netmap.ui.page import begin_page
from netmap.ui.participant import draw_participant
from netmap.ui.picture import draw_table
from netmap.ui.service import draw_convention
from netmap.ui.sight import draw_desk_banner, draw_turning, draw_view_choice
from netmap.ui.tabs import counts_are_open
from netmap.ui.taking import draw_taking
from netmap.ui.text import draw_heading
from netmap.ui.toolbar import draw_adding, draw_undo
from netmap.ui.working import draw_working

desk = begin_page()
case = open_case(desk)
view = open_review(desk, case, measured=counts_are_open())
if view is None:
    draw_heading(case.participant.name)
    draw_start(desk, case)
    st.stop()
with st.container(key="head"):
    name, which, seen, steps = st.columns((4, 4, 3, 2), vertical_alignment="bottom")
with name:
    draw_heading(case.participant.name)
with which:
    draw_choice(case, view)
with seen:
    worker = draw_view_choice()
with steps, st.container(horizontal=True):
    if view.open:
        draw_undo(desk, view, worker=worker)
draw_turning()
draw_desk_banner(worker=worker)
draw_state(case, view)
draw_start(desk, case)
draw_working(desk, case, view, worker=worker)
if view.open:
    draw_adding(desk, view)
draw_table(view, desk=worker)
draw_taking(desk, view, worker=worker)
draw_participant(desk, case)
if worker:
    draw_convention(desk, view)
if view.open:
    draw_discard(desk, view)
