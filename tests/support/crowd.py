"""A crowd: a store filled with many participants in one go, by SQL.

Every row is a copy of a row of the one case that is in the store already, under
another id, so that the crowd has whatever columns the tables have. Its ids are spread
as random ids are. Snapshots hold no document: a crowd is for looking things up, not
for verifying.
"""

from typing import NamedTuple

from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.store import staff
from netmap.store.database import Cursor, Store

SUPERVISOR = Worker(
    id="w-lead", name="Lee Example", roles=(Role.SUPERVISOR,), team="crowd"
)
WORKERS = 250
GIVEN = ("Aled", "Beth", "Chidi", "Dafydd", "Esra", "Faith", "Gwen", "Hamid")
FAMILY = ("Acre", "Bell", "Cole", "Dean", "Ellis", "Frost", "Gale", "Hope", "Ince")
IDS = """
CREATE TEMP MACRO participant_of(i) AS md5('participant' || i);
CREATE TEMP MACRO review_of(i) AS md5('review' || i)
"""
PARTICIPANTS = """
INSERT INTO participant
SELECT participant.* REPLACE (
    participant_of(i) AS id,
    'C-' || i AS reference,
    $given[1 + i % len($given)] || ' ' || $family[1 + i % len($family)] || ' ' || i
        AS name,
    'w-' || i % $workers AS worker,
    'crowd' AS team
)
FROM participant, range($participants) AS one(i)
"""
REVIEWS = """
INSERT INTO review
SELECT review.* REPLACE (
    review_of(i) AS review_id,
    participant_of(i // $each) AS participant_id,
    CAST(1 + i % $each AS INTEGER) AS number,
    DATE '2022-01-01' + CAST(i % 1700 AS INTEGER) AS held_on,
    DATE '2022-04-01' + CAST(i % 1700 AS INTEGER) AS next_review_on,
    CASE WHEN i % $each = $each - 1 AND i // $each % 3 = 0 THEN 'draft'
        ELSE 'sealed' END AS state
)
FROM review, range($reviews) AS one(i)
"""
COPIED = """
INSERT INTO {table}
SELECT {table}.* REPLACE (review_of(i) AS review_id)
FROM {table}, range($reviews) AS one(i) ORDER BY i
"""
SNAPSHOTS = """
INSERT INTO snapshot BY NAME
SELECT review_id, participant_id, number, held_on AS sealed_at, 'w-0' AS sealed_by,
    repeat('0', 64) AS digest, '{}' AS document
FROM review WHERE state = 'sealed'
"""
AUDIT = """
INSERT INTO audit
SELECT i + last.number + 1, last.recorded_at, 'w-' || i % $workers, 'edit',
    participant_of(i % $participants), review_of(i % $reviews), repeat('0', 64)
FROM (SELECT max(number) AS number, max(recorded_at) AS recorded_at FROM audit) AS last,
    range($reviews * 20) AS one(i)
"""
MAPS = ("map_alter", "map_tie", "map_wish", "map_need", "map_link")


class Crowd(NamedTuple):
    """How many participants, and how many reviews each."""

    participants: int = 10_000
    reviews: int = 5

    def fill(self, store: Store, *, maps: bool) -> None:
        """Fill a store that holds one case with one draft; `maps` with their maps too.

        With maps come snapshots without a document, and 20 audit rows a review.
        """
        with store.writing() as cursor:
            cursor.execute(IDS)
            _add_workers(cursor)
            self._add_reviews(cursor, maps=maps)
            self._add_participants(cursor)
            if maps:
                cursor.execute(SNAPSHOTS)
                cursor.execute(
                    AUDIT, self._counts("participants", "reviews", "workers")
                )

    def _add_reviews(self, cursor: Cursor, *, maps: bool) -> None:
        for table in MAPS if maps else ():
            cursor.execute(COPIED.format(table=table), self._counts("reviews"))
        cursor.execute(REVIEWS, self._counts("reviews", "each"))

    def _add_participants(self, cursor: Cursor) -> None:
        names: dict[str, object] = {"given": list(GIVEN), "family": list(FAMILY)}
        cursor.execute(PARTICIPANTS, names | self._counts("participants", "workers"))

    def _counts(self, *names: str) -> dict[str, object]:
        counts = {
            "participants": self.participants,
            "reviews": self.participants * self.reviews,
            "each": self.reviews,
            "workers": WORKERS,
        }
        return {name: counts[name] for name in names}


def _add_workers(cursor: Cursor) -> None:
    staff.add_worker(cursor, SUPERVISOR)
    for number in range(WORKERS):
        worker = Worker(id=f"w-{number}", name=f"Worker {number}", team="crowd")
        staff.add_worker(cursor, worker)
