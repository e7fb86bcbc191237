"""The panels beside the map: still true, wishes, links, needs, rules."""

import streamlit as st

from netmap.casework import drawing
from netmap.casework.seeing import MapView
from netmap.model.codes import (
    NeedSource,
    Standing,
)
from netmap.model.overlay import differ
from netmap.reports.map_table import in_order, rule_words
from netmap.reports.rules import rule_sentence, rules_checked
from netmap.ui.fields import (
    draw,
    draw_field,
    draw_pairs,
    save_edit,
)
from netmap.ui.page import Desk, flash
from netmap.ui.panel import button, choice_key, draw_confirming, named, names_of
from netmap.ui.place import spend, token
from netmap.ui.text import draw_list, draw_said, plain
from netmap.ui.widgets import Field
from netmap.words import contact, screen
from netmap.words.labels import field_label, label


def draw_still_true(desk: Desk, view: MapView) -> None:
    """Draw the question "still true?" for everyone carried over and not asked yet."""
    unasked = to_ask(view)
    st.text(screen.STILL_TO_ASK.format(count=len(unasked)))
    st.caption(screen.STILL_TRUE_HELP)
    with st.popover(screen.STILL_TRUE_ALL):
        st.text(screen.STILL_TRUE_SURE.format(count=len(unasked)))
        button(
            view, screen.STILL_TRUE_YES, lambda: _still_true(desk, view, unasked), "all"
        )
    for alter_id in unasked:
        _draw_question(desk, view, alter_id)


def _draw_question(desk: Desk, view: MapView, alter_id: str) -> None:
    with st.container(border=True, key=f"question.{alter_id}"):
        name, answer = st.columns((3, 2), vertical_alignment="center")
        name.text(named(view.network.alter(alter_id)))
        if view.before and alter_id in {tie.alter_id for tie in view.before.ties}:
            earlier = view.before.tie(alter_id)
            last = f"{label(earlier.standing)}, {label(earlier.quality_participant)}"
            name.caption(screen.LAST_TIME.format(said=last))
        with answer:
            button(
                view,
                screen.STILL_TRUE,
                lambda: _still_true(desk, view, [alter_id]),
                alter_id,
                screen.STILL_TRUE_OF.format(
                    name=plain(view.network.alter(alter_id).name)
                ),
            )
            with st.popover(screen.STILL_TRUE_NO):
                for name_ in ("standing", "quality_participant"):
                    draw(
                        desk,
                        view,
                        Field(view.head.review_id, "tie", alter_id, name_, "ask"),
                    )


def to_ask(view: MapView) -> list[str]:
    """Return the ids of those carried over who were not asked about yet."""
    return [
        alter.alter_id
        for alter in in_order(view.network)
        if view.network.tie(alter.alter_id).standing == Standing.TO_ASK
    ]


def draw_wishes(desk: Desk, view: MapView) -> None:
    """Draw every wish in one list, to be asked and confirmed one after the other."""
    st.caption(screen.CONFIRM_HELP)
    for alter in in_order(view.network):
        standing = view.network.tie(alter.alter_id).standing
        if standing in {Standing.CURRENT, Standing.NOT_IN_CONTACT}:
            _draw_wish_line(desk, view, alter.alter_id)


def _draw_wish_line(desk: Desk, view: MapView, alter_id: str) -> None:
    with st.container(border=True, key=f"wish_line.{alter_id}"):
        st.text(named(view.network.alter(alter_id)))
        kind, answer = st.columns((3, 2), vertical_alignment="bottom")
        with kind:
            draw(
                desk, view, Field(view.head.review_id, "wish", alter_id, "wish", "all")
            )
        with answer:
            draw_confirming(desk, view, alter_id, "all")


def draw_links(desk: Desk, view: MapView) -> None:
    """Draw who knows whom, and the form that says so."""
    alters = {alter.alter_id: alter for alter in view.network.alters}
    if view.open and len(alters) > 1:
        with st.form("link"):
            told = names_of(view.network.alters)
            ends = choice_key("link.one", told), choice_key("link.other", told)
            titles = screen.LINK_ONE, screen.LINK_OTHER
            for column, title, key in zip(st.columns(2), titles, ends, strict=True):
                column.selectbox(
                    title, list(told), format_func=told.__getitem__, key=key
                )
            st.radio(
                screen.LINK_ANSWER,
                ["yes", "no", "not_asked"],
                format_func={"yes": "Yes", "no": "No", "not_asked": "Not asked"}.get,
                index=None,
                horizontal=True,
                key="link.answer",
            )
            st.form_submit_button(
                screen.LINK_SAVE, on_click=_link, args=(desk, view, ends)
            )
    if not view.network.links:
        st.text(screen.LINKS_NONE)
    draw_list(
        (screen.KNOWS if link.knows else screen.KNOWS_NOT).format(
            one=alters[link.first].name, other=alters[link.second].name
        )
        for link in view.network.links
    )


