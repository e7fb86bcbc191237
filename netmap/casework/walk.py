"""The walk round the parts of life: what was said of each, and "nobody". All pure."""

from netmap.errors import SomebodyHere
from netmap.model.base import Value
from netmap.model.codes import Sector, Standing
from netmap.model.edits import Change, Edit
from netmap.model.network import Alter, Network
from netmap.picture.tie import DRAWN


class Walked(Value):
    """The sectors by what was said of them, each in the order of the map.

    `people` have somebody or something drawn in them; of `nobody` the participant said
    that there is nobody; of the `unasked` neither is so. Each sector is in one of them.
    """

    people: tuple[Sector, ...]
    nobody: tuple[Sector, ...]
    unasked: tuple[Sector, ...]


def walked(network: Network) -> Walked:
    """Return what was said of each sector so far."""
    drawn = {alter.sector for alter in _drawn(network)}
    nobody = set(network.review.nobody_in) - drawn
    return Walked(
        people=_in_order(drawn),
        nobody=_in_order(nobody),
        unasked=_in_order(set(Sector) - drawn - nobody),
    )


def drawn_in(network: Network, sector: Sector) -> tuple[Alter, ...]:
    """Return who and what is drawn in a sector, by name."""
    here = (alter for alter in _drawn(network) if alter.sector == sector)
    return tuple(sorted(here, key=lambda alter: alter.name.casefold()))


def nobody(network: Network, sector: Sector, *, said: bool) -> Edit:
    """Keep the answer that nobody is in a sector, or take it back.

    Raises:
        SomebodyHere: it is said of a sector where somebody is drawn.
    """
    if said and sector in walked(network).people:
        raise SomebodyHere
    held = network.review.nobody_in
    if said == (sector in held):
        return ()
    others = {one for one in held if one != sector}
    return _answered(held, _in_order(others | {sector} if said else others))


def somebody(network: Network, sector: Sector, standing: Standing) -> Edit:
    """Take "nobody" back of a sector that someone of this standing comes into.

    Who is not drawn leaves the answer as it was: someone who died is not here now.
    """
    held = network.review.nobody_in
    if sector not in held or standing not in DRAWN:
        return ()
    return _answered(held, tuple(one for one in held if one != sector))


def _drawn(network: Network) -> tuple[Alter, ...]:
    standing = {tie.alter_id: tie.standing for tie in network.ties}
    return tuple(one for one in network.alters if standing[one.alter_id] in DRAWN)


def _answered(before: tuple[Sector, ...], after: tuple[Sector, ...]) -> Edit:
    return (
        Change(
            part="review",
            key="review",
            before={"nobody_in": [one.value for one in before]},
            after={"nobody_in": [one.value for one in after]},
        ),
    )


def _in_order(sectors: set[Sector]) -> tuple[Sector, ...]:
    return tuple(one for one in Sector if one in sectors)
