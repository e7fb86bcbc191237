"""Where the user is: which participant and which review. One value per session."""

from time import monotonic
from typing import NamedTuple
from uuid import uuid4

import streamlit as st

PLACE = "netmap.place"
CASE = "case"
"""Where a page's address keeps the case's id, so that a reload comes back to it."""
DOUBLE_CLICK = 1.0
"""Seconds within which the same thing sent twice was meant once."""


class Place(NamedTuple):
    """The participant and the review that are open; None where none is."""

    participant_id: str | None = None
    review_id: str | None = None


def place() -> Place:
    """Return where the user is."""
    found: Place = st.session_state.get(PLACE, Place())
    return found


def go(participant_id: str | None, review_id: str | None = None) -> None:
    """Move the user to a participant, and to a review if one is named."""
    st.session_state[PLACE] = Place(participant_id, review_id)


class Token(NamedTuple):
    """The id of what a form adds, what the form said, and when it was spent."""

    id: str
    said: object
    spent_at: float | None = None


def token(purpose: str, said: object) -> str:
    """Return an id for what a form is about to add; the same until it is spent.

    A double click then adds the same thing twice, which adds it once: its second half
    says the same, a moment after the id was spent.
    """
    key = f"netmap.token.{purpose}"
    held: Token | None = st.session_state.get(key)
    if held is None or not _meant(held, said):
        held = Token(str(uuid4()), said)
        st.session_state[key] = held
    return held.id


def spend(purpose: str) -> None:
    """Let the next form have a new id."""
    key = f"netmap.token.{purpose}"
    held: Token | None = st.session_state.get(key)
    if held is not None:
        st.session_state[key] = held._replace(spent_at=monotonic())


def _meant(held: Token, said: object) -> bool:
    if held.spent_at is None:
        return True
    return held.said == said and monotonic() - held.spent_at < DOUBLE_CLICK
