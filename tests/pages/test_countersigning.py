"""Countersigning and supervision notes, on Review and on Changes."""

from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.sealing import seal_review
from netmap.desk import now
from netmap.errors import (
    AlreadyAsked,
    AlreadyCountersigned,
    AlreadyReturned,
    AskAgainNeedsReason,
    InvalidEntry,
    NotAllowed,
    ReturnNeedsReason,
    SignedElsewhere,
)
from netmap.model.codes import Role
from netmap.model.evidence import SignOff, SignOffState, SupervisionNote
from netmap.model.fact import Fact
from netmap.model.snapshot import canonical, digest_of
from netmap.model.staff import Worker
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.store import facts, snapshots
from netmap.ui import place, sight
from netmap.ui.place import PLACE, Place
from netmap.ui.taking import taken
from netmap.words import changes, screen
from netmap.words import supervision as words
from netmap.words.dates import spoken_date
from tests.pages.test_changes import at_changes, open_tab, told
from tests.support import app
from tests.support.supervision import give_back, note, sign
from tests.support.tale import Tale, employ

SECOND = "r-2"
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
UMA = Worker(id="w-uma", name="Uma Example", roles=(Role.SUPERVISOR,))
BOTH = Worker(
    id="w-both", name="Bo Example", roles=(Role.PRACTITIONER, Role.SUPERVISOR)
)
BEA = Worker(id="w-bea", name="Bea Example")
STEPS = frozenset({words.ASK, words.SIGN, words.RETURN})
WHY = "Whose words are these?"
SINCE = "I asked again: they are Wren's."
CASE_NOTE = f"supervision_note.{{}}.{app.WREN}"


@pytest.fixture
def two(wren: Path) -> Tale:
    """Wren's case with a second sealed review that nobody has asked about."""
    employ(app.store(), SUE, UMA, BOTH, BEA)
    tale = Tale(app.store(), app.WREN)
    tale.at = datetime.combine(date(2024, 6, 3), time(10), UTC)
    tale.begin(SECOND, date(2024, 6, 3))
    tale.say(("tie", "a-bryn", "standing"), "current", SECOND)
    tale.seal(SECOND)
    return tale


@pytest.fixture
def asked(two: Tale) -> Tale:
    """The same, asked about."""
    two.ask(SECOND)
    return two


def supervised(worker: Worker = app.WORKER) -> AppTest:
    """Open the tab of Changes with countersigning and the notes."""
    return open_tab(at_changes(worker, screen.DESK), changes.TAB_SUPERVISION)


def on_review(worker: Worker = app.WORKER, view: str = screen.DESK) -> AppTest:
    at = app.visit(worker.id)
    at.session_state[PLACE] = Place(app.WREN, SECOND)
    at.session_state[sight.VIEW] = view
    return app.go(at, "review")


def run(at: AppTest) -> AppTest:
    """Draw the page again, as any click does."""
    return open_tab(at, changes.TAB_SUPERVISION)


def press(at: AppTest, title: str) -> AppTest:
    """Press a button of the page as it is; its tab stays open."""
    next(one for one in at.button if one.label == title).click()
    return run(at)


def box(at: AppTest, title: str) -> Any:
    return next(one for one in at.text_area if one.label == title)


def typed(at: AppTest, title: str, text: str) -> AppTest:
    box(at, title).set_value(text)
    return run(at)


def buttons(at: AppTest) -> frozenset[str]:
    """Return the steps that are offered."""
    return STEPS & {one.label for one in at.button}


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def done(at: AppTest) -> list[str]:
    return [one.value for one in at.success]


def stage(name: str) -> str:
    return f"{words.STAGES[name]}."


def steps(case: str = app.WREN) -> list[SignOff]:
    """Return every step on record, the first one first."""
    with app.store().reading() as cursor:
        known = facts.of_case(cursor, case)
    return [one.body for one in known if isinstance(one.body, SignOff)]


def notes() -> list[tuple[Fact, SupervisionNote]]:
    with app.store().reading() as cursor:
        known = facts.of_case(cursor, app.WREN)
    return [(one, one.body) for one in known if isinstance(one.body, SupervisionNote)]


def hold(worker: Worker) -> None:
    """Let someone hold Wren's case from now on."""
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET worker = ?", [worker.id])


# Asking


@pytest.mark.parametrize("page", [on_review, supervised], ids=["review", "changes"])
def test_whoever_holds_the_case_asks_and_sees_that_it_waits(
    two: Tale, page: Any
) -> None:
    at = page()
    assert stage("sealed") in texts(at)
    assert buttons(at) == {words.ASK}
    press(at, words.ASK)
    assert done(at) == [words.ASKED]
    assert stage("asked") in texts(at)
    assert buttons(at) == set()
    assert any(one.startswith("Ash Example asked at") for one in texts(at))
    assert [one.state for one in steps()] == [SignOffState.ASKED]


