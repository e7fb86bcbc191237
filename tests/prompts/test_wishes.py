"""What is wished of a tie beside the rules about contact."""

from datetime import date
from typing import Any

import pytest

from netmap.prompts.registry import prompts
from tests.support.prompting import ada, case, contact, fired, known, order, review

TIE = ("ada", "order")


@pytest.mark.parametrize(
    ("wish", "rule", "found"),
    [
        ("maintain", {}, [TIE]),
        ("develop", {}, [TIE]),
        ("restore", {}, [TIE]),
        ("withdraw", {}, []),
        ("undecided", {}, []),
        ("not_asked", {}, []),
        ("restore", {"binds": "alter"}, [TIE]),
        ("restore", {"effect": "indirect_only"}, []),
        ("restore", {"legal_force": "none"}, []),
        ("restore", {"start_on": date(2026, 11, 21)}, []),
        ("restore", {"end_on": date(2026, 11, 19)}, []),
        ("restore", {"end_on": date(2026, 11, 20)}, [TIE]),
        ("restore", {"target_alters": ["ben"]}, []),
    ],
)
def test_a_wish_beside_an_order_of_no_contact(
    wish: str, rule: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    asked = case(review(ada(wish=wish)), facts=(order(**rule),))
    assert fired("A1", asked) == found


@pytest.mark.parametrize(
    ("binds", "asks"),
    [
        ("participant", "Do not plan contact"),
        ("alter", "done nothing wrong by wanting contact"),
    ],
)
def test_whom_the_order_binds_says_what_is_asked(binds: str, asks: str) -> None:
    asked = case(review(ada(wish="restore")), facts=(order(binds=binds),))
    [prompt] = [one for one in prompts(asked) if one.rule == "A1"]
    assert asks in prompt.question
    assert prompt.level == "stop"


AGREED = {"plan": "agreement", "text": "By letter", "agreed_on": "2026-11-10"}


@pytest.mark.parametrize(
    ("effect", "plan", "found"),
    [
        ("indirect_only", None, [TIE]),
        ("supervised_only", None, [TIE]),
        ("supported_only", None, [TIE]),
        ("with_approval_only", None, [TIE]),
        ("none", None, []),
        ("indirect_only", {"alter_id": "ada"}, []),
        ("indirect_only", {"restriction_id": "order"}, []),
        ("indirect_only", {"alter_id": "ben"}, [TIE]),
        ("indirect_only", {"alter_id": "ada", "restriction_id": "other"}, [TIE]),
        ("indirect_only", {"alter_id": "ada", "agreed_on": None}, [TIE]),
        ("indirect_only", {"alter_id": "ada", "plan": "safety"}, [TIE]),
    ],
)
def test_a_wish_within_limits(
    effect: str, plan: dict[str, Any] | None, found: list[tuple[str, ...]]
) -> None:
    plans = () if plan is None else (known("plan", "plan", **{**AGREED, **plan}),)
    asked = case(review(ada(wish="develop")), facts=(order(effect=effect), *plans))
    assert fired("A2", asked) == found


def test_a_wish_within_limits_never_asks_to_plan_what_another_rule_bars() -> None:
    """The prompt about limits stays, and says that contact is not to be planned."""
    limited = order(effect="with_approval_only")
    barred = order("barred", effect="none", binds="alter")
    asked = case(review(ada(wish="restore")), facts=(limited, barred))
    [found] = [one for one in prompts(asked) if one.rule == "A2"]
    assert "Do not plan contact." in found.question
    [alone] = [
        one
        for one in prompts(case(review(ada(wish="restore")), facts=(limited,)))
        if one.rule == "A2"
    ]
    assert "Do not plan contact." not in alone.question


def request(**fields: Any) -> Any:
    given = {
        "instrument": "other_persons_request",
        "binds": "nobody",
        "legal_force": "none",
    }
    return order(**{**given, **fields})


BEGAN = {"began_by": "participant"}


@pytest.mark.parametrize(
    ("person", "happened", "found"),
    [
        ({"wish": "restore"}, None, [TIE]),
        ({"wish": "maintain"}, None, []),
        ({"wish": "restore", "way_forward": "Through her worker"}, None, []),
        ({}, BEGAN, [TIE]),
        ({}, {"began_by": "alter"}, []),
        ({}, {**BEGAN, "happened_on": date(2025, 12, 31)}, []),
        ({}, {**BEGAN, "alters": ["ben"]}, []),
    ],
)
def test_someone_asked_for_no_contact(
    person: dict[str, Any],
    happened: dict[str, Any] | None,
    found: list[tuple[str, ...]],
) -> None:
    met = () if happened is None else (contact(**happened),)
    assert fired("A8", case(review(ada(**person)), facts=(request(), *met))) == found


def test_a_request_that_was_taken_back_asks_nothing() -> None:
    asked = case(
        review(ada(wish="restore")),
        facts=(request(withdrawn_on=date(2026, 11, 1)),),
    )
    assert fired("A8", asked) == []


def choice(**fields: Any) -> Any:
    return request(**{"instrument": "own_choice", **fields})


@pytest.mark.parametrize(
    ("rule", "person", "happened", "found"),
    [
        ({}, {"wish": "maintain"}, None, [TIE]),
        ({}, {"wish": "withdraw"}, None, []),
        ({}, {}, {}, [(*TIE, "met")]),
        ({}, {"wish": "restore"}, {}, [TIE, (*TIE, "met")]),
        ({"last_reviewed_on": date(2026, 11, 10)}, {"wish": "restore"}, {}, []),
        ({"last_reviewed_on": date(2026, 10, 31)}, {}, {}, [(*TIE, "met")]),
        ({}, {}, {"alters": ["ben"]}, []),
    ],
)
def test_own_choice_is_asked_again_and_is_never_a_breach(
    rule: dict[str, Any],
    person: dict[str, Any],
    happened: dict[str, Any] | None,
    found: list[tuple[str, ...]],
) -> None:
    met = () if happened is None else (contact(**happened),)
    asked = case(review(ada(**person)), facts=(choice(**rule), *met))
    assert fired("A9", asked) == found
    assert fired("A3", asked) == []
