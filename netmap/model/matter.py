"""What of a case deserves a conversation between supervisor and worker."""

from datetime import date
from enum import StrEnum

from netmap.model.base import Count, Line, Number, Value


class MatterKind(StrEnum):
    """Why a case deserves a conversation. The order is no order of weight."""

    COUNTERSIGN = "countersign"
    PROMPTS = "prompts"
    CONCERNS = "concerns"
    WORKERS_VIEW = "workers_view"
    UNCONFIRMED = "unconfirmed"
    OVERDUE = "overdue"
    UNVERIFIED = "unverified"
    UNEXPLAINED = "unexplained"
    UNREADABLE = "unreadable"


class Matter(Value):
    """One reason: how many there are, since when the oldest, and what to say of it.

    It is worked out for a day, and never a score: kinds are not added up.
    """

    kind: MatterKind
    count: Count
    since: date | None = None
    note: Line = ""


class Between(Value):
    """What changed between the two newest reviews of a case, as counts.

    `before` and `after` are their numbers; then people who stayed, left and came, ties
    with other answers inside, and wishes that changed.
    """

    before: Number
    after: Number
    kept: Count
    left: Count
    came: Count
    ties: Count
    wishes: Count


class WorkedOut(Value):
    """What was worked out of a case: why to talk, and what its newest review changed.

    `between` is None where there are not two reviews.
    """

    matters: tuple[Matter, ...] = ()
    between: Between | None = None
