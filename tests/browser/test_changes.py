"""Changes and Supervision in a browser: what two people do there, by mouse and keys."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from netmap.demo import WORKERS
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.words import access, screen, supervision, trend
from netmap.words import changes as words
from tests.browser.test_seeing import SIDEWAYS, faults
from tests.support import browser as people
from tests.support.browser import NARROW, WIDE, Served

pytestmark = pytest.mark.browser

NAME = "Saffron Q."
"""Has four sealed reviews."""
SUPERVISOR = next(one for one in WORKERS if Role.SUPERVISOR in one.roles)
TABS = (words.TAB_CHANGED, words.TAB_OVER_TIME, words.TAB_SUPERVISION)
NOTE = "Who visits on Sundays?"
CUT_OFF = """() => [...document.querySelectorAll('.st-key-head [role=combobox]')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.value)"""
"""The reviews in the head of the page whose words do not fit into their box."""
COVERED = """() => [...document.querySelectorAll('.rc-overflow-item :is(a, button)')]
    .filter((one) => {
        const box = one.getBoundingClientRect();
        const shown = getComputedStyle(one.closest('.rc-overflow-item')).opacity > 0;
        return shown && ![box.left + 1, box.right - 1].every((x) =>
            one.contains(document.elementFromPoint(x, box.y + box.height / 2)));
    })
    .map((one) => one.innerText)"""
"""The links of the bar over which something lies, at their first or last letter."""
PICTURE = """(one) => ({
    high: one.complete && one.naturalWidth ? one.offsetHeight : 0,
    svg: atob(one.src.split(',')[1]),
})"""


@contextmanager
def as_worker(browser: Browser, served: Served, who: Worker) -> Iterator[Page]:
    """Give a window in which someone of the demo is signed in."""
    with people.window(browser) as page:
        page.goto(served.address)
        people.sign_in(page, who)
        yield page


def on_changes(page: Page, served: Served, view: str = screen.DESK) -> None:
    people.open_map(page, served, NAME)
    people.go(page, words.CHANGES)
    expect(then(page)).to_be_visible()
    turn(page, view)


def turn(page: Page, view: str) -> None:
    page.get_by_role("radio", name=view).click()
    people.settle(page)


def then(page: Page) -> Locator:
    return page.get_by_role("heading", name=re.compile("^Then: "), level=2)


def see_what_changed(page: Page) -> None:
    people.go(page, access.SUPERVISION)
    people.press(page, supervision.SEE_CHANGES.format(name=NAME))
    expect(people.heading(page, NAME)).to_be_visible()
    people.settle(page)


def box(page: Page, title: str) -> Locator:
    return page.get_by_role("textbox", name=title, exact=True)


def row(page: Page) -> Locator:
    """Return what the list of the team says of Saffron's case."""
    return page.locator(".st-key-supervised-DEMO-M1")


def test_a_supervisors_minute(own: Served, browser: Browser) -> None:
    """From the list to what changed, a note, and back; the second click saves none."""
    with as_worker(browser, own, SUPERVISOR) as page:
        heard = people.listen(page)
        people.go(page, access.SUPERVISION)
        expect(row(page)).to_contain_text(supervision.NEVER_LOOKED)
        see_what_changed(page)
        expect(page.get_by_role("radio", name=screen.DESK)).to_be_checked()
        expect(then(page)).to_have_text("Then: 14 September 2026")
        line = page.get_by_role("listitem").filter(
            has_text="The tie with Kerry-Ann was"
        )
        expect(line).to_contain_text("mixed, and is supportive now.")
        expect(line).to_contain_text(words.WHOSE["participant"])
        people.tab(page, words.TAB_SUPERVISION)
        box(page, supervision.QUESTIONS).fill(NOTE)
        page.get_by_role("button", name=supervision.WRITE).dblclick()
        people.told(page, supervision.WRITTEN)
        people.settle(page)
        expect(page.locator(".netmap-said", has_text=NOTE)).to_have_count(1)
        expect(page.get_by_text(f"{SUPERVISOR.name}, ")).to_be_visible()
        expect(box(page, supervision.QUESTIONS)).to_have_value("")
        people.go(page, access.SUPERVISION)
        expect(row(page)).to_contain_text("You looked last at")
        assert not heard.complaints
        assert not people.outside(heard.asked)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_lies_over_the_links_of_the_bar(
    own: Served, browser: Browser, width: int
) -> None:
    """Neither the button to leave nor what is said of a note, with the longest bar."""
    with as_worker(browser, own, SUPERVISOR) as page:
        see_what_changed(page)
        page.set_viewport_size({"width": width, "height": 900})
        people.tab(page, words.TAB_SUPERVISION)
        box(page, supervision.QUESTIONS).fill(NOTE)
        people.press(page, supervision.WRITE)
        people.told(page, supervision.WRITTEN)
        people.settle(page)
        assert page.evaluate(COVERED) == []


