"""Opening a store: encrypted, one sentence for whatever is wrong, nothing changed."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from netmap.casework.keeping import make_store
from netmap.errors import NetmapError
from netmap.store.database import Store, create, open_store
from netmap.store.errors import (
    FolderReadOnly,
    KeyNeeded,
    KeyTooShort,
    NoKeyWanted,
    StoreDamaged,
    StoreExists,
    StoreInUse,
    StoreMissing,
    StoreNewer,
    WrongKey,
)
from tests.support import processes
from tests.support.tale import ASH, AT, KEY, Tale, trail

PLANTED = ("Käthe Grünbaum", "Tuesdays at the allotment", "R-planted", "שלום")
AS_NOBODY = """
import os, sys
from pathlib import Path
from netmap.errors import NetmapError
from netmap.store.database import _encryption_module, create, open_store
_encryption_module()
os.setuid(65534)
for act in (create, open_store):
    try:
        act(Path(sys.argv[1]) / sys.argv[2 + (act is open_store)], sys.argv[4])
    except NetmapError as error:
        print(type(error).__name__)
"""


def plain(path: Path) -> Path:
    make_store(path, key=None, worker=ASH, at=AT).close()
    return path


def test_no_byte_of_the_file_gives_a_name_away(store: Store) -> None:
    """Names, words and references of a real case are in neither file nor log."""
    tale = Tale(store)
    tale.register(name=PLANTED[0], reference=PLANTED[2])
    tale.begin()
    tale.alter("a", name=PLANTED[3], own_words=PLANTED[1])
    log = store.path.with_name("store.duckdb.wal")
    before = log.read_bytes()
    tale.seal()
    store.close()
    for content in (before, store.path.read_bytes()):
        assert len(content) > 1000
        for word in (*PLANTED, "Ash Example", "map_alter", "participant"):
            assert word.encode() not in content


def test_a_plain_store_shows_why_real_people_need_a_key(tmp_path: Path) -> None:
    """The same search finds the names in a demo store: the test above can fail."""
    path = plain(tmp_path / "plain.duckdb")
    assert b"Ash Example" in path.read_bytes()


def test_only_its_owner_may_read_a_new_store(tmp_path: Path) -> None:
    """Nobody else on the computer."""
    path = plain(tmp_path / "deep" / "er" / "new.duckdb")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["new.duckdb"]


@pytest.mark.parametrize(
    "key",
    [
        'it\'s a "quoted" key',
        "ключ пароль 🔑",
        "back\\slash \\x41 key",
        "nul \0 in it all",
    ],
)
def test_any_letters_make_a_key(tmp_path: Path, key: str) -> None:
    """What is typed is the key, whatever DuckDB's SQL would make of it."""
    path = tmp_path / "store.duckdb"
    make_store(path, key=key, worker=ASH, at=AT).close()
    with open_store(path, key) as store:
        assert store.encrypted
    with pytest.raises(WrongKey):
        open_store(path, key.replace("\\x41", "A") + "?")


@pytest.mark.parametrize("name", ["it's; a [glob]*?.duckdb", "-rf", "ü 🗺.duckdb"])
def test_any_name_makes_a_store(tmp_path: Path, name: str) -> None:
    """File names are not SQL either."""
    plain(tmp_path / name)
    with open_store(tmp_path / name, None) as store:
        assert store.demo


def refused(path: Path, key: str | None, error: type[NetmapError]) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as caught:
        open_store(path, key)
    assert str(caught.value) == error.sentence
    assert path.is_file() is (before is not None)
    assert before is None or path.read_bytes() == before


def test_the_wrong_key_is_said(empty_store: Path) -> None:
    """In one sentence, without the file being changed."""
    refused(empty_store, "not the right key", WrongKey)


def test_a_missing_key_is_said(empty_store: Path) -> None:
    """No key is not the wrong key."""
    refused(empty_store, None, KeyNeeded)


def test_an_empty_key_opens_nothing(tmp_path: Path, empty_store: Path) -> None:
    """Least of all a plain store that would then pass for an encrypted one."""
    refused(empty_store, "", KeyTooShort)
    refused(plain(tmp_path / "plain.duckdb"), "", KeyTooShort)


