"""The main job in a browser: by mouse, by keyboard, by two people, through a kill."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from netmap.words import screen
from tests.support import browser as people
from tests.support.browser import Served

pytestmark = pytest.mark.browser

WORDS = "She rings me every Sunday."


def name_field(page: Page) -> Locator:
    adding = page.locator(".st-key-adding")
    return adding.get_by_role("textbox", name=screen.NEW_NAME, exact=True)


def words_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="In their own words", exact=True).first


def fill_in(page: Page, name: str) -> None:
    """Fill in the line that adds someone."""
    name_field(page).fill(name)
    people.choose(page, screen.NEW_SECTOR, "Friends and peers")


def add(page: Page, name: str) -> None:
    """Add someone to the map."""
    fill_in(page, name)
    people.press(page, screen.ADD_TO_MAP)
    people.told(page, screen.ADDED_TO_MAP)


def pick(page: Page, beginning: str) -> None:
    """Pick the option that begins so, where the focus is on a choice."""
    page.keyboard.type(beginning)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def row(page: Page, name: str) -> Locator:
    return page.locator(".netmap-table tbody tr").filter(
        has=page.get_by_role("rowheader", name=name, exact=True)
    )


def test_the_main_job_by_mouse(served: Served, page: Page) -> None:
    """Open, begin, add, change, confirm, agree, seal; nothing leaves this machine."""
    heard = people.listen(page)
    people.open_map(page, served, "Tegwyn M.")
    people.press(page, screen.BEGIN)
    people.told(page, screen.BEGUN)
    people.choose(page, screen.NEW_QUALITY, "Supportive")
    add(page, "Mot")
    people.tab(page, screen.TAB_PERSON)
    people.choose(page, "How strong", "Strong")
    expect(row(page, "Mot")).to_contain_text("Strong")
    words_field(page).fill(WORDS)
    words_field(page).press("Tab")
    expect(row(page, "Mot")).to_contain_text(WORDS)
    people.tab(page, screen.TAB_STILL_TRUE)
    page.get_by_role("button", name=screen.STILL_TRUE_ALL).click()
    people.press(page, screen.STILL_TRUE_YES)
    people.tab(page, screen.TAB_WISHES)
    page.get_by_role("button", name=screen.CONFIRM_WISH, exact=True).first.click()
    expect(page.get_by_text(re.compile("^Confirmed on")).first).to_be_visible()
    seal(page)
    people.go(page, screen.CASELOAD)
    people.go(page, screen.MAP)
    people.see_picture(page)
    assert not people.outside(heard.asked)
    assert not heard.complaints


def seal(page: Page) -> None:
    people.go(page, screen.REVIEW)
    people.choose(page, "Does the participant agree", "Agrees")
    page.get_by_text(screen.SEAL_SURE).click()
    people.settle(page)
    people.press(page, screen.SEAL_BUTTON)
    people.told(page, screen.SEALED_DONE)
    expect(page.get_by_text(screen.SEALED_NOTE)).to_be_visible()
    expect(page.get_by_text(re.compile("[0-9a-f]{64}"))).to_be_visible()
    expect(page.get_by_role("combobox", name=screen.WHICH_REVIEW)).to_have_value(
        re.compile("sealed$")
    )


def test_the_main_job_by_keyboard_alone(served: Served, page: Page) -> None:
    """Tab, Enter, space, arrows and typing; the focus is never lost on the way."""
    people.caseload(page, served)
    people.tab_to(page, screen.OPEN_NAMED.format(name="Robin R."))
    page.keyboard.press("Enter")
    expect(people.heading(page, "Robin R.")).to_be_visible()
    people.settle(page)
    people.tab_to(page, screen.NEW_NAME)
    page.keyboard.type("Cai")
    page.keyboard.press("Enter")
    people.told(page, screen.SECTOR_NEEDED)
    people.settle(page)
    assert people.focused(page) == screen.NEW_NAME
    people.tab_to(page, screen.NEW_SECTOR)
    pick(page, "Fri")
    people.tab_to(page, screen.ADD_TO_MAP)
    page.keyboard.press("Enter")
    expect(row(page, "Cai")).to_be_visible()
    people.settle(page)
    assert people.focused(page) == screen.ADD_TO_MAP
    page.get_by_role("link", name=screen.MAP, exact=True).first.focus()
    people.tab_to(page, "How strong")
    pick(page, "Str")
    expect(row(page, "Cai")).to_contain_text("Strong")
    people.settle(page)
    assert people.focused(page) == "How strong"
    people.tab_to(page, "In their own words")
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    expect(row(page, "Cai")).to_contain_text(WORDS)
    page.keyboard.press("Control+Home")
    page.get_by_role("link", name=screen.MAP, exact=True).first.focus()
    people.tab_to(page, screen.REVIEW)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=screen.READ_BACK)).to_be_visible()
    people.settle(page)
    people.tab_to(page, "Does the participant agree")
    pick(page, "Agrees")
    people.settle(page)
    people.tab_to(page, screen.SEAL_SURE)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=screen.SEAL_BUTTON)).to_be_enabled()
    people.tab_to(page, screen.SEAL_BUTTON)
    page.keyboard.press("Enter")
    people.told(page, screen.SEALED_DONE)


def test_a_double_click_adds_once(served: Served, page: Page) -> None:
    people.open_map(page, served, "Lark L.")
    fill_in(page, "Mot")
    page.get_by_role("button", name=screen.ADD_TO_MAP, exact=True).dblclick()
    people.told(page, screen.ADDED_TO_MAP)
    page.wait_for_timeout(1500)
    people.settle(page)
    expect(row(page, "Mot")).to_have_count(1)


def test_a_change_leaves_the_tab_and_the_focus_where_they_are(
    served: Served, page: Page
) -> None:
    """Also where a message comes above them."""
    people.open_map(page, served, "Finch F.")
    add(page, "Mot")
    assert people.focused(page) == screen.ADD_TO_MAP
    people.tab(page, screen.TAB_PERSON)
    for field, option in (("How strong", "Weak"), ("Who gives", "Both ways")):
        people.choose(page, field, option)
        assert people.focused(page) == field
    add(page, "Another")
    expect(page.get_by_role("tab", selected=True)).to_have_text(screen.TAB_PERSON)
    expect(people_shown(page)).to_have_value("Another")


def people_shown(page: Page) -> Locator:
    return page.get_by_role("combobox", name=screen.WHO, exact=True)


def test_a_new_name_is_shown_wherever_they_are_chosen(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, "Finch F.")
    add(page, "Old")
    people.tab(page, screen.TAB_PERSON)
    page.get_by_text(screen.GROUP_WHO, exact=True).click()
    panel = page.locator(".st-key-map_area")
    field = panel.get_by_role("textbox", name="Name", exact=True)
    field.fill("New")
    field.press("Tab")
    expect(people_shown(page)).to_have_value("New")


def test_two_people_on_one_draft(served: Served, browser: Browser) -> None:
    """The second to save is told, keeps every word, and chooses."""
    with people.window(browser) as first, people.window(browser) as second:
        people.open_map(first, served, "Wren A.")
        add(first, "Bryn")
        people.tab(first, screen.TAB_PERSON)
        people.open_map(second, served, "Wren A.")
        people.choose(second, screen.WHO, "Bryn")
        words_field(first).fill("What the first typed")
        words_field(first).press("Tab")
        expect(row(first, "Bryn")).to_contain_text("What the first typed")
        words_field(second).fill("What the second typed")
        words_field(second).press("Tab")
        people.told(second, "after you opened it")
        expect(words_field(second)).to_have_value("What the second typed")
        expect(
            second.get_by_text(f"{screen.STALE_THEIRS}: What the first typed")
        ).to_be_visible()
        people.press(second, screen.KEEP_MINE)
        expect(row(second, "Bryn")).to_contain_text("What the second typed")
        expect(second.get_by_text(screen.STALE_THEIRS)).to_have_count(0)


def test_what_was_saved_outlives_a_kill(own: Served, page: Page) -> None:
    """The server is killed as soon as the change stands on the screen."""
    people.open_map(page, own, "Corin V.")
    people.tab(page, screen.TAB_PERSON)
    people.choose(page, screen.WHO, "Kit")
    words_field(page).fill(WORDS)
    words_field(page).press("Tab")
    expect(page.locator(".netmap-table")).to_contain_text(WORDS)
    own.kill_and_start_again()
    people.open_map(page, own, "Corin V.")
    expect(page.locator(".netmap-table")).to_contain_text(WORDS)
