"""What of a case deserves a conversation between supervisor and worker."""

from datetime import date
from enum import StrEnum

from netmap.model.base import Count, Line, Value


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


class Matter(Value):
    """One reason: how many there are, since when the oldest, and what to say of it.

    It is worked out for a day, and never a score: kinds are not added up.
    """

    kind: MatterKind
    count: Count
    since: date | None = None
    note: Line = ""
