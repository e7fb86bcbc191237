"""How far a review has come: from draft to countersigned, as its facts say."""

from collections.abc import Iterable
from enum import StrEnum

from netmap.model.codes import ReviewState
from netmap.model.evidence import SignOff
from netmap.model.fact import Fact


class ReviewStage(StrEnum):
    """How far a review has come, in one word."""

    DRAFT = "draft"
    SEALED = "sealed"
    ASKED = "asked"
    COUNTERSIGNED = "countersigned"
    RETURNED = "returned"


def sign_offs_of(facts: Iterable[Fact], review_id: str) -> tuple[Fact, ...]:
    """Return every step of a review's countersigning, the oldest first."""
    steps = [
        fact
        for fact in facts
        if isinstance(fact.body, SignOff)
        and fact.fact_id == fact.body.review_id == review_id
    ]
    return tuple(sorted(steps, key=lambda fact: fact.version))


def sign_off_of(facts: Iterable[Fact], review_id: str) -> SignOff | None:
    """Return the last step of a review's countersigning; None where nobody asked."""
    said = [fact.body for fact in sign_offs_of(facts, review_id)]
    steps = [body for body in said if isinstance(body, SignOff)]
    return steps[-1] if steps else None


def stage_of(state: ReviewState, sign_off: SignOff | None) -> ReviewStage:
    """Return how far a review has come; a draft is a draft, whatever facts say."""
    if state == ReviewState.DRAFT or sign_off is None:
        return ReviewStage(state.value)
    return ReviewStage(sign_off.state.value)