def test_what_is_said_with_it_is_read_by_the_supervisor(two: Tale) -> None:
    press(typed(supervised(), words.ASK_REASON, "Look at Cai"), words.ASK)
    assert "Look at Cai" in told(supervised(SUE))


def test_a_second_window_that_asks_is_told_that_it_waits_already(two: Tale) -> None:
    first, second = on_review(), on_review()
    press(first, words.ASK)
    press(second, words.ASK)
    assert errors(second) == [AlreadyAsked.sentence]
    assert len(steps()) == 1


@pytest.mark.parametrize("view", [screen.SESSION, screen.DESK])
def test_on_review_it_stands_where_nobody_sits_beside(asked: Tale, view: str) -> None:
    told_of = words.SIGN_OFF.format(number=2) in told(on_review(view=view))
    assert told_of is (view == screen.DESK)


def test_a_draft_has_no_way_to_ask(two: Tale) -> None:
    """On Review it is not spoken of; on Changes it says to seal first."""
    two.begin("r-3", date(2024, 6, 3))
    at = app.go(on_review(), "map")
    at.session_state[PLACE] = Place(app.WREN, "r-3")
    at.session_state[sight.VIEW] = screen.DESK
    assert words.SIGN_OFF.format(number=3) not in told(app.go(at, "review"))
    at = supervised()
    app.labelled(at, changes.ONE_REVIEW).set_value(3)
    run(at)
    assert stage("draft") in texts(at)
    assert buttons(at) == set()


# A supervisor signs, or returns it


@pytest.mark.parametrize("page", [on_review, supervised], ids=["review", "changes"])
def test_a_supervisor_countersigns_over_the_digest_that_they_saw(
    asked: Tale, page: Any
) -> None:
    at = page(SUE)
    assert buttons(at) == {words.SIGN, words.RETURN}
    press(at, words.SIGN)
    assert done(at) == [words.SIGNED]
    assert stage("countersigned") in texts(at)
    assert buttons(at) == set()
    digest = asked.digest(SECOND)
    assert any(
        one.startswith("Sue Example countersigned at")
        and one.endswith(f"over {digest[:DIGEST_SHOWN]}.")
        for one in texts(at)
    )
    assert steps()[-1].digest == digest


def test_who_holds_the_case_reads_by_whom_it_is_signed(asked: Tale) -> None:
    sign(asked, SUE, SECOND)
    at = on_review()
    assert stage("countersigned") in texts(at)
    assert any(one.startswith("Sue Example countersigned") for one in texts(at))
    assert buttons(at) == set()


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda tale: give_back(tale, UMA, SECOND), AlreadyReturned.sentence),
        (lambda tale: sign(tale, UMA, SECOND), AlreadyCountersigned.sentence),
    ],
    ids=["returned", "signed"],
)
@pytest.mark.parametrize("title", [words.SIGN, words.RETURN])
def test_a_second_window_is_told_what_the_first_did(
    asked: Tale, act: Any, sentence: str, title: str
) -> None:
    second = typed(supervised(SUE), words.RETURN_REASON, WHY)
    act(asked)
    press(second, title)
    assert errors(second) == [sentence]
    assert len(steps()) == 2
    assert buttons(second) == set()


def test_what_was_on_the_screen_is_signed_and_nothing_else(asked: Tale) -> None:
    """The older page of two: what is sealed there has another digest by now."""
    older = supervised(SUE)
    with app.store().writing() as cursor:
        document: Any = dict(snapshots.of_review(cursor, SECOND).document)
        document["network"]["review"]["agreement"] = "does_not_agree"
        cursor.execute(
            "UPDATE snapshot SET document = ?, digest = ? WHERE review_id = 'r-2'",
            [canonical(document).decode(), digest_of(document)],
        )
    press(older, words.SIGN)
    assert errors(older) == [SignedElsewhere.sentence]
    assert [one.state for one in steps()] == [SignOffState.ASKED]


def test_a_review_is_returned_with_a_reason(asked: Tale) -> None:
    at = press(typed(supervised(SUE), words.RETURN_REASON, WHY), words.RETURN)
    assert done(at) == [words.RETURNED]
    assert stage("returned") in texts(at)
    assert buttons(at) == set()
    assert WHY in told(at)


def test_a_review_is_not_returned_without_a_reason(asked: Tale) -> None:
    at = press(supervised(SUE), words.RETURN)
    assert errors(at) == [ReturnNeedsReason.sentence]
    assert stage("asked") in texts(at)


