"""Measures as a tidy table: one value a row, for people or for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from netmap.casework.measuring import Taken
from netmap.words.cells import as_cell

HEAD = (
    "participant",
    "review",
    "held_on",
    "state",
    "measure",
    "version",
    "reading",
    "value",
    "basis",
)


def as_csv(rows: Iterable[Taken], *, names: bool) -> str:
    """Return the rows as CSV with a heading; no text in it is run as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(_cells(rows, names=names))
    return file.getvalue()


def as_table(rows: Iterable[Taken], *, names: bool) -> str:
    """Return the rows as columns of text."""
    cells = list(_cells(rows, names=names))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(_line(row, widths) for row in cells)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()


def _cells(rows: Iterable[Taken], *, names: bool) -> Iterator[tuple[str, ...]]:
    yield (*HEAD, "people") if names else HEAD
    for row in rows:
        cells = (
            as_cell(row.participant),
            str(row.review),
            row.held_on.isoformat(),
            row.state.value,
            row.measure,
            str(row.version),
            row.reading.value,
            "" if row.value is None else repr(row.value),
            "" if row.asked is None else f"{row.basis or 0} of {row.asked}",
        )
        groups = row.people or ()
        told = "; ".join(" and ".join(group) for group in groups)
        yield (*cells, as_cell(told)) if names else cells
