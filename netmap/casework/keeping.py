"""Keeping a store: making one, verifying it, backing it up, restoring it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from netmap.errors import WorkerNotChosen, WorkerUnknown
from netmap.model.staff import Worker
from netmap.store import audit, files, loose_ends, people, staff, verify
from netmap.store.database import Cursor, Store, create, open_copy, open_store
from netmap.store.errors import BackupMissing, NotABackup, StoreDamaged, our_errors
from netmap.store.verify import Difference, Report

Progress = Callable[[int, int], None]


def silent(_done: int, _all: int) -> None:
    """Say nothing about progress."""


def make_store(
    path: Path,
    *,
    key: str | None,
    worker: Worker,
    at: datetime,
    fill: Callable[[Store], None] = lambda _store: None,
) -> Store:
    """Make a store with its first worker, and return it open.

    Without a key it is a demo store, for invented people only. `fill` puts in what it
    should hold from the start; the store has its name only when all of that is there.

    Raises:
        StoreExists, KeyTooShort, FolderReadOnly, DiskFull: see `store.database.create`.
    """
    files.check_free(path)
    partial = files.partial_of(path)
    try:
        files.clear(partial)
        with create(partial, key) as store:
            with store.writing() as cursor:
                staff.add_worker(cursor, worker)
                audit.write(cursor, at=at, by=worker.id, act="init", subject=worker.id)
            fill(store)
        files.publish(partial, path)
    finally:
        files.clear(partial)
    return open_store(path, key)


def acting_worker(store: Store, wanted: str | None) -> str:
    """Return the id of the worker who acts: the one wanted, or the only one there is.

    In a demo store it is the one who made it, unless another is wanted.

    Raises:
        WorkerUnknown: there is no such worker, or they are not active any more.
        WorkerNotChosen: nobody was named, and there is not exactly one.
    """
    with store.reading() as cursor:
        active = [one.id for one in staff.workers(cursor) if one.active]
        if wanted is None and store.demo:
            return staff.founder(cursor)
    if wanted is None:
        if len(active) != 1:
            raise WorkerNotChosen
        return active[0]
    if wanted not in active:
        raise WorkerUnknown
    return wanted


def verify_store(store: Store, progress: Progress = silent) -> Report:
    """Recompute every digest and compare every sealed row with its document.

    `progress` is told how many participants are done, of how many.
    """
    with store.reading() as cursor:
        everyone = verify.cases(cursor)
        found: list[Difference] = []
        for done, participant_id in enumerate(everyone):
            progress(done, len(everyone))
            found += verify.check_case(cursor, participant_id)
        found += loose_ends.check_loose_ends(cursor)
        progress(len(everyone), len(everyone))
        return Report(
            participants=len(everyone),
            **verify.counts(cursor),
            differences=tuple(_referenced(cursor, found)),
        )


def _referenced(cursor: Cursor, found: Iterable[Difference]) -> Iterator[Difference]:
    references = people.references(cursor)
    for one in found:
        known = references.get(one.participant_id, "")
        yield one.model_copy(update={"reference": known})


def back_up(store: Store, destination: Path, *, by: str, at: datetime) -> Path:
    """Write a verified copy of a store in use to one file, with the same key.

    Raises:
        StoreExists: something has this name already.
        StoreDamaged: the copy did not verify; it is taken away again.
        FolderReadOnly, DiskFull: it cannot be written there.
    """
    files.check_free(destination)
    with store.writing() as cursor:
        audit.write(cursor, at=at, by=by, act="backup")
    working = store.path.with_name(f".{store.path.name}.{at:%Y%m%d%H%M%S%f}.copy")
    partial = files.partial_of(destination)
    try:
        store.copy_to(working)
        with open_copy(store, working) as copy:
            if verify_store(copy).differences:
                raise StoreDamaged
        with our_errors():
            destination.parent.mkdir(parents=True, exist_ok=True)
        files.copy(working, partial)
        files.publish(partial, destination)
    finally:
        files.clear(working)
        files.clear(partial)
    return destination


def restore(
    backup: Path, destination: Path, *, key: str | None, progress: Progress = silent
) -> Report:
    """Put a backup in place as a store, after verifying every digest in it.

    Raises:
        BackupMissing: there is no such backup.
        NotABackup: it is a store that was not closed, without its newest records.
        StoreExists: a store is there already; it is never overwritten.
        StoreDamaged: the backup did not verify; nothing is put in place.
        WrongKey, KeyNeeded: it does not open.
    """
    if not backup.is_file():
        raise BackupMissing
    if files.log_of(backup).exists():
        raise NotABackup
    files.check_free(destination)
    partial = files.partial_of(destination)
    try:
        with our_errors():
            destination.parent.mkdir(parents=True, exist_ok=True)
        files.clear(partial)
        files.copy(backup, partial)
        with open_store(partial, key) as store:
            report = verify_store(store, progress)
        if report.differences:
            raise StoreDamaged
        files.publish(partial, destination)
    finally:
        files.clear(partial)
    return report
