"""Maps: beginning a review, editing its draft, undo and redo."""

from datetime import date, datetime

from netmap.access.permissions import Act
from netmap.casework import drawing, limits
from netmap.casework.acting import case_for, leave_audit, plain_problems
from netmap.casework.caseload import Case
from netmap.casework.journal import last_touch, steps
from netmap.errors import (
    AlreadySaved,
    AlterOnRecord,
    CorrectionNeedsReason,
    DateInFuture,
    DraftOnRecord,
    DraftOpen,
    NothingToRedo,
    NothingToUndo,
    ReviewNotSealed,
    ReviewSealed,
    StaleEdit,
)
from netmap.model.codes import ReviewState
from netmap.model.edits import Edit, apply, inverse
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.store import facts, reviews
from netmap.store.database import Cursor, Store
from netmap.store.reviews import ReviewHead


def start_review(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    review_id: str,
    held_on: date,
) -> str:
    """Begin the next review as a copy of the last, and return its id.

    Ties carry over to be asked "still true?", wishes unconfirmed.

    Raises:
        DraftOpen: another draft is open.
        AlreadySaved: another review has this id.
        DateInFuture: the day has not come yet.
    """
    if held_on > at.date():
        raise DateInFuture(held_on=held_on)
    with store.writing() as cursor:
        _, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.RECORD
        )
        case = _case(cursor, participant)
        if case.draft:
            return _same_draft(case.draft, review_id)
        with plain_problems():
            network = drawing.next_map(
                _network(cursor, case.latest),
                drawing.first_review(
                    participant, review_id, held_on, len(case.reviews) + 1
                ),
            )
        _add_draft(cursor, network)
        about = (participant.id, review_id)
        leave_audit(cursor, by=by, at=at, act="start_review", about=about)
    return review_id


def start_correction(
    store: Store, *, by: str, at: datetime, corrects: str, review_id: str, reason: str
) -> str:
    """Begin a review that puts a sealed one right, as a full copy of it.

    Raises:
        CorrectionNeedsReason: no reason is given.
        ReviewNotSealed: the review is still a draft.
        DraftOpen: another draft is open.
        AlreadySaved: another review has this id.
    """
    if not reason.strip():
        raise CorrectionNeedsReason
    with store.writing() as cursor:
        sealed = reviews.network(cursor, corrects)
        _, participant = case_for(
            cursor,
            by=by,
            at=at,
            participant_id=sealed.review.participant_id,
            act=Act.RECORD,
        )
        if reviews.head(cursor, corrects).state != ReviewState.SEALED:
            raise ReviewNotSealed
        case = _case(cursor, participant)
        if case.draft:
            return _same_draft(case.draft, review_id)
        with plain_problems():
            network = drawing.correction(
                sealed, review_id, len(case.reviews) + 1, reason
            )
        _add_draft(cursor, network)
        about = (participant.id, review_id)
        leave_audit(cursor, by=by, at=at, act="start_correction", about=about)
    return review_id


def discard_draft(store: Store, *, by: str, at: datetime, review_id: str) -> None:
    """Take an open draft out; nothing that was sealed is touched.

    Raises:
        ReviewSealed: it is not a draft.
        DraftOnRecord: a record of the case names someone who is on this draft alone.
    """
    with store.writing() as cursor:
        participant, network = draft_for(cursor, by=by, at=at, review_id=review_id)
        _check_discard(cursor, network)
        reviews.remove(cursor, review_id)
        about = (participant.id, review_id)
        leave_audit(cursor, by=by, at=at, act="discard_draft", about=about)


def edit_map(
    store: Store, *, by: str, at: datetime, review_id: str, edit: Edit
) -> Network:
    """Make an edit to a draft and return the map after it; saved when this returns.

    Raises:
        ReviewSealed: the review is not a draft.
        StaleEdit: someone changed the same field since the user saw it.
        InvalidEntry: a field does not fit.
        AlterKnownBefore, AlterOnRecord: the alter may not be taken off the map.
        AddressConfidential: an address would be kept of someone whose is confidential.
        DateInFuture: "held on" has not come yet.
    """
    with store.writing() as cursor:
        participant, network = draft_for(cursor, by=by, at=at, review_id=review_id)
        changed = _changed(cursor, network, edit, at)
        if changed == network:
            return network
        reviews.write(cursor, changed, edit)
        reviews.record_edit(cursor, review_id, edit, at=at, by=by)
        leave_audit(cursor, by=by, at=at, act="edit", about=(participant.id, review_id))
    return changed


