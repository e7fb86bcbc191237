"""What the map on screen sends: read, made once, answered; nothing by halves."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.ui.acts import ANSWERED, LINK, TAB, WHO
from netmap.ui.page import FLASH
from netmap.words import ecomap, screen
from tests.support import app

MAP = "r-2-session"


def receive() -> None:
    """Take what the browser sent, as the component's callback does."""
    import streamlit as st  # noqa: PLC0415 -- a script of its own

    from netmap.ui.acts import take_acts  # noqa: PLC0415
    from tests.support import app as support  # noqa: PLC0415

    for sent in st.session_state["sent"]:
        st.session_state["map.ecomap"] = {"acts": sent}
        desk = support.desk()
        take_acts(desk, support.view_of(st.session_state["review"]), "r-2-session")


def sent(*acts: dict[str, Any], on: str = MAP) -> dict[str, Any]:
    numbered = [{"id": f"act-{number}", **act} for number, act in enumerate(acts)]
    return {"tries": 1, "map": on, "acts": numbered}


def taken(*every: object, review_id: str = app.DRAFT) -> AppTest:
    at = AppTest.from_function(receive, default_timeout=app.PATIENCE)
    at.session_state["sent"] = list(every)
    at.session_state["review"] = review_id
    at.run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return at.session_state[FLASH].sentence if FLASH in at.session_state else ""


def place(alter_id: str) -> tuple[str, float, float, bool]:
    alter = app.map_of(app.store(), app.DRAFT).alter(alter_id)
    return alter.sector.value, alter.angle, alter.distance, alter.placed


def moving(alter_id: str, angle: float, distance: float) -> dict[str, Any]:
    from netmap.picture.plane import at as point  # noqa: PLC0415 -- beside its use

    alter = app.map_of(app.store(), app.DRAFT).alter(alter_id)
    x, y = point(alter.angle, alter.distance)
    return {
        "kind": "move",
        "who": alter_id,
        "x": x,
        "y": y,
        "angle": angle,
        "distance": distance,
    }


ADDING = {"kind": "add", "name": "Yara", "angle": 165.0, "distance": 0.5}


def test_looking_opens_a_panel_and_changes_nothing(draft: None) -> None:
    before = app.map_of(app.store(), app.DRAFT)
    at = taken(sent({"kind": "look", "who": "a-cai"}))
    assert (at.session_state[WHO], at.session_state[TAB]) == (
        "a-cai",
        screen.TAB_PERSON,
    )
    assert app.map_of(app.store(), app.DRAFT) == before


def test_looking_at_a_link_opens_its_two_ends(draft: None) -> None:
    at = taken(sent({"kind": "look", "who": "a-bryn~a-cai"}))
    assert (at.session_state[LINK], at.session_state[TAB]) == (
        "a-bryn~a-cai",
        screen.TAB_LINKS,
    )


def test_looking_at_who_is_not_there_opens_nothing(draft: None) -> None:
    at = taken(sent({"kind": "look", "who": "a-nobody"}))
    assert WHO not in at.session_state


def test_moving_sets_place_and_part_of_life(draft: None) -> None:
    taken(sent(moving("a-cai", 165.0, 0.4)))
    assert place("a-cai") == ("work", 165.0, 0.4, True)


def test_what_comes_twice_is_made_once(draft: None) -> None:
    at = taken(sent(ADDING), sent(ADDING))
    names = [one.name for one in app.map_of(app.store(), app.DRAFT).alters]
    assert names.count("Yara") == 1
    assert at.session_state[ANSWERED] == ["act-0"]


def test_several_are_made_in_their_order(draft: None) -> None:
    """The second sees what the first did."""
    first = moving("a-cai", 165.0, 0.4)
    from netmap.picture.plane import at as point  # noqa: PLC0415 -- beside its use

    x, y = point(165.0, 0.4)
    second = {**first, "x": x, "y": y, "angle": 200.0, "distance": 0.9}
    at = taken(sent(first, second))
    assert place("a-cai") == ("groups", 200.0, 0.9, True)
    assert at.session_state[ANSWERED] == ["act-0", "act-1"]


