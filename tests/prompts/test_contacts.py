"""A contact beside the rules in force that day: fires, just does not, is left out."""

from datetime import date
from typing import Any

import pytest

from netmap.prompts.registry import prompts
from tests.support.prompting import ada, case, contact, fired, known, order, review

MET = ("met", "ada", "order")
BEFORE_IT = {"happened_on": date(2025, 12, 31)}
APPROVED = {"approved_before": True}
SEEN: dict[str, Any] = {"unplanned": True}


@pytest.mark.parametrize(
    ("rule", "happened", "found"),
    [
        ({}, {}, [MET]),
        ({}, {"began_by": "alter"}, [MET]),
        ({"effect": "non_association"}, {}, [MET]),
        ({"binds": "both"}, {}, [MET]),
        ({}, BEFORE_IT, []),
        ({"end_on": date(2026, 10, 31)}, {}, []),
        ({"end_on": date(2026, 11, 1)}, {}, [MET]),
        ({"binds": "alter"}, {}, []),
        ({"legal_force": "none"}, {}, []),
        ({"effect": "indirect_only"}, {}, []),
        ({}, {"alters": ["ben"]}, []),
        ({}, {"via_alter": "ben"}, []),
        ({"exemptions": ["prior_approval"]}, APPROVED, []),
        ({"exemptions": ["inadvertent"]}, SEEN, []),
        ({}, APPROVED, [MET]),
        ({"exemptions": ["prior_approval"]}, SEEN, [MET]),
    ],
)
def test_contact_while_barred(
    rule: dict[str, Any], happened: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    known_facts = (order(**rule), contact(**happened))
    assert fired("A3", case(facts=known_facts)) == found


@pytest.mark.parametrize(
    ("rule", "happened", "found"),
    [
        ({"binds": "alter"}, {"began_by": "alter"}, [MET]),
        ({"binds": "alter"}, {"began_by": "participant"}, [MET]),
        ({"binds": "both"}, {}, [MET]),
        ({"binds": "participant"}, {}, []),
        ({"binds": "alter"}, BEFORE_IT, []),
        ({"binds": "alter", "exemptions": ["inadvertent"]}, SEEN, []),
    ],
)
def test_contact_by_someone_barred(
    rule: dict[str, Any], happened: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    known_facts = (order(**rule), contact(**happened))
    assert fired("A4", case(facts=known_facts)) == found


@pytest.mark.parametrize("began_by", ["participant", "alter", "service", "unknown"])
def test_who_is_protected_never_reads_as_having_broken_the_rule(began_by: str) -> None:
    known_facts = (
        order(binds="alter", protects="participant"),
        contact(began_by=began_by),
    )
    found = [one for one in prompts(case(facts=known_facts)) if "met" in one.about]
    assert [one.rule for one in found] == ["A4"]
    assert "not Sam T.’s fault" in found[0].caution


@pytest.mark.parametrize(
    ("effect", "happened", "found"),
    [
        ("indirect_only", {"mode": "face_to_face"}, [MET]),
        ("indirect_only", {"mode": "video"}, [MET]),
        ("indirect_only", {"mode": "letter"}, []),
        ("supervised_only", {"mode": "video"}, [MET]),
        ("supervised_only", {"visit": {"supervisor_name": "R. Lane"}}, []),
        ("supervised_only", {"mode": "letter"}, []),
        ("supported_only", {}, [MET]),
        ("supported_only", {"visit": {}}, []),
        ("with_approval_only", {"mode": "text_message"}, [MET]),
        ("with_approval_only", APPROVED, []),
        ("none", {}, []),
        ("supervised_only", BEFORE_IT, []),
    ],
)
def test_contact_beyond_the_kind_allowed(
    effect: str, happened: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    known_facts = (order(effect=effect), contact(**happened))
    assert fired("A5", case(facts=known_facts)) == found


def test_contact_beyond_the_kind_is_left_out_by_the_rule_itself() -> None:
    rule = order(effect="supervised_only", exemptions=["inadvertent"])
    assert fired("A5", case(facts=(rule, contact(**SEEN)))) == []


WHOLE = {
    "supervisor_name": "R. Lane",
    "supervisor_role": "Centre staff",
    "start_time": "10:00",
    "end_time": "11:00",
}


@pytest.mark.parametrize("field", WHOLE)
def test_a_visit_that_lacks_a_field(field: str) -> None:
    visit = {key: value for key, value in WHOLE.items() if key != field}
    assert fired("A6", case(facts=(contact(visit=visit),))) == [("met",)]


@pytest.mark.parametrize("happened", [{"visit": WHOLE}, {}])
def test_a_whole_visit_and_no_visit_lack_nothing(happened: dict[str, Any]) -> None:
    assert fired("A6", case(facts=(contact(**happened),))) == []


PLACE = known("market", "place", name="Market")


@pytest.mark.parametrize(
    ("rule", "happened", "found"),
    [
        ({}, {}, [("met", "zone")]),
        ({"effect": "place"}, {}, [("met", "zone")]),
        ({"effect": "inside_area"}, {}, []),
        ({"effect": "inside_area", "target_places": ["home"]}, {}, [("met", "zone")]),
        ({"target_places": ["home"]}, {}, []),
        ({}, {"place_id": None}, []),
        ({}, BEFORE_IT, []),
        ({"binds": "alter"}, {}, []),
        ({"exemptions": ["prior_approval"]}, APPROVED, []),
    ],
)
def test_a_place_that_a_rule_names(
    rule: dict[str, Any], happened: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    zone = {"effect": "area", "target_alters": [], "target_places": ["market"]}
    known_facts = (
        PLACE,
        order("zone", **{**zone, **rule}),
        contact(**{"place_id": "market", **happened}),
    )
    assert fired("A7", case(facts=known_facts)) == found


def test_a_place_is_judged_by_the_version_that_held_then() -> None:
    """The zone was redrawn on 1 October; the market is outside it since."""
    zone = {"effect": "area", "target_alters": []}
    facts = (
        PLACE,
        order("zone", target_places=["market", "home"], **zone),
        order(
            "zone",
            version=2,
            target_places=["home"],
            varied_on=date(2026, 10, 1),
            **zone,
        ),
        contact("before", place_id="market", happened_on=date(2026, 9, 30)),
        contact("after", place_id="market", happened_on=date(2026, 10, 1)),
    )
    assert fired("A7", case(facts=facts)) == [("before", "zone")]


@pytest.mark.parametrize(
    ("rule", "happened", "found"),
    [
        ({}, {"via_alter": "ben"}, [MET]),
        ({}, {"mode": "via_third_party"}, [MET]),
        ({}, {}, []),
        ({"via_others_counts": False}, {"via_alter": "ben"}, []),
        ({"binds": "alter"}, {"via_alter": "ben"}, []),
        ({"exemptions": ["prior_approval"]}, {"via_alter": "ben", **APPROVED}, []),
    ],
)
def test_a_message_through_someone_else(
    rule: dict[str, Any], happened: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    known_facts = (order(**rule), contact(**happened))
    everyone = review(ada(), ada("ben"))
    assert fired("A10", case(everyone, facts=known_facts)) == found


# Whose doing it was


def question(rule: str, *facts: Any) -> str:
    [found] = [one for one in prompts(case(facts=facts)) if one.rule == rule]
    return found.question


def test_a_contact_that_the_other_began_says_so_first() -> None:
    """So that the one who was contacted does not read as having broken a rule."""
    for rule, effect in (("A3", "none"), ("A5", "with_approval_only")):
        asked = question(rule, order(effect=effect), contact(began_by="alter"))
        assert asked.startswith("ada began this contact")
        assert "what would help Sam T." in asked
        own = question(rule, order(effect=effect), contact(began_by="participant"))
        assert "began" not in own


def test_a_limit_that_binds_the_other_alone_is_theirs_to_keep() -> None:
    limited = order(effect="indirect_only", binds="alter")
    asked = question("A5", limited, contact(mode="face_to_face"))
    assert "this is not Sam T.’s fault, whoever began it" in asked
    assert "may not fit" not in asked


def test_a_name_that_ends_with_a_full_stop_ends_no_sentence_twice() -> None:
    asked = case(facts=(order(binds="alter"), contact()))
    [found] = [one for one in prompts(asked) if one.rule == "A4"]
    assert ".." not in " ".join((found.question, found.caution, *found.because))


def test_turning_up_is_no_chance_meeting_for_the_one_who_has_to_stay_away() -> None:
    """That it was not planned is the participant's side of it."""
    rule = order(binds="alter", exemptions=["inadvertent"])
    came = contact(unplanned=True, began_by="alter")
    assert fired("A4", case(facts=(rule, came))) == [MET]
    met = contact(unplanned=True, began_by="unknown")
    assert fired("A4", case(facts=(rule, met))) == []


def test_whoever_may_pass_things_on_is_no_way_round_the_rule() -> None:
    rule = order(intermediary_alter="ben", effect="none")
    everyone = review(ada(), ada("ben"))
    passed = contact(mode="via_third_party", via_alter="ben")
    assert fired("A10", case(everyone, facts=(rule, passed))) == []
    other = contact(mode="via_third_party", via_alter="cy")
    assert fired("A10", case(everyone, facts=(rule, other))) == [MET]


def test_where_both_have_to_follow_it_nobody_is_cleared_or_blamed() -> None:
    asked = case(facts=(order(binds="both"), contact()))
    [found] = [one for one in prompts(asked) if one.rule == "A4"]
    assert found.caution.startswith("Both have to follow this rule.")
