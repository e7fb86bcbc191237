"""Who supervises the north, and what they do about a sealed review, in short."""

from netmap.casework.supervising import (
    countersign,
    return_review,
    write_supervision_note,
)
from netmap.model.codes import Role
from netmap.model.fact import Fact
from netmap.model.staff import Worker
from tests.support.tale import SUE, Tale

UMA = Worker(id="w-uma", name="Uma Example", roles=(Role.SUPERVISOR,), team="north")
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
ADMIN = Worker(id="w-adm", name="A", roles=(Role.ADMINISTRATOR,), team="north")


def sign(
    tale: Tale, by: Worker = SUE, review_id: str = "r-1", digest: str = ""
) -> Fact:
    """Countersign a review as it is, or as it was seen."""
    return countersign(
        tale.store,
        by=by.id,
        at=tale.tick(),
        review_id=review_id,
        digest=digest or tale.digest(review_id),
    )


def give_back(
    tale: Tale,
    by: Worker = SUE,
    review_id: str = "r-1",
    digest: str = "",
    reason: str = "Whose words are these?",
) -> Fact:
    """Return a review as it is, or as it was seen."""
    return return_review(
        tale.store,
        by=by.id,
        at=tale.tick(),
        review_id=review_id,
        digest=digest or tale.digest(review_id),
        reason=reason,
    )


def note(tale: Tale, note_id: str = "sn-1", by: Worker = SUE, **fields: object) -> Fact:
    """Write a supervision note."""
    return write_supervision_note(
        tale.store,
        by=by.id,
        at=tale.tick(),
        participant_id=tale.id,
        note_id=note_id,
        fields=fields or {"questions": "Who visits?"},
    )
