"""Copies that left, and what must not be stored.

Source: rules G1 to G3 of the practice research behind netmap.
"""

from collections.abc import Iterator

from netmap.model.concern import CopyGiven
from netmap.model.overlay import confidential_alters
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule

PARTICIPANT_COPY = "participant copy"


def _copies(case: Case) -> Iterator[tuple[str, CopyGiven]]:
    for copy_id, copy in case.of(CopyGiven):
        if copy.what.casefold() == PARTICIPANT_COPY:
            yield copy_id, copy


def _given(copy: CopyGiven) -> str:
    return f"A participant copy was given on {on(copy.given_on)}."


def _full(case: Case) -> Iterator[Found]:
    for copy_id, copy in _copies(case):
        if copy.full_view:
            said = "It was the full view, not the safe one."
            yield Found((copy_id,), copy.given_on, (_given(copy), said))


def _safety_not_asked(case: Case) -> Iterator[Found]:
    for copy_id, copy in _copies(case):
        if copy.safe_to_take_home == "not_asked":
            yield Found((copy_id,), copy.given_on, (_given(copy),))


def _address_kept(case: Case) -> Iterator[Found]:
    ruled = confidential_alters(case.facts)
    for bond in case.bonds:
        confidential = bond.alter.confidential_location or bond.id in ruled
        if confidential and bond.alter.address:
            yield Found(
                about=(bond.id,),
                since=case.reviewed_on,
                because=(f"Where {bond.alter.name} lives is confidential.",),
                words={"alter": bond.alter.name},
            )


RULES = (
    Rule(
        id="G1",
        level=Level.URGENT,
        title="A full copy was given",
        question="Who may see this copy, and does anyone need to be told or made safe?",
        caution="It does not mean that someone has come to harm.",
        answered_by="Your answer.",
        find=_full,
    ),
    Rule(
        id="G2",
        level=Level.WARN,
        title="Safe to take home: not asked",
        question="Is it safe to keep this copy at home? Ask.",
        caution="It does not mean that it is unsafe.",
        answered_by="The answer, on the copy.",
        find=_safety_not_asked,
    ),
    Rule(
        id="G3",
        level=Level.URGENT,
        title="An address that should not be stored",
        question="Take the address of {alter} out. Who has seen it?",
        caution="It does not mean that it has become known.",
        answered_by="No address on this person.",
        find=_address_kept,
    ),
)
