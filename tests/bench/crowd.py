"""Thirty people at once, each in a browser of their own, over one store.

About ten pairs have the same case open. Everyone thinks a while, opens a
panel, changes what is said there or adds someone to the map. Each click is timed until
its answer is drawn, and at the end the store is read: what the app took must be in it.

The browsers share the machine with the server and take most of it, so that the times
of clicks are theirs. How much of a processor the server takes says what it could serve.
"""

import asyncio
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, perf_counter

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
)
from playwright.async_api import Error as PlaywrightError

from netmap.casework.transfer import import_cases
from netmap.demo import WORKER, make_demo
from netmap.model.network import Network
from netmap.store import reviews
from netmap.store.database import open_store
from netmap.store.reviews import Journalled
from netmap.words import screen, signing
from tests.bench.reading import Reading, timed
from tests.support import generated
from tests.support.browser import ARGUMENTS, CHROMIUM, WAIT, Served

PEOPLE = int(os.environ.get("NETMAP_BENCH_PEOPLE", "30"))
SECONDS = int(os.environ.get("NETMAP_BENCH_SECONDS", "300"))
PAIRS = PEOPLE // 3
THINK = float(os.environ.get("NETMAP_BENCH_THINK", "40"))
"""Seconds between two acts, more or less: they talk more than they click."""
ALTERS = 15
ADDS = 0.35
"""How often someone is added, out of once."""
MOST_TOLD = 8
"""Complaints that stand in the table."""
SECTORS = ("Family", "Friends and peers", "Neighbours", "Places", "Health")
OPEN, WRITE, ADD, ANSWER = "open a panel", "change a text", "add someone", "conflict"
LOOK = """([picture, name]) => {
    const disc = picture.querySelector(`.alter[data-name="${name}"]`);
    const box = disc.querySelector('.hit').getBoundingClientRect();
    const at = {
        bubbles: true, composed: true, pointerId: 1, button: 0,
        clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
    };
    disc.dispatchEvent(new PointerEvent('pointerdown', at));
    disc.dispatchEvent(new PointerEvent('pointerup', at));
}"""
"""Press on someone's disc, whatever lies over it."""
ANSWERED = """(text) => {
    if (document.querySelector('[class*="st-key-box-conflict"]')) return 'told';
    const table = document.querySelector('.netmap-table');
    if (table && table.textContent.includes(text)) return 'taken';
    const said = document.querySelector('.st-key-flash [role=alert]:not([data-read])');
    return said && !said.querySelector('[data-testid=stAlertContentSuccess]')
        ? said.innerText : null;
}"""
"""What came of an edit: it stands in the table, a conflict is told, or a refusal."""
READ = """() => document.querySelectorAll('.st-key-flash [role=alert]')
    .forEach((one) => one.setAttribute('data-read', ''))"""
CHOSEN = """() => !document.querySelector('[class*="st-key-box-conflict"]')"""


@dataclass
class Written:
    """What the app took from someone: a text of an alter, or a new alter."""

    case: str
    text: str
    alter: str = ""


@dataclass
class Heard:
    """What everyone saw: times by kind of click, what was taken, what went wrong."""

    times: dict[str, list[float]] = field(
        default_factory=lambda: {OPEN: [], WRITE: [], ADD: [], ANSWER: []}
    )
    taken: list[Written] = field(default_factory=list)
    told: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[float]:
        """The times of every click."""
        return [one for kind in self.times.values() for one in kind]


