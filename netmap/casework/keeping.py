"""Keeping a store: making one, verifying it, backing it up, restoring it."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from netmap.model.participant import Worker
from netmap.store import audit, people, verify
from netmap.store.database import Store, create, open_copy, open_store
from netmap.store.errors import StoreDamaged, StoreExists, StoreMissing, our_errors
from netmap.store.verify import Difference, Report

Progress = Callable[[int, int], None]


def silent(_done: int, _all: int) -> None:
    """Say nothing about progress."""


def make_store(
    path: Path, *, key: str | None, worker: Worker, at: datetime
) -> Store:
    """Make a store with its first worker, and return it open.

    Without a key it is a demo store, for invented people only.

    Raises:
        StoreExists, KeyTooShort, FolderReadOnly, DiskFull: see `store.database.create`.
    """
    store = create(path, key)
    with store.writing() as cursor:
        people.add_worker(cursor, worker)
        audit.write(cursor, at=at, by=worker.id, act="init", subject=worker.id)
    return store


def acting_worker(store: Store, wanted: str | None) -> str:
    """Return the id of the worker who acts: the one wanted, or the only one there is.

    Raises:
        NotFound: there is no such worker, or more than one to choose from.
    """
    with store.reading() as cursor:
        if wanted is None:
            active = [one.id for one in people.workers(cursor) if one.active]
            wanted = active[0] if len(active) == 1 else ""
        return people.worker(cursor, wanted).id


def verify_store(store: Store, progress: Progress = silent) -> Report:
    """Recompute every digest and compare every sealed row with its document.

    `progress` is told how many participants are done, of how many.
    """
    with store.reading() as cursor:
        everyone = [one.id for one in people.participants(cursor)]
        found: list[Difference] = []
        for done, participant_id in enumerate(everyone):
            progress(done, len(everyone))
            found += verify.check_case(cursor, participant_id)
        found += verify.check_loose_ends(cursor)
        progress(len(everyone), len(everyone))
        return Report(
            participants=len(everyone),
            **verify.counts(cursor),
            differences=tuple(found),
        )


def back_up(store: Store, destination: Path, *, by: str, at: datetime) -> Path:
    """Write a verified copy of a store in use to one file, with the same key.

    Raises:
        StoreExists: something has this name already.
        StoreDamaged: the copy did not verify; it is taken away again.
        FolderReadOnly, DiskFull: it cannot be written there.
    """
    if destination.exists():
        raise StoreExists
    with store.writing() as cursor:
        audit.write(cursor, at=at, by=by, act="backup")
    working = store.path.with_name(f".{store.path.name}.{at:%Y%m%d%H%M%S%f}.copy")
    partial = destination.with_name(f".{destination.name}.partial")
    try:
        store.copy_to(working)
        with open_copy(store, working) as copy:
            if verify_store(copy).differences:
                raise StoreDamaged
        with our_errors():
            destination.parent.mkdir(parents=True, exist_ok=True)
            _copy(working, partial)
            _publish(partial, destination)
    finally:
        working.unlink(missing_ok=True)
        partial.unlink(missing_ok=True)
    return destination


def restore(
    backup: Path, destination: Path, *, key: str | None, progress: Progress = silent
) -> Report:
    """Put a backup in place as a store, after verifying every digest in it.

    Raises:
        StoreMissing: there is no such backup.
        StoreExists: a store is there already; it is never overwritten.
        StoreDamaged: the backup did not verify; nothing is put in place.
        WrongKey, KeyNeeded: it does not open.
    """
    if not backup.is_file():
        raise StoreMissing
    if destination.exists():
        raise StoreExists
    partial = destination.with_name(f".{destination.name}.partial")
    with our_errors():
        destination.parent.mkdir(parents=True, exist_ok=True)
        _copy(backup, partial)
    try:
        with open_store(partial, key) as store:
            report = verify_store(store, progress)
        if report.differences:
            raise StoreDamaged
        with our_errors():
            _publish(partial, destination)
    finally:
        partial.unlink(missing_ok=True)
        partial.with_name(f"{partial.name}.wal").unlink(missing_ok=True)
    return report


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _publish(partial: Path, destination: Path) -> None:
    if destination.exists():
        raise StoreExists
    partial.replace(destination)
