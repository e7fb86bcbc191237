"""Backups and restoring: whole and verified, or not there; nothing overwritten."""

import shutil
from pathlib import Path

import pytest

from netmap.casework.keeping import (
    acting_worker,
    back_up,
    make_store,
    restore,
    verify_store,
)
from netmap.errors import WorkerNotChosen, WorkerUnknown
from netmap.model.staff import Worker
from netmap.store import files
from netmap.store.database import Store, open_store
from netmap.store.errors import (
    BackupMissing,
    DiskFull,
    KeyNeeded,
    NotABackup,
    StoreDamaged,
    StoreError,
    StoreExists,
    WrongKey,
)
from tests.support import processes
from tests.support.tale import ASH, AT, BILL, KEY, Tale, employ, sealed_tale, trail

UNCLOSED = """
import os, signal, sys
from pathlib import Path
from netmap.casework.keeping import make_store
from tests.support.tale import ASH, AT, KEY, sealed_tale
store = make_store(Path(sys.argv[1]), key=KEY, worker=ASH, at=AT)
sealed_tale(store)
os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_a_backup_restores_to_the_same_case(store: Store, tmp_path: Path) -> None:
    """Encrypted with the same key, verified, and with its own row in the trail."""
    tale = sealed_tale(store)
    backup = back_up(store, tmp_path / "new" / "backup", by=ASH.id, at=AT)
    assert b"Morgan" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600
    report = restore(backup, tmp_path / "deep" / "restored", key=KEY)
    assert (report.snapshots, report.facts, report.differences) == (1, 2, ())
    with open_store(tmp_path / "deep" / "restored", KEY) as restored:
        assert Tale(restored).network() == tale.network()
        assert trail(restored)[-1].act == "backup"
        assert trail(restored) == trail(store)
    assert names(tmp_path / "new") == {"backup"}
    assert not [one for one in names(tmp_path) if one.startswith(".")]


def test_neither_overwrites_anything(store: Store, tmp_path: Path) -> None:
    """The file that is there stays as it is."""
    backup = back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    before = backup.read_bytes()
    with pytest.raises(StoreExists):
        back_up(store, backup, by=ASH.id, at=AT)
    with pytest.raises(StoreExists):
        restore(backup, backup, key=KEY)
    (tmp_path / "gone.wal").write_text("saved", encoding="utf-8")
    with pytest.raises(StoreExists):
        restore(backup, tmp_path / "gone", key=KEY)
    assert backup.read_bytes() == before


def test_a_tampered_backup_is_refused(store: Store, tmp_path: Path) -> None:
    """It opens and reads, but says otherwise than what was sealed."""
    sealed_tale(store)
    backup = back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    with open_store(backup, KEY) as opened, opened.writing() as cursor:
        cursor.execute("UPDATE map_tie SET quality_participant = 'mixed'")
    with pytest.raises(StoreDamaged):
        restore(backup, tmp_path / "restored", key=KEY)
    assert not [one for one in names(tmp_path) if "restored" in one]


@pytest.mark.parametrize("place", [100, 5000, 13_000])
def test_a_damaged_backup_is_refused(store: Store, tmp_path: Path, place: int) -> None:
    """And nothing of it is left behind."""
    backup = back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    content = bytearray(backup.read_bytes())
    content[place] ^= 0xFF
    backup.write_bytes(content)
    with pytest.raises(StoreDamaged):
        restore(backup, tmp_path / "restored", key=KEY)
    assert not [one for one in names(tmp_path) if "restored" in one]


def test_a_backup_needs_the_key_of_its_store(store: Store, tmp_path: Path) -> None:
    """The wrong one and none are said, and nothing is put in place."""
    backup = back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    with pytest.raises(WrongKey):
        restore(backup, tmp_path / "restored", key="not the right key")
    with pytest.raises(KeyNeeded):
        restore(backup, tmp_path / "restored", key=None)
    with pytest.raises(BackupMissing):
        restore(tmp_path / "missing", tmp_path / "restored", key=KEY)
    assert not [one for one in names(tmp_path) if "restored" in one]


def test_a_store_that_was_not_closed_is_no_backup(tmp_path: Path) -> None:
    """Its file alone lacks what stands in its log: restoring it would lose that."""
    path = tmp_path / "store.duckdb"
    processes.run(UNCLOSED, str(path))
    assert files.log_of(path).exists()
    with pytest.raises(NotABackup):
        restore(path, tmp_path / "restored", key=KEY)
    with open_store(path, KEY) as store:
        assert verify_store(store).snapshots == 1


def test_a_copy_that_could_not_be_closed_is_no_backup(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB leaves its log where there is no room, and says nothing."""
    copy_to = Store.copy_to

    def no_room(self: Store, path: Path) -> None:
        copy_to(self, path)
        monkeypatch.setattr(Store, "close", lambda _: leave(path))

    def leave(path: Path) -> None:
        files.log_of(path).write_bytes(b"not in the file")

    monkeypatch.setattr(Store, "copy_to", no_room)
    with pytest.raises(DiskFull):
        back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    monkeypatch.undo()
    assert names(tmp_path) == {"store.duckdb", "store.duckdb.wal"}


