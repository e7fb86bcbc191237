"""What is new, changed or gone on a map, seen from an earlier one.

Places and names are not compared: who moved or was renamed is who they were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netmap.model.codes import Standing
from netmap.model.network import Network
from netmap.picture.marks import View
from netmap.picture.tie import DRAWN, Change, Shown, shown


def told_apart(now: Sequence[Shown], earlier: Network, view: View) -> list[Shown]:
    """Return who is drawn now with their change, and who was drawn earlier as gone.

    Whoever is still to be asked about has no change yet. The session view compares the
    participant's side only.
    """
    before = {one.alter.alter_id: one for one in _drawn(earlier, view)}
    marked = [
        replace(one, change=_change(one, before.get(one.alter.alter_id))) for one in now
    ]
    here = {one.alter.alter_id for one in now}
    left = [
        replace(one, change="gone", rules=(), two_views=False)
        for alter_id, one in before.items()
        if alter_id not in here
    ]
    return [*marked, *left]


def gone(everyone: Iterable[Shown]) -> list[Shown]:
    """Return who was on the earlier map and is not on this one."""
    return [one for one in everyone if one.change == "gone"]


def _drawn(network: Network, view: View) -> list[Shown]:
    everyone = [shown(network, alter, (), view) for alter in network.alters]
    return [one for one in everyone if one.tie.standing in DRAWN]


def _change(now: Shown, before: Shown | None) -> Change:
    if before is None:
        return "new"
    if now.tie.standing is Standing.TO_ASK or _told(now) == _told(before):
        return ""
    return "changed"


def _told(one: Shown) -> tuple[object, ...]:
    tie = one.tie
    workers = (one.workers_view, one.two_views)
    return (one.quality, tie.strength, tie.standing, tie.flow, one.wish.wish, *workers)
