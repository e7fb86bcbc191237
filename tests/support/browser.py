"""The app in a browser: the real server on a store of its own, and how a person acts.

Chromium is Debian's. Nothing but 127.0.0.1 may be asked for, and the console says
nothing: a walk keeps what it asked for and heard, and its test looks at the end.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    Playwright,
    ViewportSize,
    expect,
)

from netmap.demo import WORKER
from netmap.model.staff import Worker
from netmap.ui.cookie import COOKIE
from netmap.words import screen, signing

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=LocalNetworkAccessChecks",  # an answer a test makes is local
    "--no-first-run",
]
PATIENCE = 60
WAIT = 30_000
expect.set_options(timeout=WAIT)
WIDE, NARROW = 1280, 768
WATCH = """(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...all) {
        window.asked = performance.now();
        return send.apply(this, all);
    };
    new MutationObserver(() => {
        const app = document.querySelector('[data-testid=stApp]');
        const runs = app && app.dataset.testScriptState !== 'notRunning';
        window[runs ? 'began' : 'ended'] = performance.now();
    }).observe(document, {
        subtree: true,
        attributeFilter: ['data-test-script-state'],
    });
})()"""
"""Keep when the page last asked its server, and when a script last began and ended."""
IDLE = """() => {
    const now = performance.now();
    const { asked, began = 0, ended = 0 } = window;
    const app = document.querySelector('[data-testid=stApp]');
    const quiet = app && app.dataset.testScriptState === 'notRunning'
        && now - ended > 200
        && !(asked > began && now - asked < 2000);
    const find = (selector) => [...document.querySelectorAll(selector)];
    const drawn = !find('[data-stale=true], [data-testid=stSkeleton]').length;
    const places = find('[data-testid=stMain] [class*=st-key-]')
        .map((one) => one.getBoundingClientRect().y + one.offsetHeight / 2).join();
    const still = window.placesBefore === places;
    window.placesBefore = places;
    return quiet && drawn && still;
}"""
"""Whether what was asked for has been drawn, and nothing has moved since the last look.

One part of a page can ask for the whole, so a script may begin when one has just ended.
What is asked for need not run a script, so two seconds are waited at most.
"""


UNCOVERED = """(one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    return [...words.getClientRects()].filter((box) => box.width > 8).every((box) => {
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        return one.contains(document.elementFromPoint(x, y));
    });
}"""
"""Whether nothing lies over the words of an element."""


MORE = re.compile(r"^\d+ more$")
"""What the bar calls the links that it has no room for."""


class Served:
    """The app, served over a store until it is stopped or killed."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.session = ""
        self._process = self._start()

    def __enter__(self) -> Self:
        """Wait until it answers."""
        self._await()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def worked(self) -> float:
        """Return how many seconds of a processor the server has used."""
        told = Path(f"/proc/{self._process.pid}/stat").read_text()
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill_and_start_again(self) -> None:
        """Kill it as a power cut would, and serve the same store on the same port."""
        self.stop()
        self.start()

    def stop(self) -> None:
        """Kill it as a power cut would."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def start(self) -> None:
        """Serve the same store on the same port; nobody is signed in any more."""
        self.session = ""
        self._process = self._start()
        self._await()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "netmap", "run"]
        return subprocess.Popen(
            [*command, "--port", str(self.port), "--store", str(self.store)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _await(self) -> None:
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last and self._process.poll() is None:
            with (
                closing(socket.socket()) as one,
            ):
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        message = f"nothing listens on port {self.port}"
        raise RuntimeError(message)


class Heard(NamedTuple):
    """What a page asked for, and what its console complained of."""

    asked: list[str]
    complaints: list[str]


def listen(page: Page) -> Heard:
    """Keep what a page asks for and what its console complains of from now on."""
    heard = Heard([], [])
    page.on("request", lambda one: heard.asked.append(one.url))
    page.on("websocket", lambda one: heard.asked.append(one.url))
    page.on("pageerror", lambda one: heard.complaints.append(str(one)))
    page.on(
        "console",
        lambda one: heard.complaints.append(one.text) if one.type == "error" else None,
    )
    return heard


def outside(asked: list[str]) -> list[str]:
    """Return the addresses that are not this machine."""
    here = re.compile(r"^(?:(?:http|ws)://127\.0\.0\.1[:/]|data:|blob:)")
    return [one for one in asked if not here.match(one)]


def launched(playwright: Playwright) -> Browser:
    """Return a browser."""
    return playwright.chromium.launch(
        executable_path=str(CHROMIUM), args=ARGUMENTS, timeout=WAIT
    )


@contextmanager
def window(
    browser: Browser,
    *,
    width: int = WIDE,
    dark: bool = False,
    touch: bool = False,
    still: bool = True,
) -> Iterator[Page]:
    """Give a window of its own, as another person's is; a tall one if it is touched."""
    context = browser.new_context(
        viewport=ViewportSize(width=width, height=1024 if touch else 900),
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce" if still else "no-preference",
        has_touch=touch,
    )
    context.set_default_timeout(WAIT)
    context.add_init_script(WATCH)
    try:
        yield context.new_page()
    finally:
        context.close()


def missing() -> str:
    """Say why there is no browser; nothing where there is one, or in CI."""
    if CHROMIUM.exists() or os.environ.get("CI"):
        return ""
    return f"{CHROMIUM} is not installed"


