"""Two maps side by side: who leaves, who comes, on one layout and under one legend."""

from itertools import permutations
from typing import Any

import pytest

from netmap.changes.comparison import Comparison
from netmap.model.network import Network
from netmap.model.restriction import Restriction
from netmap.picture.change import Beside, placed_like
from netmap.picture.legend import together
from netmap.picture.marks import Chapter, Entry, Scene, View
from netmap.picture.scene import scene_of
from netmap.reports.side_by_side import side_by_side
from netmap.words import picture as words
from tests.support.comparing import (
    FIRST,
    LAST,
    People,
    a_map,
    a_view,
    compared,
    rule,
)


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


def later(before: People, after: People, view: View = "session") -> Scene:
    """Draw the later map, beside the earlier one."""
    return drawn(a_map(after, LAST), Beside(a_map(before, FIRST)), view)


@pytest.mark.parametrize("standing", ["current", "not_in_contact", "to_ask"])
def test_who_is_on_no_record_of_the_earlier_map_is_new(standing: str) -> None:
    assert marks(later({}, {"bo": {"standing": standing}})) == {"bo": "new"}


@pytest.mark.parametrize("standing", ["current", "not_in_contact", "to_ask"])
@pytest.mark.parametrize("was", GONE)
def test_who_was_on_the_earlier_record_and_not_drawn_is_there_again(
    was: str, standing: str
) -> None:
    """Not to be talked about then does not make anybody new."""
    scene = later({"bo": {"standing": was}}, {"bo": {"standing": standing}})
    assert marks(scene) == {"bo": "again"}
    assert [node.ghost for node in scene.nodes] == [False]
    assert [line.alter_id for line in scene.lines] == ["bo"]


@pytest.mark.parametrize("was", ["current", "not_in_contact", "to_ask"])
def test_who_was_drawn_on_the_earlier_map_is_neither_new_nor_again(was: str) -> None:
    assert marks(later({"bo": {"standing": was}}, {"bo": {"standing": was}})) == {
        "bo": ""
    }


def test_that_somebody_is_there_again_is_said_in_words() -> None:
    scene = later(
        {"ann": {}, "bo": {"standing": "not_mentioned"}}, {"ann": {}, "bo": {}}
    )
    assert scene.summary == (
        "2 people, groups and places: 2 not said yet. 1 is on the map again."
    )
    (chapter,) = [one for one in scene.legend if one.title == words.GROUPS["change"]]
    assert [(one.mark, one.words) for one in chapter.entries] == [
        ("again", "On this map again")
    ]
    told = {node.alter_id: node.told for node in scene.nodes}
    assert "On this map again" in told["bo"]


def test_who_comes_again_comes_on_the_earlier_map() -> None:
    """Only the later map can say that somebody is there again."""
    assert marks(earlier({"bo": {"standing": "ended"}}, {"bo": {}})) == {"bo": "comes"}


@pytest.mark.parametrize("place", [{"distance": 0.2}, {"distance": 0.9}])
def test_who_was_put_closer_or_further_is_not_marked(place: dict[str, Any]) -> None:
    then, now = {"placed": True, "distance": 0.54}, {"placed": True, **place}
    assert marks(later({"bo": then}, {"bo": now})) == {"bo": ""}
    assert marks(earlier({"bo": then}, {"bo": now})) == {"bo": ""}


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
    assert scene.summary == f"{words.EMPTY_HINT} 1 is on the later map only."


def test_who_left_the_map_is_a_ghost_or_off_it_and_is_counted_once() -> None:
    """Drawn for comparison they are there to be seen; others are named beside it."""
    then: People = {"ann": {}, "bo": {}, "cy": {"standing": "ended"}}
    now: People = {
        "ann": {},
        "bo": {"standing": "ended"},
        "cy": {"standing": "ended"},
    }
    scene = later(then, now)
    assert marks(scene) == {"ann": "", "bo": "gone"}
    assert scene.off_map == ("Cy",)
    assert scene.summary == (
        "1 person, group or place: 1 not said yet. 1 was on the map before. "
        "1 more is in the table and not drawn here."
    )


# The table beside the pictures.


def rows(comparison: Comparison, *, desk: bool = True) -> list[tuple[str, ...]]:
    return [*side_by_side(a_view(comparison), desk=desk).rows]


def mark(then: dict[str, Any] | None, now: dict[str, Any] | None) -> str:
    """Return what the table says of Bo, who is on a map where something is given."""
    before: People = {} if then is None else {"bo": then}
    after: People = {} if now is None else {"bo": now}
    (row,) = rows(compared(before, after))
    return row[-1]


