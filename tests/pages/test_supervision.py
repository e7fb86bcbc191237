"""Supervision, and a case that is opened in an emergency."""

from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.emergency import open_in_emergency
from netmap.casework.same_person import name_same_person
from netmap.desk import now
from netmap.errors import (
    InvalidEntry,
    NotAllowed,
    NotForRole,
    NotFound,
    NotThisPerson,
    ReasonNeeded,
)
from netmap.model.codes import Role
from netmap.model.emergency import Emergency
from netmap.model.staff import Worker
from netmap.store import emergencies
from netmap.ui import emergency, handing, page, sight, supervision
from netmap.ui.place import PLACE, Place
from netmap.words import access, screen
from netmap.words.dates import spoken_time
from tests.pages.test_markup import TYPED, as_markup
from tests.support import app
from tests.support.tale import employ

BEA = Worker(id="w-bea", name="Bea Example")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
FAR = Worker(
    id="w-far",
    name="Far Example",
    roles=(Role.PRACTITIONER, Role.SUPERVISOR),
    team="far",
)
LEAD = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
BORIS = Worker(id="w-boris", name="Boris", roles=(Role.ADMINISTRATOR,))
ASSESSOR = Worker(id="w-ass", name="Ann Example", roles=(Role.ASSESSOR,))
REASON = "A neighbour rang about a fall."
CAI = "p-cai"
OF_A_CASE = ("map", "contact", "review")
HOME = (app.NAME, "Bryn", "Cai")


@pytest.fixture
def crew(wren: Path) -> None:
    """Wren's and Cai's cases are Ash's; Sue answers for the team, Far for another."""
    employ(app.store(), BEA, SUE, FAR, LEAD, BORIS, ASSESSOR)
    app.add_participant(app.store(), CAI, "Cai B.", "W 2")


def opened(by: Worker = BEA, reason: str = REASON) -> Emergency:
    return open_in_emergency(
        app.store(), by=by.id, at=now(), reference="W 1", reason=reason
    )


def stored(one: Emergency) -> Emergency:
    with app.store().reading() as cursor:
        found = emergencies.with_id(cursor, one.id)
    assert found is not None
    return found


def visit(worker: Worker, name: str) -> AppTest:
    return app.go(app.visit(worker.id), name)


def at_case(worker: Worker, name: str = "map", case: str = app.WREN) -> AppTest:
    """Open a page of a case, in the view that both may see."""
    at = app.visit(worker.id)
    at.session_state[PLACE] = Place(case)
    return app.go(at, name)


def alone(at: AppTest) -> AppTest:
    """Turn the screen to the worker alone."""
    widget(at, sight.VIEW).set_value(screen.DESK)
    return at.run()


def widget(at: AppTest, key: str) -> Any:
    return next(one for one in at._tree if getattr(one, "key", None) == key)


def submit(at: AppTest, form: str) -> AppTest:
    """Press the button of a form."""
    [one] = [one for one in at.button if one.proto.form_id == form]
    return one.click().run()


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key=key).click().run()


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def done(at: AppTest) -> list[str]:
    return [one.value for one in at.success]


def warnings(at: AppTest) -> list[str]:
    return [one.value for one in at.warning]


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.title]


def is_named(at: AppTest) -> bool:
    """Say whether anyone of the case is named on the page."""
    told = app.everything(at).replace("\\", "")
    return any(one in told for one in HOME)


# What waits


def test_nothing_waits_until_someone_opens_a_case(crew: None) -> None:
    assert access.QUEUE_NONE in texts(visit(SUE, "supervision"))


def test_what_waits_says_who_when_which_case_and_why(crew: None) -> None:
    one = opened()
    at = visit(SUE, "supervision")
    assert access.QUEUE_HELP in texts(at)
    time = spoken_time(one.opened_at)
    assert access.QUEUE_LINE.format(who=BEA.name, time=time, case="W 1") in texts(at)
    assert escape(REASON) in app.html(at)


def test_what_waits_names_no_participant(crew: None) -> None:
    opened()
    assert app.NAME not in app.everything(visit(SUE, "supervision"))


