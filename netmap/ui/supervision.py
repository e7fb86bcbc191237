"""What waits for a supervisor: emergency accesses, and one person in two cases."""

import streamlit as st

from netmap.casework.caseload import Case, see_case
from netmap.casework.emergency import Opened, look_into_emergency, see_emergencies
from netmap.casework.same_person import (
    Overlap,
    alters_of,
    name_same_person,
    see_overlaps,
    take_back_same_person,
)
from netmap.model.codes import Role
from netmap.ui.page import Desk, attempt, shown_or_stop
from netmap.ui.text import draw_said, plain
from netmap.words import access as words
from netmap.words.dates import spoken_time

CASE, WHO, OTHER = "same.case", "same.who", "same.other"
OF = "same.of"


def draw_queue(desk: Desk) -> None:
    """Draw the emergency accesses that nobody looked into yet."""
    st.header(words.QUEUE)
    found = shown_or_stop(lambda: see_emergencies(desk.store, **desk.acting))
    assert isinstance(found, tuple)  # noqa: S101 -- narrows the type
    st.text(words.QUEUE_HELP if found else words.QUEUE_NONE)
    for one in found:
        with st.container(border=True, key=f"queue.{one.emergency.id}"):
            _draw_waiting(desk, one)


def _draw_waiting(desk: Desk, one: Opened) -> None:
    st.text(
        words.QUEUE_LINE.format(
            who=one.worker,
            time=spoken_time(one.emergency.opened_at),
            case=one.reference,
        )
    )
    draw_said(words.QUEUE_REASON, one.emergency.reason)
    key = f"queue.note.{one.emergency.id}"
    st.text_area(words.QUEUE_NOTE, key=key, persist_state="session")
    st.button(
        words.QUEUE_DONE,
        key=f"queue.done.{one.emergency.id}",
        on_click=_look_into,
        args=(desk, one, key),
    )


def _look_into(desk: Desk, one: Opened, key: str) -> None:
    note = st.session_state[key]

    def use() -> None:
        look_into_emergency(
            desk.store, **desk.acting, emergency_id=one.emergency.id, note=note
        )

    attempt(use, words.QUEUE_SAVED)


def draw_same_person(desk: Desk) -> None:
    """Draw how a supervisor says that an alter is the participant of another case."""
    st.header(words.SAME)
    st.text(words.SAME_HELP)
    with st.form("same.find", border=False):
        st.text_input(words.SAME_CASE, key=CASE, autocomplete="off")
        st.form_submit_button(words.SAME_FIND, on_click=_find, args=(desk,))
    case_id: str | None = st.session_state.get(OF)
    if case_id is None:
        return
    found = shown_or_stop(
        lambda: alters_of(desk.store, **desk.acting, participant_id=case_id)
    )
    assert isinstance(found, dict)  # noqa: S101 -- narrows the type
    with st.form("same", border=True):
        st.selectbox(
            words.SAME_WHO,
            list(found),
            index=None,
            format_func=lambda one: found[one],
            key=WHO,
        )
        st.text_input(words.SAME_OTHER, key=OTHER, autocomplete="off")
        st.form_submit_button(words.SAME_DO, on_click=_name, args=(desk, case_id))


def _find(desk: Desk) -> None:
    reference = st.session_state[CASE].strip()

    def use() -> None:
        case = see_case(desk.store, **desk.acting, participant_id=reference)
        st.session_state[OF] = case.participant.id

    attempt(use)


def _name(desk: Desk, case_id: str) -> None:
    alter_id, other = st.session_state[WHO], st.session_state[OTHER]

    def use() -> None:
        name_same_person(
            desk.store,
            **desk.acting,
            participant_id=case_id,
            alter_id=alter_id or "",
            other=other,
        )

    def after() -> None:
        st.session_state[OF] = None
        st.session_state[CASE] = ""

    attempt(use, words.SAME_DONE, after, keep=False)


def draw_overlaps(desk: Desk, case: Case) -> None:
    """Warn a supervisor of both that this case meets another one; nobody else."""
    if Role.SUPERVISOR not in desk.worker.roles:
        return
    found = see_overlaps(desk.store, **desk.acting, participant_id=case.participant.id)
    for one in found:
        here = one.case.id == case.participant.id
        template = words.SAME_WARNING if here else words.SAME_WARNING_OTHER
        st.warning(
            template.format(
                alter=plain(one.alter),
                other=plain(one.other.reference),
                case=plain(one.case.reference),
            )
        )
        st.button(
            words.SAME_BACK,
            key=f"same.back.{one.case.id}.{one.alter_id}.{one.other.id}",
            on_click=_take_back,
            args=(desk, one),
        )


def _take_back(desk: Desk, one: Overlap) -> None:
    def use() -> None:
        take_back_same_person(
            desk.store,
            **desk.acting,
            participant_id=one.case.id,
            alter_id=one.alter_id,
            other=one.other.id,
        )

    attempt(use, words.SAME_BACK_DONE, keep=False)
