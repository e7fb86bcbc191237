"""Verify: recompute every digest, rebuild every index row, and name what differs.

It shows that something was changed, not who did it, and cannot show that a whole store
was replaced by another.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from netmap.model.base import Value
from netmap.model.codes import ReviewState
from netmap.model.snapshot import SnapshotContent, canonical
from netmap.store import audit, snapshots
from netmap.store.database import Cursor
from netmap.store.table import as_stored

KEYS = {
    "review": ("review_id",),
    "map_alter": ("alter_id",),
    "map_tie": ("alter_id",),
    "map_wish": ("alter_id",),
    "map_need": ("need_id",),
    "map_link": ("first", "second"),
    "map_restricted": ("alter_id",),
    "measure_value": ("measure",),
}
Fields = dict[str, object]


class Difference(Value):
    """Something that is not as it was sealed.

    `participant_id` and `number` name the review; `place` names the field, as in
    "ties[M-05].strength". Values are never repeated here.
    """

    participant_id: str
    number: int
    place: str
    problem: str


class Report(Value):
    """What verifying found."""

    participants: int
    snapshots: int
    facts: int
    audit_rows: int
    differences: tuple[Difference, ...]


class _Sealed(Value):
    review_id: str
    participant_id: str
    number: int
    sealed_by: str
    previous: str | None
    digest: str
    document: str


def check_case(cursor: Cursor, participant_id: str) -> Iterator[Difference]:
    """Yield what differs in one participant's chain of snapshots."""
    previous: str | None = None
    for place, row in enumerate(_rows(cursor, participant_id), start=1):
        for where, problem in _check_snapshot(cursor, row, place, previous):
            yield Difference(
                participant_id=participant_id,
                number=row.number,
                place=where,
                problem=problem,
            )
        previous = row.digest


def check_loose_ends(cursor: Cursor) -> Iterator[Difference]:
    """Yield sealed reviews without a snapshot, snapshots without a review, and breaks
    in the audit trail.
    """
    for participant_id, number in cursor.execute(
        "SELECT participant_id, number FROM review ANTI JOIN snapshot "
        "USING (review_id) WHERE state = 'sealed' ORDER BY ALL"
    ).fetchall():
        yield _loose(participant_id, number, "snapshot", "is missing")
    for participant_id, number in cursor.execute(
        "SELECT coalesce(participant_id, ''), number FROM audit WHERE act = 'seal' "
        "AND subject NOT IN (SELECT review_id FROM snapshot) ORDER BY ALL"
    ).fetchall():
        place = f"audit[{number}]"
        yield _loose(participant_id, 0, place, "names a snapshot that is missing")
    broken = audit.broken_at(cursor)
    if broken is not None:
        problem = "does not follow from the row before"
        yield _loose("", 0, f"audit[{broken}]", problem)


def counts(cursor: Cursor) -> dict[str, int]:
    """Return how many snapshots, facts and audit rows there are to verify."""
    found = cursor.execute(
        "SELECT (SELECT count(*) FROM snapshot), (SELECT count(*) FROM fact), "
        "(SELECT count(*) FROM audit)"
    ).fetchall()[0]
    return dict(zip(("snapshots", "facts", "audit_rows"), found, strict=True))


def _loose(participant_id: str, number: int, place: str, problem: str) -> Difference:
    return Difference(
        participant_id=participant_id, number=number, place=place, problem=problem
    )


def _rows(cursor: Cursor, participant_id: str) -> list[_Sealed]:
    names = list(_Sealed.model_fields)
    found = cursor.execute(
        f"SELECT {', '.join(names)} FROM snapshot WHERE participant_id = ? "
        "ORDER BY number",
        [participant_id],
    ).fetchall()
    return [_Sealed.model_validate(dict(zip(names, row, strict=True))) for row in found]


def _check_snapshot(
    cursor: Cursor, row: _Sealed, place: int, previous: str | None
) -> Iterator[tuple[str, str]]:
    if hashlib.sha256(row.document.encode()).hexdigest() != row.digest:
        yield "document", "does not match its digest"
    try:
        document = json.loads(row.document)
        content = SnapshotContent.model_validate(document)
    except (ValueError, ValidationError):
        yield "document", "cannot be read"
        return
    if canonical(document) != row.document.encode():
        yield "document", "is not in canonical form"
    yield from _check_head(cursor, row, content)
    if content.number != place:
        yield "number", "leaves a gap in the chain"
    if content.previous != previous:
        yield "previous", "is not the digest of the snapshot before"
    yield from _check_index(cursor, row.review_id, content)
    yield from _check_facts(cursor, content)


