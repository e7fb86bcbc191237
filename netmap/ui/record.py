"""Records of a case on screen: the form that adds one or its next version.

What is typed stays with its form, also on another page, until it is saved or let go.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import streamlit as st
from pydantic import BaseModel, JsonValue
from pydantic_core import PydanticUndefined

from netmap.casework.contact import ContactView
from netmap.casework.prompting import see_prompts
from netmap.casework.records import record_fact
from netmap.desk import now
from netmap.errors import StaleRecord
from netmap.model.base import Note
from netmap.model.contact import Visit
from netmap.model.fact import KINDS, Fact
from netmap.ui.choices import choices_of, with_unknown
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.place import spend, token
from netmap.ui.text import draw_said
from netmap.ui.widgets import as_json, draw_widget, from_widget, shape_of, shown
from netmap.ui.widgets import to_widget as as_held
from netmap.words import contact as words
from netmap.words.labels import field_label

OPEN = "contact.open"
WRITING = "contact.writing"
UNSAVED = "contact.unsaved"
REASON = "reason"
VISIT = "visit"


class At(NamedTuple):
    """Whose case is looked at, by whom."""

    desk: Desk
    view: ContactView


class Form(NamedTuple):
    """Which fields of a kind of record are asked for; `more` are one press away."""

    kind: str
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()
    visit: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every field of the form."""
        return self.fields + self.more


