"""The audit trail: who did what to which case and when; never what it said.

Each row carries the SHA-256 of itself over the row before, so that a row changed or
taken out shows.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import rfc8785

from netmap.model.base import Value
from netmap.store.database import Cursor
from netmap.store.table import as_read, as_stored, insert_rows


class AuditEntry(Value):
    """One act, as it stands in the trail."""

    number: int
    recorded_at: datetime
    recorded_by: str
    act: str
    participant_id: str | None = None
    subject: str | None = None
    digest: str


def write(
    cursor: Cursor,
    *,
    at: datetime,
    by: str,
    act: str,
    participant_id: str | None = None,
    subject: str | None = None,
) -> None:
    """Add one row to the trail, within the transaction of what it records."""
    _write(cursor, [(as_stored(at), by, act, participant_id, subject)])


def write_each(
    cursor: Cursor, *, at: datetime, by: str, act: str, participant_ids: Iterable[str]
) -> None:
    """Add one row for each of many cases to which the same was done."""
    told = as_stored(at), by, act
    _write(
        cursor, [(*told, participant_id, None) for participant_id in participant_ids]
    )


def _write(cursor: Cursor, rows: Sequence[tuple[Any, ...]]) -> None:
    last = cursor.execute(
        "SELECT number, digest FROM audit ORDER BY number DESC LIMIT 1"
    ).fetchone()
    number, digest = last or (0, "")
    whole = []
    for place, row in enumerate(rows, start=number + 1):
        cells = [place, *row]
        digest = chained(digest, cells)
        whole.append([*cells, digest])
    insert_rows(cursor, "audit", whole)


def trail(cursor: Cursor) -> list[AuditEntry]:
    """Return the whole trail in its order."""
    found = cursor.execute("SELECT * FROM audit ORDER BY number").fetchall()
    names = list(AuditEntry.model_fields)
    return [
        AuditEntry.model_validate(
            {**dict(zip(names, row, strict=True)), "recorded_at": as_read(row[1])}
        )
        for row in found
    ]


def broken_at(cursor: Cursor) -> int | None:
    """Return the number of the first row that does not follow from the one before."""
    previous = ""
    for place, row in enumerate(
        cursor.execute("SELECT * FROM audit ORDER BY number").fetchall(), start=1
    ):
        *cells, digest = row
        if cells[0] != place or digest != chained(previous, cells):
            return place
        previous = digest
    return None


def chained(previous: str, cells: list[Any]) -> str:
    """Return the digest of a row over the digest of the row before."""
    number, recorded_at, *rest = cells
    whole = [previous, number, as_read(recorded_at).isoformat(), *rest]
    return hashlib.sha256(rfc8785.dumps(whole)).hexdigest()
