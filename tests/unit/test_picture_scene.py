"""The scene: what each view may show, in whose words, and where it stands."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.model.codes import (
    AlterKind,
    Flow,
    Quality,
    Sector,
    Standing,
    Strength,
    WishKind,
)
from netmap.model.network import Alter, Link, Network, Tie, Wish
from netmap.model.restriction import Binds, Effect, Restriction
from netmap.model.review import Review
from netmap.picture.clearing import shorter
from netmap.picture.label import Written, short_name
from netmap.picture.layout import free_place
from netmap.picture.marks import Node, Scene, View
from netmap.picture.plane import Box, around, length, overlap
from netmap.picture.rim import boxes
from netmap.picture.scene import BOUNDS, scene_of
from netmap.picture.sectors import WEDGES
from netmap.words import picture as words

REVIEW = Review(
    review_id="R1", participant_id="P1", number=1, held_on=date(2026, 11, 9)
)
NAMES = (
    "Poppy",
    "Kerry-Ann",
    "Aunt Jean",
    "Children's social worker",
    "Probation practitioner",
    "Lantern drop-in",
    "Mr Feld",
)
LIKELY = (Sector.FAMILY, Sector.FRIENDS, Sector.SERVICES, *Sector)


def an_alter(alter_id: str, **fields: object) -> Alter:
    given = {"name": "Mo", "sector": Sector.FRIENDS, "angle": 100, "distance": 0.7}
    return Alter.model_validate({"alter_id": alter_id, **given, **fields})


def a_rule(effect: Effect, binds: Binds = Binds.BOTH) -> Restriction:
    return Restriction(
        instrument="x", binds=binds, effect=effect, start_on=date(2026, 1, 1)
    )


def a_map(alters: Iterable[Alter], ties: Iterable[Tie], **parts: object) -> Network:
    fields = {"review": REVIEW, "alters": tuple(alters), "ties": tuple(ties), **parts}
    return Network.model_validate(fields)


def one_tie(alter: Alter | None = None, **tie: object) -> Network:
    drawn = alter or an_alter("a")
    return a_map([drawn], [Tie.model_validate({"alter_id": "a", **tie})])


def scene(
    network: Network,
    view: View = "desk",
    rules: tuple[Restriction, ...] = (),
) -> Scene:
    return scene_of(
        network,
        participant_name="Saffron Q.",
        restricted={"a": rules} if rules else {},
        view=view,
    )


def marks_of(drawn: Scene) -> set[str]:
    return {entry.mark for chapter in drawn.legend for entry in chapter.entries}


def spread(count: int, seed: int) -> Network:
    """A map of so many alters that came one after the other, all over the sectors."""
    alters: list[Alter] = []
    for number in range(count):
        draw = seed * 31 + number * 7
        sector = LIKELY[(draw * 5 + number // 3) % len(LIKELY)]
        strength = list(Strength)[draw % 4]
        standing = (Standing.CURRENT, Standing.NOT_IN_CONTACT)[draw % 5 == 0]
        name = NAMES[(draw + number) % len(NAMES)]
        place = free_place(sector, strength, standing, name, alters)
        alters.append(
            Alter(
                alter_id=f"a{number:03}",
                name=name,
                relation=("", "friend", "former partner")[draw % 3],
                sector=sector,
                angle=place.angle,
                distance=place.distance,
            )
        )
    return a_map(alters, [Tie(alter_id=alter.alter_id) for alter in alters])


def test_the_title_and_summary_say_what_is_on_the_map() -> None:
    """A map of two: one supportive, one hard and not in contact."""
    drawn = scene(
        a_map(
            [an_alter("a"), an_alter("b", angle=200, paid=True)],
            [
                Tie(alter_id="a", quality_participant=Quality.SUPPORTIVE),
                Tie(
                    alter_id="b",
                    quality_participant=Quality.DETRIMENTAL,
                    standing=Standing.NOT_IN_CONTACT,
                ),
            ],
        )
    )
    assert drawn.title == "Map of Saffron Q., 9 November 2026"
    assert drawn.summary == (
        "2 people, groups and places: 1 supportive, 1 hard. "
        "1 is not in contact. 1 is paid to be there."
    )


def test_an_empty_map_says_so() -> None:
    """No alters: a hint, no legend, the usual size."""
    drawn = scene(a_map([], []))
    assert drawn.summary == words.EMPTY_HINT
    assert (drawn.nodes, drawn.lines, drawn.legend) == ((), (), ())
    assert drawn.bounds == BOUNDS


def test_every_part_of_life_is_named_also_an_empty_one() -> None:
    """One friend: ten wedges, each with its word within its own degrees."""
    drawn = scene(one_tie())
    labels = {piece.sector: piece.label for piece in drawn.slices if piece.label}
    assert list(labels) == list(Sector)
    for sector, label in labels.items():
        assert label.words == words.SECTORS[sector]
        assert WEDGES[sector].holds(label.middle)


def test_a_part_of_life_where_they_have_nobody_says_so() -> None:
    """An answer, and not a gap."""
    network = one_tie()
    review = REVIEW.model_copy(update={"nobody_in": (Sector.ONLINE,)})
    drawn = scene(network.model_copy(update={"review": review}))
    told = {piece.sector: piece.label.words for piece in drawn.slices if piece.label}
    assert told[Sector.ONLINE] == "Online: nobody"
    assert told[Sector.WORK] == "Work and learning"


def test_the_session_view_holds_nothing_of_the_workers() -> None:
    """A rule, another view and a worker's view leave no trace when two look at it."""
    network = one_tie(
        quality_participant=Quality.SUPPORTIVE, quality_worker=Quality.DETRIMENTAL
    )
    with_rule = scene(network, "session", (a_rule(Effect.NONE),))
    plain = scene(one_tie(quality_participant=Quality.SUPPORTIVE), "session")
    assert with_rule == plain
    assert "rule about contact" not in with_rule.summary


