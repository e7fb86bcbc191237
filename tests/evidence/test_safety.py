"""P18, P21 and P22: safety steps, where abuse is reported, and how contact ends."""

from datetime import date
from typing import Any

import pytest

from netmap.model.fact import Fact
from tests.support.evidence import (
    drawn,
    looked_again,
    missing,
    of,
    plan,
    routes_told,
    shown,
    twice,
)
from tests.support.prompting import BEFORE, HELD, ada, contact, known

NOTHING = list[str]()
HARD: dict[str, Any] = {"quality_worker": "detrimental", "recognition": "recognised"}
HERS: dict[str, Any] = {"quality_participant": "detrimental"}
KEEP: dict[str, Any] = {"wish": "maintain", "confirmed": True}
STEPS = plan(plan="safety")
THE_PLAN = ["plan[plan]"]


@pytest.mark.parametrize("seen", [HARD, HERS])
def test_p18_is_shown_by_steps_for_a_detrimental_tie_and_a_later_look(
    seen: dict[str, Any],
) -> None:
    facts = (STEPS, looked_again())
    assert shown("P18", drawn(ada(**seen)), facts=facts) == THE_PLAN


@pytest.mark.parametrize(
    "facts",
    [
        (STEPS,),
        (STEPS, looked_again(happened_on=BEFORE)),
        (STEPS, looked_again("another")),
        (plan(plan="safety", agreed_on=None), looked_again()),
        (plan(plan="action"), looked_again()),
        (plan(plan="ending"), looked_again()),
        (plan(plan="safety", alter_id="ben"), looked_again()),
        (looked_again(),),
    ],
)
def test_p18_needs_agreed_steps_and_a_later_look(facts: tuple[Fact, ...]) -> None:
    network = drawn(ada(**HARD), ada("ben", quality_worker="supportive"))
    assert shown("P18", network, facts=facts) == NOTHING


def test_p18_says_how_often_the_steps_were_looked_at() -> None:
    steps = plan(plan="safety", reviewed_on=date(2026, 10, 1))
    [candidate] = of(
        "P18", drawn(ada(**HARD)), facts=(steps, looked_again())
    ).candidates
    assert candidate.shows == (
        "Safety steps for one detrimental tie were agreed, and looked at again 2 times."
    )


def test_p18_still_shows_the_steps_once_the_tie_is_another() -> None:
    reviews = twice(ada(**HARD), ada(quality_worker="supportive"))
    assert shown("P18", *reviews, facts=(STEPS, looked_again())) == THE_PLAN


def test_p18_is_never_shown_by_fewer_contacts() -> None:
    often = ada(**HARD, frequency="daily")
    seldom = ada(**HARD, frequency="none", standing="not_in_contact")
    facts = (contact(happened_on=date(2026, 8, 1)),)
    assert shown("P18", *twice(often, seldom), facts=facts) == NOTHING


def test_p18_is_never_shown_by_a_choice_that_was_overridden() -> None:
    """A wish to keep the tie stays a wish; ending it for them shows nothing."""
    reviews = twice(
        ada(**HARD, wished=KEEP),
        ada(**HARD, standing="ended", ended_why="restricted", wished=KEEP),
    )
    assert shown("P18", *reviews) == NOTHING


@pytest.mark.parametrize(
    ("people", "facts", "sentences"),
    [
        ([ada(**HARD)], (), ["P18: 1 detrimental tie has no safety steps"]),
        (
            [ada(**HARD), ada("ben", **HERS)],
            (),
            ["P18: 2 detrimental ties have no safety steps"],
        ),
        ([ada(**HARD)], (plan(plan="safety", agreed_on=HELD),), NOTHING),
        ([ada(**HARD)], (plan(plan="ending", agreed_on=HELD),), NOTHING),
        (
            [ada(**HARD)],
            (plan(plan="safety", alter_id="ben", agreed_on=HELD),),
            ["P18: 1 detrimental tie has no safety steps"],
        ),
        ([ada(quality_worker="mixed")], (), NOTHING),
        ([ada(**HARD, standing="not_mentioned")], (), NOTHING),
    ],
)
def test_p18_misses_steps(
    people: list[dict[str, Any]], facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P18", drawn(*people), facts=facts) == sentences


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"wished": {"wish": "undecided"}}, 1),
        ({"recognition": "partly_recognised"}, 1),
        ({"wished": {"wish": "withdraw"}}, 0),
        ({"recognition": "not_discussed"}, 0),
        ({"recognition": "discussed_not_recognised"}, 1),
        (
            {
                "recognition": "discussed_not_recognised",
                "quality_participant": "supportive",
            },
            0,
        ),
    ],
)
def test_p18_asks_for_steps_where_they_can_be_agreed(
    changed: dict[str, Any], count: int
) -> None:
    """An ending has its own plan; P4 asks first for a talk or a note on two views."""
    assert len(missing("P18", drawn(ada(**{**HARD, **changed})))) == count


