"""The SVG: always well formed, never markup from users, nothing from outside."""

import re
from datetime import date
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.model.base import printable
from netmap.model.codes import (
    AlterKind,
    Convention,
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
from netmap.picture.convention import LINES
from netmap.picture.element import clean
from netmap.picture.key import legend_height
from netmap.picture.marks import Line, View
from netmap.picture.palette import DARK, LIGHT, Palette
from netmap.picture.plane import Point
from netmap.picture.scene import scene_of
from netmap.picture.strip import legend_svg
from netmap.picture.stroke import Stroke, Wave, beside, strokes_of, zigzag
from netmap.picture.svg import svg_of
from netmap.words import picture as words

SVG = "{http://www.w3.org/2000/svg}"
SESSION_RULES = {"a": Effect.INDIRECT_ONLY, "d": Effect.NONE}
REVIEW = Review(
    review_id="R1", participant_id="P1", number=1, held_on=date(2026, 11, 9)
)
ROWS = tuple(
    zip(
        "abcdef",
        AlterKind,
        (
            Quality.SUPPORTIVE,
            Quality.MIXED,
            Quality.NEUTRAL,
            Quality.DETRIMENTAL,
            Quality.UNKNOWN,
            Quality.DECLINED,
        ),
        (
            Standing.CURRENT,
            Standing.NOT_IN_CONTACT,
            Standing.TO_ASK,
            Standing.CURRENT,
            Standing.CURRENT,
            Standing.NOT_IN_CONTACT,
        ),
        WishKind,
        strict=True,
    )
)


def everything() -> Network:
    """A map with every kind, quality, wish, way of standing and mark on it."""
    alters, ties, wishes = [], [], []
    for number, (key, kind, quality, standing, wish) in enumerate(ROWS):
        angle = 30 + 60 * number
        alters.append(
            Alter(
                alter_id=key,
                name=f"Name {key}",
                relation="friend",
                kind=kind,
                sector=list(Sector)[number],
                paid=number % 2 == 0,
                angle=angle,
                distance=0.7,
            )
        )
        ties.append(
            Tie(
                alter_id=key,
                standing=standing,
                quality_participant=quality,
                quality_worker=Quality.DETRIMENTAL,
                strength=list(Strength)[number % 4],
                flow=Flow.BOTH,
                key_person=number == 1,
            )
        )
        wishes.append(Wish(alter_id=key, wish=wish, confirmed=number % 2 == 0))
    return Network(
        review=REVIEW,
        alters=tuple(alters),
        ties=tuple(ties),
        wishes=tuple(wishes),
        links=(Link(first="a", second="c", knows=True),),
    )


def named(name: str, relation: str = "") -> Network:
    alter = Alter(
        alter_id="a",
        name=name,
        relation=relation,
        sector=Sector.FAMILY,
        angle=50,
        distance=0.5,
    )
    return Network(review=REVIEW, alters=(alter,), ties=(Tie(alter_id="a"),))


def drawn(
    network: Network, view: View = "desk", palette: Palette = LIGHT, name: str = "Jo"
) -> str:
    rules = {
        key: (
            Restriction(
                instrument="x",
                binds=Binds.BOTH,
                effect=effect,
                start_on=date(2026, 1, 1),
            ),
        )
        for key, effect in SESSION_RULES.items()
    }
    scene = scene_of(network, participant_name=name, restricted=rules, view=view)
    return svg_of(scene, palette=palette)


def texts(svg: str) -> list[str]:
    return ["".join(found.itertext()) for found in ET.fromstring(svg).iter()]  # noqa: S314 - our own


def storable(text: str) -> bool:
    try:
        printable(text)
    except ValueError:
        return False
    return bool(text.strip()) and "\n" not in text and "\t" not in text


def test_the_root_says_what_it_is_to_who_cannot_see_it() -> None:
    """An image with a title and a description as its first children."""
    root = ET.fromstring(drawn(everything()))  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "Map of Jo, 9 November 2026"
    assert (root[1].text or "").startswith("6 people, groups and places: ")


@pytest.mark.parametrize("view", ["session", "desk"])
def test_there_is_no_script_and_nothing_comes_from_outside(view: View) -> None:
    """No script, image, style sheet or address; the only references are within."""
    svg = drawn(everything(), view)
    tags = {found.tag.removeprefix(SVG) for found in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert tags <= {
        *("svg", "title", "desc", "g", "rect", "circle", "path", "polygon"),
        *("text", "textPath"),
    }
    assert set(re.findall(r'href="(.)', svg)) == {"#"}
    assert re.findall(r"\bon\w+=|url\(|@import", svg) == []


def test_what_a_user_typed_is_text_and_never_markup() -> None:
    """A name that looks like a script is found again, as the text it is."""
    nasty = "<script>x()</script>"
    svg = drawn(named(nasty, '"&<b>'), name="<script>")
    assert "<script" not in svg
    assert nasty in texts(svg)
    assert '"&<b>' in texts(svg)


@given(st.text(min_size=1, max_size=200).filter(storable), st.text(max_size=40))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_a_well_formed_picture(name: str, participant: str) -> None:
    """Every name the model takes, and any text at all for the participant."""
    network = named(name)
    assert ET.fromstring(drawn(network, name=participant)).tag == f"{SVG}svg"  # noqa: S314 - our own


def test_what_xml_cannot_hold_becomes_a_replacement_mark() -> None:
    """A non-character, a control and half a pair do not break the file."""
    assert clean("a\uffff\x00\ud800b") == "a\ufffd\ufffd\ufffdb"


def test_the_session_view_holds_none_of_the_workers_words() -> None:
    """No effect of a rule, no worker's view, no mark for either."""
    svg = drawn(everything(), "session")
    said = " ".join(texts(svg))
    for word in (*words.EFFECTS.values(), words.WORKERS_VIEW, words.GROUPS["desk"]):
        assert word not in said
    for word in (words.MARKS["rule"], words.MARKS["two_views"], "worker"):
        assert word not in said
    assert LIGHT.rule not in svg


def test_the_desk_view_says_what_a_rule_does() -> None:
    """Sign and words, so that neither colour nor shape has to be known."""
    svg = drawn(everything())
    assert {"Letters or", "messages only", "No contact"} <= set(texts(svg))
    assert LIGHT.rule in svg


def test_the_same_map_gives_the_same_text() -> None:
    """Two runs, one document, to the letter."""
    assert drawn(everything()) == drawn(everything())


def test_ids_are_in_the_picture_only_where_a_page_asks_for_them() -> None:
    """What is handed out carries no handle; a page that moves alters gets them."""
    scene = scene_of(everything(), participant_name="Jo", restricted={}, view="desk")
    assert "data-alter" not in svg_of(scene)
    with_handles = ET.fromstring(svg_of(scene, handles=True))  # noqa: S314 - our own
    found = [part.get("data-alter") for part in with_handles.iter(f"{SVG}g")]
    assert [found.count(key) for key in "abcdef"] == [3] * 6


def test_the_legend_can_be_left_out_and_the_frame_is_narrower() -> None:
    """Without the legend the frame is the map's own."""
    scene = scene_of(everything(), participant_name="Jo", restricted={}, view="desk")
    bare = svg_of(scene, legend=False)
    assert words.LEGEND_TITLE not in bare
    assert f'viewBox="{scene.bounds.left:g} ' in bare
    assert f" {scene.bounds.width:g} " in bare
    assert legend_height(()) == 0


def test_an_empty_map_is_a_picture_too() -> None:
    """The participant alone, in rings and wedges."""
    svg = drawn(Network(review=REVIEW))
    assert "Jo" in texts(svg)
    assert words.LEGEND_TITLE not in svg


def test_a_name_is_set_in_its_own_direction() -> None:
    """Each name is a text of its own that finds its direction by itself."""
    root = ET.fromstring(drawn(named("ليلى", "أخت")))  # noqa: S314 - our own
    styles = {text.text: text.get("style") for text in root.iter(f"{SVG}text")}
    assert styles["ليلى"] == styles["أخت"] == "unicode-bidi: plaintext"


def form(quality: Quality, strength: Strength, *, absent: bool) -> tuple[object, ...]:
    line = Line(
        alter_id="a",
        start=Point(0, 0),
        end=Point(200, 0),
        quality=quality,
        strength=strength,
        absent=absent,
        to_ask=False,
        gives_to_participant=False,
        gives_to_alter=False,
        badge=None,
    )
    return tuple((one.path, one.weight, one.dashes) for one in strokes_of(line))


def test_quality_is_told_by_form_and_not_by_colour() -> None:
    """Without ink, no two qualities look alike, in contact or not."""
    said = [quality for quality in Quality if quality is not Quality.DECLINED]
    for strength, absent in product(Strength, (True, False)):
        forms = {form(quality, strength, absent=absent) for quality in said}
        assert len(forms) == len(said)


@pytest.mark.parametrize(
    "quality", [Quality.SUPPORTIVE, Quality.MIXED, Quality.DETRIMENTAL, Quality.NEUTRAL]
)
def test_strength_is_told_by_weight(quality: Quality) -> None:
    """Strong, moderate, weak and not said are four different lines."""
    assert len({form(quality, strength, absent=False) for strength in Strength}) == 4


def test_a_zigzag_swings_to_both_sides() -> None:
    """The corners lie above and below the straight way."""
    path = zigzag(Point(0, 0), Point(100, 0), Wave(5, 8))
    heights = [float(pair.split(",")[1]) for pair in path[1:].split(" ")]
    assert (min(heights), max(heights)) == (-5, 5)
    assert zigzag(Point(0, 0), Point(12, 0), Wave(5, 8)) == "M0,0 12,0"
    assert beside(Point(1, 1), Point(1, 1), 4) == Point(1, 1)
    assert Stroke("M0,0", "ink", 1).dashes == ""


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(palette: Palette) -> None:
    """4.5:1 for words on the ground, on a wedge, and on the discs they stand on."""
    for ink in (palette.ink, palette.soft, palette.rule):
        assert contrast(ink, palette.ground) >= 4.5
        assert contrast(ink, palette.wedge) >= 4.5
    assert contrast(palette.ink, palette.paid) >= 4.5
    assert contrast(palette.soft, palette.paid) >= 4.5
    assert contrast(palette.centre_ink, palette.centre) >= 4.5
    assert contrast(palette.rule_ink, palette.rule) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "mark",
    [
        *("supportive", "detrimental", "mixed", "neutral", "unsaid", "star"),
        *("faint", "link", "rule"),
    ],
)
def test_marks_can_be_told_from_the_ground(palette: Palette, mark: str) -> None:
    """3:1 for lines and marks on the ground and on a wedge."""
    assert contrast(palette.ink_named(mark), palette.ground) >= 3
    if mark != "link":
        assert contrast(palette.ink_named(mark), palette.wedge) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "mark", ["supportive", "detrimental", "mixed", "neutral", "unsaid"]
)
def test_a_faded_line_can_still_be_seen(palette: Palette, mark: str) -> None:
    """A tie that has still to be asked about keeps 3:1."""
    assert contrast(palette.faded(mark), palette.ground) >= 3


