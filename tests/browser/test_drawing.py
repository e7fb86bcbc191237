"""Drawing on the map: each act by mouse, by touch and by keyboard."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from netmap.words import ecomap, screen
from tests.support import browser as people
from tests.support.browser import Served

pytestmark = pytest.mark.browser

CASE, SEALED = "Corin V.", "Saffron Q."
FRAMES = """async () => {
    const gaps = [];
    let last = performance.now();
    const end = last + 700;
    while (last < end) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        gaps.push(now - last);
        last = now;
    }
    return gaps;
}"""

NOTE_WHO_IS_DRAGGED = """() => addEventListener('pointerup', (event) => {
    const drawing = event.composedPath()[0].getRootNode();
    const dragged = [...drawing.querySelectorAll('.alter.dragged')];
    window.dragged = dragged.map((one) => one.dataset.name);
}, { once: true })"""
"""Keep who is shown elsewhere than drawn, at the moment a pointer is let go."""


@pytest.fixture(scope="module")
def drawn(
    browser: Browser, demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The app over a store of these tests: each moves, adds and links its own."""
    path = tmp_path_factory.mktemp("drawn") / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with Served(path) as app:
        yield app


@pytest.fixture
def drawing(drawn: Served, page: Page) -> Page:
    """A draft of 24 alters, open at the map."""
    people.open_map(page, drawn, CASE)
    people.see_picture(page)
    return page


@pytest.fixture
def tablet(drawn: Served, browser: Browser) -> Iterator[Page]:
    """The same draft on a tablet, touched."""
    with people.window(browser, width=people.NARROW, touch=True) as page:
        people.open_map(page, drawn, CASE)
        people.see_picture(page)
        yield page


def drag(page: Page, name: str, to: tuple[float, float]) -> None:
    """Drag an alter by mouse to a point of the screen."""
    page.mouse.move(*people.middle(page, name))
    page.mouse.down()
    page.mouse.move(*to, steps=8)
    page.mouse.up()
    people.answered(page)


def finger(page: Page, *points: tuple[float, float]) -> None:
    """Put a finger down at the first point, and lift it at the last."""
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", points[:1])
    for point in points[1:]:
        touch(session, "touchMove", (point,))
        page.wait_for_timeout(30)
    touch(session, "touchEnd", ())


def touch(
    session: CDPSession, kind: str, points: tuple[tuple[float, float], ...]
) -> None:
    fingers = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def panel(page: Page) -> Locator:
    """Return the field that says whose panel is open."""
    return page.get_by_role("combobox", name=screen.WHO, exact=True)


def opened(page: Page, name: str) -> None:
    expect(panel(page)).to_have_value(re.compile(f"^{re.escape(name)}"))


def focused(page: Page) -> str:
    found: str = page.evaluate(
        "document.activeElement?.shadowRoot?.activeElement?.dataset.name ?? ''"
    )
    return found


def places(page: Page) -> dict[str, tuple[float, float]]:
    names: list[str] = (
        people.see_picture(page)
        .locator(".alter")
        .evaluate_all("all => all.map((one) => one.dataset.name)")
    )
    return {name: people.place_of(page, name) for name in names}


def bonds(page: Page, one: str, other: str) -> int:
    label = f"{one} and {other} know each other"
    back = f"{other} and {one} know each other"
    found = people.see_picture(page).locator(".bond")
    labels = found.evaluate_all("all => all.map((one) => one.ariaLabel)")
    return sum(said in {label, back} for said in labels)


def row(page: Page, name: str) -> Locator:
    return page.locator(".netmap-table tbody tr").filter(
        has=page.get_by_role("rowheader", name=name, exact=True)
    )


# By mouse


def test_a_press_opens_the_panel_and_moves_nothing(drawing: Page) -> None:
    before = places(drawing)
    seen = people.see_picture(drawing).bounding_box()
    people.alter(drawing, "Ellis").click()
    opened(drawing, "Ellis")
    people.settle(drawing)
    assert places(drawing) == before
    assert people.see_picture(drawing).bounding_box() == seen
    expect(people.alter(drawing, "Ellis")).to_have_class(re.compile("chosen"))


def test_a_press_on_a_tie_opens_its_panel(drawing: Page) -> None:
    x, y = people.place_of(drawing, "Retail park")
    drawing.mouse.click(*people.spot(drawing, x * 0.45, y * 0.45))
    opened(drawing, "Retail park")


