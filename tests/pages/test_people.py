"""People and teams, for administrators: who works here, and how they come in."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap import door
from netmap.access import passwords
from netmap.casework.keeping import make_store
from netmap.errors import (
    InvalidEntry,
    LastAdministrator,
    NotForRole,
    SignInTaken,
    StaleRecord,
)
from netmap.model.codes import Role
from netmap.model.staff import Account, Worker
from netmap.store import staff
from netmap.ui import handing, people, signing
from netmap.words import access, screen
from netmap.words import signing as words
from netmap.words.labels import label
from tests.pages.test_markup import TYPED, as_markup
from tests.support import app
from tests.support.tale import employ

KEY = "an invented key for tests"
FORMULA = "=HYPERLINK(1+1)"
SQL = "x'); DROP TABLE worker; --"
BEA = Worker(id="w-bea", name="Bea Example")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
LEAD = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
ASSESSOR = Worker(id="w-ass", name="Ann Example", roles=(Role.ASSESSOR,))


@pytest.fixture
def crew(wren: Path) -> None:
    """Ash manages people and holds Wren's case; Bea works in the same team."""
    employ(app.store(), BEA)


@pytest.fixture
def real(tmp_path: Path) -> Iterator[None]:
    """An encrypted store that Ash made, who signs in with a password."""
    path = tmp_path / "real.duckdb"
    with make_store(path, key=KEY, worker=app.WORKER, at=app.AT) as store:
        app.add_participant(store, app.WREN, app.NAME, "W 1")
        account = Account(
            worker=app.WORKER.id, sign_in="ash", password=passwords.kept("kept here")
        )
        with store.writing() as cursor:
            staff.put_account(cursor, account)
    with app.app_over(path, key=KEY):
        yield


def visit(worker: str = app.WORKER.id) -> AppTest:
    return app.go(app.visit(worker), "people")


def submit(at: AppTest, form: str) -> AppTest:
    """Press the button of a form."""
    [one] = [one for one in at.button if unmarked(one.proto.form_id) == form]
    return one.click().run()


def fill(at: AppTest, prefix: str, **values: Any) -> AppTest:
    """Fill in the fields of a form of the page."""
    for name, value in values.items():
        widget(at, f"{prefix}.{name}").set_value(value)
    return at


def widget(at: AppTest, key: str) -> Any:
    return next(
        one for one in at._tree if unmarked(getattr(one, "key", None) or "") == key
    )


def unmarked(key: str) -> str:
    """Return a key without the mark of the value it was drawn for."""
    return re.sub(r"\.[0-9a-f]{8}(?=\.|$)", "", key)


def add(at: AppTest, name: str, sign_in: str, **others: Any) -> AppTest:
    values = {"roles": [Role.PRACTITIONER], "name": name, "sign_in": sign_in}
    return submit(fill(at, people.NEW, **{**values, **others}), people.NEW)


def done(at: AppTest) -> list[str]:
    return [one.value for one in at.success]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def password(at: AppTest) -> str:
    """Return the password that the page shows."""
    [told] = [one.value for one in at.warning]
    return str(told).split("**")[1]


def worker(worker_id: str) -> Worker:
    with app.store().reading() as cursor:
        return staff.worker(cursor, worker_id)


def account(worker_id: str) -> Account | None:
    with app.store().reading() as cursor:
        return staff.account_of(cursor, worker_id)


def named(name: str) -> list[Worker]:
    with app.store().reading() as cursor:
        return [one for one in staff.workers(cursor) if one.name == name]


def line(at: AppTest, name: str) -> str:
    """Return what the list says of someone."""
    bodies = [one.proto.body for one in at.get("html")]
    [found] = [one for one in bodies if f"<strong>{escape(name)}</strong>" in one]
    return str(found)


# Who works here


def test_a_line_says_roles_team_account_and_how_many_cases(crew: None) -> None:
    at = visit()
    for one, cases in ((app.WORKER, 1), (BEA, 0)):
        said = access.WORKER_LINE.format(
            roles=", ".join(label(role) for role in one.roles),
            team="team",
            account=access.NO_ACCOUNT,
            cases=cases,
        )
        assert line(at, one.name).endswith(f"<br>{said}</p>")


