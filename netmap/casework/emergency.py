"""Emergency access: opened with a reason, for an hour, and looked into afterwards."""

from datetime import datetime
from uuid import uuid4

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import case_for, leave_audit, looked_at, plain_problems
from netmap.errors import AlreadyLookedAt, NotFound, ReasonNeeded
from netmap.model.base import Value
from netmap.model.emergency import Emergency
from netmap.model.staff import Worker
from netmap.store import emergencies, people, staff
from netmap.store.database import Cursor, Store


class Opened(Value):
    """An emergency access, the name of who opened it, and the case's reference."""

    emergency: Emergency
    worker: str
    reference: str


def open_in_emergency(
    store: Store, *, by: str, at: datetime, reference: str, reason: str
) -> Emergency:
    """Open a case that is not one's own, by its exact reference, for an hour.

    Opening one that is open already gives the same hour.

    Raises:
        ReasonNeeded: no reason is given.
        NotFound: there is no such case, or this worker may not open any.
        NotAllowed: it is theirs to see anyway.
    """
    if not reason.strip():
        raise ReasonNeeded
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor,
            by=by,
            at=at,
            participant_id=reference.strip(),
            act=Act.OPEN_IN_EMERGENCY,
        )
        found = emergencies.running(
            cursor, worker=worker.id, participant_id=participant.id, at=at
        )
        if found is not None:
            return found
        with plain_problems():
            opened = Emergency(
                id=f"e-{uuid4()}",
                worker=worker.id,
                participant_id=participant.id,
                opened_at=at,
                reason=reason,
            )
        emergencies.put(cursor, opened)
        about = (participant.id, opened.id)
        leave_audit(cursor, by=by, at=at, act="open_in_emergency", about=about)
    return opened


def close_emergency(store: Store, *, by: str, at: datetime, emergency_id: str) -> None:
    """End one's own emergency access before its hour is over.

    Raises:
        NotFound: it is not theirs, or there is none.
    """
    with store.writing() as cursor:
        found = emergencies.with_id(cursor, emergency_id)
        if found is None or found.worker != staff.worker(cursor, by).id:
            raise NotFound
        if found.runs(at):
            emergencies.put(cursor, found.model_copy(update={"closed_at": at}))
            about = (found.participant_id, found.id)
            leave_audit(cursor, by=by, at=at, act="close_emergency", about=about)


def running_for(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> Emergency | None:
    """Return the emergency access that opens this case to this worker now, if any."""
    with store.reading() as cursor:
        return emergencies.running(
            cursor, worker=by, participant_id=participant_id, at=at
        )


def my_emergencies(store: Store, *, by: str, at: datetime) -> tuple[Opened, ...]:
    """Return the cases that this worker has open in an emergency now."""
    with store.reading() as cursor:
        worker = staff.worker(cursor, by)
        mine = [one for one in emergencies.of_worker(cursor, by) if one.runs(at)]
        return tuple(_opened(cursor, one) for one in mine if worker.active)


def see_emergencies(store: Store, *, by: str, at: datetime) -> tuple[Opened, ...]:
    """Return what waits to be looked into by this worker, the newest first.

    Nobody looks into what they opened themselves.
    """

    def read(cursor: Cursor) -> tuple[tuple[Opened, ...], set[str]]:
        worker = staff.worker(cursor, by)
        found = [
            one
            for one in emergencies.waiting(cursor)
            if _may_look_into(cursor, worker, one)
        ]
        opened = tuple(_opened(cursor, one) for one in found)
        return opened, {one.participant_id for one in found}

    return looked_at(store, by=by, at=at, act="view_emergencies", read=read)


def look_into_emergency(
    store: Store, *, by: str, at: datetime, emergency_id: str, note: str
) -> Emergency:
    """Put on record that a supervisor looked into an emergency access.

    Raises:
        AlreadyLookedAt: somebody did, or it is not theirs to do.
        InvalidEntry: the note does not fit.
    """
    with store.writing() as cursor:
        worker = staff.worker(cursor, by)
        found = emergencies.with_id(cursor, emergency_id)
        if found is None or found.looked_at is not None:
            raise AlreadyLookedAt
        if not _may_look_into(cursor, worker, found):
            raise AlreadyLookedAt
        with plain_problems():
            looked = Emergency.model_validate(
                {
                    **found.model_dump(),
                    "looked_at": at,
                    "looked_by": by,
                    "note": note.strip(),
                }
            )
        emergencies.put(cursor, looked)
        about = (found.participant_id, found.id)
        leave_audit(cursor, by=by, at=at, act="look_into", about=about)
    return looked


def _may_look_into(cursor: Cursor, worker: Worker, emergency: Emergency) -> bool:
    case = people.participant(cursor, emergency.participant_id)
    own = emergency.worker == worker.id
    return not own and can_do(worker, case, Act.LOOK_INTO)


def _opened(cursor: Cursor, emergency: Emergency) -> Opened:
    return Opened(
        emergency=emergency,
        worker=staff.worker(cursor, emergency.worker).name,
        reference=people.participant(cursor, emergency.participant_id).reference,
    )