def test_a_press_on_a_link_opens_it(drawing: Page) -> None:
    bond = people.see_picture(drawing).locator(".bond").first
    bond.focus()
    drawing.keyboard.press("Enter")
    expect(drawing.get_by_role("tab", selected=True)).to_have_text(screen.TAB_LINKS)


def test_dragging_moves_one_alter_between_rings_and_parts_and_nobody_else(
    drawing: Page,
) -> None:
    before = places(drawing)
    drag(drawing, "Shaz", people.spot(drawing, 60, 250))
    after = places(drawing)
    x, y = after.pop("Shaz")
    assert (x, y) == pytest.approx((60, 250), abs=1)
    before.pop("Shaz")
    assert after == before
    expect(row(drawing, "Shaz")).to_contain_text("Work")
    drawing.reload()
    assert people.place_of(drawing, "Shaz") == (x, y)


def test_a_drag_outside_stops_at_the_rim(drawing: Page) -> None:
    drag(drawing, "Robbo", (1275, 400))
    x, y = people.place_of(drawing, "Robbo")
    assert (x**2 + y**2) ** 0.5 == pytest.approx(392, abs=1)


def test_a_line_pulled_from_one_to_another_links_them(drawing: Page) -> None:
    assert bonds(drawing, "Retail park", "Coach Amari") == 0
    people.press(drawing, ecomap.ECOMAP["link"])
    drag(drawing, "Retail park", people.middle(drawing, "Coach Amari"))
    people.told(drawing, screen.LINK_SAVED["yes"])
    people.answered(drawing)
    assert bonds(drawing, "Retail park", "Coach Amari") == 1


def test_someone_is_added_where_the_mouse_points(drawing: Page) -> None:
    people.press(drawing, ecomap.ECOMAP["add"])
    drawing.mouse.click(*people.spot(drawing, 60, 280))
    drawing.keyboard.type("  Yara ")
    drawing.keyboard.press("Enter")
    people.told(drawing, screen.ADDED_TO_MAP)
    assert people.place_of(drawing, "Yara") == pytest.approx((60, 280), abs=1)
    opened(drawing, "Yara")


def test_a_double_press_on_the_ground_adds_there_once(drawing: Page) -> None:
    drawing.mouse.dblclick(*people.spot(drawing, -60, 300))
    drawing.keyboard.type("Xan")
    drawing.locator(".naming [type=submit]").dblclick()
    people.told(drawing, screen.ADDED_TO_MAP)
    people.settle(drawing)
    expect(people.alter(drawing, "Xan")).to_have_count(1)


@pytest.mark.parametrize("name", ["<b onclick=alert(1)>", "ليلى 👍🏽", "x" * 200])
def test_a_name_stays_text_whatever_it_is(drawing: Page, name: str) -> None:
    heard = people.listen(drawing)
    people.press(drawing, ecomap.ECOMAP["add"])
    drawing.mouse.click(*people.spot(drawing, 0, 150))
    drawing.keyboard.insert_text(name)
    drawing.keyboard.press("Enter")
    people.told(drawing, screen.ADDED_TO_MAP)
    people.answered(drawing)
    names = (
        people.see_picture(drawing)
        .locator(".alter")
        .evaluate_all("all => all.map((one) => one.dataset.name)")
    )
    assert name in names
    expect(people.see_picture(drawing).locator("b")).to_have_count(0)
    assert not heard.complaints


def test_zooming_keeps_what_is_chosen_and_shows_the_whole_again(drawing: Page) -> None:
    picture = people.see_picture(drawing)
    whole = picture.get_attribute("viewBox")
    drawing.get_by_role("button", name=ecomap.ECOMAP["closer"]).click()
    assert picture.get_attribute("viewBox") != whole
    people.alter(drawing, "Ellis").click()
    opened(drawing, "Ellis")
    drawing.get_by_role("button", name=ecomap.ECOMAP["fit"]).click()
    assert picture.get_attribute("viewBox") == whole


def test_a_drag_keeps_up_with_the_pointer(drawing: Page) -> None:
    """It draws frames all the while; how many is for the benchmark."""
    drawing.mouse.move(*people.middle(drawing, "Jaz"))
    drawing.mouse.down()
    x, y = people.middle(drawing, "Jaz")
    drawing.mouse.move(x + 40, y + 40, steps=4)
    expect(people.see_picture(drawing).locator(".alter.dragged")).to_have_count(1)
    assert len(drawing.evaluate(FRAMES)) > 5
    drawing.mouse.up()
    people.answered(drawing)


