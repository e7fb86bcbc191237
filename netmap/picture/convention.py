"""How lines are drawn in a service: the same stroke means different things in others.

Sources: Hartman 1978 (strain is a zigzag); Scottish Government, National Risk
Framework (strain is dotted and crossed by hashes); Write Enough (strain is dotted).
Weak is dashed and strong is thick in all three, and who is not in contact has a cut
line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from netmap.model.codes import Convention

Form = Literal["zigzag", "crossed", "dotted"]


@dataclass(frozen=True, slots=True)
class Lines:
    """A named way to draw lines.

    `hard` is the form of what is hard on the participant. `absent_dotted` says whether
    the line of who is not in contact is dotted: not where dots mean strain.
    """

    convention: Convention
    hard: Form
    absent_dotted: bool


LINES: Mapping[Convention, Lines] = MappingProxyType(
    {
        one.convention: one
        for one in (
            Lines(Convention.ZIGZAG, "zigzag", absent_dotted=True),
            Lines(Convention.CROSSED, "crossed", absent_dotted=False),
            Lines(Convention.DOTTED, "dotted", absent_dotted=False),
        )
    }
)
USUAL = LINES[Convention.ZIGZAG]
