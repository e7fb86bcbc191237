"""Participants in the store, and the caseload."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from netmap.errors import (
    CaseExists,
    NotFound,
    ReferenceAmbiguous,
    ReferenceTaken,
    StaleRecord,
)
from netmap.model.base import Value
from netmap.model.participant import Participant
from netmap.store.database import Cursor
from netmap.store.table import insert, readable, select


class CaseloadOrder(StrEnum):
    """What a caseload can be sorted by."""

    NAME = "name"
    REFERENCE = "reference"
    LAST_REVIEW = "last_review"
    NEXT_REVIEW = "next_review"


class CaseloadRow(Value):
    """One participant on a caseload.

    `returned` is the number of a review that a supervisor returned, and nobody has
    asked about again.
    """

    participant_id: str
    reference: str
    name: str
    reviews: int
    last_review_on: date | None
    next_review_on: date | None
    draft_id: str | None
    draft_held_on: date | None
    returned: int | None


class Caseload(Value):
    """One page of a caseload, and how many participants match in all."""

    rows: tuple[CaseloadRow, ...]
    found: int


CASELOAD = """
WITH corrected AS (
    SELECT DISTINCT corrects AS review_id FROM review
    WHERE state = 'sealed' AND corrects IS NOT NULL
), signed AS (
    SELECT participant_id, fact_id AS review_id,
        arg_max(body ->> '$.state', version) AS step
    FROM fact WHERE kind = 'sign_off' GROUP BY participant_id, fact_id
), told AS (
    SELECT review.*, step, state = 'sealed' AND corrected.review_id IS NULL AS stands
    FROM review LEFT JOIN corrected USING (review_id)
        LEFT JOIN signed USING (participant_id, review_id)
), last AS (
    SELECT participant_id,
        count(*) FILTER (WHERE state = 'sealed') AS reviews,
        max(held_on) FILTER (WHERE stands) AS last_review_on,
        arg_max_null(next_review_on, (held_on, number)) FILTER (WHERE stands)
            AS next_review_on,
        any_value(review_id) FILTER (WHERE state = 'draft') AS draft_id,
        any_value(held_on) FILTER (WHERE state = 'draft') AS draft_held_on,
        max(number) FILTER (WHERE stands AND step = 'returned') AS returned
    FROM told GROUP BY participant_id
)
SELECT id, reference, name, coalesce(reviews, 0), last_review_on, next_review_on,
    draft_id, draft_held_on, returned, count(*) OVER () AS found
FROM participant LEFT JOIN last ON last.participant_id = participant.id
WHERE (worker = $worker OR team = $team) AND (contains(lower(name), lower($sought))
    OR contains(lower(reference), lower($sought)))
ORDER BY {order}, reference, id
LIMIT $size OFFSET $skipped
"""
ORDERS = {
    CaseloadOrder.NAME: "lower(name)",
    CaseloadOrder.REFERENCE: "lower(reference)",
    CaseloadOrder.LAST_REVIEW: "last_review_on ASC NULLS FIRST",
    CaseloadOrder.NEXT_REVIEW: "next_review_on ASC NULLS FIRST",
}


TAKEN = """
WITH asked AS (SELECT id, reference FROM participant JOIN unnest(?::VARCHAR[])
    AS given(id) USING (id))
SELECT 1 FROM asked JOIN participant other ON asked.reference = other.reference
    AND asked.id <> other.id
UNION ALL SELECT 1 FROM asked JOIN participant other ON asked.reference = other.id
    AND asked.id <> other.id
UNION ALL SELECT 1 FROM asked JOIN participant other ON asked.id = other.reference
    AND asked.id <> other.id
LIMIT 1
"""


class Scope(Value):
    """Whose participants a caseload shows: one worker's, and those of a team."""

    worker: str
    team: str | None = None


class Slice(Value):
    """Which part of a caseload: what is sought, in which order, which page."""

    sought: str = ""
    order: CaseloadOrder = CaseloadOrder.NAME
    page: int = 0
    size: int = 25


def caseload(cursor: Cursor, scope: Scope, part: Slice) -> Caseload:
    """Return one page of the participants in scope, in one query."""
    found = cursor.execute(
        CASELOAD.format(order=ORDERS[part.order]),
        {
            **scope.model_dump(),
            "sought": part.sought.strip(),
            "size": part.size,
            "skipped": part.page * part.size,
        },
    ).fetchall()
    names = list(CaseloadRow.model_fields)
    with readable():
        rows = [
            CaseloadRow.model_validate(dict(zip(names, row[:-1], strict=True)))
            for row in found
        ]
    return Caseload(rows=tuple(rows), found=found[0][-1] if found else 0)


def references(cursor: Cursor) -> dict[str, str]:
    """Return the reference of every participant, by id."""
    return dict(cursor.execute("SELECT id, reference FROM participant").fetchall())


def add_participant(cursor: Cursor, participant: Participant) -> None:
    """Add a participant.

    Raises:
        CaseExists: there is one with this id.
        ReferenceTaken: another one has this reference.
    """
    add_participants(cursor, [participant])


def add_participants(cursor: Cursor, participants: Sequence[Participant]) -> None:
    """Add many participants.

    Raises:
        CaseExists: there is one with one of these ids.
        ReferenceTaken: another one has one of these references.
    """
    ids = [one.id for one in participants]
    if len({*ids}) < len(ids) or any_exists(cursor, ids):
        raise CaseExists
    insert(cursor, "participant", participants)
    check_references(cursor, ids)


def any_exists(cursor: Cursor, participant_ids: Sequence[str]) -> bool:
    """Say whether there is a participant with one of these ids."""
    found = cursor.execute(
        "SELECT 1 FROM participant WHERE id IN (SELECT unnest(?::VARCHAR[])) LIMIT 1",
        [list(participant_ids)],
    )
    return bool(found.fetchall())


def check_references(cursor: Cursor, participant_ids: Sequence[str]) -> None:
    """Let the references of these pass that stand for nobody else, reference or id.

    Raises:
        ReferenceTaken: one does.
    """
    if cursor.execute(TAKEN, [list(participant_ids)]).fetchall():
        raise ReferenceTaken


def participant(cursor: Cursor, participant_id: str) -> Participant:
    """Return one participant by id or by reference.

    Raises:
        NotFound: there is none.
        ReferenceAmbiguous: the reference stands for more than one.
    """
    found = select(cursor, Participant, "participant WHERE id = ?", [participant_id])
    found = found or select(
        cursor, Participant, "participant WHERE reference = ?", [participant_id]
    )
    if not found:
        raise NotFound
    if len(found) > 1:
        raise ReferenceAmbiguous
    return found[0]


def participants(cursor: Cursor) -> list[Participant]:
    """Return every participant in the store, by reference."""
    return select(cursor, Participant, "participant ORDER BY reference, id")


def participants_of(
    cursor: Cursor, participant_ids: Sequence[str]
) -> list[Participant]:
    """Return the participants with these ids, by id; those there are."""
    source = "participant WHERE id IN (SELECT unnest(?::VARCHAR[])) ORDER BY id"
    return select(cursor, Participant, source, [list(participant_ids)])


def change_participant(
    cursor: Cursor, *, seen: Participant, changed: Participant
) -> None:
    """Replace a participant's record.

    Raises:
        StaleRecord: it is not what the user saw any more.
        ReferenceTaken: another participant has the new reference.
    """
    if participant(cursor, seen.id) != seen:
        raise StaleRecord
    cursor.execute("DELETE FROM participant WHERE id = ?", [seen.id])
    insert(cursor, "participant", [changed])
    check_references(cursor, [changed.id])
