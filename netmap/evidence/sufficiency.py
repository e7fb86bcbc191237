"""Whether a practitioner's claims for a criterion are of more than one kind and day.

Source: the test "sufficient" of VACS in the practice research behind netmap. It counts
claims that were submitted or accepted; whether they are enough is a person's judgement.
"""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from netmap.model.base import Line, Value
from netmap.model.evidence import SELF_WRITTEN, EvidenceKind
from netmap.words import claims as words

ENOUGH = 2
"""Kinds, and occasions, that a criterion needs."""


class Item(NamedTuple):
    """A claim as it counts: for what, of which kind, and when that happened."""

    criterion: str
    evidence: EvidenceKind
    happened_on: date


class Sufficiency(Value):
    """What the current claims for one criterion are made of.

    `kinds` are in the order of the list; `occasions` the days on which what was claimed
    happened, `past` how many claims are outside the window and not counted.
    """

    criterion: Line
    kinds: tuple[EvidenceKind, ...]
    occasions: tuple[date, ...]
    by_others: bool
    past: int

    @property
    def two_kinds(self) -> bool:
        """Whether there are at least two kinds of evidence."""
        return len(self.kinds) >= ENOUGH

    @property
    def two_occasions(self) -> bool:
        """Whether they are from at least two occasions."""
        return len(self.occasions) >= ENOUGH

    @property
    def all_there(self) -> bool:
        """Whether nothing is missing that can be counted."""
        return self.two_kinds and self.two_occasions and self.by_others


def sufficiency(
    criteria: Iterable[str], items: Iterable[Item], since: date
) -> tuple[Sufficiency, ...]:
    """Return what the claims for each criterion are made of, from a day on."""
    known = list(items)
    return tuple(_of(criterion, known, since) for criterion in criteria)


def _of(criterion: str, items: list[Item], since: date) -> Sufficiency:
    mine = [one for one in items if one.criterion == criterion]
    current = [one for one in mine if one.happened_on >= since]
    kinds = {one.evidence for one in current}
    return Sufficiency(
        criterion=criterion,
        kinds=tuple(kind for kind in EvidenceKind if kind in kinds),
        occasions=tuple(sorted({one.happened_on for one in current})),
        by_others=bool(kinds - SELF_WRITTEN),
        past=len(mine) - len(current),
    )


def still_to_find(one: Sufficiency) -> Iterator[str]:
    """Yield what claims for a criterion still lack that can be counted."""
    for said, there in (
        (words.STILL_KIND, one.two_kinds),
        (words.STILL_OCCASION, one.two_occasions),
        (words.STILL_OTHERS, one.by_others),
    ):
        if not there:
            yield said


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of that month.

    Example:
        >>> months_before(date(2026, 3, 31), 13)
        datetime.date(2025, 2, 28)
    """
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
