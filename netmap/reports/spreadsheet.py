"""Rows as lines of CSV, one after the other."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence


def lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line; texts of users go through `words.cells` before."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for cells in rows:
        writer.writerow(cells)
        yield file.getvalue()
        file.seek(0)
        file.truncate()
