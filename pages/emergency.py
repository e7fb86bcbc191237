"""Emergency access: seeing a case that is not one's own, for an hour, with a reason."""

import streamlit as st

from netmap.ui.emergency import draw_emergencies
from netmap.ui.page import begin_page
from netmap.words import access

desk = begin_page()
st.title(access.EMERGENCY)
draw_emergencies(desk)
