"""The walk round the parts of life: one question each, so that nobody is missed."""

from functools import partial

import streamlit as st

from netmap.casework import walk
from netmap.casework.seeing import MapView
from netmap.model.codes import AlterKind, Sector, Standing
from netmap.model.edits import Fields
from netmap.model.network import Alter, Network
from netmap.reports.map_table import in_order
from netmap.ui.adding import add_to_map, network_now
from netmap.ui.fields import save_edit
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.panel import button, named
from netmap.ui.place import spend, token
from netmap.ui.text import draw_list
from netmap.words import screen
from netmap.words.labels import label

KINDS = {
    Sector.GROUPS: AlterKind.GROUP,
    Sector.ONLINE: AlterKind.ONLINE,
    Sector.PLACES: AlterKind.PLACE,
}
"""What is added in a part of life, where it is not a person."""
END = "end"
STOPS = (*(sector.value for sector in Sector), END)
"""Where the walk stops: at each part of life, and at its end."""


def draw_walk(desk: Desk, view: MapView) -> None:
    """Draw the walk of an open draft where it stands: one part of life, or its end."""
    stop: str = st.selectbox(
        screen.WALK_GO,
        STOPS,
        format_func=_stop_name,
        key=stop_key(view.head.review_id),
        persist_state="session",
    )
    if stop == END:
        _draw_end(view.network)
    else:
        _draw_part(desk, view, Sector(stop))
    _draw_steps(view, STOPS.index(stop))


def stop_key(review_id: str) -> str:
    """Return where the session keeps at which stop the walk of a review is."""
    return f"walk.stop.{review_id}"


def name_key(review_id: str) -> str:
    """Return the key of the box for a name.

    It is one box for all parts: a name half typed is still there at the next stop.
    """
    return f"walk.name.{review_id}"


def _draw_part(desk: Desk, view: MapView, sector: Sector) -> None:
    parts = list(Sector)
    number = parts.index(sector) + 1
    st.caption(
        screen.WALK_AT.format(number=number, count=len(parts), part=label(sector))
    )
    st.markdown(f"**{screen.WALK_QUESTIONS[sector]}**")
    _draw_here(view.network, sector)
    with st.form(f"walk.form.{view.head.review_id}", border=False):
        name, add = st.columns((3, 2), vertical_alignment="bottom")
        name.text_input(
            screen.WALK_NAME,
            key=name_key(view.head.review_id),
            placeholder=screen.NEW_NAME_HINT,
        )
        add.form_submit_button(
            screen.WALK_ADD,
            on_click=_add,
            args=(desk, view, sector),
            help=screen.WALK_HELP,
            width="stretch",
        )
    said = sector in view.network.review.nobody_in
    button(
        view,
        screen.WALK_NOBODY_BACK if said else screen.WALK_NOBODY,
        partial(_nobody, desk, view, sector, said=not said),
        "walk",
    )


def _draw_here(network: Network, sector: Sector) -> None:
    """Draw what is said of a part so far: always in as many places on the page.

    What moves on a page is made anew by the browser: the box below would lose the
    focus, and the next name could not be typed straight on.
    """
    here = [
        _told(network, alter) for alter in in_order(network) if alter.sector == sector
    ]
    with st.container(key="walk_here"):
        draw_list(here)
        if sector in network.review.nobody_in:
            st.text(screen.WALK_NOBODY_SAID)
        elif not here:
            st.text(screen.WALK_NOT_YET)


def _told(network: Network, alter: Alter) -> str:
    standing = network.tie(alter.alter_id).standing
    if standing == Standing.CURRENT:
        return named(alter)
    return screen.WALK_STANDING.format(name=named(alter), standing=label(standing))


def _draw_end(network: Network) -> None:
    """Draw which parts have people, which have nobody, and which were not asked."""
    for said, sectors in walk.walked(network):
        if sectors:
            st.markdown(f"**{screen.WALK_SUMMARY[said]}**")
            draw_list(_summary(network, sector) for sector in sectors)


def _summary(network: Network, sector: Sector) -> str:
    names = [alter.name for alter in walk.drawn_in(network, sector)]
    if not names:
        return label(sector)
    return screen.WALK_NAMES.format(part=label(sector), names=", ".join(names))


def _draw_steps(view: MapView, at: int) -> None:
    with st.container(horizontal=True):
        for title, to in ((screen.WALK_BACK, at - 1), (screen.WALK_NEXT, at + 1)):
            there = 0 <= to < len(STOPS)
            st.button(
                title,
                key=f"walk.{title}",
                disabled=not there,
                on_click=_step_to,
                args=(view, STOPS[to] if there else STOPS[at]),
            )


def _stop_name(stop: str) -> str:
    return screen.WALK_END if stop == END else label(Sector(stop))


def _step_to(view: MapView, stop: str) -> None:
    st.session_state[stop_key(view.head.review_id)] = stop


def _add(desk: Desk, view: MapView, sector: Sector) -> None:
    key = name_key(view.head.review_id)
    name = st.session_state[key].strip()
    if not name:
        flash("refused", screen.NAME_NEEDED)
        return
    fields: Fields = {
        "name": name,
        "kind": KINDS.get(sector, AlterKind.PERSON).value,
        "sector": sector.value,
    }
    if add_to_map(desk, view, token("walk", (view.head.review_id, fields)), fields):
        spend("walk")
        st.session_state[key] = ""


def _nobody(desk: Desk, view: MapView, sector: Sector, *, said: bool) -> None:
    def use() -> None:
        edit = walk.nobody(network_now(desk, view), sector, said=said)
        done = screen.WALK_NOBODY_KEPT if said else ""
        save_edit(desk, view.head.review_id, edit, done)

    attempt(use)
