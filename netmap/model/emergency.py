"""Opening a case that is not one's own, in an emergency: why, and for how long.

It lasts an hour from when it was opened. A clock that was set back to before that does
not make it longer: an hour that has not begun is not running.
"""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import StringConstraints

from netmap.model.base import Id, Moment, Note, Value

LASTS = timedelta(hours=1)
Reason = Annotated[Note, StringConstraints(strip_whitespace=True, min_length=1)]


class Emergency(Value):
    """One emergency access.

    `looked_by` is the supervisor who looked into it, with what they note about it.
    """

    id: Id
    worker: Id
    participant_id: Id
    opened_at: Moment
    reason: Reason
    closed_at: Moment | None = None
    looked_at: Moment | None = None
    looked_by: Id | None = None
    note: Note = ""

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself."""
        return self.opened_at + LASTS

    def runs(self, at: datetime) -> bool:
        """Say whether the case is open at this moment."""
        return self.closed_at is None and self.opened_at <= at < self.ends_at
