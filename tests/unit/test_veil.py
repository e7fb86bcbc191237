"""A case without names: nothing that anybody wrote, no day, no id of its own."""

import types
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Annotated, Any, Union, get_args, get_origin
from typing import get_type_hints as hints_of

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydantic import StringConstraints

from netmap.evidence.extract import TABLES, extract
from netmap.evidence.pointer import Pointer
from netmap.evidence.veil import Veil
from netmap.model.base import Id, Value
from netmap.model.closeness import ring_of
from netmap.model.codes import AlterKind, Sector, Standing, WishKind
from netmap.model.concern import (
    AdviceSought,
    Concern,
    CopyGiven,
    Disclosure,
    ReportingInformation,
)
from netmap.model.contact import Contact, Place, Session, Visit
from netmap.model.evidence import (
    Claim,
    EvidenceKind,
    Passage,
    Reflection,
    SupervisionNote,
)
from netmap.model.fact import Fact
from netmap.model.network import Alter, Link, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.plan import FollowUp, Plan
from netmap.model.restriction import Explanation, Restriction
from netmap.model.review import Review
from netmap.model.snapshot import SnapshotContent
from netmap.picture.sectors import WEDGES
from netmap.picture.svg import svg_of
from tests.support import cases, values

FIRST = date(2026, 3, 2)
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
DIGEST = "0" * 64
PLANTED = "zq"
"""Every planted text begins so, and no word of netmap's has it in it."""
PERSON = Participant(
    id="p-one", reference="ref-one", name="Wren A.", worker="w-1", opened_on=FIRST
)


def fresh(prefix: str = "n") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):04}"


def alter(alter_id: str, **fields: Any) -> Alter:
    whole = {"name": alter_id, "sector": "family", "angle": 20, "distance": 0.5}
    return Alter.model_validate({"alter_id": alter_id, **whole, **fields})


def content(number: int, *alters: Alter, **fields: Any) -> SnapshotContent:
    network = Network(
        review=Review(
            review_id=f"r-{number}",
            participant_id="p-one",
            number=number,
            held_on=FIRST + timedelta(weeks=5 * (number - 1)),
        ),
        alters=alters,
        ties=tuple(Tie(alter_id=one.alter_id) for one in alters),
    )
    return SnapshotContent(
        number=number,
        previous=None,
        sealed_at=AT,
        sealed_by="w-1",
        participant=PERSON,
        network=fields.pop("network", network),
        **fields,
    )


def label_of(one: Alter) -> str:
    return Veil([content(1, one)], fresh=fresh()).label(one.alter_id)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"relation": "mother"}, "Mother 1"),
        ({"relation": "  Mum "}, "Mother 1"),
        ({"relation": "ex-partner", "sector": "partner"}, "Former partner 1"),
        ({"relation": "Support  Worker", "sector": "services"}, "Support worker 1"),
        ({"relation": "Nia’s mother"}, "Family member 1"),
        ({"relation": "twin"}, "Family member 1"),
        ({"relation": "adoptive mother"}, "Family member 1"),
        ({"relation": "imam", "sector": "groups"}, "Person 1"),
        ({"relation": "", "name": "Mum"}, "Mother 1"),
        ({"sector": "partner"}, "Family member 1"),
        ({"sector": "friends"}, "Friend 1"),
        ({"sector": "services", "paid": True}, "Paid worker 1"),
        ({"sector": "services"}, "Helper 1"),
        ({"sector": "services", "kind": "organisation"}, "Service 1"),
        ({"sector": "work", "kind": "organisation"}, "Organisation 1"),
        ({"sector": "groups", "kind": "group", "relation": "friend"}, "Group 1"),
        ({"sector": "places", "kind": "place"}, "Place 1"),
    ],
)
def test_a_label_is_a_plain_role_or_says_the_kind(
    fields: dict[str, Any], label: str
) -> None:
    assert label_of(alter("one", **fields)) == label


def test_every_kind_of_alter_in_every_part_of_life_has_a_label() -> None:
    for kind in AlterKind:
        for sector in Sector:
            assert label_of(alter("one", kind=kind, sector=sector))


def test_who_is_not_known_is_someone() -> None:
    assert Veil([], fresh=fresh()).label("nobody") == "Someone"


