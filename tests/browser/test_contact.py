"""The Contact page in a browser: logging, answering, a visit, and what stays unseen."""

import re

import pytest
from playwright.sync_api import Page, expect

from netmap.words import contact, screen
from tests.support import browser as people
from tests.support.browser import Served

pytestmark = pytest.mark.browser


def open_contact(page: Page, served: Served, name: str, tab: str) -> None:
    """Open a tab of a participant's Contact page, in the worker's own view."""
    people.open_map(page, served, name)
    people.go(page, contact.CONTACT)
    only_me(page)
    people.tab(page, tab)


def only_me(page: Page) -> None:
    page.get_by_role("radio", name=screen.DESK).click()
    people.settle(page)


def pick(page: Page, field: str, *beginnings: str) -> None:
    """Type into a choice and take what it finds, as people do by keyboard."""
    box = page.get_by_role("combobox", name=field, exact=True).first
    for beginning in beginnings:
        box.click()
        box.type(beginning)
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    people.settle(page)


def test_a_contact_is_logged_and_what_it_asks_is_answered(
    own: Served, page: Page
) -> None:
    """Marcus rings; the order binds him, and nothing of it reads as Saffron's fault."""
    heard = people.listen(page)
    open_contact(page, own, "Saffron Q.", contact.TAB_CONTACTS)
    pick(page, "Who it was with", "Marcus")
    pick(page, "How", "Phone")
    pick(page, "Who began it", "The other")
    people.press(page, contact.SAVE)
    people.told(page, contact.SAVED_ASKS.split("{", maxsplit=1)[0])
    people.tab(page, contact.TAB_ASKED)
    box = page.locator("[class*='st-key-box']").filter(
        has_text="Contact with someone whom a rule stops"
    )
    expect(box.first).to_contain_text("This is not Saffron Q.’s fault")
    count = box.count()
    box.first.get_by_role("button", name=contact.ANSWER, exact=True).click()
    people.settle(page)
    page.get_by_role("radio", name="Done", exact=True).click()
    people.settle(page)
    page.get_by_role("textbox", name="What you did, or why").fill("Rang the police")
    people.press(page, contact.SAVE_ANSWER)
    people.told(page, contact.ANSWERED.format(answer="Done"))
    expect(box).to_have_count(count - 1)
    expect(page.get_by_text(contact.ANSWERED_TITLE.format(count=1))).to_be_visible()
    assert not people.outside(heard.asked)
    assert not heard.complaints


def test_what_was_typed_survives_a_look_at_the_map(own: Served, page: Page) -> None:
    open_contact(page, own, "Saffron Q.", contact.TAB_CONTACTS)
    page.get_by_text(contact.SUPERVISED).click()
    people.settle(page)
    seen = page.get_by_role("textbox", name="What was seen")
    seen.fill("They drew together.")
    seen.press("Tab")
    people.settle(page)
    people.go(page, screen.MAP)
    people.see_picture(page)
    people.go(page, contact.CONTACT)
    only_me(page)
    people.tab(page, contact.TAB_CONTACTS)
    expect(seen).to_have_value("They drew together.")
    people.press(page, contact.SAVE)
    people.told(page, "“How” is missing")
    expect(seen).to_have_value("They drew together.")


def test_both_of_you_see_nothing_of_it(served: Served, page: Page) -> None:
    """Nor does the reloaded page, before anyone chose."""
    open_contact(page, served, "Saffron Q.", contact.TAB_CONCERNS)
    expect(page.get_by_text(contact.CONCERN_HELP)).to_be_visible()
    page.reload()
    expect(page.get_by_text(contact.FOR_YOU_ALONE)).to_be_visible()
    people.settle(page)
    expect(page.get_by_role("tab")).to_have_count(0)
    expect(page.get_by_text(re.compile("Marcus|Dale|bail"))).to_have_count(0)


def test_a_rule_added_here_has_its_badge_on_the_map(own: Served, page: Page) -> None:
    """From the form to the picture, for the day of the review."""
    open_contact(page, own, "Corin V.", contact.TAB_RULES)
    page.get_by_text(contact.ADD["restriction"]).click()
    people.settle(page)
    pick(page, "Kind of rule", "Barred from")
    expect(page.get_by_text(contact.ABOUT_KIND)).to_be_visible()
    pick(page, "Who has to follow it", "The participant")
    pick(page, "Whom it is about", "Peer mentor")
    start = page.get_by_role("group", name="Starts on").first
    start.get_by_role("spinbutton").first.click()
    page.keyboard.type("01062026")
    page.keyboard.press("Tab")
    people.settle(page)
    people.press(page, contact.SAVE)
    people.told(page, "Saved.")
    people.go(page, screen.MAP)
    only_me(page)
    expect(people.alter(page, "Peer mentor")).to_have_attribute(
        "aria-label", re.compile("Not at this place")
    )
