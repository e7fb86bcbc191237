"""The walk round the parts of life in a browser: names typed one after the other."""

import pytest
from playwright.sync_api import Locator, Page, expect

from netmap.words import screen
from tests.support import browser as people
from tests.support.browser import Served

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=screen.WALK_NAME, exact=True)


def part(page: Page, sector: str) -> Locator:
    return page.get_by_text(screen.WALK_QUESTIONS[sector], exact=True)


def here(page: Page) -> Locator:
    return page.locator(".st-key-walk_here")


def type_name(page: Page, name: str) -> None:
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def test_names_are_typed_in_a_row_without_leaving_the_box(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, "Lark L.")
    people.tab(page, screen.TAB_WALK)
    people.press(page, screen.WALK_NEXT)
    expect(part(page, "family")).to_be_visible()
    box(page).click()
    for name in ("Ola", "Peg", "Rex"):
        type_name(page, name)
        expect(here(page)).to_contain_text(name)
        expect(box(page)).to_have_value("")
        assert people.focused(page) == screen.WALK_NAME
    expect(page.get_by_role("tab", selected=True)).to_have_text(screen.TAB_WALK)


def test_a_name_half_typed_is_still_there_at_the_next_part(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, "Lark L.")
    people.tab(page, screen.TAB_WALK)
    box(page).fill("Half a na")
    people.press(page, screen.WALK_NEXT)
    expect(part(page, "family")).to_be_visible()
    expect(box(page)).to_have_value("Half a na")


def test_nobody_answered_twice_in_haste_is_one_answer(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, "Lark L.")
    people.tab(page, screen.TAB_WALK)
    page.get_by_role("button", name=screen.WALK_NOBODY, exact=True).dblclick()
    people.settle(page)
    expect(here(page)).to_have_text(screen.WALK_NOBODY_SAID)