def test_numbers_follow_the_random_ids_and_then_the_later_maps() -> None:
    ids = iter(["x", "b", "a", "x2", "0"])
    first = [alter("ann", relation="aunt"), alter("zoe", relation="aunt")]
    both = [content(1, *first), content(2, *first, alter("new", relation="aunt"))]
    veil = Veil(both, fresh=lambda: next(ids)[:1])
    assert {veil.label("ann"), veil.label("zoe")} == {"Aunt 1", "Aunt 2"}
    assert veil.label("zoe") == "Aunt 1"
    assert veil.label("new") == "Aunt 3"


@pytest.mark.parametrize(
    ("days", "week"), [(-400, 0), (-1, 0), (0, 1), (6, 1), (7, 2), (35, 6)]
)
def test_weeks_count_from_the_first_review(days: int, week: int) -> None:
    veil = Veil([content(2), content(1)], fresh=fresh())
    assert veil.week(FIRST + timedelta(days=days)) == week


def test_parts_of_life_are_merged_into_three() -> None:
    everyone = [alter(f"a-{sector}", sector=sector) for sector in Sector]
    one = content(1, *everyone)
    found = Veil([one], fresh=fresh()).network(one)
    assert {each.sector for each in found.alters} == {
        Sector.FAMILY,
        Sector.FRIENDS,
        Sector.SERVICES,
    }


@given(some.floats(0.05, 1), some.floats(0, 359))
def test_someone_stays_as_close_as_they_were_put(distance: float, angle: float) -> None:
    one = content(1, alter("one", distance=distance, angle=angle, placed=True))
    (found,) = Veil([one], fresh=fresh()).network(one).alters
    assert ring_of(found.distance) == ring_of(distance)
    assert WEDGES[Sector.FAMILY].holds(found.angle)


@given(some.floats(0, 359), some.floats(0.05, 1))
def test_a_new_place_says_nothing_of_the_old_angle(
    angle: float, distance: float
) -> None:
    placed = alter("one", angle=angle, distance=distance, placed=True)
    unmoved = placed.model_copy(update={"angle": 20.0})
    first, second = content(1, placed), content(1, unmoved)
    assert Veil([first], fresh=fresh()).network(first) == Veil(
        [second], fresh=fresh()
    ).network(second)


@pytest.mark.parametrize("standing", ["ended", "died", "service_closed"])
def test_how_something_ended_is_not_told(standing: str) -> None:
    one = content(1, alter("one"))
    tie = Tie(
        alter_id="one",
        standing=Standing(standing),
        ended_why="restricted",  # type: ignore[arg-type]
        abuse_concern=True,
    )
    over = one.network.model_copy(update={"ties": (tie,)})
    (found,) = (
        Veil([one], fresh=fresh())
        .network(one.model_copy(update={"network": over}))
        .ties
    )
    assert (found.standing, found.ended_why) == (Standing.ENDED, None)
    assert not found.abuse_concern


def test_days_become_weeks() -> None:
    both = [content(1), content(2)]
    veil = Veil(both, fresh=fresh())
    assert veil.network(both[0]).review.held_on == date(2000, 1, 3)
    assert veil.network(both[1]).review.held_on == date(2000, 2, 7)
    assert (
        veil.scene(both[1]).title == "De-identified map, week 6 – still personal data"
    )


def test_no_day_is_in_the_picture() -> None:
    one = content(1, alter("one"))
    svg = svg_of(Veil([one], fresh=fresh()).scene(one))
    assert "March" not in svg
    assert "2026" not in svg
    assert "January" not in svg


def ruled(instrument: str, **fields: Any) -> SnapshotContent:
    given_rule = {"binds": "participant", "effect": "none", "target_alters": ("one",)}
    body = Restriction.model_validate(
        {
            "instrument": instrument,
            "start_on": FIRST,
            "title": "Order about Jo",
            "imposed_by": "Leeds Crown Court",
            **given_rule,
            **fields,
        }
    )
    return content(1, alter("one"), facts=(fact("f-1", body),), restricted=("one",))


@pytest.mark.parametrize(
    ("instrument", "sort"),
    [
        ("restraining_order", "Court"),
        ("criminal_behaviour_order", "Court"),
        ("child_arrangements_order", "Court"),
        ("sc_interdict", "Court"),
        ("court_of_protection_contact", "Court"),
        ("licence_no_contact", "Supervision"),
        ("own_choice", "Own choice"),
        ("other_persons_request", "Another’s request"),
        ("child_protection_plan", "Another rule"),
        ("safety_plan", "Another rule"),
        ("of_their_own", "Another rule"),
    ],
)
def test_of_a_rule_there_is_its_sort_and_its_effect(instrument: str, sort: str) -> None:
    one = ruled(instrument, effect="supervised_only", binds="both")
    veil = Veil([one], fresh=fresh())
    ((alter_id, (found,)),) = veil.rules(one).items()
    assert alter_id == veil.network(one).alters[0].alter_id
    assert (found.title, found.effect, found.binds) == (sort, "supervised_only", "both")
    assert found.model_dump(
        include={"imposed_by", "target_alters", "jurisdiction"}
    ) == {"imposed_by": "", "target_alters": (), "jurisdiction": ""}


