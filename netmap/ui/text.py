"""Users' words on screen: always text, never markup."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from netmap.reports.readback import Passage

MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>$~:&@/^=")


def plain(text: str) -> str:
    """Return a user's text so that Markdown, in a label or a hint, shows it as is."""
    return "".join(f"\\{one}" if one in MARKDOWN else one for one in text)


def draw_heading(text: str) -> None:
    """Draw a user's text as the heading of the page."""
    st.html(f'<h1 style="unicode-bidi: plaintext">{escape(text)}</h1>')


def draw_list(texts: Iterable[str]) -> None:
    """Draw users' texts as a list; nothing where there is none."""
    items = "".join(f"<li>{escape(one)}</li>" for one in texts)
    if items:
        st.html(f'<ul class="netmap-list">{items}</ul>')


def draw_titled(title: str, lines: Iterable[str]) -> None:
    """Draw a title and, below it, a line for each text."""
    told = "".join(f"<br>{escape(one)}" for one in lines)
    st.html(f'<p class="netmap-said"><strong>{escape(title)}</strong>{told}</p>')


def draw_said(title: str, text: str) -> None:
    """Draw a title and, below it, what a user said."""
    st.html(
        f'<p class="netmap-said"><span>{escape(title)}</span><br>{escape(text)}</p>'
    )


def draw_passages(passages: Iterable[Passage]) -> None:
    """Draw what is told to the participant; what users wrote in it stays text."""
    st.html(f'<div class="netmap-readback">{"".join(map(_passage, passages))}</div>')


def _passage(passage: Passage) -> str:
    if not passage.heading:
        return "".join(f"<p>{escape(one)}</p>" for one in passage.sentences)
    items = "".join(f"<li>{escape(one)}</li>" for one in passage.sentences)
    return f"<h3>{escape(passage.heading)}</h3><ul>{items}</ul>"
