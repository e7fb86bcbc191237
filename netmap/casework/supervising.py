"""Supervision: a sealed review is countersigned or returned, and notes are written.

Whoever holds the case asks. A supervisor of the team who did not seal the review
countersigns it, which is final, or returns it with a reason; then it can be asked
about again. Every step is the next version of one fact of the case.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, leave_audit, plain_problems
from netmap.casework.checking import Setting, check_record
from netmap.errors import (
    AlreadyAsked,
    AlreadyCountersigned,
    AlreadyReturned,
    AlreadySaved,
    AskAgainNeedsReason,
    NetmapError,
    NotAskedToSign,
    NotFound,
    ReturnNeedsReason,
    ReviewStillDraft,
    SealBroken,
    SealedByYourself,
    SignedElsewhere,
)
from netmap.model.codes import ReviewState, Role
from netmap.model.evidence import SignOffState, SupervisionNote
from netmap.model.fact import Fact
from netmap.model.participant import Participant
from netmap.model.sign_off import ReviewStage, sign_off_of, stage_of
from netmap.model.snapshot import Snapshot
from netmap.model.staff import Worker
from netmap.store import facts, reviews, snapshots
from netmap.store.database import Cursor, Store

SIGN_OFF = "sign_off"
NOTE = "supervision_note"
Refusals = Mapping[ReviewStage, type[NetmapError]]
NOT_TO_ASK: Refusals = {
    ReviewStage.ASKED: AlreadyAsked,
    ReviewStage.COUNTERSIGNED: AlreadyCountersigned,
}
NOT_TO_SIGN: Refusals = {
    ReviewStage.SEALED: NotAskedToSign,
    ReviewStage.COUNTERSIGNED: AlreadyCountersigned,
    ReviewStage.RETURNED: AlreadyReturned,
}
ACTS: Mapping[SignOffState, str] = {
    SignOffState.ASKED: "ask_countersign",
    SignOffState.COUNTERSIGNED: "countersign",
    SignOffState.RETURNED: "return_review",
}
"""What the audit row of each step is called."""


def ask_countersign(
    store: Store, *, by: str, at: datetime, review_id: str, reason: str = ""
) -> Fact:
    """Ask for a sealed review to be countersigned; again, if it was returned.

    Raises:
        NotFound, NotAllowed: it is not theirs to seal.
        ReviewStillDraft: it is not sealed.
        AlreadyAsked: it waits already; so does that of a second click.
        AlreadyCountersigned: somebody signed it.
        AskAgainNeedsReason: it was returned, and nothing is said about that.
        SealBroken: the document is not what was sealed.
    """
    with store.writing() as cursor:
        review = _sealed(cursor, by=by, at=at, review_id=review_id, act=Act.SEAL)
        _check_stage(review, NOT_TO_ASK)
        if review.stage == ReviewStage.RETURNED and not reason.strip():
            raise AskAgainNeedsReason
        return _step(cursor, review, at, SignOffState.ASKED, reason)


def countersign(
    store: Store, *, by: str, at: datetime, review_id: str, digest: str
) -> Fact:
    """Sign a review that waits for it, for good. `digest` is of what was looked at.

    Raises:
        NotFound, NotAllowed: they do not supervise this case.
        ReviewStillDraft: it is not sealed.
        SealedByYourself: they sealed it, whoever holds the case now.
        NotAskedToSign, AlreadyCountersigned, AlreadyReturned: it does not wait.
        SignedElsewhere: they looked at something else.
        SealBroken: the document is not what was sealed, or not what was asked about.
    """
    with store.writing() as cursor:
        review = _sealed(cursor, by=by, at=at, review_id=review_id, act=Act.SUPERVISE)
        _check_to_sign(review, digest)
        return _step(cursor, review, at, SignOffState.COUNTERSIGNED)


def return_review(
    store: Store, *, by: str, at: datetime, review_id: str, digest: str, reason: str
) -> Fact:
    """Return a review that waits, with a reason. `digest` is of what was looked at.

    Raises:
        ReturnNeedsReason: no reason is given.
        NotFound, NotAllowed, ReviewStillDraft, SealedByYourself, NotAskedToSign,
        AlreadyCountersigned, AlreadyReturned, SignedElsewhere, SealBroken: as for
            countersigning.
        InvalidEntry: the reason does not fit.
    """
    with store.writing() as cursor:
        review = _sealed(cursor, by=by, at=at, review_id=review_id, act=Act.SUPERVISE)
        _check_to_sign(review, digest)
        if not reason.strip():
            raise ReturnNeedsReason
        return _step(cursor, review, at, SignOffState.RETURNED, reason)


def write_supervision_note(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    note_id: str,
    fields: dict[str, object],
) -> Fact:
    """Write a note about a case or a sealed review of it; a second click writes none.

    `fields` holds questions, decisions, review_on and review_id; the rest is given
    here.

    Raises:
        NotFound, NotAllowed: they do not supervise this case; there is no such review.
        InvalidEntry: a field does not fit, or nothing is written, or the day to come
            back to it has passed.
        ReviewStillDraft: the review is not sealed.
        AlreadySaved: another note has this id.
    """
    with store.writing() as cursor:
        _, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SUPERVISE
        )
        note = _note(fields, note_id, by=by, at=at)
        check_record(note, Setting(at.date(), participant))
        _check_review(cursor, participant, note)
        known = facts.versions(cursor, participant.id, (NOTE, note_id))
        if known:
            return _same_note(known, note)
        facts.add(cursor, participant.id, note)
        about = (participant.id, note_id)
        leave_audit(cursor, by=by, at=at, act=f"record_{NOTE}", about=about)
    return note


class _Sealed(NamedTuple):
    """A sealed review, who acts on it, and the steps there were."""

    worker: Worker
    participant: Participant
    review_id: str
    snapshot: Snapshot
    steps: tuple[Fact, ...]

    @property
    def stage(self) -> ReviewStage:
        return stage_of(ReviewState.SEALED, sign_off_of(self.steps, self.review_id))


def _sealed(
    cursor: Cursor, *, by: str, at: datetime, review_id: str, act: Act
) -> _Sealed:
    case = reviews.network(cursor, review_id).review.participant_id
    worker, participant = case_for(cursor, by=by, at=at, participant_id=case, act=act)
    if reviews.head(cursor, review_id).state != ReviewState.SEALED:
        raise ReviewStillDraft
    snapshot = snapshots.of_review(cursor, review_id)
    if not _intact(snapshot, review_id):
        raise SealBroken
    steps = facts.versions(cursor, case, (SIGN_OFF, review_id))
    return _Sealed(worker, participant, review_id, snapshot, steps)


def _intact(snapshot: Snapshot, review_id: str) -> bool:
    """Say whether a document gives its digest, and is of the review it stands for."""
    try:
        sealed = snapshot.content.network.review.review_id
    except ValueError:
        return False
    return snapshot.intact and sealed == review_id


def _check_stage(review: _Sealed, refusals: Refusals) -> None:
    refusal = refusals.get(review.stage)
    if refusal is not None:
        raise refusal


def _check_to_sign(review: _Sealed, digest: str) -> None:
    if review.snapshot.content.sealed_by == review.worker.id:
        raise SealedByYourself
    _check_stage(review, NOT_TO_SIGN)
    if review.steps[-1].recorded_by == review.worker.id:
        raise SealedByYourself
    if digest != review.snapshot.digest:
        raise SignedElsewhere
    asked = sign_off_of(review.steps, review.review_id)
    if asked is None or asked.digest != digest:
        raise SealBroken


def _step(
    cursor: Cursor,
    review: _Sealed,
    at: datetime,
    state: SignOffState,
    reason: str = "",
) -> Fact:
    """Add the next step of a review's countersigning, and its audit row."""
    asks, said = state == SignOffState.ASKED, reason.strip()
    body = {
        "kind": SIGN_OFF,
        "review_id": review.review_id,
        "state": state,
        "digest": review.snapshot.digest,
        "signature": None if asks else _signature(review, at, said),
    }
    with plain_problems():
        fact = Fact.model_validate(
            {
                "fact_id": review.review_id,
                "version": len(review.steps) + 1,
                "recorded_at": at,
                "recorded_by": review.worker.id,
                "reason": said if asks else "",
                "body": body,
            }
        )
    facts.add(cursor, review.participant.id, fact)
    about = (review.participant.id, review.review_id)
    leave_audit(cursor, by=review.worker.id, at=at, act=ACTS[state], about=about)
    return fact


