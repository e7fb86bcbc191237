"""The map on screen: the picture, and its twin, the table."""

from html import escape

import streamlit as st

from netmap.casework.maps import MapView
from netmap.picture.palette import DARK, LIGHT
from netmap.picture.scene import scene_of
from netmap.picture.svg import svg_of
from netmap.reports.map_table import MapTable, map_table
from netmap.words import screen

TABLE_STYLE = """
<style>
.netmap-table { overflow-x: auto; }
.netmap-table table { border-collapse: collapse; font-size: 0.9rem; }
.netmap-table th, .netmap-table td {
  text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0;
  border-bottom: 1px solid rgba(128, 128, 128, 0.35); min-width: 6rem;
  unicode-bidi: plaintext;
}
.netmap-table thead th { white-space: nowrap; }
.netmap-table tbody th {
  position: sticky; left: 0; background: var(--background-color, inherit);
}
</style>
"""


def draw_map(view: MapView, *, desk: bool) -> None:
    """Draw the picture of a map, with its summary as the text alternative."""
    scene = scene_of(
        view.network,
        participant_name=view.participant.name,
        restricted=view.restricted,
        view="desk" if desk else "session",
    )
    dark = st.context.theme.type == "dark"
    svg = svg_of(scene, palette=DARK if dark else LIGHT)
    st.image(svg, width="stretch", alt=scene.summary)
    if scene.off_map:
        st.caption(screen.TABLE_NOT_DRAWN.format(names=", ".join(scene.off_map)))


def draw_table(view: MapView, *, desk: bool) -> None:
    """Draw everything on a map as a table that scrolls in its own box."""
    st.subheader(screen.TABLE)
    table = map_table(view.network, view.restricted, desk=desk)
    if table.rows:
        st.html(TABLE_STYLE + table_html(table))


def table_html(table: MapTable) -> str:
    """Return a table as HTML; what users wrote in it stays text."""
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.columns)
    rows = "".join(_row(row) for row in table.rows)
    label = escape(screen.TABLE, quote=True)
    return (
        f'<div class="netmap-table" role="region" tabindex="0" aria-label="{label}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = (escape(cell) for cell in cells)
    told = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th>{told}</tr>'