def test_who_was_dropped_stays_there_when_an_earlier_act_is_answered(
    drawing: Page,
) -> None:
    """The answer comes while another is held; it is drawn when that is let go."""
    held = "Drug and alcohol worker"
    drawing.mouse.move(*people.middle(drawing, "Approved premises key worker"))
    drawing.mouse.down()
    drawing.mouse.move(*people.spot(drawing, -60, -200), steps=4)
    drawing.mouse.up()
    x, y = people.middle(drawing, held)
    drawing.mouse.move(x, y)
    drawing.mouse.down()
    drawing.mouse.move(x + 40, y + 40, steps=4)
    people.settle(drawing)
    drawing.evaluate(NOTE_WHO_IS_DRAGGED)
    drawing.mouse.up()
    assert drawing.evaluate("window.dragged") == [held]
    people.answered(drawing)
    assert people.middle(drawing, held) == pytest.approx((x + 40, y + 40), abs=2)


def test_a_sealed_map_can_be_looked_at_and_not_moved(
    served: Served, page: Page
) -> None:
    people.open_map(page, served, SEALED)
    before = people.place_of(page, "Poppy")
    drag(page, "Poppy", people.spot(page, 100, 100))
    assert people.place_of(page, "Poppy") == before
    people.alter(page, "Poppy").click()
    opened(page, "Poppy")
    expect(page.get_by_role("button", name=ecomap.ECOMAP["add"])).to_have_count(0)


# By keyboard alone


def reach(page: Page, name: str) -> None:
    """Tab to the map, then go round it with the arrows to an alter."""
    page.get_by_role("button", name=ecomap.ECOMAP["fit"]).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    for _ in range(40):
        if focused(page) == name:
            return
        page.keyboard.press("ArrowRight")
    message = f"the arrows do not reach {name}"
    raise AssertionError(message)


def test_keys_open_a_panel_and_the_focus_stays(drawing: Page) -> None:
    reach(drawing, "Ellis")
    drawing.keyboard.press("Enter")
    opened(drawing, "Ellis")
    people.settle(drawing)
    assert focused(drawing) == "Ellis"


def test_keys_move_an_alter_and_say_where_it_is(drawing: Page) -> None:
    reach(drawing, "Coach Amari")
    before = people.place_of(drawing, "Coach Amari")
    drawing.keyboard.press("m")
    for key in ("ArrowUp",) * 4 + ("ArrowLeft",):
        drawing.keyboard.press(key)
    expect(drawing.locator(".said")).to_have_text("Coach Amari: Groups, less close")
    drawing.keyboard.press("Enter")
    people.answered(drawing)
    assert people.place_of(drawing, "Coach Amari") != before
    assert focused(drawing) == "Coach Amari"


def test_escape_puts_back_what_keys_moved(drawing: Page) -> None:
    reach(drawing, "Ellis")
    before = people.place_of(drawing, "Ellis")
    drawing.keyboard.press("m")
    drawing.keyboard.press("ArrowDown")
    drawing.keyboard.press("Escape")
    people.answered(drawing)
    assert people.place_of(drawing, "Ellis") == before
    expect(people.see_picture(drawing).locator(".dragged")).to_have_count(0)


def test_keys_link_two(drawing: Page) -> None:
    reach(drawing, "Retail park")
    drawing.keyboard.press("l")
    while focused(drawing) != "Harbour boxing club":
        drawing.keyboard.press("ArrowLeft")
    drawing.keyboard.press("Enter")
    people.told(drawing, screen.LINK_SAVED["yes"])
    people.answered(drawing)
    assert bonds(drawing, "Retail park", "Harbour boxing club") == 1


def test_keys_add_someone_at_a_place(drawing: Page) -> None:
    reach(drawing, "Coach Amari")
    drawing.keyboard.press("n")
    for _ in range(5):
        drawing.keyboard.press("ArrowLeft")
    drawing.keyboard.press("Enter")
    drawing.keyboard.type("Zed")
    drawing.keyboard.press("Enter")
    people.told(drawing, screen.ADDED_TO_MAP)
    opened(drawing, "Zed")


def test_keys_take_back_what_was_moved(drawing: Page) -> None:
    before = people.place_of(drawing, "Kit")
    drag(drawing, "Kit", people.spot(drawing, 150, 250))
    reach(drawing, "Kit")
    drawing.keyboard.press("Control+z")
    people.told(drawing, screen.UNDONE)
    people.answered(drawing)
    assert people.place_of(drawing, "Kit") == before


