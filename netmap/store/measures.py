"""Measures: of a map in hand, and those that reviews were sealed with.

The statements are prepared once, over empty tables in memory that hold maps only while
they are measured: planning them takes longer than running them. What was measured last
is remembered with what was counted, in this process alone.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

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
ALL_READINGS = str([one.value for one in READINGS])
WIDTH = len(PARTS)
PLACES = {one.id: place for place, one in enumerate(MEASURES)}
_one_by_one = threading.Lock()
REMEMBERED = 128
"""Maps whose measures are kept: a page is drawn far more often than a map changes."""
Rows = tuple[tuple[str, tuple[tuple[object, ...], ...]], ...]
"""All that is measured: for each table of `HELD`, its rows."""
Who = tuple[tuple[str, ...], ...]
Groups = set[tuple[str, ...]]


class Weighed(NamedTuple):
    """A map to measure, and the ids of the alters that a rule about contact touches."""

    network: Network
    restricted: Iterable[str]


def of_network(network: Network, restricted: Iterable[str]) -> tuple[MeasureValue, ...]:
    """Return every measure of a map in each reading, with who is behind it.

    `restricted` holds the ids of the alters that a rule about contact touches.
    """
    return _of_one(network.review.review_id, _rows([Weighed(network, restricted)]))


def of_networks(
    maps: Sequence[Weighed], *, who: bool = True
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return every measure of each map in each reading, by review.

    Who is behind a measure is found out only where `who` says so: it takes as long as
    the measures.
    """
    return _work_out(_rows(maps), who=who)


@lru_cache(maxsize=REMEMBERED)
def _of_one(review_id: str, rows: Rows) -> tuple[MeasureValue, ...]:
    return _work_out(rows, who=True)[review_id]


def _work_out(rows: Rows, *, who: bool) -> dict[str, tuple[MeasureValue, ...]]:
    with _one_by_one:
        cursor = _prepared()
        cursor.execute("BEGIN")
        try:
            for table, some in rows:
                insert_rows(cursor, table, some)
            counted = cursor.execute("EXECUTE counting").fetchall()
            named = cursor.execute("EXECUTE naming").fetchall() if who else []
        finally:
            cursor.execute("ROLLBACK")
    behind = _who(named)
    found: dict[str, list[MeasureValue]] = {}
    for row in counted:
        found.setdefault(row[0], []).extend(_given(row, behind))
    return {key: tuple(sorted(some, key=_place)) for key, some in found.items()}


def as_sealed(
    cursor: Cursor, review_ids: Sequence[str]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return the measures that sealed reviews were sealed with, by review."""
    source = "measure_value WHERE review_id IN (SELECT unnest(?::VARCHAR[]))"
    found = select_by(cursor, MeasureValue, "review_id", source, [list(review_ids)])
    return {key: tuple(sorted(some, key=_place)) for key, some in found.items()}


@cache
def _prepared() -> Cursor:
    """Return a connection in memory that has its tables and has planned its work."""
    # With two threads DuckDB 1.5.5 waits for ever on some maps in `naming`.
    cursor = duckdb.connect(":memory:", config={"threads": "1"})
    cursor.execute(HELD)
    # A plan that outlives its data must not take anything from what is there now.
    cursor.execute(f"SET disabled_optimizers = '{BOUND_TO_DATA}'")
    for name, statement in (("counting", counting), ("naming", naming)):
        whole = statement(WHOLE, SEALED, ALL_READINGS)
        cursor.execute(f"PREPARE {name} AS {whole}")
    return cursor


def _rows(maps: Sequence[Weighed]) -> Rows:
    """Return the rows that maps fill in the tables of `HELD`."""
    rows: dict[str, list[tuple[object, ...]]] = {}
    for network, restricted in maps:
        review = network.review.review_id
        told: dict[str, list[tuple[object, ...]]] = {
            "review": [(network.review.nobody_in,)],
            "map_alter": [
                (
                    one.alter_id,
                    one.kind,
                    one.sector,
                    one.relation,
                    one.paid,
                    one.household,
                )
                for one in network.alters
            ],
            "map_tie": [
                (
                    one.alter_id,
                    one.standing,
                    one.quality_participant,
                    one.quality_worker,
                    one.frequency,
                    one.flow,
                    one.support,
                )
                for one in network.ties
            ],
            "map_link": [(one.first, one.second, one.knows) for one in network.links],
            "map_restricted": [(one,) for one in sorted(restricted)],
        }
        for table, some in told.items():
            rows.setdefault(table, []).extend((review, *row) for row in some)
    return tuple((table, tuple(some)) for table, some in rows.items())


def _place(value: MeasureValue) -> tuple[int, int, str]:
    """Where a value stands: by reading, then as the measures are listed."""
    place = PLACES.get(value.measure, len(PLACES))
    return READINGS.index(value.reading), place, value.measure


def _given(
    row: tuple[Any, ...], behind: Mapping[tuple[object, ...], Who]
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
                who=behind.get((row[0], measure.id, reading), ()),
            )


def _who(rows: Iterable[tuple[Any, ...]]) -> Mapping[tuple[object, ...], Who]:
    """Gather who is behind each measure, the largest groups first, then by id."""
    found: dict[tuple[object, ...], Groups] = {}
    for review, reading, *groups in rows:
        for measure, some in zip(NAMED, groups, strict=True):
            if some and reading in measure.readings:
                key = review, measure.id, Reading(reading)
                found.setdefault(key, set()).update(tuple(ids) for ids in some)
    return {
        key: tuple(sorted(some, key=lambda ids: (-len(ids), ids)))
        for key, some in found.items()
    }
