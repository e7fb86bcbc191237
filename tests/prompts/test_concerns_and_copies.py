"""Concerns that wait, actions that are due, copies that left."""

from typing import Any

import pytest

from tests.support.prompting import ada, case, fired, known, review

NO = list[tuple[str, ...]]()
RAISED = {"raised_on": "2026-11-01", "raised_by": "w-1", "seen_or_said": "Said."}
CLOSED = {
    "decision": "no_further_action",
    "decision_reason": "A mishearing",
    "closed_on": "2026-11-10",
}
ACTION = {"plan": "action", "text": "Ask the tutor"}
COPY = {"given_on": "2026-11-09", "what": "Participant copy", "full_view": False}


@pytest.mark.parametrize(
    ("rule", "fields", "found"),
    [
        ("E1", {}, [("k",)]),
        ("E1", {"decision": "no_further_action"}, NO),
        ("E2", {"reported_on": "2026-11-03"}, [("k",)]),
        ("E2", {"reported_on": "2026-11-02"}, NO),
        ("E2", {}, NO),
        ("E3", {"response_due_on": "2026-11-19"}, [("k",)]),
        ("E3", {"response_due_on": "2026-11-20"}, NO),
        ("E3", {"response_due_on": "2026-11-19", "outcome": "Plan agreed"}, NO),
        ("E3", {"response_due_on": "2026-11-19", **CLOSED}, NO),
        ("E3", {"response_due_on": "2026-11-19", "escalated_on": "2026-11-19"}, NO),
    ],
)
def test_concerns(
    rule: str, fields: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    raised = known("k", "concern", **{**RAISED, **fields})
    assert fired(rule, case(facts=(raised,))) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"due_on": "2026-11-19"}, [("a",)]),
        ({"due_on": "2026-11-20"}, NO),
        ({"due_on": "2026-11-19", "done_on": "2026-11-19"}, NO),
        ({"due_on": "2026-11-19", "plan": "safety"}, NO),
        ({}, NO),
    ],
)
def test_actions(fields: dict[str, Any], found: list[tuple[str, ...]]) -> None:
    action = known("a", "plan", **{**ACTION, **fields})
    assert fired("E5", case(facts=(action,))) == found


@pytest.mark.parametrize(
    ("rule", "fields", "found"),
    [
        ("G1", {"full_view": True}, [("c",)]),
        ("G1", {}, NO),
        ("G1", {"full_view": True, "what": "Supervision pack"}, NO),
        ("G2", {}, [("c",)]),
        ("G2", {"safe_to_take_home": "no"}, NO),
        ("G2", {"what": "Supervision pack"}, NO),
    ],
)
def test_copies(
    rule: str, fields: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    copy = known("c", "copy_given", **{**COPY, **fields})
    assert fired(rule, case(facts=(copy,))) == found


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ({"confidential_location": True, "address": "1 High Road"}, [("ada",)]),
        ({"confidential_location": True}, NO),
        ({"address": "1 High Road"}, NO),
    ],
)
def test_an_address_that_should_not_be_stored(
    person: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired("G3", case(review(ada(**person)))) == found
