"""From a map to a scene: every position, mark and word, decided before any ink."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from netmap.model.closeness import RINGS
from netmap.model.codes import Sector
from netmap.model.network import Network
from netmap.model.restriction import Restriction
from netmap.picture import rim
from netmap.picture.bond import bonds_of
from netmap.picture.change import Beside, ghosts, told_apart
from netmap.picture.clearing import cleared
from netmap.picture.label import Label
from netmap.picture.legend import legend_of
from netmap.picture.lettering import wrapped
from netmap.picture.marks import Arc, Scene, Slice, View
from netmap.picture.plane import CENTRE, DISC, RIM, Box, Point, around, hull
from netmap.picture.seat import Seat, node_of, seat_of, with_free_badge
from netmap.picture.seating import Guest, Room, seated
from netmap.picture.sectors import WEDGES
from netmap.picture.summary import summary_of
from netmap.picture.tie import DRAWN, Shown, shown
from netmap.words import picture as words

BOUNDS = Box(-486, -446, 486, 446)
"""The usual size of the map; it grows only for what would not fit."""
EDGE = 10.0
HEART = around(Point(0.0, 0.0), CENTRE, CENTRE)
CROWD = 45
"""From this many alters on, discs are small and relations are left to the table."""
SMALL_DISC = 14.0
CENTRE_NAME = 60.0
CENTRE_SIZE = 14.0


def scene_of(
    network: Network,
    *,
    participant_name: str,
    restricted: Mapping[str, tuple[Restriction, ...]],
    view: View,
    absent_before: frozenset[str] = frozenset(),
    beside: Beside | None = None,
) -> Scene:
    """Return the scene of one review's map.

    `restricted` holds the rules in force for each alter id on the day of the review.
    The session view uses none of it, nor anything of the worker's. Alters who died,
    whose tie or service ended, or who were not mentioned are named in `off_map` only.
    `absent_before` names who was not in contact at the last review: until they are
    asked about again, they are drawn so. Where a map is seen `beside` another one, who
    is on one of them only, or changed, is marked.
    """
    told, off_map = _split(network, restricted, view)
    drawn = [
        replace(one, was_absent=one.alter.alter_id in absent_before) for one in told
    ]
    everyone = told_apart(drawn, network, beside, view) if beside else drawn
    seen = {one.alter.alter_id for one in ghosts(everyone)}
    left = tuple(one.alter.name for one in off_map if one.alter.alter_id not in seen)
    seats, labels = _seated(everyone, network.review.nobody_in)
    taken = [*(label.box for label in labels), *(seat.body for seat in seats)]
    rim_names = _rim_names(network.review.nobody_in, taken)
    bonds = bonds_of(
        network.links, {seat.one.alter.alter_id: seat.at for seat in seats}
    )
    return Scene(
        key=f"{network.review.review_id}-{view}",
        view=view,
        title=words.map_title(participant_name, network.review.held_on),
        summary=summary_of(everyone, len(left)),
        centre=_centre_name(participant_name),
        centre_radius=CENTRE,
        rim=RIM,
        rings=tuple(ring * RIM for ring in RINGS),
        slices=_slices(rim_names),
        bonds=bonds,
        lines=tuple(seat.line for seat in seats if seat.line),
        nodes=tuple(map(node_of, seats, labels)),
        legend=legend_of(everyone, linked=bool(bonds)),
        off_map=left,
        bounds=_bounds(taken, rim_names.values()),
    )


def _split(
    network: Network, restricted: Mapping[str, tuple[Restriction, ...]], view: View
) -> tuple[list[Shown], list[Shown]]:
    """Return who is drawn, and who is in the table only."""
    everyone = [
        shown(network, alter, restricted.get(alter.alter_id, ()), view)
        for alter in sorted(network.alters, key=lambda alter: alter.alter_id)
    ]
    drawn = [one for one in everyone if one.tie.standing in DRAWN]
    return drawn, [one for one in everyone if one.tie.standing not in DRAWN]


def _seated(
    everyone: Sequence[Shown], nobody_in: Sequence[Sector]
) -> tuple[list[Seat], tuple[Label, ...]]:
    radius = SMALL_DISC if len(everyone) > CROWD else DISC
    seats = [seat_of(one, radius) for one in everyone]
    usual = _rim_names(nobody_in, ()).values()
    guests = [_guest(seat) for seat in seats]
    labels = cleared(guests, seated(guests, _room(seats, usual)), (HEART,))
    boxes = [label.box for label in labels]
    return [with_free_badge(seat, boxes) for seat in seats], labels


def _guest(seat: Seat) -> Guest:
    line = (seat.line.start, seat.line.end) if seat.line else (seat.at, seat.at)
    return Guest(seat.body, line, seat.words)


def _room(seats: Iterable[Seat], arcs: Iterable[Arc]) -> Room:
    badges = [seat.badge for seat in seats if seat.badge]
    letters = [letter for arc in arcs for letter in rim.boxes(arc)]
    return Room((HEART,), (*badges, *letters), BOUNDS.grown(-EDGE))


def _rim_names(nobody_in: Sequence[Sector], taken: Sequence[Box]) -> dict[Sector, Arc]:
    """Return the name of every part of life, so that an empty one is seen too."""
    return {
        sector: rim.named(words.sector(sector, sector in nobody_in), wedge, taken)
        for sector, wedge in WEDGES.items()
    }


def _slices(rim_names: Mapping[Sector, Arc]) -> tuple[Slice, ...]:
    return tuple(
        Slice(sector, wedge.start, wedge.width, wedge.tinted, rim_names.get(sector))
        for sector, wedge in WEDGES.items()
    )


def _centre_name(name: str) -> tuple[str, ...]:
    return wrapped(name.strip() or words.NO_NAME, CENTRE_NAME, CENTRE_SIZE)


def _bounds(taken: Iterable[Box], arcs: Iterable[Arc]) -> Box:
    letters = (letter for arc in arcs for letter in rim.boxes(arc))
    whole = BOUNDS
    for box in (*taken, *letters):
        whole = hull(whole, box.grown(EDGE))
    return whole
