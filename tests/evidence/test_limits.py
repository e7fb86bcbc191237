"""P5, P19 and P20: rules about contact, what was explained, and supervised visits."""

from datetime import date
from typing import Any

import pytest

from netmap.evidence.registry import Whose
from netmap.model.fact import Fact
from tests.support.evidence import (
    ASH,
    drawn,
    explained,
    found,
    missing,
    of,
    seal,
    shown,
    visit,
)
from tests.support.prompting import BEFORE, HELD, ada, contact, known, order

NOTHING = list[str]()
THE_REVIEW = ["review[r-2]"]


CHECKED: dict[str, Any] = {"restrictions_checked_on": HELD}
WANTS_HER = ada(wished={"wish": "develop", "confirmed": True})


def answer(rule: str, *about: str, **fields: Any) -> Fact:
    """Return that a prompt was answered on the day of the review."""
    given = {"rule": rule, "about": about, "answer": "done", "answered_on": HELD}
    return known("answer", "response", **{**given, **fields})


@pytest.mark.parametrize(
    ("checked_on", "pointers"),
    [(HELD, THE_REVIEW), (BEFORE, NOTHING), (None, NOTHING)],
)
def test_p5_is_shown_by_a_check_on_the_day_of_the_review(
    checked_on: date | None, pointers: list[str]
) -> None:
    network = drawn(ada(), restrictions_checked_on=checked_on)
    assert shown("P5", network, facts=(order(),)) == pointers


@pytest.mark.parametrize(
    ("answers", "pointers"),
    [
        ((), NOTHING),
        ((answer("A1", "ada", "order"),), THE_REVIEW),
        ((answer("A1", "ada", "another"),), NOTHING),
        ((answer("A2", "ada", "order"),), NOTHING),
    ],
)
def test_p5_needs_an_answer_to_every_conflict(
    answers: tuple[Fact, ...], pointers: list[str]
) -> None:
    facts = (order(), *answers)
    assert shown("P5", drawn(WANTS_HER, **CHECKED), facts=facts) == pointers


@pytest.mark.parametrize(
    "fields",
    [
        {"answered_on": BEFORE},
        {"answer": "later", "later_on": date(2026, 11, 15)},
        {"answer": "later", "later_on": date(2026, 12, 15)},
    ],
)
def test_p5_takes_no_answer_from_before_it_began_and_no_later(
    fields: dict[str, Any],
) -> None:
    facts = (order(), answer("A1", "ada", "order", **fields))
    network = drawn(WANTS_HER, **CHECKED)
    assert shown("P5", network, facts=facts) == NOTHING
    assert missing("P5", network, facts=facts) == [
        "P5: 1 conflict has no recorded response"
    ]


def test_p5_is_never_shown_by_a_restriction_that_is_on_record() -> None:
    whole = order(verified_on=HELD, verified_with="Crown Court")
    assert shown("P5", drawn(ada()), facts=(whole, explained())) == NOTHING


def test_p5_never_says_what_a_restriction_means_in_law() -> None:
    titled = order(title="Order of 3 May", conditions="Not to go near.")
    network = drawn(ada(), **CHECKED)
    [candidate] = of("P5", network, facts=(titled,)).candidates
    assert candidate.shows == (
        "Restrictions were checked on the day of the review (1 restriction was in "
        "force). No conflict was found by then."
    )


