"""The legend as it is drawn: a small mark and its words, chapter by chapter."""

from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from netmap.model.codes import AlterKind, Quality, Strength
from netmap.picture import chip
from netmap.picture.element import added, circle, outline
from netmap.picture.linework import BOND_WEIGHT, tie
from netmap.picture.marks import Chapter, Entry, Line
from netmap.picture.palette import Palette
from netmap.picture.plane import Point
from netmap.picture.shape import shaped
from netmap.words import picture as words

WIDTH = 268.0
ROW = 23.0
HEAD = 21.0
PAUSE = 13.0
TITLE = 26.0
SWATCH = 46.0
TEXT = 60.0
SMALL = 8.5

Swatch = Callable[[ET.Element, Point, str, Palette], None]


def legend_height(chapters: tuple[Chapter, ...]) -> float:
    """Return how high a legend is, in pixels; 0 for an empty one."""
    if not chapters:
        return 0.0
    rows = sum(len(chapter.entries) for chapter in chapters)
    return TITLE + rows * ROW + len(chapters) * (HEAD + PAUSE)


def legend(
    parent: ET.Element, chapters: tuple[Chapter, ...], corner: Point, palette: Palette
) -> None:
    """Add the legend with its upper left corner at a point."""
    if not chapters:
        return
    group = added(parent, "g", {"class": "legend"})
    x, y = corner
    _words(group, Point(x, y + 12), (words.LEGEND_TITLE, 14, "600"), palette.ink)
    y += TITLE
    for chapter in chapters:
        y += HEAD
        _words(group, Point(x, y), (chapter.title, 11.5, "600"), palette.soft)
        y += 4
        for entry in chapter.entries:
            _entry(group, entry, Point(x, y + ROW / 2), palette)
            y += ROW
        y += PAUSE - 4


def _words(
    parent: ET.Element, place: Point, said: tuple[str, float, str], ink: str
) -> None:
    text, size, weight = said
    style = {
        "x": place.x,
        "y": place.y,
        "font-size": size,
        "font-weight": weight,
        "fill": ink,
    }
    added(parent, "text", style, text)


def _entry(parent: ET.Element, entry: Entry, place: Point, palette: Palette) -> None:
    family, _, code = entry.mark.partition(":")
    SWATCHES[family](parent, place, code, palette)
    text = place.moved(TEXT, 4.2)
    _words(parent, text, (entry.words, 12.5, ""), palette.ink)


def _line(place: Point, quality: Quality, strength: Strength, **marks: bool) -> Line:
    return Line(
        alter_id="",
        start=place,
        end=place.moved(SWATCH, 0),
        quality=quality,
        strength=strength,
        absent=marks.get("absent", False),
        to_ask=False,
        gives_to_participant=False,
        gives_to_alter=marks.get("arrow", False),
        badge=None,
    )


def _quality(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    tie(parent, _line(place, Quality(code), Strength.MODERATE), palette)


STRENGTH_WEIGHTS: Mapping[str, tuple[float, str]] = {
    "strong": (5.5, ""),
    "moderate": (3.2, ""),
    "weak": (1.8, "7 6"),
    "unknown": (1.8, ""),
}


def _strength(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    weight, dashes = STRENGTH_WEIGHTS[code]
    end = place.moved(SWATCH, 0)
    path = f"M{place.x:.1f},{place.y:.1f} L{end.x:.1f},{end.y:.1f}"
    style = {**outline(palette.soft, weight, dashes), "stroke-linecap": "butt"}
    added(parent, "path", {"d": path, **style})


def _kind(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    style = {"fill": palette.ground, "stroke": palette.ink, "stroke-width": 1.5}
    shaped(parent, AlterKind(code), (_middle(place), SMALL), style)


def _wish(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    chip.wish(parent, _middle(place), words.WISH_LETTERS[code], palette, True)


def _absent(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    line = _line(place, Quality.NEUTRAL, Strength.UNKNOWN, absent=True)
    tie(parent, line, palette)


def _arrow(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    line = _line(place, Quality.UNKNOWN, Strength.UNKNOWN, arrow=True)
    for stroke in ("M", ):
        del stroke
    path = f"M{line.start.x:.1f},{line.start.y:.1f} L{line.end.x - 2:.1f},{line.end.y:.1f}"
    added(parent, "path", {"d": path, **outline(palette.soft, 1.8)})
    x, y = line.end
    head = f"M{x - 9:.1f},{y - 5.5:.1f} L{x:.1f},{y:.1f} L{x - 9:.1f},{y + 5.5:.1f}"
    added(parent, "path", {"d": head, **outline(palette.soft, 2.2)})


def _link(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    x, y = place
    path = f"M{x:.1f},{y + 4:.1f} Q{x + SWATCH / 2:.1f},{y - 10:.1f} {x + SWATCH:.1f},{y + 4:.1f}"
    added(parent, "path", {"d": path, **outline(palette.link, BOND_WEIGHT + 0.2)})


def _paid(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    style = {"fill": palette.paid, "stroke": palette.ink, "stroke-width": 1.5}
    circle(parent, _middle(place), SMALL + 0.5, style)
    chip.paid(parent, _middle(place).moved(0, 3), palette)


def _unconfirmed(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    chip.wish(parent, _middle(place), "", palette, False)


def _marked(draw: Callable[[ET.Element, Point, Palette], None]) -> Swatch:
    def swatch(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
        draw(parent, _middle(place), palette)

    return swatch


def _workers(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    middle = _middle(place).moved(0, 4)
    style = {
        "x": middle.x,
        "y": middle.y,
        "text-anchor": "middle",
        "font-size": 11.5,
        "font-style": "italic",
        "fill": palette.soft,
    }
    added(parent, "text", style, "view")


def _middle(place: Point) -> Point:
    return place.moved(SWATCH / 2, 0)


SWATCHES: Mapping[str, Swatch] = {
    "quality": _quality,
    "strength": _strength,
    "kind": _kind,
    "wish": _wish,
    "absent": _absent,
    "arrow": _arrow,
    "link": _link,
    "paid": _paid,
    "unconfirmed": _unconfirmed,
    "key": _marked(chip.star),
    "to_ask": _marked(chip.still_true),
    "rule": _marked(chip.badge),
    "two_views": _marked(chip.two_views),
    "workers_view": _workers,
}
