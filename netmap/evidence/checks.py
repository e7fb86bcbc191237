"""What netmap can see of a claim, test by test; whether it is good, people say.

Source: valid, authentic, current and sufficient (VACS), as checks on a claim and never
on a person, of the practice research behind netmap.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netmap.evidence.sufficiency import Sufficiency, still_to_find
from netmap.model.base import Line, Value
from netmap.model.evidence import Claim
from netmap.words import claims as words
from netmap.words.papers import STAGES, Stage


class Vacs(StrEnum):
    """The tests that a claim is put to."""

    VALID = "valid"
    AUTHENTIC = "authentic"
    CURRENT = "current"
    SUFFICIENT = "sufficient"


class Check(Value):
    """What netmap sees of one test, and whether it holds as far as that."""

    test: Vacs
    holds: bool
    said: Line


class Seen(NamedTuple):
    """What a claim is checked against.

    `in_record` says that its record is in the document that it points to, `made` that
    the claimant recorded or sealed it, `since` where the centre's window begins,
    `criteria` which dated set is in use.
    """

    in_record: bool
    made: bool
    fictional: bool
    happened_on: date
    since: date
    criteria: str
    sufficiency: Sufficiency


def checks(claim: Claim, seen: Seen) -> tuple[Check, ...]:
    """Return what netmap can see of a claim, in the order of the tests."""
    return (
        *_valid(claim, seen),
        _authentic(seen),
        *_current(claim, seen),
        _enough(seen),
    )


def empty_stage(claim: Claim) -> Stage | None:
    """Return the first stage of the reflection that nothing is written in, if any."""
    texts = {one.stage: one.text.strip() for one in claim.passages}
    stages = STAGES[claim.model.value]
    return next((one for one in stages if not texts.get(one.code)), None)


def _valid(claim: Claim, seen: Seen) -> Iterator[Check]:
    written = empty_stage(claim) is None
    said = words.VALID if seen.in_record else words.NOT_VALID
    yield Check(test=Vacs.VALID, holds=seen.in_record, said=said)
    told = words.REFLECTED if written else words.NOT_REFLECTED
    yield Check(test=Vacs.VALID, holds=written, said=told)


def _authentic(seen: Seen) -> Check:
    if seen.fictional:
        return Check(test=Vacs.AUTHENTIC, holds=False, said=words.FICTIONAL)
    said = words.AUTHENTIC if seen.made else words.NOT_AUTHENTIC
    return Check(test=Vacs.AUTHENTIC, holds=seen.made, said=said)


def _current(claim: Claim, seen: Seen) -> Iterator[Check]:
    within = seen.happened_on >= seen.since
    said = words.CURRENT if within else words.NOT_CURRENT
    yield Check(test=Vacs.CURRENT, holds=within, said=said)
    if claim.criteria != seen.criteria:
        yield Check(test=Vacs.CURRENT, holds=False, said=words.OLDER_CRITERIA)


def _enough(seen: Seen) -> Check:
    missing = list(still_to_find(seen.sufficiency))
    said = (
        words.NOT_ENOUGH.format(missing="; ".join(missing)) if missing else words.ENOUGH
    )
    return Check(test=Vacs.SUFFICIENT, holds=not missing, said=said)