def unverified(fact_id: str = "order") -> Fact:
    return order(fact_id, source_seen=False)


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ((unverified(),), ["P5: 1 restriction not verified"]),
        ((unverified(), unverified("two")), ["P5: 2 restrictions not verified"]),
        ((order(),), NOTHING),
    ],
)
def test_p5_misses_that_a_restriction_was_verified(
    facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P5", drawn(ada(), **CHECKED), facts=facts) == sentences


LAPSED: dict[str, Any] = {"end_on": date(2026, 11, 1)}
OPEN: dict[str, Any] = {"next_review_on": None}
OVERDUE: dict[str, Any] = {"next_review_on": date(2026, 11, 1)}
ONE_LAPSED = ["P5: 1 restriction lapsed, overdue or open-ended with no review date"]


@pytest.mark.parametrize(
    ("fields", "mended"),
    [
        (LAPSED, {"closed_reviewed_on": date(2026, 11, 5)}),
        (OPEN, {"next_review_on": date(2027, 1, 1)}),
        (OVERDUE, {"last_reviewed_on": date(2026, 11, 5)}),
    ],
)
def test_p5_misses_a_look_at_what_ended_or_has_no_end(
    fields: dict[str, Any], mended: dict[str, Any]
) -> None:
    network = drawn(ada(), **CHECKED)
    put_right = order(version=2, **{**fields, **mended})
    now = {"facts": (order(**fields),), "later": (put_right,)}
    assert missing("P5", network, facts=(order(**fields),)) == ONE_LAPSED
    assert missing("P5", network, **now) == NOTHING


def test_p5_counts_each_restriction_to_look_at_once() -> None:
    facts = (order(**LAPSED), order("two", **OPEN))
    assert missing("P5", drawn(ada(), **CHECKED), facts=facts) == [
        "P5: 2 restrictions lapsed, overdue or open-ended with no review date"
    ]


@pytest.mark.parametrize(
    ("checked_on", "sentences"),
    [
        (None, ["P5: restrictions not checked at this review"]),
        (BEFORE, ["P5: restrictions not checked at this review"]),
        (HELD, NOTHING),
    ],
)
def test_p5_misses_a_check_at_the_latest_review(
    checked_on: date | None, sentences: list[str]
) -> None:
    network = drawn(ada(), restrictions_checked_on=checked_on)
    assert missing("P5", network) == sentences


def test_p5_misses_answers_to_conflicts() -> None:
    wish = drawn(WANTS_HER, **CHECKED)
    met = {"facts": (order(), contact())}
    answers = (answer("A1", "ada", "order"),)
    assert missing("P5", wish, facts=(order(),)) == [
        "P5: 1 conflict has no recorded response"
    ]
    assert missing("P5", wish, **met) == ["P5: 2 conflicts have no recorded response"]
    assert missing("P5", wish, facts=(order(),), later=answers) == NOTHING


def test_p5_names_the_conflict_and_whom_it_is_about() -> None:
    network = drawn(ada(), **CHECKED)
    [gap] = of("P5", network, facts=(order(), contact())).gaps
    assert (gap.kind, gap.records, gap.about) == (
        "P5.conflicts",
        ("prompt[A3.met.ada.order]",),
        ("ada",),
    )


HER_EXPLANATION = ["explanation[told]"]


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({}, HER_EXPLANATION),
        ({"reasons_given": False}, NOTHING),
        (
            {"reasons_given": False, "reason_withheld_authority": "Victim liaison"},
            HER_EXPLANATION,
        ),
        ({"reasons_given": False, "reason_withheld_authority": " "}, NOTHING),
        ({"understanding_checked": False}, NOTHING),
        ({"what_they_said": ""}, NOTHING),
        ({"what_they_said": " \n"}, NOTHING),
        ({"disagrees": True}, HER_EXPLANATION),
    ],
)
def test_p19_is_shown_by_reasons_a_check_and_the_persons_words(
    fields: dict[str, Any], pointers: list[str]
) -> None:
    facts = (order(), explained(**fields))
    assert shown("P19", drawn(ada()), facts=facts) == pointers


