"""Review: read the map back, say what is missing, and seal."""

import streamlit as st

from netmap.ui.countersigning import draw_supervision
from netmap.ui.counts import draw_counts
from netmap.ui.opening import (
    draw_choice,
    draw_correction,
    draw_state,
    open_case,
    open_review,
)
from netmap.ui.page import begin_page
from netmap.ui.prompting import asking, draw_prompts
from netmap.ui.review import (
    draw_agreement,
    draw_missing,
    draw_read_back,
    draw_seal,
    draw_sealing,
)
from netmap.ui.sight import draw_desk_banner, draw_turning, draw_view_choice, is_desk
from netmap.ui.text import draw_heading
from netmap.words import changes, contact, screen

desk = begin_page()
case = open_case(desk)
view = open_review(desk, case, measured=is_desk())
draw_heading(case.participant.name)
if view is None:
    st.info(screen.NO_DRAFT)
    st.page_link("pages/map.py", label=screen.TO_MAP)
    st.stop()
which, seen = st.columns((4, 3), vertical_alignment="bottom")
with which:
    draw_choice(case, view)
with seen:
    worker = draw_view_choice()
draw_turning()
draw_desk_banner(worker=worker)
draw_state(case, view)
with st.container(key="review_area"):
    told, asked = st.columns((3, 2))
with told:
    draw_read_back(view)
with asked:
    draw_agreement(desk, view)
    draw_missing(view, worker=worker)
    if view.open:
        draw_sealing(desk, view)
    if view.digest:
        draw_seal(view)
        draw_correction(desk, case, view)
if worker:
    if view.digest:
        st.header(changes.TAB_SUPERVISION)
        draw_supervision(desk, case.participant.id, view.head.review_id)
    st.header(contact.TAB_ASKED)
    draw_prompts(desk, asking(desk, case.participant.id)(), "review")
    draw_counts(view)
