"""What differs between two reviews: a value that turns one into the other."""

from collections.abc import Mapping

from netmap.model.base import Id, Number, Value
from netmap.model.edits import Change, difference, inverse, turned
from netmap.model.fact import Fact
from netmap.model.network import Network

Key = tuple[str, str, int]


class Held(Value):
    """A review as it was held: its map, and the case facts on record by then.

    `facts` holds them as a snapshot seals them: the newest version of each, and of a
    rule that is to be varied the one that held as well.
    """

    network: Network
    facts: tuple[Fact, ...] = ()


class FactChange(Value):
    """One version of a case fact at two reviews; None where it was not on record."""

    kind: Id
    fact_id: Id
    version: Number
    before: Fact | None
    after: Fact | None


class Difference(Value):
    """All that differs between two reviews: empty where they are alike."""

    map: tuple[Change, ...] = ()
    facts: tuple[FactChange, ...] = ()


def differing(before: Held, after: Held) -> Difference:
    """Return what differs, from the first review to the second."""
    then, now = _by_key(before), _by_key(after)
    return Difference(
        map=difference(before.network, after.network),
        facts=tuple(
            FactChange(
                kind=key[0], fact_id=key[1], version=key[2], before=was, after=here
            )
            for key in sorted({*then, *now})
            for was, here in [(then.get(key), now.get(key))]
            if was != here
        ),
    )


def applied(found: Difference, before: Held) -> Held:
    """Return the second review from the first one and what differs.

    Raises:
        StaleEdit: the first is not the one that the difference was made from.
    """
    facts = dict(_by_key(before))
    for one in found.facts:
        key = one.kind, one.fact_id, one.version
        if one.after is None:
            del facts[key]
        else:
            facts[key] = one.after
    return Held(
        network=turned(before.network, found.map),
        facts=tuple(facts[key] for key in sorted(facts)),
    )


def mirrored(found: Difference) -> Difference:
    """Return what differs the other way round."""
    return Difference(
        map=tuple(reversed(inverse(found.map))),
        facts=tuple(
            one.model_copy(update={"before": one.after, "after": one.before})
            for one in found.facts
        ),
    )


def _by_key(held: Held) -> Mapping[Key, Fact]:
    return {(one.body.kind, one.fact_id, one.version): one for one in held.facts}
