"""Case facts: only ever added to, each version with who, when and why."""

from datetime import timedelta

import pytest

from netmap.casework.records import see_facts
from netmap.errors import InvalidEntry, NotAllowed, StaleRecord
from netmap.store import facts
from tests.support.tale import ASH, AT, RULE, Tale, trail


def versions(tale: Tale) -> list[tuple[str, int, str]]:
    with tale.store.reading() as cursor:
        found = facts.of_case(cursor, tale.id)
    return [(one.fact_id, one.version, one.reason) for one in found]


def test_a_variation_is_the_next_version(tale: Tale) -> None:
    """The earlier one stays; the newest is what is shown."""
    first = tale.record("f", {**RULE, "title": "Not on Sundays"})
    tale.record("f", {**RULE, "title": "Not at all"}, version=2, reason="Court")
    assert (first.recorded_by, first.recorded_at >= AT) == (ASH.id, True)
    assert versions(tale) == [("f", 1, ""), ("f", 2, "Court")]
    shown = see_facts(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    assert [one.version for one in shown] == [2]


@pytest.mark.parametrize("version", [1, 3])
def test_a_version_follows_the_newest(tale: Tale, version: int) -> None:
    """A second click, or someone who saw an older one, is told."""
    tale.record("f", RULE)
    before = trail(tale.store)
    with pytest.raises(StaleRecord):
        tale.record("f", RULE, version=version)
    assert versions(tale) == [("f", 1, "")]
    assert trail(tale.store) == before


def test_a_first_version_is_number_one(tale: Tale) -> None:
    """No version comes from nowhere."""
    with pytest.raises(StaleRecord):
        tale.record("f", RULE, version=2)


def test_two_kinds_may_share_an_id(tale: Tale) -> None:
    """Each kind counts its own."""
    tale.record("f", RULE)
    tale.record("f", {"kind": "place", "name": "Park"})
    assert len(versions(tale)) == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({**RULE, "effect": "magic"}, "is not one of"),
        ({**RULE, "end_on": "2025-01-01"}, "ends before it starts"),
        (
            {**RULE, "end_on": "2027-01-01", "until_further_order": True},
            "runs until further order",
        ),
        ({"kind": "secret"}, "not a kind of record"),
        ({}, "does not say what kind of record"),
        ({"kind": "place"}, "“What it is called” is missing"),
        ({"kind": "place", "name": "a\nb"}, "must be on one line"),
    ],
)
def test_what_does_not_fit_is_one_sentence(
    tale: Tale, body: dict[str, object], said: str
) -> None:
    """And nothing is recorded."""
    with pytest.raises(InvalidEntry) as caught:
        tale.record("f", body)
    assert said in caught.value.sentence
    assert versions(tale) == []


@pytest.mark.parametrize("state", ["claimed", "submitted", "accepted", "withdrawn"])
def test_a_claim_is_not_recorded_past_its_own_ways(tale: Tale, state: str) -> None:
    """Nobody becomes a claimant, or claims for somebody else, by recording a fact."""
    body: dict[str, object] = {
        "kind": "claim",
        "criterion": "SN:P1",
        "evidence": "work_product",
        "snapshot_digest": "0" * 64,
        "pointer": "review[r-1]",
        "claimant": "w-bill",
        "state": state,
    }
    before = trail(tale.store)
    with pytest.raises(NotAllowed):
        tale.record("c-1", body)
    assert versions(tale) == []
    assert trail(tale.store) == before


def test_who_and_when_are_not_up_to_the_form(tale: Tale) -> None:
    """They are those of the one who acts."""
    late = AT + timedelta(days=9)
    fact = tale.record("f", RULE, recorded_by="w-else", recorded_at=late)
    assert fact.recorded_by == ASH.id
    assert fact.recorded_at < late
