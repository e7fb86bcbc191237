"""Who is signed in to this tab of a browser.

The session lives in `access.sessions`. A tab knows its token from signing in, or, when
it was loaded again, from a cookie that no script can read.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

import streamlit as st

from netmap.casework import signing as use
from netmap.desk import instant, now
from netmap.errors import NetmapError, NoAccount, SignedOut
from netmap.model.staff import Worker
from netmap.ui.cookie import COOKIE
from netmap.ui.kept import Held, Left
from netmap.ui.shared import Shared, settings, shared

SHELL = "netmap.shell"
TOKEN = "netmap.session"  # noqa: S105 -- where it is kept, not the token
OWNER = "netmap.owner"
FRESH = "netmap.fresh"
TICKET = "netmap.ticket"
SAID = "netmap.signing.said"
GONE = "netmap.gone"
RENEW = "netmap.must_change"
JUST_NOW = timedelta(minutes=5)
"""How old what an organisation says may be when a session begins with it."""


class Signed(NamedTuple):
    """Who is signed in, with which token."""

    worker: Worker
    token: str


def glimpse() -> Worker | None:
    """Return who is signed in, without counting it as use; nobody where none is."""
    try:
        here = shared()
        worker_id = here.sessions.look(token_here(), instant())
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


def signed_in(here: Shared) -> Signed:
    """Return who is signed in, and count this as use.

    Whom an organisation has just signed in begins a session with it.

    Raises:
        SignedOut: nobody is; see `access.sessions`.
    """
    token = token_here()
    try:
        worker_id = here.sessions.use(token, instant())
    except SignedOut:
        worker = _from_organisation(here)
        if worker is None:
            raise
        token = begin(here, worker)
        worker_id = worker.id
    worker = use.who_is(here.store, by=worker_id)
    if TOKEN not in st.session_state:
        st.session_state[TOKEN] = token
        st.session_state[RENEW] = use.must_change(here.store, by=worker_id)
    st.session_state[OWNER] = worker_id
    return Signed(worker, str(token))


def token_here() -> str | None:
    """Return the token of this tab's session, whether it runs or not, if it has one."""
    return newest_token() or st.context.cookies.get(COOKIE)


def begin(here: Shared, worker: Worker) -> str:
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