def test_p19_is_never_shown_by_a_copy_that_was_given() -> None:
    bare: dict[str, Any] = {"reasons_given": False, "understanding_checked": False}
    copied: dict[str, Any] = {
        "copy_given": True,
        "copy_safe_to_keep": True,
        "format": "easy read",
    }
    handed = explained(**bare, **copied, what_they_said="")
    left = known(
        "copy", "copy_given", given_on=HELD, what="Easy-read sheet", full_view=False
    )
    assert shown("P19", drawn(ada()), facts=(order(), handed, left)) == NOTHING


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ((order(),), ["P19: 1 restriction not explained"]),
        ((order(), order("two")), ["P19: 2 restrictions not explained"]),
        ((order(), explained()), NOTHING),
    ],
)
def test_p19_misses_an_explanation(
    facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P19", drawn(ada()), facts=facts) == sentences


UNCHECKED = explained(understanding_checked=False)
UNREASONED = explained("told-two", restriction_id="two", reasons_given=False)


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        (
            (order(), UNCHECKED),
            ["P19: understanding or reasons not recorded for 1"],
        ),
        (
            (order(), order("two"), UNCHECKED, UNREASONED),
            ["P19: understanding or reasons not recorded for 2"],
        ),
        ((order(), explained()), NOTHING),
    ],
)
def test_p19_misses_understanding_or_reasons(
    facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P19", drawn(ada()), facts=facts) == sentences


def test_p19_takes_reasons_that_may_not_be_shared() -> None:
    """Information about a victim, for instance."""
    withheld = explained(reasons_given=False, reason_withheld_authority="Probation")
    assert missing("P19", drawn(ada()), facts=(order(), withheld)) == NOTHING


def test_p19_misses_an_explanation_after_each_variation() -> None:
    varied = order(version=2, varied_on=date(2026, 10, 20))
    again = explained("again", explained_on=date(2026, 10, 21))
    facts = (order(), varied, explained())
    assert missing("P19", drawn(ada()), facts=facts) == [
        "P19: restriction changed on 20 October 2026; not explained since"
    ]
    assert missing("P19", drawn(ada()), facts=facts, later=(again,)) == NOTHING


def test_p19_says_of_a_changed_restriction_that_it_was_never_explained() -> None:
    varied = order(version=2, varied_on=date(2026, 10, 20))
    assert missing("P19", drawn(ada()), facts=(order(), varied)) == [
        "P19: 1 restriction not explained"
    ]


def test_p19_says_each_day_on_which_a_restriction_changed() -> None:
    facts = (
        order(version=2, varied_on=date(2026, 10, 20)),
        order("two", version=2, varied_on=date(2026, 10, 12)),
        explained(),
        explained("told-two", restriction_id="two"),
    )
    assert missing("P19", drawn(ada()), facts=facts) == [
        "P19: restriction changed on 12 October 2026; not explained since",
        "P19: restriction changed on 20 October 2026; not explained since",
    ]


def test_p19_is_not_applicable_without_a_restriction() -> None:
    one = of("P19", drawn(ada()))
    assert (one.applies, one.gaps) == (False, ())


SUPERVISED = order(effect="supervised_only")
NOT_WHOLE: dict[str, Any] = {"supervisor_name": "", "start_time": None}


def visited(fact_id: str = "met", **fields: Any) -> Fact:
    return contact(fact_id, visit=visit(**fields))


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({}, ["contact[met]"]),
        ({"supervisor_name": " ash example "}, ["contact[met]"]),
        ({"supervisor_role": ""}, NOTHING),
        ({"start_time": None}, NOTHING),
        ({"end_time": None}, NOTHING),
        ({"restriction_id": None}, NOTHING),
        ({"restriction_id": None, "authority": "Family court"}, ["contact[met]"]),
    ],
)
def test_p20_is_shown_by_the_whole_record_of_ones_own_visit(
    fields: dict[str, Any], pointers: list[str]
) -> None:
    facts = (SUPERVISED, visited(**fields))
    assert shown("P20", drawn(ada()), facts=facts) == pointers


def test_p20_is_never_shown_by_a_visit_that_somebody_else_supervised() -> None:
    others = visited(supervisor_name="Bill Example", second_worker=ASH)
    assert shown("P20", drawn(ada()), facts=(SUPERVISED, others)) == NOTHING


