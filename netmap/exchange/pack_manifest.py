"""The manifest of an evidence pack: what the pack is, and the digest of all in it."""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel

from netmap.errors import PackNewer
from netmap.evidence.pack import Pack
from netmap.model.base import Count, Digest, Id, Line, Value
from netmap.model.evidence import ClaimState
from netmap.model.snapshot import canonical
from netmap.store.pack_tables import COLUMNS, Cell, Rows, tables_of

MANIFEST = "manifest.json"
MANIFEST_DIGEST = "manifest.sha256"
README = "README.txt"
PAPERS = ("evidence.pdf", "evidence.docx")
TABLES = "evidence.duckdb"
LISTED = (README, *PAPERS, TABLES)
"""The files that the manifest lists."""
NAMES = (MANIFEST, MANIFEST_DIGEST, *LISTED)
"""The files of a pack, in their order."""
OF_PACK = ("title", "whose", "made_on", "criteria", "window", "masked")
LISTS = ("claims", "snapshots", "files")
FORMATS = re.compile(r"netmap\.pack/[0-9]{1,4}")


class PackedFile(Value):
    """A file of a pack: how many bytes it has, and their SHA-256."""

    size: Count
    sha256: Digest

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Return what a manifest says of a file."""
        return cls(size=len(content), sha256=sha256(content))


class ListedClaim(Value):
    """A claim in a manifest; `digest` is of all its rows in the DuckDB file."""

    claim_id: Id
    criterion: Line
    state: ClaimState
    snapshot: Digest
    digest: Digest


class ListedSnapshot(Value):
    """A snapshot in a manifest; `document_digest` is of the document without names."""

    name: Line
    week: Count
    digest: Digest
    intact: bool
    document_digest: Digest


class Manifest(Value):
    """Everything that the manifest of a pack says."""

    format: Literal["netmap.pack/1"] = "netmap.pack/1"
    title: Line
    whose: Line
    made_on: date
    criteria: Line
    window: Count
    masked: Count
    claims: tuple[ListedClaim, ...]
    snapshots: tuple[ListedSnapshot, ...]
    files: dict[Line, PackedFile]

    @property
    def facts(self) -> Rows:
        """What it says of the pack as a whole, as rows of the DuckDB file."""
        names = [name for name in Manifest.model_fields if name not in LISTS]
        return tuple((name, str(getattr(self, name))) for name in names)


def manifest_of(pack: Pack, files: Mapping[str, bytes]) -> Manifest:
    """Return the manifest of a pack with these files.

    Raises:
        rfc8785.CanonicalizationError: a document holds what JSON cannot say.
    """
    tables = tables_of(pack)
    return Manifest(
        **{name: getattr(pack, name) for name in OF_PACK},
        claims=tuple(map(ListedClaim.model_validate, listed("claim", tables.claim))),
        snapshots=tuple(
            map(ListedSnapshot.model_validate, listed("snapshot", tables.snapshot))
        ),
        files={name: PackedFile.of(content) for name, content in files.items()},
    )


def listed(table: Literal["claim", "snapshot"], rows: Rows) -> list[dict[str, Cell]]:
    """Return what a manifest says of claims or snapshots, from their rows."""
    kept = (ListedClaim if table == "claim" else ListedSnapshot).model_fields
    named = [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]
    return [{name: one[name] for name in kept} for one in named]


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as canonical JSON."""
    return canonical(manifest.model_dump(mode="json"))


def digest_line(content: bytes) -> bytes:
    """Return the line that says a manifest's digest, as sha256sum reads it."""
    return f"{sha256(content)}  {MANIFEST}\n".encode()


def read_manifest(content: bytes) -> Manifest | None:
    """Return the manifest that a file holds, if it is as netmap writes it.

    Raises:
        PackNewer: a later version of netmap wrote it.
    """
    try:
        found = Manifest.model_validate_json(content, strict=True)
    except ValueError:
        _check_age(content)
        return None
    whole = manifest_bytes(found) == content and found.files.keys() == {*LISTED}
    return found if whole else None


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class _Head(BaseModel):
    """The one thing that a manifest of any version says."""

    format: str


def _check_age(content: bytes) -> None:
    with suppress(ValueError):
        said = _Head.model_validate_json(content).format
        if FORMATS.fullmatch(said) and said != Manifest.model_fields["format"].default:
            raise PackNewer
