"""What can go wrong with a store, and how DuckDB's errors become ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from netmap.errors import NetmapError


class StoreError(NetmapError):
    """The base of everything that can go wrong with a store file."""

    sentence = "The store could not be used. Nothing was changed."


class StoreInUse(StoreError):
    """Another process holds the store."""

    sentence = (
        "This store is already open in another netmap. "
        "Use that one, or close it and try again."
    )


class WrongKey(StoreError):
    """The key does not open the store."""

    sentence = (
        "This key does not open the store. Check NETMAP_KEY or the key file. "
        "Without the right key nobody can open it, and nobody can reset it."
    )


class KeyNeeded(StoreError):
    """The store is encrypted and no key was given."""

    sentence = (
        "This store is encrypted and needs its key. "
        "Set NETMAP_KEY, or give --key-file, or type it when asked."
    )


class NoKeyWanted(StoreError):
    """A key was given for a store that is not encrypted."""

    sentence = (
        "This store is not encrypted, so it takes no key. "
        "If it should hold real people, it is the wrong file."
    )


class StoreDamaged(StoreError):
    """The file is cut short or is no store."""

    sentence = (
        "This file is damaged or is not a netmap store. "
        "It was not changed. Restore your latest backup with “netmap restore”."
    )


class StoreMissing(StoreError):
    """There is no store at this place."""

    sentence = (
        "There is no store at this place. "
        "Make one with “netmap init”, or check --store and NETMAP_STORE."
    )


class RecordUnreadable(StoreError):
    """A row of the store holds something that netmap never writes."""

    sentence = (
        "A record in this store was changed outside netmap and cannot be read. "
        "“netmap verify” says what is not as it was sealed."
    )


class StoreStopped(StoreError):
    """After an error that it cannot mend, DuckDB answers nothing more."""

    sentence = (
        "The store stopped after an error, so this was not saved. "
        "What was saved before is safe. Start netmap again."
    )


class NotABackup(StoreError):
    """A store that was not closed is two files; a backup is one."""

    sentence = (
        "This is a store in use, or one that was not closed, and not a backup. "
        "Open it with netmap, and make a backup with “netmap backup”."
    )


class BackupMissing(StoreError):
    """There is no backup at this place."""

    sentence = "There is no backup at this place. Check the name of the file."


class StoreExists(StoreError):
    """Something is in the way of a new file."""

    sentence = "A file with this name is already there. netmap does not overwrite it."


class StoreNewer(StoreError):
    """The store was written by a later version of netmap."""

    sentence = (
        "This store was made by a newer version of netmap. "
        "Install that version to open it. The store was not changed."
    )


class FolderReadOnly(StoreError):
    """The folder or the file cannot be written."""

    sentence = (
        "netmap may not write in this folder. "
        "Choose another folder, or ask for the right to write there."
    )


class DiskFull(StoreError):
    """No room is left for what was to be saved."""

    sentence = (
        "The disk is full, so this was not saved. What was saved before is safe. "
        "Make room on the disk and start netmap again."
    )


class PlainStoreForReal(StoreError):
    """A store that is not encrypted is for invented people only."""

    sentence = (
        "A demo store is not encrypted and takes invented people only. "
        "Make an encrypted store with “netmap init” for real people. "
        "If an easyNWK file is about someone invented, import it with --fictional."
    )


class KeyTooShort(StoreError):
    """The key is too short to protect anything."""

    sentence = "The key is too short. Use at least 12 characters, for example 4 words."


SIGNS: tuple[tuple[str, type[StoreError]], ...] = (
    ("Could not set lock", StoreInUse),
    ("already attached", StoreInUse),
    ("being used by another process", StoreInUse),
    ("Wrong encryption key", WrongKey),
    ("A key cannot be empty", KeyTooShort),
    ("without a key", KeyNeeded),
    ("is not encrypted", NoKeyWanted),
    ("No space left", DiskFull),
    ("File too large", DiskFull),
    ("Disk quota", DiskFull),
    ("Could not write", DiskFull),
    ("Permission denied", FolderReadOnly),
    ("Read-only file system", FolderReadOnly),
    ("read-only mode", FolderReadOnly),
    ("newer version", StoreNewer),
    ("No such file", StoreMissing),
    ("Could not read enough bytes", StoreDamaged),
    ("not a valid DuckDB database file", StoreDamaged),
    ("Corrupt", StoreDamaged),
    ("Checksum", StoreDamaged),
    ("checksum", StoreDamaged),
    ("AES tag", StoreDamaged),
    ("database has been invalidated", StoreStopped),
)
ERRNOS = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EACCES: FolderReadOnly,
    errno.EPERM: FolderReadOnly,
    errno.EROFS: FolderReadOnly,
    errno.ENOENT: StoreMissing,
    errno.EEXIST: StoreExists,
}


def as_ours(error: duckdb.Error | OSError) -> StoreError:
    """Return our error for one of DuckDB's or the operating system's."""
    if isinstance(error, OSError):
        return ERRNOS.get(error.errno or 0, StoreError)()
    text = str(error)
    for sign, kind in SIGNS:
        if sign in text:
            return kind()
    return StoreError()


@contextmanager
def our_errors() -> Iterator[None]:
    """Turn what DuckDB or the operating system raises into a StoreError."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise as_ours(error) from error
