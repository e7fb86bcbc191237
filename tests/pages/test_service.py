"""How lines are drawn for everyone, chosen on screen."""

import pytest
from streamlit.testing.v1 import AppTest

from netmap.access import permissions
from netmap.casework.service import choose_convention, convention
from netmap.errors import NotForRole
from netmap.model.codes import Convention
from netmap.ui.service import LINES
from netmap.words import screen
from netmap.words.labels import LABELS
from tests.support import app

PAGE = """
from netmap.ui.page import show_flash
from netmap.ui.service import draw_convention
from tests.support import app

show_flash()
draw_convention(app.desk(), app.view_of())
"""


def choice() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=app.PATIENCE).run()


def choose(at: AppTest, one: Convention) -> AppTest:
    app.keyed(at, LINES).set_value(one)
    return at.run()


def test_each_way_has_a_name_and_the_legend_is_spoken_of(draft: None) -> None:
    at = choice()
    assert app.keyed(at, LINES).options == list(LABELS["Convention"].values())
    assert app.keyed(at, LINES).value == Convention.ZIGZAG
    assert screen.LINES_HELP in [one.value for one in at.caption]


def test_a_choice_is_saved_when_it_is_made(draft: None) -> None:
    at = choose(choice(), Convention.CROSSED)
    assert [one.value for one in at.success] == [screen.LINES_CHOSEN]
    assert app.keyed(at, LINES).value == Convention.CROSSED
    assert convention(app.store()) == Convention.CROSSED


def test_what_someone_else_chose_is_shown(draft: None) -> None:
    at = choice()
    choose_convention(
        app.store(), by=app.WORKER.id, at=app.AT, convention=Convention.DOTTED
    )
    assert app.keyed(at.run(), LINES).value == Convention.DOTTED


def test_a_choice_that_is_no_longer_theirs_is_refused_and_goes(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = choice()
    kept = {
        key: acts - {permissions.Act.CHOOSE_SETTINGS}
        for key, acts in permissions.ALLOWED.items()
    }
    monkeypatch.setattr(permissions, "ALLOWED", kept)
    choose(at, Convention.DOTTED)
    assert [one.value for one in at.error] == [NotForRole.sentence]
    assert convention(app.store()) == Convention.ZIGZAG
    assert not app.has(at, LINES)
