"""What the browser tests start from: a browser, and the app over a demo store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from netmap.casework import maps
from netmap.casework.caseload import register_participant
from netmap.demo import WORKER, make_demo
from netmap.desk import now
from netmap.store.database import Store
from tests.support import browser as people
from tests.support.browser import Served

DRAFT = "Corin V."
"""The fictional case with a draft from the start."""
SEALED = "Saffron Q."
"""The fictional case that the tests only look at."""
OTHERS = ("Robin R.", "Wren A.", "Lark L.", "Finch F.")
"""Each for one test that writes; nobody is on their maps."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    reason = people.missing()
    if reason:
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = people.launched(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo store with the fictional cases, and drafts begun."""
    path = tmp_path_factory.mktemp("browser") / "demo.duckdb"
    with make_demo(path, at=now()) as store:
        begin(store, "DEMO-H1")
        for number, name in enumerate(OTHERS):
            add(store, f"p-{number}", name)
    return path


@pytest.fixture(scope="session")
def served(browser: Browser, demo_file: Path) -> Iterator[Served]:
    with Served(demo_file) as app:
        yield app


@pytest.fixture
def own(browser: Browser, demo_file: Path, tmp_path: Path) -> Iterator[Served]:
    """The app on a fresh server, over a store that only this test has."""
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with Served(path) as app:
        yield app


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with people.window(browser) as opened:
        yield opened


def begin(store: Store, participant_id: str) -> None:
    at = now()
    maps.start_review(
        store,
        by=WORKER.id,
        at=at,
        participant_id=participant_id,
        review_id=f"{participant_id}.draft",
        held_on=at.date(),
    )


def add(store: Store, participant_id: str, name: str) -> None:
    fields: dict[str, object] = {
        "id": participant_id,
        "name": name,
        "reference": participant_id.upper(),
        "fictional": True,
    }
    register_participant(store, by=WORKER.id, at=now(), fields=fields)
    begin(store, participant_id)
