"""Who did what: the record of use on screen, what is asked of it, and as a file."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework import trail as casework
from netmap.casework.caseload import see_case
from netmap.casework.records import record_fact
from netmap.casework.trail import Question
from netmap.desk import now
from netmap.errors import NotForRole
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.reports.trail import HEAD
from netmap.store import audit
from netmap.ui import trail
from netmap.words import access
from netmap.words.dates import spoken_time
from tests.pages.test_markup import TYPED, as_markup
from tests.support import app
from tests.support.tale import employ

BEA = Worker(id="w-bea", name="Bea Example")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
FAR = Worker(id="w-far", name="Far Example", roles=(Role.SUPERVISOR,), team="far")
LEAD = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
BORIS = Worker(id="w-boris", name="Boris", roles=(Role.ADMINISTRATOR,))
ASSESSOR = Worker(id="w-ass", name="Ann Example", roles=(Role.ASSESSOR,))
CAI = "p-cai"
LATER = datetime(2024, 5, 6, 9, 15).astimezone()
EVERYTHING = Question()


@pytest.fixture
def crew(wren: Path) -> None:
    """Wren's case was begun on 4 March 2024; Cai's was looked at on 6 May."""
    employ(app.store(), BEA, SUE, FAR, LEAD, BORIS, ASSESSOR)
    app.add_participant(app.store(), CAI, "Cai B.", "W 2")
    see_case(app.store(), by=SUE.id, at=LATER, participant_id=CAI)


def visit(worker: Worker = SUE) -> AppTest:
    return app.go(app.visit(worker.id), "trail")


def widget(at: AppTest, key: str) -> Any:
    return next(one for one in at._tree if getattr(one, "key", None) == key)


def ask(at: AppTest, key: str, value: object) -> AppTest:
    widget(at, key).set_value(value)
    return at.run()


def rows(at: AppTest) -> list[list[str]]:
    """Return the rows of the table, each a list of its cells."""
    found = "".join(
        one.proto.body for one in at.get("html") if "netmap-table" in one.proto.body
    )
    body = found.partition("<tbody>")[2].partition("</tbody>")[0]
    lines = body.replace('<th scope="row">', "<td>").replace("</th>", "</td>")
    return [
        [cell.removesuffix("</td>") for cell in line.split("<td>")[1:]]
        for line in lines.split("</tr>")[:-1]
    ]


def acts(at: AppTest) -> set[str]:
    return {row[2] for row in rows(at)}


def cases(at: AppTest) -> set[str]:
    return {row[3] for row in rows(at)}


def people(at: AppTest) -> set[str]:
    return {row[1] for row in rows(at)}


def taken(worker: Worker, question: Question = EVERYTHING) -> list[list[str]]:
    """Return the rows of the file, with its heading."""
    found = trail.taken(app.desk(worker), question)
    return list(csv.reader(io.StringIO(found.decode())))


def numbers(lines: Sequence[Sequence[str]]) -> list[int]:
    return [int(line[0]) for line in lines[1:]]


def test_a_row_says_when_who_what_and_which_case(crew: None) -> None:
    at = visit()
    looked = access.ACTS["view"]
    assert [spoken_time(LATER), SUE.name, looked, "W 2", ""] in rows(at)
    sealed = [spoken_time(app.AT), app.WORKER.name, access.ACTS["seal"], "W 1", ""]
    assert sealed in rows(at)
    assert list(access.TRAIL_HEADS) == [
        one.partition("<")[0] for one in app.html(at).split('<th scope="col">')[1:]
    ]


def test_the_newest_row_comes_first(crew: None) -> None:
    """It is that of the first look at the record itself."""
    first = rows(visit().run())[0]
    assert first[1:] == [SUE.name, access.ACTS["view_trail"], "", ""]


def test_what_was_recorded_is_said_by_its_kind_and_not_what_it_says(
    crew: None,
) -> None:
    at = visit()
    assert any(one.startswith(access.RECORDED.partition("{")[0]) for one in acts(at))
    told = app.everything(at)
    assert not [one for one in app.SECRETS if one in told]
    assert not [one for one in ("Wren", "Bryn", "Cai B", "Sunday") if one in told]


def test_every_act_is_said_in_words(crew: None) -> None:
    for worker in (SUE, BORIS):
        with app.store().reading() as cursor:
            raw = {one[0] for one in cursor.execute("SELECT act FROM audit").fetchall()}
        assert not acts(visit(worker)) & raw


def test_a_kind_of_record_without_words_does_not_break_the_page(crew: None) -> None:
    with app.store().writing() as cursor:
        for act in ("record_unheard_of", "unheard_of", TYPED):
            audit.write(cursor, at=now(), by=SUE.id, act=act)
    at = visit()
    assert not at.exception
    assert "unheard_of" in acts(at)
    assert escape(TYPED) in acts(at)
    assert not as_markup(at)


def test_whoever_tried_without_an_account_is_nobody(crew: None) -> None:
    with app.store().writing() as cursor:
        audit.write(cursor, at=now(), by="nobody", act="sign_in_failed")
    assert access.NOBODY in people(visit(BORIS))


# For whom


def test_a_supervisor_reads_what_is_about_cases_of_the_team(crew: None) -> None:
    assert {"W 1", "W 2"} <= cases(visit(SUE))
    assert not {"W 1", "W 2"} & cases(visit(FAR))


def test_a_safeguarding_lead_reads_what_is_about_cases_of_the_team(crew: None) -> None:
    assert {"W 1", "W 2"} <= cases(visit(LEAD))


def test_an_administrator_reads_what_is_about_no_case(crew: None) -> None:
    at = visit(BORIS)
    assert cases(at) == {""}
    assert access.ACTS["init"] in acts(at)


def test_a_supervisor_of_another_team_reads_and_asks_about_their_own(
    crew: None,
) -> None:
    at = visit(FAR)
    assert people(at) == {FAR.name}
    assert widget(at, trail.WHO).options == [access.TRAIL_EVERYONE, FAR.name]


@pytest.mark.parametrize("one", [BEA, ASSESSOR], ids=lambda one: one.id)
def test_whoever_answers_for_nobody_is_refused_page_and_file(
    crew: None, one: Worker
) -> None:
    at = visit(one)
    assert [error.value for error in at.error] == [NotForRole.sentence]
    assert not rows(at)
    assert not at.selectbox
    assert not at.get("download_button")
    with pytest.raises(NotForRole):
        trail.taken(app.desk(one), EVERYTHING)


def test_reading_it_is_on_record(crew: None) -> None:
    visit(LEAD)
    looks = [row for row in rows(visit()) if row[2] == access.ACTS["view_trail"]]
    assert LEAD.name in {row[1] for row in looks}


# What is asked


def test_rows_are_asked_for_by_who_did_it(crew: None) -> None:
    at = ask(visit(), trail.WHO, app.WORKER.id)
    assert people(at) == {app.WORKER.name}


def test_rows_are_asked_for_by_case(crew: None) -> None:
    at = ask(visit(), trail.CASE, " W 2 ")
    assert cases(at) == {"W 2"}
    assert acts(at) == {access.ACTS["register"], access.ACTS["view"]}


@pytest.mark.parametrize("case", ["W 9", "W", app.NAME, "' OR 1=1 --"])
def test_a_case_that_there_is_not_has_no_row(crew: None, case: str) -> None:
    at = ask(visit(), trail.CASE, case)
    assert not rows(at)
    assert [one.value for one in at.info] == [access.TRAIL_NONE]
    assert not at.get("download_button")


def test_a_case_of_another_team_has_no_row_either(crew: None) -> None:
    assert not rows(ask(visit(FAR), trail.CASE, "W 1"))


@pytest.mark.parametrize(
    ("since", "until", "looks"),
    [
        (date(2024, 5, 6), date(2024, 5, 6), 1),
        (date(2024, 5, 6), None, 1),
        (None, date(2024, 5, 6), 1),
        (date(2024, 5, 7), None, 0),
        (None, date(2024, 5, 5), 0),
        (date(2024, 5, 7), date(2024, 5, 5), 0),
    ],
)
def test_rows_are_asked_for_by_day_both_included(
    crew: None, since: date | None, until: date | None, looks: int
) -> None:
    at = ask(ask(visit(), trail.SINCE, since), trail.UNTIL, until)
    assert not at.exception
    assert [row[0] for row in rows(at)].count(spoken_time(LATER)) == looks


@pytest.mark.parametrize("day", [date.max, date(9999, 12, 31), date.min])
def test_the_first_and_the_last_day_of_all_break_nothing(crew: None, day: date) -> None:
    """The page's own choice of days may not reach them; a question may."""
    for question in (Question(since=day), Question(until=day)):
        assert taken(SUE, question)[0] == list(HEAD)


