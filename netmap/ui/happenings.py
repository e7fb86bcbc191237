"""What happened, on screen: contacts, supervised visits and the places of a case."""

from collections.abc import Iterator

import streamlit as st

from netmap.model.contact import Contact, Place
from netmap.model.fact import Fact
from netmap.ui.card import draw_adding, draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form
from netmap.ui.record import draw_entry
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import label

CONTACT = Form(
    "contact",
    (
        "alters",
        "happened_on",
        "mode",
        "began_by",
        "also_present",
        "via_alter",
        "approved_before",
        "unplanned",
    ),
    (
        "place_id",
        "source",
        "online_public",
        "note",
        "preparation",
        "after_reflection",
    ),
    visit=(
        "supervisor_name",
        "supervisor_role",
        "start_time",
        "end_time",
        "place_type",
        "in_sight_and_hearing",
        "authority",
        "restriction_id",
        "second_worker",
        "ended_early",
        "observed",
        "stepped_in",
        "ended_early_reason",
        "view_after",
        "report_sent_to",
        "report_sent_on",
    ),
)
PLACE = Form("place", ("name", "alter_id"))


def draw_happenings(at: At) -> None:
    """Draw the log of contacts, newest first, above it the form that adds one."""
    if at.view.may_record:
        with st.container(border=True):
            st.subheader(words.ADD["contact"])
            st.caption(words.QUICK if at.view.alters else words.NOBODY_YET)
            draw_entry(at, Entry(CONTACT))
    found = sorted(at.view.of("contact"), key=_when, reverse=True)
    if not found:
        st.info(words.EMPTY["contact"])
    for fact in found[: _shown()]:
        _draw_contact(at, fact)
    if len(found) > _shown():
        st.button(
            words.MORE_ASKED.format(count=len(found) - _shown()), on_click=_show_all
        )
    st.subheader(words.PLACES)
    for fact in at.view.of("place"):
        if isinstance(fact.body, Place):
            _draw_place(at, fact, fact.body)
    draw_adding(at, PLACE)


SHOWN = "contact.shown"
AT_ONCE = 20


def _shown() -> int:
    count: int = st.session_state.get(SHOWN, AT_ONCE)
    return count


def _show_all() -> None:
    st.session_state[SHOWN] = 1_000_000


def _when(fact: Fact) -> tuple[str, str]:
    assert isinstance(fact.body, Contact)  # noqa: S101 -- narrows the type
    return (fact.body.happened_on.isoformat(), fact.recorded_at.isoformat())


def _draw_contact(at: At, fact: Fact) -> None:
    assert isinstance(fact.body, Contact)  # noqa: S101 -- narrows the type
    contact = fact.body
    title = f"{spoken_date(contact.happened_on)}: {label(contact.mode)}"
    draw_card(
        at,
        fact,
        (title, _lines(at, contact)),
        lambda: draw_changes(at, (Entry(CONTACT, "correct", fact),)),
    )


def _lines(at: At, contact: Contact) -> Iterator[str]:
    names = at.view.names
    who = ", ".join(names.get(one, "?") for one in contact.alters)
    began = label(contact.began_by).lower()
    yield words.CONTACT_LINE.format(who=who, began=began)
    if contact.visit:
        by = contact.visit.supervisor_name or words.NOBODY_NAMED
        yield words.VISIT_LINE.format(by=by)
    if contact.happened_on < at.view.participant.opened_on:
        yield words.BEFORE_KNOWN
    for prompt in at.view.prompts.open:
        if prompt.rule in ASKING and prompt.about[0] in _ids(at, contact):
            yield words.ASKS.format(title=prompt.title)


ASKING = frozenset({"A3", "A4", "A5", "A6", "A7", "A8", "A10"})
"""The rules that ask about a contact."""


def _ids(at: At, contact: Contact) -> set[str]:
    return {one.fact_id for one in at.view.of("contact") if one.body == contact}


def _draw_place(at: At, fact: Fact, place: Place) -> None:
    stands_for = at.view.names.get(place.alter_id or "")
    draw_card(
        at,
        fact,
        (place.name, [stands_for] if stands_for else []),
        lambda: draw_changes(at, (Entry(PLACE, "correct", fact),)),
    )