def _signature(review: _Sealed, at: datetime, reason: str) -> dict[str, object]:
    return {
        "signed_by": review.worker.id,
        "name": review.worker.name,
        "role": Role.SUPERVISOR.value,
        "signed_at": at,
        "digest": review.snapshot.digest,
        "reason": reason,
    }


def _note(fields: dict[str, object], note_id: str, *, by: str, at: datetime) -> Fact:
    given = {
        "kind": NOTE,
        "written_on": at.date(),
        "viewed_only": False,
        "signature": None,
    }
    with plain_problems():
        return Fact.model_validate(
            {
                "fact_id": note_id,
                "recorded_at": at,
                "recorded_by": by,
                "body": {**fields, **given},
            }
        )


def _check_review(cursor: Cursor, participant: Participant, note: Fact) -> None:
    """Let a note pass that is about no review, or a sealed one of its case."""
    about = note.body.review_id if isinstance(note.body, SupervisionNote) else None
    if about is None:
        return
    states = {one.review_id: one.state for one in reviews.heads(cursor, participant.id)}
    if about not in states:
        raise NotFound
    if states[about] != ReviewState.SEALED:
        raise ReviewStillDraft


def _same_note(known: tuple[Fact, ...], note: Fact) -> Fact:
    """Return the one that a first click wrote; any other with this id is refused."""
    first = known[0]
    if (first.body, first.recorded_by) != (note.body, note.recorded_by):
        raise AlreadySaved
    return first
