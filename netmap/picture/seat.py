"""Where one alter sits in the scene: its point, its disc with chips, and its line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import sqrt
from typing import NamedTuple

from netmap.model.codes import Flow
from netmap.picture.label import Label, Written, name_lines, one_line, rule_lines
from netmap.picture.lettering import initials
from netmap.picture.marks import (
    ASK_CORNER,
    KEY_CORNER,
    VIEWS_CORNER,
    WISH_CORNER,
    Corner,
    Line,
    Node,
)
from netmap.picture.plane import (
    CENTRE,
    DISC,
    Box,
    Point,
    around,
    at,
    length,
    overlap,
    towards,
)
from netmap.picture.summary import told_of
from netmap.picture.tie import Shown
from netmap.words import picture as words

MIDDLE = Point(0.0, 0.0)
LINE_GAP = 5.0
MARK_GAP = 14.0
FACING = 0.86
"""A line meets the mark at a corner if the cosine between them is larger."""
SQRT2 = sqrt(2)
SHORTEST_LINE = 6.0
CHIP_OUT = 5.0
BADGE = 10.0
BADGE_BACK = (22.0, 34.0, 46.0, 60.0, 76.0)
"""How far before the end of a line the sign of a rule may stand, the usual first."""


class Seat(NamedTuple):
    """An alter on the map: what is shown of it, where, how big, and its line."""

    one: Shown
    at: Point
    radius: float
    line: Line | None

    @property
    def body(self) -> Box:
        """The disc with the chips that stand around it."""
        one = self.one
        disc = around(self.at, self.radius + 1, self.radius + 1)
        marked = one.to_ask or bool(one.change)
        right = CHIP_OUT * (one.wish_asked or marked)
        left = CHIP_OUT * (one.two_views or one.tie.key_person)
        top = CHIP_OUT * (one.wish_asked or one.two_views)
        bottom = 2.0 * (marked or one.tie.key_person)
        return Box(
            disc.left - left, disc.top - top, disc.right + right, disc.bottom + bottom
        )

    @property
    def words(self) -> tuple[Written, ...]:
        """The lines of the label: name, relation, and what the view adds."""
        one = self.one
        relation = one.alter.relation if self.radius == DISC else ""
        note = words.WORKERS_VIEW if one.workers_view else ""
        change = words.CHANGES.get(one.change, "")
        return (
            *name_lines(one.alter.name),
            *one_line(relation, "relation"),
            *one_line(note, "note"),
            *one_line(change, "note"),
            *(line for rule in one.rules for line in rule_lines(rule)),
        )

    @property
    def badge(self) -> Box | None:
        """The box of the sign of a rule about contact; None without one."""
        if self.line is None or self.line.badge is None:
            return None
        return around(self.line.badge, BADGE, BADGE)


def seat_of(one: Shown, radius: float) -> Seat:
    """Return the seat of an alter whose disc has this radius in pixels."""
    point = at(one.alter.angle, one.alter.distance)
    return Seat(one, point, radius, _line(one, point, radius))


def _line(one: Shown, point: Point, radius: float) -> Line | None:
    if one.ghost:
        return None
    if length(MIDDLE, point) < CENTRE + radius + LINE_GAP + MARK_GAP + SHORTEST_LINE:
        return None
    line = Line(
        alter_id=one.alter.alter_id,
        start=towards(MIDDLE, point, CENTRE + LINE_GAP),
        end=towards(point, MIDDLE, radius + _gap(one, point)),
        quality=one.quality,
        strength=one.tie.strength,
        absent=one.absent,
        to_ask=one.to_ask,
        gives_to_participant=one.tie.flow in {Flow.BOTH, Flow.TO_PARTICIPANT},
        gives_to_alter=one.tie.flow in {Flow.BOTH, Flow.FROM_PARTICIPANT},
        badge=None,
    )
    return replace(line, badge=next(_badges(line))) if one.rules else line


def _gap(one: Shown, point: Point) -> float:
    """Return how far before the disc a line ends: further where a mark is."""
    inwards = towards(Point(0.0, 0.0), point, -1)
    met = any(
        (right * inwards.x + down * inwards.y) / SQRT2 > FACING
        for right, down in _corners(one)
    )
    return MARK_GAP if met else LINE_GAP


def _corners(one: Shown) -> Iterator[Corner]:
    if one.wish_asked:
        yield WISH_CORNER
    if one.two_views:
        yield VIEWS_CORNER
    if one.tie.key_person:
        yield KEY_CORNER
    if one.to_ask or one.change:
        yield ASK_CORNER


def _badges(line: Line) -> Iterator[Point]:
    whole = length(line.start, line.end)
    for number, back in enumerate(BADGE_BACK):
        if number == 0 or back < whole - 2 * BADGE:
            yield towards(line.end, line.start, min(back, whole / 2))


def with_free_badge(seat: Seat, taken: Sequence[Box]) -> Seat:
    """Return the seat with its sign of a rule where it covers least of `taken`."""
    if seat.line is None or seat.line.badge is None:
        return seat
    best = min(_badges(seat.line), key=lambda point: _hidden(point, taken))
    return seat._replace(line=replace(seat.line, badge=best))


def _hidden(point: Point, taken: Sequence[Box]) -> float:
    box = around(point, BADGE, BADGE)
    return sum(overlap(box, other) for other in taken)


def node_of(seat: Seat, label: Label) -> Node:
    """Return an alter as it is drawn, with its label in place."""
    one = seat.one
    named = " ".join(line.words for line in label.lines if line.voice == "name")
    return Node(
        alter_id=one.alter.alter_id,
        at=seat.at,
        radius=seat.radius,
        shape=one.alter.kind,
        initials=initials(one.alter.name),
        name=named,
        full_name=one.alter.name,
        relation=one.alter.relation,
        paid=one.alter.paid,
        absent=one.absent,
        to_ask=one.to_ask,
        key=one.tie.key_person,
        wish=words.WISH_LETTERS.get(one.wish.wish, ""),
        wish_confirmed=one.wish.confirmed,
        quality=one.quality,
        quality_words=one.quality_words,
        workers_view=one.workers_view,
        two_views=one.two_views,
        rules=one.rules,
        told=told_of(one),
        label=label,
        change=one.change,
        ghost=one.ghost,
    )
