"""What an edit did, in a few words, for undo and redo."""

from datetime import date

import pytest

from netmap.casework import drawing
from netmap.model.codes import Sector
from netmap.model.edits import Edit, Fields, Part, apply, inverse
from netmap.model.network import Network
from netmap.model.review import Review
from netmap.reports.history import edit_words
from netmap.words import screen

EMPTY = Network(
    review=Review(
        review_id="r-1", participant_id="p-1", number=1, held_on=date(2026, 11, 9)
    )
)


def added(network: Network, alter_id: str, name: str) -> Network:
    fields: Fields = {"name": name, "sector": "friends"}
    return apply(network, drawing.add_alter(network, alter_id, fields))


MO = added(EMPTY, "a-mo", "Mo")
BOTH = added(MO, "a-tash", "Tash")
LINKED = apply(BOTH, drawing.set_link(BOTH, "a-mo", "a-tash", knows=True))
NEED: Fields = {"text": "A bus pass", "source": "participant"}


def changed(part: Part, key: str, field: str, value: str) -> Edit:
    network = MO.review if part == "review" else getattr(MO, part)(key)
    seen = network.model_dump(mode="json")[field]
    return drawing.change_field(MO, (part, key, field), seen, value)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ((), "a change"),
        (
            drawing.add_alter(EMPTY, "a-mo", {"name": "Mo", "sector": "work"}),
            "added Mo",
        ),
        (drawing.remove_alter(MO, "a-mo"), "took Mo off the map"),
        (changed("alter", "a-mo", "name", "Moses"), "changed “Name” of Moses"),
        (changed("tie", "a-mo", "strength", "weak"), "changed “How strong” of Mo"),
        (changed("wish", "a-mo", "wish", "develop"), "changed “Wish” of Mo"),
        (
            changed("review", "review", "place", "Home"),
            "changed “Where” of this review",
        ),
        (drawing.move(MO, "a-mo", Sector.FRIENDS, 1), "changed “How close” of Mo"),
        (drawing.move(MO, "a-mo", Sector.WORK, 1), "changed “Part of life” of Mo"),
        (drawing.add_need("n-1", NEED), "added a need"),
        (inverse(drawing.add_need("n-1", NEED)), "removed a need"),
        (drawing.set_link(BOTH, "a-mo", "a-tash", knows=False), "recorded a link"),
        (drawing.set_link(LINKED, "a-mo", "a-tash", knows=False), "changed a link"),
        (drawing.set_link(LINKED, "a-mo", "a-tash", knows=None), "took back a link"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_an_edit_says_what_it_did(edit: Edit, words: str) -> None:
    assert edit_words(edit, LINKED) == words


def test_several_at_once_say_how_many_more() -> None:
    edit = (
        *changed("tie", "a-mo", "strength", "weak"),
        *drawing.change_field(BOTH, ("tie", "a-tash", "strength"), "unknown", "strong"),
    )
    assert edit_words(edit, BOTH) == "changed “How strong” of Mo, and 1 more"


def test_nobody_taken_back_with_an_alter_is_no_one_more() -> None:
    said: Part = "review"
    edit = drawing.change_field(EMPTY, (said, said, "nobody_in"), [], ["work"])
    network = apply(EMPTY, edit)
    mo = drawing.add_alter(network, "a-mo", {"name": "Mo", "sector": "work"})
    assert (
        edit_words(edit, network) == "changed “Nobody here, they said” of this review"
    )
    assert edit_words(mo, network) == "added Mo"


def test_every_kind_of_edit_has_words() -> None:
    parts = ("alter", "tie", "wish", "need", "link", "review")
    missing = {
        (part, kind)
        for part in parts
        for kind in ("added", "removed", "changed")
        if (part, kind) not in screen.EDITS
    }
    assert missing == {
        ("tie", "added"),  # with its alter
        ("tie", "removed"),
        ("review", "added"),  # never within a draft
        ("review", "removed"),
    }
