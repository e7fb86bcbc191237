"""One's own account on screen."""

import streamlit as st

from netmap.casework.signing import has_password
from netmap.ui.page import Desk
from netmap.ui.signing import draw_change_password
from netmap.words import access, signing
from netmap.words.labels import label


def draw_account(desk: Desk) -> None:
    """Draw who is signed in, and the change of their password where it is kept here."""
    worker = desk.worker
    roles = ", ".join(label(one).lower() for one in worker.roles)
    st.text(access.ACCOUNT_HELP.format(name=worker.name, roles=roles))
    if has_password(desk.store, by=desk.by):
        st.header(signing.CHANGE_PASSWORD)
        draw_change_password(desk.shared, desk.by)
    elif not desk.store.demo:
        st.caption(access.ORGANISATION_PASSWORD)
