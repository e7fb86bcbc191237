"""How an easyNWK relationship reads as a tie, without words put in anyone's mouth."""

from collections.abc import Mapping
from types import MappingProxyType

from netmap.exchange.easynwk_shape import FileAlter
from netmap.model.codes import Flow, Standing, Support
from netmap.model.network import Tie

GIVEN = 1
FLOWS: Mapping[int, Flow] = MappingProxyType(
    {1: Flow.FROM_PARTICIPANT, 2: Flow.TO_PARTICIPANT, 3: Flow.BOTH}
)
STANDINGS: Mapping[int, Standing] = MappingProxyType(
    {
        -1: Standing.TO_ASK,
        0: Standing.NOT_IN_CONTACT,
        1: Standing.CURRENT,
        2: Standing.CURRENT,
    }
)


def alter_id(number: int) -> str:
    """Return netmap's id for easyNWK's number, the same in every map of a person."""
    return f"e-{number}"


def standing_of(alter: FileAlter) -> Standing:
    """Return where an alter stands.

    easyNWK sets "no current relationship" by itself for whoever is not a person or
    stands outside the outer circle. That is nobody's answer: there, what someone chose
    counts, and without a choice it is still to ask.
    """
    if alter.deceased:
        return Standing.DIED
    said = alter.connectable or alter.edge_type
    return STANDINGS[alter.edge_type if said else alter.edge_type_by_user]


def directions_of(alter: FileAlter) -> dict[Support, int]:
    """Return each kind of support marked on the map with its direction, 1 to 3."""
    marked = {
        Support.EMOTIONAL: alter.support_emotional,
        Support.PRACTICAL: alter.support_instrumental,
        Support.INFORMATION: alter.support_informational,
        Support.COMPANY: alter.support_social,
    }
    return {kind: way for kind, way in marked.items() if way}


def tie_of(alter: FileAlter) -> Tie:
    """Return the tie to an alter; what easyNWK does not ask stays unknown."""
    return Tie(
        alter_id=alter_id(alter.id),
        standing=standing_of(alter),
        flow=_flow(directions_of(alter)),
        support=_support(directions_of(alter)),
        worker_note=alter.note,
    )


def _flow(directions: dict[Support, int]) -> Flow:
    ways = set(directions.values())
    if not ways:
        return Flow.UNKNOWN
    return Flow.BOTH if len(ways) > 1 else FLOWS[ways.pop()]


def _support(directions: dict[Support, int]) -> tuple[Support, ...] | None:
    """Return the kinds; where the directions differ, those that are received.

    None where nothing is marked: easyNWK does not say whether anyone asked.
    """
    if not directions:
        return None
    differ = len(set(directions.values())) > 1
    return tuple(
        kind for kind, way in directions.items() if not (differ and way == GIVEN)
    )
