"""Planning an observation or a discussion from what is missing, and blank forms."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from textwrap import shorten

import streamlit as st

from netmap.casework.claim_chain import names_in
from netmap.casework.evidence import EvidenceView
from netmap.casework.records import record_fact
from netmap.evidence.registry import RULES
from netmap.evidence.rule import gap_in_weeks
from netmap.evidence.veil import week_of
from netmap.model.evidence import EvidenceKind, EvidencePlan
from netmap.model.fact import Fact
from netmap.reports.evidence import in_short
from netmap.reports.forms import (
    FormKind,
    FormRow,
    PlanningSheet,
    PlanRow,
    form_pdf,
    planning_pdf,
)
from netmap.ui.claim_form import draw_found
from netmap.ui.page import Desk, attempt
from netmap.ui.place import spend, token
from netmap.ui.text import draw_said, plain
from netmap.words import claims as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

PLAN = "evidence_plan"
SHORT = 34
"""Letters of a criterion where several are chosen."""
SHOWN_MOST = 4
"""Candidates of a criterion on a sheet, the newest first."""
PLANNED = (EvidenceKind.OBSERVATION, EvidenceKind.PROFESSIONAL_DISCUSSION)
FIELDS = ("evidence", "criteria", "planned_on", "with_whom", "agenda")


def draw_planning(desk: Desk, view: EvidenceView) -> None:
    """Draw the plans of a case, the way to make one, and the blank forms."""
    st.text(words.PLAN_HELP)
    if view.may_claim:
        _draw_new(desk, view)
    if not view.plans:
        st.text(words.PLAN_NONE)
    for fact in view.plans:
        with st.container(border=True):
            _draw_plan(desk, view, fact)
    _draw_forms(view)


def _named(criterion: str) -> str:
    """Return a criterion as it fits beside others: what it is, cut short."""
    return f"{criterion} – {shorten(in_short(criterion), SHORT, placeholder=' …')}"


def _key(view: EvidenceView, name: str) -> str:
    return f"{PLAN}.{view.participant.id}.{name}"


def _draw_new(desk: Desk, view: EvidenceView) -> None:
    st.subheader(words.PLAN_TITLE)
    missing = [one.criterion for one in view.found if one.gaps]
    if missing:
        st.text(words.PLAN_MISSING.format(criteria=", ".join(missing)))
    st.radio(
        field_label("evidence", PLAN),
        PLANNED,
        format_func=label,
        horizontal=True,
        key=_key(view, "evidence"),
        persist_state="session",
    )
    st.multiselect(
        field_label("criteria", PLAN),
        list(RULES),
        format_func=_named,
        key=_key(view, "criteria"),
        persist_state="session",
    )
    day, whom = st.columns(2)
    day.date_input(
        field_label("planned_on", PLAN),
        value=None,
        format="DD/MM/YYYY",
        key=_key(view, "planned_on"),
        persist_state="session",
    )
    whom.text_input(
        field_label("with_whom", PLAN),
        key=_key(view, "with_whom"),
        persist_state="session",
    )
    st.text_area(
        field_label("agenda", PLAN), key=_key(view, "agenda"), persist_state="session"
    )
    texts = [st.session_state[_key(view, name)] for name in ("with_whom", "agenda")]
    draw_found(
        lambda: names_in(
            desk.store,
            **desk.acting,
            participant_id=view.participant.id,
            texts=texts,
        )
    )
    st.button(words.PLAN_SAVE, on_click=_save, args=(desk, view))


def _save(desk: Desk, view: EvidenceView) -> None:
    body: dict[str, object] = {
        name: st.session_state[_key(view, name)] for name in FIELDS
    }
    fact_id = token(PLAN, repr(body))

    def use() -> None:
        _record(desk, view, {"fact_id": fact_id, "body": {**body, "kind": PLAN}})

    def after() -> None:
        spend(PLAN)
        for name in ("with_whom", "agenda"):
            st.session_state[_key(view, name)] = ""
        st.session_state[_key(view, "planned_on")] = None

    attempt(use, words.PLAN_SAVED, after)


def _record(desk: Desk, view: EvidenceView, fields: dict[str, object]) -> None:
    record_fact(
        desk.store, **desk.acting, participant_id=view.participant.id, fields=fields
    )


def _draw_plan(desk: Desk, view: EvidenceView, fact: Fact) -> None:
    plan = fact.body
    assert isinstance(plan, EvidencePlan)  # noqa: S101 -- narrows the type
    day = spoken_date(plan.planned_on)
    kind = label(plan.evidence)
    criteria = plain(", ".join(plan.criteria))
    said = words.PLAN_LINE.format(kind=kind, day=day, criteria=criteria)
    st.markdown(f"**{said}**")
    if plan.with_whom:
        st.text(words.PLAN_WITH.format(whom=plan.with_whom))
    if plan.agenda:
        draw_said(field_label("agenda", PLAN), plan.agenda)
    st.download_button(
        words.PLAN_PRINT.format(kind=kind.lower(), day=day),
        data=partial(_sheet, view, plan),
        file_name=f"{plan.evidence.value}-{plan.planned_on.isoformat()}.pdf",
        mime="application/pdf",
        key=f"{PLAN}.print.{fact.fact_id}",
        on_click="ignore",
    )
    if plan.held_on:
        said = f"{words.PLAN_HELD}: {spoken_date(plan.held_on)}"
        draw_said(said, plan.outcome or "–")
    elif view.may_claim:
        _draw_outcome(desk, view, fact)


def _draw_outcome(desk: Desk, view: EvidenceView, fact: Fact) -> None:
    with st.expander(words.PLAN_OUTCOME), st.form(f"plan.{fact.fact_id}", border=False):
        st.date_input(
            words.PLAN_HELD,
            value="today",
            max_value="today",
            format="DD/MM/YYYY",
            key=f"{PLAN}.held.{fact.fact_id}",
        )
        st.text_area(words.PLAN_OUTCOME, key=f"{PLAN}.outcome.{fact.fact_id}")
        st.form_submit_button(words.PLAN_DONE, on_click=_close, args=(desk, view, fact))


def _close(desk: Desk, view: EvidenceView, fact: Fact) -> None:
    said = {
        "held_on": st.session_state[f"{PLAN}.held.{fact.fact_id}"],
        "outcome": st.session_state[f"{PLAN}.outcome.{fact.fact_id}"],
    }
    fields: dict[str, object] = {
        "fact_id": fact.fact_id,
        "version": fact.version + 1,
        "reason": words.PLAN_OUTCOME,
        "body": {**fact.body.model_dump(), **said},
    }
    attempt(partial(_record, desk, view, fields), words.PLAN_SAVED)


def _sheet(view: EvidenceView, plan: EvidencePlan) -> bytes:
    return planning_pdf(
        PlanningSheet(
            evidence=plan.evidence,
            planned_on=plan.planned_on,
            with_whom=plan.with_whom,
            rows=tuple(_plan_row(view, one) for one in plan.criteria),
            agenda=plan.agenda,
            made_on=view.day,
        )
    )


def _plan_row(view: EvidenceView, criterion: str) -> PlanRow:
    found = view.of(criterion)
    shown = [
        words.PLAN_SHOWN.format(
            shows=one.shows, number=one.number, week=_week(view, one.held_on)
        )
        for one in found.candidates[:SHOWN_MOST]
    ]
    week = partial(_week, view)
    return PlanRow(
        row=_row(view, criterion),
        gaps=tuple(gap_in_weeks(gap, week) for gap in found.gaps if gap.leaves),
        candidates=tuple(shown),
    )


def _week(view: EvidenceView, day: date) -> int:
    """Return the week of the case that a day lies in: the sheet is for others."""
    return week_of(day, view.reviews[0].held_on if view.reviews else day)


def _row(view: EvidenceView, criterion: str) -> FormRow:
    return FormRow(criterion, view.settings.code_of(criterion), in_short(criterion))


def _draw_forms(view: EvidenceView) -> None:
    st.subheader(words.FORMS_TITLE)
    st.caption(words.FORMS_HELP)
    chosen = st.multiselect(
        words.FORMS_CRITERIA,
        list(RULES),
        default=list(RULES)[:1],
        format_func=_named,
        key=_key(view, "forms"),
        persist_state="session",
    )
    with st.container(horizontal=True):
        for kind in FormKind:
            st.download_button(
                words.FORMS[kind.value],
                data=partial(_form, view, kind, chosen),
                file_name=f"{kind.value}.pdf",
                mime="application/pdf",
                key=f"form.{kind.value}",
                on_click="ignore",
            )


def _form(view: EvidenceView, kind: FormKind, chosen: Sequence[str]) -> bytes:
    rows = [_row(view, criterion) for criterion in chosen]
    return form_pdf(kind, rows, day=view.day)
