"""Sealing a review: its map, facts and measures become one document with a digest."""

from datetime import datetime

from netmap.access.permissions import Act
from netmap.casework import drawing
from netmap.casework.acting import case_for, leave_audit
from netmap.casework.maps import draft_for
from netmap.errors import AgreementMissing, DateInFuture
from netmap.measures.registry import conventions
from netmap.model.edits import apply
from netmap.model.force import on_record
from netmap.model.network import Network
from netmap.model.overlay import restricted_on
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot, SnapshotContent, sealed
from netmap.store import facts, measures, reviews, snapshots
from netmap.store.database import Cursor, Store


def seal_review(store: Store, *, by: str, at: datetime, review_id: str) -> Snapshot:
    """Seal a draft; it can never be changed again. Durable when this returns.

    Whoever was not asked about is recorded as "not mentioned".

    Raises:
        AgreementMissing: nobody said whether the participant agrees.
        ReviewSealed: it is sealed already.
        DateInFuture: "held on" has not come yet.
    """
    with store.writing() as cursor:
        participant, network = draft_for(cursor, by=by, at=at, review_id=review_id)
        case_for(cursor, by=by, at=at, participant_id=participant.id, act=Act.SEAL)
        if network.review.agreement is None:
            raise AgreementMissing
        if network.review.held_on > at.date():
            raise DateInFuture(held_on=network.review.held_on)
        unasked = drawing.not_mentioned(network)
        final = apply(network, unasked)
        reviews.write(cursor, final, unasked)
        snapshot = sealed(_content(cursor, participant, final, by=by, at=at))
        reviews.mark_sealed(cursor, review_id)
        snapshots.add(cursor, snapshot)
        about = (participant.id, review_id)
        leave_audit(cursor, by=by, at=at, act="seal", about=about)
    return snapshot


def _content(
    cursor: Cursor,
    participant: Participant,
    network: Network,
    *,
    by: str,
    at: datetime,
) -> SnapshotContent:
    review = network.review
    known = facts.of_case(cursor, participant.id)
    restricted = sorted(restricted_on(review.held_on, network.alters, known))
    number, previous = snapshots.last_digest(cursor, participant.id)
    return SnapshotContent(
        number=number + 1,
        previous=previous,
        sealed_at=at,
        sealed_by=by,
        participant=participant,
        network=network,
        facts=on_record(known, review.held_on),
        restricted=tuple(restricted),
        measures=measures.of_network(network, restricted),
        configuration={
            "prompt_set": review.prompt_set,
            **conventions(),
        },
    )
