"""What is wrong in an evidence pack: its files, its tables, its documents."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from netmap.errors import PackFileUnreadable
from netmap.exchange.pack_manifest import (
    LISTED,
    TABLES,
    Manifest,
    PackedFile,
    listed,
    sha256,
)
from netmap.exchange.pack_zip import PackFault, PackFiles
from netmap.model.snapshot import Document, canonical
from netmap.store.errors import our_errors
from netmap.store.pack_file import read_pack_file
from netmap.store.pack_tables import (
    INDEX,
    OF_CLAIM,
    Cell,
    PackTables,
    Row,
    digest_of_claim,
    unfolded,
)
from netmap.words import pack as words

Faults = Iterator[PackFault]
FOLDER = "netmap-pack-"


def file_faults(manifest: Manifest, files: PackFiles) -> Faults:
    """Yield the files that do not give what the manifest says of them."""
    for name in LISTED:
        said = manifest.files[name]
        if name not in files or (found := PackedFile.of(files[name])) == said:
            continue
        problem = words.CHANGED
        if found.size != said.size:
            problem = words.RESIZED.format(found=found.size, said=said.size)
        yield PackFault(name, problem)


def table_faults(manifest: Manifest, files: PackFiles) -> Faults:
    """Yield what in the DuckDB file is not as the manifest says.

    A file that is not the one that was packed is not even opened.

    Raises:
        StoreError: there is no room to look at it.
    """
    content = files.get(TABLES, b"")
    if sha256(content) != manifest.files[TABLES].sha256:
        return
    try:
        tables = _tables(content)
    except PackFileUnreadable:
        yield PackFault(TABLES, words.NO_TABLES)
        return
    yield from _listed_faults(manifest, tables)
    yield from _claim_faults(tables)
    yield from _document_faults(tables)


def _tables(content: bytes) -> PackTables:
    with our_errors(), tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        path = Path(folder) / TABLES
        path.write_bytes(content)
        return read_pack_file(path)


def _listed_faults(manifest: Manifest, tables: PackTables) -> Faults:
    plain = manifest.model_dump(mode="json")
    pairs = {
        "manifest": (tables.manifest, manifest.facts),
        "claim": (listed("claim", tables.claim), plain["claims"]),
        "snapshot": (listed("snapshot", tables.snapshot), plain["snapshots"]),
    }
    for table, (found, said) in pairs.items():
        if found != said:
            yield _of_table(table, words.NOT_AS_MANIFEST)


def _claim_faults(tables: PackTables) -> Faults:
    """Yield the claims whose rows do not give their digest."""
    rows: dict[Cell, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table in OF_CLAIM:
        for row in getattr(tables, table):
            rows[row[0]][table].append(row)
    for key, of_claim in rows.items():
        said = [row[-1] for row in of_claim["claim"]]
        if said != [digest_of_claim(of_claim)]:
            yield _of_row("claim", key, words.CLAIM_CHANGED)


def _document_faults(tables: PackTables) -> Faults:
    """Yield the documents that do not give their digest, and the rows unlike them."""
    texts = tables.documents()
    rebuilt: dict[str, list[Row]] = defaultdict(list)
    for _name, _week, digest, _intact, said in tables.snapshot:
        text = texts.pop(digest, "")
        document = _document(text)
        if sha256(text.encode()) != said:
            yield _of_row("document", digest, words.DOCUMENT_CHANGED)
        if document is None:
            yield _of_row("document", digest, words.DOCUMENT_SHAPE)
            continue
        for table, rows in unfolded(digest, document).items():
            rebuilt[table] += rows
    if texts:
        yield _of_table("document", words.NO_SNAPSHOT)
    yield from _index_faults(rebuilt, tables)


def _index_faults(rebuilt: Mapping[str, list[Row]], tables: PackTables) -> Faults:
    for table in INDEX:
        if tuple(rebuilt[table]) != getattr(tables, table):
            yield _of_table(table, words.NOT_AS_DOCUMENT)


def _document(text: str) -> Document | None:
    """Return the document that a text is in canonical form; None if it is not."""
    try:
        found = json.loads(text)
        whole = isinstance(found, dict) and canonical(found) == text.encode()
    except (ValueError, RecursionError):
        return None
    return found if whole else None


def _of_table(table: str, problem: str) -> PackFault:
    return PackFault(words.TABLE.format(file=TABLES, table=table), problem)


def _of_row(table: str, key: Cell, problem: str) -> PackFault:
    return PackFault(words.ROW.format(file=TABLES, table=table, key=key), problem)
