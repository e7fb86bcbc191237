"""The map: beginning a review, adding, moving, removing, undo, the two views."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework import drawing
from netmap.errors import (
    AlterKnownBefore,
    DateInFuture,
    DraftOpen,
    InvalidEntry,
    ReviewSealed,
)
from netmap.model.codes import AlterKind, Quality, Sector, Standing
from netmap.model.edits import Fields
from netmap.reports.counts import SAID
from netmap.ui import counts, opening, sight, toolbar
from netmap.ui.person import WORKER
from netmap.words import screen
from netmap.words.labels import field_label
from netmap.words.picture import EFFECTS
from tests.support import app


def names() -> list[str]:
    return sorted(one.name for one in app.view_of().network.alters)


def add(at: AppTest, name: str, sector: Sector | None = Sector.FRIENDS) -> AppTest:
    app.keyed(at, toolbar.NAME).set_value(name)
    if sector:
        app.keyed(at, toolbar.SECTOR).set_value(sector)
    app.button(at, screen.ADD_TO_MAP).click()
    return at.run()


def press(at: AppTest, title: str) -> AppTest:
    app.button(at, title).click()
    return at.run()


def view(at: AppTest, which: str) -> AppTest:
    app.keyed(at, sight.VIEW).set_value(which)
    return at.run()


def message(at: AppTest) -> list[str]:
    return [one.value for one in (*at.success, *at.error)]


# Beginning and leaving


def test_the_first_review_begins_with_nobody_on_the_map(wren: Path) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    at = app.open_map("Robin")
    assert not app.has(at, sight.VIEW)
    app.keyed(at, opening.HELD_ON).set_value(date(2024, 5, 6))
    press(at, screen.BEGIN)
    assert message(at) == [screen.BEGUN]
    assert screen.EMPTY_MAP in [one.value for one in at.info]
    assert app.has(at, toolbar.NAME)


def test_the_review_page_of_someone_without_a_review_leads_to_the_map(
    wren: Path,
) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    at = app.go(app.open_map("Robin"), "review")
    assert [one.value for one in at.info] == [screen.NO_DRAFT]


def test_the_next_review_asks_of_everyone_whether_it_is_still_true(wren: Path) -> None:
    at = app.open_map()
    app.keyed(at, opening.HELD_ON).set_value(date(2024, 5, 6))
    press(at, screen.BEGIN)
    assert message(at) == [screen.BEGUN]
    assert screen.STILL_TO_ASK.format(count=3) in [one.value for one in at.text]
    assert screen.BEGIN not in app.labels(at)


def test_a_review_cannot_be_held_in_the_future(
    wren: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = app.open_map()
    app.keyed(at, opening.HELD_ON).set_value(date(2024, 5, 6))
    monkeypatch.setattr("netmap.ui.page.now", lambda: app.AT)
    press(at, screen.BEGIN)
    assert message(at) == [DateInFuture(held_on=date(2024, 5, 6)).sentence]
    assert app.keyed(at, opening.HELD_ON).value == date(2024, 5, 6)


def test_beginning_while_another_window_began_says_so(wren: Path) -> None:
    at = app.open_map()
    app.begin(app.store())
    press(at, screen.BEGIN)
    assert message(at) == [DraftOpen.sentence]


def test_a_sealed_map_says_so_and_offers_no_change(wren: Path) -> None:
    at = app.open_map()
    assert screen.SEALED_NOTE in [one.value for one in at.caption]
    assert not app.has(at, toolbar.NAME)
    assert screen.UNDO not in app.labels(at)
    keys = [str(getattr(one, "key", "")) for one in at._tree]
    assert not [key for key in keys if key.startswith("field.")]


def test_the_earlier_review_can_be_chosen(draft: None) -> None:
    at = app.open_map()
    app.keyed(at, "which_review").set_value("r-1").run()
    assert screen.SEALED_NOTE in [one.value for one in at.caption]
    assert app.keyed(at, "which_review").options == [
        "Review 2, 4 March 2024, draft",
        "Review 1, 4 March 2024, sealed",
    ]


def test_a_draft_is_thrown_away_and_the_sealed_review_stays(draft: None) -> None:
    at = press(app.open_map(), screen.DISCARD_SURE)
    assert message(at) == [screen.DISCARDED]
    assert app.keyed(at, "which_review").value == "r-1"


def test_throwing_away_what_was_sealed_meanwhile_is_refused(draft: None) -> None:
    at = app.open_map()
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    press(at, screen.DISCARD_SURE)
    assert len(at.error) == 1
    assert app.view_of().digest


# Adding


def test_someone_added_is_on_the_map_and_in_the_panel(draft: None) -> None:
    at = app.open_map()
    app.keyed(at, toolbar.KIND).set_value(AlterKind.ANIMAL)
    app.keyed(at, toolbar.QUALITY).set_value(Quality.SUPPORTIVE)
    add(at, " Mot ")
    assert message(at) == [screen.ADDED_TO_MAP]
    added = next(one for one in app.view_of().network.alters if one.name == "Mot")
    assert (added.kind, added.sector) == (AlterKind.ANIMAL, Sector.FRIENDS)
    assert app.view_of().network.tie(added.alter_id).quality_participant == "supportive"
    assert app.who(at).value == added.alter_id
    assert app.keyed(at, toolbar.NAME).value == ""
    assert app.keyed(at, toolbar.KIND).value == AlterKind.PERSON
    assert app.keyed(at, toolbar.SECTOR).value is None
    assert app.keyed(at, toolbar.QUALITY).value == Quality.UNKNOWN
    assert "Mot" in app.html(at)


def test_an_empty_name_is_refused_and_the_rest_is_kept(draft: None) -> None:
    at = add(app.open_map(), "  ", Sector.HEALTH)
    assert message(at) == [screen.NAME_NEEDED]
    assert app.keyed(at, toolbar.SECTOR).value == Sector.HEALTH
    assert len(names()) == 3


def test_someone_without_a_part_of_life_is_refused_and_the_name_is_kept(
    draft: None,
) -> None:
    at = add(app.open_map(), "Mot", None)
    assert message(at) == [screen.SECTOR_NEEDED]
    assert app.keyed(at, toolbar.NAME).value == "Mot"
    assert len(names()) == 3


def test_a_second_click_adds_nobody(draft: None) -> None:
    at = add(app.open_map(), "Mot")
    add(at, "Mot")
    assert message(at) == [screen.ADDED_TO_MAP]
    assert names().count("Mot") == 1


def test_a_name_that_is_on_the_map_is_not_added_again(
    draft: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = add(app.open_map(), "Mot")
    monkeypatch.setattr("netmap.ui.place.DOUBLE_CLICK", 0)
    add(at, "mot")
    assert message(at) == [screen.NAME_TAKEN]
    assert app.keyed(at, toolbar.NAME).value == "mot"
    assert names().count("Mot") == 1


def test_a_name_of_200_characters_fits(draft: None) -> None:
    at = add(app.open_map(), "n" * 200)
    assert message(at) == [screen.ADDED_TO_MAP]
    assert "n" * 200 in names()


def test_a_name_of_201_characters_is_refused_and_kept(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    app.field(at, "alter", "a-bryn", "name").set_value("n" * 201).run()
    problem = InvalidEntry(
        field="Name", problem="has more than 200 characters. Shorten it"
    )
    assert message(at) == [problem.sentence]
    assert app.field(at, "alter", "a-bryn", "name").value == "n" * 201
    assert "Bryn" in names()


def test_a_name_that_cannot_be_read_is_refused_and_kept(draft: None) -> None:
    """A mark that turns the reading direction could disguise who it is."""
    at = add(app.open_map(), "Mot\u202edog")
    assert len(at.error) == 1
    assert app.keyed(at, toolbar.NAME).value == "Mot\u202edog"
    assert len(names()) == 3


def test_adding_to_a_review_sealed_meanwhile_is_refused(draft: None) -> None:
    at = app.open_map()
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    add(at, "Mot")
    assert message(at) == [ReviewSealed.sentence]


# Moving and removing


def test_moving_to_another_ring_keeps_the_part_of_life(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    next(one for one in at.selectbox if one.label == screen.RING).set_value(4).run()
    moved = app.view_of().network.alter("a-bryn")
    assert moved.placed
    assert moved.sector == Sector.FAMILY
    assert moved.distance > 0.8


def test_moving_to_another_part_of_life_keeps_the_ring(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    ring = next(one for one in at.selectbox if one.label == screen.RING).value
    sector = next(
        one for one in at.selectbox if str(one.key).startswith("sector.a-bryn")
    )
    sector.set_value(Sector.NEIGHBOURS).run()
    assert app.view_of().network.alter("a-bryn").sector == Sector.NEIGHBOURS
    assert next(one for one in at.selectbox if one.label == screen.RING).value == ring


def test_whoever_was_on_an_earlier_map_stays_on_record(draft: None) -> None:
    at = press(app.look_at(app.open_map(), "a-bryn"), screen.REMOVE)
    assert message(at) == [AlterKnownBefore.sentence]
    assert "Bryn" in names()


def test_someone_new_can_be_taken_off_and_brought_back(draft: None) -> None:
    at = press(add(app.open_map(), "Mot"), screen.REMOVE)
    assert message(at) == [screen.REMOVED]
    assert "Mot" not in names()
    press(at, screen.UNDO)
    assert message(at) == [screen.UNDONE]
    assert "Mot" in names()


# Undo and redo


def test_undo_takes_back_and_redo_makes_again(draft: None) -> None:
    at = app.open_map()
    assert app.button(at, screen.UNDO).disabled
    assert app.button(at, screen.REDO).disabled
    add(at, "Mot")
    assert app.button(at, screen.UNDO).help == "added Mot"
    press(at, screen.UNDO)
    assert "Mot" not in names()
    press(at, screen.REDO)
    assert message(at) == [screen.REDONE]
    assert "Mot" in names()


def test_undo_says_what_it_would_do(draft: None) -> None:
    app.set_field(app.store(), "tie", "a-bryn", "strength", "weak")
    at = app.open_map()
    assert app.button(at, screen.UNDO).help == "changed “How strong” of Bryn"


def test_undo_of_what_is_gone_says_so(draft: None) -> None:
    """The other window has taken it back already."""
    first, second = add(app.open_map(), "Mot"), app.open_map()
    press(second, screen.UNDO)
    press(first, screen.UNDO)
    assert message(first) == ["There is nothing to undo."]


def test_undo_of_what_someone_else_changed_since_is_refused(draft: None) -> None:
    at = app.open_map()
    app.set_field(app.store(), "tie", "a-bryn", "strength", "weak")
    at.run()
    with app.store().writing() as cursor:
        cursor.execute(
            "UPDATE map_tie SET strength = 'moderate' "
            "WHERE review_id = 'r-2' AND alter_id = 'a-bryn'"
        )
    press(at, screen.UNDO)
    assert message(at) == [screen.STALE_MAP]


# Still true?


def test_one_is_still_true(draft: None) -> None:
    at = app.open_map()
    app.keyed(at, f"{screen.STILL_TRUE}.a-lantern").click().run()
    assert app.view_of().network.tie("a-lantern").standing == Standing.NOT_IN_CONTACT
    assert screen.STILL_TO_ASK.format(count=2) in [one.value for one in at.text]


def test_all_are_still_true(draft: None) -> None:
    at = press(app.open_map(), screen.STILL_TRUE_YES)
    standings = {one.alter_id: one.standing for one in app.view_of().network.ties}
    assert standings == {
        "a-bryn": Standing.CURRENT,
        "a-cai": Standing.CURRENT,
        "a-lantern": Standing.NOT_IN_CONTACT,
    }
    assert app.tabs(at)[0] == screen.TAB_PERSON


def test_something_changed_is_said_in_place(draft: None) -> None:
    at = app.open_map()
    app.field(at, "tie", "a-cai", "standing", "ask").set_value("ended").run()
    assert app.view_of().network.tie("a-cai").standing == Standing.ENDED
    at = app.look_at(at, "a-cai")
    app.field(at, "tie", "a-cai", "ended_why").set_value("own_choice").run()
    assert app.view_of().network.tie("a-cai").ended_why == "own_choice"


def test_what_was_said_last_time_stands_beside_the_question(draft: None) -> None:
    at = app.open_map()
    said = [one.value for one in at.caption]
    assert screen.LAST_TIME.format(said="In their life now, Supportive") in said
    assert screen.LAST_TIME.format(said="Not in contact, Not said yet") in said


def test_someone_asked_about_who_was_not_on_the_last_map(wren: Path) -> None:
    """A tie can be put back to "not asked" though it is new on this map."""
    app.begin(app.store())
    fields: Fields = {"name": "Mot", "sector": "friends", "standing": "to_ask"}
    made = drawing.add_alter(app.view_of().network, "a-mot", fields)
    app.edit(app.store(), app.DRAFT, made)
    at = app.open_map()
    app.keyed(at, f"{screen.STILL_TRUE}.a-mot").click().run()
    assert app.view_of().network.tie("a-mot").standing == Standing.CURRENT


def test_nobody_is_still_true_on_a_first_map(wren: Path) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", app.DRAFT)
    fields: Fields = {"name": "Mot", "sector": "friends", "standing": "to_ask"}
    made = drawing.add_alter(app.view_of().network, "a-mot", fields)
    app.edit(app.store(), app.DRAFT, made)
    at = app.open_map("Robin")
    app.keyed(at, f"{screen.STILL_TRUE}.a-mot").click().run()
    assert app.view_of().network.tie("a-mot").standing == Standing.TO_ASK


# Namesakes


def test_two_of_the_same_name_can_be_told_apart_in_a_choice(draft: None) -> None:
    fields: Fields = {"name": "Bryn", "relation": "mother", "sector": "friends"}
    made = drawing.add_alter(app.view_of().network, "a-twin", fields)
    app.edit(app.store(), app.DRAFT, made)
    at = app.look_at(app.open_map(), "a-twin")
    assert app.who(at).value == "a-twin"
    assert app.who(at).options[:2] == ["Bryn (mother)", "Bryn (mother), 2"]
    app.field(at, "tie", "a-twin", "strength").set_value("weak").run()
    assert app.view_of().network.tie("a-twin").strength == "weak"


# The two views


WORKERS_WORDS = (
    *app.SECRETS,
    *(field_label(name) for name in WORKER),
    screen.PERSONS_ONLY,
    screen.COUNTS_HELP,
    EFFECTS["none"],
    screen.GROUP_WORKER,
    screen.TAB_RULES,
    screen.TAB_COUNTS,
)


@pytest.mark.parametrize("begun", [False, True], ids=["sealed", "draft"])
@pytest.mark.parametrize("alter_id", list(app.ALTERS))
def test_the_session_view_sends_nothing_of_the_workers(
    wren: Path, alter_id: str, *, begun: bool
) -> None:
    """Not hidden: not sent, neither as text nor in the picture."""
    if begun:
        app.begin(app.store())
        app.set_field(app.store(), "tie", "a-cai", "worker_note", "ANOTHER NOTE")
    at = app.look_at(app.open_map(), alter_id)
    sent = [text for _, text in app.strings(at) if text != screen.VIEW_HELP]
    for word in (*WORKERS_WORDS, "ANOTHER NOTE"):
        whole = word in {screen.TAB_RULES, screen.TAB_COUNTS}
        leaks = [text for text in sent if (text == word if whole else word in text)]
        assert not leaks, word


def test_undo_does_not_name_a_change_of_the_workers_in_the_session_view(
    draft: None,
) -> None:
    app.set_field(app.store(), "tie", "a-cai", "quality_worker", "mixed")
    at = app.open_map()
    assert app.button(at, screen.UNDO).help == screen.EDIT_UNKNOWN
    view(at, screen.DESK)
    assert app.button(at, screen.UNDO).help == "changed “Worker’s view” of Cai"


@pytest.mark.parametrize("begun", [False, True], ids=["sealed", "draft"])
def test_the_desk_view_shows_the_workers_view_rules_and_counts(
    wren: Path, *, begun: bool
) -> None:
    if begun:
        app.begin(app.store())
    at = app.look_at(view(app.open_map(), screen.DESK), "a-cai")
    told = app.everything(at)
    assert all(secret in told for secret in app.SECRETS)
    assert app.tabs(at)[-2:] == [screen.TAB_RULES, screen.TAB_COUNTS]
    app.open_tab(at, screen.TAB_COUNTS)
    counted = app.html(at)
    assert all(one.card in counted for one in SAID)
    assert EFFECTS["none"] in told


def test_counts_name_who_is_behind_them_and_on_how_many_they_rest(wren: Path) -> None:
    at = view(app.open_map(), screen.DESK)
    app.open_tab(at, screen.TAB_COUNTS)
    told = app.html(at)
    assert "For 1 on your map there is a rule about contact: Cai." in told
    assert "Based on 0 of 1." in told


def test_counts_take_in_whom_the_worker_chooses(wren: Path) -> None:
    app.begin(app.store())
    app.set_field(app.store(), "alter", "a-bryn", "paid", value=True)
    app.set_field(app.store(), "tie", "a-bryn", "standing", "current")
    at = view(app.open_map(), screen.DESK)
    app.open_tab(at, screen.TAB_COUNTS)
    assert "on your map: Bryn" in app.html(at)
    app.keyed(at, counts.PAID).set_value(False).run()
    assert "on your map: Bryn" not in app.html(at)


def test_counts_say_first_who_is_still_to_ask(wren: Path) -> None:
    """Until then "nobody" would read as an answer that nobody gave."""
    app.begin(app.store())
    at = view(app.open_map(), screen.DESK)
    app.open_tab(at, screen.TAB_COUNTS)
    told = [one.value for one in at.info]
    assert screen.COUNTS_UNASKED.format(count=3) in told
    for alter_id in ("a-bryn", "a-cai", "a-lantern"):
        app.set_field(app.store(), "tie", alter_id, "standing", "current")
    app.open_tab(at, screen.TAB_COUNTS)
    assert not [one for one in at.info if "not asked about yet" in one.value]


def test_a_share_of_nothing_is_not_enough_to_say(wren: Path) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", app.DRAFT)
    at = view(app.open_map("Robin"), screen.DESK)
    app.open_tab(at, screen.TAB_COUNTS)
    assert f"Share of help that is paid: {screen.NOT_ENOUGH.lower()}." in app.html(at)


def test_a_map_without_rules_says_that_this_is_not_the_same_as_none(
    wren: Path,
) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", app.DRAFT)
    at = view(app.open_map("Robin"), screen.DESK)
    app.open_tab(at, screen.TAB_RULES)
    assert screen.RULES_NONE in [one.value for one in at.info]


def test_only_the_worker_is_told_that_only_they_may_see_the_screen(
    draft: None,
) -> None:
    at = app.open_map()
    assert screen.DESK_BANNER not in [one.value for one in at.caption]
    view(at, screen.DESK)
    assert screen.DESK_BANNER in [one.value for one in at.caption]


def test_the_desk_view_ends_with_the_page(draft: None) -> None:
    """Nobody shows it to a participant by accident."""
    at = view(app.open_map(), screen.DESK)
    at = app.go(app.go(at, "review"), "map")
    assert app.keyed(at, sight.VIEW).value == screen.SESSION


# Picture and table


def test_the_picture_has_words_that_name_whom_and_how_many(wren: Path) -> None:
    said = app.picture(app.open_map())
    assert said["title"] == "Map of Wren A., 4 March 2024"
    assert said["told"].startswith("3 people, groups and places")


def test_the_table_says_everything_on_the_map(wren: Path) -> None:
    table = app.html(app.open_map())
    for words in ("Bryn", "mother", "She rings me every Sunday.", "Lantern club"):
        assert words in table


def test_whoever_is_on_record_but_not_drawn_is_named(draft: None) -> None:
    app.set_field(app.store(), "tie", "a-cai", "standing", "died")
    at = app.open_map()
    assert f"<span>{screen.TABLE_NOT_DRAWN}</span><br>Cai" in app.html(at)


def test_an_empty_map_has_no_table(wren: Path) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", app.DRAFT)
    assert "<table>" not in app.html(app.open_map("Robin"))


def test_a_worker_who_may_only_look_is_told_so(draft: None) -> None:
    """A supervisor of the team sees the map and can change nothing."""
    with app.store().writing() as cursor:
        cursor.execute("UPDATE worker SET roles = ['supervisor']")
        cursor.execute("UPDATE participant SET worker = 'w-else'")
    at = app.open_map()
    assert screen.READ_ONLY in [one.value for one in at.caption]
    assert not app.has(at, toolbar.NAME)
    assert screen.DISCARD_SURE not in app.labels(at)