def test_the_desk_view_marks_two_views_and_says_what_a_rule_does() -> None:
    """The participant's quality is drawn; the difference and the rule are marked."""
    network = one_tie(
        quality_participant=Quality.SUPPORTIVE, quality_worker=Quality.DETRIMENTAL
    )
    drawn = scene(network, "desk", (a_rule(Effect.SUPERVISED_ONLY),))
    (node,), (line,) = drawn.nodes, drawn.lines
    assert (node.two_views, node.workers_view) == (True, False)
    assert node.quality is line.quality is Quality.SUPPORTIVE
    assert node.rules == ("Supervised only",)
    assert line.badge is not None
    assert {"rule", "two_views"} <= marks_of(drawn)
    assert "1 has a rule about contact." in drawn.summary


@pytest.mark.parametrize("unsaid", [Quality.UNKNOWN, Quality.DECLINED])
def test_the_workers_view_stands_in_at_the_desk_only_and_says_so(
    unsaid: Quality,
) -> None:
    """Where the participant has not said, the desk shows whose view is drawn."""
    network = one_tie(quality_participant=unsaid, quality_worker=Quality.MIXED)
    (desk,), (session,) = scene(network).nodes, scene(network, "session").nodes
    assert (desk.quality, desk.two_views) == (Quality.MIXED, False)
    assert desk.quality_words == "Mixed (worker’s view)"
    assert words.WORKERS_VIEW in [line.words for line in desk.label.lines]
    assert session.quality is unsaid
    assert words.WORKERS_VIEW not in session.told


def test_three_effects_are_counted_where_two_have_room() -> None:
    """The most limiting effect is named, the others counted, none dropped unsaid."""
    rules = tuple(
        a_rule(effect, Binds.NOBODY)
        for effect in (Effect.ONLINE, Effect.NONE, Effect.PLACE)
    )
    assert scene(one_tie(), "desk", rules).nodes[0].rules == (
        "No contact",
        "and 2 more rules",
    )
    doubled = (a_rule(Effect.NONE), a_rule(Effect.NONE))
    assert scene(one_tie(), "desk", doubled).nodes[0].rules == ("No contact",)
    assert words.more_rules(1) == "and 1 more rule"


def test_rules_that_differ_are_said_to_differ_and_none_is_chosen() -> None:
    """The most limiting is named; that another says something else stands beside it."""
    rules = (a_rule(Effect.SUPERVISED_ONLY), a_rule(Effect.NONE))
    assert scene(one_tie(), "desk", rules).nodes[0].rules == (
        "No contact",
        "2 rules differ",
    )
    three = (*rules, a_rule(Effect.INDIRECT_ONLY))
    assert scene(one_tie(), "desk", three).nodes[0].rules[1] == "3 rules differ"


@pytest.mark.parametrize(
    "standing",
    [
        Standing.ENDED,
        Standing.DIED,
        Standing.SERVICE_CLOSED,
        Standing.NOT_MENTIONED,
    ],
)
def test_who_has_left_is_named_and_not_drawn(standing: Standing) -> None:
    """An ended tie, a death, a closed service, no mention: in the table only."""
    drawn = scene(one_tie(standing=standing))
    assert (drawn.nodes, drawn.lines) == ((), ())
    assert drawn.off_map == ("Mo",)
    assert "1 more is in the table" in drawn.summary