@pytest.mark.parametrize("one", [BEA, SUE, LEAD, ASSESSOR], ids=lambda one: one.id)
def test_whoever_does_not_manage_people_sees_one_sentence_and_nothing_else(
    crew: None, one: Worker
) -> None:
    employ(app.store(), SUE, LEAD, ASSESSOR)
    at = visit(one.id)
    assert errors(at) == [NotForRole.sentence]
    assert [title.value for title in at.title] == [access.PEOPLE]
    assert [press.key for press in at.button] == ["sign_out"]
    assert not any((at.text_input, at.selectbox, at.multiselect, at.header, at.text))
    assert app.WORKER.name not in app.everything(at)


def test_the_page_names_no_participant(crew: None) -> None:
    told = app.everything(visit())
    assert "Wren" not in told
    assert "Bryn" not in told
    assert "W 1" in told


# Adding someone


def test_someone_added_with_a_password_kept_here_is_shown_it_once(crew: None) -> None:
    at = add(visit(), "Dov Example", "dov")
    assert done(at) == [access.ADDED_WORKER.format(name="Dov Example")]
    [dov] = named("Dov Example")
    kept = account(dov.id)
    assert kept is not None
    assert kept.must_change
    assert passwords.is_right(password(at), kept.password)
    assert password(at) not in app.everything(at.run())
    assert not at.warning
    assert access.ACCOUNT_HERE.format(name="dov") in line(at, "Dov Example")


def test_the_password_is_in_no_row_of_the_store(crew: None) -> None:
    at = add(visit(), "Dov Example", "dov")
    with app.store().reading() as cursor:
        rows = cursor.execute("SELECT * FROM audit").fetchall()
        rows += cursor.execute("SELECT * FROM account").fetchall()
    assert password(at) not in str(rows)


def test_the_form_is_empty_again_and_the_next_one_is_somebody_else(crew: None) -> None:
    at = add(visit(), "Dov Example", "dov")
    assert widget(at, f"{people.NEW}.name").value == ""
    assert widget(at, f"{people.NEW}.sign_in").value == ""
    assert widget(at, f"{people.NEW}.roles").value == []
    add(at, "Eva Example", "eva")
    assert len(named("Dov Example")) == len(named("Eva Example")) == 1


def test_two_people_of_one_name_are_two(crew: None) -> None:
    at = add(add(visit(), "Dov Example", "dov"), "Dov Example", "dov.2")
    assert not at.exception
    assert len(named("Dov Example")) == 2


def test_someone_whose_organisation_signs_them_in_has_no_password_here(
    crew: None,
) -> None:
    at = add(visit(), "Dov Example", "Dov@Example.org", here=False)
    assert not at.warning
    told = access.ACCOUNT_THERE.format(name="dov@example.org")
    assert told in line(at, "Dov Example")
    [dov] = named("Dov Example")
    kept = account(dov.id)
    assert kept is not None
    assert kept.password is None


def test_someone_new_signs_in_with_it_and_chooses_their_own(real: None) -> None:
    first = password(add(visit(), "Dov Example", "dov"))
    at = app.cold().run()
    at.text_input(key=signing.NAME).set_value("dov")
    at.text_input(key=signing.PASSWORD).set_value(first)
    submit(at, "sign_in")
    assert [one.value for one in at.title] == [words.MUST_CHANGE]
    at.text_input(key=signing.OLD).set_value(first)
    at.text_input(key=signing.NEW).set_value("one of my own choice")
    submit(at, "change_password")
    assert [one.value for one in at.title] == [screen.CASELOAD]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"name": " "},
            InvalidEntry(field="Name", problem="is empty. Write something").sentence,
        ),
        ({"roles": []}, None),
        ({"sign_in": ""}, None),
        ({"sign_in": "bea"}, SignInTaken.sentence),
    ],
    ids=["no name", "no role", "no sign-in name", "taken"],
)
def test_what_does_not_fit_is_said_and_nobody_is_added(
    crew: None, values: dict[str, Any], sentence: str | None
) -> None:
    with app.store().writing() as cursor:
        staff.put_account(cursor, Account(worker=BEA.id, sign_in="bea"))
        before = staff.workers(cursor)
    given = {"name": "Dov Example", "sign_in": "dov", **values}
    at = add(visit(), **given)
    assert len(at.error) == 1
    assert errors(at) == [sentence or at.error[0].value]
    assert "Not saved" in errors(at)[0]
    assert not at.warning
    assert not at.exception
    with app.store().reading() as cursor:
        assert staff.workers(cursor) == before


