"""Who may do what: every cell of the table, and every use case asking it."""

from datetime import date

import pytest

from netmap.access.permissions import (
    Act,
    Relation,
    can_do,
    can_serve,
    check_do,
    check_serve,
    relation,
)
from netmap.casework.caseload import (
    see_caseload,
)
from netmap.casework.records import see_facts
from netmap.errors import NotAllowed, NotForRole, NotFound
from netmap.model.codes import Role
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    FAR,
    SUE,
    Tale,
)

HOLDS = {Act.SEE, Act.RECORD, Act.SEAL, Act.EXPORT, Act.CLAIM}
ANSWERS_FOR = {
    Act.SEE,
    Act.EXPORT,
    Act.SEE_CONCERNS,
    Act.LOOK_INTO,
    Act.SEE_TRAIL,
    Act.NAME_SAME_PERSON,
    Act.HAND_OVER,
}
LEADS = {Act.SEE_CONCERNS, Act.SEE_TRAIL, Act.OPEN_IN_EMERGENCY}
OPENS = {Act.OPEN_IN_EMERGENCY}
TABLE: dict[tuple[Role, Relation], set[Act]] = {
    (Role.PRACTITIONER, Relation.OWN): HOLDS,
    (Role.PRACTITIONER, Relation.TEAM): OPENS,
    (Role.PRACTITIONER, Relation.NONE): OPENS,
    (Role.PRACTITIONER, Relation.EMERGENCY): {Act.SEE},
    (Role.PRACTITIONER, Relation.SERVICE): {Act.HOLD_CASES, Act.ADD_KINDS},
    (Role.SUPERVISOR, Relation.OWN): HOLDS | ANSWERS_FOR,
    (Role.SUPERVISOR, Relation.TEAM): ANSWERS_FOR | {Act.SUPERVISE},
    (Role.SUPERVISOR, Relation.NONE): OPENS,
    (Role.SUPERVISOR, Relation.EMERGENCY): {Act.SEE},
    (Role.SUPERVISOR, Relation.SERVICE): {
        Act.HOLD_CASES,
        Act.ADD_KINDS,
        Act.CHOOSE_SETTINGS,
    },
    (Role.ASSESSOR, Relation.OWN): set(),
    (Role.ASSESSOR, Relation.TEAM): {Act.JUDGE},
    (Role.ASSESSOR, Relation.NONE): {Act.JUDGE},
    (Role.ASSESSOR, Relation.EMERGENCY): set(),
    (Role.ASSESSOR, Relation.SERVICE): set(),
    (Role.SAFEGUARDING_LEAD, Relation.OWN): LEADS,
    (Role.SAFEGUARDING_LEAD, Relation.TEAM): LEADS,
    (Role.SAFEGUARDING_LEAD, Relation.NONE): OPENS,
    (Role.SAFEGUARDING_LEAD, Relation.EMERGENCY): {Act.SEE},
    (Role.SAFEGUARDING_LEAD, Relation.SERVICE): set(),
    (Role.ADMINISTRATOR, Relation.OWN): {Act.HAND_OVER},
    (Role.ADMINISTRATOR, Relation.TEAM): {Act.HAND_OVER},
    (Role.ADMINISTRATOR, Relation.NONE): {Act.HAND_OVER},
    (Role.ADMINISTRATOR, Relation.EMERGENCY): set(),
    (Role.ADMINISTRATOR, Relation.SERVICE): {Act.CHOOSE_SETTINGS, Act.MANAGE_PEOPLE},
}
OF_CASES = {
    cell: acts
    for cell, acts in TABLE.items()
    if cell[1] in {Relation.OWN, Relation.TEAM, Relation.NONE}
}


def worker_of(role: Role, how: Relation) -> Worker:
    """Return a worker who stands in this relation to Morgan's case."""
    team = "south" if how == Relation.NONE else "north"
    return Worker(
        id="w" if how != Relation.OWN else "own", name="W", roles=(role,), team=team
    )


