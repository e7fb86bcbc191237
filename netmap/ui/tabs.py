"""The tabs beside the map."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from netmap.casework.seeing import MapView
from netmap.ui.acts import TAB
from netmap.ui.counts import draw_counts
from netmap.ui.page import Desk
from netmap.ui.panels import (
    draw_links,
    draw_needs,
    draw_rules,
    draw_still_true,
    draw_wishes,
    to_ask,
)
from netmap.ui.person import draw_person
from netmap.ui.prompting import Ask, draw_prompts
from netmap.ui.review import draw_conduct
from netmap.ui.tab import Tab, draw_open
from netmap.ui.walk import draw_walk
from netmap.words import contact, screen


def draw_tabs(desk: Desk, view: MapView, ask: Ask, *, worker: bool) -> None:
    """Draw the tabs; those for the worker alone only where nobody else can see."""
    tabs = list(_tabs(desk, view, ask, worker=worker))
    if st.session_state.get(TAB) not in [tab.title for tab in tabs]:
        st.session_state.pop(TAB, None)
    draw_open(tabs, TAB)


def counts_are_open() -> bool:
    """Say whether the tab with the measures is the open one."""
    return bool(st.session_state.get(TAB) == screen.TAB_COUNTS)


def _tabs(desk: Desk, view: MapView, ask: Ask, *, worker: bool) -> Iterator[Tab]:
    if to_ask(view):
        yield Tab(screen.TAB_STILL_TRUE, partial(draw_still_true, desk, view))
    yield Tab(
        screen.TAB_PERSON, partial(draw_person, desk, view, ask if worker else None)
    )
    if view.open:
        yield Tab(screen.TAB_WALK, partial(draw_walk, desk, view))
    yield Tab(screen.TAB_WISHES, partial(draw_wishes, desk, view))
    yield Tab(screen.TAB_LINKS, partial(draw_links, desk, view))
    yield Tab(screen.TAB_NEEDS, partial(draw_needs, desk, view))
    yield Tab(screen.TAB_REVIEW, partial(draw_conduct, desk, view, worker=worker))
    if worker:
        yield Tab(screen.TAB_RULES, partial(_draw_rules, desk, view, ask))
        yield Tab(screen.TAB_COUNTS, partial(draw_counts, view))


def _draw_rules(desk: Desk, view: MapView, ask: Ask) -> None:
    """Draw the rules about contact, and below them what is asked of the worker."""
    draw_rules(view)
    st.header(contact.TAB_ASKED)
    draw_prompts(desk, ask(), "map")
