"""Measures over maps: the same statements for one map in hand and for all in the store.

For one map the statements are prepared once, over empty tables in memory that hold the
map only while it is measured: planning them takes longer than running them.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import duckdb

from netmap.measures.registry import MEASURES, NAMED, PARTS, READINGS, counting, naming
from netmap.model.codes import Reading
from netmap.model.network import Network
from netmap.model.snapshot import MeasureValue
from netmap.store.database import Cursor
from netmap.store.table import readable

GIVEN = "SELECT unnest($reviews::VARCHAR[]) AS review_id"
RULED = (
    "SELECT unnest($ruled_in::VARCHAR[]) AS review_id, "
    "unnest($ruled::VARCHAR[]) AS alter_id"
)
SEALED = "SELECT review_id, alter_id FROM map_restricted"
HELD = """
CREATE TABLE review (review_id VARCHAR, nobody_in VARCHAR[]);
CREATE TABLE map_alter (
    review_id VARCHAR, alter_id VARCHAR, kind VARCHAR, sector VARCHAR,
    relation VARCHAR, paid BOOLEAN, household VARCHAR
);
CREATE TABLE map_tie (
    review_id VARCHAR, alter_id VARCHAR, standing VARCHAR, quality_participant VARCHAR,
    quality_worker VARCHAR, frequency VARCHAR, flow VARCHAR, support VARCHAR[]
);
CREATE TABLE map_link (
    review_id VARCHAR, first VARCHAR, second VARCHAR, knows BOOLEAN
);
CREATE TABLE map_restricted (review_id VARCHAR, alter_id VARCHAR);
"""
WHOLE = "SELECT review_id FROM review"
BOUND_TO_DATA = "statistics_propagation,compressed_materialization,empty_result_pullup"
IN_HAND = "'in hand'"
"""The review id of the map in hand."""
ALL_READINGS = str([one.value for one in READINGS])
WIDTH = len(PARTS)
PLACES = {one.id: place for place, one in enumerate(MEASURES)}
Who = tuple[tuple[str, ...], ...]
Groups = set[tuple[str, ...]]


class Measured(NamedTuple):
    """What one measure gave for one map in one reading; see `MeasureValue`."""

    measure: str
    version: int
    reading: Reading
    value: float | None
    basis: int | None
    asked: int | None


def of_network(network: Network, restricted: Iterable[str]) -> tuple[MeasureValue, ...]:
    """Return every measure of a map in each reading, with who is behind it.

    `restricted` holds the ids of the alters that a rule about contact touches.
    """
    with _Scales.lock:
        return _scales().weigh(network, restricted)


def of_reviews(
    cursor: Cursor, review_ids: Sequence[str], readings: Sequence[Reading] = READINGS
) -> Iterator[tuple[str, tuple[Measured, ...]]]:
    """Yield the measures of sealed reviews in these readings, without any names.

    They come review by review and reading by reading, in no particular order.
    """
    bound = {"reviews": list(review_ids), "readings": [one.value for one in readings]}
    cursor.execute(counting(GIVEN, SEALED), bound)
    while rows := cursor.fetchmany(1_000):
        for row in rows:
            yield row[0], tuple(_measured(row))


def of_drafts(
    cursor: Cursor, restricted: Mapping[str, Iterable[str]]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return every measure of many drafts, with who is behind it, by review.

    `restricted` holds, for each review, the alters that a rule about contact touches.
    """
    ruled = [(review_id, one) for review_id, ids in restricted.items() for one in ids]
    bound = {
        "reviews": list(restricted),
        "readings": [one.value for one in READINGS],
        "ruled_in": [review_id for review_id, _ in ruled],
        "ruled": [alter_id for _, alter_id in ruled],
    }
    counted = cursor.execute(counting(GIVEN, RULED), bound).fetchall()
    return _values(counted, cursor.execute(naming(GIVEN, RULED), bound).fetchall())


