"""Taking an evidence pack, of a case or of one's own claims."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import uuid4

import streamlit as st

from netmap.casework.claims import COUNTS, ClaimRow
from netmap.casework.evidence import EvidenceView
from netmap.casework.packing import take_case_pack, take_own_pack
from netmap.desk import now, packed
from netmap.evidence.pack import Pack
from netmap.exchange.pack import pack_name
from netmap.ui.page import Desk
from netmap.words import claims as words


def draw_case_pack(desk: Desk, view: EvidenceView, rows: Sequence[ClaimRow]) -> None:
    """Draw the way to the pack of one participant's file."""
    st.text(words.PACK_HELP)
    st.text(words.PACK_CASE)
    invented = desk.store.demo or view.participant.fictional
    if _stands(rows, invented=invented):
        taken = partial(_case, desk, view.participant.id)
        _draw_file(taken, "evidence.pack.case", view.day)


def draw_own_pack(desk: Desk, rows: Sequence[ClaimRow]) -> None:
    """Draw the way to the pack of one's own claims."""
    st.text(words.PACK_OWN)
    st.text(words.PACK_HELP)
    own = [one for one in rows if one.own]
    if _stands(own, invented=desk.store.demo):
        _draw_file(partial(_own, desk), "evidence.pack.own", now().date())


def _stands(rows: Sequence[ClaimRow], *, invented: bool) -> bool:
    """Say why there is no pack; whether there can be one."""
    if invented:
        st.info(words.PACK_DEMO)
        return False
    if not any(one.state in COUNTS for one in rows):
        st.info(words.PACK_NONE)
        return False
    return True


def _draw_file(taken: "partial[bytes]", key: str, day: date) -> None:
    st.download_button(
        words.PACK_TAKE,
        data=taken,
        file_name=pack_name(day),
        mime="application/zip",
        key=key,
        on_click="ignore",
    )


def _fresh() -> str:
    return uuid4().hex


def _case(desk: Desk, participant_id: str) -> bytes:
    pack: Pack = take_case_pack(
        desk.store, **desk.acting, participant_id=participant_id, fresh=_fresh
    )
    return packed(pack)


def _own(desk: Desk) -> bytes:
    return packed(take_own_pack(desk.store, **desk.acting, fresh=_fresh))
