"""The audit trail: who did what to which case and when; never what it said.

Each row carries the SHA-256 of itself over the row before, so that a row changed or
taken out shows.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import rfc8785

from netmap.model.base import Value
from netmap.store.database import Cursor
from netmap.store.table import as_read, as_stored, insert_rows, value_of


class AuditEntry(Value):
    """One act, as it stands in the trail."""

    number: int
    recorded_at: datetime
    recorded_by: str
    act: str
    participant_id: str | None = None
    subject: str | None = None
    digest: str


class Look(NamedTuple):
    """Who looks, as which act, and since when until when that is one look."""

    by: str
    act: str
    since: datetime
    until: datetime


class Sought(Value):
    """Which rows are wanted: from `since` on, before `until`; None does not matter.

    Rows of one of `cases`, and rows of no case by one of `workers` (None: by anyone).
    No more than `most`.
    """

    cases: tuple[str, ...]
    workers: tuple[str, ...] | None
    worker: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    most: int | None = None


SOUGHT = """
SELECT * FROM audit
WHERE ($worker IS NULL OR recorded_by = $worker)
    AND (participant_id IN (SELECT unnest($cases::VARCHAR[]))
        OR participant_id IS NULL AND ($workers::VARCHAR[] IS NULL
            OR recorded_by IN (SELECT unnest($workers::VARCHAR[]))))
    AND ($since::TIMESTAMP IS NULL OR recorded_at >= $since)
    AND ($until::TIMESTAMP IS NULL OR recorded_at < $until)
ORDER BY number DESC
LIMIT $most
"""
EVERY = 2**62


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


class Deed(NamedTuple):
    """Who did what, about what."""

    by: str
    act: str
    subject: str


def has(cursor: Cursor, participant_id: str, deed: Deed) -> bool:
    """Say whether the trail has this of a case: it was done here, and by whom."""
    found = cursor.execute(
        "SELECT count(*) FROM audit WHERE participant_id = ? AND recorded_by = ? "
        "AND act = ? AND subject = ?",
        [participant_id, *deed],
    ).fetchall()
    return bool(found[0][0])


def write_each(
    cursor: Cursor,
    *,
    at: datetime,
    by: str,
    act: str,
    participant_ids: Iterable[str | None],
) -> None:
    """Add one row for each of many cases to which the same was done."""
    told = as_stored(at), by, act
    rows = [(*told, participant_id, None) for participant_id in participant_ids]
    if rows:
        _write(cursor, rows)


def not_on_record(
    cursor: Cursor, cases: Collection[str | None], look: Look
) -> list[str | None]:
    """Return which of these cases have no row of this look."""
    found = cursor.execute(
        "SELECT DISTINCT participant_id FROM audit WHERE recorded_at > ? "
        "AND recorded_at <= ? AND recorded_by = ? AND act = ?",
        [as_stored(look.since), as_stored(look.until), look.by, look.act],
    ).fetchall()
    known = {participant_id for (participant_id,) in found}
    return [one for one in cases if one not in known]


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
    return _entries(cursor.execute("SELECT * FROM audit ORDER BY number").fetchall())


def sought(cursor: Cursor, wanted: Sought) -> list[AuditEntry]:
    """Return the rows that are wanted, the newest first."""
    bound = {
        **wanted.model_dump(mode="json"),
        "most": EVERY if wanted.most is None else wanted.most,
        "since": as_stored(wanted.since) if wanted.since else None,
        "until": as_stored(wanted.until) if wanted.until else None,
    }
    return _entries(cursor.execute(SOUGHT, bound).fetchall())


def _entries(rows: Iterable[tuple[Any, ...]]) -> list[AuditEntry]:
    return [value_of(AuditEntry, row) for row in rows]


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
