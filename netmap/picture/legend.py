"""The legend: what is on this map and nothing else, in the participant's words."""

from collections.abc import Iterator, Mapping, Sequence

from netmap.model.codes import Flow
from netmap.picture.marks import Chapter, Entry
from netmap.picture.tie import Shown
from netmap.words import picture as words

GIVING = frozenset({Flow.BOTH, Flow.TO_PARTICIPANT, Flow.FROM_PARTICIPANT})


def legend_of(everyone: Sequence[Shown], *, linked: bool) -> tuple[Chapter, ...]:
    """Return the chapters of the legend that have something to explain."""
    chapters = {
        "quality": _coded(
            "quality", words.QUALITIES, {one.quality.value for one in everyone}
        ),
        "strength": _coded(
            "strength", words.STRENGTHS, {_strength(one) for one in everyone}
        ),
        "contact": _marked(_contact(everyone, linked=linked)),
        "who": (
            *_coded("kind", words.KINDS, {one.alter.kind.value for one in everyone}),
            *_marked(_who(everyone)),
        ),
        "wish": (
            *_coded("wish", words.WISHES, {one.wish.wish.value for one in everyone}),
            *_marked(_wishes(everyone)),
        ),
        "desk": _marked(_desk(everyone)),
        "change": _marked(what for what in words.CHANGES if what in _changes(everyone)),
    }
    return tuple(
        Chapter(words.GROUPS[group], entries)
        for group, entries in chapters.items()
        if entries
    )


def _strength(one: Shown) -> str:
    """A line that is cut, or whose quality nobody said, shows no strength."""
    return "" if one.absent or one.unsaid else one.tie.strength.value


def _coded(mark: str, labels: Mapping[str, str], used: set[str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{mark}:{code}", text) for code, text in labels.items() if code in used
    )


def _marked(marks: Iterator[str]) -> tuple[Entry, ...]:
    return tuple(Entry(mark, words.MARKS[mark]) for mark in marks)


def _contact(everyone: Sequence[Shown], *, linked: bool) -> Iterator[str]:
    if any(one.tie.flow in GIVING for one in everyone):
        yield "arrow"
    if any(one.absent for one in everyone):
        yield "absent"
    if any(one.to_ask for one in everyone):
        yield "to_ask"
    if linked:
        yield "link"


def _who(everyone: Sequence[Shown]) -> Iterator[str]:
    if any(one.alter.paid for one in everyone):
        yield "paid"
    if any(one.tie.key_person for one in everyone):
        yield "key"


def _wishes(everyone: Sequence[Shown]) -> Iterator[str]:
    asked = [one.wish for one in everyone if one.wish.wish in words.WISHES]
    if any(not wish.confirmed for wish in asked):
        yield "unconfirmed"


def _changes(everyone: Sequence[Shown]) -> set[str]:
    return {one.change for one in everyone}


def _desk(everyone: Sequence[Shown]) -> Iterator[str]:
    if any(one.rules for one in everyone):
        yield "rule"
    if any(one.two_views for one in everyone):
        yield "two_views"
    if any(one.workers_view for one in everyone):
        yield "workers_view"


def together(*legends: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return one legend for several maps: each chapter and entry once, in its order."""
    gathered: dict[str, dict[str, Entry]] = {
        title: {} for title in words.GROUPS.values()
    }
    for chapter in (chapter for legend in legends for chapter in legend):
        entries = gathered.setdefault(chapter.title, {})
        entries.update({entry.mark: entry for entry in chapter.entries})
    return tuple(
        Chapter(title, tuple(sorted(entries.values(), key=_place)))
        for title, entries in gathered.items()
        if entries
    )


_CODED: Mapping[str, Mapping[str, str]] = {
    "quality": words.QUALITIES,
    "strength": words.STRENGTHS,
    "kind": words.KINDS,
    "wish": words.WISHES,
}
_ORDER = [
    *(f"{mark}:{code}" for mark, labels in _CODED.items() for code in labels),
    *words.MARKS,
]


def _place(entry: Entry) -> int:
    """Return where an entry stands: codes in the order of their list, then marks."""
    return _ORDER.index(entry.mark)
