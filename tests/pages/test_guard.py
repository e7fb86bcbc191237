"""Coming in: cold visits, a store that does not open, the banner of a demo."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netmap.settings import Settings
from netmap.store.database import create
from netmap.store.errors import StoreDamaged, StoreMissing, WrongKey
from netmap.ui import shared
from netmap.ui.navigation import SCREENS
from netmap.ui.signed import SHELL
from netmap.words import screen, signing
from tests.support import app

PAGES = tuple(one.name for one in SCREENS)
OF_CASES = ("caseload", "map", "contact", "review", "concerns")

each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_a_cold_visit_to_a_page_comes_in_through_the_shell(
    wren: Path, page: str
) -> None:
    """The page runs before app.py has: the guard sends the visit there, to sign in."""
    at = app.cold().switch_page(f"pages/{page}.py").run()
    assert not at.exception
    assert [one.value for one in at.title] == [signing.SIGN_IN]
    assert at.session_state[SHELL]
    assert not {"Bryn", "Wren", "W 1"} & set(app.everything(at).split())


@pytest.mark.parametrize("page", ["map", "contact", "review"])
def test_a_page_without_a_participant_says_how_to_choose_one(
    wren: Path, page: str
) -> None:
    at = app.go(app.visit(), page)
    assert [one.value for one in at.info] == [screen.CHOOSE_PARTICIPANT]
    assert "Wren" not in app.everything(at)


@pytest.mark.parametrize("page", OF_CASES)
def test_every_page_of_a_demo_says_that_everyone_is_fictional(
    wren: Path, page: str
) -> None:
    at = app.go(app.open_map(), page)
    assert screen.DEMO_BANNER in [one.value for one in at.caption]


def test_an_encrypted_store_has_no_demo_banner(tmp_path: Path) -> None:
    key = "an invented key for tests"
    path = tmp_path / "real.duckdb"
    create(path, key).close()
    at = visit_store(Settings(store=path, key=key))
    assert screen.DEMO_BANNER not in app.everything(at)


@each_page
def test_a_store_that_is_not_there_gives_one_sentence(
    tmp_path: Path, page: str
) -> None:
    at = visit_store(Settings(store=tmp_path / "none.duckdb"))
    at = app.go(at, page)
    assert [one.value for one in at.error] == [StoreMissing.sentence]
    assert not at.exception
    assert not at.button


def test_a_damaged_store_gives_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "damaged.duckdb"
    path.write_bytes(b"no store at all" * 1000)
    at = visit_store(Settings(store=path))
    assert [one.value for one in at.error] == [StoreDamaged.sentence]
    assert not at.exception


def test_a_wrong_key_gives_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "real.duckdb"
    create(path, "an invented key for tests").close()
    at = visit_store(Settings(store=path, key="another invented key"))
    assert [one.value for one in at.error] == [WrongKey.sentence]


def test_settings_come_from_the_environment_where_nobody_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared._chosen.clear()
    monkeypatch.setenv("NETMAP_STORE", "elsewhere.duckdb")
    assert shared.settings() == Settings(store=Path("elsewhere.duckdb"))


def visit_store(settings: Settings) -> AppTest:
    """Open the app over a store, and let go of it."""
    st.cache_resource.clear()
    shared.use_settings(settings)
    try:
        return app.cold().run()
    finally:
        st.cache_resource.clear()
