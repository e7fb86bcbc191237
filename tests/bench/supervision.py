"""Supervision of a team with 10,000 participants, and what changed in one case."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from netmap.casework.changes import Pair, see_changes
from netmap.casework.matters import see_supervised, work_out_matters
from netmap.casework.transfer import import_case
from netmap.changes.registry import changes
from netmap.model.matter import Between
from netmap.store.database import Store
from netmap.store.matters import SupervisedOrder, SupervisedSlice
from tests.bench.counting import statements
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated
from tests.support.crowd import IDS, SUPERVISOR, Crowd

TIMES = 20
BUDGET = 500
CROWD = Crowd()
LOOKED = """
INSERT INTO audit
SELECT i + last.number + 1, TIMESTAMP '2025-06-01', $worker, 'view',
    participant_of(i), NULL, repeat('0', 64)
FROM (SELECT max(number) AS number FROM audit) AS last, range(5000) AS one(i)
"""
BETWEEN = Between(
    before=4, after=5, kept=20, left=3, came=2, ties=7, wishes=4
).model_dump_json()
MATTERS = """
INSERT INTO matter
SELECT participant_of(i), kind, CAST(1 + i % 7 AS INTEGER),
    DATE '2024-01-01' + CAST(i % 700 AS INTEGER), 'A rule that ended'
FROM range($participants) AS one(i),
    (SELECT unnest(['prompts', 'unconfirmed', 'overdue', 'concerns']) AS kind)
WHERE hash(i, kind) % 2 = 0;
INSERT INTO matter_day
SELECT participant_of(i), $day, false, $between FROM range($participants) AS one(i)
"""


def readings(folder: Path) -> Iterator[Reading]:
    """Give each order and filter of the list, working cases out, and one case."""
    with generated.store(folder / "team.duckdb", generated.case()) as store:
        CROWD.fill(store, maps=True)
        yield from _working_out(store)
        _fill(store)
        for name, part in _parts().items():
            yield _screen(store, f"supervision, {name}", part)
        sent = statements(store, lambda: _look(store, SupervisedSlice()))
        yield Reading(what="supervision, statements a screen", median=sent, unit="")
    yield from _one_case(folder / "one.duckdb")


def _working_out(store: Store) -> Iterator[Reading]:
    """Time ten cases at once: so long does writing wait, and so goes the morning."""
    moments = iter(range(1, TIMES + 2))

    def ten() -> object:
        at = generated.AT + timedelta(days=next(moments))
        return work_out_matters(store, by=SUPERVISOR.id, at=at, most=10)

    yield timed("ten cases worked out", repeated(ten, TIMES), note="25 alters, 5 maps")


def _fill(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute(IDS)
        cursor.execute("DELETE FROM matter; DELETE FROM matter_day")
        cursor.execute(LOOKED, {"worker": SUPERVISOR.id})
        for statement in MATTERS.split(";"):
            bound: dict[str, object] = {"participants": CROWD.participants}
            if "$day" in statement:
                bound |= {"day": generated.AT.date(), "between": BETWEEN}
            cursor.execute(statement, bound)


def _parts() -> dict[str, SupervisedSlice]:
    last = CROWD.participants // SupervisedSlice().size - 1
    return {
        "first page": SupervisedSlice(),
        "last page": SupervisedSlice(page=last),
        "search": SupervisedSlice(sought="Gwen"),
        "with something new": SupervisedSlice(shown="changed"),
        "with concerns": SupervisedSlice(shown="concerns", order="concerns"),
        **{f"by {one.value}": SupervisedSlice(order=one) for one in SupervisedOrder},
        "by prompts": SupervisedSlice(order="prompts"),
    }


def _screen(store: Store, name: str, part: SupervisedSlice) -> Reading:
    found = see_supervised(
        store, by=SUPERVISOR.id, at=generated.AT, part=part
    ).page.found
    times = repeated(lambda: _look(store, part), TIMES)
    return timed(name, times, budget=BUDGET, note=f"{found:,} found")


def _look(store: Store, part: SupervisedSlice) -> None:
    """Ask what the screen asks: what is not of today, and one page."""
    work_out_matters(store, by=SUPERVISOR.id, at=generated.AT, most=10)
    see_supervised(store, by=SUPERVISOR.id, at=generated.AT, part=part)


def _one_case(path: Path) -> Iterator[Reading]:
    case = generated.case("p-two", facts=100, snapshots=5)
    with generated.store(path, generated.case()) as store:
        import_case(store, by=generated.WORKER.id, at=generated.AT, case=case)

        def see() -> object:
            view = see_changes(
                store,
                by=generated.WORKER.id,
                at=generated.AT,
                participant_id="p-two",
                pair=Pair(),
            )
            return changes(view.comparison)

        note = "25 alters, 5 reviews, 100 facts"
        yield timed("changes between two reviews", repeated(see, TIMES), note=note)
        sent = statements(store, see)
        yield Reading(what="changes, statements a screen", median=sent, unit="")
