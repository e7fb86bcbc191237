"""What of a tie a view may show: whose quality, which rules, whether views differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from netmap.model.codes import Quality, Standing, WishKind
from netmap.model.network import UNSAID, Alter, Network, Tie, Wish
from netmap.model.overlay import differ
from netmap.model.restriction import Effect, Restriction
from netmap.picture.marks import View
from netmap.words import picture as words

DRAWN = frozenset({Standing.CURRENT, Standing.NOT_IN_CONTACT, Standing.TO_ASK})
EFFECTS_SHOWN = 2
Change = Literal["", "new", "changed", "gone", "leaves", "comes", "again"]
GHOSTS = frozenset({"gone", "comes"})
"""The changes of those who are on the other map only."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An alter with its tie and wish, as far as one view may show them."""

    alter: Alter
    tie: Tie
    wish: Wish
    quality: Quality
    workers_view: bool = False
    two_views: bool = False
    rules: tuple[str, ...] = ()
    was_absent: bool = False
    change: Change = ""

    @property
    def absent(self) -> bool:
        """Whether participant and alter are not in contact.

        Until it is asked again, this is what was true at the last review.
        """
        if self.to_ask:
            return self.was_absent
        return self.tie.standing is Standing.NOT_IN_CONTACT

    @property
    def ghost(self) -> bool:
        """Whether they are drawn for comparison only, and are on the other map."""
        return self.change in GHOSTS

    @property
    def to_ask(self) -> bool:
        """Whether the tie is carried over and has not been asked about."""
        return self.tie.standing is Standing.TO_ASK

    @property
    def wish_asked(self) -> bool:
        """Whether the participant was asked what they want of the tie."""
        return self.wish.wish is not WishKind.NOT_ASKED

    @property
    def unsaid(self) -> bool:
        """Whether there is no quality to show."""
        return self.quality in UNSAID

    @property
    def quality_words(self) -> str:
        """The quality in words; a worker's view says that it is one."""
        if self.workers_view:
            return words.workers_words(self.quality)
        return words.QUALITIES[self.quality]


def shown(
    network: Network, alter: Alter, rules: Sequence[Restriction], view: View
) -> Shown:
    """Return what a view may show of one alter.

    The session view shows the participant's side only: no rules, no worker's view, and
    no sign that the two views differ.
    """
    tie, wish = network.tie(alter.alter_id), network.wish(alter.alter_id)
    if view == "session":
        return Shown(alter, tie, wish, tie.quality_participant)
    quality, workers = _seen_at_the_desk(tie)
    shown_now = Shown(alter, tie, wish, quality, workers_view=workers)
    return replace(shown_now, two_views=_differ(tie), rules=effects_in_words(rules))


def _seen_at_the_desk(tie: Tie) -> tuple[Quality, bool]:
    workers = tie.is_workers_view
    return (tie.quality_worker if workers else tie.quality_participant), workers


def _differ(tie: Tie) -> bool:
    both = {tie.quality_participant, tie.quality_worker}
    return len(both) > 1 and not both & UNSAID


def effects_in_words(rules: Sequence[Restriction]) -> tuple[str, ...]:
    """Return what rules do to contact, the most limiting first, each effect once.

    What there is no room for is counted, so that it never seems not to be there. Where
    rules differ it says so beside the most limiting, and resolves nothing.
    """
    order = list(Effect)
    effects = sorted({rule.effect for rule in rules}, key=order.index)
    said = tuple(words.EFFECTS[effect] for effect in effects)
    if differ(rules):
        return (said[0], words.rules_differ(len(said)))
    if len(said) <= EFFECTS_SHOWN:
        return said
    kept = EFFECTS_SHOWN - 1
    return (*said[:kept], words.more_rules(len(said) - kept))
