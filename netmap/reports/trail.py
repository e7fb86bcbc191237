"""The record of use, in words: for the screen, and as a table for a spreadsheet."""

from collections.abc import Iterable, Iterator
from itertools import chain

from netmap.casework.trail import TrailRow
from netmap.reports.spreadsheet import lines
from netmap.words import access as words
from netmap.words.cells import as_cell
from netmap.words.dates import spoken_time
from netmap.words.records import KINDS

RECORD = "record_"
HEAD = ("number", "at", "worker", "name", "act", "what", "case", "about")


def act_sentence(act: str) -> str:
    """Return what someone did, in words."""
    kind = act.removeprefix(RECORD)
    if kind != act:
        return words.RECORDED.format(what=KINDS.get(kind, kind).lower())
    return words.ACTS.get(act, act)


def told(row: TrailRow) -> tuple[str, ...]:
    """Return a row as it stands on the screen."""
    who = row.name or words.NOBODY
    return (spoken_time(row.at), who, act_sentence(row.act), row.case, row.about)


def as_csv(rows: Iterable[TrailRow]) -> Iterator[str]:
    """Return the rows as lines of CSV after a heading; no text is run as a formula."""
    return lines(chain([HEAD], map(_cells, rows)))


def _cells(row: TrailRow) -> tuple[str, ...]:
    return (
        str(row.number),
        row.at.isoformat(),
        as_cell(row.by),
        as_cell(row.name),
        row.act,
        act_sentence(row.act),
        as_cell(row.case),
        as_cell(row.about),
    )
