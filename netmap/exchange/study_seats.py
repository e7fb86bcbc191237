"""Where the alters of a study stand who came without a place on a map."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netmap.model.codes import Sector
from netmap.model.network import Alter, Tie
from netmap.picture.layout import distance_of_ring, first_ring
from netmap.picture.sectors import FULL_TURN, WEDGES


class Seat(NamedTuple):
    """An alter of a study with its tie; `placed` where the study says its place."""

    alter: Alter
    tie: Tie
    placed: bool


def seated(seats: Sequence[Seat]) -> Iterator[Alter]:
    """Yield the alters; those without a place are spread across their sector.

    The ring follows strength and standing. Nothing is tried out: there may be many.
    """
    free: dict[Sector, list[str]] = {}
    for one in seats:
        if not one.placed:
            free.setdefault(one.alter.sector, []).append(one.alter.alter_id)
    shares = {
        alter_id: (place + 0.5) / len(ids)
        for ids in free.values()
        for place, alter_id in enumerate(ids)
    }
    for one in seats:
        if one.placed:
            yield one.alter
        else:
            share = shares[one.alter.alter_id]
            ring = first_ring(one.tie.strength, one.tie.standing)
            where = {
                "angle": round(WEDGES[one.alter.sector].across(share), 1) % FULL_TURN,
                "distance": distance_of_ring(ring),
            }
            yield one.alter.model_copy(update=where)
