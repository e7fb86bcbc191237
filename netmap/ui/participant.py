"""The participant's own record on screen: name, language, communication needs."""

import streamlit as st

from netmap.casework.caseload import Case, change_participant
from netmap.model.codes import AgeBand
from netmap.model.participant import Participant
from netmap.ui.page import Desk, attempt
from netmap.ui.widgets import ANSWERS
from netmap.words import screen
from netmap.words.labels import field_label, label

TEXTS = ("name", "reference", "preferred_language", "setting")
QUESTIONS = ("needs_interpreter", "needs_advocate")


def draw_participant(desk: Desk, case: Case) -> None:
    """Draw the participant's record, saved as a whole."""
    if not case.may_record:
        return
    with st.expander(screen.ABOUT), st.form("participant", border=False):
        left, right = st.columns(2)
        for place, name in enumerate(TEXTS):
            column = (left, right)[place % 2]
            column.text_input(
                field_label(name),
                value=getattr(case.participant, name),
                key=_key(case.participant, name),
            )
        left.selectbox(
            field_label("age_band"),
            list(AgeBand),
            index=list(AgeBand).index(case.participant.age_band),
            format_func=label,
            key=_key(case.participant, "age_band"),
        )
        for column, name in zip((left, right), QUESTIONS, strict=True):
            column.selectbox(
                field_label(name),
                list(ANSWERS),
                index=list(ANSWERS).index(getattr(case.participant, name)),
                format_func=lambda answer: ANSWERS[answer],
                key=_key(case.participant, name),
            )
        st.text_area(
            field_label("communication_needs"),
            value="\n".join(case.participant.communication_needs),
            placeholder=screen.ONE_PER_LINE,
            key=_key(case.participant, "communication_needs"),
        )
        st.form_submit_button(screen.SAVE, on_click=_save, args=(desk, case))


def _key(participant: Participant, name: str) -> str:
    return f"participant.{participant.id}.{name}"


def _save(desk: Desk, case: Case) -> None:
    seen = case.participant
    names = (*TEXTS, "age_band", *QUESTIONS)
    fields = {name: st.session_state[_key(seen, name)] for name in names}
    needs = st.session_state[_key(seen, "communication_needs")].splitlines()
    fields["communication_needs"] = [one.strip() for one in needs if one.strip()]

    def use() -> None:
        change_participant(desk.store, **desk.acting, seen=seen, fields=fields)

    attempt(use, screen.SAVED)
