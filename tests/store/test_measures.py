"""Measures: what the SQL gives is what others' software and counting by hand give."""

import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from netmap.casework.transfer import import_case
from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.exchange.easynwk import read_easynwk
from netmap.measures.configuration import KINDS_OF_HELP
from netmap.measures.registry import (
    FAMILIES,
    MEASURES,
    READINGS,
    conventions,
    counting,
)
from netmap.model.codes import Reading
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.snapshot import MeasureValue
from netmap.store import measures, reviews
from netmap.store.database import Cursor, Store
from netmap.store.measures import SEALED
from tests.support.tale import ASH, AT
from tests.support.weighing import (
    NUMBERS,
    Bare,
    by_igraph,
    by_networkx,
    drawn,
    numbers,
    weighed,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"
REFERENCE = SHARED / "reference"
CASES = SHARED / "sample_cases.json"
KINDS = ["person", "group", "organisation", "place", "online", "animal"]
STANDINGS = ["current", "current", "not_in_contact", "died", "not_mentioned"]
QUALITIES = ["supportive", "supportive", "mixed", "detrimental", "neutral", "unknown"]
SLOW = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
BORGATTI = ["AB", "AF", "AG", "AE", "BG", "BD", "FG", "GE", "GD", "GC"]
"""The worked example of Borgatti (1997)."""


@st.composite
def maps(draw: st.DrawFn, largest: int = 7) -> tuple[Network, tuple[str, ...]]:
    """Draw a map, and who of those on it is restricted."""
    ids = [f"a{number}" for number in range(draw(st.integers(0, largest)))]
    help_ = st.none() | st.lists(
        st.sampled_from(KINDS_OF_HELP), max_size=3, unique=True
    )
    alters = [
        {
            "alter_id": one,
            "kind": draw(st.sampled_from(["person", "person", *KINDS])),
            "sector": draw(st.sampled_from(["family", "friends", "services"])),
            "relation": draw(st.sampled_from(["son", "aunt", ""])),
            "paid": draw(st.booleans()),
            "standing": draw(st.sampled_from(STANDINGS)),
            "quality_participant": draw(st.sampled_from(QUALITIES)),
            "quality_worker": draw(st.sampled_from(QUALITIES)),
            "frequency": draw(st.sampled_from(["daily", "less", "unknown"])),
            "flow": draw(st.sampled_from(["both", "to_participant", "unknown"])),
            "support": draw(help_),
        }
        for one in ids
    ]
    links = [
        (one, two, draw(st.booleans()))
        for one, two in combinations(ids, 2)
        if draw(st.booleans())
    ]
    restricted = tuple(one for one in ids if draw(st.integers(0, 3)) == 0)
    return drawn(alters, links), restricted


def fresh(network: Network) -> Network:
    """Give a map another review id, so that it can stand beside itself."""
    review = network.review.model_copy(update={"review_id": f"r-{next(NUMBERS)}"})
    return network.model_copy(update={"review": review})


def with_alter(network: Network, **fields: object) -> Network:
    """Return a map with one more alter on it, and no more links."""
    more = drawn([{"alter_id": "z", **fields}])
    return network.model_copy(
        update={
            "alters": (*network.alters, *more.alters),
            "ties": (*network.ties, *more.ties),
        }
    )


def without(network: Network, alter_id: str) -> Network:
    """Return a map without one alter, its tie and its links."""
    return network.model_copy(
        update={
            "alters": tuple(x for x in network.alters if x.alter_id != alter_id),
            "ties": tuple(x for x in network.ties if x.alter_id != alter_id),
            "links": tuple(
                x for x in network.links if alter_id not in {x.first, x.second}
            ),
        }
    )


def counted(cursor: Cursor, review_ids: list[str]) -> list[dict[str, Any]]:
    """Return what the statement gives over a store's own rows, a dictionary each."""
    given = "SELECT unnest($reviews::VARCHAR[]) AS review_id"
    bound = {"reviews": review_ids, "readings": [one.value for one in READINGS]}
    rows = cursor.execute(counting(given, SEALED), bound).fetchall()
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in rows]


# Against others' numbers


@pytest.fixture(scope="module")
def bare() -> Bare:
    return Bare()


