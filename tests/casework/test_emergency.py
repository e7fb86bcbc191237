"""Emergency access: a reason, an hour, only looking, and a supervisor who asks."""

from datetime import datetime, timedelta

import pytest

from netmap.access.permissions import Act
from netmap.casework.caseload import see_case, see_caseload
from netmap.casework.concerns import see_concerns
from netmap.casework.emergency import (
    close_emergency,
    look_into_emergency,
    my_emergencies,
    open_in_emergency,
    running_for,
    see_emergencies,
)
from netmap.casework.handing import hand_over
from netmap.casework.records import see_facts
from netmap.casework.seeing import see_map
from netmap.errors import (
    AlreadyLookedAt,
    InvalidEntry,
    NotAllowed,
    NotFound,
    ReasonNeeded,
    WorkerUnknown,
)
from netmap.model.codes import Role
from netmap.model.emergency import Emergency
from netmap.model.staff import Worker
from netmap.store import emergencies, staff
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support import claims
from tests.support.tale import ASH, AT, BILL, FAR, SUE, Tale, employ, sealed_tale, trail
from tests.support.uses import OF_A_CASE

REFERENCE = "R-p-one"
REASON = "A neighbour rang about a fall"
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
ADMIN = Worker(id="w-adm", name="A", roles=(Role.ADMINISTRATOR,), team="north")
UMA = Worker(id="w-uma", name="Uma", roles=(Role.SUPERVISOR,), team="north")
RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-01",
    "raised_by": ASH.id,
    "seen_or_said": "Said.",
}


@pytest.fixture
def case(tale: Tale) -> Tale:
    """Ash's case in the north, among everyone who works there and Far of the south."""
    employ(tale.store, LEAD, ASSESSOR, ADMIN, UMA)
    return tale


def open_it(
    tale: Tale,
    by: str = BILL.id,
    at: datetime = AT,
    reference: str = REFERENCE,
    reason: str = REASON,
) -> Emergency:
    return open_in_emergency(
        tale.store, by=by, at=at, reference=reference, reason=reason
    )


def sees(tale: Tale, by: str, at: datetime) -> bool:
    try:
        see_case(tale.store, by=by, at=at, participant_id=tale.id)
    except NotFound:
        return False
    return True


def rows(store: Store, *acts: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (one.recorded_by, one.act, one.participant_id, one.subject)
        for one in trail(store)
        if one.act in acts
    ]


@pytest.mark.parametrize("worker", [BILL, FAR, LEAD], ids=lambda one: str(one.id))
def test_who_holds_cases_or_leads_opens_one_with_a_reason(
    case: Tale, worker: Worker
) -> None:
    """By its reference; it is on record, without the reason."""
    assert not sees(case, worker.id, AT)
    opened = open_it(case, worker.id)
    assert (opened.worker, opened.participant_id) == (worker.id, case.id)
    assert (opened.reason, opened.ends_at) == (REASON, AT + HOUR)
    assert sees(case, worker.id, AT)
    assert rows(case.store, "open_in_emergency") == [
        (worker.id, "open_in_emergency", case.id, opened.id)
    ]


@pytest.mark.parametrize("reason", ["", "  ", "\n\t "])
def test_without_a_reason_nothing_opens(case: Tale, reason: str) -> None:
    with pytest.raises(ReasonNeeded):
        open_it(case, reason=reason)
    assert not sees(case, BILL.id, AT)
    assert rows(case.store, "open_in_emergency") == []


@pytest.mark.parametrize("reason", ["a" * 20_001, "gro.live\u202e", "\x00"])
def test_a_reason_that_cannot_be_read_opens_nothing(case: Tale, reason: str) -> None:
    with pytest.raises(InvalidEntry):
        open_it(case, reason=reason)
    assert not sees(case, BILL.id, AT)


@pytest.mark.parametrize(
    "reason", ["=1+1", "<script>alert(1)</script>", "'; DROP TABLE emergency; --"]
)
def test_any_other_reason_is_kept_as_it_is(case: Tale, reason: str) -> None:
    open_it(case, reason=f"  {reason}\n")
    (waiting,) = see_emergencies(case.store, by=SUE.id, at=AT)
    assert waiting.emergency.reason == reason


