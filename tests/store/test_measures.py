"""Measures: what the SQL gives is what counting by hand gives."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_case
from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.measures.registry import MEASURES
from netmap.model.network import Network
from netmap.model.snapshot import MeasureValue
from netmap.store import measures, reviews
from netmap.store.database import Store
from tests.support.tale import ASH, AT, KEY

GONE = {"died", "ended", "service_closed", "not_mentioned"}
KINDS = ["person", "group", "organisation", "place", "online", "animal"]
STANDINGS = ["to_ask", "current", "not_in_contact", *sorted(GONE)]
QUALITIES = ["supportive", "mixed", "detrimental", "unknown"]
NUMBERS = count()
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store that all maps here are put into."""
    path = tmp_path_factory.mktemp("shelf") / "shelf.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        yield store


def drawn(alters: Rows, links: list[tuple[str, str, bool]] | None = None) -> Network:
    """Return a map of these alters; each row holds fields of alter and tie."""
    where = {"sector": "family", "angle": 0, "distance": 1}
    own = {"kind", "paid"}
    return Network.model_validate(
        {
            "review": {
                "review_id": f"r-{next(NUMBERS)}",
                "participant_id": "p",
                "number": 1,
                "held_on": "2026-11-09",
            },
            "alters": [
                {
                    "alter_id": one["alter_id"],
                    "name": one["alter_id"],
                    **where,
                    **{key: one[key] for key in own & one.keys()},
                }
                for one in alters
            ],
            "ties": [
                {key: one[key] for key in one.keys() - own - {"restricted"}}
                for one in alters
            ],
            "links": [
                {"first": min(one, two), "second": max(one, two), "knows": knows}
                for one, two, knows in links or []
            ],
        }
    )


def measured(
    store: Store, network: Network, restricted: tuple[str, ...] = ()
) -> dict[str, MeasureValue]:
    review_id = network.review.review_id
    with store.writing() as cursor:
        reviews.add(cursor, network)
        found = measures.of_draft(cursor, review_id, restricted)
        reviews.set_restricted(cursor, review_id, list(restricted))
        assert measures.of_reviews(cursor, [review_id]) == {review_id: found}
    return {one.measure: one for one in found}


def values(found: dict[str, MeasureValue]) -> dict[str, float | None]:
    return {name: one.value for name, one in found.items()}


def judged(network: Network, restricted: tuple[str, ...]) -> dict[str, Any]:
    """Count by hand, with networkx for the circles."""
    ties = {tie.alter_id: tie for tie in network.ties}
    kinds = {one.alter_id: one for one in network.alters}
    drawn_ = [one for one in ties if ties[one].standing not in GONE]
    active = [
        one
        for one in ties
        if ties[one].standing == "current"
        and kinds[one].kind not in {"place", "animal"}
    ]
    supportive = [
        one
        for one in active
        if ties[one].quality_participant == "supportive"
        and ties[one].quality_worker != "detrimental"
    ]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(active)
    within = [
        link for link in network.links if link.first in graph and link.second in graph
    ]
    graph.add_edges_from((link.first, link.second) for link in within if link.knows)
    circles = nx.number_connected_components(graph) if within else None
    return {
        "on_map": len(drawn_),
        "active": len(active),
        "informal_active": sum(not kinds[one].paid for one in active),
        "supportive": len(supportive),
        "supportive_informal": sum(not kinds[one].paid for one in supportive),
        "supportive_paid": sum(kinds[one].paid for one in supportive),
        "supportive_available": sum(one not in restricted for one in supportive),
        "restricted": sum(
            one in restricted and kinds[one].kind != "place" for one in drawn_
        ),
        "groups": circles,
    }


@st.composite
def maps(draw: st.DrawFn) -> tuple[Network, tuple[str, ...]]:
    """Draw a map of up to eight alters, and who of them is restricted."""
    ids = [f"a{number}" for number in range(draw(st.integers(0, 8)))]
    alters = [
        {
            "alter_id": one,
            "kind": draw(st.sampled_from(KINDS)),
            "paid": draw(st.booleans()),
            "standing": draw(st.sampled_from(["current", *STANDINGS])),
            "quality_participant": draw(st.sampled_from(QUALITIES)),
            "quality_worker": draw(st.sampled_from(QUALITIES)),
        }
        for one in ids
    ]
    pairs = [(one, two) for one in ids for two in ids if one < two]
    links = [
        (one, two, draw(st.booleans()))
        for one, two in pairs
        if draw(st.integers(0, 2)) == 0
    ]
    restricted = tuple(one for one in ids if draw(st.booleans()))
    return drawn(alters, links), restricted


def fresh(network: Network) -> Network:
    """Give a map another review id, so that it can stand beside itself."""
    review = network.review.model_copy(update={"review_id": f"r-{next(NUMBERS)}"})
    return network.model_copy(update={"review": review})


def test_an_empty_map_counts_nothing(shelf: Store) -> None:
    """Counts of nothing are 0; circles of nobody are no number."""
    found = values(measured(shelf, drawn([])))
    assert found.pop("groups") is None
    assert set(found.values()) == {0}


