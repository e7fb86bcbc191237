"""Rules about contact on screen: what holds today, adding, changing, explaining."""

from collections.abc import Iterator

import streamlit as st
from pydantic import JsonValue

from netmap.casework.service import add_local_kind
from netmap.model.fact import Fact
from netmap.model.force import Ruling, Status, explanations
from netmap.model.restriction import Explanation, LegalForce
from netmap.prompts.binding import OWN_CHOICE, THEIR_REQUEST
from netmap.reports.rules import rule_name, rule_terms, rules_checked
from netmap.standards.restriction_types import RestrictionType, restriction_types
from netmap.ui.card import draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form, hold, key_of
from netmap.ui.page import attempt
from netmap.ui.reading import draw_said_by
from netmap.ui.record import draw_entry
from netmap.ui.text import draw_said
from netmap.ui.widgets import as_json
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import label

WHAT = (
    "binds",
    "target_alters",
    "target_class",
    "target_places",
    "target_online",
    "effect",
    "legal_force",
    "conditions",
)
WHEN = ("start_on", "end_on", "next_review_on", "until_further_order")
VERIFIED = ("verified_on", "verified_with", "source_seen")
SOURCE = ("imposed_by", "legal_basis", *VERIFIED)
MORE = (
    "title",
    "protects",
    "protects_alter",
    "approval_route",
    "intermediary_alter",
    "via_others_counts",
    "exemptions",
    "jurisdiction",
    "reference_held_where",
    "sensitivity",
)
RULE = Form(
    "restriction",
    ("instrument", *WHAT, *WHEN, *SOURCE),
    MORE,
    required=frozenset({"legal_force"}),
)
VARIED = Form(
    "restriction",
    (
        "varied_on",
        *WHAT,
        "end_on",
        "next_review_on",
        "until_further_order",
        *VERIFIED,
    ),
    MORE,
    required=frozenset({"varied_on"}),
)
CHECKED = Form("restriction", ("last_reviewed_on", "next_review_on", *VERIFIED))
ENDED = Form(
    "restriction",
    ("end_on", "withdrawn_on", "superseded_by", "closed_reviewed_on"),
    ("until_further_order",),
)
EXPLANATION = Form(
    "explanation",
    (
        "explained_on",
        "explained_by",
        "method",
        "format",
        "language",
        "reason_withheld_authority",
        "reasons_given",
        "understanding_checked",
        "how_checked",
        "what_they_said",
        "copy_given",
        "copy_safe_to_keep",
    ),
    ("disagrees", "told_how_to_seek_change"),
)
ADVICE = Form("advice", ("asked_on", "who", "question", "answer"))
ANEW = frozenset({*VERIFIED, "varied_on", "closed_reviewed_on", "last_reviewed_on"})
"""What a rule that was changed does not take over from how it was before."""
WISHES = {
    OWN_CHOICE: words.OWN_CHOICE,
    THEIR_REQUEST: words.THEIR_REQUEST,
}
GROUPS = (
    (words.RULES_IN_FORCE, frozenset({Status.IN_FORCE})),
    (words.RULES_COMING, frozenset({Status.NOT_STARTED})),
    (words.RULES_LAPSED, frozenset({Status.LAPSED})),
    (
        words.RULES_OVER,
        frozenset({Status.SUPERSEDED, Status.WITHDRAWN, Status.ENDED_REVIEWED}),
    ),
)


def draw_rules(at: At) -> None:
    """Draw every rule as it is today, and the ways to add one."""
    st.caption(words.RULES_HELP)
    st.text(rules_checked(at.view.checked_on))
    if not at.view.rulings:
        st.info(words.RULES_NONE)
    _draw_adding(at)
    for title, statuses in GROUPS:
        found = [one for one in at.view.rulings if one.status in statuses]
        if found:
            st.subheader(title)
        for ruling in found:
            _draw_rule(at, ruling)
    if at.view.may_record:
        _draw_local(at)


def _draw_rule(at: At, ruling: Ruling) -> None:
    fact = next(
        one for one in at.view.of("restriction") if one.fact_id == ruling.fact_id
    )
    draw_card(
        at,
        fact,
        (rule_name(ruling.rule), _lines(at, ruling)),
        lambda: _draw_inside(at, ruling, fact),
    )


def _lines(at: At, ruling: Ruling) -> Iterator[str]:
    """Yield what matters of a rule today: what it does, to whom, how sure it is."""
    rule = ruling.rule
    names = ", ".join(at.view.names.get(one, "") for one in rule.target_alters)
    named = names or (label(rule.target_class) if rule.target_class else "")
    what = label(rule.effect)
    yield f"{what}, {words.WITH.format(names=named)}." if named else f"{what}."
    yield f"{label(ruling.status)}. {rule_terms(rule)}"
    if rule.source_seen:
        day = f" on {spoken_date(rule.verified_on)}" if rule.verified_on else ""
        who = f" with {rule.verified_with}" if rule.verified_with else ""
        yield words.VERIFIED.format(day=day, who=who)
    elif rule.legal_force != LegalForce.NONE:
        yield words.NOT_VERIFIED
    if ruling.in_force:
        yield _explained(at, ruling)
    for prompt in at.view.prompts.open:
        if ruling.fact_id in prompt.about and prompt.rule == "A12":
            yield words.DIFFER


