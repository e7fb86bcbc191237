"""All measures: for one draft of 25 alters, and for ten times as many sealed maps."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from netmap.measures.registry import MEASURES
from netmap.model.overlay import restricted_on
from netmap.store import facts, measures, reviews
from netmap.store.database import Store
from tests.bench.reading import Reading, repeated, timed, took
from tests.support import generated
from tests.support.crowd import Crowd

TIMES = 100
BUDGET = 30
FEW, MANY = 100, 1000


def readings(folder: Path) -> Iterator[Reading]:
    """Give the measures of one map, and how they grow with the number of maps."""
    yield _one(folder / "one.duckdb")
    yield from _growth(folder / "many.duckdb")


def _one(path: Path) -> Reading:
    with generated.store(path, generated.case(facts=100)) as store:
        review_id = generated.review_id("p-one", 1)
        with store.reading() as cursor:
            network = reviews.network(cursor, review_id)
            known = facts.of_case(cursor, "p-one")
            held_on = network.review.held_on
            restricted = list(restricted_on(held_on, network.alters, known))
            times = repeated(
                lambda: measures.of_draft(cursor, review_id, restricted), TIMES
            )
    return timed(f"{len(MEASURES)} measures, one map", times, budget=BUDGET)


def _growth(path: Path) -> Iterator[Reading]:
    crowd = Crowd(participants=MANY // 5, reviews=5)
    with generated.store(path, generated.case()) as store:
        crowd.fill(store, maps=True)
        few = [_measured(store, FEW) for _ in range(5)]
        many = [_measured(store, MANY) for _ in range(3)]
    yield timed(f"measures, {FEW} maps together", few)
    growth = median(many) / median(few)
    note = f"10 times the maps took {growth:.1f} times as long (budget 11)"
    yield timed(f"measures, {MANY:,} maps together", many, note=note)


def _measured(store: Store, maps: int) -> float:
    with store.reading() as cursor:
        found = cursor.execute(
            "SELECT review_id FROM review ORDER BY ALL LIMIT ?", [maps]
        ).fetchall()
        chosen = [one for (one,) in found]
        return took(lambda: measures.of_reviews(cursor, chosen))