def test_reading_a_reason_is_on_record(case: Tale) -> None:
    """Of each case in the queue, once for a while; none where nothing waits."""
    see_emergencies(case.store, by=SUE.id, at=AT)
    open_it(case)
    before = len(trail(case.store))
    for by in (SUE.id, FAR.id, SUE.id):
        see_emergencies(case.store, by=by, at=AT)
    assert [
        (row.act, row.recorded_by, row.participant_id)
        for row in trail(case.store)[before:]
    ] == [("view_emergencies", SUE.id, case.id)]


@pytest.mark.parametrize(
    "reference", ["R-p-none", "r-p-one", "R-p", "%", "", "R-p-one'; --"]
)
def test_a_reference_that_is_not_exact_finds_nothing(
    case: Tale, reference: str
) -> None:
    """It cannot be looked for: part of one, or one in other letters, is none."""
    before = trail(case.store)
    with pytest.raises(NotFound):
        open_it(case, reference=reference)
    assert trail(case.store) == before
    assert see_emergencies(case.store, by=SUE.id, at=AT) == ()


@pytest.mark.parametrize("worker", [ASH, SUE], ids=lambda one: str(one.id))
def test_who_sees_a_case_anyway_does_not_open_it(case: Tale, worker: Worker) -> None:
    """Its holder, and a supervisor of its team."""
    with pytest.raises(NotAllowed):
        open_it(case, worker.id)
    assert rows(case.store, "open_in_emergency") == []


@pytest.mark.parametrize("worker", [ASSESSOR, ADMIN], ids=lambda one: str(one.id))
def test_who_never_sees_a_case_does_not_open_one(case: Tale, worker: Worker) -> None:
    """It is not said whether there is such a case."""
    for reference in (REFERENCE, "R-p-none"):
        with pytest.raises(NotFound):
            open_it(case, worker.id, reference=reference)
    assert rows(case.store, "open_in_emergency") == []


def test_who_left_opens_nothing_and_what_was_open_is_not(case: Tale) -> None:
    open_it(case)
    with case.store.writing() as cursor:
        staff.change_worker(cursor, BILL.model_copy(update={"active": False}))
    assert not sees(case, BILL.id, AT)
    assert my_emergencies(case.store, by=BILL.id, at=AT) == ()
    with pytest.raises(NotFound):
        open_it(case)
    with pytest.raises(WorkerUnknown):
        open_it(case, "w-nobody")


@pytest.mark.parametrize(
    ("passed", "runs"),
    [
        (timedelta(0), True),
        (HOUR - SECOND, True),
        (HOUR - timedelta(microseconds=1), True),
        (HOUR, False),
        (HOUR + timedelta(days=365), False),
        (-SECOND, False),
        (-timedelta(days=1), False),
    ],
    ids=str,
)
def test_it_lasts_an_hour_and_no_clock_that_is_set_back_makes_it_longer(
    case: Tale, passed: timedelta, *, runs: bool
) -> None:
    """An hour that has not begun is not running."""
    opened = open_it(case)
    at = AT + passed
    found = running_for(case.store, by=BILL.id, at=at, participant_id=case.id)
    mine = my_emergencies(case.store, by=BILL.id, at=at)
    assert found == (opened if runs else None)
    assert [one.emergency for one in mine] == ([opened] if runs else [])
    assert sees(case, BILL.id, at) is runs


def test_looking_is_on_record_as_everyones_is(case: Tale) -> None:
    open_it(case)
    see_case(case.store, by=BILL.id, at=AT, participant_id=case.id)
    see_map(case.store, by=BILL.id, at=AT, review_id="r-1")
    assert rows(case.store, "view") == [(BILL.id, "view", case.id, None)]


def test_it_opens_one_case_to_one_worker(case: Tale) -> None:
    """Not another case, and not to a colleague."""
    other = Tale(case.store, "p-two")
    other.register()
    open_it(case)
    assert not sees(other, BILL.id, AT)
    assert not sees(case, FAR.id, AT)
    assert see_caseload(case.store, by=BILL.id, at=AT, part=Slice()).found == 0


