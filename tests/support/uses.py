"""Every use case, as one call on one case: who may make it is asked of the table.

The case is Morgan's (p-one): review r-1 is sealed, r-2 a draft. Someone else of the
same worker is p-two.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from netmap import casework
from netmap.access.permissions import Act
from netmap.casework import drawing, emergency, handing, maps, same_person, staffing
from netmap.casework.acting import Acting
from netmap.casework.caseload import (
    change_participant,
    register_participant,
    see_case,
    see_caseload,
)
from netmap.casework.changes import Pair, see_changes, take_changes
from netmap.casework.claim_chain import names_in
from netmap.casework.claiming import write_claim
from netmap.casework.contact import see_contact
from netmap.casework.evidence import see_evidence, take_evidence
from netmap.casework.judging import accept_claim, return_claim, sign_off_claim
from netmap.casework.measuring import take_measures
from netmap.casework.packing import take_case_pack
from netmap.casework.prompting import answer_prompt, see_prompts, take_prompts
from netmap.casework.records import record_fact, see_facts
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import see_map
from netmap.casework.service import (
    add_local_kind,
    change_evidence_settings,
    choose_convention,
)
from netmap.casework.supervising import (
    ask_countersign,
    countersign,
    return_review,
    write_supervision_note,
)
from netmap.casework.supervision import see_supervision
from netmap.casework.taking import take_map
from netmap.casework.transfer import export_case, import_case, newest_maps
from netmap.model.codes import Convention
from netmap.model.edits import Edit
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import people, staff
from netmap.store.people import Slice
from tests.support import claims, generated
from tests.support.tale import AT, BILL, DAY, RULE, Tale

Call = Callable[[Tale, str], object]


class Use(NamedTuple):
    """What the table is asked, and the call."""

    act: Act
    call: Call


def _participant(tale: Tale) -> Participant:
    with tale.store.reading() as cursor:
        return people.participant(cursor, tale.id)


def _then(by: str) -> Acting:
    return Acting(by=by, at=AT + timedelta(minutes=30))


def _edit(tale: Tale) -> Edit:
    network = tale.network("r-2")
    return drawing.change_field(network, ("review", "review", "place"), "", "x")


def _colleague(tale: Tale) -> Worker:
    with tale.store.reading() as cursor:
        return staff.worker(cursor, BILL.id)


def _written(tale: Tale, by: str) -> object:
    return write_claim(
        tale.store,
        **_then(by),
        participant_id=tale.id,
        claim_id="c-new",
        wanted=claims.wanted(tale),
        fields=claims.WRITTEN,
    )


OF_A_CASE: Mapping[str, Use] = {
    "see_case": Use(
        Act.SEE, lambda t, by: see_case(t.store, **_then(by), participant_id=t.id)
    ),
    "see_map": Use(
        Act.SEE, lambda t, by: see_map(t.store, **_then(by), review_id="r-2")
    ),
    "see_facts": Use(
        Act.SEE, lambda t, by: see_facts(t.store, **_then(by), participant_id=t.id)
    ),
    "see_contact": Use(
        Act.SEE,
        lambda t, by: see_contact(t.store, **_then(by), participant_id=t.id, on=DAY),
    ),
    "see_prompts": Use(
        Act.SEE,
        lambda t, by: see_prompts(t.store, **_then(by), participant_id=t.id, on=DAY),
    ),
    "see_supervision": Use(
        Act.SEE,
        lambda t, by: see_supervision(t.store, **_then(by), participant_id=t.id),
    ),
    "see_changes": Use(
        Act.SEE,
        lambda t, by: see_changes(
            t.store, **_then(by), participant_id=t.id, pair=Pair()
        ),
    ),
    "see_evidence": Use(
        Act.SEE,
        lambda t, by: see_evidence(t.store, **_then(by), participant_id=t.id),
    ),
    "take_evidence": Use(
        Act.EXPORT,
        lambda t, by: take_evidence(t.store, **_then(by), participant_id=t.id),
    ),
    "take_case_pack": Use(
        Act.EXPORT,
        lambda t, by: take_case_pack(
            t.store, **_then(by), participant_id=t.id, fresh=claims.fresh()
        ),
    ),
    "write_claim": Use(Act.CLAIM, _written),
    "names_in": Use(
        Act.CLAIM,
        lambda t, by: names_in(t.store, **_then(by), participant_id=t.id, texts=["I"]),
    ),
    "sign_off_claim": Use(
        Act.SUPERVISE,
        lambda t, by: sign_off_claim(
            t.store, **_then(by), claim_id="c-1", version=claims.put(t)
        ),
    ),
    "accept_claim": Use(
        Act.JUDGE,
        lambda t, by: accept_claim(
            t.store, **_then(by), claim_id="c-1", version=claims.put(t)
        ),
    ),
    "return_claim": Use(
        Act.JUDGE,
        lambda t, by: return_claim(
            t.store, **_then(by), claim_id="c-1", version=claims.put(t), reason="More"
        ),
    ),
    "take_changes": Use(
        Act.EXPORT,
        lambda t, by: take_changes(
            t.store, **_then(by), participant_id=t.id, pair=Pair()
        ),
    ),
    "edit_map": Use(
        Act.RECORD,
        lambda t, by: maps.edit_map(
            t.store, **_then(by), review_id="r-2", edit=_edit(t)
        ),
    ),
    "undo": Use(
        Act.RECORD, lambda t, by: maps.undo(t.store, **_then(by), review_id="r-2")
    ),
    "redo": Use(
        Act.RECORD, lambda t, by: maps.redo(t.store, **_then(by), review_id="r-2")
    ),
    "discard_draft": Use(
        Act.RECORD,
        lambda t, by: maps.discard_draft(t.store, **_then(by), review_id="r-2"),
    ),
    "start_review": Use(
        Act.RECORD,
        lambda t, by: maps.start_review(
            t.store, **_then(by), participant_id=t.id, review_id="r-9", held_on=DAY
        ),
    ),
    "start_correction": Use(
        Act.RECORD,
        lambda t, by: maps.start_correction(
            t.store, **_then(by), corrects="r-1", review_id="r-9", reason="A slip"
        ),
    ),
    "record_fact": Use(
        Act.RECORD,
        lambda t, by: record_fact(
            t.store,
            **_then(by),
            participant_id=t.id,
            fields={"fact_id": "f", "body": RULE},
        ),
    ),
    "answer_prompt": Use(
        Act.RECORD,
        lambda t, by: answer_prompt(
            t.store,
            **_then(by),
            participant_id=t.id,
            answer_id="a",
            response={"rule": "C1", "about": ("jo",), "answer": "done"},
        ),
    ),
    "change_participant": Use(
        Act.RECORD,
        lambda t, by: change_participant(
            t.store, **_then(by), seen=_participant(t), fields={"setting": "x"}
        ),
    ),
    "seal_review": Use(
        Act.SEAL, lambda t, by: seal_review(t.store, **_then(by), review_id="r-2")
    ),
    "ask_countersign": Use(
        Act.SEAL, lambda t, by: ask_countersign(t.store, **_then(by), review_id="r-1")
    ),
    "countersign": Use(
        Act.SUPERVISE,
        lambda t, by: countersign(
            t.store, **_then(by), review_id="r-1", digest=t.digest()
        ),
    ),
    "return_review": Use(
        Act.SUPERVISE,
        lambda t, by: return_review(
            t.store, **_then(by), review_id="r-1", digest=t.digest(), reason="Unclear"
        ),
    ),
    "write_supervision_note": Use(
        Act.SUPERVISE,
        lambda t, by: write_supervision_note(
            t.store,
            **_then(by),
            participant_id=t.id,
            note_id="n",
            fields={"questions": "Who visits?"},
        ),
    ),
    "take_map": Use(
        Act.EXPORT,
        lambda t, by: take_map(t.store, **_then(by), review_id="r-2", home=False),
    ),
    "take_prompts": Use(
        Act.EXPORT,
        lambda t, by: take_prompts(t.store, **_then(by), participant_id=t.id, on=DAY),
    ),
    "take_measures": Use(
        Act.EXPORT,
        lambda t, by: take_measures(t.store, **_then(by), participant_id=t.id),
    ),
    "newest_maps": Use(
        Act.EXPORT, lambda t, by: newest_maps(t.store, **_then(by), participant_id=t.id)
    ),
    "export_case": Use(
        Act.EXPORT, lambda t, by: export_case(t.store, **_then(by), participant_id=t.id)
    ),
    "open_in_emergency": Use(
        Act.OPEN_IN_EMERGENCY,
        lambda t, by: emergency.open_in_emergency(
            t.store, **_then(by), reference="R-p-one", reason="A call"
        ),
    ),
    "hand_over": Use(
        Act.HAND_OVER,
        lambda t, by: handing.hand_over(
            t.store, **_then(by), participant_id=t.id, to=BILL.id
        ),
    ),
    "alters_of": Use(
        Act.NAME_SAME_PERSON,
        lambda t, by: same_person.alters_of(t.store, **_then(by), participant_id=t.id),
    ),
    "name_same_person": Use(
        Act.NAME_SAME_PERSON,
        lambda t, by: same_person.name_same_person(
            t.store, **_then(by), participant_id=t.id, alter_id="jo", other="p-two"
        ),
    ),
    "take_back_same_person": Use(
        Act.NAME_SAME_PERSON,
        lambda t, by: same_person.take_back_same_person(
            t.store, **_then(by), participant_id=t.id, alter_id="jo", other="p-two"
        ),
    ),
}
"""Use cases about Morgan's case, by name."""

