"""The curves between alters who know each other."""

from collections.abc import Iterable, Mapping

from netmap.model.network import Link
from netmap.picture.marks import Bond
from netmap.picture.plane import Point, length, towards

MIDDLE = Point(0.0, 0.0)
BEND = 0.13
"""How far a curve is pulled outwards, as a share of its length."""
AROUND_CENTRE = 74.0
"""Pixels from the centre within which a curve is pulled further out."""


def bonds_of(links: Iterable[Link], places: Mapping[str, Point]) -> tuple[Bond, ...]:
    """Return a curve for each pair known to know each other, where both are drawn.

    `places` holds the point of each alter id that is drawn.
    """
    known = {
        (link.first, link.second)
        for link in links
        if link.knows and link.first in places and link.second in places
    }
    return tuple(
        Bond(one, other, places[one], _bend(places[one], places[other]), places[other])
        for one, other in sorted(known)
    )


def _bend(one: Point, other: Point) -> Point:
    """Return where a curve is pulled to: outwards, and well clear of the centre."""
    middle = Point((one.x + other.x) / 2, (one.y + other.y) / 2)
    out = length(MIDDLE, middle)
    by = BEND * length(one, other) + 2 * max(0.0, AROUND_CENTRE - out)
    if out < 1:
        return middle.moved(by, 0)
    return towards(middle, MIDDLE, -by)
