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
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from netmap.errors import NetmapError
from netmap.store.database import Store
from netmap.store.errors import StoreInUse

Request = Mapping[str, str]
Answer = dict[str, object]
Act = Callable[[Store, Request, None], Answer]


class Refused(NetmapError):
    """The netmap that holds the store said no."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    @property
    def sentence(self) -> str:  # type: ignore[override]
        """What to tell the user: the other netmap's sentence."""
        return self._sentence


class Door:
    """A listening door. It answers one request at a time until it is closed."""

    def __init__(self, store: Store, key: str | None, acts: Mapping[str, Act]) -> None:
        self._store, self._acts = store, acts
        self._listener = Listener(address(store.path), authkey=_proof(store.path, key))
        self._thread = threading.Thread(target=self._answer_all, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._listener.close()

    def _answer_all(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except (AuthenticationError, EOFError, ConnectionError):
                continue
            except OSError:
                return
            with connection:
                self._answer(connection)

    def _answer(self, connection: Connection) -> None:
        try:
            request = json.loads(connection.recv_bytes(65_536))
            answer = self._acts[request["act"]](self._store, request, None)
        except NetmapError as error:
            answer = {"refused": error.sentence}
        except (KeyError, ValueError, TypeError, EOFError, OSError):
            answer = {"refused": NetmapError.sentence}
        try:
            connection.send_bytes(json.dumps(answer).encode())
        except OSError:
            return


def ask(path: Path, key: str | None, request: Request) -> Answer:
    """Ask the netmap that holds this store, and return its answer.

    Raises:
        StoreInUse: it holds the store but has no door, or the key is not the store's.
        Refused: it said no.
    """
    try:
        with Client(address(path), authkey=_proof(path, key)) as connection:
            connection.send_bytes(json.dumps(dict(request)).encode())
            answer: Answer = json.loads(connection.recv_bytes())
    except (OSError, EOFError, AuthenticationError):
        raise StoreInUse from None
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    return answer


def address(path: Path) -> str:
    """Return the address of a store's door: a socket, or a pipe on Windows."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\netmap-{name}"
    folder = Path(tempfile.gettempdir()) / f"netmap-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder / f"{name}.door")


def open_door(store: Store, key: str | None, acts: Mapping[str, Act]) -> Door:
    """Open the door of a store that this process holds.

    A door left by a netmap that was killed is cleared away: the store's own lock says
    that nobody else holds it.
    """
    place = Path(address(store.path))
    if sys.platform != "win32":
        place.unlink(missing_ok=True)
    return Door(store, key, acts)


def _proof(path: Path, key: str | None) -> bytes:
    return hashlib.sha256(f"netmap door {path.resolve()} {key}".encode()).digest()
