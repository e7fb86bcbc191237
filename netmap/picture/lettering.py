"""Text as it has to fit the picture: widths, short forms, lines, initials.

A picture is made without a browser, so widths are estimates, a little wide on purpose.
Text is cut between whole characters as people see them, never inside one.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

ELLIPSIS = "…"
JOINER = "\u200d"
MARKS = frozenset({"Mn", "Mc", "Me"})
EMOJI_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
TAGS = range(0xE0020, 0xE0080)
EMOJI_START = 0x1F000
NARROW = frozenset("iljI.,'\u2019|!:;()[]·` ")
SLIM = frozenset('ftr-/"')
BROAD = frozenset("mwMWQO@%&")


def clusters(text: str) -> tuple[str, ...]:
    """Return the characters of a text as people see them.

    Example:
        >>> clusters("👍🏽a")
        ('👍🏽', 'a')
    """
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _joins(before: str, character: str) -> bool:
    if character.isascii():
        return before.endswith(JOINER)
    code = ord(character)
    return (
        unicodedata.category(character) in MARKS
        or character == JOINER
        or before.endswith(JOINER)
        or code in EMOJI_TONES
        or code in TAGS
        or (code in FLAG_LETTERS and len(before) == 1 and ord(before) in FLAG_LETTERS)
    )


def width(text: str, size: float) -> float:
    """Return the estimated width of a text set at `size`, both in pixels."""
    return sum(_share_of(cluster[0]) for cluster in clusters(text)) * size


@cache
def _share_of(first: str) -> float:
    if first in NARROW:
        return 0.31
    if first in SLIM:
        return 0.42
    return _broad_share(first)


def _broad_share(first: str) -> float:
    if ord(first) >= EMOJI_START:
        return 1.3
    if unicodedata.east_asian_width(first) in {"W", "F"}:
        return 1.02
    if first in BROAD:
        return 0.88
    return 0.7 if first.isupper() else 0.6


def shortened(text: str, limit: float, size: float) -> str:
    """Return the text, or as much of it as fits in `limit` pixels with an ellipsis."""
    if width(text, size) <= limit:
        return text
    room = limit - width(ELLIPSIS, size)
    kept: list[str] = []
    for cluster in clusters(text):
        room -= _share_of(cluster[0]) * size
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + ELLIPSIS


def wrapped(text: str, limit: float, size: float) -> tuple[str, ...]:
    """Return the text on one line, or on two of at most `limit` pixels each.

    Two lines are as even as the words allow. What still does not fit is left out
    behind an ellipsis.
    """
    if width(text, size) <= limit:
        return (text,)
    breaks = list(_breaks(text))
    fitting = [
        (max(width(head, size), width(tail, size)), head, tail) for head, tail in breaks
    ]
    if fitting and min(fitting)[0] <= limit:
        return min(fitting)[1:]
    for head, tail in reversed(breaks):
        if width(head, size) <= limit:
            return (head, shortened(tail, limit, size))
    return (shortened(text, limit, size),)


def _breaks(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    for count in range(1, len(words)):
        yield " ".join(words[:count]), " ".join(words[count:])


def initials(name: str) -> str:
    """Return one or two letters that stand for a name.

    Scripts without capitals give one letter, because two would join into a word.

    Example:
        >>> initials("GP practice"), initials("ليلى"), initials("(Mo)")
        ('GP', 'ل', 'M')
    """
    firsts = [_first(word) for word in name.split()]
    letters = [first for first in firsts if first[:1].isalnum()]
    if not letters:
        return next((first for first in firsts if first), "·")
    if not _has_capitals(letters[0]):
        return letters[0]
    return "".join(clusters(letter.upper())[0] for letter in letters[:2])


def _first(word: str) -> str:
    parts = clusters(word)
    named = [part for part in parts if part[0].isalnum()]
    return (named or [part for part in parts if part[0].isprintable()] or [""])[0]


def _has_capitals(letter: str) -> bool:
    return letter.upper() != letter.lower() or letter[:1].isdigit()
