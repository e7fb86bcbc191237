"""One widget for one field of a map, saved when it is changed.

The kind of widget follows from the field's type. Each field remembers what the user
saw; a save that meets something else keeps both, and asks which one to keep.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

import streamlit as st
from pydantic import BaseModel, JsonValue

from netmap.casework import drawing, maps
from netmap.casework.seeing import MapView
from netmap.errors import StaleEdit
from netmap.model.codes import Quality, YesNo
from netmap.model.edits import Edit, Part
from netmap.model.network import Network
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.text import draw_said, plain
from netmap.ui.widgets import (
    Field,
    as_json,
    draw_widget,
    from_widget,
    shown,
    to_widget,
)
from netmap.words import screen
from netmap.words.dates import spoken_time
from netmap.words.labels import field_label, label

UNSEEN = object()
"""What a field holds that was never drawn: equal to nothing stored."""


SEEN = "netmap.seen"
"""One entry of the session for all fields: Streamlit goes over its entries often."""


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
    draw_widget(
        field_label(field.name),
        field.shape,
        key=field.widget,
        on_change=lambda: _save(desk, view, field),
    )
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
            maps.edit_map(desk.store, **desk.acting, review_id=review_id, edit=edit)

    try:
        return attempt(use, done)
    except StaleEdit:
        flash("refused", screen.STALE_MAP)
        return False


def _save(desk: Desk, view: MapView, field: Field) -> None:
    """Save what the widget holds, against what the user saw."""
    held = st.session_state[field.widget]
    value = from_widget(field.shape, held)
    if isinstance(held, list):
        st.session_state[field.widget] = to_widget(field.shape, value)
    _save_value(desk, view, field, (_seen()[field], value))


def _save_value(
    desk: Desk, view: MapView, field: Field, change: tuple[JsonValue, JsonValue]
) -> None:
    seen, value = change
    if value == seen:
        return
    at = (field.part, field.key, field.name)

    def use() -> None:
        edit = drawing.change_field(view.network, at, seen, value)
        maps.edit_map(desk.store, **desk.acting, review_id=field.review_id, edit=edit)

    def after() -> None:
        _seen()[field] = value

    try:
        attempt(use, after=after)
    except StaleEdit as stale:
        if stale.field is None:
            flash("refused", screen.STALE_MAP)
            return
        st.session_state[field.conflict] = Conflict(
            mine=value, theirs=as_json(stale.stored), by=stale.by, at=stale.at
        )


def _draw_conflict(desk: Desk, view: MapView, field: Field, conflict: Conflict) -> None:
    title = screen.STALE_TITLE.format(
        field=field_label(field.name), who=_who(desk, conflict), when=_when(conflict)
    )
    with st.container(border=True, key=f"box.{field.conflict}"):
        st.warning(title)
        st.text(f"{screen.STALE_MINE}: {shown(field.shape, conflict.mine)}")
        st.text(f"{screen.STALE_THEIRS}: {shown(field.shape, conflict.theirs)}")
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


def _who(desk: Desk, conflict: Conflict) -> str:
    if conflict.by is None:
        return ""
    if conflict.by == desk.by:
        return screen.STALE_BY_YOU
    return screen.STALE_BY.format(by=plain(conflict.by))


def _when(conflict: Conflict) -> str:
    return screen.STALE_AT.format(time=spoken_time(conflict.at)) if conflict.at else ""


def _keep_mine(desk: Desk, view: MapView, field: Field, conflict: Conflict) -> None:
    st.session_state.pop(field.conflict, None)
    _seen()[field] = conflict.theirs
    _save_value(desk, view, field, (conflict.theirs, conflict.mine))


def _keep_theirs(field: Field, conflict: Conflict) -> None:
    st.session_state.pop(field.conflict, None)
    _seen()[field] = conflict.theirs
    st.session_state[field.widget] = to_widget(field.shape, conflict.theirs)


def _draw_said(field: Field, stored: JsonValue) -> None:
    """Draw what a field says where it cannot be changed; nothing where it is silent."""
    said = shown(field.shape, stored)
    unsaid = {screen.NOTHING, label(YesNo.NOT_ASKED), label(Quality.UNKNOWN)}
    if said not in unsaid:
        draw_said(field_label(field.name), said)


def _keep_in_step(field: Field, stored: JsonValue) -> None:
    """Show what is stored now, unless the widget shows it already."""
    unseen = _seen().get(field, UNSEEN) != stored
    if unseen or field.widget not in st.session_state:
        st.session_state[field.widget] = to_widget(field.shape, stored)
        _seen()[field] = stored


def _seen() -> dict[Field, JsonValue]:
    """Return the values of fields as this user saw them."""
    found: dict[Field, JsonValue] = st.session_state.setdefault(SEEN, {})
    return found


def _stored(network: Network, field: Field) -> JsonValue:
    values: dict[str, Callable[[], BaseModel]] = {
        "review": lambda: network.review,
        "alter": lambda: network.alter(field.key),
        "tie": lambda: network.tie(field.key),
        "wish": lambda: network.wish(field.key),
        "need": lambda: network.need(field.key),
    }
    return as_json(getattr(values[field.part](), field.name))