@pytest.mark.parametrize("convention", list(Convention))
def test_each_convention_tells_every_quality_and_absence_apart_without_colour(
    convention: Convention,
) -> None:
    """The forms of six qualities in contact, and of four out of it, differ."""
    told = (Quality.SUPPORTIVE, Quality.MIXED, Quality.DETRIMENTAL, Quality.NEUTRAL)
    forms = [
        tuple(
            (stroke.path, stroke.weight, stroke.dashes)
            for stroke in strokes_of(a_line(quality, absent=absent), LINES[convention])
        )
        for quality, absent in product(told, (False, True))
    ]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("convention", list(Convention))
def test_dots_are_drawn_with_round_ends(convention: Convention) -> None:
    """A dot has hardly any length: with square ends there is nothing to see."""
    scene = scene_of(everything(), participant_name="Jo", restricted={}, view="desk")
    root = ET.fromstring(  # noqa: S314 - our own
        svg_of(scene, palette=LIGHT.with_lines(LINES[convention]))
    )
    assert root.get("stroke-linecap") == "round"
    dotted = [
        one
        for one in root.iter(f"{SVG}path")
        if (one.get("stroke-dasharray") or "").startswith("0.1")
    ]
    assert dotted
    assert not [one for one in dotted if one.get("stroke-linecap")]


def a_line(quality: Quality, *, absent: bool) -> Line:
    return Line(
        alter_id="a",
        start=Point(0, 0),
        end=Point(200, 0),
        quality=quality,
        strength=Strength.MODERATE,
        absent=absent,
        to_ask=False,
        gives_to_participant=False,
        gives_to_alter=False,
        badge=None,
    )


def test_the_lines_of_a_service_are_in_the_picture_and_in_its_legend() -> None:
    """The legend always explains the lines that are drawn."""
    scene = scene_of(everything(), participant_name="Jo", restricted={}, view="session")
    drawn = [
        svg_of(scene, palette=LIGHT.with_lines(lines), legend=True)
        for lines in LINES.values()
    ]
    strips = [
        legend_svg(scene.legend, palette=LIGHT.with_lines(lines))
        for lines in LINES.values()
    ]
    assert len(set(drawn)) == len(set(strips)) == len(Convention)
