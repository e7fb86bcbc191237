"""Who can see the screen: both, or the worker alone; and turning it to both."""

import streamlit as st

from netmap.ui.style import draw_large
from netmap.ui.text import draw_heading
from netmap.words import contact, screen

VIEW = "map.view"
TURNING = "map.turning"


def draw_view_choice() -> bool:
    """Draw the choice of who can see the screen; say whether it is the desk view."""
    chosen = st.segmented_control(
        screen.VIEW,
        [screen.SESSION, screen.DESK],
        default=screen.SESSION,
        required=True,
        key=VIEW,
        help=screen.VIEW_HELP,
        on_change=_chosen,
    )
    if chosen == screen.SESSION:
        draw_large()
    return bool(chosen == screen.DESK)


def is_desk() -> bool:
    """Say whether the worker alone sees the screen, before the choice is drawn."""
    return bool(st.session_state.get(VIEW) == screen.DESK)


def draw_turning() -> None:
    """Ask before the screen is turned to both; until then nothing of a map is drawn."""
    if not st.session_state.get(TURNING):
        return
    with st.container(key="turning", border=True):
        st.header(screen.TURN_TITLE)
        for one in screen.TURN_CHECKS:
            st.text(f"– {one}")
        with st.container(horizontal=True):
            st.button(screen.TURN_YES, type="primary", on_click=_turn, args=(True,))
            st.button(screen.TURN_NO, on_click=_turn, args=(False,))
    st.stop()


def draw_desk_banner(*, worker: bool) -> None:
    """Remind the worker that what is on the screen is theirs alone."""
    place = st.empty()
    if worker:
        place.caption(screen.DESK_BANNER)


def stop_unless_alone(*, worker: bool) -> None:
    """End a page that is for the worker alone while both can see the screen."""
    draw_turning()
    draw_desk_banner(worker=worker)
    if not worker:
        st.info(contact.FOR_YOU_ALONE)
        st.stop()


def draw_head_alone(name: str) -> None:
    """Draw the head of a page about someone, and end it unless the worker is alone."""
    with st.container(key="head"):
        title, seen = st.columns((8, 3), vertical_alignment="bottom")
    with title:
        draw_heading(name)
    with seen:
        worker = draw_view_choice()
    stop_unless_alone(worker=worker)


def _chosen() -> None:
    """Turning the screen to both is asked about first; turning it away is not."""
    if st.session_state[VIEW] == screen.SESSION:
        st.session_state[VIEW] = screen.DESK
        st.session_state[TURNING] = True


def _turn(turned: bool) -> None:  # noqa: FBT001 -- a button's answer
    st.session_state[TURNING] = False
    st.session_state[VIEW] = screen.SESSION if turned else screen.DESK
