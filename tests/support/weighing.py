"""Measuring in tests: small maps built from rows, and many maps at once."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

import duckdb
import igraph
import networkx as nx

from netmap.measures.registry import counting
from netmap.model.codes import Reading
from netmap.model.network import Network
from netmap.model.snapshot import MeasureValue
from netmap.store import measures
from netmap.store.measures import HELD, SEALED, WHOLE

NUMBERS = count()
OF_ALTER = {"kind", "sector", "relation", "paid", "household"}
Rows = Sequence[dict[str, Any]]
Asked = Iterable[tuple[str, str, bool]]


def drawn(alters: Rows, links: Asked = (), nobody_in: Sequence[str] = ()) -> Network:
    """Return a map of these alters; each row holds fields of alter and tie."""
    where = {"sector": "family", "angle": 0, "distance": 1}
    return Network.model_validate(
        {
            "review": {
                "review_id": f"r-{next(NUMBERS)}",
                "participant_id": "p",
                "number": 1,
                "held_on": "2026-11-09",
                "nobody_in": nobody_in,
            },
            "alters": [
                {
                    "alter_id": one["alter_id"],
                    "name": one["alter_id"],
                    **where,
                    **{key: one[key] for key in OF_ALTER & one.keys()},
                }
                for one in alters
            ],
            "ties": [
                {key: one[key] for key in one.keys() - OF_ALTER} for one in alters
            ],
            "links": [
                {"first": min(one, two), "second": max(one, two), "knows": knows}
                for one, two, knows in links
            ],
        }
    )


def weighed(
    network: Network,
    restricted: Iterable[str] = (),
    reading: Reading = Reading.ALL,
) -> dict[str, MeasureValue]:
    """Return the measures of a map in one reading, by id."""
    found = measures.of_network(network, restricted)
    return {one.measure: one for one in found if one.reading == reading}


def numbers(
    network: Network,
    restricted: Iterable[str] = (),
    reading: Reading = Reading.ALL,
) -> dict[str, float | None]:
    """Return the value of each measure of a map in one reading, by id."""
    found = weighed(network, restricted, reading)
    return {name: one.value for name, one in found.items()}


class Bare:
    """Bare rows of many small graphs, measured together by the statement itself."""

    def __init__(self) -> None:
        self._cursor = duckdb.connect(":memory:", config={"threads": "2"})
        self._cursor.execute(HELD)

    def weigh(
        self, sizes: Sequence[int], links: Iterable[tuple[int, int, int, bool]]
    ) -> list[dict[str, float | None]]:
        """Return the measures of maps with so many alters; links say map and ends."""
        self._cursor.execute("BEGIN")
        try:
            self._fill(sizes, list(links))
            self._cursor.execute(counting(WHOLE, SEALED), {"readings": ["all"]})
            names = [column[0] for column in self._cursor.description or ()]
            rows = self._cursor.fetchall()
        finally:
            self._cursor.execute("ROLLBACK")
        by_map = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
        return [by_map[str(place)] for place in range(len(sizes))]

    def _fill(
        self, sizes: Sequence[int], links: list[tuple[int, int, int, bool]]
    ) -> None:
        self._cursor.execute(
            "INSERT INTO review SELECT unnest(range(?))::VARCHAR, []", [len(sizes)]
        )
        of_map = [place for place, size in enumerate(sizes) for _ in range(size)]
        number = [one for size in sizes for one in range(size)]
        self._cursor.execute(
            "INSERT INTO map_alter SELECT unnest(?::INT[])::VARCHAR, "
            "unnest(?::INT[])::VARCHAR, 'person', 'family', '', false, 'yes'",
            [of_map, number],
        )
        self._cursor.execute(
            "INSERT INTO map_tie SELECT review_id, alter_id, 'current', 'supportive', "
            "'supportive', 'weekly', 'both', NULL FROM map_alter"
        )
        columns = [list(one) for one in zip(*links, strict=True)] or [[], [], [], []]
        self._cursor.execute(
            "INSERT INTO map_link SELECT unnest(?::INT[])::VARCHAR, "
            "unnest(?::INT[])::VARCHAR, unnest(?::INT[])::VARCHAR, unnest(?::BOOL[])",
            columns,
        )


def by_networkx(size: int, known: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Return what networkx says of a map: alters linked so, ego tied to all."""
    alters: nx.Graph[int] = nx.Graph()
    alters.add_nodes_from(range(size))
    alters.add_edges_from(known)
    whole = alters.copy()
    whole.add_edges_from((-1, one) for one in range(size))
    parts = list(nx.connected_components(alters))
    effective = nx.effective_size(whole, nodes=[-1])[-1]
    return {
        "links": alters.number_of_edges(),
        "density_of_all": nx.density(alters),
        "circles": len(parts),
        "largest_circle": max(map(len, parts)) / size,
        "unlinked": nx.number_of_isolates(alters),
        "mean_degree": 2 * alters.number_of_edges() / size,
        "largest_degree": max(degree for _, degree in alters.degree),
        "constraint": nx.constraint(whole, [-1])[-1],
        "effective_size": effective,
        "efficiency": effective / size,
    }


def by_igraph(size: int, known: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Return what igraph says of the same map."""
    alters = igraph.Graph(n=size, edges=list(known))
    ties = [(size, one) for one in range(size)]
    whole = igraph.Graph(n=size + 1, edges=[*known, *ties])
    parts = alters.connected_components()
    found = {
        "links": alters.ecount(),
        "circles": len(parts),
        "largest_circle": max(parts.sizes()) / size,
        "unlinked": alters.degree().count(0),
        "mean_degree": igraph.mean(alters.degree()),
        "largest_degree": alters.maxdegree(),
        "constraint": whole.constraint([size])[0],
    }
    if size > 1:
        reached = sum(one * (one - 1) for one in parts.sizes())
        found["density_of_all"] = alters.density()
        found["fragmentation"] = 1 - reached / (size * (size - 1))
    return found