def readings(folder: Path) -> Iterator[Reading]:
    """Give clicks, how long their answers took, what went wrong, and what was lost."""
    path = folder / "crowd.duckdb"
    _fill(path)
    heard = Heard()
    with Served(path) as app:
        worked = asyncio.run(_meet(app, heard))
    lost = _lost(path, heard.taken)
    texts = sum(bool(one.alter) for one in heard.taken)
    yield Reading(
        what="crowd, clicks",
        median=len(heard.all),
        unit="",
        note=f"{PEOPLE} people, {PAIRS} pairs, {SECONDS} s, {THINK:.0f} s to think; "
        f"taken: {texts} texts, {len(heard.taken) - texts} adds; "
        f"{heard.told} conflicts told",
    )
    if heard.all:
        yield timed("crowd, click to drawn answer", heard.all)
        yield Reading(
            what="crowd, server's own work for a click",
            median=1000 * worked / len(heard.all),
            unit="ms",
            note=f"{worked:.0f} s of a processor in all",
        )
    for kind, times in heard.times.items():
        if times:
            yield timed(f"crowd, {kind}", times, note=f"{len(times)} clicks")
    yield _count("crowd, errors", heard.errors)
    yield _count("crowd, lost edits", lost)


def _count(what: str, found: Sequence[str]) -> Reading:
    note = "; ".join(dict.fromkeys(found[:MOST_TOLD]))
    return Reading(what=what, median=len(found), unit="", budget=0, note=note)


def _case(number: int) -> str:
    return f"c-{number}"


def _case_of(person: int) -> int:
    """Return which case a person has open: the first ones share, two by two."""
    return person // 2 if person < 2 * PAIRS else person - PAIRS


def _fill(path: Path) -> None:
    cases = [
        generated.case(_case(number), alters=ALTERS, facts=20)
        for number in range(PEOPLE - PAIRS)
    ]
    with make_demo(path, at=generated.AT) as store:
        import_cases(store, by=WORKER.id, at=generated.AT, cases=cases)


