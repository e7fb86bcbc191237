"""What verifying finds outside the chains: rows without their record, and breaks.

Each check is one statement over the whole store.
"""

from collections.abc import Iterator

from netmap.model.edits import FIELDS
from netmap.store import audit
from netmap.store.database import Cursor
from netmap.store.verify import Difference

UNSEALED = """
SELECT participant_id, number FROM review ANTI JOIN snapshot USING (review_id)
WHERE state = 'sealed' ORDER BY ALL
"""
NOBODYS = """
SELECT participant_id, number FROM snapshot
WHERE participant_id NOT IN (SELECT id FROM participant) ORDER BY ALL
"""
SEALED_BEFORE = """
SELECT coalesce(participant_id, ''), number FROM audit
WHERE act = 'seal' AND subject NOT IN (SELECT review_id FROM snapshot) ORDER BY ALL
"""
RECORDED_BEFORE = """
SELECT participant_id, kind, subject FROM (
    SELECT participant_id, subject, count(*) AS acts,
        CASE WHEN starts_with(act, 'record_') THEN substr(act, 8)
            WHEN ends_with(act, '_claim') THEN 'claim' ELSE 'sign_off' END AS kind
    FROM audit WHERE starts_with(act, 'record_')
        OR act IN ('ask_countersign', 'countersign', 'return_review')
        OR (ends_with(act, '_claim') AND act <> 'view_claim')
    GROUP BY ALL
) AS done
LEFT JOIN (
    SELECT participant_id, kind, fact_id AS subject, count(*) AS versions
    FROM fact GROUP BY ALL
) AS kept USING (participant_id, kind, subject)
WHERE acts > coalesce(versions, 0) ORDER BY ALL
"""
STRAY = """
SELECT DISTINCT review_id FROM {table} ANTI JOIN review USING (review_id) ORDER BY ALL
"""
INDEX = (*(f"map_{part}" for part in FIELDS), "map_restricted", "measure_value")


def check_loose_ends(cursor: Cursor) -> Iterator[Difference]:
    """Yield records without their snapshot, row or person, and breaks in the trail."""
    for participant_id, number in cursor.execute(UNSEALED).fetchall():
        yield _loose(participant_id, number, "snapshot", "is missing")
    for participant_id, number in cursor.execute(NOBODYS).fetchall():
        yield _loose(participant_id, number, "participant", "is missing")
    for participant_id, number in cursor.execute(SEALED_BEFORE).fetchall():
        place = f"audit[{number}]"
        yield _loose(participant_id, 0, place, "names a snapshot that is missing")
    for participant_id, kind, fact_id in cursor.execute(RECORDED_BEFORE).fetchall():
        place = f"{kind}[{fact_id}]"
        yield _loose(participant_id, 0, place, "has fewer versions than were recorded")
    for table in INDEX:
        for (review_id,) in cursor.execute(STRAY.format(table=table)).fetchall():
            yield _loose("", 0, f"{table}[{review_id}]", "belongs to no review")
    broken = audit.broken_at(cursor)
    if broken is not None:
        problem = "does not follow from the row before"
        yield _loose("", 0, f"audit[{broken}]", problem)


def _loose(participant_id: str, number: int, place: str, problem: str) -> Difference:
    return Difference(
        participant_id=participant_id, number=number, place=place, problem=problem
    )
