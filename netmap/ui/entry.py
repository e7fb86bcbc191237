"""A record of a case being written: its form, and what is typed so far.

What is typed stays with its form, also on another page, until it is saved or let go.
"""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st
from pydantic import BaseModel, JsonValue
from pydantic_core import PydanticUndefined

from netmap.casework.contact import ContactView
from netmap.model.contact import Visit
from netmap.model.fact import KINDS, Fact
from netmap.ui.page import Desk
from netmap.ui.widgets import from_widget, shape_of
from netmap.ui.widgets import to_widget as as_held

OPEN = "contact.open"
WRITING = "contact.writing"
REASON = "reason"
VISIT = "visit"
TODAY = frozenset(
    {
        "happened_on",
        "explained_on",
        "raised_on",
        "told_on",
        "given_on",
        "disclosed_on",
        "asked_on",
    }
)
"""Days that are today unless someone says otherwise."""


class At(NamedTuple):
    """Whose case is looked at, by whom."""

    desk: Desk
    view: ContactView


class Form(NamedTuple):
    """Which fields of a kind of record are asked for; `more` are one press away.

    `required` have to be said here although the record could do without them.
    """

    kind: str
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()
    visit: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()

    @property
    def all(self) -> tuple[str, ...]:
        """Every field of the form."""
        return self.fields + self.more


class Entry(NamedTuple):
    """A record being written: its form, what it follows, what is given already.

    `purpose` tells two forms over one record apart. `blank` are fields that begin
    anew whatever the version before says.
    """

    form: Form
    purpose: str = "new"
    before: Fact | None = None
    given: Mapping[str, JsonValue] = {}
    blank: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What tells this entry apart from every other of its case."""
        about = (
            f"{self.before.fact_id}.{self.before.version}"
            if self.before
            else str(self.given.get("restriction_id", self.given.get("plan_id", "")))
        )
        return f"{self.form.kind}.{self.purpose}.{about}"

    @property
    def base(self) -> dict[str, JsonValue]:
        """What the record says before anything is typed."""
        plain: dict[str, JsonValue] = {"kind": self.form.kind}
        if self.before:
            plain = self.before.body.model_dump(mode="json")
        kept = {name: plain[name] for name in plain.keys() - self.blank}
        return {**kept, **self.given}


def key_of(at: At, entry: Entry, name: str) -> str:
    """Return the key of the widget of a field."""
    return f"record.{at.view.participant.id}.{entry.name}.{name}"


def held(at: At, entry: Entry, name: str) -> JsonValue:
    """Return what the widget of a field holds, as it would be stored."""
    shape = shape_of(*place_of(entry, name))
    return from_widget(shape, st.session_state.get(key_of(at, entry, name)))


def hold(at: At, entry: Entry, name: str, value: JsonValue) -> None:
    """Let the widget of a field hold a value, from a callback."""
    shape = shape_of(*place_of(entry, name))
    st.session_state[key_of(at, entry, name)] = as_held(shape, value)


def place_of(entry: Entry, name: str) -> tuple[type[BaseModel], str]:
    """Return the model and the field that a name of a form stands for."""
    part, _, inner = name.rpartition(".")
    return (Visit if part else KINDS[entry.form.kind], inner)


def first_of(at: At, entry: Entry, name: str) -> object:
    """Return what a field holds before anyone types: what is on record, or usual."""
    model, inner = place_of(entry, name)
    said = entry.base.get(VISIT) if model is Visit else entry.base
    if isinstance(said, dict) and inner in said:
        return said[inner]
    if inner in TODAY:
        return at.view.day
    default = model.model_fields[inner].default
    unsaid = default is PydanticUndefined or inner in entry.form.required
    if unsaid and inner.endswith("_on"):
        return None
    return PydanticUndefined if unsaid else default


def is_writing(name: str) -> bool:
    """Say whether this entry is the one being written."""
    return bool(st.session_state.get(WRITING) == name)


def write(name: str) -> None:
    """Open the form of an entry, from a callback."""
    st.session_state[WRITING] = name


def stop_writing() -> None:
    """Close the form that is open, from a callback."""
    st.session_state[WRITING] = None