class Entry(NamedTuple):
    """A record being written: its form, what it follows, what is given already.

    `purpose` tells two forms over one record apart. `blank` are fields that begin
    empty although the version before says something.
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
        return {**plain, **self.given}


def draw_entry(
    at: At,
    entry: Entry,
    *,
    beside: Mapping[str, Callable[[], None]] = {},
    complete: Callable[[dict[str, JsonValue]], dict[str, JsonValue]] = dict,
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
            on_click=_save,
            args=(at, entry, complete),
        )
        if entry.before is not None or entry.given:
            st.button(
                words.STOP,
                key=f"stop.{key_of(at, entry, '')}",
                on_click=stop_writing,
            )


def key_of(at: At, entry: Entry, name: str) -> str:
    """Return the key of the widget of a field."""
    return f"record.{at.view.participant.id}.{entry.name}.{name}"


def held(at: At, entry: Entry, name: str) -> JsonValue:
    """Return what the widget of a field holds, as it would be stored."""
    shape = shape_of(*_place(entry, name))
    return from_widget(shape, st.session_state.get(key_of(at, entry, name)))


def hold(at: At, entry: Entry, name: str, value: JsonValue) -> None:
    """Let the widget of a field hold a value, from a callback."""
    shape = shape_of(*_place(entry, name))
    st.session_state[key_of(at, entry, name)] = as_held(shape, value)


def is_writing(name: str) -> bool:
    """Say whether this entry is the one being written."""
    return bool(st.session_state.get(WRITING) == name)


def write(name: str) -> None:
    """Open the form of an entry, from a callback."""
    st.session_state[WRITING] = name


def stop_writing() -> None:
    """Close the form that is open, from a callback."""
    st.session_state[WRITING] = None


def draw_unsaved(at: At) -> None:
    """Draw what was typed over a record that someone else changed meanwhile."""
    left: list[tuple[str, str]] = st.session_state.get(_unsaved(at), [])
    if not left:
        return
    with st.container(border=True):
        st.warning(words.NOT_SAVED)
        for title, text in left:
            draw_said(title, text)
        st.button(words.LET_GO, on_click=st.session_state.pop, args=(_unsaved(at),))


def _unsaved(at: At) -> str:
    return f"{UNSAVED}.{at.view.participant.id}"


def _place(entry: Entry, name: str) -> tuple[type[BaseModel], str]:
    """Return the model and the field that a name of a form stands for."""
    part, _, inner = name.rpartition(".")
    return (Visit if part else KINDS[entry.form.kind], inner)


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
    model, inner = _place(entry, name)
    shape = shape_of(model, inner)
    lines = shape.many and not shape.codes and choices_of(at.view, inner) is None
    return lines or shape.inner == Note or name in WIDE


def _draw_field(at: At, entry: Entry, name: str) -> None:
    model, inner = _place(entry, name)
    shape = shape_of(model, inner)
    key = key_of(at, entry, name)
    first = _first(at, entry, name)
    if key not in st.session_state and first is not PydanticUndefined:
        st.session_state[key] = as_held(shape, as_json(first))
    kind = VISIT if model is Visit else entry.form.kind
    choices = with_unknown(choices_of(at.view, inner), st.session_state.get(key))
    draw_widget(
        field_label(inner, kind), shape, choices, key=key, persist_state="session"
    )


def _first(at: At, entry: Entry, name: str) -> object:
    """Return what a field holds before anyone types: what is on record, or usual."""
    model, inner = _place(entry, name)
    said = entry.base.get(VISIT) if model is Visit else entry.base
    if isinstance(said, dict) and inner in said and inner not in entry.blank:
        return said[inner]
    if inner in TODAY:
        return at.view.day
    default = model.model_fields[inner].default
    required = default is PydanticUndefined
    return None if required and inner.endswith("_on") else default


WIDE = frozenset({"instrument", "effect"})
"""Short fields with long words."""
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


def _draw_visit(at: At, entry: Entry) -> None:
    key = key_of(at, entry, VISIT)
    st.session_state.setdefault(key, bool(entry.base.get(VISIT)))
    if st.toggle(words.SUPERVISED, key=key, persist_state="session"):
        with st.container(border=True):
            names = [f"{VISIT}.{name}" for name in entry.form.visit]
            _draw_fields(at, entry, names, {})


def _typed(at: At, entry: Entry) -> dict[str, JsonValue]:
    """Return the whole record as it would be stored."""
    body = entry.base
    for name in entry.form.all:
        if key_of(at, entry, name) in st.session_state:
            body[name] = held(at, entry, name)
    if entry.form.visit:
        kept = body.get(VISIT)
        visit = dict(kept) if isinstance(kept, dict) else {}
        for name in entry.form.visit:
            visit[name] = held(at, entry, f"{VISIT}.{name}")
        body[VISIT] = visit if st.session_state.get(key_of(at, entry, VISIT)) else None
    return {name: value for name, value in body.items() if value is not None}


def _save(
    at: At,
    entry: Entry,
    complete: Callable[[dict[str, JsonValue]], dict[str, JsonValue]],
) -> None:
    body = complete(_typed(at, entry))
    before = entry.before
    purpose = f"record.{at.view.participant.id}.{entry.name}"
    said = str(sorted(body.items()))
    fields: dict[str, object] = {
        "fact_id": before.fact_id if before else token(purpose, said),
        "version": before.version + 1 if before else 1,
        "reason": st.session_state.get(key_of(at, entry, REASON), "").strip(),
        "body": body,
    }
    stale: list[str] = []

    def use() -> None:
        try:
            record_fact(
                at.desk.store,
                by=at.desk.by,
                at=now(),
                participant_id=at.view.participant.id,
                fields=fields,
            )
        except StaleRecord:
            stale.append(purpose)
            raise

    if attempt(use):
        flash("done", _saved(at, str(fields["fact_id"])))
        if before is None:
            spend(purpose)
        _clear(at, entry)
        stop_writing()
    elif stale and before is None:
        flash("done", words.SAVED)
    elif stale:
        st.session_state[_unsaved(at)] = list(_told(at, entry))
        _clear(at, entry)
        stop_writing()


def _saved(at: At, fact_id: str) -> str:
    """Say that a record is saved, and how much is now asked about it."""
    view = see_prompts(
        at.desk.store,
        by=at.desk.by,
        participant_id=at.view.participant.id,
        on=now().date(),
    )
    count = sum(fact_id in prompt.about for prompt in view.open)
    return words.SAVED_ASKS.format(count=count) if count else words.SAVED


def _told(at: At, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what was typed, field by field, where it is not what was on record."""
    for name in entry.form.all:
        model, inner = _place(entry, name)
        typed = held(at, entry, name)
        if typed != entry.base.get(inner):
            text = shown(shape_of(model, inner), typed, choices_of(at.view, inner))
            yield field_label(inner, entry.form.kind), text


def _clear(at: At, entry: Entry) -> None:
    """Empty the widgets of an entry for the next one."""
    names = [*entry.form.all, *(f"{VISIT}.{name}" for name in entry.form.visit)]
    for name in names:
        first = _first(at, entry, name)
        key = key_of(at, entry, name)
        if key not in st.session_state:
            continue
        unset = first is PydanticUndefined
        shape = shape_of(*_place(entry, name))
        empty: JsonValue = [] if shape.many else None
        st.session_state[key] = as_held(shape, empty if unset else as_json(first))
    for name, value in ((VISIT, False), (REASON, "")):
        if key_of(at, entry, name) in st.session_state:
            st.session_state[key_of(at, entry, name)] = value
