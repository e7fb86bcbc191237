"""The shell: marks the session and lists the pages. Everything else is in netmap."""

import streamlit as st

from netmap.ui.page import enter_shell
from netmap.words import contact, screen

st.set_page_config(page_title=screen.APP_TITLE, layout="wide")
enter_shell()
page = st.navigation(
    [
        st.Page("pages/caseload.py", title=screen.CASELOAD, default=True),
        st.Page("pages/map.py", title=screen.MAP),
        st.Page("pages/contact.py", title=contact.CONTACT),
        st.Page("pages/review.py", title=screen.REVIEW),
        st.Page("pages/concerns.py", title=contact.TAB_CONCERNS),
    ],
    position="top",
)
page.run()