def test_who_stands_elsewhere_than_was_seen_is_not_moved(draft: None) -> None:
    act = moving("a-cai", 165.0, 0.4)
    app.edit_place(app.DRAFT, "a-cai", 300.0, 0.8)
    at = taken(sent(act))
    assert said(at) == screen.STALE_MAP
    assert place("a-cai")[1] == 300.0


def test_adding_puts_a_name_where_it_was_pointed_and_opens_its_panel(
    draft: None,
) -> None:
    at = taken(sent(ADDING))
    assert place("act-0") == ("work", 165.0, 0.5, True)
    assert at.session_state[WHO] == "act-0"
    assert said(at) == screen.ADDED_TO_MAP


def test_a_name_that_is_on_the_map_is_refused(draft: None) -> None:
    at = taken(sent({**ADDING, "name": "BRYN"}))
    assert said(at) == screen.NAME_TAKEN
    assert at.session_state[ANSWERED] == ["act-0"]


def test_linking_says_yes_and_opens_the_link(draft: None) -> None:
    act = {"kind": "link", "first": "a-lantern", "second": "a-bryn"}
    at = taken(sent(act))
    assert said(at) == screen.LINK_SAVED["yes"]
    assert at.session_state[LINK] == "a-bryn~a-lantern"
    links = app.map_of(app.store(), app.DRAFT).links
    assert ("a-bryn", "a-lantern", True) in [
        (one.first, one.second, one.knows) for one in links
    ]


@pytest.mark.parametrize("second", ["a-bryn", "a-nobody"])
def test_a_link_to_oneself_or_to_nobody_is_refused(draft: None, second: str) -> None:
    at = taken(sent({"kind": "link", "first": "a-bryn", "second": second}))
    assert said(at) == screen.LINK_SAME


def test_undo_and_redo_by_key(draft: None) -> None:
    taken(sent(moving("a-cai", 165.0, 0.4)))
    at = taken(sent({"kind": "undo"}))
    assert (said(at), place("a-cai")[0]) == (screen.UNDONE, "friends")
    at = taken(sent({"kind": "redo"}))
    assert (said(at), place("a-cai")[0]) == (screen.REDONE, "work")


def test_a_sealed_map_is_not_changed(draft: None) -> None:
    act = moving("a-cai", 165.0, 0.4)
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    at = taken(sent(act))
    assert said(at) == screen.SEALED_NOTE
    assert app.view_of().network.alter("a-cai").sector == "friends"


def test_acts_of_another_map_wait_for_theirs(draft: None) -> None:
    at = taken(sent(ADDING, on="r-9-session"))
    assert ANSWERED not in at.session_state


@pytest.mark.parametrize(
    "held",
    [
        None,
        "x",
        {"tries": 1, "map": MAP, "acts": [{"id": "act-0", "kind": "seal"}]},
        sent({**ADDING, "name": ""}),
        sent({**ADDING, "name": "a\u0000b"}),
        sent({**ADDING, "name": "x" * 201}),
        sent({**ADDING, "distance": float("nan")}),
        sent({**ADDING, "angle": 400}),
        sent({**ADDING, "extra": 1}),
    ],
)
def test_what_cannot_be_read_changes_nothing_and_is_not_asked_for_again(
    draft: None, held: object
) -> None:
    before = app.map_of(app.store(), app.DRAFT)
    at = taken(held)
    assert said(at) == ecomap.UNREADABLE
    assert app.map_of(app.store(), app.DRAFT) == before
    if isinstance(held, dict):
        assert at.session_state[ANSWERED] == ["act-0"]


def test_who_left_the_map_meanwhile_is_not_moved(draft: None, wren: Path) -> None:
    at = taken(sent({**moving("a-cai", 165.0, 0.4), "who": "a-nobody"}))
    assert said(at) == screen.STALE_MAP