def test_what_was_refused_is_still_in_the_form(crew: None) -> None:
    at = add(visit(), "Dov Example", "dov", roles=[])
    assert widget(at, f"{people.NEW}.name").value == "Dov Example"
    at = add(at, "Dov Example", "dov")
    assert len(named("Dov Example")) == 1


# Changing someone


def test_other_roles_are_saved_and_hold_from_their_next_click(crew: None) -> None:
    theirs = app.visit(BEA.id)
    assert [one.value for one in theirs.title] == [screen.CASELOAD]
    prefix = f"change.{BEA.id}"
    at = fill(visit(), prefix, roles=[Role.ADMINISTRATOR, Role.SUPERVISOR])
    submit(at, prefix)
    assert done(at) == [access.SAVED_WORKER]
    assert worker(BEA.id).roles == (Role.SUPERVISOR, Role.ADMINISTRATOR)
    assert app.go(theirs, "people").header[0].value == access.WORKERS


def test_name_and_team_are_saved(crew: None) -> None:
    at = visit()
    at.text_input(key="team.new.name").set_value("North")
    submit(at, "team.new")
    north = widget(at, f"change.{BEA.id}.team").options.index("North")
    widget(at, f"change.{BEA.id}.team").select_index(north)
    submit(fill(at, f"change.{BEA.id}", name="Beatrix"), f"change.{BEA.id}")
    assert worker(BEA.id).name == "Beatrix"
    assert "North" in line(at, "Beatrix")


def test_someone_who_was_changed_elsewhere_is_not_overwritten(crew: None) -> None:
    one, other = visit(), visit()
    prefix = f"change.{BEA.id}"
    submit(fill(one, prefix, name="Beatrix"), prefix)
    submit(fill(other, prefix, name="Beatrice"), prefix)
    assert errors(other) == [StaleRecord.sentence]
    assert worker(BEA.id).name == "Beatrix"


def test_a_new_password_ends_the_sessions_of_its_worker(crew: None) -> None:
    theirs = app.visit(BEA.id)
    at = visit()
    prefix = f"account.{BEA.id}"
    submit(fill(at, prefix, sign_in="bea"), prefix)
    kept = account(BEA.id)
    assert kept is not None
    assert passwords.is_right(password(at), kept.password)
    assert [one.value for one in theirs.run().title] == [words.SIGN_IN]
    assert password(at) not in app.everything(at.run())


def test_so_does_a_new_one_from_the_command_line(crew: None) -> None:
    """Which asks the netmap that holds the store."""
    theirs = app.visit(BEA.id)
    request = {"act": "give_account", "of": BEA.id, "sign_in": "bea"}
    answer = door.ask(app.store().path, None, {**request, "worker": app.WORKER.id})
    assert answer["password"]
    assert [one.value for one in theirs.run().title] == [words.SIGN_IN]


def test_who_left_by_the_command_line_is_out_and_stays_out(crew: None) -> None:
    """A session of before does not come back with its worker."""
    theirs = app.visit(BEA.id)
    for active in (False, True):
        door.ask(
            app.store().path,
            None,
            {
                "act": "change_worker",
                "worker": app.WORKER.id,
                "of": BEA.id,
                "fields": json.dumps({"active": active}),
            },
        )
    assert [one.value for one in theirs.run().title] == [words.SIGN_IN]


def test_that_cases_stay_with_their_team_is_said_of_who_holds_some(crew: None) -> None:
    said = [one.value for one in visit().caption].count(access.TEAM_OF_CASES)
    assert said == 1


def test_whose_access_ends_is_out_and_can_be_let_in_again(crew: None) -> None:
    theirs = app.visit(BEA.id)
    at = visit()
    widget(at, f"leaving.{BEA.id}").click().run()
    assert done(at) == [access.LEFT_DONE]
    assert access.WORKER_GONE.format(line="") in line(at, BEA.name)
    assert [one.value for one in theirs.run().title] == [words.SIGN_IN]
    assert f"demo.{BEA.id}" not in [one.key for one in app.cold().run().button]
    widget(at, f"leaving.{BEA.id}").click().run()
    assert done(at) == [access.BACK_DONE]
    assert worker(BEA.id) == BEA


