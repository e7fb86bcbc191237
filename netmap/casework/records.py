"""Case facts: adding one, or the next version of one. Nothing is ever taken away."""

from datetime import datetime

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, leave_audit, plain_problems
from netmap.model.concern import Concern
from netmap.model.fact import Fact, latest
from netmap.model.participant import Worker
from netmap.store import facts
from netmap.store.database import Store


def record_fact(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    fields: dict[str, object],
) -> Fact:
    """Record a fact, or the next version of one.

    `fields` holds fact_id, version, reason and body; who and when are added here.

    Raises:
        InvalidEntry: a field does not fit.
        StaleRecord: the version is not the one that follows the newest; so is that of a
            second click.
    """
    with store.writing() as cursor:
        _, participant = case_for(
            cursor, by=by, participant_id=participant_id, act=Act.RECORD
        )
        with plain_problems():
            fact = Fact.model_validate({**fields, "recorded_at": at, "recorded_by": by})
        facts.add(cursor, participant.id, fact)
        leave_audit(
            cursor,
            by=by,
            at=at,
            act=f"record_{fact.body.kind}",
            about=(participant.id, fact.fact_id),
        )
    return fact


def see_facts(store: Store, *, by: str, participant_id: str) -> tuple[Fact, ...]:
    """Return the newest version of each fact of a case that this worker may see.

    A concern is for the one who raised it and for supervisors of the case.
    """
    with store.reading() as cursor:
        worker, participant = case_for(
            cursor, by=by, participant_id=participant_id, act=Act.SEE
        )
        known = facts.of_case(cursor, participant.id)
    return tuple(fact for fact in latest(known) if may_see(worker, fact))


def may_see(worker: Worker, fact: Fact) -> bool:
    """Say whether a worker who may see a case may see this fact of it."""
    if not isinstance(fact.body, Concern):
        return True
    return worker.role == "supervisor" or fact.body.raised_by == worker.id