@pytest.mark.parametrize("worker", [BILL, FAR, LEAD], ids=lambda one: str(one.id))
def test_it_is_for_looking_alone(store: Store, worker: Worker) -> None:
    """Every other use case of a case is refused, and changes nothing."""
    employ(store, LEAD)
    tale = sealed_tale(store)
    tale.begin("r-2")
    Tale(store, "p-two").register()
    claims.put(tale)
    open_it(tale, worker.id, AT + timedelta(minutes=20))
    before = trail(store)
    for name, use in OF_A_CASE.items():
        if use.act not in {Act.SEE, Act.OPEN_IN_EMERGENCY}:
            with pytest.raises((NotAllowed, NotFound)):
                pytest.fail(f"{name} gave {use.call(tale, worker.id)!r}")
    assert trail(store) == before
    assert not tale.view("r-2").undo
    seen = see_map(store, by=worker.id, at=AT + timedelta(minutes=21), review_id="r-2")
    assert not seen.open


def test_concerns_are_not_opened_with_the_case(case: Tale) -> None:
    """They are for who raised them, supervisors and the safeguarding lead."""
    case.record("c-1", RAISED)
    open_it(case)
    given = {"store": case.store, "by": BILL.id, "at": AT}
    assert see_facts(**given, participant_id=case.id) == ()  # type: ignore[arg-type]
    assert see_concerns(**given) == ()  # type: ignore[arg-type]


def test_opening_it_again_gives_the_same_hour(case: Tale) -> None:
    """A second click makes it no longer, and asks nobody twice."""
    opened = open_it(case)
    later = AT + timedelta(minutes=59)
    assert open_it(case, at=later, reason="Still there") == opened
    assert len(rows(case.store, "open_in_emergency")) == 1
    assert len(see_emergencies(case.store, by=SUE.id, at=AT)) == 1


def test_after_its_hour_it_is_opened_anew(case: Tale) -> None:
    """With a reason of its own, which waits as the first one does."""
    opened = open_it(case)
    again = open_it(case, at=AT + HOUR, reason="Another call")
    assert again.id != opened.id
    waiting = see_emergencies(case.store, by=SUE.id, at=AT)
    assert [one.emergency for one in waiting] == [again, opened]


def test_it_can_be_closed_early(case: Tale) -> None:
    """Closing it twice is as good as once; it still waits to be looked into."""
    opened = open_it(case)
    at = AT + timedelta(minutes=5)
    for _ in range(2):
        close_emergency(case.store, by=BILL.id, at=at, emergency_id=opened.id)
    assert not sees(case, BILL.id, at)
    assert rows(case.store, "close_emergency") == [
        (BILL.id, "close_emergency", case.id, opened.id)
    ]
    (waiting,) = see_emergencies(case.store, by=SUE.id, at=AT)
    assert waiting.emergency.closed_at == at


def test_after_its_hour_closing_it_changes_nothing(case: Tale) -> None:
    opened = open_it(case)
    close_emergency(case.store, by=BILL.id, at=AT + HOUR, emergency_id=opened.id)
    assert rows(case.store, "close_emergency") == []
    (waiting,) = see_emergencies(case.store, by=SUE.id, at=AT)
    assert waiting.emergency == opened


@pytest.mark.parametrize("by", [ASH.id, SUE.id, FAR.id])
def test_nobody_closes_it_for_another(case: Tale, by: str) -> None:
    opened = open_it(case)
    for emergency_id in (opened.id, "e-none"):
        with pytest.raises(NotFound):
            close_emergency(case.store, by=by, at=AT, emergency_id=emergency_id)
    assert sees(case, BILL.id, AT)


def test_it_waits_for_supervisors_of_the_cases_team(case: Tale) -> None:
    """Not for the holder, the lead, other teams, or who opened it."""
    open_it(case)
    told = {
        one.id: len(see_emergencies(case.store, by=one.id, at=AT))
        for one in (ASH, BILL, SUE, UMA, FAR, LEAD, ASSESSOR, ADMIN)
    }
    assert {who for who, waiting in told.items() if waiting} == {SUE.id, UMA.id}


