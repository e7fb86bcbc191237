"""What cannot be true is refused, with the field and the mend; nothing is recorded."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.casework.records import see_facts
from netmap.errors import InvalidEntry
from netmap.words import checking
from netmap.words.labels import field_label
from tests.support.tale import ASH, AT, DAY, RULE, Tale

MET: dict[str, Any] = {
    "kind": "contact",
    "happened_on": "2026-11-09",
    "alters": ["jo"],
    "mode": "phone",
}
CONCERN: dict[str, Any] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": "w-else",
    "seen_or_said": "Said.",
}
LATER = {"kind": "response", "rule": "A1", "answer": "later"}
TIMES = {"start_time": "10:00", "end_time": "10:00"}
SEEN = {"source": "practitioner"}
REPORTED = {"decision": "report", "decision_reason": "Marks", "closed_on": "2026-11-09"}


def kinds(tale: Tale) -> list[str]:
    found = see_facts(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    return [one.body.kind for one in found]


@pytest.mark.parametrize(
    ("body", "field", "problem"),
    [
        ({**RULE, "start_on": "2206-01-01"}, "start_on", "far away"),
        ({**RULE, "start_on": "2036-11-10"}, "start_on", "far away"),
        ({**RULE, "start_on": "1026-01-01"}, "start_on", "Check the year"),
        ({**RULE, "end_on": "2206-01-01"}, "end_on", "far away"),
        ({**RULE, "verified_on": "2026-11-10"}, "verified_on", "has not come yet"),
        ({**RULE, "varied_on": "2025-12-31"}, "varied_on", "before the rule starts"),
        ({**RULE, "target_alters": []}, "target_alters", "Say whom it is about"),
        (
            {**RULE, "legal_force": "contempt_of_court"},
            "binds",
            "Choose who has to follow it",
        ),
        ({**MET, "happened_on": "2026-11-10"}, "happened_on", "has not come yet"),
        ({**MET, "alters": []}, "alters", "Say who it was with"),
        (
            {**MET, "happened_on": "2026-11-08", **SEEN},
            "happened_on",
            "you cannot have seen it",
        ),
        (
            {**MET, "happened_on": "2026-11-08", "visit": {}},
            "happened_on",
            "you cannot have seen it",
        ),
        ({**MET, "visit": TIMES}, "end_time", "not after the beginning"),
        (
            {**MET, "visit": {"report_sent_on": "2206-01-01"}},
            "report_sent_on",
            "has not come yet",
        ),
        ({**RULE, "superseded_by": "f"}, "superseded_by", "this rule itself"),
        ({**CONCERN, "seen_or_said": " "}, "seen_or_said", "Write something"),
        ({"kind": "place", "name": "x", "alter_id": ""}, "alter_id", "is empty"),
        (
            {"kind": "plan", "plan": "action", "text": ""},
            "text",
            "Write something",
        ),
        ({**CONCERN, "closed_on": "2026-11-09"}, "", "what was decided and why"),
        ({**CONCERN, **REPORTED}, "", "nobody has answered it"),
        (
            {**LATER, "later_on": "2026-11-09"},
            "later_on",
            "not later than today",
        ),
    ],
)
def test_a_record_that_cannot_be_true_is_refused(
    tale: Tale, body: dict[str, Any], field: str, problem: str
) -> None:
    """Each day is looked at beside 9 November 2026, when the case was opened."""
    with pytest.raises(InvalidEntry, match=problem) as refused:
        tale.record("f", body)
    assert not field or refused.value.field in {
        field_label(field, body["kind"]),
        field_label(field, "visit"),
    }
    assert kinds(tale) == []


@pytest.mark.parametrize(
    "body",
    [
        {**RULE, "start_on": "2036-11-08"},
        {**RULE, "target_alters": [], "target_class": "children_under_16"},
        {**RULE, "target_alters": [], "effect": "notify_only"},
        {**RULE, "binds": "alter", "legal_force": "contempt_of_court"},
        {**RULE, "varied_on": "2026-01-01"},
        {**MET, "happened_on": "2026-11-08"},
        {**MET, "visit": {"start_time": "10:00", "end_time": "10:01"}},
        {**CONCERN, **REPORTED, "outcome": "A plan was agreed"},
        {**CONCERN, **REPORTED, "escalated_on": "2026-11-09"},
        {**CONCERN, **REPORTED, "decision": "no_further_action"},
    ],
)
def test_what_is_just_possible_is_recorded(tale: Tale, body: dict[str, Any]) -> None:
    tale.record("f", body)
    assert kinds(tale) == [body["kind"]]


def test_a_change_says_why(tale: Tale) -> None:
    tale.record("f", RULE)
    with pytest.raises(InvalidEntry, match="Say why this is changed"):
        tale.record("f", {**RULE, "title": "Other"}, version=2, reason="  ")
    tale.record("f", {**RULE, "title": "Other"}, version=2, reason="A slip")


@pytest.mark.parametrize("varied_on", ["2026-05-31", None])
def test_a_variation_never_reaches_behind_the_one_before(
    tale: Tale, varied_on: str | None
) -> None:
    """From June another change is on record; nothing may cover it unseen."""
    tale.record("f", RULE)
    tale.record("f", {**RULE, "varied_on": "2026-06-01"}, version=2, reason="Court")
    with pytest.raises(InvalidEntry, match="1 June 2026"):
        tale.record("f", {**RULE, "varied_on": varied_on}, version=3, reason="Court")
    tale.record("f", {**RULE, "varied_on": "2026-06-01"}, version=3, reason="A slip")


def test_the_day_is_that_of_the_one_who_records(tale: Tale) -> None:
    """Half past midnight in summer is still the day before by universal time."""
    early = f"{DAY + timedelta(days=1)}T00:30:00+01:00"
    tale.at = type(tale.at).fromisoformat(early)
    tale.record("f", {**MET, "happened_on": "2026-11-10"})
    assert kinds(tale) == ["contact"]


def test_a_concern_is_raised_by_whoever_records_it(tale: Tale) -> None:
    """Whatever the form says, also in a later version."""
    tale.record("k", CONCERN)
    tale.record("k", {**CONCERN, "harm_type": "Money"}, version=2, reason="Added")
    [concern] = [
        one.body
        for one in see_facts(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    ]
    assert getattr(concern, "raised_by", None) == ASH.id


def test_a_refusal_names_no_value(tale: Tale) -> None:
    """What was typed may be a name."""
    with pytest.raises(InvalidEntry) as refused:
        tale.record("f", {**RULE, "title": "Secret\nname"})
    assert "Secret" not in str(refused.value)
    assert checking.NOT_COME.count("{") == 1
    assert date(2026, 11, 10) > DAY
