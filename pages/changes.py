"""Changes: two reviews side by side, a line a change, and the measures over time."""

from functools import partial

import streamlit as st

from netmap.ui.changes import (
    draw_changed,
    draw_maps,
    draw_pair,
    draw_yours,
    open_changes,
)
from netmap.ui.countersigning import draw_supervision
from netmap.ui.opening import open_case
from netmap.ui.over_time import draw_over_time
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_desk_banner, draw_turning, draw_view_choice
from netmap.ui.tab import Tab, draw_open
from netmap.ui.text import draw_heading
from netmap.words import changes as words

desk = begin_page()
case = open_case(desk)
draw_heading(case.participant.name)
view = open_changes(desk, case)
with st.container(key="head"):
    *pair, seen = st.columns((4, 4, 3), vertical_alignment="bottom")
draw_pair(view, pair)
with seen:
    worker = draw_view_choice()
draw_turning()
draw_desk_banner(worker=worker)
draw_maps(view, worker=worker)
if worker:
    later = (case.participant.id, view.after.head.review_id)
    tabs = [
        Tab(words.TAB_CHANGED, partial(draw_changed, view)),
        Tab(words.TAB_OVER_TIME, partial(draw_over_time, view)),
        Tab(
            words.TAB_SUPERVISION,
            partial(draw_supervision, desk, *later),
        ),
    ]
    draw_open(tabs, "changes.tab", headed=True)
else:
    draw_yours(view)