def test_the_one_who_looks_into_it_is_told_who_and_why(case: Tale) -> None:
    opened = open_it(case, FAR.id)
    (waiting,) = see_emergencies(case.store, by=SUE.id, at=AT)
    assert (waiting.emergency, waiting.worker) == (opened, FAR.name)
    assert waiting.reference == REFERENCE


def test_nobody_looks_into_what_they_opened(case: Tale) -> None:
    """A supervisor who opened it before the case came to their team."""
    opened = open_it(case, FAR.id)
    hand_over(case.store, by=ADMIN.id, at=AT, participant_id=case.id, to=FAR.id)
    assert see_emergencies(case.store, by=FAR.id, at=AT) == ()
    with pytest.raises(AlreadyLookedAt):
        look_into_emergency(
            case.store, by=FAR.id, at=AT, emergency_id=opened.id, note="Fine"
        )


def test_it_waits_until_someone_looked_into_it_and_once(case: Tale) -> None:
    """Days later too; what they found is kept with it."""
    opened = open_it(case)
    later = AT + timedelta(days=3)
    assert len(see_emergencies(case.store, by=UMA.id, at=AT)) == 1
    looked = look_into_emergency(
        case.store, by=SUE.id, at=later, emergency_id=opened.id, note=" He rang me.\n"
    )
    assert (looked.looked_by, looked.looked_at) == (SUE.id, later)
    assert (looked.note, looked.reason) == ("He rang me.", REASON)
    assert see_emergencies(case.store, by=SUE.id, at=AT) == ()
    assert see_emergencies(case.store, by=UMA.id, at=AT) == ()
    assert rows(case.store, "look_into") == [(SUE.id, "look_into", case.id, opened.id)]
    with pytest.raises(AlreadyLookedAt):
        look_into_emergency(
            case.store, by=UMA.id, at=later, emergency_id=opened.id, note="Mine"
        )
    with case.store.reading() as cursor:
        assert emergencies.with_id(cursor, opened.id) == looked


def test_looking_into_it_does_not_end_it(case: Tale) -> None:
    """The hour is the worker's; what they found may be that it is needed."""
    opened = open_it(case)
    look_into_emergency(case.store, by=SUE.id, at=AT, emergency_id=opened.id, note="")
    assert sees(case, BILL.id, AT + HOUR - SECOND)


@pytest.mark.parametrize(
    "by", [ASH.id, BILL.id, FAR.id, LEAD.id, ASSESSOR.id, ADMIN.id]
)
def test_nobody_else_looks_into_it(case: Tale, by: str) -> None:
    """It is not said whether there is one."""
    opened = open_it(case)
    for emergency_id in (opened.id, "e-none"):
        with pytest.raises(AlreadyLookedAt):
            look_into_emergency(
                case.store, by=by, at=AT, emergency_id=emergency_id, note="Fine"
            )
    assert len(see_emergencies(case.store, by=SUE.id, at=AT)) == 1


@pytest.mark.parametrize("note", ["a" * 20_001, "gro\u202e"])
def test_a_note_that_cannot_be_read_leaves_it_waiting(case: Tale, note: str) -> None:
    opened = open_it(case)
    with pytest.raises(InvalidEntry):
        look_into_emergency(
            case.store, by=SUE.id, at=AT, emergency_id=opened.id, note=note
        )
    assert len(see_emergencies(case.store, by=SUE.id, at=AT)) == 1


def test_no_row_holds_the_reason_or_the_note(case: Tale) -> None:
    opened = open_it(case)
    look_into_emergency(
        case.store, by=SUE.id, at=AT, emergency_id=opened.id, note="He rang me"
    )
    close_emergency(case.store, by=BILL.id, at=AT, emergency_id=opened.id)
    text = " ".join(one.model_dump_json() for one in trail(case.store))
    for word in ("neighbour", "rang", REFERENCE, "Morgan"):
        assert word not in text