def undo(store: Store, *, by: str, at: datetime, review_id: str) -> Network:
    """Take back the last edit that the acting worker made.

    Raises:
        NothingToUndo: there is none.
        StaleEdit: what it changed was changed again by someone else.
        AlterOnRecord: it added an alter that has to stay by now.
    """
    return _step(store, by=by, at=at, review_id=review_id, back=True)


def redo(store: Store, *, by: str, at: datetime, review_id: str) -> Network:
    """Make the edit again that the acting worker took back last.

    Raises:
        NothingToRedo: there is none.
        StaleEdit: what it changed was changed again by someone else.
        AlterOnRecord: it removed an alter that has to stay by now.
    """
    return _step(store, by=by, at=at, review_id=review_id, back=False)


def draft_for(
    cursor: Cursor, *, by: str, at: datetime, review_id: str
) -> tuple[Participant, Network]:
    """Return a draft that this worker may change.

    Raises:
        NotFound: there is no such review, or it is not theirs to see.
        NotAllowed: they may only look.
        ReviewSealed: it is sealed.
    """
    network = reviews.network(cursor, review_id)
    _, participant = case_for(
        cursor,
        by=by,
        at=at,
        participant_id=network.review.participant_id,
        act=Act.RECORD,
    )
    if reviews.head(cursor, review_id).state != ReviewState.DRAFT:
        raise ReviewSealed
    return participant, network


def _step(
    store: Store, *, by: str, at: datetime, review_id: str, back: bool
) -> Network:
    with store.writing() as cursor:
        participant, network = draft_for(cursor, by=by, at=at, review_id=review_id)
        last, following = steps(reviews.journal(cursor, review_id), by)
        step = last if back else following
        if step is None:
            raise NothingToUndo if back else NothingToRedo
        edit = inverse(step.edit) if back else step.edit
        changed = _changed(cursor, network, edit, at)
        reviews.write(cursor, changed, edit)
        reviews.mark_edit(cursor, review_id, step.number, undone=back)
        leave_audit(
            cursor,
            by=by,
            at=at,
            act="undo" if back else "redo",
            about=(participant.id, review_id),
        )
    return changed


def _add_draft(cursor: Cursor, network: Network) -> None:
    if reviews.any_exists(cursor, [network.review.review_id]):
        raise AlreadySaved
    reviews.add(cursor, network)


def _check_discard(cursor: Cursor, network: Network) -> None:
    case = network.review.participant_id
    known = reviews.sealed_alters(cursor, case)
    alone = frozenset(one.alter_id for one in network.alters) - known
    try:
        limits.check_removals(alone, frozenset(), facts.of_case(cursor, case))
    except AlterOnRecord:
        raise DraftOnRecord from None


def _changed(cursor: Cursor, network: Network, edit: Edit, at: datetime) -> Network:
    """Return the map after an edit that may be made."""
    removed = limits.removed_alters(edit)
    if removed:
        case = network.review.participant_id
        known, recorded = (
            reviews.sealed_alters(cursor, case),
            facts.of_case(cursor, case),
        )
        limits.check_removals(removed, known, recorded)
    changed = _applied(cursor, network, edit)
    addressed = limits.addressed(changed, edit)
    if addressed:
        recorded = facts.of_case(cursor, network.review.participant_id)
        limits.check_addresses(addressed, recorded)
    if changed.review.held_on > at.date():
        raise DateInFuture(held_on=changed.review.held_on)
    return changed


def _applied(cursor: Cursor, network: Network, edit: Edit) -> Network:
    try:
        with plain_problems():
            return apply(network, edit)
    except StaleEdit as stale:
        last = last_touch(reviews.journal(cursor, network.review.review_id), stale)
        raise StaleEdit(
            part=stale.part,
            key=stale.key,
            field=stale.field,
            stored=stale.stored,
            by=last.recorded_by if last else None,
            at=last.recorded_at if last else None,
        ) from None


def _case(cursor: Cursor, participant: Participant) -> Case:
    return Case(
        participant=participant,
        reviews=tuple(reviews.heads(cursor, participant.id)),
        may_record=True,
    )


def _same_draft(draft: ReviewHead, review_id: str) -> str:
    """A double click asks twice for the same review; anything else is refused."""
    if draft.review_id != review_id:
        raise DraftOpen
    return review_id


def _network(cursor: Cursor, head: ReviewHead | None) -> Network | None:
    return reviews.network(cursor, head.review_id) if head else None
