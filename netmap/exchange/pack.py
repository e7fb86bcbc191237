"""An evidence pack as one file, and whether one is as it was when it was packed."""

import tempfile
from datetime import date
from pathlib import Path

from netmap.errors import NotAPack, PackNewer, PackTooLarge
from netmap.evidence.pack import Pack
from netmap.exchange.pack_faults import FOLDER, file_faults, table_faults
from netmap.exchange.pack_manifest import (
    MANIFEST,
    MANIFEST_DIGEST,
    PAPERS,
    README,
    TABLES,
    Manifest,
    digest_line,
    manifest_bytes,
    manifest_of,
    read_manifest,
    sha256,
)
from netmap.exchange.pack_zip import (
    PackFault,
    PackFiles,
    Unpacked,
    from_folder,
    unzipped,
    zipped,
)
from netmap.model.base import Count, Digest, Line, Value
from netmap.store.errors import our_errors
from netmap.store.pack_file import LARGEST, write_pack_file
from netmap.words import pack as words
from netmap.words.dates import spoken_date


class PackReport(Value):
    """What verifying found.

    `files`, `snapshots` and `claims` count what was compared. `digest` is the SHA-256
    of the manifest as it is, empty without one: whoever sent the pack can say theirs.
    `broken` names the snapshots that were not as they were sealed already when they
    were packed. Each fault is (place, problem).
    """

    files: Count
    snapshots: Count = 0
    claims: Count = 0
    digest: Digest | None = None
    broken: tuple[Line, ...] = ()
    faults: tuple[PackFault, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing was changed since it was packed."""
        return not self.faults


def pack_name(day: date) -> str:
    """Return a name that says what it is and when, and nothing about anyone."""
    return f"evidence-{day.isoformat()}.zip"


def pack_of(pack: Pack, papers: PackFiles, folder: Path | None = None) -> bytes:
    """Return a pack as one zip file; the same pack and papers give the same bytes.

    `papers` holds "evidence.pdf" and "evidence.docx". `folder` is where the tables are
    written for a moment, otherwise where the system keeps such things; nothing stays.

    Raises:
        PackTooLarge: it would be larger than 100 MB.
        StoreError: the folder cannot be written or the disk is full.
        rfc8785.CanonicalizationError: a document holds what JSON cannot say.
    """
    files = {
        README: _readme(pack).encode(),
        **{name: papers[name] for name in PAPERS},
        TABLES: _tables(pack, folder),
    }
    manifest = manifest_bytes(manifest_of(pack, files))
    head = {MANIFEST: manifest, MANIFEST_DIGEST: digest_line(manifest)}
    packed = zipped({**head, **files})
    if len(packed) > LARGEST:
        raise PackTooLarge
    return packed


def verify_pack(content: bytes | Path) -> PackReport:
    """Recompute every digest of a pack, and compare what can be compared.

    A pack is the bytes of a zip file, or the path of one or of the folder that it was
    unzipped to. It is found that something was changed, not who made it or whether it
    is true.

    Raises:
        NotAPack: it is none, or cannot be read.
        PackTooLarge: it is, or what is in it would be, larger than 100 MB.
        PackCompressed: another program zipped it.
        PackNewer: a later version of netmap made it.
        StoreError: there is no room to look at its tables.
    """
    files, faults = _unpacked(content)
    digest = sha256(files[MANIFEST]) if MANIFEST in files else None
    manifest, about = _manifest(files)
    found = (*faults, *about)
    if manifest is None:
        return PackReport(files=len(files), digest=digest, faults=found)
    compared = (*file_faults(manifest, files), *table_faults(manifest, files))
    return PackReport(
        files=len(files),
        snapshots=len(manifest.snapshots),
        claims=len(manifest.claims),
        digest=digest,
        broken=tuple(one.name for one in manifest.snapshots if not one.intact),
        faults=(*found, *compared),
    )


def _manifest(files: PackFiles) -> tuple[Manifest | None, tuple[PackFault, ...]]:
    """Return the manifest, None if it cannot be read, and what is wrong with it."""
    if MANIFEST not in files:
        return None, ()
    content = files[MANIFEST]
    line = digest_line(content)
    changed = files.get(MANIFEST_DIGEST, line) != line
    try:
        found = read_manifest(content)
    except PackNewer:
        if not changed:
            raise
        found = None
    problems = {
        words.MANIFEST_CHANGED: changed,
        words.MANIFEST_UNREADABLE: found is None,
    }
    return found, tuple(PackFault(MANIFEST, one) for one in problems if problems[one])


def _unpacked(content: bytes | Path) -> Unpacked:
    if isinstance(content, bytes):
        return unzipped(content)
    if content.is_dir():
        return from_folder(content)
    try:
        with content.open("rb") as opened:
            return unzipped(opened.read(LARGEST + 1))
    except OSError:
        raise NotAPack from None


def _readme(pack: Pack) -> str:
    return words.README.format(day=spoken_date(pack.made_on), whose=pack.whose)


def _tables(pack: Pack, folder: Path | None) -> bytes:
    with our_errors(), tempfile.TemporaryDirectory(prefix=FOLDER, dir=folder) as held:
        path = Path(held) / TABLES
        write_pack_file(path, pack)
        return path.read_bytes()
