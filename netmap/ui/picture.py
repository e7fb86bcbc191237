"""The map on screen: the picture, and its twin, the table."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

import streamlit as st

from netmap.casework.seeing import MapView
from netmap.model.codes import Convention, Standing
from netmap.model.network import Network
from netmap.picture.change import Beside
from netmap.picture.convention import LINES
from netmap.picture.marks import Scene
from netmap.picture.palette import DARK, LIGHT, Palette
from netmap.picture.scene import scene_of
from netmap.picture.strip import legend_svg, legend_words
from netmap.picture.svg import svg_of
from netmap.reports.map_table import map_table
from netmap.ui.acts import chosen, take_acts
from netmap.ui.ecomap import draw_ecomap
from netmap.ui.page import Desk
from netmap.ui.table import draw_rows
from netmap.ui.text import draw_said
from netmap.words import screen

DRAWN = "map.drawn"
T = TypeVar("T")


class Drawn(NamedTuple):
    """A picture, and what it was drawn from."""

    scene: Scene
    svg: str
    legend: str


def draw_map(desk: Desk, view: MapView, *, worker: bool, marked: bool) -> None:
    """Draw the map that answers to mouse, touch and keys, with its legend.

    `worker` says that only the worker sees the screen; `marked` that what changed since
    the review before is marked.
    """
    drawn = _drawn(view, worker=worker, marked=marked)
    scene = drawn.scene
    draw_ecomap(
        scene,
        drawn.svg,
        changeable=view.open,
        chosen=chosen(),
        take=partial(take_acts, desk, view, scene.key),
    )
    if scene.legend:
        st.image(drawn.legend, width="stretch", alt=legend_words(scene.legend))
    if scene.off_map:
        draw_said(screen.TABLE_NOT_DRAWN, ", ".join(scene.off_map))


def _drawn(view: MapView, *, worker: bool, marked: bool) -> Drawn:
    """Return the picture, so that opening a panel does not draw the whole map again."""
    palette = palette_of(view.convention)

    def draw() -> Drawn:
        scene = scene_for(view, worker=worker, marked=marked)
        svg = svg_of(scene, palette=palette, legend=False, handles=True)
        return Drawn(scene, svg, legend_svg(scene.legend, palette=palette))

    seen = (view.network, view.before, view.restricted, view.participant.name)
    return drawn_once(DRAWN, (*seen, palette, worker, marked), draw)


def drawn_once(key: str, asked: tuple[object, ...], draw: Callable[[], T]) -> T:
    """Return what this session drew last where it is `asked` for the same again.

    Otherwise it is drawn, and held in the session under `key`.
    """
    held: tuple[tuple[object, ...], T] | None = st.session_state.get(key)
    if held is None or held[0] != asked:
        held = asked, draw()
        st.session_state[key] = held
    return held[1]


def palette_of(convention: Convention) -> Palette:
    """Return the inks of the browser's theme, with the lines of the service."""
    dark = st.context.theme.type == "dark"
    return (DARK if dark else LIGHT).with_lines(LINES[convention])


def scene_for(view: MapView, *, worker: bool, marked: bool = False) -> Scene:
    """Return the scene of a map as one view of it may show it."""
    return scene_of(
        view.network,
        participant_name=view.participant.name,
        restricted=view.restricted,
        view="desk" if worker else "session",
        absent_before=absent_in(view.before),
        beside=Beside(view.before) if marked and view.before else None,
    )


def absent_in(before: Network | None) -> frozenset[str]:
    """Return the ids of those with whom there was no contact at a review."""
    ties = before.ties if before else ()
    return frozenset(
        tie.alter_id for tie in ties if tie.standing == Standing.NOT_IN_CONTACT
    )


def draw_table(view: MapView, *, desk: bool) -> None:
    """Draw everything on a map as a table that scrolls in its own box."""
    st.header(screen.TABLE)
    table = map_table(view.network, view.restricted, desk=desk)
    if table.rows:
        draw_rows(screen.TABLE, table.columns, table.rows)
