"""Small charts of measures over all reviews: dots at their dates, gaps as gaps.

A line joins successive reviews only, and only where there are enough values to speak of
a course. There is one ink, no smoothing and nothing beyond the last review: a chart
shows what was said and judges nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from math import ceil, inf
from typing import Literal, NamedTuple
from xml.etree import ElementTree as ET

from netmap.picture.element import Attributes, added, haloed, outline
from netmap.picture.lettering import shortened, width, wrapped
from netmap.picture.palette import LIGHT, Palette
from netmap.picture.plane import Box, Point, around, crossing, overlap
from netmap.picture.svg import page
from netmap.words import trend as words

COLUMNS = 3
CELL_WIDE, CELL_HIGH = 320.0, 184.0
CELL_EDGE = 8.0
PLOT = Box(56, 68, 298, 146)
"""Where values are drawn in a cell: its bottom is 0, its top the end of the scale."""
SIDE = 13.0
"""From the sides of the plot to the first and the last day."""
HEADROOM = 20.0
"""Above the plot, for what is written over the highest dot."""
TITLE_SIZE, TITLE_LINE, TITLE_BASE = 14.0, 17.0, 40.0
VALUE_SIZE, TICK_SIZE = 12.0, 11.5
DOT = 3.5
GAP_HALF, GAP_RISE = 2.2, 7.0
TICK = 5.0
LETTERS_BELOW = 0.36
PAUSE = 6.0
KEY_HIGH = 30.0
ENOUGH_FOR_A_LINE = 3
"""Two dots are two reviews, not a trend."""


class ChartPoint(NamedTuple):
    """What one review said in a measure.

    `value` is None where there is none; `said` is the value, or why there is none, in
    words, and `short` the value as it stands beside its dot.
    """

    day: date
    value: float | None
    said: str
    short: str = ""


class Chart(NamedTuple):
    """One measure over all reviews, its points in the order of their days.

    Values are 0 or more; those of a "share" and a "sign" (yes or no) at most 1.
    """

    title: str
    points: tuple[ChartPoint, ...]
    unit: Literal["count", "share", "sign"] = "count"


class Days(NamedTuple):
    """The time that all charts of a picture show."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Return how much of the time has passed on a day, from 0 to 1.

        Where all is on one day, that day is in the middle.
        """
        whole = (self.last - self.first).days
        return (day - self.first).days / whole if whole else 0.5


class Spot(NamedTuple):
    """A point of a chart, and where it is drawn."""

    point: ChartPoint
    at: Point


class Lettered(NamedTuple):
    """A text, and the box that it fills."""

    text: str
    box: Box


class Needs(NamedTuple):
    """What a text beside a dot needs, in pixels, to be written at all.

    `clear` is the space around it, `crossed` how much line it may cover: a line that is
    covered looks as if it broke off.
    """

    clear: float
    crossed: float


AT_AN_END = Needs(0, inf)
CHANGED = Needs(0, 10)
UNCHANGED = Needs(12, 10)


def trend_svg(
    charts: Sequence[Chart], *, palette: Palette = LIGHT, columns: int = COLUMNS
) -> str:
    """Return the charts as one SVG document, row by row, all on one scale of time.

    A column is 320 pixels wide; `columns` is 1 or more. The charts are of the same
    reviews, as `netmap.reports.trend.charts` gives them.
    """
    rows = ceil(len(charts) / columns)
    bottom = rows * CELL_HIGH + KEY_HIGH
    root = page(Box(0, 0, columns * CELL_WIDE, bottom), words.TITLE, told(charts))
    ground: Attributes = {"width": columns * CELL_WIDE, "height": bottom}
    added(root, "rect", {**ground, "fill": palette.ground})
    days = _days(charts)
    for number, chart in enumerate(charts):
        row, column = divmod(number, columns)
        corner = Point(column * CELL_WIDE, row * CELL_HIGH)
        _chart(root, chart, corner, days, palette)
    _key(root, charts, rows * CELL_HIGH, palette)
    return ET.tostring(root, encoding="unicode")


def told(charts: Sequence[Chart]) -> str:
    """Return the charts in words, for those who do not see them."""
    days = [point.day for point in charts[0].points] if charts else []
    lines = [
        words.chart_words(chart.title, [point.said for point in chart.points])
        for chart in charts
    ]
    return words.charts_words(days, lines)


def _days(charts: Iterable[Chart]) -> Days:
    found = [point.day for chart in charts for point in chart.points]
    return Days(min(found, default=date.min), max(found, default=date.min))


def _chart(
    root: ET.Element, chart: Chart, corner: Point, days: Days, palette: Palette
) -> None:
    group = added(root, "g", {"class": "chart"})
    added(group, "title", {}, chart.title)
    plot = PLOT.moved(*corner)
    spots = _spots(chart, plot, days)
    _title(group, chart.title, corner, palette)
    _scale(group, chart, plot, palette)
    _ticks(group, spots, plot, palette)
    lines = _lines(spots)
    for line in lines:
        points = " ".join(f"{at.x:.1f},{at.y:.1f}" for at in line)
        added(group, "polyline", {"points": points, **outline(palette.ink, 1.6)})
    for spot in spots:
        _mark(group, spot, palette)
    for one in _beside(spots, lines, plot):
        style = {"class": "value", "fill": palette.ink, **haloed(palette)}
        _letters(group, one, VALUE_SIZE, style)


def _spots(chart: Chart, plot: Box, days: Days) -> tuple[Spot, ...]:
    top = _top(chart)
    reach = plot.width - 2 * SIDE
    return tuple(
        Spot(
            point,
            Point(
                plot.left + SIDE + reach * days.share(point.day),
                _height(point.value, top, plot),
            ),
        )
        for point in chart.points
    )


def _height(value: float | None, top: float, plot: Box) -> float:
    """Return where a value stands; one beyond the scale stands at its end."""
    if value is None:
        return plot.bottom - GAP_RISE
    return plot.bottom - plot.height * min(max(value / top, 0.0), 1.0)


def _top(chart: Chart) -> float:
    """Return the end of a chart's scale: 1, or its largest value as a whole number."""
    if chart.unit != "count":
        return 1.0
    largest = max((point.value or 0 for point in chart.points), default=0)
    return float(max(ceil(largest), 1))


