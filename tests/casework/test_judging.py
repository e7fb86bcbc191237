"""Signing a claim off and judging it: two signatures of two people, never the claimant.

Ash claims; Sue and Uma supervise the north; Ida assesses, and Bo does both.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypedDict

import pytest

from netmap.casework.judging import accept_claim, return_claim, sign_off_claim
from netmap.casework.keeping import verify_store
from netmap.errors import (
    AlreadySignedOff,
    ClaimNotWaiting,
    ClaimReturnNeedsReason,
    InvalidEntry,
    NetmapError,
    NotAllowed,
    SignedInAnotherRole,
    StaleRecord,
)
from netmap.model.codes import Role
from netmap.model.evidence import Claim, ClaimState, Signature
from netmap.model.fact import Fact
from netmap.model.staff import Worker
from netmap.store import facts, staff
from netmap.store.database import Store
from tests.support.claims import (
    IDA,
    accept,
    changed,
    claim_of,
    claimable,
    give_back,
    listed,
    newest,
    sign_off,
    submit,
    withdraw,
    write,
)
from tests.support.supervision import UMA
from tests.support.tale import SUE, Tale, Tell, trail

BOTH = Worker(
    id="w-both", name="Bo", roles=(Role.SUPERVISOR, Role.ASSESSOR), team="north"
)
OTHER = Worker(id="w-oz", name="Oz Example", roles=(Role.ASSESSOR,), team="north")


class Seen(TypedDict):
    """A claim as a window shows it."""

    at: datetime
    claim_id: str
    version: int


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with one claim of Ash's that waits."""
    return tell(waiting, IDA, UMA, BOTH, OTHER)


def waiting(store: Store) -> Tale:
    tale = claimable(store)
    write(tale)
    submit(tale)
    return tale


def refused(tale: Tale, error: type[NetmapError], call: Callable[[], object]) -> None:
    """See that a call is refused and leaves nothing."""
    before = (newest(tale), trail(tale.store))
    with pytest.raises(error):
        call()
    assert (newest(tale), trail(tale.store)) == before


def again(tale: Tale) -> None:
    """Change a claim that was returned, and submit it again."""
    changed(tale, reflection="I asked twice.")
    submit(tale)


def test_two_signatures_say_who_as_what_when_and_over_which_digest(case: Tale) -> None:
    signed, accepted = sign_off(case, note=" Their own work\n"), accept(case)
    claim = claim_of(case)
    digest = case.digest()
    assert claim.signatures == (
        Signature(
            signed_by=SUE.id,
            name=SUE.name,
            role="supervisor",
            signed_at=signed.recorded_at,
            digest=digest,
            reason="Their own work",
        ),
        Signature(
            signed_by=IDA.id,
            name=IDA.name,
            role="assessor",
            signed_at=accepted.recorded_at,
            digest=digest,
        ),
    )
    assert (claim.signed_off, claim.judged) == claim.signatures
    assert claim.state is ClaimState.ACCEPTED
    assert verify_store(case.store).differences == ()


def test_a_name_is_as_it_was_when_it_was_signed(case: Tale) -> None:
    sign_off(case)
    with case.store.writing() as cursor:
        cursor.execute("UPDATE worker SET name = 'Susan' WHERE id = ?", [SUE.id])
    assert [one.name for one in claim_of(case).signatures] == [SUE.name]


@pytest.mark.parametrize("steps", [(accept,), (sign_off, accept)])
def test_a_claim_is_accepted_signed_off_or_not(
    case: Tale, steps: tuple[Callable[[Tale], Fact], ...]
) -> None:
    """They are two different tasks, and neither waits for the other."""
    for step in steps:
        step(case)
    claim = claim_of(case)
    assert claim.state is ClaimState.ACCEPTED
    assert (claim.signed_off is not None) == (len(steps) == 2)


def test_a_return_ends_the_sign_off_and_keeps_it_in_the_history(case: Tale) -> None:
    """What was signed is not what is claimed any more."""
    sign_off(case)
    give_back(case, reason=" Say what you did ")
    returned = claim_of(case)
    assert (returned.state, returned.signed_off) == (ClaimState.RETURNED, None)
    assert returned.judged is not None
    assert returned.judged.reason == "Say what you did"
    assert [one.role for one in returned.signatures] == ["supervisor", "assessor"]
    again(case)
    waits = claim_of(case)
    assert waits.signatures == returned.signatures
    assert (waits.signed_off, listed(case, SUE).rows[0].may_sign_off) == (None, True)
    with case.store.reading() as cursor:
        steps = facts.versions(cursor, case.id, ("claim", "c-1"))
    bodies = [one.body for one in steps if isinstance(one.body, Claim)]
    assert bodies[2].signed_off is not None


def test_after_a_return_it_is_signed_off_anew(case: Tale) -> None:
    sign_off(case)
    give_back(case)
    again(case)
    sign_off(case, by=UMA)
    accept(case)
    claim = claim_of(case)
    assert claim.signed_off is not None
    assert claim.signed_off.signed_by == UMA.id
    assert [one.signed_by for one in claim.signatures] == [
        *(SUE.id, IDA.id),
        *(UMA.id, IDA.id),
    ]


