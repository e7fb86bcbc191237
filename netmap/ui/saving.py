"""Saving a record of a case: once, with its reason, and with no word lost."""

from collections.abc import Callable, Iterator, Mapping

import streamlit as st
from pydantic import JsonValue
from pydantic_core import PydanticUndefined

from netmap.casework.prompting import see_prompts
from netmap.casework.records import record_fact, see_facts
from netmap.desk import now
from netmap.errors import StaleRecord
from netmap.model.contact import Visit
from netmap.model.fact import Fact
from netmap.ui.choices import choices_of
from netmap.ui.entry import (
    REASON,
    VISIT,
    At,
    Entry,
    first_of,
    held,
    key_of,
    place_of,
    stop_writing,
)
from netmap.ui.page import attempt, flash
from netmap.ui.place import spend, token
from netmap.ui.text import draw_said
from netmap.ui.widgets import as_json, shape_of, shown
from netmap.ui.widgets import to_widget as as_held
from netmap.words import contact as words
from netmap.words.labels import field_label

UNSAVED = "contact.unsaved"
Completed = Callable[[dict[str, JsonValue]], dict[str, JsonValue]]
"""What may add to a record that was typed, before it is saved."""


def _typed(at: At, entry: Entry) -> dict[str, JsonValue]:
    """Return the whole record as it would be stored."""
    body = entry.base
    for name in entry.form.all:
        if key_of(at, entry, name) in st.session_state:
            body[name] = held(at, entry, name)
    if entry.form.visit:
        body[VISIT] = _visit(at, entry)
    return _said(body)


def _visit(at: At, entry: Entry) -> JsonValue:
    """Return the record of a visit; nothing where it was not supervised."""
    if not st.session_state.get(key_of(at, entry, VISIT)):
        return None
    kept = entry.base.get(VISIT)
    visit = dict(kept) if isinstance(kept, dict) else {}
    for name in entry.form.visit:
        visit[name] = held(at, entry, f"{VISIT}.{name}")
    return dict(_said(visit))


def _said(body: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {name: value for name, value in body.items() if value is not None}


def save(
    at: At,
    entry: Entry,
    complete: Completed,
) -> None:
    """Save what is typed, from a callback; the page says what came of it.

    What someone else changed meanwhile is not overwritten: what was typed is shown
    until it is let go.
    """
    body = complete(_typed(at, entry))
    for name in entry.form.required - body.keys():
        field = field_label(name, entry.form.kind)
        flash("refused", words.SAY_FIRST.format(field=field))
        return
    purpose = f"record.{at.view.participant.id}.{entry.name}"
    fields = _fields(at, entry, body, purpose)
    stale: list[str] = []

    def use() -> None:
        try:
            record_fact(
                at.desk.store,
                **at.desk.acting,
                participant_id=at.view.participant.id,
                fields=fields,
            )
        except StaleRecord:
            stale.append(purpose)
            raise

    def after() -> None:
        flash("done", _saved(at, str(fields["fact_id"])))
        if entry.before is None:
            spend(purpose)
        _clear(at, entry)
        stop_writing()

    if attempt(use, after=after) or not stale:
        return
    if _is_there(at, fields):
        after()
        return
    st.session_state[_unsaved(at)] = list(_told(at, entry))
    _clear(at, entry)
    stop_writing()


def _fields(
    at: At, entry: Entry, body: Mapping[str, JsonValue], purpose: str
) -> dict[str, object]:
    """Return the next version of a record, as it is to be saved."""
    before = entry.before
    new_id = token(purpose, str(sorted(body.items())))
    return {
        "fact_id": before.fact_id if before else new_id,
        "version": before.version + 1 if before else 1,
        "reason": st.session_state.get(key_of(at, entry, REASON), "").strip(),
        "body": body,
    }


def _is_there(at: At, fields: Mapping[str, object]) -> bool:
    """Say whether this is what was recorded a moment ago: a second click."""
    known = see_facts(
        at.desk.store, **at.desk.acting, participant_id=at.view.participant.id
    )
    wanted = Fact.model_validate(
        {**fields, "recorded_at": now(), "recorded_by": at.desk.by}
    )
    return any(
        (one.fact_id, one.version, one.recorded_by, one.body)
        == (wanted.fact_id, wanted.version, wanted.recorded_by, wanted.body)
        for one in known
    )


def _saved(at: At, fact_id: str) -> str:
    """Say that a record is saved, and how much is now asked about it."""
    view = see_prompts(
        at.desk.store,
        **at.desk.acting,
        participant_id=at.view.participant.id,
        on=now().date(),
    )
    count = sum(fact_id in prompt.about for prompt in view.open)
    return words.SAVED_ASKS.format(count=count) if count else words.SAVED


def _told(at: At, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what was typed, field by field, where it is not what was on record."""
    for name in _names(entry):
        model, inner = place_of(entry, name)
        typed = held(at, entry, name)
        if typed != _untouched(at, entry, name):
            kind = VISIT if model is Visit else entry.form.kind
            text = shown(shape_of(model, inner), typed, choices_of(at.view, inner))
            yield field_label(inner, kind), text
    reason = st.session_state.get(key_of(at, entry, REASON))
    if reason:
        yield field_label(REASON), reason


def _names(entry: Entry) -> tuple[str, ...]:
    return (*entry.form.all, *(f"{VISIT}.{name}" for name in entry.form.visit))


def _untouched(at: At, entry: Entry, name: str) -> JsonValue:
    """Return what a field would store if nobody typed in it."""
    first = first_of(at, entry, name)
    many = shape_of(*place_of(entry, name)).many
    unset: JsonValue = [] if many else None
    return unset if first is PydanticUndefined else as_json(first)


def _clear(at: At, entry: Entry) -> None:
    """Empty the widgets of an entry for the next one."""
    for name in _names(entry):
        key = key_of(at, entry, name)
        if key in st.session_state:
            shape = shape_of(*place_of(entry, name))
            st.session_state[key] = as_held(shape, _untouched(at, entry, name))
    for name, value in ((VISIT, False), (REASON, "")):
        if key_of(at, entry, name) in st.session_state:
            st.session_state[key_of(at, entry, name)] = value


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
