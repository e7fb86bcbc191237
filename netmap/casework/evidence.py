"""What a case gives for each criterion: candidates from sealed reviews, and gaps."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationError

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, leave_audit, looked_at
from netmap.casework.records import facts_for
from netmap.casework.service import EvidenceSettings, evidence_settings_in
from netmap.errors import CandidateGone, SealBroken, WorkerUnknown
from netmap.evidence.registry import Evidence, SealedReview, Whose, evidence
from netmap.evidence.rule import Candidate
from netmap.model.base import Value
from netmap.model.evidence import Claim, EvidencePlan
from netmap.model.fact import Fact, latest
from netmap.model.network import Alter
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot
from netmap.model.staff import Worker
from netmap.store import snapshots, staff
from netmap.store.database import Cursor, Store


class Held(Value):
    """A sealed review that stands: its number, its day and its digest."""

    number: int
    held_on: date
    digest: str


class EvidenceView(Value):
    """What a case gives for each criterion on a day, for the one who looks.

    `reviews` are those that stand, the oldest first. `alters` are those who ever were
    on one of their maps, as they were last; `facts` all versions that may be seen,
    without claims: how one stands to each says who sees it (`see_claims`).
    `later` says that something was recorded since the newest review was sealed: it is
    evidence when the next one is. `claimant` is the name of whoever holds the case.
    """

    participant: Participant
    day: date
    may_claim: bool
    may_export: bool
    claimant: str
    reviews: tuple[Held, ...]
    alters: tuple[Alter, ...]
    facts: tuple[Fact, ...]
    found: tuple[Evidence, ...]
    settings: EvidenceSettings
    later: bool

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each alter is called."""
        return {alter.alter_id: alter.name for alter in self.alters}

    @cached_property
    def plans(self) -> tuple[Fact, ...]:
        """The observations and discussions that are planned, the newest first."""
        found = [
            one for one in latest(self.facts) if isinstance(one.body, EvidencePlan)
        ]
        return tuple(sorted(found, key=lambda one: one.recorded_at, reverse=True))

    def of(self, criterion: str) -> Evidence:
        """Return what there is for one criterion; KeyError if it has no rule."""
        return {one.criterion: one for one in self.found}[criterion]


def see_evidence(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> EvidenceView:
    """Return what a case gives for each criterion today.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
        SealBroken: a sealed document of it cannot be read any more.
    """

    def read(cursor: Cursor) -> tuple[EvidenceView, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        view = evidence_view(cursor, worker, participant, at.date())
        return view, [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def take_evidence(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> EvidenceView:
    """Return the same to take out of netmap, and leave an audit row.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
        NotAllowed: they may see it, but not take it out.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        leave_audit(
            cursor, by=by, at=at, act="take_evidence", about=(participant.id, None)
        )
        return evidence_view(cursor, worker, participant, at.date())


def evidence_view(
    cursor: Cursor, worker: Worker, participant: Participant, day: date
) -> EvidenceView:
    """Return the same for a worker who may see the case."""
    standing = standing_of(read_of(snapshots.of_case(cursor, participant.id)))
    facts = without_claims(facts_for(cursor, worker, participant))
    settings = evidence_settings_in(cursor)
    whose = Whose(_holder(cursor, participant), paid=settings.paid_ties)
    return EvidenceView(
        participant=participant,
        day=day,
        may_claim=can_do(worker, participant, Act.CLAIM),
        may_export=can_do(worker, participant, Act.EXPORT),
        claimant=whose.claimant,
        reviews=tuple(_held(one) for one in standing),
        alters=_alters(standing),
        facts=facts,
        found=evidence(standing, facts, day, whose),
        settings=settings,
        later=_is_later(facts, standing),
    )


def candidate_for(view: EvidenceView, wanted: "Wanted") -> Candidate:
    """Return the candidate that is to be claimed.

    Raises:
        CandidateGone: the sealed reviews do not show it.
    """
    for found in view.found:
        for one in found.candidates:
            if (one.criterion, one.pointer, one.digest) == wanted:
                return one
    raise CandidateGone


class Wanted(NamedTuple):
    """What names a candidate: its criterion, its record and its snapshot."""

    criterion: str
    pointer: str
    digest: str


def read_of(sealed: tuple[Snapshot, ...]) -> tuple[SealedReview, ...]:
    """Return sealed documents as values, in the order of their chain.

    Raises:
        SealBroken: one of them cannot be read any more.
    """
    try:
        return tuple(SealedReview(one.digest, one.content) for one in sealed)
    except ValidationError:
        raise SealBroken from None


def standing_of(read: tuple[SealedReview, ...]) -> tuple[SealedReview, ...]:
    """Return the sealed reviews that no other puts right, by the day they were held."""
    corrected = {one.network.review.corrects for one in read}
    found = [one for one in read if one.network.review.review_id not in corrected]
    return tuple(sorted(found, key=_by_day))


def without_claims(known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts of a case that are no claims."""
    return tuple(one for one in known if not isinstance(one.body, Claim))


def _by_day(one: SealedReview) -> tuple[date, int]:
    return one.network.review.held_on, one.network.review.number


def _holder(cursor: Cursor, participant: Participant) -> str:
    try:
        return staff.worker(cursor, participant.worker).name
    except WorkerUnknown:
        return ""


def _held(one: SealedReview) -> Held:
    review = one.network.review
    return Held(number=review.number, held_on=review.held_on, digest=one.digest)


def _alters(standing: tuple[SealedReview, ...]) -> tuple[Alter, ...]:
    found = {one.alter_id: one for review in standing for one in review.network.alters}
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))


def _is_later(facts: tuple[Fact, ...], standing: tuple[SealedReview, ...]) -> bool:
    if not standing:
        return False
    sealed_at = max(one.content.sealed_at for one in standing)
    kinds = {"evidence_plan", "sign_off", "supervision_note"}
    return any(
        one.recorded_at > sealed_at and one.body.kind not in kinds for one in facts
    )
