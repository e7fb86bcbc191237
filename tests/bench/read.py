"""Reading a map, verifying a store, and taking cases out and in."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from netmap.casework.keeping import verify_store
from netmap.casework.seeing import see_map
from netmap.casework.transfer import export_case, import_case
from netmap.exchange.case_file import read_case, write_case
from netmap.store.database import Store
from tests.bench.counting import statements
from tests.bench.draft import Draft
from tests.bench.reading import Reading, repeated, timed, took
from tests.support import generated
from tests.support.generated import AT, WORKER

TIMES = 50
REVIEW = generated.review_id("p-one", 6)


def readings(folder: Path) -> Iterator[Reading]:
    """Give a map, the verification of few and of more snapshots, and a case file."""
    case = generated.case(facts=100, snapshots=5)
    with generated.store(folder / "one.duckdb", case) as store:
        yield _map(store, "see a map of 25 alters")
        Draft(store, REVIEW).fill_journal(500)
        yield _map(store, "see a map, 500 earlier edits")
        yield from _file(store, folder)
    for cases in (4, 16):
        yield _verified(folder / f"{cases}.duckdb", cases)


def _map(store: Store, name: str) -> Reading:
    def look() -> None:
        see_map(store, by=WORKER.id, at=AT, review_id=REVIEW)

    note = f"{statements(store, look)} statements"
    return timed(name, repeated(look, TIMES), note=note)


def _file(store: Store, folder: Path) -> Iterator[Reading]:
    def taken_out() -> bytes:
        case = export_case(store, by=WORKER.id, at=AT, participant_id="p-one")
        return write_case(case)

    size = len(taken_out())
    note = f"5 snapshots, 100 facts, {size // 1000:,} kB"
    yield timed("export a case to its file", repeated(taken_out, 10), note=note)
    text, taken_in = taken_out(), []
    for number in range(5):
        with generated.store(folder / f"in.{number}.duckdb") as empty:
            taken_in.append(took(_import, empty, text))
    yield timed("import a case from its file", taken_in, note=note)


def _import(store: Store, text: bytes) -> None:
    import_case(store, by=WORKER.id, at=AT, case=read_case(text))


def _verified(path: Path, cases: int) -> Reading:
    made = [
        generated.case(f"p-{number}", facts=20, snapshots=5, draft=False)
        for number in range(cases)
    ]
    with generated.store(path, *made) as store:
        times = repeated(lambda: verify_store(store), 3)
        found = verify_store(store)
    rate = found.snapshots / (median(times) / 1000)
    differences = len(found.differences)
    return Reading(
        what=f"verify {found.snapshots} snapshots",
        median=rate,
        unit="a second",
        note=f"{median(times):,.0f} ms; {differences} differences",
    )
