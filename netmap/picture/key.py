"""The legend as it is drawn: a small mark and its words, chapter by chapter."""

from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from netmap.model.codes import AlterKind, Quality, Strength
from netmap.picture import chip
from netmap.picture.element import Attributes, added, circle, outline
from netmap.picture.linework import curve, plain, tie
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
    return TITLE + sum(map(chapter_height, chapters))


def chapter_height(one: Chapter) -> float:
    """Return how high a chapter is with its heading and the pause after it."""
    return HEAD + len(one.entries) * ROW + PAUSE


def legend(
    parent: ET.Element, chapters: tuple[Chapter, ...], corner: Point, palette: Palette
) -> None:
    """Add the legend with its upper left corner at a point."""
    if not chapters:
        return
    group = added(parent, "g", {"class": "legend"})
    _words(group, corner.moved(0, 12), (words.LEGEND_TITLE, 14, "600"), palette.ink)
    top = corner.moved(0, TITLE)
    for one in chapters:
        chapter(group, one, top, palette)
        top = top.moved(0, chapter_height(one))


def chapter(parent: ET.Element, one: Chapter, corner: Point, palette: Palette) -> None:
    """Add a chapter with its upper left corner at a point."""
    heading = corner.moved(0, HEAD - 4)
    _words(parent, heading, (one.title, 11.5, "600"), palette.soft)
    for number, entry in enumerate(one.entries):
        row = corner.moved(0, HEAD + (number + 0.5) * ROW)
        _entry(parent, entry, row, palette)


def _words(
    parent: ET.Element, place: Point, said: tuple[str, float, str], ink: str
) -> None:
    text, size, weight = said
    style: Attributes = {
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


def _strength(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    plain(parent, _line(place, Quality.SUPPORTIVE, Strength(code)), palette)


def _kind(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    style = {**outline(palette.ink, 1.5), "fill": palette.ground}
    shaped(parent, AlterKind(code), (_middle(place), SMALL), style)


def _wish(parent: ET.Element, place: Point, code: str, palette: Palette) -> None:
    chip.wish(parent, _middle(place), words.WISH_LETTERS[code], palette, confirmed=True)


def _absent(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    line = _line(place, Quality.SUPPORTIVE, Strength.UNKNOWN, absent=True)
    plain(parent, line, palette)


def _arrow(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    line = _line(place, Quality.SUPPORTIVE, Strength.UNKNOWN, arrow=True)
    plain(parent, line, palette)


def _link(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    start, top, end = (
        place.moved(0, 4),
        place.moved(SWATCH / 2, -10),
        place.moved(SWATCH, 4),
    )
    curve(parent, (start, top, end), palette)


def _paid(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    style = {**outline(palette.ink, 1.5), "fill": palette.paid}
    circle(parent, _middle(place), SMALL + 0.5, style)
    chip.paid(parent, _middle(place).moved(0, 3), palette)


def _unconfirmed(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    chip.wish(parent, _middle(place), "", palette, confirmed=False)


def _marked(draw: Callable[[ET.Element, Point, Palette], None]) -> Swatch:
    def swatch(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
        draw(parent, _middle(place), palette)

    return swatch


def _change(what: str) -> Swatch:
    def swatch(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
        chip.change(parent, _middle(place), what, palette)

    return swatch


def _workers(parent: ET.Element, place: Point, _: str, palette: Palette) -> None:
    middle = _middle(place).moved(0, 4)
    style: Attributes = {
        "x": middle.x,
        "y": middle.y,
        "text-anchor": "middle",
        "font-size": 11.5,
        "font-style": "italic",
        "fill": palette.soft,
    }
    added(parent, "text", style, words.WORKERS_SWATCH)


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
    **{what: _change(what) for what in words.CHANGES},
}
