"""Measures as a tidy table: one value a row, for people or for a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from netmap.casework.measuring import Taken
from netmap.reports.spreadsheet import lines
from netmap.words.cells import as_cell

SEEN_FOR_WIDTHS = 5_000
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


def as_csv(rows: Iterable[Taken], *, names: bool) -> Iterator[str]:
    """Return the rows as lines of CSV after a heading; no text is run as a formula."""
    return lines(_cells(rows, names=names))


def as_table(rows: Iterable[Taken], *, names: bool) -> Iterator[str]:
    """Yield the rows as lines of columns, as wide as the first thousands need."""
    cells = _cells(rows, names=names)
    first = list(islice(cells, SEEN_FOR_WIDTHS))
    widths = [max(map(len, column)) for column in zip(*first, strict=True)]
    for row in chain(first, cells):
        yield f"{_line(row, widths)}\n"


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
