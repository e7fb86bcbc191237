"""Taking a map away: who may, on record, and not where it is unsafe at home."""

import pytest

from netmap.casework.taking import take_map
from netmap.errors import NotFound, NotSafeAtHome
from netmap.model.staff import Worker
from netmap.store.database import Store
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    SUE,
    Tale,
    employ,
    sealed_tale,
    trail,
)


def take(tale: Tale, by: Worker = ASH, *, home: bool = False) -> str:
    view = take_map(tale.store, by=by.id, at=AT, review_id="r-1", home=home)
    return view.network.review.review_id


@pytest.fixture
def tale(store: Store) -> Tale:
    employ(store, SUE)
    employ(store, BILL)
    return sealed_tale(store)


def test_it_is_given_and_leaves_an_audit_row_without_content(tale: Tale) -> None:
    assert take(tale) == "r-1"
    row = trail(tale.store)[-1]
    assert (row.act, row.recorded_by, row.subject) == ("take_map", ASH.id, "r-1")


def test_a_supervisor_may_take_it_for_whoever_asks(tale: Tale) -> None:
    take(tale, SUE)
    assert (trail(tale.store)[-1].act, trail(tale.store)[-1].recorded_by) == (
        "take_map",
        SUE.id,
    )


def test_to_a_stranger_the_case_is_not_there(tale: Tale) -> None:
    with pytest.raises(NotFound):
        take(tale, BILL)


def test_a_copy_that_is_not_safe_at_home_is_refused_and_the_workers_is_not(
    tale: Tale,
) -> None:
    tale.begin("r-2")
    tale.say(("review", "review", "safe_to_take_home"), "no", "r-2")
    before = trail(tale.store)
    with pytest.raises(NotSafeAtHome, match="not safe to take home"):
        take_map(tale.store, by=ASH.id, at=AT, review_id="r-2", home=True)
    assert trail(tale.store) == before
    take_map(tale.store, by=ASH.id, at=AT, review_id="r-2", home=False)
    assert len(trail(tale.store)) == len(before) + 1