async def _meet(app: Served, heard: Heard) -> float:
    """Let everyone come in and work; return how long the server then worked."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=ARGUMENTS
        )
        everyone = [Person(number, heard) for number in range(PEOPLE)]
        for one in everyone:  # one after the other, as people come in
            await one.come_in(browser, app.address)
        before = app.worked()
        until = monotonic() + SECONDS
        await asyncio.gather(*(one.work(until) for one in everyone))
        worked = app.worked() - before
        await browser.close()
    return worked


class Person:
    """Someone at work in a browser of their own."""

    def __init__(self, number: int, heard: Heard) -> None:
        self.case = _case(_case_of(number))
        self._heard, self._number, self._acts = heard, number, 0
        self._lots = random.Random(number)
        self._open = ""
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The window."""
        assert self._page is not None
        return self._page

    async def come_in(self, browser: Browser, address: str) -> None:
        """Sign in and open the case."""
        context: BrowserContext = await browser.new_context(
            viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        context.set_default_timeout(WAIT)
        self._page = await context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda one: self._heard.errors.append(str(one)))
        await self.page.goto(address)
        name = signing.DEMO_AS.format(name=WORKER.name)
        await self.page.get_by_role("button", name=name).click()
        person = generated.participant(self.case).name
        await self.page.get_by_role(
            "button", name=screen.OPEN_NAMED.format(name=person), exact=True
        ).click()
        await self.page.locator(".stage > svg").wait_for()

    async def work(self, until: float) -> None:
        """Think and act until the time is over."""
        while True:
            await asyncio.sleep(THINK * self._lots.uniform(0.5, 1.5))
            if monotonic() > until:
                return
            self._acts += 1
            try:
                if self._lots.random() < ADDS:
                    await self._add()
                else:
                    await self._look()
                    await asyncio.sleep(self._lots.uniform(1, 2))
                    await self._write()
            except PlaywrightError as error:
                self._open = ""
                await self.page.keyboard.press("Escape")
                self._heard.errors.append(" ".join(str(error).split())[:200])

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self._heard.errors.append(said.text[:200])

    async def _look(self) -> None:
        """Open the panel of someone who was on the map from the start."""
        place = self._lots.randrange(ALTERS)
        alter = f"a-{place:03}"
        if alter == self._open:
            place = (place + 1) % ALTERS
            alter = f"a-{place:03}"
        name = f"{generated.NAMES[place % len(generated.NAMES)]} {place + 1}"
        picture = await self.page.locator(".stage > svg").element_handle()
        began = perf_counter()
        await self.page.evaluate(LOOK, [picture, name])
        self._open = alter
        await self.page.locator(self._words_of(alter)).wait_for()
        self._time(OPEN, began)

    def _words_of(self, alter: str) -> str:
        review = generated.review_id(self.case, 1).replace(".", "-")
        return f".st-key-field--{review}-tie-{alter}-own_words textarea"

    async def _write(self) -> None:
        """Change what the participant says of the one whose panel is open."""
        text = f"Said to {self._number}, number {self._acts}."
        box = self.page.locator(self._words_of(self._open))
        await box.fill(text)
        await self.page.evaluate(READ)
        began = perf_counter()
        await box.press("Tab")
        came = await self._answer(text)
        self._time(WRITE, began)
        if came == "told":
            self._heard.told += 1
            came = await self._choose(text)
        self._keep(came, Written(self.case, text, self._open))

    async def _choose(self, text: str) -> str:
        """Say which of two texts stays, and return what came of one's own."""
        mine = self._lots.random() < 0.5
        button = screen.KEEP_MINE if mine else screen.KEEP_THEIRS
        began = perf_counter()
        await self.page.get_by_role("button", name=button).first.click()
        await self.page.wait_for_function(CHOSEN, polling=200)
        came = await self._answer(text) if mine else "given up"
        self._time(ANSWER, began)
        return came

    async def _add(self) -> None:
        """Add someone to the map."""
        name = f"New {self._number} {self._acts}"
        adding = self.page.locator(".st-key-adding")
        await adding.get_by_role("textbox", name=screen.NEW_NAME, exact=True).fill(name)
        box = adding.get_by_role("combobox", name=screen.NEW_SECTOR, exact=True)
        sector = self._lots.choice(SECTORS)
        wanted = self.page.get_by_role("option", name=sector, exact=True)
        await box.click()
        if not await wanted.is_visible():
            await box.press("ArrowDown")
        await wanted.click()
        await self.page.evaluate(READ)
        began = perf_counter()
        await adding.get_by_role("button", name=screen.ADD_TO_MAP, exact=True).click()
        came = await self._answer(name)
        self._time(ADD, began)
        self._open = ""
        self._keep(came, Written(self.case, name))

    async def _answer(self, text: str) -> str:
        found = await self.page.wait_for_function(ANSWERED, arg=text, polling=200)
        return str(await found.json_value())

    def _time(self, kind: str, began: float) -> None:
        self._heard.times[kind].append((perf_counter() - began) * 1000)

    def _keep(self, came: str, written: Written) -> None:
        if came == "taken":
            self._heard.taken.append(written)
        elif screen.STALE_MAP in came or came == "told":
            self._heard.told += 1
        elif came != "given up":
            self._heard.errors.append(came)


def _lost(path: Path, taken: Sequence[Written]) -> list[str]:
    """Return what the app took and the store does not hold."""
    lost: list[str] = []
    with open_store(path, None) as store, store.reading() as cursor:
        for case in sorted({one.case for one in taken}):
            review = generated.review_id(case, 1)
            own = [one for one in taken if one.case == case]
            lost += _lost_of(
                reviews.network(cursor, review), reviews.journal(cursor, review), own
            )
    return lost


def _lost_of(
    network: Network, journal: Sequence[Journalled], taken: Sequence[Written]
) -> Iterator[str]:
    """Give what a map lacks: an add, a text never made, or the last one of its field.

    A text that someone else replaced was made, so it stands in the journal.
    """
    names = {one.name for one in network.alters}
    texts: dict[str, list[str]] = {}
    for change in (change for one in journal for change in one.edit):
        if change.part == "tie" and "own_words" in (change.after or {}):
            texts.setdefault(change.key, []).append(
                str((change.after or {})["own_words"])
            )
    for one in taken:
        made = texts.get(one.alter, []) if one.alter else names
        if one.text not in made:
            yield f"{one.case}: {one.text}"
    for tie in network.ties:
        made = texts.get(tie.alter_id, [])
        if made and tie.own_words != made[-1]:
            yield f"{network.review.review_id}: {made[-1]}"
