"""The mix of people, who knows whom, the strong ties, needs, and what to hedge."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.changes.change import Change, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.changes.links import Linked, linked, links
from netmap.changes.mix import mix, shift
from netmap.changes.needs import needs
from netmap.changes.registry import (
    Caution,
    altered,
    cautions,
    changes,
    core,
    days,
)
from netmap.model.codes import Sector, Standing
from netmap.model.difference import Held
from netmap.reports.changes import counts, hedges, sentence
from tests.support.comparing import (
    FIRST,
    LAST,
    People,
    a_map,
    compared,
    kinds,
    maps,
    of_bo,
    only,
    rule,
    told,
    with_facts,
)


def in_sectors(*sectors: str, **fields: Any) -> People:
    """Return one person in each part of life."""
    return {
        f"a-{index}": {"sector": sector, **fields}
        for index, sector in enumerate(sectors)
    }


def mixed(before: People, after: People) -> list[tuple[str, object, object]]:
    return [(one.field, one.before, one.after) for one in mix(compared(before, after))]


def test_more_and_fewer_in_a_part_of_life_in_the_order_of_the_map() -> None:
    then, now = in_sectors("services", "family"), in_sectors("services", "friends")
    assert mixed(then, now) == [("family", 1, 0), ("friends", 0, 1)]


def test_the_same_mix_of_other_people_says_nothing() -> None:
    now: People = {"new": {"sector": "family"}, "a-0": {"standing": "died"}}
    assert mixed(in_sectors("family"), now) == []


def test_who_is_paid_stands_last() -> None:
    now = {**in_sectors("family"), "new": {"sector": "health", "paid": True}}
    assert mixed(in_sectors("family"), now) == [("health", 0, 1), ("paid", 0, 1)]


def test_the_mix_in_words() -> None:
    found = [*mix(compared(in_sectors("work"), in_sectors("health", paid=True)))]
    assert [sentence(one) for one in found] == [
        "Work and learning: 1 then, 0 now.",
        "Health: 0 then, 1 now.",
        "Paid to be there: 0 then, 1 now.",
    ]
    assert {(one.group, one.whose) for one in found} == {(Group.MIX, Whose.COUNTED)}


@pytest.mark.parametrize("kind", ["place", "animal"])
def test_places_and_animals_are_no_part_of_the_mix(kind: str) -> None:
    assert mixed({}, in_sectors("places", kind=kind)) == []


@pytest.mark.parametrize("standing", [one for one in Standing if one != "current"])
def test_who_is_not_in_their_life_is_no_part_of_the_mix(standing: Standing) -> None:
    assert mixed({}, in_sectors("family", standing=standing)) == []


@pytest.mark.parametrize("standing", ["not_mentioned", "to_ask"])
def test_who_was_not_talked_about_is_not_fewer(standing: str) -> None:
    """Not to be talked about is no answer: at neither review are they counted."""
    then, unasked = in_sectors("family"), in_sectors("family", standing=standing)
    assert mixed(then, unasked) == []
    assert mixed(unasked, then) == []
    assert mixed(then, {}) == []


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(Standing)),
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(Standing)),
)
def test_the_mix_adds_up_to_who_is_counted(
    then: dict[str, Standing], now: dict[str, Standing]
) -> None:
    """More and fewer in the parts of life make the net of the turnover."""
    before, after = (
        {one: {"standing": standing} for one, standing in side.items()}
        for side in (then, now)
    )
    comparison = compared(before, after)
    net = sum(int(str(one.after)) - int(str(one.before)) for one in mix(comparison))
    assert net == comparison.turnover.after - comparison.turnover.before


@pytest.mark.parametrize(
    ("then", "now", "share"),
    [
        (in_sectors("family"), in_sectors("family"), 0),
        (in_sectors("family"), in_sectors("work"), 1),
        (in_sectors("family", "work"), in_sectors("family", "friends"), 0.5),
        (in_sectors("family", "work"), in_sectors("family"), 0.5),
        (in_sectors("family"), in_sectors("family", "family", "work", "work"), 0.5),
        (
            in_sectors("family", "family", "friends", "work"),
            in_sectors("family", "friends", "friends", "work"),
            0.25,
        ),
        ({}, in_sectors("family"), None),
        (in_sectors("family"), in_sectors("family", standing="ended"), None),
        ({}, {}, None),
    ],
)
def test_how_far_the_mix_moved(then: People, now: People, share: float | None) -> None:
    """Half the sum of the differences of the shares; nothing where nobody is there."""
    gone = {one: {"standing": "ended"} for one in then if one not in now}
    assert shift(compared(then, {**gone, **now})) == share


SECTORS = st.lists(st.sampled_from([*Sector]), max_size=6)


@given(SECTORS, SECTORS)
def test_the_share_that_moved_is_a_share_and_the_same_either_way(
    one: list[Sector], other: list[Sector]
) -> None:
    then: People = {f"t-{at}": {"sector": part} for at, part in enumerate(one)}
    now: People = {f"n-{at}": {"sector": part} for at, part in enumerate(other)}
    gone = {each: {"standing": "ended"} for each in then}
    come = {each: {"standing": "ended"} for each in now}
    found = shift(compared(then, {**gone, **now}))
    mirrored = shift(compared(now, {**come, **then}))
    assert (found is None) == (not (one and other))
    if found is not None and mirrored is not None:
        assert -1e-9 <= found <= 1 + 1e-9
        assert found == pytest.approx(mirrored)


THREE: People = {"ann": {}, "bo": {}, "cy": {}}


def knows(**pairs: bool) -> list[dict[str, object]]:
    return [
        {"first": one.split("_")[0], "second": one.split("_")[1], "knows": known}
        for one, known in pairs.items()
    ]


def pairs_of(
    then: list[dict[str, object]], now: list[dict[str, object]], after: People = THREE
) -> tuple[list[Change], Linked]:
    comparison = maps(a_map(THREE, FIRST, links=then), a_map(after, LAST, links=now))
    return [*links(comparison)], linked(comparison)


def test_who_knows_each_other_now_is_told_by_both() -> None:
    found, _ = pairs_of(knows(ann_bo=False), knows(ann_bo=True))
    change = only(found)
    assert (change.kind, change.about) == ("linked", ("ann", "bo"))
    assert change.whose is Whose.TOGETHER
    assert sentence(change) == (
        "Ann and Bo know each other now. At the earlier review they did not."
    )


def test_who_is_said_not_to_know_each_other_any_more() -> None:
    found, _ = pairs_of(knows(ann_bo=True), knows(ann_bo=False))
    assert sentence(only(found)) == (
        "Ann and Bo knew each other at the earlier review. "
        "Now it is said that they do not."
    )


def test_pairs_that_were_asked_about_once_say_nothing_and_are_counted() -> None:
    then, now = knows(ann_bo=True, ann_cy=True), knows(ann_cy=True, bo_cy=True)
    assert pairs_of(then, now) == ([], Linked(asked=1, before=1, after=1, once=2))


def test_pairs_that_were_asked_about_both_times_are_counted() -> None:
    then = knows(ann_bo=False, ann_cy=True, bo_cy=False)
    now = knows(ann_bo=True, ann_cy=True, bo_cy=False)
    assert pairs_of(then, now)[1] == Linked(asked=3, before=1, after=2, once=0)


@pytest.mark.parametrize("standing", [one for one in Standing if one != "current"])
def test_only_pairs_who_stayed_are_in_question(standing: Standing) -> None:
    after: People = {**THREE, "bo": {"standing": standing}}
    found = pairs_of(knows(ann_bo=False), knows(ann_bo=True), after)
    assert found == ([], Linked(asked=0, before=0, after=0, once=0))


def test_links_are_told_by_the_names_of_now() -> None:
    after: People = {**THREE, "bo": {"name": "Bob {B.}"}}
    found, _ = pairs_of(knows(ann_bo=False), knows(ann_bo=True), after)
    assert sentence(only(found)).startswith("Ann and Bob {B.} know each other now.")


def test_the_pairs_are_told_as_figures() -> None:
    then, now = knows(ann_bo=False, ann_cy=True), knows(ann_bo=True, bo_cy=True)
    comparison = maps(a_map(THREE, FIRST, links=then), a_map(THREE, LAST, links=now))
    assert counts(comparison)[-2:] == (
        (
            "Pairs who stayed and are on record at both reviews: 1. "
            "Know each other: 0 then, 1 now. "
            "This is carried over until somebody changes it."
        ),
        "Pairs on record at one review only, and not counted: 2.",
    )


def test_of_pairs_that_nobody_asked_about_nothing_is_counted() -> None:
    assert not [one for one in counts(compared(THREE, THREE)) if "Pairs" in one]


STRONG = {"strength": "strong"}


def test_the_core_are_the_strong_ties_of_the_earlier_review() -> None:
    then: People = {"ann": STRONG, "bo": STRONG, "cy": {"strength": "moderate"}}
    now: People = {
        "ann": {"strength": "weak"},
        "bo": {"standing": "ended"},
        "cy": STRONG,
        "new": STRONG,
    }
    comparison = compared(then, now)
    found = core(comparison)
    assert [sorted(part) for part in (found.kept, found.left)] == [["ann"], ["bo"]]
    assert found.kept_share == 0.5
    assert "Strong ties then: 2. Of these, still there: 1." in counts(comparison)


def test_without_strong_ties_there_is_no_core() -> None:
    comparison = compared({"ann": {"strength": "weak"}}, {"ann": STRONG})
    assert core(comparison).kept_share is None
    assert not [one for one in counts(comparison) if "Strong" in one]


@pytest.mark.parametrize(
    "now",
    [{"ann": {"standing": "not_mentioned"}}, {"ann": {"standing": "to_ask"}}, {}],
)
def test_a_strong_tie_that_was_not_talked_about_is_not_lost_to_the_core(
    now: People,
) -> None:
    assert core(compared({"ann": STRONG}, now)).before == 0


def need(need_id: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"need_id": need_id, "text": text, "source": "participant", **fields}


def needed(then: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[Change]:
    return [*needs(maps(a_map({}, FIRST, needs=then), a_map({}, LAST, needs=now)))]


@pytest.mark.parametrize(
    ("then", "now", "kind", "said"),
    [
        ([], [need("n", "A bus pass")], "need_new", "New: “A bus pass”"),
        (
            [need("n", "A bus pass")],
            [],
            "need_gone",
            "Not named this time: “A bus pass”",
        ),
        (
            [need("n", "A pass")],
            [need("n", "A bus pass")],
            "need_again",
            "“A pass” is put like this now: “A bus pass”",
        ),
    ],
)
def test_needs_are_new_not_named_or_put_differently(
    then: list[dict[str, Any]], now: list[dict[str, Any]], kind: str, said: str
) -> None:
    found = only(needed(then, now))
    assert (found.kind, found.about, found.whose) == (kind, ("n",), Whose.PARTICIPANT)
    assert sentence(found) == said


@pytest.mark.parametrize("source", ["advocate", "practitioner", "other"])
def test_a_need_that_somebody_else_named_is_not_their_view(source: str) -> None:
    found = only(needed([], [need("n", "Rest", source=source)]))
    assert found.whose is Whose.RECORD


def test_the_same_need_again_says_nothing() -> None:
    assert needed([need("n", "Mates")], [need("n", "Mates")]) == []


def test_the_same_words_again_are_the_same_need() -> None:
    """Needs are asked anew at each review, and so have another id each time."""
    then = [need("a", "Mates"), need("b", "Rest")]
    now = [need("c", "Rest"), need("d", "Mates"), need("e", "Work")]
    assert [one.about for one in needed(then, now)] == [("e",)]


def test_a_need_that_is_named_twice_and_then_once_is_told_once() -> None:
    then = [need("a", "Mates"), need("b", "Mates")]
    assert [(one.kind, one.before) for one in needed(then, [need("c", "Mates")])] == [
        ("need_gone", "Mates")
    ]


def test_a_need_put_differently_is_not_hidden_by_its_old_words_under_another_id() -> (
    None
):
    then, now = [need("a", "Mates")], [need("a", "Work"), need("b", "Mates")]
    assert [one.after for one in needed(then, now)] == ["Work", "Mates"]


def test_that_a_need_is_in_their_own_words_is_kept() -> None:
    found = only(needed([], [need("n", "Mates", own_words=True)]))
    assert found.field == "own_words"


def held(before: dict[str, Any], after: dict[str, Any]) -> Any:
    return maps(a_map({}, FIRST, **before), a_map({}, LAST, **after))


DISAGREES = {"agreement": "does_not_agree"}
LED = {"led_by": "participant"}


@pytest.mark.parametrize(
    ("before", "after", "caution", "said"),
    [
        (
            {"prompt_set": "netmap-1"},
            {"prompt_set": "netmap-{2}"},
            Caution.OTHER_QUESTIONS,
            "The questions were not the same: “netmap-1” then, “netmap-{2}” now.",
        ),
        (
            {},
            {"corrects": "r-1", "correction_reason": "A slip."},
            Caution.CORRECTION,
            "The later review puts the earlier one right.",
        ),
        (
            DISAGREES,
            {"agreement": "agrees"},
            Caution.NOT_AGREED_BEFORE,
            (
                "Of the earlier map it is on record: "
                "the participant does not agree with it."
            ),
        ),
        (
            {},
            {"agreement": "could_not_answer"},
            Caution.NOT_AGREED_AFTER,
            (
                "Of the later map it is on record: "
                "the participant could not answer whether they agree."
            ),
        ),
        (
            {},
            {"agreement": "not_present"},
            Caution.NOT_AGREED_AFTER,
            (
                "Of the later map it is on record: "
                "the participant was not there when it was read back."
            ),
        ),
        (
            LED,
            {"led_by": "practitioner"},
            Caution.OTHER_LEAD,
            "Who led was not the same: the participant then, the worker now.",
        ),
        (
            {"led_by": "practitioner"},
            {"led_by": "together"},
            Caution.OTHER_LEAD,
            "Who led was not the same: the worker then, both together now.",
        ),
        (
            {"support_shortfall": "No interpreter."},
            {},
            Caution.SUPPORT_MISSING,
            "At one of the reviews communication support was missing.",
        ),
        (
            {},
            {"support_shortfall": "No interpreter."},
            Caution.SUPPORT_MISSING,
            "At one of the reviews communication support was missing.",
        ),
    ],
)
def test_why_the_two_may_not_be_alike(
    before: dict[str, Any], after: dict[str, Any], caution: Caution, said: str
) -> None:
    comparison = held(before, after)
    assert cautions(comparison) == (caution,)
    assert hedges(comparison)[1].startswith(said)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"agreement": "agrees"}, {"agreement": "agrees"}),
        (LED, {"led_by": "together"}),
        (LED, {}),
        ({}, {"led_by": "practitioner"}),
        ({"support_shortfall": " \n"}, {}),
        ({}, {"corrects": "another"}),
        ({"corrects": "r-2"}, {}),
    ],
)
def test_nothing_to_hedge(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert cautions(held(before, after)) == ()


def test_a_correction_by_way_of_others_is_one() -> None:
    """The later review corrects one that corrects the earlier."""
    plain = held({}, {"corrects": "another"})
    comparison = Comparison(plain.before, plain.after, puts_right=True)
    assert cautions(comparison) == (Caution.CORRECTION,)
    assert hedges(comparison)[1] == (
        "The later review puts the earlier one right. "
        "What differs is the record, not the participant’s life."
    )
    assert cautions(Comparison(plain.before, plain.after)) == ()


def test_that_the_earlier_review_knows_more_of_the_rules_is_said() -> None:
    comparison = with_facts((rule(version=2),), (rule(),))
    assert cautions(comparison) == (Caution.NEWER_RECORD,)
    assert hedges(comparison)[1] == (
        "The earlier review was put right after the later one was sealed, and knows "
        "more of the rules about contact. What became of them is not told here: see "
        "Contact."
    )
    assert cautions(with_facts((rule(),), (rule(version=2),))) == ()


def test_the_weightiest_caution_stands_first() -> None:
    before = {"prompt_set": "old", **DISAGREES, **LED, "support_shortfall": "None."}
    after = {"corrects": "r-1", **DISAGREES, "led_by": "practitioner"}
    first, last = a_map({}, FIRST, **before), a_map({}, LAST, **after)
    comparison = Comparison(Held(network=first, facts=(rule(),)), Held(network=last))
    assert cautions(comparison) == (
        Caution.OTHER_QUESTIONS,
        Caution.CORRECTION,
        Caution.NEWER_RECORD,
        Caution.OTHER_LEAD,
        Caution.SUPPORT_MISSING,
        Caution.NOT_AGREED_BEFORE,
        Caution.NOT_AGREED_AFTER,
    )


def test_how_long_lies_between_is_said_first() -> None:
    assert days(compared({}, {})) == (FIRST, LAST)
    assert hedges(compared({}, {})) == ("Between the two reviews: 13 weeks.",)
    same = maps(a_map({}, LAST, number=1), a_map({}, LAST, number=2))
    assert hedges(same) == ("Both were held on the same day.",)


NEAR, FAR = {"placed": True, "distance": 0.35}, {"placed": True, "distance": 0.91}


@pytest.mark.parametrize(
    ("then", "now", "desk", "session"),
    [
        ({}, {"quality_participant": "mixed"}, True, True),
        ({}, {"own_words": "He rings."}, True, True),
        ({"strength": "weak"}, {"strength": "strong"}, True, True),
        ({}, {"support": ["company"]}, True, True),
        ({"support": []}, {"support": ["company"]}, True, True),
        ({"support": ["company"]}, {"support": []}, True, True),
        ({}, {"wish": "develop"}, True, True),
        ({"wish": "maintain"}, {"wish": "develop"}, True, True),
        ({}, {"standing": "not_in_contact"}, True, True),
        ({"standing": "not_mentioned"}, {}, True, True),
        ({"standing": "ended"}, {}, True, True),
        ({}, {"quality_worker": "mixed"}, True, False),
        ({}, {"abuse_concern": True}, True, False),
        ({"recognition": "not_discussed"}, {"recognition": "recognised"}, True, False),
        ({}, {"name": "Bob"}, False, False),
        ({"strength": "weak"}, {}, False, False),
        ({"wish": "develop"}, {"wish": "develop"}, False, False),
        ({}, {"standing": "to_ask"}, False, False),
        ({}, {"standing": "not_mentioned"}, False, False),
        (FAR, NEAR, False, False),
        (NEAR, FAR, False, False),
        ({"strength": "weak", **FAR}, {"strength": "strong", **NEAR}, True, True),
    ],
)
def test_of_whom_another_answer_was_given_at_the_desk_and_for_both(
    then: dict[str, Any], now: dict[str, Any], *, desk: bool, session: bool
) -> None:
    """The worker's view counts at the desk only.

    A new name, no answer and another place on the map never do.
    """
    found = told(of_bo(then, now))
    assert altered(found, workers=True) == ({"bo"} if desk else set())
    assert altered(found, workers=False) == ({"bo"} if session else set())


def test_changes_stand_in_the_order_in_which_they_are_told() -> None:
    then: People = {"ann": {"strength": "weak", "wish": "develop"}, "bo": {}}
    now: People = {"ann": {**STRONG, "wish": "maintain"}, "bo": {}, "new": {}}
    comparison = maps(
        a_map(then, FIRST, links=knows(ann_bo=False)),
        a_map(now, LAST, links=knows(ann_bo=True), needs=[need("n", "Mates")]),
    )
    assert kinds(changes(comparison)) == [
        *("came", "moved", "wish_followed", "wish_changed"),
        *("mix_sector", "linked", "need_new"),
    ]


def test_a_review_beside_itself_has_no_change_but_wishes_that_held() -> None:
    same: People = {"ann": {**STRONG, "wish": "maintain"}, "bo": {"standing": "died"}}
    assert kinds(changes(compared(same, same))) == ["wish_followed"]
