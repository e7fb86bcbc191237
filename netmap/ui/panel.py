"""What the panels beside the map share: names, buttons, confirming a wish."""

from collections.abc import Callable, Iterable

import streamlit as st

from netmap.casework import drawing
from netmap.casework.seeing import MapView
from netmap.model.codes import (
    WishKind,
)
from netmap.model.network import Alter
from netmap.ui.fields import (
    save_edit,
)
from netmap.ui.page import Desk
from netmap.words import screen
from netmap.words.dates import spoken_date


def named(alter: Alter) -> str:
    """Return an alter's name with who they are to the participant."""
    return f"{alter.name} ({alter.relation})" if alter.relation else alter.name


def names_of(alters: Iterable[Alter]) -> dict[str, str]:
    """Return how each alter is called in a choice: by name, and no two alike.

    A choice comes back from the browser as its words, so twins are numbered.
    """
    ordered = sorted(alters, key=lambda one: one.name.casefold())
    return apart((alter.alter_id, named(alter)) for alter in ordered)


def apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by their keys, of which no two are alike: twins are numbered."""
    told: dict[str, str] = {}
    for key, name in pairs:
        number, said = 1, name
        while said in told.values():
            number += 1
            said = screen.TWIN.format(name=name, number=number)
        told[key] = said
    return told


def choice_key(name: str, told: dict[str, str]) -> str:
    """Return the key of a choice among alters.

    The browser keeps the words of a choice: where a name changes, it is another widget.
    """
    return f"{name}.{hash(tuple(told.values()))}"


def button(
    view: MapView, title: str, press: Callable[[], None], key: str, help_: str = ""
) -> None:
    """Draw a button, where the map can be changed."""
    if view.open:
        st.button(title, key=f"{title}.{key}", on_click=press, help=help_ or None)


def draw_confirming(desk: Desk, view: MapView, alter_id: str, panel: str) -> None:
    """Draw whether a wish is confirmed, and the button that confirms it."""
    wish = view.network.wish(alter_id)
    if wish.confirmed and wish.confirmed_on:
        st.text(screen.WISH_CONFIRMED.format(day=spoken_date(wish.confirmed_on)))
    elif wish.wish == WishKind.NOT_ASKED:
        st.text(screen.WISH_NOT_ASKED)
    else:
        button(
            view,
            screen.CONFIRM_WISH,
            lambda: _confirm(desk, view, alter_id),
            f"{panel}.{alter_id}",
        )


def _confirm(desk: Desk, view: MapView, alter_id: str) -> None:
    day = view.network.review.held_on.isoformat()
    edit = drawing.confirm_wish(
        view.network,
        alter_id,
        {
            "confirmed": True,
            "confirmed_on": day,
            "confirmed_how": None,
        },
    )
    save_edit(desk, view.head.review_id, edit)
