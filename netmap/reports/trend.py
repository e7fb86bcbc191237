"""How the measures went over all reviews of one participant: numbers, words, gaps."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Literal

from netmap.measures.measure import Measure, Unit
from netmap.model.base import Number, Value
from netmap.model.codes import Reading
from netmap.model.snapshot import MeasureValue
from netmap.picture.trend import Chart, ChartPoint
from netmap.reports.counts import OTHER, SAID
from netmap.reports.table import Table
from netmap.words import screen
from netmap.words import trend as words
from netmap.words.numbers import spoken_number, spoken_share

DRAWN: Mapping[Unit, Literal["count", "share", "sign"]] = {
    "count": "count",
    "band": "count",
    "number": "count",
    "share": "share",
    "sign": "sign",
}
"""On which scale a measure is drawn, by its unit."""


class Moment(Value):
    """One review: its day, its number, and what it measured in each reading."""

    held_on: date
    number: Number
    measures: tuple[MeasureValue, ...]


class Series(Value):
    """One measure over all reviews.

    `values` has a number for each review as it was sealed, or None where there was not
    enough to say, nothing was counted, or it was counted in another version of the
    measure; `said` says each of them in words. `other_version` tells that a review was
    left out for its version.
    """

    measure: Measure
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    other_version: bool


class Trend(Value):
    """All measures over all reviews, in the order they were held.

    `intervals` is a sentence about the time between them; it is empty for one review.
    """

    days: tuple[date, ...]
    numbers: tuple[int, ...]
    intervals: str
    series: tuple[Series, ...]


def trend(moments: Iterable[Moment], reading: Reading) -> Trend:
    """Return how the measures on screen went, in one reading.

    A measure that does not come in this reading is taken in the nearest one, the same
    one for all reviews. It is left out where no review has a value.
    """
    ordered = sorted(moments, key=lambda one: (one.held_on, one.number))
    days = tuple(one.held_on for one in ordered)
    found = [{(one.measure, one.reading): one for one in m.measures} for m in ordered]
    return Trend(
        days=days,
        numbers=tuple(one.number for one in ordered),
        intervals=words.intervals([(to - since).days for since, to in pairwise(days)]),
        series=tuple(_all_series(found, reading)),
    )


def trend_table(shown: Trend) -> Table:
    """Return the trend as a table: a row for each measure, a column for each review."""
    reviews = zip(shown.numbers, shown.days, strict=True)
    return Table(
        columns=(words.MEASURE, *(words.review_heading(*one) for one in reviews)),
        rows=tuple((one.measure.label, *one.said) for one in shown.series),
    )


def charts(shown: Trend) -> tuple[Chart, ...]:
    """Return what to draw: one chart for each series, in the same order."""
    return tuple(
        Chart(
            title=one.measure.label,
            points=tuple(_points(one, shown.days)),
            unit=DRAWN[one.measure.unit],
        )
        for one in shown.series
    )


def _all_series(
    found: Iterable[Mapping[tuple[str, Reading], MeasureValue]], reading: Reading
) -> Iterator[Series]:
    maps = tuple(found)
    for measure in SAID:
        nearest = next(one for one in OTHER[reading] if one in measure.readings)
        series = _series(measure, [one.get((measure.id, nearest)) for one in maps])
        if any(value is not None for value in series.values):
            yield series


def _series(measure: Measure, found: Iterable[MeasureValue | None]) -> Series:
    cells = tuple(found)
    return Series(
        measure=measure,
        values=tuple(_value(measure, one) for one in cells),
        said=tuple(_said(measure, one) for one in cells),
        other_version=any(one and one.version != measure.version for one in cells),
    )


def _value(measure: Measure, one: MeasureValue | None) -> float | None:
    return one.value if one and one.version == measure.version else None


def _said(measure: Measure, one: MeasureValue | None) -> str:
    if one is None:
        return words.NOT_COUNTED
    if one.version != measure.version:
        return words.OTHER_VERSION
    if one.value is None:
        return screen.NOT_ENOUGH.lower()
    return _in_words(measure, one.value)


def _in_words(measure: Measure, value: float) -> str:
    if measure.unit == "sign":
        # The label asks "a partner in the same home"; the sign is that there is none.
        return words.NO if value else words.YES
    return spoken_share(value) if measure.unit == "share" else spoken_number(value)


def _points(series: Series, days: Iterable[date]) -> Iterator[ChartPoint]:
    for day, value, said in zip(days, series.values, series.said, strict=True):
        if value is None:
            yield ChartPoint(day, None, said)
        else:
            short = words.short_share(value) if series.measure.unit == "share" else said
            yield ChartPoint(day, _drawn(series.measure, value), said, short)


def _drawn(measure: Measure, value: float) -> float:
    """Return a value as it is drawn: a sign by the answer to its label, yes as 1."""
    return 1 - value if measure.unit == "sign" else value
