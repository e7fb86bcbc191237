"""What the server gives to whom: nothing of a case before anyone is signed in."""

import re
import shutil
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import (
    Browser,
    Error,
    Page,
    Response,
    WebSocket,
    expect,
)

from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.model.network import Network
from netmap.ui.cookie import COOKIE, PATH
from netmap.ui.hardened import HEALTH
from netmap.ui.navigation import SCREENS
from netmap.words import screen, signing
from tests.support import browser as people
from tests.support.browser import Served
from tests.support.provider import Logged

pytestmark = pytest.mark.browser

CASE = "Corin V."
SCRIPTS = re.compile(r"^https?://[^/]+/static/")
"""Streamlit's own files, the same for everyone: long enough to hold any short name."""
VIOLATIONS = """window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
    if (event.blockedURI === 'wasm-eval') return;
    window.violations.push(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`
    );
});"""
"""Keep what the policy refuses, but WebAssembly: Streamlit's reader of messages tries
it once, and does its sums without it."""
WEB_SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol": "streamlit",
}


class Known(NamedTuple):
    """What the demo's cases are called by, and who is on their maps."""

    names: frozenset[str]
    references: frozenset[str]
    alters: frozenset[str]

    def of(self, text: str, *, asked_for: str = "") -> list[str]:
        """Return which of them are in a text, but a reference that was asked for.

        A short name counts where it is a word; a long one wherever it is.
        """
        found = self.names | self.references | self.alters
        return [
            one
            for one in found
            if one not in asked_for
            and re.search(re.escape(one) if len(one) > 4 else rf"\b{one}\b", text)
        ]


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def known() -> Known:
    cases = [read_case(file.read_bytes()) for file in sample_files()]
    maps: list[Network] = [
        one.content.network for case in cases for one in case.snapshots
    ]
    return Known(
        names=frozenset(case.participant.name for case in cases),
        references=frozenset(case.participant.reference for case in cases),
        alters=frozenset(one.name for each in maps for one in each.alters),
    )


@pytest.fixture
def cold(browser: Browser, demo_file: Path, tmp_path: Path) -> Iterator[Logged]:
    """The app on a fresh server, with all that it prints in a file."""
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with Logged(path, tmp_path / "app.log") as app:
        yield app


@pytest.fixture(scope="module")
def logged(
    browser: Browser, demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Logged]:
    folder = tmp_path_factory.mktemp("hardened")
    path = folder / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with Logged(path, folder / "app.log") as app:
        yield app


def ask(
    app: Served,
    path: str,
    headers: dict[str, str] | None = None,
    *,
    method: str = "GET",
    body: str | None = None,
) -> Answer:
    """Ask the server for something, as nobody's browser would."""
    connection = HTTPConnection("127.0.0.1", app.port, timeout=people.PATIENCE)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        answer: HTTPResponse = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        upgraded = answer.status == 101
        return Answer(answer.status, found, b"" if upgraded else answer.read())
    finally:
        connection.close()


def record(page: Page) -> Callable[[], bytes]:
    """Keep every byte that a page is given, but Streamlit's own files."""
    answers: list[Response] = []
    frames: list[bytes] = []

    def keep(payload: str | bytes) -> None:
        frames.append(payload.encode() if isinstance(payload, str) else payload)

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", keep)

    page.on("response", lambda one: answers.append(one))  # noqa: PLW0108 -- it is marked
    page.on("websocket", hear)

    def received() -> bytes:
        assert frames
        bodies = [body_of(one) for one in answers if not SCRIPTS.match(one.url)]
        return b"\n".join((*bodies, *frames))

    return received


def body_of(answer: Response) -> bytes:
    try:
        return answer.body()
    except Error:  # a redirect, or 204: it has none
        return b""


def within(page: Page) -> str:
    """Return all that a page holds, also within its components and its boxes."""
    told: str = page.evaluate(
        """() => {
            const told = [document.title];
            const walk = (root) => {
                for (const one of root.querySelectorAll('*')) {
                    for (const { value } of one.attributes) told.push(value);
                    if (one.shadowRoot) walk(one.shadowRoot);
                }
                told.push(root.textContent ?? '', root.body?.innerText ?? '');
            };
            walk(document);
            return told.join('\\n');
        }"""
    )
    return told