GRAPHS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 2**36 - 1)), min_size=50, max_size=50
)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(GRAPHS)
def test_5000_random_maps_measure_as_networkx_and_igraph_measure_them(
    bare: Bare, graphs: list[tuple[int, int]]
) -> None:
    """To 1e-12, for every measure that they have; every pair was asked about."""
    pairs = [
        (place, one, two, bool(code >> bit & 1))
        for place, (size, code) in enumerate(graphs)
        for bit, (one, two) in enumerate(combinations(range(size), 2))
    ]
    known: list[list[tuple[int, int]]] = [[] for _ in graphs]
    for place, one, two, knows in pairs:
        if knows:
            known[place].append((one, two))
    found = bare.weigh([size for size, _ in graphs], pairs)
    for (size, _), edges, values in zip(graphs, known, found, strict=True):
        for judge in (by_networkx, by_igraph):
            for name, expected in judge(size, edges).items():
                value = values[f"{name}_value"]
                if size == 1 and name == "density_of_all":
                    assert value is None  # networkx says 0 of no pairs
                else:
                    assert value is not None
                    assert math.isclose(value, expected, abs_tol=1e-12), name


@pytest.mark.parametrize(
    ("ego", "constraint", "effective_size"),
    [("G", 0.4003, 4.67), ("A", 0.5955, 2.5), ("C", 1.0, 1.0)],
)
def test_the_published_example_gives_its_published_numbers(
    ego: str, constraint: float, effective_size: float
) -> None:
    """Borgatti (1997), figure of the worked example."""
    alters = sorted({end for pair in BORGATTI if ego in pair for end in pair} - {ego})
    asked = [
        (one, two, one + two in BORGATTI or two + one in BORGATTI)
        for one, two in combinations(alters, 2)
    ]
    found = numbers(drawn([{"alter_id": one} for one in alters], asked))
    assert found["effective_size"] == pytest.approx(effective_size, abs=5e-3)
    if ego != "A":  # beyond A's own map the example goes on
        assert found["constraint"] == pytest.approx(constraint, abs=5e-5)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference numbers are apart")
def test_easynwks_own_case_counts_as_easynwk_counts_it() -> None:
    """After import; but for its doubled degree of the whole network."""
    folder = REFERENCE / "easynwk"
    content = (folder / "Rosa_Braunsteigl-Mueller.json").read_bytes()
    participant = Participant.model_validate(
        {
            "id": "p",
            "reference": "R",
            "name": "R",
            "worker": "w",
            "opened_on": "2026-11-09",
        }
    )
    network = read_easynwk(content, participant=participant, review_id="r").network
    told = json.loads((folder / "ref_easynwk_2.7.1.json").read_text("utf-8"))[""][""]
    found = weighed(network)
    names = {one.alter_id: one.name for one in network.alters}
    assert found["active"].value == told["connected"]
    everyone = network.model_copy(
        update={
            "ties": tuple(
                tie.model_copy(update={"standing": "current"})
                if tie.standing == "not_in_contact"
                else tie
                for tie in network.ties
            )
        }
    )
    found = weighed(everyone)
    assert found["active"].value == told["connectable"]
    assert found["links"].value == told["ties"]
    assert found["density_of_all"].value == pytest.approx(told["density"])
    assert found["mean_degree"].value == pytest.approx(told["degreeAvg"])
    assert found["degree_deviation"].value == pytest.approx(told["degreeDev"])
    assert [names[one] for (one,) in found["largest_degree"].who] == told["stars"]
    alone = {names[one] for (one,) in found["unlinked"].who} - {*told["noEdge"]}
    assert alone == {*told["isolated"]}


@pytest.mark.skipif(not CASES.exists(), reason="the expected numbers are kept apart")
@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: path.stem)
def test_the_fictional_cases_count_as_their_author_counted_them(sample: Path) -> None:
    cases = json.loads(CASES.read_text("utf-8"))["cases"]
    expected = next(c for c in cases if c["case_id"] == sample.stem)["expected_metrics"]
    snapshots = read_case(sample.read_bytes()).snapshots
    for content, told in zip(
        [one.content for one in snapshots], expected.values(), strict=True
    ):
        found = numbers(content.network, content.restricted)
        unpaid = numbers(content.network, content.restricted, Reading.ALL_UNPAID)
        unruled = numbers(content.network)
        assert found["on_map"] == told["on_map"]
        assert found["active"] == told["active"]
        assert unpaid["active"] == told["informal_active"]
        assert found["supportive"] == told["supportive"]
        assert unpaid["supportive"] == told["supportive_informal"]
        assert found["restricted"] == told["restricted"]
        places = [one.alter_id for one in content.network.alters if one.kind == "place"]
        ties = [content.network.tie(one) for one in places]  # the author counts them
        more = sum(
            tie.quality_worker == "detrimental" and tie.standing == "current"
            for tie in ties
        )
        assert (found["worker_sees_harm"] or 0) + more == told[
            "detrimental_practitioner_view"
        ]
        assert found["views_differ"] == told["views_differ"]
        assert unruled["circles"] == told["groups_without_individual"]
        density = unruled["density_of_all"]
        assert density == pytest.approx(told["density_without_individual"], abs=5e-4)


