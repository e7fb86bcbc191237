"""Edits: reversible, and checked against what the user saw."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from netmap.casework import drawing
from netmap.errors import InvalidEntry, StaleEdit
from netmap.model.codes import Sector
from netmap.model.edits import (
    Change,
    Edit,
    Fields,
    apply,
    inverse,
    link_key,
    parts_of,
)
from netmap.model.network import Alter, Need, Network, Tie, Wish
from netmap.model.review import Review
from tests.support import cases, values
from tests.support.tale import DAY

EMPTY = Network(
    review=Review(review_id="r-1", participant_id="p-1", number=1, held_on=DAY)
)
TYPES: dict[str, Any] = {
    "review": Review,
    "alter": Alter,
    "tie": Tie,
    "wish": Wish,
    "need": Need,
}
KEYS = {"alter_id", "need_id", "review_id", "participant_id", "number", "prompt_set"}


@st.composite
def edits(draw: st.DrawFn, network: Network) -> Edit:
    """Draw something a user can do on this map."""
    ids = [alter.alter_id for alter in network.alters]
    new = {"name": "Käthe", "sector": draw(st.sampled_from(["family", "work"]))}
    fresh = next(one for one in ("x", "y", "z") if one not in ids)
    choices = [lambda: drawing.add_alter(network, fresh, {**new})]
    if ids:
        one = draw(st.sampled_from(ids))
        choices += [
            lambda: drawing.remove_alter(network, one),
            lambda: drawing.move(network, one, draw(st.sampled_from(Sector)), 2),
            lambda: drawing.set_link(network, one, "zz", knows=None),
        ]
    if len(ids) > 1:
        knows = draw(st.sampled_from([True, False, None]))
        choices += [lambda: drawing.set_link(network, ids[0], ids[1], knows)]
    choices += [lambda: draw(changes(network))]
    return draw(st.sampled_from(choices))()


@st.composite
def changes(draw: st.DrawFn, network: Network) -> Edit:
    """Draw another value for one field of one part."""
    parts = parts_of(network)
    known = [(part, key) for part in TYPES for key in parts[part]]
    part, key = draw(st.sampled_from(known))
    other = draw(values.of(TYPES[part])).model_dump(mode="json")
    fields = sorted(parts[part][key].keys() - KEYS - {"corrects"})
    field = draw(st.sampled_from(fields))
    at: Any = (part, key, field)
    return drawing.change_field(network, at, parts[part][key][field], other[field])


def stale(network: Network, edit: Edit) -> None:
    before = network.model_dump()
    with pytest.raises(StaleEdit):
        apply(network, edit)
    assert network.model_dump() == before


@pytest.mark.slow
@given(st.data())
def test_the_inverse_of_an_edit_restores_the_map(data: st.DataObject) -> None:
    """Whatever is done on whatever map, taking it back gives the map as it was."""
    network = data.draw(cases.networks())
    edit = data.draw(edits(network))
    assert apply(apply(network, edit), inverse(edit)) == network


@pytest.mark.slow
@given(st.data())
def test_edits_one_after_another_are_taken_back_in_reverse(data: st.DataObject) -> None:
    """Three edits and their inverses, last first, give the map as it was."""
    network = data.draw(cases.networks())
    done, now = [], network
    for _ in range(3):
        edit = data.draw(edits(now))
        done.append(edit)
        now = apply(now, edit)
    for edit in reversed(done):
        now = apply(now, inverse(edit))
    assert now == network


@pytest.mark.slow
@given(st.data())
def test_an_edit_made_on_what_is_no_longer_there_raises(data: st.DataObject) -> None:
    """A field that changed since the user saw it is never overwritten."""
    network = data.draw(cases.networks())
    edit = data.draw(changes(network))
    assume(edit[0].before is not None and edit[0].before != edit[0].after)
    stale(apply(network, edit), edit)


@pytest.mark.slow
@given(st.data())
def test_adding_the_same_twice_changes_nothing(data: st.DataObject) -> None:
    """A double click adds one alter, also where it took "nobody" back."""
    network = data.draw(cases.networks())
    fields: Fields = {"name": "Jo", "sector": "family"}
    once = apply(network, drawing.add_alter(network, "new", fields))
    assert apply(once, drawing.add_alter(once, "new", fields)) == once


def test_adding_another_under_a_known_id_is_stale() -> None:
    """An id that is taken is not given to someone else."""
    jo = drawing.add_alter(EMPTY, "a", {"name": "Jo", "sector": "family"})
    mo = drawing.add_alter(EMPTY, "a", {"name": "Mo", "sector": "work"})
    stale(apply(EMPTY, jo), mo)


def test_changing_or_removing_what_is_gone_is_stale() -> None:
    """Nothing comes back by being changed."""
    edit = drawing.add_alter(EMPTY, "a", {"name": "Jo", "sector": "family"})
    full = apply(EMPTY, edit)
    stale(EMPTY, drawing.change_field(full, ("tie", "a", "since"), "", "May"))
    stale(EMPTY, drawing.remove_alter(full, "a"))


def test_a_removal_has_to_know_every_field() -> None:
    """Otherwise its inverse would bring back less than was there."""
    edit = drawing.add_alter(EMPTY, "a", {"name": "Jo", "sector": "family"})
    full = apply(
        apply(EMPTY, edit), drawing.add_need("n", {"text": "x", "source": "other"})
    )
    stale(full, (Change(part="need", key="n", before={"need_id": "n"}),))


def test_a_change_has_to_know_every_field_it_sets() -> None:
    """A field that the user did not see is not set."""
    change = Change(
        part="review", key="review", before={"place": ""}, after={"language": "Welsh"}
    )
    stale(EMPTY, (change,))


@pytest.mark.parametrize(
    ("part", "key", "field", "value"),
    [
        ("review", "review", "review_id", "r-2"),
        ("review", "review", "participant_id", "p-2"),
        ("review", "review", "number", 7),
        ("review", "review", "prompt_set", "other"),
        ("review", "review", "corrects", "r-0"),
        ("alter", "a", "alter_id", "b"),
        ("tie", "a", "alter_id", "b"),
        ("wish", "a", "alter_id", "b"),
        ("need", "n", "need_id", "m"),
        ("link", "a~b", "first", "aa"),
        ("link", "a~b", "second", "z"),
    ],
)
def test_no_edit_makes_a_part_another_part(
    part: Any, key: str, field: str, value: Any
) -> None:
    """What says which review or which alter it is stays: its rows hang on it."""
    full = EMPTY
    for one in ("a", "b"):
        edit = drawing.add_alter(full, one, {"name": one, "sector": "family"})
        full = apply(full, edit)
    full = apply(full, drawing.add_need("n", {"text": "x", "source": "other"}))
    full = apply(full, drawing.set_link(full, "a", "b", knows=True))
    seen = parts_of(full)[part][key][field]
    change = Change(part=part, key=key, before={field: seen}, after={field: value})
    with pytest.raises(InvalidEntry, match="cannot be changed"):
        apply(full, (change,))


@pytest.mark.parametrize(
    "change",
    [
        Change(part="alter", key="a~b", after={"alter_id": "a"}),
        Change(part="link", key="a", after={"first": "a", "second": "b"}),
        Change(part="alter", key="x", after={"alter_id": "a"}),
    ],
)
def test_a_key_that_does_not_fit_its_part_is_refused(change: Change) -> None:
    """A row is never stored under a key that is not its own."""
    with pytest.raises(InvalidEntry):
        apply(EMPTY, (change,))


@pytest.mark.parametrize("sides", [{"after": {}}, {"before": {}}])
def test_the_review_itself_is_neither_added_nor_removed(sides: dict[str, Any]) -> None:
    """A map is always a review's."""
    with pytest.raises(InvalidEntry, match="cannot be added or taken out"):
        apply(EMPTY, (Change(part="review", key="review", **sides),))


@pytest.mark.parametrize(
    "change",
    [
        Change(
            part="link", key="a~b", after={"first": "a", "second": "b", "knows": True}
        ),
        Change(part="tie", key="a", after={"alter_id": "a"}),
        Change(part="alter", key="a"),
    ],
)
def test_a_map_that_would_not_hold_together_is_refused(change: Change) -> None:
    """A link or a tie to nobody, an alter without fields."""
    with pytest.raises(ValidationError):
        apply(EMPTY, (change,))


def test_the_key_of_a_link_does_not_depend_on_who_is_named_first() -> None:
    """Jo knows Mo is Mo knows Jo."""
    assert link_key("mo", "jo") == link_key("jo", "mo") == "jo~mo"
