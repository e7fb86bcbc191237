"""Snapshots in the store: the sealed documents and the rows that index them."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from netmap.errors import NotFound
from netmap.model.base import Value
from netmap.model.snapshot import Snapshot, SnapshotContent, canonical
from netmap.store import reviews
from netmap.store.database import Cursor
from netmap.store.table import as_stored, insert, readable, select, value_of


class Seal(Value):
    """Which review was sealed, when, by whom, and the digest of its document."""

    review_id: str
    sealed_at: datetime
    sealed_by: str
    digest: str


def add(cursor: Cursor, snapshot: Snapshot) -> None:
    """Keep a snapshot, with its measures and restricted alters as index rows."""
    content = snapshot.content
    review_id = content.network.review.review_id
    cursor.execute(
        "INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            review_id,
            content.participant.id,
            content.number,
            as_stored(content.sealed_at),
            content.sealed_by,
            content.previous,
            snapshot.digest,
            canonical(snapshot.document).decode(),
        ],
    )
    insert(cursor, "measure_value", content.measures, {"review_id": review_id})
    reviews.set_restricted(cursor, review_id, list(content.restricted))


def of_case(cursor: Cursor, participant_id: str) -> tuple[Snapshot, ...]:
    """Return a participant's snapshots in the order of their chain."""
    found = cursor.execute(
        "SELECT digest, document FROM snapshot WHERE participant_id = ? "
        "ORDER BY number",
        [participant_id],
    ).fetchall()
    return tuple(_snapshot(digest, text) for digest, text in found)


def of_review(cursor: Cursor, review_id: str) -> Snapshot:
    """Return the snapshot of a sealed review.

    Raises:
        NotFound: the review is not sealed, or there is none.
    """
    found = cursor.execute(
        "SELECT digest, document FROM snapshot WHERE review_id = ?", [review_id]
    ).fetchall()
    if not found:
        raise NotFound
    return _snapshot(*found[0])


class Cited(Value):
    """The review that a digest is of: whose, which, when, and whether it still stands.

    `corrected` says that another sealed review puts it right.
    """

    digest: str
    review_id: str
    participant_id: str
    number: int
    held_on: date
    corrected: bool


CITED = """
SELECT digest, review.review_id, review.participant_id, review.number, held_on,
    review.review_id IN (
        SELECT corrects FROM review WHERE state = 'sealed' AND corrects IS NOT NULL
    ) AS corrected
FROM snapshot JOIN review USING (review_id)
WHERE digest IN (SELECT unnest(?::VARCHAR[]))
"""


def cited(cursor: Cursor, digests: Iterable[str]) -> dict[str, Cited]:
    """Return the review that each digest is of, where there is one."""
    found = cursor.execute(CITED, [list(digests)]).fetchall()
    rows = [value_of(Cited, row) for row in found]
    return {one.digest: one for one in rows}


def seals(cursor: Cursor, participant_id: str) -> dict[str, Seal]:
    """Return how a participant's reviews were sealed, by review, without documents."""
    source = "snapshot WHERE participant_id = ? ORDER BY number"
    found = select(cursor, Seal, source, [participant_id])
    return {one.review_id: one for one in found}


def last_digest(cursor: Cursor, participant_id: str) -> tuple[int, str | None]:
    """Return the number and digest of the newest snapshot: 0 and None without one."""
    found = cursor.execute(
        "SELECT number, digest FROM snapshot WHERE participant_id = ? "
        "ORDER BY number DESC LIMIT 1",
        [participant_id],
    ).fetchone()
    return (found[0], found[1]) if found else (0, None)


def _snapshot(digest: str, text: str) -> Snapshot:
    with readable():
        return Snapshot(digest=digest, document=json.loads(text))


def index_of(content: SnapshotContent) -> dict[str, list[dict[str, object]]]:
    """Return the index rows that a document stands for, by table."""
    plain = content.model_dump(mode="json")
    network = plain["network"]
    return {
        "review": [network["review"]],
        "map_alter": network["alters"],
        "map_tie": network["ties"],
        "map_wish": network["wishes"],
        "map_need": network["needs"],
        "map_link": network["links"],
        "map_restricted": [{"alter_id": one} for one in content.restricted],
        "measure_value": plain["measures"],
    }
