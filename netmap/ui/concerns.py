"""Concerns on screen, for those who may see them; signs, and what was told."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from netmap.model.concern import Concern, Decision
from netmap.model.contact import Observation
from netmap.model.fact import Fact
from netmap.ui.card import draw_adding, draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form, key_of
from netmap.ui.record import draw_entry
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label, sign_words

RAISED = (
    "raised_on",
    "about_alter",
    "seen_or_said",
    "immediate_danger",
    "immediate_safety_checked",
    "immediate_action",
    "participant_told",
    "participant_wish",
)
ROUND = (
    "harm_type",
    "who_else_present",
    "capacity_doubt",
    "consent_to_share",
    "others_at_risk",
)
DECIDED = (
    "decision",
    "decided_by",
    "decision_reason",
    "discussed_with",
    "reported_to",
    "reported_on",
    "reported_how",
    "reference",
    "response_due_on",
)
CAME = (
    "acknowledged_on",
    "outcome_on",
    "outcome",
    "feedback_given_on",
    "escalated_to",
    "escalated_on",
    "escalation_reason",
)
CONCERN = Form("concern", RAISED, (*ROUND, *DECIDED))
WHOLE = Form("concern", (*RAISED, *ROUND), (*DECIDED, *CAME))
DECISION = Form("concern", DECIDED)
OUTCOME = Form("concern", CAME)
CLOSING = Form("concern", ("closed_on", "closed_by"))
SIGN = Form("observation", ("alter_id", "tag", "observed_on", "source", "note"))
TOLD = Form(
    "reporting_information",
    (
        "told_on",
        "about_alter",
        "routes",
        "format",
        "alone",
        "understanding_checked",
        "copy_safe",
    ),
)


def draw_concerns(at: At) -> None:
    """Draw the concerns that the one who looks may see, and the way to raise one."""
    st.caption(words.CONCERN_HELP)
    if at.view.may_record:
        entry = Entry(CONCERN, given={"raised_by": at.desk.by})
        with st.expander(words.ADD["concern"]):
            if st.session_state.get(key_of(at, entry, "immediate_danger")):
                st.error(words.DANGER)
            draw_entry(at, entry)
    found = sorted(at.view.of("concern"), key=_order)
    if not found:
        st.info(words.EMPTY["concern"])
    for fact in found:
        _draw_concern(at, fact)
    _draw_signs(at)
    st.subheader(words.ROUTES)
    draw_adding(at, TOLD)
    for fact in at.view.of("reporting_information"):
        said = field_label("routes", fact.body.kind)
        draw_card(
            at,
            fact,
            (said, list(getattr(fact.body, "routes", ()))),
            partial(draw_changes, at, (Entry(TOLD, "correct", fact),)),
        )


def _concern(fact: Fact) -> Concern:
    assert isinstance(fact.body, Concern)  # noqa: S101 -- narrows the type
    return fact.body


def _order(fact: Fact) -> tuple[bool, str]:
    concern = _concern(fact)
    return (concern.closed_on is not None, concern.raised_on.isoformat())


def _draw_concern(at: At, fact: Fact) -> None:
    concern = _concern(fact)
    title = f"{spoken_date(concern.raised_on)}: {concern.seen_or_said}"
    draw_card(
        at,
        fact,
        (title, _lines(at, concern)),
        lambda: draw_changes(
            at,
            (
                Entry(DECISION, "decide", fact),
                Entry(OUTCOME, "answer", fact),
                Entry(CLOSING, "close", fact),
                Entry(WHOLE, "correct", fact),
            ),
        ),
    )


def _lines(at: At, concern: Concern) -> Iterator[str]:
    if concern.about_alter:
        names = at.view.names.get(concern.about_alter, "")
        yield words.ABOUT.format(names=names)
    yield concern_state(concern)
    who = at.view.workers.get(concern.raised_by, concern.raised_by)
    yield f"{field_label('raised_by', 'concern')}: {who}"


def concern_state(concern: Concern) -> str:
    """Say how far a concern has come."""
    if concern.closed_on:
        day = spoken_date(concern.closed_on)
        return words.CONCERN_STATE["closed"].format(day=day)
    if concern.decision is None:
        return words.CONCERN_STATE["undecided"]
    waiting = concern.decision == Decision.REPORT and not concern.answered
    state = words.CONCERN_STATE["waiting" if waiting else "answered"]
    return f"{label(concern.decision)}. {state}"


def _draw_signs(at: At) -> None:
    st.subheader(words.SIGNS)
    st.caption(words.SIGNS_HELP)
    draw_adding(at, SIGN)
    for fact in at.view.of("observation"):
        if isinstance(fact.body, Observation):
            _draw_sign(at, fact, fact.body)


def _draw_sign(at: At, fact: Fact, seen: Observation) -> None:
    names = at.view.names.get(seen.alter_id, "")
    title = f"{names}: {sign_words(seen.tag).lower()}"
    day = [spoken_date(seen.observed_on)] if seen.observed_on else []
    draw_card(
        at,
        fact,
        (title, [*day, label(seen.source)]),
        lambda: draw_changes(at, (Entry(SIGN, "correct", fact),)),
    )
