"""Names and shapes in a text, wherever they stand, read once for all of them.

Texts are compared without case, accents and hidden marks; places are told as they are
in the text as written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from netmap.words import veil as words

WORD = re.compile(r"[^\W\d_]+|\d+")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`ʹ", "'"))
HYPHENS = frozenset({"-", "‐", "'", ""})
"""What may stand inside a word that is also written without it."""
BARRIERS = frozenset("[]|!?;\0")
WIDEST_GAP = 3
"""How many characters that are no space may stand between the words of a name."""
SHORTEST_WITH_S = 4
BLANK = "[" + "\0" * (len(words.LEFT_OUT) - 2) + "]"
ENDINGS = "com|org|net|info|uk|wales|scot|cymru|tv"
TH = "(?:st|nd|rd|th)?"
SHAPES = re.compile(
    rf"""
      https?://[^\s\[\]]++
    | (?<![\w.+%-]) [\w.+%-]++ @ [\w-]++ (?:\.[\w-]++)*+
    | (?<!\w) @ \w [\w.-]*+
    | (?<![\w.-]) (?:[\w-]++\.)++ (?:{ENDINGS})\b (?:/[^\s\[\]]*+)?
    | (?<!\d) \d{{1,4}} (?P<stop>[./-]) \d{{1,2}} (?P=stop) \d{{1,4}} (?!\d)
    | (?<!\d) \d{{1,2}}{TH} \s (?:of\s)? (?:{words.MONTHS})\b (?:\s\d{{4}})?
    | \b (?:{words.MONTHS}) \s \d{{1,2}}{TH}\b (?:,?\s\d{{4}})?
    | (?<!\d) (?:\+|\(\+?)? \d (?:[\s().-]{{0,3}}\d){{5,}}+
    | \b [a-z]{{1,2}} \d [a-z\d]? \s{{0,3}} \d [abd-hjlnp-uw-z]{{2}} \b
    """,
    re.VERBOSE,
)
"""Addresses, handles, dates, long numbers and postcodes, in a folded text."""


class Word(NamedTuple):
    """A word of a text: folded, where it stands, and whether it has a capital."""

    folded: str
    start: int
    end: int
    capital: bool


class Folded(NamedTuple):
    """A text as it is compared, and where each of its characters stands as written."""

    text: str
    places: Sequence[int]
    whole: str

    @property
    def words(self) -> list[Word]:
        """The words and numbers of the text; what is not small counts as a capital."""
        return [
            Word(found[0], *found.span(), capital=not self._small(found.start()))
            for found in WORD.finditer(self.text)
        ]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text stands in the text as written."""
        last = self.places[end - 1] + 1
        while last < len(self.whole) and not _folded(self.whole[last]):
            last += 1
        return self.places[start], last

    def _small(self, place: int) -> bool:
        return self.whole[self.places[place]].islower()


def fold(text: str) -> Folded:
    """Return a text as it is compared; what was left out before joins no words."""
    whole = text.replace(words.LEFT_OUT, BLANK)
    letters = [_folded(character) for character in whole]
    places = [place for place, one in enumerate(letters) for _ in one]
    return Folded("".join(letters), places, whole)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(word.folded for word in fold(text).words)


@dataclass
class Node:
    """A place in the tree of names: which words may follow, and whether one ends here.

    `ends` is None where no name does; else whether it counts only with a capital.
    """

    after: dict[str, "Node"] = field(default_factory=dict)
    ends: bool | None = None

    def fits(self, word: Word) -> bool:
        """Say whether a name that begins with a word of a text may end here."""
        return self.ends is False or (self.ends is True and word.capital)


class Names:
    """Every name of a case, word by word in one tree."""

    def __init__(self) -> None:
        self._root = Node()

    def add(self, name: Sequence[str], *, capital: bool = False) -> None:
        """Add a name in folded words; with `capital` it counts only written with one.

        A name that was added both ways counts either way.
        """
        node = self._root
        for word in name:
            node = node.after.setdefault(word, Node())
        if name:
            node.ends = capital and node.ends is not False

    def spans(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Yield where in a folded text names stand; they may overlap."""
        found = folded.words
        gaps = [
            folded.text[one.end : two.start].strip() for one, two in pairwise(found)
        ]
        for place, word in enumerate(found):
            if self._with_s(word):
                yield word.start, word.end
            last = self._longest(found, gaps, place)
            if last is not None:
                yield word.start, found[last].end

    def _longest(
        self, found: Sequence[Word], gaps: Sequence[str], first: int
    ) -> int | None:
        """Return with which word the longest name ends that begins with this one."""
        longest = self._in_two(found, gaps, first)
        node = self._root.after.get(found[first].folded)
        place = first
        while node is not None:
            if node.fits(found[first]):
                longest = max(place, longest or 0)
            if place == len(gaps) or not _may_join(gaps[place]):
                break
            place += 1
            node = node.after.get(found[place].folded)
        return longest

    def _in_two(
        self, found: Sequence[Word], gaps: Sequence[str], first: int
    ) -> int | None:
        """Return the next word where the two are one name that a hyphen parts."""
        if first == len(gaps) or gaps[first] not in HYPHENS:
            return None
        whole = found[first].folded + found[first + 1].folded
        node = self._root.after.get(whole)
        return first + 1 if node is not None and node.fits(found[first]) else None

    def _with_s(self, word: Word) -> bool:
        """Say whether a word is a name and an s whose apostrophe is not there."""
        if not word.capital or not word.folded.endswith("s"):
            return False
        node = self._root.after.get(word.folded[:-1])
        known = node is not None and node.ends is not None
        return known and len(word.folded) > SHORTEST_WITH_S


def spans(names: Names, folded: Folded) -> list[tuple[int, int]]:
    """Return where names and shapes stand in the text as written, none over another."""
    shaped = (found.span() for found in SHAPES.finditer(folded.text))
    found = sorted(folded.written(*one) for one in (*names.spans(folded), *shaped))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _may_join(gap: str) -> bool:
    return len(gap) <= WIDEST_GAP and not BARRIERS.intersection(gap)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Return a character as it is compared: nothing for accents and hidden marks."""
    whole = unicodedata.normalize("NFKD", character.translate(APOSTROPHES))
    again = unicodedata.normalize("NFKD", whole.casefold())
    return "".join(one for one in again if not _is_mark(one))


def _is_mark(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("M") or category == "Cf"
