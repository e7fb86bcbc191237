"""Seeing one review's map: everything that a screen needs of it."""

from datetime import datetime
from typing import NamedTuple

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, looked_at
from netmap.casework.caseload import Case
from netmap.casework.journal import changed_since_answer, steps
from netmap.casework.service import convention_in
from netmap.model.base import Value
from netmap.model.codes import Convention, ReviewState
from netmap.model.edits import Edit
from netmap.model.fact import Fact
from netmap.model.force import on_record
from netmap.model.network import Network
from netmap.model.overlay import restricted_on
from netmap.model.participant import Participant
from netmap.model.restriction import Restriction
from netmap.model.snapshot import MeasureValue
from netmap.model.staff import Worker
from netmap.store import facts, measures, reviews, snapshots
from netmap.store.database import Cursor, Store
from netmap.store.reviews import ReviewHead


class MapView(Value):
    """Everything a screen needs of one review's map.

    `undo` and `redo` hold the edits of the one who looks that would be taken back or
    made again. `before` is the map of the review before this one.
    `changed_since_answer` says that the map was changed after the participant said
    whether they agree with it. `convention` is how the service draws lines now, also
    those of a sealed review.
    """

    head: ReviewHead
    participant: Participant
    network: Network
    before: Network | None
    restricted: dict[str, tuple[Restriction, ...]]
    measures: tuple[MeasureValue, ...]
    undo: Edit | None
    redo: Edit | None
    may_record: bool
    may_export: bool
    digest: str | None
    changed_since_answer: bool
    convention: Convention

    @property
    def open(self) -> bool:
        """Whether the map can be changed by the one who looks at it."""
        return self.may_record and self.head.state == ReviewState.DRAFT


class Told(NamedTuple):
    """What a review says: worked out for a draft, as it was sealed for a sealed one.

    `facts` holds what a snapshot seals of the case facts.
    """

    facts: tuple[Fact, ...]
    network: Network
    restricted: dict[str, tuple[Restriction, ...]]
    measures: tuple[MeasureValue, ...]
    digest: str | None


def see_map(
    store: Store, *, by: str, at: datetime, review_id: str, measured: bool = True
) -> MapView:
    """Return a review's map, whether draft or sealed.

    A sealed review is shown from its document: nothing of it is worked out again. The
    measures of a draft are worked out only where they are `measured`.

    Raises:
        NotFound: there is no such review, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[MapView, list[str]]:
        network = reviews.network(cursor, review_id)
        case = network.review.participant_id
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=case, act=Act.SEE
        )
        view = map_view(cursor, worker, participant, network, measured=measured)
        return view, [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def map_view(
    cursor: Cursor,
    worker: Worker,
    participant: Participant,
    network: Network,
    *,
    measured: bool,
) -> MapView:
    """Return the same for a worker who may see it."""
    review_id = network.review.review_id
    head = reviews.head(cursor, review_id)
    told = (
        told_sealed(cursor, review_id)
        if head.state == ReviewState.SEALED
        else told_draft(cursor, network, measured=measured)
    )
    journal = reviews.journal(cursor, review_id)
    undo, redo = steps(journal, worker.id)
    return MapView(
        head=head,
        participant=participant,
        before=_before(cursor, head, participant),
        undo=undo.edit if undo else None,
        redo=redo.edit if redo else None,
        may_record=can_do(worker, participant, Act.RECORD),
        may_export=can_do(worker, participant, Act.EXPORT),
        changed_since_answer=changed_since_answer(journal),
        convention=convention_in(cursor),
        network=told.network,
        restricted=told.restricted,
        measures=told.measures,
        digest=told.digest,
    )


def told_draft(cursor: Cursor, network: Network, *, measured: bool) -> Told:
    """Return what a draft says as it is now."""
    review = network.review
    known = facts.of_case(cursor, review.participant_id)
    restricted = restricted_on(review.held_on, network.alters, known)
    found = measures.of_network(network, restricted) if measured else ()
    facts_then = on_record(known, review.held_on)
    return Told(facts_then, network, restricted, found, digest=None)


def told_sealed(cursor: Cursor, review_id: str) -> Told:
    """Return what a sealed review says, from its document.

    Raises:
        NotFound: the review is not sealed, or there is none.
    """
    snapshot = snapshots.of_review(cursor, review_id)
    content = snapshot.content
    day, alters = content.network.review.held_on, content.network.alters
    worked_out = restricted_on(day, alters, content.facts)
    restricted = {one: worked_out.get(one, ()) for one in content.restricted}
    return Told(
        content.facts,
        content.network,
        restricted,
        content.measures,
        snapshot.digest,
    )


def _before(
    cursor: Cursor, head: ReviewHead, participant: Participant
) -> Network | None:
    earlier = [
        one for one in reviews.heads(cursor, participant.id) if one.number < head.number
    ]
    case = Case(participant=participant, reviews=tuple(earlier), may_record=False)
    latest = case.latest
    return reviews.network(cursor, latest.review_id) if latest else None
