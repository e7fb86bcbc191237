"""Handing a case over to another worker, with everything in it."""

from datetime import datetime

from netmap.access.permissions import Act, can_do, can_ever, can_serve
from netmap.casework.acting import case_for, leave_audit
from netmap.errors import NotForRole, WorkerInactive
from netmap.model.base import Value
from netmap.model.staff import Worker
from netmap.store import people, staff
from netmap.store.database import Store


class Held(Value):
    """A case that can be handed over: its reference alone, and who holds it."""

    participant_id: str
    reference: str
    worker: str


class Handing(Value):
    """The cases that this worker may hand over, and to whom."""

    cases: tuple[Held, ...]
    takers: tuple[Worker, ...]
    names: dict[str, str]


def see_held(store: Store, *, by: str) -> Handing:
    """Return the cases that this worker may hand over, by reference.

    An administrator is told references and nothing else of a case.

    Raises:
        NotForRole: the worker may never hand over a case.
    """
    with store.reading() as cursor:
        worker = staff.worker(cursor, by)
        if not can_ever(worker, Act.HAND_OVER):
            raise NotForRole
        everyone = people.participants(cursor)
        workers = staff.workers(cursor)
    cases = tuple(
        Held(participant_id=one.id, reference=one.reference, worker=one.worker)
        for one in everyone
        if can_do(worker, one, Act.HAND_OVER)
    )
    return Handing(
        cases=cases,
        takers=tuple(one for one in workers if can_serve(one, Act.HOLD_CASES)),
        names={one.id: one.name for one in workers},
    )


def hand_over(
    store: Store, *, by: str, at: datetime, participant_id: str, to: str
) -> None:
    """Hand a case over to another worker, and so to their team.

    Everything in it goes along. A concern is seen by supervisors and the safeguarding
    lead of the new team from now on, and by the one who raised it while they may see
    the case. Handing it to whoever holds it changes nothing.

    Raises:
        NotFound, NotAllowed: it is not theirs to hand over.
        WorkerInactive: the other has left, or holds no cases.
    """
    with store.writing() as cursor:
        _, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.HAND_OVER
        )
        taker = staff.worker(cursor, to)
        if not can_serve(taker, Act.HOLD_CASES):
            raise WorkerInactive
        changed = participant.model_copy(
            update={"worker": taker.id, "team": taker.team}
        )
        if changed == participant:
            return
        people.change_participant(cursor, seen=participant, changed=changed)
        about = (participant.id, taker.id)
        leave_audit(cursor, by=by, at=at, act="hand_over", about=about)
