"""Sealing a review of 25 alters, durably, in an encrypted store."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from netmap.casework import drawing, maps
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import MapView, see_map
from netmap.model.codes import Agreement, Standing
from netmap.model.edits import Edit
from netmap.store.database import Store
from tests.bench.counting import statements
from tests.bench.reading import Reading, timed, took
from tests.bench.yardstick import plain_insert
from tests.support import generated
from tests.support.generated import AT, WORKER

SEALS = 25
BUDGET = 150


def readings(folder: Path) -> Iterator[Reading]:
    """Give seals with different numbers of case facts, and with nobody asked about."""
    for facts in (0, 100, 500):
        name = f"seal, {facts} case facts"
        yield _seals(folder / f"{facts}.duckdb", name, facts, asked=True)
    name = "seal, 100 case facts, nobody asked about"
    yield _seals(folder / "unasked.duckdb", name, 100, asked=False)


def _seals(path: Path, name: str, facts: int, *, asked: bool) -> Reading:
    seals, plain = [], []
    case = generated.case(facts=facts, snapshots=1, draft=False)
    with (
        generated.store(path, case) as store,
        plain_insert(path.with_suffix(".plain")) as insert,
    ):
        numbers = count(2)
        for _ in range(SEALS):
            review_id = _ready(store, next(numbers), asked=asked)
            seals.append(took(_seal, store, review_id))
            plain.append(took(insert))
        review_id = _ready(store, next(numbers), asked=asked)
        sent = statements(store, lambda: _seal(store, review_id))
    note = f"ratio to one plain insert; {sent} statements"
    return timed(name, seals, budget=BUDGET, beside=plain, note=note)


def _seal(store: Store, review_id: str) -> None:
    seal_review(store, by=WORKER.id, at=AT, review_id=review_id)


def _ready(store: Store, number: int, *, asked: bool) -> str:
    """Begin the next review and say what has to be said before it can be sealed."""
    review_id = generated.review_id("p-one", number)
    maps.start_review(
        store,
        by=WORKER.id,
        at=AT,
        participant_id="p-one",
        review_id=review_id,
        held_on=AT.date(),
    )
    view = see_map(store, by=WORKER.id, at=AT, review_id=review_id)
    agreed = drawing.change_field(
        view.network, ("review", "review", "agreement"), None, Agreement.AGREES.value
    )
    told = _still_true(view) if asked else ()
    maps.edit_map(
        store, by=WORKER.id, at=AT, review_id=review_id, edit=(*agreed, *told)
    )
    return review_id


def _still_true(view: MapView) -> Edit:
    if view.before is None:
        return ()
    asked = [tie for tie in view.network.ties if tie.standing == Standing.TO_ASK]
    return drawing.still_true(
        view.network, view.before, [tie.alter_id for tie in asked]
    )
