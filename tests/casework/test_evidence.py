"""What a case gives as evidence: candidates, gaps, settings, and what is planned."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.casework import drawing
from netmap.casework.emergency import open_in_emergency
from netmap.casework.evidence import (
    EvidenceView,
    candidate_for,
    see_evidence,
    take_evidence,
)
from netmap.casework.handing import hand_over
from netmap.casework.service import EvidenceSettings, change_evidence_settings
from netmap.errors import (
    CandidateGone,
    InvalidEntry,
    NotAllowed,
    NotForRole,
    NotFound,
    SealBroken,
)
from netmap.evidence.registry import ORDER
from netmap.model.codes import Role
from netmap.model.evidence import EvidencePlan
from netmap.model.snapshot import canonical
from netmap.model.staff import Worker
from netmap.store import snapshots
from netmap.store.database import Store
from tests.support.claims import (
    IDA,
    NEED,
    claimable,
    evidence_of,
    listed,
    put,
    wanted,
    write,
)
from tests.support.supervision import ADMIN, ASSESSOR, LEAD
from tests.support.tale import ASH, AT, BILL, DAY, FAR, SUE, Tale, Tell, employ, trail

LATER = DAY + timedelta(days=14)


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case, whose sealed review r-1 shows SN:P1 and SN:P2."""
    return tell(claimable, IDA, ADMIN, LEAD, ASSESSOR)


def taken(tale: Tale, by: Worker = ASH) -> EvidenceView:
    return take_evidence(tale.store, by=by.id, at=tale.tick(), participant_id=tale.id)


def shown(view: EvidenceView) -> list[tuple[str, int]]:
    """Return which criterion is shown by which review."""
    return [
        (one.criterion, one.number) for found in view.found for one in found.candidates
    ]


def next_review(tale: Tale, review_id: str = "r-2", held_on: date = LATER) -> None:
    """Hold another review in which everyone is still there, up to sealing it."""
    tale.at += timedelta(days=20)
    tale.begin(review_id, held_on)
    for alter_id in ("jo", "mo"):
        tale.say(("tie", alter_id, "standing"), "current", review_id)
    tale.edit(drawing.add_need("n-2", NEED), review_id)


def test_before_a_review_is_sealed_there_is_nothing(tale: Tale) -> None:
    """A draft shows nothing and lacks nothing, whatever stands in it."""
    tale.edit(drawing.add_need("n-1", NEED))
    view = evidence_of(tale)
    assert (view.reviews, view.alters, view.later) == ((), (), False)
    assert [one.criterion for one in view.found] == list(ORDER)
    found = [(one.applies, one.candidates, one.gaps) for one in view.found]
    assert found == [(False, (), ())] * len(ORDER)


def test_a_sealed_review_shows_its_records(case: Tale) -> None:
    view = evidence_of(case)
    assert shown(view) == [("SN:P1", 1), ("SN:P2", 1)]
    assert [(one.number, one.held_on, one.digest) for one in view.reviews] == [
        (1, DAY, case.digest())
    ]
    assert (view.claimant, view.day) == (ASH.name, AT.date())
    assert view.names == {"jo": "Name of jo", "mo": "Name of mo"}
    assert candidate_for(view, wanted(case)) == view.of("SN:P1").candidates[0]
    with pytest.raises(KeyError):
        view.of("SN:P7")


def test_what_is_in_a_draft_counts_when_it_is_sealed(case: Tale) -> None:
    next_review(case)
    assert shown(evidence_of(case)) == [("SN:P1", 1), ("SN:P2", 1)]
    case.seal("r-2")
    assert shown(evidence_of(case)) == [("SN:P1", 2), ("SN:P1", 1), ("SN:P2", 1)]


def test_a_review_that_was_put_right_shows_nothing_more(case: Tale) -> None:
    before = wanted(case)
    case.correct("r-1", "r-2")
    assert shown(evidence_of(case)) == [("SN:P1", 1), ("SN:P2", 1)]
    case.seal("r-2")
    view = evidence_of(case)
    assert [one.digest for one in view.reviews] == [case.digest("r-2")]
    assert {one.digest for found in view.found for one in found.candidates} == {
        case.digest("r-2")
    }
    with pytest.raises(CandidateGone):
        candidate_for(view, before)