OF_NO_CASE: Mapping[str, Use] = {
    "see_caseload": Use(
        Act.HOLD_CASES, lambda t, by: see_caseload(t.store, **_then(by), part=Slice())
    ),
    "register_participant": Use(
        Act.HOLD_CASES,
        lambda t, by: register_participant(
            t.store,
            **_then(by),
            fields={"id": "p-9", "reference": "R-9", "name": "Nobody Yet"},
        ),
    ),
    "import_case": Use(
        Act.HOLD_CASES,
        lambda t, by: import_case(
            t.store, **_then(by), case=generated.case("p-new", alters=2, snapshots=1)
        ),
    ),
    "add_local_kind": Use(
        Act.ADD_KINDS,
        lambda t, by: add_local_kind(
            t.store, **_then(by), fields={"name": "House rule"}
        ),
    ),
    "choose_convention": Use(
        Act.CHOOSE_SETTINGS,
        lambda t, by: choose_convention(
            t.store, **_then(by), convention=Convention.DOTTED
        ),
    ),
    "change_evidence_settings": Use(
        Act.CHOOSE_SETTINGS,
        lambda t, by: change_evidence_settings(
            t.store, **_then(by), fields={"window": 24}
        ),
    ),
    "see_staff": Use(
        Act.MANAGE_PEOPLE, lambda t, by: staffing.see_staff(t.store, by=by)
    ),
    "see_worker": Use(
        Act.MANAGE_PEOPLE,
        lambda t, by: staffing.see_worker(t.store, by=by, worker_id=BILL.id),
    ),
    "add_worker": Use(
        Act.MANAGE_PEOPLE,
        lambda t, by: staffing.add_worker(
            t.store,
            **_then(by),
            fields={"name": "New", "team": "north"},
            sign_in="new",
            here=True,
        ),
    ),
    "change_worker": Use(
        Act.MANAGE_PEOPLE,
        lambda t, by: staffing.change_worker(
            t.store, **_then(by), seen=_colleague(t), fields={"name": "Billie"}
        ),
    ),
    "give_account": Use(
        Act.MANAGE_PEOPLE,
        lambda t, by: staffing.give_account(
            t.store, **_then(by), worker_id=BILL.id, sign_in="bill", here=True
        ),
    ),
    "put_team": Use(
        Act.MANAGE_PEOPLE,
        lambda t, by: staffing.put_team(t.store, **_then(by), fields={"name": "West"}),
    ),
}
"""Use cases about the service."""

