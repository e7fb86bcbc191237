"""Maps drawn in easyNWK Web: read whole, or refused with every fault."""

import copy
import json
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.exchange.easynwk import EasyNwkMap, read_easynwk
from netmap.exchange.faults import FileRefused
from netmap.exchange.left_out import shown
from netmap.model.codes import (
    AgeBand,
    AlterKind,
    Flow,
    Sector,
    Standing,
    Support,
)
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.picture.sectors import WEDGES

SHARED = Path(__file__).parents[3] / "shared" / "data" / "reference" / "easynwk"
REFERENCE = SHARED / "Rosa_Braunsteigl-Mueller.json"
PARTICIPANT = Participant(
    id="p-1",
    reference="A 1",
    name="New person",
    worker="w-1",
    opened_on=date(2024, 1, 1),
)
NWK = "versions[1].nwk"
QUARTERS = {
    "Familie": {Sector.PARTNER, Sector.FAMILY},
    "Freund*innen / Bekannte": {Sector.FRIENDS, Sector.NEIGHBOURS},
    "Kolleg*innen": {Sector.WORK, Sector.GROUPS},
    "prof. Helfer*innen": {Sector.HEALTH, Sector.SERVICES},
}


def alter(number: int, name: str, **other: object) -> dict[str, Any]:
    plain = {"id": number, "name": name, "role": "", "human": True, "age": ""}
    where = {"edgeType": 1, "angle": 45.0, "distance": 50.0}
    return plain | where | other


def record() -> dict[str, Any]:
    alteri = [
        alter(1, "Jörg", role="Bruder", age=17, note="ruft oft an\r\nund schreibt"),
        alter(2, "Mitzi", role="Katze", human=False, edgeType=0, angle=80),
        alter(3, "Käthe", role="Großmutter", deceased=True, edgeType=0, distance=120),
        alter(4, "Öztürk", role="Nachbar*in", angle=100, edgeType="0"),
        alter(5, "Vera", role="Partner*in", angle=170, conflict=True),
        alter(6, "Dr. Weiß", role="Ärztin", angle=-30, currentGender="weiblich"),
        alter(7, "Fr. Groß", role="Sozialarbeiter*in", angle=-60, mood="good"),
        alter(8, "Uwe", role="Vereinskolleg*in", angle=-120, edgeType=2),
        alter(9, "Ida", role="Freund*in", angle=135, distance=110, edgeType=0),
    ]
    connections = [
        {"id1": 2, "id2": 1},
        {"id1": 1, "id2": 2},
        {"id1": 4, "id2": 4},
        {"id1": 1, "id2": 3},
    ]
    ego = {"name": "Änne Grün", "age": "Mitte 40", "note": "", "shoes": 38}
    nwk = {"ego": ego, "alteri": alteri, "connections": connections}
    first = {"id": 1, "title": "Beginn", "date": "2024-01-08", "nwk": "anything"}
    second = {"id": 2, "title": "", "date": "2024-11-09", "nwk": nwk}
    return {"versions": [first, second], "currentVersion": 2, "size": "5"}


def read(loaded: object, version: int | None = None) -> EasyNwkMap:
    return read_bytes(json.dumps(loaded).encode(), version)


def read_bytes(content: bytes, version: int | None = None) -> EasyNwkMap:
    return read_easynwk(
        content, participant=PARTICIPANT, review_id="r-1", version=version
    )


def with_alter(**changes: object) -> dict[str, Any]:
    loaded = record()
    loaded["versions"][1]["nwk"]["alteri"][0] |= changes
    return loaded


def places(loaded: object, version: int | None = None) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read(loaded, version)
    assert all(fault.problem and fault.mend for fault in refused.value.faults)
    return [fault.place for fault in refused.value.faults]


def told(imported: EasyNwkMap, place: str) -> str:
    return " ".join(
        f"{left.what} {left.why}" for left in imported.left_out if left.place == place
    )


