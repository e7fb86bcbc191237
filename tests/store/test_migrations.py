"""Migrations, and tables that say what the model says."""

from pathlib import Path
from typing import Any

import pytest

from netmap.casework import signing, staffing
from netmap.casework.keeping import make_store, verify_store
from netmap.model.codes import Role
from netmap.model.emergency import Emergency
from netmap.model.fact import Fact
from netmap.model.network import Alter, Link, Need, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.model.same_person import SamePerson
from netmap.model.snapshot import MeasureValue
from netmap.model.staff import Account, Team, Worker
from netmap.store import audit, people, staff
from netmap.store.audit import AuditEntry
from netmap.store.database import Cursor, Store, create, open_store
from netmap.store.migrations import MIGRATIONS, applied, migrate, migration
from tests.support.tale import ASH, AT, KEY


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


@pytest.mark.parametrize(
    ("table", "model"),
    [
        ("worker", Worker),
        ("team", Team),
        ("account", Account),
        ("emergency", Emergency),
        ("same_person", SamePerson),
    ],
)
def test_columns_that_are_read_by_name_are_the_fields_of_the_value(
    store: Store, table: str, model: type[Any]
) -> None:
    """What a migration added stands at the end."""
    with store.reading() as cursor:
        found = cursor.execute(f"SELECT * FROM {table}").description  # noqa: S608 -- ours
    assert sorted(column[0] for column in found or ()) == sorted(model.model_fields)


def test_the_columns_of_a_fact_hold_all_of_it(store: Store) -> None:
    """Its body as one document."""
    with store.reading() as cursor:
        found = cursor.execute("SELECT * FROM fact").description
    columns = {column[0] for column in found or ()}
    assert columns == {"participant_id", "kind", *Fact.model_fields}


ACCESS = [one.__name__ for one in MIGRATIONS].index("accounts_and_teams")
OLD_WORKERS = (
    ("w-ash", "Ash Example", "practitioner", "north", True),
    ("w-bill", "Bill Example", "practitioner", "north", True),
    ("w-sue", "Sue Example", "supervisor", "south", False),
    ("w-ada", "Ada Example", "administrator", "hq", True),
)


def old_store(path: Path, founder: str) -> None:
    """Make a store as the version before `accounts_and_teams` left it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "__defaults__", (MIGRATIONS[:ACCESS],))
        with create(path, KEY) as store, store.writing() as cursor:
            for one in OLD_WORKERS:
                cursor.execute("INSERT INTO worker VALUES (?, ?, ?, ?, ?)", one)
            audit.write(cursor, at=AT, by=founder, act="init", subject=founder)
            audit.write(cursor, at=AT, by="w-bill", act="backup")
            one_case = Participant(
                id="p-one",
                reference="R-1",
                name="Morgan Example",
                worker="w-ash",
                team="west",
                opened_on=AT.date(),
            )
            people.add_participant(cursor, one_case)


@pytest.mark.parametrize("founder", [one[0] for one in OLD_WORKERS])
def test_whoever_made_an_earlier_store_becomes_its_administrator(
    tmp_path: Path, founder: str
) -> None:
    """Beside what they were; nobody else does, and each keeps their role."""
    path = tmp_path / "old.duckdb"
    old_store(path, founder)
    with open_store(path, KEY) as store, store.reading() as cursor:
        found = {one.id: one for one in staff.workers(cursor)}
    for key, name, role, team, active in OLD_WORKERS:
        roles = (Role(role), Role.ADMINISTRATOR) if key == founder else (Role(role),)
        assert found[key] == Worker(
            id=key,
            name=name,
            roles=tuple(dict.fromkeys(roles)),
            team=team,
            active=active,
        )


def test_an_earlier_store_has_its_teams_and_no_accounts(tmp_path: Path) -> None:
    """Teams of workers and of cases, each once; whoever made it can set it up."""
    path = tmp_path / "old.duckdb"
    old_store(path, "w-ash")
    with open_store(path, KEY) as store:
        with store.reading() as cursor:
            teams = [(one.id, one.name) for one in staff.teams(cursor)]
            assert staff.accounts(cursor) == []
            assert people.participant(cursor, "p-one").worker == "w-ash"
        assert teams == [(one, one) for one in ("hq", "north", "south", "west")]
        assert done(store) == [step.__name__ for step in MIGRATIONS]
        assert verify_store(store).differences == ()
        hired = staffing.add_worker(
            store,
            by="w-ash",
            at=AT,
            fields={"name": "New Example", "team": "west"},
            sign_in="new",
            here=False,
        )
        assert hired.worker.team == "west"


def test_the_founder_of_an_earlier_store_sets_it_up(tmp_path: Path) -> None:
    """Not someone who had the role and left, nor whoever comes first by id."""
    path = tmp_path / "old.duckdb"
    old_store(path, "w-bill")
    with open_store(path, KEY) as store:
        with store.writing() as cursor:
            cursor.execute("UPDATE worker SET active = false WHERE id = 'w-ada'")
        found = signing.who_sets_up(store)
    assert found is not None
    assert found.id == "w-bill"