@pytest.mark.parametrize("wish", ["maintain", "develop", "restore"])
@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (
            ["ada"],
            "P18: the person wants to keep 1 tie seen as detrimental; no plan recorded",
        ),
        (
            ["ada", "ben"],
            (
                "P18: the person wants to keep 2 ties seen as detrimental; no plan "
                "recorded"
            ),
        ),
    ],
)
def test_p18_misses_a_plan_for_ties_they_want_to_keep(
    names: list[str], sentence: str, wish: str
) -> None:
    wished = {**KEEP, "wish": wish}
    network = drawn(*(ada(one, **HARD, wished=wished) for one in names))
    steps = tuple(
        plan(f"for-{one}", plan="safety", alter_id=one, agreed_on=HELD) for one in names
    )
    assert missing("P18", network) == [sentence]
    assert missing("P18", network, later=steps) == NOTHING


def test_p18_misses_a_look_at_the_steps_since_the_last() -> None:
    looks = (STEPS, looked_again())
    network = drawn(ada(**HARD))
    assert missing("P18", network, facts=(STEPS,)) == [
        "P18: safety steps not reviewed since 17 August 2026"
    ]
    assert missing("P18", network, facts=looks) == [
        "P18: safety steps not reviewed since 31 August 2026"
    ]


@pytest.mark.parametrize(
    "later",
    [
        (looked_again(happened_on=HELD),),
        (plan(plan="safety", version=2, reviewed_on=HELD),),
        (plan(plan="safety", version=2, done_on=date(2026, 10, 1)),),
    ],
)
def test_p18_misses_no_look_once_there_was_one_or_it_is_done(
    later: tuple[Fact, ...],
) -> None:
    network = drawn(ada(**HARD))
    assert missing("P18", network, facts=(STEPS,), later=later) == NOTHING


@pytest.mark.parametrize(
    ("review_on", "sentences"),
    [
        (
            date(2026, 11, 19),
            ["P18: safety steps not reviewed since 9 November 2026"],
        ),
        (date(2026, 11, 20), NOTHING),
        (None, NOTHING),
    ],
)
def test_p18_misses_a_look_that_was_due(
    review_on: date | None, sentences: list[str]
) -> None:
    due = plan(plan="safety", agreed_on=HELD, review_on=review_on)
    assert missing("P18", drawn(ada(**HARD)), facts=(due,)) == sentences


def test_p18_is_not_applicable_without_a_detrimental_tie() -> None:
    one = of("P18", drawn(ada(quality_worker="mixed")))
    assert (one.applies, one.gaps) == (False, ())


THEY_WERE_TOLD = ["reporting_information[routes]"]


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({}, THEY_WERE_TOLD),
        ({"about_alter": "ada"}, THEY_WERE_TOLD),
        ({"understanding_checked": False}, NOTHING),
        ({"routes": []}, NOTHING),
    ],
)
def test_p21_is_shown_by_routes_that_were_told_and_understood(
    fields: dict[str, Any], pointers: list[str]
) -> None:
    assert shown("P21", drawn(ada()), facts=(routes_told(**fields),)) == pointers


@pytest.mark.parametrize(
    ("about", "earlier", "stronger"),
    [
        ("ada", "discussed_not_recognised", True),
        ("ada", "not_discussed", False),
        ("ada", "recognised", False),
        ("ada", "not_applicable", False),
        (None, "discussed_not_recognised", False),
    ],
)
def test_p21_is_stronger_where_how_they_see_that_tie_changed(
    about: str | None, earlier: str, *, stronger: bool
) -> None:
    reviews = twice(ada(recognition=earlier), ada(recognition="recognised"))
    told = routes_told(about_alter=about)
    newest = of("P21", *reviews, facts=(told,)).candidates[0]
    said = (
        "The person was told 2 ways to report abuse, and it was checked that they "
        "understood."
    )
    more = " How far the person sees harm in that tie has changed over the reviews."
    assert newest.shows == (said + more if stronger else said)


