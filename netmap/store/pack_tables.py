"""An evidence pack as the rows of tables: what its DuckDB file holds.

A text of any length is held in parts, so that no cell is long: DuckDB would keep a long
one in blocks of its own, each of which ends with a scrap of whatever was in memory.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from netmap.evidence.pack import Pack, PackClaim, PackSnapshot
from netmap.model.snapshot import Document, canonical, digest_of

PACK_FORMAT = "netmap.pack/1"
PART = 1_000
"""The most characters of a cell: 4,000 bytes. DuckDB calls 4,096 long."""
INTEGERS = range(-(2**31), 2**31)
Cell = str | int | bool | None
Row = tuple[Cell, ...]
Rows = tuple[Row, ...]

TABLES: Mapping[str, str] = {
    "manifest": "name value",
    "claim": (
        "claim_id criterion code paraphrase criteria claimant evidence model state "
        "pointer shows snapshot held_where source_corrected:BOOLEAN digest"
    ),
    "claim_passage": "claim_id place:INTEGER stage part:INTEGER text",
    "claim_extract": "claim_id row_number:INTEGER column_name said",
    "signature": "claim_id place:INTEGER role name signed_on",
    "signature_reason": "claim_id place:INTEGER part:INTEGER text",
    "snapshot": "name week:INTEGER digest intact:BOOLEAN document_digest",
    "document": "snapshot part:INTEGER text",
    "person": "snapshot id label kind sector paid:BOOLEAN ring:INTEGER",
    "tie": (
        "snapshot id standing quality_participant quality_worker recognition strength "
        "frequency flow support key_person:BOOLEAN"
    ),
    "wish": "snapshot id wish confirmed:BOOLEAN confirmed_how",
    "link": "snapshot first second knows:BOOLEAN",
    "rule": "snapshot id sort effect binds",
}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    table: {
        name: kind or "VARCHAR"
        for name, _, kind in (column.partition(":") for column in columns.split())
    }
    for table, columns in TABLES.items()
}
"""The tables of the file, and the type of each of their columns."""
INDEX: Mapping[str, str] = {
    "person": "people",
    "tie": "ties",
    "wish": "wishes",
    "link": "links",
    "rule": "rules",
}
"""The tables unfolded from the documents, each with the list that it comes from."""
OF_CLAIM = ("claim", "claim_passage", "claim_extract", "signature", "signature_reason")


class PackTables(NamedTuple):
    """The rows of each table, in their order; `COLUMNS` names the cells of a row."""

    manifest: Rows = ()
    claim: Rows = ()
    claim_passage: Rows = ()
    claim_extract: Rows = ()
    signature: Rows = ()
    signature_reason: Rows = ()
    snapshot: Rows = ()
    document: Rows = ()
    person: Rows = ()
    tie: Rows = ()
    wish: Rows = ()
    link: Rows = ()
    rule: Rows = ()

    def documents(self) -> dict[Cell, str]:
        """Return the text of each de-identified document, by its snapshot's digest."""
        found: dict[Cell, str] = defaultdict(str)
        for snapshot, _part, text in self.document:
            found[snapshot] += str(text)
        return found


def facts_of(pack: Pack) -> dict[str, str]:
    """Return what the manifest says of a pack as a whole, by name."""
    return {
        "format": PACK_FORMAT,
        "title": pack.title,
        "whose": pack.whose,
        "made_on": pack.made_on.isoformat(),
        "criteria": pack.criteria,
        "window": str(pack.window),
        "masked": str(pack.masked),
    }


def tables_of(pack: Pack) -> PackTables:
    """Return a pack as the rows of its tables.

    Raises:
        rfc8785.CanonicalizationError: a document holds what JSON cannot say.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    found["manifest"] = [*facts_of(pack).items()]
    for claim in pack.claims:
        rows = _claim_rows(claim)
        rows["claim"] = [(*rows["claim"][0], digest_of_claim(rows))]
        _add(found, rows)
    for snapshot in pack.snapshots:
        _add(found, _snapshot_rows(snapshot))
    return PackTables(**{table: tuple(rows) for table, rows in found.items()})


def digest_of_claim(rows: Mapping[str, list[Row]]) -> str:
    """Return the SHA-256 of the rows of one claim, by table, in canonical JSON."""
    width = len(COLUMNS["claim"]) - 1  # what is said of it, without its digest
    plain: Document = {
        table: [[*row[:width]] for row in rows.get(table, ())] for table in OF_CLAIM
    }
    return digest_of(plain)


def unfolded(digest: Cell, document: Document) -> dict[str, list[Row]]:
    """Return the lists of a document as rows of the tables of the index.

    What has no column, or does not fit it, stays in the document alone.
    """
    return {
        table: [
            (digest, *_cells(one, table))
            for one in _list(document.get(part))
            if isinstance(one, dict)
        ]
        for table, part in INDEX.items()
    }


def _claim_rows(claim: PackClaim) -> dict[str, list[Row]]:
    key, extract = claim.claim_id, claim.extract
    names = [*COLUMNS["claim"]][:-1]
    said = claim.model_dump(mode="json", include={*names})
    return {
        "claim": [tuple(said[name] for name in names)],
        "claim_passage": [
            (key, place, one.stage, part, text)
            for place, one in enumerate(claim.passages, start=1)
            for part, text in _parts(one.text)
        ],
        "claim_extract": [
            (key, number, column, text)
            for number, row in enumerate(extract.rows, start=1)
            for column, text in zip(extract.columns, row, strict=True)
        ],
        "signature": [
            (key, place, one.role, one.name, one.signed_on.isoformat())
            for place, one in enumerate(claim.signatures, start=1)
        ],
        "signature_reason": [
            (key, place, part, text)
            for place, one in enumerate(claim.signatures, start=1)
            for part, text in (_parts(one.reason) if one.reason else ())
        ],
    }


def _snapshot_rows(one: PackSnapshot) -> dict[str, list[Row]]:
    text = canonical(one.document).decode()
    about = (one.name, one.week, one.digest, one.intact, digest_of(one.document))
    return {
        "snapshot": [about],
        "document": [(one.digest, part, piece) for part, piece in _parts(text)],
        **unfolded(one.digest, one.document),
    }


def _add(found: dict[str, list[Row]], rows: Mapping[str, list[Row]]) -> None:
    for table, more in rows.items():
        found[table] += more


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text, each with its number; an empty text is one part."""
    for number, start in enumerate(range(0, len(text) or 1, PART), start=1):
        yield number, text[start : start + PART]


def _cells(one: Mapping[str, JsonValue], table: str) -> Iterator[Cell]:
    for name, kind in [*COLUMNS[table].items()][1:]:
        yield _cell(one.get(name), kind)


def _cell(value: JsonValue, kind: str) -> Cell:
    """Return a value as a cell of a kind; None where it does not fit."""
    if isinstance(value, list):
        value = ", ".join(str(one) for one in value)
    if kind == "VARCHAR":
        return value if isinstance(value, str) and len(value) <= PART else None
    if kind == "BOOLEAN" or isinstance(value, bool):
        return value if kind == "BOOLEAN" and isinstance(value, bool) else None
    return value if isinstance(value, int) and value in INTEGERS else None


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
