"""Emergency accesses, kept with why and by whom they were looked into."""

from datetime import datetime

from netmap.model.emergency import Emergency
from netmap.store.database import Cursor
from netmap.store.table import insert, select


def put(cursor: Cursor, emergency: Emergency) -> None:
    """Add an emergency access, or replace the one with its id."""
    cursor.execute("DELETE FROM emergency WHERE id = ?", [emergency.id])
    insert(cursor, "emergency", [emergency])


def running(
    cursor: Cursor, *, worker: str, participant_id: str, at: datetime
) -> Emergency | None:
    """Return the emergency access of a worker to a case that runs, if there is one."""
    found = _select(
        cursor, "worker = ? AND participant_id = ?", [worker, participant_id]
    )
    return next((one for one in found if one.runs(at)), None)


def of_worker(cursor: Cursor, worker: str) -> list[Emergency]:
    """Return the emergency accesses of a worker, the newest first."""
    return _select(cursor, "worker = ?", [worker])


def waiting(cursor: Cursor) -> list[Emergency]:
    """Return those that nobody looked into yet, the newest first."""
    return _select(cursor, "looked_at IS NULL", [])


def with_id(cursor: Cursor, emergency_id: str) -> Emergency | None:
    """Return one, if there is one."""
    return next(iter(_select(cursor, "id = ?", [emergency_id])), None)


def _select(cursor: Cursor, where: str, bound: list[str]) -> list[Emergency]:
    source = f"emergency WHERE {where} ORDER BY opened_at DESC, id"
    return select(cursor, Emergency, source, bound)
