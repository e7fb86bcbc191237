"""P1 to P4 and P6: what the person says, and how they were helped to say it."""

from datetime import date
from typing import Any

import pytest

from netmap.evidence.registry import Whose
from tests.support.evidence import ASH, drawn, missing, of, shown, twice
from tests.support.prompting import BEFORE, HELD, ada

NOTHING = list[str]()
THE_REVIEW = ["review[r-2]"]
THEIR_NEED: dict[str, Any] = {
    "text": "Company",
    "source": "participant",
    "own_words": True,
}


@pytest.mark.parametrize("quality", ["supportive", "detrimental", "declined"])
def test_p1_is_shown_by_their_need_and_their_view_of_everyone(quality: str) -> None:
    network = drawn(ada(quality_participant=quality), needs=[THEIR_NEED])
    assert shown("P1", network) == THE_REVIEW


def test_p1_is_not_shown_while_their_view_of_one_tie_is_unknown() -> None:
    people = [ada(quality_participant="mixed"), ada("ben")]
    assert shown("P1", drawn(*people, needs=[THEIR_NEED])) == NOTHING


def test_p1_asks_for_no_view_of_those_who_are_gone() -> None:
    people = [ada(quality_participant="mixed"), ada("ben", standing="ended")]
    assert shown("P1", drawn(*people, needs=[THEIR_NEED])) == THE_REVIEW


def test_p1_is_not_shown_by_an_empty_map() -> None:
    assert shown("P1", drawn(needs=[THEIR_NEED])) == NOTHING


@pytest.mark.parametrize(
    ("source", "basis", "pointers"),
    [
        ("participant", None, THE_REVIEW),
        ("advocate", "statutory_advocate", THE_REVIEW),
        ("advocate", None, NOTHING),
        ("practitioner", "statutory_advocate", NOTHING),
        ("other", "statutory_advocate", NOTHING),
    ],
)
def test_p1_rests_on_the_persons_need_or_an_advocates_with_a_basis(
    source: str, basis: str | None, pointers: list[str]
) -> None:
    wished = {"representative": "Lou", "representative_basis": basis}
    who = ada(quality_participant="supportive", wished=wished)
    network = drawn(who, needs=[{"text": "Company", "source": source}])
    assert shown("P1", network) == pointers


def test_p1_is_never_shown_by_the_workers_notes_alone() -> None:
    who = ada(
        quality_worker="supportive", worker_note="Sam likes her.", own_words="Noted."
    )
    noted = {"text": "Company", "source": "practitioner", "own_words": True}
    assert shown("P1", drawn(who, needs=[noted])) == NOTHING


@pytest.mark.parametrize("led_by", [None, "participant", "practitioner"])
def test_p1_never_says_who_led(led_by: str | None) -> None:
    who = ada(quality_participant="supportive")
    [candidate] = of("P1", drawn(who, needs=[THEIR_NEED], led_by=led_by)).candidates
    assert candidate.shows == (
        "On record: 1 need as the person’s own, and their own view of the one current "
        "tie (or that they did not want to say)."
    )


@pytest.mark.parametrize(
    "needs",
    [
        [],
        [{**THEIR_NEED, "own_words": False}],
        [{**THEIR_NEED, "source": "advocate"}],
        [{**THEIR_NEED, "source": "practitioner"}],
    ],
)
def test_p1_misses_a_need_in_the_persons_own_words(needs: list[dict[str, Any]]) -> None:
    assert missing("P1", drawn(ada(), needs=needs)) == [
        "P1: no need in the person’s own words at this review"
    ]


def test_p1_looks_for_the_need_at_the_latest_review() -> None:
    earlier = drawn(ada(), on=BEFORE, needs=[THEIR_NEED])
    assert missing("P1", earlier, drawn(ada())) == [
        "P1: no need in the person’s own words at this review"
    ]


