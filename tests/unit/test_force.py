"""What a rule about contact is on a day, over every order of its dates."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from netmap.model.fact import Fact
from netmap.model.force import Rulings, Status, status_on
from netmap.model.restriction import Restriction

FIRST = date(2026, 3, 1)
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
DAYS = some.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
MAYBE = some.none() | DAYS
GIVEN = {"instrument": "restraining_order", "binds": "participant", "effect": "none"}
ENDED = {Status.LAPSED, Status.ENDED_REVIEWED}


def rule(start_on: date, **fields: Any) -> Restriction:
    return Restriction.model_validate({**GIVEN, "start_on": start_on, **fields})


def version(number: int, **fields: Any) -> Fact:
    return Fact(
        fact_id=fields.pop("fact_id", "one"),
        version=number,
        recorded_at=AT,
        recorded_by="w-1",
        body=rule(**fields),
    )


@given(DAYS, some.integers(0, 12), MAYBE, MAYBE, MAYBE, MAYBE)
def test_every_order_of_dates_says_one_thing(
    day: date,
    lasts: int,
    withdrawn_on: date | None,
    closed_on: date | None,
    replaced_on: date | None,
    start_on: date | None,
) -> None:
    """In force from its first day until the first thing that ends it, and no longer."""
    start = start_on or FIRST
    end = start + timedelta(days=lasts)
    asked = rule(
        start, end_on=end, withdrawn_on=withdrawn_on, closed_reviewed_on=closed_on
    )
    status = status_on(day, asked, replaced_on)
    before_replaced = replaced_on and replaced_on - timedelta(days=1)
    last = min(one for one in (end, withdrawn_on, before_replaced) if one is not None)
    assert (status == Status.IN_FORCE) is (start <= day <= last)
    assert (status == Status.NOT_STARTED) is (day < start and day <= last)
    closed = closed_on is not None and closed_on <= day
    if day > last:
        ended_by = {
            Status.SUPERSEDED: before_replaced == last,
            Status.WITHDRAWN: withdrawn_on == last,
            Status.LAPSED: end == last and not closed,
            Status.ENDED_REVIEWED: end == last and closed,
        }
        assert ended_by[status]


@given(DAYS, DAYS, MAYBE, MAYBE)
def test_what_has_ended_stays_ended(
    day: date, later: date, withdrawn_on: date | None, replaced_on: date | None
) -> None:
    first, second = sorted([day, later])
    asked = rule(FIRST, end_on=FIRST + timedelta(days=5), withdrawn_on=withdrawn_on)
    over = set(Status) - {Status.IN_FORCE, Status.NOT_STARTED}
    if status_on(first, asked, replaced_on) in over:
        assert status_on(second, asked, replaced_on) in over


@given(DAYS, DAYS)
def test_a_variation_leaves_the_days_before_it_as_they_were(
    day: date, varied_on: date
) -> None:
    facts = (
        version(1, start_on=FIRST),
        version(2, start_on=FIRST, varied_on=varied_on, effect="indirect_only"),
    )
    [ruling] = Rulings(facts).on(day)
    assert ruling.in_force
    assert ruling.rule.effect == ("indirect_only" if day >= varied_on else "none")


@given(DAYS)
def test_a_correction_holds_for_every_day(day: date) -> None:
    facts = (
        version(1, start_on=FIRST),
        version(2, start_on=FIRST, effect="supervised_only"),
    )
    [ruling] = Rulings(facts).on(day)
    assert ruling.rule.effect == "supervised_only"


@pytest.mark.parametrize(
    ("day", "status"),
    [(FIRST, Status.IN_FORCE), (FIRST + timedelta(days=3), Status.SUPERSEDED)],
)
def test_another_rule_takes_its_place_from_its_first_day(
    day: date, status: Status
) -> None:
    facts = (
        version(1, start_on=FIRST, superseded_by="two"),
        version(1, fact_id="two", start_on=FIRST + timedelta(days=3)),
    )
    assert Rulings(facts).on(day)[0].status == status


def test_a_rule_replaced_by_one_that_is_not_recorded_keeps_its_own_dates() -> None:
    facts = (version(1, start_on=FIRST, superseded_by="gone"),)
    assert Rulings(facts).on(FIRST)[0].in_force


def test_a_withdrawal_before_a_coming_variation_holds_at_once() -> None:
    """The version that comes later never hides that the rule is over."""
    coming = {"start_on": FIRST, "varied_on": FIRST + timedelta(days=9)}
    facts = (
        version(1, start_on=FIRST),
        version(2, **coming),
        version(3, **coming, withdrawn_on=FIRST + timedelta(days=2)),
    )
    statuses = [
        Rulings(facts).on(FIRST + timedelta(days=day))[0].status for day in (2, 3, 9)
    ]
    assert statuses == [Status.IN_FORCE, Status.WITHDRAWN, Status.WITHDRAWN]
