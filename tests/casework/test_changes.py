"""Two reviews side by side: which two, for whom, and what is on record of it."""

from datetime import date, timedelta

import pytest

from netmap.casework.changes import (
    ChangesView,
    Pair,
    see_changes,
    take_changes,
)
from netmap.changes.registry import Caution, cautions, changes
from netmap.errors import NotFound, NothingToCompare, ReviewUnknown
from netmap.model.codes import ReviewState
from netmap.store.database import Store
from tests.support.tale import ASH, AT, BILL, DAY, RULE, SUE, Tale, trail

FIRST, SECOND, THIRD = (date(2026, month, 1) for month in (3, 6, 9))


@pytest.fixture
def tale(store: Store) -> Tale:
    """Morgan's case: Jo is on r-1; at r-2 the tie with Jo is another one."""
    found = Tale(store)
    found.register()
    found.begin("r-1", FIRST)
    found.alter("jo", name="Jo")
    found.say(("tie", "jo", "quality_participant"), "mixed")
    found.seal("r-1")
    found.begin("r-2", SECOND)
    found.say(("tie", "jo", "standing"), "current", "r-2")
    found.say(("tie", "jo", "quality_participant"), "supportive", "r-2")
    found.seal("r-2")
    return found


def seen(tale: Tale, *numbers: int, by: str = ASH.id) -> ChangesView:
    return see_changes(
        tale.store,
        by=by,
        at=tale.tick(),
        participant_id=tale.id,
        pair=Pair(*numbers),
    )


def numbers(view: ChangesView) -> tuple[int, int]:
    return view.before.head.number, view.after.head.number


def said(view: ChangesView) -> list[tuple[str, str, object, object]]:
    return [
        (one.kind, one.field, one.before, one.after)
        for one in changes(view.comparison)
        if one.field
    ]


@pytest.mark.parametrize("asked", [(), (1,), (2,), (1, 2), (2, 1)])
def test_the_earlier_review_is_first_however_they_are_asked_for(
    tale: Tale, asked: tuple[int, ...]
) -> None:
    view = seen(tale, *asked)
    assert numbers(view) == (1, 2)
    assert said(view) == [("moved", "quality_participant", "mixed", "supportive")]


def test_a_review_held_earlier_and_recorded_later_is_the_earlier_one(
    tale: Tale,
) -> None:
    """Its day decides, not its number."""
    tale.begin("r-3", FIRST - timedelta(days=30))
    tale.seal("r-3")
    assert numbers(seen(tale, 1, 3)) == (3, 1)
    assert numbers(seen(tale)) == (1, 2)


def test_a_review_that_was_put_right_is_not_taken_unless_it_is_asked_for(
    tale: Tale,
) -> None:
    tale.correct("r-2", "r-2b")
    tale.say(("tie", "jo", "quality_participant"), "neutral", "r-2b")
    tale.seal("r-2b")
    assert numbers(seen(tale)) == (1, 3)
    assert numbers(seen(tale, 2, 3)) == (2, 3)


def test_an_open_draft_is_taken_where_there_are_not_two_sealed_ones(
    store: Store,
) -> None:
    tale = Tale(store)
    tale.register()
    tale.begin("r-1", FIRST)
    tale.seal("r-1")
    tale.begin("r-2", SECOND)
    view = seen(tale)
    assert numbers(view) == (1, 2)
    assert view.after.head.state == ReviewState.DRAFT


def test_one_review_alone_is_nothing_to_compare(store: Store) -> None:
    tale = Tale(store)
    tale.register()
    tale.begin("r-1", FIRST)
    with pytest.raises(NothingToCompare):
        seen(tale)


def test_a_review_is_not_compared_with_itself(tale: Tale) -> None:
    with pytest.raises(NothingToCompare):
        seen(tale, 2, 2)


def test_a_number_that_there_is_not_is_named_with_those_there_are(tale: Tale) -> None:
    with pytest.raises(ReviewUnknown) as caught:
        seen(tale, 7)
    assert caught.value.sentence.endswith("There are: 1, 2.")


def test_a_sealed_review_is_compared_as_it_was_sealed(tale: Tale) -> None:
    """What is recorded afterwards belongs to the next one, with who recorded it."""
    assert not seen(tale).after.told.facts
    tale.record("rule", {**RULE, "target_alters": ["jo"], "start_on": "2026-08-01"})
    tale.begin("r-3", THIRD)
    tale.say(("tie", "jo", "standing"), "current", "r-3")
    tale.seal("r-3")
    view = seen(tale)
    (started,) = [one for one in changes(view.comparison) if one.group == "rules"]
    assert (started.kind, started.names) == ("rule_started", ("Jo",))
    assert view.workers[started.sources[0].recorded_by] == ASH.name
    assert [*view.after.told.restricted] == ["jo"]


