"""Work on one case in a store that is full: 10,000 participants, 50,000 maps."""

from collections.abc import Iterator
from pathlib import Path

from netmap.casework.changes import Pair, see_changes
from netmap.casework.seeing import see_map
from netmap.casework.transfer import import_case
from netmap.changes.registry import changes
from netmap.store import measures, reviews, verify
from netmap.store.database import Store, open_store
from tests.bench.draft import Draft
from tests.bench.reading import Reading, repeated, timed, took
from tests.support import generated
from tests.support.crowd import Crowd
from tests.support.generated import WORKER

TIMES = 40
SAVE_BUDGET, MEASURES_BUDGET, SCREEN = 50, 30, 500
CROWD = Crowd()
NAME = "7f-two"
"""An id from amid the random ones of the crowd, where no index rules it out."""
REVIEW = generated.review_id(NAME, 3)


def readings(folder: Path) -> Iterator[Reading]:
    """Give the same acts as on one case alone: they should take no longer."""
    path = folder / "full.duckdb"
    with generated.store(path, generated.case()) as store:
        CROWD.fill(store, maps=True)
        _add_case(store)
    opened: list[Store] = []
    took_opening = took(lambda: opened.append(open_store(path, generated.KEY)))
    size = path.stat().st_size / 1_000_000
    yield Reading(
        what="full store, opening it", median=took_opening, note=f"{size:,.0f} MB"
    )
    with opened[0] as store:
        yield from _acts(store)


def _add_case(store: Store) -> None:
    import_case(
        store,
        by=WORKER.id,
        at=generated.AT,
        case=generated.case(NAME, facts=100, snapshots=2),
    )


def _acts(store: Store) -> Iterator[Reading]:
    draft = Draft(store, REVIEW)
    saves = []
    for _ in range(TIMES):
        edit = draft.change()
        saves.append(took(draft.save, edit))
    yield timed("full store, save", saves, budget=SAVE_BUDGET)
    seen = repeated(
        lambda: see_map(store, by=WORKER.id, at=generated.AT, review_id=REVIEW), TIMES
    )
    yield timed("full store, see a map", seen)
    compared = repeated(lambda: _compare(store), TIMES)
    with store.reading() as cursor:
        network = reviews.network(cursor, REVIEW)
        measured = repeated(lambda: measures.of_network(network, []), TIMES)
        times = repeated(lambda: list(verify.check_case(cursor, NAME)), 5)
    yield timed("full store, two reviews side by side", compared, budget=SCREEN)
    yield timed("full store, measures of one map", measured, budget=MEASURES_BUDGET)
    yield timed("full store, verify one case", times, note="2 snapshots")


def _compare(store: Store) -> object:
    view = see_changes(
        store, by=WORKER.id, at=generated.AT, participant_id=NAME, pair=Pair()
    )
    return changes(view.comparison)
