"""How the mix of people changed: parts of life, and paid beside unpaid.

Source: measure 25 of the measures behind netmap, after Feld, Suitor and Hoegh (2007).
"""

from collections import Counter

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import NOT_COUNTED, Comparison
from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import Sector
from netmap.model.network import Network


def mix(comparison: Comparison) -> Changes:
    """Yield each part of life with more or fewer people now, then who is paid."""
    then, now = _sectors(comparison.before.network), _sectors(comparison.after.network)
    for sector in Sector:
        yield from _counted("sector", sector, then[sector], now[sector])
    paid = [
        sum(one.alter.paid for one in _there(held.network))
        for held in (comparison.before, comparison.after)
    ]
    yield from _counted("paid", "paid", *paid)


def shift(comparison: Comparison) -> float | None:
    """Return the share of the mix that moved between parts of life, 0 to 1.

    Half the sum of the differences of the shares (total variation); None where nobody
    is in the participant's life at one of the reviews.
    """
    then, now = _sectors(comparison.before.network), _sectors(comparison.after.network)
    before, after = then.total(), now.total()
    if not (before and after):
        return None
    return sum(abs(now[one] / after - then[one] / before) for one in Sector) / 2


def _counted(kind: str, field: str, was: int, here: int) -> Changes:
    if was != here:
        yield Change(
            group=Group.MIX,
            kind=f"mix_{kind}",
            field=field,
            whose=Whose.COUNTED,
            before=was,
            after=here,
        )


def _sectors(network: Network) -> Counter[Sector]:
    return Counter(one.alter.sector for one in _there(network))


def _there(network: Network) -> list[Bond]:
    return [
        one
        for one in bonds_of(network)
        if one.current and one.alter.kind not in NOT_COUNTED
    ]
