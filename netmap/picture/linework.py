"""The lines of the picture: ties with their marks, and bonds between alters."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from netmap.model.codes import Quality
from netmap.picture import chip
from netmap.picture.element import added, outline
from netmap.picture.marks import Bond, Line
from netmap.picture.palette import Palette
from netmap.picture.stroke import Stroke, arrows_of, middle_of, strokes_of

BOND_WEIGHT = 0.9


def bonds(parent: ET.Element, curves: Iterable[Bond], palette: Palette) -> None:
    """Add the thin curves between alters who know each other."""
    group = added(parent, "g", {"class": "bonds"})
    for bond in curves:
        start, bend, end = (
            f"{point.x:.1f},{point.y:.1f}" for point in (bond.start, bond.bend, bond.end)
        )
        path = f"M{start} Q{bend} {end}"
        added(group, "path", {"d": path, **outline(palette.link, BOND_WEIGHT)})


def tie(parent: ET.Element, line: Line, palette: Palette) -> None:
    """Add the line of a tie with its arrowheads, dot and badge."""
    for stroke in (*strokes_of(line), *arrows_of(line)):
        _drawn(parent, stroke, line.to_ask, palette)
    if line.quality in {Quality.UNKNOWN, Quality.DECLINED}:
        filled = line.quality is Quality.DECLINED
        chip.dot(parent, middle_of(line), palette, filled)
    if line.badge:
        chip.badge(parent, line.badge, palette)


def _drawn(
    parent: ET.Element, stroke: Stroke, faded: bool, palette: Palette
) -> None:
    ink = palette.faded(stroke.ink) if faded else palette.ink_named(stroke.ink)
    style = outline(ink, stroke.weight, stroke.dashes)
    if stroke.dashes and not stroke.dashes.startswith("0"):
        style = {**style, "stroke-linecap": "butt"}
    added(parent, "path", {"d": stroke.path, **style})