def test_several_things_are_asked_at_once(crew: None) -> None:
    at = ask(visit(), trail.WHO, SUE.id)
    at = ask(ask(at, trail.CASE, "W 2"), trail.UNTIL, LATER.date())
    assert [row[2:4] for row in rows(at)] == [[access.ACTS["view"], "W 2"]]


def test_a_long_record_shows_the_newest_and_says_so(
    crew: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert access.TRAIL_MORE.format(count=3) not in app.everything(visit())
    monkeypatch.setattr(casework, "MOST", 3)
    at = visit()
    assert len(rows(at)) == 3
    assert access.TRAIL_MORE.format(count=3) in [one.value for one in at.caption]
    assert len(taken(SUE)) > 4


# As a file


def test_the_file_holds_the_same_rows_and_taking_it_is_on_record(crew: None) -> None:
    shown = rows(visit().run())
    found = taken(SUE)
    assert found[0] == list(HEAD)
    assert [line[3] for line in found[1:]] == [row[1] for row in shown]
    assert [line[5] for line in found[1:]] == [row[2] for row in shown]
    assert rows(visit())[0][2] == access.ACTS["export_trail"]


def test_the_file_is_offered_under_its_name(crew: None) -> None:
    [offer] = visit().get("download_button")
    assert offer.proto.label == access.TRAIL_TAKE


def test_the_file_answers_the_same_question(crew: None) -> None:
    found = taken(SUE, Question(case="W 2", worker=SUE.id))
    assert [line[3:5] for line in found[1:]] == [[SUE.name, "view"]]
    assert not taken(FAR, Question(case="W 1"))[1:]


def test_the_file_names_no_participant_and_says_nothing_of_a_map(crew: None) -> None:
    told = trail.taken(app.desk(SUE), EVERYTHING).decode()
    assert not [one for one in (*app.SECRETS, "Wren A", "Bryn", "Cai B") if one in told]


def test_the_file_has_each_row_once_the_newest_first(crew: None) -> None:
    found = numbers(taken(SUE))
    assert found == sorted(set(found), reverse=True)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "'quoted"])
