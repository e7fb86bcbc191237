"""Who can see the screen, turning it to both, and what is taken away from it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.errors import NotSafeAtHome
from netmap.ui import sight
from netmap.ui.taking import taken
from netmap.words import screen
from tests.support import app


def choose(at: AppTest, view: str) -> AppTest:
    app.keyed(at, sight.VIEW).set_value(view)
    return at.run()


def test_turning_the_screen_to_both_is_asked_about_first(wren: Path) -> None:
    at = choose(choose(app.open_map(), screen.DESK), screen.SESSION)
    assert screen.TURN_TITLE in [one.value for one in at.header]
    told = app.everything(at)
    assert not [secret for secret in app.SECRETS if secret in told]
    assert "Bryn" not in told
    assert not at.get("bidi_component")[3:]


def test_yes_shows_what_both_may_see(wren: Path) -> None:
    at = choose(choose(app.open_map(), screen.DESK), screen.SESSION)
    app.button(at, screen.TURN_YES).click().run()
    assert app.keyed(at, sight.VIEW).value == screen.SESSION
    assert app.picture(at)["key"] == "r-1-session"


def test_not_yet_goes_back_to_the_desk(wren: Path) -> None:
    at = choose(choose(app.open_map(), screen.DESK), screen.SESSION)
    app.button(at, screen.TURN_NO).click().run()
    assert app.keyed(at, sight.VIEW).value == screen.DESK
    assert app.picture(at)["key"] == "r-1-desk"


def test_the_same_is_asked_on_the_review_page(wren: Path) -> None:
    at = app.go(app.open_map(), "review")
    at = choose(choose(at, screen.DESK), screen.SESSION)
    assert screen.TURN_TITLE in [one.value for one in at.header]


def test_turning_the_screen_away_is_not_asked_about(wren: Path) -> None:
    at = choose(app.open_map(), screen.DESK)
    assert screen.TURN_TITLE not in [one.value for one in at.header]


def files(at: AppTest) -> list[str]:
    return [one.proto.label for one in at.get("download_button")]


def test_where_nobody_asked_if_it_is_safe_it_says_to_ask(wren: Path) -> None:
    at = app.open_map()
    assert files(at) == list(screen.TAKE_FORMS.values())
    assert screen.TAKE_ASK in [one.value for one in at.text]


def test_where_it_is_not_safe_at_home_no_file_is_offered_to_both(wren: Path) -> None:
    app.begin(app.store())
    app.set_field(app.store(), "review", "review", "safe_to_take_home", "no")
    at = app.open_map()
    assert files(at) == []
    assert screen.TAKE_NOT_SAFE in [one.value for one in at.warning]
    with pytest.raises(NotSafeAtHome):
        taken(app.desk(), app.DRAFT, "svg", worker=False)


def test_the_worker_is_told_what_their_own_copy_holds(wren: Path) -> None:
    at = choose(app.open_map(), screen.DESK)
    assert screen.TAKE_DESK in [one.value for one in at.caption]
    assert files(at) == list(screen.TAKE_FORMS.values())


def test_a_file_is_what_the_view_shows(wren: Path) -> None:
    desk = app.desk()
    assert b"No contact" in taken(desk, app.SEALED, "svg", worker=True)
    assert b"No contact" not in taken(desk, app.SEALED, "svg", worker=False)