def test_looking_into_it_puts_who_and_what_they_found_on_record(crew: None) -> None:
    one = opened()
    at = visit(SUE, "supervision")
    widget(at, f"queue.note.{one.id}").set_value("Rang Bea. It was right.")
    press(at, f"queue.done.{one.id}")
    assert done(at) == [access.QUEUE_SAVED]
    assert access.QUEUE_NONE in texts(at)
    assert stored(one).looked_by == SUE.id
    assert stored(one).note == "Rang Bea. It was right."


def test_it_waits_also_after_it_was_closed(crew: None) -> None:
    one = opened()
    press(visit(BEA, "emergency"), f"close.{one.id}")
    assert access.QUEUE_HELP in texts(visit(SUE, "supervision"))


def test_nobody_is_asked_about_what_they_opened_themselves(crew: None) -> None:
    opened(by=FAR)
    assert access.QUEUE_NONE in texts(visit(FAR, "supervision"))


def test_what_waits_for_one_team_does_not_wait_for_another(crew: None) -> None:
    opened()
    at = visit(FAR, "supervision")
    assert access.QUEUE_NONE in texts(at)
    assert REASON not in app.everything(at)


def test_what_was_looked_at_in_another_window_is_said_so(crew: None) -> None:
    one = opened()
    first, second = visit(SUE, "supervision"), visit(SUE, "supervision")
    press(first, f"queue.done.{one.id}")
    press(second, f"queue.done.{one.id}")
    assert len(second.error) == 1
    assert access.QUEUE_NONE in texts(second)


def test_a_reason_is_text_wherever_it_stands(crew: None) -> None:
    one = opened(reason=TYPED)
    assert not as_markup(visit(SUE, "supervision"))
    at = at_case(BEA)
    assert len(at.warning) >= 1
    assert not as_markup(at)
    assert one.reason == TYPED


@pytest.mark.parametrize("one", [BEA, LEAD, BORIS, ASSESSOR], ids=lambda one: one.id)
def test_nothing_waits_for_whoever_answers_for_nobody(crew: None, one: Worker) -> None:
    opened(by=FAR)
    at = visit(one, "supervision")
    assert REASON not in app.everything(at)
    assert FAR.name not in texts(at)
    assert not [key for key in at.button if str(key.key).startswith("queue.")]


@pytest.mark.parametrize("one", [BEA, LEAD, ASSESSOR], ids=lambda one: one.id)
def test_the_page_is_not_for_whoever_answers_for_nobody(
    crew: None, one: Worker
) -> None:
    at = visit(one, "supervision")
    assert NotForRole.sentence in errors(at)
    assert not at.selectbox
    assert not at.text_input


# Handing over


def test_a_supervisor_hands_a_case_of_the_team_over(crew: None) -> None:
    at = visit(SUE, "supervision")
    cases = widget(at, handing.CASE).options
    assert cases == [f"W 1, with {app.WORKER.name}", f"W 2, with {app.WORKER.name}"]
    widget(at, handing.CASE).select_index(0)
    widget(at, handing.TO).set_value(BEA.id)
    submit(at, "handing")
    assert done(at) == [access.HAND_OVER_DONE]
    assert widget(at, handing.CASE).value is None
    assert app.NAME in app.everything(app.visit(BEA.id))
    assert app.NAME not in app.everything(app.visit())


def test_only_those_who_hold_cases_can_take_one(crew: None) -> None:
    takers = widget(visit(SUE, "supervision"), handing.TO).options
    assert set(takers) == {app.WORKER.name, BEA.name, SUE.name, FAR.name}


def test_whoever_had_the_case_open_sees_nothing_of_it_then(crew: None) -> None:
    theirs = at_case(app.WORKER)
    at = visit(SUE, "supervision")
    widget(at, handing.CASE).select_index(0)
    widget(at, handing.TO).set_value(BEA.id)
    submit(at, "handing")
    assert errors(theirs.run()) == [NotFound.sentence]
    assert not is_named(theirs)


@pytest.mark.parametrize("left_out", [handing.CASE, handing.TO])
def test_handing_over_with_nothing_chosen_is_refused_in_a_sentence(
    crew: None, left_out: str
) -> None:
    at = visit(SUE, "supervision")
    for key in {handing.CASE, handing.TO} - {left_out}:
        widget(at, key).select_index(0)
    submit(at, "handing")
    assert not at.exception
    assert errors(at) == [access.HAND_OVER_CHOOSE]


