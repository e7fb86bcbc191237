"""Every use case asks the table: each role × relation × use case, and none left out."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netmap.access.permissions import ALLOWED, Act, Relation
from netmap.casework.emergency import open_in_emergency
from netmap.casework.keeping import make_store
from netmap.errors import (
    NetmapError,
    NotAllowed,
    NotForRole,
    NotFound,
    WorkerUnknown,
)
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.store import people
from netmap.store.database import Store, open_store
from tests.support.claims import put
from tests.support.tale import ASH, AT, BILL, KEY, Tale, employ, sealed_tale, trail
from tests.support.uses import (
    BY_WHAT_IT_SHOWS,
    OF_A_CASE,
    OF_NO_CASE,
    every_use_case,
)

REFUSED = (NotAllowed, NotFound, NotForRole)
WHO = "w-who"
Cell = tuple[Role, Relation]
OPENERS = {
    role
    for role in Role
    if Act.OPEN_IN_EMERGENCY in ALLOWED.get((role, Relation.NONE), ())
}
"""Who can come to stand to a case in an emergency at all."""
CELLS: list[Cell] = [
    (role, how)
    for role in Role
    for how in (Relation.OWN, Relation.TEAM, Relation.NONE, Relation.EMERGENCY)
    if how != Relation.EMERGENCY or role in OPENERS
]
each_cell = pytest.mark.parametrize("cell", CELLS, ids=".".join)
each_role = pytest.mark.parametrize("role", Role)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Morgan's case: a sealed review, a draft, a claim; and one more of Ash's."""
    path = tmp_path_factory.mktemp("told") / "told.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        employ(store, BILL)
        tale = sealed_tale(store)
        tale.begin("r-2")
        put(tale)
        Tale(store, "p-two").register()
    return path


@contextmanager
def standing(told: Path, folder: Path, cell: Cell) -> Iterator[Tale]:
    """Give Morgan's case as someone of this role meets it who stands so to it."""
    role, how = cell
    team = "north" if how in {Relation.OWN, Relation.TEAM} else "south"
    path = folder / "store.duckdb"
    shutil.copyfile(told, path)
    with open_store(path, KEY) as store:
        employ(store, Worker(id=WHO, name="Who Example", roles=(role,), team=team))
        if how == Relation.OWN:
            give(store, "p-one")
            give(store, "p-two")
        if how == Relation.EMERGENCY:
            why = {"reference": "R-p-one", "reason": "A call"}
            open_in_emergency(store, by=WHO, at=AT, **why)
        yield Tale(store)


def give(store: Store, participant_id: str) -> None:
    with store.writing() as cursor:
        seen = people.participant(cursor, participant_id)
        people.change_participant(
            cursor, seen=seen, changed=seen.model_copy(update={"worker": WHO})
        )


def allowed(cell: Cell) -> frozenset[Act]:
    """Return what the table lets pass; an emergency adds to being a stranger."""
    role, how = cell
    found = ALLOWED.get(cell, frozenset())
    if how == Relation.EMERGENCY:
        found |= ALLOWED.get((role, Relation.NONE), frozenset())
    return found


def test_no_use_case_is_left_out() -> None:
    """One that asks nobody would be found here, because it is in no list."""
    listed = [*OF_A_CASE, *OF_NO_CASE, *BY_WHAT_IT_SHOWS]
    assert sorted(listed) == sorted(every_use_case())


@each_cell
def test_what_the_table_denies_is_refused_and_leaves_nothing(
    told: Path, tmp_path: Path, cell: Cell
) -> None:
    """Every use case about the case, one after the other."""
    with standing(told, tmp_path, cell) as tale:
        before = trail(tale.store)
        for name, use in OF_A_CASE.items():
            if use.act not in allowed(cell):
                with pytest.raises(REFUSED):
                    pytest.fail(f"{name} gave {use.call(tale, WHO)!r}")
        assert trail(tale.store) == before


@each_cell
def test_what_the_table_allows_passes(told: Path, tmp_path: Path, cell: Cell) -> None:
    """Whether it can be done then, as undoing nothing cannot, is another matter."""
    for name, use in OF_A_CASE.items():
        if use.act in allowed(cell):
            with standing(told, tmp_path, cell) as tale:
                passes(name, lambda: use.call(tale, WHO))  # noqa: B023 -- called here


@each_role
def test_acts_about_no_case_follow_the_table(
    told: Path, tmp_path: Path, role: Role
) -> None:
    """Caseloads, settings, people and teams."""
    may = ALLOWED.get((role, Relation.SERVICE), frozenset())
    for name, use in OF_NO_CASE.items():
        with standing(told, tmp_path, (role, Relation.NONE)) as tale:
            before = trail(tale.store)
            if use.act in may:
                passes(name, lambda: use.call(tale, WHO))  # noqa: B023 -- called here
                continue
            with pytest.raises(NotForRole):
                pytest.fail(f"{name} gave {use.call(tale, WHO)!r}")
            assert trail(tale.store) == before


@each_role
def test_who_left_may_do_nothing(told: Path, tmp_path: Path, role: Role) -> None:
    """Not even with what was theirs."""
    with standing(told, tmp_path, (role, Relation.OWN)) as tale:
        with tale.store.writing() as cursor:
            cursor.execute("UPDATE worker SET active = false WHERE id = ?", [WHO])
        for use in {**OF_A_CASE, **OF_NO_CASE}.values():
            with pytest.raises(REFUSED):
                use.call(tale, WHO)


def test_a_worker_who_is_not_there_is_told_so(told: Path, tmp_path: Path) -> None:
    """Not that the case is not there."""
    with standing(told, tmp_path, (Role.PRACTITIONER, Relation.OWN)) as tale:
        for use in {**OF_A_CASE, **OF_NO_CASE}.values():
            with pytest.raises(WorkerUnknown, match="NETMAP_WORKER"):
                use.call(tale, "w-nobody")


def passes(name: str, call: object) -> None:
    """See that a call is not refused for who makes it."""
    assert callable(call)
    try:
        call()
    except REFUSED as error:
        pytest.fail(f"{name} was refused: {error!r}")
    except NetmapError:
        return
