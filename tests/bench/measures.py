"""All measures: for one map of 25 alters, and for thousands beside igraph and networkx.

The judges do a part of the work: they build each map's graph, the participant in it,
and compute one measure, constraint. netmap counts every measure in one reading.
"""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from math import log10
from pathlib import Path
from statistics import median

import duckdb
import igraph
import networkx as nx

from netmap.measures.registry import MEASURES, counting
from netmap.store import measures
from netmap.store.measures import HELD, SEALED, WHOLE
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated

TIMES = 100
BUDGET = 30
MAPS = (1_000, 10_000, 100_000, 1_000_000)
ALTERS = 20
SLICE = 100_000
"""As many maps as are measured in one statement; more would not fit into memory."""
JUDGED = 1_000
"""The maps that a judge measures; its time for more is taken as that many times it."""
MEGABYTE = 1_000
FILL = (
    "INSERT INTO review SELECT md5(i::VARCHAR), [] FROM range($maps) AS one(i)",
    """INSERT INTO map_alter SELECT md5(i::VARCHAR), 'a-' || j,
        ['person', 'person', 'person', 'group'][(1 + hash(i, j, 1) % 4)::INT],
        ['family', 'friends', 'work', 'services'][(1 + hash(i, j, 2) % 4)::INT], '',
        hash(i, j, 3) % 4 = 0, 'no'
    FROM range($maps) AS one(i), range($alters) AS two(j)""",
    """INSERT INTO map_tie SELECT md5(i::VARCHAR), 'a-' || j, 'current',
        ['supportive', 'mixed', 'detrimental'][(1 + hash(i, j, 4) % 3)::INT], 'unknown',
        ['daily', 'weekly', 'less'][(1 + hash(i, j, 5) % 3)::INT], 'both',
        CASE hash(i, j, 6) % 3 WHEN 0 THEN ['emotional'] WHEN 1 THEN [] END
    FROM range($maps) AS one(i), range($alters) AS two(j)""",
    """INSERT INTO map_link SELECT md5(i::VARCHAR), 'a-' || a, 'a-' || b,
        hash(i, a, b) % 5 = 0
    FROM range($maps) AS one(i), range($alters) AS two(a), range($alters) AS three(b)
    WHERE a < b AND hash(i, a, b) % 5 < 2""",
    """INSERT INTO map_restricted SELECT md5(i::VARCHAR), 'a-' || i % $alters
    FROM range($maps) AS one(i)""",
)


def readings(folder: Path) -> Iterator[Reading]:
    """Give the measures of one map, then of more and more maps, beside the judges."""
    network = generated.network("p-one", 1, 25)
    measures.of_network(network, [])
    times = repeated(lambda: measures.of_network(network, ["a-003"]), TIMES)
    yield timed(
        f"{len(MEASURES)} measures, 4 readings, names, one map", times, budget=BUDGET
    )
    yield from _growth(folder / "many.duckdb")


def _growth(path: Path) -> Iterator[Reading]:
    before = None
    for maps in MAPS:
        seconds = _measured(path, maps)
        judges = _judged(_igraph), _judged(_networkx)
        ratios = [seconds / (one * maps / JUDGED) for one in judges]
        note = f"{ratios[0]:.2f}× igraph, {ratios[1]:.4f}× networkx"
        if before:
            note += f"; growth exponent {log10(seconds / before):.2f}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        yield timed(
            f"every measure, {maps:,} maps", [seconds], note=f"{note}; {peak:,.0f} MB"
        )
        before = seconds


def _measured(path: Path, maps: int) -> float:
    """Return the milliseconds for every measure of so many maps, median of three."""
    path.unlink(missing_ok=True)
    with duckdb.connect(
        str(path), config={"threads": "2", "memory_limit": "6GB"}
    ) as cursor:
        for one in HELD.strip().split(";\n"):
            cursor.execute(one)
        for statement in FILL:
            cursor.execute(
                statement,
                {
                    key: value
                    for key, value in (("maps", maps), ("alters", ALTERS))
                    if f"${key}" in statement
                },
            )
        cursor.execute("CHECKPOINT")
        times = 3 if maps <= 100_000 else 1
        return median(_counted(cursor, maps) for _ in range(times))


def _counted(cursor: duckdb.DuckDBPyConnection, maps: int) -> float:
    began = time.perf_counter()
    for start in range(0, maps, SLICE):
        some = f"{WHOLE} WHERE rowid BETWEEN {start} AND {start + SLICE - 1}"
        cursor.execute(counting(some, SEALED), {"readings": ["persons"]})
        while cursor.fetchmany(10_000):
            pass
    return (time.perf_counter() - began) * 1_000


Edges = list[tuple[int, int]]


def _judged(judge: Callable[[Sequence[Edges]], None]) -> float:
    """Return the milliseconds a judge takes for `JUDGED` graphs of the same make."""
    graphs = [
        [
            (one, two)
            for one in range(ALTERS)
            for two in range(one + 1, ALTERS)
            if hash((place, one, two)) % 5 == 0
        ]
        for place in range(JUDGED)
    ]
    few = graphs if judge is _igraph else graphs[:100]
    began = time.perf_counter()
    judge(few)
    return (time.perf_counter() - began) * 1_000 * JUDGED / len(few)


def _igraph(graphs: Sequence[Edges]) -> None:
    spokes = [(ALTERS, one) for one in range(ALTERS)]
    for edges in graphs:
        igraph.Graph(n=ALTERS + 1, edges=edges + spokes).constraint([ALTERS])


def _networkx(graphs: Sequence[Edges]) -> None:
    spokes = [(ALTERS, one) for one in range(ALTERS)]
    for edges in graphs:
        nx.constraint(nx.Graph(edges + spokes), [ALTERS])
