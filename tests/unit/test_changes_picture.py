"""Two maps side by side: who leaves, who comes, on one layout and under one legend."""

from itertools import permutations
from typing import Any

import pytest

from netmap.model.network import Network
from netmap.model.restriction import Restriction
from netmap.picture.change import Beside, placed_like
from netmap.picture.legend import together
from netmap.picture.marks import Chapter, Entry, Scene, View
from netmap.picture.scene import scene_of
from netmap.words import picture as words
from tests.support.comparing import FIRST, LAST, People, a_map, rule


def earlier(before: People, after: People, view: View = "session") -> Scene:
    """Draw the earlier map, beside the later one."""
    beside = Beside(a_map(after, LAST), later=True)
    return drawn(a_map(before, FIRST), beside, view)


def drawn(network: Network, beside: Beside, view: View = "session") -> Scene:
    return scene_of(
        network, participant_name="Sam", restricted={}, view=view, beside=beside
    )


def marks(scene: Scene) -> dict[str, str]:
    return {node.alter_id: node.change for node in scene.nodes}


GONE = ("ended", "died", "service_closed", "not_mentioned")


def test_who_is_not_on_the_later_map_leaves() -> None:
    assert marks(earlier({"ann": {}, "bo": {}}, {"ann": {}})) == {
        "ann": "",
        "bo": "leaves",
    }


@pytest.mark.parametrize("standing", GONE)
def test_who_is_not_drawn_on_the_later_map_leaves(standing: str) -> None:
    assert marks(earlier({"bo": {}}, {"bo": {"standing": standing}})) == {
        "bo": "leaves"
    }


@pytest.mark.parametrize("standing", ["current", "not_in_contact", "to_ask"])
def test_who_is_on_the_later_map_only_comes(standing: str) -> None:
    assert marks(earlier({}, {"bo": {"standing": standing}})) == {"bo": "comes"}


