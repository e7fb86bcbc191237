"""The door of a store in use: how the command line asks the netmap that holds it.

Only one process can hold a store. It listens on this machine for requests from the
command line, which prove that they have the store's key and are answered with JSON.
"""

import hashlib
import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from pathlib import Path

from netmap.errors import NetmapError
from netmap.store.database import Store
from netmap.store.errors import (
    FolderReadOnly,
    KeyNeeded,
    StoreInUse,
    WrongKey,
    our_errors,
)

Request = Mapping[str, str]
Answer = dict[str, object]
Progress = Callable[[int, int], None]
Act = Callable[[Store, Request, Progress | None], Answer]
LONGEST = 65_536


class Refused(NetmapError):
    """The netmap that holds the store said no, in its own sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Door:
    """A listening door, until it is closed. Whoever says nothing keeps nobody out."""

    def __init__(self, store: Store, key: str | None, acts: Mapping[str, Act]) -> None:
        self._store, self._acts = store, acts
        self._proof = _proof(store.path, key)
        self._open = True
        self._address = address(store.path)
        self._listener = Listener(self._address, backlog=16)
        self._thread = threading.Thread(target=self._let_in, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._open = False
        with suppress(OSError):
            Client(self._address).close()  # wakes the thread that listens
        self._thread.join(timeout=5)
        self._listener.close()

    def _let_in(self) -> None:
        while self._open:
            with suppress(OSError, EOFError):
                visitor = self._listener.accept()
                threading.Thread(
                    target=self._attend, args=(visitor,), daemon=True
                ).start()

    def _attend(self, visitor: Connection) -> None:
        with visitor, suppress(OSError, EOFError, AuthenticationError):
            deliver_challenge(visitor, self._proof)
            answer_challenge(visitor, self._proof)
            answer = self._answer(visitor.recv_bytes(LONGEST))
            visitor.send_bytes(json.dumps(answer).encode())

    def _answer(self, asked: bytes) -> Answer:
        try:
            request = json.loads(asked)
            return self._acts[request["act"]](self._store, request, None)
        except NetmapError as error:
            return {"refused": error.sentence}
        except Exception:  # noqa: BLE001 -- whatever was asked, the door goes on
            return {"refused": NetmapError.sentence}


def ask(path: Path, key: str | None, request: Request) -> Answer:
    """Ask the netmap that holds this store, and return its answer.

    Raises:
        StoreInUse: it holds the store but has no door.
        KeyNeeded: the store has a key and none was given.
        WrongKey: the key is not the store's.
        Refused: it said no.
    """
    try:
        with Client(address(path), authkey=_proof(path, key)) as connection:
            connection.send_bytes(json.dumps(dict(request)).encode())
            answer: Answer = json.loads(connection.recv_bytes())
    except AuthenticationError:
        raise (KeyNeeded if key is None else WrongKey) from None
    except (OSError, EOFError):
        raise StoreInUse from None
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    return answer


def address(path: Path) -> str:
    """Return the address of a store's door: a socket, or a pipe on Windows.

    Raises:
        FolderReadOnly: someone else owns the folder of this user's doors.
    """
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    if sys.platform == "win32":  # pragma: no cover -- Windows
        return rf"\\.\pipe\netmap-{name}"
    folder = Path(tempfile.gettempdir()) / f"netmap-{os.getuid()}"
    with our_errors():
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.lstat().st_uid != os.getuid():
            raise FolderReadOnly
        folder.chmod(0o700)
    return str(folder / f"{name}.door")


def open_door(store: Store, key: str | None, acts: Mapping[str, Act]) -> Door:
    """Open the door of a store that this process holds.

    A door left by a netmap that was killed is cleared away: the store's own lock says
    that nobody else holds it.
    """
    if sys.platform != "win32":  # pragma: no branch -- Windows
        Path(address(store.path)).unlink(missing_ok=True)
    return Door(store, key, acts)


def _proof(path: Path, key: str | None) -> bytes:
    return hashlib.sha256(f"netmap door {path.resolve()} {key}".encode()).digest()