@pytest.mark.parametrize(
    ("people", "sentences"),
    [
        (
            [ada(quality_worker="mixed")],
            ["P1: 1 tie has only the practitioner’s view"],
        ),
        (
            [ada(quality_worker="mixed"), ada("ben", quality_worker="neutral")],
            ["P1: 2 ties have only the practitioner’s view"],
        ),
        ([ada(quality_worker="mixed", quality_participant="mixed")], NOTHING),
        ([ada(quality_worker="mixed", quality_participant="declined")], NOTHING),
        ([ada(quality_worker="mixed", standing="died")], NOTHING),
        ([ada()], NOTHING),
    ],
)
def test_p1_misses_their_view_of_ties(
    people: list[dict[str, Any]], sentences: list[str]
) -> None:
    assert missing("P1", drawn(*people, needs=[THEIR_NEED])) == sentences


MAP: dict[str, Any] = {"methods": ["conversation", "map_drawn_together"]}
EASY_READ: dict[str, Any] = {"support_needed": ["Easy read"]}


@pytest.mark.parametrize(
    "method",
    [
        "map_drawn_together",
        "objects",
        "talking_mat",
        "symbols",
        "photos",
        "walk",
        "everyday_event",
        "other",
    ],
)
def test_p2_is_shown_by_a_method_beside_conversation(method: str) -> None:
    network = drawn(ada(), methods=["conversation", method])
    assert shown("P2", network) == THE_REVIEW


@pytest.mark.parametrize(
    ("chosen", "pointers"),
    [("yes", THE_REVIEW), ("no", NOTHING), ("not_asked", NOTHING)],
)
def test_p2_takes_conversation_alone_where_the_person_chose_it(
    chosen: str, pointers: list[str]
) -> None:
    network = drawn(ada(), methods=["conversation"], conversation_chosen=chosen)
    assert shown("P2", network) == pointers


@pytest.mark.parametrize(
    ("provided", "pointers"),
    [
        ([], NOTHING),
        (["Interpreter"], NOTHING),
        (["Easy read"], THE_REVIEW),
        (["Easy read", "Interpreter"], THE_REVIEW),
    ],
)
def test_p2_needs_the_support_that_was_needed(
    provided: list[str], pointers: list[str]
) -> None:
    network = drawn(ada(), **MAP, **EASY_READ, support_provided=provided)
    assert shown("P2", network) == pointers


def test_p2_is_never_shown_by_the_app_itself() -> None:
    who = ada(quality_participant="supportive", own_words="She makes me laugh.")
    network = drawn(who, methods=[], conversation_chosen="yes", led_by="participant")
    assert shown("P2", network) == NOTHING


def test_p2_misses_support_at_any_review_a_day_at_a_time() -> None:
    first = drawn(ada(), on=BEFORE, **MAP, **EASY_READ)
    second = drawn(ada(), **MAP, **EASY_READ)
    assert missing("P2", first, second) == [
        "P2: communication support needed but not provided on 17 August 2026",
        "P2: communication support needed but not provided on 9 November 2026",
    ]


def test_p2_misses_no_support_that_was_provided() -> None:
    network = drawn(ada(), **MAP, **EASY_READ, support_provided=["Easy read"])
    assert missing("P2", network) == NOTHING


@pytest.mark.parametrize(
    ("methods", "sentences"),
    [([], ["P2: no method recorded"]), (["conversation"], NOTHING)],
)
def test_p2_misses_a_method(methods: list[str], sentences: list[str]) -> None:
    assert missing("P2", drawn(ada(), methods=methods)) == sentences


BOTH: dict[str, Any] = {"advantages": "Company", "difficulties": "Far away"}
WEIGHED: dict[str, Any] = {
    "wish": "develop",
    "confirmed": True,
    "advantages_own_words": True,
    **BOTH,
}
HER_WISH = ["wish[ada]"]


