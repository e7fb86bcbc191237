"""In a browser: from nothing to the first picture of 25 alters, and between pages."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright, sync_playwright

from netmap.words import screen
from tests.bench.reading import Reading, timed, took
from tests.bench.serving import NAME, bare_served, served

OPEN = re.compile(rf"^\s*{screen.OPEN}\b")
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
COLD, ROUNDS = 5, 10
PAUSE = 300
"""Milliseconds that someone looks at a page before they move on."""
FIRST_BUDGET, MOVE_BUDGET = 2000, 700
PICTURE_DRAWN = """
() => [...document.querySelectorAll('*')].some(
    (one) => one.shadowRoot?.querySelector('.stage > svg')
)
"""
Steps = tuple[float, float]


def readings(folder: Path) -> Iterator[Reading]:
    """Give first visits, each in a browser just started, and moves between pages.

    The yardstick is a Streamlit page with nothing but a title, in such a browser too.
    """
    with sync_playwright() as playwright:
        with bare_served(folder) as address:
            bare = [_bare_visit(playwright, address) for _ in range(COLD)]
        with served(folder) as address:
            first = _first_visit(playwright, address)
            cold = [_first_visit(playwright, address) for _ in range(COLD)]
            moves = _moves(playwright, address)
    yield timed("browser, cold: bare Streamlit page", bare)
    yield from _visits(first, cold, bare)
    for title, measured in moves.items():
        yield timed(f"browser, move to {title}", measured, budget=MOVE_BUDGET)


def _visits(first: Steps, cold: list[Steps], bare: list[float]) -> Iterator[Reading]:
    whole = [sum(one) for one in cold]
    note = "ratio to a bare page; the browser's own start left out"
    yield timed("browser, cold: caseload", [one for one, _ in cold], beside=bare)
    yield timed("browser, caseload to first picture", [one for _, one in cold])
    yield timed(
        "browser, cold: to first picture",
        whole,
        budget=FIRST_BUDGET,
        beside=bare,
        note=note,
    )
    yield Reading(
        what="browser, cold: first of all visits",
        median=sum(first),
        note=f"of it to the caseload {first[0]:,.0f} ms",
    )


def _bare_visit(playwright: Playwright, address: str) -> float:
    with _page(playwright) as page:
        return took(_bare, page, address)


def _first_visit(playwright: Playwright, address: str) -> Steps:
    with _page(playwright) as page:
        return took(_caseload, page, address), took(_open, page)


def _moves(playwright: Playwright, address: str) -> dict[str, list[float]]:
    ways = {screen.REVIEW: _read_back, screen.CASELOAD: _rows, screen.MAP: _picture}
    times: dict[str, list[float]] = {title: [] for title in ways}
    with _page(playwright) as page:
        _caseload(page, address)
        _open(page)
        for _ in range(ROUNDS):
            for title, arrived in ways.items():
                page.wait_for_timeout(PAUSE)
                times[title].append(took(_go, page, title, arrived))
    return times


@contextmanager
def _page(playwright: Playwright) -> Iterator[Page]:
    browser: Browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=ARGUMENTS
    )
    try:
        yield browser.new_page(viewport={"width": 1280, "height": 900})
    finally:
        browser.close()


def _bare(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.get_by_role("heading", name=NAME, level=1).wait_for()


def _caseload(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    _rows(page)


def _open(page: Page) -> None:
    _open_button(page).click()
    page.get_by_role("heading", name=NAME, level=1).wait_for()
    _picture(page)


def _go(page: Page, title: str, arrived: Callable[[Page], None]) -> None:
    page.get_by_role("link", name=title, exact=True).first.click()
    arrived(page)


def _rows(page: Page) -> None:
    page.get_by_role("heading", name=screen.CASELOAD, level=1).wait_for()
    _open_button(page).wait_for()


def _open_button(page: Page) -> Locator:
    """Return the first row's button; what says "Open" beside an arrow is another."""
    return page.locator("button").filter(has_text=OPEN).first


def _picture(page: Page) -> None:
    page.wait_for_function(PICTURE_DRAWN)


def _read_back(page: Page) -> None:
    page.get_by_role("heading", name=screen.READ_BACK).wait_for()
