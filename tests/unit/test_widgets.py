"""From a stored value to its widget and back: nothing is lost, nothing is made up."""

from datetime import date
from typing import get_type_hints

import pytest
from pydantic import JsonValue

from netmap.model.codes import Support, YesNo
from netmap.model.edits import IDENTITY, TYPES, Part
from netmap.ui.widgets import (
    NONE_OF_THESE,
    Field,
    as_json,
    from_widget,
    shape_of,
    shown,
    to_widget,
)
from netmap.words import screen

SUPPORT = Field("r-1", "tie", "a-1", "support")
METHODS = Field("r-1", "review", "review", "methods")
PRESENT = Field("r-1", "review", "review", "present")
HELD_ON = Field("r-1", "review", "review", "held_on")
NEXT = Field("r-1", "review", "review", "next_review_on")
LED_BY = Field("r-1", "review", "review", "led_by")
NAME = Field("r-1", "alter", "a-1", "name")
PAID = Field("r-1", "alter", "a-1", "paid")
PARTS: list[Part] = ["review", "alter", "tie", "wish", "need"]


@pytest.mark.parametrize(
    ("field", "stored", "held"),
    [
        (SUPPORT, None, []),
        (SUPPORT, [], [NONE_OF_THESE]),
        (SUPPORT, ["company"], ["company"]),
        (METHODS, [], []),
        (METHODS, ["walk"], ["walk"]),
        (PRESENT, [], ""),
        (PRESENT, ["Ash", "Bryn"], "Ash\nBryn"),
        (HELD_ON, "2026-11-09", date(2026, 11, 9)),
        (NEXT, None, None),
        (LED_BY, None, None),
        (LED_BY, "together", "together"),
        (NAME, "Mo", "Mo"),
        (PAID, True, True),
    ],
)
def test_what_is_stored_comes_back_from_its_widget(
    field: Field, stored: JsonValue, held: object
) -> None:
    assert to_widget(field.shape, stored) == held
    assert from_widget(field.shape, held) == stored


@pytest.mark.parametrize(
    ("field", "held", "stored"),
    [
        (PRESENT, " Ash \n\n  \nBryn\n", ["Ash", "Bryn"]),
        (SUPPORT, [NONE_OF_THESE, "company"], ["company"]),
        (SUPPORT, ["company", NONE_OF_THESE], []),
        (SUPPORT, [*Support, NONE_OF_THESE], list(Support)),
    ],
)
def test_what_a_user_leaves_in_a_widget_is_tidied(
    field: Field, held: object, stored: JsonValue
) -> None:
    """ "None of these" and a kind: the later one counts. "Select all" is no "none"."""
    assert from_widget(field.shape, held) == stored


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (SUPPORT, ["company", "practical"], "Company, Practical help"),
        (SUPPORT, [], screen.NONE_OF_THESE),
        (SUPPORT, None, screen.NOTHING),
        (METHODS, [], screen.NOTHING),
        (HELD_ON, "2026-11-09", "9 November 2026"),
        (NEXT, None, screen.NOTHING),
        (PAID, True, "Yes"),
        (PAID, False, screen.NOTHING),
        (NAME, "Mo", "Mo"),
        (NAME, "", screen.NOTHING),
    ],
)
def test_a_value_is_shown_in_words(field: Field, value: JsonValue, words: str) -> None:
    assert shown(field.shape, value) == words


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_a_map_has_a_shape(part: Part) -> None:
    for name in set(get_type_hints(TYPES[part])) - {*IDENTITY[part], "model_config"}:
        assert shape_of(TYPES[part], name).inner is not None


def test_a_field_in_two_panels_has_two_widgets() -> None:
    assert Field("r", "tie", "a", "name", "ask").widget != NAME.widget
    assert NAME.widget != NAME.conflict


def test_a_code_is_stored_as_its_value() -> None:
    assert as_json(YesNo.NOT_ASKED) == "not_asked"
