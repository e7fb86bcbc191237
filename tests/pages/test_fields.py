"""Every field of a map: saved when it is changed, and there after a reload."""

from datetime import date
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.codes import NeedSource
from netmap.model.edits import Part
from netmap.model.network import Alter, Tie, Wish
from netmap.model.review import Review
from netmap.ui import sight
from netmap.ui.widgets import NONE_OF_THESE
from netmap.words import screen
from netmap.words.dates import spoken_date
from tests.support import app


class Saving(NamedTuple):
    """A field, what a user sets it to, and what is stored then."""

    part: Part
    key: str
    name: str
    held: object
    stored: object


SAVINGS = (
    Saving("tie", "a-bryn", "strength", "weak", "weak"),
    Saving("tie", "a-bryn", "support", ["company"], ["company"]),
    Saving("tie", "a-bryn", "support", [NONE_OF_THESE], []),
    Saving("tie", "a-bryn", "key_person", held=True, stored=True),
    Saving("tie", "a-bryn", "own_words", "One\nTwo", "One\nTwo"),
    Saving("tie", "a-bryn", "since", "school", "school"),
    Saving("alter", "a-bryn", "household", "yes", "yes"),
    Saving("alter", "a-bryn", "age_band", "65_plus", "65_plus"),
    Saving("wish", "a-bryn", "present", " Ash \n\nBryn", ["Ash", "Bryn"]),
    Saving("wish", "a-bryn", "representative_basis", "deputy", "deputy"),
    Saving("review", "review", "held_on", date(2024, 2, 1), "2024-02-01"),
    Saving("review", "review", "next_review_on", date(2024, 6, 1), "2024-06-01"),
    Saving("review", "review", "led_by", "together", "together"),
    Saving("review", "review", "methods", ["walk", "photos"], ["walk", "photos"]),
)
each_saving = pytest.mark.parametrize(
    "saving", SAVINGS, ids=lambda one: f"{one.name}-{one.held}"
)


def stored(saving: Saving) -> object:
    network = app.view_of().network
    return app.stored_field(network, saving.part, saving.key, saving.name)


def press(at: AppTest, key: str) -> AppTest:
    app.keyed(at, key).click()
    return at.run()


@each_saving
def test_a_field_is_saved_when_changed_and_there_after_a_reload(
    draft: None, saving: Saving
) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    app.field(at, saving.part, saving.key, saving.name).set_value(saving.held).run()
    assert not at.exception
    assert stored(saving) == saving.stored
    again = app.look_at(app.open_map(), "a-bryn")
    widget = app.field(again, saving.part, saving.key, saving.name)
    tidy = "Ash\nBryn" if saving.name == "present" else saving.held
    assert widget.value == tidy


def test_kinds_of_support_taken_out_again_were_not_asked(draft: None) -> None:
    app.set_field(app.store(), "tie", "a-bryn", "support", ["company"])
    at = app.look_at(app.open_map(), "a-bryn")
    app.field(at, "tie", "a-bryn", "support").set_value([]).run()
    assert app.view_of().network.tie("a-bryn").support is None


