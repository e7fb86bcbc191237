"""The lines of the picture: ties with their marks, and bonds between alters."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from netmap.model.codes import Quality
from netmap.model.network import UNSAID
from netmap.picture import chip
from netmap.picture.element import added, outline
from netmap.picture.marks import Bond, Line
from netmap.picture.palette import Palette
from netmap.picture.plane import Point
from netmap.picture.stroke import DASHES, Stroke, arrows_of, middle_of, strokes_of

BOND_WEIGHT = 0.9


def bonds(
    parent: ET.Element, curves: Iterable[Bond], palette: Palette, *, handles: bool
) -> None:
    """Add the thin curves between alters who know each other."""
    for bond in curves:
        ends = {"data-first": bond.first, "data-second": bond.second}
        group = added(parent, "g", {"class": "bond", **(ends if handles else {})})
        curve(group, (bond.start, bond.bend, bond.end), palette)


def curve(
    parent: ET.Element, points: tuple[Point, Point, Point], palette: Palette
) -> None:
    """Add the thin curve of a bond: from, pulled towards, to."""
    start, bend, end = (f"{point.x:.1f},{point.y:.1f}" for point in points)
    path = f"M{start} Q{bend} {end}"
    added(parent, "path", {"d": path, **outline(palette.link, BOND_WEIGHT)})


def tie(parent: ET.Element, line: Line, palette: Palette) -> None:
    """Add the line of a tie with its arrowheads, dot and badge."""
    ink = palette.faded if line.to_ask else palette.ink_named
    for stroke in (*strokes_of(line, palette.lines), *arrows_of(line)):
        _drawn(parent, stroke, ink(stroke.ink))
    if line.quality in UNSAID:
        filled = line.quality is Quality.DECLINED
        chip.dot(parent, middle_of(line), palette, filled=filled)
    if line.badge:
        chip.badge(parent, line.badge, palette)


def plain(parent: ET.Element, line: Line, palette: Palette) -> None:
    """Add the strokes of a line in one quiet ink, to show what its form means."""
    for stroke in (*strokes_of(line, palette.lines), *arrows_of(line)):
        _drawn(parent, stroke, palette.soft)


def _drawn(parent: ET.Element, stroke: Stroke, ink: str) -> None:
    style = outline(ink, stroke.weight, stroke.dashes)
    ends = "butt" if stroke.dashes == DASHES else ""  # a dot is its round end
    added(parent, "path", {"d": stroke.path, **style, "stroke-linecap": ends})
