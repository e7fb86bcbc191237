"""The shape of each kind of alter, so that kinds differ without colour."""

from math import cos, pi, sin
from xml.etree import ElementTree as ET

from netmap.model.codes import AlterKind
from netmap.picture.element import Attributes, added, circle
from netmap.picture.plane import Point, towards

ROUND = 0.36
"""How far the corners of a diamond are rounded, as a share of the radius."""
RING = 0.8
"""How large the inner ring of an online space is."""


def shaped(
    parent: ET.Element,
    kind: AlterKind,
    spot: tuple[Point, float],
    style: Attributes,
) -> None:
    """Add the shape of a kind at a point, about as large as a disc of this radius."""
    centre, radius = spot
    if kind in {AlterKind.PERSON, AlterKind.ONLINE}:
        circle(parent, centre, radius, style)
        if kind is AlterKind.ONLINE:
            inner = {**style, "fill": "none", "stroke-width": 1.1}
            circle(parent, centre, radius * RING, inner)
    elif kind is AlterKind.ORGANISATION:
        _square(parent, centre, radius, style)
    else:
        path = PATHS[kind](centre, radius)
        added(parent, "path", {"d": path, "stroke-linejoin": "round", **style})


def _square(
    parent: ET.Element, centre: Point, radius: float, style: Attributes
) -> None:
    half = radius * 0.93
    sides: Attributes = {
        "x": centre.x - half,
        "y": centre.y - half,
        "width": 2 * half,
        "height": 2 * half,
        "rx": radius * 0.28,
    }
    added(parent, "rect", {**sides, **style})


def _hexagon(centre: Point, radius: float) -> str:
    corners = [
        (
            centre.x + 1.1 * radius * sin(turn * pi / 3),
            centre.y - 1.1 * radius * cos(turn * pi / 3),
        )
        for turn in range(6)
    ]
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in corners) + " Z"


def _pin(centre: Point, radius: float) -> str:
    x, y, r = centre.x, centre.y - radius * 0.12, radius * 0.95
    tip = centre.y + radius * 1.28
    side, low = r * 0.78, y + r * 0.62
    return (
        f"M{x - side:.1f},{low:.1f} "
        f"A{r:.1f},{r:.1f} 0 1 1 {x + side:.1f},{low:.1f} "
        f"L{x:.1f},{tip:.1f} Z"
    )


def _diamond(centre: Point, radius: float) -> str:
    reach, cut = radius * 1.2, radius * ROUND
    corners = [
        centre.moved(0, -reach),
        centre.moved(reach, 0),
        centre.moved(0, reach),
        centre.moved(-reach, 0),
    ]
    sides = [
        _rounded(corners[number - 1], corner, corners[(number + 1) % 4], cut)
        for number, corner in enumerate(corners)
    ]
    return "M" + " L".join(sides) + " Z"


def _rounded(before: Point, corner: Point, after: Point, cut: float) -> str:
    start, end = (towards(corner, other, cut) for other in (before, after))
    return (
        f"{start.x:.1f},{start.y:.1f} "
        f"Q{corner.x:.1f},{corner.y:.1f} {end.x:.1f},{end.y:.1f}"
    )


PATHS = {
    AlterKind.GROUP: _hexagon,
    AlterKind.PLACE: _pin,
    AlterKind.ANIMAL: _diamond,
}