HERE, AWAY, ASK, ENDED, DIED, CLOSED, UNASKED = (
    {"standing": standing}
    for standing in (
        *("current", "not_in_contact", "to_ask"),
        *("ended", "died", "service_closed", "not_mentioned"),
    )
)
NEW, AGAIN, ONCE, OFF, CHANGED = (
    "New on the later map",
    "Again on the later map",
    "Not talked about at one of the two",
    "Not on the later map",
    "Changed",
)


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (None, HERE, NEW),
        (None, AWAY, NEW),
        (None, ASK, NEW),
        (None, ENDED, ""),
        (None, UNASKED, ""),
        (HERE, None, OFF),
        (AWAY, None, OFF),
        (ASK, None, OFF),
        (ENDED, None, ""),
        (UNASKED, None, ""),
        *((then, now, OFF) for then in (HERE, AWAY) for now in (ENDED, DIED, CLOSED)),
        *((then, now, AGAIN) for then in (ENDED, DIED, CLOSED) for now in (HERE, AWAY)),
        *((one, ASK, ONCE) for one in (HERE, AWAY, ENDED, DIED, CLOSED)),
        *((ASK, one, ONCE) for one in (HERE, AWAY, ENDED, DIED, CLOSED)),
        *((one, UNASKED, ONCE) for one in (HERE, AWAY, ENDED, DIED, CLOSED, ASK)),
        *((UNASKED, one, ONCE) for one in (HERE, AWAY, ENDED, DIED, CLOSED, ASK)),
        (HERE, AWAY, CHANGED),
        (AWAY, HERE, CHANGED),
        (HERE, HERE, ""),
        (AWAY, AWAY, ""),
        (ENDED, ENDED, ""),
        (ENDED, DIED, CHANGED),
        (HERE | {"strength": "weak"}, HERE | {"strength": "strong"}, CHANGED),
        (HERE, HERE | {"name": "Bob"}, ""),
        (
            HERE | {"placed": True, "distance": 0.2},
            HERE | {"placed": True, "distance": 0.9},
            "",
        ),
        (HERE | {"strength": "weak"}, UNASKED | {"strength": "strong"}, ONCE),
        (ENDED | {"strength": "weak"}, HERE | {"strength": "strong"}, AGAIN),
    ],
)
def test_the_table_says_of_everyone_what_is_another(
    then: dict[str, Any] | None, now: dict[str, Any] | None, said: str
) -> None:
    """Not to be talked about is no answer, and nobody is new who was on record."""
    assert mark(then, now) == said


def test_the_table_says_how_it_stands_and_how_it_is_where_they_are_drawn() -> None:
    seen = {"quality_participant": "supportive", "quality_worker": "detrimental"}
    comparison = compared(
        {"ann": seen, "bo": {**seen, **ENDED}}, {"ann": {**seen, **ASK}, "cy": {}}
    )
    assert rows(comparison) == [
        (
            "Ann",
            "In their life now. Supportive. Hard on me (worker’s view).",
            ("Still true? Not asked yet. Supportive. Hard on me (worker’s view)."),
            "Not talked about at one of the two",
        ),
        ("Bo", "Ended.", "Not on this map", ""),
        (
            "Cy",
            "Not on this map",
            "In their life now. Not said yet.",
            "New on the later map",
        ),
    ]


def test_the_table_for_both_has_no_view_of_the_workers_and_no_rule() -> None:
    body = rule().body
    assert isinstance(body, Restriction)
    seen = {"quality_participant": "mixed", "quality_worker": "mixed"}
    view = a_view(
        compared({"bo": seen}, {"bo": {**seen, "quality_worker": "detrimental"}}),
        {"bo": (body,)},
    )
    assert side_by_side(view, desk=False).rows == (
        ("Bo", "In their life now. Mixed.", "In their life now. Mixed.", ""),
    )
    assert side_by_side(view, desk=True).rows == (
        (
            "Bo",
            "In their life now. Mixed. No contact.",
            ("In their life now. Mixed. Hard on me (worker’s view). No contact."),
            "Changed",
        ),
    )


def test_the_table_tells_two_of_one_name_apart() -> None:
    people: People = {
        "a": {"name": "Bo", "relation": "friend"},
        "b": {"name": "Bo", "relation": "uncle"},
        "c": {},
    }
    assert [row[0] for row in rows(compared(people, people), desk=False)] == [
        *("Bo (friend)", "Bo (uncle)", "C")
    ]


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