def test_one_person_is_one(shelf: Store) -> None:
    """And no circle, as there is no pair to ask about."""
    jo = {"alter_id": "jo", "quality_participant": "supportive"}
    found = values(measured(shelf, drawn([jo])))
    assert found == {
        "on_map": 1,
        "active": 1,
        "informal_active": 1,
        "supportive": 1,
        "supportive_informal": 1,
        "supportive_paid": 0,
        "supportive_available": 1,
        "restricted": 0,
        "groups": None,
    }


def test_a_star_is_one_circle_and_falls_apart_without_its_middle(shelf: Store) -> None:
    """Whoever is not in contact links nobody."""
    five = [{"alter_id": one} for one in "abcde"]
    links = [("a", one, True) for one in "bcde"]
    groups = measured(shelf, drawn(five, links))["groups"]
    assert (groups.value, groups.basis, groups.asked) == (1, 4, 10)
    five[0]["standing"] = "ended"
    apart = measured(shelf, drawn(five, [*links, ("b", "c", False)]))["groups"]
    assert (apart.value, apart.basis, apart.asked) == (4, 1, 6)


def test_a_pair_that_was_not_asked_about_is_no_answer(shelf: Store) -> None:
    """Without any there is no number; with one, it is said on how many it rests."""
    three = [{"alter_id": one} for one in "abc"]
    assert measured(shelf, drawn(three))["groups"].value is None
    one = measured(shelf, drawn(three, [("a", "b", False)]))["groups"]
    assert (one.value, one.basis, one.asked) == (3, 1, 3)


def test_a_restricted_alter_is_never_available(shelf: Store) -> None:
    """However supportive; they still count as who they are."""
    both = [
        {"alter_id": one, "quality_participant": "supportive"} for one in ("jo", "mo")
    ]
    found = values(measured(shelf, drawn(both), ("jo",)))
    assert (found["supportive"], found["supportive_available"]) == (2, 1)
    assert found["restricted"] == 1


@pytest.mark.parametrize(
    ("participant", "worker", "supportive"),
    [
        ("supportive", "unknown", 1),
        ("supportive", "mixed", 1),
        ("supportive", "detrimental", 0),
        ("mixed", "supportive", 0),
        ("declined", "supportive", 0),
    ],
)
def test_the_participants_view_counts_unless_the_worker_sees_harm(
    shelf: Store, participant: str, worker: str, supportive: int
) -> None:
    """Neither view alone makes a tie supportive against the other's harm."""
    jo = {
        "alter_id": "jo",
        "quality_participant": participant,
        "quality_worker": worker,
    }
    assert measured(shelf, drawn([jo]))["supportive"].value == supportive


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(maps())
def test_any_map_gives_what_counting_by_hand_gives(
    shelf: Store, drawn_map: tuple[Network, tuple[str, ...]]
) -> None:
    """Independent of the SQL: plain Python, and networkx for the circles."""
    network, restricted = drawn_map
    assert values(measured(shelf, fresh(network), restricted)) == judged(
        network, restricted
    )


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(maps(), st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(
    shelf: Store, drawn_map: tuple[Network, tuple[str, ...]], lot: Any
) -> None:
    """The same people under other ids, in other rows, measure the same."""
    network, restricted = drawn_map
    ids = [one.alter_id for one in network.alters]
    others = [f"z{number}" for number in range(len(ids))]
    lot.shuffle(others)
    name = dict(zip(ids, others, strict=True))
    plain = fresh(network).model_dump(mode="json")
    for part in ("alters", "ties"):
        for row in plain[part]:
            row["alter_id"] = name[row["alter_id"]]
        lot.shuffle(plain[part])
    for row in plain["links"]:
        ends = sorted((name[row["first"]], name[row["second"]]))
        row["first"], row["second"] = ends
    lot.shuffle(plain["links"])
    other = Network.model_validate(plain)
    here = measured(shelf, fresh(network), restricted)
    there = measured(shelf, other, tuple(name[one] for one in restricted))
    assert here == there


def test_many_maps_at_once_measure_as_one_by_one(shelf: Store) -> None:
    """One statement for all of them, and none where nothing is asked."""
    jo = {"alter_id": "jo"}
    networks = [drawn([jo] * size) for size in (0, 1)]
    single = {
        one.review.review_id: tuple(measured(shelf, one).values()) for one in networks
    }
    with shelf.reading() as cursor:
        assert measures.of_reviews(cursor, list(single)) == single
        assert measures.of_reviews(cursor, []) == {}


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: path.stem)
def test_a_sealed_sample_measures_as_it_was_sealed(store: Store, sample: Any) -> None:
    """The fictional cases that come with netmap are up to date."""
    case = read_case(sample.read_bytes())
    import_case(store, by=ASH.id, at=AT, case=case)
    for snapshot in case.snapshots:
        content = snapshot.content
        review_id = content.network.review.review_id
        with store.reading() as cursor:
            assert measures.of_reviews(cursor, [review_id])[review_id] == (
                content.measures
            )


def test_every_measure_says_what_it_is() -> None:
    """Meaning, formula, range, the edge, and where it comes from."""
    assert len({one.id for one in MEASURES}) == len(MEASURES)
    for one in MEASURES:
        assert all(one.model_dump().values()), one.id
        assert one.meaning.endswith(".")
        assert one.empty.endswith(".")
