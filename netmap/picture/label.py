"""A label: the words beside an alter, how much room they need, where they may stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from netmap.picture.lettering import shortened, width, wrapped
from netmap.picture.plane import Box, Point, around

Voice = Literal["name", "relation", "rule", "note"]
Anchor = Literal["start", "middle", "end"]

WIDEST = 138.0
"""The most pixels a line of a label may take."""
WIDEST_RULE = 120.0
"""The same for a rule about contact; the effects all fit on two such lines."""
SIZES: dict[Voice, float] = {"name": 13, "relation": 11.5, "rule": 11.5, "note": 11.5}
HEIGHTS: dict[Voice, float] = {"name": 15.5, "relation": 14, "rule": 14, "note": 14}
STEEP = 0.35
"""From this share of the way up, a label stands above its alter."""
GAP = 3.0


class Written(NamedTuple):
    """One line of a label and in whose voice it is set."""

    words: str
    voice: Voice


class Spot(NamedTuple):
    """A box where a label may stand, its anchor, and how unusual the place is."""

    box: Box
    anchor: Anchor
    oddness: float


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words in their box; `anchor` says which edge they are set from."""

    lines: tuple[Written, ...]
    box: Box
    anchor: Anchor

    @property
    def x(self) -> float:
        """Where the lines are anchored."""
        middle = (self.box.left + self.box.right) / 2
        return {
            "start": self.box.left,
            "middle": middle,
            "end": self.box.right,
        }[self.anchor]

    @property
    def baselines(self) -> tuple[tuple[float, Written], ...]:
        """Each line with the height of its baseline."""
        found, top = [], self.box.top
        for line in self.lines:
            top += HEIGHTS[line.voice]
            found.append((top - 3.5, line))
        return tuple(found)


def name_lines(name: str) -> tuple[Written, ...]:
    """Return a name on at most two lines, shortened where it has to be."""
    return tuple(Written(line, "name") for line in wrapped(name, WIDEST, SIZES["name"]))


def short_name(name: str, limit: float) -> Written:
    """Return a name on one line of at most `limit` pixels."""
    return Written(shortened(name, limit, SIZES["name"]), "name")


def one_line(words: str, voice: Voice) -> tuple[Written, ...]:
    """Return words on one line, shortened where they have to be; nothing for none."""
    if not words.strip():
        return ()
    return (Written(shortened(words.strip(), WIDEST, SIZES[voice]), voice),)


def rule_lines(words: str) -> tuple[Written, ...]:
    """Return what a rule does to contact on at most two lines."""
    return tuple(
        Written(line, "rule") for line in wrapped(words, WIDEST_RULE, SIZES["rule"])
    )


def extent(lines: Sequence[Written]) -> tuple[float, float]:
    """Return how wide and high a label is, in pixels."""
    wide = max((width(line.words, SIZES[line.voice]) for line in lines), default=0.0)
    return wide, sum(HEIGHTS[line.voice] for line in lines)


def beside(body: Box, size: tuple[float, float]) -> Iterator[Spot]:
    """Yield the places for a label around an alter's body, the usual ones first."""
    wide, high = size
    middle, centre = (body.left + body.right) / 2, (body.top + body.bottom) / 2
    below, above = body.bottom + GAP + high / 2, body.top - GAP - high / 2
    steps: tuple[tuple[float, Anchor, float], ...] = (
        (0, "middle", 0),
        (wide / 2 - 14, "start", 16),
        (14 - wide / 2, "end", 16),
        (wide / 4, "middle", 20),
        (-wide / 4, "middle", 20),
    )
    for y, oddness in _upright(body, (above, below)):
        for step, anchor, more in steps:
            box = around(Point(middle + step, y), wide / 2, high / 2)
            yield Spot(box, anchor, oddness + more)
    right, left = body.right + GAP + wide / 2, body.left - GAP - wide / 2
    sides = ((0.0, 12), (high / 2, 18), (-high / 2, 18), (high, 30), (-high, 30))
    for step, more in sides:
        y = centre + step
        yield Spot(around(Point(right, y), wide / 2, high / 2), "start", more)
        yield Spot(around(Point(left, y), wide / 2, high / 2), "end", more)


def _upright(
    body: Box, heights: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    above, below = heights
    if stands_above(Point((body.left + body.right) / 2, body.bottom)):
        return (above, 0), (below, 7)
    return (below, 0), (above, 7)


def stands_above(point: Point) -> bool:
    """Say whether a label is usually above here: away from the participant's line."""
    return point.y < 0 and -point.y > STEEP * abs(point.x)
