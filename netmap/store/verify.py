"""Verify: recompute every digest, rebuild every index row, and name what differs.

It shows that something was changed, not who did it, and cannot show that a whole store
was replaced by another.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from netmap.model.base import Value
from netmap.model.codes import ReviewState
from netmap.model.edits import IDENTITY
from netmap.model.fact import Fact
from netmap.model.snapshot import SnapshotContent, canonical
from netmap.store import snapshots
from netmap.store.database import Cursor
from netmap.store.table import as_stored

KEYS = {
    "review": ("review_id",),
    **{f"map_{part}": keys for part, keys in IDENTITY.items() if part != "review"},
    "map_restricted": ("alter_id",),
    "measure_value": ("measure", "reading"),
}
SHORT = {
    "review": "review",
    "map_wish": "wishes",
    "map_restricted": "restricted",
    "measure_value": "measures",
}
DIFFERS = "differs from the sealed document"
Fields = dict[str, object]
Found = Iterator[tuple[str, str]]
"""What is wrong in one snapshot: (place, problem)."""


class Difference(Value):
    """Something that is not as it was sealed.

    `participant_id` and `number` name the review; `place` names the field, as in
    "ties[M-05].strength". Values are never repeated here. `reference` is the service's
    own number for the case, where it is known.
    """

    participant_id: str
    reference: str = ""
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
    sealed_at: datetime
    sealed_by: str
    previous: str | None
    digest: str
    document: str


def cases(cursor: Cursor) -> list[str]:
    """Return the id of everyone who has a snapshot or a record, by id."""
    found = cursor.execute(
        "SELECT id FROM participant UNION SELECT participant_id FROM snapshot "
        "ORDER BY ALL"
    ).fetchall()
    return [participant_id for (participant_id,) in found]


def check_case(cursor: Cursor, participant_id: str) -> Iterator[Difference]:
    """Yield what differs in one participant's chain of snapshots."""
    previous: str | None = None
    for place, row in enumerate(_rows(cursor, participant_id), start=1):
        content = _content(row)
        for where, problem in _check_snapshot(cursor, row, content, (place, previous)):
            yield Difference(
                participant_id=participant_id,
                number=content.number if content else row.number,
                place=where,
                problem=problem,
            )
        previous = row.digest


def counts(cursor: Cursor) -> dict[str, int]:
    """Return how many snapshots, facts and audit rows there are to verify."""
    found = cursor.execute(
        "SELECT (SELECT count(*) FROM snapshot), (SELECT count(*) FROM fact), "
        "(SELECT count(*) FROM audit)"
    ).fetchall()[0]
    return dict(zip(("snapshots", "facts", "audit_rows"), found, strict=True))


def _rows(cursor: Cursor, participant_id: str) -> list[_Sealed]:
    names = list(_Sealed.model_fields)
    found = cursor.execute(
        f"SELECT {', '.join(names)} FROM snapshot WHERE participant_id = ? "
        "ORDER BY number",
        [participant_id],
    ).fetchall()
    return [_Sealed.model_validate(dict(zip(names, row, strict=True))) for row in found]


def _content(row: _Sealed) -> SnapshotContent | None:
    try:
        return SnapshotContent.model_validate_json(row.document)
    except ValueError:
        return None


def _check_snapshot(
    cursor: Cursor,
    row: _Sealed,
    content: SnapshotContent | None,
    expected: tuple[int, str | None],
) -> Found:
    if hashlib.sha256(row.document.encode()).hexdigest() != row.digest:
        yield "document", "does not match its digest"
    if content is None:
        yield "document", "cannot be read"
        return
    if canonical(json.loads(row.document)) != row.document.encode():
        yield "document", "is not in canonical form"
    place, previous = expected
    if content.number != place:
        yield "number", "leaves a gap in the chain"
    if content.previous != previous:
        yield "previous", "is not the digest of the snapshot before"
    yield from _check_head(cursor, row, content)
    yield from _check_index(cursor, row.review_id, content)
    yield from _check_facts(cursor, content)