def test_names_and_roles_stay_as_they_were_written() -> None:
    network = read(record()).network
    assert network.alter("e-1").name == "Jörg"
    assert network.alter("e-4").relation == "Nachbar*in"


def test_a_byte_order_mark_is_no_fault() -> None:
    content = b"\xef\xbb\xbf" + json.dumps(record(), ensure_ascii=False).encode()
    assert read_bytes(content).network == read(record()).network


def test_the_review_is_held_on_the_day_of_the_map() -> None:
    review = read(record()).network.review
    assert review.held_on == date(2024, 11, 9)
    assert (review.review_id, review.participant_id) == ("r-1", "p-1")
    assert review.prompt_set == "easynwk"


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("", AgeBand.UNKNOWN),
        ("0", AgeBand.UNDER_5),
        (4.5, AgeBand.UNDER_5),
        (16, AgeBand.FROM_16),
        ("17", AgeBand.FROM_16),
        ("18", AgeBand.FROM_18),
        ("65", AgeBand.FROM_65),
        ("130", AgeBand.UNKNOWN),
        ("-1", AgeBand.UNKNOWN),
        ("nan", AgeBand.UNKNOWN),
    ],
)
def test_an_age_becomes_a_band(age: object, band: AgeBand) -> None:
    assert read(with_alter(age=age)).network.alter("e-1").age_band is band


def test_the_person_at_the_centre_fills_the_participant() -> None:
    loaded = record()
    assert read(loaded).participant.name == "Änne Grün"
    assert read(loaded).participant.age_band is AgeBand.UNKNOWN
    loaded["versions"][1]["nwk"]["ego"] = {"name": None, "age": 45}
    assert read(loaded).participant.name == "New person"
    assert read(loaded).participant.age_band is AgeBand.FROM_45
    assert read(loaded).participant.id == "p-1"


@pytest.mark.parametrize(
    ("number", "sector", "paid"),
    [
        (1, Sector.FAMILY, False),
        (4, Sector.NEIGHBOURS, False),
        (5, Sector.PARTNER, False),
        (6, Sector.HEALTH, True),
        (7, Sector.SERVICES, True),
        (8, Sector.GROUPS, False),
        (9, Sector.FRIENDS, False),
    ],
)
def test_sector_and_role_say_the_part_of_life(
    number: int, sector: Sector, *, paid: bool
) -> None:
    read_alter = read(record()).network.alter(f"e-{number}")
    assert (read_alter.sector, read_alter.paid) == (sector, paid)


def test_a_doctor_among_the_friends_stays_an_unpaid_friend() -> None:
    network = read(with_alter(role="Ärzt*in", angle=120)).network
    assert network.alter("e-1").sector is Sector.FRIENDS
    assert not network.alter("e-1").paid


@given(
    role=st.sampled_from(["", "partner", "Nachbarin", "doctor", "Vereinskollegin"]),
    angles=st.lists(st.floats(-180, 180), min_size=2, max_size=6, unique=True),
)
def test_everyone_stands_in_their_wedge_in_the_same_order(
    role: str, angles: list[float]
) -> None:
    loaded = record()
    loaded["versions"][1]["nwk"] |= {
        "alteri": [
            alter(number, "A", role=role, angle=angle)
            for number, angle in enumerate(angles)
        ],
        "connections": [],
    }
    alters = read(loaded).network.alters
    assert all(WEDGES[each.sector].holds(each.angle) for each in alters)
    assert all(each.placed for each in alters)
    for (one, before), (two, after) in zip(
        pairs := list(zip(alters, angles, strict=True)), pairs[1:], strict=False
    ):
        if one.sector is two.sector and abs(before - after) > 1e-6 and role == "":
            start = WEDGES[one.sector].start
            clockwise = (one.angle - start) % 360 < (two.angle - start) % 360
            assert clockwise == (before > after)


def test_nearer_stays_nearer_and_the_rim_is_the_end() -> None:
    network = read(record()).network
    assert network.alter("e-1").distance == pytest.approx(0.5)
    assert network.alter("e-9").distance == 1