MORGAN = Participant(
    id="p",
    reference="R",
    name="Morgan",
    worker="own",
    team="north",
    opened_on=date(2026, 1, 1),
)


def test_the_table_covers_every_role_and_relation() -> None:
    """No role and no relation is left to chance."""
    assert set(TABLE) == {(role, how) for role in Role for how in Relation}


@pytest.mark.parametrize(("cell", "allowed"), OF_CASES.items())
def test_a_cell_of_the_table(cell: tuple[Role, Relation], allowed: set[Act]) -> None:
    """What may be done is exactly this, and `check_` and `can_` agree."""
    worker = worker_of(*cell)
    assert relation(worker, MORGAN) == cell[1]
    assert {act for act in Act if can_do(worker, MORGAN, act)} == allowed
    for act in Act:
        if act in allowed:
            check_do(worker, MORGAN, act)
        else:
            refusal = NotAllowed if Act.SEE in allowed else NotFound
            with pytest.raises(refusal):
                check_do(worker, MORGAN, act)


@pytest.mark.parametrize("role", Role)
def test_an_emergency_adds_to_being_a_stranger(role: Role) -> None:
    """It takes nothing away, and adds looking alone."""
    worker = worker_of(role, Relation.NONE)
    may = {act for act in Act if can_do(worker, MORGAN, act, emergency=True)}
    assert may == TABLE[role, Relation.NONE] | TABLE[role, Relation.EMERGENCY]


@pytest.mark.parametrize("role", Role)
def test_acts_about_no_case_are_a_column_of_the_table(role: Role) -> None:
    """And nobody has them by how they stand to a case."""
    worker = worker_of(role, Relation.NONE)
    allowed = TABLE[role, Relation.SERVICE]
    assert {act for act in Act if can_serve(worker, act)} == allowed
    for act in set(Act) - allowed:
        with pytest.raises(NotForRole):
            check_serve(worker, act)


def test_several_roles_are_added_up() -> None:
    """The only one with a laptop holds cases and manages people."""
    worker = worker_of(Role.PRACTITIONER, Relation.OWN).model_copy(
        update={"roles": (Role.PRACTITIONER, Role.ADMINISTRATOR)}
    )
    assert {act for act in Act if can_do(worker, MORGAN, act)} == {
        *HOLDS,
        Act.HAND_OVER,
    }
    assert can_serve(worker, Act.MANAGE_PEOPLE)


def test_who_has_left_may_do_nothing() -> None:
    """A closed account holds no rights, whatever the role."""
    gone = worker_of(Role.PRACTITIONER, Relation.OWN).model_copy(
        update={"active": False}
    )
    assert not any(can_do(gone, MORGAN, act) for act in Act)


def test_a_caseload_is_ones_own_and_a_supervisors_is_the_teams(store: Store) -> None:
    """Bill has nobody, Ash her own, Sue the north's, Far nobody of the north."""
    Tale(store).register()
    found = {
        worker.id: see_caseload(store, by=worker.id, at=AT, part=Slice()).found
        for worker in (ASH, BILL, SUE, FAR)
    }

    assert found == {ASH.id: 1, BILL.id: 0, SUE.id: 1, FAR.id: 0}


def test_a_concern_is_for_its_raiser_and_their_supervisor(store: Store) -> None:
    """Someone who takes the case over does not see what another raised."""
    tale = Tale(store)
    tale.register()
    concern = {"kind": "concern", "raised_on": "2026-11-01", "seen_or_said": "x"}
    tale.record("c-1", {**concern, "raised_by": ASH.id})
    tale.found("c-2", {**concern, "raised_by": BILL.id})
    seen = {
        worker.id: [
            fact.fact_id
            for fact in see_facts(store, by=worker.id, at=AT, participant_id=tale.id)
        ]
        for worker in (ASH, SUE)
    }

    assert seen == {ASH.id: ["c-1"], SUE.id: ["c-1", "c-2"]}
