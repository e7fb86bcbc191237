"""A table of words: the twin of every picture."""

from typing import NamedTuple


class Table(NamedTuple):
    """The columns of a table, and its rows, each as wide as the columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