def as_sealed(
    cursor: Cursor, review_ids: Sequence[str]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return the measures that sealed reviews were sealed with, by review."""
    fields = list(MeasureValue.model_fields)
    rows = cursor.execute(
        f"SELECT review_id, {', '.join(fields)} FROM measure_value "
        "WHERE review_id IN (SELECT unnest(?::VARCHAR[]))",
        [list(review_ids)],
    ).fetchall()
    found: dict[str, list[MeasureValue]] = {}
    with readable():
        for review_id, *cells in rows:
            value = MeasureValue.model_validate(dict(zip(fields, cells, strict=True)))
            found.setdefault(review_id, []).append(value)
    return {key: tuple(sorted(some, key=_place)) for key, some in found.items()}


class _Scales:
    """A connection in memory that holds one map while it is measured."""

    lock = threading.Lock()

    def __init__(self) -> None:
        self._cursor = duckdb.connect(":memory:", config={"threads": "1"})
        self._cursor.execute(HELD)
        # A plan that outlives its data must not take anything from what is there now.
        self._cursor.execute(f"SET disabled_optimizers = '{BOUND_TO_DATA}'")
        for name, statement in (("counting", counting), ("naming", naming)):
            prepared = statement(WHOLE, SEALED).replace("$readings", ALL_READINGS)
            self._cursor.execute(f"PREPARE {name} AS {prepared}")

    def weigh(
        self, network: Network, restricted: Iterable[str]
    ) -> tuple[MeasureValue, ...]:
        self._cursor.execute("BEGIN")
        try:
            self._hold(network, restricted)
            counted = self._cursor.execute("EXECUTE counting").fetchall()
            named = self._cursor.execute("EXECUTE naming").fetchall()
        finally:
            self._cursor.execute("ROLLBACK")
        (found,) = _values(counted, named).values()
        return found

    def _hold(self, network: Network, restricted: Iterable[str]) -> None:
        alters = [
            (one.alter_id, one.kind, one.sector, one.relation, one.paid, one.household)
            for one in network.alters
        ]
        ties = [
            (
                one.alter_id,
                one.standing,
                one.quality_participant,
                one.quality_worker,
                one.frequency,
                one.flow,
                None if one.support is None else list(one.support),
            )
            for one in network.ties
        ]
        self._insert("review", [(list(network.review.nobody_in),)])
        self._insert("map_alter", alters)
        self._insert("map_tie", ties)
        links = [(one.first, one.second, one.knows) for one in network.links]
        self._insert("map_link", links)
        self._insert("map_restricted", [(one,) for one in restricted])

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            one = f"({IN_HAND}, {', '.join('?' * len(rows[0]))})"
            self._cursor.execute(
                f"INSERT INTO {table} VALUES {', '.join([one] * len(rows))}",
                [cell for row in rows for cell in row],
            )


@cache
def _scales() -> _Scales:
    return _Scales()


def _measured(row: tuple[Any, ...]) -> Iterator[Measured]:
    """Yield each measure that is given in the reading of one row of `counting`."""
    reading = Reading(row[1])
    for place, measure in enumerate(MEASURES):
        if reading in measure.readings:
            value, basis, asked = row[2 + place * WIDTH : 2 + (place + 1) * WIDTH]
            yield Measured(
                measure.id,
                measure.version,
                reading,
                None if value is None else float(value),
                basis,
                asked,
            )


def _place(value: MeasureValue) -> tuple[int, int, str]:
    """Where a value stands: by reading, then as the measures are listed."""
    place = PLACES.get(value.measure, len(PLACES))
    return READINGS.index(value.reading), place, value.measure


def _values(
    counted: Iterable[tuple[Any, ...]], named: Iterable[tuple[Any, ...]]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return the values of each map, with who is behind them, by review."""
    who = _who(named)
    found: dict[str, list[MeasureValue]] = {}
    for row in counted:
        values = found.setdefault(row[0], [])
        for one in _measured(row):
            behind = who.get((row[0], one.measure, one.reading), ())
            values.append(MeasureValue(**one._asdict(), who=behind))
    return {key: tuple(sorted(some, key=_place)) for key, some in found.items()}


def _who(
    rows: Iterable[tuple[Any, ...]],
) -> Mapping[tuple[str, str, Reading], Who]:
    """Gather who is behind each measure, the largest groups first, then by id."""
    found: dict[tuple[str, str, Reading], Groups] = {}
    for review_id, reading, *groups in rows:
        for measure, some in zip(NAMED, groups, strict=True):
            if some and reading in measure.readings:
                key = review_id, measure.id, Reading(reading)
                found.setdefault(key, set()).update(tuple(ids) for ids in some)
    return {
        key: tuple(sorted(some, key=lambda ids: (-len(ids), ids)))
        for key, some in found.items()
    }
