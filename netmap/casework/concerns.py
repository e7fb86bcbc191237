"""Concerns across cases, for those who raised them and those who answer for them."""

from datetime import datetime

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import looked_at
from netmap.casework.records import may_see
from netmap.errors import NotAllowed
from netmap.model.base import Value
from netmap.model.concern import Concern
from netmap.model.fact import Fact
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import facts, people, staff
from netmap.store.database import Cursor, Store


class SeenConcern(Value):
    """A concern of a case, and whether the one who looks may see the case as well."""

    participant: Participant
    fact: Fact
    sees_case: bool

    @property
    def concern(self) -> Concern:
        """What the concern says."""
        assert isinstance(self.fact.body, Concern)  # noqa: S101 -- narrows the type
        return self.fact.body


def see_concerns(store: Store, *, by: str, at: datetime) -> tuple[SeenConcern, ...]:
    """Return every concern that this worker may see: open ones first, the oldest first.

    They see those they raised; supervisors and the safeguarding lead those of the team.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotAllowed: the worker is not active.
    """

    def read(cursor: Cursor) -> tuple[tuple[SeenConcern, ...], list[str]]:
        found = _concerns(cursor, by)
        return found, sorted({one.participant.id for one in found})

    return looked_at(store, by=by, at=at, act="view_concerns", read=read)


def _concerns(cursor: Cursor, by: str) -> tuple[SeenConcern, ...]:
    worker = staff.worker(cursor, by)
    if not worker.active:
        raise NotAllowed
    everyone = {one.id: one for one in people.participants(cursor)}
    found = facts.newest_of_kind(cursor, "concern")
    seen = [
        SeenConcern(
            participant=everyone[participant_id],
            fact=fact,
            sees_case=can_do(worker, everyone[participant_id], Act.SEE),
        )
        for participant_id, fact in found
        if participant_id in everyone and _may(worker, everyone[participant_id], fact)
    ]
    return tuple(sorted(seen, key=_order))


def _may(worker: Worker, participant: Participant, fact: Fact) -> bool:
    reaches = can_do(worker, participant, Act.SEE) or can_do(
        worker, participant, Act.SEE_CONCERNS
    )
    return reaches and may_see(worker, participant, fact)


def _order(one: SeenConcern) -> tuple[bool, str, str]:
    closed = one.concern.closed_on is not None
    return (closed, one.concern.raised_on.isoformat(), one.fact.fact_id)