def _title(group: ET.Element, title: str, corner: Point, palette: Palette) -> None:
    lines = wrapped(title, CELL_WIDE - 2 * CELL_EDGE, TITLE_SIZE)
    for number, line in enumerate(lines):
        style: Attributes = {
            "class": "heading",
            "x": corner.x + CELL_EDGE,
            "y": corner.y + TITLE_BASE - (len(lines) - 1 - number) * TITLE_LINE,
            "font-size": TITLE_SIZE,
            "font-weight": "600",
            "fill": palette.ink,
        }
        added(group, "text", style, line)


def _scale(group: ET.Element, chart: Chart, plot: Box, palette: Palette) -> None:
    """Draw the lines at both ends of the scale, and write what they stand for."""
    ends = words.ENDS.get(chart.unit, ("0", f"{_top(chart):.0f}"))
    for text, y, dashes in zip(ends, (plot.bottom, plot.top), ("", "1 4"), strict=True):
        line = f"M{plot.left:g} {y:g}H{plot.right:g}"
        added(group, "path", {"d": line, **outline(palette.soft, 1.0, dashes)})
        style: Attributes = {
            "class": "end",
            "x": plot.left - PAUSE,
            "y": y,
            "dy": LETTERS_BELOW * TICK_SIZE,
            "text-anchor": "end",
            "font-size": TICK_SIZE,
            "fill": palette.soft,
        }
        room = PLOT.left - PAUSE - CELL_EDGE
        added(group, "text", style, shortened(text, room, TICK_SIZE))


def _ticks(
    group: ET.Element, spots: Sequence[Spot], plot: Box, palette: Palette
) -> None:
    for x in dict.fromkeys(spot.at.x for spot in spots):
        line = f"M{x:.1f} {plot.bottom:g}v{TICK:g}"
        added(group, "path", {"d": line, **outline(palette.soft, 1.0)})
    for one in _dates(spots, plot):
        _letters(group, one, TICK_SIZE, {"class": "day", "fill": palette.soft})


def _dates(spots: Sequence[Spot], plot: Box) -> Iterator[Lettered]:
    """Give the dates there is room for: the first, the last, then those between.

    They are written as months, each once, unless all reviews are in one month.
    """
    taken: list[Lettered] = []
    y = plot.bottom + TICK + TICK_SIZE
    months = {words.short_month(spot.point.day) for spot in spots}
    say = words.short_month if len(months) > 1 else words.short_date
    for spot in _ends_first(spots):
        text = say(spot.point.day)
        box = _box(text, Point(spot.at.x, y), TICK_SIZE, _cell(plot))
        beside = box.grown(PAUSE)
        if all(text != one.text and not overlap(beside, one.box) for one in taken):
            taken.append(Lettered(text, box))
    yield from taken


def _cell(plot: Box) -> Box:
    """Return the room for letters in the cell of a plot."""
    left, top = plot.left - PLOT.left, plot.top - PLOT.top
    return Box(left, top, left + CELL_WIDE, top + CELL_HIGH).grown(-CELL_EDGE)


