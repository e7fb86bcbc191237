"""The map between two people: leaving quickly, stepping, taking away, keeping apart."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from netmap.errors import NotSafeAtHome
from netmap.words import ecomap, screen
from netmap.words.labels import field_label
from tests.browser.conftest import DRAFT
from tests.support import browser as people
from tests.support.browser import Served

pytestmark = pytest.mark.browser

SEALED = "Saffron Q."
STRICT = (
    "default-src 'none'; script-src 'self' blob: {hashes}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


def covered(page: Page) -> None:
    expect(page.get_by_role("dialog", name=ecomap.NEUTRAL_TITLE)).to_be_visible()
    expect(people.heading(page, SEALED)).to_be_hidden()
    expect(page.locator(".stage")).to_be_hidden()
    assert page.title() == ecomap.NEUTRAL_TITLE


def test_the_shift_key_three_times_shows_a_neutral_page_at_once(
    served: Served, page: Page
) -> None:
    """Without the server, from wherever the focus is, and nothing is lost by it."""
    people.open_map(page, served, SEALED)
    people.see_picture(page)
    page.context.set_offline(True)
    for _ in range(3):
        page.keyboard.press("Shift")
    covered(page)
    page.keyboard.press("Enter")
    covered(page)
    page.context.set_offline(False)
    page.get_by_role("button", name=ecomap.NEUTRAL_BACK, exact=True).click()
    expect(people.heading(page, SEALED)).to_be_visible()
    expect(people.see_picture(page)).to_be_visible()


def test_the_button_leaves_quickly_on_every_page(served: Served, page: Page) -> None:
    people.open_map(page, served, SEALED)
    for title in (screen.CASELOAD, screen.MAP, screen.REVIEW):
        people.go(page, title)
        page.get_by_role("button", name=ecomap.LEAVE).click()
        expect(page.get_by_role("dialog", name=ecomap.NEUTRAL_TITLE)).to_be_visible()
        page.get_by_role("button", name=ecomap.NEUTRAL_BACK, exact=True).click()


SMALL = """() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(button, [role=tab], [data-baseweb=select])'
)].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.height > 0 && box.height < 43.5 && !one.closest(
        '[data-testid=stTooltipIcon]'
    );
}).map((one) => `${one.innerText || one.ariaLabel}: ${one.offsetHeight}`)"""


def test_what_two_people_press_together_is_large(served: Served, page: Page) -> None:
    people.open_map(page, served, "Corin V.")
    people.see_picture(page)
    for title in (screen.TAB_PERSON, screen.TAB_WALK, screen.TAB_WISHES):
        people.tab(page, title)
        assert not page.evaluate(SMALL), title


def test_capital_letters_do_not_leave(served: Served, page: Page) -> None:
    people.caseload(page, served)
    page.get_by_role("textbox", name=screen.SEARCH).focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.get_by_role("dialog")).to_have_count(0)


def step(page: Page, key: str) -> None:
    """Move the slider of the reviews by a key."""
    page.get_by_role("slider").focus()
    page.keyboard.press(key)
    people.settle(page)


def test_stepping_back_shows_the_earlier_map_on_the_same_layout(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, SEALED)
    before = people.place_of(page, "Poppy")
    label = people.see_picture(page).get_attribute("aria-label")
    step(page, "ArrowLeft")
    expect(people.see_picture(page)).not_to_have_attribute("aria-label", label or "")
    assert people.place_of(page, "Poppy") == before


def test_what_changed_is_marked_in_words_when_asked_for(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, SEALED)
    people.see_picture(page)
    page.get_by_text(screen.MARK_CHANGES).click()
    people.settle(page)
    expect(
        people.see_picture(page).locator(".label text", has_text="changed")
    ).not_to_have_count(0)
    said = people.see_picture(page).get_attribute("aria-label") or ""
    assert re.search("ha(s|ve) changed", said)


GLIDES = """(stage) => new Promise((done) => {
    const seen = new MutationObserver(() => {
        const moving = stage.querySelector('svg').getAnimations({ subtree: true });
        done(moving.length);
    });
    seen.observe(stage, { childList: true });
    setTimeout(() => done(-1), 8000);
})"""


@pytest.mark.parametrize("still", [False, True], ids=["glides", "jumps"])
def test_what_is_new_glides_or_jumps_where_stillness_is_asked_for(
    served: Served, browser: Browser, *, still: bool
) -> None:
    with people.window(browser, still=still) as page:
        people.open_map(page, served, SEALED)
        step(page, "Home")
        stage = people.see_picture(page).locator("..")
        found = stage.evaluate_handle(f"(one) => ({{ promise: ({GLIDES})(one) }})")
        step(page, "End")
        moving = found.evaluate("(held) => held.promise")
    assert (moving == 0) is still


def test_the_pages_work_under_a_strict_policy(served: Served, page: Page) -> None:
    """No script from elsewhere, none of a user's, no frame around it."""
    heard = people.listen(page)

    def strictly(route: Route) -> None:
        answer = route.fetch()
        inline = re.findall(
            r"<script(?: [^>]*)?>(.+?)</script>", answer.text(), re.DOTALL
        )
        hashes = " ".join(
            f"'sha256-{base64.b64encode(sha256(one.encode()).digest()).decode()}'"
            for one in inline
        )
        policy = {"content-security-policy": STRICT.format(hashes=hashes)}
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route(re.compile(f"^{re.escape(served.address)}/?(\\?.*)?$"), strictly)
    people.open_map(page, served, SEALED)
    people.alter(page, "Poppy").click()
    expect(page.get_by_role("combobox", name=screen.WHO)).to_have_value(
        re.compile("^Poppy")
    )
    for _ in range(3):
        page.keyboard.press("Shift")
    covered(page)
    assert not heard.complaints
    assert not people.outside(heard.asked)


