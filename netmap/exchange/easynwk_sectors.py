"""Where someone on an easyNWK map stands in netmap: sector and angle.

easyNWK has four sectors, each a quarter of the map; netmap has ten. The quarter says
the sector, and a role that says it plainly ("Lebensgefährt*in", "neighbor", "Ärzt*in")
makes it finer. Within a sector the order around the map stays.
"""

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from netmap.model.codes import Sector
from netmap.picture.sectors import WEDGES

QUARTER = 90.0
MARGIN = 0.05


class Quarter(Enum):
    """A sector of easyNWK; its value is where it begins, going clockwise."""

    FAMILY = 90.0
    PROFESSIONALS = 0.0
    COLLEAGUES = -90.0
    FRIENDS = 180.0


HOME: Mapping[Quarter, Sector] = MappingProxyType(
    {
        Quarter.FAMILY: Sector.FAMILY,
        Quarter.PROFESSIONALS: Sector.SERVICES,
        Quarter.COLLEAGUES: Sector.WORK,
        Quarter.FRIENDS: Sector.FRIENDS,
    }
)
FINER: Mapping[Quarter, frozenset[Sector]] = MappingProxyType(
    {
        Quarter.FAMILY: frozenset({Sector.PARTNER}),
        Quarter.PROFESSIONALS: frozenset({Sector.HEALTH}),
        Quarter.COLLEAGUES: frozenset({Sector.PARTNER, Sector.GROUPS}),
        Quarter.FRIENDS: frozenset({Sector.PARTNER, Sector.NEIGHBOURS}),
    }
)
ENDING = re.compile(r"(?:[*:_/]-?)?in$")
ROLES: Mapping[Sector, frozenset[str]] = MappingProxyType(
    {
        Sector.PARTNER: frozenset(
            {"ehefrau", "ehemann", "ehepartner", "lebensgefährt", "lebensgefährte"}
            | {"lebenspartner", "partner", "wife", "husband", "life partner", "spouse"}
        ),
        Sector.NEIGHBOURS: frozenset({"nachbar", "neighbor", "neighbour"}),
        Sector.GROUPS: frozenset({"vereinskolleg", "vereinskollege"}),
        Sector.HEALTH: frozenset(
            {"ärzt", "arzt", "hausärzt", "hausarzt", "zahnärzt", "zahnarzt", "doctor"}
            | {"gp", "dentist", "psychiater", "psychiatrist", "pflegefachkraft"}
            | {"nurse", "nurse practitioner", "psychotherapeut", "psychotherapist"}
            | {"psychiotherapist", "psycholog", "psychologe", "pscholog"}
            | {"psychologist", "physiotherapeut", "physiotherapist"}
            | {"ergotherapeut", "occupational therapist"}
        ),
    }
)


def quarter_of(angle: float) -> Quarter:
    """Return the sector of easyNWK at its angle, -180 to 180."""
    if angle < 0:
        return Quarter.COLLEAGUES if angle < -QUARTER else Quarter.PROFESSIONALS
    return Quarter.FAMILY if angle < QUARTER else Quarter.FRIENDS


def sector_of(quarter: Quarter, role: str) -> Sector:
    """Return netmap's sector for someone with this role in a sector of easyNWK.

    A partner is one wherever they stand among family, friends or colleagues. For the
    rest the role only refines: a doctor among the friends stays a friend.

    Example:
        >>> sector_of(Quarter.FAMILY, "Lebensgefährt*in")
        <Sector.PARTNER: 'partner'>
        >>> sector_of(Quarter.PROFESSIONALS, "Ärzt*in")
        <Sector.HEALTH: 'health'>
    """
    plain = ENDING.sub("", role.strip().casefold())
    for sector in FINER[quarter]:
        if plain in ROLES[sector]:
            return sector
    return HOME[quarter]


def angle_of(angle: float, sector: Sector) -> float:
    """Return the angle in netmap's wedge for easyNWK's angle, order kept.

    easyNWK counts anticlockwise from the right, netmap clockwise from the top. A small
    margin keeps everyone inside the wedge.
    """
    share = (quarter_of(angle).value - angle) / QUARTER
    return WEDGES[sector].across(MARGIN + (1 - 2 * MARGIN) * share)