def test_who_is_not_in_contact_and_who_is_to_be_asked_are_drawn_apart() -> None:
    """One cut line, one faded tie, each explained."""
    absent = scene(one_tie(standing=Standing.NOT_IN_CONTACT))
    to_ask = scene(one_tie(standing=Standing.TO_ASK))
    assert absent.nodes[0].absent
    assert absent.lines[0].absent
    assert to_ask.nodes[0].to_ask
    assert to_ask.lines[0].to_ask
    assert "absent" in marks_of(absent)
    assert "to_ask" in marks_of(to_ask)
    assert "1 has still to be asked about." in to_ask.summary


@pytest.mark.parametrize(
    ("flow", "to_participant", "to_alter"),
    [
        (Flow.BOTH, True, True),
        (Flow.TO_PARTICIPANT, True, False),
        (Flow.FROM_PARTICIPANT, False, True),
        (Flow.NEITHER, False, False),
        (Flow.UNKNOWN, False, False),
    ],
)
def test_arrows_are_at_the_end_that_receives(
    flow: Flow, *, to_participant: bool, to_alter: bool
) -> None:
    """Who gives to whom decides the arrowheads."""
    drawn = scene(one_tie(flow=flow))
    line = drawn.lines[0]
    assert (line.gives_to_participant, line.gives_to_alter) == (
        to_participant,
        to_alter,
    )
    assert ("arrow" in marks_of(drawn)) is (to_participant or to_alter)


def test_a_wish_is_a_letter_and_unconfirmed_until_asked() -> None:
    """A carried-over wish shows its letter, and the legend says it is unconfirmed."""
    network = one_tie().model_copy(
        update={"wishes": (Wish(alter_id="a", wish=WishKind.RESTORE),)}
    )
    drawn = scene(network)
    assert (drawn.nodes[0].wish, drawn.nodes[0].wish_confirmed) == ("R", False)
    assert {"wish:restore", "unconfirmed"} <= marks_of(drawn)
    assert scene(one_tie()).nodes[0].wish == ""


def test_the_legend_lists_what_is_on_the_map_and_nothing_else() -> None:
    """One supportive strong person: three entries; all that a map can hold: many."""
    drawn = scene(
        one_tie(quality_participant=Quality.SUPPORTIVE, strength=Strength.STRONG)
    )
    assert marks_of(drawn) == {"quality:supportive", "strength:strong", "kind:person"}


def test_a_line_that_shows_no_strength_explains_none() -> None:
    """A cut line and a tie of unknown quality are drawn without a weight."""
    cut = one_tie(standing=Standing.NOT_IN_CONTACT, strength=Strength.STRONG)
    unsaid = one_tie(strength=Strength.STRONG)
    assert not [mark for mark in marks_of(scene(cut)) if "strength" in mark]
    assert not [mark for mark in marks_of(scene(unsaid)) if "strength" in mark]


@pytest.mark.parametrize("kind", list(AlterKind))
def test_every_kind_has_its_entry(kind: AlterKind) -> None:
    """A kind on the map is in the legend in words."""
    drawn = scene(one_tie(an_alter("a", kind=kind, paid=True)))
    assert {f"kind:{kind}", "paid"} <= marks_of(drawn)
    assert drawn.nodes[0].shape is kind


def test_only_known_links_between_drawn_alters_become_curves() -> None:
    """Yes is drawn; no, not asked, and links to who has left are not."""
    alters = [an_alter(key, angle=angle) for key, angle in (("a", 90), ("b", 110))]
    alters.append(an_alter("c", angle=290))
    ties = [Tie(alter_id=alter.alter_id) for alter in alters]
    links = (
        Link(first="a", second="b", knows=True),
        Link(first="a", second="c", knows=True),
        Link(first="b", second="c", knows=False),
    )
    drawn = scene(a_map(alters, ties, links=links))
    assert [(bond.first, bond.second) for bond in drawn.bonds] == [
        ("a", "b"),
        ("a", "c"),
    ]
    assert "link" in marks_of(drawn)
    gone = [*ties[:2], Tie(alter_id="c", standing=Standing.DIED)]
    assert len(scene(a_map(alters, gone, links=links)).bonds) == 1


def test_two_alters_opposite_each_other_are_linked_around_the_centre() -> None:
    """The curve between left and right leaves the participant's disc free."""
    alters = [an_alter("a", angle=90), an_alter("b", angle=270)]
    ties = [Tie(alter_id=alter.alter_id) for alter in alters]
    links = (Link(first="a", second="b", knows=True),)
    (bond,) = scene(a_map(alters, ties, links=links)).bonds
    assert length(bond.bend, bond.start._replace(x=0, y=0)) > 100


