"""From a map to a scene: every position, mark and word, decided before any ink."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from netmap.model.codes import Flow, Sector
from netmap.model.network import Network
from netmap.model.restriction import Restriction
from netmap.picture import rim
from netmap.picture.label import Label, Written, name_lines, one_line, rule_lines
from netmap.picture.layout import RINGS
from netmap.picture.legend import legend_of
from netmap.picture.lettering import initials, wrapped
from netmap.picture.marks import Arc, Bond, Line, Node, Scene, Slice, View
from netmap.picture.plane import (
    CENTRE,
    DISC,
    RIM,
    Box,
    Point,
    around,
    at,
    hull,
    length,
    towards,
)
from netmap.picture.seating import Guest, Room, clear_of, seated
from netmap.picture.sectors import WEDGES
from netmap.picture.summary import summary_of, told_of
from netmap.picture.tie import DRAWN, Shown, shown
from netmap.words import picture as words

BOUNDS = Box(-486, -446, 486, 446)
"""The usual size of the map; it grows only for what would not fit."""
EDGE = 10.0
MIDDLE = Point(0.0, 0.0)
LINE_GAP = 5.0
SHORTEST_LINE = 6.0
CHIP = 9.0
CHIP_OUT = 6.0
BADGE = 10.0
BADGE_BACK = 27.0
CROWD = 45
"""From this many alters on, discs are small and relations are left to the table."""
SMALL_DISC = 14.0
BEND = 0.13
AROUND_CENTRE = 74.0
CENTRE_NAME = 60.0
CENTRE_SIZE = 14.0


class Seat(NamedTuple):
    """An alter on the map: what is shown of it, where, how big, and its line."""

    one: Shown
    at: Point
    radius: float
    line: Line | None

    @property
    def body(self) -> Box:
        """The disc with the chips that stand around it."""
        disc = around(self.at, self.radius + 1, self.radius + 1)
        right = CHIP_OUT if _has_wish(self.one) or self.one.to_ask else 0
        left = CHIP_OUT if self.one.two_views or self.one.tie.key_person else 0
        top = CHIP_OUT if _has_wish(self.one) or self.one.two_views else 0
        bottom = 2 if self.one.to_ask or self.one.tie.key_person else 0
        return Box(
            disc.left - left, disc.top - top, disc.right + right, disc.bottom + bottom
        )


def scene_of(
    network: Network,
    *,
    participant_name: str,
    restricted: Mapping[str, tuple[Restriction, ...]],
    view: View,
) -> Scene:
    """Return the scene of one review's map.

    `restricted` holds the rules in force for each alter id on the day of the review.
    The session view uses none of it, nor anything of the worker's. Alters who died,
    whose tie or service ended, or who were not mentioned are named in `off_map` only.
    """
    everyone, off_map = _split(network, restricted, view)
    radius = SMALL_DISC if len(everyone) > CROWD else DISC
    seats = [_seat(one, radius) for one in everyone]
    usual = _names_at_the_rim(everyone, ())
    labels = seated([_guest(seat) for seat in seats], _room(seats, usual.values()))
    taken = [*(label.box for label in labels), *(seat.body for seat in seats)]
    at_the_rim = _names_at_the_rim(everyone, taken)
    bonds = _bonds(network, seats)
    return Scene(
        key=f"{network.review.review_id}-{view}",
        view=view,
        title=words.map_title(participant_name, network.review.held_on),
        summary=summary_of(everyone, len(off_map)),
        centre=_centre_name(participant_name),
        centre_radius=CENTRE,
        rim=RIM,
        rings=tuple(ring * RIM for ring in RINGS),
        slices=_slices(at_the_rim),
        bonds=bonds,
        lines=tuple(seat.line for seat in seats if seat.line),
        nodes=tuple(map(_node, seats, labels)),
        legend=legend_of(everyone, linked=bool(bonds)),
        off_map=off_map,
        bounds=_bounds(taken, at_the_rim.values()),
    )


def _split(
    network: Network, restricted: Mapping[str, tuple[Restriction, ...]], view: View
) -> tuple[list[Shown], tuple[str, ...]]:
    all_of_them = [
        shown(network, alter, restricted.get(alter.alter_id, ()), view)
        for alter in sorted(network.alters, key=lambda alter: alter.alter_id)
    ]
    drawn = [one for one in all_of_them if one.tie.standing in DRAWN]
    off_map = (
        one.alter.name for one in all_of_them if one.tie.standing not in DRAWN
    )
    return drawn, tuple(off_map)


def _seat(one: Shown, radius: float) -> Seat:
    point = at(one.alter.angle, one.alter.distance)
    return Seat(one, point, radius, _line(one, point, radius))


def _line(one: Shown, point: Point, radius: float) -> Line | None:
    whole = length(MIDDLE, point) - CENTRE - radius - 2 * LINE_GAP
    if whole < SHORTEST_LINE:
        return None
    start = towards(MIDDLE, point, CENTRE + LINE_GAP)
    end = towards(point, MIDDLE, radius + LINE_GAP)
    flow = one.tie.flow
    badge = towards(point, MIDDLE, radius + min(BADGE_BACK, LINE_GAP + whole / 2))
    return Line(
        alter_id=one.alter.alter_id,
        start=start,
        end=end,
        quality=one.quality,
        strength=one.tie.strength,
        absent=one.absent,
        to_ask=one.to_ask,
        gives_to_participant=flow in {Flow.BOTH, Flow.TO_PARTICIPANT},
        gives_to_alter=flow in {Flow.BOTH, Flow.FROM_PARTICIPANT},
        badge=badge if one.rules else None,
    )


def _guest(seat: Seat) -> Guest:
    line = (seat.line.start, seat.line.end) if seat.line else (seat.at, seat.at)
    return Guest(seat.body, line, _lines_of(seat))


def _lines_of(seat: Seat) -> tuple[Written, ...]:
    one = seat.one
    relation = one.alter.relation if seat.radius == DISC else ""
    note = words.WORKERS_VIEW if one.workers_view else ""
    return (
        *name_lines(one.alter.name),
        *one_line(relation, "relation"),
        *one_line(note, "note"),
        *(line for rule in one.rules for line in rule_lines(rule)),
    )


def _room(seats: Sequence[Seat], arcs: Iterable[Arc]) -> Room:
    badges = [seat.line.badge for seat in seats if seat.line and seat.line.badge]
    letters = [letter for arc in arcs for letter in rim.boxes(arc)]
    marks = (
        *(clear_of(badge, BADGE) for badge in badges),
        *letters,
        clear_of(MIDDLE, CENTRE),
    )
    return Room(marks, BOUNDS.grown(-EDGE))


def _names_at_the_rim(
    everyone: Iterable[Shown], taken: Sequence[Box]
) -> dict[Sector, Arc]:
    used = {one.alter.sector for one in everyone}
    return {
        sector: rim.named(words.SECTORS[sector], wedge, taken)
        for sector, wedge in WEDGES.items()
        if sector in used
    }


def _slices(at_the_rim: Mapping[Sector, Arc]) -> tuple[Slice, ...]:
    return tuple(
        Slice(
            sector, wedge.start, wedge.width, wedge.tinted, at_the_rim.get(sector)
        )
        for sector, wedge in WEDGES.items()
    )


def _bonds(network: Network, seats: Sequence[Seat]) -> tuple[Bond, ...]:
    places = {seat.one.alter.alter_id: seat.at for seat in seats}
    return tuple(
        Bond(
            link.first,
            link.second,
            places[link.first],
            _bend(places[link.first], places[link.second]),
            places[link.second],
        )
        for link in sorted(network.links, key=lambda link: (link.first, link.second))
        if link.knows and link.first in places and link.second in places
    )


def _bend(one: Point, other: Point) -> Point:
    """Return where a curve is pulled to: outwards, and well clear of the centre."""
    middle = Point((one.x + other.x) / 2, (one.y + other.y) / 2)
    out = length(MIDDLE, middle)
    by = BEND * length(one, other) + 2 * max(0.0, AROUND_CENTRE - out)
    if out < 1:
        return Point(middle.x + by, middle.y)
    return towards(middle, MIDDLE, -by)


def _node(seat: Seat, label: Label) -> Node:
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
    )


def _has_wish(one: Shown) -> bool:
    return one.wish.wish in words.WISH_LETTERS


def _centre_name(name: str) -> tuple[str, ...]:
    return wrapped(name.strip() or words.NO_NAME, CENTRE_NAME, CENTRE_SIZE)


def _bounds(taken: Iterable[Box], arcs: Iterable[Arc]) -> Box:
    whole = BOUNDS
    for box in taken:
        whole = hull(whole, box.grown(EDGE))
    for arc in arcs:
        for letter in rim.boxes(arc):
            whole = hull(whole, letter.grown(EDGE))
    return whole
