"""Evidence and Claims in a browser: the way of a claim, by mouse and by keys alone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from netmap.demo import WORKERS
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.words import claims as words
from netmap.words import screen
from tests.browser.test_changes import as_worker, looked_at, pick, turn
from tests.support import browser as people
from tests.support.browser import NARROW, WIDE, Served

pytestmark = pytest.mark.browser

NAME = "Saffron Q."
"""Has four sealed reviews."""
SUPERVISOR, ASSESSOR = (
    next(one for one in WORKERS if role in one.roles)
    for role in (Role.SUPERVISOR, Role.ASSESSOR)
)
TABS = (
    words.TAB_CRITERIA,
    words.TAB_CLAIMS,
    words.TAB_PLAN,
    words.TAB_PACK,
    words.TAB_ALL,
)
CLAIM = re.compile("^Claim this")
OPEN = re.compile(r"^Open SN:P1 \(")
SAID = "I asked what they want before I said what I think."
WIDTHS = (WIDE, NARROW)


def on_evidence(page: Page, served: Served) -> None:
    people.open_map(page, served, NAME)
    people.go(page, words.EVIDENCE)
    turn(page, screen.DESK)
    expect(page.get_by_role("region", name=words.OVERVIEW)).to_be_visible()


def box(page: Page, title: str) -> Locator:
    return page.get_by_role("textbox", name=title, exact=True)


def begin(page: Page) -> None:
    """Begin a claim of the first record that is shown."""
    page.get_by_role("button", name=CLAIM).first.click()
    expect(page.get_by_role("button", name=words.SAVE)).to_be_visible()
    people.settle(page)


def write(page: Page) -> None:
    """Write a claim, save it and submit it."""
    begin(page)
    people.choose(page, words.KIND, "Reflective account")
    box(page, "My account").fill(SAID)
    people.press(page, words.SAVE)
    expect(people.heading(page, words.CLAIMS)).to_be_visible()
    people.settle(page)
    people.press(page, words.SUBMIT)
    people.told(page, words.SUBMITTED)


def open_claim(page: Page) -> None:
    page.get_by_role("button", name=OPEN).first.click()
    expect(page.get_by_role("heading", name=words.CHAIN)).to_be_visible()
    people.settle(page)


@contextmanager
def at_claim(browser: Browser, served: Served, who: Worker) -> Iterator[Page]:
    """Give a window in which someone of the demo has the claim open."""
    with as_worker(browser, served, who) as page:
        if who is SUPERVISOR:
            people.go(page, words.CLAIMS)
            turn(page, screen.DESK)
        open_claim(page)
        yield page


def test_a_claim_goes_from_evidence_to_accepted(own: Served, browser: Browser) -> None:
    """Three people at three screens; each sees what the others did."""
    with people.window(browser) as page:
        heard = people.listen(page)
        on_evidence(page, own)
        write(page)
        with at_claim(browser, own, SUPERVISOR) as signing:
            people.press(signing, words.SIGN_OFF)
            people.told(signing, words.SIGNED_OFF)
        with at_claim(browser, own, ASSESSOR) as judging:
            expect(judging.get_by_text(SAID)).to_be_visible()
            expect(judging.get_by_text(words.CHAIN_INTACT)).to_be_visible()
            body = judging.locator("body").inner_text()
            assert [one for one in ("Saffron", "DEMO-M1") if one in body] == []
            people.press(judging, words.RETURN)
            people.told(judging, "Say why you return this claim.")
            box(judging, words.JUDGE_NOTE).fill("Well told.")
            people.press(judging, words.ACCEPT)
            people.told(judging, words.ACCEPTED)
        people.press(page, words.BACK)
        expect(page.get_by_text("Reflective account. Accepted.")).to_be_visible()
        open_claim(page)
        expect(page.get_by_text("Well told.")).to_be_visible()
        expect(page.get_by_role("button", name=words.SUBMIT)).to_have_count(0)
        assert not heard.complaints
        assert not people.outside(heard.asked)


def test_a_claim_is_written_and_submitted_with_the_keyboard_alone(
    own: Served, page: Page
) -> None:
    on_evidence(page, own)
    people.tab_to(page, words.CHOOSE)
    pick(page, "everyday moments")
    expect(page.get_by_role("heading", name=re.compile("^SN:P2: "))).to_be_visible()
    people.settle(page)
    people.tab_to(page, "Claim this: How the review was held, review 4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.SAVE)).to_be_visible()
    people.settle(page)
    people.tab_to(page, words.KIND)
    pick(page, "Work product")
    people.settle(page)
    people.tab_to(page, "My account")
    page.keyboard.type(SAID)
    people.tab_to(page, words.SAVE)
    people.settle(page)
    page.keyboard.press("Enter")
    expect(people.heading(page, words.CLAIMS)).to_be_visible()
    people.settle(page)
    people.tab_to(page, words.SUBMIT)
    page.keyboard.press("Enter")
    people.told(page, words.SUBMITTED)
    expect(page.get_by_text("Work product. Submitted.")).to_be_visible()


def test_evidence_and_its_form_keep_the_rules_and_their_width(
    served: Served, browser: Browser
) -> None:
    """Each tab, and a claim that is being written with names in it."""
    with people.window(browser) as page:
        on_evidence(page, served)
        wrong: list[str] = []
        for title in TABS:
            people.tab(page, title)
            wrong += looked_at(page, title, WIDTHS)
        people.tab(page, words.TAB_CRITERIA)
        begin(page)
        people.choose(page, words.KIND, "Testimony")
        people.choose(page, words.MODEL, "Driscoll’s three questions")
        box(page, "What?").fill("I asked Saffron.")
        box(page, "What?").press("Control+Enter")
        warned = words.NAMES_FOUND.format(words="Saffron")
        expect(page.get_by_text(warned)).to_be_visible()
        wrong += looked_at(page, words.SAVE, WIDTHS)
    assert not wrong, "\n".join(wrong)


def test_claims_keep_the_rules_and_their_width(own: Served, browser: Browser) -> None:
    """The list and one claim, for the one who claims and for the one who judges."""
    wrong: list[str] = []
    with people.window(browser) as page:
        on_evidence(page, own)
        write(page)
        page.get_by_text(words.MAP_TWIN, exact=True).click()
        check_picture(page)
        wrong += looked_at(page, "a claim of one's own", WIDTHS)
        people.press(page, words.BACK)
        wrong += looked_at(page, "claims of one's own", WIDTHS)
    with as_worker(browser, own, ASSESSOR) as page:
        wrong += looked_at(page, "claims to judge", WIDTHS)
        open_claim(page)
        page.get_by_text(words.MAP_TWIN, exact=True).click()
        wrong += looked_at(page, "a claim to judge", WIDTHS)
    assert not wrong, "\n".join(wrong)


def check_picture(page: Page) -> None:
    """See that a map has words for it, and a table that says the same."""
    picture = page.get_by_role("img", name=re.compile("17 people, groups and places"))
    expect(picture).to_be_visible()
    twin = page.get_by_role("region", name=words.MAP_TWIN)
    expect(twin).to_be_visible()
    expect(twin.get_by_role("rowheader")).to_have_count(17)


def test_what_is_said_after_a_click_moves_nothing_on_the_page(
    own: Served, page: Page
) -> None:
    """A claim without a kind is refused, at both widths."""
    on_evidence(page, own)
    begin(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.get_by_role("button", name=words.SAVE).scroll_into_view_if_needed()
        people.settle(page)
        before = box(page, "My account").bounding_box()
        people.press(page, words.SAVE)
        people.told(page, words.NO_KIND)
        assert box(page, "My account").bounding_box() == before, width
        people.press(page, words.DROP)
        begin(page)


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_the_first_click_after_a_pause_is_answered_at_once(
    served: Served, page: Page, by: str
) -> None:
    """The browser also says then that somebody is there."""
    page.clock.install()
    on_evidence(page, served)
    page.get_by_role("button", name=CLAIM).first.focus()
    page.clock.fast_forward(40_000)
    people.settle(page)
    if by == "keys":
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name=CLAIM).first.click()
    expect(page.get_by_role("button", name=words.SAVE)).to_be_visible(timeout=5_000)
