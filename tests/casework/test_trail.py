"""The record of use: who may read which rows, by case, person and day; no content."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from netmap.casework import trail as reading
from netmap.casework.caseload import see_case
from netmap.casework.handing import hand_over
from netmap.casework.signing import sign_out
from netmap.casework.trail import Question, Trail, see_trail, take_trail
from netmap.errors import NotForRole, WorkerUnknown
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.reports.trail import HEAD, act_sentence, as_csv, told
from netmap.store import audit
from netmap.store.database import Store
from netmap.words import access as words
from tests.support.tale import ASH, AT, BILL, FAR, SUE, Tale, employ, trail

ADMIN = Worker(id="w-adm", name="Ada Example", roles=(Role.ADMINISTRATOR,), team="hq")
LEAD = Worker(id="w-lead", name="L", roles=(Role.SAFEGUARDING_LEAD,), team="north")
ASSESSOR = Worker(id="w-ass", name="A", roles=(Role.ASSESSOR,), team="north")
GONE = Worker(id="w-gone", name="G", roles=(Role.SUPERVISOR,), active=False)
SOLE = Worker(
    id="w-sole", name="S", roles=(Role.PRACTITIONER, Role.ADMINISTRATOR), team="hq"
)
HOUR = timedelta(hours=1)
DAY = AT.astimezone().date()
WEEK = timedelta(days=7)
Reads = Callable[..., Trail]


@pytest.fixture
def case(tale: Tale) -> Tale:
    """A case of the north and one of the south; Bill and Far signed out."""
    employ(tale.store, ADMIN, LEAD, ASSESSOR, GONE, SOLE)
    south = Tale(tale.store, "p-south")
    south.register()
    hand_over(tale.store, by=ADMIN.id, at=AT, participant_id=south.id, to=FAR.id)
    sign_out(tale.store, by=BILL.id, at=AT)
    sign_out(tale.store, by=FAR.id, at=AT)
    with tale.store.writing() as cursor:
        audit.write(cursor, at=AT, by="nobody", act="sign_in_failed")
    return tale


def read(store: Store, by: str, at: datetime = AT + HOUR, **asked: Any) -> Trail:
    return see_trail(store, by=by, at=at, question=Question(**asked))


def acts(found: Trail) -> list[tuple[str, str]]:
    """Return what was done and with which case, the oldest first."""
    return [(one.act, one.case) for one in reversed(found.rows)]


NORTH = [("register", "R-p-one"), ("start_review", "R-p-one"), ("sign_out", "")]


@pytest.mark.parametrize("worker", [SUE, LEAD], ids=lambda one: one.id)
def test_who_answers_for_a_team_reads_its_cases_and_people(
    case: Tale, worker: Worker
) -> None:
    """Not the case that went to another team, nor what nobody's account did."""
    found = acts(read(case.store, worker.id))
    assert found[-1:] == [("sign_out", "")]
    assert [one for one in found if one[0] != "init"] == NORTH


def test_another_team_reads_its_own(case: Tale) -> None:
    """All that was done with a case is read where the case is now."""
    assert acts(read(case.store, FAR.id)) == [
        ("register", "R-p-south"),
        ("hand_over", "R-p-south"),
        ("sign_out", ""),
    ]


@pytest.mark.parametrize("worker", [ADMIN, SOLE], ids=lambda one: one.id)
def test_an_administrator_reads_what_is_about_no_case(
    case: Tale, worker: Worker
) -> None:
    """Of every team, and of those who did not get in."""
    found = read(case.store, worker.id)
    assert acts(found) == [
        ("init", ""),
        ("sign_out", ""),
        ("sign_out", ""),
        ("sign_in_failed", ""),
    ]
    assert told(found.rows[0])[1] == words.NOBODY
    assert {ASH.id, FAR.id, ADMIN.id} <= found.workers.keys()
    assert acts(read(case.store, worker.id, case="R-p-one")) == []


@pytest.mark.parametrize(
    "worker", [ASH, BILL, ASSESSOR, GONE], ids=lambda one: str(one.id)
)
@pytest.mark.parametrize("reads", [see_trail, take_trail])
def test_nobody_else_reads_it(case: Tale, worker: Worker, reads: Reads) -> None:
    """And asking leaves no row."""
    before = trail(case.store)
    with pytest.raises(NotForRole):
        reads(case.store, by=worker.id, at=AT, question=Question())
    with pytest.raises(WorkerUnknown):
        reads(case.store, by="w-nobody", at=AT, question=Question())
    assert trail(case.store) == before


def test_it_can_be_read_by_case(case: Tale) -> None:
    """By the exact reference; one of another team is as one that nobody has."""
    found = read(case.store, SUE.id, case=" R-p-one ")
    assert {one.case for one in found.rows} == {"R-p-one"}
    for other in ("R-p-south", "R-p-none", "R-p", "p-one", " ", "' OR 1=1; --"):
        assert read(case.store, SUE.id, case=other).rows == ()


def test_it_can_be_read_by_person(case: Tale) -> None:
    """Those whom the reader may ask about; others' rows do not come that way."""
    assert acts(read(case.store, SUE.id, worker=BILL.id)) == [("sign_out", "")]
    assert read(case.store, SUE.id, worker=FAR.id).rows == ()
    assert read(case.store, SUE.id, worker="' OR 1=1; --").rows == ()
    assert FAR.id not in read(case.store, SUE.id).workers
    assert read(case.store, SUE.id).workers[BILL.id] == BILL.name


