"""Claims in a list: one's own, those to sign off, those to judge."""

from collections.abc import Iterator, Sequence

import streamlit as st

from netmap.casework.claims import ClaimRow
from netmap.model.evidence import ClaimState
from netmap.reports.evidence import official
from netmap.standards.criteria import IN_USE
from netmap.ui.claim_form import open_claim
from netmap.ui.paging import Part, draw_turning, page_of, turn_to
from netmap.ui.text import plain
from netmap.words import claims as words
from netmap.words.dates import spoken_day, spoken_month
from netmap.words.labels import label

PAGE, SHOWN = "claims.page", "claims.shown"
SIZE = 15
CODE = 4
"""Letters of a claim's id that tell it from another one like it."""


def draw_claims(rows: Sequence[ClaimRow]) -> None:
    """Draw one page of claims, the newest first, with a way to open each."""
    first = page_of(PAGE) * SIZE
    if rows and first >= len(rows):
        turn_to(PAGE, 0)
        first = 0
    shown = rows[first : first + SIZE]
    if not shown:
        st.info(words.NO_CLAIMS)
    for row in shown:
        _draw_row(row)
    draw_turning(Part(PAGE, SIZE, len(shown), len(rows)))


def draw_choice(rows: Sequence[ClaimRow]) -> Sequence[ClaimRow]:
    """Draw the choice of which claims to show, and return those."""
    kinds = {
        "all": list(rows),
        "own": [one for one in rows if one.own],
        "sign_off": [one for one in rows if one.may_sign_off],
        "judge": [one for one in rows if one.may_judge],
        "mend": [one for one in rows if one.own and one.state is ClaimState.RETURNED],
    }
    offered = [one for one in kinds if one == "all" or kinds[one]]
    chosen = st.selectbox(
        words.SHOW,
        offered,
        format_func=lambda one: f"{words.SHOWS[one]} ({len(kinds[one])})",
        key=f"{SHOWN}.{'.'.join(offered)}",
        on_change=turn_to,
        args=(PAGE, 0),
    )
    return kinds[chosen]


def claim_title(row: ClaimRow) -> str:
    """Return which criterion a claim is for, and what that is in short."""
    return words.ROW.format(
        criterion=official(row.criterion, row.code), paraphrase=row.paraphrase
    )


def told_of(row: ClaimRow) -> Iterator[str]:
    """Yield what is to be known of a claim beside its state."""
    if row.signed_off:
        yield words.ROW_SIGNED
    if row.corrected:
        yield words.CORRECTED
    if row.left:
        yield words.LEFT


def older_criteria(row: ClaimRow, criteria: str) -> str:
    """Say that a claim was made under another set; nothing where it was not."""
    if not row.older_criteria:
        return ""
    return words.OLDER.format(then=spoken_month(criteria), now=spoken_month(IN_USE))


def _draw_row(row: ClaimRow) -> None:
    by = row.claimant or words.SOMEONE_LEFT
    day = spoken_day(row.written_at)
    said = words.ROW_BY.format(
        kind=label(row.evidence), state=label(row.state), name=by, day=day
    )
    case = [words.ROW_CASE.format(reference=row.reference)] if row.reference else []
    rests = words.ROW_RECORD.format(
        record=words.CHAIN_PARTS.get(row.part, row.part), number=row.number
    )
    named = words.OPEN.format(
        criterion=row.criterion, code=row.claim_id[:CODE], day=day, name=by
    )
    with st.container(border=True):
        st.markdown(f"**{plain(claim_title(row))}**")
        st.text(" ".join([said, rests, *case, *told_of(row)]))
        st.button(
            plain(named),
            key=f"claim.open.{row.claim_id}",
            on_click=open_claim,
            args=(row.claim_id,),
        )
