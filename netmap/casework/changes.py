"""What changed between two reviews of a case, for whoever may see it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, leave_audit, looked_at
from netmap.casework.caseload import Case
from netmap.casework.seeing import Told, told_draft, told_sealed
from netmap.casework.service import convention_in
from netmap.changes.comparison import Comparison
from netmap.errors import NothingToCompare, ReviewUnknown
from netmap.model.codes import Convention, ReviewState
from netmap.model.difference import Held
from netmap.model.participant import Participant
from netmap.model.snapshot import MeasureValue
from netmap.model.staff import Worker
from netmap.store import measures, reviews, staff
from netmap.store.database import Cursor, Store
from netmap.store.reviews import ReviewHead

FEWEST = 2
"""Reviews that it takes to compare."""


class Side(NamedTuple):
    """One of the two reviews: which, and what it says."""

    head: ReviewHead
    told: Told


class Sealed(NamedTuple):
    """A sealed review that stands, with the measures that it was sealed with."""

    head: ReviewHead
    measures: tuple[MeasureValue, ...]


class ChangesView(NamedTuple):
    """Everything a screen needs of two reviews side by side, the earlier first.

    `over_time` holds every sealed review that no other puts right, by its day.
    `workers` are the names of those who record.
    """

    case: Case
    before: Side
    after: Side
    over_time: tuple[Sealed, ...]
    workers: Mapping[str, str]
    convention: Convention

    @property
    def participant(self) -> Participant:
        """The person at the centre of both maps."""
        return self.case.participant

    @property
    def comparison(self) -> Comparison:
        """The two reviews, to be compared."""
        before, after = (
            Held(network=side.told.network, facts=side.told.facts)
            for side in (self.before, self.after)
        )
        return Comparison(before, after, puts_right=self.puts_right)

    @property
    def puts_right(self) -> bool:
        """Whether the later review corrects the earlier, itself or by way of others."""
        return _puts_right(self.case, self.after.head, self.before.head)


class Pair(NamedTuple):
    """The numbers of the reviews asked for, in either order; None for the newest."""

    one: int | None = None
    other: int | None = None


def see_changes(
    store: Store, *, by: str, at: datetime, participant_id: str, pair: Pair
) -> ChangesView:
    """Return two reviews of a case side by side, the earlier first.

    Without numbers these are the two newest that stand: sealed and not put right by
    another one, or the open draft where there are not two.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
        NothingToCompare: there are not two reviews, or the same one is asked for twice.
        ReviewUnknown: the case has no review with this number.
    """

    def read(cursor: Cursor) -> tuple[ChangesView, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        return _view(cursor, worker, participant, pair), [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def take_changes(
    store: Store, *, by: str, at: datetime, participant_id: str, pair: Pair
) -> ChangesView:
    """Return the same to take out of netmap, and leave an audit row.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
        NotAllowed: they may see it, but not take it out.
        NothingToCompare, ReviewUnknown: as for `see_changes`.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        view = _view(cursor, worker, participant, pair)
        leave_audit(
            cursor, by=by, at=at, act="take_changes", about=(participant.id, None)
        )
    return view


def _view(
    cursor: Cursor, worker: Worker, participant: Participant, pair: Pair
) -> ChangesView:
    case = Case(
        participant=participant,
        reviews=tuple(reviews.heads(cursor, participant.id)),
        may_record=can_do(worker, participant, Act.RECORD),
    )
    before, after = (_side(cursor, head) for head in _chosen(case, pair))
    return ChangesView(
        case=case,
        before=before,
        after=after,
        over_time=_over_time(cursor, case),
        workers={one.id: one.name for one in staff.workers(cursor)},
        convention=convention_in(cursor),
    )


def _chosen(case: Case, pair: Pair) -> list[ReviewHead]:
    """Return the two reviews to compare, by day and then by number."""
    known = {head.number: head for head in case.reviews}
    asked = [number for number in pair if number is not None]
    for number in asked:
        if number not in known:
            raise ReviewUnknown(number=number, known=known)
    usual = [head.number for head in reversed(_to_compare(case))]
    numbers = [*asked, *(one for one in usual if one not in asked)][:FEWEST]
    if len({*numbers}) < FEWEST:
        raise NothingToCompare
    before, after = sorted((known[number] for number in numbers), key=_by_day)
    # What puts another right comes after it, whichever day it was given.
    backwards = _puts_right(case, before, after)
    return [after, before] if backwards else [before, after]


def _puts_right(case: Case, one: ReviewHead, other: ReviewHead) -> bool:
    """Say whether a review corrects another one, itself or by way of others."""
    known = {head.review_id: head for head in case.reviews}
    corrects = one.corrects
    while corrects is not None and corrects != other.review_id:
        corrects = known[corrects].corrects if corrects in known else None
    return corrects is not None


def _to_compare(case: Case) -> Sequence[ReviewHead]:
    """Return the reviews to choose from, the newest last.

    They are those that stand; where there are not two, those that were put right too,
    after a draft.
    """
    if len(case.standing) >= FEWEST:
        return case.standing
    draft = [case.draft] if case.draft else []
    sealed = [one for one in case.reviews if one.state == ReviewState.SEALED]
    return [*draft, *sorted(sealed, key=_by_day)]


def _by_day(head: ReviewHead) -> tuple[object, ...]:
    return head.held_on, head.number


def _side(cursor: Cursor, head: ReviewHead) -> Side:
    if head.state == ReviewState.SEALED:
        return Side(head, told_sealed(cursor, head.review_id))
    network = reviews.network(cursor, head.review_id)
    return Side(head, told_draft(cursor, network, measured=False))


def _over_time(cursor: Cursor, case: Case) -> tuple[Sealed, ...]:
    found = measures.as_sealed(cursor, [head.review_id for head in case.standing])
    return tuple(Sealed(head, found.get(head.review_id, ())) for head in case.standing)