# By hand


def test_an_empty_map_counts_nothing_and_shares_nothing() -> None:
    """Counts of nothing are 0; shares and averages of nothing are no number."""
    found = weighed(drawn([]))
    for one in MEASURES:
        if one.id in found:
            value = found[one.id].value
            assert value in ({0, None} if one.unit in {"count", "band"} else {None})
    assert found["supporters"].value == 0
    assert found["circles"].value is None


def test_one_person_is_one_circle_with_no_pair_to_ask_about() -> None:
    found = numbers(drawn([{"alter_id": "jo", "quality_participant": "supportive"}]))
    assert (found["circles"], found["constraint"], found["effective_size"]) == (1, 1, 1)
    assert (found["density"], found["fragmentation"]) == (None, None)
    assert found["supporters"] == 1


def test_a_star_is_one_circle_and_falls_apart_without_its_middle() -> None:
    """Whoever is not in contact links nobody."""
    five: list[dict[str, Any]] = [{"alter_id": one} for one in "abcde"]
    links = [("a", one, True) for one in "bcde"]
    found = weighed(drawn(five, links))
    circles = found["circles"]
    assert (circles.value, circles.basis, circles.asked) == (1, 4, 10)
    assert found["density"].value == 1
    assert found["density_of_all"].value == 0.4
    assert found["largest_degree"].who == (("a",),)
    five[0]["standing"] = "ended"
    apart = weighed(drawn(five, [*links, ("b", "c", False)]))
    assert (apart["circles"].value, apart["unlinked"].value) == (4, 4)


def test_pairs_that_nobody_asked_about_give_no_number_never_0() -> None:
    found = numbers(drawn([{"alter_id": one} for one in "abc"]), ("c",))
    for name in ("circles", "unlinked", "density", "crossing_links", "gateways"):
        assert found[name] is None


def test_who_also_knows_someone_restricted_is_named() -> None:
    """The restricted one counts nowhere as support, and never as a gateway."""
    three = [
        {"alter_id": one, "quality_participant": "supportive"}
        for one in ("a", "b", "r")
    ]
    links = [("a", "r", True), ("b", "r", False), ("a", "b", True)]
    found = weighed(drawn(three, links), ("r",))
    assert (found["gateways"].value, found["gateways"].who) == (1, (("a",),))
    assert found["gateway_share"].value == 0.5
    assert (found["exposed"].value, found["exposed"].who) == (1, (("r",),))
    assert found["supporters"].who == (("a",), ("b",))
    assert found["links"].value == 1


def test_without_a_rule_there_is_no_number_of_gateways() -> None:
    found = numbers(drawn([{"alter_id": "a"}, {"alter_id": "b"}], [("a", "b", True)]))
    assert found["gateways"] is None
    assert found["restricted"] == 0


def test_help_that_hangs_on_one_person_is_named() -> None:
    """Cover, gaps, the one whose absence would be felt, and how help is spread."""
    people = {
        "amy": ["emotional", "practical"],
        "ben": ["emotional"],
        "cai": [],
        "dee": None,
    }
    alters = [
        {"alter_id": one, "quality_participant": "supportive", "support": given}
        for one, given in people.items()
    ]
    found = weighed(drawn(alters))
    assert (found["coverage"].value, found["coverage"].basis) == (2, 3)
    assert found["help_practical"].who == (("amy",),)
    assert found["help_financial"].value == 0
    assert found["single_provider"].value == 1
    assert (found["key_people"].value, found["key_people"].who) == (1, (("amy",),))
    assert found["top_share"].value == pytest.approx(2 / 3)
    assert found["top_share"].who == (("amy",),)
    assert found["effective_supporters"].value == pytest.approx(9 / 5)


