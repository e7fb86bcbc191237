"""Countersigning and supervision notes on screen: the steps, and what one may do."""

import streamlit as st

from netmap.casework.supervising import (
    ask_countersign,
    countersign,
    return_review,
    write_supervision_note,
)
from netmap.casework.supervision import (
    Noted,
    SignedReview,
    Step,
    Supervision,
    see_supervision,
)
from netmap.model.codes import ReviewState
from netmap.model.sign_off import ReviewStage
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.ui.page import Desk, attempt, shown_or_stop
from netmap.ui.place import spend, token
from netmap.ui.text import draw_said
from netmap.words import supervision as words
from netmap.words.dates import spoken_date, spoken_time

NOTE = "supervision_note"
FIELDS = ("questions", "decisions", "review_on")


def _supervision(desk: Desk, participant_id: str) -> Supervision:
    """Return what is on record of supervision in a case, or show why not and stop."""
    found = shown_or_stop(
        lambda: see_supervision(
            desk.store, **desk.acting, participant_id=participant_id
        )
    )
    assert isinstance(found, Supervision)  # noqa: S101 -- narrows the type
    return found


def draw_supervision(desk: Desk, participant_id: str, review_id: str) -> None:
    """Draw countersigning of a review, and the notes of its case."""
    found = _supervision(desk, participant_id)
    about = found.reviews[review_id]
    signing, notes = st.columns(2)
    with signing:
        _draw_sign_off(desk, about)
    with notes:
        _draw_notes(desk, found, about)


def _draw_sign_off(desk: Desk, review: SignedReview) -> None:
    """Draw how far a review is, every step, and what the one who looks may do."""
    st.subheader(words.SIGN_OFF.format(number=review.head.number))
    st.text(f"{words.STAGES[review.stage]}.")
    for step in review.steps:
        _draw_step(step)
    if review.may_ask:
        _draw_asking(desk, review)
    if review.may_sign:
        _draw_signing(desk, review)


def _draw_step(step: Step) -> None:
    said = words.STEPS[step.state].format(
        name=step.name or words.SOMEBODY,
        time=spoken_time(step.at),
        digest=step.digest[:DIGEST_SHOWN],
    )
    if step.reason:
        draw_said(said, step.reason)
    else:
        st.text(said)


def _draw_asking(desk: Desk, review: SignedReview) -> None:
    again = review.stage == ReviewStage.RETURNED
    key = f"ask.reason.{review.head.review_id}"
    label = words.ASK_REASON_AGAIN if again else words.ASK_REASON
    st.text_area(label, key=key, persist_state="session")
    st.button(words.ASK, on_click=_ask, args=(desk, review, key))


def _ask(desk: Desk, review: SignedReview, key: str) -> None:
    reason = st.session_state[key]

    def use() -> None:
        ask_countersign(
            desk.store,
            **desk.acting,
            review_id=review.head.review_id,
            reason=reason,
        )

    attempt(use, words.ASKED, lambda: _empty(key))


def _draw_signing(desk: Desk, review: SignedReview) -> None:
    st.caption(words.SIGN_HELP)
    st.button(words.SIGN, type="primary", on_click=_sign, args=(desk, review))
    key = f"return.reason.{review.head.review_id}"
    st.text_area(words.RETURN_REASON, key=key, persist_state="session")
    st.button(words.RETURN, on_click=_return, args=(desk, review, key))


def _sign(desk: Desk, review: SignedReview) -> None:
    def use() -> None:
        countersign(
            desk.store,
            **desk.acting,
            review_id=review.head.review_id,
            digest=_digest(review),
        )

    attempt(use, words.SIGNED, keep=False)


def _return(desk: Desk, review: SignedReview, key: str) -> None:
    reason = st.session_state[key]

    def use() -> None:
        return_review(
            desk.store,
            **desk.acting,
            review_id=review.head.review_id,
            digest=_digest(review),
            reason=reason,
        )

    attempt(use, words.RETURNED, lambda: _empty(key))


def _digest(review: SignedReview) -> str:
    """Return the digest of what was on the screen: that is what is signed."""
    return review.seal.digest if review.seal else ""


def _draw_notes(desk: Desk, found: Supervision, about: SignedReview) -> None:
    """Draw the notes of a case, newest first, and a form for whoever supervises it."""
    st.subheader(words.NOTES)
    st.caption(words.NOTES_HELP)
    if found.may_supervise:
        _draw_form(desk, found, about)
    if not found.notes:
        st.text(words.NO_NOTES)
    numbers = {key: one.head.number for key, one in found.reviews.items()}
    for noted in found.notes:
        with st.container(border=True):
            _draw_note(noted, numbers)


def _draw_note(noted: Noted, numbers: dict[str, int]) -> None:
    note = noted.note
    st.text(
        words.NOTE_BY.format(
            name=noted.name or words.SOMEBODY, day=spoken_date(note.written_on)
        )
    )
    if note.review_id in numbers:
        st.text(words.NOTE_ABOUT.format(number=numbers[note.review_id]))
    for title, text in (
        (words.QUESTIONS, note.questions),
        (words.DECISIONS, note.decisions),
    ):
        if text:
            draw_said(title, text)
    if note.review_on:
        st.text(words.NOTE_BACK.format(day=spoken_date(note.review_on)))
    if note.viewed_only:
        st.text(words.NOTE_VIEWED)


def _draw_form(desk: Desk, found: Supervision, about: SignedReview) -> None:
    keys = {name: f"{NOTE}.{name}.{found.participant.id}" for name in FIELDS}
    st.text_area(words.QUESTIONS, key=keys["questions"], persist_state="session")
    st.text_area(words.DECISIONS, key=keys["decisions"], persist_state="session")
    st.date_input(
        words.BACK_ON,
        value=None,
        min_value="today",
        format="DD/MM/YYYY",
        key=keys["review_on"],
        persist_state="session",
    )
    st.button(
        words.WRITE, type="primary", on_click=_write, args=(desk, found, about, keys)
    )


def _write(
    desk: Desk, found: Supervision, about: SignedReview, keys: dict[str, str]
) -> None:
    fields = {name: st.session_state[key] for name, key in keys.items()}
    sealed = about.head.state == ReviewState.SEALED
    fields["review_id"] = about.head.review_id if sealed else None
    note_id = token(NOTE, (found.participant.id, *fields.values()))

    def use() -> None:
        write_supervision_note(
            desk.store,
            **desk.acting,
            participant_id=found.participant.id,
            note_id=note_id,
            fields=fields,
        )

    def after() -> None:
        spend(NOTE)
        for name, key in keys.items():
            st.session_state[key] = None if name == "review_on" else ""

    attempt(use, words.WRITTEN, after)


def _empty(key: str) -> None:
    st.session_state[key] = ""