def test_p20_is_shown_to_nobody_where_nobody_is_named() -> None:
    unnamed = visited(supervisor_name="")
    network, facts = drawn(ada()), (SUPERVISED, unnamed)
    assert shown("P20", network, facts=facts, whose=Whose("")) == NOTHING


def test_p20_says_whether_the_visit_was_kept_in_sight_and_hearing() -> None:
    facts = (SUPERVISED, visited(in_sight_and_hearing=True))
    [candidate] = of("P20", drawn(ada()), facts=facts).candidates
    assert candidate.shows == (
        "The record of one supervised visit is complete, and names whoever claims it "
        "as the supervisor. The visit was kept in sight and hearing."
    )


@pytest.mark.parametrize(
    ("visits", "sentences"),
    [
        (
            (visited(supervisor_name=" "),),
            ["P20: 1 supervised visit record has no supervisor named"],
        ),
        (
            (visited(supervisor_name=""), visited("two", supervisor_name="")),
            ["P20: 2 supervised visit records have no supervisor named"],
        ),
        ((visited(start_time=None),), ["P20: start or end time missing for 1"]),
        (
            (visited(start_time=None), visited("two", end_time=None)),
            ["P20: start or end time missing for 2"],
        ),
        ((visited(),), NOTHING),
        ((visited(supervisor_name="Bill Example"),), NOTHING),
    ],
)
def test_p20_misses_who_supervised_and_when(
    visits: tuple[Fact, ...], sentences: list[str]
) -> None:
    facts = (SUPERVISED, *visits)
    assert missing("P20", drawn(ada()), facts=facts) == sentences


def test_p20_misses_nothing_once_a_visit_record_was_put_right() -> None:
    facts = (SUPERVISED, visited(**NOT_WHOLE))
    whole = contact(version=2, visit=visit())
    assert missing("P20", drawn(ada()), facts=facts, later=(whole,)) == NOTHING


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ((contact(),), ["P20: 1 contact happened outside the permitted kind"]),
        (
            (contact(), contact("two", mode="phone")),
            ["P20: 2 contacts happened outside the permitted kind"],
        ),
        ((contact(mode="letter"),), NOTHING),
        ((visited(),), NOTHING),
    ],
)
def test_p20_misses_contact_of_the_permitted_kind(
    facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P20", drawn(ada()), facts=(SUPERVISED, *facts)) == sentences


def test_p20_counts_a_contact_beyond_two_rules_once() -> None:
    facts = (SUPERVISED, order("two", effect="indirect_only"), contact())
    assert missing("P20", drawn(ada()), facts=facts) == [
        "P20: 1 contact happened outside the permitted kind"
    ]


@pytest.mark.parametrize("effect", ["none", "indirect_only", "with_approval_only"])
def test_p20_is_not_applicable_while_no_restriction_requires_supervision(
    effect: str,
) -> None:
    facts = (order(effect=effect), contact(), visited("two", **NOT_WHOLE))
    one = of("P20", drawn(ada()), facts=facts)
    assert (one.applies, one.gaps) == (False, ())


def test_p20_gives_no_gap_while_no_restriction_requires_supervision() -> None:
    """Also where a visit was supervised of one's own accord."""
    facts = (visited(authority="Team"), visited("two", supervisor_name=""))
    assert missing("P20", drawn(ada()), facts=facts) == NOTHING


def test_p20_is_not_offered_once_a_newer_snapshot_names_somebody_else() -> None:
    mine = visited()
    theirs = mine.model_copy(
        update={
            "version": 2,
            "body": visited(supervisor_name="Bill Example").body,
        }
    )
    first = seal(drawn(ada(), on=BEFORE), SUPERVISED, mine)
    second = seal(drawn(ada()), SUPERVISED, mine, theirs)
    facts = (SUPERVISED, mine, theirs)
    assert found(first, second, facts=facts)["SN:P20"].candidates == ()
