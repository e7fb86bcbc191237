"""Where candidates come from: sealed facts of reviews that stand, and nothing else."""

from datetime import date, timedelta

import pytest

from netmap.evidence.rule import Candidate
from netmap.model.fact import Fact
from tests.support.evidence import (
    drawn,
    explained,
    found,
    looked_again,
    missing,
    of,
    plan,
    routes_told,
    seal,
    shown,
    visit,
)
from tests.support.prompting import BEFORE, HELD, ada, contact, known, order

KEPT = ada(wished={"wish": "maintain", "confirmed": True})
WEIGHED = ada(
    wished={
        "wish": "maintain",
        "confirmed": True,
        "advantages": "Company",
        "advantages_own_words": True,
        "difficulties": "Far away",
    }
)


def test_a_candidate_names_the_record_and_the_snapshot() -> None:
    review = seal(drawn(WEIGHED, ada("ben")))
    [candidate] = found(review)["SN:P3"].candidates
    assert candidate == Candidate(
        criterion="SN:P3",
        pointer="wish[ada]",
        shows=candidate.shows,
        about=("ada",),
        digest=review.digest,
        review_id="r-2",
        number=2,
        held_on=HELD,
        since=HELD,
        happened_on=HELD,
    )


def test_a_record_of_the_map_is_another_at_each_review_the_newest_first() -> None:
    first, second = seal(drawn(KEPT, on=BEFORE)), seal(drawn(KEPT))
    candidates = found(first, second)["SN:P6"].candidates
    assert [(one.pointer, one.digest, one.since) for one in candidates] == [
        ("review[r-2]", second.digest, HELD),
        ("review[r-1]", first.digest, BEFORE),
    ]


def test_a_case_fact_is_the_same_at_each_review() -> None:
    """The newest snapshot stands for it; since when it is shown, the first says."""
    facts = (order(), explained(explained_on=date(2026, 8, 3)))
    first, second = seal(drawn(ada(), on=BEFORE), *facts), seal(drawn(ada()), *facts)
    [candidate] = found(first, second, facts=facts)["SN:P19"].candidates
    assert (candidate.digest, candidate.number) == (second.digest, 2)
    assert (candidate.held_on, candidate.since) == (HELD, BEFORE)


def test_a_case_fact_is_shown_since_the_first_review_that_sealed_it() -> None:
    facts = (order(), explained())
    first, second = seal(drawn(ada(), on=BEFORE), order()), seal(drawn(ada()), *facts)
    [candidate] = found(first, second, facts=facts)["SN:P19"].candidates
    assert (candidate.digest, candidate.since) == (second.digest, HELD)


def test_a_case_fact_that_is_gone_from_sight_is_no_candidate() -> None:
    """Facts that whoever looks may not see are not given."""
    facts = (order(), explained())
    review = seal(drawn(ada()), *facts)
    assert found(review, facts=(order(),))["SN:P19"].candidates == ()


LEAVES = ada(wished={"wish": "withdraw", "confirmed": True})
HARD = ada(quality_worker="detrimental", recognition="recognised")
WORRY = ada(abuse_concern=True)
SUPERVISED = order(effect="supervised_only")
STEPS = plan(plan="safety")
ENDING = plan(plan="ending")


@pytest.mark.parametrize(
    ("criterion", "person", "sealed", "later"),
    [
        ("P18", HARD, (STEPS,), looked_again(happened_on=HELD)),
        ("P19", ada(), (order(),), explained()),
        (
            "P20",
            ada(),
            (SUPERVISED, contact(visit=visit(start_time=None))),
            contact(version=2, visit=visit()),
        ),
        ("P21", WORRY, (), routes_told()),
        ("P22", LEAVES, (ENDING,), looked_again(distress_support="Rang her.")),
    ],
)
def test_what_was_recorded_since_the_last_seal_closes_a_gap_but_shows_nothing(
    criterion: str, person: dict[str, object], sealed: tuple[Fact, ...], later: Fact
) -> None:
    network = drawn(person)
    assert missing(criterion, network, facts=sealed)
    one = of(criterion, network, facts=sealed, later=(later,))
    assert (one.gaps, one.candidates) == ((), ())


@pytest.mark.parametrize(
    ("criterion", "person", "facts"),
    [
        ("P18", HARD, (STEPS, looked_again(happened_on=HELD))),
        ("P19", ada(), (order(), explained())),
        ("P20", ada(), (SUPERVISED, contact(visit=visit()))),
        ("P21", WORRY, (routes_told(),)),
        ("P22", LEAVES, (ENDING, looked_again(distress_support="Rang her."))),
    ],
)
def test_the_same_shows_it_once_it_is_sealed(
    criterion: str, person: dict[str, object], facts: tuple[Fact, ...]
) -> None:
    one = of(criterion, drawn(person), facts=facts)
    assert (one.gaps, len(one.candidates)) == ((), 1)


def test_a_review_that_was_put_right_gives_no_candidate() -> None:
    wrong = seal(drawn(KEPT, on=BEFORE))
    right = drawn(KEPT, on=BEFORE, number=2, corrects="r-1", correction_reason="Name.")
    corrected = seal(right)
    [candidate] = found(wrong, corrected)["SN:P6"].candidates
    assert (candidate.review_id, candidate.digest) == ("r-2", corrected.digest)


def test_a_review_that_was_put_right_still_shows_nothing_by_its_facts() -> None:
    facts = (order(), explained())
    wrong = seal(drawn(ada(), on=BEFORE), *facts)
    right = seal(drawn(ada(), on=BEFORE, number=2, corrects="r-1"), order())
    assert found(wrong, right, facts=facts)["SN:P19"].candidates == ()


def test_a_review_that_stands_shows_what_was_so_on_its_day() -> None:
    """A rule that began afterwards makes a conflict of today, not of that day."""
    tomorrow = HELD + timedelta(days=1)
    new = order(start_on=tomorrow)
    wish = ada(wished={"wish": "develop", "confirmed": True})
    network = drawn(wish, restrictions_checked_on=HELD)
    assert shown("P5", network, facts=(new,)) == ["review[r-2]"]
    assert missing("P5", network, facts=(new,)) == [
        "P5: 1 conflict has no recorded response"
    ]


def test_a_fact_put_right_since_the_last_seal_leaves_what_was_sealed() -> None:
    wrong = explained(version=2, understanding_checked=False)
    facts = (order(), explained())
    assert shown("P19", drawn(ada()), facts=facts, later=(wrong,)) == [
        "explanation[told]"
    ]


def test_a_claim_is_no_evidence_of_itself() -> None:
    claim = known(
        "claim",
        "claim",
        criterion="SN:P19",
        evidence="work_product",
        snapshot_digest="0" * 64,
        pointer="explanation[told]",
        reflection="I explained it.",
        claimant="w-1",
    )
    assert shown("P19", drawn(ada()), facts=(order(), claim)) == []


def test_without_a_sealed_review_there_is_nothing() -> None:
    given = found(facts=(order(), explained(), routes_told()))
    assert len(given) == 11
    assert not [
        one
        for one in given.values()
        if one.applies or one.candidates or one.gaps or not one.never
    ]
