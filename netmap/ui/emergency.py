"""Emergency access on screen: opening a case, and saying so while it is open."""

import streamlit as st

from netmap.access.permissions import Act, can_ever
from netmap.casework.caseload import Case
from netmap.casework.emergency import (
    Opened,
    close_emergency,
    my_emergencies,
    open_in_emergency,
    running_for,
)
from netmap.errors import NotForRole
from netmap.model.emergency import Emergency
from netmap.ui.page import Desk, attempt, lead_to, shown_or_stop
from netmap.ui.place import go
from netmap.ui.text import plain
from netmap.words import access as words
from netmap.words.dates import spoken_time

REFERENCE, REASON = "emergency.reference", "emergency.reason"


def draw_emergency_link(desk: Desk) -> None:
    """Draw the way to emergency access, for those who may open a case so."""
    if can_ever(desk.worker, Act.OPEN_IN_EMERGENCY):
        st.page_link("pages/emergency.py", label=words.EMERGENCY_LINK)


def draw_emergencies(desk: Desk) -> None:
    """Draw the form that opens a case, and those that are open."""
    if not can_ever(desk.worker, Act.OPEN_IN_EMERGENCY):
        st.error(NotForRole.sentence)
        return
    st.text(words.EMERGENCY_HELP)
    with st.form("emergency", border=True):
        st.text_input(words.EMERGENCY_REFERENCE, key=REFERENCE, autocomplete="off")
        st.text_area(words.EMERGENCY_REASON, key=REASON)
        st.form_submit_button(words.EMERGENCY_OPEN, on_click=_open, args=(desk,))
    found = shown_or_stop(lambda: my_emergencies(desk.store, **desk.acting))
    assert isinstance(found, tuple)  # noqa: S101 -- narrows the type
    st.header(words.EMERGENCY_MINE)
    if not found:
        st.text(words.EMERGENCY_NONE)
    for one in found:
        _draw_mine(desk, one)


def draw_emergency_banner(desk: Desk, case: Case) -> None:
    """Draw that a case is open in an emergency, until when and why, where it is."""
    if case.participant.worker == desk.by:
        return
    found = running_for(desk.store, **desk.acting, participant_id=case.participant.id)
    if found is None:
        return
    with st.container(key="emergency"):
        st.warning(
            words.EMERGENCY_BANNER.format(
                time=spoken_time(found.ends_at), reason=plain(found.reason)
            )
        )
        _draw_close(desk, found)


def _draw_mine(desk: Desk, one: Opened) -> None:
    told, press, close = st.columns((4, 2, 1), vertical_alignment="center")
    told.text(spoken_time(one.emergency.ends_at))
    press.button(
        words.EMERGENCY_GO.format(case=plain(one.reference)),
        key=f"go.{one.emergency.id}",
        on_click=_go,
        args=(one.emergency.participant_id,),
    )
    with close:
        _draw_close(desk, one.emergency)


def _draw_close(desk: Desk, emergency: Emergency) -> None:
    st.button(
        words.EMERGENCY_CLOSE,
        key=f"close.{emergency.id}",
        on_click=_close,
        args=(desk, emergency),
    )


def _open(desk: Desk) -> None:
    reference, reason = st.session_state[REFERENCE], st.session_state[REASON]
    opened: list[Emergency] = []

    def use() -> None:
        opened.append(
            open_in_emergency(
                desk.store, **desk.acting, reference=reference, reason=reason
            )
        )

    def after() -> None:
        st.session_state[REASON] = st.session_state[REFERENCE] = ""
        _go(opened[-1].participant_id)

    attempt(use, words.EMERGENCY_OPENED, after, keep=False)


def _go(participant_id: str) -> None:
    go(participant_id)
    lead_to("pages/map.py")


def _close(desk: Desk, emergency: Emergency) -> None:
    def use() -> None:
        close_emergency(desk.store, **desk.acting, emergency_id=emergency.id)

    def after() -> None:
        go(None)
        lead_to("pages/emergency.py")

    attempt(use, words.EMERGENCY_CLOSED, after, keep=False)
