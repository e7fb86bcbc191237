"""Every use case asks who is acting: nobody outside sees, changes or takes anything."""

from collections.abc import Callable

import pytest

from netmap.casework import drawing, maps
from netmap.casework.caseload import (
    change_participant,
    see_case,
)
from netmap.casework.contact import see_contact
from netmap.casework.measuring import take_measures
from netmap.casework.prompting import answer_prompt, see_prompts, take_prompts
from netmap.casework.records import record_fact, see_facts
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import see_map
from netmap.casework.taking import take_map
from netmap.casework.transfer import export_case, newest_maps
from netmap.errors import NotAllowed, WorkerUnknown
from netmap.store.database import Store
from tests.support.tale import ASH, AT, BILL, DAY, RULE, SUE, Tale, trail

Use = Callable[[Tale, str], object]
LOOKS: dict[str, Use] = {
    "see_map": lambda tale, by: see_map(tale.store, by=by, at=AT, review_id="r-1"),
    "see_case": lambda tale, by: see_case(
        tale.store, by=by, at=AT, participant_id=tale.id
    ),
    "see_facts": lambda tale, by: see_facts(
        tale.store, by=by, at=AT, participant_id=tale.id
    ),
    "see_contact": lambda tale, by: see_contact(
        tale.store, by=by, at=AT, participant_id=tale.id, on=DAY
    ),
    "see_prompts": lambda tale, by: see_prompts(
        tale.store, by=by, at=AT, participant_id=tale.id, on=DAY
    ),
}
CHANGES: dict[str, Use] = {
    "edit": lambda tale, by: maps.edit_map(
        tale.store,
        by=by,
        at=AT,
        review_id="r-1",
        edit=drawing.change_field(
            tale.network(), ("review", "review", "place"), "", "x"
        ),
    ),
    "undo": lambda tale, by: maps.undo(tale.store, by=by, at=AT, review_id="r-1"),
    "redo": lambda tale, by: maps.redo(tale.store, by=by, at=AT, review_id="r-1"),
    "seal": lambda tale, by: seal_review(tale.store, by=by, at=AT, review_id="r-1"),
    "discard": lambda tale, by: maps.discard_draft(
        tale.store, by=by, at=AT, review_id="r-1"
    ),
    "start": lambda tale, by: maps.start_review(
        tale.store,
        by=by,
        at=AT,
        participant_id=tale.id,
        review_id="r-9",
        held_on=DAY,
    ),
    "correct": lambda tale, by: maps.start_correction(
        tale.store, by=by, at=AT, corrects="r-1", review_id="r-9", reason="x"
    ),
    "record": lambda tale, by: record_fact(
        tale.store,
        by=by,
        at=AT,
        participant_id=tale.id,
        fields={"fact_id": "f", "body": RULE},
    ),
    "change": lambda tale, by: change_participant(
        tale.store,
        by=by,
        at=AT,
        seen=see_case(tale.store, by=ASH.id, at=AT, participant_id=tale.id).participant,
        fields={"setting": "x"},
    ),
    "take_map": lambda tale, by: take_map(
        tale.store, by=by, at=AT, review_id="r-1", home=False
    ),
    "answer": lambda tale, by: answer_prompt(
        tale.store,
        by=by,
        at=AT,
        participant_id=tale.id,
        answer_id="a",
        response={"rule": "C1", "about": ("jo",), "answer": "done"},
    ),
    "take_prompts": lambda tale, by: take_prompts(
        tale.store, by=by, at=AT, participant_id=tale.id, on=DAY
    ),
    "take_measures": lambda tale, by: take_measures(
        tale.store, by=by, at=AT, participant_id=tale.id
    ),
    "export_study": lambda tale, by: newest_maps(
        tale.store, by=by, at=AT, participant_id=tale.id
    ),
    "export": lambda tale, by: export_case(
        tale.store, by=by, at=AT, participant_id=tale.id
    ),
}


@pytest.mark.parametrize("use", CHANGES)
def test_a_supervisor_may_look_but_not_change(tale: Tale, use: str) -> None:
    """The team's cases are theirs to see."""
    for look in LOOKS.values():
        look(tale, SUE.id)
    assert not see_map(tale.store, by=SUE.id, at=AT, review_id="r-1").open
    before = trail(tale.store)
    with pytest.raises(NotAllowed):
        CHANGES[use](tale, SUE.id)
    assert trail(tale.store) == before


@pytest.mark.parametrize("use", LOOKS | CHANGES)
def test_a_worker_who_is_not_there_is_told_so(tale: Tale, use: str) -> None:
    """Not that the case is not there."""
    with pytest.raises(WorkerUnknown, match="NETMAP_WORKER"):
        (LOOKS | CHANGES)[use](tale, "w-nobody")


def test_nobody_is_put_on_another_workers_list(store: Store) -> None:
    """Whatever the form says."""
    with pytest.raises(NotAllowed):
        Tale(store).register(worker=BILL.id, team="south")
