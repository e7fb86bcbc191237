"""What is on record of supervision in a case: notes, and how far each review is."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, looked_at
from netmap.model.base import Value
from netmap.model.evidence import SignOff, SignOffState, SupervisionNote
from netmap.model.fact import Fact, latest
from netmap.model.participant import Participant
from netmap.model.sign_off import ReviewStage, sign_off_of, sign_offs_of, stage_of
from netmap.model.staff import Worker
from netmap.store import facts, reviews, snapshots, staff
from netmap.store.database import Cursor, Store
from netmap.store.reviews import ReviewHead
from netmap.store.snapshots import Seal

CAN_BE_ASKED = frozenset({ReviewStage.SEALED, ReviewStage.RETURNED})


class Noted(Value):
    """A supervision note and the name of who wrote it, where they are known here."""

    fact: Fact
    name: str

    @property
    def note(self) -> SupervisionNote:
        """What the note says."""
        assert isinstance(self.fact.body, SupervisionNote)  # noqa: S101 -- narrows it
        return self.fact.body


class Step(Value):
    """One step of a review's countersigning: what, by whom, when, why, over what.

    A signed step says the name that was signed with.
    """

    state: SignOffState
    at: datetime
    by: str
    name: str
    reason: str
    digest: str


class SignedReview(Value):
    """How far a review is, how it came there, and what the one who looks may do.

    `steps` stand in their order. `sealed_by` is a name, where it is known here.
    """

    head: ReviewHead
    stage: ReviewStage
    seal: Seal | None
    sealed_by: str
    steps: tuple[Step, ...]
    may_ask: bool
    may_sign: bool


class Supervision(Value):
    """The notes of a case, newest first, and its reviews by id, in their order."""

    participant: Participant
    notes: tuple[Noted, ...]
    reviews: dict[str, SignedReview]
    may_supervise: bool


def see_supervision(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> Supervision:
    """Return what is on record of supervision in a case.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[Supervision, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        return supervision_of(cursor, worker, participant), [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def supervision_of(
    cursor: Cursor, worker: Worker, participant: Participant
) -> Supervision:
    """Return the same for a worker who may see the case."""
    known = facts.of_case(cursor, participant.id)
    desk = _Desk(worker, participant, known, _names(cursor))
    seals = snapshots.seals(cursor, participant.id)
    return Supervision(
        participant=participant,
        notes=tuple(_notes(desk)),
        reviews={
            head.review_id: _signed_review(desk, head, seals.get(head.review_id))
            for head in reviews.heads(cursor, participant.id)
        },
        may_supervise=can_do(worker, participant, Act.SUPERVISE),
    )


class _Desk(NamedTuple):
    """Who looks at which case, what is on record there, and what workers are called."""

    worker: Worker
    participant: Participant
    known: tuple[Fact, ...]
    names: Mapping[str, str]


def _names(cursor: Cursor) -> dict[str, str]:
    return {one.id: one.name for one in staff.workers(cursor)}


def _notes(desk: _Desk) -> Iterator[Noted]:
    written = [
        fact for fact in latest(desk.known) if isinstance(fact.body, SupervisionNote)
    ]
    written.sort(key=lambda fact: (fact.recorded_at, fact.fact_id), reverse=True)
    for fact in written:
        yield Noted(fact=fact, name=desk.names.get(fact.recorded_by, ""))


def _signed_review(desk: _Desk, head: ReviewHead, seal: Seal | None) -> SignedReview:
    stage = stage_of(head.state, sign_off_of(desk.known, head.review_id))
    steps = sign_offs_of(desk.known, head.review_id)
    asks = can_do(desk.worker, desk.participant, Act.SEAL)
    signs = can_do(desk.worker, desk.participant, Act.SUPERVISE)
    authors = {seal.sealed_by} if seal else set()
    authors |= {step.recorded_by for step in steps[-1:]}
    return SignedReview(
        head=head,
        stage=stage,
        seal=seal,
        sealed_by=desk.names.get(seal.sealed_by, "") if seal else "",
        steps=tuple(_said(fact, desk.names) for fact in steps),
        may_ask=asks and stage in CAN_BE_ASKED,
        may_sign=stage == ReviewStage.ASKED and signs and desk.worker.id not in authors,
    )


def _said(fact: Fact, names: Mapping[str, str]) -> Step:
    body = fact.body
    assert isinstance(body, SignOff)  # noqa: S101 -- narrows the type
    signed = body.signature
    return Step(
        state=body.state,
        at=fact.recorded_at,
        by=fact.recorded_by,
        name=signed.name if signed else names.get(fact.recorded_by, ""),
        reason=signed.reason if signed else fact.reason,
        digest=body.digest,
    )
