"""Signing in on screen: the ways in, the first account, and a new password."""

from collections.abc import Callable

import streamlit as st

from netmap.access import passwords
from netmap.casework import signing as use
from netmap.desk import instant, now
from netmap.errors import NetmapError, SignedOut, WrongSetUpCode
from netmap.model.staff import Worker
from netmap.ui.place import place
from netmap.ui.shared import Shared
from netmap.ui.signed import (
    GONE,
    OWNER,
    RENEW,
    SAID,
    Signed,
    begin,
    leave,
    organisation,
    page_asked_for,
    signed_in,
    token_here,
)
from netmap.ui.text import plain
from netmap.words import signing as words

CHANGED = "netmap.password_changed"
NAME, PASSWORD, CODE = "signing.name", "signing.password", "signing.code"
OLD, NEW = "signing.old", "signing.new"


def signed_in_or_stop(here: Shared) -> Signed:
    """Return who is signed in, and count this as use; else draw signing in and stop."""
    try:
        signed = signed_in(here)
    except SignedOut as why:
        _draw_signing_in(here, why if token_here() else None)
        st.stop()
    if st.session_state.get(RENEW):
        with st.columns((1, 2, 1))[1]:
            draw_change_password(here, signed.worker.id, forced=True)
            st.button(words.SIGN_OUT, on_click=leave, args=(here, signed))
        st.stop()
    return signed


def _draw_signing_in(here: Shared, why: SignedOut | None) -> None:
    """Draw the ways to sign in, and why someone has to who was in before."""
    owner = st.session_state.get(OWNER)
    if owner:
        here.kept.leave(owner, place(), page_asked_for())
    with st.columns((1, 2, 1))[1]:
        st.title(words.SIGN_IN)
        if st.session_state.pop(GONE, False):
            st.success(words.SIGNED_OUT)
        elif why is not None:
            kept = owner and here.kept.any_acts(owner)
            st.info(f"{why.sentence} {words.KEPT}" if kept else why.sentence)
        said: str | None = st.session_state.pop(SAID, None)
        if said:
            st.error(said)
        _draw_ways(here)


def _draw_ways(here: Shared) -> None:
    first = use.who_sets_up(here.store)
    if here.store.demo:
        _draw_demo(here)
    elif first is not None:
        _draw_set_up(here, first)
    else:
        if organisation():
            st.button(words.WITH_ORGANISATION, type="primary", on_click=st.login)
        if use.any_password(here.store):
            _draw_password(here)


def _draw_demo(here: Shared) -> None:
    st.text(words.DEMO_HELP)
    for worker in use.demo_workers(here.store):
        st.button(
            words.DEMO_AS.format(name=plain(worker.name)),
            key=f"demo.{worker.id}",
            width="stretch",
            on_click=_attempt,
            args=(here, _as_demo(here, worker.id)),
        )


def _as_demo(here: Shared, worker_id: str) -> Callable[[], Worker]:
    return lambda: use.sign_in_demo(here.store, at=now(), worker_id=worker_id)


def _draw_password(here: Shared) -> None:
    with st.form("sign_in", border=False):
        st.text_input(words.SIGN_IN_NAME, key=NAME, autocomplete="username")
        st.text_input(
            words.PASSWORD,
            key=PASSWORD,
            type="password",
            autocomplete="current-password",
        )
        st.form_submit_button(
            words.SIGN_IN, type="primary", on_click=_with_password, args=(here,)
        )


def _with_password(here: Shared) -> None:
    name, password = st.session_state[NAME], st.session_state[PASSWORD]
    st.session_state[PASSWORD] = ""
    _attempt(
        here,
        lambda: use.sign_in(
            here.store, now=instant(), tries=here.tries, name=name, password=password
        ),
    )


def _draw_set_up(here: Shared, first: Worker) -> None:
    st.header(words.SET_UP)
    st.text(words.SET_UP_HELP.format(name=first.name))
    with st.form("set_up", border=False):
        st.text_input(words.SET_UP_CODE, key=CODE, autocomplete="off")
        st.text_input(words.SIGN_IN_NAME, key=NAME, autocomplete="username")
        _draw_new_password()
        st.form_submit_button(
            words.SET_UP_DO, type="primary", on_click=_set_up, args=(here,)
        )


def _draw_new_password() -> None:
    st.text_input(
        words.NEW_PASSWORD,
        key=NEW,
        type="password",
        autocomplete="new-password",
        help=words.NEW_PASSWORD_HELP.format(fewest=passwords.SHORTEST),
    )


def _set_up(here: Shared) -> None:
    code = st.session_state[CODE].strip()
    fields = {"sign_in": st.session_state[NAME]}
    password = st.session_state[NEW]
    st.session_state[NEW] = ""

    def made() -> Worker:
        here.tries.take(words.SET_UP, instant().steady)
        if not passwords.are_same(code, here.code):
            raise WrongSetUpCode
        return use.set_up(here.store, at=now(), fields=fields, password=password)

    _attempt(here, made)


def draw_change_password(here: Shared, by: str, *, forced: bool = False) -> None:
    """Draw the change of one's own password."""
    if forced:
        st.title(words.MUST_CHANGE)
        st.text(words.MUST_CHANGE_HELP)
    said: str | None = st.session_state.pop(SAID, None)
    if said:
        st.error(said)
    with st.form("change_password", border=False):
        st.text_input(
            words.OLD_PASSWORD,
            key=OLD,
            type="password",
            autocomplete="current-password",
        )
        _draw_new_password()
        st.form_submit_button(
            words.CHANGE_PASSWORD, on_click=_change_password, args=(here, by)
        )


def _change_password(here: Shared, by: str) -> None:
    old, new = st.session_state[OLD], st.session_state[NEW]
    st.session_state[OLD] = st.session_state[NEW] = ""
    try:
        here.sessions.use(token_here(), instant())
        use.change_password(
            here.store, by=by, now=instant(), tries=here.tries, old=old, new=new
        )
    except NetmapError as error:
        st.session_state[SAID] = error.sentence
        return
    here.sessions.end_others(by, token_here())
    st.session_state[RENEW] = False
    st.session_state[CHANGED] = True


def _attempt(here: Shared, made: Callable[[], Worker]) -> None:
    """Sign someone in from a callback; the page says why not."""
    try:
        worker = made()
    except NetmapError as error:
        st.session_state[SAID] = error.sentence
        return
    begin(here, worker)