BY_WHAT_IT_SHOWS: Mapping[str, str] = {
    "see_claims": "those that may be seen: tests of claims",
    "see_claim": "asks how one stands to it: tests of claims",
    "names_in_claim": "one's own: tests of claims",
    "change_claim": "one's own: tests of claims",
    "submit_claim": "one's own: tests of claims",
    "withdraw_claim": "one's own: tests of claims",
    "take_own_pack": "of one's own claims: tests of packs",
    "may_look": "asks the table and says what it says",
    "see_concerns": "those of each concern that may be seen: tests of concerns",
    "see_emergencies": "those that wait for whoever asks: tests of emergency access",
    "look_into_emergency": "asks the table for its case: tests of emergency access",
    "see_supervised": "those one supervises: tests of what deserves a conversation",
    "work_out_matters": "shows nothing: tests of what deserves a conversation",
    "my_emergencies": "one's own: tests of emergency access",
    "running_for": "one's own: tests of emergency access",
    "close_emergency": "one's own: tests of emergency access",
    "see_held": "those that may be handed over: tests of handing over",
    "see_overlaps": "those of both cases: tests of one person in two cases",
    "see_trail": "the rows that may be read: tests of the trail",
    "take_trail": "the rows that may be read: tests of the trail",
    "import_cases": "the same as import_case, for many",
    "looked_at": "what the use cases that look are made of",
    "change_password": "one's own, with the old one: tests of signing in",
    "has_password": "one's own",
    "must_change": "one's own",
    "sign_out": "one's own",
    "who_is": "who is signed in",
    "back_up": "whoever has the key, from the command line",
}
"""Use cases that no single act lets pass, and what does."""


def every_use_case() -> Iterator[str]:
    """Yield the name of each public function that is told who acts on a store."""
    for found in pkgutil.iter_modules(casework.__path__):
        module = importlib.import_module(f"{casework.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            asked = {"store", "by"} <= inspect.signature(function).parameters.keys()
            here = function.__module__ == module.__name__
            if here and asked and not name.startswith("_"):
                yield name