def test_a_key_for_a_plain_store_is_said(tmp_path: Path) -> None:
    """Whoever thinks that it is encrypted is told, before real people go in."""
    refused(plain(tmp_path / "plain.duckdb"), KEY, NoKeyWanted)


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A folder is no store either."""
    refused(tmp_path / "missing.duckdb", KEY, StoreMissing)
    with pytest.raises(StoreMissing):
        open_store(tmp_path, KEY)


@pytest.mark.parametrize(
    "length", [0, 1, 100, 4096, 5000, 8192, 12288, 20_000, 300_000]
)
@pytest.mark.parametrize("key", [KEY, None])
def test_a_file_cut_short_is_said(
    tmp_path: Path, empty_store: Path, length: int, key: str | None
) -> None:
    """Wherever it was cut."""
    source = empty_store if key else plain(tmp_path / "plain.duckdb")
    path = tmp_path / "cut.duckdb"
    path.write_bytes(source.read_bytes()[:length])
    refused(path, key, StoreDamaged)


@pytest.mark.parametrize("place", [0, 8, 100, 5000, 9000, 13_000, 20_000])
def test_a_flipped_byte_is_said(tmp_path: Path, empty_store: Path, place: int) -> None:
    """Where the file says what it is and where things are."""
    content = bytearray(empty_store.read_bytes())
    content[place] ^= 0xFF
    path = tmp_path / "flipped.duckdb"
    path.write_bytes(content)
    refused(path, KEY, StoreDamaged)


@pytest.mark.parametrize(
    "content",
    [b"junk " * 2000, b"SQLite format 3\0" + b"\0" * 5000, b"{}", b"\0" * 20_000],
)
@pytest.mark.parametrize("key", [KEY, None])
def test_a_file_that_is_no_store_is_said(
    tmp_path: Path, content: bytes, key: str | None
) -> None:
    """Another program's file is left as it is."""
    path = tmp_path / "other.duckdb"
    path.write_bytes(content)
    refused(path, key, StoreDamaged)


def test_another_duckdb_file_is_no_store(tmp_path: Path) -> None:
    """It has tables, but none of ours."""
    path = plain(tmp_path / "other.duckdb")
    with open_store(path, None) as store, store.writing() as cursor:
        cursor.execute("DROP TABLE migration")
    with pytest.raises(StoreDamaged):
        open_store(path, None)


def test_a_newer_store_is_said(tmp_path: Path) -> None:
    """It had a migration that this netmap does not know."""
    path = plain(tmp_path / "newer.duckdb")
    with open_store(path, None) as store, store.writing() as cursor:
        cursor.execute("INSERT INTO migration VALUES (2, 'from_the_future')")
    refused(path, None, StoreNewer)


def test_a_store_in_use_by_another_process_is_said(
    tmp_path: Path, empty_store: Path
) -> None:
    """One process holds the file; when it lets go, the next may have it."""
    path = tmp_path / "held.duckdb"
    shutil.copyfile(empty_store, path)
    with processes.holding(path, KEY), pytest.raises(StoreInUse):
        open_store(path, KEY)
    open_store(path, KEY).close()


def test_a_store_in_use_by_this_process_is_said(store: Store) -> None:
    """Two openings in one process would not see each other's lock."""
    with pytest.raises(StoreInUse):
        open_store(store.path, KEY)


@pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0, reason="only root may be someone else"
)
def test_a_folder_that_may_not_be_written_is_said(
    tmp_path: Path, empty_store: Path
) -> None:
    """Making a store there, and opening one."""
    ours = (
        one for one in tmp_path.parents if one.name.startswith(("pytest-", "popen-"))
    )
    for folder in (tmp_path, *ours):
        folder.chmod(0o755)
    shutil.copyfile(empty_store, tmp_path / "there.duckdb")
    done = processes.run(AS_NOBODY, str(tmp_path), "new.duckdb", "there.duckdb", KEY)
    assert done.stdout.split() == ["FolderReadOnly", "FolderReadOnly"], done.stderr


def test_a_new_store_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    """Not a file's, and not that of a store whose log still holds what was saved."""
    taken = tmp_path / "taken.duckdb"
    taken.write_text("mine", encoding="utf-8")
    (tmp_path / "moved.duckdb.wal").write_text("saved", encoding="utf-8")
    for path in (taken, tmp_path / "moved.duckdb"):
        with pytest.raises(StoreExists):
            create(path, KEY)
        with pytest.raises(StoreExists):
            make_store(path, key=KEY, worker=ASH, at=AT)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(KeyTooShort):
        make_store(tmp_path / "new.duckdb", key="short", worker=ASH, at=AT)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_could_not_be_filled_is_not_there(tmp_path: Path) -> None:
    """It has its name only when all is in it that should be there from the start."""

    def fails(_: Store) -> None:
        raise FolderReadOnly

    path = tmp_path / "new.duckdb"
    with pytest.raises(FolderReadOnly):
        make_store(path, key=KEY, worker=ASH, at=AT, fill=fails)
    assert list(tmp_path.iterdir()) == []
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        assert [row.act for row in trail(store)] == ["init"]


def test_what_an_open_store_may_reach_is_its_own_folder(store: Store) -> None:
    """No SQL, not even ours, reads or fetches anything else."""
    with pytest.raises(NetmapError), store.reading() as cursor:
        cursor.execute("SELECT * FROM read_text('/etc/hostname')")
    with pytest.raises(NetmapError), store.reading() as cursor:
        cursor.execute("SET enable_external_access=true")
    with pytest.raises(NetmapError), store.reading() as cursor:
        cursor.execute("INSTALL spatial")
