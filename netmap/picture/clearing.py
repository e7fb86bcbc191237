"""Labels that still meet something give way: they move, are shortened, or go.

What a label leaves out is in the panel, in the table and in the description.
"""

from collections.abc import Iterator, Sequence

from netmap.picture.label import Label, Spot, Written, beside, extent, short_name
from netmap.picture.plane import Box, around, overlap
from netmap.picture.seating import Guest

NARROWER = (138.0, 92.0, 58.0)
"""Pixels that a name on one line may take, tried from the widest."""
APART = 1.0
"""Pixels kept free between two labels."""


def cleared(
    guests: Sequence[Guest], labels: Sequence[Label], fixed: Sequence[Box]
) -> tuple[Label, ...]:
    """Return labels of which none meets another, another's disc, or a `fixed` box.

    Those that meet nothing stay as they are. The others keep as much as there is room
    for, in the order given.
    """
    bodies = [guest.body for guest in guests]
    taken: list[Box] = []
    found: dict[int, Label] = {}
    meeting = []
    for index, label in enumerate(labels):
        if _free(label.box, index, bodies, (*fixed, *_others(labels, index))):
            found[index] = label
            taken.append(label.box)
        else:
            meeting.append(index)
    for index in meeting:
        found[index] = _fitted(
            guests[index], labels[index], index, bodies, taken, fixed
        )
        if found[index].lines:
            taken.append(found[index].box)
    return tuple(found[index] for index in range(len(guests)))


def _fitted(
    guest: Guest,
    label: Label,
    index: int,
    bodies: Sequence[Box],
    taken: Sequence[Box],
    fixed: Sequence[Box],
) -> Label:
    blocked = (*fixed, *taken)
    for lines in shorter(label.lines):
        spots = sorted(beside(guest.body, extent(lines)), key=_oddness)
        for spot in spots:
            if _free(spot.box, index, bodies, blocked):
                return Label(lines, spot.box, spot.anchor)
    middle = guest.line[1]
    return Label((), around(middle, 0, 0), "middle")


def shorter(lines: tuple[Written, ...]) -> Iterator[tuple[Written, ...]]:
    """Yield a label, then shorter and shorter ones; a rule's words go last but one."""
    yield lines
    rules = tuple(line for line in lines if line.voice == "rule")
    notes = tuple(line for line in lines if line.voice == "note")
    names = tuple(line for line in lines if line.voice == "name")
    yield (*names, *notes, *rules)
    name = " ".join(line.words for line in names)
    for kept in ((*notes, *rules), rules, ()):
        for limit in NARROWER:
            yield (short_name(name, limit), *kept)


def _oddness(spot: Spot) -> float:
    return spot.oddness


def _others(labels: Sequence[Label], index: int) -> Iterator[Box]:
    return (one.box for other, one in enumerate(labels) if other != index)


def _free(box: Box, index: int, bodies: Sequence[Box], blocked: Sequence[Box]) -> bool:
    wide = box.grown(APART)
    if any(overlap(wide, other) for other in blocked):
        return False
    return not any(
        overlap(wide, body) for other, body in enumerate(bodies) if other != index
    )
