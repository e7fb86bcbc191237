"""All criteria of the five standards on screen, and what holds for evidence."""

import streamlit as st

from netmap.access.permissions import Act, can_serve
from netmap.casework.service import EvidenceSettings, change_evidence_settings
from netmap.reports.evidence import official
from netmap.standards.criteria import criteria
from netmap.ui.page import Desk, attempt
from netmap.ui.table import draw_rows
from netmap.words import claims as words
from netmap.words.dates import spoken_month

STANDARD, WINDOW, PAID = "standards.set", "standards.window", "standards.paid"


def draw_standards(desk: Desk, settings: EvidenceSettings) -> None:
    """Draw the criteria of one standard, and the settings for who may choose them."""
    known = criteria()
    st.text(words.ALL_HELP.format(month=spoken_month(known.as_of)))
    chosen = st.selectbox(
        words.STANDARD,
        [one.code for one in known.sets],
        format_func=known.title,
        key=STANDARD,
        persist_state="session",
    )
    rows = [
        (
            official(one.id, settings.code_of(one.id)),
            one.paraphrase,
            one.support.sentence,
            one.evidence,
        )
        for one in known.in_set(chosen)
    ]
    draw_rows(known.title(chosen), words.ALL_HEADS, rows)
    if can_serve(desk.worker, Act.CHOOSE_SETTINGS):
        _draw_settings(desk, settings)


def _draw_settings(desk: Desk, settings: EvidenceSettings) -> None:
    with st.expander(words.SETTINGS), st.form("evidence_settings", border=False):
        st.number_input(
            words.WINDOW, min_value=1, max_value=120, value=settings.window, key=WINDOW
        )
        st.toggle(words.PAID, value=settings.paid_ties, key=PAID)
        for one in criteria().sets:
            st.text_input(
                words.CODE.format(title=one.title),
                value=settings.codes.get(one.code, ""),
                key=f"standards.code.{one.code}",
            )
        st.form_submit_button(words.SETTINGS_SAVE, on_click=_save, args=(desk,))


def _save(desk: Desk) -> None:
    state = st.session_state
    fields: dict[str, object] = {
        "window": state[WINDOW],
        "paid_ties": state[PAID],
        "codes": {
            one.code: state[f"standards.code.{one.code}"].strip()
            for one in criteria().sets
        },
    }

    def use() -> None:
        change_evidence_settings(desk.store, **desk.acting, fields=fields)

    attempt(use, words.SETTINGS_SAVED, keep=False)
