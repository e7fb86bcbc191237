"""Measures: of a map in hand, and those that reviews were sealed with.

The statements are prepared once, over empty tables in memory that hold the map only
while it is measured: planning them takes longer than running them.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import duckdb

from netmap.measures.registry import MEASURES, NAMED, PARTS, READINGS, counting, naming
from netmap.model.codes import Reading
from netmap.model.network import Network
from netmap.model.snapshot import MeasureValue
from netmap.store.database import Cursor
from netmap.store.table import insert_rows, select_by

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
IN_HAND = "in hand"
"""The review id of the map in hand."""
ALL_READINGS = str([one.value for one in READINGS])
WIDTH = len(PARTS)
PLACES = {one.id: place for place, one in enumerate(MEASURES)}
Who = tuple[tuple[str, ...], ...]
Groups = set[tuple[str, ...]]


def of_network(network: Network, restricted: Iterable[str]) -> tuple[MeasureValue, ...]:
    """Return every measure of a map in each reading, with who is behind it.

    `restricted` holds the ids of the alters that a rule about contact touches.
    """
    with _Scales.lock:
        return _scales().weigh(network, restricted)


def as_sealed(
    cursor: Cursor, review_ids: Sequence[str]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return the measures that sealed reviews were sealed with, by review."""
    source = "measure_value WHERE review_id IN (SELECT unnest(?::VARCHAR[]))"
    found = select_by(cursor, MeasureValue, "review_id", source, [list(review_ids)])
    return {key: tuple(sorted(some, key=_place)) for key, some in found.items()}


class _Scales:
    """A connection in memory that holds one map while it is measured."""

    lock = threading.Lock()

    def __init__(self) -> None:
        # With two threads DuckDB 1.5.5 waits for ever on some maps in `naming`.
        self._cursor = duckdb.connect(":memory:", config={"threads": "1"})
        self._cursor.execute(HELD)
        # A plan that outlives its data must not take anything from what is there now.
        self._cursor.execute(f"SET disabled_optimizers = '{BOUND_TO_DATA}'")
        for name, statement in (("counting", counting), ("naming", naming)):
            whole = statement(WHOLE, SEALED, ALL_READINGS)
            self._cursor.execute(f"PREPARE {name} AS {whole}")

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
        who = _who(named)
        found = (value for row in counted for value in _given(row, who))
        return tuple(sorted(found, key=_place))

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
        insert_rows(self._cursor, table, [(IN_HAND, *row) for row in rows])


@cache
def _scales() -> _Scales:
    return _Scales()


def _place(value: MeasureValue) -> tuple[int, int, str]:
    """Where a value stands: by reading, then as the measures are listed."""
    place = PLACES.get(value.measure, len(PLACES))
    return READINGS.index(value.reading), place, value.measure


def _given(
    row: tuple[Any, ...], who: Mapping[tuple[str, Reading], Who]
) -> Iterator[MeasureValue]:
    """Yield each measure that is given in the reading of one row of `counting`."""
    reading = Reading(row[1])
    for place, measure in enumerate(MEASURES):
        if reading in measure.readings:
            value, basis, asked = row[2 + place * WIDTH : 2 + (place + 1) * WIDTH]
            yield MeasureValue(
                measure=measure.id,
                version=measure.version,
                value=value,
                basis=basis,
                asked=asked,
                reading=reading,
                who=who.get((measure.id, reading), ()),
            )


def _who(rows: Iterable[tuple[Any, ...]]) -> Mapping[tuple[str, Reading], Who]:
    """Gather who is behind each measure, the largest groups first, then by id."""
    found: dict[tuple[str, Reading], Groups] = {}
    for _, reading, *groups in rows:
        for measure, some in zip(NAMED, groups, strict=True):
            if some and reading in measure.readings:
                key = measure.id, Reading(reading)
                found.setdefault(key, set()).update(tuple(ids) for ids in some)
    return {
        key: tuple(sorted(some, key=lambda ids: (-len(ids), ids)))
        for key, some in found.items()
    }