@pytest.mark.parametrize(
    ("changed", "pointers"),
    [
        ({}, HER_WISH),
        ({"wish": "restore"}, HER_WISH),
        ({"wish": "maintain"}, HER_WISH),
        ({"wish": "withdraw"}, NOTHING),
        ({"wish": "undecided"}, NOTHING),
        ({"wish": "not_asked"}, NOTHING),
        ({"advantages": ""}, NOTHING),
        ({"difficulties": " \n"}, NOTHING),
        ({"advantages_own_words": False}, NOTHING),
        (
            {"advantages_own_words": False, "difficulties_own_words": True},
            HER_WISH,
        ),
    ],
)
def test_p3_is_shown_by_both_sides_of_a_tie_they_want(
    changed: dict[str, Any], pointers: list[str]
) -> None:
    assert shown("P3", drawn(ada(wished={**WEIGHED, **changed}))) == pointers


def test_p3_is_never_shown_by_what_was_carried_over_and_not_asked_again() -> None:
    carried = {**WEIGHED, "confirmed": False}
    reviews = twice(ada(wished=WEIGHED), ada(wished=carried))
    assert shown("P3", *reviews) == NOTHING


@pytest.mark.parametrize("quality", ["supportive", "mixed", "detrimental"])
def test_p3_is_never_filled_in_from_how_a_tie_is(quality: str) -> None:
    said: dict[str, Any] = {"quality_participant": quality, "quality_worker": quality}
    tie = {**said, "support": ["company"], "own_words": "She makes me laugh."}
    wished = {"wish": "develop", "confirmed": True, "advantages_own_words": True}
    assert shown("P3", drawn(ada(**tie, wished=wished))) == NOTHING


@pytest.mark.parametrize(
    ("people", "sentences"),
    [
        (
            [ada(wished={"wish": "develop"})],
            ["P3: advantages or possible difficulties missing for 1 tie"],
        ),
        (
            [
                ada(wished={"wish": "restore", "advantages": "Company"}),
                ada("ben", wished={"wish": "develop", "difficulties": "Far away"}),
            ],
            ["P3: advantages or possible difficulties missing for 2 ties"],
        ),
        ([ada(wished={"wish": "develop", **BOTH})], NOTHING),
        ([ada(wished={"wish": "maintain"})], NOTHING),
        ([ada(wished={"wish": "withdraw"})], NOTHING),
    ],
)
def test_p3_misses_a_side_of_a_tie_they_want_more_of(
    people: list[dict[str, Any]], sentences: list[str]
) -> None:
    assert missing("P3", drawn(*people)) == sentences


SEEN: dict[str, Any] = {"quality_worker": "detrimental", "recognition": "not_discussed"}
TALKED: dict[str, Any] = {
    **SEEN,
    "recognition": "partly_recognised",
    "discussed_on": HELD,
}
DIFFER: dict[str, Any] = {
    **SEEN,
    "quality_participant": "supportive",
    "discussed_on": HELD,
    "view_difference": "She feels safe there.",
}
HER_TIE = ["tie[ada]"]


@pytest.mark.parametrize(
    ("earlier", "changed", "pointers"),
    [
        (SEEN, {}, HER_TIE),
        (SEEN, {"quality_worker": "mixed"}, HER_TIE),
        (SEEN, {"recognition": "recognised"}, HER_TIE),
        (SEEN, {"quality_worker": "supportive"}, NOTHING),
        (SEEN, {"quality_worker": "unknown"}, NOTHING),
        (SEEN, {"recognition": "not_discussed"}, NOTHING),
        ({**SEEN, "recognition": "partly_recognised"}, {}, NOTHING),
        ({}, {}, NOTHING),
    ],
)
def test_p4_is_shown_by_how_far_they_see_harm_once_it_moved(
    earlier: dict[str, Any], changed: dict[str, Any], pointers: list[str]
) -> None:
    reviews = twice(ada(**earlier), ada(**{**TALKED, **changed}))
    assert shown("P4", *reviews) == pointers


