"""Claims of every case that the one who looks may see, and what theirs are made of."""

import streamlit as st

from netmap.access.permissions import Act, can_ever
from netmap.casework.claims import Claims, see_claims
from netmap.reports.evidence import across
from netmap.ui.claims import draw_choice, draw_claims
from netmap.ui.page import Desk, shown_or_stop
from netmap.ui.table import draw_rows
from netmap.ui.taking_evidence import draw_own_pack
from netmap.words import claims as words


def draw_all_claims(desk: Desk) -> None:
    """Draw the claims, and for who claims what theirs are made of across cases."""
    found = shown_or_stop(lambda: see_claims(desk.store, **desk.acting))
    assert isinstance(found, Claims)  # noqa: S101 -- narrows the type
    st.text(words.LIST_HELP)
    draw_claims(draw_choice(found.rows))
    if not can_ever(desk.worker, Act.CLAIM):
        return
    st.header(words.ACROSS)
    st.text(words.ACROSS_HELP.format(months=found.settings.window))
    table = across(found.sufficiency)
    draw_rows(words.ACROSS, table.columns, table.rows)
    st.header(words.TAB_PACK)
    draw_own_pack(desk, found.rows)
