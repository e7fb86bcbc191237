"""Case facts: adding one, or the next version of one. Nothing is ever taken away."""

from collections.abc import Iterable
from datetime import datetime

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import (
    VIEW,
    case_for,
    leave_audit,
    looked_at,
    plain_problems,
)
from netmap.casework.checking import Setting, check_record
from netmap.errors import NotAllowed, NotFound, StaleRecord
from netmap.model.concern import Concern
from netmap.model.evidence import Claim, SignOff, SupervisionNote
from netmap.model.fact import Fact, latest
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import facts
from netmap.store.database import Cursor, Store


def record_fact(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    fields: dict[str, object],
) -> Fact:
    """Record a fact, or the next version of one.

    `fields` holds fact_id, version, reason and body; who and when are added here. So is
    who raised a concern.

    Raises:
        InvalidEntry: a field does not fit, or cannot be true.
        NotAllowed: it has a way of its own, as a claim and what a supervisor writes
            have (`claiming`, `supervising`).
        StaleRecord: the version is not the one that follows the newest; so is that of a
            second click.
        NotFound: no such case, or a concern that is not theirs to see.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.RECORD
        )
        with plain_problems():
            fact = Fact.model_validate({**fields, "recorded_at": at, "recorded_by": by})
        if isinstance(fact.body, SignOff | SupervisionNote | Claim):
            raise NotAllowed
        before = _version_before(cursor, participant, fact)
        if before is not None and not may_see(worker, participant, before):
            raise NotFound
        fact = _as_raised(fact, before)
        check_record(fact, Setting(at.date(), participant, before))
        facts.add(cursor, participant.id, fact)
        leave_audit(
            cursor,
            by=by,
            at=at,
            act=f"record_{fact.body.kind}",
            about=(participant.id, fact.fact_id),
        )
    return fact


def see_facts(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> tuple[Fact, ...]:
    """Return the newest version of each fact of a case that this worker may see.

    A concern is for the one who raised it and for supervisors of the case, a claim that
    was not submitted for its claimant.
    """

    def read(cursor: Cursor) -> tuple[tuple[Fact, ...], list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        return latest(facts_for(cursor, worker, participant)), [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def facts_for(
    cursor: Cursor, worker: Worker, participant: Participant
) -> tuple[Fact, ...]:
    """Return all versions of the facts of a case that this worker may see."""
    known = facts.of_case(cursor, participant.id)
    return tuple(seen(known, worker, participant))


def seen(
    known: Iterable[Fact], worker: Worker, participant: Participant
) -> Iterable[Fact]:
    """Yield the facts that a worker who may see a case may see of it."""
    return (fact for fact in known if may_see(worker, participant, fact))


def may_see(worker: Worker, participant: Participant, fact: Fact) -> bool:
    """Say whether a worker who may see a case may see this fact of it."""
    if isinstance(fact.body, Claim):
        return not fact.body.is_private or fact.body.claimant == worker.id
    if not isinstance(fact.body, Concern) or fact.body.raised_by == worker.id:
        return True
    return can_do(worker, participant, Act.SEE_CONCERNS)


def _version_before(
    cursor: Cursor, participant: Participant, fact: Fact
) -> Fact | None:
    named = (fact.body.kind, fact.fact_id)
    newest = facts.versions(cursor, participant.id, named)[-1:]
    if fact.version != sum(one.version for one in newest) + 1:
        raise StaleRecord
    return newest[0] if newest else None


def _as_raised(fact: Fact, before: Fact | None) -> Fact:
    """Return a concern as raised by whoever records it first."""
    if not isinstance(fact.body, Concern):
        return fact
    first = before.body if before else None
    by = first.raised_by if isinstance(first, Concern) else fact.recorded_by
    return fact.model_copy(
        update={"body": fact.body.model_copy(update={"raised_by": by})}
    )