@pytest.mark.parametrize(
    ("discussed_on", "pointers"),
    [
        (None, NOTHING),
        (BEFORE, NOTHING),
        (date(2026, 8, 18), HER_TIE),
        (HELD, HER_TIE),
        (date(2026, 11, 10), NOTHING),
    ],
)
def test_p4_needs_a_talk_since_the_review_before(
    discussed_on: date | None, pointers: list[str]
) -> None:
    moved = twice(ada(**SEEN), ada(**{**TALKED, "discussed_on": discussed_on}))
    noted = twice(ada(**SEEN), ada(**{**DIFFER, "discussed_on": discussed_on}))
    assert (shown("P4", *moved), shown("P4", *noted)) == (pointers, pointers)


@pytest.mark.parametrize("note", ["", "  "])
def test_p4_is_shown_by_a_recorded_difference_but_not_by_an_empty_note(
    note: str,
) -> None:
    assert shown("P4", drawn(ada(**DIFFER))) == HER_TIE
    assert shown("P4", drawn(ada(**{**DIFFER, "view_difference": note}))) == NOTHING


def test_p4_takes_no_note_of_a_difference_once_both_see_the_tie_alike() -> None:
    alike = {**DIFFER, "quality_participant": DIFFER["quality_worker"]}
    assert shown("P4", drawn(ada(**alike))) == NOTHING


def test_p4_takes_it_as_a_result_that_they_do_not_see_harm() -> None:
    """Seeing harm is not a target."""
    now = ada(**{**TALKED, "recognition": "discussed_not_recognised"})
    assert shown("P4", *twice(ada(**SEEN), now)) == HER_TIE


def test_p4_is_never_shown_by_a_tie_that_turned_detrimental() -> None:
    good: dict[str, Any] = {
        "quality_participant": "supportive",
        "quality_worker": "supportive",
    }
    bad: dict[str, Any] = {
        "quality_participant": "detrimental",
        "quality_worker": "detrimental",
    }
    now = ada(**bad, discussed_on=HELD, basis_of_concern="Heard shouting.")
    assert shown("P4", *twice(ada(**good), now)) == NOTHING


def test_p4_never_counts_detrimental_ties() -> None:
    bad: dict[str, Any] = {
        "quality_participant": "detrimental",
        "quality_worker": "detrimental",
    }
    many = [ada(one, **bad, recognition="recognised") for one in ("ben", "cy", "dot")]
    one = of("P4", *twice(ada(**SEEN), ada(**TALKED)))
    first = drawn(ada(**SEEN), *many, on=BEFORE)
    among_many = of("P4", first, drawn(ada(**TALKED), *many))
    assert [each.shows for each in among_many.candidates] == [
        each.shows for each in one.candidates
    ]


@pytest.mark.parametrize(
    ("people", "sentences"),
    [
        ([ada(**SEEN)], ["P4: possible harm not yet talked about for 1 tie"]),
        (
            [ada(**SEEN), ada("ben", **SEEN)],
            ["P4: possible harm not yet talked about for 2 ties"],
        ),
        ([ada(**TALKED)], NOTHING),
        ([ada(**{**TALKED, "recognition": "discussed_not_recognised"})], NOTHING),
    ],
)
def test_p4_misses_a_talk(people: list[dict[str, Any]], sentences: list[str]) -> None:
    assert missing("P4", drawn(*people)) == sentences


OPPOSED: dict[str, Any] = {
    "quality_participant": "supportive",
    "quality_worker": "detrimental",
}


@pytest.mark.parametrize(
    ("people", "sentences"),
    [
        ([ada(**OPPOSED)], ["P4: views differ with no note for 1 tie"]),
        (
            [ada(**OPPOSED), ada("ben", **OPPOSED)],
            ["P4: views differ with no note for 2 ties"],
        ),
        ([ada(**OPPOSED, view_difference="She feels safe there.")], NOTHING),
        ([ada(quality_worker="detrimental")], NOTHING),
    ],
)
def test_p4_misses_a_note_on_views_that_differ(
    people: list[dict[str, Any]], sentences: list[str]
) -> None:
    assert missing("P4", drawn(*people)) == sentences


