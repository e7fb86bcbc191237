"""The ground of the picture: wedges, rings, and the names of the sectors."""

from math import cos, radians, sin
from xml.etree import ElementTree as ET

from netmap.picture.element import added, circle, haloed, outline
from netmap.picture.marks import Arc, Scene, Slice
from netmap.picture.palette import Palette
from netmap.picture.plane import Point
from netmap.picture.rim import SIZE, SPACING

ORIGIN = Point(0.0, 0.0)
LOWER_HALF = (90.0, 270.0)
SPARE = 12.0
"""Pixels by which the circle under the words is longer than the words."""


def ground(parent: ET.Element, scene: Scene, palette: Palette) -> None:
    """Add the wedges and rings."""
    group = added(parent, "g", {"class": "ground"})
    for piece in scene.slices:
        if piece.tinted:
            path = _wedge(piece, scene.rim)
            added(group, "path", {"d": path, "fill": palette.wedge})
    for ring in scene.rings:
        circle(group, ORIGIN, ring, outline(palette.ring, 1))


def names(parent: ET.Element, scene: Scene, palette: Palette) -> None:
    """Add the sectors' names along the rim."""
    group = added(parent, "g", {"class": "sectors"})
    for piece in scene.slices:
        if piece.label:
            path_id = f"{scene.key}-{piece.sector.value}"
            _name(group, piece.label, path_id, palette)


def _name(parent: ET.Element, arc: Arc, path_id: str, palette: Palette) -> None:
    path = {"id": path_id, "d": _under(arc), "fill": "none"}
    added(parent, "path", path)
    style = {
        "font-size": SIZE,
        "font-weight": "600",
        "letter-spacing": f"{SPACING}",
        "fill": palette.soft,
        **haloed(palette),
    }
    text = added(parent, "text", style)
    along = {"href": f"#{path_id}", "startOffset": "50%", "text-anchor": "middle"}
    added(text, "textPath", along, arc.words)


def _under(arc: Arc) -> str:
    """Return the circle the words stand on: over the top, or under so they read up."""
    low = upside_down(arc.middle)
    radius = arc.radius + (SIZE * 0.36 if low else -SIZE * 0.36)
    half = (arc.wide / 2 + SPARE) / radius
    middle = radians(arc.middle)
    turns = (middle - half, middle + half)
    first, last = reversed(turns) if low else turns
    sweep = f"A{radius:.1f},{radius:.1f} 0 0 {0 if low else 1}"
    return f"M{_on(first, radius)} {sweep} {_on(last, radius)}"


def upside_down(angle: float) -> bool:
    """Say whether words along the rim would stand on their head at this angle."""
    return LOWER_HALF[0] < angle < LOWER_HALF[1]


def _wedge(piece: Slice, rim: float) -> str:
    start, end = radians(piece.start), radians(piece.start + piece.width)
    return f"M0,0 L{_on(start, rim)} A{rim:.1f},{rim:.1f} 0 0 1 {_on(end, rim)} Z"


def _on(turn: float, radius: float) -> str:
    return f"{radius * sin(turn):.1f},{-radius * cos(turn):.1f}"
