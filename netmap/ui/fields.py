"""One widget for one field of a map, saved when it is changed.

The kind of widget follows from the field's type. Each field remembers what the user
saw; a save that meets something else keeps both, and asks which one to keep.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import streamlit as st
from pydantic import JsonValue

from netmap.casework import drawing, maps
from netmap.casework.maps import MapView
from netmap.desk import now
from netmap.errors import StaleEdit
from netmap.model.base import Note
from netmap.model.codes import Quality, YesNo
from netmap.model.edits import TYPES, Edit, Part, parts_of
from netmap.model.network import Network
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.text import draw_said
from netmap.words import screen
from netmap.words.dates import spoken_date, spoken_time
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
    def seen(self) -> str:
        """Where the value that the user saw is kept."""
        return f"seen.{self.widget}"

    @property
    def conflict(self) -> str:
        """Where a save that was refused is kept."""
        return f"conflict.{self.widget}"


class Conflict(NamedTuple):
    """What the user typed, and what someone else saved meanwhile."""

    mine: JsonValue
    theirs: JsonValue
    by: str | None
    at: datetime | None


def draw_field(desk: Desk, view: MapView, part: Part, key: str, name: str) -> None:
    """Draw one field with its value; a change is saved at once."""
    draw(desk, view, Field(view.head.review_id, part, key, name))


def draw(desk: Desk, view: MapView, field: Field) -> None:
    """Draw a field; where it stands in two panels, each names its own."""
    stored = _stored(view.network, field)
    if not view.open:
        _draw_said(field, stored)
        return
    conflict: Conflict | None = st.session_state.get(field.conflict)
    if conflict is None:
        _keep_in_step(field, stored)
    _widget(field, save=lambda: _save(desk, view, field))
    if conflict is not None:
        _draw_conflict(desk, view, field, conflict)


def draw_fields(
    desk: Desk, view: MapView, part: Part, key: str, names: Sequence[str]
) -> None:
    """Draw several fields one below the other."""
    for name in names:
        draw_field(desk, view, part, key, name)


def draw_pairs(
    desk: Desk, view: MapView, part: Part, key: str, names: Sequence[str]
) -> None:
    """Draw short fields two by two."""
    for start in range(0, len(names), 2):
        for column, name in zip(st.columns(2), names[start : start + 2], strict=False):
            with column:
                draw_field(desk, view, part, key, name)


def save_edit(desk: Desk, review_id: str, edit: Edit, done: str = "") -> bool:
    """Make an edit from a callback; its error is shown on the page."""

    def use() -> None:
        if edit:
            maps.edit_map(
                desk.store, by=desk.by, at=now(), review_id=review_id, edit=edit
            )

    try:
        return attempt(use, done)
    except StaleEdit as stale:
        flash("refused", stale.sentence)
        return False


def _save(desk: Desk, view: MapView, field: Field) -> None:
    """Save what the widget holds, against what the user saw."""
    value = _from_widget(field, st.session_state[field.widget])
    _save_value(desk, view, field, (st.session_state[field.seen], value))


def _save_value(
    desk: Desk, view: MapView, field: Field, change: tuple[JsonValue, JsonValue]
) -> None:
    seen, value = change
    if value == seen:
        return
    at = (field.part, field.key, field.name)

    def use() -> None:
        edit = drawing.change_field(view.network, at, seen, value)
        maps.edit_map(
            desk.store, by=desk.by, at=now(), review_id=field.review_id, edit=edit
        )

    try:
        if attempt(use):
            st.session_state[field.seen] = value
    except StaleEdit as stale:
        st.session_state[field.conflict] = Conflict(
            mine=value, theirs=_json(stale.stored), by=stale.by, at=stale.at
        )


def _draw_conflict(
    desk: Desk, view: MapView, field: Field, conflict: Conflict
) -> None:
    when = f" at {spoken_time(conflict.at)}" if conflict.at else ""
    title = screen.STALE_TITLE.format(field=field_label(field.name), when=when)
    with st.container(border=True, key=f"box.{field.conflict}"):
        st.warning(title)
        st.text(f"{screen.STALE_MINE}: {_shown(field, conflict.mine)}")
        st.text(f"{screen.STALE_THEIRS}: {_shown(field, conflict.theirs)}")
        keep, take = st.columns(2)
        keep.button(
            screen.KEEP_MINE,
            key=f"mine.{field.widget}",
            on_click=_keep_mine,
            args=(desk, view, field, conflict),
        )
        take.button(
            screen.KEEP_THEIRS,
            key=f"theirs.{field.widget}",
            on_click=_keep_theirs,
            args=(field, conflict),
        )


def _keep_mine(
    desk: Desk, view: MapView, field: Field, conflict: Conflict
) -> None:
    st.session_state.pop(field.conflict, None)
    st.session_state[field.seen] = conflict.theirs
    _save_value(desk, view, field, (conflict.theirs, conflict.mine))


def _keep_theirs(field: Field, conflict: Conflict) -> None:
    st.session_state.pop(field.conflict, None)
    st.session_state[field.seen] = conflict.theirs
    st.session_state[field.widget] = _to_widget(field, conflict.theirs)


def _draw_said(field: Field, stored: JsonValue) -> None:
    """Draw what a field says where it cannot be changed; nothing where it is silent."""
    said = _shown(field, stored)
    unsaid = {screen.NOTHING, label(YesNo.NOT_ASKED), label(Quality.UNKNOWN)}
    if said not in unsaid:
        draw_said(field_label(field.name), said)


def _keep_in_step(field: Field, stored: JsonValue) -> None:
    """Show what is stored now, unless the widget shows it already."""
    unseen = st.session_state.get(field.seen, NONE_OF_THESE) != stored
    if unseen or field.widget not in st.session_state:
        st.session_state[field.widget] = _to_widget(field, stored)
        st.session_state[field.seen] = stored


def _stored(network: Network, field: Field) -> JsonValue:
    rows = parts_of(network)[field.part]
    if field.key in rows:
        return rows[field.key][field.name]
    fresh = TYPES[field.part].model_construct(alter_id=field.key)
    return fresh.model_dump(mode="json")[field.name]


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


def _to_widget(field: Field, value: JsonValue) -> Any:  # noqa: ANN401 -- what widgets take
    shape = shape_of(field.part, field.name)
    if shape.many and _codes(shape.inner):
        asked = isinstance(value, list)
        return (value or [NONE_OF_THESE]) if asked and shape.optional else value or []
    if shape.many:
        return "\n".join(str(one) for one in value) if isinstance(value, list) else ""
    if shape.inner is date:
        return date.fromisoformat(str(value)) if value else None
    return value


def _from_widget(field: Field, shown: Any) -> JsonValue:  # noqa: ANN401 -- what widgets give
    shape = shape_of(field.part, field.name)
    if shape.many and _codes(shape.inner):
        kinds = [one for one in shown if one != NONE_OF_THESE]
        return None if shape.optional and not shown else kinds
    if shape.many:
        return [line.strip() for line in shown.splitlines() if line.strip()]
    return _json(shown)


def _json(value: object) -> JsonValue:
    return value.isoformat() if isinstance(value, date) else value  # type: ignore[return-value]


def _shown(field: Field, value: JsonValue) -> str:
    codes = _codes(shape_of(field.part, field.name).inner)
    if isinstance(value, list):
        return ", ".join(_shown(field, one) for one in value) or screen.NOTHING
    if codes and value:
        return label(codes(value))
    if value is True:
        return label(YesNo.YES)
    if shape_of(field.part, field.name).inner is date and value:
        return spoken_date(date.fromisoformat(str(value)))
    return str(value) if value else screen.NOTHING


def _widget(field: Field, *, save: Callable[[], None]) -> None:
    """Draw the widget that fits the field's type."""
    shape = shape_of(field.part, field.name)
    codes = _codes(shape.inner)
    options = {"key": field.widget, "on_change": save}
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

