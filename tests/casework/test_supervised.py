"""What is on record of supervision: notes, how far reviews are, and what waits."""

from datetime import timedelta

import pytest

from netmap.casework.handing import hand_over
from netmap.casework.sealing import seal_review
from netmap.casework.supervised import (
    SignedReview,
    Supervision,
    see_supervision,
    see_waiting,
)
from netmap.errors import WorkerUnknown
from netmap.model.evidence import SignOffState
from netmap.model.sign_off import ReviewStage
from netmap.model.staff import Worker
from netmap.store import people, staff
from netmap.store.database import Store
from tests.support.supervision import (
    ADMIN,
    ASSESSOR,
    LEAD,
    UMA,
    give_back,
    note,
    sign,
)
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    DAY,
    FAR,
    SUE,
    Tale,
    employ,
    sealed_tale,
    trail,
)


@pytest.fixture
def case(store: Store) -> Tale:
    """Morgan's case with r-1 sealed, and everyone who works in the north."""
    employ(store, UMA, LEAD, ASSESSOR, ADMIN)
    return sealed_tale(store)


def seen(tale: Tale, by: Worker = ASH) -> Supervision:
    return see_supervision(tale.store, by=by.id, at=tale.at, participant_id=tale.id)


def review(tale: Tale, by: Worker = ASH, review_id: str = "r-1") -> SignedReview:
    return seen(tale, by).reviews[review_id]


def waiting(store: Store, by: Worker) -> list[tuple[str, str]]:
    found = see_waiting(store, by=by.id, at=AT + timedelta(days=1))
    return [(one.participant.id, one.head.review_id) for one in found]


def sealed_by_sue(tale: Tale, review_id: str) -> None:
    """Let Sue hold the case for as long as it takes to seal a review."""
    for worker in (SUE, ASH):
        hand_over(
            tale.store,
            by=ADMIN.id,
            at=tale.tick(),
            participant_id=tale.id,
            to=worker.id,
        )
        if worker == SUE:
            tale.begin_as(SUE, review_id)
            seal_review(tale.store, by=SUE.id, at=tale.tick(), review_id=review_id)


def test_notes_stand_newest_first_with_who_wrote_them(case: Tale) -> None:
    """Whoever holds the case reads them; one of a stranger has no name here."""
    case.found("sn-0", {"kind": "supervision_note", "written_on": str(DAY)})
    with case.store.writing() as cursor:
        cursor.execute(
            "UPDATE fact SET recorded_by = 'w-elsewhere' WHERE fact_id = 'sn-0'"
        )
    note(case, "sn-b", questions="First")
    note(case, "sn-a", UMA, decisions="Second")
    found = seen(case).notes
    assert [(one.fact.fact_id, one.name) for one in found] == [
        ("sn-a", UMA.name),
        ("sn-b", SUE.name),
        ("sn-0", ""),
    ]
    assert [one.note.questions for one in found] == ["", "First", ""]


def test_every_step_of_a_review_is_told_in_its_order(case: Tale) -> None:
    """With the name that was signed with, even where it is another one by now."""
    case.ask()
    give_back(case, reason="Unclear")
    case.ask(reason="Said so")
    sign(case, UMA)
    with case.store.writing() as cursor:
        staff.change_worker(cursor, UMA.model_copy(update={"name": "Uma New"}))
    told = review(case)
    assert [(one.state, one.by, one.name, one.reason) for one in told.steps] == [
        (SignOffState.ASKED, ASH.id, ASH.name, ""),
        (SignOffState.RETURNED, SUE.id, SUE.name, "Unclear"),
        (SignOffState.ASKED, ASH.id, ASH.name, "Said so"),
        (SignOffState.COUNTERSIGNED, UMA.id, UMA.name, ""),
    ]
    assert {one.digest for one in told.steps} == {case.digest()}
    assert [one.at for one in told.steps] == sorted(one.at for one in told.steps)


def test_how_far_each_review_is_stands_in_their_order(case: Tale) -> None:
    for review_id in ("r-2", "r-3", "r-4"):
        case.begin(review_id)
        case.seal(review_id)
        case.ask(review_id)
    give_back(case, review_id="r-3")
    sign(case, review_id="r-4")
    case.begin("r-5")
    found = seen(case).reviews
    assert [(key, one.stage) for key, one in found.items()] == [
        ("r-1", ReviewStage.SEALED),
        ("r-2", ReviewStage.ASKED),
        ("r-3", ReviewStage.RETURNED),
        ("r-4", ReviewStage.COUNTERSIGNED),
        ("r-5", ReviewStage.DRAFT),
    ]
    assert {key: one.head.review_id for key, one in found.items()} == {
        key: key for key in found
    }
    draft = found["r-5"]
    assert (draft.seal, draft.sealed_by, draft.steps) == (None, "", ())


def test_a_sealed_review_says_who_sealed_it_and_its_digest(case: Tale) -> None:
    told = review(case)
    assert told.seal is not None
    assert (told.seal.digest, told.seal.sealed_by) == (case.digest(), ASH.id)
    assert told.sealed_by == ASH.name