RAISED: dict[str, Any] = {
    "raised_on": date(2026, 10, 1),
    "raised_by": "w-1",
    "about_alter": "ada",
    "seen_or_said": "Heard shouting.",
}
REPORTED: dict[str, Any] = {
    **RAISED,
    "decision": "report",
    "decision_reason": "Harm to others",
    "reported_to": "Adult safeguarding",
    "reported_on": date(2026, 10, 1),
}


def concern(fact_id: str = "worry", **fields: Any) -> Fact:
    return known(fact_id, "concern", **{**RAISED, **fields})


def test_p21_is_never_shown_by_a_concern_alone() -> None:
    whole = concern(**REPORTED, outcome="Enquiry made.", closed_on=HELD)
    worried = ada(abuse_concern=True, recognition="recognised", discussed_on=HELD)
    assert shown("P21", drawn(worried), facts=(whole,)) == NOTHING


@pytest.mark.parametrize(
    ("people", "facts", "sentences"),
    [
        (
            [ada(abuse_concern=True)],
            (),
            ["P21: reporting routes not recorded for 1 tie with an abuse concern"],
        ),
        (
            [ada(abuse_concern=True), ada("ben", abuse_concern=True)],
            (),
            ["P21: reporting routes not recorded for 2 ties with an abuse concern"],
        ),
        (
            [ada(abuse_concern=True)],
            (routes_told(about_alter="ben"),),
            ["P21: reporting routes not recorded for 1 tie with an abuse concern"],
        ),
        ([ada(abuse_concern=True)], (routes_told(about_alter="ada"),), NOTHING),
        ([ada(abuse_concern=True)], (routes_told(),), NOTHING),
        ([ada()], (), NOTHING),
    ],
)
def test_p21_misses_routes(
    people: list[dict[str, Any]], facts: tuple[Fact, ...], sentences: list[str]
) -> None:
    assert missing("P21", drawn(*people), facts=facts) == sentences


OPEN_CONCERN = ["P21: concern recorded, no decision or outcome"]


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        (RAISED, OPEN_CONCERN),
        (REPORTED, OPEN_CONCERN),
        ({**REPORTED, "outcome": "Enquiry made."}, NOTHING),
        ({**REPORTED, "escalated_on": HELD}, NOTHING),
        ({**RAISED, "decision": "monitor", "decision_reason": "Talked."}, NOTHING),
        ({**RAISED, "decision": "advice", "decision_reason": "Asked."}, NOTHING),
    ],
)
def test_p21_misses_a_decision_or_an_outcome(
    fields: dict[str, Any], sentences: list[str]
) -> None:
    assert missing("P21", drawn(ada()), facts=(concern(**fields),)) == sentences


def test_p21_names_every_open_concern_in_one_gap() -> None:
    facts = (concern(), concern("second", about_alter=None))
    [gap] = of("P21", drawn(ada()), facts=facts).gaps
    assert gap.records == ("concern[second]", "concern[worry]")
    assert gap.about == ("ada",)


def test_p21_is_not_applicable_without_a_word_of_abuse() -> None:
    one = of("P21", drawn(ada()))
    assert (one.applies, one.gaps) == (False, ())


LEAVE: dict[str, Any] = {"wish": "withdraw", "confirmed": True}
ENDING = plan(plan="ending")
FOLLOWED = looked_again(distress_support="Rang her the next day.")


def test_p22_is_shown_by_a_confirmed_wish_a_plan_and_a_follow_up() -> None:
    facts = (ENDING, FOLLOWED)
    [candidate] = of("P22", drawn(ada(wished=LEAVE)), facts=facts).candidates
    assert (candidate.pointer, candidate.about) == ("plan[plan]", ("ada",))
    assert candidate.shows == (
        "The person confirmed that they step back from one tie, an ending plan was "
        "agreed, and it was looked at again once."
    )


@pytest.mark.parametrize(
    ("wished", "facts"),
    [
        ({**LEAVE, "confirmed": False}, (ENDING, FOLLOWED)),
        ({**LEAVE, "wish": "undecided"}, (ENDING, FOLLOWED)),
        (LEAVE, (ENDING,)),
        (LEAVE, (FOLLOWED,)),
        (LEAVE, (ENDING, looked_again(happened_on=BEFORE))),
        (LEAVE, (plan(plan="ending", agreed_on=None), FOLLOWED)),
        (LEAVE, (plan(plan="safety"), FOLLOWED)),
        (LEAVE, (plan(plan="ending", alter_id="ben"), FOLLOWED)),
    ],
)
def test_p22_needs_the_wish_the_plan_and_the_follow_up(
    wished: dict[str, Any], facts: tuple[Fact, ...]
) -> None:
    network = drawn(ada(wished=wished), ada("ben"))
    assert shown("P22", network, facts=facts) == NOTHING