def _check_head(
    cursor: Cursor, row: _Sealed, content: SnapshotContent
) -> Iterator[tuple[str, str]]:
    said = (
        ("number", row.number, content.number),
        ("sealed_by", row.sealed_by, content.sealed_by),
        ("previous", row.previous, content.previous),
        ("participant_id", row.participant_id, content.participant.id),
        ("review_id", row.review_id, content.network.review.review_id),
    )
    for field, in_table, in_document in said:
        if in_table != in_document:
            yield field, "differs from the sealed document"
    stored = cursor.execute(
        "SELECT sealed_at FROM snapshot WHERE review_id = ?", [row.review_id]
    ).fetchone()
    if stored != (as_stored(content.sealed_at),):
        yield "sealed_at", "differs from the sealed document"
    state = cursor.execute(
        "SELECT state FROM review WHERE review_id = ?", [row.review_id]
    ).fetchone()
    if state != (ReviewState.SEALED.value,):
        yield "review.state", "says the review is not sealed, or it is missing"


def _check_index(
    cursor: Cursor, review_id: str, content: SnapshotContent
) -> Iterator[tuple[str, str]]:
    for table, rebuilt in snapshots.index_of(content).items():
        stored = _stored(cursor, table, review_id)
        yield from _compare(table, _keyed(table, rebuilt), _keyed(table, stored))
        if len(stored) != len(rebuilt):
            yield _short(table), "has more or fewer rows than the sealed document"


def _check_facts(cursor: Cursor, content: SnapshotContent) -> Iterator[tuple[str, str]]:
    found = cursor.execute(
        "SELECT kind, fact_id, version, recorded_at, recorded_by, reason, body "
        "FROM fact WHERE participant_id = ?",
        [content.participant.id],
    ).fetchall()
    stored = {tuple(row[:3]): row[3:] for row in found}
    for fact in content.facts:
        kind = fact.body.kind
        place = f"{kind}[{fact.fact_id}]"
        row = stored.get((kind, fact.fact_id, fact.version))
        if row is None:
            yield place, "is missing"
            continue
        at, by, reason, body = row
        if (at, by, reason) != (
            as_stored(fact.recorded_at), fact.recorded_by, fact.reason
        ):
            yield place, "says otherwise when, by whom or why it was recorded"
        sealed = fact.body.model_dump(mode="json")
        yield from _fields_that_differ(place, sealed, _json(body))


def _stored(cursor: Cursor, table: str, review_id: str) -> list[Fields]:
    found = cursor.execute(f"SELECT * FROM {table} WHERE review_id = ?", [review_id])
    names = [column[0] for column in found.description or ()]
    return [
        {name: _plain(cell) for name, cell in zip(names, row, strict=True)}
        for row in found.fetchall()
    ]


def _keyed(table: str, rows: list[Fields]) -> dict[str, Fields]:
    return {"~".join(str(row[key]) for key in KEYS[table]): row for row in rows}


def _compare(
    table: str, rebuilt: dict[str, Fields], stored: dict[str, Fields]
) -> Iterator[tuple[str, str]]:
    for key in sorted(rebuilt.keys() | stored.keys()):
        place = "review" if table == "review" else f"{_short(table)}[{key}]"
        if key not in stored:
            yield place, "is missing"
        elif key not in rebuilt:
            yield place, "was never sealed"
        else:
            yield from _fields_that_differ(place, rebuilt[key], stored[key])


def _fields_that_differ(
    place: str, sealed: Fields, stored: Fields
) -> Iterator[tuple[str, str]]:
    for field, value in sealed.items():
        if stored.get(field) != value:
            yield f"{place}.{field}", "differs from the sealed document"


def _short(table: str) -> str:
    plural = {"map_wish": "wishes", "measure_value": "measures", "map_restricted": "restricted"}
    return plural.get(table) or table.removeprefix("map_") + "s"


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _json(text: str) -> Fields:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
