"""The Evidence page: what sealed reviews show for a criterion, what is missing."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from netmap.casework.claims import Claims, see_claims
from netmap.casework.evidence import EvidenceView, Wanted, see_evidence
from netmap.evidence.registry import RULES, Evidence
from netmap.evidence.rule import Candidate
from netmap.reports.evidence import (
    about,
    in_short,
    official,
    overview,
    record_name,
)
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.ui.claim_form import draw_claim_form, is_claiming, start_claim
from netmap.ui.claims import draw_claims
from netmap.ui.evidence_plan import draw_planning
from netmap.ui.page import Desk, shown_or_stop
from netmap.ui.paging import Part, draw_turning, page_of, turn_to
from netmap.ui.standards import draw_standards
from netmap.ui.tab import Tab, draw_open
from netmap.ui.table import draw_rows
from netmap.ui.taking_evidence import draw_case_pack
from netmap.ui.text import draw_list, plain
from netmap.words import claims as words
from netmap.words.dates import spoken_date
from netmap.words.labels import label

TAB, CRITERION, PAGE = "evidence.tab", "evidence.criterion", "evidence.page"
SIZE = 6


def open_evidence(desk: Desk, participant_id: str) -> EvidenceView:
    """Return what a case gives as evidence, or say why not and stop."""
    view = shown_or_stop(
        lambda: see_evidence(desk.store, **desk.acting, participant_id=participant_id)
    )
    assert isinstance(view, EvidenceView)  # noqa: S101 -- narrows the type
    return view


def draw_evidence(desk: Desk, view: EvidenceView) -> None:
    """Draw the tabs of the page; a claim that is being written comes before them."""
    if is_claiming(view.participant.id):
        draw_claim_form(desk, view)
        return
    claims = shown_or_stop(
        lambda: see_claims(
            desk.store, **desk.acting, participant_id=view.participant.id
        )
    )
    assert isinstance(claims, Claims)  # noqa: S101 -- narrows the type
    st.text(words.EVIDENCE_HELP)
    if not view.reviews:
        st.info(words.NO_SEALED)
    if view.later:
        st.info(words.LATER)
    draw_open(list(_tabs(desk, view, claims)), TAB, headed=True)


def _tabs(desk: Desk, view: EvidenceView, claims: Claims) -> Iterator[Tab]:
    yield Tab(words.TAB_CRITERIA, partial(_draw_criteria, view, claims))
    yield Tab(words.TAB_CLAIMS, partial(draw_claims, claims.rows))
    yield Tab(words.TAB_PLAN, partial(draw_planning, desk, view))
    if view.may_export:
        yield Tab(words.TAB_PACK, partial(draw_case_pack, desk, view, claims.rows))
    yield Tab(words.TAB_ALL, partial(draw_standards, desk, view.settings))


def _draw_criteria(view: EvidenceView, claims: Claims) -> None:
    table = overview(view, claims.rows)
    draw_rows(words.OVERVIEW, table.columns, table.rows)
    chosen = st.selectbox(
        words.CHOOSE,
        list(RULES),
        format_func=lambda one: f"{one} – {in_short(one)}",
        key=CRITERION,
        on_change=turn_to,
        args=(PAGE, 0),
        persist_state="session",
    )
    code = view.settings.code_of(chosen)
    st.subheader(f"{official(chosen, plain(code))}: {in_short(chosen)}")
    _draw_missing(view, view.of(chosen))
    _draw_shown(view, view.of(chosen))
    _draw_limits(chosen, view.of(chosen))


def _draw_missing(view: EvidenceView, found: Evidence) -> None:
    st.markdown(f"**{words.MISSING}**")
    if not found.applies:
        st.text(f"{words.NOT_YET}. {words.NOT_YET_HELP}")
        return
    if not found.gaps:
        st.text(f"{words.NOTHING_MISSING}.")
    draw_list(f"{gap.sentence}. {about(view, gap)}".rstrip() for gap in found.gaps)


def _draw_shown(view: EvidenceView, found: Evidence) -> None:
    st.markdown(f"**{words.SHOWN}**")
    rule = RULES[found.criterion]
    st.caption(words.LOOKS_FOR.format(what=rule.looks_for))
    numbers = {one.number for one in found.candidates}
    if found.candidates and view.reviews[-1].number not in numbers:
        st.text(words.LAST_NOT.format(number=view.reviews[-1].number))
    if not found.candidates:
        st.text(f"{words.NOTHING_SHOWN}.")
        return
    st.caption(words.SHOWN_HELP)
    first = page_of(PAGE) * SIZE
    shown = found.candidates[first : first + SIZE]
    for one in shown:
        _draw_candidate(view, one)
    draw_turning(Part(PAGE, SIZE, len(shown), len(found.candidates)))


def _draw_candidate(view: EvidenceView, one: Candidate) -> None:
    record = record_name(view, one)
    said = words.CANDIDATE.format(
        record=record, number=one.number, day=spoken_date(one.held_on)
    )
    digest = words.SINCE_DIGEST.format(digest=one.digest[:DIGEST_SHOWN])
    since = words.SINCE.format(day=spoken_date(one.since))
    with st.container(border=True):
        st.markdown(f"**{plain(said)}**")
        st.text(one.shows)
        st.caption(digest if one.since == one.held_on else f"{since} {digest}")
        if view.may_claim:
            st.button(
                plain(words.CLAIM_THIS.format(record=record, number=one.number)),
                key=f"claim.{one.criterion}.{one.pointer}.{one.number}",
                on_click=start_claim,
                args=(
                    view.participant.id,
                    Wanted(one.criterion, one.pointer, one.digest),
                ),
            )


def _draw_limits(criterion: str, found: Evidence) -> None:
    never, taken = st.columns(2)
    with never:
        st.markdown(f"**{words.NEVER_TITLE}**")
        draw_list(found.never)
    with taken:
        st.markdown(f"**{words.TAKEN_TITLE}**")
        draw_list(label(kind) for kind in RULES[criterion].taken)
