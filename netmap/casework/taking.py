"""Taking a map away, as a file: allowed, on record, and safe to have at home."""

from datetime import datetime

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, leave_audit
from netmap.casework.seeing import MapView, map_view
from netmap.errors import NotSafeAtHome
from netmap.model.codes import YesNo
from netmap.store import reviews
from netmap.store.database import Store


def take_map(
    store: Store, *, by: str, at: datetime, review_id: str, home: bool
) -> MapView:
    """Return a map that is to be made a file of, and leave an audit row.

    `home` says that the file is for the participant to take home.

    Raises:
        NotFound: there is no such review, or it is not theirs to see.
        NotAllowed: they may not take it out.
        NotSafeAtHome: the participant said that a copy is not safe to take home.
    """
    with store.writing() as cursor:
        network = reviews.network(cursor, review_id)
        review = network.review
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=review.participant_id, act=Act.EXPORT
        )
        if home and review.safe_to_take_home == YesNo.NO:
            raise NotSafeAtHome
        about = (review.participant_id, review_id)
        leave_audit(cursor, by=by, at=at, act="take_map", about=about)
        return map_view(cursor, worker, participant, network, measured=False)
