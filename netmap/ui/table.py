"""A table that scrolls in its own box; what users wrote in it stays text."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def draw_rows(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw a table under a title for those who hear it."""
    st.html(table_html(title, heads, rows))


def table_html(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the same as HTML."""
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(_row(row) for row in rows)
    label = escape(title, quote=True)
    return (
        f'<div class="netmap-table" role="region" tabindex="0" aria-label="{label}">'
        f"<table><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *rest = (escape(cell) for cell in cells)
    told = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th>{told}</tr>'