@pytest.mark.parametrize(
    ("number", "standing"),
    [
        (1, Standing.CURRENT),
        (2, Standing.TO_ASK),
        (3, Standing.DIED),
        (4, Standing.NOT_IN_CONTACT),
        (8, Standing.CURRENT),
        (9, Standing.TO_ASK),
    ],
)
def test_standing_is_what_someone_said(number: int, standing: Standing) -> None:
    assert read(record()).network.tie(f"e-{number}").standing is standing


def test_a_choice_made_by_hand_counts_where_easynwk_sets_the_rest() -> None:
    network = read(with_alter(human=False, edgeType=0, edgeTypeByUser=2)).network
    assert network.tie("e-1").standing is Standing.CURRENT


def test_a_pet_is_an_animal() -> None:
    assert read(record()).network.alter("e-2").kind is AlterKind.ANIMAL
    assert "animal" in told(read(record()), f"{NWK}.alteri[1].human")


def test_no_words_are_put_in_anyones_mouth() -> None:
    imported = read(record())
    blank = {"quality_participant": "unknown", "quality_worker": "unknown"}
    for tie in imported.network.ties:
        assert blank.items() <= tie.model_dump(mode="json").items()
        assert not tie.own_words
    assert not imported.network.wishes
    assert "conflict" in told(imported, f"{NWK}.alteri[4].conflict")


def test_a_note_becomes_the_workers_and_says_so() -> None:
    imported = read(record())
    assert imported.network.tie("e-1").worker_note == "ruft oft an\nund schreibt"
    assert "whose words" in told(imported, f"{NWK}.alteri[0].note")


def test_support_of_one_direction_is_kept_with_it() -> None:
    loaded = with_alter(supportEmotional=2, supportSocial="2", supportLinking=1)
    imported = read(loaded)
    tie = imported.network.tie("e-1")
    assert tie.support == (Support.EMOTIONAL, Support.COMPANY)
    assert tie.flow is Flow.TO_PARTICIPANT
    assert "linking" in told(imported, f"{NWK}.alteri[0].supportLinking")


def test_support_of_several_directions_keeps_what_is_received() -> None:
    loaded = with_alter(supportEmotional=1, supportInstrumental=3)
    imported = read(loaded)
    tie = imported.network.tie("e-1")
    assert (tie.support, tie.flow) == ((Support.PRACTICAL,), Flow.BOTH)
    why = told(imported, f"{NWK}.alteri[0].support*")
    assert "emotional given by the participant, practical both ways" in why
    assert "money" in told(imported, f"{NWK}.alteri[0].supportInstrumental")


def test_support_that_nobody_marked_was_not_asked() -> None:
    tie = read(with_alter(supportEmotional=0)).network.tie("e-1")
    assert (tie.support, tie.flow) == (None, Flow.UNKNOWN)


def test_a_line_means_they_know_each_other_once() -> None:
    imported = read(record())
    links = [(link.first, link.second, link.knows) for link in imported.network.links]
    assert links == [("e-1", "e-2", True), ("e-1", "e-3", True)]
    assert "already" in told(imported, f"{NWK}.connections[1]")
    assert "themselves" in told(imported, f"{NWK}.connections[2]")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("size", "“5”"),
        ("versions[0]", "“Beginn”"),
        (f"{NWK}.ego.age", "“Mitte 40”"),
        (f"{NWK}.ego.shoes", "does not know: 38"),
        (f"{NWK}.alteri[*].angle", "order in each stays"),
        (f"{NWK}.alteri[0].age", "“17” netmap keeps an age band"),
        (f"{NWK}.alteri[2].distance", "120 of 100"),
        (f"{NWK}.alteri[4].angle", "friends"),
        (f"{NWK}.alteri[5].currentGender", "“weiblich”"),
        (f"{NWK}.alteri[6].mood", "“good”"),
        (f"{NWK}.alteri[7].edgeType", "several roles"),
        (f"{NWK}.alteri[8].edgeType", "ask how things stand"),
    ],
)
def test_what_has_no_place_is_told(place: str, words: str) -> None:
    assert words in told(read(record()), place)


