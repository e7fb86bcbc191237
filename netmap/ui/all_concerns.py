"""Concerns of all cases on screen, for those who may see them."""

from collections.abc import Iterator

import streamlit as st

from netmap.casework.concerns import SeenConcern, see_concerns
from netmap.desk import now
from netmap.ui.concerns import concern_state
from netmap.ui.entry import OPEN
from netmap.ui.page import Desk, lead_to, shown_or_stop
from netmap.ui.place import go
from netmap.ui.text import draw_titled, plain
from netmap.words import contact as words
from netmap.words.dates import spoken_date

CASE_PAGE = "pages/contact.py"


def draw_all_concerns(desk: Desk) -> None:
    """Draw the concerns that the one who looks may see, open ones first."""
    st.caption(words.CONCERN_HELP)
    found = shown_or_stop(lambda: see_concerns(desk.store, **desk.acting))
    assert isinstance(found, tuple)  # noqa: S101 -- narrows the type
    if not found:
        st.info(words.EMPTY["concern"])
    for one in found:
        with st.container(border=True, key=f"concern.{one.fact.fact_id}"):
            _draw(one)


def _draw(one: SeenConcern) -> None:
    told, press = st.columns((5, 1))
    with told:
        draw_titled(_title(one), _lines(one))
    if one.sees_case:
        press.button(
            words.TO_CASE,
            key=f"case.{one.fact.fact_id}",
            help=words.TO_CASE_OF.format(what=plain(one.participant.reference)),
            width="stretch",
            on_click=_open,
            args=(one,),
        )


def _title(one: SeenConcern) -> str:
    """Return whose case it is: a name only for those who may see the case."""
    case = one.participant
    return f"{case.name} ({case.reference})" if one.sees_case else case.reference


def _lines(one: SeenConcern) -> Iterator[str]:
    yield spoken_date(one.concern.raised_on)
    yield one.concern.seen_or_said
    yield concern_state(one.concern)
    due = one.concern.response_due_on
    if due and not one.concern.answered:
        passed = due < now().date()
        template = words.ANSWER_WAS_DUE if passed else words.ANSWER_DUE
        yield template.format(day=spoken_date(due))


def _open(one: SeenConcern) -> None:
    go(one.participant.id)
    st.session_state["contact.tab"] = words.TAB_CONCERNS
    st.session_state[OPEN] = f"concern.{one.fact.fact_id}"
    lead_to(CASE_PAGE)
