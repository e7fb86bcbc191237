"""Alters as they are drawn: shape, initials, the small marks, and the label."""

from xml.etree import ElementTree as ET

from netmap.picture import chip
from netmap.picture.element import Attributes, added, letter
from netmap.picture.label import SIZES, Voice
from netmap.picture.marks import (
    ASK_CORNER,
    KEY_CORNER,
    VIEWS_CORNER,
    WISH_CORNER,
    Corner,
    Node,
)
from netmap.picture.palette import Palette
from netmap.picture.plane import DISC, Point
from netmap.picture.shape import shaped

DASHED = "2.6 3"
CORNER = 0.79
"""How far out the chips stand, as a share of the radius to each side."""
INKS: dict[Voice, str] = {
    "name": "ink",
    "relation": "soft",
    "rule": "rule",
    "note": "soft",
}
HEAVY = frozenset({"name", "rule"})


def alter(parent: ET.Element, node: Node, palette: Palette) -> None:
    """Add an alter's shape with its initials and the marks around it."""
    shaped(parent, node.shape, (node.at, node.radius), _body(node, palette))
    lift = 3.0 if node.paid else 0.0
    ink = palette.soft if _quiet(node) else palette.ink
    size = 12.5 * node.radius / DISC
    letter(parent, node.at.moved(0, -lift), node.initials, size, ink)
    if node.paid:
        chip.paid(parent, node.at.moved(0, node.radius * 0.42), palette)
    _corners(parent, node, palette)


def _body(node: Node, palette: Palette) -> Attributes:
    return {
        "fill": palette.paid if node.paid else palette.ground,
        "stroke": palette.faint if _quiet(node) else palette.ink,
        "stroke-width": 1.7,
        "stroke-dasharray": DASHED if node.absent or node.ghost else "",
    }


def _quiet(node: Node) -> bool:
    return node.absent or node.to_ask or node.ghost


def _corners(parent: ET.Element, node: Node, palette: Palette) -> None:
    if node.wish:
        corner = _corner(node, WISH_CORNER)
        confirmed = node.wish_confirmed
        chip.wish(parent, corner, node.wish, palette, confirmed=confirmed)
    if node.two_views:
        chip.two_views(parent, _corner(node, VIEWS_CORNER), palette)
    if node.key:
        chip.star(parent, _corner(node, KEY_CORNER), palette)
    if node.to_ask:
        chip.still_true(parent, _corner(node, ASK_CORNER), palette)
    if node.change:
        chip.change(parent, _corner(node, ASK_CORNER), node.change, palette)


def _corner(node: Node, corner: Corner) -> Point:
    right, down = corner
    out = node.radius * CORNER
    return node.at.moved(right * out, down * out)


def label(parent: ET.Element, node: Node, palette: Palette) -> None:
    """Add an alter's name and what is said under it."""
    for height, line in node.label.baselines:
        style: Attributes = {
            "x": node.label.x,
            "y": height,
            "text-anchor": node.label.anchor,
            "font-size": SIZES[line.voice],
            "font-weight": "600" if line.voice in HEAVY else "",
            "font-style": "italic" if line.voice == "note" else "",
            "fill": palette.ink_named(INKS[line.voice]),
            "style": "" if line.words.isascii() else "unicode-bidi: plaintext",
        }
        added(parent, "text", style, line.words)
