"""What is on record of supervision: notes, how far reviews are, and what waits."""

import pytest

from netmap.casework.handing import hand_over
from netmap.casework.sealing import seal_review
from netmap.casework.supervision import (
    SignedReview,
    Supervision,
    see_supervision,
)
from netmap.model.evidence import SignOffState
from netmap.model.sign_off import ReviewStage
from netmap.model.staff import Worker
from netmap.store import staff
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
    DAY,
    SUE,
    Tale,
    Tell,
    sealed_tale,
    trail,
)


@pytest.fixture
def case(tell: Tell) -> Tale:
    """Morgan's case with r-1 sealed, and everyone who works in the north."""
    return tell(sealed_tale, UMA, LEAD, ASSESSOR, ADMIN)


def seen(tale: Tale, by: Worker = ASH) -> Supervision:
    return see_supervision(tale.store, by=by.id, at=tale.at, participant_id=tale.id)


def review(tale: Tale, by: Worker = ASH, review_id: str = "r-1") -> SignedReview:
    return seen(tale, by).reviews[review_id]


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