@pytest.mark.parametrize(
    ("steps", "asks", "signs"),
    [
        ((), {ASH.id}, set()),
        (("ask",), set(), {SUE.id, UMA.id}),
        (("ask", "return"), {ASH.id}, set()),
        (("ask", "sign"), set(), set()),
    ],
    ids=lambda one: "+".join(sorted(one)),
)
def test_a_screen_is_told_who_may_do_what_next(
    case: Tale, steps: tuple[str, ...], asks: set[str], signs: set[str]
) -> None:
    for one in steps:
        {"ask": case.ask, "return": give_back, "sign": sign}[one](  # type: ignore[operator]
            *([] if one == "ask" else [case])
        )
    told = {one.id: review(case, one) for one in (ASH, SUE, UMA)}
    assert {key for key, one in told.items() if one.may_ask} == asks
    assert {key for key, one in told.items() if one.may_sign} == signs


def test_who_sealed_a_review_is_not_offered_to_sign_it(case: Tale) -> None:
    sealed_by_sue(case, "r-2")
    case.ask("r-2")
    may = {one.id: review(case, one, "r-2").may_sign for one in (ASH, SUE, UMA)}
    assert may == {ASH.id: False, SUE.id: False, UMA.id: True}


def test_only_supervisors_of_the_team_are_offered_to_write_notes(case: Tale) -> None:
    may = {one.id: seen(case, one).may_supervise for one in (ASH, SUE, UMA)}
    assert may == {ASH.id: False, SUE.id: True, UMA.id: True}


def test_looking_is_on_record_as_everyones_is(case: Tale) -> None:
    before = len(trail(case.store))
    for by in (SUE, SUE, ASH):
        seen(case, by)
    rows = trail(case.store)[before:]
    assert [(one.act, one.recorded_by, one.participant_id) for one in rows] == [
        ("view", SUE.id, case.id),
        ("view", ASH.id, case.id),
    ]


def test_what_waits_stands_oldest_first_until_it_is_signed_or_returned(
    case: Tale,
) -> None:
    """Across the cases of the team."""
    other = Tale(case.store, "p-two")
    other.register()
    other.begin("b-1")
    other.seal("b-1")
    for review_id in ("r-2", "r-3"):
        case.begin(review_id)
        case.seal(review_id)
    case.ask("r-3")
    other.at = case.tick()
    other.ask("b-1")
    case.ask("r-1")
    assert waiting(case.store, SUE) == [
        ("p-one", "r-3"),
        ("p-two", "b-1"),
        ("p-one", "r-1"),
    ]
    give_back(case, review_id="r-3")
    sign(case)
    assert waiting(case.store, SUE) == [("p-two", "b-1")]
    case.ask("r-3", reason="Said so")
    assert waiting(case.store, UMA) == [("p-two", "b-1"), ("p-one", "r-3")]


def test_what_waits_says_who_asked_and_why(case: Tale) -> None:
    case.ask(reason="Before Friday, please")
    (one,) = see_waiting(case.store, by=SUE.id, at=AT)
    assert (one.asked.name, one.asked.reason) == (ASH.name, "Before Friday, please")
    assert one.head.held_on == DAY


def test_it_waits_for_supervisors_of_the_team_alone(case: Tale) -> None:
    """Not for the holder, the lead, other teams, or someone who has left."""
    case.ask()
    everyone = (ASH, BILL, SUE, UMA, FAR, LEAD, ASSESSOR, ADMIN)
    told = {one.id for one in everyone if waiting(case.store, one)}
    assert told == {SUE.id, UMA.id}
    with case.store.writing() as cursor:
        staff.change_worker(cursor, UMA.model_copy(update={"active": False}))
    assert waiting(case.store, UMA) == []
    with pytest.raises(WorkerUnknown):
        see_waiting(case.store, by="w-nobody", at=AT)


def test_what_someone_sealed_themselves_waits_for_another(case: Tale) -> None:
    sealed_by_sue(case, "r-2")
    case.ask("r-2")
    assert waiting(case.store, SUE) == []
    assert waiting(case.store, UMA) == [("p-one", "r-2")]


def test_seeing_what_waits_is_on_record_of_each_case_shown(case: Tale) -> None:
    """None where nothing waits."""
    see_waiting(case.store, by=SUE.id, at=AT)
    case.ask()
    before = len(trail(case.store))
    for by in (SUE, FAR, SUE):
        see_waiting(case.store, by=by.id, at=AT)
    rows = trail(case.store)[before:]
    assert [(one.act, one.recorded_by, one.participant_id) for one in rows] == [
        ("view_waiting", SUE.id, case.id)
    ]


def test_a_step_of_a_case_that_is_gone_waits_for_nobody(case: Tale) -> None:
    """Verify names what is missing; the others are shown all the same."""
    case.ask()
    with case.store.writing() as cursor:
        assert people.participant(cursor, case.id)
        cursor.execute("DELETE FROM participant WHERE id = ?", [case.id])
    assert waiting(case.store, SUE) == []
