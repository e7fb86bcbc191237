"""What a draft does not say yet."""

from typing import Any

from netmap.casework.completeness import missing
from netmap.model.codes import Sector
from netmap.model.network import Network

REVIEW = {"review_id": "r", "participant_id": "p", "number": 1, "held_on": "2026-11-09"}
TOLD = {
    **REVIEW,
    "led_by": "together",
    "methods": ["conversation"],
    "restrictions_checked_on": "2026-11-09",
    "safe_to_take_home": "no",
    "next_review_on": "2027-02-01",
    "nobody_in": [one.value for one in Sector if one != "family"],
}
WHERE = {"sector": "family", "angle": 0, "distance": 1}
NEED = {"need_id": "n", "text": "Company", "source": "participant"}


def asked(review: dict[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    network = Network.model_validate({"review": review or TOLD, **parts})
    return {one.question: one.alter_ids for one in missing(network)}


def drawn(*ties: dict[str, Any], kind: str = "person") -> dict[str, Any]:
    ids = [tie["alter_id"] for tie in ties]
    alters = [{"alter_id": one, "name": one, "kind": kind, **WHERE} for one in ids]
    return {"alters": alters, "ties": list(ties), "needs": [NEED]}


def test_an_empty_review_asks_how_it_was_held() -> None:
    """Everything about the review itself, in the order it would be asked."""
    assert list(asked(REVIEW)) == [
        "sectors",
        "needs",
        "led_by",
        "methods",
        "restrictions",
        "take_home",
        "next_review",
    ]


def test_nothing_is_missing_where_everything_was_said() -> None:
    """A whole review asks nothing more."""
    tie = {"alter_id": "a", "quality_participant": "mixed"}
    other = {"alter_id": "b", "standing": "died"}
    wish = {"alter_id": "a", "wish": "maintain", "confirmed": True}
    link = {"first": "a", "second": "b", "knows": False}
    assert asked(**drawn(tie, other), wishes=[wish], links=[link]) == {}


def test_what_was_not_asked_about_whom_is_named() -> None:
    """Standing, view and wish each name the alters they miss."""
    found = asked(
        **drawn(
            {"alter_id": "a", "standing": "to_ask"},
            {"alter_id": "b"},
            {"alter_id": "c", "standing": "not_in_contact"},
            {"alter_id": "d", "standing": "ended"},
        ),
        wishes=[{"alter_id": "c", "wish": "restore"}],
    )
    assert found == {
        "still_true": ("a",),
        "view": ("b",),
        "wish": ("b",),
        "wish_unconfirmed": ("c",),
        "links": (),
    }


def test_a_part_of_life_without_anyone_wants_an_answer() -> None:
    """ "Nobody" is one; someone who died is none."""
    died = drawn({"alter_id": "a", "standing": "died"})
    assert "sectors" in asked(**died)
    every = {**TOLD, "nobody_in": list(Sector)}
    assert "sectors" not in asked(every, **died)


def test_a_place_has_no_wish() -> None:
    """Nobody is asked what they want of a park."""
    tie = {"alter_id": "park", "quality_participant": "neutral"}
    assert asked(**drawn(tie, kind="place")) == {"links": ()}


def test_support_that_was_needed_but_not_given_wants_a_word() -> None:
    """Unless the shortfall is explained."""
    needed = {**TOLD, "support_needed": ["BSL"]}
    assert "support" in asked(needed)
    assert "support" not in asked({**needed, "support_provided": ["BSL", "Symbols"]})
    assert "support" not in asked({**needed, "support_shortfall": "None came"})