def _explained(at: At, ruling: Ruling) -> str:
    given = [one.body for one in at.view.of("explanation")]
    known = (one for one in given if isinstance(one, Explanation))
    found = explanations(known, ruling)
    if not found:
        return words.NOT_EXPLAINED
    return words.EXPLAINED.format(day=spoken_date(found[-1].explained_on))


def _draw_inside(at: At, ruling: Ruling, fact: Fact) -> None:
    _draw_force(ruling.rule.instrument, ruling.rule.legal_force)
    _draw_told(at, "explanation", words.EXPLANATIONS, fact.fact_id)
    _draw_told(at, "advice", words.ADVICE, fact.fact_id)
    given: dict[str, JsonValue] = {"restriction_id": fact.fact_id}
    who = at.view.workers.get(at.desk.by, "")
    draw_changes(
        at,
        (
            Entry(EXPLANATION, given={**given, "explained_by": who}),
            Entry(VARIED, "vary", fact, blank=ANEW),
            Entry(CHECKED, "review", fact),
            Entry(ENDED, "end", fact),
            Entry(RULE, "correct", fact),
            Entry(ADVICE, given=given),
        ),
    )


def _draw_told(at: At, kind: str, title: str, rule_id: str) -> None:
    found = [
        one
        for one in at.view.of(kind)
        if getattr(one.body, "restriction_id", None) == rule_id
    ]
    if found:
        st.subheader(title)
    for one in found:
        draw_said_by(at.view, one, skip=("restriction_id",))


def _draw_adding(at: At) -> None:
    if not at.view.may_record:
        return
    entry = Entry(RULE)
    with st.expander(words.ADD["restriction"]):
        code = st.session_state.get(key_of(at, entry, "instrument"))
        draw_entry(
            at,
            entry,
            beside={"instrument": lambda: _draw_kind(at, entry, code)},
            complete=lambda body: _named(at, body),
        )


def _draw_kind(at: At, entry: Entry, code: str | None) -> None:
    """Draw what is known of the kind that is chosen, and fill in what always holds."""
    kind = _kind(code)
    filled = f"filled.{key_of(at, entry, 'instrument')}"
    if st.session_state.get(filled) != code:
        st.session_state[filled] = code
        _fill(at, entry, kind)
    if kind is None:
        return
    _draw_force(kind.code, kind.legal_force)
    with st.expander(words.ABOUT_KIND):
        for field, title in words.REFERENCE.items():
            text = getattr(kind, field)
            if text:
                draw_said(title, text)
        note = words.REFERENCE_NOTE.format(confidence=kind.confidence.sentence)
        st.caption(note)


def _fill(at: At, entry: Entry, kind: RestrictionType | None) -> None:
    """Put in what every rule of a kind says; what one kind put in never stays."""
    effects = kind.effects if kind else ()
    always = {
        "legal_force": kind.legal_force if kind else None,
        "binds": kind.binds if kind else None,
        "effect": effects[0] if len(effects) == 1 else None,
    }
    for name, value in always.items():
        hold(at, entry, name, as_json(value))


def _draw_force(instrument: str, force: LegalForce | None) -> None:
    """Say of a wish that it is one, of an order that consent does not lift it."""
    if instrument in WISHES:
        st.info(WISHES[instrument])
    elif force == LegalForce.NONE:
        st.info(words.NO_PENALTY)
    elif force is not None:
        st.caption(words.CONSENT)


def _kind(code: str | None) -> RestrictionType | None:
    try:
        return restriction_types().type(code or "")
    except KeyError:
        return None


def _named(at: At, body: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Give a rule of a local kind the name of its kind, unless it has its own."""
    local = {one.code: one for one in at.view.local_kinds}
    kind = local.get(str(body.get("instrument")))
    if kind is None:
        return body
    known: dict[str, JsonValue] = {
        "title": kind.name,
        "imposed_by": kind.imposed_by,
        "legal_basis": kind.legal_basis,
    }
    return {**body, **{key: body.get(key) or value for key, value in known.items()}}


def _draw_local(at: At) -> None:
    with st.expander(words.LOCAL), st.form("local_kind", border=False):
        st.caption(words.LOCAL_HELP)
        st.text_input(words.LOCAL_NAME, key="local.name")
        st.text_input(words.REFERENCE["imposed_by"], key="local.imposed_by")
        st.text_input(words.REFERENCE["legal_basis"], key="local.legal_basis")
        st.form_submit_button(words.SAVE, on_click=_add_local, args=(at,))


def _add_local(at: At) -> None:
    fields: dict[str, object] = {
        name: st.session_state[f"local.{name}"]
        for name in ("name", "imposed_by", "legal_basis")
    }

    def use() -> None:
        add_local_kind(at.desk.store, **at.desk.acting, fields=fields)

    def after() -> None:
        for name in fields:
            st.session_state[f"local.{name}"] = ""

    attempt(use, words.LOCAL_ADDED, after)
