"""The caseload: searching, sorting, turning pages, adding and opening a participant."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.caseload import see_case
from netmap.casework.keeping import make_store
from netmap.errors import InvalidEntry
from netmap.store.errors import PlainStoreForReal
from netmap.store.people import CaseloadOrder
from netmap.ui import caseload
from netmap.words import screen
from tests.support import app

CROWD = 60


@pytest.fixture
def crowd(wren: Path) -> None:
    """Wren, and sixty others after Wren in the alphabet."""
    for number in range(CROWD):
        app.add_participant(
            app.store(), f"p-{number}", f"Zia {number:02}", f"Z {number:02}"
        )


def opening(at: AppTest) -> list[str]:
    """Return the names beside the buttons that open a participant."""
    return [one[5:] for one in app.labels(at) if one.startswith("Open ")]


def add(at: AppTest, name: str, reference: str, *, fictional: bool = True) -> AppTest:
    app.keyed(at, caseload.NEW_NAME).set_value(name)
    app.keyed(at, caseload.NEW_REFERENCE).set_value(reference)
    app.keyed(at, caseload.NEW_FICTIONAL).set_value(fictional)
    app.button(at, screen.ADD).click()
    return at.run()


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def test_a_row_says_what_was_last_what_is_open_and_what_is_next(wren: Path) -> None:
    assert texts(app.visit()) == [
        "Wren A.",
        "W 1",
        "4 March 2024",
        screen.NOTHING_OPEN,
        screen.NOT_SET,
    ]


def test_a_next_review_that_has_passed_is_said_so(wren: Path, draft: None) -> None:
    app.set_field(app.store(), "review", "review", "next_review_on", "2024-05-06")
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    assert "6 May 2024 (has passed)" in texts(app.visit())


def test_a_draft_is_said_in_its_row(draft: None) -> None:
    assert "Draft of 4 March 2024" in texts(app.visit())


@pytest.mark.parametrize(
    ("sought", "found"),
    [("wren", ["Wren A\\."]), ("W 1", ["Wren A\\."]), ("zia 07", ["Zia 07"])],
)
def test_searching_finds_by_name_or_reference(
    crowd: None, sought: str, found: list[str]
) -> None:
    at = app.visit()
    app.keyed(at, caseload.SOUGHT).set_value(sought).run()
    assert opening(at) == found


def test_searching_in_vain_says_what_to_do(wren: Path) -> None:
    at = app.visit()
    app.keyed(at, caseload.SOUGHT).set_value("nobody like this").run()
    assert [one.value for one in at.info] == [screen.FOUND_NONE]
    assert not opening(at)


def test_searching_begins_at_the_first_page_again(crowd: None) -> None:
    at = app.visit()
    app.button(at, screen.NEXT_PAGE).click().run()
    app.keyed(at, caseload.SOUGHT).set_value("Zia 01").run()
    assert opening(at) == ["Zia 01"]


def test_sorting_puts_whoever_had_no_review_first(crowd: None) -> None:
    at = app.visit()
    assert opening(at)[0] == "Wren A\\."
    app.keyed(at, caseload.ORDER).set_value(CaseloadOrder.LAST_REVIEW).run()
    assert opening(at)[0] == "Zia 00"


def test_pages_turn_on_and_back(crowd: None) -> None:
    at = app.visit()
    assert "1 to 25 of 61" in texts(at)
    assert app.button(at, screen.PREVIOUS_PAGE).disabled
    app.button(at, screen.NEXT_PAGE).click().run()
    app.button(at, screen.NEXT_PAGE).click().run()
    assert "51 to 61 of 61" in texts(at)
    assert len(opening(at)) == 11
    assert app.button(at, screen.NEXT_PAGE).disabled
    app.button(at, screen.PREVIOUS_PAGE).click().run()
    assert "26 to 50 of 61" in texts(at)


def test_an_empty_caseload_says_where_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    make_store(path, key=None, worker=app.WORKER, at=app.AT).close()
    with app.app_over(path):
        at = app.visit()
    assert [one.value for one in at.info] == [screen.EMPTY_CASELOAD]


def test_a_store_for_real_people_does_not_ask_whether_they_are_invented(
    tmp_path: Path,
) -> None:
    path, key = tmp_path / "real.duckdb", "an invented key for tests"
    make_store(path, key=key, worker=app.WORKER, at=app.AT).close()
    with app.app_over(path, key=key):
        at = app.visit()
        assert not app.has(at, caseload.NEW_FICTIONAL)
        app.keyed(at, caseload.NEW_NAME).set_value("Sam")
        app.keyed(at, caseload.NEW_REFERENCE).set_value("S 1")
        app.button(at, screen.ADD).click().run()
        assert [one.value for one in at.success] == [screen.ADDED_PARTICIPANT]


def test_someone_added_is_open_at_once_to_begin_the_first_review(wren: Path) -> None:
    at = add(app.visit(), "Robin", "R 1")
    assert [one.value for one in at.success] == [screen.ADDED_PARTICIPANT]
    assert "<h1" in app.html(at)
    assert "Robin</h1>" in app.html(at)
    assert screen.BEGIN in app.labels(at)


def test_a_real_person_is_refused_in_a_demo_and_the_fields_are_kept(wren: Path) -> None:
    at = add(app.visit(), "Robin", "R 1", fictional=False)
    assert [one.value for one in at.error] == [PlainStoreForReal.sentence]
    assert app.keyed(at, caseload.NEW_NAME).value == "Robin"
    assert app.keyed(at, caseload.NEW_REFERENCE).value == "R 1"
    assert opening(at) == ["Wren A\\."]


def test_someone_without_a_name_is_refused_and_the_fields_are_kept(wren: Path) -> None:
    at = add(app.visit(), "  ", "R 1")
    sentence = InvalidEntry(field="Name", problem="is empty. Write something").sentence
    assert [one.value for one in at.error] == [sentence]
    assert app.keyed(at, caseload.NEW_REFERENCE).value == "R 1"
    assert opening(at) == ["Wren A\\."]


def test_adding_a_second_participant_adds_another(wren: Path) -> None:
    at = add(app.visit(), "Robin", "R 1")
    at = add(app.go(at, "caseload"), "Lark", "L 1")
    assert opening(app.go(at, "caseload")) == ["Lark", "Robin", "Wren A\\."]


def test_opening_a_participant_leads_to_their_map(wren: Path) -> None:
    at = app.open_map()
    assert "Wren A.</h1>" in app.html(at)
    assert [one.value for one in at.header] == [screen.TABLE]


def test_opening_a_participant_with_a_draft_opens_the_draft(draft: None) -> None:
    assert app.keyed(app.open_map(), "which_review").value == app.DRAFT


def test_a_participant_who_is_not_theirs_any_more_is_not_shown(wren: Path) -> None:
    """The case goes to another worker while it is open in a window."""
    at = app.open_map()
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET worker = 'w-else', team = 'else'")
    at = app.go(at, "map")
    assert len(at.error) == 1
    assert "Bryn" not in app.everything(at)


def test_the_record_says_who_added_someone(wren: Path) -> None:
    add(app.visit(), "Robin", "R 1")
    with app.store().reading() as cursor:
        found = cursor.execute(
            "SELECT id FROM participant WHERE name = 'Robin' AND worker = 'w-ash'"
        ).fetchall()
    assert len(found) == 1
    case = see_case(
        app.store(), by=app.WORKER.id, at=app.AT, participant_id=found[0][0]
    )
    assert case.participant.fictional
