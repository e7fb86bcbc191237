"""The record of use on screen, and as a file."""

from functools import partial

import streamlit as st

from netmap.casework.trail import Question, Trail, see_trail, take_trail
from netmap.reports.trail import as_csv, told
from netmap.ui.page import Desk, shown_or_stop
from netmap.ui.table import draw_rows
from netmap.words import access as words

WHO, CASE, SINCE, UNTIL = "trail.who", "trail.case", "trail.since", "trail.until"
FILE = "who-did-what.csv"


def draw_trail(desk: Desk) -> None:
    """Draw what is asked for, the rows that answer, and the way to take them."""
    st.text(words.TRAIL_HELP)
    place = st.container()
    question = _asked()
    found = shown_or_stop(
        lambda: see_trail(desk.store, **desk.acting, question=question)
    )
    assert isinstance(found, Trail)  # noqa: S101 -- narrows the type
    with place:
        _draw_question(found)
    if not found.rows:
        st.info(words.TRAIL_NONE)
        return
    if found.more:
        st.caption(words.TRAIL_MORE.format(count=len(found.rows)))
    st.download_button(
        words.TRAIL_TAKE,
        data=partial(taken, desk, question),
        file_name=FILE,
        mime="text/csv",
        on_click="ignore",
    )
    draw_rows(words.TRAIL, words.TRAIL_HEADS, [told(one) for one in found.rows])


def taken(desk: Desk, question: Question) -> bytes:
    """Return the rows that answer as a file, and leave a row of that."""
    found = take_trail(desk.store, **desk.acting, question=question)
    return "".join(as_csv(found.rows)).encode()


def _asked() -> Question:
    return Question(
        worker=st.session_state.get(WHO),
        case=st.session_state.get(CASE) or None,
        since=st.session_state.get(SINCE),
        until=st.session_state.get(UNTIL),
    )


def _draw_question(found: Trail) -> None:
    who, case, since, until = st.columns(4)
    who.selectbox(
        words.TRAIL_WHO,
        [None, *found.workers],
        format_func=lambda one: found.workers[one] if one else words.TRAIL_EVERYONE,
        key=WHO,
    )
    case.text_input(words.TRAIL_CASE, key=CASE, autocomplete="off")
    for column, title, key in (
        (since, words.TRAIL_SINCE, SINCE),
        (until, words.TRAIL_UNTIL, UNTIL),
    ):
        column.date_input(title, value=None, format="DD/MM/YYYY", key=key)
