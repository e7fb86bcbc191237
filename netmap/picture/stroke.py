"""The strokes of a line: what each quality, strength and absence looks like.

Quality is the form (one line, zigzag, both, a double line, a hairline with a dot) and
strength is the weight, so that both can be read without colour.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from netmap.model.codes import Quality, Strength
from netmap.picture.convention import USUAL, Form, Lines
from netmap.picture.marks import Line
from netmap.picture.plane import Point, length, towards

CUT = 24.0
BAR = 7.5
STUB = 5.0
DOTS = "0.1 5"
DASHES = "7 6"
HAIRLINE = 1.3
HEAD = 9.0
HEAD_HALF = 5.5
HEAD_TRIM = 2.5
FEWEST_SWINGS = 2
APART = 4.6


class Wave(NamedTuple):
    """How wide a zigzag swings to each side, and its half wavelength, in pixels."""

    swing: float
    step: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path in an ink by name, with its weight in pixels and its dashes."""

    path: str
    ink: str
    weight: float
    dashes: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """What strength does to each form of line."""

    line: float
    zigzag: float
    double: float
    gap: float
    wave: Wave
    dashes: str = ""


WEIGHTS: Mapping[Strength, Weights] = {
    Strength.STRONG: Weights(5.5, 2.9, 2.0, 3.4, Wave(6.5, 7.0)),
    Strength.MODERATE: Weights(3.2, 2.1, 1.5, 2.5, Wave(5.0, 6.0)),
    Strength.WEAK: Weights(1.8, 1.4, 1.1, 1.9, Wave(3.6, 5.0), DASHES),
    Strength.UNKNOWN: Weights(1.8, 1.4, 1.1, 1.9, Wave(4.2, 5.5)),
}
ABSENT = Weights(2.2, 2.0, 1.9, 3.0, Wave(4.6, 6.0), DOTS)
ABSENT_PLAIN = Weights(1.3, 1.4, 1.0, 2.4, Wave(4.6, 6.0))
HASH_STEP = 13.0
HASH_LEAN = 2.5
HARD_DOTS = "0.1 7"


def strokes_of(line: Line, lines: Lines = USUAL) -> Iterator[Stroke]:
    """Yield the strokes of a line, without its arrowheads, as a service draws them."""
    weights = WEIGHTS[line.strength]
    if line.absent:
        weights = ABSENT if lines.absent_dotted else ABSENT_PLAIN
    form = FORMS[line.quality]
    for start, end in _parts(line):
        yield from form(start, end, weights, HARD[lines.hard])
    if line.absent:
        yield from _bars(line)


def arrows_of(line: Line) -> Iterator[Stroke]:
    """Yield an open arrowhead at each end that is given to."""
    ink = INKS[line.quality]
    if line.gives_to_alter:
        yield Stroke(_head(line.start, line.end), ink, 2.2)
    if line.gives_to_participant:
        yield Stroke(_head(line.end, line.start), ink, 2.2)


def middle_of(line: Line) -> Point:
    """Return the point half way along a line."""
    return towards(line.start, line.end, length(line.start, line.end) / 2)


def _parts(line: Line) -> tuple[tuple[Point, Point], ...]:
    start = _trimmed(line.start, line.end, pointed=line.gives_to_participant)
    end = _trimmed(line.end, line.start, pointed=line.gives_to_alter)
    if not line.absent:
        return ((start, end),)
    half = _half_cut(line)
    middle = middle_of(line)
    return (
        (start, towards(middle, line.start, half)),
        (towards(middle, line.end, half), end),
    )


def _trimmed(tip: Point, other: Point, *, pointed: bool) -> Point:
    return towards(tip, other, HEAD_TRIM) if pointed else tip


def _half_cut(line: Line) -> float:
    return min(CUT / 2, length(line.start, line.end) / 4)


def _bars(line: Line) -> Iterator[Stroke]:
    middle, half = middle_of(line), _half_cut(line)
    for end in (line.start, line.end):
        foot = towards(middle, end, half)
        over, under = beside(foot, middle, BAR), beside(foot, middle, -BAR)
        yield Stroke(_path(over, under), INKS[line.quality], 1.9)


def beside(point: Point, other: Point, pixels: float) -> Point:
    """Return the point this far to the side of `point`, seen towards `other`."""
    whole = length(point, other)
    if whole == 0:
        return point
    dx, dy = (other.x - point.x) / whole, (other.y - point.y) / whole
    return Point(point.x - dy * pixels, point.y + dx * pixels)


