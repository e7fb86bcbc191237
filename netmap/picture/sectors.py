"""The fixed wedges in which the parts of a life stand around the participant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from netmap.model.codes import Sector

FULL_TURN = 360.0
START = 345.0
"""Where the first wedge begins, in degrees clockwise: partner straddles the top."""
WIDTHS: tuple[tuple[Sector, float], ...] = (
    (Sector.PARTNER, 30.0),
    (Sector.FAMILY, 65.0),
    (Sector.FRIENDS, 45.0),
    (Sector.NEIGHBOURS, 25.0),
    (Sector.WORK, 30.0),
    (Sector.GROUPS, 35.0),
    (Sector.ONLINE, 25.0),
    (Sector.PLACES, 20.0),
    (Sector.HEALTH, 30.0),
    (Sector.SERVICES, 55.0),
)


@dataclass(frozen=True, slots=True)
class Wedge:
    """A slice of the map in degrees clockwise from the top.

    `start` belongs to the wedge and `start + width` does not; a wedge may run past the
    top. `tinted` says whether it carries the faint alternating ground.
    """

    start: float
    width: float
    tinted: bool

    @property
    def middle(self) -> float:
        """The angle half way across, in [0, 360)."""
        return (self.start + self.width / 2) % FULL_TURN

    @property
    def end(self) -> float:
        """The angle where the next wedge begins, in [0, 360)."""
        return (self.start + self.width) % FULL_TURN

    def across(self, share: float) -> float:
        """Return the angle at a share of the width: 0 the start, 1 the end."""
        return (self.start + self.width * share) % FULL_TURN

    def holds(self, angle: float) -> bool:
        """Say whether an angle in degrees lies within the wedge.

        Example:
            >>> WEDGES[Sector.PARTNER].holds(0), WEDGES[Sector.PARTNER].holds(15)
            (True, False)
        """
        return (angle - self.start) % FULL_TURN < self.width


def _wedges() -> Iterator[tuple[Sector, Wedge]]:
    start = START
    for number, (sector, width) in enumerate(WIDTHS):
        yield sector, Wedge(start % FULL_TURN, width, number % 2 == 0)
        start += width


WEDGES: Mapping[Sector, Wedge] = MappingProxyType(dict(_wedges()))


def sector_at(angle: float) -> Sector:
    """Return the sector whose wedge holds an angle in degrees.

    Example:
        >>> sector_at(20.0).value, sector_at(359.9).value
        ('family', 'partner')
    """
    return next(sector for sector, wedge in WEDGES.items() if wedge.holds(angle))
