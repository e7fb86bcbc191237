"""The cases that a supervisor supervises, on screen: what is new, and why to talk."""

import streamlit as st

from netmap.casework.caseload import see_case
from netmap.casework.changes import Pair
from netmap.casework.matters import Seen, see_supervised, work_out_matters
from netmap.desk import instant, now
from netmap.errors import NetmapError
from netmap.model.matter import MatterKind
from netmap.reports.matters import newest, reasons
from netmap.store.matters import SupervisedCase, SupervisedSlice
from netmap.ui.changes import choose
from netmap.ui.page import Desk, attempt, lead_to, shown_or_stop
from netmap.ui.paging import Part, draw_turning, page_of, turn_to
from netmap.ui.place import go
from netmap.ui.sight import VIEW
from netmap.ui.text import draw_list, plain
from netmap.words import screen
from netmap.words import supervision as words

PAGE = "supervised.page"
SOUGHT, SHOWN, ORDER = "supervised.sought", "supervised.shown", "supervised.order"
SIZE = 15
AT_FIRST, AT_A_TIME, PAUSE = 5, 20, 2.0
"""Cases worked out before the list is drawn, then at each pause of so many seconds."""


def draw_supervised(desk: Desk) -> None:
    """Draw one page of the cases of the team, each with its reasons in words."""
    _bring_up_to_date(desk)
    st.header(words.TEAM)
    st.text(words.TEAM_HELP)
    part = _draw_part()
    seen = _seen(desk, part)
    if part.page and not seen.page.rows:
        turn_to(PAGE, 0)
        seen = _seen(desk, part.model_copy(update={"page": 0}))
    _draw_behind(desk, seen.behind)
    if not seen.page.rows:
        st.info(words.NONE_FOUND if part.sought or part.shown else words.NOBODY)
    for row in seen.page.rows:
        _draw_case(desk, row)
    draw_turning(Part(PAGE, SIZE, len(seen.page.rows), seen.page.found))


def _seen(desk: Desk, part: SupervisedSlice) -> Seen:
    found = shown_or_stop(lambda: see_supervised(desk.store, **desk.acting, part=part))
    assert isinstance(found, Seen)  # noqa: S101 -- narrows the type
    return found


def _draw_part() -> SupervisedSlice:
    """Draw what is sought, shown and sorted by, and return it."""
    sought, shown, order = st.columns(3)
    sought.text_input(
        words.SEARCH,
        key=SOUGHT,
        on_change=turn_to,
        args=(PAGE, 0),
        persist_state="session",
    )
    shown.selectbox(
        words.SHOW,
        ["", *words.KINDS],
        format_func=lambda kind: words.KINDS.get(kind, words.SHOW_ALL),
        key=SHOWN,
        on_change=turn_to,
        args=(PAGE, 0),
        persist_state="session",
    )
    order.selectbox(
        words.SORT,
        list(words.ORDERS),
        format_func=lambda one: words.ORDERS[one],
        key=ORDER,
        on_change=turn_to,
        args=(PAGE, 0),
        persist_state="session",
    )
    return SupervisedSlice(
        sought=st.session_state[SOUGHT],
        shown=st.session_state[SHOWN],
        order=st.session_state[ORDER],
        page=page_of(PAGE),
        size=SIZE,
    )


def _bring_up_to_date(desk: Desk) -> None:
    """Work out first what was changed today: that is a few cases at a time."""
    shown_or_stop(lambda: work_out_matters(desk.store, **desk.acting, most=AT_FIRST))


def _draw_behind(desk: Desk, behind: int) -> None:
    if not behind:
        return

    @st.fragment(run_every=PAUSE)
    def go_on() -> None:
        left = _go_on(desk)
        if not left:
            st.rerun()
        one = left == 1
        st.info(words.BEHIND_ONE if one else words.BEHIND.format(count=left))

    go_on()


def _go_on(desk: Desk) -> int:
    """Work some more cases out and return how many are left; 0 where it may not go on.

    Going on by itself is no use of the session: that ends as if nobody was there.
    """
    if not desk.shared.sessions.look(desk.signed.token, instant()):
        return 0
    try:
        return work_out_matters(desk.store, by=desk.by, at=now(), most=AT_A_TIME)
    except NetmapError:
        return 0


def _draw_case(desk: Desk, row: SupervisedCase) -> None:
    template = words.CASE if row.worker else words.CASE_HELD_BY_NOBODY
    with st.container(border=True, key=f"supervised.{row.participant_id}"):
        told, to_do = st.columns((4, 2))
        with told:
            said = template.format(
                name=plain(row.name),
                reference=plain(row.reference),
                worker=plain(row.worker),
            )
            st.markdown(f"**{said}**")
            st.text(newest(row))
            draw_list(reasons(row, now().date()))
        with to_do:
            _draw_ways(desk, row)


def _draw_ways(desk: Desk, row: SupervisedCase) -> None:
    name = plain(row.name)
    if row.newest is not None:
        st.button(
            words.SEE_CHANGES.format(name=name),
            key=f"supervised.changes.{row.participant_id}",
            on_click=_see_changes,
            args=(row,),
        )
    for number in _waiting(row):
        st.button(
            words.OPEN_REVIEW.format(number=number, name=name),
            key=f"supervised.review.{row.participant_id}.{number}",
            on_click=_open_review,
            args=(desk, row, number),
        )
    st.button(
        words.OPEN_MAP.format(name=name),
        key=f"supervised.map.{row.participant_id}",
        on_click=_open,
        args=(row, "pages/map.py"),
    )


def _waiting(row: SupervisedCase) -> list[int]:
    """Return the numbers of the reviews of a case that wait to be countersigned."""
    return [int(one.note) for one in row.matters if one.kind is MatterKind.COUNTERSIGN]


def _open_review(desk: Desk, row: SupervisedCase, number: int) -> None:
    def use() -> None:
        case = see_case(desk.store, **desk.acting, participant_id=row.participant_id)
        found = [one for one in case.reviews if one.number == number]
        _open(row, "pages/review.py", found[0].review_id if found else None)

    attempt(use)


def _see_changes(row: SupervisedCase) -> None:
    new = row.seen if row.seen != row.newest else None
    choose(row.participant_id, Pair(row.newest, new))
    _open(row, "pages/changes.py")


def _open(row: SupervisedCase, page: str, review_id: str | None = None) -> None:
    """Open a page of a case for the supervisor alone: nobody sits beside them."""
    go(row.participant_id, review_id)
    st.session_state[VIEW] = screen.DESK
    lead_to(page)
