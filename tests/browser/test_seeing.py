"""What the screens look like: WCAG rules, widths, and text that is legible."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from netmap.words import contact, screen
from tests.support import browser as people
from tests.support.browser import NARROW, WIDE, Served

pytestmark = pytest.mark.browser

SEALED, DRAFT = "Saffron Q.", "Corin V."
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PANELS = ".st-key-map_area"
SIDEWAYS = """() => [...document.querySelectorAll('*')].filter((one) => {
    const style = getComputedStyle(one);
    return one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
        && ['auto', 'scroll'].includes(style.overflowX)
        && !one.closest('.netmap-table');
}).map((one) => one.dataset.testid || one.className || one.tagName)"""
SMALLEST = """(svg) => {
    const words = [...svg.querySelectorAll('text')].filter(
        (one) => one.textContent.trim().length > 1
    );
    const sizes = words.map((one) => Number(one.getAttribute('font-size')));
    return Math.min(...sizes) * svg.getScreenCTM().a;
}"""
"""How large the smallest word of a picture is on the screen, in pixels."""


def on_caseload(page: Page, served: Served) -> None:
    people.caseload(page, served)


def on_map(page: Page, served: Served, name: str, view: str) -> None:
    people.open_map(page, served, name)
    people.see_picture(page)
    page.get_by_role("radio", name=view).click()
    people.settle(page)


def on_review(page: Page, served: Served, name: str, view: str) -> None:
    people.open_map(page, served, name)
    people.go(page, screen.REVIEW)
    expect(page.get_by_role("heading", name=screen.READ_BACK)).to_be_visible()
    page.get_by_role("radio", name=view).click()
    people.settle(page)


def on_contact(page: Page, served: Served, name: str, view: str) -> None:
    people.open_map(page, served, name)
    people.go(page, contact.CONTACT)
    page.get_by_role("radio", name=view).click()
    people.settle(page)


def on_concerns(page: Page, served: Served) -> None:
    people.caseload(page, served)
    people.go(page, contact.TAB_CONCERNS)
    page.get_by_role("radio", name=screen.DESK).click()
    people.settle(page)


Visit = Callable[[Page, Served], None]
VISITS: dict[str, Visit] = {
    "caseload": on_caseload,
    "map, both, draft": lambda page, app: on_map(page, app, DRAFT, screen.SESSION),
    "map, only you, draft": lambda page, app: on_map(page, app, DRAFT, screen.DESK),
    "map, both, sealed": lambda page, app: on_map(page, app, SEALED, screen.SESSION),
    "map, only you, sealed": lambda page, app: on_map(page, app, SEALED, screen.DESK),
    "review, draft": lambda page, app: on_review(page, app, DRAFT, screen.SESSION),
    "contact, both": lambda page, app: on_contact(page, app, SEALED, screen.SESSION),
    "contact, only you": lambda page, app: on_contact(page, app, SEALED, screen.DESK),
    "concerns": on_concerns,
    "review, sealed": lambda page, app: on_review(page, app, SEALED, screen.DESK),
}


def faults(page: Page, within: str | None = None) -> list[str]:
    """Return what axe finds, with where; it need not describe what keeps the rules."""
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("visit", VISITS.values(), ids=list(VISITS))
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_screen_keeps_the_rules_and_its_width(
    served: Served, browser: Browser, visit: Visit, *, dark: bool
) -> None:
    """At both widths; nothing scrolls sideways but the table in its own box."""
    with people.window(browser, dark=dark) as page:
        visit(page, served)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            people.settle(page)
            assert not faults(page), width
            assert not page.evaluate(SIDEWAYS), width


def test_every_tab_keeps_the_rules(served: Served, browser: Browser) -> None:
    wrong: list[str] = []
    with people.window(browser) as page:
        on_map(page, served, DRAFT, screen.DESK)
        for title in page.get_by_role("tab").all_inner_texts():
            people.tab(page, title)
            wrong += [f"{title}: {fault}" for fault in faults(page, PANELS)]
    assert not wrong, "\n".join(wrong)


def test_every_tab_of_contact_keeps_the_rules_with_its_forms_open(
    served: Served, browser: Browser
) -> None:
    """At the narrow width, where things have least room."""
    wrong: list[str] = []
    with people.window(browser, width=NARROW) as page:
        on_contact(page, served, SEALED, screen.DESK)
        for title in page.get_by_role("tab").all_inner_texts():
            people.tab(page, title)
            for one in page.locator("[data-testid=stExpander] summary").all():
                one.click()
            openers = page.get_by_role("button", name=re.compile("^(Show all|Answer)$"))
            if openers.count():
                openers.first.click()
            people.look_aside(page)
            people.settle(page)
            wrong += [f"{title}: {fault}" for fault in faults(page)]
            wrong += [f"{title}: {one}" for one in page.evaluate(SIDEWAYS)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("view", [screen.SESSION, screen.DESK])
@pytest.mark.parametrize("name", [SEALED, DRAFT])
def test_the_text_of_the_picture_is_legible(
    served: Served, page: Page, name: str, view: str
) -> None:
    on_map(page, served, name, view)
    assert people.see_picture(page).evaluate(SMALLEST) >= 9


def test_the_picture_says_in_words_whose_map_it_is_and_how_many(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, SEALED)
    said = people.see_picture(page).get_attribute("aria-label") or ""
    assert said.startswith("Map of Saffron Q., ")
    assert "17 people, groups and places" in said


def test_all_tabs_fit_beside_the_map(served: Served, page: Page) -> None:
    on_map(page, served, DRAFT, screen.DESK)
    widths = page.get_by_role("tablist").evaluate(
        "(one) => [one.scrollWidth, one.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_the_picture_stays_in_sight_beside_a_long_panel(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, DRAFT)
    people.tab(page, screen.TAB_STILL_TRUE)
    page.locator("[data-testid=stMain]").evaluate("(one) => one.scrollTo(0, 700)")
    box = people.see_picture(page).bounding_box()
    assert box is not None
    assert box["y"] >= 0
