"""Your account: who you are here, and your password."""

import streamlit as st

from netmap.ui.account import draw_account
from netmap.ui.page import begin_page
from netmap.words import access

desk = begin_page()
st.title(access.ACCOUNT)
draw_account(desk)
