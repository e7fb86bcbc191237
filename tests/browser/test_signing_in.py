"""Signing in: with a real provider, with a password, out again, and by itself."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from netmap.access import passwords
from netmap.access.tries import Tries
from netmap.casework import signing as use
from netmap.casework import staffing
from netmap.casework.emergency import open_in_emergency
from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_case
from netmap.desk import instant, now
from netmap.errors import NoAccount, SessionIdle, SessionOver, SignInRefused
from netmap.model.codes import Role
from netmap.model.staff import Account, Worker
from netmap.store import staff
from netmap.store.database import Store
from netmap.words import access, screen, signing
from netmap.words.labels import label
from tests.browser.test_seeing import SIDEWAYS, faults
from tests.browser.test_work import words_field
from tests.support import browser as people
from tests.support import generated
from tests.support.browser import NARROW, WIDE
from tests.support.provider import (
    Logged,
    Provider,
    agree,
    deny,
    end,
    stopped,
    walled,
)

pytestmark = pytest.mark.browser

KEY = "an invented key for tests"
PASSWORD = "four words make one"
ADA = Worker(id="w-ada", name="Ada Admin", roles=(Role.ADMINISTRATOR,))
BY_ORGANISATION = ("wanda", "rolf", "enid", "sol")
"""Each for one test; each holds one case."""
LENA, SUE = "lena", "sue"
"""They have a password; Sue does everything that there is."""
NEW = Worker(id="w-noor", name="Noor Example", team=ADA.team)
"""Has a password that someone else has seen."""
ROLES = {
    SUE: (Role.PRACTITIONER, Role.SUPERVISOR, Role.ADMINISTRATOR),
}
ALTER = "Bryn 1"
EVERYTHING = """() => {
    const told = [document.title, location.href];
    const walk = (root) => {
        for (const one of root.querySelectorAll('*')) {
            for (const { value } of one.attributes) told.push(value);
            if ('value' in one) told.push(String(one.value));
            if (one.shadowRoot) walk(one.shadowRoot);
        }
        told.push(root.textContent ?? '', root.body?.innerText ?? '');
    };
    walk(document);
    return told.join('\\n');
}"""
"""All that a page holds, also within its components and its boxes."""


class Site(NamedTuple):
    """A provider, and the app that trusts it."""

    provider: Provider
    app: Logged


def email(name: str) -> str:
    return f"{name}@example.org"


def participant(name: str) -> str:
    """Return what the participant of this worker's case is called."""
    return f"Morgan {name.title()}"