def _check_head(cursor: Cursor, row: _Sealed, content: SnapshotContent) -> Found:
    said = {
        "number": content.number,
        "sealed_at": as_stored(content.sealed_at),
        "sealed_by": content.sealed_by,
        "previous": content.previous,
        "participant_id": content.participant.id,
        "review_id": content.network.review.review_id,
    }
    yield from _fields_that_differ("snapshot", said, row.model_dump())
    states = cursor.execute(
        "SELECT state FROM review WHERE review_id = ?", [row.review_id]
    ).fetchall()
    if states != [(ReviewState.SEALED.value,)]:
        yield "review.state", "says the review is not sealed, or it is missing"


def _check_index(cursor: Cursor, review_id: str, content: SnapshotContent) -> Found:
    for table, rebuilt in snapshots.index_of(content).items():
        stored = _stored(cursor, table, review_id)
        yield from _compare(table, _keyed(table, rebuilt), _keyed(table, stored))
        if len(stored) != len(rebuilt):
            yield _short(table), "has more or fewer rows than the sealed document"


def _check_facts(cursor: Cursor, content: SnapshotContent) -> Found:
    found = cursor.execute(
        "SELECT kind, fact_id, version, recorded_at, recorded_by, reason, body "
        "FROM fact WHERE participant_id = ?",
        [content.participant.id],
    ).fetchall()
    stored: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for row in found:
        stored[row[:3]].append(row[3:])
    for fact in content.facts:
        kind = fact.body.kind
        rows = stored[kind, fact.fact_id, fact.version]
        place = f"{kind}[{fact.fact_id}]"
        if len(rows) == 1:
            yield from _check_fact(place, fact, rows[0])
        else:
            yield place, "is there more than once" if rows else "is missing"


def _check_fact(place: str, fact: Fact, row: tuple[object, ...]) -> Found:
    at, by, reason, body = row
    said: Fields = {
        "recorded_at": as_stored(fact.recorded_at),
        "recorded_by": fact.recorded_by,
        "reason": fact.reason,
    }
    stored: Fields = {"recorded_at": at, "recorded_by": by, "reason": reason}
    yield from _fields_that_differ(place, said, stored)
    sealed = fact.body.model_dump(mode="json")
    if canonical(sealed).decode() != body:
        other = _object(str(body))
        fields = [*_fields_that_differ(place, sealed, other)]
        yield from fields or [(f"{place}.body", DIFFERS)]


def _stored(cursor: Cursor, table: str, review_id: str) -> list[Fields]:
    found = cursor.execute(f"SELECT * FROM {table} WHERE review_id = ?", [review_id])
    names = [column[0] for column in found.description or ()]
    return [
        {name: _plain(cell) for name, cell in zip(names, row, strict=True)}
        for row in found.fetchall()
    ]


def _keyed(table: str, rows: Iterable[Fields]) -> dict[str, Fields]:
    return {"~".join(str(row[key]) for key in KEYS[table]): row for row in rows}


def _compare(
    table: str, rebuilt: dict[str, Fields], stored: dict[str, Fields]
) -> Found:
    for key in sorted(rebuilt.keys() | stored.keys()):
        place = "review" if table == "review" else f"{_short(table)}[{key}]"
        if key not in stored:
            yield place, "is missing"
        elif key not in rebuilt:
            yield place, "was never sealed"
        else:
            yield from _fields_that_differ(place, rebuilt[key], stored[key])


def _fields_that_differ(place: str, sealed: Fields, stored: Fields) -> Found:
    for field, value in sealed.items():
        if stored.get(field) != value:
            yield f"{place}.{field}", DIFFERS


def _short(table: str) -> str:
    return SHORT.get(table) or table.removeprefix("map_") + "s"


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _object(text: str) -> Fields:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
