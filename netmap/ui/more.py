"""Long lists on screen: the first of them, and the rest when someone asks for it."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from netmap.words import contact as words

T = TypeVar("T")
AT_ONCE = 20
"""How many are drawn before someone asks for more."""


def first_of_many(many: Sequence[T], key: str) -> Sequence[T]:
    """Return as many as are drawn of a list that this key names."""
    return many if st.session_state.get(key) else many[:AT_ONCE]


def draw_more(many: Sequence[T], key: str) -> None:
    """Draw the button that shows all of a list, where not all is drawn."""
    left = len(many) - len(first_of_many(many, key))
    if left:
        st.button(
            words.MORE_ASKED.format(count=left),
            key=f"more.{key}",
            on_click=_show_all,
            args=(key,),
        )


def _show_all(key: str) -> None:
    st.session_state[key] = True
