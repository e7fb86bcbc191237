"""The pointer of a claim: which one record of a snapshot it rests on."""

import re
from typing import NamedTuple, Self

SHAPE = re.compile(r"(?P<part>[a-z_]+)\[(?P<key>[A-Za-z0-9_.:-]+)\]")


class Pointer(NamedTuple):
    """One record of a snapshot: a part of the map or a kind of fact, and its id.

    `part` is review, tie or wish, or the kind of a case fact such as explanation.

    Example:
        >>> str(Pointer("wish", "jo"))
        'wish[jo]'
        >>> Pointer.of("wish[jo]").key
        'jo'
    """

    part: str
    key: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the pointer that a text names.

        Raises:
            ValueError: it names no record.
        """
        found = SHAPE.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(found["part"], found["key"])

    def __str__(self) -> str:
        return f"{self.part}[{self.key}]"
