"""The caseload on screen: search, sort, pages of rows, and adding a participant."""

from datetime import date

import streamlit as st

from netmap.casework.caseload import register_participant, see_caseload
from netmap.desk import now
from netmap.store.people import Caseload, CaseloadOrder, CaseloadRow, Slice
from netmap.ui.page import Desk, attempt, lead_to, shown_or_stop
from netmap.ui.paging import Part, draw_turning, page_of, turn_to
from netmap.ui.place import go, spend, token
from netmap.ui.sight import VIEW
from netmap.ui.text import plain
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import label

PAGE = "caseload.page"
SOUGHT = "caseload.sought"
ORDER = "caseload.order"
NEXT = "pages/map.py"
SIZE = 25
WIDTHS = (3, 2, 2, 3, 3, 3)
NEW_NAME = "new_participant.name"
NEW_REFERENCE = "new_participant.reference"
NEW_FICTIONAL = "new_participant.fictional"


def draw_caseload(desk: Desk) -> None:
    """Draw one page of the caseload with its search and order."""
    sought, order = st.columns((3, 2))
    sought.text_input(screen.SEARCH, key=SOUGHT, on_change=turn_to, args=(PAGE, 0))
    order.selectbox(
        screen.SORT,
        list(CaseloadOrder),
        format_func=label,
        key=ORDER,
        on_change=turn_to,
        args=(PAGE, 0),
    )
    part = Slice(
        sought=st.session_state[SOUGHT],
        order=st.session_state[ORDER],
        page=page_of(PAGE),
        size=SIZE,
    )
    found = shown_or_stop(lambda: see_caseload(desk.store, **desk.acting, part=part))
    assert isinstance(found, Caseload)  # noqa: S101 -- narrows the type
    _draw_rows(found, part)
    draw_turning(Part(PAGE, SIZE, len(found.rows), found.found))


def draw_new_participant(desk: Desk) -> None:
    """Draw the form that adds a participant."""
    with (
        st.expander(screen.ADD_PARTICIPANT),
        st.form("new_participant", border=False),
    ):
        st.text_input(screen.NAME, key=NEW_NAME, max_chars=200)
        st.text_input(screen.REFERENCE, key=NEW_REFERENCE, help=screen.REFERENCE_HELP)
        if desk.store.demo:
            st.checkbox(screen.FICTIONAL, key=NEW_FICTIONAL)
        st.form_submit_button(screen.ADD, on_click=_add, args=(desk,))


def _draw_rows(found: Caseload, part: Slice) -> None:
    if not found.rows:
        st.info(screen.FOUND_NONE if part.sought else screen.EMPTY_CASELOAD)
        return
    heads = (
        screen.NAME,
        screen.REFERENCE,
        screen.LAST_REVIEW,
        screen.OPEN_NOW,
        screen.NEXT_REVIEW,
    )
    for column, head in zip(st.columns(WIDTHS), heads, strict=False):
        column.markdown(f"**{head}**")
    for row in found.rows:
        _draw_row(row)


def _draw_row(row: CaseloadRow) -> None:
    cells = st.columns(WIDTHS, vertical_alignment="center")
    last = spoken_date(row.last_review_on) if row.last_review_on else screen.NO_REVIEW
    draft = (
        screen.DRAFT_OF.format(day=spoken_date(row.draft_held_on))
        if row.draft_held_on
        else screen.NOTHING_OPEN
    )
    if row.returned is not None:
        draft = f"{draft}. {screen.RETURNED.format(number=row.returned)}"
    texts = (row.name, row.reference, last, draft, _next(row.next_review_on))
    for cell, text in zip(cells, texts, strict=False):
        cell.text(text)
    cells[-1].button(
        screen.OPEN_NAMED.format(name=plain(row.name)),
        key=f"open.{row.participant_id}",
        on_click=_open,
        args=(row,),
    )


def _next(day: date | None) -> str:
    if day is None:
        return screen.NOT_SET
    said = spoken_date(day)
    return screen.OVERDUE.format(day=said) if day < now().date() else said


def _open(row: CaseloadRow) -> None:
    go(row.participant_id, row.draft_id)
    st.session_state.pop(VIEW, None)
    lead_to(NEXT)


def _add(desk: Desk) -> None:
    said: dict[str, object] = {
        "name": st.session_state[NEW_NAME],
        "reference": st.session_state[NEW_REFERENCE],
        "fictional": st.session_state.get(NEW_FICTIONAL, False),
    }
    fields = {"id": token("participant", said), **said}

    def use() -> None:
        register_participant(desk.store, **desk.acting, fields=fields)

    def after() -> None:
        go(str(fields["id"]))
        spend("participant")
        lead_to(NEXT)

    attempt(use, screen.ADDED_PARTICIPANT, after)