def _shifted(start: Point, end: Point, pixels: float) -> tuple[Point, Point]:
    return beside(start, end, pixels), beside(end, start, -pixels)


def _path(*points: Point) -> str:
    return "M" + " ".join(f"{_short(point.x)},{_short(point.y)}" for point in points)


def _short(number: float) -> str:
    return f"{round(number, 1):g}"


def _head(tail: Point, tip: Point) -> str:
    foot = towards(tip, tail, HEAD)
    return _path(beside(foot, tip, HEAD_HALF), tip, beside(foot, tip, -HEAD_HALF))


def zigzag(start: Point, end: Point, wave: Wave) -> str:
    """Return a path that swings to both sides between two points, straight at its ends.

    Too short a way gives a straight path.
    """
    whole = length(start, end) - 2 * STUB
    count = round(whole / wave.step)
    if count < FEWEST_SWINGS:
        return _path(start, end)
    corners = [start, towards(start, end, STUB)]
    for number in range(count):
        foot = towards(start, end, STUB + whole * (number + 0.5) / count)
        side = wave.swing if number % 2 == 0 else -wave.swing
        corners.append(beside(foot, end, side))
    return _path(*corners, towards(end, start, STUB), end)


Drawing = Iterator[Stroke]
Hard = Callable[[Point, Point, Weights], Drawing]


def _supportive(start: Point, end: Point, weights: Weights, _: Hard) -> Drawing:
    yield Stroke(_path(start, end), "supportive", weights.line, weights.dashes)


def _detrimental(start: Point, end: Point, weights: Weights, hard: Hard) -> Drawing:
    yield from hard(start, end, weights)


def _mixed(start: Point, end: Point, weights: Weights, hard: Hard) -> Drawing:
    apart = APART + weights.line / 4
    yield from _supportive(*_shifted(start, end, -apart), weights, hard)
    wave = Wave(weights.wave.swing * 0.72, weights.wave.step * 0.85)
    lighter = replace(weights, zigzag=weights.zigzag * 0.85, wave=wave)
    yield from hard(*_shifted(start, end, apart), lighter)


def _zigzag(start: Point, end: Point, weights: Weights) -> Drawing:
    dots = DOTS if weights.dashes == DOTS else ""
    yield Stroke(zigzag(start, end, weights.wave), "detrimental", weights.zigzag, dots)


def _dotted(start: Point, end: Point, weights: Weights) -> Drawing:
    weight = weights.zigzag * 1.5
    yield Stroke(_path(start, end), "detrimental", weight, HARD_DOTS)


def _crossed(start: Point, end: Point, weights: Weights) -> Drawing:
    yield from _dotted(start, end, weights)
    whole = length(start, end)
    count = int(whole / HASH_STEP)
    for number in range(count):
        foot = towards(start, end, whole * (number + 0.5) / count)
        near, far = towards(foot, start, HASH_LEAN), towards(foot, end, HASH_LEAN)
        across = _path(
            beside(near, end, weights.wave.swing), beside(far, end, -weights.wave.swing)
        )
        yield Stroke(across, "detrimental", weights.zigzag * 0.7)


HARD: Mapping[Form, Hard] = {
    "zigzag": _zigzag,
    "crossed": _crossed,
    "dotted": _dotted,
}


def _neutral(start: Point, end: Point, weights: Weights, _: Hard) -> Drawing:
    for side in (-weights.gap, weights.gap):
        path = _path(*_shifted(start, end, side))
        yield Stroke(path, "neutral", weights.double, weights.dashes)


def _unsaid(start: Point, end: Point, weights: Weights, _: Hard) -> Drawing:
    dots = DOTS if weights.dashes == DOTS else ""
    weight = weights.double if dots else HAIRLINE
    yield Stroke(_path(start, end), "unsaid", weight, dots)


FORMS = {
    Quality.SUPPORTIVE: _supportive,
    Quality.DETRIMENTAL: _detrimental,
    Quality.MIXED: _mixed,
    Quality.NEUTRAL: _neutral,
    Quality.UNKNOWN: _unsaid,
    Quality.DECLINED: _unsaid,
}
INKS: Mapping[Quality, str] = {
    Quality.SUPPORTIVE: "supportive",
    Quality.DETRIMENTAL: "detrimental",
    Quality.MIXED: "mixed",
    Quality.NEUTRAL: "neutral",
    Quality.UNKNOWN: "unsaid",
    Quality.DECLINED: "unsaid",
}
