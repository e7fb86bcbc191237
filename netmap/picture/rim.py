"""The sectors' names along the rim, where they cover nobody's name."""

from collections.abc import Iterator, Sequence
from math import degrees

from netmap.picture.lettering import width
from netmap.picture.marks import Arc
from netmap.picture.plane import RIM, Box, around, at, overlap
from netmap.picture.sectors import Wedge

SIZE = 12.5
SPACING = 0.4
NEAREST = RIM + 12
"""The radius of the first circle that a name may run along."""
STEP = 15.0
CIRCLES = 40
SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
LETTER = 12.0
HALF_LETTER = 8.0


def named(words: str, wedge: Wedge, taken: Sequence[Box]) -> Arc:
    """Return the words along the rim of a wedge, clear of the boxes already taken.

    They slide along the wedge first and step outwards only when that does not help.
    """
    options = list(_options(words, wedge))
    return next((arc for arc in options if _free(arc, taken)), options[-1])


def boxes(arc: Arc) -> tuple[Box, ...]:
    """Return the boxes that cover the letters of words along an arc."""
    count = max(2, round(arc.wide / LETTER) + 1)
    turn = degrees(arc.wide / arc.radius)
    return tuple(
        around(
            at(arc.middle + turn * (number / (count - 1) - 0.5), arc.radius / RIM),
            HALF_LETTER,
            HALF_LETTER,
        )
        for number in range(count)
    )


def _options(words: str, wedge: Wedge) -> Iterator[Arc]:
    wide = width(words, SIZE) + SPACING * len(words)
    for circle in range(CIRCLES):
        radius = NEAREST + circle * STEP
        room = max(0.0, wedge.width - degrees(wide / radius))
        for share in SHARES:
            middle = (wedge.middle + (share - 0.5) * room) % 360
            yield Arc(words, middle, radius, wide)


def _free(arc: Arc, taken: Sequence[Box]) -> bool:
    return not any(overlap(letter, box) for letter in boxes(arc) for box in taken)