def test_a_rule_that_is_not_in_force_that_day_is_not_shown() -> None:
    one = ruled("restraining_order", start_on=FIRST + timedelta(days=1))
    assert Veil([one], fresh=fresh()).rules(one) == {"n0001": ()}


def test_the_document_says_codes_labels_numbers_and_new_ids() -> None:
    one = ruled("restraining_order")
    veil = Veil([one], fresh=fresh())
    assert veil.document(one, DIGEST) == {
        "format": "netmap.deidentified/1",
        "source": DIGEST,
        "number": 1,
        "week": 1,
        "size": "1 to 5",
        "people": [
            {
                "id": "n0001",
                "label": "Family member 1",
                "kind": "person",
                "sector": "family",
                "paid": False,
                "ring": None,
            }
        ],
        "ties": [
            {
                "id": "n0001",
                "standing": "current",
                "quality_participant": "unknown",
                "quality_worker": "unknown",
                "recognition": "not_applicable",
                "strength": "unknown",
                "frequency": "unknown",
                "flow": "unknown",
                "support": None,
                "key_person": False,
            }
        ],
        "wishes": [],
        "links": [],
        "rules": [
            {"id": "n0001", "sort": "Court", "effect": "none", "binds": "participant"}
        ],
        "review": {
            "led_by": None,
            "methods": [],
            "agreement": None,
            "support_needed": 0,
            "support_provided": 0,
            "rules_checked": False,
        },
    }


def test_wishes_and_links_keep_whom_they_are_about() -> None:
    one = content(1, alter("x", relation="aunt"), alter("y", relation="friend"))
    network = one.network.model_copy(
        update={
            "wishes": (Wish(alter_id="y", wish=WishKind.RESTORE, confirmed=True),),
            "links": (Link(first="x", second="y", knows=False),),
        }
    )
    whole = one.model_copy(update={"network": network})
    ids = iter(["q", "z", "a", "b", "c"])
    veil = Veil([whole], fresh=lambda: next(ids))
    found = veil.network(whole)
    (wish,), (link,) = found.wishes, found.links
    assert found.alter(wish.alter_id).name == "Friend 1"
    assert (wish.wish, wish.confirmed) == (WishKind.RESTORE, True)
    names = {found.alter(link.first).name, found.alter(link.second).name}
    assert (names, link.knows) == ({"Aunt 1", "Friend 1"}, False)


KINDS = (
    *(Restriction, Plan, FollowUp, Explanation, ReportingInformation),
    *(Concern, Disclosure, AdviceSought, CopyGiven, Place, Session, SupervisionNote),
)
REFLECTION = Reflection(passages=(Passage(stage="free", text="I met Jo."),))
CLAIM = Claim(
    criterion="SN:P6",
    evidence=EvidenceKind.REFLECTIVE_ACCOUNT,
    snapshot_digest=DIGEST,
    pointer="wish[a-1]",
    claimant="w-1",
)


def fact(fact_id: str, body: Any) -> Fact:
    return Fact(fact_id=fact_id, recorded_at=AT, recorded_by="w-1", body=body)


@some.composite
def histories(draw: some.DrawFn) -> list[SnapshotContent]:
    """The snapshots of one case, with a fact of each kind that a claim can rest on."""
    person = draw(values.of(Participant, id=some.just("p-one")))
    visited = draw(values.of(Contact, visit=values.of(Visit)))
    bodies = [*(draw(values.of(kind)) for kind in KINDS), visited, REFLECTION, CLAIM]
    sealed = tuple(fact(f"f-{place}", body) for place, body in enumerate(bodies))
    networks = [draw(cases.networks(number=number)) for number in (1, 2)]
    return [
        content(
            one.review.number,
            network=one,
            facts=sealed,
            restricted=tuple(each.alter_id for each in one.alters),
        ).model_copy(update={"participant": person})
        for one in networks
    ]


def is_text(hint: Any) -> bool:
    """Say whether a field holds free text: any characters, not only those of an id."""
    if get_origin(hint) is not Annotated or get_args(hint)[0] is not str:
        return False
    rules = [one for one in get_args(hint) if isinstance(one, StringConstraints)]
    return not any(one.pattern for one in rules)


