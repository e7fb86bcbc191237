"""Looking at a case leaves a row: once a quarter of an hour, or it is refused."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from netmap.casework.caseload import see_case, see_caseload
from netmap.casework.concerns import see_concerns
from netmap.casework.contact import see_contact
from netmap.casework.prompting import see_prompts
from netmap.casework.records import see_facts
from netmap.casework.same_person import alters_of
from netmap.casework.seeing import see_map
from netmap.errors import NotFound
from netmap.store import audit
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support.tale import ASH, AT, BILL, DAY, SUE, Tale, trail

Look = Callable[[Tale, str, datetime], object]
MINUTE = timedelta(minutes=1)
LATER = AT + timedelta(hours=1)
RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": ASH.id,
    "seen_or_said": "Said.",
}
LOOKS: dict[str, Look] = {
    "see_case": lambda tale, by, at: see_case(
        tale.store, by=by, at=at, participant_id=tale.id
    ),
    "see_map": lambda tale, by, at: see_map(tale.store, by=by, at=at, review_id="r-1"),
    "see_facts": lambda tale, by, at: see_facts(
        tale.store, by=by, at=at, participant_id=tale.id
    ),
    "see_contact": lambda tale, by, at: see_contact(
        tale.store, by=by, at=at, participant_id=tale.id, on=DAY
    ),
    "see_prompts": lambda tale, by, at: see_prompts(
        tale.store, by=by, at=at, participant_id=tale.id, on=DAY
    ),
    "alters_of": lambda tale, by, at: alters_of(
        tale.store, by=by, at=at, participant_id=tale.id
    ),
}
"""Every use case that shows a part of one case; a supervisor may look at each."""
each_look = pytest.mark.parametrize("look", LOOKS)


class AuditBroke(Exception):
    """What the test puts in the place of writing a row."""


def looks(store: Store, act: str = "view") -> list[tuple[str, str | None, datetime]]:
    """Return who looked at which case, and when that was put on record."""
    return [
        (one.recorded_by, one.participant_id, one.recorded_at)
        for one in trail(store)
        if one.act == act
    ]


def break_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise AuditBroke

    monkeypatch.setattr(audit, "_write", breaks)


@each_look
def test_looking_at_a_case_leaves_a_row(tale: Tale, look: str) -> None:
    """Who, at which case, and when; not at which part of it."""
    before = trail(tale.store)
    LOOKS[look](tale, SUE.id, LATER)
    *earlier, row = trail(tale.store)
    assert earlier == before
    assert (row.act, row.recorded_by, row.participant_id, row.subject) == (
        "view",
        SUE.id,
        tale.id,
        None,
    )
    assert row.recorded_at == LATER


def test_looking_at_all_of_it_is_one_look(tale: Tale) -> None:
    """Going from one screen to the next."""
    for minutes, look in enumerate(LOOKS.values()):
        look(tale, SUE.id, LATER + minutes * MINUTE)
    assert looks(tale.store) == [(SUE.id, tale.id, LATER)]


@each_look
def test_after_a_quarter_of_an_hour_it_is_a_look_of_its_own(
    tale: Tale, look: str
) -> None:
    """Counted from the row, so that who goes on looking has four rows an hour."""
    for minutes in (0, 5, 14, 15, 29, 30):
        LOOKS[look](tale, SUE.id, LATER + minutes * MINUTE)
    assert [at for _, _, at in looks(tale.store)] == [
        LATER,
        LATER + 15 * MINUTE,
        LATER + 30 * MINUTE,
    ]


def test_a_moment_before_it_is_the_same_look(tale: Tale) -> None:
    look = LOOKS["see_case"]
    look(tale, SUE.id, LATER)
    look(tale, SUE.id, LATER + 15 * MINUTE - timedelta(microseconds=1))
    assert len(looks(tale.store)) == 1


def test_everyone_who_looks_has_their_own_row(tale: Tale) -> None:
    """The one who holds the case as well."""
    for by in (SUE.id, ASH.id, SUE.id):
        LOOKS["see_case"](tale, by, LATER)
    assert looks(tale.store) == [(SUE.id, tale.id, LATER), (ASH.id, tale.id, LATER)]


def test_each_case_has_its_own_row(tale: Tale) -> None:
    other = Tale(tale.store, "p-two")
    other.register()
    for one in (tale, other, tale):
        LOOKS["see_case"](one, SUE.id, LATER)
    assert [case for _, case, _ in looks(tale.store)] == [tale.id, other.id]


@pytest.mark.parametrize("back", [MINUTE, timedelta(days=1)], ids=str)
def test_a_clock_that_was_set_back_hides_no_look(tale: Tale, back: timedelta) -> None:
    """A row from what would be the future is no row of this look."""
    LOOKS["see_case"](tale, SUE.id, LATER)
    LOOKS["see_case"](tale, SUE.id, LATER - back)
    assert [at for _, _, at in looks(tale.store)] == [LATER, LATER - back]


@each_look
def test_a_look_that_cannot_be_put_on_record_is_refused(
    tale: Tale, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown; once it can be written again, looking works as before."""
    before = trail(tale.store)
    break_the_trail(monkeypatch)
    with pytest.raises(AuditBroke):
        LOOKS[look](tale, SUE.id, LATER)
    monkeypatch.undo()
    assert trail(tale.store) == before
    LOOKS[look](tale, SUE.id, LATER)
    assert len(looks(tale.store)) == 1


