"""The picture in sentences, for who cannot see it."""

from collections import Counter
from collections.abc import Sequence

from netmap.picture.tie import Shown
from netmap.words import picture as words


def summary_of(everyone: Sequence[Shown], off_map: int) -> str:
    """Return how many alters the map shows and how the ties are, in sentences."""
    here = [one for one in everyone if not one.ghost]
    return words.told(
        [
            _opening(here),
            words.not_in_contact(sum(one.absent for one in here)),
            words.still_to_ask(sum(one.to_ask for one in here)),
            words.paid(sum(one.alter.paid for one in here)),
            words.ruled(sum(bool(one.rules) for one in here)),
            *(
                words.changed(what, sum(one.change == what for one in everyone))
                for what in words.CHANGES
            ),
            words.off_map(off_map),
        ]
    )


def _opening(everyone: Sequence[Shown]) -> str:
    if not everyone:
        return words.everyone(0)
    counts = Counter(one.quality.value for one in everyone)
    return f"{words.everyone(len(everyone))}: {words.qualities_counted(counts)}."


def told_of(one: Shown) -> str:
    """Return one alter in words: who, how the tie is, and what rules do to it."""
    who = [one.alter.name, one.alter.relation]
    parts = [
        ", ".join(part for part in who if part),
        one.quality_words,
        words.STRENGTHS[one.tie.strength],
        words.MARKS["absent"] if one.absent else "",
        words.MARKS["paid"] if one.alter.paid else "",
        words.MARKS["key"] if one.tie.key_person else "",
        words.MARKS["to_ask"] if one.to_ask else "",
        words.WISHES.get(one.wish.wish, ""),
        words.MARKS.get(one.change, ""),
        *one.rules,
    ]
    return words.sentences(parts)
