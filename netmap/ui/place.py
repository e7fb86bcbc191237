"""Where the user is: which participant and which review. One value per session."""

from typing import NamedTuple
from uuid import uuid4

import streamlit as st

PLACE = "netmap.place"


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


def token(purpose: str) -> str:
    """Return an id for what a form is about to add; the same until it is spent.

    A double click then adds the same thing twice, which adds it once.
    """
    return str(st.session_state.setdefault(f"netmap.token.{purpose}", str(uuid4())))


def spend(purpose: str) -> None:
    """Let the next form have a new id."""
    st.session_state.pop(f"netmap.token.{purpose}", None)
