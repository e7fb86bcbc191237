"""Migrations, and tables that say what the model says."""

from pathlib import Path
from typing import Any

import pytest

from netmap.casework.keeping import make_store
from netmap.model.fact import Fact
from netmap.model.network import Alter, Link, Need, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.model.snapshot import MeasureValue
from netmap.model.staff import Worker
from netmap.store.audit import AuditEntry
from netmap.store.database import Cursor, Store, open_store
from netmap.store.migrations import MIGRATIONS, applied, migrate, migration
from tests.support.tale import ASH, AT


def add_shoes(cursor: Cursor) -> None:
    cursor.execute("CREATE TABLE shoes (size INTEGER NOT NULL)")
    cursor.execute("INSERT INTO shoes VALUES (38)")


def fail_half_way(cursor: Cursor) -> None:
    cursor.execute("CREATE TABLE hats (size INTEGER NOT NULL)")
    cursor.execute("INSERT INTO no_such_table VALUES (1)")


def tables(store: Store) -> set[str]:
    with store.reading() as cursor:
        found = cursor.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        )
        return {name for (name,) in found.fetchall()}


def done(store: Store) -> list[str]:
    with store.reading() as cursor:
        return applied(cursor)


def test_a_new_store_has_had_every_migration(store: Store) -> None:
    """Each one is on record by its name."""
    assert done(store) == [step.__name__ for step in MIGRATIONS]


def test_a_migration_is_applied_once(store: Store) -> None:
    """Opening a store again does nothing again."""
    steps = [*MIGRATIONS, add_shoes]
    migrate(store.writing, steps)
    migrate(store.writing, steps)
    with store.reading() as cursor:
        assert cursor.execute("SELECT * FROM shoes").fetchall() == [(38,)]
    assert done(store)[-1] == "add_shoes"


def test_a_failing_migration_leaves_nothing_and_can_be_run_again(store: Store) -> None:
    """Its table and its record go together; what came before it stays."""
    steps = [*MIGRATIONS, add_shoes, fail_half_way]
    with pytest.raises(Exception, match="could not be used"):
        migrate(store.writing, steps)
    assert "shoes" in tables(store)
    assert "hats" not in tables(store)
    assert done(store)[-1] == "add_shoes"
    with store.writing() as cursor:
        cursor.execute("CREATE TABLE no_such_table (size INTEGER)")
    migrate(store.writing, steps)
    assert done(store)[-1] == "fail_half_way"


def test_a_migration_is_registered_in_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The order of the code is the order of application."""
    monkeypatch.setattr("netmap.store.migrations.MIGRATIONS", [*MIGRATIONS])
    from netmap.store import migrations  # noqa: PLC0415 -- the list that was put there

    assert migration(add_shoes) is add_shoes
    assert [*MIGRATIONS, add_shoes] == migrations.MIGRATIONS


def test_a_store_of_an_earlier_version_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it is all that it takes."""
    path = tmp_path / "old.duckdb"
    make_store(path, key=None, worker=ASH, at=AT).close()
    monkeypatch.setattr(migrate, "__defaults__", ([*MIGRATIONS, add_shoes],))
    with open_store(path, None) as store:
        assert "shoes" in tables(store)


@pytest.mark.parametrize(
    ("table", "model", "before"),
    [
        ("participant", Participant, []),
        ("worker", Worker, []),
        ("review", Review, ["state"]),
        ("map_alter", Alter, ["review_id"]),
        ("map_tie", Tie, ["review_id"]),
        ("map_wish", Wish, ["review_id"]),
        ("map_need", Need, ["review_id"]),
        ("map_link", Link, ["review_id"]),
        ("measure_value", MeasureValue, ["review_id"]),
        ("audit", AuditEntry, []),
    ],
)
def test_columns_are_the_fields_of_the_value_in_order(
    store: Store, table: str, model: type[Any], before: list[str]
) -> None:
    """A field that is added to the model needs its column, and its migration."""
    with store.reading() as cursor:
        found = cursor.execute(f"SELECT * FROM {table}").description  # noqa: S608 -- ours
    assert [column[0] for column in found or ()] == [*before, *model.model_fields]


def test_the_columns_of_a_fact_hold_all_of_it(store: Store) -> None:
    """Its body as one document."""
    with store.reading() as cursor:
        found = cursor.execute("SELECT * FROM fact").description
    columns = {column[0] for column in found or ()}
    assert columns == {"participant_id", "kind", *Fact.model_fields}
