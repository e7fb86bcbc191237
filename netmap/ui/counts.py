"""What the measures say of this map, on screen: sentences, and what they mean."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from netmap.casework.seeing import MapView
from netmap.model.codes import Reading
from netmap.reports.counts import SAID, Card, Line, cards
from netmap.ui.panels import to_ask
from netmap.words import screen

PEOPLE, PAID = "counts.people", "counts.paid"
READINGS = {
    (True, True): Reading.PERSONS,
    (True, False): Reading.PERSONS_UNPAID,
    (False, True): Reading.ALL,
    (False, False): Reading.ALL_UNPAID,
}


def draw_counts(view: MapView) -> None:
    """Draw the measures of a map: whom to take in, then each card."""
    st.header(screen.COUNTS_TITLE)
    st.caption(screen.COUNTS_HELP)
    unasked = len(to_ask(view))
    if unasked:
        st.info(screen.COUNTS_UNASKED.format(count=unasked))
    whom, paid = st.columns(2)
    persons = whom.toggle(
        screen.PERSONS_ONLY, value=True, key=PEOPLE, persist_state="session"
    )
    with_paid = paid.toggle(
        screen.WITH_PAID, value=True, key=PAID, persist_state="session"
    )
    names = {one.alter_id: one.name for one in view.network.alters}
    told = cards(view.measures, READINGS[persons, with_paid], names)
    if sum(len(card.lines) for card in told) < len(SAID):
        st.info(screen.COUNTS_EARLIER)
    st.html(f'<div class="netmap-counts">{"".join(map(_card, told))}</div>')


def _card(card: Card) -> str:
    lines = "".join(map(_line, card.lines))
    meant = "".join(_meant(card))
    summary = escape(screen.WHAT_IT_MEANS.format(title=card.title))
    return (
        f"<section><h3>{escape(card.title)}</h3><ul>{lines}</ul>"
        f"<details><summary>{summary}</summary>{meant}</details></section>"
    )


def _line(line: Line) -> str:
    basis = f" <small>{escape(line.basis)}</small>" if line.basis else ""
    return f"<li>{escape(line.sentence)}{basis}</li>"


def _meant(card: Card) -> Iterator[str]:
    """Yield what the lines of a card mean; what several share is said once."""
    said: set[str] = set()
    for line in card.lines:
        one = line.measure
        for title, text in (
            (one.label, one.meaning),
            (screen.WHAT_IT_IS_NOT, one.caution),
            (screen.HOW_COUNTED, f"{one.formula}. {one.empty}"),
            (screen.WHERE_FROM, f"{one.source}."),
        ):
            if text not in said:
                said.add(text)
                yield f"<p><strong>{escape(title)}.</strong> {escape(text)}</p>"