def test_p22_takes_a_wish_that_was_confirmed_at_an_earlier_review() -> None:
    reviews = twice(ada(wished=LEAVE), ada(standing="ended"))
    assert shown("P22", *reviews, facts=(ENDING, FOLLOWED)) == THE_PLAN


def test_p22_is_never_shown_by_a_tie_that_vanished() -> None:
    earlier = drawn(ada(**HARD, wished=LEAVE), ada("ben"), on=BEFORE)
    assert shown("P22", earlier, drawn(ada("ben"))) == NOTHING


@pytest.mark.parametrize("standing", ["ended", "not_in_contact", "not_mentioned"])
def test_p22_is_never_shown_by_a_tie_that_ended_by_itself(standing: str) -> None:
    reviews = twice(ada(**HARD), ada(standing=standing))
    facts = (ENDING, FOLLOWED)
    assert shown("P22", *reviews, facts=facts) == NOTHING


def test_p22_never_says_that_ended_is_safe() -> None:
    ended = ada(**HARD, standing="ended", wished=LEAVE)
    newest = of("P22", drawn(ended), facts=(ENDING, FOLLOWED)).candidates[0]
    assert "safe" not in newest.shows


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["ada"], "P22: 1 ending has no plan"),
        (["ada", "ben"], "P22: 2 endings have no plan"),
    ],
)
def test_p22_misses_a_plan(names: list[str], sentence: str) -> None:
    network = drawn(*(ada(one, wished=LEAVE) for one in names))
    plans = tuple(
        plan(f"for-{one}", plan="ending", alter_id=one, agreed_on=HELD) for one in names
    )
    assert missing("P22", network) == [sentence]
    assert missing("P22", network, later=plans) == NOTHING


def test_p22_misses_a_follow_up_once_a_review_was_held() -> None:
    network = drawn(ada(wished=LEAVE))
    new = plan(plan="ending", agreed_on=HELD)
    assert missing("P22", network, facts=(ENDING,)) == [
        "P22: no follow-up since ending agreed on 17 August 2026"
    ]
    assert missing("P22", network, facts=(ENDING,), later=(FOLLOWED,)) == NOTHING
    assert missing("P22", network, facts=(new,)) == NOTHING


def test_p22_takes_no_review_of_the_plan_for_a_follow_up() -> None:
    reviewed = plan(plan="ending", reviewed_on=date(2026, 8, 31))
    network = drawn(ada(wished=LEAVE))
    assert shown("P22", network, facts=(reviewed,)) == NOTHING
    assert missing("P22", network, facts=(reviewed,)) == [
        "P22: no follow-up since ending agreed on 17 August 2026"
    ]


def test_p22_misses_support_in_distress_after_an_ending() -> None:
    network = drawn(ada(wished=LEAVE))
    bare = (ENDING, looked_again(distress_support=" "))
    later = looked_again("plan", version=2, distress_support="Rang her the next day.")
    assert missing("P22", network, facts=bare) == [
        "P23: no distress support recorded after ending"
    ]
    assert missing("P22", network, facts=bare, later=(later,)) == NOTHING


def test_p22_is_not_applicable_without_an_ending() -> None:
    one = of("P22", drawn(ada(wished=KEEP)))
    assert (one.applies, one.gaps) == (False, ())


def test_p22_is_not_shown_once_they_said_again_that_they_keep_the_tie() -> None:
    facts = (ENDING, FOLLOWED)
    kept = {"wish": "maintain", "confirmed": True}
    changed_mind = twice(ada(wished=LEAVE), ada(wished=kept))
    assert shown("P22", *changed_mind, facts=facts) == NOTHING


def test_a_gap_that_tells_of_a_concern_does_not_leave_netmap() -> None:
    network = drawn(ada(abuse_concern=True))
    gaps = of("P21", network, facts=(concern(),)).gaps
    assert {(one.kind, one.leaves) for one in gaps} == {
        ("P21.routes", False),
        ("P21.concern", False),
    }
