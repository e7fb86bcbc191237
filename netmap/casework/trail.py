"""Reading the audit trail: who did what with which case, and when; no content."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from netmap.access.permissions import Act, can_do, can_ever, can_serve
from netmap.casework.acting import looked_at
from netmap.errors import NotForRole
from netmap.model.base import Value
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
    reader = _reader(cursor, staff.worker(cursor, by))
    sought = _sought(question, reader)
    found = audit.sought(cursor, sought.model_copy(update={"most": most and most + 1}))
    kept = found if most is None else found[:most]
    return Trail(
        rows=tuple(_row(one, reader) for one in kept),
        more=len(found) > len(kept),
        workers={one.id: one.name for one in reader.asked_about},
    )


class _Reader(NamedTuple):
    """What the one who reads the trail may know: cases by id, all workers by id.

    `asked_about` are the workers whose rows of no case they may read.
    """

    cases: Mapping[str, str]
    workers: Mapping[str, Worker]
    asked_about: tuple[Worker, ...]
    manages: bool


def _reader(cursor: Cursor, worker: Worker) -> _Reader:
    manages = can_serve(worker, Act.MANAGE_PEOPLE)
    if not (manages or can_ever(worker, Act.SEE_TRAIL)):
        raise NotForRole
    everyone = people.participants(cursor)
    workers = {one.id: one for one in staff.workers(cursor)}
    return _Reader(
        cases={
            one.id: one.reference
            for one in everyone
            if can_do(worker, one, Act.SEE_TRAIL)
        },
        workers=workers,
        asked_about=tuple(
            one for one in workers.values() if manages or one.team == worker.team
        ),
        manages=manages,
    )


def _row(entry: AuditEntry, reader: _Reader) -> TrailRow:
    who = reader.workers.get(entry.recorded_by)
    about = reader.workers.get(entry.subject or "")
    return TrailRow(
        number=entry.number,
        at=entry.recorded_at,
        by=entry.recorded_by,
        name=who.name if who else "",
        act=entry.act,
        case=reader.cases.get(entry.participant_id or "", ""),
        about=about.name if about else "",
    )


def _sought(question: Question, reader: _Reader) -> Sought:
    if question.case:
        wanted = question.case.strip()
        cases = [key for key, one in reader.cases.items() if one == wanted]
        workers: list[str] | None = []
    else:
        cases = list(reader.cases)
        workers = None if reader.manages else [one.id for one in reader.asked_about]
    return Sought(
        cases=tuple(cases),
        workers=None if workers is None else tuple(workers),
        worker=question.worker,
        since=_begins(question.since),
        until=_begins(question.until, later=timedelta(days=1)),
    )


def _begins(day: date | None, later: timedelta = timedelta()) -> datetime | None:
    """Return when a day begins, or one later; None where no calendar has it."""
    try:
        return datetime.combine(day + later, time()).astimezone() if day else None
    except (OverflowError, ValueError):
        return None