def test_the_page_that_is_taken_away_opens_offline_and_asks_nothing(
    served: Served, page: Page, tmp_path: Path
) -> None:
    people.open_map(page, served, SEALED)
    page.get_by_text(screen.TAKE).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=screen.TAKE_FORMS["html"]).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    context = page.context.browser.new_context(offline=True)  # type: ignore[union-attr]
    alone = context.new_page()
    heard = people.listen(alone)
    alone.goto(path.as_uri())
    expect(alone.locator("#map canvas")).to_be_visible()
    expect(alone.get_by_role("rowheader", name="Poppy")).to_be_visible()
    context.close()
    assert heard.asked == [path.as_uri()]
    assert not heard.complaints


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_a_file_comes_with_a_click_and_without_a_name(
    served: Served, page: Page, form: str
) -> None:
    people.open_map(page, served, SEALED)
    page.get_by_text(screen.TAKE).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=screen.TAKE_FORMS[form]).click()
    name = waiting.value.suggested_filename
    assert re.fullmatch(rf"ecomap-\d{{4}}-\d\d-\d\d\.{form}", name)
    assert Path(waiting.value.path()).stat().st_size > 10_000


def test_a_file_that_is_refused_meanwhile_says_why(
    own: Served, browser: Browser
) -> None:
    """Somebody else recorded that no copy is safe at home, after the page was drawn."""
    with people.window(browser) as page, people.window(browser) as other:
        people.open_map(page, own, DRAFT)
        page.get_by_text(screen.TAKE).click()
        people.open_map(other, own, DRAFT)
        other.get_by_role("radio", name=screen.DESK).click()
        people.settle(other)
        people.tab(other, screen.TAB_REVIEW)
        asked = other.get_by_role("radiogroup", name=field_label("safe_to_take_home"))
        asked.get_by_text("No", exact=True).click()
        people.settle(other)
        page.get_by_role("button", name=screen.TAKE_FORMS["pdf"]).click()
        expect(page.get_by_text(NotSafeAtHome.sentence)).to_be_visible()
