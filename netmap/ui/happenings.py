"""What happened, on screen: contacts, supervised visits and the places of a case."""

from collections.abc import Iterator

import streamlit as st

from netmap.model.contact import Contact, Place
from netmap.model.fact import Fact
from netmap.ui.card import draw_adding, draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form
from netmap.ui.more import draw_more, first_of_many
from netmap.ui.record import draw_entry
from netmap.words import contact as words
from netmap.words import screen
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
SHOWN = "contact.shown"


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
    for fact in first_of_many(found, SHOWN):
        _draw_contact(at, fact)
    draw_more(found, SHOWN)
    st.subheader(words.PLACES)
    for fact in at.view.of("place"):
        if isinstance(fact.body, Place):
            _draw_place(at, fact, fact.body)
    draw_adding(at, PLACE)


def _contact(fact: Fact) -> Contact:
    assert isinstance(fact.body, Contact)  # noqa: S101 -- narrows the type
    return fact.body


def _when(fact: Fact) -> tuple[str, str]:
    return (_contact(fact).happened_on.isoformat(), fact.recorded_at.isoformat())


def _draw_contact(at: At, fact: Fact) -> None:
    contact = _contact(fact)
    title = f"{spoken_date(contact.happened_on)}: {label(contact.mode)}"
    draw_card(
        at,
        fact,
        (title, _lines(at, fact)),
        lambda: draw_changes(at, (Entry(CONTACT, "correct", fact),)),
    )


def _lines(at: At, fact: Fact) -> Iterator[str]:
    """Yield what matters of a contact: with whom, who began it, what is asked."""
    contact, names = _contact(fact), at.view.names
    who = ", ".join(names.get(one, screen.NOT_ON_RECORD) for one in contact.alters)
    began = label(contact.began_by).lower()
    yield words.CONTACT_LINE.format(who=who, began=began)
    if contact.visit:
        by = contact.visit.supervisor_name or words.NOBODY_NAMED
        yield words.VISIT_LINE.format(by=by)
    if contact.happened_on < at.view.participant.opened_on:
        yield words.BEFORE_KNOWN
    titles = [one.title for one in at.view.prompts.open if fact.fact_id in one.about]
    yield from (words.ASKS.format(title=title) for title in dict.fromkeys(titles))


def _draw_place(at: At, fact: Fact, place: Place) -> None:
    stands_for = at.view.names.get(place.alter_id or "")
    draw_card(
        at,
        fact,
        (place.name, [stands_for] if stands_for else []),
        lambda: draw_changes(at, (Entry(PLACE, "correct", fact),)),
    )
