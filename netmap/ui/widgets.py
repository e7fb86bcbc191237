"""Which widget a field takes, by its type, and what the widget says."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import streamlit as st
from pydantic import JsonValue
from pydantic_core import to_jsonable_python

from netmap.model.base import Note
from netmap.model.codes import YesNo
from netmap.model.edits import TYPES, Part
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

NONE_OF_THESE = "none_of_these"
NOTE_HEIGHT = 90
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)


class Field(NamedTuple):
    """Which field of which part of which review's map, and in which panel."""

    review_id: str
    part: Part
    key: str
    name: str
    panel: str = ""

    @property
    def widget(self) -> str:
        """The key of its widget."""
        place = f"{self.review_id}.{self.part}.{self.key}.{self.name}"
        return f"field.{self.panel}.{place}"

    @property
    def conflict(self) -> str:
        """Where a save that was refused is kept."""
        return f"conflict.{self.widget}"


class Shape(NamedTuple):
    """What a field holds: its type, whether it may be empty, whether it is a list."""

    inner: Any
    optional: bool
    many: bool


def shape_of(part: str, name: str) -> Shape:
    """Return what a field of a part of the map holds."""
    kind = get_type_hints(TYPES[part], include_extras=True)[name]
    optional = get_origin(kind) is UnionType
    if optional:
        kind = next(one for one in get_args(kind) if one is not type(None))
    many = get_origin(kind) is tuple
    return Shape(get_args(kind)[0] if many else kind, optional, many)


def _codes(inner: object) -> type[StrEnum] | None:
    is_code = isinstance(inner, type) and issubclass(inner, StrEnum)
    return inner if is_code else None  # type: ignore[return-value]


def to_widget(field: Field, value: JsonValue) -> Any:  # noqa: ANN401 -- widgets differ
    """Return what the widget of a field shows for a stored value."""
    shape = shape_of(field.part, field.name)
    if shape.many and _codes(shape.inner):
        asked = isinstance(value, list)
        return (value or [NONE_OF_THESE]) if asked and shape.optional else value or []
    if shape.many:
        return "\n".join(str(one) for one in value) if isinstance(value, list) else ""
    if shape.inner is date:
        return date.fromisoformat(str(value)) if value else None
    return value


def from_widget(field: Field, held: Any) -> JsonValue:  # noqa: ANN401 -- widgets differ
    """Return the value to store for what the widget of a field holds."""
    shape = shape_of(field.part, field.name)
    if shape.many and _codes(shape.inner):
        if shape.optional and not held:
            return None
        kinds = [one for one in held if one != NONE_OF_THESE]
        everything = len(kinds) == len(list(shape.inner))
        return kinds if everything or held[-1:] != [NONE_OF_THESE] else []
    if shape.many:
        return [line.strip() for line in held.splitlines() if line.strip()]
    return as_json(held)


def as_json(value: object) -> JsonValue:
    """Return a value as JSON has it."""
    plain: JsonValue = to_jsonable_python(value)
    return plain


def shown(field: Field, value: JsonValue) -> str:
    """Return a stored value of a field as a reader sees it."""
    codes = _codes(shape_of(field.part, field.name).inner)
    if isinstance(value, list):
        optional = shape_of(field.part, field.name).optional
        nothing = screen.NONE_OF_THESE if optional else screen.NOTHING
        return ", ".join(shown(field, one) for one in value) or nothing
    if codes and value:
        return label(codes(str(value)))
    if value is True:
        return label(YesNo.YES)
    if shape_of(field.part, field.name).inner is date and value:
        return spoken_date(date.fromisoformat(str(value)))
    return str(value) if value else screen.NOTHING


def draw_widget(field: Field, *, save: Callable[[], None]) -> None:
    """Draw the widget that fits the field's type."""
    shape = shape_of(field.part, field.name)
    codes = _codes(shape.inner)
    options: dict[str, Any] = {"key": field.widget, "on_change": save}
    text = field_label(field.name)
    if codes is not None:
        _choice(text, codes, shape, options)
    elif shape.inner is bool:
        st.checkbox(text, **options)
    elif shape.inner is date:
        st.date_input(
            text, format="DD/MM/YYYY", min_value=EARLIEST, max_value=LATEST, **options
        )
    elif shape.many or shape.inner == Note:
        hint = screen.ONE_PER_LINE if shape.many else None
        st.text_area(text, height=NOTE_HEIGHT, placeholder=hint, **options)
    else:
        st.text_input(text, **options)


def _choice(
    text: str, codes: type[StrEnum], shape: Shape, options: dict[str, Any]
) -> None:
    values = [one.value for one in codes]

    def named(value: str | None) -> str:
        if value == NONE_OF_THESE:
            return screen.NONE_OF_THESE
        return label(codes(value)) if value else screen.NOT_SET

    if shape.many:
        extra = [NONE_OF_THESE] if shape.optional else []
        st.multiselect(text, [*values, *extra], format_func=named, **options)
    elif codes is YesNo:
        st.radio(text, values, format_func=named, horizontal=True, **options)
    else:
        extra_none = [None] if shape.optional else []
        st.selectbox(text, [*extra_none, *values], format_func=named, **options)
