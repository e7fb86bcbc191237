"""Elements of an SVG tree: text stays text, numbers are short."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from netmap.picture.palette import Palette
from netmap.picture.plane import Point

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
Attributes = Mapping[str, str | float]
HALO = 4.0
LETTER_DROP = "0.36em"


def clean(text: str) -> str:
    """Return text that XML can hold; what it cannot becomes a replacement mark."""
    return NOT_XML.sub(REPLACEMENT, text)


def added(
    parent: ET.Element, tag: str, attributes: Attributes, text: str = ""
) -> ET.Element:
    """Add an element at the end of `parent` and return it.

    Numbers are rounded to a tenth of a pixel. Empty attributes are left out.
    """
    written = {name: _said(value) for name, value in attributes.items()}
    kept = {name: value for name, value in written.items() if value}
    element = ET.SubElement(parent, tag, kept)
    if text:
        element.text = clean(text)
    return element


def _said(value: str | float) -> str:
    if isinstance(value, str):
        return clean(value)
    return f"{round(value, 1):g}"


def circle(parent: ET.Element, centre: Point, radius: float, style: Attributes) -> None:
    """Add a circle."""
    added(parent, "circle", {"cx": centre.x, "cy": centre.y, "r": radius, **style})


def outline(ink: str, weight: float, dashes: str = "") -> Attributes:
    """Return the attributes of a stroke; `FRAME` gives it no fill and round ends."""
    return {"stroke": ink, "stroke-width": weight, "stroke-dasharray": dashes}


FRAME: Attributes = {
    "fill": "none",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
"""What holds for all that is drawn, unless an element says otherwise: on the root."""


def haloed(palette: Palette) -> Attributes:
    """Return the attributes that keep text readable over lines."""
    return {
        "paint-order": "stroke",
        "stroke": palette.ground,
        "stroke-width": HALO,
    }


def letter(parent: ET.Element, centre: Point, text: str, size: float, ink: str) -> None:
    """Add a letter or two in the middle of a mark."""
    style: Attributes = {
        "x": centre.x,
        "y": centre.y,
        "dy": LETTER_DROP,
        "text-anchor": "middle",
        "font-size": size,
        "font-weight": "600",
        "fill": ink,
    }
    added(parent, "text", style, text)