def test_a_supervisor_of_no_cases_is_told_so(crew: None) -> None:
    assert access.HAND_OVER_NONE in texts(visit(FAR, "supervision"))


# One person in two cases


def find(at: AppTest, reference: str) -> AppTest:
    widget(at, supervision.CASE).set_value(reference)
    return submit(at, "same.find")


def say(at: AppTest, who: str, other: str) -> AppTest:
    widget(at, supervision.WHO).set_value(who)
    widget(at, supervision.OTHER).set_value(other)
    return submit(at, "same")


@pytest.fixture
def same(crew: None) -> None:
    """Cai on Wren's map is the participant of a case of the same team."""
    name_same_person(
        app.store(),
        by=SUE.id,
        at=now(),
        participant_id=app.WREN,
        alter_id="a-cai",
        other="W 2",
    )


def test_someone_on_a_map_is_said_to_be_the_participant_of_another_case(
    crew: None,
) -> None:
    at = find(visit(SUE, "supervision"), " W 1 ")
    assert not at.error
    assert set(widget(at, supervision.WHO).options) == {"Bryn", "Cai", "Lantern club"}
    say(at, "a-cai", "W 2")
    assert done(at) == [access.SAME_DONE]
    assert len(warnings(alone(at_case(SUE)))) == 1


HERE = access.SAME_WARNING.format(alter="Cai", other="W 2", case="W 1")
THERE = access.SAME_WARNING_OTHER.format(alter="Cai", other="W 2", case="W 1")


@pytest.mark.parametrize("name", OF_A_CASE)
def test_their_supervisor_is_warned_on_every_page_of_both_cases(
    same: None, name: str
) -> None:
    at = at_case(SUE, name)
    at.session_state[sight.VIEW] = screen.DESK
    assert HERE in warnings(at.run())
    if name != "review":
        at = at_case(SUE, name, CAI)
        at.session_state[sight.VIEW] = screen.DESK
        assert THERE in warnings(at.run())


@pytest.mark.parametrize("name", OF_A_CASE)
def test_nobody_is_warned_where_both_can_see_the_screen(same: None, name: str) -> None:
    at = at_case(SUE, name)
    assert not warnings(at)
    assert access.SAME_BACK not in app.labels(at)


@pytest.mark.parametrize("name", OF_A_CASE)
def test_whoever_holds_both_cases_is_told_nothing(same: None, name: str) -> None:
    at = at_case(app.WORKER, name)
    at.session_state[sight.VIEW] = screen.DESK
    at.run()
    assert not at.exception
    assert not [one for one in warnings(at) if "W 2" in one]
    assert "W 2" not in app.everything(at)


def test_a_supervisor_of_one_of_the_two_is_told_nothing(same: None) -> None:
    with app.store().writing() as cursor:
        cursor.execute(
            "UPDATE participant SET worker = ?, team = ? WHERE id = ?",
            [FAR.id, FAR.team, CAI],
        )
    for one, case in ((SUE, app.WREN), (FAR, CAI)):
        at = at_case(one, "contact", case)
        at.session_state[sight.VIEW] = screen.DESK
        at.run()
        assert not at.error
        assert not at.exception
        assert not warnings(at)


def test_the_warning_is_taken_back(same: None) -> None:
    at = alone(at_case(SUE))
    assert warnings(at) == [HERE]
    app.button(at, access.SAME_BACK).click().run()
    assert done(at) == [access.SAME_BACK_DONE]
    assert not warnings(at)
    at.session_state[PLACE] = Place(CAI)
    assert not warnings(at.run())


@pytest.mark.parametrize("reference", ["W 1", "no such case", ""])
def test_a_case_that_is_not_the_supervisors_is_not_found(
    crew: None, reference: str
) -> None:
    at = find(visit(FAR, "supervision"), reference)
    assert errors(at) == [NotFound.sentence]
    assert not is_named(at)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [("W 1", NotThisPerson.sentence), ("W 9", NotFound.sentence)],
)
def test_another_case_that_does_not_fit_is_refused(
    crew: None, other: str, sentence: str
) -> None:
    at = say(find(visit(SUE, "supervision"), "W 1"), "a-cai", other)
    assert errors(at) == [sentence]
    assert not warnings(alone(at_case(SUE)))


