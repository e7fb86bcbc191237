"""Turning the pages of a list."""

from typing import NamedTuple

import streamlit as st

from netmap.words import screen


class Part(NamedTuple):
    """Which page of a list is shown: its key in the session, its size, what it holds.

    `shown` are on this page, `found` on all of them.
    """

    key: str
    size: int
    shown: int
    found: int


def page_of(key: str) -> int:
    """Return the page that is open, from 0."""
    found: int = st.session_state.get(key, 0)
    return found


def turn_to(key: str, page: int) -> None:
    """Open another page; the first one when what is listed changes."""
    st.session_state[key] = page


def draw_turning(part: Part) -> None:
    """Draw the way to the page before and after; nothing where there is one page."""
    if part.found <= part.size:
        return
    page = page_of(part.key)
    last = page * part.size + part.shown
    back, told, on = st.columns((1, 2, 1), vertical_alignment="center")
    back.button(
        screen.PREVIOUS_PAGE,
        disabled=page == 0,
        on_click=turn_to,
        args=(part.key, page - 1),
    )
    first = page * part.size + 1
    told.text(screen.FOUND.format(first=first, last=last, found=part.found))
    on.button(
        screen.NEXT_PAGE,
        disabled=last >= part.found,
        on_click=turn_to,
        args=(part.key, page + 1),
    )
