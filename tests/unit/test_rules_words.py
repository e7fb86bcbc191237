"""Rules about contact in words: the kind, the dates, whom it binds; never advice."""

from datetime import date
from typing import Any

import pytest

from netmap.model.restriction import Binds, Effect, LegalForce, Restriction
from netmap.reports.map_table import rule_words
from netmap.reports.rules import rule_name, rule_sentence
from netmap.standards.restriction_types import restriction_types
from netmap.words import rules as words
from netmap.words.picture import EFFECTS


def rule(**said: Any) -> Restriction:
    plain = {
        "instrument": "own_choice",
        "title": "Stay away from the flat",
        "binds": "participant",
        "effect": "none",
        "start_on": date(2026, 1, 5),
        "legal_force": "court_order",
    }
    return Restriction.model_validate(plain | said)


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ({}, "From 5 January 2026, no end date recorded."),
        (
            {"end_on": date(2026, 6, 1)},
            "From 5 January 2026 until 1 June 2026.",
        ),
        (
            {"until_further_order": True},
            "From 5 January 2026 until further order.",
        ),
    ],
)
def test_a_rule_says_since_when_and_until_when(
    said: dict[str, Any], dates: str
) -> None:
    assert rule_sentence(rule(**said)) == (
        f"Stay away from the flat. {dates} The participant has to follow it."
    )


@pytest.mark.parametrize("binds", Binds)
def test_a_rule_says_whom_it_binds(binds: Binds) -> None:
    sentence = rule_sentence(rule(binds=binds))
    assert sentence.endswith(words.BINDS[binds] or "recorded.")


@pytest.mark.parametrize("force", LegalForce)
def test_only_a_rule_without_legal_force_says_so(force: LegalForce) -> None:
    sentence = rule_sentence(rule(legal_force=force))
    assert (words.NO_FORCE in sentence) == (force == LegalForce.NONE)


def test_a_rule_without_a_title_is_called_by_its_kind() -> None:
    kind = restriction_types().type("own_choice")
    assert rule_name(rule(title="")) == kind.name


def test_a_rule_of_an_unknown_kind_is_a_local_rule() -> None:
    assert rule_name(rule(title="", instrument="of_our_own")) == words.LOCAL


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_has_words(effect: Effect) -> None:
    assert rule_words((rule(effect=effect),)) == EFFECTS[effect]


def test_the_same_effect_of_two_rules_is_said_once() -> None:
    two = (rule(), rule(title="Another"), rule(effect="supervised_only"))
    assert rule_words(two[:2]) == "No contact"
    assert rule_words(two) == "No contact, Supervised only, Rules differ"