def test_a_reason_that_does_not_fit_is_refused_and_still_in_its_field(
    asked: Tale,
) -> None:
    long = "x" * 100_000
    at = press(typed(supervised(SUE), words.RETURN_REASON, long), words.RETURN)
    assert len(errors(at)) == 1
    assert errors(at)[0].startswith("Not saved.")
    assert box(at, words.RETURN_REASON).value == long


def test_whoever_holds_the_case_reads_the_reason_and_asks_again(asked: Tale) -> None:
    give_back(asked, SUE, SECOND, reason=WHY)
    at = on_review()
    assert WHY in told(at)
    assert stage("returned") in texts(at)
    press(typed(at, words.ASK_REASON_AGAIN, SINCE), words.ASK)
    assert done(at) == [words.ASKED]
    assert stage("asked") in texts(at)
    again = supervised(SUE)
    assert SINCE in unescape(told(again))
    assert buttons(again) == {words.SIGN, words.RETURN}


@pytest.mark.parametrize("said", ["", "  \n"], ids=["nothing", "blanks"])
def test_asking_again_without_a_word_is_refused(asked: Tale, said: str) -> None:
    give_back(asked, SUE, SECOND)
    at = press(typed(on_review(), words.ASK_REASON_AGAIN, said), words.ASK)
    assert errors(at) == [AskAgainNeedsReason.sentence]
    assert box(at, words.ASK_REASON_AGAIN).value == said
    assert stage("returned") in texts(at)


def test_what_was_typed_is_kept_where_asking_again_is_refused(asked: Tale) -> None:
    give_back(asked, SUE, SECOND)
    long = f"{SINCE} {'x' * 100_000}"
    at = press(typed(on_review(), words.ASK_REASON_AGAIN, long), words.ASK)
    assert len(errors(at)) == 1
    assert box(at, words.ASK_REASON_AGAIN).value == long


def test_nobody_signs_what_they_sealed_themselves(two: Tale) -> None:
    """Bo sealed it and handed the case on; a colleague of Bo's can sign it."""
    two.begin("r-3", date(2024, 6, 3))
    two.agree("r-3")
    hold(BOTH)
    seal_review(two.store, by=BOTH.id, at=two.tick(), review_id="r-3")
    hold(app.WORKER)
    two.ask("r-3")
    at = supervised(BOTH)
    assert stage("asked") in texts(at)
    assert buttons(at) == set()
    assert buttons(supervised(UMA)) == {words.SIGN, words.RETURN}


def test_nobody_signs_in_a_case_of_their_own(asked: Tale) -> None:
    hold(BOTH)
    at = supervised(BOTH)
    assert buttons(at) == set()
    assert words.WRITE not in {one.label for one in at.button}


def test_who_lost_the_case_meanwhile_cannot_ask(two: Tale) -> None:
    hold(BOTH)
    at = on_review(BOTH)
    hold(app.WORKER)
    press(at, words.ASK)
    assert errors(at) == [NotAllowed.sentence]
    assert steps() == []


# Notes


def test_a_note_is_written_with_questions_decisions_and_a_day(two: Tale) -> None:
    back = now().date() + timedelta(days=7)
    at = supervised(SUE)
    box(at, words.QUESTIONS).set_value("Who visits?")
    box(at, words.DECISIONS).set_value("Ring the club.")
    at.date_input[0].set_value(back)
    press(run(at), words.WRITE)
    assert done(at) == [words.WRITTEN]
    [(fact, saved)] = notes()
    assert (saved.questions, saved.decisions) == ("Who visits?", "Ring the club.")
    assert (saved.review_on, saved.review_id) == (back, SECOND)
    assert fact.recorded_by == SUE.id
    said = texts(at)
    assert words.NOTE_BY.format(name=SUE.name, day=spoken_date(now().date())) in said
    assert words.NOTE_ABOUT.format(number=2) in said
    assert words.NOTE_BACK.format(day=spoken_date(back)) in said
    assert "Ring the club." in told(at)
    assert box(at, words.QUESTIONS).value == ""
    assert at.date_input[0].value is None


def test_the_newest_note_is_shown_first_with_who_and_when(two: Tale) -> None:
    note(two, "sn-1", SUE, questions="An older one")
    two.at += timedelta(days=1)
    note(two, "sn-2", UMA, questions="A newer one")
    at = supervised()
    written = [one for one in texts(at) if one.endswith("June 2024") and "," in one]
    assert written == ["Uma Example, 4 June 2024", "Sue Example, 3 June 2024"]
    said = told(at)
    assert said.find("A newer one") < said.find("An older one")