def test_the_last_administrator_stays_one(crew: None) -> None:
    at = visit()
    widget(at, f"leaving.{app.WORKER.id}").click().run()
    assert errors(at) == [LastAdministrator.sentence]
    prefix = f"change.{app.WORKER.id}"
    submit(fill(at, prefix, roles=[Role.PRACTITIONER]), prefix)
    assert errors(at) == [LastAdministrator.sentence]
    assert worker(app.WORKER.id) == app.WORKER


# Handing over


def test_a_case_is_handed_over_by_its_reference(crew: None) -> None:
    at = visit()
    assert widget(at, handing.CASE).options == [f"W 1, with {app.WORKER.name}"]
    widget(at, handing.CASE).select_index(0)
    widget(at, handing.TO).set_value(BEA.id)
    submit(at, "handing")
    assert done(at) == [access.HAND_OVER_DONE]
    assert app.NAME in app.everything(app.visit(BEA.id))
    assert app.NAME not in app.everything(app.visit())


# Teams


def test_that_nobody_answers_for_a_team_is_said(crew: None) -> None:
    """Sue supervises the first one; nobody does the new one."""
    employ(app.store(), SUE)
    at = visit()
    at.text_input(key="team.new.name").set_value("North")
    submit(at, "team.new")
    assert [one.value for one in at.caption].count(access.NO_SUPERVISOR) == 1


def test_a_team_is_added_and_renamed(crew: None) -> None:
    at = visit()
    at.text_input(key="team.new.name").set_value("North")
    submit(at, "team.new")
    assert done(at) == [access.TEAM_SAVED]
    assert at.text_input(key="team.new.name").value == ""
    widget(at, "team.team").set_value("South")
    submit(at, "form.team.team")
    assert done(at) == [access.TEAM_SAVED]
    with app.store().reading() as cursor:
        assert [one.name for one in staff.teams(cursor)] == ["North", "South"]
    assert "South" in line(at, BEA.name)


def test_a_team_without_a_name_is_refused(crew: None) -> None:
    at = submit(visit(), "team.new")
    assert len(at.error) == 1
    with app.store().reading() as cursor:
        assert [one.id for one in staff.teams(cursor)] == ["team"]


# What was typed


@pytest.fixture
def typed(crew: None) -> AppTest:
    """Markup, a formula and SQL in names, sign-in names and teams."""
    at = visit()
    at.text_input(key="team.new.name").set_value(TYPED)
    submit(at, "team.new")
    names = widget(at, f"{people.NEW}.team").options
    for number, text in enumerate((TYPED, FORMULA, SQL)):
        widget(at, f"{people.NEW}.team").select_index(names.index(TYPED))
        add(at, text, f"{number} {text}")
        assert not as_markup(at)
        assert not at.exception
    return at


def test_what_was_typed_is_text_on_the_page_of_people(typed: AppTest) -> None:
    told = app.html(typed)
    for number, text in enumerate((TYPED, FORMULA, SQL)):
        assert f"<strong>{escape(text)}</strong>" in told
        assert escape(f"{number} {text}".lower()) in told.lower()
    assert told.count(escape(TYPED)) > 3
    assert not as_markup(typed)


def test_what_was_typed_is_text_to_everyone_else(typed: AppTest) -> None:
    for text in (TYPED, FORMULA, SQL):
        [found] = named(text)
        assert not as_markup(app.cold().run())
        theirs = app.visit(found.id)
        assert not as_markup(theirs)
        assert not as_markup(app.go(theirs, "account"))
    assert not as_markup(app.go(app.visit(), "trail"))


def test_what_was_typed_is_text_in_what_is_refused(typed: AppTest) -> None:
    at = add(typed, TYPED, f"0 {TYPED}")
    assert errors(at) == [SignInTaken.sentence]
    assert not as_markup(at)
    at = add(typed, TYPED * 3, "x")
    assert len(at.error) == 1
    assert not as_markup(at)


def test_nothing_that_is_typed_is_run_as_sql(typed: AppTest) -> None:
    assert worker(BEA.id) == BEA
    assert len(named(SQL)) == 1