def test_help_that_only_goes_from_the_participant_is_not_help_to_them() -> None:
    alters = [
        {
            "alter_id": "amy",
            "quality_participant": "supportive",
            "support": ["practical"],
            "flow": "from_participant",
        }
    ]
    found = numbers(drawn(alters))
    assert (found["help_practical"], found["flow_from_you"]) == (0, 1)


def test_help_that_a_rule_takes_away_is_counted_apart() -> None:
    alters = [
        {
            "alter_id": "r",
            "quality_participant": "supportive",
            "support": ["financial"],
        },
        {"alter_id": "s", "quality_participant": "supportive", "support": ["company"]},
    ]
    found = weighed(drawn(alters), ("r",))
    assert (found["support_lost"].value, found["support_lost"].who) == (1, (("r",),))
    assert found["support_lost_share"].value == 0.5
    assert found["help_financial"].value == 0


def test_a_mixed_tie_helps_and_is_hard_and_only_the_participant_says_so() -> None:
    alters = [
        {"alter_id": "m", "quality_participant": "mixed", "frequency": "daily"},
        {
            "alter_id": "s",
            "quality_participant": "supportive",
            "quality_worker": "detrimental",
            "frequency": "less",
        },
    ]
    found = weighed(drawn(alters))
    assert found["supporters"].who == (("m",),)
    assert (found["mixed"].value, found["strained_share"].value) == (1, 0.5)
    assert found["strained_share"].who == (("m",),)
    assert found["strained_contact"].value == pytest.approx(30 / 30.25)


def test_a_supporter_who_knows_someone_hard_is_told_as_a_pair() -> None:
    alters = [
        {"alter_id": "d", "quality_participant": "detrimental"},
        {"alter_id": "s", "quality_participant": "supportive"},
    ]
    found = weighed(drawn(alters, [("s", "d", True)]))["crossing_links"]
    assert (found.value, found.who) == (1, (("d", "s"),))


def test_signs_are_present_absent_or_not_known_and_never_added_up() -> None:
    son: dict[str, Any] = {"alter_id": "t", "relation": "Son", "frequency": "weekly"}
    friend: dict[str, Any] = {"alter_id": "f", "sector": "friends", "frequency": "less"}
    found = numbers(drawn([son, friend], nobody_in=["partner"]))
    assert found["sign_partner"] == 1
    assert found["sign_children"] == 0
    assert found["sign_friends"] == 1
    assert found["sign_groups"] is None
    assert not [one for one in MEASURES if "marker" in one.id and one.unit != "sign"]


def test_a_partner_at_home_is_known_only_where_it_was_asked() -> None:
    for household, expected in (("yes", 0), ("no", 1), ("not_asked", None)):
        alter = {"alter_id": "p", "sector": "partner", "household": household}
        assert numbers(drawn([alter]))["sign_partner"] == expected


def test_readings_leave_out_organisations_and_paid_support() -> None:
    alters: list[dict[str, Any]] = [
        {"alter_id": "amy", "quality_participant": "supportive"},
        {"alter_id": "nurse", "quality_participant": "supportive", "paid": True},
        {"alter_id": "club", "quality_participant": "supportive", "kind": "group"},
    ]
    supporters = {
        reading: numbers(drawn(alters), (), reading)["supporters"]
        for reading in READINGS
    }
    assert list(supporters.values()) == [2, 1, 3, 2]
    assert "organisations" not in numbers(drawn(alters), (), Reading.PERSONS)


# Laws


