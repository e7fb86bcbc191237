"""One claim on screen: the chain behind it, and what whoever looks may do."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import count

import streamlit as st

from netmap.casework.claim_chain import ClaimView, names_in_claim, see_claim
from netmap.casework.claiming import change_claim, submit_claim, withdraw_claim
from netmap.casework.claims import CAN_WITHDRAW
from netmap.casework.judging import accept_claim, return_claim, sign_off_claim
from netmap.evidence.pointer import Pointer
from netmap.model.evidence import ClaimState, Signature
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.reports.map_table import map_table
from netmap.reports.takeaway import DIGEST_SHOWN
from netmap.ui.claim_form import (
    OPEN,
    Written,
    draw_fields,
    draw_names,
    fields_of,
    open_claim,
    typed_of,
)
from netmap.ui.claims import claim_title, older_criteria, told_of
from netmap.ui.page import Desk, attempt, flash, shown_or_stop
from netmap.ui.table import draw_rows
from netmap.ui.text import draw_list, draw_said, plain
from netmap.words import claims as words
from netmap.words.dates import spoken_date, spoken_day, spoken_month
from netmap.words.labels import label
from netmap.words.papers import WATERMARK, stage_title
from netmap.words.text import listed


def chosen_claim() -> str | None:
    """Return the id of the claim that is open, if one is."""
    found: str | None = st.session_state.get(OPEN)
    return found


def draw_claim(desk: Desk, claim_id: str) -> None:
    """Draw a claim, or say why not and offer the list."""
    st.button(words.BACK, on_click=open_claim, args=(None,))
    view = shown_or_stop(
        lambda: see_claim(
            desk.store,
            **desk.acting,
            claim_id=claim_id,
            fresh=_fresh(claim_id),
        )
    )
    assert isinstance(view, ClaimView)  # noqa: S101 -- narrows the type
    st.header(plain(claim_title(view.row)))
    _draw_head(view)
    chain, told = st.columns((1, 1))
    with chain:
        _draw_chain(view)
        _draw_checks(view)
    with told:
        _draw_reflection(desk, view)
    _draw_record(view)
    _draw_signatures(view)
    _draw_acts(desk, view)


def _fresh(claim_id: str) -> Callable[[], str]:
    """Return ids that say nothing, the same whenever this claim is looked at.

    Where everybody stands on a map without names follows from them.
    """
    numbers = count()
    return lambda: sha256(f"{claim_id}.{next(numbers)}".encode()).hexdigest()[:16]


def _draw_head(view: ClaimView) -> None:
    row = view.row
    st.text(
        words.ROW_BY.format(
            kind=label(row.evidence),
            state=label(row.state),
            name=row.claimant or words.SOMEONE_LEFT,
            day=spoken_day(row.written_at),
        )
    )
    for said in filter(None, (*told_of(row), older_criteria(row, view.claim.criteria))):
        st.warning(said) if said != words.ROW_SIGNED else st.text(said)
    if view.claim.held_where:
        draw_said(words.HELD_WHERE, view.claim.held_where)
    returned = view.claim.judged if row.state is ClaimState.RETURNED else None
    if returned is not None:
        _draw_return(returned)


def _draw_chain(view: ClaimView) -> None:
    """Draw the chain: criterion, record, snapshot, digest, verified now."""
    st.subheader(words.CHAIN)
    draw_list(_chain(view))
    if view.intact:
        st.success(words.CHAIN_INTACT)
    else:
        st.error(words.CHAIN_BROKEN)
    if view.intact and view.differences:
        st.warning(words.CHAIN_OTHERS.format(count=view.differences))


def _chain(view: ClaimView) -> Iterator[str]:
    claim = view.claim
    yield words.CHAIN_CRITERION.format(
        criterion=claim.criterion,
        set=spoken_month(claim.criteria),
        paraphrase=view.row.paraphrase,
    )
    part = Pointer.of(claim.pointer).part
    record = words.CHAIN_PARTS.get(part, part)
    who = words.CHAIN_WHO.format(names=listed(view.who)) if view.who else ""
    yield words.CHAIN_RECORD.format(record=record, who=who, shows=claim.shows)
    if view.held_on is None:
        yield words.CHAIN_SNAPSHOT_WEEK.format(number=view.number, week=view.week)
    else:
        yield words.CHAIN_SNAPSHOT.format(
            number=view.number,
            day=spoken_date(view.held_on),
            name=view.sealed_by or words.SOMEONE_LEFT,
        )
    yield words.CHAIN_DIGEST.format(digest=claim.snapshot_digest)


def _draw_checks(view: ClaimView) -> None:
    st.subheader(words.CHECKS)
    st.caption(words.CHECKS_HELP)
    draw_list(
        f"{label(one.test)}: "
        f"{one.said if one.holds else words.LOOK.format(said=one.said)}"
        for one in view.checks
    )


def _draw_reflection(desk: Desk, view: ClaimView) -> None:
    st.subheader(words.REFLECTION)
    if view.row.may_change:
        written = _written(view)
        draw_fields(written)
        draw_names(
            written,
            lambda texts: names_in_claim(
                desk.store,
                by=desk.acting["by"],
                claim_id=view.row.claim_id,
                texts=texts,
            ),
        )
        st.button(words.CHANGE, on_click=_change, args=(desk, view))
        _draw_saved(view, written)
        return
    if view.found:
        st.warning(words.NAMES_FOUND.format(words=", ".join(map(plain, view.found))))
    for one in view.passages:
        draw_said(stage_title(view.claim.model.value, one.stage), one.text)


def _draw_saved(view: ClaimView, written: Written) -> None:
    """Draw what is saved where something else is typed, here or in another window."""
    if typed_of(written) == {one.stage: one.text for one in view.claim.passages}:
        return
    with st.expander(words.SAVED_NOW):
        for one in view.claim.passages:
            draw_said(stage_title(view.claim.model.value, one.stage), one.text)


def _draw_record(view: ClaimView) -> None:
    st.subheader(words.EXTRACT)
    draw_rows(words.EXTRACT, view.extract.columns, view.extract.rows)
    st.subheader(words.MAP)
    st.caption(WATERMARK)
    told = f"{view.scene.title}. {view.scene.summary}"
    st.image(svg_of(view.scene, palette=LIGHT), width="stretch", alt=told)
    with st.expander(words.MAP_TWIN):
        table = map_table(view.twin.network, view.twin.restricted, desk=True)
        draw_rows(words.MAP_TWIN, table.columns, table.rows)


def _draw_signatures(view: ClaimView) -> None:
    """Draw the two signatures apart: they are two things."""
    signed, judged = st.columns(2)
    with signed:
        st.subheader(words.SIGN_OFF_TITLE)
        _draw_signature(view.claim.signed_off)
    with judged:
        st.subheader(words.JUDGEMENT_TITLE)
        last = view.claim.judged
        if last is not None and view.claim.state is ClaimState.SUBMITTED:
            st.text(words.NONE_YET)
            _draw_return(last)
        else:
            if last is not None:
                st.text(label(view.claim.state))
            _draw_signature(last)


def _draw_return(judged: Signature) -> None:
    day = spoken_day(judged.signed_at)
    said = words.RETURNED_EARLIER.format(name=judged.name, day=day)
    draw_said(said, judged.reason)


def _draw_signature(signature: Signature | None) -> None:
    if signature is None:
        st.text(words.NONE_YET)
        return
    said = words.SIGNED_LINE.format(
        name=signature.name,
        day=spoken_day(signature.signed_at),
        digest=signature.digest[:DIGEST_SHOWN],
    )
    if signature.reason:
        draw_said(said, signature.reason)
    else:
        st.text(said)


def _draw_acts(desk: Desk, view: ClaimView) -> None:
    row = view.row
    if row.may_change:
        _draw_submitting(desk, view)
    if row.own and row.state in CAN_WITHDRAW:
        with st.expander(words.WITHDRAW):
            st.caption(words.WITHDRAW_HELP)
            use = partial(withdraw_claim, claim_id=row.claim_id, version=row.version)
            st.button(
                words.WITHDRAW,
                key="claim.withdraw",
                on_click=_make,
                args=(desk, use, words.WITHDRAWN),
            )
    if row.may_sign_off:
        _draw_signing(desk, view)
    if row.may_judge:
        _draw_judging(desk, view)


def _draw_submitting(desk: Desk, view: ClaimView) -> None:
    """Draw the way to submit; words that could say who it is are looked at first."""
    sure = True
    if view.found:
        key = f"claim.sure.{view.row.claim_id}.{view.row.version}"
        sure = st.checkbox(words.SUBMIT_ALL_THE_SAME, key=key)
    st.button(
        words.SUBMIT,
        type="primary",
        disabled=not sure,
        on_click=_submit,
        args=(desk, view),
    )


def _draw_signing(desk: Desk, view: ClaimView) -> None:
    st.caption(words.SIGN_OFF_HELP)
    key = f"claim.sign_off.{view.row.claim_id}"
    st.text_area(words.SIGN_OFF_NOTE, key=key, persist_state="session")
    st.button(
        words.SIGN_OFF,
        type="primary",
        on_click=_sign,
        args=(desk, view, key, sign_off_claim, words.SIGNED_OFF),
    )


def _draw_judging(desk: Desk, view: ClaimView) -> None:
    st.caption(words.JUDGE_HELP)
    if view.claim.signed_off is None:
        st.text(words.NOT_SIGNED_OFF)
    key = f"claim.judge.{view.row.claim_id}"
    st.text_area(words.JUDGE_NOTE, key=key, persist_state="session")
    with st.container(horizontal=True):
        st.button(
            words.ACCEPT,
            type="primary",
            on_click=_sign,
            args=(desk, view, key, accept_claim, words.ACCEPTED),
        )
        st.button(words.RETURN, on_click=_return, args=(desk, view, key))


def _written(view: ClaimView) -> Written:
    return Written(view.row.claim_id, view.claim)


def _change(desk: Desk, view: ClaimView) -> None:
    _save(desk, view, words.CHANGED)


def _save(desk: Desk, view: ClaimView, done: str) -> int | None:
    """Save what is typed; return its version then, None where it was not saved."""
    fields = fields_of(_written(view))
    if fields is None:
        flash("refused", words.NO_KIND)
        return None
    made: list[int] = []

    def use() -> None:
        saved = change_claim(
            desk.store,
            **desk.acting,
            claim_id=view.row.claim_id,
            version=view.row.version,
            fields=fields,
        )
        made.append(saved.version)

    return made[0] if attempt(use, done) else None


def _submit(desk: Desk, view: ClaimView) -> None:
    """Save what is typed, then submit that."""
    version = _save(desk, view, "")
    if version is not None:
        use = partial(submit_claim, claim_id=view.row.claim_id, version=version)
        _make(desk, use, words.SUBMITTED)


def _make(desk: Desk, use: Callable[..., object], done: str) -> None:
    attempt(lambda: use(desk.store, **desk.acting), done, keep=False)


def _sign(
    desk: Desk, view: ClaimView, key: str, use: Callable[..., object], done: str
) -> None:
    note = st.session_state[key]
    signed = partial(
        use, claim_id=view.row.claim_id, version=view.row.version, note=note
    )
    _make(desk, signed, done)


def _return(desk: Desk, view: ClaimView, key: str) -> None:
    reason = st.session_state[key]
    use = partial(
        return_claim,
        claim_id=view.row.claim_id,
        version=view.row.version,
        reason=reason,
    )
    _make(desk, use, words.RETURNED)
