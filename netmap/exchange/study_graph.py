"""A map of a study as a graph file: GraphML in and out, GEXF out.

A node is an alter with what a study tells of it; the person at the centre is no node,
and what is told of them stands with the graph. A line joins two alters who know each
other. Who was asked about and does not know whom stands with the node, as the other
alters' ids: an edge that says "no" would be drawn as a tie.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

import networkx as nx

from netmap.exchange.json_file import LARGEST, refuse
from netmap.exchange.study import Tables
from netmap.exchange.study_fields import MANY
from netmap.exchange.study_mapping import (
    EGO,
    FIRST,
    ID,
    SECOND,
    StudyMapping,
    own_mapping,
)
from netmap.exchange.study_table import Row, Table
from netmap.exchange.study_writing import (
    KEYS,
    Mapped,
    Written,
    left_out_of,
    rows_of,
    told_fields,
)

UNKNOWN_TO = "does_not_know"
KNOWS = "knows"
NUMBERS = frozenset({"angle", "distance"})
Cells = dict[str, str]


def write_graphml(one: Mapped, *, names: bool) -> str:
    """Return a map as GraphML, with all that a study tells of it."""
    file = io.BytesIO()
    nx.write_graphml_xml(_graph(one, names=names), file)
    return file.getvalue().decode()


def write_gexf(one: Mapped, *, names: bool) -> str:
    """Return a map as GEXF, with all that a study tells of its alters."""
    graph = _graph(one, names=names)
    graph.graph.clear()
    for told in graph.nodes.values():
        if "name" in told:
            told["label"] = told["name"]
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    return file.getvalue().decode()


def write_graphs(maps: Sequence[Mapped], form: str, *, names: bool) -> Written:
    """Return one file for each map, as "graphml" or "gexf", numbered in their order."""
    write = write_graphml if form == "graphml" else write_gexf
    files = {
        f"map-{number:04}.{form}": write(one, names=names)
        for number, one in enumerate(maps, start=1)
    }
    return Written(files, tuple(left_out_of(maps, names=names)))


def read_graphs(files: Sequence[tuple[str, bytes]]) -> Tables:
    """Return the maps in GraphML files, one each, as the tables of a study.

    A node is a row of alters with the columns `ego` and `id`, an edge one of ties with
    `ego`, `first` and `second`; their attributes are further columns, and those of the
    graph are the row of egos. A graph without `ego` is known by its file's name.

    Raises:
        FileRefused: a file cannot be read.
    """
    graphs = [(file, _read(file, content)) for file, content in files]
    return Tables(
        egos=_table("egos", KEYS["egos"], [_ego(*one) for one in graphs]),
        alters=_table(
            "alters", KEYS["alters"], [row for one in graphs for row in _nodes(*one)]
        ),
        ties=_table(
            "ties",
            (*KEYS["ties"], KNOWS),
            [row for one in graphs for row in _edges(*one)],
        ),
    )


def graph_mapping(tables: Tables) -> StudyMapping:
    """Return the mapping of graphs that netmap wrote, as far as it goes for these."""
    mapping = own_mapping(names=True, files={})
    sections = {}
    for name, table in zip(("egos", "alters", "ties"), tables, strict=True):
        section = getattr(mapping, name)
        known = {
            field: source
            for field, source in section.fields.items()
            if table and field in table.columns
        }
        sections[name] = section.model_copy(update={"fields": known})
    return mapping.model_copy(update=sections)


def _graph(one: Mapped, *, names: bool) -> "nx.Graph[str]":
    (ego,) = rows_of(one, "egos")
    graph: nx.Graph[str] = nx.Graph()
    graph.graph.update(_told(ego, {EGO, *told_fields("egos", names=names)}))
    columns = set(told_fields("alters", names=names))
    for row in rows_of(one, "alters"):
        graph.add_node(row[ID], **_told(row, columns))
    unknown: dict[str, list[str]] = {}
    for link in one.network.links:
        if link.knows:
            graph.add_edge(link.first, link.second)
        else:
            unknown.setdefault(link.first, []).append(link.second)
    for alter_id, others in unknown.items():
        graph.nodes[alter_id][UNKNOWN_TO] = MANY.join(others)
    return graph


def _told(row: Mapping[str, str], columns: set[str]) -> dict[str, str | float]:
    return {
        name: float(cell) if name in NUMBERS else cell
        for name, cell in row.items()
        if cell and name in columns
    }


def _read(file: str, content: bytes) -> "nx.Graph[str]":
    if len(content) > LARGEST:
        refuse("is larger than 50 MB", "A map is far smaller: check the file.", file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("is not text in UTF-8", "Save it as UTF-8.", file)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        refuse("declares a document type", "Take the line with <! out.", file)
    try:
        return nx.parse_graphml(text)
    except (nx.NetworkXError, ParseError, KeyError, ValueError, TypeError, IndexError):
        refuse("is not GraphML that netmap can read", "Export it again.", file)


def _ego(file: str, graph: "nx.Graph[str]") -> tuple[str, Cells]:
    return file, _cells(graph.graph) | {EGO: _ego_of(file, graph)}


def _ego_of(file: str, graph: "nx.Graph[str]") -> str:
    return _cells(graph.graph).get(EGO, PurePath(file).stem)


def _nodes(file: str, graph: "nx.Graph[str]") -> Iterator[tuple[str, Cells]]:
    ego = _ego_of(file, graph)
    for number, (node, told) in enumerate(graph.nodes.items(), start=1):
        cells = _cells(told)
        cells.pop(UNKNOWN_TO, None)
        yield f"{file}, node {number}", cells | {EGO: ego, ID: node}


def _edges(file: str, graph: "nx.Graph[str]") -> Iterator[tuple[str, Cells]]:
    ego = _ego_of(file, graph)
    for number, (first, second, told) in enumerate(graph.edges(data=True), start=1):
        cells = {KNOWS: "yes"} | _cells(told)
        yield f"{file}, edge {number}", cells | {EGO: ego, FIRST: first, SECOND: second}
    for number, (node, told) in enumerate(graph.nodes.items(), start=1):
        for other in filter(None, str(told.get(UNKNOWN_TO, "")).split(MANY)):
            cells = {EGO: ego, FIRST: node, SECOND: other, KNOWS: "no"}
            yield f"{file}, node {number}", cells


def _cells(told: Mapping[str, object]) -> Cells:
    """Return attributes as text; a yes-or-no as such."""
    return {
        str(name): ("yes" if value else "no") if isinstance(value, bool) else str(value)
        for name, value in told.items()
        if name not in {"node_default", "edge_default"}
    }


def _table(
    name: str, keys: tuple[str, ...], rows: Sequence[tuple[str, Cells]]
) -> Table:
    columns = tuple(dict.fromkeys([*keys, *(key for _, row in rows for key in row)]))
    blank = dict.fromkeys(columns, "")
    return Table(name, columns, tuple(Row(place, blank | row) for place, row in rows))