def test_a_copy_that_does_not_verify_is_no_backup(store: Store, tmp_path: Path) -> None:
    """A backup of what is broken would be found out too late."""
    sealed_tale(store)
    with store.writing() as cursor:
        cursor.execute("DELETE FROM map_tie")
    with pytest.raises(StoreDamaged):
        back_up(store, tmp_path / "backup", by=ASH.id, at=AT)
    assert not [one for one in names(tmp_path) if "backup" in one or "copy" in one]


def test_a_copy_that_fails_does_not_stand_in_the_way_of_the_next(
    store: Store, tmp_path: Path
) -> None:
    """Whatever went wrong with the first."""
    store.copy_to(tmp_path / "one")
    with pytest.raises(StoreError):
        store.copy_to(tmp_path / "one")
    with pytest.raises(StoreError):
        store.copy_to(tmp_path.parent / "outside")
    store.copy_to(tmp_path / "two")
    open_store(tmp_path / "two", KEY).close()


def test_a_name_that_cannot_be_given_leaves_nothing(tmp_path: Path) -> None:
    """The place that was kept for it is given up again."""
    with pytest.raises(StoreError):
        files.publish(tmp_path / "missing", tmp_path / "new")
    assert names(tmp_path) == set()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """For its owner only, and never over another."""
    files.write_new(tmp_path / "case.json", [b"whole"])
    with pytest.raises(StoreExists):
        files.write_new(tmp_path / "case.json", [b"other"])
    with pytest.raises(StoreError):
        files.write_new(tmp_path / "no" / "folder", [b""])
    assert (tmp_path / "case.json").read_bytes() == b"whole"
    assert (tmp_path / "case.json").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == {"case.json"}


def test_who_acts_is_the_only_one_or_the_one_who_is_named(
    store: Store, tmp_path: Path
) -> None:
    """A worker who is named wrongly or works no more is said, and so is a choice."""
    path = tmp_path / "alone.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as alone:
        assert acting_worker(alone, None) == ASH.id
        employ(alone, Worker(id="w-left", name="Left", active=False))
        assert acting_worker(alone, None) == ASH.id
        for wanted in ("w-left", "w-nobody", ""):
            with pytest.raises(WorkerUnknown, match="NETMAP_WORKER"):
                acting_worker(alone, wanted)
    assert acting_worker(store, BILL.id) == BILL.id
    with pytest.raises(WorkerNotChosen, match="NETMAP_WORKER"):
        acting_worker(store, None)


def test_a_copy_of_a_closed_store_is_a_store(empty_store: Path, tmp_path: Path) -> None:
    """One file is all there is to it."""
    shutil.copyfile(empty_store, tmp_path / "copy")
    with open_store(tmp_path / "copy", KEY) as store:
        assert verify_store(store).audit_rows == 1
