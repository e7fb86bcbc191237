"""The map and the panels beside it: what is redrawn alone while someone only looks."""

import streamlit as st

from netmap.casework.caseload import Case
from netmap.casework.seeing import MapView
from netmap.ui.opening import draw_stepping, is_marked
from netmap.ui.page import Desk, must_redraw
from netmap.ui.picture import draw_map
from netmap.ui.prompting import Ask, asking
from netmap.ui.tabs import counts_are_open, draw_tabs


def draw_working(desk: Desk, case: Case, view: MapView, *, worker: bool) -> None:
    """Draw the map beside its panels.

    Opening a panel redraws these alone, from what the page has read. A change redraws
    the page, because more than these says what is on the map.
    """
    _draw(desk, case, view, asking(desk, view.participant.id), worker=worker)


@st.fragment
def _draw(desk: Desk, case: Case, view: MapView, ask: Ask, *, worker: bool) -> None:
    gone = must_redraw(desk, view.participant.id)
    if gone or (counts_are_open() and not view.measures):
        st.rerun()
    with st.container(key="map_area"):
        picture, panels = st.columns((5, 3))
    with picture, st.container(key="picture"):
        draw_map(desk, view, worker=worker, marked=is_marked(case))
        draw_stepping(case, view)
    with panels:
        draw_tabs(desk, view, ask, worker=worker)
