"""Which participant and review are open: choosing, beginning, leaving."""

import streamlit as st

from netmap.casework import maps
from netmap.casework.caseload import Case, see_case
from netmap.casework.seeing import MapView, see_map
from netmap.model.codes import ReviewState
from netmap.store.reviews import ReviewHead
from netmap.ui.emergency import draw_emergency_banner
from netmap.ui.page import Desk, attempt, redraw, shown_or_stop
from netmap.ui.place import CASE, go, place, spend, token
from netmap.ui.sight import is_desk
from netmap.ui.supervision import draw_overlaps
from netmap.ui.text import draw_said
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

HELD_ON = "start.held_on"
MARKED = "map.marked"
FEWEST_STEPS = 2


def open_case(desk: Desk) -> Case:
    """Return the participant that is open, or say how to choose one and stop."""
    participant_id = place().participant_id or st.query_params.get(CASE)
    if participant_id is None:
        st.info(screen.CHOOSE_PARTICIPANT)
        st.page_link("pages/caseload.py", label=screen.TO_CASELOAD)
        st.stop()
    case = shown_or_stop(
        lambda: see_case(desk.store, **desk.acting, participant_id=str(participant_id))
    )
    assert isinstance(case, Case)  # noqa: S101 -- narrows the type
    draw_emergency_banner(desk, case)
    if is_desk():
        draw_overlaps(desk, case)
    if st.query_params.get(CASE) != case.participant.id:
        st.query_params[CASE] = case.participant.id
    return case


def open_review(desk: Desk, case: Case, *, measured: bool = True) -> MapView | None:
    """Return the review that is open: the one chosen, the draft, or the latest.

    Its measures are worked out only where they are `measured`.
    """
    known = {head.review_id: head for head in case.reviews}
    chosen = known.get(place().review_id or "") or case.draft or case.latest
    if chosen is None:
        return None
    go(case.participant.id, chosen.review_id)
    view = shown_or_stop(
        lambda: see_map(
            desk.store,
            **desk.acting,
            review_id=chosen.review_id,
            measured=measured,
        )
    )
    assert isinstance(view, MapView)  # noqa: S101 -- narrows the type
    return view


def draw_choice(case: Case, view: MapView) -> None:
    """Draw the choice among a participant's reviews, newest first."""
    heads = {head.review_id: head for head in reversed(case.reviews)}
    # The browser keeps the words of a choice: where they change, it is another widget.
    key = f"which_review.{review_name(heads[view.head.review_id], case)}"
    st.selectbox(
        screen.WHICH_REVIEW,
        list(heads),
        index=list(heads).index(view.head.review_id),
        format_func=lambda review_id: review_name(heads[review_id], case),
        key=key,
        on_change=lambda: go(case.participant.id, st.session_state[key]),
    )


def draw_stepping(case: Case, view: MapView) -> None:
    """Draw the steps through the reviews by day, and whether changes are marked.

    The places on the map carry over, so that each step changes only what changed.
    """
    if not _has_steps(case):
        return
    heads = {
        head.review_id: head
        for head in sorted(case.reviews, key=lambda one: (one.held_on, one.number))
    }
    key = f"step_through.{view.head.review_id}"
    st.select_slider(
        screen.STEP_THROUGH,
        list(heads),
        value=view.head.review_id,
        format_func=lambda review_id: spoken_date(heads[review_id].held_on),
        key=key,
        on_change=lambda: _step_to(case, st.session_state[key]),
    )
    st.toggle(screen.MARK_CHANGES, key=MARKED, persist_state="session")


def _step_to(case: Case, review_id: str) -> None:
    go(case.participant.id, review_id)
    redraw()


def is_marked(case: Case) -> bool:
    """Say whether the map marks what changed since the review before."""
    return _has_steps(case) and bool(st.session_state.get(MARKED))


def _has_steps(case: Case) -> bool:
    return len(case.reviews) >= FEWEST_STEPS


def draw_state(case: Case, view: MapView) -> None:
    """Say what a review puts right, and why it cannot be changed."""
    numbers = {head.review_id: head.number for head in case.reviews}
    said = []
    reason = ""
    if view.head.corrects:
        said.append(screen.CORRECTS.format(number=numbers[view.head.corrects]))
        reason = view.network.review.correction_reason
    if view.head.state == ReviewState.SEALED:
        said.append(screen.SEALED_NOTE)
    elif not view.open:
        said.append(screen.READ_ONLY)
    if said:
        st.caption(" ".join(said))
    if reason:
        draw_said(field_label("correction_reason"), reason)


def review_name(head: ReviewHead, case: Case) -> str:
    """Return how a review is called in a list."""
    by = [one.number for one in case.reviews if one.corrects == head.review_id]
    template = screen.REVIEW_CORRECTED if by else screen.REVIEW_NAME
    return template.format(
        number=head.number,
        day=spoken_date(head.held_on),
        state=label(head.state).lower(),
        by=by[-1] if by else "",
    )


def draw_start(desk: Desk, case: Case) -> None:
    """Draw the way to begin the next review, where none is open."""
    if case.draft is not None or not case.may_record:
        return
    title = screen.START_NEXT if case.reviews else screen.START_FIRST
    with st.form("start_review"):
        day, begin = st.columns((2, 1), vertical_alignment="bottom")
        day.date_input(
            f"{title}: {screen.HELD_ON.lower()}",
            value="today",
            max_value="today",
            format="DD/MM/YYYY",
            key=HELD_ON,
            help=screen.START_HELP if case.reviews else None,
        )
        begin.form_submit_button(screen.BEGIN, on_click=_start, args=(desk, case))


def _start(desk: Desk, case: Case) -> None:
    held_on = st.session_state[HELD_ON]
    review_id = token("review", (case.participant.id, held_on))

    def use() -> None:
        maps.start_review(
            desk.store,
            **desk.acting,
            participant_id=case.participant.id,
            review_id=review_id,
            held_on=held_on,
        )

    def after() -> None:
        go(case.participant.id, review_id)
        spend("review")

    attempt(use, screen.BEGUN, after)


def draw_correction(desk: Desk, case: Case, view: MapView) -> None:
    """Draw the way to correct a sealed review."""
    if case.draft is not None or not case.may_record:
        return
    with st.expander(screen.CORRECT), st.form("correct_review", border=False):
        st.caption(screen.CORRECT_HELP)
        st.text_area(screen.CORRECT_REASON, key="correct.reason")
        st.form_submit_button(
            screen.CORRECT_BUTTON, on_click=_correct, args=(desk, view)
        )


def _correct(desk: Desk, view: MapView) -> None:
    reason = st.session_state["correct.reason"]
    review_id = token("correction", (view.head.review_id, reason))

    def use() -> None:
        maps.start_correction(
            desk.store,
            **desk.acting,
            corrects=view.head.review_id,
            review_id=review_id,
            reason=reason,
        )

    def after() -> None:
        go(view.participant.id, review_id)
        spend("correction")

    attempt(use, screen.BEGUN, after)


def draw_discard(desk: Desk, view: MapView) -> None:
    """Draw the way to throw an open draft away, in two steps."""
    with st.expander(screen.DISCARD):
        st.caption(screen.DISCARD_HELP)
        st.button(screen.DISCARD_SURE, on_click=_discard, args=(desk, view))


def _discard(desk: Desk, view: MapView) -> None:
    def use() -> None:
        maps.discard_draft(desk.store, **desk.acting, review_id=view.head.review_id)

    if attempt(use, screen.DISCARDED, keep=False):
        go(view.participant.id)
