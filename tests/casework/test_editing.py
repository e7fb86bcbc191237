"""Editing a draft: saved when made, checked against what was seen, taken back."""

import pytest

from netmap.casework import drawing
from netmap.casework.maps import discard_draft, edit_map
from netmap.errors import (
    AddressConfidential,
    AlterKnownBefore,
    AlterOnRecord,
    DraftOnRecord,
    InvalidEntry,
    NotAllowed,
    NotFound,
    NothingToRedo,
    NothingToUndo,
    ReviewSealed,
    StaleEdit,
)
from netmap.model.codes import Sector
from netmap.model.edits import Fields, Part
from netmap.store.database import Store
from tests.support.tale import ASH, BILL, RULE, SUE, Tale, sealed_tale


def test_two_people_change_two_fields_of_one_tie(tale: Tale) -> None:
    """Fields do not disturb each other: both saves stand."""
    seen = tale.alter("jo")
    strong = drawing.change_field(seen, ("tie", "jo", "strength"), "unknown", "strong")
    daily = drawing.change_field(seen, ("tie", "jo", "frequency"), "unknown", "daily")
    tale.edit(strong)
    tale.edit(daily)

    tie = tale.network().tie("jo")
    assert (tie.strength, tie.frequency) == ("strong", "daily")


def test_the_second_to_save_one_field_is_told_who_and_when(tale: Tale) -> None:
    """The refused save changes nothing and says what is stored now."""
    seen = tale.alter("jo")
    at: tuple[Part, str, str] = ("tie", "jo", "own_words")
    tale.edit(drawing.change_field(seen, at, "", "She listens"))
    with pytest.raises(StaleEdit) as refused:
        tale.edit(drawing.change_field(seen, at, "", "She never listens"))

    assert refused.value.by == ASH.id
    assert refused.value.stored == "She listens"
    assert "9 November 2026" in refused.value.sentence
    assert tale.network().tie("jo").own_words == "She listens"


def test_saving_what_is_stored_already_leaves_no_trace(tale: Tale) -> None:
    """A double click on "add" adds one person and one step to undo."""
    edit = drawing.add_alter(tale.network(), "jo", {"name": "Jo", "sector": "family"})
    tale.edit(edit)
    tale.edit(edit)

    assert len(tale.network().alters) == 1
    assert len(tale.journal()) == 1


def test_undo_and_redo_walk_the_whole_way(tale: Tale) -> None:
    """Each step back is the map as it was; each step forth the map as it became."""
    maps = [tale.network()]
    maps.append(tale.alter("jo"))
    maps.append(tale.say(("tie", "jo", "strength"), "weak"))
    maps.append(tale.edit(drawing.move(tale.network(), "jo", Sector.FRIENDS, 1)))
    maps.append(tale.edit(drawing.remove_alter(tale.network(), "jo")))

    assert [tale.undo() for _ in range(4)] == maps[-2::-1]
    assert [tale.redo() for _ in range(4)] == maps[1:]


def test_nothing_is_left_to_undo_or_redo(tale: Tale) -> None:
    """The ends of the walk say so."""
    with pytest.raises(NothingToUndo):
        tale.undo()
    with pytest.raises(NothingToRedo):
        tale.redo()


def test_a_new_edit_ends_what_could_be_redone(tale: Tale) -> None:
    """After an undo and another change there is no way forth to the old one."""
    tale.alter("jo")
    tale.undo()
    tale.alter("mo")
    with pytest.raises(NothingToRedo):
        tale.redo()


def test_undo_does_not_take_back_what_someone_else_saved(
    tale: Tale, store: Store
) -> None:
    """A colleague's later words in the same field stay; the undo is refused."""
    tale.alter("jo")
    tale.say(("tie", "jo", "own_words"), "Mine")
    with store.writing() as cursor:
        cursor.execute("UPDATE map_tie SET own_words = 'Theirs'")
    with pytest.raises(StaleEdit):
        tale.undo()

    assert tale.network().tie("jo").own_words == "Theirs"


def test_a_changed_wish_is_no_longer_confirmed(tale: Tale) -> None:
    """Confirmed is the wish that was asked, not the one chosen after."""
    tale.alter("jo")
    tale.say(("wish", "jo", "wish"), "maintain")
    confirmed: Fields = {"confirmed": True, "confirmed_on": "2026-11-09"}
    tale.edit(drawing.confirm_wish(tale.network(), "jo", confirmed))
    tale.say(("wish", "jo", "wish"), "withdraw")

    wish = tale.network().wish("jo")
    assert (wish.wish, wish.confirmed, wish.confirmed_on) == ("withdraw", False, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "x" * 201), ("name", "a\nb"), ("sector", "moon")],
)
def test_what_does_not_fit_names_the_field_and_changes_nothing(
    tale: Tale, field: str, value: str
) -> None:
    """One sentence with the field's label; the map stays as it was."""
    tale.alter("jo")
    before = tale.network()
    with pytest.raises(InvalidEntry) as refused:
        tale.say(("alter", "jo", field), value)

    assert refused.value.field in {"Name", "Part of life"}
    assert tale.network() == before


def test_nobody_else_is_moved_when_someone_is_added(tale: Tale) -> None:
    """What is placed stays placed."""
    for number in range(12):
        tale.alter(f"a{number}", sector="friends")
    before = {a.alter_id: (a.angle, a.distance) for a in tale.network().alters}
    tale.alter("late", sector="friends")
    after = {a.alter_id: (a.angle, a.distance) for a in tale.network().alters}

    assert {key: after[key] for key in before} == before