@pytest.mark.slow
@SLOW
@given(maps(), st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(
    drawn_map: tuple[Network, tuple[str, ...]], lot: Any
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
    here = numbers(network, restricted)
    there = numbers(other, [name[one] for one in restricted])
    for key, value in here.items():
        assert there[key] == (None if value is None else pytest.approx(value)), key


@SLOW
@given(maps())
def test_every_value_is_in_its_range_and_none_is_a_nan(
    drawn_map: tuple[Network, tuple[str, ...]],
) -> None:
    units = {one.id: one.unit for one in MEASURES}
    for found in measures.of_network(*drawn_map):
        if found.value is not None:
            assert math.isfinite(found.value)
            if units[found.measure] in {"share", "sign"}:
                assert 0 <= found.value <= 1 + 1e-12, found.measure
        if found.asked is not None:
            assert 0 <= (found.basis or 0) <= found.asked, found.measure


@pytest.mark.slow
@SLOW
@given(maps(), st.sampled_from(KINDS_OF_HELP))
def test_one_more_supporter_never_lowers_coverage(
    drawn_map: tuple[Network, tuple[str, ...]], kind: str
) -> None:
    network, restricted = drawn_map
    more = with_alter(network, quality_participant="supportive", support=[kind])
    before = numbers(network, restricted)["coverage"]
    after = numbers(more, restricted)["coverage"]
    assert after is not None
    assert after >= (before or 0)
    assert after >= 1


@pytest.mark.slow
@SLOW
@given(maps())
def test_one_restricted_alter_less_never_raises_gateways(
    drawn_map: tuple[Network, tuple[str, ...]],
) -> None:
    network, restricted = drawn_map
    assume(restricted)
    before = numbers(network, restricted)["gateways"] or 0
    after = numbers(without(network, restricted[0]), restricted[1:])["gateways"] or 0
    assert after <= before


def test_a_pair_told_twice_or_the_other_way_round_counts_once(bare: Bare) -> None:
    """Of two answers that contradict, "yes" is kept; nobody is linked to themselves."""
    once = bare.weigh([3], [(0, 0, 1, True), (0, 1, 2, False)])
    twice = bare.weigh(
        [3],
        [
            (0, 0, 1, True),
            (0, 1, 0, False),
            (0, 1, 0, True),
            (0, 1, 2, False),
            (0, 2, 2, True),
        ],
    )
    assert once == twice
    assert once[0]["links_value"] == 1


@pytest.mark.slow
@SLOW
@given(st.lists(maps(), min_size=1, max_size=4))
def test_many_maps_at_once_measure_as_one_by_one(
    store: Store, drawn_maps: list[tuple[Network, tuple[str, ...]]]
) -> None:
    """The one in hand and the rows of the store go through the same statement."""
    single: dict[tuple[str, str, Reading], float | None] = {}
    known: dict[str, tuple[MeasureValue, ...]] = {}
    weighed: list[measures.Weighed] = []
    ids = []
    with store.writing() as cursor:
        for drawn_map, restricted in drawn_maps:
            network = fresh(drawn_map)
            review_id = network.review.review_id
            ids.append(review_id)
            reviews.add(cursor, network)
            reviews.set_restricted(cursor, review_id, list(restricted))
            weighed.append(measures.Weighed(network, restricted))
            known[review_id] = measures.of_network(network, restricted)
            for one in known[review_id]:
                single[review_id, one.measure, one.reading] = one.value
        together = {
            (row["review_id"], one.id, Reading(row["reading"])): row[f"{one.id}_value"]
            for row in counted(cursor, ids)
            for one in MEASURES
            if row["reading"] in one.readings
        }
        many = measures.of_networks(weighed)
        assert many.keys() == {*ids}
        for review_id, found in many.items():
            for one, alone in zip(found, known[review_id], strict=True):
                assert one.model_copy(update={"value": alone.value}) == alone
                assert one.value == pytest.approx(alone.value)
        assert together.keys() == single.keys()
        for key, value in single.items():
            assert together[key] == (None if value is None else pytest.approx(value))
        assert not counted(cursor, [])


# The records


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: path.stem)
def test_a_sealed_sample_measures_as_it_was_sealed(store: Store, sample: Path) -> None:
    """The fictional cases that come with netmap are up to date."""
    case = read_case(sample.read_bytes())
    import_case(store, by=ASH.id, at=AT, case=case)
    for snapshot in case.snapshots:
        content = snapshot.content
        review_id = content.network.review.review_id
        assert measures.of_network(content.network, content.restricted) == (
            content.measures
        )
        assert conventions().items() <= content.configuration.items()
        with store.reading() as cursor:
            kept = measures.as_sealed(cursor, [review_id])[review_id]
        assert kept == content.measures


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_every_measure_says_what_it_is(measure: Any) -> None:
    """Meaning, what it does not mean, formula, range, the edge, and its source."""
    for text in (measure.meaning, measure.caution, measure.empty):
        assert text.endswith(".")
    assert measure.label
    assert measure.formula
    assert measure.range
    assert measure.source
    assert bool(measure.card) == bool(measure.said)


def test_no_two_measures_have_one_name() -> None:
    assert len({one.id for one in MEASURES}) == len(MEASURES)
    assert sum(map(len, FAMILIES.values())) == len(MEASURES)
