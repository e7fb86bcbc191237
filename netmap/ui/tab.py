"""Tabs of which only the open one is drawn, so that a change shows at once."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st


class Tab(NamedTuple):
    """A tab: its title, and what draws it."""

    title: str
    draw: Callable[[], None]


def draw_open(tabs: Sequence[Tab], key: str, *, headed: bool = False) -> None:
    """Draw the tabs and what is in the open one; `headed` says its title again."""
    places = st.tabs([tab.title for tab in tabs], key=key, on_change="rerun")
    for place, tab in zip(places, tabs, strict=True):
        if place.open:
            with place:
                if headed:
                    st.header(tab.title)
                tab.draw()
