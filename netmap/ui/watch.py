"""Signing out by itself: the browser says when someone is there, and warns before."""

import streamlit as st

from netmap.desk import instant
from netmap.errors import SignedOut
from netmap.ui.assets import component
from netmap.ui.shared import Shared
from netmap.ui.signed import Signed, ticket
from netmap.words import signing as words

KEY = "watch"


def draw_watch(here: Shared, signed: Signed) -> None:
    """Draw what watches, and once after signing in hand over the cookie's ticket."""
    _draw(here, signed.token, ticket(here, signed))


@st.fragment
def _draw(here: Shared, token: str, given: str) -> None:
    """Draw it as a part of its own, so that watching redraws nothing else."""
    if here.sessions.look(token, instant()) is None:
        st.rerun()
    component("watch")(
        key=KEY,
        data={
            "idle": here.sessions.limits.idle.total_seconds(),
            "ticket": given,
            "warning": words.WARNING,
            "stay": words.WARNING_STAY,
        },
        on_active_change=lambda: _use(here, token),
        on_look_change=_look,
        on_over_change=lambda: here.sessions.let_idle(token, instant()),
    )


def _use(here: Shared, token: str) -> None:
    try:
        here.sessions.use(token, instant())
    except SignedOut:
        return


def _look() -> None:
    """That this part is drawn again is all it takes."""
