"""The frame of every page: the guard, the banner, and messages after a callback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import streamlit as st

from netmap.casework.keeping import acting_worker
from netmap.errors import NetmapError, StaleEdit
from netmap.store.database import Store
from netmap.ui.place import go
from netmap.ui.shared import settings, shared
from netmap.ui.standby import draw_standby
from netmap.ui.style import draw_style
from netmap.words import screen

SHELL = "netmap.shell"
FLASH = "netmap.flash"
TARGET = "netmap.target"
REDRAW = "netmap.redraw"

CASE = "case"
"""Where a page's address keeps the case's id, so that a reload comes back to it."""
OF_A_CASE = frozenset({"map", "contact", "review"})

Kind = Literal["done", "refused"]


class Flash(NamedTuple):
    """What to tell the user once, after a callback."""

    kind: Kind
    sentence: str


class Desk(NamedTuple):
    """What a page works with: the store and who acts."""

    store: Store
    by: str


def enter_shell() -> None:
    """Mark that app.py has run in this session."""
    st.session_state[SHELL] = True


def begin_page() -> Desk:
    """Guard a page, draw its banner and message, and return what it works with.

    A visit that did not come through app.py is sent there first, and then to the page
    it asked for; one that a callback led elsewhere goes there, with its message. Where
    the store does not open, the reason is shown and nothing else.
    """
    if not st.session_state.get(SHELL):
        _remember_where()
        st.switch_page("app.py")
    target = st.session_state.pop(TARGET, None)
    if target:
        st.switch_page(target)
    st.session_state[REDRAW] = False
    draw_style()
    draw_standby()
    with _or_stop():
        store = shared().store
        by = acting_worker(store, settings().worker)
    if store.demo:
        st.caption(screen.DEMO_BANNER, help=screen.DEMO_HELP)
    show_flash()
    return Desk(store, by)


def _remember_where() -> None:
    """Keep which page of which case was asked for, to come back to it.

    So a reload, or a server that was started again, leaves nobody somewhere else.
    """
    case = st.query_params.get(CASE)
    path = urlsplit(st.context.url or "").path.strip("/")
    if case and path in OF_A_CASE:
        go(case)
        lead_to(f"pages/{path}.py")


def attempt(use: Callable[[], object], done: str = "") -> bool:
    """Run one use case from a callback; say its error, or `done`, on the next page.

    A stale edit is passed on: the field that made it keeps what was typed.
    """
    redraw()
    try:
        use()
    except StaleEdit:
        raise
    except NetmapError as error:
        flash("refused", error.sentence)
        return False
    if done:
        flash("done", done)
    return True


def lead_to(page: str) -> None:
    """Lead on to another page when the callback is over."""
    st.session_state[TARGET] = page


def flash(kind: Kind, sentence: str) -> None:
    """Leave a message for the next time a page is drawn."""
    st.session_state[FLASH] = Flash(kind, sentence)
    redraw()


def redraw() -> None:
    """Ask from a callback that the whole page is drawn, not only a part of it."""
    st.session_state[REDRAW] = True


def must_redraw() -> bool:
    """Say whether a callback asked for the whole page since it was drawn last."""
    return bool(st.session_state.get(REDRAW))


def show_flash() -> None:
    """Show the message a callback left, once.

    It lies over the top of the page and moves nothing. Its place is there without a
    message too: what moves on a page is made anew by the browser and loses the focus.
    """
    with st.container(key="flash"):
        place = st.empty()
    left: Flash | None = st.session_state.pop(FLASH, None)
    if left is None:
        return
    show = place.success if left.kind == "done" else place.error
    show(left.sentence)


def shown_or_stop(use: Callable[[], object]) -> object:
    """Return what a use case gives, or show its error and end the page."""
    with _or_stop():
        return use()


@contextmanager
def _or_stop() -> Iterator[None]:
    try:
        yield
    except NetmapError as error:
        st.error(error.sentence)
        st.stop()
