"""One person in two cases: said by who answers for both, and told to nobody else."""

import pytest

from netmap.casework.caseload import see_case
from netmap.casework.contact import see_contact
from netmap.casework.emergency import open_in_emergency
from netmap.casework.handing import hand_over
from netmap.casework.records import see_facts
from netmap.casework.same_person import (
    alters_of,
    name_same_person,
    see_overlaps,
    take_back_same_person,
)
from netmap.casework.seeing import see_map
from netmap.casework.transfer import export_case
from netmap.errors import NotAllowed, NotFound, NotThisPerson
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.store.database import Store
from tests.support.tale import ASH, AT, BILL, DAY, FAR, SUE, Tale, employ, trail

ADMIN = Worker(id="w-adm", name="A", roles=(Role.ADMINISTRATOR,), team="north")
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
UMA = Worker(id="w-uma", name="Uma", roles=(Role.SUPERVISOR,), team="north")
OTHERS = (ASH, BILL, FAR, ADMIN, ASSESSOR, LEAD)
"""All but the supervisors of both cases."""


@pytest.fixture
def case(tale: Tale) -> Tale:
    """Jo is on the map of Ash's case; a case of their own is Bill's."""
    employ(tale.store, ADMIN, ASSESSOR, LEAD, UMA)
    tale.alter("jo")
    other = Tale(tale.store, "p-two")
    other.register(name="Jo Example")
    hand_over(tale.store, by=SUE.id, at=AT, participant_id="p-two", to=BILL.id)
    return tale


def name(
    tale: Tale, by: str = SUE.id, alter_id: str = "jo", other: str = "R-p-two"
) -> None:
    name_same_person(
        tale.store,
        by=by,
        at=AT,
        participant_id=tale.id,
        alter_id=alter_id,
        other=other,
    )


def take_back(tale: Tale, by: str = SUE.id) -> None:
    take_back_same_person(
        tale.store, by=by, at=AT, participant_id=tale.id, alter_id="jo", other="p-two"
    )


def told(store: Store, by: str) -> list[list[tuple[str, str, str]]]:
    """Return what someone is told, from the one case and from the other."""
    return [
        [
            (one.case.id, one.alter, one.other.id)
            for one in see_overlaps(store, by=by, at=AT, participant_id=case_id)
        ]
        for case_id in ("p-one", "p-two")
    ]


def acts(store: Store) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one.recorded_by, one.act, one.participant_id, one.subject)
        for one in trail(store)
        if "same_person" in one.act
    ]


def test_a_supervisor_of_both_is_told_from_both_sides(case: Tale) -> None:
    """Whoever of them said so."""
    name(case)
    expected = ("p-one", "Name of jo", "p-two")
    for by in (SUE.id, UMA.id):
        assert told(case.store, by) == [[expected], [expected]]


@pytest.mark.parametrize("worker", OTHERS, ids=lambda one: one.id)
def test_nobody_else_is_told_anything(case: Tale, worker: Worker) -> None:
    """Neither of the two workers, nor the lead: as if there were nothing."""
    name(case)
    assert told(case.store, worker.id) == [[], []]


def test_who_answers_for_one_of_them_is_not_told(case: Tale) -> None:
    """After the one case went to another team: neither of the two supervisors."""
    name(case)
    hand_over(case.store, by=SUE.id, at=AT, participant_id="p-two", to=FAR.id)
    assert told(case.store, SUE.id) == [[], []]
    assert told(case.store, FAR.id) == [[], []]


def test_an_emergency_tells_nothing_of_it(case: Tale) -> None:
    name(case)
    open_in_emergency(case.store, by=FAR.id, at=AT, reference="R-p-one", reason="x")
    assert told(case.store, FAR.id) == [[], []]


def test_neither_worker_sees_a_trace_of_it(case: Tale) -> None:
    """What the screens of a case are given is the same before and after."""

    def shown() -> list[object]:
        one = {"by": ASH.id, "at": AT, "participant_id": "p-one"}
        two = {"by": BILL.id, "at": AT, "participant_id": "p-two"}
        looks = [
            [see_case(case.store, **who), see_facts(case.store, **who)]  # type: ignore[arg-type]
            for who in (one, two)
        ]
        contact = [
            see_contact(case.store, **who, on=DAY)  # type: ignore[arg-type]
            for who in (one, two)
        ]
        return [
            *looks,
            *contact,
            see_map(case.store, by=ASH.id, at=AT, review_id="r-1"),
        ]

    before = shown()
    name(case)
    assert shown() == before