def _ends_first(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    return (*spots[:1], *spots[1:][-1:], *spots[1:-1])


def _box(text: str, middle: Point, size: float, room: Box) -> Box:
    """Return the box of a text, moved sideways as far as it must to be in a room."""
    box = around(middle, width(text, size) / 2, size / 2)
    left, right = room.left - box.left, room.right - box.right
    return box.moved(max(left, 0.0) or min(right, 0.0), 0)


def _lines(spots: Iterable[Spot]) -> list[list[Point]]:
    """Return the lines to draw: none for few values, and none across a gap."""
    spots = tuple(spots)
    if len(_valued(spots)) < ENOUGH_FOR_A_LINE:
        return []
    runs = groupby(spots, key=lambda spot: spot.point.value is not None)
    lines = [[spot.at for spot in run] for there, run in runs if there]
    return [line for line in lines if len(line) > 1]


def _valued(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(spot for spot in spots if spot.point.value is not None)


def _mark(group: ET.Element, spot: Spot, palette: Palette) -> None:
    """Draw a dot, or for a gap a short dash; both say in words what they stand for."""
    x, y = spot.at
    if spot.point.value is None:
        line = f"M{x - GAP_HALF:.1f} {y:.1f}h{2 * GAP_HALF:g}"
        style = {"class": "gap", "d": line, **outline(palette.soft, 1.4)}
        mark = added(group, "path", style)
    else:
        dot: Attributes = {"cx": x, "cy": y, "r": DOT, "fill": palette.ink}
        mark = added(group, "circle", {"class": "dot", **dot})
    added(mark, "title", {}, words.dot_words(spot.point.day, spot.point.said))


def _beside(
    spots: Sequence[Spot], lines: Sequence[Sequence[Point]], plot: Box
) -> list[Lettered]:
    """Return what is written beside the dots, where it covers no dot, gap or text.

    What tells most comes first; the rest is written only where there is much room. Of
    several places, the one that covers least of the lines is taken.
    """
    taken = [around(spot.at, DOT, DOT) for spot in spots]
    found: list[Lettered] = []
    for spot, needs in _by_weight(_valued(spots)):
        free = [
            box
            for box in _places(spot, plot)
            if _is_free(box.grown(needs.clear), spot, taken)
            and _crossed(box, lines) <= needs.crossed
        ]
        if free:
            box = min(free, key=lambda one: _crossed(one, lines))
            taken.append(box)
            found.append(Lettered(spot.point.short, box))
    return found


def _by_weight(valued: Sequence[Spot]) -> Iterator[tuple[Spot, Needs]]:
    """Give each spot with what its text needs.

    The first comes first, then the last, then those where the value changes.
    """
    ends = dict.fromkeys((*valued[:1], *valued[-1:]))
    changed = [
        later
        for earlier, later in pairwise(valued)
        if earlier.point.short != later.point.short and later not in ends
    ]
    telling = {*ends, *changed}
    yield from ((spot, AT_AN_END) for spot in ends)
    yield from ((spot, CHANGED) for spot in changed)
    yield from ((spot, UNCHANGED) for spot in valued if spot not in telling)


def _is_free(box: Box, spot: Spot, taken: Iterable[Box]) -> bool:
    """Say whether a text beside a spot is clear of all but the spot itself."""
    own = around(spot.at, DOT, DOT)
    return not any(overlap(box, other) for other in taken if other != own)


def _places(spot: Spot, plot: Box) -> Iterator[Box]:
    """Give the places in the chart for a text: over or under its dot, then aslant."""
    text = spot.point.short
    room = Box(plot.left, plot.top - HEADROOM, _cell(plot).right, plot.bottom)
    away, half = DOT + VALUE_SIZE / 2 + 2, width(text, VALUE_SIZE) / 2
    for aside in (0.0, half + DOT, -half - DOT):
        for drop in (-away, away):
            box = _box(text, spot.at.moved(aside, drop), VALUE_SIZE, room)
            if room.top <= box.top and box.bottom <= room.bottom:
                yield box


def _crossed(box: Box, lines: Iterable[Sequence[Point]]) -> float:
    return sum(crossing(box, *ends) for line in lines for ends in pairwise(line))


def _letters(group: ET.Element, one: Lettered, size: float, style: Attributes) -> None:
    place: Attributes = {
        "x": (one.box.left + one.box.right) / 2,
        "y": (one.box.top + one.box.bottom) / 2,
        "dy": LETTERS_BELOW * size,
        "text-anchor": "middle",
        "font-size": size,
    }
    added(group, "text", {**place, **style}, one.text)


def _key(
    root: ET.Element, charts: Iterable[Chart], top: float, palette: Palette
) -> None:
    """Say what a gap looks like, where there is one."""
    if all(point.value is not None for chart in charts for point in chart.points):
        return
    middle = top + KEY_HIGH / 2
    line = f"M{CELL_EDGE:g} {middle:g}h{2 * GAP_HALF:g}"
    added(root, "path", {"class": "key", "d": line, **outline(palette.soft, 1.4)})
    style: Attributes = {
        "class": "key",
        "x": CELL_EDGE + 2 * GAP_HALF + PAUSE,
        "y": middle,
        "dy": LETTERS_BELOW * TICK_SIZE,
        "font-size": TICK_SIZE,
        "fill": palette.soft,
    }
    added(root, "text", style, words.GAP_KEY)
