"""A claim that was not submitted is its claimant's: no seal, file or list has it."""

from netmap.casework.keeping import verify_store
from netmap.casework.records import see_facts
from netmap.casework.transfer import export_case
from netmap.model.evidence import Claim
from netmap.model.staff import Worker
from netmap.store.database import Store
from tests.support.claims import (
    claimable,
    submit,
    withdraw,
    write,
)
from tests.support.tale import ASH, SUE, Tale

AGAIN = "r-2"


def listed(tale: Tale, by: Worker) -> list[str]:
    found = see_facts(tale.store, by=by.id, at=tale.tick(), participant_id=tale.id)
    return [one.fact_id for one in found if isinstance(one.body, Claim)]


def filed(tale: Tale, by: Worker) -> list[int]:
    case = export_case(tale.store, by=by.id, at=tale.tick(), participant_id=tale.id)
    return [one.version for one in case.facts if isinstance(one.body, Claim)]


def sealed(tale: Tale) -> list[str]:
    tale.begin(AGAIN)
    facts = tale.seal(AGAIN).content.facts
    return [one.body.state for one in facts if isinstance(one.body, Claim)]


def test_a_claim_that_was_not_submitted_is_in_the_claimants_list_and_file_alone(
    store: Store,
) -> None:
    tale = claimable(store)
    write(tale)
    assert (listed(tale, ASH), listed(tale, SUE)) == (["c-1"], [])
    assert (filed(tale, ASH), filed(tale, SUE)) == ([1], [])


def test_one_that_was_submitted_is_in_everybodys_with_every_version(
    store: Store,
) -> None:
    tale = claimable(store)
    write(tale)
    submit(tale)
    assert (listed(tale, ASH), listed(tale, SUE)) == (["c-1"], ["c-1"])
    assert (filed(tale, ASH), filed(tale, SUE)) == ([1, 2], [1, 2])


def test_no_seal_holds_a_claim_that_was_not_submitted_or_was_taken_back(
    store: Store,
) -> None:
    tale = claimable(store)
    write(tale)
    write(tale, "c-2", evidence="reflective_account")
    submit(tale, "c-2")
    withdraw(tale, "c-2")
    assert sealed(tale) == []


def test_a_seal_holds_a_claim_that_waits_so_that_a_change_of_it_shows(
    store: Store,
) -> None:
    tale = claimable(store)
    write(tale)
    submit(tale)
    assert sealed(tale) == ["submitted"]
    with store.writing() as cursor:
        cursor.execute(
            "UPDATE fact SET body = replace(body, 'submitted', 'accepted') "
            "WHERE kind = 'claim' AND version = 2"
        )
    places = [one.place for one in verify_store(store).differences]
    assert places == ["claim[c-1].state"]


def test_verifying_says_that_a_claim_or_a_version_of_it_is_gone(store: Store) -> None:
    tale = claimable(store)
    write(tale)
    submit(tale)
    with store.writing() as cursor:
        cursor.execute("DELETE FROM fact WHERE kind = 'claim' AND version = 2")
    found = [(one.place, one.problem) for one in verify_store(store).differences]
    assert found == [("claim[c-1]", "has fewer versions than were recorded")]