def test_no_case_file_holds_it(case: Tale) -> None:
    """Not even the one that a supervisor of both takes out."""
    before = [
        export_case(case.store, by=SUE.id, at=AT, participant_id=one)
        for one in ("p-one", "p-two")
    ]
    name(case)
    after = [
        export_case(case.store, by=SUE.id, at=AT, participant_id=one)
        for one in ("p-one", "p-two")
    ]
    assert after == before
    assert "p-two" not in after[0].model_dump_json()
    assert "p-one" not in after[1].model_dump_json()


def test_it_is_on_record_in_the_case_with_the_map_alone(
    case: Tale,
) -> None:
    name(case)
    take_back(case)
    assert acts(case.store) == [
        (SUE.id, "name_same_person", "p-one", None),
        (SUE.id, "take_back_same_person", "p-one", None),
    ]


def test_saying_it_twice_is_as_good_as_once(case: Tale) -> None:
    name(case)
    name(case, UMA.id, other=" p-two ")
    assert [len(side) for side in told(case.store, SUE.id)] == [1, 1]


def test_it_can_be_taken_back(case: Tale) -> None:
    """By any supervisor of both; taking it back twice does no harm."""
    name(case)
    take_back(case, UMA.id)
    take_back(case)
    assert told(case.store, SUE.id) == [[], []]


@pytest.mark.parametrize("worker", OTHERS, ids=lambda one: one.id)
def test_nobody_else_says_it_or_takes_it_back(case: Tale, worker: Worker) -> None:
    """Nor is told who is on the map for it."""
    name(case)
    before = acts(case.store)
    with pytest.raises((NotAllowed, NotFound)):
        name(case, worker.id)
    with pytest.raises((NotAllowed, NotFound)):
        take_back(case, worker.id)
    with pytest.raises((NotAllowed, NotFound)):
        alters_of(case.store, by=worker.id, at=AT, participant_id=case.id)
    assert acts(case.store) == before
    assert [len(side) for side in told(case.store, SUE.id)] == [1, 1]


def test_a_case_of_another_team_is_not_said_to_exist(case: Tale) -> None:
    """The refusal is that for a reference that nobody has."""
    hand_over(case.store, by=SUE.id, at=AT, participant_id="p-two", to=FAR.id)
    for other in ("R-p-two", "R-p-none", ""):
        with pytest.raises(NotFound):
            name(case, other=other)
    assert acts(case.store) == []


@pytest.mark.parametrize(
    ("alter_id", "other"),
    [("mo", "R-p-two"), ("", "R-p-two"), ("jo'; --", "R-p-two"), ("jo", "R-p-one")],
)
def test_it_takes_someone_on_the_map_and_another_case(
    case: Tale, alter_id: str, other: str
) -> None:
    with pytest.raises(NotThisPerson):
        name(case, alter_id=alter_id, other=other)
    assert acts(case.store) == []


def test_names_are_never_compared(case: Tale) -> None:
    """Two people called the same are told of to nobody until somebody says so."""
    case.alter("twin", name="Jo Example")
    assert told(case.store, SUE.id) == [[], []]


def test_everyone_who_ever_was_on_a_map_can_be_named(case: Tale) -> None:
    """As they were called last; looking for them is on record."""
    case.seal()
    case.begin("r-2")
    case.alter("new", "r-2", name="New Person")
    case.say(("alter", "jo", "name"), "Jo Renamed", "r-2")
    found = alters_of(case.store, by=SUE.id, at=AT, participant_id="R-p-one")
    assert found == {"jo": "Jo Renamed", "new": "New Person"}
    views = [one for one in trail(case.store) if one.act == "view"]
    assert [(one.recorded_by, one.participant_id) for one in views] == [
        (SUE.id, "p-one")
    ]
