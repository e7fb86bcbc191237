"""Saving one change to a tie of a draft with 25 alters, in an encrypted store."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.counting import statements
from tests.bench.draft import Draft
from tests.bench.reading import Reading, timed, took
from tests.bench.yardstick import plain_insert
from tests.support import generated

SAVES = 300
UNDOS = 20
BUDGET = 50


def readings(folder: Path) -> Iterator[Reading]:
    """Give saves with a journal of different lengths, and with many case facts.

    The journal stays as long as it was when the measuring began.
    """
    for earlier, facts in ((0, 0), (30, 0), (500, 0), (30, 500)):
        name = f"save, {earlier} earlier edits, {facts} case facts"
        yield from _saves(folder / f"{earlier}.{facts}.duckdb", name, earlier, facts)


def _saves(path: Path, name: str, earlier: int, facts: int) -> Iterator[Reading]:
    saves, plain = [], []
    case = generated.case(facts=facts, snapshots=2)
    with (
        generated.store(path, case) as store,
        plain_insert(path.with_suffix(".plain")) as insert,
    ):
        draft = Draft(store, generated.review_id("p-one", 3))
        draft.fill_journal(earlier)
        for _ in range(SAVES):
            edit = draft.change()
            saves.append(took(draft.save, edit))
            plain.append(took(insert))
            draft.keep_journal(earlier)
        undos = [took(draft.undo) for _ in range(min(earlier, UNDOS))]
        edit = draft.change()
        count = statements(store, lambda: draft.save(edit))
    note = f"ratio to one plain insert; {count} statements"
    yield timed(name, saves, budget=BUDGET, beside=plain, note=note)
    if undos:
        yield timed(name.replace("save", "undo"), undos)
    yield timed("one plain insert beside it", plain)
