"""Whether a record can be true: its dates, whom it is about, and what came before it.

The model says what a record may hold. These checks also ask which day it is, when the
case was opened and what the version before said.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netmap.errors import InvalidEntry
from netmap.model.base import Value
from netmap.model.contact import Contact, Source, Visit
from netmap.model.evidence import EvidencePlan, Response, SupervisionNote
from netmap.model.fact import Fact
from netmap.model.participant import Participant
from netmap.model.restriction import Binds, Effect, LegalForce, Restriction
from netmap.standards.criteria import criteria
from netmap.words import checking as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label

EARLIEST = date(1900, 1, 1)
STARTS_WITHIN = timedelta(days=3653)
ENDS_WITHIN = timedelta(days=36525)
AHEAD = frozenset(
    {
        "start_on",
        "end_on",
        "next_review_on",
        "varied_on",
        "withdrawn_on",
        "due_on",
        "review_on",
        "response_due_on",
        "later_on",
        "planned_on",
    }
)
"""Fields whose day may lie ahead; every other day has to have come."""
NOBODY_TO_NAME = frozenset(
    {Effect.NOTIFY_ONLY, Effect.AREA, Effect.INSIDE_AREA, Effect.TIME_LIMITED}
)
"""What a rule may do without naming anybody."""


class Setting(NamedTuple):
    """What a record is checked against: the day, whose case, the version before."""

    today: date
    participant: Participant
    before: Fact | None = None


def check_record(fact: Fact, setting: Setting) -> None:
    """Let a record pass that can be true.

    Raises:
        InvalidEntry: a day is too far away or has not come, a rule is about nobody or
            overlaps its last change, a contact could not have been seen, a note says
            nothing, or a next version gives no reason.
    """
    body = fact.body
    if setting.before is not None and not fact.reason.strip():
        _refuse(body.kind, "reason", words.REASON)
    _check_texts(body.kind, body)
    _check_days(body.kind, body, setting.today)
    if isinstance(body, Restriction):
        if body.superseded_by == fact.fact_id:
            _refuse(body.kind, "superseded_by", words.BY_ITSELF)
        _check_rule(body, setting)
    elif isinstance(body, Contact):
        _check_contact(body, setting.participant)
    elif isinstance(body, Response):
        _check_later(body, setting.today)
    elif isinstance(body, SupervisionNote):
        _check_note(body, setting.today)
    elif isinstance(body, EvidencePlan) and not set(body.criteria) & _known_criteria():
        _refuse(body.kind, "criteria", words.NO_CRITERION)


def _refuse(kind: str, field: str, problem: str, day: date | None = None) -> None:
    said = problem.format(day=spoken_date(day)) if day else problem
    raise InvalidEntry(field=field_label(field, kind), problem=said)


def _check_texts(kind: str, body: Value) -> None:
    """Refuse a record whose required text holds nothing to read."""
    for name, field in type(body).model_fields.items():
        value = getattr(body, name)
        if field.is_required() and isinstance(value, str) and not value.strip():
            _refuse(kind, name, words.EMPTY)


def _check_days(kind: str, body: Value, today: date) -> None:
    for name, day in _days(body):
        if day < EARLIEST:
            _refuse(kind, name, words.LONG_AGO, day)
        if name not in AHEAD and day > today:
            _refuse(kind, name, words.NOT_COME, day)
        within = STARTS_WITHIN if name == "start_on" else ENDS_WITHIN
        if day > today + within:
            _refuse(kind, name, words.FAR_AWAY, day)


def _days(body: Value) -> Iterator[tuple[str, date]]:
    for name in type(body).model_fields:
        value = getattr(body, name)
        if isinstance(value, date):
            yield name, value
        elif isinstance(value, Visit):
            yield from _days(value)


def _check_rule(rule: Restriction, setting: Setting) -> None:
    if rule.binds == Binds.NOBODY and rule.legal_force != LegalForce.NONE:
        _refuse(rule.kind, "binds", words.BINDS_NOBODY)
    named = (
        *rule.target_alters,
        *rule.target_places,
        *rule.target_online,
        *filter(None, [rule.target_class]),
    )
    if not named and rule.effect not in NOBODY_TO_NAME:
        _refuse(rule.kind, "target_alters", words.ABOUT_NOBODY)
    if rule.varied_on is not None and rule.varied_on < rule.start_on:
        _refuse(rule.kind, "varied_on", words.BEFORE_START, rule.start_on)
    before = setting.before.body if setting.before else None
    changed = before.varied_on if isinstance(before, Restriction) else None
    if changed is not None and (rule.varied_on is None or rule.varied_on < changed):
        _refuse(rule.kind, "varied_on", words.OVERLAPS, changed)


def _check_contact(contact: Contact, participant: Participant) -> None:
    if not contact.alters:
        _refuse(contact.kind, "alters", words.WITH_NOBODY)
    known = participant.opened_on
    seen = contact.source == Source.PRACTITIONER or contact.visit is not None
    if contact.happened_on < known and seen:
        _refuse(contact.kind, "happened_on", words.NOT_KNOWN_YET, known)
    visit = contact.visit
    times = (visit.start_time, visit.end_time) if visit else (None, None)
    if times[0] and times[1] and times[1] <= times[0]:
        _refuse("visit", "end_time", words.ENDS_FIRST)


def _check_later(response: Response, today: date) -> None:
    if response.later_on is not None and response.later_on <= today:
        _refuse(response.kind, "later_on", words.NOT_LATER, response.later_on)


def _known_criteria() -> set[str]:
    return {one.id for one in criteria().criteria}


def _check_note(note: SupervisionNote, today: date) -> None:
    if not (note.questions.strip() or note.decisions.strip()):
        other = field_label("decisions", note.kind)
        _refuse(note.kind, "questions", words.NOTHING_NOTED.format(other=other))
    if note.review_on is not None and note.review_on < today:
        _refuse(note.kind, "review_on", words.PASSED, note.review_on)
