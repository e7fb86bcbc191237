"""A full disk: what was acknowledged is safe, what was refused is said."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netmap.store.database import open_store
from tests.support import processes
from tests.support.tale import KEY, Tale

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
WRITE = """
import resource, signal, sys
from pathlib import Path
from netmap.casework.keeping import make_store
from netmap.store.errors import DiskFull
from tests.support.tale import ASH, AT, KEY, Tale
path, limit = Path(sys.argv[1]), int(sys.argv[2])
store = make_store(path, key=KEY, worker=ASH, at=AT)
tale = Tale(store)
tale.register()
tale.begin()
tale.alter("a")
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for number in range(3000):
    try:
        tale.say(("tie", "a", "own_words"), f"{number} " + "x" * 9000)
        print("saved", number, flush=True)
    except DiskFull as error:
        print("refused", error, flush=True)
        break
try:
    print("read", tale.network().tie("a").own_words.split()[0], flush=True)
except DiskFull:
    print("read", number - 1, flush=True)
try:
    store.close()
except DiskFull:
    pass
"""
MAKE = """
import sys
from pathlib import Path
from netmap.casework.keeping import make_store
from netmap.store.errors import DiskFull
from tests.support.tale import ASH, AT, KEY
try:
    make_store(Path(sys.argv[1]), key=KEY, worker=ASH, at=AT)
except DiskFull:
    print("refused")
"""


def checked(path: Path, limit: int) -> None:
    """Write until the disk is full, then open the store and look."""
    said = processes.run(WRITE, str(path), str(limit))
    lines = said.stdout.splitlines()
    saved = [line.split()[1] for line in lines if line.startswith("saved")]
    assert saved, said.stderr
    assert any("The disk is full" in line for line in lines), said.stdout[-500:]
    assert lines[-1] == f"read {saved[-1]}"


def last_word(path: Path) -> str:
    with open_store(path, KEY) as store:
        tale = Tale(store)
        edits = [one for one in tale.journal() if one.edit[0].part == "tie"]
        words = tale.network().tie("a").own_words
        assert (edits[-1].edit[0].after or {})["own_words"] == words
        return words.split()[0]


def test_a_file_that_may_not_grow_refuses_and_keeps(tmp_path: Path) -> None:
    """The limit of the process stands for the end of the disk."""
    path = tmp_path / "store.duckdb"
    checked(path, 2_000_000)
    assert int(last_word(path)) > 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a real disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if (
        os.getuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root may mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_refuses_and_keeps(small_disk: Path) -> None:
    """Opened on the disk that is still full, and again with room."""
    path = small_disk / "store.duckdb"
    checked(path, 0)
    full = last_word(path)
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert last_word(path) == full
    with open_store(path, KEY) as store:
        Tale(store).say(("tie", "a", "own_words"), "more room")


def test_no_room_for_a_store_leaves_none(small_disk: Path) -> None:
    """Half a store would be in the way of a whole one."""
    (small_disk / "filler").write_bytes(b"x" * 2_060_000)
    done = processes.run(MAKE, str(small_disk / "new.duckdb"))
    assert done.stdout == "refused\n", done.stderr
    assert [one.name for one in small_disk.iterdir()] == ["filler"]
