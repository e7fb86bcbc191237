"""Handing a case over: everything goes along, to a worker and their team."""

from typing import Any

import pytest

from netmap.casework.caseload import see_case, see_caseload
from netmap.casework.concerns import see_concerns
from netmap.casework.handing import hand_over, see_held
from netmap.casework.keeping import verify_store
from netmap.casework.records import see_facts
from netmap.errors import (
    NotAllowed,
    NotForRole,
    NotFound,
    WorkerInactive,
    WorkerUnknown,
)
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support.tale import ASH, AT, BILL, FAR, SUE, Tale, employ, sealed_tale, trail

ADMIN = Worker(id="w-adm", name="A", roles=(Role.ADMINISTRATOR,), team="hq")
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
SOUTH_LEAD = LEAD.model_copy(update={"id": "w-lead-s", "team": "south"})
GONE = Worker(id="w-gone", name="Gone", team="north", active=False)
RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": ASH.id,
    "seen_or_said": "Said.",
}


@pytest.fixture
def case(tale: Tale) -> Tale:
    employ(tale.store, ADMIN, ASSESSOR, LEAD, SOUTH_LEAD, GONE)
    return tale


def hand(tale: Tale, to: str, by: str = SUE.id) -> None:
    hand_over(tale.store, by=by, at=AT, participant_id=tale.id, to=to)


def sees(tale: Tale, by: str) -> bool:
    try:
        see_case(tale.store, by=by, at=AT, participant_id=tale.id)
    except NotFound:
        return False
    return True


def handed(store: Store) -> list[tuple[Any, ...]]:
    return [
        (one.recorded_by, one.participant_id, one.subject)
        for one in trail(store)
        if one.act == "hand_over"
    ]


def test_the_new_worker_has_it_and_the_old_one_has_not(case: Tale) -> None:
    """In one team, their supervisor sees it as before."""
    hand(case, BILL.id)
    assert [sees(case, one.id) for one in (ASH, BILL, SUE, FAR)] == [
        False,
        True,
        True,
        False,
    ]
    part = Slice()
    found = [
        see_caseload(case.store, by=one.id, at=AT, part=part).found
        for one in (ASH, BILL)
    ]
    assert found == [0, 1]
    assert case.say(("review", "review", "place"), "Garden", by=BILL.id)
    with pytest.raises(NotFound):
        case.say(("review", "review", "place"), "Kitchen", by=ASH.id)


def test_another_team_answers_for_it_then(case: Tale) -> None:
    """Also where an administrator hands it over, who never sees it."""
    hand(case, FAR.id, by=ADMIN.id)
    assert [sees(case, one.id) for one in (ASH, SUE, FAR, ADMIN)] == [
        False,
        False,
        True,
        False,
    ]
    seen = see_case(case.store, by=FAR.id, at=AT, participant_id=case.id)
    assert (seen.participant.worker, seen.participant.team) == (FAR.id, "south")


def test_everything_in_it_goes_along(store: Store) -> None:
    """Reviews, records and seals; who recorded them stays said."""
    tale = sealed_tale(store)
    tale.begin("r-2")
    before = tale.network("r-1"), tale.network("r-2")
    hand(tale, FAR.id)
    assert (tale.network("r-1"), tale.network("r-2")) == before
    facts = see_facts(store, by=FAR.id, at=AT, participant_id=tale.id)
    assert {one.recorded_by for one in facts} == {ASH.id}
    assert verify_store(store).differences == ()


def test_a_concern_goes_to_those_who_answer_for_the_case_now(case: Tale) -> None:
    """To the new supervisor and lead; a practitioner who takes it over has none."""
    case.record("c-1", RAISED)
    hand(case, FAR.id)
    who = (ASH, SUE, LEAD, FAR, SOUTH_LEAD)
    seen = {one.id: len(see_concerns(case.store, by=one.id, at=AT)) for one in who}
    assert seen == {ASH.id: 0, SUE.id: 0, LEAD.id: 0, FAR.id: 1, SOUTH_LEAD.id: 1}
    hand(case, BILL.id, by=FAR.id)
    assert see_facts(case.store, by=BILL.id, at=AT, participant_id=case.id) == ()


