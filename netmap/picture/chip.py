"""The small marks around an alter and on its line."""

from math import cos, pi, sin
from xml.etree import ElementTree as ET

from netmap.picture.element import Attributes, added, circle, letter, outline
from netmap.picture.palette import Palette
from netmap.picture.plane import Point
from netmap.words import picture as words

RADIUS = 8.6
HALF_RADIUS = 7.0
UNCONFIRMED = "2.4 2.6"
POINTS = 5
STAR_OUTER, STAR_INNER = 7.0, 3.0
ASK_HALF = 7.4


def wish(
    parent: ET.Element, centre: Point, text: str, palette: Palette, *, confirmed: bool
) -> None:
    """Add the letter of a wish; a dashed circle says that it is not confirmed."""
    dashes = "" if confirmed else UNCONFIRMED
    style = {**outline(palette.ink, 1.2, dashes), "fill": palette.ground}
    circle(parent, centre, RADIUS, style)
    letter(parent, centre, text, 10.5, palette.ink)


def two_views(parent: ET.Element, centre: Point, palette: Palette) -> None:
    """Add the half-filled disc: participant and worker see the tie differently."""
    style = {**outline(palette.ink, 1.3), "fill": palette.ground}
    circle(parent, centre, HALF_RADIUS, style)
    x, y, radius = centre.x, centre.y, HALF_RADIUS
    round_left = f"A{radius},{radius} 0 0 0 {x:.1f},{y + radius:.1f}"
    half = f"M{x:.1f},{y - radius:.1f} {round_left} Z"
    added(parent, "path", {"d": half, "fill": palette.ink})


def star(parent: ET.Element, centre: Point, palette: Palette) -> None:
    """Add the star of a key person."""
    corners = []
    for number in range(2 * POINTS):
        radius = STAR_INNER if number % 2 else STAR_OUTER
        turn = number * pi / POINTS
        corners.append((centre.x + radius * sin(turn), centre.y - radius * cos(turn)))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    style: Attributes = {
        "fill": palette.star,
        "stroke": palette.ground,
        "stroke-width": 2.0,
        "paint-order": "stroke",
        "stroke-linejoin": "round",
    }
    added(parent, "polygon", {"points": points, **style})


def still_true(parent: ET.Element, centre: Point, palette: Palette) -> None:
    """Add the square question mark of a tie that has still to be asked about."""
    _square(parent, centre, words.STILL_TRUE, palette)


def change(parent: ET.Element, centre: Point, what: str, palette: Palette) -> None:
    """Add the square sign of who is new, changed or gone since an earlier map."""
    _square(parent, centre, words.CHANGE_SIGNS[what], palette)


def _square(parent: ET.Element, centre: Point, sign: str, palette: Palette) -> None:
    half = ASK_HALF
    box: Attributes = {
        "x": centre.x - half,
        "y": centre.y - half,
        "width": 2 * half,
        "height": 2 * half,
        "rx": 3.5,
        "fill": palette.soft,
        "stroke": palette.ground,
        "stroke-width": 1.6,
    }
    added(parent, "rect", box)
    letter(parent, centre, sign, 10.5, palette.ground)


def badge(parent: ET.Element, centre: Point, palette: Palette) -> None:
    """Add the no-entry sign of a rule about contact."""
    circle(parent, centre, 10, {"fill": palette.ground})
    circle(parent, centre, 8.2, {"fill": palette.rule})
    circle(parent, centre, 4.7, outline(palette.rule_ink, 1.6))
    x, y = centre
    slash = f"M{x - 3.2:.1f},{y + 3.2:.1f} L{x + 3.2:.1f},{y - 3.2:.1f}"
    added(parent, "path", {"d": slash, **outline(palette.rule_ink, 1.6)})


def paid(parent: ET.Element, centre: Point, palette: Palette) -> None:
    """Add the short bar under the initials of someone who is paid to be there."""
    x, y = centre
    path = f"M{x - 5:.1f},{y:.1f} L{x + 5:.1f},{y:.1f}"
    added(parent, "path", {"d": path, **outline(palette.soft, 1.7)})


def dot(parent: ET.Element, centre: Point, palette: Palette, *, filled: bool) -> None:
    """Add the dot of a tie whose quality was not said (open) or declined (filled)."""
    fill = palette.unsaid if filled else palette.ground
    circle(parent, centre, 3.8, {**outline(palette.unsaid, 1.4), "fill": fill})
