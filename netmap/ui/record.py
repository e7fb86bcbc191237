"""The form of a record on screen: its fields two by two, the rest one press away."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import streamlit as st
from pydantic_core import PydanticUndefined

from netmap.model.base import Note
from netmap.model.contact import Visit
from netmap.ui.choices import choices_of, with_unknown
from netmap.ui.entry import (
    REASON,
    VISIT,
    At,
    Entry,
    first_of,
    key_of,
    place_of,
    stop_writing,
)
from netmap.ui.saving import Completed, save
from netmap.ui.widgets import as_json, draw_widget, shape_of
from netmap.ui.widgets import to_widget as as_held
from netmap.words import contact as words
from netmap.words.labels import field_label

WIDE = frozenset({"instrument", "effect"})
"""Short fields with long words."""


def draw_entry(
    at: At,
    entry: Entry,
    *,
    beside: Mapping[str, Callable[[], None]] = {},
    complete: Completed = dict,
) -> None:
    """Draw the form of an entry.

    `beside` draws something more below a field. `complete` may add to what was typed
    before it is saved.
    """
    form = entry.form
    _draw_fields(at, entry, form.fields, beside)
    if form.visit:
        _draw_visit(at, entry)
    if form.more:
        with st.expander(words.MORE):
            _draw_fields(at, entry, form.more, beside)
    if entry.before is not None:
        key = key_of(at, entry, REASON)
        st.session_state.setdefault(key, words.REASONS.get(entry.purpose, ""))
        st.text_input(field_label(REASON), key=key, persist_state="session")
    with st.container(horizontal=True):
        st.button(
            words.SAVE,
            type="primary",
            key=f"save.{key_of(at, entry, '')}",
            on_click=save,
            args=(at, entry, complete),
        )
        if entry.before is not None or entry.given:
            st.button(
                words.STOP,
                key=f"stop.{key_of(at, entry, '')}",
                on_click=stop_writing,
            )


def _draw_fields(
    at: At,
    entry: Entry,
    names: Sequence[str],
    beside: Mapping[str, Callable[[], None]],
) -> None:
    """Draw long fields one below the other and short ones two by two."""
    for long, group in groupby(names, key=lambda name: _is_long(at, entry, name)):
        some = list(group)
        width = 1 if long else 2
        for start in range(0, len(some), width):
            for column, name in zip(
                st.columns(width), some[start : start + width], strict=False
            ):
                with column:
                    _draw_field(at, entry, name)
                    beside.get(name, _nothing)()


def _nothing() -> None:
    """Draw nothing."""


def _is_long(at: At, entry: Entry, name: str) -> bool:
    model, inner = place_of(entry, name)
    shape = shape_of(model, inner)
    lines = shape.many and not shape.codes and choices_of(at.view, inner) is None
    return lines or shape.inner == Note or name in WIDE


def _draw_field(at: At, entry: Entry, name: str) -> None:
    model, inner = place_of(entry, name)
    shape = shape_of(model, inner)
    key = key_of(at, entry, name)
    first = first_of(at, entry, name)
    if key not in st.session_state and first is not PydanticUndefined:
        st.session_state[key] = as_held(shape, as_json(first))
    kind = VISIT if model is Visit else entry.form.kind
    choices = with_unknown(choices_of(at.view, inner), st.session_state.get(key))
    draw_widget(
        field_label(inner, kind), shape, choices, key=key, persist_state="session"
    )


def _draw_visit(at: At, entry: Entry) -> None:
    key = key_of(at, entry, VISIT)
    st.session_state.setdefault(key, bool(entry.base.get(VISIT)))
    if st.toggle(words.SUPERVISED, key=key, persist_state="session"):
        with st.container(border=True):
            names = [f"{VISIT}.{name}" for name in entry.form.visit]
            _draw_fields(at, entry, names, {})
