"""A map of a study as a graph file: exact out and in again, and read by others."""

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.exchange.faults import FileRefused
from netmap.exchange.study import read_study
from netmap.exchange.study_graph import (
    graph_mapping,
    read_graphs,
    write_gexf,
    write_graphml,
)
from netmap.exchange.study_writing import Mapped
from netmap.model.network import Link, Network
from tests.exchange.test_study import again, begun, carried, drawn, mapped, maps

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="type" attr.type="string"/>
<key id="d1" for="node" attr.name="close" attr.type="double"/>
<graph edgedefault="directed">
<node id="1"><data key="d0">kin</data><data key="d1">2.5</data></node>
<node id="2"><data key="d0">work</data></node>
<edge source="1" target="2"/><edge source="2" target="1"/>
<edge source="2" target="2"/>
</graph></graphml>"""


def sample() -> Mapped:
    case = read_case(sample_files()[1].read_bytes())
    content = case.snapshots[0].content
    strangers = Link(first="L-08", second="L-09", knows=False)
    links = (*content.network.links, strangers)
    network = content.network.model_copy(update={"links": links})
    return Mapped(content.participant, network)


def ordered(network: Network) -> Network:
    return network.model_copy(
        update={
            "alters": tuple(sorted(network.alters, key=lambda one: one.alter_id)),
            "ties": tuple(sorted(network.ties, key=lambda one: one.alter_id)),
            "wishes": tuple(sorted(network.wishes, key=lambda one: one.alter_id)),
        }
    )


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(), st.booleans())
def test_a_graph_comes_back_as_it_went_out(
    study: Sequence[Mapped],
    names: bool,  # noqa: FBT001 -- drawn
) -> None:
    """Every field that a study tells, in every script, with or without names."""
    files = [
        (f"{number}.graphml", write_graphml(one, names=names).encode())
        for number, one in enumerate(study)
    ]
    tables = read_graphs(files)
    found = read_study(tables, graph_mapping(tables), begun())
    assert (found.faults, found.left_out) == ((), ())
    assert [ordered(one) for one in again(found)] == [
        ordered(carried(one.network, names=names)) for one in study
    ]
    assert [one.participant.reference for one in found.cases] == [
        one.participant.reference for one in study
    ]


def test_others_see_a_tie_only_where_two_know_each_other() -> None:
    """Igraph and networkx read the files; asked-and-no is no edge."""
    one = sample()
    know = {(link.first, link.second) for link in one.network.links if link.knows}
    assert 0 < len(know) < len(one.network.links)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.graphml"
        path.write_text(write_graphml(one, names=False), "utf-8")
        graph = igraph.Graph.Read_GraphML(str(path))
    ids = graph.vs["id"]
    assert {tuple(sorted((ids[a], ids[b]))) for a, b in graph.get_edgelist()} == know
    assert set(graph.vs["sector"]) == {alter.sector for alter in one.network.alters}
    gexf = nx.read_gexf(io.BytesIO(write_gexf(one, names=True).encode()))
    assert {tuple(sorted(pair)) for pair in gexf.edges} == know
    assert gexf.nodes[one.network.alters[0].alter_id]["label"] == (
        one.network.alters[0].name
    )


def test_a_graph_without_names_names_nobody() -> None:
    """In neither form."""
    one = sample()
    text = write_graphml(one, names=False) + write_gexf(one, names=False)
    assert not [alter.name for alter in one.network.alters if alter.name in text]
    assert one.participant.name not in text


def test_a_foreign_graph_is_read_by_a_mapping() -> None:
    """It is known by its file's name; both directions of an edge are one pair."""
    mapping = mapped(
        {
            "format": "netmap.study/1",
            "egos": {"id": "ego", "fields": {"held_on": {"otherwise": "2026-11-09"}}},
            "alters": {
                "ego": "ego",
                "id": "id",
                "fields": {
                    "sector": {"column": "type", "values": {"kin": "family"}},
                    "strength": {
                        "column": "close",
                        "ranges": [{"low": 0, "high": 5, "means": "strong"}],
                    },
                },
            },
            "ties": {"ego": "ego", "first": "first", "second": "second"},
        }
    )
    tables = read_graphs([("pat.graphml", FOREIGN.encode())])
    study = read_study(tables, mapping, begun())
    assert study.faults == ()
    assert [one.participant.reference for one in study.cases] == ["pat"]
    (network,) = maps(study)
    assert [one.sector for one in network.alters] == ["family", "work"]
    assert [one.strength for one in network.ties] == ["strong", "unknown"]
    assert [(one.first, one.second, one.knows) for one in network.links] == [
        ("1", "2", True)
    ]
    assert "A tie of an alter to itself" in {one.what for one in study.left_out}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is not GraphML that netmap can read"),
        (b"<graphml", "is not GraphML that netmap can read"),
        (b"<html></html>", "is not GraphML that netmap can read"),
        (FOREIGN.replace("d1", "d9", 1).encode(), "is not GraphML"),
        (FOREIGN.replace("2.5", "near").encode(), "is not GraphML"),
        (FOREIGN.encode("utf-16"), "is not text in UTF-8"),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]><graphml>&a;</graphml>',
            "declares a document type",
        ),
        (b" " * 50_000_001, "is larger than 50 MB"),
    ],
    ids=range(8),
)
def test_what_is_no_graph_is_refused(content: bytes, problem: str) -> None:
    """It names the file."""
    with pytest.raises(FileRefused) as caught:
        read_graphs([("x.graphml", content)])
    (fault,) = caught.value.faults
    assert fault.place == "x.graphml"
    assert problem in fault.problem