def draw_needs(desk: Desk, view: MapView) -> None:
    """Draw the needs, and a place to add one that keeps what is typed in it."""
    if not view.network.needs:
        st.text(screen.NEEDS_NONE)
    for need in view.network.needs:
        with st.container(border=True):
            draw_field(desk, view, "need", need.need_id, "text")
            draw_pairs(desk, view, "need", need.need_id, ("area", "source"))
            draw_field(desk, view, "need", need.need_id, "own_words")
            _remove_button(desk, view, need.need_id)
    if view.open:
        text, source, own_words = _need_keys(view)
        with st.container(border=True):
            st.text_area(screen.NEED_TEXT, key=text, persist_state="session")
            st.selectbox(
                field_label("source"),
                list(NeedSource),
                index=None,
                placeholder=screen.CHOOSE,
                format_func=label,
                key=source,
                persist_state="session",
            )
            st.checkbox(
                field_label("own_words"), key=own_words, persist_state="session"
            )
            st.button(screen.NEED_ADD, on_click=_need, args=(desk, view))
    if view.before and view.before.needs:
        st.caption(screen.NEEDS_BEFORE)
        for need in view.before.needs:
            st.text(need.text)


def _remove_button(desk: Desk, view: MapView, need_id: str) -> None:
    button(view, screen.NEED_REMOVE, lambda: _remove_need(desk, view, need_id), need_id)


def draw_rules(view: MapView) -> None:
    """Draw the rules about contact in force on the day of the review."""
    st.caption(screen.RULES_HELP)
    checked = view.network.review.restrictions_checked_on
    st.text(rules_checked(checked))
    if not view.restricted:
        st.info(screen.RULES_NONE)
    for alter_id, rules in view.restricted.items():
        name = view.network.alter(alter_id).name
        if differ(rules):
            st.text(contact.DIFFER_FOR.format(name=name))
        for rule in rules:
            draw_said(f"{name}: {rule_words((rule,))}", rule_sentence(rule))


def _still_true(desk: Desk, view: MapView, alter_ids: list[str]) -> None:
    if view.before is None:
        return
    edit = drawing.still_true(view.network, view.before, alter_ids)
    save_edit(desk, view.head.review_id, edit)


def _link(desk: Desk, view: MapView, ends: tuple[str, str]) -> None:
    one, other = (st.session_state[key] for key in ends)
    if one == other:
        flash("refused", screen.LINK_SAME)
        return
    said = st.session_state["link.answer"]
    if said is None:
        flash("refused", screen.LINK_UNANSWERED)
        return
    answer = {"yes": True, "no": False}.get(said)
    edit = drawing.set_link(view.network, one, other, answer)
    if save_edit(desk, view.head.review_id, edit, screen.LINK_SAVED[said]):
        st.session_state["link.answer"] = None


def _need_keys(view: MapView) -> tuple[str, str, str]:
    """Return the keys of what is typed for a need: it stays with this review."""
    review_id = view.head.review_id
    return (
        f"need.text.{review_id}",
        f"need.source.{review_id}",
        f"need.own_words.{review_id}",
    )


def _need(desk: Desk, view: MapView) -> None:
    text_key, source_key, own_words_key = _need_keys(view)
    text = st.session_state[text_key].strip()
    if not text:
        flash("refused", screen.NEED_EMPTY)
        return
    source: NeedSource | None = st.session_state[source_key]
    if source is None:
        flash("refused", screen.NEED_WHOSE)
        return
    own_words: bool = st.session_state[own_words_key]
    edit = drawing.add_need(
        token("need", (text, source, own_words)),
        {
            "text": text,
            "source": source.value,
            "own_words": own_words,
        },
    )
    if save_edit(desk, view.head.review_id, edit, screen.NEED_ADDED):
        spend("need")
        st.session_state[text_key] = ""
        st.session_state[own_words_key] = False


def _remove_need(desk: Desk, view: MapView, need_id: str) -> None:
    save_edit(desk, view.head.review_id, drawing.remove_need(view.network, need_id))