def settle(page: Page) -> None:
    """Wait until the page has been drawn to the end."""
    page.wait_for_timeout(20)
    page.wait_for_function(IDLE, polling=40)


def enter(page: Page, served: Served, path: str = "") -> None:
    """Open a page of the app, signed in as the demo's practitioner.

    The first window of a server signs in; those after it have that session's cookie.
    """
    if served.session:
        page.context.add_cookies(
            [{"name": COOKIE, "value": served.session, "url": served.address}]
        )
    page.goto(f"{served.address}/{path}")
    if not served.session:
        sign_in(page)
        served.session = session_of(page)


def sign_in(page: Page, who: Worker = WORKER) -> None:
    """Go on as someone of the demo."""
    page.get_by_role("button", name=signing.DEMO_AS.format(name=who.name)).click()
    expect(page.get_by_role("button", name=signing.SIGN_OUT)).to_be_visible()
    settle(page)


def session_of(page: Page) -> str:
    """Return the cookie of the session that a page is signed in to."""
    for _ in range(100):
        for one in page.context.cookies():
            if one.get("name") == COOKIE:
                return str(one.get("value"))
        page.wait_for_timeout(50)
    message = "no cookie came"
    raise AssertionError(message)


def caseload(page: Page, served: Served) -> None:
    """Open the app at the caseload."""
    enter(page, served)
    expect(heading(page, screen.CASELOAD)).to_be_visible()
    settle(page)


def open_map(page: Page, served: Served, name: str) -> None:
    """Open a participant's map from the caseload."""
    caseload(page, served)
    page.get_by_role("button", name=screen.OPEN_NAMED.format(name=name)).click()
    expect(heading(page, name)).to_be_visible()
    settle(page)


def see_picture(page: Page) -> Locator:
    """Wait for the picture of the map, and return it."""
    picture = page.locator(".stage > svg")
    expect(picture).to_be_visible()
    return picture


def alter(page: Page, name: str) -> Locator:
    """Return an alter on the map."""
    return see_picture(page).locator(f'.alter[data-name="{name}"]')


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Return where an alter stands, in picture pixels around the participant."""
    one = alter(page, name)
    x, y = one.get_attribute("data-x"), one.get_attribute("data-y")
    return float(x or "nan"), float(y or "nan")


def middle(page: Page, name: str) -> tuple[float, float]:
    """Return where the middle of an alter's disc is on the screen."""
    for _ in range(100):
        box = alter(page, name).locator(".hit").bounding_box()
        if box is not None:  # else the picture was drawn anew just then
            return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.wait_for_timeout(20)
    message = f"{name!r} is not drawn"
    raise AssertionError(message)


def spot(page: Page, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the picture is on the screen."""
    found: list[float] = see_picture(page).evaluate(
        """(svg, [x, y]) => {
            const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
            return [at.x, at.y];
        }""",
        [x, y],
    )
    return found[0], found[1]


def answered(page: Page) -> None:
    """Wait until what was done on the map is saved and drawn."""
    page.wait_for_timeout(100)
    expect(see_picture(page).locator(".dragged, .waiting")).to_have_count(0)
    settle(page)


def look_aside(page: Page) -> None:
    """Move the pointer away from everything, until no hint lies over the page."""
    page.mouse.move(1, 1)
    expect(page.get_by_role("tooltip")).to_have_count(0)


def go(page: Page, title: str) -> None:
    """Go to another page, which a narrow bar lists under how many more there are."""
    link = page.get_by_role("link", name=title, exact=True).first
    more = page.get_by_role("button", name=MORE)
    expect(link.or_(more).first).to_be_visible()
    if link.is_visible():
        link.click()
    else:
        more.click()
        page.get_by_role("menuitem", name=title, exact=True).click()
    settle(page)


def heading(page: Page, name: str) -> Locator:
    """Return the heading of a page."""
    return page.get_by_role("heading", name=name, level=1)


def tab(page: Page, title: str) -> None:
    """Open a tab beside the map."""
    page.get_by_role("tab", name=re.compile(f"^{re.escape(title)}")).click()
    settle(page)


def press(page: Page, title: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=title, exact=True).click()
    settle(page)


def choose(page: Page, field: str, option: str, *, place: int = 0) -> None:
    """Choose an option of a field."""
    box = page.get_by_role("combobox", name=field, exact=True).nth(place)
    wanted = page.get_by_role("option", name=option, exact=True)
    box.click()
    if not wanted.is_visible():
        box.press("ArrowDown")
    wanted.click()
    settle(page)


def told(page: Page, sentence: str) -> None:
    """See that a sentence is announced, as a status or an alert, and not covered."""
    announced = page.locator("[role=status], [role=alert]", has_text=sentence)
    expect(announced.first).to_be_visible()
    assert announced.first.evaluate(UNCOVERED), f"{sentence!r} is covered"


def focused(page: Page) -> str:
    """Return the name of what has the focus."""
    name: str = page.evaluate(
        "(document.activeElement.getAttribute('aria-label')"
        " || document.activeElement.innerText || '').trim().split('\\n')[0]"
    )
    return name


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until something with this name has the focus, as a person would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    message = f"{name!r} is not reached by {most} presses of Tab"
    raise AssertionError(message)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