def test_what_was_recorded_since_is_said_until_it_is_sealed(case: Tale) -> None:
    assert not evidence_of(case).later
    case.record("f-plan", {"kind": "plan", "plan": "action", "text": "Ring the club"})
    assert evidence_of(case).later
    next_review(case)
    case.seal("r-2")
    assert not evidence_of(case).later


def test_claims_plans_and_supervision_are_nothing_that_waits_to_be_sealed(
    case: Tale,
) -> None:
    write(case)
    case.record("e-1", PLANNED)
    case.ask()
    assert not evidence_of(case).later


WHO = [
    (ASH, True, True),
    (SUE, False, True),
]


@pytest.mark.parametrize(
    ("worker", "claims", "exports"), WHO, ids=lambda one: str(getattr(one, "id", one))
)
def test_who_sees_a_case_is_told_what_they_may_do(
    case: Tale, worker: Worker, *, claims: bool, exports: bool
) -> None:
    view = evidence_of(case, worker)
    assert (view.may_claim, view.may_export) == (claims, exports)


@pytest.mark.parametrize(
    "worker", [BILL, FAR, IDA, ASSESSOR, LEAD, ADMIN], ids=lambda one: str(one.id)
)
def test_everybody_else_is_not_told_that_there_is_one(
    case: Tale, worker: Worker
) -> None:
    for call in (evidence_of, taken):
        with pytest.raises(NotFound):
            call(case, worker)


def test_evidence_is_looked_at_in_an_emergency_and_not_taken(case: Tale) -> None:
    why = {"reference": "R-p-one", "reason": "A call"}
    open_in_emergency(case.store, by=BILL.id, at=case.at, **why)
    view = evidence_of(case, BILL)
    assert (view.may_claim, view.may_export) == (False, False)
    with pytest.raises(NotAllowed):
        taken(case, BILL)


def test_whoever_holds_the_case_now_would_claim(case: Tale) -> None:
    hand_over(
        case.store, by=ADMIN.id, at=case.tick(), participant_id=case.id, to=BILL.id
    )
    view = evidence_of(case, BILL)
    assert (view.claimant, view.may_claim) == (BILL.name, True)


def test_taking_it_leaves_a_row_and_gives_the_same(case: Tale) -> None:
    seen = evidence_of(case)
    before = len(trail(case.store))
    assert taken(case) == seen
    [row] = trail(case.store)[before:]
    assert (row.act, row.recorded_by, row.participant_id) == (
        *("take_evidence", ASH.id),
        case.id,
    )


# Settings. ------------------------------------------------------------------------


def change(store: Store, by: Worker = ADMIN, **fields: object) -> EvidenceSettings:
    return change_evidence_settings(store, by=by.id, at=AT, fields=fields)


def test_a_service_starts_with_a_year_paid_ties_and_no_codes(case: Tale) -> None:
    assert listed(case).settings == EvidenceSettings(
        window=12, paid_ties=True, codes={}
    )


@pytest.mark.parametrize("role", Role)
def test_supervisors_and_administrators_choose(store: Store, role: Role) -> None:
    worker = Worker(id="w-one", name="One", roles=(role,), team="north")
    employ(store, worker)
    before = trail(store)
    if role in {Role.SUPERVISOR, Role.ADMINISTRATOR}:
        assert change(store, worker, window=24).window == 24
        [row] = trail(store)[len(before) :]
        assert (row.act, row.participant_id) == ("change_evidence_settings", None)
    else:
        with pytest.raises(NotForRole):
            change(store, worker, window=24)
        assert trail(store) == before


def test_what_is_not_named_stays_and_what_is_the_same_leaves_no_row(
    case: Tale,
) -> None:
    change(case.store, window=24)
    change(case.store, codes={"SN": "DK7X 04"})
    before = trail(case.store)
    assert change(case.store, paid_ties=True) == EvidenceSettings(
        window=24, codes={"SN": "DK7X 04"}
    )
    assert trail(case.store) == before


@pytest.mark.parametrize("window", [1, 12, 120])
def test_a_window_is_from_a_month_to_ten_years(case: Tale, window: int) -> None:
    assert change(case.store, window=window).window == window
    assert listed(case).settings.window == window