def test_a_name_in_the_file_is_run_as_no_formula(crew: None, name: str) -> None:
    hostile = Worker(id="w-host", name=name, roles=(Role.SUPERVISOR,))
    employ(app.store(), hostile)
    at = visit(hostile)
    assert escape(name) in people(at)
    assert {f"'{name}"} == {line[3] for line in taken(hostile) if line[2] == "w-host"}


def test_the_time_in_the_file_is_to_the_moment_with_its_zone(crew: None) -> None:
    found = taken(SUE, Question(case="W 2", worker=SUE.id))
    assert datetime.fromisoformat(found[1][1]) == LATER
    assert datetime.fromisoformat(found[1][1]).utcoffset() is not None


def test_someone_who_has_left_is_still_named(crew: None) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE worker SET active = false WHERE id = ?", [app.WORKER.id])
    at = visit()
    assert app.WORKER.name in people(at)
    assert app.WORKER.name in {line[3] for line in taken(SUE)}


def test_a_record_that_is_new_is_in_the_next_look(crew: None) -> None:
    at = visit()
    before = len(rows(at))
    record_fact(
        app.store(),
        by=app.WORKER.id,
        at=now() + timedelta(seconds=1),
        participant_id=app.WREN,
        fields={"fact_id": "f-2", "body": app.RULE},
    )
    assert len(rows(at.run())) > before
