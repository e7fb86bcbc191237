"""Rules about contact between two reviews, told from the records as they stood.

A sealed review holds the newest version of each record by then; of a rule that is to be
varied after its day it holds the versions before as well. So does each side here.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from netmap.changes.change import Change, Group, Whose
from netmap.changes.rules import is_newer, rules
from netmap.model.difference import Held, applied, differing, mirrored
from netmap.model.fact import Fact
from netmap.model.force import on_record
from netmap.model.restriction import Effect
from netmap.reports.changes import passages, sentence
from netmap.words.changes import EFFECTS
from tests.support.comparing import (
    FIRST,
    LAST,
    People,
    fact,
    kinds,
    only,
    rule,
    with_facts,
)

LONG_AGO, BEFORE = date(2025, 7, 1), date(2026, 2, 1)
BETWEEN, LATER = date(2026, 4, 15), date(2026, 9, 1)
BO: People = {"bo": {}}
INDIRECT: dict[str, Any] = {"effect": "indirect_only"}


TOLD: dict[str, Any] = {
    "restriction_id": "rule",
    "explained_on": BETWEEN,
    "explained_by": "Kim",
    "understanding_checked": True,
}


def explained(fact_id: str = "told", **fields: Any) -> Fact:
    return fact(fact_id, "explanation", **{**TOLD, **fields})


def found(then: Fact | None, now: Fact, *others: Fact) -> list[Change]:
    """Return what is told of a rule; `others` are on record at both reviews."""
    before = (then, *others) if then else others
    return [*rules(with_facts(before, (now, *others), BO))]


def what(then: Fact | None, now: Fact, *others: Fact) -> tuple[str, date | None, str]:
    change = only(found(then, now, *others))
    return change.kind, change.on, sentence(change)


@pytest.mark.parametrize("end_on", [None, LATER, BEFORE])
def test_a_rule_that_is_as_it_was_says_nothing(end_on: date | None) -> None:
    assert found(rule(end_on=end_on), rule(end_on=end_on)) == []


def test_a_rule_that_was_recorded_again_in_the_same_words_says_nothing() -> None:
    assert found(rule(), rule(version=2)) == []


@pytest.mark.parametrize("start_on", [BETWEEN, LAST])
def test_a_new_rule_started_on_its_day(start_on: date) -> None:
    kind, on, said = what(None, rule(start_on=start_on))
    assert (kind, on) == ("rule_started", start_on)
    assert said.startswith("The order, about Bo, started on ")
    assert said.endswith(": no contact.")


def test_a_planned_rule_starts() -> None:
    planned = rule(start_on=BETWEEN)
    assert what(planned, planned)[:2] == ("rule_started", BETWEEN)


@pytest.mark.parametrize("start_on", [LONG_AGO, FIRST])
def test_a_rule_that_held_already_and_was_not_on_record_did_not_start(
    start_on: date,
) -> None:
    kind, on, said = what(None, rule(start_on=start_on))
    assert (kind, on) == ("rule_recorded_late", start_on)
    assert "It held at the earlier review already" in said


def test_a_rule_to_come_is_planned_once() -> None:
    planned = rule(start_on=LATER)
    assert what(None, planned) == (
        "rule_planned",
        LATER,
        (
            "The order, about Bo, is on record, and starts on 1 September 2026: "
            "no contact."
        ),
    )
    assert found(planned, planned) == []


def test_a_variation_tells_both_effects() -> None:
    now = rule(version=2, varied_on=BETWEEN, **INDIRECT)
    assert what(rule(), now) == (
        "rule_varied",
        BETWEEN,
        (
            "The order, about Bo, was varied from 15 April 2026. Then: no contact. "
            "Now: letters or messages only."
        ),
    )


def test_a_variation_of_something_else_says_that_the_effect_is_the_same() -> None:
    now = rule(version=2, varied_on=BETWEEN, conditions="Not in June.")
    assert what(rule(), now)[2] == (
        "The order, about Bo, was varied from 15 April 2026. "
        "What it does to contact is the same: no contact."
    )


def test_a_second_variation_is_told() -> None:
    then = rule(version=2, varied_on=BEFORE, **INDIRECT)
    now = rule(version=3, varied_on=BETWEEN, effect="supervised_only")
    assert what(then, now)[2].endswith(
        "Then: letters or messages only. Now: supervised contact only."
    )


def test_a_variation_before_the_earlier_review_is_told_once() -> None:
    varied = rule(version=2, varied_on=BEFORE, **INDIRECT)
    assert found(varied, varied) == []


def test_a_variation_that_was_recorded_late_held_already() -> None:
    now = rule(version=2, varied_on=BEFORE, **INDIRECT)
    assert what(rule(), now) == (
        "rule_varied_late",
        BEFORE,
        (
            "The order, about Bo, was varied from 1 February 2026, before the earlier "
            "review already, and that was not on record then. "
            "On record then: no contact. Now: letters or messages only."
        ),
    )


def test_a_variation_to_come_has_not_happened() -> None:
    to_come = rule(version=2, varied_on=LATER, **INDIRECT)
    assert what(rule(), to_come) == (
        "rule_to_vary",
        LATER,
        (
            "The order, about Bo, is to be varied from 1 September 2026. "
            "From then on: letters or messages only."
        ),
    )
    assert found(to_come, to_come) == []


def test_a_variation_that_was_to_come_and_came_claims_nothing_of_before() -> None:
    """What was sealed with the newest version only does not say what held then."""
    varied = rule(version=2, varied_on=BETWEEN, **INDIRECT)
    assert what(varied, varied) == (
        "rule_varied",
        BETWEEN,
        (
            "The order, about Bo, was varied from 15 April 2026. "
            "Now: letters or messages only."
        ),
    )


def test_a_day_of_variation_that_was_put_right_leaves_no_gap_in_a_sentence() -> None:
    then = rule(version=2, varied_on=BETWEEN, **INDIRECT)
    now = rule(version=3, varied_on=BEFORE, **INDIRECT)
    assert what(then, now)[2] == (
        "The order, about Bo, was varied from 1 February 2026. "
        "Now: letters or messages only."
    )


@pytest.mark.parametrize(
    "ended",
    [{"withdrawn_on": BEFORE}, {"end_on": BEFORE}],
)
def test_a_rule_that_was_over_and_holds_is_in_force_again(ended: Any) -> None:
    kind, _, said = what(rule(**ended), rule(version=2))
    assert kind == "rule_resumed"
    assert said == "The order, about Bo, is in force again: no contact."


def test_a_lifted_rule_says_its_last_day() -> None:
    assert what(rule(), rule(version=2, withdrawn_on=BETWEEN)) == (
        "rule_lifted",
        BETWEEN,
        "The order, about Bo, was lifted. Its last day was 15 April 2026.",
    )


def test_a_rule_still_holds_on_its_last_day() -> None:
    assert found(rule(), rule(version=2, withdrawn_on=LAST)) == []
    assert found(rule(end_on=LAST), rule(end_on=LAST)) == []


def test_a_rule_that_came_to_its_end_without_a_closing_review() -> None:
    lapsed = rule(end_on=BETWEEN)
    assert what(lapsed, lapsed) == (
        "rule_lapsed",
        BETWEEN,
        (
            "The order, about Bo, came to its end on 15 April 2026. "
            "No closing review is on record."
        ),
    )


def test_a_rule_that_ended_and_was_looked_at_again() -> None:
    now = rule(version=2, end_on=BETWEEN, closed_reviewed_on=LAST)
    assert what(rule(end_on=BETWEEN), now) == (
        "rule_ended",
        BETWEEN,
        "The order, about Bo, ended on 15 April 2026, and was looked at again.",
    )


def test_a_closing_review_of_a_rule_that_had_lapsed_is_told() -> None:
    now = rule(version=2, end_on=BEFORE, closed_reviewed_on=BETWEEN)
    assert what(rule(end_on=BEFORE), now)[:2] == ("rule_ended", BEFORE)


def test_a_rule_that_was_replaced_names_no_day_and_the_other_one_starts() -> None:
    old = rule("old", version=2, superseded_by="other")
    other = rule("other", start_on=BETWEEN, title="The new order", **INDIRECT)
    comparison = with_facts((rule("old"),), (old, other), BO)
    assert [(one.kind, one.on) for one in rules(comparison)] == [
        ("rule_replaced", None),
        ("rule_started", BETWEEN),
    ]
    assert [sentence(one) for one in rules(comparison)] == [
        "The order, about Bo, was replaced by another rule.",
        "The new order, about Bo, started on 15 April 2026: letters or messages only.",
    ]


def test_a_rule_that_started_and_ended_in_between_is_not_lost() -> None:
    now = rule(start_on=date(2026, 4, 1), end_on=BETWEEN)
    expected = (
        "rule_came_and_went",
        BETWEEN,
        (
            "The order, about Bo, started and ended between the two reviews. "
            "Its last day was 15 April 2026."
        ),
    )
    assert what(None, now) == expected
    assert what(now, now) == expected


def test_a_rule_that_started_and_was_replaced_in_between() -> None:
    old = rule("old", start_on=date(2026, 4, 1), superseded_by="other")
    other = rule("other", start_on=BETWEEN)
    told = [*rules(with_facts((), (old, other), BO))]
    assert kinds(told) == ["rule_came_and_replaced", "rule_started"]
    assert sentence(told[0]) == (
        "The order, about Bo, started between the two reviews, "
        "and was replaced by another rule."
    )


def test_a_rule_that_was_called_off_never_started() -> None:
    planned = rule(start_on=LATER)
    off = rule(version=2, start_on=LATER, withdrawn_on=BETWEEN)
    expected = (
        "rule_called_off",
        LATER,
        (
            "The order, about Bo, was to start on 1 September 2026. "
            "It was over before that day came."
        ),
    )
    assert what(planned, off) == expected
    assert what(None, off) == expected


@pytest.mark.parametrize(
    "over",
    [
        {"end_on": BEFORE},
        {"withdrawn_on": BEFORE},
        {"end_on": BEFORE, "closed_reviewed_on": BEFORE},
    ],
)
def test_an_old_rule_that_is_put_on_record_did_not_end_in_between(over: Any) -> None:
    kind, on, said = what(None, rule(start_on=LONG_AGO, **over))
    assert (kind, on) == ("rule_past", BEFORE)
    assert said == (
        "The order, about Bo, is on record now. "
        "It was over at the earlier review already."
    )


def test_an_old_rule_that_is_put_on_record_and_ended_in_between_ended() -> None:
    assert what(None, rule(end_on=BETWEEN))[0] == "rule_lapsed"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"end_on": BEFORE}, {"end_on": BEFORE, "withdrawn_on": date(2026, 1, 20)}),
        ({"withdrawn_on": BEFORE}, {"withdrawn_on": date(2026, 1, 20)}),
    ],
)
def test_what_was_over_at_both_reviews_says_nothing(then: Any, now: Any) -> None:
    assert found(rule(**then), rule(version=2, **now)) == []


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        (INDIRECT, "letters or messages only"),
        ({"target_alters": ["bo", "ann"]}, "no contact"),
        ({"conditions": "Not near the school."}, "no contact"),
        ({"start_on": LONG_AGO}, "no contact"),
        ({"end_on": LATER}, "no contact"),
    ],
)
def test_a_record_without_a_day_from_which_it_holds_was_put_right(
    fields: Any, effect: str
) -> None:
    assert what(rule(), rule(version=2, **fields)) == (
        "rule_put_right",
        None,
        (
            "The record of The order, about Bo, was put right. "
            f"It is in force: {effect}."
        ),
    )


def test_a_plan_that_was_put_right_says_when_it_starts() -> None:
    """It is not in force, and must not be said to be."""
    then, now = rule(start_on=LATER), rule(version=2, start_on=LATER, **INDIRECT)
    assert what(then, now) == (
        "rule_put_right_ahead",
        LATER,
        (
            "The record of The order, about Bo, was put right. "
            "It starts on 1 September 2026: letters or messages only."
        ),
    )


def test_a_rule_that_was_put_right_to_start_later_is_not_in_force() -> None:
    assert what(rule(), rule(version=2, start_on=LATER)) == (
        "rule_put_right_ahead",
        LATER,
        (
            "The record of The order, about Bo, was put right. "
            "It starts on 1 September 2026: no contact."
        ),
    )


CHOSEN = [
    ("own_choice", "The person's own choice not to have contact"),
    ("other_persons_request", "Another person's wish not to be contacted"),
]


@pytest.mark.parametrize(("instrument", "called"), CHOSEN)
def test_a_choice_or_a_request_binds_nobody_and_is_on_record(
    instrument: str, called: str
) -> None:
    now = rule(instrument=instrument, title="", start_on=BETWEEN)
    kind, on, said = what(None, now)
    assert (kind, on) == ("rule_started", BETWEEN)
    assert said == f"{called}, about Bo, is on record from 15 April 2026."


NOW_MORE = [
    ((rule(),), ()),
    ((rule(version=2),), (rule(),)),
    ((rule(), rule("other")), (rule(),)),
    ((rule("other", version=2), rule()), (rule("other"), rule(version=2))),
    ((rule(), rule(version=2, varied_on=LATER)), (rule(),)),
]
"""What is on record at the earlier review and at the later, which knows less."""


@pytest.mark.parametrize(("then", "now"), NOW_MORE)
def test_where_the_earlier_review_knows_more_nothing_is_told_backwards(
    then: tuple[Fact, ...], now: tuple[Fact, ...]
) -> None:
    """The earlier one was put right, and that was sealed after the later one."""
    assert is_newer(*sides(then, now))
    more = rule("new", start_on=BETWEEN)
    assert [*rules(with_facts(then, (*now, more, explained()), BO))] == []


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((), ()),
        ((rule(),), (rule(),)),
        ((), (rule(),)),
        ((rule(),), (rule(version=2),)),
        ((rule(),), (rule(), rule(version=2, varied_on=LATER))),
        ((rule(), rule(version=2, varied_on=LATER)), (rule(version=2),)),
        ((fact("told", "explanation", **TOLD),), ()),
    ],
)
def test_a_later_review_that_knows_as_much_or_more_is_not_behind(
    then: tuple[Fact, ...], now: tuple[Fact, ...]
) -> None:
    assert not is_newer(*sides(then, now))


def sides(then: tuple[Fact, ...], now: tuple[Fact, ...]) -> tuple[Held, Held]:
    comparison = with_facts(then, now)
    return comparison.before, comparison.after


# As they are sealed: several versions of one rule.


def between(then: tuple[Fact, ...], now: tuple[Fact, ...]) -> list[Change]:
    """Return what is told of everything known by each review, as it is sealed."""
    return [*rules(with_facts(on_record(then, FIRST), on_record(now, LAST), BO))]


TO_COME = rule(version=2, varied_on=LATER, **INDIRECT)
CAME = rule(version=2, varied_on=BETWEEN, **INDIRECT)


def test_a_review_seals_the_version_that_holds_beside_the_one_to_come() -> None:
    known = (rule(), TO_COME)
    assert on_record(known, LAST) == known
    assert on_record((rule(), CAME), LAST) == (CAME,)
    assert on_record((rule(), CAME), FIRST) == (rule(), CAME)


def test_a_variation_that_was_to_come_and_came_tells_what_held_before() -> None:
    assert [(one.kind, one.on) for one in between((rule(), CAME), (rule(), CAME))] == [
        ("rule_varied", BETWEEN)
    ]
    assert sentence(only(between((rule(), CAME), (rule(), CAME)))) == (
        "The order, about Bo, was varied from 15 April 2026. Then: no contact. "
        "Now: letters or messages only."
    )


def test_a_variation_to_come_that_was_known_is_not_told_again() -> None:
    assert between((rule(), TO_COME), (rule(), TO_COME)) == []


def test_several_versions_of_a_rule_are_one_rule() -> None:
    now = (rule(), rule(version=2, varied_on=LATER, withdrawn_on=BETWEEN))
    found = only(between((rule(),), now))
    assert (found.kind, found.on) == ("rule_lifted", BETWEEN)
    assert [source.version for source in found.sources] == [2]


def test_a_variation_to_come_is_told_beside_the_version_that_holds() -> None:
    found = only(between((rule(),), (rule(), TO_COME)))
    assert (found.kind, found.on) == ("rule_to_vary", LATER)
    assert sentence(found) == (
        "The order, about Bo, is to be varied from 1 September 2026. "
        "From then on: letters or messages only."
    )
    assert [source.version for source in found.sources] == [2]


def test_another_variation_to_come_is_told() -> None:
    other = rule(version=3, varied_on=date(2026, 10, 1), effect="supervised_only")
    found = only(between((rule(), TO_COME), (rule(), TO_COME, other)))
    assert (found.kind, found.on) == ("rule_to_vary", date(2026, 10, 1))
    assert sentence(found).endswith("From then on: supervised contact only.")


def test_what_came_and_what_is_to_come_are_both_told() -> None:
    to_come = rule(version=3, varied_on=LATER, effect="supervised_only")
    found = between((rule(),), (rule(), CAME, to_come))
    assert [(one.kind, one.on) for one in found] == [
        ("rule_varied", BETWEEN),
        ("rule_to_vary", LATER),
    ]
    assert [sentence(one).partition(". ")[2] for one in found] == [
        "Then: no contact. Now: letters or messages only.",
        "From then on: supervised contact only.",
    ]


def test_a_new_rule_that_is_to_be_varied_starts_as_it_is() -> None:
    start: dict[str, Any] = {"start_on": date(2026, 4, 1)}
    now = (rule(**start), rule(version=2, varied_on=LATER, **start, **INDIRECT))
    assert [sentence(one) for one in between((), now)] == [
        "The order, about Bo, started on 1 April 2026: no contact.",
        (
            "The order, about Bo, is to be varied from 1 September 2026. "
            "From then on: letters or messages only."
        ),
    ]


def test_a_rule_that_is_over_is_not_to_be_varied() -> None:
    now = rule(version=3, varied_on=LATER, withdrawn_on=BETWEEN, **INDIRECT)
    assert kinds(between((rule(),), (rule(), TO_COME, now))) == ["rule_lifted"]


def test_what_differs_is_known_by_its_version_too() -> None:
    before, after = sides(on_record((rule(),), FIRST), on_record((rule(), CAME), LAST))
    found = differing(before, after)
    assert [(one.version, one.before, one.after) for one in found.facts] == [
        (1, rule(), None),
        (2, None, CAME),
    ]
    assert applied(found, before) == after
    assert applied(mirrored(found), after) == before


@pytest.mark.parametrize(
    "fields", [{"legal_basis": "s.360"}, {"next_review_on": LATER}, {"title": "It"}]
)
def test_what_does_not_touch_contact_is_not_told(fields: Any) -> None:
    assert found(rule(), rule(version=2, **fields)) == []


def test_a_check_is_told_beside_what_became_of_the_rule() -> None:
    checked: dict[str, Any] = {"verified_on": LAST, "verified_with": "the court"}
    now = rule(version=2, withdrawn_on=BETWEEN, **checked)
    assert kinds(found(rule(), now)) == ["rule_lifted", "rule_checked"]
    assert what(rule(), rule(version=2, **checked)) == (
        "rule_checked",
        LAST,
        "The order, about Bo, was checked on 1 June 2026.",
    )


def test_a_check_that_was_known_then_is_not_told_again() -> None:
    checked = rule(verified_on=BEFORE)
    assert found(checked, checked) == []


def test_the_check_of_a_new_rule_stands_in_its_source() -> None:
    now = rule(start_on=BETWEEN, verified_on=LAST, verified_with="the court")
    assert kinds(found(None, now)) == ["rule_started"]
    assert rests_on(None, now) == (
        "Rule about contact, version 1, recorded on 1 June 2026 by Kim. "
        "Checked with the court."
    )


def rests_on(then: Fact | None, now: Fact) -> str:
    (passage,) = passages(tuple(found(then, now)), {"w-1": "Kim"})
    (line,) = passage.lines
    return " ".join(line.rests_on)


def test_a_source_says_which_record_and_who_made_it_when() -> None:
    (source,) = only(found(rule(), rule(version=7, withdrawn_on=BETWEEN))).sources
    assert (source.kind, source.fact_id) == ("restriction", "rule")
    assert (source.version, source.recorded_by) == (7, "w-1")
    assert source.recorded_at == datetime(2026, 6, 1, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, " Nobody has recorded seeing the document."),
        ({"source_seen": True}, ""),
        (
            {"verified_on": LAST, "verified_with": "Dr Lee B."},
            " Checked with Dr Lee B.",
        ),
        (
            {"source_seen": True, "verified_on": LAST, "verified_with": "probation"},
            " Checked with probation.",
        ),
    ],
)
def test_a_source_says_how_sure_the_rule_is(fields: Any, said: str) -> None:
    assert rests_on(None, rule(start_on=BETWEEN, **fields)) == (
        f"Rule about contact, version 1, recorded on 1 June 2026 by Kim.{said}"
    )


def test_a_rule_is_on_record_and_nobodys_view() -> None:
    change = only(found(None, rule(start_on=BETWEEN)))
    assert (change.group, change.whose) == (Group.RULES, Whose.RECORD)
    assert change.about == ("rule", "bo")
    assert (change.field, change.called) == ("restraining_order", "The order")


def test_whom_a_rule_is_about_is_named_as_they_are_called_now() -> None:
    now = rule(start_on=BETWEEN, target_alters=["bo", "nobody", "ann"])
    people: People = {"ann": {"name": "Ann {A.}"}, "bo": {"name": "Bo"}}
    change = only(rules(with_facts((), (now,), people)))
    assert change.names == ("Bo", "Ann {A.}")
    assert sentence(change).startswith("The order, about Bo and Ann {A.}, started on")


def test_a_rule_about_nobody_on_the_map_has_no_names() -> None:
    change = only(found(None, rule(start_on=BETWEEN, target_alters=[])))
    assert sentence(change) == "The order started on 15 April 2026: no contact."


def test_a_rule_without_a_title_is_called_by_its_kind() -> None:
    change = only(found(None, rule(start_on=BETWEEN, title="", target_alters=[])))
    assert sentence(change).startswith("Restraining order")


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_has_words(effect: Effect) -> None:
    change = only(found(None, rule(start_on=BETWEEN, effect=effect)))
    assert sentence(change).endswith(f": {EFFECTS[effect]}.")


def test_rules_stand_in_the_order_of_the_record() -> None:
    now = [rule(one, start_on=BETWEEN) for one in ("a", "b")]
    assert [one.about[0] for one in rules(with_facts((), now))] == ["a", "b"]


def test_an_explanation_says_by_whom_and_that_understanding_was_checked() -> None:
    comparison = with_facts((rule(),), (explained(), rule()), BO)
    change = only(rules(comparison))
    assert (change.kind, change.on, change.after) == ("rule_explained", BETWEEN, True)
    assert [(one.kind, one.fact_id) for one in change.sources] == [
        ("explanation", "told")
    ]
    assert sentence(change) == (
        "The order was explained to them on 15 April 2026 by Kim. "
        "Their understanding was checked."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"understanding_checked": False},
            (
                "The order was explained to them on 15 April 2026 by Kim. "
                "That their understanding was checked is not on record."
            ),
        ),
        (
            {"explained_by": ""},
            (
                "The order was explained to them on 15 April 2026. "
                "Their understanding was checked."
            ),
        ),
        (
            {"explained_by": "Kim B."},
            (
                "The order was explained to them on 15 April 2026 by Kim B. "
                "Their understanding was checked."
            ),
        ),
        (
            {"restriction_id": "gone"},
            (
                "A rule about contact was explained to them on 15 April 2026 by Kim. "
                "Their understanding was checked."
            ),
        ),
    ],
)
def test_what_is_not_on_record_of_an_explanation_is_not_made_up(
    fields: Any, said: str
) -> None:
    now = (explained(**fields), rule())
    assert sentence(only(rules(with_facts((rule(),), now)))) == said


def test_an_explanation_on_record_then_is_not_told_again() -> None:
    facts = (explained(), rule())
    assert [*rules(with_facts(facts, facts))] == []


def test_another_kind_of_record_with_the_same_id_hides_no_explanation() -> None:
    """Records are known by their kind and their id."""
    then = (rule("told"),)
    now = (explained("told"), rule("told"))
    assert kinds(rules(with_facts(then, now))) == ["rule_explained"]


def test_explanations_stand_after_all_rules() -> None:
    now = (explained(), rule(start_on=BETWEEN))
    assert kinds(rules(with_facts((), now))) == ["rule_started", "rule_explained"]
