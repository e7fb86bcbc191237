"""One open store: attaching the file, a cursor per call, one transaction per use case.

DuckDB runs in memory with the store's file attached to it, encrypted unless the store
is a demo. Writing is serialised by a lock, reading is not.
"""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Self

import duckdb

from netmap.store.errors import (
    KeyTooShort,
    StoreMissing,
    our_errors,
)
from netmap.store.files import check_free
from netmap.store.migrations import migrate

Cursor = duckdb.DuckDBPyConnection
SHORTEST_KEY = 12
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
}
"""How DuckDB is started: it fetches nothing, and takes signed modules only."""


class Store:
    """An open store. Close it, or use it as a context manager."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, path: Path, key: str | None
    ) -> None:
        self._connection = connection
        self._writing = threading.RLock()
        self._copies = count()
        self._key = key
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted; only a demo store is not."""
        return self._key is not None

    @property
    def demo(self) -> bool:
        """Whether the store is for invented people only."""
        return not self.encrypted

    def close(self) -> None:
        """Write everything out and let go of the file."""
        with self._writing, our_errors():
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Give a cursor of its own, within one consistent view of the store."""
        with our_errors():
            cursor = self._cursor()
            try:
                cursor.execute("BEGIN")
                yield cursor
            finally:
                cursor.close()

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """Give a cursor within one transaction: all of it is kept, or nothing.

        When the block ends without an error, everything is on disk.
        """
        with self._writing, our_errors():
            cursor = self._cursor()
            try:
                cursor.execute("BEGIN")
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("ROLLBACK")
                raise
            finally:
                cursor.close()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the store, with the same key, beside the store itself.

        Others may go on writing meanwhile: the copy holds one consistent moment.
        """
        name = f"copy_{next(self._copies)}"  # a name that failed once stays taken
        with our_errors(), closing(self._cursor()) as cursor:
            cursor.execute(_attach(path, self._key, name))
            try:
                cursor.execute(f"COPY FROM DATABASE store TO {name}")
            finally:
                cursor.execute(f"DETACH {name}")

    def _cursor(self) -> Cursor:
        cursor = self._connection.cursor()
        cursor.execute("USE store")
        return cursor


def create(path: Path, key: str | None) -> Store:
    """Make a new store. Without a key it is a demo store, for invented people only.

    Raises:
        StoreExists: something has this name already.
        KeyTooShort: the key has fewer than 12 characters.
        StoreError: the folder cannot be written or the disk is full.
    """
    check_free(path)
    if key is not None and len(key) < SHORTEST_KEY:
        raise KeyTooShort
    with our_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
    store = _attached(path, key)
    with our_errors():
        path.chmod(0o600)
    return store


def open_store(path: Path, key: str | None) -> Store:
    """Open a store that is there, and bring it up to this version.

    Raises:
        StoreMissing: there is none.
        WrongKey: the key is not the store's.
        KeyNeeded: the store is encrypted and there is no key.
        StoreInUse: another process has it open.
        StoreNewer: a later version of netmap wrote it.
        StoreDamaged: it is cut short, or something else.
    """
    if not path.is_file():
        raise StoreMissing
    return _attached(path, key)


def open_copy(store: Store, path: Path) -> Store:
    """Open a copy of a store with that store's own key."""
    return open_store(path, store._key)  # noqa: SLF001 -- the key stays in this module


def _attached(path: Path, key: str | None) -> Store:
    with our_errors():
        connection = duckdb.connect(":memory:", config=CONFIG)
        try:
            connection.load_extension(str(_encryption_module()))
            connection.execute(_attach(path, key, "store"))
            _lock_down(connection, path.resolve().parent)
            store = Store(connection, path, key)
            migrate(store.writing)
        except BaseException:
            connection.close()
            raise
    return store


def _attach(path: Path, key: str | None, name: str) -> str:
    options = ["TYPE duckdb"]
    if key is not None:
        options += [f"ENCRYPTION_KEY {_bytes(key)}", "ENCRYPTION_CIPHER 'GCM'"]
    return f"ATTACH {_text(str(path.resolve()))} AS {name} ({', '.join(options)})"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _bytes(key: str) -> str:
    """Return a key as DuckDB reads it whatever letters it has: every byte in code."""
    return _text(
        "".join(f"\\x{byte:02X}" for byte in key.encode("utf-8", "surrogateescape"))
    )


def _lock_down(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute(f"SET allowed_directories=[{_text(f'{folder}/')}]")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")


def _encryption_module() -> Path:
    module = f"extensions/v{duckdb.__version__}/httpfs.duckdb_extension"
    return Path(str(files("duckdb_extension_httpfs").joinpath(module)))
