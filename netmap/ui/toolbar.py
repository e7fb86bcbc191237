"""Above the map: adding in one line, undo and redo."""

from functools import partial

import streamlit as st

from netmap.casework.seeing import MapView
from netmap.model.codes import AlterKind, Quality, Sector
from netmap.model.edits import Edit, Fields
from netmap.reports.history import edit_words
from netmap.ui.acts import look_at, step
from netmap.ui.adding import add_to_map
from netmap.ui.page import Desk, flash
from netmap.ui.person import WORKER, WORKER_ALTER
from netmap.ui.place import spend, token
from netmap.ui.text import plain
from netmap.words import screen
from netmap.words.labels import label

NAME, KIND, SECTOR, QUALITY = "add.name", "add.kind", "add.sector", "add.quality"


def draw_undo(desk: Desk, view: MapView, *, worker: bool) -> None:
    """Draw undo and redo, each saying what it would do.

    Where both can see the screen, a change to the worker's view is "a change".
    """
    for title, edit, nothing, back in (
        (screen.UNDO, view.undo, screen.UNDO_NOTHING, True),
        (screen.REDO, view.redo, screen.REDO_NOTHING, False),
    ):
        hidden = not worker and _private(edit or ())
        told = screen.EDIT_UNKNOWN if hidden else edit_words(edit or (), view.network)
        said = told if edit else nothing
        st.button(
            title,
            key=f"step.{title}",
            help=plain(said),
            disabled=edit is None,
            on_click=partial(step, desk, view, back=back),
        )


def draw_adding(desk: Desk, view: MapView) -> None:
    """Draw the line that adds someone or something to the map."""
    with st.container(key="adding"), st.form("add_alter"):
        name, kind, sector, quality, add = st.columns(
            (3, 2, 2, 2, 2), vertical_alignment="bottom"
        )
        name.text_input(screen.NEW_NAME, key=NAME, placeholder=screen.NEW_NAME_HINT)
        kind.selectbox(screen.NEW_KIND, list(AlterKind), format_func=label, key=KIND)
        sector.selectbox(
            screen.NEW_SECTOR,
            list(Sector),
            index=None,
            placeholder=screen.CHOOSE,
            format_func=label,
            key=SECTOR,
        )
        quality.selectbox(
            screen.NEW_QUALITY,
            [Quality.UNKNOWN, *(one for one in Quality if one != Quality.UNKNOWN)],
            format_func=label,
            key=QUALITY,
        )
        add.form_submit_button(
            screen.ADD_TO_MAP, on_click=_add, args=(desk, view), width="stretch"
        )


def _add(desk: Desk, view: MapView) -> None:
    name = st.session_state[NAME].strip()
    if not name:
        flash("refused", screen.NAME_NEEDED)
        return
    if st.session_state[SECTOR] is None:
        flash("refused", screen.SECTOR_NEEDED)
        return
    fields: Fields = {
        "name": name,
        "kind": st.session_state[KIND].value,
        "sector": st.session_state[SECTOR].value,
        "quality_participant": st.session_state[QUALITY].value,
    }
    alter_id = token("alter", fields)
    if add_to_map(desk, view, alter_id, fields):
        spend("alter")
        st.session_state[NAME] = ""
        st.session_state[KIND] = AlterKind.PERSON
        st.session_state[SECTOR] = None
        st.session_state[QUALITY] = Quality.UNKNOWN
        look_at(alter_id)


def _private(edit: Edit) -> bool:
    """Say whether an edit changed the worker's view."""
    private = {*WORKER, *WORKER_ALTER}
    return any(private & set(change.after or ()) for change in edit if change.before)