@pytest.mark.parametrize("standing", GONE)
def test_who_is_drawn_on_neither_map_has_no_mark(standing: str) -> None:
    assert marks(earlier({"bo": {"standing": standing}}, {})) == {}
    assert marks(earlier({}, {"bo": {"standing": standing}})) == {}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"strength": "weak"}, {"strength": "strong"}),
        ({"wish": "maintain"}, {"wish": "develop"}),
        ({}, {"standing": "not_in_contact"}),
        ({}, {"quality_participant": "mixed"}),
    ],
)
def test_another_answer_is_marked_on_both_maps(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    before, after = a_map({"bo": then}, FIRST), a_map({"bo": now}, LAST)
    assert marks(drawn(before, Beside(after, later=True))) == {"bo": "changed"}
    assert marks(drawn(after, Beside(before))) == {"bo": "changed"}


@pytest.mark.parametrize(
    ("then", "now"), [({}, {"strength": "weak"}), ({"strength": "weak"}, {})]
)
def test_which_is_the_later_map_counts_also_where_it_is_seen_beside(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    """To be said now is another answer; to be not said now is none."""
    before, after = a_map({"bo": then}, FIRST), a_map({"bo": now}, LAST)
    expected = {"bo": "changed" if now else ""}
    assert marks(drawn(before, Beside(after, later=True))) == expected
    assert marks(drawn(after, Beside(before))) == expected


def test_the_workers_view_marks_the_earlier_map_at_the_desk_only() -> None:
    said = {"quality_participant": "mixed"}
    now: People = {"bo": {**said, "quality_worker": "detrimental"}}
    assert marks(earlier({"bo": said}, now, "desk")) == {"bo": "changed"}
    assert marks(earlier({"bo": said}, now, "session")) == {"bo": ""}


def test_who_comes_is_a_ghost_in_their_place_and_has_no_line() -> None:
    scene = earlier({"ann": {}}, {"ann": {}, "bo": {"angle": 200, "distance": 0.9}})
    assert [line.alter_id for line in scene.lines] == ["ann"]
    ghosts = {node.alter_id: node for node in scene.nodes if node.ghost}
    assert [*ghosts] == ["bo"]
    alone = drawn(a_map({}, FIRST), Beside(a_map({}, LAST), later=True))
    assert alone.lines == ()
    assert ghosts["bo"].at.y > 0


def test_a_ghost_shows_no_rule_and_no_two_views() -> None:
    views = {"quality_participant": "supportive", "quality_worker": "detrimental"}
    body = rule().body
    assert isinstance(body, Restriction)
    scene = scene_of(
        a_map({}, FIRST),
        participant_name="Sam",
        restricted={"bo": (body,)},
        view="desk",
        beside=Beside(a_map({"bo": views}), later=True),
    )
    (node,) = scene.nodes
    assert (node.rules, node.two_views, node.ghost) == ((), False, True)
    assert scene.lines == ()


def test_who_leaves_is_no_ghost() -> None:
    scene = earlier({"bo": {}}, {})
    assert [node.ghost for node in scene.nodes] == [False]
    assert [line.alter_id for line in scene.lines] == ["bo"]


def test_the_summary_counts_only_who_is_on_this_map() -> None:
    paid = {"paid": True, "standing": "not_in_contact"}
    then: People = {"ann": {}, "bo": {}}
    summary = earlier(then, {"ann": {}, "cy": paid, "di": paid}).summary
    assert summary == (
        "2 people, groups and places: 2 not said yet. "
        "1 is not on the later map. 2 are on the later map only."
    )


def test_a_map_with_nobody_but_ghosts_says_that_nobody_is_on_it() -> None:
    summary = earlier({}, {"bo": {}}).summary
    assert summary == f"{words.EMPTY_HINT} 1 is on the later map only."


def test_a_mark_is_an_entry_in_the_legend_and_in_the_description() -> None:
    scene = earlier({"ann": {}}, {"bo": {}})
    (chapter,) = [one for one in scene.legend if one.title == words.GROUPS["change"]]
    assert [one.mark for one in chapter.entries] == ["leaves", "comes"]
    told = {node.alter_id: node.told for node in scene.nodes}
    assert words.MARKS["leaves"] in told["ann"]
    assert words.MARKS["comes"] in told["bo"]


def test_who_comes_and_was_off_the_earlier_map_is_named_once() -> None:
    scene = earlier({"bo": {"standing": "ended"}}, {"bo": {}})
    assert scene.off_map == ()
    assert marks(scene) == {"bo": "comes"}


def places(network: Network) -> dict[str, tuple[float, float]]:
    return {one.alter_id: (one.angle, one.distance) for one in network.alters}


def test_everyone_stands_where_they_stand_on_the_later_map() -> None:
    then = a_map({"ann": {"angle": 10, "distance": 0.3}, "bo": {"angle": 20}}, FIRST)
    now = a_map({"ann": {"angle": 200, "distance": 0.9}, "new": {"angle": 30}})
    assert places(placed_like(then, now)) == {"ann": (200, 0.9), "bo": (20, 0.54)}


def test_to_stand_elsewhere_changes_nothing_else() -> None:
    then = a_map({"ann": {"name": "Ann", "strength": "weak", "angle": 10}}, FIRST)
    now = a_map({"ann": {"name": "Annie", "strength": "strong", "angle": 200}})
    moved = placed_like(then, now)
    assert (moved.ties, moved.review, moved.wishes) == (
        then.ties,
        then.review,
        then.wishes,
    )
    (alter,) = moved.alters
    assert alter == then.alters[0].model_copy(update={"angle": 200.0})


def test_both_maps_show_everyone_in_one_place() -> None:
    then = a_map({"ann": {"angle": 10}, "bo": {"angle": 90}}, FIRST)
    now = a_map({"ann": {"angle": 200}, "cy": {"angle": 300}})
    scenes = (
        drawn(placed_like(then, now), Beside(now, later=True)),
        drawn(now, Beside(placed_like(then, now))),
    )
    first, second = ({node.alter_id: node.at for node in one.nodes} for one in scenes)
    assert first == second
    assert [*sorted(first)] == ["ann", "bo", "cy"]


def chapter(group: str, *marks: str) -> Chapter:
    entries = (Entry(mark, mark.partition(":")[2] or mark) for mark in marks)
    return Chapter(words.GROUPS[group], tuple(entries))


def test_one_legend_has_each_chapter_and_entry_once_in_its_order() -> None:
    one = (chapter("quality", "quality:mixed"), chapter("change", "leaves"))
    other = (
        chapter("quality", "quality:supportive", "quality:mixed"),
        chapter("wish", "wish:develop", "unconfirmed"),
        chapter("change", "new", "gone"),
    )
    expected = (
        chapter("quality", "quality:supportive", "quality:mixed"),
        chapter("wish", "wish:develop", "unconfirmed"),
        chapter("change", "new", "gone", "leaves"),
    )
    assert together(one, other) == expected
    assert together(other, one) == expected


def test_one_legend_of_one_map_is_that_legend() -> None:
    legend = earlier(
        {"ann": {"wish": "develop", "key_person": True, "paid": True}}, {"bo": {}}
    ).legend
    assert together(legend) == legend
    assert together(legend, legend) == legend


def test_one_legend_of_empty_maps_is_empty() -> None:
    assert together() == ()
    assert together((), ()) == ()


def test_in_whatever_order_maps_are_seen_their_legend_is_the_same() -> None:
    legends = [
        (chapter("who", "kind:person", "paid"),),
        (chapter("who", "kind:group", "key"), chapter("quality", "quality:mixed")),
        (chapter("who", "kind:animal"), chapter("strength", "strength:weak")),
    ]
    found = {together(*some) for some in permutations(legends)}
    assert len(found) == 1
    (legend,) = found
    assert [one.title for one in legend] == [
        words.GROUPS[group] for group in ("quality", "strength", "who")
    ]
    assert [one.mark for one in legend[2].entries] == [
        *("kind:person", "kind:group", "kind:animal", "paid", "key")
    ]


def test_every_mark_of_a_legend_has_its_place_in_one_for_both() -> None:
    """No mark that a map can have makes the legend of two maps fall over."""
    everything = [
        Chapter(
            words.GROUPS["who"],
            (
                *(Entry(f"quality:{code}", "") for code in words.QUALITIES),
                *(Entry(f"strength:{code}", "") for code in words.STRENGTHS),
                *(Entry(f"kind:{code}", "") for code in words.KINDS),
                *(Entry(f"wish:{code}", "") for code in words.WISHES),
                *(Entry(mark, "") for mark in words.MARKS),
            ),
        )
    ]
    (found,) = together(tuple(everything))
    assert {*found.entries} == {*everything[0].entries}