def test_a_review_is_asked_about_returned_asked_again_and_signed(
    own: Served, browser: Browser
) -> None:
    """Two people at two screens; each sees what the other did."""
    waits = supervision.MATTERS["countersign"][0].format(note=4)
    with people.window(browser) as holder:
        heard = people.listen(holder)
        people.open_map(holder, own, NAME)
        people.go(holder, screen.REVIEW)
        turn(holder, screen.DESK)
        people.press(holder, supervision.ASK)
        people.told(holder, supervision.ASKED)
        with as_worker(browser, own, SUPERVISOR) as page:
            people.go(page, access.SUPERVISION)
            expect(row(page)).to_contain_text(waits)
            see_what_changed(page)
            people.tab(page, words.TAB_SUPERVISION)
            box(page, supervision.RETURN_REASON).fill("Whose words are these?")
            people.press(page, supervision.RETURN)
            people.told(page, supervision.RETURNED)
            people.go(holder, screen.REVIEW)
            turn(holder, screen.DESK)
            expect(holder.get_by_text("Whose words are these?")).to_be_visible()
            box(holder, supervision.ASK_REASON_AGAIN).fill("Hers. I asked her.")
            people.press(holder, supervision.ASK)
            people.told(holder, supervision.ASKED)
            people.tab(page, words.TAB_CHANGED)
            people.tab(page, words.TAB_SUPERVISION)
            expect(page.get_by_text("Hers. I asked her.")).to_be_visible()
            people.press(page, supervision.SIGN)
            people.told(page, supervision.SIGNED)
        people.go(holder, words.CHANGES)
        turn(holder, screen.DESK)
        people.tab(holder, words.TAB_SUPERVISION)
        signed = holder.get_by_text(f"{SUPERVISOR.name} countersigned at")
        expect(signed).to_be_visible()
        expect(holder.get_by_role("button", name=supervision.ASK)).to_have_count(0)
        assert not heard.complaints
        assert not people.outside(heard.asked)


def test_reviews_and_tabs_are_chosen_with_the_keyboard_alone(
    served: Served, page: Page
) -> None:
    """The focus stays where it was, also where the two change places."""
    on_changes(page, served)
    page.get_by_role("link", name=words.CHANGES, exact=True).first.focus()
    people.tab_to(page, words.ONE_REVIEW)
    pick(page, "8 June")
    expect(then(page)).to_have_text("Then: 8 June 2026")
    people.settle(page)
    assert people.focused(page) == words.ONE_REVIEW
    people.tab_to(page, words.OTHER_REVIEW)
    pick(page, "27 July")
    expect(page.get_by_text("Now: 27 July 2026")).to_be_visible()
    people.settle(page)
    assert people.focused(page) == words.OTHER_REVIEW
    people.tab_to(page, words.TAB_CHANGED)
    for title in (*TABS[1:], TABS[0]):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()
        people.settle(page)
        assert people.focused(page) == title


def pick(page: Page, part: str) -> None:
    """Pick the only option with this in it, where the focus is on a choice."""
    page.keyboard.type(part)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def looked_at(page: Page, where: str, widths: tuple[int, ...]) -> list[str]:
    """Return what is wrong with a page as it is, at each width."""
    wrong: list[str] = []
    people.look_aside(page)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        people.settle(page)
        wrong += [f"{where} at {width}: {one}" for one in faults(page)]
        wrong += [f"{where} at {width}: {one}" for one in page.evaluate(SIDEWAYS)]
    return wrong


@pytest.mark.parametrize(
    ("dark", "widths"),
    [(False, (WIDE, NARROW)), (True, (NARROW,))],
    ids=["light", "dark"],
)
def test_changes_and_supervision_keep_the_rules_and_their_width(
    served: Served, browser: Browser, widths: tuple[int, ...], *, dark: bool
) -> None:
    """Each view and each tab, with all that a supervisor can do there."""
    with people.window(browser, dark=dark) as page:
        page.goto(served.address)
        people.sign_in(page, SUPERVISOR)
        people.go(page, access.SUPERVISION)
        wrong = looked_at(page, access.SUPERVISION, widths)
        see_what_changed(page)
        page.get_by_text(words.TWIN, exact=True).click()
        for title in TABS:
            people.tab(page, title)
            wrong += looked_at(page, title, widths)
        turn(page, screen.SESSION)
        people.press(page, screen.TURN_YES)
        wrong += looked_at(page, screen.SESSION, widths)
    assert not wrong, "\n".join(wrong)


def test_which_reviews_are_chosen_can_be_read_at_the_narrow_width(
    served: Served, page: Page
) -> None:
    """Also whether each of them is sealed."""
    on_changes(page, served, screen.SESSION)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        people.settle(page)
        assert page.evaluate(CUT_OFF) == [], width


def test_what_is_printed_has_the_measures_with_dots_and_numbers(
    served: Served, page: Page
) -> None:
    """In one ink: nothing of it is told by a colour."""
    on_changes(page, served)
    people.tab(page, words.TAB_OVER_TIME)
    page.emulate_media(media="print")
    charts = page.locator("img[alt^='What was said at these reviews']")
    expect(charts).to_be_visible()
    expect(page.get_by_role("region", name=trend.TITLE)).to_be_visible()
    found = charts.evaluate(PICTURE)
    assert found["high"] > 400
    assert found["svg"].count("<circle") > 20
    assert re.search(r"<text[^>]*>11</text>", found["svg"])
    inks = set(re.findall(r'(?:fill|stroke)="#(\w{6})"', found["svg"]))
    assert inks
    assert [one for one in inks if spread(one) > 40] == []


def spread(ink: str) -> int:
    """Return how far an ink is from grey."""
    parts = [int(ink[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts)
