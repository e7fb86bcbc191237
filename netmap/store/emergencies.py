"""Emergency accesses, kept with why and by whom they were looked into."""

from datetime import datetime
from typing import Any

from netmap.model.emergency import Emergency
from netmap.store.database import Cursor
from netmap.store.table import as_read, as_stored, insert_rows, readable

MOMENTS = frozenset({"opened_at", "closed_at", "looked_at"})
NAMES = tuple(Emergency.model_fields)


def put(cursor: Cursor, emergency: Emergency) -> None:
    """Add an emergency access, or replace the one with its id."""
    cursor.execute("DELETE FROM emergency WHERE id = ?", [emergency.id])
    cells = [_stored(getattr(emergency, name)) for name in NAMES]
    insert_rows(cursor, f"emergency ({', '.join(NAMES)})", [cells])


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
    found = cursor.execute(
        f"SELECT {', '.join(NAMES)} FROM emergency WHERE {where} "
        "ORDER BY opened_at DESC, id",
        bound,
    ).fetchall()
    with readable():
        return [_read(row) for row in found]


def _read(row: tuple[Any, ...]) -> Emergency:
    fields = dict(zip(NAMES, row, strict=True))
    moments = {name: as_read(fields[name]) for name in MOMENTS if fields[name]}
    return Emergency.model_validate({**fields, **moments})


def _stored(value: object) -> object:
    return as_stored(value) if isinstance(value, datetime) else value
