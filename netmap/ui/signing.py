"""Signing in on screen, and who is signed in to this session of the browser.

The session lives in `access.sessions`. A tab knows its token from signing in, or, when
it was loaded again, from a cookie that no script can read.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

import streamlit as st

from netmap.access import passwords
from netmap.casework import signing as use
from netmap.desk import instant, now
from netmap.errors import NetmapError, NoAccount, SignedOut, WrongSetUpCode
from netmap.model.staff import Worker
from netmap.ui.cookie import COOKIE
from netmap.ui.kept import Held, Left
from netmap.ui.place import place
from netmap.ui.shared import Shared, settings, shared
from netmap.ui.text import plain
from netmap.words import signing as words

SHELL = "netmap.shell"
TOKEN = "netmap.session"  # noqa: S105 -- where it is kept, not the token
OWNER = "netmap.owner"
FRESH = "netmap.fresh"
TICKET = "netmap.ticket"
SAID = "netmap.signing.said"
GONE = "netmap.gone"
RENEW = "netmap.must_change"
CHANGED = "netmap.password_changed"
NAME, PASSWORD, CODE = "signing.name", "signing.password", "signing.code"
NEW = "signing.new"
JUST_NOW = timedelta(minutes=5)
"""How old what an organisation says may be when a session begins with it."""


class Signed(NamedTuple):
    """Who is signed in, with which token."""

    worker: Worker
    token: str


def signed_in_or_stop(here: Shared) -> Signed:
    """Return who is signed in, and count this as use; else draw signing in and stop."""
    try:
        signed = _signed(here)
    except SignedOut as why:
        _draw_signing_in(here, why if _token() else None)
        st.stop()
    if st.session_state.get(RENEW):
        draw_change_password(here, signed.worker.id, forced=True)
        st.button(words.SIGN_OUT, on_click=leave, args=(here, signed))
        st.stop()
    return signed


def glimpse() -> Worker | None:
    """Return who is signed in, without counting it as use; nobody where none is."""
    try:
        here = shared()
        worker_id = here.sessions.look(_token(), instant())
        return use.who_is(here.store, by=worker_id) if worker_id else None
    except NetmapError:
        return None


def arrived(here: Shared, signed: Signed) -> tuple[bool, Left]:
    """Say, once, that someone has just signed in, and give what they left before."""
    fresh = bool(st.session_state.pop(FRESH, False))
    return fresh, here.kept.take(signed.worker.id) if fresh else Left()


def ticket(here: Shared, signed: Signed) -> str:
    """Return, once after signing in, what the browser exchanges for the cookie."""
    fresh = st.session_state.pop(TICKET, False)
    return here.sessions.ticket(signed.token) if fresh else ""


def newest_token() -> str | None:
    """Return the token that this tab was given last; none outside of a tab."""
    held: str | None = st.session_state.get(TOKEN)
    return held


def hold(act: Held) -> None:
    """Keep an act that was not made, for when its worker has signed in again."""
    owner = st.session_state.get(OWNER)
    if owner:
        shared().kept.hold(owner, act)


def page_asked_for() -> str:
    """Return the name of the page in the address."""
    return urlsplit(st.context.url or "").path.strip("/")


def leave(here: Shared, signed: Signed) -> None:
    """Sign out, from a callback: nothing of this session is left."""
    here.sessions.end(signed.token)
    here.kept.take(signed.worker.id)
    use.sign_out(here.store, by=signed.worker.id, at=now())
    _clear()
    st.session_state[GONE] = True
    if _claims():
        st.logout()


def _signed(here: Shared) -> Signed:
    token = _token()
    try:
        worker_id = here.sessions.use(token, instant())
    except SignedOut:
        worker = _from_organisation(here)
        if worker is None:
            raise
        token = _begin(here, worker)
        worker_id = worker.id
    worker = use.who_is(here.store, by=worker_id)
    if TOKEN not in st.session_state:
        st.session_state[TOKEN] = token
        st.session_state[RENEW] = use.must_change(here.store, by=worker_id)
    st.session_state[OWNER] = worker_id
    return Signed(worker, str(token))


def _token() -> str | None:
    return newest_token() or st.context.cookies.get(COOKIE)


def _begin(here: Shared, worker: Worker) -> str:
    """Begin a session; what someone else left in this tab is gone."""
    if st.session_state.get(OWNER) != worker.id:
        _clear()
    token = here.sessions.begin(worker.id, instant())
    st.session_state[TOKEN] = token
    st.session_state[OWNER] = worker.id
    st.session_state[FRESH] = st.session_state[TICKET] = True
    st.session_state[RENEW] = use.must_change(here.store, by=worker.id)
    return token


def _clear() -> None:
    for key in list(st.session_state.keys()):
        if key != SHELL:
            del st.session_state[key]


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
            key=PASSWORD,
            type="password",
            autocomplete="current-password",
        )
        _draw_new_password()
        st.form_submit_button(
            words.CHANGE_PASSWORD, on_click=_change_password, args=(here, by)
        )


def _change_password(here: Shared, by: str) -> None:
    old, new = st.session_state[PASSWORD], st.session_state[NEW]
    try:
        here.sessions.use(_token(), instant())
        use.change_password(
            here.store, by=by, now=instant(), tries=here.tries, old=old, new=new
        )
    except NetmapError as error:
        st.session_state[SAID] = error.sentence
        return
    here.sessions.end_others(by, _token())
    st.session_state[RENEW] = False
    st.session_state[CHANGED] = True


def _attempt(here: Shared, made: Callable[[], Worker]) -> None:
    """Sign someone in from a callback; the page says why not."""
    try:
        worker = made()
    except NetmapError as error:
        st.session_state[SAID] = error.sentence
        return
    _begin(here, worker)


def organisation() -> bool:
    """Say whether an organisation signs people in here."""
    return "is_logged_in" in st.user


def _claims() -> Mapping[str, object]:
    """Return what the organisation says of the one who signed in with it."""
    if not organisation():
        return {}
    said = st.user.to_dict()
    return said if said.get("is_logged_in") else {}


def _from_organisation(here: Shared) -> Worker | None:
    """Return whom the organisation has just signed in; each signing-in counts once."""
    claims = _claims()
    issued = claims.get("iat")
    if not claims or not isinstance(issued, int):
        return None
    age = timedelta(seconds=now().timestamp() - issued)
    mark = f"{claims.get('iss')} {claims.get('sub')} {issued}"
    if abs(age) > JUST_NOW or not here.sessions.is_first(mark):
        return None
    try:
        trusting = settings().trusts_addresses
        return use.sign_in_with(here.store, at=now(), claims=claims, trusting=trusting)
    except NoAccount as error:
        st.session_state[SAID] = error.sentence
        return None
