"""Reading the audit trail: who did what with which case, and when; no content."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from netmap.access.permissions import Act, can_do, can_ever, can_serve
from netmap.casework.acting import looked_at
from netmap.errors import NotForRole
from netmap.model.base import Value
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import audit, people, staff
from netmap.store.audit import AuditEntry, Sought
from netmap.store.database import Cursor, Store

MOST = 1_000
"""Rows on one screen; an export has all of them."""


class Question(Value):
    """Which rows are asked for; what is left out does not matter.

    `case` is the service's reference. Days are those of the one who asks, both
    included.
    """

    worker: str | None = None
    case: str | None = None
    since: date | None = None
    until: date | None = None


class TrailRow(Value):
    """A row as a reader sees it: names of workers, references of cases.

    `about` is the worker to whom it was done, if it was to one.
    """

    number: int
    at: datetime
    by: str
    name: str
    act: str
    case: str
    about: str


class Trail(Value):
    """The rows that answer a question, newest first, and whether there are more.

    `workers` are those whom the reader may ask about.
    """

    rows: tuple[TrailRow, ...]
    more: bool
    workers: dict[str, str]


def see_trail(store: Store, *, by: str, at: datetime, question: Question) -> Trail:
    """Return what the one who looks may know of who did what; the look is on record.

    Supervisors and the safeguarding lead read the rows of their team's cases and
    people. Administrators read those that are about no case.

    Raises:
        NotForRole: the trail is not for them.
    """

    def read(cursor: Cursor) -> tuple[Trail, list[None]]:
        return _trail(cursor, by, question, MOST), [None]

    return looked_at(store, by=by, at=at, act="view_trail", read=read)


def take_trail(store: Store, *, by: str, at: datetime, question: Question) -> Trail:
    """Return all of the same to take out of netmap, and leave a row.

    Raises:
        NotForRole: the trail is not for them.
    """
    with store.writing() as cursor:
        found = _trail(cursor, by, question, None)
        audit.write(cursor, at=at, by=by, act="export_trail")
    return found


def _trail(cursor: Cursor, by: str, question: Question, most: int | None) -> Trail:
    reader = _Reader(cursor, staff.worker(cursor, by))
    found = audit.sought(cursor, _sought(question, reader))
    rows = [reader.row(one) for one in found if reader.may_read(one)]
    kept = rows if most is None else rows[:most]
    return Trail(
        rows=tuple(kept), more=len(rows) > len(kept), workers=reader.may_ask_about()
    )


class _Reader:
    """What the one who reads the trail may know."""

    def __init__(self, cursor: Cursor, worker: Worker) -> None:
        self.worker = worker
        self.manages = can_serve(worker, Act.MANAGE_PEOPLE)
        self.leads = can_ever(worker, Act.SEE_TRAIL)
        if not (self.manages or self.leads):
            raise NotForRole
        everyone: Iterable[Participant] = people.participants(cursor)
        self.cases = {
            one.id: one.reference
            for one in everyone
            if can_do(worker, one, Act.SEE_TRAIL)
        }
        self.workers = {one.id: one for one in staff.workers(cursor)}

    def may_read(self, entry: AuditEntry) -> bool:
        """Say whether a row is theirs to read."""
        if entry.participant_id is not None:
            return entry.participant_id in self.cases
        if self.manages:
            return True
        who = self.workers.get(entry.recorded_by)
        return who is not None and who.team == self.worker.team

    def may_ask_about(self) -> dict[str, str]:
        """Return the names of the workers whose rows they may read, by id."""
        return {
            one.id: one.name
            for one in self.workers.values()
            if self.manages or one.team == self.worker.team
        }

    def row(self, entry: AuditEntry) -> TrailRow:
        """Return a row with names and references."""
        who = self.workers.get(entry.recorded_by)
        return TrailRow(
            number=entry.number,
            at=entry.recorded_at,
            by=entry.recorded_by,
            name=who.name if who else "",
            act=entry.act,
            case=self.cases.get(entry.participant_id or "", ""),
            about=self._about(entry.subject or ""),
        )

    def _about(self, subject: str) -> str:
        """Return the name of a worker that a row is about; other ids say nothing."""
        who = self.workers.get(subject)
        return who.name if who else ""


def _sought(question: Question, reader: _Reader) -> Sought:
    cases = {reference: key for key, reference in reader.cases.items()}
    return Sought(
        worker=question.worker,
        participant_id=(
            cases.get(question.case.strip(), "-") if question.case else None
        ),
        since=_begins(question.since) if question.since else None,
        until=_begins(question.until + timedelta(days=1)) if question.until else None,
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
