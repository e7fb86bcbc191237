"""How the mix of people changed: parts of life, and paid beside unpaid.

Whoever was not talked about at one of the reviews is left out, as in the turnover.
Source: measure 25 of the measures behind netmap, after Feld, Suitor and Hoegh (2007).
"""

from collections import Counter
from collections.abc import Sequence

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.bond import Bond
from netmap.model.codes import Sector


def mix(comparison: Comparison) -> Changes:
    """Yield each part of life with more or fewer people now, then who is paid."""
    before, after = _there(comparison)
    then, now = _sectors(before), _sectors(after)
    for sector in Sector:
        yield from _counted("sector", sector, then[sector], now[sector])
    paid = [sum(one.alter.paid for one in side) for side in (before, after)]
    yield from _counted("paid", "paid", *paid)


def shift(comparison: Comparison) -> float | None:
    """Return the share of the mix that moved between parts of life, 0 to 1.

    Half the sum of the differences of the shares (total variation); None where nobody
    is in the participant's life at one of the reviews.
    """
    then, now = map(_sectors, _there(comparison))
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


def _sectors(there: Sequence[Bond]) -> Counter[Sector]:
    return Counter(one.alter.sector for one in there)


def _there(comparison: Comparison) -> tuple[list[Bond], list[Bond]]:
    """Return those whom the turnover counts, as they were then and as they are now."""
    found, everyone = comparison.turnover, comparison.everyone
    then = [everyone[one].before for one in found.kept | found.left]
    now = [everyone[one].after for one in found.kept | found.came]
    return [one for one in then if one], [one for one in now if one]