def test_an_empty_note_is_refused_and_its_day_is_kept(two: Tale) -> None:
    back = now().date() + timedelta(days=7)
    at = supervised(SUE)
    box(at, words.QUESTIONS).set_value("  ")
    at.date_input[0].set_value(back)
    press(run(at), words.WRITE)
    assert len(errors(at)) == 1
    assert errors(at)[0].startswith(InvalidEntry(field="", problem="").sentence[:9])
    assert at.date_input[0].value == back
    assert box(at, words.QUESTIONS).value == "  "
    assert notes() == []


def test_a_note_that_is_refused_is_still_in_its_fields(two: Tale) -> None:
    long = "x" * 100_000
    at = supervised(SUE)
    box(at, words.QUESTIONS).set_value(long)
    box(at, words.DECISIONS).set_value("Ring the club.")
    press(run(at), words.WRITE)
    assert len(errors(at)) == 1
    assert box(at, words.QUESTIONS).value == long
    assert box(at, words.DECISIONS).value == "Ring the club."


def test_a_double_click_saves_one_note(
    two: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its second half comes with the fields as they were."""
    monkeypatch.setattr(place, "DOUBLE_CLICK", 60)
    at = supervised(SUE)
    for _ in range(2):
        box(at, words.QUESTIONS).set_value("Who visits?")
        press(at, words.WRITE)
        assert done(at) == [words.WRITTEN]
    assert len(notes()) == 1


def test_a_note_beside_a_draft_is_about_the_case(two: Tale) -> None:
    two.begin("r-3", date(2024, 6, 3))
    at = supervised(SUE)
    app.labelled(at, changes.ONE_REVIEW).set_value(3)
    press(typed(run(at), words.QUESTIONS, "Who visits?"), words.WRITE)
    assert done(at) == [words.WRITTEN]
    [(_, saved)] = notes()
    assert saved.review_id is None


def test_what_was_typed_for_a_note_outlives_a_look_at_another_tab(two: Tale) -> None:
    at = typed(supervised(SUE), words.QUESTIONS, "Half a thought")
    open_tab(at, changes.TAB_OVER_TIME)
    app.go(at, "map")
    at.session_state[sight.VIEW] = screen.DESK
    open_tab(app.go(at, "changes"), changes.TAB_SUPERVISION)
    assert box(at, words.QUESTIONS).value == "Half a thought"


def test_whoever_holds_the_case_reads_the_notes_and_has_no_form(two: Tale) -> None:
    note(two, questions="Who visits?")
    at = supervised()
    assert "Who visits?" in told(at)
    assert [one.label for one in at.text_area] == [words.ASK_REASON]
    assert not at.date_input
    assert words.WRITE not in {one.label for one in at.button}


def test_without_a_note_it_says_so(two: Tale) -> None:
    assert words.NO_NOTES in texts(supervised())


def test_a_note_of_someone_unknown_says_that_they_are(two: Tale) -> None:
    note(two, questions="Who visits?")
    with app.store().writing() as cursor:
        cursor.execute("UPDATE fact SET recorded_by = 'w-gone' WHERE fact_id = 'sn-1'")
    day = spoken_date(date(2024, 6, 3))
    assert words.NOTE_BY.format(name=words.SOMEBODY, day=day) in texts(supervised())


@pytest.fixture
def noted(asked: Tale) -> Tale:
    """The same, returned with a reason, and with a note."""
    give_back(asked, SUE, SECOND, reason="A REASON TO RETURN")
    note(asked, questions="A SUPERVISION QUESTION", decisions="A DECISION")
    return asked


SAID = ("A REASON TO RETURN", "A SUPERVISION QUESTION", "A DECISION")


@pytest.mark.parametrize("page", ["map", "contact", "review", "changes"])
def test_no_word_of_supervision_is_in_the_view_of_both(noted: Tale, page: str) -> None:
    at = app.visit()
    at.session_state[PLACE] = Place(app.WREN, SECOND)
    app.go(at, page)
    said = app.everything(at)
    assert app.NAME in said
    assert not [one for one in SAID if one in said]


def test_it_is_on_changes_where_nobody_sits_beside(noted: Tale) -> None:
    """So that what the others are not shown is really looked for."""
    said = told(supervised())
    assert [one for one in SAID if one not in said] == []


def test_a_note_is_not_in_what_is_read_back(noted: Tale) -> None:
    """It stands below, on the same page, where nobody sits beside."""
    at = on_review()
    [read] = [text for _, text in app.strings_here(at) if "This is your map" in text]
    assert "Bryn" in read
    assert not [one for one in SAID if one in read]
    assert [one for one in SAID if one not in told(at)] == []


@pytest.mark.parametrize("form", ["svg", "html"])
def test_a_note_is_in_nothing_that_is_taken_away(noted: Tale, form: Any) -> None:
    file = taken(app.desk(), SECOND, form, worker=False).decode()
    assert "Bryn" in file
    assert not [one for one in SAID if one in file]
