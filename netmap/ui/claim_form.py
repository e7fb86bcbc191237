"""Writing a claim: the kind of evidence, and a reflection in one's own words."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import streamlit as st
from pydantic import JsonValue

from netmap.casework.claim_chain import names_in
from netmap.casework.claiming import write_claim
from netmap.casework.evidence import EvidenceView, Wanted, candidate_for
from netmap.errors import CandidateGone
from netmap.model.evidence import SELF_WRITTEN, Claim, EvidenceKind, ReflectiveModel
from netmap.reports.evidence import in_short, official, record_name
from netmap.ui.page import Desk, attempt, flash, lead_to, shown_or_stop
from netmap.ui.place import spend, token
from netmap.ui.sight import VIEW
from netmap.ui.text import plain
from netmap.words import claims as words
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import label
from netmap.words.papers import PROMPTS, STAGES

WANTED, OPEN = "claim.wanted", "claim.open"
PURPOSE = "claim"
LONG = 180
"""Height of a field for a reflection, in pixels."""


class Written(NamedTuple):
    """The keys of the fields of one claim, and what each begins with."""

    name: str
    claim: Claim | None = None

    def key(self, field: str) -> str:
        """Return the key of a field."""
        return f"claim.{self.name}.{field}"


def start_claim(participant_id: str, wanted: Wanted) -> None:
    """Begin a claim, from a callback."""
    st.session_state[WANTED] = (participant_id, wanted)


def is_claiming(participant_id: str) -> bool:
    """Say whether a claim is being written on this case."""
    held = st.session_state.get(WANTED)
    return held is not None and held[0] == participant_id


def open_claim(claim_id: str | None) -> None:
    """Open a claim on the Claims page, or its list; from a page for one alone."""
    st.session_state[OPEN] = claim_id
    st.session_state[VIEW] = screen.DESK
    lead_to("pages/claims.py")


def draw_claim_form(desk: Desk, view: EvidenceView) -> None:
    """Draw the claim that is being written; without its record, what was typed."""
    wanted: Wanted = st.session_state[WANTED][1]
    written = Written(f"{view.participant.id}.{'.'.join(wanted)}")
    try:
        found = candidate_for(view, wanted)
    except CandidateGone:
        st.info(words.RECORD_GONE)
        draw_fields(written)
        st.button(words.CLOSE_TYPED, type="primary", on_click=_drop)
        return
    code = plain(view.settings.code_of(found.criterion))
    named = f"{official(found.criterion, code)}: {in_short(found.criterion)}"
    st.header(words.WRITE_TITLE.format(criterion=named))
    said = words.CANDIDATE.format(
        record=record_name(view, found),
        number=found.number,
        day=spoken_date(found.held_on),
    )
    st.markdown(f"**{plain(said)}**")
    st.text(found.shows)
    st.caption(words.WRITE_HELP)
    draw_fields(written)
    draw_names(
        written,
        lambda texts: names_in(
            desk.store,
            **desk.acting,
            participant_id=view.participant.id,
            texts=texts,
        ),
    )
    with st.container(horizontal=True):
        st.button(
            words.SAVE,
            type="primary",
            on_click=_save,
            args=(desk, view, wanted, written),
        )
        st.button(words.DROP, on_click=_drop)


def draw_fields(written: Written) -> None:
    """Draw what is written of a claim: its kind, the model, a field for each stage."""
    claim = written.claim
    kind = st.selectbox(
        words.KIND,
        list(EvidenceKind),
        index=_place(list(EvidenceKind), claim.evidence if claim else None),
        format_func=label,
        key=written.key("evidence"),
        persist_state="session",
    )
    if kind is not None and kind not in SELF_WRITTEN:
        st.text_input(
            words.HELD_WHERE,
            value=claim.held_where if claim else "",
            help=words.HELD_WHERE_HELP,
            key=written.key("held_where"),
            persist_state="session",
        )
    model = st.selectbox(
        words.MODEL,
        list(ReflectiveModel),
        index=_place(list(ReflectiveModel), claim.model if claim else None) or 0,
        format_func=label,
        key=written.key("model"),
        persist_state="session",
    )
    for stage in STAGES[(model or ReflectiveModel.FREE).value]:
        st.text_area(
            stage.title,
            value=_texts(claim).get(stage.code, ""),
            help=stage.prompt,
            placeholder=stage.prompt,
            height=LONG,
            key=written.key(stage.code),
            persist_state="session",
        )
    with st.expander(words.ASIDE):
        for prompt in PROMPTS:
            st.text(f"{prompt.title}: {prompt.prompt}")


def draw_names(
    written: Written, find: Callable[[Sequence[str]], tuple[str, ...]]
) -> None:
    """Warn of the words typed so far that could say who the case is about."""
    texts = [*typed_of(written).values(), _held(written, "held_where")]
    draw_found(lambda: find(texts))


def draw_found(find: Callable[[], tuple[str, ...]]) -> None:
    """Warn of words that could say who the case is about, where there are any."""
    found = shown_or_stop(find)
    assert isinstance(found, tuple)  # noqa: S101 -- narrows the type
    if found:
        st.warning(words.NAMES_FOUND.format(words=", ".join(map(plain, found))))


def fields_of(written: Written) -> dict[str, JsonValue] | None:
    """Return what is typed of a claim; None where no kind of evidence is chosen."""
    state = st.session_state
    kind: EvidenceKind | None = state.get(written.key("evidence"))
    model: ReflectiveModel = state[written.key("model")]
    if kind is None:
        return None
    texts = typed_of(written)
    free = model is ReflectiveModel.FREE
    return {
        "evidence": kind.value,
        "model": model.value,
        "reflection": texts[model.value] if free else "",
        "stages": []
        if free
        else [{"stage": code, "text": text} for code, text in texts.items()],
        "held_where": "" if kind in SELF_WRITTEN else _held(written, "held_where"),
    }


def typed_of(written: Written) -> dict[str, str]:
    """Return what is typed of each stage of the reflection."""
    model: ReflectiveModel = st.session_state[written.key("model")]
    return {one.code: _held(written, one.code) for one in STAGES[model.value]}


def _held(written: Written, field: str) -> str:
    return str(st.session_state.get(written.key(field)) or "")


def _texts(claim: Claim | None) -> Mapping[str, str]:
    return {one.stage: one.text for one in claim.passages} if claim else {}


def _place(
    codes: list[EvidenceKind] | list[ReflectiveModel], code: object
) -> int | None:
    return next((place for place, one in enumerate(codes) if one == code), None)


def _save(desk: Desk, view: EvidenceView, wanted: Wanted, written: Written) -> None:
    fields = fields_of(written)
    if fields is None:
        flash("refused", words.NO_KIND)
        return
    claim_id = token(PURPOSE, (wanted, repr(fields)))

    def use() -> None:
        write_claim(
            desk.store,
            **desk.acting,
            participant_id=view.participant.id,
            claim_id=claim_id,
            wanted=wanted,
            fields=fields,
        )

    def after() -> None:
        spend(PURPOSE)
        _drop()
        open_claim(claim_id)

    attempt(use, words.SAVED, after)


def _drop() -> None:
    st.session_state[WANTED] = None
