"""What changed inside ties that were there at both reviews, and in whose view.

Where somebody is not in contact at one of them, how strong a tie is and what comes from
it follows from that, and is not told again; how it is seen can change all the same.
Saying for the first time how a tie is does not make it another tie: that is told apart.
Source: measure 24 of the measures behind netmap, after Feld, Suitor and Hoegh (2007).
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.bond import Bond
from netmap.model.closeness import ring_of
from netmap.model.codes import (
    Flow,
    Frequency,
    Recognition,
    Strength,
    Support,
    YesNo,
)
from netmap.model.network import UNSAID

MOVED = frozenset({"moved"})
SAID_OR_MOVED = MOVED | {"first_said"}
EACH = SAID_OR_MOVED | {"not_said"}


class Told(NamedTuple):
    """What is compared of a tie.

    `of` reads it, `unsaid` is what counts as no answer, `kinds` what is told of it:
    that it moved, was said for the first time, or was not said this time.
    """

    of: Callable[[Bond], JsonValue]
    whose: Whose
    unsaid: frozenset[JsonValue] = frozenset()
    kinds: frozenset[str] = EACH


def _of_tie(field: str) -> Callable[[Bond], JsonValue]:
    return lambda bond: getattr(bond.tie, field)


def _of_alter(field: str) -> Callable[[Bond], JsonValue]:
    return lambda bond: getattr(bond.alter, field)


def _closeness(bond: Bond) -> JsonValue:
    return ring_of(bond.alter.distance) if bond.alter.placed else None


_NO_QUALITY: frozenset[JsonValue] = frozenset(UNSAID)
_BLANK: frozenset[JsonValue] = frozenset({""})
TOLD: Mapping[str, Told] = {
    "quality_participant": Told(
        _of_tie("quality_participant"), Whose.PARTICIPANT, _NO_QUALITY
    ),
    "quality_worker": Told(_of_tie("quality_worker"), Whose.WORKER, _NO_QUALITY),
    "own_words": Told(_of_tie("own_words"), Whose.PARTICIPANT, _BLANK, SAID_OR_MOVED),
    "strength": Told(
        _of_tie("strength"), Whose.TOGETHER, frozenset({Strength.UNKNOWN})
    ),
    "frequency": Told(
        _of_tie("frequency"), Whose.TOGETHER, frozenset({Frequency.UNKNOWN})
    ),
    "flow": Told(_of_tie("flow"), Whose.TOGETHER, frozenset({Flow.UNKNOWN})),
    "key_person": Told(_of_tie("key_person"), Whose.TOGETHER),
    "closeness": Told(_closeness, Whose.PARTICIPANT, frozenset({None}), MOVED),
    "relation": Told(_of_alter("relation"), Whose.TOGETHER, _BLANK, MOVED),
    "sector": Told(_of_alter("sector"), Whose.TOGETHER),
    "household": Told(
        _of_alter("household"), Whose.TOGETHER, frozenset({YesNo.NOT_ASKED})
    ),
    "paid": Told(_of_alter("paid"), Whose.TOGETHER),
    "recognition": Told(
        _of_tie("recognition"),
        Whose.WORKER,
        frozenset({Recognition.NOT_APPLICABLE, Recognition.NOT_DISCUSSED}),
    ),
    "abuse_concern": Told(_of_tie("abuse_concern"), Whose.WORKER),
}
"""What is told of a tie, in its order."""

VIEWS = frozenset(
    {
        *("quality_participant", "quality_worker", "own_words"),
        *("recognition", "abuse_concern"),
    }
)
"""How a tie is seen, whether they are in contact or not."""
UNTOLD: Mapping[str, frozenset[str]] = {
    "alter": frozenset(
        {"kind", "age_band", "confidential_location", "address", "angle"}
    ),
    "tie": frozenset(
        {
            "view_difference",
            "basis_of_concern",
            "discussed_on",
            "safe_to_discuss",
            "since",
            "privacy",
            "worker_note",
        }
    ),
}
"""What the record holds of a tie and is read on the two maps: notes, and what could
tell where somebody lives."""


def ties(comparison: Comparison) -> Changes:
    """Yield what changed inside each tie that was there at both reviews."""
    for alter_id, before, after in comparison.drawn_at_both:
        in_contact = alter_id in comparison.kept
        for field, told in TOLD.items():
            if in_contact or field in VIEWS:
                yield from _of_field(alter_id, before, after, (field, told))
        if in_contact:
            yield from _support(alter_id, before, after)


def _of_field(
    alter_id: str, before: Bond, after: Bond, compared: tuple[str, Told]
) -> Changes:
    field, told = compared
    was, here = told.of(before), told.of(after)
    said = was not in told.unsaid, here not in told.unsaid
    if was == here or not any(said):
        return
    kind = {(True, True): "moved", (False, True): "first_said"}.get(said, "not_said")
    if kind not in told.kinds:
        return
    yield Change(
        group=Group.TIES,
        kind=kind,
        field=field,
        whose=told.whose,
        about=(alter_id,),
        names=(after.alter.name,),
        before=was,
        after=here,
    )


def _support(alter_id: str, before: Bond, after: Bond) -> Changes:
    """Yield the kinds of support that came or went, where both times somebody asked."""
    was, here = before.tie.support, after.tie.support
    if was == here:
        return
    if was is None or here is None:
        yield _of_support(alter_id, after, "asked" if was is None else "not_asked", ())
        return
    for kind, some in (("gained", _less(here, was)), ("lost", _less(was, here))):
        if some:
            yield _of_support(alter_id, after, kind, some)


def _of_support(
    alter_id: str, after: Bond, kind: str, some: tuple[Support, ...]
) -> Change:
    named = after.tie.support if kind == "asked" else some
    return Change(
        group=Group.TIES,
        kind=kind,
        field="support",
        whose=Whose.TOGETHER,
        about=(alter_id,),
        names=(after.alter.name,),
        after=[*(named or ())],
    )


def _less(
    some: tuple[Support, ...], others: tuple[Support, ...]
) -> tuple[Support, ...]:
    return tuple(one for one in some if one not in others)