def test_what_was_last_chosen_is_told_where_the_map_says_otherwise() -> None:
    loaded = with_alter(deceased=True, edgeType=2, edgeTypeByUser=1)
    imported = read(loaded)
    assert imported.network.tie("e-1").standing is Standing.DIED
    assert "multiplex" in told(imported, f"{NWK}.alteri[0].edgeType")
    assert "existing" in told(imported, f"{NWK}.alteri[0].edgeTypeByUser")


def test_what_says_nothing_is_not_told() -> None:
    loaded = with_alter(
        currentGender="nicht festgelegt", genderDefault=False, emoji="", conflict=False
    )
    places_told = {left.place for left in read(loaded).left_out}
    assert f"{NWK}.alteri[0].currentGender" not in places_told
    assert f"{NWK}.alteri[0].conflict" not in places_told


def test_odd_names_and_long_values_are_told_readably() -> None:
    loaded = with_alter(**{"a b\u0007": "\ud800\u202e" + "x" * 3_000})
    (left,) = [left for left in read(loaded).left_out if "a b" in left.place]
    assert left.place == f"{NWK}.alteri[0][“a b\\u0007”]"
    assert "“\\ud800\\u202exx" in left.what
    assert "… and 1002 more characters" in left.what


def test_a_value_nested_without_end_is_told_without_it() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    assert shown(nested) == "something nested too deep to show"


def test_another_map_is_read_by_its_number() -> None:
    loaded = record()
    loaded["versions"][0]["nwk"] = {"ego": {}, "alteri": [], "connections": []}
    imported = read(loaded, version=1)
    assert imported.network.review.held_on == date(2024, 1, 8)
    assert imported.network.alters == ()
    assert "map 2 the current one" in told(imported, "currentVersion")


def test_a_map_that_is_not_in_the_file_is_refused() -> None:
    assert places(record(), version=3) == ["versions"]
    assert places(record() | {"currentVersion": None}) == ["currentVersion"]
    loaded = record()
    loaded["versions"][0]["id"] = 2
    assert places(loaded) == ["versions"]


@pytest.mark.parametrize(
    "content",
    [b"", b"E;Rosa;45", b"[]", b"{}", b"\xff\xfe{", b'{"a": NaN}', b'{"a":1,"a":2}'],
)
def test_what_is_no_easynwk_file_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_bytes(content)
    assert [fault.place for fault in refused.value.faults] == ["the file"]


def test_a_file_older_than_dated_maps_is_refused_for_want_of_a_day() -> None:
    assert places(record()["versions"][1]["nwk"]) == ["date"]


@pytest.mark.parametrize(
    "day", ["", "9.11.2024", "2024-02-30", 20240226, "20240230", None]
)
def test_a_day_that_is_none_is_refused(day: object) -> None:
    loaded = record()
    loaded["versions"][1]["date"] = day
    assert places(loaded) == ["versions[1].date"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("name", "x" * 201),
        ("name", "two\nlines"),
        ("name", "bell\u0007"),
        ("name", "half \ud800"),
        ("name", 7),
        ("id", "1"),
        ("id", 10**16),
        ("role", ["Vater"]),
        ("human", 1),
        ("age", [45]),
        ("note", "\u0000"),
        ("note", "x" * 20_001),
        ("edgeType", 3),
        ("edgeType", "--1"),
        ("edgeType", True),
        ("edgeTypeByUser", -2),
        ("angle", 181),
        ("angle", "45"),
        ("distance", 0),
        ("distance", -3),
        ("supportEmotional", 4),
    ],
)
def test_a_fault_in_an_alter_is_told_with_its_place(field: str, value: object) -> None:
    assert f"{NWK}.alteri[0].{field}" in places(with_alter(**{field: value}))


@pytest.mark.parametrize("field", ["id", "name", "edgeType", "angle", "distance"])
def test_a_missing_part_of_an_alter_is_told(field: str) -> None:
    loaded = record()
    del loaded["versions"][1]["nwk"]["alteri"][0][field]
    assert places(loaded) == [f"{NWK}.alteri[0].{field}"]


