"""One record in a list: its title, what matters of it, and all of it when opened."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import streamlit as st

from netmap.model.fact import Fact
from netmap.ui.entry import OPEN, At, Entry, Form, is_writing, stop_writing, write
from netmap.ui.reading import draw_said_by
from netmap.ui.record import draw_entry
from netmap.ui.text import draw_titled, plain
from netmap.words import contact as words


def draw_card(
    at: At,
    fact: Fact,
    said: tuple[str, Iterable[str]],
    inside: Callable[[], None],
) -> None:
    """Draw a record: `said` is its title and its lines; `inside` is drawn when open.

    One record is open at a time.
    """
    title, lines = said
    name = f"{fact.body.kind}.{fact.fact_id}"
    opened = st.session_state.get(OPEN) == name
    with st.container(border=True, key=f"card.{name}"):
        told, press = st.columns((5, 1))
        with told:
            draw_titled(title, lines)
        button = words.HIDE_OF if opened else words.SHOW_OF
        press.button(
            words.HIDE if opened else words.SHOW,
            key=f"toggle.{name}",
            help=button.format(what=plain(title)),
            width="stretch",
            on_click=_toggle,
            args=(None if opened else name,),
        )
        if opened:
            draw_said_by(at.view, fact)
            inside()


def draw_changes(at: At, entries: Sequence[Entry]) -> None:
    """Draw the ways a record can go on: one button each, and the form that is open."""
    if not at.view.may_record:
        return
    writing = next((one for one in entries if is_writing(one.name)), None)
    if writing is None:
        with st.container(horizontal=True):
            for entry in entries:
                st.button(
                    _title(entry),
                    key=f"write.{entry.name}",
                    on_click=partial(write, entry.name),
                )
        return
    with st.container(border=True):
        st.subheader(_title(writing))
        if writing.purpose in words.CHANGE_HELP:
            st.caption(words.CHANGE_HELP[writing.purpose])
        draw_entry(at, writing)


def draw_adding(at: At, form: Form, **given: str) -> None:
    """Draw the form that adds a record, one press away."""
    if not at.view.may_record:
        return
    with st.expander(words.ADD[form.kind]):
        draw_entry(at, Entry(form, given=dict(given)))


def _title(entry: Entry) -> str:
    if entry.before is None:
        return words.ADD[entry.form.kind]
    return words.CHANGES[entry.purpose]


def _toggle(name: str | None) -> None:
    st.session_state[OPEN] = name
    stop_writing()
