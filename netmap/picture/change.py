"""What is new, changed or gone on a map, seen beside another one.

Places and names are not compared: who moved or was renamed is who they were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from netmap.changes.comparison import Comparison
from netmap.changes.registry import altered, changes
from netmap.model.difference import Held
from netmap.model.network import Network
from netmap.picture.marks import View
from netmap.picture.tie import DRAWN, Change, Shown, shown


class Beside(NamedTuple):
    """The map that another one is compared with; usually the earlier of the two."""

    network: Network
    later: bool = False


class _Words(NamedTuple):
    """How those are marked who are on one of the two maps only."""

    here: Change
    there: Change


_EARLIER = _Words("new", "gone")
_LATER = _Words("leaves", "comes")


def told_apart(
    drawn: Sequence[Shown], network: Network, beside: Beside, view: View
) -> list[Shown]:
    """Return who is drawn with their change, and who is drawn on the other map only.

    Whoever is still to be asked about has no change yet. The session view compares the
    participant's side only.
    """
    words = _LATER if beside.later else _EARLIER
    known = {alter.alter_id for alter in beside.network.alters}
    there = {one.alter.alter_id: one for one in _drawn(beside.network, view)}
    changed = _altered(network, beside, view)

    def change(alter_id: str) -> Change:
        if alter_id not in there:
            again = alter_id in known and not beside.later
            return "again" if again else words.here
        return "changed" if alter_id in changed else ""

    here = [replace(one, change=change(one.alter.alter_id)) for one in drawn]
    drawn_here = {one.alter.alter_id for one in drawn}
    return [
        *here,
        *(
            replace(one, change=words.there, rules=(), two_views=False)
            for alter_id, one in there.items()
            if alter_id not in drawn_here
        ),
    ]


def placed_like(network: Network, other: Network) -> Network:
    """Return a map on which everyone stands where they stand on another one.

    So both can be seen side by side; whoever is not on the other keeps their place.
    """
    places = {
        alter.alter_id: {"angle": alter.angle, "distance": alter.distance}
        for alter in other.alters
    }
    alters = tuple(
        alter.model_copy(update=places.get(alter.alter_id, {}))
        for alter in network.alters
    )
    return network.model_copy(update={"alters": alters})


def ghosts(everyone: Iterable[Shown]) -> list[Shown]:
    """Return who is drawn for comparison only: they are on the other map."""
    return [one for one in everyone if one.ghost]


def _drawn(network: Network, view: View) -> list[Shown]:
    everyone = [shown(network, alter, (), view) for alter in network.alters]
    return [one for one in everyone if one.tie.standing in DRAWN]


def _altered(network: Network, beside: Beside, view: View) -> frozenset[str]:
    """Return the ids of those of whom another answer was given."""
    maps = [Held(network=beside.network), Held(network=network)]
    before, after = reversed(maps) if beside.later else maps
    found = changes(Comparison(before, after))
    return altered(found, workers=view == "desk")
