"""What the measures take for granted: the service's conventions, with a version.

A change here takes a new `VERSION`, which every snapshot records beside its measures.
None of it comes from a validated instrument.
"""

from collections.abc import Mapping

from netmap.model.codes import Frequency, Sector, Support

VERSION = 1

DAYS_OF_CONTACT: Mapping[Frequency, float] = {
    Frequency.DAILY: 30,
    Frequency.SEVERAL_WEEKLY: 13,
    Frequency.WEEKLY: 4.3,
    Frequency.MONTHLY: 1,
    Frequency.LESS: 0.25,
    Frequency.NONE: 0,
}
"""Contacts in 30 days for each answer. "Unknown" has no number."""

BANDS: tuple[tuple[int, int | None], ...] = (
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 4),
    (5, 8),
    (9, None),
)
"""The bands in which people are counted: first and last number, both included."""

KINDS_OF_HELP: tuple[Support, ...] = (
    Support.EMOTIONAL,
    Support.PRACTICAL,
    Support.FINANCIAL,
    Support.INFORMATION,
    Support.COMPANY,
)
"""The kinds of help that coverage looks at. Others are recorded, not counted here."""

SECTORS: tuple[Sector, ...] = tuple(Sector)
"""The parts of life offered: the K of every index of variety."""

FAMILY: tuple[Sector, ...] = (Sector.PARTNER, Sector.FAMILY)
FRIENDS: tuple[Sector, ...] = (Sector.FRIENDS,)
STATUTORY: tuple[Sector, ...] = (Sector.HEALTH, Sector.SERVICES)

CHILD_WORDS: tuple[str, ...] = (
    "adopted child",
    "adopted daughter",
    "adopted son",
    "child",
    "daughter",
    "son",
    "stepchild",
    "stepdaughter",
    "stepson",
)
"""The relations that make an alter a child of the participant, word for word."""


def band(count: int) -> str:
    """Return the band that a number of people falls into.

    Example:
        >>> band(0), band(3), band(12)
        ('0', '3 to 4', '9 or more')
    """
    first, last = next(
        (first, last) for first, last in BANDS if last is None or count <= last
    )
    if last is None:
        return f"{first} or more"
    return str(first) if first == last else f"{first} to {last}"
