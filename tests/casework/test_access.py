"""Who may do what: every cell of the table, and every use case asking it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from netmap.access.permissions import Act, Relation, can_do, check_do, relation
from netmap.casework import drawing, maps
from netmap.casework.caseload import (
    change_participant,
    register_participant,
    see_case,
    see_caseload,
)
from netmap.casework.records import record_fact, see_facts
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import see_map
from netmap.casework.transfer import export_case, import_case
from netmap.errors import NotAllowed, NotFound
from netmap.model.case import CaseFile
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
    RULE,
    SUE,
    Tale,
    employ,
    sealed_tale,
    trail,
)

EVERYTHING = set(Act)
TABLE = {
    (Role.PRACTITIONER, Relation.OWN): EVERYTHING - {Act.SEE_CONCERNS},
    (Role.PRACTITIONER, Relation.TEAM): set(),
    (Role.PRACTITIONER, Relation.NONE): set(),
    (Role.SUPERVISOR, Relation.OWN): EVERYTHING,
    (Role.SUPERVISOR, Relation.TEAM): {Act.SEE, Act.SEE_CONCERNS},
    (Role.SUPERVISOR, Relation.NONE): set(),
    (Role.ASSESSOR, Relation.OWN): set(),
    (Role.ASSESSOR, Relation.TEAM): set(),
    (Role.ASSESSOR, Relation.NONE): set(),
    (Role.SAFEGUARDING_LEAD, Relation.OWN): set(),
    (Role.SAFEGUARDING_LEAD, Relation.TEAM): {Act.SEE_CONCERNS},
    (Role.SAFEGUARDING_LEAD, Relation.NONE): set(),
    (Role.ADMINISTRATOR, Relation.OWN): set(),
    (Role.ADMINISTRATOR, Relation.TEAM): set(),
    (Role.ADMINISTRATOR, Relation.NONE): set(),
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


@pytest.mark.parametrize(("cell", "allowed"), TABLE.items())
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


def test_who_has_left_may_do_nothing() -> None:
    """A closed account holds no rights, whatever the role."""
    gone = worker_of(Role.PRACTITIONER, Relation.OWN).model_copy(
        update={"active": False}
    )
    assert not any(can_do(gone, MORGAN, act) for act in Act)


@pytest.mark.parametrize("worker", [BILL, FAR], ids=["colleague", "other team"])
def test_every_use_case_hides_a_case_that_is_not_theirs(
    store: Store, worker: Worker
) -> None:
    """It is not said whether the case exists, nothing changes, no row is left."""
    tale = sealed_tale(store)
    tale.begin("r-2")
    seen, participant = tale.network("r-2"), tale.view().participant
    rows = len(trail(store))
    who: dict[str, Any] = {"by": worker.id}
    then: dict[str, Any] = {**who, "at": AT}
    edit = drawing.change_field(seen, ("tie", "jo", "strength"), "unknown", "weak")
    attempts: list[Callable[[], object]] = [
        lambda: see_case(store, **who, participant_id=tale.id),
        lambda: see_map(store, **who, review_id="r-1"),
        lambda: see_facts(store, **who, participant_id=tale.id),
        lambda: maps.edit_map(store, **then, review_id="r-2", edit=edit),
        lambda: maps.undo(store, **then, review_id="r-2"),
        lambda: maps.redo(store, **then, review_id="r-2"),
        lambda: maps.discard_draft(store, **then, review_id="r-2"),
        lambda: seal_review(store, **then, review_id="r-2"),
        lambda: maps.start_review(
            store, **then, participant_id=tale.id, review_id="x", held_on=AT.date()
        ),
        lambda: maps.start_correction(
            store, **then, corrects="r-1", review_id="x", reason="Mine"
        ),
        lambda: record_fact(
            store, **then, participant_id=tale.id, fields={"fact_id": "f", "body": RULE}
        ),
        lambda: change_participant(
            store, **then, seen=participant, fields={"name": "Taken"}
        ),
        lambda: export_case(store, **then, participant_id=tale.id),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()

    assert tale.network("r-2") == seen
    assert len(trail(store)) == rows


def test_a_caseload_is_ones_own_and_a_supervisors_is_the_teams(store: Store) -> None:
    """Bill has nobody, Ash her own, Sue the north's, Far nobody of the north."""
    Tale(store).register()
    found = {
        worker.id: see_caseload(store, by=worker.id, at=AT, part=Slice()).found
        for worker in (ASH, BILL, SUE, FAR)
    }

    assert found == {ASH.id: 1, BILL.id: 0, SUE.id: 1, FAR.id: 0}


@pytest.mark.parametrize(
    "role", [Role.ASSESSOR, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR]
)
def test_other_roles_hold_no_cases(store: Store, role: Role) -> None:
    """They have no caseload, add nobody and import nobody."""
    other = Worker(id="w-other", name="Other", roles=(role,), team="north")
    employ(store, other)
    fields: dict[str, object] = {"id": "p-9", "reference": "R-9", "name": "N"}
    case = CaseFile(participant=MORGAN)
    with pytest.raises(NotAllowed):
        see_caseload(store, by=other.id, at=AT, part=Slice())
    with pytest.raises(NotAllowed):
        register_participant(store, by=other.id, at=AT, fields=fields)
    with pytest.raises(NotAllowed):
        import_case(store, by=other.id, at=AT, case=case)


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
