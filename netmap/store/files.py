"""Files that are either whole or not there: written aside, then given their name."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from netmap.store.errors import DiskFull, StoreExists, our_errors


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps what was saved since a store was opened."""
    return path.with_name(f"{path.name}.wal")


def partial_of(path: Path) -> Path:
    """Return where a file is written before it has its name."""
    return path.with_name(f".{path.name}.partial")


def check_free(path: Path) -> None:
    """Let a place pass where there is no store, nor what one left behind.

    Raises:
        StoreExists: there is.
    """
    with our_errors():
        if path.exists() or log_of(path).exists():
            raise StoreExists


def check_whole(path: Path) -> None:
    """Let a store pass that is one file, as it is when it was closed.

    Closing writes the log into the file, and says nothing where that fails.

    Raises:
        DiskFull: the log is still there, so the file alone lacks what is in it.
    """
    with our_errors():
        if log_of(path).exists():
            raise DiskFull


def clear(path: Path) -> None:
    """Take away what was written aside, with its log."""
    with our_errors():
        path.unlink(missing_ok=True)
        log_of(path).unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """Copy a file so that it is on disk when this returns, for its owner only.

    Raises:
        DiskFull: it is a store that could not be closed, or there is no room.
    """
    check_whole(source)
    with our_errors():
        target.touch(mode=0o600)
        shutil.copyfile(source, target)
        with target.open("r+b") as file:
            os.fsync(file.fileno())


def publish(partial: Path, destination: Path) -> None:
    """Give a finished file its name, without ever taking the place of another.

    Raises:
        StoreExists: something has this name already.
        DiskFull: it is a store that could not be closed.
    """
    check_whole(partial)
    with our_errors():
        destination.touch(mode=0o600, exist_ok=False)
        try:
            partial.replace(destination)
        except OSError:
            destination.unlink()
            raise
        _keep_name(destination.parent)


def write_new(path: Path, content: Iterable[bytes]) -> None:
    """Write a new file for its owner only, piece by piece, whole or not at all.

    Raises:
        StoreExists: something has this name already.
    """
    partial = partial_of(path)
    check_free(path)
    try:
        with our_errors():
            partial.unlink(missing_ok=True)
            partial.touch(mode=0o600)
            with partial.open("r+b") as file:
                file.writelines(content)
                file.flush()
                os.fsync(file.fileno())
        publish(partial, path)
    finally:
        clear(partial)


def _keep_name(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover -- Windows
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
