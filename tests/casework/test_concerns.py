"""Who sees a concern: its raiser, supervisors of the team and the safeguarding lead."""

from typing import Any

import pytest

from netmap.casework.concerns import see_concerns
from netmap.casework.contact import see_contact
from netmap.casework.prompting import see_prompts
from netmap.casework.records import record_fact, see_facts
from netmap.errors import NotAllowed, NotFound, WorkerUnknown
from netmap.model.codes import Role
from netmap.model.staff import Worker
from tests.support.tale import ASH, AT, BILL, DAY, FAR, SUE, Tale, employ

RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": "w-else",
    "seen_or_said": "Said.",
}
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
OTHER_LEAD = Worker(
    id="w-lead-2", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="south"
)
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
ADMIN = Worker(id="w-adm", name="A", roles=(Role.ADMINISTRATOR,), team="north")


@pytest.fixture
def raised(tale: Tale) -> Tale:
    """Two concerns on Ash's case: her own, and one that Bill raised before."""
    employ(tale.store, LEAD, OTHER_LEAD, ASSESSOR, ADMIN)
    tale.record("mine", RAISED)
    tale.found("before", {**RAISED, "raised_by": BILL.id})
    return tale


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        (ASH, {"mine"}),
        (BILL, set()),
        (SUE, {"mine", "before"}),
        (LEAD, {"mine", "before"}),
        (FAR, set()),
        (OTHER_LEAD, set()),
        (ASSESSOR, set()),
        (ADMIN, set()),
    ],
    ids=lambda one: getattr(one, "id", ""),
)
def test_concerns_across_cases(
    raised: Tale, worker: Worker, expected: set[str]
) -> None:
    """Bill's case is Ash's now; what he raised there is not his to follow any more."""
    found = see_concerns(raised.store, by=worker.id, at=AT)
    assert {one.fact.fact_id for one in found} == expected


@pytest.mark.parametrize("worker", [LEAD, OTHER_LEAD, ASSESSOR, ADMIN])
def test_who_sees_concerns_alone_sees_no_case(raised: Tale, worker: Worker) -> None:
    """And records nothing in it."""
    given: dict[str, Any] = {"by": worker.id, "participant_id": raised.id}
    then = {**given, "at": AT}
    with pytest.raises(NotFound):
        see_facts(raised.store, **then)
    with pytest.raises(NotFound):
        see_contact(raised.store, **then, on=DAY)
    with pytest.raises(NotFound):
        see_prompts(raised.store, **then, on=DAY)
    with pytest.raises(NotFound):
        record_fact(
            raised.store, **given, at=raised.tick(), fields={"fact_id": "x", "body": {}}
        )
    assert not any(
        one.sees_case for one in see_concerns(raised.store, by=worker.id, at=AT)
    )


def test_nobody_goes_on_with_a_concern_that_is_not_theirs_to_see(raised: Tale) -> None:
    body = {**RAISED, "outcome": "Nothing"}
    with pytest.raises(NotFound):
        raised.record("before", body, version=2, reason="Mine now")


def test_the_one_who_looks_finds_their_concerns_and_what_is_asked_of_them(
    raised: Tale,
) -> None:
    seen = see_contact(raised.store, by=ASH.id, at=AT, participant_id=raised.id, on=DAY)
    assert [one.fact_id for one in seen.of("concern")] == ["mine"]
    assert {one.about for one in seen.prompts.open if one.rule == "E1"} == {("mine",)}


def test_open_concerns_come_first(raised: Tale) -> None:
    closed = {"decision": "monitor", "decision_reason": "x", "closed_on": "2026-11-09"}
    raised.record("mine", {**RAISED, **closed}, version=2, reason="Closed")
    raised.record("newer", {**RAISED, "raised_on": "2026-11-08"})
    found = see_concerns(raised.store, by=SUE.id, at=AT)
    assert [one.fact.fact_id for one in found] == ["before", "newer", "mine"]


def test_who_has_left_sees_none(raised: Tale) -> None:
    gone = Worker(id="w-gone", name="Gone", roles=(Role.SUPERVISOR,), active=False)
    employ(raised.store, gone)
    with pytest.raises(NotAllowed):
        see_concerns(raised.store, by=gone.id, at=AT)
    with pytest.raises(WorkerUnknown):
        see_concerns(raised.store, by="w-nobody", at=AT)
