"""Two windows on one draft: the second to save is told, and loses no word."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.codes import Role, Sector
from netmap.model.staff import Worker
from netmap.store import staff
from netmap.words import screen
from netmap.words.dates import spoken_time
from tests.support import app

LATER = datetime(2024, 3, 4, 15, 5, tzinfo=UTC)


@pytest.fixture
def at_five_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netmap.ui.page.now", lambda: LATER)


def words(at: AppTest) -> str:
    told: str = app.field(at, "tie", "a-bryn", "own_words").value
    return told


def say(at: AppTest, said: str) -> AppTest:
    app.field(at, "tie", "a-bryn", "own_words").set_value(said)
    return at.run()


def stored() -> str:
    return app.view_of().network.tie("a-bryn").own_words


def two_windows() -> tuple[AppTest, AppTest]:
    """Two windows that look at the same tie; the first saves, the second types."""
    first = app.look_at(app.open_map(), "a-bryn")
    second = app.look_at(app.open_map(), "a-bryn")
    say(first, "What the first typed")
    say(second, "What the second typed")
    return first, second


def press(at: AppTest, title: str) -> AppTest:
    app.button(at, title).click()
    return at.run()


def test_the_second_to_save_is_told_who_and_when(
    draft: None, at_five_past: None
) -> None:
    _, second = two_windows()
    title = screen.STALE_TITLE.format(
        field="In their own words",
        who=screen.STALE_BY_YOU,
        when=screen.STALE_AT.format(time=spoken_time(LATER)),
    )
    assert [one.value for one in second.warning] == [title]
    told = [one.value for one in second.text]
    assert f"{screen.STALE_MINE}: What the second typed" in told
    assert f"{screen.STALE_THEIRS}: What the first typed" in told


def test_what_was_typed_second_is_still_in_its_field(draft: None) -> None:
    _, second = two_windows()
    assert words(second) == "What the second typed"
    assert stored() == "What the first typed"
    second.run()
    assert words(second) == "What the second typed"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (screen.KEEP_MINE, "What the second typed"),
        (screen.KEEP_THEIRS, "What the first typed"),
    ],
)
def test_the_second_chooses_which_to_keep(draft: None, title: str, kept: str) -> None:
    _, second = two_windows()
    press(second, title)
    assert words(second) == kept
    assert stored() == kept
    assert not second.warning


def test_keeping_mine_is_told_again_where_a_third_saved_meanwhile(
    draft: None,
) -> None:
    first, second = two_windows()
    say(first, "And something else")
    press(second, screen.KEEP_MINE)
    assert words(second) == "What the second typed"
    assert stored() == "And something else"
    assert f"{screen.STALE_THEIRS}: And something else" in [
        one.value for one in second.text
    ]


def test_two_windows_may_change_two_fields_of_one_tie(draft: None) -> None:
    first = app.look_at(app.open_map(), "a-bryn")
    second = app.look_at(app.open_map(), "a-bryn")
    say(first, "What the first typed")
    app.field(second, "tie", "a-bryn", "strength").set_value("weak").run()
    assert not second.warning
    assert stored() == "What the first typed"
    assert app.view_of().network.tie("a-bryn").strength == "weak"
    assert words(second) == "What the first typed"


def test_a_colleague_is_named(draft: None, at_five_past: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    colleague = Worker(id="w-kit", name="Kit Example", roles=(Role.SUPERVISOR,))
    with app.store().writing() as cursor:
        staff.add_worker(cursor, colleague)
    app.set_field(app.store(), "tie", "a-bryn", "own_words", "What Kit typed")
    with app.store().writing() as cursor:
        cursor.execute("UPDATE edit SET recorded_by = 'w-kit'")
    say(at, "What I typed")
    assert "was changed by w\\-kit at" in at.warning[0].value


def test_what_changed_without_a_trace_is_told_without_a_name(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    with app.store().writing() as cursor:
        cursor.execute("UPDATE map_tie SET own_words = 'x' WHERE review_id = 'r-2'")
    say(at, "What I typed")
    title = screen.STALE_TITLE.format(field="In their own words", who="", when="")
    assert [one.value for one in at.warning] == [title]


def test_a_window_shows_what_the_other_saved_when_it_is_drawn_again(
    draft: None,
) -> None:
    first = app.look_at(app.open_map(), "a-bryn")
    second = app.look_at(app.open_map(), "a-bryn")
    say(first, "What the first typed")
    assert words(second.run()) == "What the first typed"


def still_true(at: AppTest) -> None:
    app.keyed(at, f"{screen.STILL_TRUE}.a-bryn").click().run()


def end(at: AppTest) -> None:
    app.field(at, "tie", "a-bryn", "standing", "ask").set_value("ended").run()


def test_an_answer_given_already_is_told(draft: None) -> None:
    first, second = app.open_map(), app.open_map()
    still_true(first)
    still_true(second)
    assert [one.value for one in second.error] == [screen.STALE_MAP]
    assert app.view_of().network.tie("a-bryn").standing == "current"


def test_another_answer_of_the_other_window_is_not_overwritten(draft: None) -> None:
    first, second = app.open_map(), app.open_map()
    end(first)
    still_true(second)
    assert [one.value for one in second.error] == [screen.STALE_MAP]
    assert app.view_of().network.tie("a-bryn").standing == "ended"


def test_a_field_of_someone_taken_off_meanwhile_is_refused(draft: None) -> None:
    first, second = app.open_map(), app.open_map()
    app.keyed(first, "add.name").set_value("Mot")
    app.keyed(first, "add.sector").set_value(Sector.FRIENDS)
    app.keyed(first, "add.sector").set_value(Sector.FRIENDS)
    press(first, screen.ADD_TO_MAP)
    mot = next(one for one in app.view_of().network.alters if one.name == "Mot")
    second = app.look_at(second.run(), mot.alter_id)
    press(first, screen.REMOVE)
    app.field(second, "tie", mot.alter_id, "strength").set_value("weak").run()
    assert [one.value for one in second.error] == [screen.STALE_MAP]


def test_one_draft_is_sealed_once(draft: None) -> None:
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    at = app.go(app.open_map(), "review")
    app.keyed(at, "seal.sure.r-2").set_value(True).run()
    app.seal()
    press(at, screen.SEAL_BUTTON)
    assert not at.exception
    assert screen.SEALED_NOTE in [one.value for one in at.caption]


def test_undo_is_ones_own(draft: None) -> None:
    """What a colleague did is not offered to be undone."""
    app.set_field(app.store(), "tie", "a-bryn", "strength", "weak")
    with app.store().writing() as cursor:
        cursor.execute("UPDATE edit SET recorded_by = 'w-kit'")
    assert app.button(app.open_map(), screen.UNDO).disabled
