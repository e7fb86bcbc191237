"""A case is taken out whole or not at all: not by who may not see all of it."""

from pathlib import Path

import pytest

from netmap.casework.keeping import make_store, verify_store
from netmap.casework.records import see_facts
from netmap.casework.transfer import export_case, import_case, newest_maps
from netmap.errors import NotAllowed, NotFound, NotWholeYours
from netmap.model.codes import Role
from netmap.model.concern import Concern
from netmap.model.staff import Worker
from netmap.store.database import Store
from tests.support.tale import ASH, AT, BILL, FAR, KEY, SUE, Tale, employ, trail

LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": BILL.id,
    "seen_or_said": "A secret",
}


def exports(store: Store) -> list[tuple[str, str | None]]:
    return [
        (one.recorded_by, one.participant_id)
        for one in trail(store)
        if one.act == "export"
    ]


def test_who_may_not_see_a_concern_does_not_take_the_case_out(tale: Tale) -> None:
    """Bill raised one before the case was Ash's; the refusal does not say whose."""
    tale.found("c-1", RAISED)
    with pytest.raises(NotWholeYours) as refused:
        export_case(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    assert str(refused.value) == NotWholeYours.sentence
    assert exports(tale.store) == []


def test_a_concern_among_ones_own_is_enough(tale: Tale) -> None:
    tale.record("mine", {**RAISED, "raised_by": ASH.id})
    tale.found("c-1", RAISED)
    with pytest.raises(NotWholeYours):
        export_case(tale.store, by=ASH.id, at=AT, participant_id=tale.id)


def test_a_supervisor_of_the_team_takes_it_out_whole(tale: Tale) -> None:
    """With the concern in it, and on record."""
    tale.found("c-1", RAISED)
    tale.seal()
    case = export_case(tale.store, by=SUE.id, at=AT, participant_id=tale.id)
    (fact,) = case.facts
    assert isinstance(fact.body, Concern)
    assert fact.body.raised_by == BILL.id
    assert len(case.snapshots) == 1
    assert exports(tale.store) == [(SUE.id, tale.id)]


def test_what_a_supervisor_took_out_comes_in_elsewhere(
    tale: Tale, tmp_path: Path
) -> None:
    """Seals and all: that is why it is whole."""
    tale.found("c-1", RAISED)
    tale.seal()
    case = export_case(tale.store, by=SUE.id, at=AT, participant_id=tale.id)
    path = tmp_path / "elsewhere.duckdb"
    with make_store(path, key=KEY, worker=FAR, at=AT) as elsewhere:
        import_case(elsewhere, by=FAR.id, at=AT, case=case)
        assert verify_store(elsewhere).differences == ()
        (fact,) = see_facts(elsewhere, by=FAR.id, at=AT, participant_id=tale.id)
    assert fact == case.facts[0]


def test_who_raised_it_takes_their_own_case_out(tale: Tale) -> None:
    tale.record("mine", {**RAISED, "raised_by": ASH.id})
    case = export_case(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    assert len(case.facts) == 1
    assert exports(tale.store) == [(ASH.id, tale.id)]


def test_a_case_without_concerns_is_its_holders_to_take_out(tale: Tale) -> None:
    tale.record("f-plan", {"kind": "plan", "plan": "action", "text": "Ring the club"})
    export_case(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    assert exports(tale.store) == [(ASH.id, tale.id)]


@pytest.mark.parametrize("worker", [BILL, FAR, LEAD], ids=lambda one: str(one.id))
def test_who_does_not_see_the_case_is_not_told_of_a_concern(
    tale: Tale, worker: Worker
) -> None:
    """Bill raised it, and the lead sees it: the case is not theirs to take out."""
    employ(tale.store, LEAD)
    tale.found("c-1", RAISED)
    with pytest.raises((NotFound, NotAllowed)):
        export_case(tale.store, by=worker.id, at=AT, participant_id=tale.id)
    assert exports(tale.store) == []


def test_looking_and_taking_maps_out_are_not_stopped_by_it(tale: Tale) -> None:
    """Neither holds a concern."""
    tale.found("c-1", RAISED)
    assert see_facts(tale.store, by=ASH.id, at=AT, participant_id=tale.id) == ()
    ((_, network),) = newest_maps(tale.store, by=ASH.id, at=AT, participant_id=tale.id)
    assert "secret" not in network.model_dump_json()