def test_it_can_be_read_by_day(case: Tale) -> None:
    """Both days are included; those of the one who asks."""
    case.at = AT + WEEK
    case.say(("review", "review", "place"), "Garden")

    def on(since: date | None, until: date | None) -> set[str]:
        found = read(case.store, SUE.id, since=since, until=until, case="R-p-one")
        return {one.act for one in found.rows}

    early, late = {"register", "start_review"}, {"edit"}
    day, week, one = DAY, DAY + WEEK, timedelta(days=1)
    assert on(None, None) == early | late
    assert on(day, week) == early | late
    assert on(day, day) == early
    assert on(week, week) == late
    assert on(day + one, week - one) == set()
    assert on(None, week - one) == early
    assert on(day + one, None) == late
    assert on(week, day) == set()


def test_it_says_who_what_when_and_to_whom(case: Tale) -> None:
    """The newest first; names of workers, the service's reference of the case."""
    first, *_, last = read(case.store, FAR.id).rows
    assert first.act == "sign_out"
    assert last.number < first.number
    handed = next(o for o in read(case.store, FAR.id).rows if o.act == "hand_over")
    assert (handed.by, handed.name, handed.case, handed.about, handed.at) == (
        ADMIN.id,
        ADMIN.name,
        "R-p-south",
        FAR.name,
        AT,
    )


def test_it_says_nothing_that_was_recorded(case: Tale) -> None:
    """No name of a participant, nobody on a map, no word, no id of a record."""
    case.alter("jo", name="Secret Person")
    case.say(("review", "review", "place"), "Secret Garden")
    case.record("f-secret", {"kind": "plan", "plan": "action", "text": "Secret"})
    found = take_trail(case.store, by=SUE.id, at=AT, question=Question())
    text = found.model_dump_json() + "".join(as_csv(found.rows))
    for word in ("Secret", "secret", "Morgan", ",p-one", "r-1"):
        assert word not in text
    assert "record_plan" in text


def test_reading_it_is_on_record_once_a_quarter_of_an_hour(case: Tale) -> None:
    """Whatever is asked for; each reader has their own row."""

    def rows() -> list[str]:
        return [one.recorded_by for one in trail(case.store) if one.act == "view_trail"]

    read(case.store, SUE.id)
    read(case.store, SUE.id, at=AT + HOUR + timedelta(minutes=14), case="R-p-one")
    assert rows() == [SUE.id]
    read(case.store, LEAD.id)
    assert rows() == [SUE.id, LEAD.id]
    read(case.store, SUE.id, at=AT + HOUR + timedelta(minutes=15))
    assert rows() == [SUE.id, LEAD.id, SUE.id]


def test_taking_it_out_is_on_record_each_time(case: Tale) -> None:
    for _ in range(2):
        take_trail(case.store, by=SUE.id, at=AT, question=Question())
    found = [one for one in trail(case.store) if one.act == "export_trail"]
    assert [(one.recorded_by, one.participant_id) for one in found] == [
        (SUE.id, None),
        (SUE.id, None),
    ]


def test_a_screen_has_the_newest_and_a_file_has_all(
    case: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said that there are more."""
    monkeypatch.setattr(reading, "MOST", 2)
    found = read(case.store, SUE.id)
    assert (len(found.rows), found.more) == (2, True)
    taken = take_trail(case.store, by=SUE.id, at=AT, question=Question())
    assert taken.rows[1:3] == found.rows
    assert not taken.more
    assert not read(case.store, SUE.id, worker=BILL.id).more


# As a table for a spreadsheet


def cells(store: Store, by: str) -> list[dict[str, str]]:
    found = take_trail(store, by=by, at=AT, question=Question())
    return list(csv.DictReader(io.StringIO("".join(as_csv(found.rows)))))


def test_a_file_has_a_heading_and_a_line_for_each_row(case: Tale) -> None:
    found = take_trail(case.store, by=FAR.id, at=AT, question=Question())
    head, *lines = as_csv(found.rows)
    assert head == ",".join(HEAD) + "\n"
    assert len(lines) == len(found.rows)
    handed = next(one for one in cells(case.store, FAR.id) if one["act"] == "hand_over")
    assert handed["what"] == "Handed the case over"
    assert (handed["case"], handed["about"]) == ("R-p-south", FAR.name)
    assert datetime.fromisoformat(handed["at"]) == AT


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_no_text_in_a_file_is_run_as_a_formula(store: Store, text: str) -> None:
    """A worker's name, whom it was done to, and a reference."""
    employ(store, Worker(id="w-f", name=text, team="north"))
    told_of = Tale(store)
    told_of.register(reference=text)
    hand_over(store, by=SUE.id, at=AT, participant_id=told_of.id, to="w-f")
    see_case(store, by="w-f", at=AT, participant_id=told_of.id)
    found = cells(store, SUE.id)
    view = next(one for one in found if one["act"] == "view")
    handed = next(one for one in found if one["act"] == "hand_over")
    for cell in (view["name"], view["case"], handed["about"]):
        assert cell == f"'{text}"


@pytest.mark.parametrize("name", ['Ash, "the" Example', "<b>Ash</b>", "; DROP --"])
def test_any_name_stays_in_its_cell(store: Store, name: str) -> None:
    employ(store, Worker(id="w-f", name=name, team="north"))
    sign_out(store, by="w-f", at=AT)
    row = next(one for one in cells(store, SUE.id) if one["worker"] == "w-f")
    assert row["name"] == name
    assert row["act"] == "sign_out"


def test_every_act_there_is_has_its_words() -> None:
    """A kind of record is said by its name; an act nobody knows stays as it is."""
    assert act_sentence("record_concern") == "Recorded: concern"
    assert act_sentence("seal") == "Sealed a review"
    assert act_sentence("unheard_of") == "unheard_of"