def test_an_alter_in_the_middle_has_no_line_and_does_no_harm() -> None:
    """Someone dragged onto the participant's disc is still there, without a line."""
    drawn = scene(
        one_tie(an_alter("a", distance=0.001)), "desk", (a_rule(Effect.NONE),)
    )
    assert len(drawn.nodes) == 1
    assert drawn.lines == ()


def test_the_order_of_storage_makes_no_difference() -> None:
    """The same map read back in another order gives the same scene."""
    network = spread(9, 1)
    turned = network.model_copy(
        update={"alters": network.alters[::-1], "ties": network.ties[::-1]}
    )
    assert scene(network) == scene(turned)


def test_a_long_name_is_short_in_the_picture_and_whole_in_words() -> None:
    """200 characters: an ellipsis under the disc, all of it in the description."""
    name = "x" * 200
    (node,) = scene(one_tie(an_alter("a", name=name))).nodes
    assert node.name.endswith("…")
    assert len(node.name) < 40
    assert name in node.told
    assert node.full_name == name


def test_a_name_in_another_direction_is_kept_apart_in_the_title() -> None:
    """An Arabic name cannot turn round the date beside it."""
    drawn = scene_of(one_tie(), participant_name="نور", restricted={}, view="session")
    assert drawn.title == "Map of \u2068نور\u2069, 9 November 2026"


def test_a_participant_without_a_name_is_called_something() -> None:
    """An empty name leaves no empty disc."""
    drawn = scene_of(one_tie(), participant_name=" ", restricted={}, view="session")
    assert drawn.centre == (words.NO_NAME,)


def disc(node: Node) -> Box:
    return around(node.at, node.radius, node.radius)


@pytest.mark.slow
@pytest.mark.parametrize("count", [10, 25, 40])
def test_no_name_meets_another_name_or_anothers_disc(count: int) -> None:
    """Over five maps that grew one by one."""
    for seed in range(5):
        nodes = scene(spread(count, seed)).nodes
        for one, other in combinations(nodes, 2):
            assert not overlap(one.label.box, other.label.box)
            assert not overlap(one.label.box, disc(other))
            assert not overlap(disc(one), other.label.box)


@pytest.mark.slow
@given(st.lists(st.tuples(st.floats(0, 359.9), st.floats(0.18, 1)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_no_name_meets_another_wherever_a_hand_put_them(
    places: list[tuple[float, float]],
) -> None:
    """Also where two stand on one spot."""
    alters = [
        an_alter(f"a{number:02}", angle=angle, distance=distance, name="Kerry-Ann Long")
        for number, (angle, distance) in enumerate([*places, *places[:1]])
    ]
    network = a_map(alters, [Tie(alter_id=one.alter_id) for one in alters])
    for one, other in combinations(scene(network).nodes, 2):
        assert not overlap(one.label.box, other.label.box)


def test_a_rule_stays_in_words_when_a_label_has_to_be_shortened() -> None:
    """The relation goes first, then letters of the name."""
    name = short_name("Kerry-Ann", 138)
    lines = (name, Written("sister", "relation"), Written("No contact", "rule"))
    kept = list(shorter(lines))
    assert kept[0] == lines
    assert kept[1] == (name, Written("No contact", "rule"))
    assert [line.voice for line in kept[-1]] == ["name"]


@pytest.mark.parametrize("count", [1, 25, 60])
def test_a_sectors_name_never_covers_a_name(count: int) -> None:
    """However full the rim is, the words along it find free ground."""
    drawn = scene(spread(count, 3))
    letters = [
        box for piece in drawn.slices if piece.label for box in boxes(piece.label)
    ]
    for node in drawn.nodes:
        assert not any(overlap(node.label.box, letter) for letter in letters)


@pytest.mark.slow
def test_150_alters_are_all_drawn() -> None:
    """A crowd has small discs and no relations, and everyone is still there."""
    drawn = scene(spread(150, 2))
    assert len(drawn.nodes) == 150
    assert {node.radius for node in drawn.nodes} == {14.0}
    assert not any(
        line.voice == "relation" for node in drawn.nodes for line in node.label.lines
    )


def test_labels_stay_within_the_bounds() -> None:
    """The frame grows with what would not fit, so that nothing is cut off."""
    drawn = scene(one_tie(an_alter("a", angle=90, distance=1, name="Word " * 40)))
    box = drawn.nodes[0].label.box
    assert drawn.bounds.left <= box.left
    assert box.right <= drawn.bounds.right
