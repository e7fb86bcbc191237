"""Case facts in the store: only ever added to, each version a row of its own."""

import json
from collections.abc import Sequence
from typing import Any

import rfc8785

from netmap.errors import StaleRecord
from netmap.model.fact import Fact
from netmap.store.database import Cursor
from netmap.store.table import as_read, as_stored, readable


def add(cursor: Cursor, participant_id: str, fact: Fact) -> None:
    """Add one version of a fact.

    Raises:
        StaleRecord: it is not the version that follows the newest one.
    """
    newest = cursor.execute(
        "SELECT coalesce(max(version), 0) FROM fact "
        "WHERE participant_id = ? AND kind = ? AND fact_id = ?",
        [participant_id, fact.body.kind, fact.fact_id],
    ).fetchall()[0][0]
    if fact.version != newest + 1:
        raise StaleRecord
    cursor.execute(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            participant_id,
            fact.body.kind,
            fact.fact_id,
            fact.version,
            as_stored(fact.recorded_at),
            fact.recorded_by,
            fact.reason,
            rfc8785.dumps(fact.body.model_dump(mode="json")).decode(),
        ],
    )


def versions(
    cursor: Cursor, participant_id: str, named: tuple[str, str]
) -> tuple[Fact, ...]:
    """Return every version of one fact, by its kind and id, the oldest first."""
    rows = cursor.execute(
        "SELECT fact_id, version, recorded_at, recorded_by, reason, body FROM fact "
        "WHERE participant_id = ? AND kind = ? AND fact_id = ? ORDER BY version",
        [participant_id, *named],
    ).fetchall()
    return tuple(_fact(row) for row in rows)


def of_case(cursor: Cursor, participant_id: str) -> tuple[Fact, ...]:
    """Return every version of every fact of a case, by kind, id and version."""
    return of_cases(cursor, [participant_id]).get(participant_id, ())


def of_cases(
    cursor: Cursor, participant_ids: Sequence[str]
) -> dict[str, tuple[Fact, ...]]:
    """Return the facts of many cases, each by kind, id and version."""
    rows = cursor.execute(
        "SELECT participant_id, fact_id, version, recorded_at, recorded_by, reason, "
        "body FROM fact WHERE participant_id IN (SELECT unnest(?::VARCHAR[])) "
        "ORDER BY kind, fact_id, version",
        [list(participant_ids)],
    ).fetchall()
    found: dict[str, list[Fact]] = {}
    for participant_id, *row in rows:
        found.setdefault(participant_id, []).append(_fact(row))
    return {key: tuple(some) for key, some in found.items()}


def newest_of_kind(cursor: Cursor, kind: str) -> list[tuple[str, Fact]]:
    """Return the newest version of each fact of a kind in every case, with its case."""
    rows = cursor.execute(
        "SELECT participant_id, fact_id, version, recorded_at, recorded_by, reason, "
        "body FROM fact WHERE kind = ? QUALIFY version = max(version) OVER "
        "(PARTITION BY participant_id, fact_id) ORDER BY participant_id, fact_id",
        [kind],
    ).fetchall()
    return [(participant_id, _fact(row)) for participant_id, *row in rows]


def _fact(row: Sequence[Any]) -> Fact:
    fact_id, version, at, by, reason, body = row
    with readable():
        return Fact.model_validate(
            {
                "fact_id": fact_id,
                "version": version,
                "recorded_at": as_read(at),
                "recorded_by": by,
                "reason": reason,
                "body": json.loads(body),
            }
        )
