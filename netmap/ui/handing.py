"""Handing a case over, on screen."""

import streamlit as st

from netmap.casework.handing import Handing, hand_over, see_held
from netmap.ui.page import Desk, attempt, flash, shown_or_stop
from netmap.words import access as words

CASE, TO = "handing.case", "handing.to"


def draw_handing(desk: Desk) -> None:
    """Draw the choice of a case, by its reference, and of who takes it."""
    found = shown_or_stop(lambda: see_held(desk.store, by=desk.by))
    assert isinstance(found, Handing)  # noqa: S101 -- narrows the type
    st.header(words.HAND_OVER)
    if not found.cases:
        st.text(words.HAND_OVER_NONE)
        return
    st.text(words.HAND_OVER_HELP)
    cases = {one.participant_id: one for one in found.cases}
    takers = {one.id: one.name for one in found.takers}

    def named(participant_id: str) -> str:
        one = cases[participant_id]
        name = found.names.get(one.worker, one.worker)
        return words.HAND_OVER_LINE.format(reference=one.reference, name=name)

    with st.form("handing", border=True):
        st.selectbox(
            words.HAND_OVER_CASE, list(cases), index=None, format_func=named, key=CASE
        )
        st.selectbox(
            words.HAND_OVER_TO,
            list(takers),
            index=None,
            format_func=lambda one: takers[one],
            key=TO,
        )
        st.form_submit_button(words.HAND_OVER_DO, on_click=_hand, args=(desk,))


def _hand(desk: Desk) -> None:
    participant_id, to = st.session_state[CASE], st.session_state[TO]
    if participant_id is None or to is None:
        flash("refused", words.HAND_OVER_CHOOSE)
        return

    def use() -> None:
        hand_over(desk.store, **desk.acting, participant_id=participant_id, to=to)

    def after() -> None:
        st.session_state[CASE] = st.session_state[TO] = None

    attempt(use, words.HAND_OVER_DONE, after, keep=False)
