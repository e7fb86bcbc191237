"""The Contact page: what is asked, rules, what happened, plans, concerns, papers."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from netmap.casework.contact import ContactView, see_contact
from netmap.desk import now
from netmap.ui.concerns import draw_concerns
from netmap.ui.entry import At
from netmap.ui.happenings import draw_happenings
from netmap.ui.page import Desk, must_redraw, shown_or_stop
from netmap.ui.papers import draw_papers
from netmap.ui.plans import draw_plans
from netmap.ui.prompting import draw_prompts
from netmap.ui.rules import draw_rules
from netmap.ui.saving import draw_unsaved
from netmap.ui.tab import Tab, draw_open
from netmap.words import contact as words

TAB = "contact.tab"


def open_contact(desk: Desk, participant_id: str) -> ContactView:
    """Return what is on record about contact, or say why not and stop."""
    view = shown_or_stop(
        lambda: see_contact(
            desk.store,
            **desk.acting,
            participant_id=participant_id,
            on=now().date(),
        )
    )
    assert isinstance(view, ContactView)  # noqa: S101 -- narrows the type
    return view


@st.fragment
def draw_contact(desk: Desk, view: ContactView) -> None:
    """Draw the tabs. Typing in one redraws these alone; saving redraws the page."""
    if must_redraw(desk, view.participant.id):
        st.rerun()
    at = At(desk, view)
    draw_unsaved(at)
    draw_open(list(_tabs(at)), TAB, headed=True)


def _tabs(at: At) -> Iterator[Tab]:
    asked = partial(draw_prompts, at.desk, at.view.prompts, "contact")
    yield Tab(words.TAB_ASKED, asked)
    yield Tab(words.TAB_RULES, partial(draw_rules, at))
    yield Tab(words.TAB_CONTACTS, partial(draw_happenings, at))
    yield Tab(words.TAB_PLANS, partial(draw_plans, at))
    yield Tab(words.TAB_CONCERNS, partial(draw_concerns, at))
    yield Tab(words.TAB_PAPERS, partial(draw_papers, at))
