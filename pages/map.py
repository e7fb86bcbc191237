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
from netmap.ui.panels import (
    draw_links,
    draw_needs,
    draw_rules,
    draw_still_true,
    draw_wishes,
    to_ask,
)
from netmap.ui.participant import draw_participant
from netmap.ui.person import draw_person
from netmap.ui.picture import draw_map, draw_table
from netmap.ui.review import draw_conduct, draw_counts
from netmap.ui.text import draw_heading
from netmap.ui.toolbar import draw_adding, draw_undo, draw_view_choice
from netmap.words import screen

desk = begin_page()
case = open_case(desk)
view = open_review(desk, case)
draw_heading(case.participant.name)
if view is None:
    draw_start(desk, case)
    st.stop()
which, seen, steps = st.columns((4, 3, 2), vertical_alignment="bottom")
with which:
    draw_choice(case, view)
with seen:
    worker = draw_view_choice()
with steps, st.container(horizontal=True):
    if view.open:
        draw_undo(desk, view, worker=worker)
draw_state(case, view)
draw_start(desk, case)
if view.open:
    draw_adding(desk, view)
with st.container(key="map_area"):
    picture, panels = st.columns((5, 3))
with picture, st.container(key="picture"):
    draw_map(view, desk=worker)
with panels:
    unasked = len(to_ask(view))
    first = [screen.TAB_STILL_TRUE.format(count=unasked)] if unasked else []
    shared = [
        screen.TAB_PERSON,
        screen.TAB_WISHES,
        screen.TAB_LINKS,
        screen.TAB_NEEDS,
        screen.TAB_REVIEW,
    ]
    private = [screen.TAB_RULES, screen.TAB_COUNTS] if worker else []
    titles = [*first, *shared, *private]
    tabs = dict(zip(titles, st.tabs(titles), strict=True))
    for name in first:
        with tabs[name]:
            draw_still_true(desk, view)
    with tabs[screen.TAB_PERSON]:
        draw_person(desk, view, worker=worker)
    with tabs[screen.TAB_WISHES]:
        draw_wishes(desk, view)
    with tabs[screen.TAB_LINKS]:
        draw_links(desk, view)
    with tabs[screen.TAB_NEEDS]:
        draw_needs(desk, view)
    with tabs[screen.TAB_REVIEW]:
        draw_conduct(desk, view)
    if worker:
        with tabs[screen.TAB_RULES]:
            draw_rules(view)
        with tabs[screen.TAB_COUNTS]:
            draw_counts(view)
draw_table(view, desk=worker)
draw_participant(desk, case)
if view.open:
    draw_discard(desk, view)