@pytest.mark.parametrize(
    "fields",
    [
        {"window": 0},
        {"window": 121},
        {"window": -12},
        {"window": "a year"},
        {"window": 1.5},
        {"window": None},
        {"paid_ties": "perhaps"},
        {"codes": {"SN": "a\nb"}},
        {"codes": {"S N": "x"}},
        {"codes": "x"},
        {"shoes": 38},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    case: Tale, fields: dict[str, Any]
) -> None:
    before = (trail(case.store), listed(case).settings)
    with pytest.raises(InvalidEntry):
        change(case.store, **fields)
    assert (trail(case.store)[: len(before[0])], listed(case).settings) == before


@pytest.mark.parametrize(
    ("codes", "criterion", "said"),
    [
        ({}, "SN:P1", ""),
        ({"SN": "DK7X 04"}, "SN:P1", "DK7X 04 P1"),
        ({"SN": " DK7X 04 "}, "SN:P22", "DK7X 04 P22"),
        ({"SN": "  "}, "SN:P1", ""),
        ({"GB4": "F4"}, "SN:P1", ""),
        ({"SN": "x", "GB4": "F4"}, "GB4:10", "F4 10"),
    ],
)
def test_a_criterion_has_the_code_of_the_organisation(
    codes: dict[str, str], criterion: str, said: str
) -> None:
    assert EvidenceSettings(codes=codes).code_of(criterion) == said


def test_where_paid_ties_are_not_asked_about_they_are_missed_nowhere(
    store: Store,
) -> None:
    """One wish is confirmed, and of the paid worker none was asked."""
    employ(store, ADMIN)
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo", quality_participant="supportive")
    tale.alter("pat", sector="services", paid=True, quality_participant="neutral")
    tale.say(("wish", "jo", "wish"), "maintain")
    tale.say(("wish", "jo", "confirmed"), value=True)
    tale.seal()
    asked = evidence_of(tale).of("SN:P6")
    assert (asked.candidates, [one.about for one in asked.gaps]) == ((), [("pat",)])
    change(store, paid_ties=False)
    view = evidence_of(tale)
    found = view.of("SN:P6")
    assert [one.pointer for one in found.candidates] == ["review[r-1]"]
    assert (found.gaps, view.settings.paid_ties) == ((), False)


# What is planned. -----------------------------------------------------------------

PLANNED: dict[str, object] = {
    "kind": "evidence_plan",
    "evidence": "observation",
    "criteria": ["SN:P1", "SN:P6"],
    "planned_on": str(LATER),
    "with_whom": "assessor",
    "agenda": "How I ask",
}


def test_what_is_planned_is_shown_the_newest_first_in_its_last_version(
    case: Tale,
) -> None:
    case.record("e-1", PLANNED)
    case.record("e-2", {**PLANNED, "evidence": "professional_discussion"})
    came = {**PLANNED, "held_on": str(DAY), "outcome": "Held"}
    case.record("e-1", came, version=2, reason="Held")
    plans = evidence_of(case).plans
    assert [(one.fact_id, one.version) for one in plans] == [("e-1", 2), ("e-2", 1)]
    assert isinstance(plans[0].body, EvidencePlan)
    assert (plans[0].body.outcome, plans[0].body.held_on) == ("Held", DAY)


def test_what_is_planned_is_no_evidence(case: Tale) -> None:
    before = evidence_of(case).found
    case.record("e-1", PLANNED)
    assert evidence_of(case).found == before


@pytest.mark.parametrize("state", ["claimed", "submitted", "withdrawn"])
def test_claims_are_in_no_view_of_the_evidence(case: Tale, state: str) -> None:
    """Who sees them is another question: until it is submitted, nobody else does."""
    put(case, state=state, reflection="What I thought")
    for worker in (ASH, SUE):
        assert "What I thought" not in evidence_of(case, worker).model_dump_json()
        assert "What I thought" not in taken(case, worker).model_dump_json()


def test_a_document_that_cannot_be_read_is_one_sentence(case: Tale) -> None:
    of = wanted(case)
    with case.store.writing() as cursor:
        document = {**snapshots.of_review(cursor, "r-1").document, "shoes": 38}
        cursor.execute(
            "UPDATE snapshot SET document = ?", [canonical(document).decode()]
        )
    for call in (evidence_of, taken, lambda tale: write(tale, of=of)):
        with pytest.raises(SealBroken):
            call(case)


def test_a_case_that_is_not_there_is_not_found(case: Tale) -> None:
    with pytest.raises(NotFound):
        see_evidence(case.store, by=ASH.id, at=case.at, participant_id="p-nobody")
