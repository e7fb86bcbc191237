"""Of how many kinds, occasions and hands the claims for a criterion are."""

import calendar
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.evidence.sufficiency import Item, Sufficiency, months_before, sufficiency
from netmap.model.evidence import SELF_WRITTEN, EvidenceKind

P1, P2 = "SN:P1", "SN:P2"
SINCE = date(2025, 11, 9)
BEFORE = SINCE - timedelta(days=1)
LATER = date(2026, 3, 1)
PRODUCT, ACCOUNT = EvidenceKind.WORK_PRODUCT, EvidenceKind.REFLECTIVE_ACCOUNT
WITNESS, SEEN = EvidenceKind.EXPERT_WITNESS, EvidenceKind.OBSERVATION

days = st.dates(date(2024, 1, 1), date(2027, 1, 1))
items = st.builds(
    Item, st.sampled_from([P1, P2]), st.sampled_from(EvidenceKind), happened_on=days
)
some = st.lists(items, max_size=8)
any_day = st.dates(date(1000, 1, 1), date(3000, 1, 1))
months = st.integers(0, 120)


def of(*found: Item, criterion: str = P1) -> Sufficiency:
    return sufficiency([criterion], found, SINCE)[0]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), (False, False, False)),
        ((Item(P1, PRODUCT, SINCE),), (False, False, False)),
        ((Item(P1, SEEN, SINCE),), (False, False, True)),
        (
            (Item(P1, PRODUCT, SINCE), Item(P1, ACCOUNT, SINCE)),
            (True, False, False),
        ),
        (
            (Item(P1, PRODUCT, SINCE), Item(P1, PRODUCT, LATER)),
            (False, True, False),
        ),
        (
            (Item(P1, PRODUCT, SINCE), Item(P1, ACCOUNT, LATER)),
            (True, True, False),
        ),
        ((Item(P1, SEEN, SINCE), Item(P1, SEEN, LATER)), (False, True, True)),
        ((Item(P1, SEEN, SINCE), Item(P1, PRODUCT, SINCE)), (True, False, True)),
        ((Item(P1, SEEN, SINCE), Item(P1, PRODUCT, LATER)), (True, True, True)),
        ((Item(P1, SEEN, SINCE), Item(P1, PRODUCT, BEFORE)), (False, False, True)),
        ((Item(P1, SEEN, SINCE), Item(P2, PRODUCT, LATER)), (False, False, True)),
    ],
)
def test_kinds_occasions_and_hands_are_told_apart(
    found: tuple[Item, ...], said: tuple[bool, bool, bool]
) -> None:
    one = of(*found)
    assert (one.two_kinds, one.two_occasions, one.by_others) == said
    assert one.all_there == all(said)


@pytest.mark.parametrize("kind", EvidenceKind)
def test_only_what_practitioners_make_alone_is_by_nobody_else(
    kind: EvidenceKind,
) -> None:
    alone = kind in {PRODUCT, ACCOUNT}
    assert of(Item(P1, kind, SINCE)).by_others != alone
    assert (kind in SELF_WRITTEN) == alone


def test_two_claims_on_one_day_are_one_occasion() -> None:
    found = of(*(Item(P1, kind, LATER) for kind in EvidenceKind))
    assert found.occasions == (LATER,)
    assert found.kinds == tuple(EvidenceKind)


def test_the_day_the_window_begins_is_inside_it() -> None:
    found = of(Item(P1, SEEN, SINCE), Item(P1, WITNESS, BEFORE))
    assert (found.kinds, found.occasions, found.past) == ((SEEN,), (SINCE,), 1)


def test_each_criterion_is_told_in_the_order_asked() -> None:
    found = sufficiency([P2, "SN:P9", P1], [Item(P1, SEEN, SINCE)], SINCE)
    assert [(one.criterion, len(one.kinds)) for one in found] == [
        (P2, 0),
        ("SN:P9", 0),
        (P1, 1),
    ]


@given(some, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(found: list[Item], random: Random) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert sufficiency([P1, P2], mixed, SINCE) == sufficiency([P1, P2], found, SINCE)


@given(some, items)
def test_one_more_claim_takes_nothing_away(found: list[Item], more: Item) -> None:
    before, after = of(*found), of(*found, more)
    assert set(before.kinds) <= set(after.kinds)
    assert set(before.occasions) <= set(after.occasions)
    assert (before.by_others, before.all_there) <= (after.by_others, after.all_there)
    assert before.past <= after.past


@given(some)
def test_what_is_outside_the_window_counts_for_nothing(found: list[Item]) -> None:
    inside = [one for one in found if one.happened_on >= SINCE]
    told = of(*found)
    assert told.model_copy(update={"past": 0}) == of(*inside)
    assert told.past == sum(one.criterion == P1 for one in found) - sum(
        one.criterion == P1 for one in inside
    )


@given(some, days, days)
def test_a_longer_window_takes_nothing_away(
    found: list[Item], one: date, other: date
) -> None:
    shorter, longer = max(one, other), min(one, other)
    before = sufficiency([P1], found, shorter)[0]
    after = sufficiency([P1], found, longer)[0]
    assert set(before.occasions) <= set(after.occasions)
    assert before.past >= after.past


@pytest.mark.parametrize(
    ("day", "back", "found"),
    [
        (date(2026, 11, 9), 12, date(2025, 11, 9)),
        (date(2026, 11, 9), 11, date(2025, 12, 9)),
        (date(2026, 11, 9), 10, date(2026, 1, 9)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2020, 2, 29)),
        (date(2025, 2, 28), 12, date(2024, 2, 28)),
        (date(2000, 2, 29), 1200, date(1900, 2, 28)),
        (date(2026, 11, 9), 0, date(2026, 11, 9)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, back: int, found: date) -> None:
    assert months_before(day, back) == found


@given(any_day, months)
def test_the_day_stays_or_is_the_last_of_its_month(day: date, back: int) -> None:
    found = months_before(day, back)
    last = calendar.monthrange(found.year, found.month)[1]
    assert found.day == min(day.day, last)
    gone = (day.year - found.year) * 12 + day.month - found.month
    assert gone == back


@given(any_day, months)
def test_whole_years_keep_month_and_day_but_for_a_leap_day(
    day: date, years: int
) -> None:
    found = months_before(day, 12 * years)
    leap = (day.month, day.day) == (2, 29) and not calendar.isleap(found.year)
    assert (found.year, found.month) == (day.year - years, day.month)
    assert found.day == (28 if leap else day.day)


@given(any_day, months, months)
def test_going_back_at_once_is_never_earlier_than_in_two_steps(
    day: date, first: int, then: int
) -> None:
    """A short month on the way takes days that do not come back; a month never."""
    at_once = months_before(day, first + then)
    in_two = months_before(months_before(day, first), then)
    assert in_two <= at_once
    assert (in_two.year, in_two.month) == (at_once.year, at_once.month)


@given(any_day, any_day, months)
def test_an_earlier_day_stays_no_later(one: date, other: date, back: int) -> None:
    early, late = min(one, other), max(one, other)
    assert months_before(early, back) <= months_before(late, back)


@given(any_day, months)
def test_a_longer_window_begins_earlier(day: date, back: int) -> None:
    assert months_before(day, back + 1) < months_before(day, back)
