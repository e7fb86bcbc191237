"""What left the room, on screen: copies that were given, information passed on."""

from functools import partial

import streamlit as st

from netmap.model.concern import CopyGiven, Disclosure
from netmap.ui.card import draw_adding, draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

COPY = Form(
    "copy_given",
    ("given_on", "what", "language", "safe_to_take_home", "full_view"),
)
DISCLOSURE = Form(
    "disclosure", ("disclosed_on", "to_whom", "what", "authority", "in_time")
)


def draw_papers(at: At) -> None:
    """Draw the copies given and the information passed on, newest first."""
    st.subheader(words.COPIES)
    draw_adding(at, COPY, what=words.PARTICIPANT_COPY)
    copies = at.view.of("copy_given")
    if not copies:
        st.info(words.EMPTY["copy_given"])
    for fact in copies:
        copy = fact.body
        if isinstance(copy, CopyGiven):
            safe = field_label("safe_to_take_home", copy.kind)
            lines = [f"{safe}: {label(copy.safe_to_take_home).lower()}"]
            title = f"{spoken_date(copy.given_on)}: {copy.what}"
            entry = Entry(COPY, "correct", fact)
            draw_card(at, fact, (title, lines), partial(draw_changes, at, (entry,)))
    st.subheader(words.DISCLOSURES)
    draw_adding(at, DISCLOSURE)
    for fact in at.view.of("disclosure"):
        told = fact.body
        if isinstance(told, Disclosure):
            title = f"{spoken_date(told.disclosed_on)}: {told.to_whom}"
            entry = Entry(DISCLOSURE, "correct", fact)
            draw_card(
                at, fact, (title, [told.what]), partial(draw_changes, at, (entry,))
            )
