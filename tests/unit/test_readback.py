"""Reading back: plain sentences to the participant, with nothing of the worker's."""

from datetime import date
from typing import Any

import pytest

from netmap.model.codes import (
    Flow,
    Frequency,
    Quality,
    Sector,
    Standing,
    Strength,
    Support,
    WishKind,
)
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish
from netmap.model.review import Review
from netmap.reports.readback import read_back
from netmap.words import readback as words

BRYN: dict[str, Any] = {
    "alter_id": "a-bryn",
    "name": "Bryn",
    "relation": "mother",
    "sector": "family",
    "angle": 10,
    "distance": 0.5,
}


def told(
    *, alter: dict[str, Any] | None = None, tie: Any = None, wish: Any = None
) -> str:
    """Read back a map with Bryn on it, as one text."""
    network = Network(
        review=review(),
        alters=(Alter.model_validate(BRYN | (alter or {})),),
        ties=(Tie.model_validate({"alter_id": "a-bryn"} | (tie or {})),),
        wishes=(Wish.model_validate({"alter_id": "a-bryn"} | (wish or {})),),
    )
    return in_one(network)


def in_one(network: Network) -> str:
    return " ".join(
        text
        for passage in read_back(network)
        for text in (passage.heading, *passage.sentences)
        if text
    )


def review(**said: Any) -> Review:
    return Review(
        review_id="r-1",
        participant_id="p-1",
        number=1,
        held_on=date(2026, 11, 9),
        **said,
    )


def test_an_empty_map_says_that_nobody_is_on_it() -> None:
    assert in_one(Network(review=review())) == (
        "This is your map from 9 November 2026. There is nobody on it yet. "
        "Is this right?"
    )


def test_one_tie_is_told_under_its_part_of_life() -> None:
    assert told(
        tie={
            "quality_participant": "supportive",
            "strength": "strong",
            "frequency": "weekly",
            "flow": "both",
            "support": ["emotional", "company", "practical"],
            "key_person": True,
            "own_words": "She rings me.",
        },
        wish={"wish": "maintain", "confirmed": True, "own_words": "As it is."},
    ) == (
        "This is your map from 9 November 2026. "
        "There is 1 person, group or place on it. "
        "Family "
        "You said Bryn (mother) is good for you. Bryn is a key person for you. "
        "It is a strong tie. You are in touch every week. Help goes both ways. "
        "There is someone to talk to, company and practical help. "
        "You said: “She rings me.” "
        "You want to keep it as it is. You said: “As it is.” "
        "Is this right?"
    )


@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("standing", Standing)
def test_every_standing_and_quality_can_be_read_back(
    standing: Standing, quality: Quality
) -> None:
    assert "Bryn" in told(tie={"standing": standing, "quality_participant": quality})


@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize("frequency", Frequency)
@pytest.mark.parametrize("flow", Flow)
def test_how_it_is_can_be_read_back(
    strength: Strength, frequency: Frequency, flow: Flow
) -> None:
    said = told(tie={"strength": strength, "frequency": frequency, "flow": flow})
    assert words.STRENGTH.get(strength, "") in said
    assert words.FREQUENCY.get(frequency, "") in said
    assert words.FLOW.get(flow, "") in said


@pytest.mark.parametrize("kind", Support)
def test_every_kind_of_support_has_words(kind: Support) -> None:
    assert words.SUPPORT[kind] in told(tie={"support": [kind]})


@pytest.mark.parametrize("wish", [one for one in WishKind if one != "not_asked"])
def test_a_wish_from_last_time_is_a_question(wish: WishKind) -> None:
    assert words.WISH_EARLIER[wish].endswith("?")
    assert words.WISH_EARLIER[wish] in told(wish={"wish": wish})
    assert words.WISH[wish] in told(wish={"wish": wish, "confirmed": True})


def test_a_place_that_nobody_chose_says_nothing_of_closeness() -> None:
    assert "close to you" not in told()
    assert "You put Bryn" in told(alter={"placed": True})


@pytest.mark.parametrize("standing", ["ended", "died", "not_mentioned", "to_ask"])
def test_of_a_tie_that_is_over_or_not_asked_nothing_more_is_said(
    standing: str,
) -> None:
    said = told(
        tie={"standing": standing, "strength": "strong", "own_words": "Long ago."},
        wish={"wish": "maintain"},
    )
    assert "strong" not in said
    assert "Long ago" not in said
    assert "keep it" not in said


def test_nothing_of_the_workers_is_read_back() -> None:
    said = told(
        tie={
            "quality_worker": "detrimental",
            "view_difference": "SECRET",
            "recognition": "partly_recognised",
            "basis_of_concern": "SECRET",
            "abuse_concern": True,
            "worker_note": "SECRET",
            "privacy": "SECRET",
        },
        alter={"confidential_location": True, "address": "SECRET"},
        wish={"change_note": "SECRET", "options": "SECRET"},
    )
    assert said == told()


def test_links_needs_and_nobody_close_the_reading() -> None:
    alters = tuple(
        Alter.model_validate(
            BRYN | {"alter_id": f"a-{number}", "name": f"Bryn {number}"}
        )
        for number in range(3)
    )
    network = Network(
        review=review(
            nobody_in=(Sector.WORK, Sector.ONLINE), participant_comment="A lot of them."
        ),
        alters=alters,
        ties=tuple(Tie(alter_id=one.alter_id) for one in alters),
        links=(
            Link(first="a-0", second="a-1", knows=True),
            Link(first="a-1", second="a-2", knows=False),
        ),
        needs=(
            Need(need_id="n-1", text="A bus pass", source="practitioner"),  # type: ignore[arg-type]
            Need(need_id="n-2", text="Mates", source="participant", own_words=True),  # type: ignore[arg-type]
        ),
    )
    assert read_back(network)[-1].sentences == (
        "These know each other: Bryn 0 and Bryn 1.",
        "These do not know each other: Bryn 1 and Bryn 2.",
        "You need or want: A bus pass",
        "You said you need or want: “Mates”",
        "You said there is nobody here: Work and learning and Online.",
        "About the whole map you said: “A lot of them.”",
        "Is this right?",
    )