def test_nobody_chosen_is_refused(crew: None) -> None:
    at = find(visit(SUE, "supervision"), "W 1")
    widget(at, supervision.OTHER).set_value("W 2")
    assert errors(submit(at, "same")) == [NotThisPerson.sentence]


# In an emergency


def open_it(at: AppTest, reference: str = "W 1", reason: str = REASON) -> AppTest:
    widget(at, emergency.REFERENCE).set_value(reference)
    widget(at, emergency.REASON).set_value(reason)
    return submit(at, "emergency")


def banner(at: AppTest) -> list[str]:
    """Return what the page says of an emergency access that runs."""
    begins = access.EMERGENCY_BANNER.partition("{")[0]
    return [one for one in warnings(at) if one.startswith(begins)]


@pytest.mark.parametrize("name", ["caseload", "concerns"])
@pytest.mark.parametrize("one", [BEA, LEAD, BORIS, ASSESSOR], ids=lambda one: one.id)
def test_the_way_there_is_shown_to_those_who_may_open_a_case_so(
    crew: None, name: str, one: Worker
) -> None:
    at = visit(one, name)
    if not at.error:
        if name == "concerns":
            alone(at)
        links = [link.proto.label for link in at.get("page_link")]
        assert (access.EMERGENCY_LINK in links) == (one in {BEA, LEAD})


def test_a_case_is_opened_with_a_reason_and_its_map_is_shown(crew: None) -> None:
    at = open_it(visit(BEA, "emergency"))
    assert done(at) == [access.EMERGENCY_OPENED]
    assert len(banner(at)) == 1
    assert REASON.replace(".", "\\.") in banner(at)[0]
    assert f"{app.NAME}</h1>" in app.html(at)


def test_nothing_can_be_taken_away_in_an_emergency(crew: None) -> None:
    """Whose case it is has the files of its map."""
    opened()
    drawn = {
        one.id: screen.TAKE in [box.label for box in at_case(one).expander]
        for one in (BEA, app.WORKER)
    }
    assert drawn == {BEA.id: False, app.WORKER.id: True}


@pytest.mark.parametrize("name", OF_A_CASE)
def test_the_banner_stands_on_every_page_of_the_case_and_names_its_end(
    crew: None, name: str
) -> None:
    one = opened()
    at = at_case(BEA, name)
    assert spoken_time(one.ends_at) in banner(at)[0]
    assert access.EMERGENCY_CLOSE in app.labels(at)


def test_the_banner_stands_on_no_page_of_another_case_or_for_its_own_worker(
    crew: None,
) -> None:
    opened()
    assert not banner(at_case(app.WORKER))
    assert not banner(at_case(SUE))
    assert not banner(visit(BEA, "caseload"))


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_case_that_is_open_so_can_be_looked_at_and_not_changed(
    crew: None, name: str
) -> None:
    app.begin(app.store())
    opened()
    at = at_case(BEA, name)
    at.session_state[sight.VIEW] = screen.DESK
    at.run()
    assert not at.exception
    assert not at.error
    forms = {one.proto.form_id for one in at.button}
    assert forms == {""}
    for _ in app.tab_by_tab(at):
        keys = [str(getattr(one, "key", "") or "") for one in at._tree]
        begin = ("field.", "record.", "save.", "write.", "answer.")
        assert not [key for key in keys if key.startswith(begin)]
        assert not at.text_area
    refused = (screen.BEGIN, screen.ADD_TO_MAP, screen.DISCARD_SURE, screen.UNDO)
    assert not {*refused, screen.SEAL} & set(app.labels(at))


