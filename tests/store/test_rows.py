"""What the tables give back, and what they do not hold."""

import pytest

from netmap.errors import CaseExists, NotFound
from netmap.store import people, reviews, snapshots, staff
from netmap.store.database import Store
from netmap.store.errors import StoreError, as_ours
from tests.support.tale import Tale


def test_what_is_not_there_is_not_found(tale: Tale) -> None:
    """A review, its head, and the snapshot of a draft."""
    with tale.store.reading() as cursor:
        for find in (reviews.network, reviews.head, snapshots.of_review):
            with pytest.raises(NotFound):
                find(cursor, "r-none")
        with pytest.raises(NotFound):
            snapshots.of_review(cursor, "r-1")


def test_one_id_is_one_participant(store: Store) -> None:
    """Two rows of one id would be nobody's case."""
    participant = Tale(store).register()
    with pytest.raises(CaseExists), store.writing() as cursor:
        people.add_participant(cursor, participant)


def test_what_went_wrong_within_a_transaction_leaves_nothing(store: Store) -> None:
    """Whatever it was; and the store goes on."""

    def change(then: str) -> None:
        with store.writing() as cursor:
            cursor.execute("UPDATE worker SET name = 'Gone'")
            if then:
                cursor.execute(then)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change("")
    with pytest.raises(StoreError):
        change("SELECT nothing FROM nowhere")
    with store.reading() as cursor:
        assert "Gone" not in {one.name for one in staff.workers(cursor)}


def test_an_error_that_nobody_foresaw_is_one_sentence() -> None:
    """It says that the store could not be used, and nothing more."""
    for error in (OSError("?"), OSError(5, "Input/output error")):
        assert str(as_ours(error)) == StoreError.sentence