# By touch


def test_a_tap_opens_the_panel_in_sight(tablet: Page) -> None:
    x, y = people.middle(tablet, "Ellis")
    tablet.touchscreen.tap(x, y)
    opened(tablet, "Ellis")
    expect(panel(tablet)).to_be_in_viewport(ratio=0.8)
    box = panel(tablet).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 1024


def test_a_finger_drags_an_alter(tablet: Page) -> None:
    start, end = people.middle(tablet, "June"), people.spot(tablet, 330, -160)
    between = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    june = people.alter(tablet, "June")
    before = june.get_attribute("data-x") or ""
    finger(tablet, start, between, end)
    expect(june).not_to_have_attribute("data-x", before)
    people.answered(tablet)
    assert people.place_of(tablet, "June") == pytest.approx((330, -160), abs=2)


def test_two_taps_link_two(tablet: Page) -> None:
    tablet.get_by_role("button", name=ecomap.ECOMAP["link"]).tap()
    for name in ("Ray", "Denise"):
        tablet.touchscreen.tap(*people.middle(tablet, name))
    people.told(tablet, screen.LINK_SAVED["yes"])
    people.answered(tablet)
    assert bonds(tablet, "Ray", "Denise") == 1


def test_a_tap_adds_someone_there(tablet: Page) -> None:
    tablet.get_by_role("button", name=ecomap.ECOMAP["add"]).tap()
    tablet.touchscreen.tap(*people.spot(tablet, 0, -300))
    tablet.keyboard.type("Uma")
    tablet.locator(".naming [type=submit]").tap()
    people.told(tablet, screen.ADDED_TO_MAP)
    people.answered(tablet)
    assert people.place_of(tablet, "Uma") == pytest.approx((0, -300), abs=2)


def test_two_fingers_zoom(tablet: Page) -> None:
    picture = people.see_picture(tablet)
    whole = picture.get_attribute("viewBox")
    session = tablet.context.new_cdp_session(tablet)
    x, y = people.spot(tablet, 0, -100)
    touch(session, "touchStart", ((x - 30, y), (x + 30, y)))
    for apart in (50, 80, 120):
        touch(session, "touchMove", ((x - apart, y), (x + apart, y)))
        tablet.wait_for_timeout(30)
    touch(session, "touchEnd", ())
    now = picture.get_attribute("viewBox") or ""
    assert float(now.split()[2]) < float((whole or "").split()[2]) / 2


def test_what_a_finger_meets_is_large_enough(tablet: Page) -> None:
    """44 CSS pixels, where no neighbour is nearer than that."""
    box = people.alter(tablet, "Retail park").locator(".hit").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    for name in ("choose", "add", "link", "closer", "wider", "fit"):
        button = tablet.get_by_role("button", name=ecomap.ECOMAP[name]).bounding_box()
        assert button is not None
        assert min(button["width"], button["height"]) >= 44


# When something goes wrong


def test_a_change_made_while_the_connection_is_cut_is_kept_and_sent_again(
    own: Served, page: Page
) -> None:
    """The server is stopped in the middle of a drag, and another one started.

    It knows nobody, so the person signs in; what they did meanwhile is sent then.
    """
    people.open_map(page, own, CASE)
    x, y = people.middle(page, "Shaz")
    page.mouse.move(x, y)
    page.mouse.down()
    own.stop()
    page.mouse.move(x + 60, y + 50, steps=5)
    page.mouse.up()
    expect(page.locator(".pending")).to_have_text(ecomap.ECOMAP["pending"])
    own.start()
    people.sign_in(page)
    expect(page.locator(".pending")).to_have_text("", timeout=60_000)
    expect(people.alter(page, "Shaz")).not_to_have_attribute("data-x", "156.1")
    people.answered(page)
    moved = people.place_of(page, "Shaz")
    page.reload()
    assert people.place_of(page, "Shaz") == moved != (156.1, -143.0)


def test_who_was_moved_in_another_window_is_not_moved_unseen(
    own: Served, browser: Browser
) -> None:
    with people.window(browser) as first, people.window(browser) as second:
        for page in (first, second):
            people.open_map(page, own, CASE)
            people.see_picture(page)
        drag(first, "Shaz", people.spot(first, 150, 250))
        drag(second, "Shaz", people.spot(second, -150, 250))
        people.told(second, screen.STALE_MAP)
        assert people.place_of(second, "Shaz") == people.place_of(first, "Shaz")
