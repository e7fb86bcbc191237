"""The shell: marks the session and lists the pages. Everything else is in netmap."""

import streamlit as st

from netmap.ui.page import enter_shell
from netmap.words import screen

st.set_page_config(page_title=screen.APP_TITLE, layout="wide")
page = st.navigation(enter_shell(), position="top")
page.run()