@pytest.fixture(scope="module")
def team_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted store with an administrator, workers, accounts and cases."""
    path = tmp_path_factory.mktemp("team") / "team.duckdb"
    with make_store(path, key=KEY, worker=ADA, at=now()) as store:
        use.set_up(store, at=now(), fields={"sign_in": "ada"}, password=PASSWORD)
        for name in BY_ORGANISATION:
            hire(store, name, here=False)
        for name in (LENA, SUE):
            hire(store, name, here=True)
        with store.writing() as cursor:
            staff.add_worker(cursor, NEW)
            seen = Account(
                worker=NEW.id,
                sign_in="noor",
                password=passwords.kept(PASSWORD),
                must_change=True,
            )
            staff.put_account(cursor, seen)
        open_in_emergency(
            store,
            by=worker_id(LENA),
            at=now(),
            reference=SUE.upper(),
            reason="Nobody else could be reached.",
        )
    return path


def worker_id(name: str) -> str:
    return f"w-{name}"


def hire(store: Store, name: str, *, here: bool) -> None:
    """Add a worker who has chosen a password, if they have one, and holds a case."""
    hired = staffing.add_worker(
        store,
        by=ADA.id,
        at=now(),
        fields={
            "id": worker_id(name),
            "name": f"{name.title()} Example",
            "roles": ROLES.get(name, (Role.PRACTITIONER,)),
            "team": ADA.team,
        },
        sign_in=name if here else email(name),
        here=here,
    )
    if hired.password:
        use.change_password(
            store,
            by=hired.worker.id,
            now=instant(),
            tries=Tries(),
            old=hired.password,
            new=PASSWORD,
        )
    case = generated.case(name, alters=3)
    import_case(store, by=hired.worker.id, at=now(), case=case)


@pytest.fixture(scope="module")
def site(
    browser: Browser, team_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    known = [
        {"sub": name, "email": email(name), "email_verified": True}
        for name in (*BY_ORGANISATION, "stranger")
    ]
    with (
        Provider(known, folder / "provider.log") as provider,
        Logged(team_file, folder / "app.log", {"NETMAP_KEY": KEY}, provider) as app,
    ):
        yield Site(provider, app)


@pytest.fixture
def outsider(page: Page, site: Site) -> Page:
    """A window at the way in; it reaches nothing but this machine."""
    walled(page.context)
    page.goto(site.app.address)
    signed_out(page)
    return page


def signed_out(page: Page) -> None:
    """See that signing in is all that a page offers."""
    expect(people.heading(page, signing.SIGN_IN)).to_be_visible()
    people.settle(page)


def signed_in(page: Page) -> None:
    expect(page.get_by_role("button", name=signing.SIGN_OUT)).to_be_visible()
    people.settle(page)


def holds_no_case(page: Page) -> None:
    """See that nothing of any case is left in a page, nor in its source."""
    held = page.content() + page.evaluate(EVERYTHING)
    found = re.findall("Morgan|Bryn|Chandra|Dilys|makes me laugh", held)
    assert not found


def go_on(page: Page) -> None:
    """Ask for the way through the organisation."""
    page.get_by_role("button", name=signing.WITH_ORGANISATION).click()


def with_organisation(page: Page, name: str) -> None:
    go_on(page)
    agree(page, name)
    signed_in(page)


def password_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name=signing.PASSWORD, exact=True)


def name_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name=signing.SIGN_IN_NAME, exact=True)


def with_password(page: Page, name: str, password: str = PASSWORD) -> None:
    name_field(page).fill(name)
    password_field(page).fill(password)
    people.press(page, signing.SIGN_IN)


def open_case(page: Page, name: str) -> None:
    page.get_by_role(
        "button", name=screen.OPEN_NAMED.format(name=participant(name))
    ).click()
    expect(people.heading(page, participant(name))).to_be_visible()
    people.settle(page)


@contextmanager
def administrator(browser: Browser, site: Site) -> Iterator[Page]:
    """Give the window of the administrator, at People."""
    with people.window(browser) as page:
        page.goto(f"{site.app.address}/people")
        signed_out(page)
        with_password(page, "ada")
        signed_in(page)
        people.go(page, access.PEOPLE)
        yield page


def card(page: Page, name: str) -> Locator:
    """Open what is said of a worker on the page People."""
    found = page.locator(f".st-key-worker-{worker_id(name)}")
    found.locator("summary").click()
    people.settle(page)
    return found


def test_the_organisation_signs_in_for_reloads_and_new_tabs(
    site: Site, outsider: Page
) -> None:
    page = outsider
    heard = people.listen(page)
    with_organisation(page, "wanda")
    assert page.url == f"{site.app.address}/caseload"
    expect(
        page.get_by_role("link", name="Wanda Example (practitioner)")
    ).to_be_visible()
    open_case(page, "wanda")
    page.reload()
    expect(people.heading(page, participant("wanda"))).to_be_visible()
    signed_in(page)
    other = page.context.new_page()
    other.goto(site.app.address)
    signed_in(other)
    expect(
        other.get_by_role(
            "button", name=screen.OPEN_NAMED.format(name=participant("wanda"))
        )
    ).to_be_visible()
    assert not [one for one in heard.complaints if "Content Security" in one]


def test_a_role_that_is_changed_holds_from_the_next_click(
    site: Site, outsider: Page, browser: Browser
) -> None:
    page = outsider
    with_organisation(page, "rolf")
    expect(page.get_by_role("link", name=access.SUPERVISION)).to_have_count(0)
    with administrator(browser, site) as desk:
        found = card(desk, "rolf")
        box = found.get_by_role("combobox", name=re.compile(access.ROLES))
        box.click()
        box.press("Backspace")
        people.settle(desk)
        wanted = desk.get_by_role("option", name=label(Role.ADMINISTRATOR))
        if not wanted.is_visible():
            box.press("ArrowDown")
        wanted.click()
        box.press("Escape")
        expect(desk.get_by_role("option")).to_have_count(0)
        people.settle(desk)
        found.get_by_role("button", name=access.RENAME_WORKER).click()
        people.told(desk, access.SAVED_WORKER)
    page.get_by_role(
        "button", name=screen.OPEN_NAMED.format(name=participant("rolf"))
    ).click()
    expect(page.get_by_role("link", name=access.PEOPLE).first).to_be_visible()
    people.settle(page)
    expect(page.get_by_role("link", name=screen.CASELOAD)).to_have_count(0)
    expect(
        page.get_by_role("link", name="Rolf Example (administrator)")
    ).to_be_visible()
    holds_no_case(page)


def test_who_left_is_out_at_the_next_click(
    site: Site, outsider: Page, browser: Browser
) -> None:
    page = outsider
    with_organisation(page, "enid")
    open_case(page, "enid")
    people.alter(page, ALTER)
    with administrator(browser, site) as desk:
        card(desk, "enid").get_by_role("button", name=access.LEFT_DO).click()
        people.told(desk, access.LEFT_DONE)
    page.get_by_role("tab", name=screen.TAB_NEEDS).click()
    signed_out(page)
    people.told(page, SessionOver.sentence)
    holds_no_case(page)
    page.goto(site.app.address)
    signed_out(page)
    go_on(page)
    agree(page, "enid")
    people.told(page, NoAccount.sentence)


def test_signing_out_ends_the_other_tabs_as_well(site: Site, outsider: Page) -> None:
    page = outsider
    with_organisation(page, "sol")
    other = page.context.new_page()
    other.goto(site.app.address)
    signed_in(other)
    open_case(other, "sol")
    page.bring_to_front()
    leave(page, site.provider)
    other.bring_to_front()
    other.get_by_role("tab", name=screen.TAB_NEEDS).click()
    signed_out(other)
    holds_no_case(other)
    other.reload()
    signed_out(other)
    holds_no_case(other)


def test_who_denies_at_the_organisation_is_not_in(site: Site, outsider: Page) -> None:
    go_on(outsider)
    deny(outsider)
    signed_out(outsider)
    assert outsider.url.startswith(site.app.address)
    assert "error" not in outsider.url
    holds_no_case(outsider)


def test_without_the_organisation_there_is_a_sentence_and_no_trace(
    site: Site, outsider: Page
) -> None:
    with stopped(site.provider):
        go_on(outsider)
        outsider.wait_for_url(re.compile("/auth/login"))
        expect(outsider.locator("body")).to_contain_text(re.compile(r"\w"))
        assert "Traceback" not in outsider.content()
        assert str(site.provider.port) not in outsider.locator("body").inner_text()
    outsider.goto(site.app.address)
    with_password(outsider, LENA)
    signed_in(outsider)


def test_whom_only_the_organisation_knows_is_told_so(outsider: Page) -> None:
    go_on(outsider)
    agree(outsider, "stranger")
    signed_out(outsider)
    people.told(outsider, NoAccount.sentence)
    holds_no_case(outsider)
    outsider.reload()
    signed_out(outsider)


def test_the_fields_are_for_a_password_manager(outsider: Page) -> None:
    expect(name_field(outsider)).to_have_attribute("autocomplete", "username")
    field = password_field(outsider)
    expect(field).to_have_attribute("autocomplete", "current-password")
    expect(field).to_have_attribute("type", "password")
    name_field(outsider).fill(PASSWORD)
    name_field(outsider).press("Control+A")
    name_field(outsider).press("Control+X")
    field.focus()
    field.press("Control+V")
    expect(field).to_have_value(PASSWORD)
    name_field(outsider).fill(LENA)
    people.press(outsider, signing.SIGN_IN)
    signed_in(outsider)


def test_a_wrong_password_says_so_and_not_which_is_wrong(outsider: Page) -> None:
    for name in (SUE, "nobody"):
        with_password(outsider, name, "five words make one too")
        people.told(outsider, SignInRefused.sentence)
        holds_no_case(outsider)
    with_password(outsider, SUE)
    signed_in(outsider)


def test_no_password_stays_in_a_field(outsider: Page) -> None:
    """The next one at the screen could have it shown."""
    with_password(outsider, "noor")
    expect(people.heading(outsider, signing.MUST_CHANGE)).to_be_visible()
    people.settle(outsider)
    old = outsider.get_by_role("textbox", name=signing.OLD_PASSWORD, exact=True)
    expect(old).to_have_value("")
    old.fill(PASSWORD)
    people.press(outsider, signing.SIGN_OUT)
    signed_out(outsider)
    expect(password_field(outsider)).to_have_value("")
    with_password(outsider, "noor", "five words make one too")
    people.told(outsider, SignInRefused.sentence)
    expect(password_field(outsider)).to_have_value("")


def test_one_signs_in_and_out_with_the_keyboard_alone(outsider: Page) -> None:
    page = outsider
    people.tab_to(page, signing.SIGN_IN_NAME)
    page.keyboard.type(LENA)
    people.tab_to(page, signing.PASSWORD)
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    signed_in(page)
    people.tab_to(page, signing.SIGN_OUT)
    page.keyboard.press("Enter")
    signed_out(page)
    holds_no_case(page)


@pytest.mark.slow
def test_whoever_does_nothing_is_warned_and_signed_out_and_loses_no_word(
    browser: Browser, team_file: Path, tmp_path: Path, page: Page
) -> None:
    path = tmp_path / "team.duckdb"
    path.write_bytes(team_file.read_bytes())
    environment = {"NETMAP_KEY": KEY, "NETMAP_IDLE_MINUTES": "1"}
    typed = "She waits for the bus with me."
    with Logged(path, tmp_path / "app.log", environment) as app:
        page.goto(app.address)
        signed_out(page)
        with_password(page, LENA)
        signed_in(page)
        open_case(page, LENA)
        people.tab(page, screen.TAB_PERSON)
        people.choose(page, screen.WHO, f"{ALTER} (someone they met)")
        words_field(page).fill(typed)
        begun = time.monotonic()
        expect(page.get_by_text(re.compile("You will be signed out in"))).to_be_visible(
            timeout=45_000
        )
        expect(page.get_by_text(signing.WARNING_STAY)).to_be_visible()
        expect(people.heading(page, signing.SIGN_IN)).to_be_visible(timeout=45_000)
        assert 55 < time.monotonic() - begun < 75
        people.told(page, SessionIdle.sentence)
        people.settle(page)
        holds_no_case(page)
        assert typed not in page.content()
        with_password(page, LENA)
        signed_in(page)
        expect(people.heading(page, participant(LENA))).to_be_visible()
        expect(page.locator(".netmap-table")).to_contain_text(typed)


def test_the_way_in_and_the_pages_of_access_keep_the_rules(outsider: Page) -> None:
    """With what opens on them open."""
    page = outsider
    wrong = looked_at(page, signing.SIGN_IN)
    with_password(page, SUE)
    signed_in(page)
    for title in (access.PEOPLE, access.TRAIL, access.SUPERVISION):
        people.go(page, title)
        expect(people.heading(page, title)).to_be_visible()
        for one in page.locator("[data-testid=stExpander] summary").all():
            one.click()
        people.look_aside(page)
        wrong += looked_at(page, title)
    people.go(page, screen.CASELOAD)
    for link, title in (
        (access.EMERGENCY_LINK, access.EMERGENCY),
        (re.compile("^Sue Example"), access.ACCOUNT),
    ):
        page.get_by_role("link", name=link).click()
        expect(people.heading(page, title)).to_be_visible()
        people.look_aside(page)
        wrong += looked_at(page, title)
    assert not wrong, "\n".join(wrong)


def looked_at(page: Page, title: str) -> list[str]:
    """Return what is wrong with a page at both widths."""
    wrong: list[str] = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        people.settle(page)
        wrong += [f"{title} at {width}: {one}" for one in faults(page)]
        wrong += [f"{title} at {width}: {one}" for one in page.evaluate(SIDEWAYS)]
    page.set_viewport_size({"width": WIDE, "height": 900})
    people.settle(page)
    return wrong


def leave(page: Page, provider: Provider) -> None:
    """Sign out, also at the organisation."""
    page.get_by_role("button", name=signing.SIGN_OUT).click()
    end(page, provider)
    signed_out(page)