def test_a_page_that_was_left_open_changes_nothing_either(crew: None) -> None:
    """Ash's own case goes to Far while Ash has its map open, who opens it again."""
    app.begin(app.store())
    at = app.look_at(at_case(app.WORKER), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET worker = ?, team = ?", [FAR.id, "far"])
    opened(by=app.WORKER)
    words.set_value("Changed in an emergency.").run()
    assert len(at.error) == 1
    with app.store().writing() as cursor:
        cursor.execute(
            "UPDATE participant SET worker = ?, team = ?", [app.WORKER.id, "team"]
        )
    network = app.map_of(app.store(), app.DRAFT)
    kept = app.stored_field(network, "tie", "a-bryn", "own_words")
    assert kept != "Changed in an emergency."


def test_closing_it_leads_away_and_the_case_is_gone(crew: None) -> None:
    opened()
    at = at_case(BEA)
    app.button(at, access.EMERGENCY_CLOSE).click().run()
    assert done(at) == [access.EMERGENCY_CLOSED]
    assert titles(at) == [access.EMERGENCY]
    assert access.EMERGENCY_NONE in texts(at)
    assert not is_named(at)
    for name in OF_A_CASE:
        at.query_params["case"] = app.WREN
        assert errors(app.go(at, name)) == [NotFound.sentence]
        assert not is_named(at)


def test_what_is_open_is_listed_and_gone_to(crew: None) -> None:
    one = opened()
    at = visit(BEA, "emergency")
    assert spoken_time(one.ends_at) in texts(at)
    press(at, f"go.{one.id}")
    assert f"{app.NAME}</h1>" in app.html(at)


def test_after_its_hour_the_case_is_gone_by_itself(
    crew: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened()
    at = at_case(BEA)
    assert banner(at)
    monkeypatch.setattr(page, "now", lambda: one.ends_at - timedelta(seconds=1))
    assert banner(at.run())
    monkeypatch.setattr(page, "now", lambda: one.ends_at)
    assert errors(at.run()) == [NotFound.sentence]
    assert not is_named(at)
    at = app.go(at, "emergency")
    assert access.EMERGENCY_NONE in texts(at)


@pytest.mark.parametrize(
    ("reference", "reason", "sentence"),
    [
        ("W 1", "", ReasonNeeded.sentence),
        ("W 1", " \n ", ReasonNeeded.sentence),
        ("W", REASON, NotFound.sentence),
        ("Wren A.", REASON, NotFound.sentence),
        ("", REASON, NotFound.sentence),
    ],
    ids=["no reason", "blank reason", "part", "a name", "no reference"],
)
def test_without_a_reason_or_the_exact_reference_nothing_opens(
    crew: None, reference: str, reason: str, sentence: str
) -> None:
    at = open_it(visit(BEA, "emergency"), reference, reason)
    assert errors(at) == [sentence]
    assert widget(at, emergency.REFERENCE).value == reference
    assert widget(at, emergency.REASON).value == reason
    assert errors(at_case(BEA)) == [NotFound.sentence]


def test_a_reason_that_is_too_long_is_refused_in_a_sentence(crew: None) -> None:
    at = open_it(visit(BEA, "emergency"), reason="x" * 100_000)
    assert len(at.error) == 1
    assert errors(at)[0].startswith(InvalidEntry(field="", problem="").sentence[:9])
    assert not at.exception


def test_a_case_that_is_theirs_anyway_is_not_opened_so(crew: None) -> None:
    at = open_it(visit(app.WORKER, "emergency"))
    assert errors(at) == [NotAllowed.sentence]


@pytest.mark.parametrize("one", [BORIS, ASSESSOR], ids=lambda one: one.id)
def test_whoever_may_open_none_is_not_told_which_cases_there_are(
    crew: None, one: Worker
) -> None:
    for reference in ("W 1", "no such case"):
        at = visit(one, "emergency")
        if app.has(at, emergency.REFERENCE):
            open_it(at, reference)
        assert len(at.error) == 1
        assert errors(at)[0] in {NotFound.sentence, NotForRole.sentence}
        assert not is_named(at)


def test_opening_looking_and_closing_are_on_record(crew: None) -> None:
    at = open_it(visit(BEA, "emergency"))
    app.button(at, access.EMERGENCY_CLOSE).click().run()
    with app.store().reading() as cursor:
        found = cursor.execute(
            "SELECT act FROM audit WHERE recorded_by = ? AND participant_id = ? "
            "ORDER BY number",
            [BEA.id, app.WREN],
        ).fetchall()
    acts = [one[0] for one in found]
    assert acts == ["open_in_emergency", "view", "close_emergency"]
