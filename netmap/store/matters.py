"""What deserves a conversation, case by case: an index that can be worked out again.

A case has its matters as of a day. Whoever writes in a case makes them stale, and so
does the next morning; until they are worked out again, they say of which day they are.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from netmap.model.base import Value
from netmap.model.matter import Between, Matter, MatterKind, WorkedOut
from netmap.store.database import Cursor
from netmap.store.people import Scope
from netmap.store.table import as_read, insert_rows, readable


class SupervisedOrder(StrEnum):
    """What the cases of a team can be sorted by, beside each kind of matter."""

    NAME = "name"
    LOOKED = "looked"
    CHANGED = "changed"


class SupervisedSlice(Value):
    """Which part of a team's cases.

    `shown` keeps those with one kind of matter, or with something "changed" since the
    last look; `order` is a kind too: then what has waited longest comes first.
    """

    sought: str = ""
    shown: str = ""
    order: str = SupervisedOrder.CHANGED
    page: int = 0
    size: int = 15


class SupervisedCase(Value):
    """One case of a team, and what deserves a conversation.

    `newest` is the number of its newest review that stands, `seen` that of the newest
    which was sealed before the one who asks looked last at `looked_at`. `sealed`,
    `rules` and `concerns` count what came since then. The matters are of `worked_out`,
    and so is what changed `between` its two newest reviews; they are `stale` where
    something was recorded since.
    """

    participant_id: str
    reference: str
    name: str
    worker: str
    newest: int | None
    newest_on: date | None
    seen: int | None
    looked_at: datetime | None
    sealed: int
    rules: int
    concerns: int
    worked_out: date | None
    stale: bool
    between: Between | None
    matters: tuple[Matter, ...]


class Supervised(Value):
    """One page of the cases of a team, and how many match."""

    rows: tuple[SupervisedCase, ...]
    found: int


SUPERVISED = """
WITH mine AS MATERIALIZED (
    SELECT participant.id AS participant_id, reference, participant.name,
        coalesce(worker.name, '') AS worker
    FROM participant LEFT JOIN worker ON worker.id = participant.worker
    WHERE participant.team = $team AND participant.worker <> $worker
        AND (contains(lower(participant.name), lower($sought))
            OR contains(lower(reference), lower($sought))
            OR contains(lower(worker.name), lower($sought)))
), corrected AS (
    SELECT DISTINCT corrects AS review_id FROM review
    WHERE state = 'sealed' AND corrects IS NOT NULL
), looked AS (
    SELECT participant_id, max(recorded_at) AS looked_at FROM audit
    WHERE recorded_by = $worker AND act IN ('view', 'view_concerns')
    GROUP BY participant_id
), standing AS (
    SELECT participant_id, arg_max(review.number, (held_on, review.number)) AS newest,
        max(held_on) AS newest_on,
        arg_max(review.number, (held_on, review.number))
            FILTER (WHERE sealed_at <= looked_at) AS seen,
        count(*) FILTER (WHERE looked_at IS NULL OR sealed_at > looked_at) AS sealed,
        max(sealed_at) FILTER (WHERE looked_at IS NULL OR sealed_at > looked_at)
            AS sealed_at
    FROM review JOIN snapshot USING (review_id, participant_id)
        LEFT JOIN looked USING (participant_id)
    WHERE review_id NOT IN (FROM corrected)
    GROUP BY participant_id
), added AS (
    SELECT participant_id,
        count(DISTINCT fact_id) FILTER (WHERE kind = 'restriction') AS rules,
        count(DISTINCT fact_id) FILTER (WHERE kind = 'concern') AS concerns,
        max(recorded_at) AS recorded_at
    FROM fact LEFT JOIN looked USING (participant_id)
    WHERE kind IN ('restriction', 'concern')
        AND (looked_at IS NULL OR recorded_at > looked_at)
    GROUP BY participant_id
), told AS (
    SELECT participant_id, list(struct_pack(kind, count, since, note)) AS matters,
        list(kind) AS kinds, min(since) FILTER (WHERE kind = $order) AS waits_since
    FROM matter GROUP BY participant_id
), whole AS (
    SELECT participant_id, reference, name, worker, newest, newest_on, seen, looked_at,
        coalesce(sealed, 0) AS sealed, coalesce(rules, 0) AS rules,
        coalesce(concerns, 0) AS concerns, day AS worked_out,
        coalesce(stale, true) AS stale, between_reviews, matters, kinds, waits_since,
        greatest(sealed_at, recorded_at) AS new_at
    FROM mine LEFT JOIN standing USING (participant_id)
        LEFT JOIN looked USING (participant_id)
        LEFT JOIN added USING (participant_id)
        LEFT JOIN told USING (participant_id)
        LEFT JOIN matter_day USING (participant_id)
)
SELECT * EXCLUDE (kinds, waits_since, new_at), count(*) OVER () AS found
FROM whole
WHERE $shown = '' OR list_contains(kinds, $shown)
    OR ($shown = 'changed' AND sealed + rules + concerns > 0)
