"""Who stayed, left and came, as sets: the figures of turnover.

Source: overlap (Jaccard) and distance (Hamming) as RSiena prints them; the four
patterns after Small, Pamphile and McMahan (2015).
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple


class Pattern(StrEnum):
    """How who is there changed as a whole."""

    EMPTY = "empty"
    STASIS = "stasis"
    EXPANSION = "expansion"
    SHEDDING = "shedding"
    SUBSTITUTION = "substitution"


class Turnover(NamedTuple):
    """Who stayed, left and came between two reviews, by id."""

    kept: frozenset[str]
    left: frozenset[str]
    came: frozenset[str]

    @property
    def before(self) -> int:
        """How many there were at the first review."""
        return len(self.kept) + len(self.left)

    @property
    def after(self) -> int:
        """How many there are at the second review."""
        return len(self.kept) + len(self.came)

    @property
    def kept_share(self) -> float | None:
        """The share of those before who stayed; None where there was nobody."""
        return len(self.kept) / self.before if self.before else None

    @property
    def distance(self) -> int:
        """How many left or came: the Hamming distance of the two sets."""
        return len(self.left) + len(self.came)

    @property
    def overlap(self) -> float | None:
        """Kept as a share of everyone at either review: Jaccard. None for nobody."""
        whole = len(self.kept) + self.distance
        return len(self.kept) / whole if whole else None

    @property
    def pattern(self) -> Pattern:
        """Which of the patterns it is."""
        if not (self.before or self.after):
            return Pattern.EMPTY
        moves = bool(self.left), bool(self.came)
        return {
            (False, False): Pattern.STASIS,
            (False, True): Pattern.EXPANSION,
            (True, False): Pattern.SHEDDING,
            (True, True): Pattern.SUBSTITUTION,
        }[moves]


def turnover(before: AbstractSet[str], after: AbstractSet[str]) -> Turnover:
    """Return who stayed, left and came.

    Example:
        >>> found = turnover({"ann", "bo", "cy"}, {"ann", "di"})
        >>> sorted(found.left), found.distance, found.overlap, str(found.pattern)
        (['bo', 'cy'], 3, 0.25, 'substitution')
    """
    return Turnover(
        kept=frozenset(before & after),
        left=frozenset(before - after),
        came=frozenset(after - before),
    )
