"""What people do on the map on screen: read, made once each, and answered.

The browser sends its acts until it is told that they arrived, so an act can come more
than once. Each has an id of its own and is made once.
"""

from functools import partial
from typing import Annotated, Any, Literal, NamedTuple

import streamlit as st
from pydantic import Field, TypeAdapter, ValidationError

from netmap.casework import drawing, maps
from netmap.casework.seeing import MapView, see_map
from netmap.errors import StaleEdit
from netmap.model.base import Id, Name, Value
from netmap.model.edits import link_key
from netmap.model.network import Alter, Angle, Distance, Network
from netmap.picture.layout import Place
from netmap.picture.plane import Point, length
from netmap.picture.plane import at as point_at
from netmap.ui.adding import add_to_map
from netmap.ui.fields import save_edit
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.panel import choice_key, names_of
from netmap.words import ecomap, screen

KEY = "map.ecomap"
ANSWERED = "map.answered"
WHO = "map.who"
LINK = "map.link"
TAB = "map.tab"
REMEMBERED = 200
"""How many answered acts are remembered."""


SAME_PLACE = 2.0
"""Pixels within which an alter is where it was seen."""
Pixels = Annotated[float, Field(ge=-2000, le=2000, allow_inf_nan=False)]


class Look(Value):
    """Open the panel of an alter, or of a link (its key)."""

    id: Id
    kind: Literal["look"]
    who: Annotated[str, Field(max_length=200)]


class Move(Value):
    """Put an alter where it was dropped; `x` and `y` say where it was seen before."""

    id: Id
    kind: Literal["move"]
    who: Id
    x: Pixels
    y: Pixels
    angle: Angle
    distance: Distance


class Add(Value):
    """Put someone new where the person pointed."""

    id: Id
    kind: Literal["add"]
    name: Name
    angle: Angle
    distance: Distance


class Connect(Value):
    """Say that two alters know each other."""

    id: Id
    kind: Literal["link"]
    first: Id
    second: Id


class Step(Value):
    """Take the last change back, or make it again."""

    id: Id
    kind: Literal["undo", "redo"]


Act = Annotated[Look | Move | Add | Connect | Step, Field(discriminator="kind")]


class Sent(Value):
    """Everything the browser has had no answer to; `tries` counts its sendings."""

    tries: int
    map: Annotated[str, Field(max_length=200)]
    acts: tuple[Act, ...]


SENT: TypeAdapter[Sent] = TypeAdapter(Sent)


class At(NamedTuple):
    """Who acts, on which map, as it was seen."""

    desk: Desk
    view: MapView


def answered() -> list[str]:
    """Return the ids of the acts that were made or refused."""
    found: list[str] = st.session_state.get(ANSWERED, [])
    return found


def take_acts(desk: Desk, view: MapView, key: str) -> None:
    """Make each act that has arrived and was not made yet.

    `key` names the map on the screen; acts of another map wait for theirs. Each act is
    made on the map as it is now, because the one before may have changed it.
    """
    held: Any = st.session_state[KEY].get("acts")
    try:
        sent = SENT.validate_python(held)
    except ValidationError:
        _answer_unread(held)
        flash("refused", ecomap.UNREADABLE)
        return
    if sent.map != key:
        return
    for act in sent.acts:
        if act.id not in answered():
            _attempt(desk, view, act)
            _answer(act.id)


def _answer(act_id: str) -> None:
    st.session_state[ANSWERED] = [*answered(), act_id][-REMEMBERED:]


def _answer_unread(held: object) -> None:
    """Answer what cannot be read, so that it is not sent for ever."""
    acts = held.get("acts") if isinstance(held, dict) else None
    for act in acts if isinstance(acts, list) else ():
        if isinstance(act, dict) and isinstance(act.get("id"), str):
            _answer(act["id"][:64])


def _attempt(desk: Desk, view: MapView, act: Act) -> None:
    if isinstance(act, Look):
        _look(view.network, act.who)
        return

    def use() -> None:
        review_id = view.head.review_id
        now_seen = see_map(
            desk.store, **desk.acting, review_id=review_id, measured=False
        )
        _make(At(desk, now_seen), act)

    attempt(use)


def _make(at: At, act: Move | Add | Connect | Step) -> None:
    if not at.view.open:
        flash("refused", screen.SEALED_NOTE)
    elif isinstance(act, Move):
        _move(at, act)
    elif isinstance(act, Add):
        _add(at, act)
    elif isinstance(act, Connect):
        _link(at, act)
    else:
        step(at.desk, at.view, back=act.kind == "undo")


def _look(network: Network, key: str) -> None:
    first, _, second = key.partition("~")
    known = {alter.alter_id for alter in network.alters}
    if not {first, second or first} <= known:
        return
    if second:
        look_at_link(network, first, second)
    else:
        look_at(first)


def look_at(alter_id: str) -> None:
    """Open the panel of an alter."""
    st.session_state[WHO] = alter_id
    st.session_state[LINK] = None
    st.session_state[TAB] = screen.TAB_PERSON


def look_at_link(network: Network, first: str, second: str) -> None:
    """Open the panel of a link with its two ends chosen."""
    told = names_of(network.alters)
    st.session_state[choice_key("link.one", told)] = first
    st.session_state[choice_key("link.other", told)] = second
    st.session_state[LINK] = link_key(first, second)
    st.session_state[TAB] = screen.TAB_LINKS


def chosen() -> str | None:
    """Return the key of the alter or link whose panel is open."""
    link: str | None = st.session_state.get(LINK)
    who: str | None = st.session_state.get(WHO)
    return link or who


def _move(at: At, act: Move) -> None:
    network = at.view.network
    known = {alter.alter_id: alter for alter in network.alters}
    alter = known.get(act.who)
    if alter is None or not _is_at(alter, Point(act.x, act.y)):
        flash("refused", screen.STALE_MAP)
        return
    edit = drawing.move_to(network, act.who, Place(act.angle, act.distance))
    save_edit(at.desk, at.view.head.review_id, edit)


def _is_at(alter: Alter, seen: Point) -> bool:
    return length(point_at(alter.angle, alter.distance), seen) <= SAME_PLACE


def _add(at: At, act: Add) -> None:
    place = Place(act.angle, act.distance)
    if add_to_map(at.desk, at.view, act.id, {"name": act.name}, place):
        look_at(act.id)


def _link(at: At, act: Connect) -> None:
    known = {alter.alter_id for alter in at.view.network.alters}
    if act.first == act.second or not {act.first, act.second} <= known:
        flash("refused", screen.LINK_SAME)
        return
    edit = drawing.set_link(at.view.network, act.first, act.second, True)  # noqa: FBT003 -- the answer is the value
    if save_edit(at.desk, at.view.head.review_id, edit, screen.LINK_SAVED["yes"]):
        look_at_link(at.view.network, act.first, act.second)


def step(desk: Desk, view: MapView, *, back: bool) -> None:
    """Take the last change back, or make it again; say so."""
    use, done = (maps.undo, screen.UNDONE) if back else (maps.redo, screen.REDONE)
    made = partial(use, desk.store, **desk.acting, review_id=view.head.review_id)
    try:
        attempt(made, done)
    except StaleEdit:
        flash("refused", screen.STALE_MAP)
