"""Claiming evidence: write a claim, submit it, withdraw it. netmap never drafts one.

A claim is one criterion, one record of one sealed review and one reflection, by whoever
holds the case. Every step is the next version of one fact of the case.
"""

from dataclasses import replace
from datetime import datetime

from pydantic import JsonValue

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, leave_audit, plain_problems
from netmap.casework.claims import (
    CAN_WITHDRAW,
    CLAIM,
    OPEN,
    Standing,
    claim_for,
    standings,
)
from netmap.casework.evidence import Wanted, candidate_for, evidence_view
from netmap.errors import (
    AlreadyClaimed,
    AlreadySaved,
    ClaimClosed,
    NotAllowed,
    NotFound,
    PaperUnnamed,
    ReflectionMissing,
    StaleRecord,
)
from netmap.evidence.checks import empty_stage
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import OF_THE_MAP
from netmap.model.evidence import SELF_WRITTEN, Claim, ClaimState
from netmap.model.fact import Fact
from netmap.standards.criteria import IN_USE
from netmap.store import claims, facts
from netmap.store.database import Cursor, Store

WRITTEN = frozenset({"evidence", "model", "reflection", "stages", "held_where"})
"""What its claimant can change of a claim."""
Fields = dict[str, JsonValue]


def write_claim(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    claim_id: str,
    wanted: Wanted,
    fields: Fields,
) -> Fact:
    """Write a new claim of a candidate; a second click writes none.

    `fields` holds evidence, model, reflection, stages and held_where.

    Raises:
        NotFound, NotAllowed: the case is not theirs to claim from.
        CandidateGone: the sealed reviews do not show it.
        AlreadyClaimed: they claimed it as this kind of evidence already.
        AlreadySaved: another claim has this id.
        InvalidEntry: a field does not fit.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.CLAIM
        )
        found = candidate_for(
            evidence_view(cursor, worker, participant, at.date()), wanted
        )
        fixed: Fields = {
            "criterion": found.criterion,
            "criteria": IN_USE,
            "snapshot_digest": found.digest,
            "pointer": found.pointer,
            "shows": found.shows,
            "happened_on": found.happened_on.isoformat(),
            "about": list(found.about),
            "claimant": by,
        }
        fact = _version(claim_id, 1, at, by, {**_written(fields), **fixed})
        known = _first_of(cursor, participant.id, claim_id)
        if known is not None:
            return _same(known, fact)
        _check_new(cursor, Standing(worker, participant, fact))
        facts.add(cursor, participant.id, fact)
        about = (participant.id, claim_id)
        leave_audit(cursor, by=by, at=at, act="save_claim", about=about)
    return fact


def change_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int, fields: Fields
) -> Fact:
    """Change a claim that was not submitted, or was returned; nothing where it is so.

    Raises:
        NotFound, NotAllowed: it is not theirs.
        ClaimClosed: it waits, was accepted or was withdrawn.
        StaleRecord: it is not the version that they saw any more.
        AlreadyClaimed: another claim of theirs is the same by now.
        InvalidEntry: a field does not fit.
    """
    with store.writing() as cursor:
        standing = _own(cursor, by, claim_id, version)
        if _changed(standing, _written(fields)) == standing.claim:
            return standing.fact
        return take_step(cursor, standing, at, "save_claim", _written(fields))


def submit_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int
) -> Fact:
    """Submit a claim as it is, to be signed off and judged.

    Raises:
        NotFound, NotAllowed, ClaimClosed, StaleRecord: as for changing it.
        ReflectionMissing: a stage of the reflection is empty.
        PaperUnnamed: somebody else writes this kind, and it is not said where it is.
    """
    with store.writing() as cursor:
        standing = _own(cursor, by, claim_id, version)
        _check_whole(standing.claim)
        submitted: Fields = {"state": ClaimState.SUBMITTED.value}
        return take_step(cursor, standing, at, "submit_claim", submitted)


def withdraw_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int
) -> Fact:
    """Withdraw a claim that was not accepted; it stays on record.

    Raises:
        NotFound, NotAllowed, StaleRecord: as for changing it.
        ClaimClosed: it was accepted or withdrawn.
    """
    with store.writing() as cursor:
        standing = _own(cursor, by, claim_id, version, CAN_WITHDRAW)
        state: Fields = {"state": ClaimState.WITHDRAWN.value}
        return take_step(cursor, standing, at, "withdraw_claim", state)


def _own(
    cursor: Cursor,
    by: str,
    claim_id: str,
    version: int,
    states: frozenset[ClaimState] = OPEN,
) -> Standing:
    standing = claim_for(cursor, by, claim_id)
    if not standing.own:
        raise NotAllowed
    if standing.fact.version != version:
        raise StaleRecord
    if standing.claim.state not in states:
        raise ClaimClosed
    return standing


def take_step(
    cursor: Cursor, standing: Standing, at: datetime, act: str, changes: Fields
) -> Fact:
    """Add the next version of a claim, by whoever stands to it, and its audit row.

    Raises:
        InvalidEntry: a field does not fit.
    """
    claim, before, by = _changed(standing, changes), standing.fact, standing.worker.id
    body = claim.model_dump(mode="json")
    fact = _version(before.fact_id, before.version + 1, at, by, body)
    if standing.own and claim.state is not ClaimState.WITHDRAWN:
        _check_new(cursor, replace(standing, fact=fact))
    case = standing.participant.id
    facts.add(cursor, case, fact)
    about = (case, fact.fact_id)
    leave_audit(cursor, by=by, at=at, act=act, about=about)
    return fact


def _changed(standing: Standing, changes: Fields) -> Claim:
    """Return a claim as it is with some changes.

    Raises:
        InvalidEntry: a field does not fit.
    """
    body = {**standing.claim.model_dump(mode="json"), **changes}
    with plain_problems():
        return Claim.model_validate(body)


def _written(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name in WRITTEN}


def _version(claim_id: str, version: int, at: datetime, by: str, body: Fields) -> Fact:
    with plain_problems():
        return Fact.model_validate(
            {
                "fact_id": claim_id,
                "version": version,
                "recorded_at": at,
                "recorded_by": by,
                "body": {**body, "kind": CLAIM},
            }
        )


def _same(first: Fact, fact: Fact) -> Fact:
    """Return what a first click wrote; any other claim with this id is refused."""
    if (first.body, first.recorded_by) != (fact.body, fact.recorded_by):
        raise AlreadySaved
    return first


def _first_of(cursor: Cursor, participant_id: str, claim_id: str) -> Fact | None:
    """Return the first version of a claim of this case; an id counts in every case."""
    try:
        case, steps = claims.versions(cursor, claim_id)
    except NotFound:
        return None
    if case != participant_id:
        raise AlreadySaved
    return steps[0]


def _check_new(cursor: Cursor, standing: Standing) -> None:
    wanted = _named(standing)
    for one in standings(cursor, standing.worker):
        other = one.fact.fact_id != standing.fact.fact_id
        gone = one.claim.state is ClaimState.WITHDRAWN
        if one.own and other and not gone and _named(one) == wanted:
            raise AlreadyClaimed


def _named(standing: Standing) -> tuple[object, ...]:
    """Return what makes a claim the same as another: a case fact is one in each review.

    A record of a map is another one at each review.
    """
    claim = standing.claim
    of_map = Pointer.of(claim.pointer).part in OF_THE_MAP
    review = claim.snapshot_digest if of_map else standing.participant.id
    return (claim.criterion, claim.pointer, review, claim.evidence)


def _check_whole(claim: Claim) -> None:
    empty = empty_stage(claim)
    if empty is not None:
        raise ReflectionMissing(stage=empty.title)
    if claim.evidence not in SELF_WRITTEN and not claim.held_where.strip():
        raise PaperUnnamed
