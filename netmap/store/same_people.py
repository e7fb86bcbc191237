"""Who on a map is the participant of another case, as a supervisor said."""

from netmap.model.same_person import SamePerson
from netmap.store.database import Cursor
from netmap.store.table import as_read, as_stored, insert_rows

SELECT = """
SELECT participant_id, alter_id, other_id, recorded_at, recorded_by FROM same_person
"""


def add(cursor: Cursor, same: SamePerson) -> None:
    """Keep that they are one person; once is enough."""
    take_back(cursor, same)
    cells = [
        same.participant_id,
        same.alter_id,
        same.other_id,
        as_stored(same.recorded_at),
        same.recorded_by,
    ]
    insert_rows(cursor, "same_person", [cells])


def take_back(cursor: Cursor, same: SamePerson) -> None:
    """Let it be forgotten that they are one person."""
    cursor.execute(
        "DELETE FROM same_person WHERE participant_id = ? AND alter_id = ? "
        "AND other_id = ?",
        [same.participant_id, same.alter_id, same.other_id],
    )


def about(cursor: Cursor, participant_id: str) -> list[SamePerson]:
    """Return what is kept about a case, from either side."""
    found = cursor.execute(
        f"{SELECT} WHERE participant_id = $id OR other_id = $id ORDER BY ALL",
        {"id": participant_id},
    )
    names = list(SamePerson.model_fields)
    return [
        SamePerson.model_validate(
            {**dict(zip(names, row, strict=True)), "recorded_at": as_read(row[3])}
        )
        for row in found.fetchall()
    ]
