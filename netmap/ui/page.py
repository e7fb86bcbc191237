"""The frame of every page: the guard, the banner, and messages after a callback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from netmap.casework.acting import Acting
from netmap.casework.caseload import may_look
from netmap.desk import instant, now
from netmap.errors import (
    NetmapError,
    NotDoneSignedOut,
    SessionIdle,
    SessionLong,
    SessionOver,
    StaleEdit,
)
from netmap.model.staff import Worker
from netmap.store.database import Store
from netmap.ui.kept import Held
from netmap.ui.navigation import OF_A_CASE, home, is_listed, pages
from netmap.ui.place import CASE, go
from netmap.ui.shared import Shared, shared
from netmap.ui.signed import (
    SHELL,
    Signed,
    arrived,
    glimpse,
    hold,
    leave,
    newest_token,
    page_asked_for,
)
from netmap.ui.signing import CHANGED, signed_in_or_stop
from netmap.ui.standby import draw_standby
from netmap.ui.style import draw_style
from netmap.ui.text import plain
from netmap.ui.watch import draw_watch
from netmap.words import access, screen, signing
from netmap.words.labels import label

FLASH = "netmap.flash"
TARGET = "netmap.target"
REDRAW = "netmap.redraw"

Kind = Literal["done", "refused"]


class Flash(NamedTuple):
    """What to tell the user once, after a callback."""

    kind: Kind
    sentence: str


class Desk(NamedTuple):
    """What a page works with: what is shared, and who is signed in to this session."""

    shared: Shared
    signed: Signed

    @property
    def store(self) -> Store:
        """The open store."""
        return self.shared.store

    @property
    def worker(self) -> Worker:
        """Who is signed in."""
        return self.signed.worker

    @property
    def by(self) -> str:
        """The id of who is signed in."""
        return self.signed.worker.id

    @property
    def acting(self) -> Acting:
        """Who acts now, if a session of theirs runs in this tab.

        It may be a newer one than the page was drawn in: what was done too late is
        made when they have signed in again.

        Raises:
            SignedOut: none does; see `access.sessions`.
        """
        token = newest_token() or self.signed.token
        if self.shared.sessions.use(token, instant()) != self.by:
            raise SessionOver
        return Acting(by=self.by, at=now())


def enter_shell() -> list[StreamlitPage]:
    """Mark that app.py has run in this session, and return its pages."""
    st.session_state[SHELL] = True
    return pages(glimpse())


def begin_page(*, leads_home: bool = False) -> Desk:
    """Guard a page, draw its banner and message, and return what it works with.

    A visit that did not come through app.py is sent there first, and then to the page
    it asked for; one that a callback led elsewhere goes there, with its message. Where
    nobody is signed in, signing in is all there is. Where the store does not open, the
    reason is shown and nothing else. One that `leads_home` is no page of its own.
    """
    if not st.session_state.get(SHELL):
        _remember_where()
        st.switch_page("app.py")
    draw_style()
    with _or_stop():
        here = shared()
        signed = signed_in_or_stop(here)
    desk = Desk(here, signed)
    _go_on(desk, leads_home=leads_home)
    target = st.session_state.pop(TARGET, None)
    if target:
        st.switch_page(target)
    st.session_state[REDRAW] = False
    draw_standby()
    draw_watch(here, signed)
    _draw_who(desk)
    show_flash()
    return desk


def _go_on(desk: Desk, *, leads_home: bool) -> None:
    """After signing in again, go on where this worker was, with what they had done."""
    fresh, left = arrived(desk.shared, desk.signed)
    made = [_made(act) for act in left.acts]
    if made:
        kind: Kind = "done" if all(made) else "refused"
        flash(kind, signing.DONE_NOW if all(made) else signing.DONE_SOME)
    if st.session_state.pop(CHANGED, False):
        flash("done", signing.PASSWORD_CHANGED)
    if TARGET in st.session_state:
        return
    if left.page in OF_A_CASE and left.place.participant_id:
        go(*left.place)
        lead_to(f"pages/{left.page}.py")
    elif leads_home or (fresh and not is_listed(page_asked_for(), desk.worker)):
        lead_to(f"pages/{home(desk.worker)}.py")


def _made(act: Held) -> bool:
    """Make an act that was kept; say whether it could be made."""
    try:
        return attempt(*act)
    except StaleEdit:
        return False


def _draw_who(desk: Desk) -> None:
    """Draw who is signed in, the way out, and that a demo is one."""
    with st.container(horizontal=True, vertical_alignment="center", key="who"):
        if desk.store.demo:
            st.caption(screen.DEMO_BANNER, help=screen.DEMO_HELP)
        roles = ", ".join(label(one).lower() for one in desk.worker.roles)
        st.page_link(
            "pages/account.py",
            label=signing.IN_USE.format(name=plain(desk.worker.name), roles=roles),
            help=access.ACCOUNT,
        )
        st.button(
            signing.SIGN_OUT, key="sign_out", type="tertiary", on_click=leave, args=desk
        )


def _remember_where() -> None:
    """Keep which page of which case was asked for, to come back to it.

    So a reload, or a server that was started again, leaves nobody somewhere else.
    """
    case = st.query_params.get(CASE)
    path = page_asked_for()
    if case and path in OF_A_CASE:
        go(case)
        lead_to(f"pages/{path}.py")


def attempt(
    use: Callable[[], object],
    done: str = "",
    after: Callable[[], object] | None = None,
    *,
    keep: bool = True,
) -> bool:
    """Run one use case from a callback; say its error, or `done`, on the next page.

    `after` is what the page does once it is made. A stale edit is passed on: the field
    that made it keeps what was typed. Where the session ran out, the act is kept, with
    what comes after, until its worker has signed in again; one that is not to `keep`,
    because it weighs more than words, has to be done again then.
    """
    redraw()
    try:
        use()
    except StaleEdit:
        raise
    except (SessionIdle, SessionLong):
        if keep:
            hold(Held(use, done, after))
        else:
            flash("refused", NotDoneSignedOut.sentence)
        return False
    except NetmapError as error:
        flash("refused", error.sentence)
        return False
    if done:
        flash("done", done)
    if after:
        after()
    return True


def lead_to(page: str) -> None:
    """Lead on to another page when the callback is over."""
    st.session_state[TARGET] = page


def flash(kind: Kind, sentence: str) -> None:
    """Leave a message for the next time a page is drawn."""
    st.session_state[FLASH] = Flash(kind, sentence)
    redraw()


def redraw() -> None:
    """Ask from a callback that the whole page is drawn, not only a part of it."""
    st.session_state[REDRAW] = True


def must_redraw(desk: Desk, participant_id: str) -> bool:
    """Say whether the whole page is to be drawn, not only a part of it.

    A callback asked for it, or this case is not to be shown to this worker any more.
    """
    if st.session_state.get(REDRAW):
        return True
    try:
        return not may_look(desk.store, **desk.acting, participant_id=participant_id)
    except NetmapError:
        return True


def show_flash() -> None:
    """Show the message a callback left, once.

    It lies over the top of the page and moves nothing. Its place is there without a
    message too: what moves on a page is made anew by the browser and loses the focus.
    """
    with st.container(key="flash"):
        place = st.empty()
    left: Flash | None = st.session_state.pop(FLASH, None)
    if left is None:
        return
    show = place.success if left.kind == "done" else place.error
    show(left.sentence)


def shown_or_stop(use: Callable[[], object]) -> object:
    """Return what a use case gives, or show its error and end the page."""
    with _or_stop():
        return use()


@contextmanager
def _or_stop() -> Iterator[None]:
    try:
        yield
    except NetmapError as error:
        st.error(error.sentence)
        st.stop()
