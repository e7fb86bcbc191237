"""The caseload of a team with 10,000 participants and 50,000 reviews."""

from collections.abc import Iterator
from pathlib import Path

from netmap.casework.caseload import see_caseload
from netmap.casework.keeping import acting_worker
from netmap.store.database import Store
from netmap.store.people import CaseloadOrder, Slice
from tests.bench.counting import statements
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated
from tests.support.crowd import SUPERVISOR, Crowd

TIMES = 30
BUDGET = 500
CROWD = Crowd()


def readings(folder: Path) -> Iterator[Reading]:
    """Give the pages that a supervisor of everyone sees, and one worker's own."""
    with generated.store(folder / "crowd.duckdb", generated.case()) as store:
        CROWD.fill(store, maps=False)
        for name, part in _parts().items():
            yield _screen(store, f"caseload, {name}", SUPERVISOR.id, part)
        yield _screen(store, "caseload, one worker's 40", "w-7", Slice())
        sent = statements(store, lambda: _look(store, SUPERVISOR.id, Slice()))
        yield Reading(what="caseload, statements a screen", median=sent, unit="")


def _parts() -> dict[str, Slice]:
    last = CROWD.participants // Slice().size - 1
    return {
        "first page": Slice(),
        "search": Slice(sought="Gwen"),
        "search for nobody": Slice(sought="nobody at all"),
        "last page": Slice(page=last),
        **{f"by {order.value}": Slice(order=order) for order in CaseloadOrder},
    }


def _screen(store: Store, name: str, worker: str, part: Slice) -> Reading:
    found = see_caseload(store, by=worker, at=generated.AT, part=part).found
    times = repeated(lambda: _look(store, worker, part), TIMES)
    return timed(name, times, budget=BUDGET, note=f"{found:,} found")


def _look(store: Store, worker: str, part: Slice) -> None:
    """Ask what the screen asks: who acts, and one page."""
    acting_worker(store, worker)
    see_caseload(store, by=worker, at=generated.AT, part=part)