def test_none_of_these_gives_way_to_a_kind_chosen_beside_it(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    chosen = app.field(at, "tie", "a-bryn", "support")
    chosen.set_value([NONE_OF_THESE, "company"]).run()
    assert app.view_of().network.tie("a-bryn").support == ("company",)
    assert app.field(at, "tie", "a-bryn", "support").value == ["company"]


def test_a_kind_gives_way_to_none_of_these_chosen_after_it(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    chosen = app.field(at, "tie", "a-bryn", "support")
    chosen.set_value(["company", NONE_OF_THESE]).run()
    assert app.view_of().network.tie("a-bryn").support == ()
    assert app.field(at, "tie", "a-bryn", "support").value == [NONE_OF_THESE]


def test_a_date_is_taken_out_again(draft: None) -> None:
    app.set_field(app.store(), "review", "review", "next_review_on", "2024-06-01")
    at = app.open_map()
    app.field(at, "review", "review", "next_review_on").set_value(None).run()
    assert app.view_of().network.review.next_review_on is None


def test_every_field_of_a_map_has_a_place_on_the_screens(draft: None) -> None:
    """Except what says which part it is, where it stands, and what netmap works out."""
    app.set_field(app.store(), "wish", "a-bryn", "wish", "maintain")
    app.set_field(app.store(), "wish", "a-bryn", "confirmed", value=True)
    app.set_field(app.store(), "tie", "a-bryn", "standing", "ended")
    at = app.open_map()
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    app.look_at(at, "a-bryn")
    elsewhere = {
        "alter": {"alter_id", "sector", "angle", "distance", "placed", "address"},
        "tie": {"alter_id"},
        "wish": {"alter_id", "confirmed", "confirmed_on", "plan_ids"},
        "review": {
            *("review_id", "participant_id", "number", "prompt_set", "corrects"),
            *("correction_reason", "agreement", "agreement_words"),
        },
    }
    for part, model in (("alter", Alter), ("tie", Tie), ("wish", Wish)):
        for name in set(model.model_fields) - elsewhere[part]:
            assert app.has(at, app.key_of(part, "a-bryn", name)), name  # type: ignore[arg-type]
    for name in set(Review.model_fields) - elsewhere["review"]:
        assert app.has(at, app.key_of("review", "review", name)), name


def test_a_change_to_what_it_was_saves_nothing(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    app.field(at, "tie", "a-bryn", "strength").set_value("strong").run()
    assert app.view_of().undo is None


# Wishes


def test_a_wish_from_last_time_is_confirmed_when_asked(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    assert not app.view_of().network.wish("a-bryn").confirmed
    press(at, f"{screen.CONFIRM_WISH}.one.a-bryn")
    wish = app.view_of().network.wish("a-bryn")
    assert wish.confirmed
    assert wish.confirmed_how is None
    said = screen.WISH_CONFIRMED.format(day=spoken_date(date(2024, 3, 4)))
    assert said in [one.value for one in at.text]
    app.field(at, "wish", "a-bryn", "confirmed_how").set_value("symbols").run()
    assert app.view_of().network.wish("a-bryn").confirmed_how == "symbols"


def test_another_wish_is_not_the_one_that_was_confirmed(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-bryn")
    press(at, f"{screen.CONFIRM_WISH}.one.a-bryn")
    app.field(at, "wish", "a-bryn", "wish").set_value("develop").run()
    wish = app.view_of().network.wish("a-bryn")
    assert (wish.wish, wish.confirmed, wish.confirmed_on) == ("develop", False, None)


def test_a_wish_that_was_not_asked_has_nothing_to_confirm(draft: None) -> None:
    at = app.look_at(app.open_map(), "a-cai")
    assert screen.WISH_NOT_ASKED in [one.value for one in at.text]
    assert not app.has(at, f"{screen.CONFIRM_WISH}.one.a-cai")


def test_wishes_are_asked_one_after_the_other_in_one_list(draft: None) -> None:
    app.set_field(app.store(), "tie", "a-bryn", "standing", "current")
    app.set_field(app.store(), "tie", "a-cai", "standing", "ended")
    at = app.open_map()
    assert not app.has(at, app.key_of("wish", "a-cai", "wish", panel="all"))
    press(at, f"{screen.CONFIRM_WISH}.all.a-bryn")
    assert app.view_of().network.wish("a-bryn").confirmed


# Links and needs


def link(at: AppTest, one: str, other: str, answer: str | None) -> AppTest:
    app.open_tab(at, screen.TAB_LINKS)
    app.labelled(at, screen.LINK_ONE).set_value(one)
    app.labelled(at, screen.LINK_OTHER).set_value(other)
    app.keyed(at, "link.answer").set_value(answer)
    app.button(at, screen.LINK_SAVE).click()
    return at.run()


def links() -> set[tuple[str, str, bool]]:
    network = app.view_of().network
    return {(one.first, one.second, one.knows) for one in network.links}


@pytest.mark.parametrize(
    ("answer", "said", "found"),
    [
        ("yes", "Bryn and Cai know each other.", {("a-bryn", "a-cai", True)}),
        ("no", "Bryn and Cai do not know each other.", {("a-bryn", "a-cai", False)}),
        ("not_asked", screen.LINKS_NONE, set()),
    ],
)
def test_whether_two_know_each_other_is_yes_no_or_not_asked(
    draft: None, answer: str, said: str, found: set[tuple[str, str, bool]]
) -> None:
    at = link(app.open_map(), "a-cai", "a-bryn", answer)
    assert [one.value for one in at.success] == [screen.LINK_SAVED[answer]]
    assert links() == found
    assert said in (app.html(at) if found else app.everything(at))


def test_a_link_without_an_answer_is_refused(draft: None) -> None:
    at = link(app.open_map(), "a-cai", "a-lantern", None)
    assert [one.value for one in at.error] == [screen.LINK_UNANSWERED]
    assert links() == {("a-bryn", "a-cai", True)}


def test_nobody_is_linked_to_themselves(draft: None) -> None:
    at = link(app.open_map(), "a-cai", "a-cai", "yes")
    assert [one.value for one in at.error] == [screen.LINK_SAME]
    assert links() == {("a-bryn", "a-cai", True)}


def add_need(
    at: AppTest, text: str, source: NeedSource | None = NeedSource.PARTICIPANT
) -> AppTest:
    app.keyed(at, "need.text.r-2").set_value(text)
    app.keyed(at, "need.source.r-2").set_value(source)
    app.keyed(at, "need.own_words.r-2").set_value(True)
    app.button(at, screen.NEED_ADD).click()
    return at.run()


def needs() -> list[tuple[str, bool]]:
    return [(one.text, one.own_words) for one in app.view_of().network.needs]


def test_a_need_is_added_in_their_own_words(draft: None) -> None:
    at = add_need(app.open_map(), " Someone to eat with ")
    assert [one.value for one in at.success] == [screen.NEED_ADDED]
    assert needs() == [("Someone to eat with", True)]
    assert app.keyed(at, "need.text.r-2").value == ""


def test_a_second_click_adds_no_second_need(draft: None) -> None:
    add_need(add_need(app.open_map(), "A bus pass"), "A bus pass")
    assert needs() == [("A bus pass", True)]


def test_an_empty_need_is_refused(draft: None) -> None:
    at = add_need(app.open_map(), " ")
    assert [one.value for one in at.error] == [screen.NEED_EMPTY]
    assert needs() == []


def test_a_need_that_nobody_said_is_refused_and_kept(draft: None) -> None:
    at = add_need(app.open_map(), "A bus pass", None)
    assert [one.value for one in at.error] == [screen.NEED_WHOSE]
    assert app.keyed(at, "need.text.r-2").value == "A bus pass"
    assert needs() == []


def test_a_need_of_a_review_sealed_meanwhile_is_refused(draft: None) -> None:
    at = app.open_tab(app.open_map(), screen.TAB_NEEDS)
    app.set_field(app.store(), "review", "review", "agreement", "agrees")
    app.seal()
    add_need(at, "A bus pass")
    assert len(at.error) == 1


def test_a_need_half_typed_outlives_a_look_at_another_tab(draft: None) -> None:
    at = app.open_map()
    app.keyed(at, "need.text.r-2").set_value("A bus pass")
    at.run()
    app.open_tab(at, screen.TAB_PERSON)
    assert app.keyed(at, "need.text.r-2").value == "A bus pass"


def test_a_need_half_typed_is_not_shown_at_another_participant(draft: None) -> None:
    app.add_participant(app.store(), "p-new", "Robin", "R 1")
    app.begin(app.store(), "p-new", "r-3")
    at = app.open_map()
    app.keyed(at, "need.text.r-2").set_value("A bus pass")
    at.run()
    app.button(app.go(at, "caseload"), "Open Robin").click().run()
    app.go(at, "map")
    assert app.keyed(at, "need.text.r-3").value == ""


def test_what_was_needed_last_time_stands_below(draft: None) -> None:
    at = app.open_tab(app.open_map(), screen.TAB_NEEDS)
    assert screen.NEEDS_BEFORE in [one.value for one in at.caption]
    assert "A bus pass" in [one.value for one in at.text]


def test_a_need_is_changed_and_removed(draft: None) -> None:
    at = add_need(app.open_map(), "A bus pass")
    (need,) = app.view_of().network.needs
    app.field(at, "need", need.need_id, "area").set_value("money").run()
    assert app.view_of().network.needs[0].area == "money"
    app.button(at, screen.NEED_REMOVE).click().run()
    assert needs() == []


# The participant's own record


def test_the_participants_record_is_changed(draft: None) -> None:
    at = app.open_map()
    app.keyed(at, "participant.p-wren.setting").set_value("At home")
    app.keyed(at, "participant.p-wren.needs_interpreter").set_value(False)
    app.keyed(at, "participant.p-wren.communication_needs").set_value("Easy read\n\n")
    app.button(at, screen.SAVE).click().run()
    assert [one.value for one in at.success] == [screen.SAVED]
    person_ = app.view_of().participant
    assert person_.setting == "At home"
    assert person_.needs_interpreter is False
    assert person_.communication_needs == ("Easy read",)


def test_a_participants_record_changed_meanwhile_is_not_overwritten(
    draft: None,
) -> None:
    first, second = app.open_map(), app.open_map()
    app.keyed(first, "participant.p-wren.setting").set_value("At home")
    app.button(first, screen.SAVE).click().run()
    app.keyed(second, "participant.p-wren.setting").set_value("In a hostel")
    app.button(second, screen.SAVE).click().run()
    assert len(second.error) == 1
    assert app.keyed(second, "participant.p-wren.setting").value == "In a hostel"
    assert app.view_of().participant.setting == "At home"
