"""Claims: those of the one who is here, those to sign off, those to judge."""

import streamlit as st

from netmap.access.permissions import Act, can_serve
from netmap.ui.all_claims import draw_all_claims
from netmap.ui.claim import chosen_claim, draw_claim
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_view_choice, stop_unless_alone
from netmap.words import claims as words

desk = begin_page()
st.title(words.CLAIMS)
if can_serve(desk.worker, Act.HOLD_CASES):
    stop_unless_alone(worker=draw_view_choice())
chosen = chosen_claim()
if chosen is None:
    draw_all_claims(desk)
else:
    draw_claim(desk, chosen)