def test_an_alter_that_a_rule_names_stays_on_the_map(tale: Tale) -> None:
    """A tie that carries a restriction cannot be removed."""
    tale.alter("jo")
    tale.record("f-1", {**RULE, "target_alters": ["jo"]})
    with pytest.raises(AlterOnRecord):
        tale.edit(drawing.remove_alter(tale.network(), "jo"))


def test_an_alter_that_a_record_names_stays_on_the_map(tale: Tale) -> None:
    """A contact with someone needs the someone."""
    tale.alter("jo")
    contact = {"kind": "contact", "happened_on": "2026-11-01", "alters": ["jo"]}
    tale.record("f-1", {**contact, "mode": "phone"})
    with pytest.raises(AlterOnRecord):
        tale.edit(drawing.remove_alter(tale.network(), "jo"))


def test_an_alter_of_an_earlier_map_is_given_a_standing_instead(store: Store) -> None:
    """Nobody disappears between reviews."""
    tale = sealed_tale(store)
    tale.begin("r-2")
    with pytest.raises(AlterKnownBefore):
        tale.edit(drawing.remove_alter(tale.network("r-2"), "club"), "r-2")


def test_undoing_an_add_is_refused_once_a_rule_names_the_alter(tale: Tale) -> None:
    """Undo is no way round the rule that keeps a tie."""
    tale.alter("jo")
    tale.record("f-1", {**RULE, "target_alters": ["jo"]})
    with pytest.raises(AlterOnRecord):
        tale.undo()


def test_nothing_in_a_sealed_review_can_be_changed(store: Store) -> None:
    """Every kind of edit, undo and redo are refused, and the map stays."""
    tale = sealed_tale(store)
    seen = tale.network()
    edits = [
        drawing.add_alter(seen, "new", {"name": "New", "sector": "family"}),
        drawing.remove_alter(seen, "club"),
        drawing.change_field(seen, ("tie", "jo", "strength"), "unknown", "strong"),
        drawing.change_field(seen, ("review", "review", "led_by"), None, "together"),
        drawing.set_link(seen, "mo", "club", knows=True),
        drawing.add_need("n-9", {"text": "Rest", "source": "participant"}),
        drawing.remove_need(seen, "n-1"),
        drawing.move(seen, "jo", Sector.WORK, 2),
    ]
    for edit in edits:
        with pytest.raises(ReviewSealed):
            tale.edit(edit)
    for step in (tale.undo, tale.redo):
        with pytest.raises(ReviewSealed):
            step()

    assert tale.network() == seen


def test_a_supervisor_looks_but_does_not_edit(tale: Tale, store: Store) -> None:
    """The team's supervisor may see the draft; a colleague may not even that."""
    seen = tale.alter("jo")
    edit = drawing.change_field(seen, ("tie", "jo", "strength"), "unknown", "weak")
    for worker, refusal in ((SUE, NotAllowed), (BILL, NotFound)):
        with pytest.raises(refusal):
            edit_map(store, by=worker.id, at=tale.tick(), review_id="r-1", edit=edit)

    assert not tale.view(by=SUE.id).open


# Where someone lives


CONFIDENTIAL = {**RULE, "instrument": "confidential_location", "target_alters": ["jo"]}


def test_no_address_is_kept_where_it_is_confidential(tale: Tale) -> None:
    """Whichever comes first, the address or the mark."""
    tale.alter("jo", confidential_location=True)
    with pytest.raises(AddressConfidential):
        tale.say(("alter", "jo", "address"), "1 Sample Street")
    tale.alter("mo", address="2 Sample Street")
    with pytest.raises(AddressConfidential):
        tale.say(("alter", "mo", "confidential_location"), True)  # noqa: FBT003 -- the value
    assert tale.network().alter("jo").address == ""


def test_no_address_is_kept_of_someone_whom_a_rule_keeps_confidential(
    tale: Tale,
) -> None:
    tale.alter("jo")
    tale.alter("mo")
    tale.record("f", CONFIDENTIAL)
    with pytest.raises(AddressConfidential):
        tale.say(("alter", "jo", "address"), "1 Sample Street")
    tale.say(("alter", "mo", "address"), "2 Sample Street")
    tale.say(("alter", "jo", "relation"), "aunt")


def test_a_draft_is_not_thrown_away_with_the_name_of_someone_on_record(
    tale: Tale,
) -> None:
    """What a rule or a concern says would be about nobody."""
    tale.alter("jo")
    tale.record("f", {**RULE, "target_alters": ["jo"]})
    with pytest.raises(DraftOnRecord):
        discard_draft(tale.store, by=ASH.id, at=tale.tick(), review_id="r-1")
    assert tale.network().alter("jo").name == "Name of jo"
    tale.record("f", RULE, version=2, reason="Not Jo")
    discard_draft(tale.store, by=ASH.id, at=tale.tick(), review_id="r-1")


def test_a_refusal_does_not_tell_which_record_names_someone(tale: Tale) -> None:
    """Both may be looking at the screen."""
    tale.alter("jo")
    tale.record("f", {**RULE, "target_alters": ["jo"]})
    with pytest.raises(AlterOnRecord) as refused:
        tale.edit(drawing.remove_alter(tale.network(), "jo"))
    assert "rule" not in refused.value.sentence
