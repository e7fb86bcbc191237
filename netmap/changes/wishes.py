"""What was wished at the first review, what became of it, and what is wished now.

What became of a wish is told by strength and by how often they are in touch, as both
maps have it; where one has neither, nothing is claimed. Source: measure 26 of the
measures behind netmap; no instrument for it has been published.
"""

from typing import NamedTuple, TypedDict

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.bond import Bond
from netmap.model.codes import (
    Confirmation,
    Frequency,
    Quality,
    Standing,
    Strength,
    WishKind,
)
from netmap.model.network import Wish

STRENGTHS = (Strength.WEAK, Strength.MODERATE, Strength.STRONG)
FREQUENCIES = (
    Frequency.NONE,
    Frequency.LESS,
    Frequency.MONTHLY,
    Frequency.WEEKLY,
    Frequency.SEVERAL_WEEKLY,
    Frequency.DAILY,
)
GOOD_TO_HARD = (
    Quality.SUPPORTIVE,
    Quality.NEUTRAL,
    Quality.MIXED,
    Quality.DETRIMENTAL,
)
BUILT = frozenset({WishKind.DEVELOP, WishKind.RESTORE})
FOLLOWED = (*BUILT, WishKind.WITHDRAW, WishKind.MAINTAIN)
"""The wishes of which something can become."""
CHOSEN_ENDS = frozenset({Standing.ENDED, Standing.NOT_IN_CONTACT})
OTHER_ENDS = frozenset({Standing.DIED, Standing.SERVICE_CLOSED})


class Moves(NamedTuple):
    """Whether a tie grew (1), stayed (0) or shrank (-1); None where it is not known."""

    strength: int | None
    contact: int | None

    @property
    def known(self) -> bool:
        """Whether either was said at both reviews."""
        return any(one is not None for one in self)

    @property
    def grew(self) -> bool:
        """Whether either went up."""
        return any(one == 1 for one in self)

    @property
    def shrank(self) -> bool:
        """Whether either went down."""
        return any(one == -1 for one in self)


def wishes(comparison: Comparison) -> Changes:
    """Yield what became of each wish, then what is wished differently now."""
    for alter_id, (before, after) in comparison.everyone.items():
        if before and before.wish.wish in FOLLOWED and not _over(before, after):
            yield _followed(alter_id, before, after)
    for alter_id, (before, after) in comparison.everyone.items():
        if after and after.asked:
            yield from _wished(alter_id, before, after)


def _followed(alter_id: str, before: Bond, after: Bond | None) -> Change:
    voice = _voice(before.wish)
    theirs = voice["whose"] is Whose.PARTICIPANT
    return Change(
        group=Group.WISHES,
        kind=f"wish_{became(before, after)}",
        field=voice["field"],
        whose=Whose.OUTCOME if theirs else voice["whose"],
        about=(alter_id,),
        names=((after or before).alter.name,),
        before=before.wish.wish,
        after=after.tie.standing if after else None,
    )


def _over(before: Bond, after: Bond | None) -> bool:
    """Say whether it was over already, so that nothing could become of a wish."""
    standing = before.tie.standing
    return standing in OTHER_ENDS and bool(after and after.tie.standing is standing)


class Voice(TypedDict):
    """Whose view a wish is: the participant's only where they confirmed it."""

    field: str
    whose: Whose


def _voice(wish: Wish) -> Voice:
    if not wish.confirmed:
        return Voice(field="unconfirmed", whose=Whose.RECORD)
    if wish.confirmed_how is Confirmation.BY_REPRESENTATIVE:
        return Voice(field="represented", whose=Whose.RECORD)
    return Voice(field="", whose=Whose.PARTICIPANT)


def became(before: Bond, after: Bond | None) -> str:
    """Return what became of a wish: followed, not_yet, unknown, apart, since or harder.

    "Apart" is a wish to step back from someone they were not in contact with anyway,
    or to keep what had ended already. "Since" is what moves in strength and contact
    cannot tell: somebody died, a service closed, or a tie ended that was to be kept or
    built up. "Harder" is a tie to be kept or built up that is less good for them now:
    that there is as much of it, or more, would then tell half. Where nobody asked at
    one of the reviews, nothing is known. What is carried over and was not changed
    counts as the same.
    """
    if after is None or not (before.asked and after.asked):
        return "unknown"
    if before.wish.wish is WishKind.WITHDRAW:
        return _withdrawn(before, after)
    if _ended_since(before, after):
        return "since"
    if _is_harder(before, after):
        return "harder"
    if before.wish.wish is WishKind.MAINTAIN:
        return _maintained(before, after)
    return _built(before, after)


def _is_harder(before: Bond, after: Bond) -> bool:
    was, here = (one.tie.quality_participant for one in (before, after))
    both = was in GOOD_TO_HARD and here in GOOD_TO_HARD
    return both and GOOD_TO_HARD.index(here) > GOOD_TO_HARD.index(was)


def _ended_since(before: Bond, after: Bond) -> bool:
    ended = after.tie.standing in OTHER_ENDS | {Standing.ENDED}
    return ended and after.tie.standing is not before.tie.standing


def _withdrawn(before: Bond, after: Bond) -> str:
    if after.tie.standing in OTHER_ENDS:
        return "since"
    if after.tie.standing in CHOSEN_ENDS:
        return "followed" if before.current else "apart"
    if not before.current:
        return "not_yet"
    moves = moved(before, after)
    return _by(moves, followed=moves.shrank and not moves.grew)


def _maintained(before: Bond, after: Bond) -> str:
    if after.tie.standing is Standing.ENDED:
        return "apart"
    if before.current and not after.current:
        return "not_yet"
    moves = moved(before, after)
    return _by(moves, followed=not moves.shrank)


def _built(before: Bond, after: Bond) -> str:
    if not (before.current and after.current):
        return "followed" if after.current else "not_yet"
    moves = moved(before, after)
    return _by(moves, followed=moves.grew)


def _by(moves: Moves, *, followed: bool) -> str:
    if not moves.known:
        return "unknown"
    return "followed" if followed else "not_yet"


def moved(before: Bond, after: Bond) -> Moves:
    """Return whether a tie grew or shrank in strength and in contact."""
    return Moves(
        _step(STRENGTHS, before.tie.strength, after.tie.strength),
        _step(FREQUENCIES, before.tie.frequency, after.tie.frequency),
    )


def _step(order: tuple[str, ...], was: str, here: str) -> int | None:
    if was not in order or here not in order:
        return None
    step = order.index(here) - order.index(was)
    return (step > 0) - (step < 0)


def _wished(alter_id: str, before: Bond | None, after: Bond) -> Changes:
    was = before.wish.wish if before else WishKind.NOT_ASKED
    here = after.wish.wish
    if was is here or here is WishKind.NOT_ASKED:
        return
    first = was is WishKind.NOT_ASKED
    yield Change(
        group=Group.WISHES,
        kind="wish_first" if first else "wish_changed",
        **_voice(after.wish),
        about=(alter_id,),
        names=(after.alter.name,),
        before=was,
        after=here,
        on=after.wish.confirmed_on if after.wish.confirmed else None,
    )