@pytest.mark.parametrize(
    "path", [*(one.name for one in SCREENS), "", "map?case=DEMO-H1"]
)
def test_a_cold_visit_is_given_no_byte_of_a_case(
    cold: Logged, page: Page, known: Known, path: str
) -> None:
    """The first visit of all to a server, signed out."""
    received = record(page)
    page.goto(f"{cold.address}/{path}")
    expect(people.heading(page, signing.SIGN_IN)).to_be_visible()
    people.settle(page)
    given = received().decode("utf-8", "replace")
    assert signing.DEMO_HELP in given, "nothing was recorded"
    assert not known.of(given, asked_for=path)
    assert not known.of(within(page))
    assert not known.of(cold.log.read_text())
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_answer_carries_the_policy(logged: Logged) -> None:
    paths = ("/", "/map", HEALTH, "/static/none.js", "/media/none.pdf", "/none/none")
    statuses = {}
    for path in (*paths, "/_stcore/metrics", "/component/none/none.js"):
        answer = ask(logged, path)
        statuses[path] = answer.status
        policy = dict(
            one.split(" ", 1)
            for one in answer.headers["content-security-policy"].split("; ")
        )
        assert "unsafe" not in policy["script-src"], path
        assert policy["default-src"] == "'none'", path
        assert policy["frame-ancestors"] == "'none'", path
        assert policy["base-uri"] == "'none'", path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert answer.headers["referrer-policy"] == "no-referrer", path
        assert answer.headers["x-frame-options"] == "DENY", path
        assert "server" not in answer.headers or not re.search(
            r"\d", answer.headers["server"]
        )
    assert statuses["/"] == 200
    assert statuses["/media/none.pdf"] == statuses["/component/none/none.js"] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_what_nobody_needs_is_not_there(logged: Logged, path: str) -> None:
    answer = ask(logged, path)
    assert (answer.status, answer.body) == (404, b"Not Found")


def test_health_says_ok_and_nothing_else(logged: Logged) -> None:
    answer = ask(logged, HEALTH)
    assert (answer.status, answer.body) == (200, b"ok")


def test_no_cookie_is_given_to_another_site_or_for_a_wrong_ticket(
    logged: Logged,
) -> None:
    here = {"Origin": logged.address}
    for headers in (
        {},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {**here, "Sec-Fetch-Site": "cross-site"},
        here,
    ):
        for ticket in ("wrong", "", "x" * 100_000):
            answer = ask(logged, PATH, headers, method="POST", body=ticket)
            assert answer.status == 403, headers
            assert "set-cookie" not in answer.headers
    assert ask(logged, PATH, here).status != 500


def test_another_host_or_another_sites_page_is_refused(logged: Logged) -> None:
    for host in ("example.org", f"example.org:{logged.port}", "127.0.0.1.example.org"):
        answer = ask(logged, "/", {"Host": host})
        assert (answer.status, answer.body) == (421, b"Misdirected Request")
        assert ask(logged, "/_stcore/stream", {**WEB_SOCKET, "Host": host}).status in {
            403,
            421,
        }
    own = {**WEB_SOCKET, "Origin": logged.address}
    assert ask(logged, "/_stcore/stream", own).status == 101
    foreign = {**WEB_SOCKET, "Origin": "https://example.org"}
    assert ask(logged, "/_stcore/stream", foreign).status == 403


def test_no_script_can_read_the_cookie_of_a_session(logged: Logged, page: Page) -> None:
    page.goto(logged.address)
    people.sign_in(page)
    token = people.session_of(page)
    [found] = [one for one in page.context.cookies() if one.get("name") == COOKIE]
    assert found.get("httpOnly")
    assert found.get("sameSite") == "Strict"
    assert found.get("path") == "/"
    assert found.get("expires") == -1
    held = page.evaluate(
        "document.cookie + JSON.stringify({...localStorage, ...sessionStorage})"
    )
    assert token not in held
    assert COOKIE not in held
    assert token not in page.content()


def test_every_page_keeps_the_policy_and_no_name_is_in_its_address(
    cold: Logged, page: Page, known: Known
) -> None:
    """Signed in as practitioner, through every page and tab, with a file taken."""
    heard = people.listen(page)
    page.add_init_script(VIOLATIONS)
    seen: list[str] = []

    def look() -> None:
        people.settle(page)
        assert page.evaluate("window.violations") == []
        seen.extend((page.url, page.title()))

    people.open_map(page, cold, CASE)
    page.get_by_role("radio", name=screen.DESK).click()
    look()
    people.see_picture(page)
    for title in page.get_by_role("tab").all_inner_texts():
        people.tab(page, title)
        look()
    page.get_by_text(screen.TAKE, exact=True).click()
    people.settle(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name=screen.TAKE_FORMS["pdf"]).click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    seen.append(coming.value.url)
    look()
    for link in page.get_by_test_id("stTopNavLink").all_inner_texts():
        people.go(page, link)
        look()
    assert not heard.complaints
    for one in SCREENS:
        page.goto(f"{cold.address}/{one.name}")
        people.settle(page)
        look()
    assert not [one for one in heard.complaints if "Content Security" in one]
    assert not known.of("\n".join(seen), asked_for="DEMO-H1")
    assert not people.outside(heard.asked)
    log = cold.log.read_text()
    assert not known.of(log)
    assert not re.search(r"case=|\?|GET |POST |netmap_session", log), log
