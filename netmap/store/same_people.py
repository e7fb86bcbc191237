"""Who on a map is the participant of another case, as a supervisor said."""

from netmap.model.same_person import SamePerson
from netmap.store.database import Cursor
from netmap.store.table import insert, select


def add(cursor: Cursor, same: SamePerson) -> None:
    """Keep that they are one person; once is enough."""
    take_back(cursor, same)
    insert(cursor, "same_person", [same])


def take_back(cursor: Cursor, same: SamePerson) -> None:
    """Let it be forgotten that they are one person."""
    cursor.execute(
        "DELETE FROM same_person WHERE participant_id = ? AND alter_id = ? "
        "AND other_id = ?",
        [same.participant_id, same.alter_id, same.other_id],
    )


def about(cursor: Cursor, participant_id: str) -> list[SamePerson]:
    """Return what is kept about a case, from either side."""
    source = "same_person WHERE ? IN (participant_id, other_id) ORDER BY ALL"
    return select(cursor, SamePerson, source, [participant_id])