def planted(hint: Any, value: Any, tokens: Iterator[str]) -> Any:
    """Return a value with another text in each of its fields that hold free text."""
    if isinstance(value, Value):
        hints = hints_of(type(value), include_extras=True)
        fields = type(value).model_fields
        return value.model_copy(
            update={
                name: planted(hints[name], getattr(value, name), tokens)
                for name in fields
            }
        )
    if is_text(hint):
        return next(tokens)
    return _planted_inside(hint, value, tokens)


def _planted_inside(hint: Any, value: Any, tokens: Iterator[str]) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        if is_text(args[0]):
            return (next(tokens), next(tokens))
        return tuple(planted(args[0], one, tokens) for one in value)
    if origin is dict and is_text(args[0]):
        return {next(tokens): next(tokens)}
    if origin in {Union, types.UnionType} and any(map(is_text, args)):
        return next(tokens)
    return value


def with_tokens(contents: list[SnapshotContent]) -> list[SnapshotContent]:
    tokens = (f"{PLANTED}x{number} {PLANTED}’s" for number in count())
    return [planted(SnapshotContent, one, tokens) for one in contents]


def pointers(one: SnapshotContent) -> Iterator[Pointer]:
    yield Pointer("review", one.network.review.review_id)
    for each in one.network.alters:
        yield Pointer("tie", each.alter_id)
        yield Pointer("wish", each.alter_id)
    for fact in one.facts:
        yield Pointer(fact.body.kind, fact.fact_id)


def told(contents: list[SnapshotContent]) -> Iterator[str]:
    """Give everything that leaves of a case behind a veil."""
    veil = Veil(contents, fresh=fresh())
    for one in contents:
        yield str(veil.document(one, DIGEST))
        yield svg_of(veil.scene(one))
        yield veil.network(one).model_dump_json()
        yield str(veil.rules(one))
        for criterion in TABLES:
            for pointer in pointers(one):
                found = extract(one, contents, criterion, pointer, veil)
                yield found.model_dump_json()


def test_planting_reaches_every_text() -> None:
    one = content(1, alter("one", relation="aunt", address="12 Elm Row"))
    (found,) = with_tokens([one.model_copy(update={"facts": (fact("f-1", CLAIM),)})])
    assert found.facts[0].body.reflection.startswith(PLANTED)  # type: ignore[union-attr]
    assert found.network.alters[0].relation.startswith(PLANTED)
    assert found.network.alters[0].address.startswith(PLANTED)
    assert found.network.review.present[0].startswith(PLANTED)
    assert found.participant.name.startswith(PLANTED)
    assert found.network.alters[0].alter_id == "one"


@settings(max_examples=20, deadline=None)
@given(histories())
def test_nothing_that_anybody_wrote_comes_through(
    contents: list[SnapshotContent],
) -> None:
    for text in told(with_tokens(contents)):
        assert PLANTED not in text.casefold()


@settings(max_examples=20, deadline=None)
@given(histories())
def test_labels_are_one_for_each_alter_and_the_same_on_every_map(
    contents: list[SnapshotContent],
) -> None:
    veil = Veil(contents, fresh=fresh())
    ids = {one.alter_id for each in contents for one in each.network.alters}
    labels = {one: veil.label(one) for one in ids}
    assert len(set(labels.values())) == len(ids)
    for each in contents:
        names = {one.name for one in veil.network(each).alters}
        assert names == {labels[one.alter_id] for one in each.network.alters}


def ids_in(value: Any, hint: Any = None) -> Iterator[str]:
    if isinstance(value, Value):
        hints = hints_of(type(value), include_extras=True)
        for name in type(value).model_fields:
            yield from ids_in(getattr(value, name), hints[name])
    elif isinstance(value, tuple):
        for one in value:
            yield from ids_in(one, get_args(hint)[0])
    elif value is not None and hint in (Id, Id | None):
        yield value


@settings(max_examples=20, deadline=None)
@given(histories())
def test_two_exports_share_no_id_with_each_other_or_with_the_case(
    contents: list[SnapshotContent],
) -> None:
    veils = Veil(contents, fresh=fresh("n")), Veil(contents, fresh=fresh("m"))
    for one in contents:
        first, second = (set(ids_in(veil.network(one))) for veil in veils)
        assert all(found.startswith("n0") for found in first)
        assert all(found.startswith("m0") for found in second)
        assert len(first) == len(second) >= 2
