"""How close the participant puts someone: four rings around the centre of the map."""

from itertools import pairwise

RINGS = (0.35, 0.54, 0.73, 0.91)
"""How far out the four rings are; ring 1 is the closest."""
LIMITS = tuple((near + far) / 2 for near, far in pairwise(RINGS))
"""Where one ring ends and the next begins."""


def ring_of(distance: float) -> int:
    """Return the ring, 1 (closest) to 4, that a distance from the centre lies in.

    Example:
        >>> ring_of(0.35), ring_of(1.0)
        (1, 4)
    """
    return 1 + sum(distance > limit for limit in LIMITS)
