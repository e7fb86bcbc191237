"""Which side of each alter its label takes, so that words hardly ever meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.picture.label import Label, Spot, Written, beside, extent
from netmap.picture.plane import Box, Point, crossing, overlap

PASSES = 8
REACH = 320.0
"""Pixels within which two labels can meet."""
AIR = 3.0
PER_LABEL, PER_BODY, PER_YIELDING, PER_OUTSIDE = 200.0, 200.0, 9.0, 300.0
PER_OWN_LINE, PER_LINE = 2.5, 1.1


@dataclass(frozen=True, slots=True)
class Guest:
    """An alter whose label looks for a place: its disc with chips, line and words."""

    body: Box
    line: tuple[Point, Point]
    words: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What labels keep clear of besides each other, and the edge of the map.

    `fixed` boxes cannot give way; `yielding` ones can be moved afterwards.
    """

    fixed: tuple[Box, ...]
    yielding: tuple[Box, ...]
    bounds: Box

    def around(self, body: Box) -> "Room":
        """Return the part of the room that a label beside this body can reach."""
        near = body.grown(REACH)
        return Room(
            tuple(box for box in self.fixed if overlap(box, near)),
            tuple(box for box in self.yielding if overlap(box, near)),
            self.bounds,
        )


def seated(guests: Sequence[Guest], room: Room) -> tuple[Label, ...]:
    """Return the label of each guest, in their order, placed to meet least.

    Deterministic: every label first takes its own best place, then gives way to its
    neighbours until nobody gains by moving.
    """
    offers = [_offers(index, guests, room) for index in range(len(guests))]
    near = [_near(index, guests) for index in range(len(guests))]
    taken = [min(range(len(own)), key=lambda i: own[i][1]) for own in offers]
    for _ in range(PASSES):
        before = list(taken)
        for index in range(len(guests)):
            taken[index] = _best(index, offers, near[index], taken)
        if taken == before:
            break
    return tuple(
        _label(guest, offers[index][taken[index]][0])
        for index, guest in enumerate(guests)
    )


Offer = tuple[Spot, float]


def _label(guest: Guest, spot: Spot) -> Label:
    return Label(guest.words, spot.box, spot.anchor)


def _near(index: int, guests: Sequence[Guest]) -> list[int]:
    reach = guests[index].body.grown(REACH)
    return [
        other
        for other, guest in enumerate(guests)
        if other != index and overlap(reach, guest.body)
    ]


def _offers(index: int, guests: Sequence[Guest], room: Room) -> list[Offer]:
    guest = guests[index]
    near = room.around(guest.body)
    return [
        (spot, _alone(spot, index, guests, near))
        for spot in beside(guest.body, extent(guest.words))
    ]


def _alone(spot: Spot, index: int, guests: Sequence[Guest], room: Room) -> float:
    """Return what a place costs before the other labels are asked."""
    box = spot.box.grown(AIR)
    cost = spot.oddness + PER_OUTSIDE * (not _inside(spot.box, room.bounds))
    cost += sum(_covered(box, other, PER_BODY) for other in room.fixed)
    cost += sum(_covered(box, other, PER_YIELDING) for other in room.yielding)
    for other, guest in enumerate(guests):
        own = other == index
        if not own:
            cost += _covered(box, guest.body, PER_BODY)
        cost += (PER_OWN_LINE if own else PER_LINE) * crossing(box, *guest.line)
    return cost


def _best(
    index: int, offers: Sequence[list[Offer]], near: list[int], taken: list[int]
) -> int:
    others = [offers[other][taken[other]][0].box for other in near]
    own = offers[index]

    def cost(choice: int) -> float:
        spot, alone = own[choice]
        box = spot.box.grown(AIR)
        return alone + sum(_covered(box, other, PER_LABEL) for other in others)

    return min(range(len(own)), key=cost)


def _covered(one: Box, other: Box, fee: float) -> float:
    area = overlap(one, other)
    return area + fee if area else 0.0


def _inside(box: Box, bounds: Box) -> bool:
    return (
        box.left >= bounds.left
        and box.top >= bounds.top
        and box.right <= bounds.right
        and box.bottom <= bounds.bottom
    )
