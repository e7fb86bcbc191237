"""Who of those who stayed knows whom, where it was asked both times.

Source: measure 27 of the measures behind netmap, after UCINET's longitudinal figures.
"""

from collections.abc import Mapping
from typing import NamedTuple

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.network import Network, pair

Pairs = Mapping[tuple[str, str], bool]


class Linked(NamedTuple):
    """Pairs among those who stayed.

    `asked` were asked about at both reviews; of these `before` and `after` know each
    other. `once` were asked about at one review only.
    """

    asked: int
    before: int
    after: int
    once: int


def links(comparison: Comparison) -> Changes:
    """Yield who has got to know whom, and who is said not to know whom any more."""
    then, now = _pairs(comparison)
    for ends in sorted({*then} & {*now}):
        if then[ends] != now[ends]:
            kept = comparison.kept
            yield Change(
                group=Group.LINKS,
                kind="linked" if now[ends] else "unlinked",
                whose=Whose.TOGETHER,
                about=ends,
                names=tuple(kept[one][1].alter.name for one in ends),
                before=then[ends],
                after=now[ends],
            )


def linked(comparison: Comparison) -> Linked:
    """Return the counts of pairs among those who stayed."""
    then, now = _pairs(comparison)
    both = {*then} & {*now}
    return Linked(
        asked=len(both),
        before=sum(then[one] for one in both),
        after=sum(now[one] for one in both),
        once=len({*then} ^ {*now}),
    )


def _pairs(comparison: Comparison) -> tuple[Pairs, Pairs]:
    return (
        _among(comparison.before.network, comparison),
        _among(comparison.after.network, comparison),
    )


def _among(network: Network, comparison: Comparison) -> Pairs:
    """Return the pairs among those who stayed that were asked about."""
    kept = comparison.kept
    return {
        pair(link.first, link.second): link.knows
        for link in network.links
        if link.first in kept and link.second in kept
    }
