"""Where an alter stands: fixed wedges, four rings, and the freest place in them.

Nothing here moves an alter that has a place; it only finds room for one more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, degrees
from typing import NamedTuple

from netmap.model.closeness import RINGS
from netmap.model.codes import Sector, Standing, Strength
from netmap.model.network import Alter
from netmap.picture.label import beside, extent, name_lines, one_line
from netmap.picture.plane import (
    CENTRE,
    DISC,
    RIM,
    Box,
    Point,
    around,
    at,
    bearing,
    crossing,
    hull,
    overlap,
)
from netmap.picture.sectors import FULL_TURN, WEDGES, Wedge

NEAREST = 0.18
"""As near as a hand can put an alter: beside the participant, not upon them."""
STEPS = (0.0, -0.03, 0.03, -0.06, 0.06)
"""How far from the middle of a ring a place may lie and still look to be on it."""
SHARES = (
    *(0.5, 0.25, 0.75, 0.0, 1.0, 0.125, 0.625, 0.375, 0.875),
    *(0.0625, 0.5625, 0.3125, 0.8125, 0.1875, 0.6875, 0.4375, 0.9375),
)
"""The order in which places across a wedge are tried, each far from those before."""
FEWER_SHARES, FEWER_STEPS = SHARES[:9], STEPS[:3]
"""What is tried in a ring that is not the wished one."""
BY_STRENGTH = {
    Strength.STRONG: 1,
    Strength.MODERATE: 2,
    Strength.WEAK: 3,
    Strength.UNKNOWN: 3,
}
AT_THE_RIM = frozenset(
    {
        Standing.NOT_IN_CONTACT,
        Standing.ENDED,
        Standing.DIED,
        Standing.SERVICE_CLOSED,
        Standing.NOT_MENTIONED,
    }
)
AIR = 4.0
"""Pixels kept free around a disc and its label."""
BODY = 23.0
MIDDLE = Point(0.0, 0.0)
HEART = around(MIDDLE, CENTRE + 8, CENTRE + 8)
NEARBY = 40.0
"""Degrees beyond a wedge within which others can be in the way."""
PER_COVERED = 60.0
PER_CROSSED_DISC, PER_CROSSED_LABEL = 6.0, 1.2
PER_RING = 260.0
PER_STEP = 120.0
PER_SHARE = 0.4


class Place(NamedTuple):
    """Where an alter stands: degrees clockwise from the top, and closeness.

    `angle` is in [0, 360) with one decimal; `distance` in (0, 1] with three.
    """

    angle: float
    distance: float


@dataclass(frozen=True, slots=True)
class Hint:
    """What decides the first place of an alter that has none."""

    sector: Sector
    strength: Strength
    standing: Standing
    name: str


class Spread(NamedTuple):
    """The room an alter takes: its point, disc, label, and the box round both."""

    point: Point
    body: Box
    label: Box
    whole: Box


class Try(NamedTuple):
    """A place to consider, and how far it is from the place one would wish for."""

    place: Place
    regret: float


def distance_of_ring(ring: int) -> float:
    """Return how far out a ring is.

    Raises:
        IndexError: there is no such ring; they are 1 to 4.
    """
    if ring < 1:
        raise IndexError(ring)
    return RINGS[ring - 1]


def first_ring(strength: Strength, standing: Standing) -> int:
    """Return the ring where an alter starts while nobody has said how close it is."""
    return len(RINGS) if standing in AT_THE_RIM else BY_STRENGTH[strength]


def free_place(
    sector: Sector,
    strength: Strength,
    standing: Standing,
    name: str,
    taken: Iterable[Alter],
) -> Place:
    """Return a free place in a sector for a new alter.

    The ring follows strength and standing where there is room, else the next freest
    ring. In a full wedge the place with the least overlap is returned: never one
    outside the wedge, and never by moving another alter.
    """
    hint = Hint(sector, strength, standing, name)
    return _for_hint(hint, [_spread_of(alter) for alter in taken])


def place_in_ring(
    sector: Sector, ring: int, name: str, taken: Iterable[Alter]
) -> Place:
    """Return the freest place in one ring of a sector; it never leaves that ring.

    `taken` should leave out the alter that is moved.

    Raises:
        IndexError: there is no such ring; they are 1 to 4.
    """
    wedge = WEDGES[sector]
    distance_of_ring(ring)
    others = _nearby(wedge, [_spread_of(alter) for alter in taken])
    return _freest(list(_tries_in_ring(wedge, ring, 0)), name, others)


def place_all(hints: Sequence[Hint], taken: Iterable[Alter] = ()) -> tuple[Place, ...]:
    """Return a place for each hint, in the order given, around those already placed.

    The closest are placed first, so that nobody's line runs through them.
    """
    spreads = [_spread_of(alter) for alter in taken]
    found: dict[int, Place] = {}
    for index in sorted(range(len(hints)), key=lambda i: _ring_of_hint(hints[i])):
        found[index] = _for_hint(hints[index], spreads)
        spreads.append(_spread(found[index], hints[index].name, relation=True))
    return tuple(found[index] for index in range(len(hints)))


def _ring_of_hint(hint: Hint) -> int:
    return first_ring(hint.strength, hint.standing)


def _for_hint(hint: Hint, spreads: Sequence[Spread]) -> Place:
    wedge = WEDGES[hint.sector]
    wished = _ring_of_hint(hint)
    tries = [
        option
        for ring in range(1, len(RINGS) + 1)
        for option in _tries_in_ring(wedge, ring, abs(ring - wished))
    ]
    return _freest(tries, hint.name, _nearby(wedge, spreads))


def _tries_in_ring(wedge: Wedge, ring: int, away: int) -> Iterator[Try]:
    shares = FEWER_SHARES if away else SHARES
    for step in FEWER_STEPS if away else STEPS:
        distance = round(distance_of_ring(ring) + step, 3)
        for order, share in enumerate(shares):
            angle = _angle(wedge, share, distance)
            regret = abs(step) * PER_STEP + order * PER_SHARE + away * PER_RING
            yield Try(Place(angle, distance), regret)


def _angle(wedge: Wedge, share: float, distance: float) -> float:
    """Return an angle so far inside the wedge that the disc does not lean out."""
    needed = degrees(asin(min(1.0, (DISC + 3) / (distance * RIM)))) / wedge.width
    edge = min(0.45, needed)
    return round(wedge.across(edge + (1 - 2 * edge) * share), 1) % FULL_TURN


def _freest(tries: list[Try], name: str, others: Sequence[Spread]) -> Place:
    tries.sort(key=lambda option: option.regret)
    best, least = tries[0].place, float("inf")
    size = extent((*name_lines(name), *one_line("relation", "relation")))
    for place, regret in tries:
        if regret >= least:
            break
        cost = regret + _cost(_spread_sized(place, size), others, least - regret)
        if cost < least:
            best, least = place, cost
    return best


def _nearby(wedge: Wedge, spreads: Sequence[Spread]) -> list[Spread]:
    wide = Wedge(
        (wedge.start - NEARBY) % FULL_TURN, wedge.width + 2 * NEARBY, tinted=False
    )
    return [spread for spread in spreads if _reaches(wide, spread)]


def _reaches(wide: Wedge, spread: Spread) -> bool:
    return wide.holds(bearing(spread.point))


def _spread_of(alter: Alter) -> Spread:
    place = Place(alter.angle, alter.distance)
    return _spread(place, alter.name, relation=bool(alter.relation))


def _spread(place: Place, name: str, *, relation: bool) -> Spread:
    words = "relation" if relation else ""
    return _spread_sized(
        place, extent((*name_lines(name), *one_line(words, "relation")))
    )


def _spread_sized(place: Place, size: tuple[float, float]) -> Spread:
    point = at(place.angle, place.distance)
    body = around(point, BODY, BODY)
    label = next(beside(body, size)).box.grown(AIR)
    return Spread(point, body, label, hull(body, label))


def _cost(spread: Spread, others: Sequence[Spread], enough: float) -> float:
    cost = _covered(spread.body, HEART) + _covered(spread.label, HEART)
    for other in others:
        if overlap(spread.whole, other.whole):
            cost += _meeting(spread, other)
        cost += _crossed(spread, other) + _crossed(other, spread)
        if cost >= enough:
            return cost
    return cost


def _meeting(one: Spread, other: Spread) -> float:
    return (
        2 * _covered(one.body, other.body)
        + _covered(one.body, other.label)
        + _covered(one.label, other.body)
        + _covered(one.label, other.label)
    )


def _covered(one: Box, other: Box) -> float:
    area = overlap(one, other)
    return area + PER_COVERED if area else 0.0


def _crossed(spread: Spread, other: Spread) -> float:
    """Say how far the line to `spread` runs through the disc and label of `other`."""
    if _misses(spread.point, other.whole):
        return 0.0
    body = crossing(other.body, MIDDLE, spread.point)
    label = crossing(other.label, MIDDLE, spread.point)
    return PER_CROSSED_DISC * body + PER_CROSSED_LABEL * label


def _misses(point: Point, box: Box) -> bool:
    """Say quickly whether a box lies wholly to one side of the line to a point."""
    x, y = point
    left, top, right, bottom = box
    aside = x * (top + bottom) - y * (left + right)
    return abs(aside) > abs(x) * (bottom - top) + abs(y) * (right - left)
