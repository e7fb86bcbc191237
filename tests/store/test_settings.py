"""What the whole service chose, in its store."""

from pathlib import Path

import pytest

from netmap.casework.keeping import back_up, restore, verify_store
from netmap.store import audit
from netmap.store.database import Store, create, open_store
from netmap.store.migrations import MIGRATIONS, applied, migrate
from netmap.store.settings import set_setting, setting
from tests.support.tale import ASH, AT, KEY, sealed_tale


def choose(store: Store, name: str, value: str) -> None:
    with store.writing() as cursor:
        set_setting(cursor, name, value)


def chosen(store: Store, name: str) -> str:
    with store.reading() as cursor:
        return setting(cursor, name, "the usual")


def test_what_nobody_chose_is_the_default(store: Store) -> None:
    choose(store, "another", "x")
    assert chosen(store, "one") == "the usual"


def test_the_last_choice_stands_alone(store: Store) -> None:
    for value in ("a", "b", "O'B; --"):
        choose(store, "one", value)
    assert chosen(store, "one") == "O'B; --"
    with store.reading() as cursor:
        assert cursor.execute("SELECT count(*) FROM setting").fetchone() == (1,)


def test_a_store_of_the_first_version_opens_and_has_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.duckdb"
    with monkeypatch.context() as first:
        first.setattr(migrate, "__defaults__", (MIGRATIONS[:1],))
        old = create(path, KEY)
    with old, old.writing() as cursor:
        row = (ASH.id, ASH.name, "practitioner", ASH.team, True)
        cursor.execute("INSERT INTO worker VALUES (?, ?, ?, ?, ?)", row)
        audit.write(cursor, at=AT, by=ASH.id, act="init", subject=ASH.id)
        assert applied(cursor) == ["first_tables"]
    with open_store(path, KEY) as store:
        choose(store, "one", "a")
        assert chosen(store, "one") == "a"
        sealed_tale(store)
        assert verify_store(store).differences == ()


def test_a_backup_carries_the_settings(store: Store, tmp_path: Path) -> None:
    choose(store, "one", "a")
    sealed_tale(store)
    backup = back_up(store, tmp_path / "backup.duckdb", by=ASH.id, at=AT)
    assert restore(backup, tmp_path / "again.duckdb", key=KEY).differences == ()
    with open_store(tmp_path / "again.duckdb", KEY) as again:
        assert chosen(again, "one") == "a"
