"""The zip file of an evidence pack: the same files always give the same bytes.

Nothing in it is compressed: what compressing gives depends on who compresses, and a
pack has to be put together again, byte for byte, to see that none was changed.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from netmap.errors import NotAPack, PackCompressed, PackTooLarge
from netmap.exchange.left_out import shown
from netmap.exchange.pack_manifest import NAMES
from netmap.store.pack_file import LARGEST
from netmap.words import pack as words

PackFiles = Mapping[str, bytes]
LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN_FILE = 0o100600 << 16
UNZIPPING = (
    *(zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError),
    *(struct.error, OverflowError),
)
"""What reading a damaged zip file raises."""


class PackFault(NamedTuple):
    """Something that is not as it was packed: where, and what, in words."""

    place: str
    problem: str


class Unpacked(NamedTuple):
    """The files that were taken out of a pack, and what was wrong while doing so."""

    files: dict[str, bytes]
    faults: tuple[PackFault, ...]


class _Member(NamedTuple):
    """A file in a zip file or a folder; `plain` says that it is no link or the like."""

    name: str
    size: int
    read: Callable[[], bytes]
    plain: bool = True


def zipped(files: PackFiles) -> bytes:
    """Return files as a zip file, in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.create_system, info.external_attr = UNIX, PLAIN_FILE
            archive.writestr(info, content)
    return packed.getvalue()


def unzipped(content: bytes) -> Unpacked:
    """Return the files of a pack that is a zip file; nothing is written.

    Raises:
        NotAPack: it is no zip file, or one of something else.
        PackTooLarge: it is, or what is in it would be, larger than 100 MB.
        PackCompressed: another program zipped it.
    """
    if len(content) > LARGEST:
        raise PackTooLarge
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except UNZIPPING:
        raise NotAPack from None
    with archive:
        found = archive.infolist()
        members = [
            _Member(one.filename, one.file_size, partial(archive.read, one))
            for one in found
        ]
        _check_size(members)
        if any(one.compress_type != zipfile.ZIP_STORED for one in found):
            raise PackCompressed
        return _wrapped(_unpacked(members), content)


def from_folder(folder: Path) -> Unpacked:
    """Return the files of a pack that was unzipped to a folder.

    Raises:
        NotAPack: the folder cannot be read, or holds something else.
        PackTooLarge: the files of the pack are larger than 100 MB.
    """
    try:
        members = [_of_folder(one) for one in sorted(folder.iterdir())]
    except OSError:
        raise NotAPack from None
    _check_size(one for one in members if one.name in NAMES)
    return _unpacked(members)


def _of_folder(path: Path) -> _Member:
    plain = path.is_file() and not path.is_symlink()
    size = path.stat().st_size if plain else 0
    return _Member(path.name, size, path.read_bytes, plain)


def _check_size(members: Iterable[_Member]) -> None:
    if sum(one.size for one in members) > LARGEST:
        raise PackTooLarge


def _unpacked(members: Iterable[_Member]) -> Unpacked:
    files: dict[str, bytes] = {}
    faults: list[PackFault] = []
    seen: set[str] = set()
    for one in members:
        problem = _unread(one, seen) or _read(one, files)
        if problem:
            faults.append(PackFault(_named(one.name), problem))
        seen.add(one.name)
    if not seen.intersection(NAMES):
        raise NotAPack
    missing = (PackFault(name, words.MISSING) for name in NAMES if name not in seen)
    return Unpacked(files, (*faults, *missing))


def _unread(one: _Member, seen: Container[str]) -> str | None:
    """Return why a file is not to be read; None if it is."""
    if _leads_out(one.name):
        return words.LEADS_OUT
    if one.name not in NAMES:
        return words.NOT_OURS
    if one.name in seen:
        return words.TWICE
    return None if one.plain else words.NOT_A_FILE


def _read(one: _Member, files: dict[str, bytes]) -> str | None:
    """Read a file; return why that cannot be done, None if it was."""
    try:
        files[one.name] = one.read()
    except UNZIPPING:
        return words.UNREADABLE
    return None


def _wrapped(unpacked: Unpacked, content: bytes) -> Unpacked:
    """Add what differs outside the files: they are put together again and compared."""
    files = unpacked.files
    if unpacked.faults or zipped({name: files[name] for name in NAMES}) == content:
        return unpacked
    return Unpacked(files, (PackFault(words.ZIP, words.WRAPPING),))


def _leads_out(name: str) -> bool:
    windows = PureWindowsPath(name)
    return bool(windows.anchor) or ".." in windows.parts


def _named(name: str) -> str:
    return name if name in NAMES else shown(name)
