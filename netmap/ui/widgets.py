"""Which widget a field takes, by its type, and what the widget says."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import streamlit as st
from pydantic import BaseModel, JsonValue
from pydantic_core import to_jsonable_python

from netmap.model.base import Id, Note
from netmap.model.codes import YesNo
from netmap.model.edits import TYPES, Part
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import label

NONE_OF_THESE = "none_of_these"
NOTE_HEIGHT = 90
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)
ANSWERS = {None: screen.NOT_SET, True: screen.YES, False: screen.NO}


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
    def shape(self) -> "Shape":
        """What the field holds."""
        return shape_of(TYPES[self.part], self.name)

    @property
    def conflict(self) -> str:
        """Where a save that was refused is kept."""
        return f"conflict.{self.widget}"


class Shape(NamedTuple):
    """What a field holds: its type, whether it may be empty, whether it is a list."""

    inner: Any
    optional: bool
    many: bool

    @property
    def codes(self) -> type[StrEnum] | None:
        """The list of codes that it holds, if it does."""
        is_code = isinstance(self.inner, type) and issubclass(self.inner, StrEnum)
        return self.inner if is_code else None


@cache
def shape_of(model: type[BaseModel], name: str) -> Shape:
    """Return what a field of a value holds."""
    kind = get_type_hints(model, include_extras=True)[name]
    optional = get_origin(kind) is UnionType
    if optional:
        kind = next(one for one in get_args(kind) if one is not type(None))
    many = get_origin(kind) is tuple
    return Shape(get_args(kind)[0] if many else kind, optional, many)


def to_widget(shape: Shape, value: JsonValue) -> Any:  # noqa: ANN401 -- widgets differ
    """Return what the widget of a field shows for a stored value."""
    if shape.many and shape.codes:
        asked = isinstance(value, list)
        return (value or [NONE_OF_THESE]) if asked and shape.optional else value or []
    if shape.many and shape.inner == Id:
        return value or []
    if shape.many:
        return "\n".join(str(one) for one in value) if isinstance(value, list) else ""
    if shape.inner is date:
        return date.fromisoformat(str(value)) if value else None
    if shape.inner is time:
        return time.fromisoformat(str(value)) if value else None
    return value


def from_widget(shape: Shape, held: Any) -> JsonValue:  # noqa: ANN401 -- widgets differ
    """Return the value to store for what the widget of a field holds."""
    if shape.many and shape.codes:
        if shape.optional and not held:
            return None
        kinds = [one for one in held if one != NONE_OF_THESE]
        everything = len(kinds) == len(list(shape.inner))
        return kinds if everything or held[-1:] != [NONE_OF_THESE] else []
    if shape.many and isinstance(held, str):
        return [line.strip() for line in held.splitlines() if line.strip()]
    return as_json(held)


def as_json(value: object) -> JsonValue:
    """Return a value as JSON has it."""
    plain: JsonValue = to_jsonable_python(value)
    return plain


def shown(
    shape: Shape, value: JsonValue, choices: Mapping[str, str] | None = None
) -> str:
    """Return a stored value of a field as a reader sees it.

    `choices` says what each id that the field may hold is called.
    """
    if isinstance(value, list):
        nothing = screen.NONE_OF_THESE if shape.optional else screen.NOTHING
        return ", ".join(shown(shape, one, choices) for one in value) or nothing
    if isinstance(value, bool) and (value or shape.optional):
        return label(YesNo.YES if value else YesNo.NO)
    return _said(shape, str(value), choices) if value else screen.NOTHING


def _said(shape: Shape, value: str, choices: Mapping[str, str] | None) -> str:
    if shape.codes:
        return label(shape.codes(value))
    if shape.inner is date:
        return spoken_date(date.fromisoformat(value))
    if shape.inner is time:
        return value[:5]
    return value if choices is None else choices.get(value, screen.NOT_ON_RECORD)


def draw_widget(
    text: str,
    shape: Shape,
    choices: Mapping[str, str] | None = None,
    **options: Any,  # noqa: ANN401 -- what every widget takes: its key, a callback
) -> None:
    """Draw the widget that fits a field, with `choices` for the ids it may hold."""
    if choices is not None or shape.codes is not None:
        _choice(text, shape, choices, options)
    elif shape.inner is bool and shape.optional:
        st.selectbox(
            text,
            list(ANSWERS),
            format_func=lambda one: ANSWERS[one],
            placeholder=screen.CHOOSE,
            **options,
        )
    elif shape.inner is bool:
        st.checkbox(text, **options)
    elif shape.inner is date:
        st.date_input(
            text, format="DD/MM/YYYY", min_value=EARLIEST, max_value=LATEST, **options
        )
    elif shape.inner is time:
        st.time_input(text, step=300, **options)
    elif shape.many or shape.inner == Note:
        hint = screen.ONE_PER_LINE if shape.many else None
        st.text_area(text, height=NOTE_HEIGHT, placeholder=hint, **options)
    else:
        st.text_input(text, **options)


def _choice(
    text: str,
    shape: Shape,
    choices: Mapping[str, str] | None,
    options: dict[str, Any],
) -> None:
    codes = shape.codes
    told = choices or {one.value: label(one) for one in codes or ()}
    values: list[str | None] = list(told)

    def named(value: str | None) -> str:
        if value == NONE_OF_THESE:
            return screen.NONE_OF_THESE
        return told[value] if value else screen.NOT_SET

    if shape.many:
        extra = [NONE_OF_THESE] if shape.optional else []
        st.multiselect(
            text,
            [*values, *extra],
            format_func=named,
            placeholder=screen.CHOOSE,
            select_all=False,
            **options,
        )
    elif codes is YesNo:
        st.radio(text, values, format_func=named, horizontal=True, **options)
    else:
        unset: list[str | None] = [None] if shape.optional else []
        options["index"] = 0 if shape.optional else None
        st.selectbox(
            text,
            [*unset, *values],
            format_func=named,
            placeholder=screen.CHOOSE,
            **options,
        )