@pytest.mark.parametrize(
    ("present", "other", "missed"),
    [
        (["Ben"], ada("ben", name="Ben"), True),
        ([" BEN "], ada("ben", name="Ben"), True),
        ([], ada("ben", name="Ben"), False),
        (["Lou"], ada("ben", name="Ben"), False),
        (["Ben"], ada("ben", name="Ben", paid=True), False),
    ],
)
def test_p4_says_that_somebody_on_the_map_was_there(
    present: list[str], other: dict[str, Any], *, missed: bool
) -> None:
    """Whoever is paid to be there, such as an advocate, is not meant."""
    sentence = "P4: discussion recorded while another person on the map was present"
    network = drawn(ada(**TALKED), other, present=present)
    assert missing("P4", network) == ([sentence] if missed else NOTHING)


@pytest.mark.parametrize(
    "changed",
    [{"discussed_on": date(2026, 10, 1)}, {"recognition": "not_applicable"}],
)
def test_p4_minds_nobody_at_a_review_where_harm_was_not_talked_about(
    changed: dict[str, Any],
) -> None:
    tie = ada(**{**TALKED, **changed})
    network = drawn(tie, ada("ben", name="Ben"), present=["Ben"])
    assert missing("P4", network) == NOTHING


KEEP: dict[str, Any] = {"wish": "maintain", "confirmed": True}


@pytest.mark.parametrize(
    ("wished", "pointers"),
    [
        (KEEP, THE_REVIEW),
        ({**KEEP, "wish": "develop"}, THE_REVIEW),
        ({**KEEP, "wish": "restore"}, THE_REVIEW),
        ({**KEEP, "wish": "withdraw"}, THE_REVIEW),
        ({**KEEP, "wish": "undecided"}, THE_REVIEW),
        ({**KEEP, "wish": "not_asked"}, NOTHING),
        ({**KEEP, "confirmed": False}, NOTHING),
        ({**KEEP, "representative": "Lou"}, NOTHING),
        (
            {**KEEP, "representative": "Lou", "representative_basis": "deputy"},
            THE_REVIEW,
        ),
    ],
)
def test_p6_is_shown_by_a_confirmed_wish(
    wished: dict[str, Any], pointers: list[str]
) -> None:
    assert shown("P6", drawn(ada(wished=wished))) == pointers


@pytest.mark.parametrize(
    ("other", "pointers"),
    [
        (ada("ben"), NOTHING),
        (ada("ben", kind="place"), THE_REVIEW),
        (ada("ben", standing="not_in_contact"), THE_REVIEW),
    ],
)
def test_p6_asks_for_the_wish_of_every_current_tie_but_places(
    other: dict[str, Any], pointers: list[str]
) -> None:
    assert shown("P6", drawn(ada(wished=KEEP), other)) == pointers


@pytest.mark.parametrize(("paid", "pointers"), [(True, NOTHING), (False, THE_REVIEW)])
def test_p6_leaves_out_paid_ties_where_the_service_does(
    *, paid: bool, pointers: list[str]
) -> None:
    network = drawn(ada(wished=KEEP), ada("ben", paid=True))
    assert shown("P6", network, whose=Whose(ASH, paid=paid)) == pointers


def test_p6_is_never_shown_by_a_wish_that_was_carried_over() -> None:
    carried = {**KEEP, "confirmed": False}
    assert shown("P6", *twice(ada(wished=KEEP), ada(wished=carried))) == NOTHING


def test_p6_is_not_shown_by_an_empty_map() -> None:
    assert shown("P6", drawn()) == NOTHING