def test_a_number_beyond_all_numbers_is_a_fault() -> None:
    content = json.dumps(with_alter(distance=-7)).replace("-7", "1e999")
    with pytest.raises(FileRefused, match="distance: should be an ordinary number"):
        read_bytes(content.encode())


def test_every_fault_comes_back_at_once() -> None:
    loaded = with_alter(name="", angle=999)
    del loaded["versions"][1]["nwk"]["connections"]
    assert set(places(loaded)) == {
        f"{NWK}.alteri[0].name",
        f"{NWK}.alteri[0].angle",
        f"{NWK}.connections",
    }


def test_ids_used_twice_and_lines_to_nobody_are_refused() -> None:
    loaded = with_alter(id=2)
    assert places(loaded) == [
        f"{NWK}.alteri[1].id",
        f"{NWK}.connections[0].id2",
        f"{NWK}.connections[1].id1",
        f"{NWK}.connections[3].id1",
    ]


def test_a_fault_repeats_no_name() -> None:
    with pytest.raises(FileRefused) as refused:
        read(with_alter(name="Jörg\nHuber"))
    assert "Huber" not in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@given(data=st.data(), value=JSON)
def test_whatever_stands_in_the_file_it_is_read_or_refused(
    data: st.DataObject, value: object
) -> None:
    loaded: Any = copy.deepcopy(record())
    inner = loaded
    for _ in range(data.draw(st.integers(0, 5))):
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        deeper = [key for key in keys if isinstance(inner[key], dict | list)]
        if not deeper:
            break
        inner = inner[data.draw(st.sampled_from(deeper))]
    if isinstance(inner, dict):
        inner[data.draw(st.sampled_from(list(inner)) | st.text())] = value
    else:
        inner.append(value)
    with suppress(FileRefused):
        assert read(loaded).network.review.review_id == "r-1"


def counts(network: Network, sectors: Iterable[Sector]) -> dict[str, int]:
    """Count as easyNWK does: the living people within the outer circle."""
    standing = {tie.alter_id: tie.standing for tie in network.ties}
    people = {
        each.alter_id
        for each in network.alters
        if each.kind is AlterKind.PERSON
        and standing[each.alter_id] in {Standing.CURRENT, Standing.NOT_IN_CONTACT}
        and each.sector in sectors
    }
    ties = [link for link in network.links if {link.first, link.second} <= people]
    connected = Counter(standing[person] for person in people)[Standing.CURRENT]
    return {"connected": connected, "connectable": len(people), "ties": len(ties)}


@pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference data stands beside the repository"
)
def test_the_reference_map_counts_as_in_easynwk() -> None:
    network = read_bytes(REFERENCE.read_bytes()).network
    expected = json.loads((SHARED / "ref_easynwk_2.7.1.json").read_text("utf-8"))
    named = {"connected", "connectable", "ties"}
    overall = {key: expected[""][""][key] for key in named}
    assert overall == {"connected": 7, "connectable": 8, "ties": 5}
    assert counts(network, Sector) == overall
    for quarter, sectors in QUARTERS.items():
        assert counts(network, sectors) == {
            key: expected["sector"][quarter][key] for key in named
        }


@pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference data stands beside the repository"
)
def test_nothing_of_the_reference_map_is_dropped_in_silence() -> None:
    imported = read_bytes(REFERENCE.read_bytes())
    kept = imported.network.model_dump_json() + imported.participant.model_dump_json()
    told_of = " ".join(left.what for left in imported.left_out)
    loaded = json.loads(REFERENCE.read_text("utf-8-sig"))
    nwk = loaded["versions"][0]["nwk"]
    written = {
        value
        for part in [loaded["versions"][0], nwk["ego"], *nwk["alteri"]]
        for value in part.values()
        if isinstance(value, str)
    }
    silent = {"", "nicht festgelegt"}
    assert not {text for text in written - silent if text not in kept + told_of}
