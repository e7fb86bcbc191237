"""The tables of a study: rows of text, each with its place in the file it is from."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from netmap.exchange.faults import Fault
from netmap.exchange.json_file import LARGEST, refuse
from netmap.words.cells import as_cell

DELIMITERS = ",;\t"
BOMS: Mapping[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


class Row(NamedTuple):
    """One row: its place, as in "alters.csv, row 7", and its cells by column."""

    place: str
    cells: Mapping[str, str]


class Table(NamedTuple):
    """A table as it was read, and the rows of its file that could not be."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()


def read_table(file: str, content: bytes) -> Table:
    """Return the table that a CSV file holds, with comma, semicolon or tab.

    A byte-order mark says what the letters are; without one they are UTF-8 and, where
    that does not fit, Windows-1252, which holds Latin-1.

    Raises:
        FileRefused: it is no table, or larger than 50 MB.
    """
    if len(content) > LARGEST:
        refuse("is larger than 50 MB", "Split the study into several.", file)
    text = _text(file, content)
    head = text.lstrip("\r\n").splitlines()[:1]
    if not head:
        refuse("is empty", "Give it a row of column names.", file)
    delimiter = max(DELIMITERS, key=head[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(enumerate(lines, start=1))
    except csv.Error:
        refuse(
            f"has a quotation mark or a cell without an end near line {lines.line_num}",
            "Mend the file there, or export it again.",
            file,
        )
    return _table(file, rows)


def write_table(columns: Sequence[str], rows: Iterator[Mapping[str, str]]) -> str:
    """Return rows as the text of a CSV file; nothing in it is run as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([as_cell(row.get(one, "")) for one in columns] for row in rows)
    return file.getvalue()


def _text(file: str, content: bytes) -> str:
    named = next((BOMS[mark] for mark in BOMS if content.startswith(mark)), None)
    for encoding in [named] if named else ["utf-8", "cp1252"]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return refuse("is not text that netmap can read", "Save it as CSV in UTF-8.", file)


def _table(file: str, numbered: list[tuple[int, list[str]]]) -> Table:
    """Rows count as in a spreadsheet; those without any cell filled are left out."""
    (_, head), *rows = [(number, row) for number, row in numbered if any(row)]
    columns = tuple(name.strip() for name in head)
    good: list[Row] = []
    faults: list[Fault] = []
    for number, row in rows:
        place = f"{file}, row {number}"
        if len(row) == len(columns):
            good.append(Row(place, dict(zip(columns, row, strict=True))))
        else:
            problem = f"has {len(row)} cells where the head has {len(columns)}"
            faults.append(Fault(place=place, problem=problem, mend="Put it right."))
    twice = {name for name in columns if columns.count(name) > 1}
    unique = tuple(name for name in columns if name not in twice)
    return Table(file, unique, tuple(good), tuple(faults))