@pytest.mark.parametrize(
    ("people", "sentences"),
    [
        ([ada()], ["P6: no confirmed wish for 1 tie"]),
        ([ada(), ada("ben")], ["P6: no confirmed wish for 2 ties"]),
        ([ada(wished={"wish": "maintain"})], ["P6: no confirmed wish for 1 tie"]),
        ([ada(wished=KEEP)], NOTHING),
        ([ada(kind="place")], NOTHING),
        ([ada(standing="ended")], NOTHING),
    ],
)
def test_p6_misses_a_wish(people: list[dict[str, Any]], sentences: list[str]) -> None:
    assert missing("P6", drawn(*people)) == sentences


def test_p6_misses_no_wish_of_paid_ties_where_the_service_leaves_them_out() -> None:
    earlier = drawn(ada(wished=KEEP, paid=True), on=BEFORE)
    network = drawn(ada(paid=True), ada("ben", paid=True))
    without = Whose(ASH, paid=False)
    assert missing("P6", earlier, network, whose=without) == NOTHING


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["ada"], "P6: 1 wish not confirmed again at the latest review"),
        (["ada", "ben"], "P6: 2 wishes not confirmed again at the latest review"),
    ],
)
def test_p6_misses_that_wishes_were_asked_again(
    names: list[str], sentence: str
) -> None:
    earlier = drawn(*(ada(one, wished=KEEP) for one in names), on=BEFORE)
    carried = {**KEEP, "confirmed": False}
    not_again = drawn(*(ada(one, wished=carried) for one in names))
    again = drawn(*(ada(one, wished=KEEP) for one in names))
    assert missing("P6", earlier, not_again) == [sentence]
    assert missing("P6", earlier, again) == NOTHING


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["ada"], "P6: 1 wish given by a representative with no basis recorded"),
        (
            ["ada", "ben"],
            "P6: 2 wishes given by a representative with no basis recorded",
        ),
    ],
)
def test_p6_misses_on_what_basis_somebody_spoke_for_them(
    names: list[str], sentence: str
) -> None:
    spoken = {**KEEP, "representative": "Lou"}
    based = {**spoken, "representative_basis": "best_interests_decision"}
    assert missing("P6", drawn(*(ada(n, wished=spoken) for n in names))) == [sentence]
    assert missing("P6", drawn(*(ada(n, wished=based) for n in names))) == NOTHING


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["ada"], "P6: wish changed but no note of the conversation for 1 tie"),
        (
            ["ada", "ben"],
            "P6: wish changed but no note of the conversation for 2 ties",
        ),
    ],
)
def test_p6_misses_a_note_on_a_wish_that_changed(
    names: list[str], sentence: str
) -> None:
    earlier = drawn(*(ada(one, wished=KEEP) for one in names), on=BEFORE)
    changed = {**KEEP, "wish": "develop"}
    now = drawn(*(ada(one, wished=changed) for one in names))
    assert missing("P6", earlier, now) == [sentence]


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (KEEP, KEEP),
        (KEEP, {**KEEP, "wish": "develop", "change_note": "Since the summer."}),
        (KEEP, {**KEEP, "wish": "develop", "own_words": "I want more."}),
        ({}, {**KEEP, "wish": "develop"}),
    ],
)
def test_p6_asks_for_no_note_where_none_is_due(
    earlier: dict[str, Any], now: dict[str, Any]
) -> None:
    assert missing("P6", *twice(ada(wished=earlier), ada(wished=now))) == NOTHING


def test_p3_is_not_shown_by_sides_that_stand_as_they_did_at_the_review_before() -> None:
    wish = {
        "wish": "develop",
        "confirmed": True,
        "advantages": "She rings.",
        "difficulties": "It is far.",
        "advantages_own_words": True,
    }
    same = twice(ada(wished=wish), ada(wished=wish))
    more = twice(ada(wished=wish), ada(wished={**wish, "difficulties": "The bus."}))
    assert shown("P3", *same) == NOTHING
    assert shown("P3", *more) == ["wish[ada]"]
