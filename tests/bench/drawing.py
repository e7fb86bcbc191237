"""The map in a browser: press to panel, frames of a drag, and bytes on the wire."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from netmap.casework import drawing, maps
from netmap.demo import WORKER, make_demo
from netmap.desk import now
from netmap.model.codes import Sector
from netmap.store.database import Store
from tests.bench.counted import Counter, counted
from tests.bench.reading import Reading, p95, timed
from tests.support import browser as people

CASE, REVIEW = "Corin V.", "DEMO-H1.draft"
PRESSES, EDITS = 40, 5
CROWD = 40
PANEL_BUDGET, FRAME_BUDGET, WIRE_BUDGET = 300.0, 1000 / 60, 60_000.0
PRESS = """async ([picture, name]) => {
    const disc = picture.querySelector(`.alter[data-name="${name}"]`);
    const box = disc.querySelector('.hit').getBoundingClientRect();
    const at = {
        bubbles: true, composed: true, pointerId: 1, button: 0,
        clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
    };
    const began = performance.now();
    disc.dispatchEvent(new PointerEvent('pointerdown', at));
    disc.dispatchEvent(new PointerEvent('pointerup', at));
    const shown = () => [...document.querySelectorAll('input[role=combobox]')]
        .some((one) => one.value.startsWith(name));
    while (!shown()) await new Promise((done) => setTimeout(done, 2));
    return performance.now() - began;
}"""
DRAG = """async ([picture, name]) => {
    const disc = picture.querySelector(`.alter[data-name="${name}"]`);
    const box = disc.querySelector('.hit').getBoundingClientRect();
    const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const stage = picture.closest('.stage');
    const send = (kind, x, y) => (kind === 'pointerdown' ? disc : stage).dispatchEvent(
        new PointerEvent(kind, { bubbles: true, composed: true, pointerId: 1,
            button: 0, clientX: x, clientY: y })
    );
    send('pointerdown', start.x, start.y);
    const gaps = [];
    let last = await new Promise(requestAnimationFrame);
    for (let step = 1; step <= 90; step += 1) {
        send('pointermove', start.x + 60 * Math.sin(step / 9), start.y + step / 2);
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
    }
    send('pointercancel', start.x, start.y);
    return gaps;
}"""


def readings(folder: Path) -> Iterator[Reading]:
    """Give presses and edits of a map of 24 alters, and a drag among 40."""
    store = folder / "drawn.duckdb"
    with make_demo(store, at=now()) as made:
        _begin(made)
    with (
        people.Served(store) as served,
        counted(served.port) as counter,
        sync_playwright() as playwright,
    ):
        window = people.launched(playwright).new_page()
        window.set_viewport_size({"width": 1280, "height": 900})
        served.address = f"http://127.0.0.1:{counter.port}"
        people.open_map(window, served, CASE)
        people.see_picture(window)
        yield timed("map, press to panel", _presses(window), budget=PANEL_BUDGET)
        yield from _wire(window, counter)
    with make_demo(folder / "crowd.duckdb", at=now()) as made:
        _begin(made)
        _crowd(made)
    with (
        people.Served(folder / "crowd.duckdb") as served,
        sync_playwright() as playwright,
    ):
        window = people.launched(playwright).new_page()
        people.open_map(window, served, CASE)
        yield _drag(window)


def _begin(store: Store) -> None:
    at = now()
    maps.start_review(
        store,
        by=WORKER.id,
        at=at,
        participant_id="DEMO-H1",
        review_id=REVIEW,
        held_on=at.date(),
    )


def _crowd(store: Store) -> None:
    sectors = cycle(Sector)
    for number in range(CROWD - 24):
        with store.reading() as cursor:
            network = maps.draft_for(cursor, by=WORKER.id, at=now(), review_id=REVIEW)[
                1
            ]
        fields = {"name": f"Name {number}", "sector": next(sectors).value}
        edit = drawing.add_alter(network, f"n-{number}", dict(fields))
        maps.edit_map(store, by=WORKER.id, at=now(), review_id=REVIEW, edit=edit)


def _presses(window: Page) -> list[float]:
    names = ["Ellis", "Shaz", "Ray", "Leah", "Denise"]
    found = []
    for name in islice(cycle(names), PRESSES):
        picture = people.see_picture(window).element_handle()
        found.append(window.evaluate(PRESS, [picture, name]))
        window.wait_for_timeout(300)
        people.settle(window)
    return found[2:]


def _wire(window: Page, counter: Counter) -> Iterator[Reading]:
    found = []
    for number in range(EDITS):
        people.settle(window)
        window.wait_for_timeout(500)
        counter.taken()
        people.alter(window, "Shaz").focus()
        for key in ("m", *["ArrowRight"] * (number + 1), "Enter"):
            window.keyboard.press(key)
        people.answered(window)
        expect(people.alter(window, "Shaz")).to_be_visible()
        window.wait_for_timeout(500)
        found.append(counter.taken())
    yield Reading(
        what="map, bytes for one edit of 24 alters",
        median=median(found),
        best=min(found),
        p95=p95(found),
        unit="B",
        budget=WIRE_BUDGET,
        note="both ways, at the socket",
    )


def _drag(window: Page) -> Reading:
    picture = people.see_picture(window).element_handle()
    gaps: list[float] = window.evaluate(DRAG, [picture, "Shaz"])
    return Reading(
        what="map, a frame of a drag among 40 alters",
        median=median(gaps),
        best=min(gaps),
        p95=p95(gaps),
        budget=FRAME_BUDGET * 1.05,
    )
