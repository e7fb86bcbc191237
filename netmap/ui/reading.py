"""A record of a case as it reads on screen: what it says, and how it came to."""

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st
from pydantic import BaseModel, JsonValue

from netmap.casework.contact import ContactView
from netmap.model.fact import Fact
from netmap.ui.choices import choices_of
from netmap.ui.widgets import shape_of, shown
from netmap.words import contact as words
from netmap.words import screen
from netmap.words.dates import spoken_time
from netmap.words.labels import field_label

QUIET = frozenset({"kind", "raised_by"})


def draw_said_by(view: ContactView, fact: Fact, skip: Sequence[str] = ()) -> None:
    """Draw every field of a record that says something, and its history."""
    said = _said(view, fact.body, fact.body.kind, {*QUIET, *skip})
    rows = "".join(
        f"<dt>{escape(title)}</dt><dd>{escape(text)}</dd>" for title, text in said
    )
    st.html(f'<dl class="netmap-record">{rows}</dl>')
    versions = view.versions(fact)
    with st.expander(words.HISTORY):
        lines = "".join(
            f"<li>{escape(version_words(view, one))}</li>" for one in versions
        )
        st.html(f'<ul class="netmap-list">{lines}</ul>')


def version_words(view: ContactView, fact: Fact) -> str:
    """Return who recorded a version of a record, when and why."""
    template = words.VERSION_WHY if fact.reason else words.VERSION
    return template.format(
        number=fact.version,
        who=view.workers.get(fact.recorded_by, fact.recorded_by),
        time=spoken_time(fact.recorded_at),
        reason=fact.reason,
    )


def _said(
    view: ContactView, value: BaseModel, kind: str, skip: set[str]
) -> Iterator[tuple[str, str]]:
    for name in type(value).model_fields:
        inner = getattr(value, name)
        if name in skip:
            continue
        if isinstance(inner, BaseModel):
            yield from _said(view, inner, "visit", {"restriction_id"})
            continue
        plain: JsonValue = value.model_dump(mode="json")[name]
        text = shown(shape_of(type(value), name), plain, choices_of(view, name))
        if text not in {screen.NOTHING, screen.NONE_OF_THESE}:
            yield field_label(name, kind), text
