"""Someone on the map of one case who is the participant of another.

Neither case shows it, and netmap never looks for it: a supervisor who answers for both
says so.
"""

from netmap.model.base import Id, Moment, Value


class SamePerson(Value):
    """The alter of a case, and the case in which they are the participant."""

    participant_id: Id
    alter_id: Id
    other_id: Id
    recorded_at: Moment
    recorded_by: Id
