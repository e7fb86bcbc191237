"""Saving one change to a tie of a draft with 25 alters, in an encrypted store."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.counting import statements
from tests.bench.draft import Draft
from tests.bench.reading import Reading, timed, took
from tests.bench.yardstick import plain_insert
from tests.support import generated

SAVES = 300
BUDGET = 50


def readings(folder: Path) -> Iterator[Reading]:
    """Give saves with a journal of different lengths, and with many case facts.

    Each save is taken back, so that the journal stays as long as it was.
    """
    for earlier, facts in ((0, 0), (30, 0), (500, 0), (30, 500)):
        name = f"save, {earlier} earlier edits, {facts} case facts"
        yield from _saves(folder / f"{earlier}.{facts}.duckdb", name, earlier, facts)


def _saves(path: Path, name: str, earlier: int, facts: int) -> Iterator[Reading]:
    saves, undos, plain = [], [], []
    case = generated.case(facts=facts, snapshots=2)
    with (
        generated.store(path, case) as store,
        plain_insert(path.with_suffix(".plain")) as insert,
    ):
        draft = Draft(store, generated.review_id("p-one", 3))
        draft.fill_journal(earlier)
        for _ in range(SAVES):
            edit = draft.change()
            saves.append(took(lambda edit=edit: draft.save(edit)))
            undos.append(took(draft.undo))
            plain.append(took(insert))
        edit = draft.change()
        count = statements(store, lambda: draft.save(edit))
    note = f"ratio to one plain insert; {count} statements"
    yield timed(name, saves, budget=BUDGET, beside=plain, note=note)
    yield timed(name.replace("save", "undo"), undos, beside=plain)