def test_over_time_stands_each_sealed_review_that_stands_by_its_day(
    tale: Tale,
) -> None:
    """With the measures that it was sealed with; no draft, none that was put right."""
    tale.correct("r-1", "r-1b")
    tale.seal("r-1b")
    tale.begin("r-4", THIRD)
    view = seen(tale)
    assert [one.head.number for one in view.over_time] == [3, 2]
    assert all(one.measures for one in view.over_time)


def test_looking_leaves_one_row_in_a_quarter_of_an_hour(tale: Tale) -> None:
    seen(tale, by=SUE.id)
    seen(tale, 2, 1, by=SUE.id)
    rows = [one for one in trail(tale.store) if one.recorded_by == SUE.id]
    assert [(one.act, one.participant_id) for one in rows] == [("view", tale.id)]


def test_a_colleague_sees_nothing_of_it(tale: Tale) -> None:
    with pytest.raises(NotFound):
        seen(tale, by=BILL.id)


def test_taking_it_out_is_on_record_each_time(tale: Tale) -> None:
    for _ in range(2):
        take_changes(tale.store, by=ASH.id, at=AT, participant_id=tale.id, pair=Pair())
    assert [one.act for one in trail(tale.store)][-2:] == ["take_changes"] * 2


def test_the_day_of_a_rule_is_the_day_of_each_review(tale: Tale) -> None:
    """A rule recorded late shows as one that held already."""
    rule = {**RULE, "target_alters": ["jo"], "start_on": str(FIRST)}
    tale.record("rule", rule)
    tale.begin("r-3", DAY)
    tale.seal("r-3")
    (late,) = [one for one in changes(seen(tale).comparison) if one.group == "rules"]
    assert (late.kind, late.on) == ("rule_recorded_late", FIRST)


def test_what_puts_a_review_right_comes_after_it_whichever_day_it_is_given(
    tale: Tale,
) -> None:
    """Also by way of another correction."""
    tale.correct("r-2", "r-2b")
    earlier = str(FIRST - timedelta(days=9))
    tale.say(("review", "review", "held_on"), earlier, "r-2b")
    tale.seal("r-2b")
    tale.correct("r-2b", "r-2c")
    tale.seal("r-2c")
    for asked in ((2, 3), (3, 2)):
        view = seen(tale, *asked)
        assert (numbers(view), view.puts_right) == ((2, 3), True)
    assert (numbers(seen(tale, 4, 2)), seen(tale, 4, 2).puts_right) == ((2, 4), True)
    assert seen(tale, 1, 4).puts_right is False
    assert Caution.CORRECTION in cautions(seen(tale, 2, 4).comparison)


def test_a_first_review_and_its_correction_can_be_compared(store: Store) -> None:
    tale = Tale(store)
    tale.register()
    tale.begin("r-1", FIRST)
    tale.seal("r-1")
    tale.correct("r-1", "r-1b")
    tale.seal("r-1b")
    view = seen(tale)
    assert (numbers(view), view.puts_right) == ((1, 2), True)


def test_of_a_review_put_right_late_no_rule_is_told_backwards(tale: Tale) -> None:
    """Its correction knows what was recorded after the later review was sealed."""
    tale.record("rule", {**RULE, "target_alters": ["jo"], "start_on": str(FIRST)})
    tale.correct("r-1", "r-1b")
    tale.seal("r-1b")
    view = seen(tale)
    assert numbers(view) == (3, 2)
    assert not [one for one in changes(view.comparison) if one.group == "rules"]
    assert Caution.NEWER_RECORD in cautions(view.comparison)


def test_a_map_is_sealed_with_the_version_of_a_rule_that_held_on_its_day(
    tale: Tale,
) -> None:
    """Supervised until it is varied to no contact, which is recorded ahead."""
    rule = {
        **RULE,
        "target_alters": ["jo"],
        "start_on": str(FIRST),
        "effect": "supervised_only",
    }
    tale.record("rule", rule)
    varied = {**rule, "effect": "none", "varied_on": "2026-12-01"}
    tale.record("rule", varied, version=2, reason="A court order")
    tale.begin("r-3", DAY)
    tale.seal("r-3")
    view = seen(tale)
    (on_the_map,) = view.after.told.restricted["jo"]
    assert on_the_map.effect == "supervised_only"
    assert tale.view("r-3").restricted["jo"] == (on_the_map,)
    assert [one.kind for one in changes(view.comparison) if one.group == "rules"] == [
        "rule_recorded_late",
        "rule_to_vary",
    ]