def test_a_look_on_record_already_needs_no_row(
    tale: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk, who is in the middle of it can still read."""
    LOOKS["see_case"](tale, SUE.id, LATER)
    break_the_trail(monkeypatch)
    assert LOOKS["see_map"](tale, SUE.id, LATER + MINUTE)


@each_look
def test_a_look_that_is_refused_leaves_no_row(tale: Tale, look: str) -> None:
    before = trail(tale.store)
    with pytest.raises(NotFound):
        LOOKS[look](tale, BILL.id, LATER)
    assert trail(tale.store) == before


def test_a_look_at_a_caseload_is_one_row_about_no_case(tale: Tale) -> None:
    """Whichever page of it, and whatever is sought; the row does not say what."""
    for part in (Slice(), Slice(sought="Morgan"), Slice(page=1)):
        see_caseload(tale.store, by=ASH.id, at=LATER, part=part)
    assert looks(tale.store, "view_caseload") == [(ASH.id, None, LATER)]
    assert looks(tale.store) == []
    see_caseload(tale.store, by=ASH.id, at=LATER + 15 * MINUTE, part=Slice())
    assert len(looks(tale.store, "view_caseload")) == 2


def test_a_look_at_concerns_is_a_row_for_each_case_that_has_one(tale: Tale) -> None:
    """A second concern of a case adds none; one that came meanwhile adds its case."""
    tale.record("c-1", RAISED)
    tale.record("c-2", RAISED)
    two, three = (Tale(tale.store, name) for name in ("p-two", "p-three"))
    two.register()
    three.register()
    two.record("c-3", RAISED)
    assert len(see_concerns(tale.store, by=SUE.id, at=LATER)) == 3
    see_concerns(tale.store, by=SUE.id, at=LATER + MINUTE)
    rows = [(SUE.id, tale.id, LATER), (SUE.id, two.id, LATER)]
    assert looks(tale.store, "view_concerns") == rows
    three.record("c-4", RAISED)
    see_concerns(tale.store, by=SUE.id, at=LATER + MINUTE)
    assert looks(tale.store, "view_concerns") == [
        *rows,
        (SUE.id, three.id, LATER + MINUTE),
    ]


def test_who_is_shown_no_concern_leaves_no_row(tale: Tale) -> None:
    tale.record("c-1", RAISED)
    assert see_concerns(tale.store, by=BILL.id, at=LATER) == ()
    assert looks(tale.store, "view_concerns") == []


LISTS: dict[str, Look] = {
    "view_caseload": lambda tale, by, at: see_caseload(
        tale.store, by=by, at=at, part=Slice()
    ),
    "view_concerns": lambda tale, by, at: see_concerns(tale.store, by=by, at=at),
}


@pytest.mark.parametrize("act", LISTS)
def test_lists_that_cannot_be_put_on_record_are_refused(
    tale: Tale, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tale.record("c-1", RAISED)
    break_the_trail(monkeypatch)
    with pytest.raises(AuditBroke):
        LISTS[act](tale, ASH.id, LATER)
    assert looks(tale.store, act) == []
