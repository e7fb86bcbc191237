"""Taking measures out: of whom, as sealed or worked out, and what is not in them."""

import pytest

from netmap.casework import measuring
from netmap.casework.measuring import Page, take_measures
from netmap.casework.seeing import see_map
from netmap.casework.transfer import import_cases
from netmap.errors import NotFound, WorkerUnknown
from netmap.store.database import Store
from tests.support import generated
from tests.support.tale import ASH, AT, BILL, FAR, RULE, SUE, Tale, sealed_tale, trail


def values(tale: Tale, **asked: object) -> dict[tuple[int, str, str], float | None]:
    """Return what Ash may take, by review, measure and reading."""
    found = take_measures(tale.store, by=ASH.id, at=AT, **asked)  # type: ignore[arg-type]
    return {(one.review, one.measure, one.reading): one.value for one in found.taken}


def test_a_draft_is_measured_as_it_is_shown_with_its_rules(store: Store) -> None:
    """Through the store's rows or in hand: one statement, the same numbers."""
    tale = sealed_tale(store)
    tale.begin("r-2")
    tale.say(("tie", "jo", "standing"), "current", "r-2")
    tale.record("f-2", {**RULE, "target_alters": ["jo"]})
    view = see_map(store, by=ASH.id, at=AT, review_id="r-2")
    assert view.restricted.keys() >= {"jo"}
    shown = {(2, one.measure, one.reading): one.value for one in view.measures}
    taken = values(tale, participant_id=tale.id, number=2)
    assert taken == {key: pytest.approx(one) for key, one in shown.items()}


def test_a_sealed_review_gives_what_it_was_sealed_with(store: Store) -> None:
    tale = sealed_tale(store)
    sealed = see_map(store, by=ASH.id, at=AT, review_id="r-1").measures
    tale.record("f-later", {**RULE, "target_alters": ["jo"]})
    taken = values(tale)
    assert taken == {(1, one.measure, one.reading): one.value for one in sealed}


def test_names_come_only_when_asked(store: Store) -> None:
    tale = sealed_tale(store)
    plain = take_measures(store, by=ASH.id, at=AT).taken
    named = take_measures(store, by=ASH.id, at=AT, names=True).taken
    assert {one.people for one in plain} == {None}
    known = {one.name for one in tale.network().alters}
    said = {name for one in named for group in one.people or () for name in group}
    assert said
    assert said <= known


def test_each_taking_leaves_a_row_that_says_of_whom(store: Store) -> None:
    tale = sealed_tale(store)
    values(tale, participant_id=tale.id)
    values(tale)
    assert [one for one in trail(store) if "take_measures" in str(one)][-1]
    assert sum("take_measures" in str(one) for one in trail(store)) == 2


def test_page_after_page_gives_what_one_page_gives(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same order, drafts and sealed reviews, with names."""
    cases = [
        generated.case(f"p-{place}", alters=3, snapshots=place % 2)
        for place in range(5)
    ]
    import_cases(store, by=ASH.id, at=AT, cases=cases)
    whole = take_measures(store, by=ASH.id, at=AT, names=True)
    assert (whole.after, whole.done, whole.total) == (None, 5, 5)
    monkeypatch.setattr(measuring, "PAGE", 2)
    pages = [take_measures(store, by=ASH.id, at=AT, names=True)]
    while pages[-1].after:
        pages.append(
            take_measures(store, by=ASH.id, at=AT, names=True, after=pages[-1].after)
        )
    assert [one.done for one in pages] == [2, 4, 5]
    assert tuple(row for page in pages for row in page.taken) == whole.taken


def test_nobody_takes_anothers_measures(store: Store) -> None:
    """A supervisor takes the team's; others do not hear of them."""
    tale = sealed_tale(store)
    with pytest.raises(WorkerUnknown):
        take_measures(store, by="nobody", at=AT, participant_id=tale.id)
    for by in (BILL.id, FAR.id):
        with pytest.raises(NotFound):
            take_measures(store, by=by, at=AT, participant_id=tale.id)
        assert take_measures(store, by=by, at=AT) == Page((), None, 0, 0)
    taken = take_measures(store, by=SUE.id, at=AT)
    assert {one.participant for one in taken.taken} == {"R-p-one"}


def test_asking_for_a_review_that_is_not_there_leaves_no_trace(store: Store) -> None:
    """Nothing was taken, so nothing is on record."""
    tale = sealed_tale(store)
    before = trail(store)
    with pytest.raises(NotFound):
        take_measures(store, by=ASH.id, at=AT, participant_id=tale.id, number=9)
    assert trail(store) == before