def test_who_gets_it_back_sees_what_they_had_raised(case: Tale) -> None:
    case.record("c-1", RAISED)
    hand(case, BILL.id)
    hand(case, ASH.id)
    (concern,) = see_facts(case.store, by=ASH.id, at=AT, participant_id=case.id)
    assert concern.fact_id == "c-1"


def test_it_is_on_record_who_handed_it_to_whom(case: Tale) -> None:
    hand(case, BILL.id)
    hand(case, FAR.id, by=ADMIN.id)
    assert handed(case.store) == [
        (SUE.id, case.id, BILL.id),
        (ADMIN.id, case.id, FAR.id),
    ]


def test_handing_it_to_whoever_holds_it_changes_nothing(case: Tale) -> None:
    """And leaves no row."""
    hand(case, ASH.id)
    assert handed(case.store) == []


def test_a_worker_who_moved_takes_their_case_along_when_it_is_handed_to_them(
    case: Tale,
) -> None:
    """It stays with the old team until somebody says so."""
    moved = ASH.model_copy(update={"team": "south"})
    with case.store.writing() as cursor:
        cursor.execute("UPDATE worker SET team = 'south' WHERE id = ?", [ASH.id])
    assert [sees(case, one.id) for one in (moved, SUE, FAR)] == [True, True, False]
    hand(case, ASH.id)
    assert [sees(case, one.id) for one in (moved, SUE, FAR)] == [True, False, True]


@pytest.mark.parametrize("to", [ADMIN, ASSESSOR, LEAD, GONE], ids=lambda one: one.id)
def test_it_is_handed_to_nobody_who_holds_no_cases(case: Tale, to: Worker) -> None:
    with pytest.raises(WorkerInactive):
        hand(case, to.id)
    assert handed(case.store) == []
    assert sees(case, ASH.id)


def test_it_is_handed_to_nobody_who_is_not_there(case: Tale) -> None:
    with pytest.raises(WorkerUnknown):
        hand(case, "w-nobody")
    assert sees(case, ASH.id)


@pytest.mark.parametrize(
    ("by", "error"),
    [
        (ASH, NotAllowed),
        (BILL, NotFound),
        (FAR, NotFound),
        (LEAD, NotFound),
        (ASSESSOR, NotFound),
        (GONE, NotFound),
    ],
    ids=lambda one: str(getattr(one, "id", "")),
)
def test_nobody_else_hands_it_over(
    case: Tale, by: Worker, error: type[Exception]
) -> None:
    """Its own worker asks a supervisor; the others are not told that there is one."""
    with pytest.raises(error):
        hand(case, BILL.id, by=by.id)
    assert handed(case.store) == []


def test_a_supervisor_is_shown_the_cases_of_their_team(case: Tale) -> None:
    """By reference alone, and who holds each; and everyone who could take one."""
    other = Tale(case.store, "p-two")
    other.register()
    hand(other, FAR.id)
    seen = see_held(case.store, by=SUE.id)
    assert [(one.reference, one.worker) for one in seen.cases] == [("R-p-one", ASH.id)]
    assert {one.id for one in seen.takers} == {ASH.id, BILL.id, SUE.id, FAR.id}
    assert seen.names[GONE.id] == "Gone"


def test_an_administrator_is_shown_every_case_and_no_name(case: Tale) -> None:
    other = Tale(case.store, "p-two")
    other.register()
    hand(other, FAR.id)
    seen = see_held(case.store, by=ADMIN.id)
    assert [one.reference for one in seen.cases] == ["R-p-one", "R-p-two"]
    assert "Morgan" not in seen.model_dump_json()


@pytest.mark.parametrize("by", [ASH, ASSESSOR, LEAD, GONE], ids=lambda one: one.id)
def test_nobody_else_is_shown_any(case: Tale, by: Worker) -> None:
    with pytest.raises(NotForRole):
        see_held(case.store, by=by.id)
