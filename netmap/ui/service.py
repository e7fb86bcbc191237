"""What holds for everyone in the service, as a choice on screen."""

import streamlit as st

from netmap.access.permissions import Act, can_serve
from netmap.casework.seeing import MapView
from netmap.casework.service import choose_convention
from netmap.model.codes import Convention
from netmap.ui.page import Desk, attempt
from netmap.words import screen
from netmap.words.labels import label

LINES = "service.lines"


def draw_convention(desk: Desk, view: MapView) -> None:
    """Draw the choice of how lines are drawn, for those who may make it.

    It is saved when it is made.
    """
    if not can_serve(desk.worker, Act.CHOOSE_SETTINGS):
        return
    st.session_state[LINES] = view.convention
    st.selectbox(
        screen.LINES,
        list(Convention),
        format_func=label,
        key=LINES,
        on_change=_choose,
        args=(desk,),
    )
    st.caption(screen.LINES_HELP)


def _choose(desk: Desk) -> None:
    chosen = Convention(st.session_state[LINES])

    def use() -> None:
        choose_convention(desk.store, **desk.acting, convention=chosen)

    attempt(use, screen.LINES_CHOSEN)
