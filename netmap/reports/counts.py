"""What the measures say of a map: sentences with names, under plain headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from netmap.measures.configuration import band
from netmap.measures.measure import Measure
from netmap.measures.registry import MEASURES
from netmap.measures.relations import Relation
from netmap.model.base import Value
from netmap.model.codes import Reading
from netmap.model.snapshot import MeasureValue
from netmap.words import screen
from netmap.words.numbers import spoken_number, spoken_share

OTHER: Mapping[Reading, tuple[Reading, ...]] = {
    Reading.PERSONS: (Reading.PERSONS, Reading.ALL),
    Reading.PERSONS_UNPAID: (
        Reading.PERSONS_UNPAID,
        Reading.ALL_UNPAID,
        Reading.PERSONS,
        Reading.ALL,
    ),
    Reading.ALL: (Reading.ALL, Reading.PERSONS),
    Reading.ALL_UNPAID: (
        Reading.ALL_UNPAID,
        Reading.PERSONS_UNPAID,
        Reading.ALL,
        Reading.PERSONS,
    ),
}
"""Where to look for a measure that is not given in a reading: the nearest one first."""

WITHIN = dict.fromkeys(Relation, ", ") | {Relation.PAIR: " and "}
"""What stands between the names of one circle, or of one pair."""
SAID: tuple[Measure, ...] = tuple(one for one in MEASURES if one.said)
"""The measures that are told on screen, in their order."""


class Line(Value):
    """What one measure says: a sentence, and what it rests on, where that matters."""

    measure: Measure
    sentence: str
    basis: str = ""


class Card(Value):
    """What stands under one heading."""

    title: str
    lines: tuple[Line, ...]


def cards(
    found: Iterable[MeasureValue], reading: Reading, names: Mapping[str, str]
) -> tuple[Card, ...]:
    """Return what is said of a map in one reading; `names` gives each alter's name.

    A measure that is the same for each reading, or makes sense in some only, is told as
    it is there. One that was sealed in another version is left out: its sentence might
    not fit any more.
    """
    by_key = {(one.measure, one.reading): one for one in found}
    gathered: dict[str, list[Line]] = {}
    for measure in SAID:
        value = next(
            (
                by_key[measure.id, one]
                for one in OTHER[reading]
                if (measure.id, one) in by_key
            ),
            None,
        )
        if value and value.version == measure.version:
            line = _line(measure, value, names)
            gathered.setdefault(measure.card, []).append(line)
    return tuple(
        Card(title=title, lines=tuple(lines)) for title, lines in gathered.items()
    )


def _line(measure: Measure, value: MeasureValue, names: Mapping[str, str]) -> Line:
    if value.value is None:
        sentence = f"{measure.label}: {screen.NOT_ENOUGH.lower()}."
    else:
        sentence = _sentence(
            measure, value.value, _who(value.who, names, WITHIN[measure.relation])
        )
    return Line(
        measure=measure, sentence=sentence, basis=" ".join(_notes(measure, value))
    )


def _sentence(measure: Measure, value: float, who: str) -> str:
    said = measure.said
    if said is None:
        return ""
    near = round(value, 1) if measure.unit == "number" else value
    template = said.many
    if near in {0, 1}:
        template = (said.one if near else said.none) or said.many
    told = template.format(
        count=spoken_number(value), share=spoken_share(value), who=who
    )
    return told[0].upper() + told[1:]


def _who(groups: Sequence[Sequence[str]], names: Mapping[str, str], within: str) -> str:
    """Return names in a row; those of one circle or pair stay together."""
    told = [[names.get(one, one) for one in ids] for ids in groups]
    if all(len(ids) == 1 for ids in told):
        return ", ".join(ids[0] for ids in told)
    return "; ".join(within.join(ids) for ids in told)


def _notes(measure: Measure, value: MeasureValue) -> Iterator[str]:
    if measure.unit == "band" and value.value is not None:
        yield screen.BAND.format(band=band(int(value.value)))
    if value.asked is not None and value.basis != value.asked:
        of_people = measure.relation == Relation.MEMBER
        template = screen.BASIS if of_people else screen.BASIS_PAIRS
        yield template.format(basis=value.basis or 0, asked=value.asked)
