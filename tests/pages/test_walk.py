"""The walk round the parts of life: one question each, names in a row, "nobody"."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.drawing import add_alter
from netmap.errors import SomebodyHere
from netmap.model.codes import Sector
from netmap.ui import place, walk
from netmap.words import screen
from netmap.words.labels import label
from tests.support import app

STOP, NAME = walk.stop_key(app.DRAFT), walk.name_key(app.DRAFT)


def walking(sector: Sector | None = None) -> AppTest:
    """Open the walk, and go to a part of life where one is named."""
    at = app.open_tab(app.open_map(), screen.TAB_WALK)
    return jump(at, sector.value) if sector else at


def jump(at: AppTest, stop: str) -> AppTest:
    app.keyed(at, STOP).set_value(stop)
    return at.run()


def press(at: AppTest, title: str) -> AppTest:
    next(one for one in at.button if one.label == title).click()
    return at.run()


def add(at: AppTest, name: str) -> AppTest:
    app.keyed(at, NAME).set_value(name)
    return press(at, screen.WALK_ADD)


def message(at: AppTest) -> list[str]:
    return [one.value for one in (*at.success, *at.error)]


def asked(at: AppTest) -> str:
    """The question on the page, or the heads of the summary."""
    return "\n".join(one.value for one in at.markdown)


def listed(at: AppTest) -> str:
    return "".join(
        one.proto.body for one in at.get("html") if "netmap-list" in one.proto.body
    )


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def here(sector: Sector) -> list[tuple[str, str]]:
    """Who is in a part of life, and what they are."""
    return sorted(
        (one.name, one.kind)
        for one in app.view_of().network.alters
        if one.sector == sector
    )


def nobody_in() -> tuple[str, ...]:
    return app.view_of().network.review.nobody_in


def say_nobody(*sectors: str) -> None:
    app.set_field(app.store(), "review", "review", "nobody_in", list(sectors))


# Where it stands


def test_it_begins_with_the_first_part_and_asks_one_question(draft: None) -> None:
    at = walking()
    assert screen.WALK_QUESTIONS["partner"] in asked(at)
    assert "Part 1 of 10: Partner" in [one.value for one in at.caption]
    assert screen.WALK_NOT_YET in texts(at)
    assert [one.disabled for one in at.button if one.label == screen.WALK_BACK] == [
        True
    ]


def test_next_and_back_go_round_part_by_part(draft: None) -> None:
    at = press(press(walking(), screen.WALK_NEXT), screen.WALK_NEXT)
    assert "Part 3 of 10: Friends and peers" in [one.value for one in at.caption]
    press(at, screen.WALK_BACK)
    assert screen.WALK_QUESTIONS["family"] in asked(at)


def test_any_part_can_be_gone_to(draft: None) -> None:
    at = walking(Sector.WORK)
    assert screen.WALK_QUESTIONS["work"] in asked(at)


def test_it_goes_on_where_it_was_left(draft: None) -> None:
    at = walking(Sector.WORK)
    app.open_tab(at, screen.TAB_WISHES)
    app.open_tab(at, screen.TAB_WALK)
    assert screen.WALK_QUESTIONS["work"] in asked(at)


def test_another_review_has_a_walk_of_its_own(draft: None) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", "r-3")
    at = walking(Sector.WORK)
    app.button(app.go(at, "caseload"), "Open Robin").click().run()
    app.open_tab(app.go(at, "map"), screen.TAB_WALK)
    assert screen.WALK_QUESTIONS["partner"] in asked(at)


def test_who_is_there_already_is_told_with_their_standing(draft: None) -> None:
    at = walking(Sector.FAMILY)
    assert "<li>Bryn (mother): Still true? Not asked yet</li>" in listed(at)
    app.set_field(app.store(), "tie", "a-bryn", "standing", "current")
    assert "<li>Bryn (mother)</li>" in listed(walking(Sector.FAMILY))


def test_a_sealed_review_has_no_walk(wren: Path) -> None:
    assert screen.TAB_WALK not in app.tabs(app.open_map())


# Names in a row


def test_several_names_are_added_in_a_row(draft: None) -> None:
    at = walking(Sector.NEIGHBOURS)
    for name in (" Mo ", "Tash"):
        add(at, name)
        assert message(at) == [screen.ADDED_TO_MAP]
        assert app.keyed(at, NAME).value == ""
    assert here(Sector.NEIGHBOURS) == [("Mo", "person"), ("Tash", "person")]
    assert screen.WALK_QUESTIONS["neighbours"] in asked(at)
    assert "<li>Mo</li><li>Tash</li>" in listed(at)


@pytest.mark.parametrize(
    ("sector", "kind"),
    [
        (Sector.GROUPS, "group"),
        (Sector.ONLINE, "online"),
        (Sector.PLACES, "place"),
        (Sector.HEALTH, "person"),
        (Sector.SERVICES, "person"),
    ],
)
def test_what_is_added_fits_the_part_of_life(
    draft: None, sector: Sector, kind: str
) -> None:
    add(walking(sector), "The corner")
    assert ("The corner", kind) in here(sector)


def test_a_second_click_adds_nobody(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "DOUBLE_CLICK", 60.0)
    at = add(add(walking(Sector.WORK), "Mo"), "Mo")
    assert message(at) == [screen.ADDED_TO_MAP]
    assert here(Sector.WORK) == [("Mo", "person")]


@pytest.mark.parametrize(
    ("name", "sentence"), [(" ", screen.NAME_NEEDED), ("bryn", screen.NAME_TAKEN)]
)
def test_a_name_that_is_empty_or_taken_is_refused_and_kept(
    draft: None, name: str, sentence: str
) -> None:
    at = add(walking(Sector.WORK), name)
    assert message(at) == [sentence]
    assert app.keyed(at, NAME).value == name
    assert here(Sector.WORK) == []


def test_adding_in_a_review_thrown_away_meanwhile_is_refused(draft: None) -> None:
    at = walking(Sector.WORK)
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    add(at, "Mo")
    assert len(at.error) == 1
    assert here(Sector.WORK) == []


# Nobody


def test_nobody_is_an_answer_that_is_kept(draft: None) -> None:
    at = press(walking(Sector.ONLINE), screen.WALK_NOBODY)
    assert message(at) == [screen.WALK_NOBODY_KEPT]
    assert screen.WALK_NOBODY_SAID in texts(at)
    assert nobody_in() == ("online",)


def test_nobody_is_taken_back(draft: None) -> None:
    say_nobody("online", "work")
    at = press(walking(Sector.ONLINE), screen.WALK_NOBODY_BACK)
    assert screen.WALK_NOT_YET in texts(at)
    assert nobody_in() == ("work",)


def test_nobody_is_refused_where_someone_is_drawn(draft: None) -> None:
    at = press(walking(Sector.FAMILY), screen.WALK_NOBODY)
    assert message(at) == [SomebodyHere.sentence]
    assert nobody_in() == ()


def test_nobody_is_refused_where_another_window_drew_someone(draft: None) -> None:
    at = walking(Sector.WORK)
    network = app.view_of().network
    mo = add_alter(network, "a-mo", {"name": "Mo", "sector": "work"})
    app.edit(app.store(), app.DRAFT, mo)
    press(at, screen.WALK_NOBODY)
    assert message(at) == [SomebodyHere.sentence]


def test_a_name_takes_nobody_back_and_one_undo_restores_it(draft: None) -> None:
    say_nobody("work")
    at = add(walking(Sector.WORK), "Mo")
    assert nobody_in() == ()
    assert app.button(at, screen.UNDO).help == "added Mo"
    app.button(at, screen.UNDO).click().run()
    assert nobody_in() == ("work",)
    assert here(Sector.WORK) == []


def test_a_name_takes_back_nobody_said_in_another_window(draft: None) -> None:
    at = walking(Sector.WORK)
    say_nobody("work", "online")
    add(at, "Mo")
    assert message(at) == [screen.ADDED_TO_MAP]
    assert nobody_in() == ("online",)


# The end


def test_the_end_tells_people_from_nobody_and_from_not_asked(draft: None) -> None:
    say_nobody("work", "online")
    at = jump(walking(), walk.END)
    assert list(screen.WALK_SUMMARY.values()) == [
        one.value.strip("*")
        for one in at.markdown
        if one.value.strip("*") in screen.WALK_SUMMARY.values()
    ]
    told = listed(at)
    assert "<li>Family: Bryn</li>" in told
    assert f"<li>{label(Sector.WORK)}</li><li>{label(Sector.ONLINE)}</li></ul>" in told
    assert f'<ul class="netmap-list"><li>{label(Sector.PARTNER)}</li>' in told
    assert [one.disabled for one in at.button if one.label == screen.WALK_NEXT] == [
        True
    ]


def test_the_end_leaves_out_what_there_is_none_of(draft: None) -> None:
    at = jump(walking(), walk.END)
    assert screen.WALK_SUMMARY["nobody"] not in asked(at)
