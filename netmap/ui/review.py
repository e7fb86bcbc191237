"""The review on screen: reading back, what is missing, and sealing."""

import streamlit as st

from netmap.casework.completeness import Missing, missing
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import MapView
from netmap.reports.readback import read_back
from netmap.ui.fields import draw_fields, draw_pairs
from netmap.ui.page import Desk, attempt
from netmap.ui.text import draw_list, draw_passages
from netmap.words import screen
from netmap.words.labels import field_label

CONDUCT = (
    "held_on",
    "next_review_on",
    "led_by",
    "conversation_chosen",
    "place",
    "language",
    "support_needed",
    "support_provided",
)
CONDUCT_WORDS = (
    "support_shortfall",
    "methods",
    "present",
    "nobody_in",
    "participant_comment",
    "artefact",
)
CHECKED = (
    "restrictions_checked_on",
    "restrictions_checked_with",
    "safe_to_take_home",
)
FOR_THE_WORKER = frozenset({"restrictions", "take_home"})
SURE = "seal.sure"


def draw_conduct(desk: Desk, view: MapView, *, worker: bool) -> None:
    """Draw how the review was held, and with what communication support.

    What is for the worker to check is drawn only where nobody else can see.
    """
    draw_pairs(desk, view, "review", "review", CONDUCT)
    draw_fields(desk, view, "review", "review", CONDUCT_WORDS)
    if worker:
        draw_pairs(desk, view, "review", "review", CHECKED)


def draw_read_back(view: MapView) -> None:
    """Draw what is read back to the participant."""
    st.header(screen.READ_BACK)
    if view.open:
        st.caption(screen.READ_BACK_HELP)
    draw_passages(read_back(view.network))


def draw_agreement(desk: Desk, view: MapView) -> None:
    """Draw whether the participant agrees, and what they said."""
    st.header(screen.AGREEMENT)
    draw_fields(desk, view, "review", "review", ("agreement", "agreement_words"))


def draw_missing(view: MapView, *, worker: bool) -> None:
    """Draw what the map does not say yet; the worker's checks for the worker only."""
    st.header(screen.MISSING if view.open else screen.MISSING_SEALED)
    found = [
        one
        for one in missing(view.network)
        if worker or one.question not in FOR_THE_WORKER
    ]
    if view.changed_since_answer:
        st.warning(screen.CHANGED_SINCE_ANSWER)
    if not found:
        st.caption(screen.MISSING_NONE)
    elif view.open:
        st.caption(screen.MISSING_HELP)
    draw_list(_said(view, one) for one in found)


def draw_sealing(desk: Desk, view: MapView) -> None:
    """Draw the last step: sealing, for good."""
    st.header(screen.SEAL)
    st.caption(screen.SEAL_HELP)
    unasked = [one for one in missing(view.network) if one.question == "still_true"]
    if unasked:
        st.warning(screen.SEAL_UNASKED)
        st.text(_names(view, unasked[0]))
    sure = st.checkbox(screen.SEAL_SURE, key=f"{SURE}.{view.head.review_id}")
    st.button(
        screen.SEAL_BUTTON,
        type="primary",
        disabled=not sure,
        on_click=_seal,
        args=(desk, view),
    )


def draw_seal(view: MapView) -> None:
    """Draw the digest of a sealed review, and why it corrects another one."""
    st.text(f"{screen.DIGEST}: {view.digest}", help=screen.DIGEST_HELP)
    reason = view.network.review.correction_reason
    if reason:
        with st.expander(field_label("correction_reason")):
            st.text(reason)


def _said(view: MapView, one: Missing) -> str:
    question = screen.QUESTIONS[one.question]
    return f"{question}: {_names(view, one)}." if one.alter_ids else question


def _names(view: MapView, one: Missing) -> str:
    return ", ".join(view.network.alter(alter_id).name for alter_id in one.alter_ids)


def _seal(desk: Desk, view: MapView) -> None:
    def use() -> None:
        seal_review(desk.store, **desk.acting, review_id=view.head.review_id)

    attempt(use, screen.SEALED_DONE, keep=False)
