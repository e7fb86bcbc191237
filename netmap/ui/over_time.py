"""The measures over all sealed reviews, on screen: small charts, and their table."""

import streamlit as st

from netmap.casework.changes import ChangesView
from netmap.model.codes import Reading
from netmap.picture.palette import DARK, LIGHT
from netmap.picture.trend import told, trend_svg
from netmap.reports.trend import Moment, charts, trend, trend_table
from netmap.ui.table import draw_rows
from netmap.words import trend as words


def draw_over_time(view: ChangesView) -> None:
    """Draw each measure over all sealed reviews, and the same as a table."""
    found = trend(
        (
            Moment(
                held_on=one.head.held_on,
                number=one.head.number,
                measures=one.measures,
            )
            for one in view.over_time
        ),
        Reading.PERSONS,
    )
    st.caption(words.HELP)
    if not found.series:
        st.info(words.NOTHING)
        return
    st.text(found.intervals)
    if any(one.other_version for one in found.series):
        st.info(words.OTHER_VERSION_NOTE)
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    drawn = charts(found)
    st.image(trend_svg(drawn, palette=palette), width="stretch", alt=told(drawn))
    table = trend_table(found)
    draw_rows(words.TITLE, table.columns, table.rows)
