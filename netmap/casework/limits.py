"""What an edit of a map may not do: take away who has to stay, keep what is secret."""

from collections.abc import Iterable

from netmap.errors import (
    AddressConfidential,
    AlterKnownBefore,
    AlterOnRecord,
)
from netmap.model.edits import Edit
from netmap.model.fact import Fact, latest
from netmap.model.network import Alter, Network
from netmap.model.overlay import confidential_alters

WHERE = frozenset({"address", "confidential_location"})


def removed_alters(edit: Edit) -> frozenset[str]:
    """Return the ids of the alters that an edit takes off the map."""
    return frozenset(
        change.key for change in edit if change.part == "alter" and change.after is None
    )


def check_removals(
    removed: frozenset[str], known_before: frozenset[str], facts: tuple[Fact, ...]
) -> None:
    """Let alters be taken off the map unless one of them has to stay.

    Raises:
        AlterKnownBefore: the alter is on a sealed map.
        AlterOnRecord: a rule about contact or another record of the case names it.
    """
    if removed & known_before:
        raise AlterKnownBefore
    for fact in latest(facts):
        if removed & _names(fact.body.model_dump(mode="json")):
            raise AlterOnRecord


def addressed(network: Network, edit: Edit) -> tuple[Alter, ...]:
    """Return the alters with an address that an edit touched where it matters."""
    touched = {
        change.key
        for change in edit
        if change.part == "alter" and WHERE & (change.after or {}).keys()
    }
    return tuple(
        one for one in network.alters if one.alter_id in touched and one.address
    )


def check_addresses(alters: Iterable[Alter], facts: tuple[Fact, ...]) -> None:
    """Let addresses be kept unless where one of these people lives is confidential.

    Raises:
        AddressConfidential: it is marked so, or a rule says so.
    """
    ruled = confidential_alters(facts)
    if any(one.confidential_location or one.alter_id in ruled for one in alters):
        raise AddressConfidential


def _names(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(_names(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(_names(one) for one in value))
    return {value} if isinstance(value, str) else set()
