"""Whether rules about contact are known, checked, explained and looked at again."""

from datetime import date
from typing import Any

import pytest

from tests.support.prompting import HELD, ada, case, fired, known, order, review

NO = list[tuple[str, ...]]()
ORDER = [("order",)]
CHILDREN = {"target_class": "children_under_16", "target_alters": []}


@pytest.mark.parametrize(
    ("rule", "person", "found"),
    [
        ({}, {}, [("ada", "order")]),
        ({"target_class": "children_under_18"}, {}, [("ada", "order")]),
        ({}, {"age_band": "12_15"}, NO),
        ({}, {"age_band": "adult"}, NO),
        ({}, {"kind": "place"}, NO),
        ({}, {"standing": "ended"}, NO),
        ({"target_class": "serving_prisoners"}, {}, NO),
        ({"start_on": date(2026, 11, 21)}, {}, NO),
    ],
)
def test_an_age_that_a_rule_depends_on(
    rule: dict[str, Any], person: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    rules = (order(**{**CHILDREN, **rule}),)
    assert fired("A11", case(review(ada(**person)), facts=rules)) == found


TWO = [("ada", "one", "two")]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"effect": "supervised_only"}, TWO),
        ({"effect": "none", "binds": "alter"}, NO),
        ({"effect": "supervised_only", "target_alters": ["ben"]}, NO),
        ({"effect": "supervised_only", "end_on": date(2026, 11, 19)}, NO),
        ({"effect": "supervised_only", "binds": "nobody"}, NO),
        ({"effect": "place", "target_places": ["market"]}, NO),
    ],
)
def test_two_rules_that_differ(
    other: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired("A12", case(facts=(order("one"), order("two", **other)))) == found


def test_a_go_between_whom_another_rule_bars() -> None:
    letters = {"effect": "indirect_only", "target_alters": ["child"]}
    rules = (order("letters", intermediary_alter="ada", **letters), order("bar"))
    everyone = review(ada(), ada("child"))
    assert fired("A12", case(everyone, facts=rules)) == [("ada", "bar", "letters")]
    rules = (order("letters", intermediary_alter="ben", **letters), order("bar"))
    assert fired("A12", case(everyone, facts=rules)) == []


@pytest.mark.parametrize(
    ("rule", "fields", "found"),
    [
        ("B1", {"end_on": date(2026, 11, 19)}, ORDER),
        ("B1", {"end_on": date(2026, 11, 20)}, NO),
        ("B1", {"end_on": date(2026, 11, 19), "closed_reviewed_on": HELD}, NO),
        ("B1", {"withdrawn_on": date(2026, 11, 1)}, NO),
        ("B2", {"end_on": date(2026, 12, 18), "next_review_on": None}, ORDER),
        ("B2", {"end_on": date(2026, 12, 19), "next_review_on": None}, NO),
        ("B2", {"end_on": date(2026, 12, 18)}, NO),
        ("B2", {"end_on": date(2026, 11, 19), "next_review_on": None}, NO),
        ("B3", {"next_review_on": None}, ORDER),
        ("B3", {}, NO),
        ("B3", {"next_review_on": None, "end_on": date(2027, 1, 1)}, NO),
        ("B3", {"next_review_on": None, "withdrawn_on": date(2026, 11, 1)}, NO),
        ("B4", {"next_review_on": date(2026, 11, 19)}, ORDER),
        ("B4", {"next_review_on": date(2026, 11, 20)}, NO),
        (
            "B4",
            {"next_review_on": date(2026, 11, 1), "last_reviewed_on": HELD},
            NO,
        ),
        ("B5", {"source_seen": False, "start_on": date(2026, 11, 6)}, ORDER),
        ("B5", {"source_seen": False, "start_on": date(2026, 11, 7)}, NO),
        ("B5", {"source_seen": False, "instrument": "own_choice"}, NO),
        ("B5", {}, NO),
        ("B6", {"start_on": date(2026, 11, 6)}, ORDER),
        ("B6", {"start_on": date(2026, 11, 7)}, NO),
        ("B6", {"instrument": "own_choice"}, NO),
        ("B8", {"imposed_by": ""}, ORDER),
        ("B8", {"legal_basis": ""}, ORDER),
        ("B8", {"imposed_by": "", "instrument": "other_persons_request"}, NO),
        ("B8", {}, NO),
    ],
)
def test_what_a_record_of_a_rule_lacks(
    rule: str, fields: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired(rule, case(facts=(order(**fields),))) == found


def told(**fields: Any) -> Any:
    given = {
        "restriction_id": "order",
        "explained_on": "2026-01-10",
        "explained_by": "w-1",
        "reasons_given": True,
        "understanding_checked": True,
    }
    return known("told", "explanation", **{**given, **fields})


def test_an_explanation_answers_until_the_rule_is_varied() -> None:
    assert fired("B6", case(facts=(order(), told()))) == []
    varied = order(version=2, varied_on=date(2026, 11, 7))
    assert fired("B6", case(facts=(order(), varied, told()))) == []
    varied = order(version=2, varied_on=date(2026, 11, 6))
    assert fired("B6", case(facts=(order(), varied, told()))) == ORDER
    again = told(explained_on="2026-11-07")
    assert fired("B6", case(facts=(order(), varied, again))) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, NO),
        ({"reasons_given": False}, ORDER),
        ({"reasons_given": False, "reason_withheld_authority": "The court"}, NO),
        ({"understanding_checked": False}, ORDER),
        ({"understanding_checked": False, "restriction_id": "other"}, NO),
    ],
)
def test_what_an_explanation_lacks(
    fields: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired("B7", case(facts=(order(), told(**fields)))) == found


def test_two_rules_are_asked_about_once() -> None:
    """Also where one makes a go-between of someone whom the other bars."""
    letters = order("letters", effect="indirect_only", intermediary_alter="ada")
    names = fired("A12", case(facts=(letters, order("bar"))))
    assert len(names) == len({*names}) == 1


def test_where_someone_lives_is_never_asked_to_be_explained() -> None:
    kept = order(instrument="confidential_location", binds="organisation")
    assert fired("B6", case(facts=(kept,))) == []
