"""The panel of one alter: how it is, what is wished, who they are."""

import streamlit as st

from netmap.casework import drawing
from netmap.casework.seeing import MapView
from netmap.model.closeness import ring_of
from netmap.model.codes import (
    Sector,
    Standing,
)
from netmap.model.network import Alter
from netmap.ui.acts import LINK, WHO
from netmap.ui.fields import (
    draw_field,
    draw_fields,
    draw_pairs,
    save_edit,
)
from netmap.ui.page import Desk
from netmap.ui.panel import button, choice_key, draw_confirming, names_of
from netmap.ui.prompting import Ask, draw_pressing
from netmap.words import screen
from netmap.words.labels import label

HOW = ("standing", "quality_participant", "strength", "frequency", "flow")
SAID = ("support", "key_person", "own_words")
WISH = (
    "own_words",
    "advantages",
    "advantages_own_words",
    "difficulties",
    "difficulties_own_words",
)
WISH_MORE = (
    "effect_on_others",
    "options",
    "way_forward",
    "change_note",
    "present",
    "representative",
    "representative_basis",
)
IDENTITY = ("name", "relation", "kind", "age_band")
IDENTITY_MORE = ("paid", "household")
TIE_MORE = ("since", "privacy")
WORKER = (
    "quality_worker",
    "view_difference",
    "recognition",
    "basis_of_concern",
    "discussed_on",
    "safe_to_discuss",
    "abuse_concern",
    "worker_note",
)
WORKER_ALTER = ("confidential_location",)


def draw_person(desk: Desk, view: MapView, ask: Ask | None) -> None:
    """Draw the panel of one alter: how it is, the wish, who they are.

    Where the worker alone sees the screen, `ask` gives what is asked of them.
    """
    alters = {alter.alter_id: alter for alter in view.network.alters}
    if not alters:
        st.info(screen.EMPTY_MAP)
        return
    if st.session_state.get(WHO) not in alters:
        st.session_state[WHO] = None
    told = names_of(view.network.alters)
    key = choice_key(WHO, told)
    st.session_state[key] = st.session_state[WHO]
    alter_id: str | None = st.selectbox(
        screen.WHO,
        list(told),
        format_func=told.__getitem__,
        key=key,
        placeholder=screen.CHOOSE_WHO,
        on_change=lambda: _look_at(st.session_state[key]),
    )
    if alter_id is None:
        return
    if ask:
        draw_pressing(desk, ask(), alter_id)
    _draw_how(desk, view, alter_id)
    with st.expander(screen.GROUP_WISH, expanded=True):
        _draw_wish(desk, view, alter_id)
    with st.expander(screen.GROUP_WHO):
        _draw_identity(desk, view, alters[alter_id])
    if ask:
        with st.expander(screen.GROUP_WORKER):
            draw_fields(desk, view, "tie", alter_id, WORKER)
            draw_fields(desk, view, "alter", alter_id, WORKER_ALTER)


def _look_at(alter_id: str) -> None:
    st.session_state[WHO] = alter_id
    st.session_state[LINK] = None


def _draw_how(desk: Desk, view: MapView, alter_id: str) -> None:
    ended = view.network.tie(alter_id).standing == Standing.ENDED
    draw_pairs(desk, view, "tie", alter_id, (*HOW, "ended_why") if ended else HOW)
    draw_fields(desk, view, "tie", alter_id, SAID)


def _draw_wish(desk: Desk, view: MapView, alter_id: str) -> None:
    wish = view.network.wish(alter_id)
    draw_field(desk, view, "wish", alter_id, "wish")
    draw_confirming(desk, view, alter_id, "one")
    if wish.confirmed:
        draw_field(desk, view, "wish", alter_id, "confirmed_how")
    draw_fields(desk, view, "wish", alter_id, WISH)
    with st.expander(screen.WISH_MORE):
        draw_fields(desk, view, "wish", alter_id, WISH_MORE)


def _draw_identity(desk: Desk, view: MapView, alter: Alter) -> None:
    draw_pairs(desk, view, "alter", alter.alter_id, IDENTITY)
    draw_pairs(desk, view, "alter", alter.alter_id, IDENTITY_MORE)
    draw_fields(desk, view, "tie", alter.alter_id, TIE_MORE)
    if view.open:
        _draw_moving(desk, view, alter)
    button(
        view,
        screen.REMOVE,
        lambda: _remove(desk, view, alter.alter_id),
        alter.alter_id,
    )


def _draw_moving(desk: Desk, view: MapView, alter: Alter) -> None:
    ring = ring_of(alter.distance)
    known = ring if alter.placed else None
    ring_key = f"ring.{alter.alter_id}.{alter.sector}.{ring}.{alter.placed}"
    sector_key = f"sector.{alter.alter_id}.{alter.sector}.{ring}"
    near, part = st.columns(2)
    near.selectbox(
        screen.RING,
        list(screen.RINGS),
        index=None if known is None else known - 1,
        placeholder=screen.NOT_SAID,
        format_func=lambda one: screen.RINGS[one],
        key=ring_key,
        help=screen.RING_HELP,
        on_change=lambda: _move(
            desk, view, alter, (alter.sector, st.session_state[ring_key])
        ),
    )
    part.selectbox(
        screen.NEW_SECTOR,
        list(Sector),
        index=list(Sector).index(alter.sector),
        format_func=label,
        key=sector_key,
        on_change=lambda: _move(
            desk, view, alter, (st.session_state[sector_key], ring)
        ),
    )


def _move(desk: Desk, view: MapView, alter: Alter, to: tuple[Sector, int]) -> None:
    sector, ring = to
    edit = drawing.move(view.network, alter.alter_id, sector, ring)
    save_edit(desk, view.head.review_id, edit)


def _remove(desk: Desk, view: MapView, alter_id: str) -> None:
    edit = drawing.remove_alter(view.network, alter_id)
    save_edit(desk, view.head.review_id, edit, screen.REMOVED)
