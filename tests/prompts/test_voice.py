"""Whether the record holds what the participant says and what was talked through."""

from typing import Any

import pytest

from tests.support.prompting import BEFORE, ada, case, fired, known, review

NO = list[tuple[str, ...]]()
ADA = [("ada",)]
WISHED = {"wish": "maintain"}
CONFIRMED = {"wish": "maintain", "confirmed": True}


@pytest.mark.parametrize(
    ("earlier", "now", "never", "not_again"),
    [
        ({}, {}, ADA, NO),
        ({}, WISHED, ADA, NO),
        (WISHED, WISHED, ADA, NO),
        (CONFIRMED, WISHED, NO, ADA),
        (CONFIRMED, {}, NO, ADA),
        (CONFIRMED, CONFIRMED, NO, NO),
        ({}, CONFIRMED, NO, NO),
        (CONFIRMED, {"standing": "ended"}, NO, NO),
        ({}, {"kind": "place"}, NO, NO),
    ],
)
def test_wishes_confirmed_never_and_not_again(
    earlier: dict[str, Any],
    now: dict[str, Any],
    never: list[tuple[str, ...]],
    not_again: list[tuple[str, ...]],
) -> None:
    asked = case(review(ada(**earlier), on=BEFORE), review(ada(**now)))
    assert (fired("C1", asked), fired("C2", asked)) == (never, not_again)


HARD = {"quality_worker": "detrimental"}


@pytest.mark.parametrize(
    ("rule", "person", "found"),
    [
        ("C3", {"representative": "Lou"}, ADA),
        ("C3", {"representative": "Lou", "representative_basis": "deputy"}, NO),
        ("C3", {}, NO),
        ("C4", {**HARD, "recognition": "not_discussed"}, ADA),
        ("C4", {**HARD, "recognition": "recognised"}, NO),
        ("C4", {"quality_worker": "mixed", "recognition": "not_discussed"}, NO),
        ("C5", {**HARD, "quality_participant": "supportive"}, ADA),
        (
            "C5",
            {**HARD, "quality_participant": "supportive", "view_difference": "Said."},
            NO,
        ),
        ("C5", {**HARD, "quality_participant": "unknown"}, NO),
        ("C5", {**HARD, "quality_participant": "mixed"}, NO),
        ("C6", {"wish": "develop"}, ADA),
        ("C6", {"wish": "restore", "advantages": "Company"}, ADA),
        (
            "C6",
            {"wish": "restore", "advantages": "Company", "difficulties": "Far away"},
            NO,
        ),
        ("C6", {"wish": "maintain"}, NO),
        ("C8", {"wish": "withdraw"}, ADA),
        ("C8", {"wish": "undecided"}, NO),
        ("C9", {**HARD, "wish": "maintain"}, ADA),
        ("C9", {**HARD, "wish": "withdraw"}, NO),
        ("C9", {"quality_worker": "mixed", "wish": "maintain"}, NO),
        ("C10", {"abuse_concern": True}, ADA),
        ("C10", {}, NO),
    ],
)
def test_what_a_tie_does_not_say(
    rule: str, person: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired(rule, case(review(ada(**person)))) == found


def plan(kind: str, alter_id: str) -> Any:
    return known("plan", "plan", plan=kind, text="Step by step.", alter_id=alter_id)


@pytest.mark.parametrize(
    ("rule", "person", "kind"),
    [
        ("C8", {"wish": "withdraw"}, "ending"),
        ("C9", {**HARD, "wish": "maintain"}, "safety"),
    ],
)
def test_a_plan_for_this_tie_answers(
    rule: str, person: dict[str, Any], kind: str
) -> None:
    map_ = review(ada(**person))
    assert fired(rule, case(map_, facts=(plan(kind, "ada"),))) == []
    assert fired(rule, case(map_, facts=(plan(kind, "ben"),))) == ADA
    assert fired(rule, case(map_, facts=(plan("action", "ada"),))) == ADA


@pytest.mark.parametrize(("about", "found"), [(None, NO), ("ada", NO), ("ben", ADA)])
def test_reporting_routes_that_were_told(
    about: str | None, found: list[tuple[str, ...]]
) -> None:
    told = known(
        "told",
        "reporting_information",
        told_on="2026-11-01",
        about_alter=about,
        routes=["999"],
    )
    assert fired("C10", case(review(ada(abuse_concern=True)), facts=(told,))) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"support_needed": ["Easy read"]}, [("r-2",)]),
        ({"support_needed": ["Easy read"], "support_provided": ["Easy read"]}, NO),
        ({"support_needed": ["Easy read"], "support_shortfall": "Next time"}, NO),
        ({}, NO),
    ],
)
def test_support_that_was_needed(
    fields: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired("C7", case(review(ada(), **fields))) == found
