"""The door of a store in use: only for who has the key, and never shut by nonsense."""

import json
import os
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from click.testing import CliRunner

from netmap import desk, door
from netmap.casework.keeping import restore
from netmap.cli import main
from netmap.errors import NetmapError
from netmap.store.database import Store
from netmap.store.errors import (
    FolderReadOnly,
    KeyNeeded,
    StoreError,
    StoreInUse,
    WrongKey,
)
from tests.support import processes
from tests.support.tale import ASH, KEY, sealed_tale, trail

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets of Unix")
VERIFY = {"act": "verify"}


@pytest.fixture
def doors(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Keep doors in a folder of their own, with a short name as sockets need it."""
    folder = tmp_path_factory.mktemp("d")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def opened(store: Store, doors: Path) -> Iterator[door.Door]:
    """Open the door of a store with one sealed review."""
    sealed_tale(store)
    one = door.open_door(store, KEY, desk.ACTS)
    yield one
    one.close()


def answers(store: Store) -> None:
    """Assert that the door answers as it should."""
    assert door.ask(store.path, KEY, VERIFY)["snapshots"] == 1


def knock(store: Store) -> socket.socket:
    """Connect to the door as any program could."""
    one = socket.socket(socket.AF_UNIX)
    one.settimeout(5)
    one.connect(door.address(store.path))
    return one


def test_the_door_verifies_exports_and_backs_up(
    store: Store, opened: door.Door, tmp_path: Path
) -> None:
    """While the store is in use; the worker who asks is on record."""
    answers(store)
    ash = {"worker": ASH.id}
    text = door.ask(store.path, KEY, {"act": "export", "participant": "p-one", **ash})
    assert json.loads(str(text["case"]))["participant"]["id"] == "p-one"
    backup = tmp_path / "backup"
    door.ask(store.path, KEY, {"act": "backup", "to": str(backup), **ash})
    assert restore(backup, tmp_path / "restored", key=KEY).snapshots == 1
    assert [row.act for row in trail(store)][-2:] == ["export", "backup"]


def test_what_is_refused_is_said_in_its_own_sentence(
    store: Store, opened: door.Door
) -> None:
    """As if it had been asked at the front."""
    request = {"act": "export", "participant": "p-none", "worker": ASH.id}
    with pytest.raises(door.Refused, match="not in the store"):
        door.ask(store.path, KEY, request)
    with pytest.raises(door.Refused, match="NETMAP_WORKER"):
        door.ask(store.path, KEY, {**request, "worker": "w-nobody"})


@pytest.mark.parametrize(
    "request_",
    [{}, {"act": "delete"}, {"act": "backup"}, {"act": ["verify"]}, {"act": "export"}],
)
def test_a_request_that_makes_no_sense_is_refused(
    store: Store, opened: door.Door, request_: dict[str, str]
) -> None:
    """And the next one is answered."""
    with pytest.raises(door.Refused):
        door.ask(store.path, KEY, {"worker": ASH.id, **request_})
    answers(store)


@pytest.mark.parametrize(
    "asked",
    [b"", b"\xff\xfe", b"[]", b"null", b'"verify"', b"[" * 60_000],
)
def test_a_request_that_is_none_is_refused(
    store: Store, opened: door.Door, asked: bytes
) -> None:
    """From one who has the key, but sends something else."""
    place, proof = door.address(store.path), door._proof(store.path, KEY)
    with Client(place, authkey=proof) as visitor:
        visitor.send_bytes(asked)
        assert json.loads(visitor.recv_bytes()) == {"refused": NetmapError.sentence}
    answers(store)


def test_a_request_that_is_too_long_is_not_even_read(
    store: Store, opened: door.Door
) -> None:
    """The door closes at its length alone, perhaps while the rest is still sent."""
    place, proof = door.address(store.path), door._proof(store.path, KEY)
    with Client(place, authkey=proof) as visitor:
        with suppress(OSError):
            visitor.send_bytes(b"{" * (door.LONGEST + 1))
        with pytest.raises((EOFError, OSError)):
            visitor.recv_bytes()
    answers(store)


@pytest.mark.parametrize(
    "noise",
    [b"", b"x", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 100, struct.pack("!i", 2**31 - 1)],
)
def test_noise_does_not_shut_the_door(
    store: Store, opened: door.Door, noise: bytes
) -> None:
    """From a program that knows nothing of it."""
    for _ in range(3):
        with knock(store) as one:
            one.sendall(noise)
    answers(store)


def test_who_says_nothing_keeps_nobody_out(store: Store, opened: door.Door) -> None:
    """A client that hangs waits by itself."""
    with knock(store), knock(store):
        answers(store)


def test_the_key_opens_the_door(store: Store, opened: door.Door) -> None:
    """Another one, and none, are said as they are said at the front."""
    with pytest.raises(WrongKey):
        door.ask(store.path, "not the right key", VERIFY)
    with pytest.raises(KeyNeeded):
        door.ask(store.path, None, VERIFY)
    answers(store)


def test_without_a_door_the_store_is_in_use(store: Store, doors: Path) -> None:
    """Before one was opened, and after it was closed."""
    with pytest.raises(StoreInUse):
        door.ask(store.path, KEY, VERIFY)
    one = door.open_door(store, KEY, desk.ACTS)
    one.close()
    with pytest.raises(StoreInUse):
        door.ask(store.path, KEY, VERIFY)
    assert threading.active_count() < 10


def test_a_door_left_by_a_killed_netmap_is_cleared(store: Store, doors: Path) -> None:
    """Its file stands there, but nobody listens."""
    stale = Path(door.address(store.path))
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(stale))
    assert stale.exists()
    with pytest.raises(StoreInUse):
        door.ask(store.path, KEY, VERIFY)
    one = door.open_door(store, KEY, desk.ACTS)
    assert door.ask(store.path, KEY, VERIFY)["snapshots"] == 0
    one.close()


def test_a_closed_store_answers_with_a_sentence(store: Store, doors: Path) -> None:
    """Should the door be open a moment longer than the store."""
    one = door.open_door(store, KEY, desk.ACTS)
    store.close()
    with pytest.raises(door.Refused, match=StoreError.sentence):
        door.ask(store.path, KEY, VERIFY)
    one.close()


def test_doors_are_for_their_user_only(store: Store, doors: Path) -> None:
    """A folder that somebody else put there is not used."""
    folder = Path(door.address(store.path)).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    door.address(store.path)
    assert folder.stat().st_mode & 0o777 == 0o700
    if os.getuid() == 0:
        os.chown(folder, 65534, 65534)
        with pytest.raises(FolderReadOnly):
            door.address(store.path)


def test_the_command_line_asks_a_netmap_in_another_process(
    store: Store, tmp_path: Path
) -> None:
    """Verify, export and backup of a store in use; the key typed wrongly is said."""
    sealed_tale(store)
    store.close()
    said = ["--store", str(store.path)]
    environment = {"NETMAP_KEY": KEY, "NETMAP_WORKER": ASH.id}
    with processes.holding(store.path, KEY, door=True):
        runner = CliRunner(env=environment)
        verified = runner.invoke(main, ["verify", *said, "--format", "json"])
        assert json.loads(verified.stdout)["snapshots"] == 1
        exported = runner.invoke(main, ["export", "p-one", *said])
        assert json.loads(exported.stdout)["participant"]["id"] == "p-one"
        backup = str(tmp_path / "backup")
        assert runner.invoke(main, ["backup", backup, *said]).exit_code == 0
        keyless = CliRunner(env={**environment, "NETMAP_KEY": ""})
        refused = keyless.invoke(main, ["verify", *said])
        assert (refused.exit_code, KeyNeeded.sentence in refused.stderr) == (1, True)
    assert restore(Path(backup), tmp_path / "restored", key=KEY).snapshots == 1
