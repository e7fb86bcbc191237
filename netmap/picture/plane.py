"""The plane the map is drawn on: points, boxes and segments, in pixels.

The participant is at (0, 0), x grows to the right and y downwards. Angles are degrees
clockwise from the top; a distance of 1 is the rim.
"""

from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

RIM = 392.0
"""Pixels from the centre to a distance of 1."""
CENTRE = 39.0
"""Radius of the participant's disc."""
DISC = 20.0
"""Radius of an alter's disc."""


class Point(NamedTuple):
    """A place in the plane."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> "Point":
        """Return the point this far to the right and down."""
        return Point(self.x + dx, self.y + dy)


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Box":
        """Return the box with a margin on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box this far to the right and down."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)


def at(angle: float, distance: float) -> Point:
    """Return the point at an angle (degrees) and distance (0 centre, 1 rim)."""
    turn, reach = radians(angle), RIM * distance
    return Point(reach * sin(turn), -reach * cos(turn))


def bearing(point: Point) -> float:
    """Return the angle of a point in degrees clockwise from the top."""
    return degrees(atan2(point.x, -point.y)) % 360


def around(point: Point, half_width: float, half_height: float) -> Box:
    """Return the box with this point at its centre."""
    x, y = point
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


def hull(one: Box, other: Box) -> Box:
    """Return the smallest box that holds both."""
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def overlap(one: Box, other: Box) -> float:
    """Return the area two boxes share, in square pixels; 0 where they do not meet."""
    if one[0] >= other[2] or other[0] >= one[2]:
        return 0.0
    if one[1] >= other[3] or other[1] >= one[3]:
        return 0.0
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide * (min(one[3], other[3]) - max(one[1], other[1]))


def length(one: Point, other: Point) -> float:
    """Return the distance between two points in pixels."""
    return hypot(other.x - one.x, other.y - one.y)


def towards(one: Point, other: Point, pixels: float) -> Point:
    """Return the point this many pixels from `one` in the direction of `other`.

    Where both are the same point, that point is returned.
    """
    whole = length(one, other)
    if whole == 0:
        return one
    share = pixels / whole
    return Point(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)


def crossing(box: Box, one: Point, other: Point) -> float:
    """Return how many pixels of the segment between two points lie in a box."""
    if _apart(box, one, other):
        return 0.0
    dx, dy = other.x - one.x, other.y - one.y
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (one.x, dx, box.left, box.right),
        (one.y, dy, box.top, box.bottom),
    ):
        if step != 0:
            first, last = sorted(((low - start) / step, (high - start) / step))
            enter, leave = max(enter, first), min(leave, last)
    return max(0.0, leave - enter) * hypot(dx, dy)


def _apart(box: Box, one: Point, other: Point) -> bool:
    return (
        max(one[0], other[0]) <= box[0]
        or min(one[0], other[0]) >= box[2]
        or max(one[1], other[1]) <= box[1]
        or min(one[1], other[1]) >= box[3]
    )