ORDER BY {order}, lower(name), reference, participant_id
LIMIT $size OFFSET $skipped
"""
ORDERS: Mapping[str, str] = {
    SupervisedOrder.NAME: "lower(name)",
    SupervisedOrder.LOOKED: "looked_at ASC NULLS FIRST",
    SupervisedOrder.CHANGED: "new_at DESC NULLS LAST",
}
LONGEST = "waits_since ASC NULLS LAST"
BEHIND = """
SELECT participant.id FROM participant
LEFT JOIN matter_day ON participant.id = participant_id
WHERE team = $team AND worker <> $worker
    AND (day IS DISTINCT FROM $day OR stale)
"""


def supervised(cursor: Cursor, scope: Scope, part: SupervisedSlice) -> Supervised:
    """Return one page of the team's cases that others hold, in one query."""
    found = cursor.execute(
        SUPERVISED.format(order=ORDERS.get(part.order, LONGEST)),
        {
            **scope.model_dump(),
            "sought": part.sought.strip(),
            "shown": part.shown,
            "order": part.order,
            "size": part.size,
            "skipped": part.page * part.size,
        },
    ).fetchall()
    with readable():
        rows = tuple(_case(row[:-1]) for row in found)
    return Supervised(rows=rows, found=found[0][-1] if found else 0)


def _case(row: Sequence[Any]) -> SupervisedCase:
    fields = dict(zip(SupervisedCase.model_fields, row, strict=True))
    looked = fields["looked_at"]
    given = {
        "looked_at": as_read(looked) if looked else None,
        "between": json.loads(fields["between"]) if fields["between"] else None,
        "matters": tuple(sorted(fields["matters"] or (), key=_place)),
    }
    return SupervisedCase.model_validate({**fields, **given})


def _place(matter: Mapping[str, Any]) -> int:
    return [*MatterKind].index(MatterKind(matter["kind"]))


def behind(cursor: Cursor, scope: Scope, day: date) -> list[str]:
    """Return the ids of the team's cases whose matters are not of this day."""
    bound = {**scope.model_dump(), "day": day}
    return [one for (one,) in cursor.execute(BEHIND, bound).fetchall()]


def put(cursor: Cursor, day: date, found: Mapping[str, WorkedOut]) -> None:
    """Keep what was worked out of some cases on a day."""
    ids = list(found)
    for table in ("matter", "matter_day"):
        cursor.execute(
            f"DELETE FROM {table} WHERE participant_id IN "
            "(SELECT unnest(?::VARCHAR[]))",
            [ids],
        )
    rows = [
        (participant_id, one.kind.value, one.count, one.since, one.note)
        for participant_id, whole in found.items()
        for one in whole.matters
    ]
    insert_rows(cursor, "matter", rows)
    days = [
        (one, day, False, whole.between.model_dump_json() if whole.between else None)
        for one, whole in found.items()
    ]
    insert_rows(cursor, "matter_day", days)


def forget(cursor: Cursor, participant_id: str) -> None:
    """Say that the matters of a case are to be worked out again."""
    cursor.execute(
        "UPDATE matter_day SET stale = true WHERE participant_id = ?", [participant_id]
    )
