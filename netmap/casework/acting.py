"""What every use case does first and last: who acts, on which case, what went wrong."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TypedDict, TypeVar

from pydantic import ValidationError

from netmap.access.permissions import Act, can_do, check_do
from netmap.errors import InvalidEntry, NotAllowed
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import audit, emergencies, matters, people, staff
from netmap.store.database import Cursor, Store
from netmap.words.labels import field_label
from netmap.words.problems import MENDS, problem_sentence
from netmap.words.records import KINDS

WHOLE_STORE = "store"
"""What the audit row names where something was taken out of every case."""
SAME_LOOK = timedelta(minutes=15)
"""How long looking at a case again is the same look."""
VIEW = "view"
"""The act of looking at a case, whichever part of it."""
T = TypeVar("T")


class Acting(TypedDict):
    """Who acts and when: what every use case is told."""

    by: str
    at: datetime


def case_for(
    cursor: Cursor, *, by: str, at: datetime, participant_id: str, act: Act
) -> tuple[Worker, Participant]:
    """Return the acting worker and the case, if the worker may do this now.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotFound: there is no such case, or it is not theirs to see.
        NotAllowed: they may see it, but not do this.
    """
    worker = staff.worker(cursor, by)
    participant = people.participant(cursor, participant_id)
    if not can_do(worker, participant, act):
        opened = emergencies.running(
            cursor, worker=worker.id, participant_id=participant.id, at=at
        )
        check_do(worker, participant, act, emergency=opened is not None)
    return worker, participant


def looked_at(
    store: Store,
    *,
    by: str,
    at: datetime,
    act: str,
    read: Callable[[Cursor], tuple[T, Collection[str | None]]],
) -> T:
    """Return what `read` gives, and leave a row for each case that it shows.

    `read` checks what it reads, and names the cases (None: no case in particular).
    A case that was looked at in the last quarter of an hour has its row already. Row
    and look are one transaction: a look that cannot be put on record is refused.
    """
    look = audit.Look(by, act, since=at - SAME_LOOK, until=at)
    with store.reading() as cursor:
        found, cases = read(cursor)
        if not audit.not_on_record(cursor, cases, look):
            return found
    with store.writing() as cursor:
        found, cases = read(cursor)
        new = audit.not_on_record(cursor, cases, look)
        audit.write_each(cursor, at=at, by=by, act=act, participant_ids=new)
    return found


def leave_audit(
    cursor: Cursor,
    *,
    by: str,
    at: datetime,
    act: str,
    about: tuple[str, str | None],
) -> None:
    """Write the audit row of a use case; `about` is (participant id, subject).

    Whatever was done there, what deserves a conversation is to be worked out again.
    """
    audit.write(
        cursor, at=at, by=by, act=act, participant_id=about[0], subject=about[1]
    )
    matters.forget(cursor, about[0])


def cases_to_take(
    cursor: Cursor, *, by: str, at: datetime, act: str, participant_id: str | None
) -> list[Participant]:
    """Return one case to take out, or all by reference; leave the audit row of it.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotFound: there is no such case, or it is not theirs to see.
        NotAllowed: they may see it, but not take it out.
    """
    if participant_id is not None:
        _, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        leave_audit(cursor, by=by, at=at, act=act, about=(participant.id, None))
        return [participant]
    worker = staff.worker(cursor, by)
    if not worker.active:
        raise NotAllowed
    audit.write(cursor, at=at, by=by, act=act, subject=WHOLE_STORE)
    everyone = people.participants(cursor)
    return [one for one in everyone if can_do(worker, one, Act.EXPORT)]


@contextmanager
def plain_problems() -> Iterator[None]:
    """Turn what does not fit a value into a sentence that names the field."""
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        path = [part for part in first["loc"] if isinstance(part, str)]
        kind = next((part for part in path if part in KINDS), "")
        field = path[-1] if path else ""
        name = KINDS[kind] if field == kind else field_label(field, kind)
        problem = problem_sentence(first)
        mend = MENDS.get(first["type"], "").removesuffix(".")
        raise InvalidEntry(
            field=name, problem=f"{problem}. {mend}" if mend else problem
        ) from None