def test_accepted_after_a_return_without_a_new_sign_off_it_has_none(
    case: Tale,
) -> None:
    sign_off(case)
    give_back(case)
    again(case)
    accept(case)
    assert claim_of(case).signed_off is None
    assert not listed(case, SUE).rows[0].signed_off


def test_a_sign_off_outlasts_a_withdrawal_as_what_was_signed(case: Tale) -> None:
    sign_off(case)
    withdraw(case)
    assert claim_of(case).signed_off is not None


@pytest.mark.parametrize("judge", [accept, give_back])
def test_whoever_may_see_the_case_does_not_judge_its_claims(
    case: Tale, judge: Callable[..., Fact]
) -> None:
    """Somebody with both roles supervises their team, and assesses other teams."""
    refused(case, NotAllowed, lambda: judge(case, by=BOTH))
    assert not listed(case, BOTH).rows[0].may_judge
    sign_off(case, by=BOTH)
    judge(case, by=OTHER)


def moved(case: Tale, team: str) -> None:
    """Let Bo work in another team."""
    with case.store.writing() as cursor:
        staff.change_worker(cursor, BOTH.model_copy(update={"team": team}))


def test_who_signed_it_off_does_not_judge_it_once_the_case_is_not_theirs(
    case: Tale,
) -> None:
    sign_off(case, by=BOTH)
    moved(case, "south")
    refused(case, SignedInAnotherRole, lambda: accept(case, by=BOTH))
    assert not listed(case, BOTH).rows[0].may_judge


def test_who_returned_it_does_not_sign_it_off_once_they_supervise_the_case(
    case: Tale,
) -> None:
    moved(case, "south")
    give_back(case, by=BOTH)
    again(case)
    moved(case, "north")
    refused(case, SignedInAnotherRole, lambda: sign_off(case, by=BOTH))
    assert not listed(case, BOTH).rows[0].may_sign_off


def test_a_claim_that_waits_is_signed_off_once(case: Tale) -> None:
    sign_off(case)
    for supervisor in (SUE, UMA, BOTH):
        refused(case, AlreadySignedOff, partial(sign_off, case, by=supervisor))


def test_the_second_of_two_assessors_is_told(case: Tale) -> None:
    accept(case)
    refused(case, ClaimNotWaiting, lambda: give_back(case, by=OTHER))
    refused(case, ClaimNotWaiting, lambda: accept(case, by=OTHER))


@pytest.mark.parametrize("version", [0, 1, 3])
def test_what_was_not_looked_at_is_not_signed(case: Tale, version: int) -> None:
    """A second window, or a claim that was changed since it was opened."""
    seen: Seen = {"at": case.at, "claim_id": "c-1", "version": version}
    for call in (
        lambda: sign_off_claim(case.store, by=SUE.id, **seen),
        lambda: accept_claim(case.store, by=IDA.id, **seen),
        lambda: return_claim(case.store, by=IDA.id, reason="x", **seen),
    ):
        refused(case, StaleRecord, call)


def test_what_was_returned_and_submitted_again_is_looked_at_again(case: Tale) -> None:
    """A window from before the change does not accept what it never showed."""
    seen = newest(case).version
    give_back(case, by=OTHER)
    again(case)
    refused(
        case,
        StaleRecord,
        lambda: accept_claim(
            case.store, by=IDA.id, at=case.at, claim_id="c-1", version=seen
        ),
    )


@pytest.mark.parametrize("reason", ["", "  ", "\n\t "])
def test_a_claim_is_not_returned_without_a_reason(case: Tale, reason: str) -> None:
    refused(case, ClaimReturnNeedsReason, lambda: give_back(case, reason=reason))


@pytest.mark.parametrize("said", ["a" * 20_001, "gro.live\u202e", "\x00"])
def test_what_cannot_be_read_is_refused(case: Tale, said: str) -> None:
    refused(case, InvalidEntry, lambda: sign_off(case, note=said))
    refused(case, InvalidEntry, lambda: accept(case, note=said))
    refused(case, InvalidEntry, lambda: give_back(case, reason=said))


def test_a_judgement_changes_nothing_that_was_claimed(case: Tale) -> None:
    before = claim_of(case)
    sign_off(case, note="Good")
    give_back(case, reason="Vague")
    after = claim_of(case)
    kept = {"signatures": (), "state": ClaimState.SUBMITTED}
    assert after.model_copy(update=kept) == before


def test_each_step_is_in_the_trail_without_its_words(case: Tale) -> None:
    before = len(trail(case.store))
    sign_off(case, note="Good work")
    give_back(case, reason="Vague")
    again(case)
    accept(case, note="Good work")
    added = trail(case.store)[before:]
    assert [
        (one.act, one.recorded_by) for one in added if one.recorded_by != "w-ash"
    ] == [
        ("sign_off_claim", SUE.id),
        ("return_claim", IDA.id),
        ("accept_claim", IDA.id),
    ]
    text = " ".join(one.model_dump_json() for one in added)
    assert "Good" not in text
    assert "Vague" not in text
    assert {one.participant_id for one in added} == {case.id}
