"""What is new, changed or gone on a map, and what a view may show of it."""

from datetime import date

import pytest

from netmap.model.network import Alter, Network, Tie, Wish
from netmap.model.review import Review
from netmap.picture.change import Beside
from netmap.picture.marks import Node, Scene, View
from netmap.picture.scene import scene_of
from netmap.words import picture as words

REVIEW = Review(
    review_id="r-2", participant_id="p", number=2, held_on=date(2026, 11, 9)
)


def a_map(*ties: Tie, wish: str = "not_asked", **alter: object) -> Network:
    fields: dict[str, object] = {
        "name": "Mo",
        "sector": "friends",
        "angle": 80,
        "distance": 0.6,
        **alter,
    }
    return Network(
        review=REVIEW,
        alters=tuple(
            Alter.model_validate({"alter_id": tie.alter_id, **fields}) for tie in ties
        ),
        ties=ties,
        wishes=(Wish.model_validate({"alter_id": "a", "wish": wish}),)
        if any(tie.alter_id == "a" for tie in ties)
        else (),
    )


def tie(**fields: object) -> Tie:
    return Tie.model_validate({"alter_id": "a", **fields})


def compared(now: Network, earlier: Network, view: View = "session") -> Scene:
    return scene_of(
        now, participant_name="Jo", restricted={}, view=view, beside=Beside(earlier)
    )


def change(now: Network, earlier: Network, view: View = "session") -> list[str]:
    return [node.change for node in compared(now, earlier, view).nodes]


def test_without_another_map_nothing_is_marked() -> None:
    scene = scene_of(a_map(tie()), participant_name="Jo", restricted={}, view="desk")
    assert [node.change for node in scene.nodes] == [""]


def test_who_was_not_there_is_new_and_who_is_not_any_more_is_gone() -> None:
    assert change(a_map(tie()), a_map()) == ["new"]
    assert change(a_map(), a_map(tie())) == ["gone"]
    assert change(a_map(tie(standing="ended")), a_map(tie())) == ["gone"]


@pytest.mark.parametrize(
    "fields",
    [
        {"quality_participant": "mixed"},
        {"strength": "weak"},
        {"standing": "not_in_contact"},
        {"flow": "both"},
    ],
)
def test_another_answer_of_the_participants_is_a_change(
    fields: dict[str, object],
) -> None:
    assert change(a_map(tie(**fields)), a_map(tie())) == ["changed"]


def test_another_wish_is_a_change() -> None:
    assert change(a_map(tie(), wish="develop"), a_map(tie())) == ["changed"]


def test_a_rename_or_a_move_is_no_change() -> None:
    moved = a_map(tie(), name="Mohammed", angle=200, distance=0.9)
    assert change(moved, a_map(tie())) == [""]


def test_who_is_still_to_be_asked_about_has_no_change_yet() -> None:
    asked = a_map(tie(standing="to_ask", strength="weak"))
    assert change(asked, a_map(tie(strength="strong"))) == [""]


def test_a_change_of_the_workers_view_shows_at_the_desk_only() -> None:
    now = a_map(tie(quality_participant="mixed", quality_worker="detrimental"))
    earlier = a_map(tie(quality_participant="mixed"))
    assert change(now, earlier, "desk") == ["changed"]
    assert change(now, earlier, "session") == [""]


def test_a_mark_is_a_word_an_entry_in_the_legend_and_in_the_description() -> None:
    scene = compared(a_map(tie()), a_map())
    assert words.CHANGES["new"] in _words(scene.nodes[0])
    assert words.MARKS["new"] in scene.nodes[0].told
    assert "1 is new." in scene.summary
    assert words.GROUPS["change"] in [chapter.title for chapter in scene.legend]


def test_who_is_gone_keeps_the_place_and_has_no_line() -> None:
    scene = compared(a_map(), a_map(tie(), angle=200))
    assert scene.lines == ()
    assert scene.nodes[0].at.y > 0
    assert "lost" not in scene.nodes[0].told
    assert scene.summary.startswith(words.EMPTY_HINT)


def _words(node: Node) -> list[str]:
    return [line.words for line in node.label.lines]
