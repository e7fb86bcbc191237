"""What holds for everyone in a service: how lines are drawn, its own kinds of rule."""

import pytest

from netmap.casework.contact import see_contact
from netmap.casework.service import (
    CONVENTION,
    add_local_kind,
    choose_convention,
    convention,
)
from netmap.errors import InvalidEntry, NotForRole, WorkerUnknown
from netmap.model.codes import Convention, Role
from netmap.model.staff import Worker
from netmap.store.database import Store
from netmap.store.settings import set_setting
from tests.support.tale import ASH, AT, DAY, FAR, SUE, Tale, employ, sealed_tale, trail


def choose(store: Store, one: Convention, by: str = SUE.id) -> None:
    choose_convention(store, by=by, at=AT, convention=one)


def test_lines_are_zigzag_until_someone_chooses(store: Store) -> None:
    assert convention(store) == Convention.ZIGZAG


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_a_supervisor_or_an_administrator_chooses_for_everyone(
    store: Store, role: Role
) -> None:
    employ(store, Worker(id="w-other", name="Other Example", roles=(role,)))
    tale = sealed_tale(store)
    choose(store, Convention.CROSSED, "w-other")
    assert convention(store) == Convention.CROSSED
    assert tale.view().convention == Convention.CROSSED


def test_the_choice_leaves_its_audit_row(store: Store) -> None:
    choose(store, Convention.DOTTED)
    last = trail(store)[-1]
    assert (last.act, last.recorded_by) == ("choose_convention", SUE.id)
    assert (last.participant_id, last.subject) == (None, "dotted")


@pytest.mark.parametrize("one", [Convention.ZIGZAG, Convention.DOTTED])
def test_choosing_what_is_chosen_leaves_no_trace(store: Store, one: Convention) -> None:
    if one != Convention.ZIGZAG:
        choose(store, one)
    before = trail(store)
    choose(store, one, FAR.id)
    assert trail(store) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"active": False, "roles": (Role.ADMINISTRATOR,)},
        {"roles": (Role.PRACTITIONER,)},
        {"roles": (Role.ASSESSOR,)},
        {"roles": (Role.SAFEGUARDING_LEAD,)},
    ],
    ids=str,
)
def test_others_may_not_choose(store: Store, fields: dict[str, object]) -> None:
    given = {"id": "w-other", "name": "Other Example", **fields}
    employ(store, Worker.model_validate(given))
    before = trail(store)
    with pytest.raises(NotForRole):
        choose(store, Convention.DOTTED, "w-other")
    assert convention(store) == Convention.ZIGZAG
    assert trail(store) == before


def test_a_worker_who_is_not_there_is_told_so(store: Store) -> None:
    with pytest.raises(WorkerUnknown):
        choose(store, Convention.DOTTED, "w-nobody")


def test_a_convention_of_a_later_version_gives_the_usual_lines(tale: Tale) -> None:
    with tale.store.writing() as cursor:
        set_setting(cursor, CONVENTION, "plaited")
    assert convention(tale.store) == Convention.ZIGZAG
    assert tale.view().convention == Convention.ZIGZAG


# Kinds of rule of the service's own


def test_a_local_kind_is_there_for_everyone(tale: Tale) -> None:
    added = add_local_kind(tale.store, by=ASH.id, at=tale.tick(), fields=HOSTEL)
    again = add_local_kind(tale.store, by=SUE.id, at=tale.tick(), fields=HOSTEL)
    view = see_contact(tale.store, by=SUE.id, at=AT, participant_id=tale.id, on=DAY)
    assert added == again
    assert view.local_kinds == (added,)
    assert (added.code, added.imposed_by) == ("local.1", "The hostel")
    assert [one.act for one in trail(tale.store)].count("add_local_kind") == 1


HOSTEL: dict[str, object] = {"name": "House rule", "imposed_by": "The hostel"}


def test_a_local_kind_has_a_name(tale: Tale) -> None:
    with pytest.raises(InvalidEntry, match="is empty"):
        add_local_kind(tale.store, by=ASH.id, at=tale.tick(), fields={"name": " "})


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.ADMINISTRATOR])
def test_other_roles_add_no_kind(tale: Tale, role: Role) -> None:
    employ(tale.store, Worker(id="w-other", name="Other", roles=(role,)))
    with pytest.raises(NotForRole):
        add_local_kind(tale.store, by="w-other", at=tale.tick(), fields=HOSTEL)
