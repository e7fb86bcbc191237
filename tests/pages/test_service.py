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
import streamlit as st

from netmap.ui.page import begin_page
from netmap.ui.service import draw_convention
from netmap.ui.signing import SHELL
from tests.support import app

st.session_state[SHELL] = True
draw_convention(begin_page(), app.view_of())
"""


def choice() -> AppTest:
    at = AppTest.from_string(PAGE, default_timeout=app.PATIENCE)
    return app.signed_in(at).run()


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


def test_a_choice_that_is_refused_is_not_shown(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "ALLOWED", {})
    at = choose(choice(), Convention.DOTTED)
    assert [one.value for one in at.error] == [NotForRole.sentence]
    assert app.keyed(at, LINES).value == Convention.ZIGZAG
