"""Every change between two reviews, in the order they are told, and what to hedge."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from netmap.changes.change import Change, Group, Whose
from netmap.changes.comparison import Both, Comparison
from netmap.changes.links import links
from netmap.changes.mix import mix
from netmap.changes.needs import needs
from netmap.changes.people import people
from netmap.changes.rules import is_newer, rules
from netmap.changes.ties import UNTOLD, ties
from netmap.changes.turnover import Turnover, turnover
from netmap.changes.wishes import wishes
from netmap.model.bond import bonds_of
from netmap.model.codes import Agreement, LedBy, Strength
from netmap.model.network import Wish
from netmap.model.review import Review

FAMILIES = (people, ties, wishes, mix, links, needs, rules)
ANSWERS = frozenset(
    {
        *("left", "back", "standing", "mentioned_again"),
        *("moved", "first_said", "gained", "lost", "asked"),
        *("wish_changed", "wish_first"),
    }
)
"""The kinds of change that are another answer about somebody on both maps."""


SEEN = frozenset({"angle", "distance", "placed"})
NOTED: Mapping[str, frozenset[str]] = {
    "alter": UNTOLD["alter"],
    "tie": UNTOLD["tie"],
    "wish": frozenset(Wish.model_fields)
    - {"alter_id", "wish", "confirmed", "confirmed_on", "confirmed_how"},
}
"""What is told of nobody, by the parts of a bond in their order."""
UNMARKED = frozenset({"closeness"})
"""What is told of somebody and does not mark them: where they stand shows on a map."""


class Caution(StrEnum):
    """Why two reviews may differ for another reason than the participant's life."""

    OTHER_QUESTIONS = "other_questions"
    CORRECTION = "correction"
    NEWER_RECORD = "newer_record"
    OTHER_LEAD = "other_lead"
    SUPPORT_MISSING = "support_missing"
    NOT_AGREED_BEFORE = "not_agreed_before"
    NOT_AGREED_AFTER = "not_agreed_after"


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """Return everything that two reviews say differently, family by family.

    Two who have one name are told apart by who they are.
    """
    order = list(Group)
    found = [one for family in FAMILIES for one in family(comparison)]
    return tuple(
        _named(one, comparison.names)
        for one in sorted(found, key=lambda one: order.index(one.group))
    )


def _named(change: Change, names: Mapping[str, str]) -> Change:
    told = tuple(names[one] for one in change.about if one in names)
    return change.model_copy(update={"names": told}) if told else change


def details(comparison: Comparison, found: Iterable[Change]) -> frozenset[str]:
    """Return the ids of those of whom something differs that no change tells.

    So what is not told, such as a note, is not passed over in silence, also where
    something else is told of them. Where somebody stands on the map is seen there. A
    rule about somebody tells nothing of what the maps say.
    """
    told = {
        alter_id
        for one in found
        if one.group is not Group.RULES
        for alter_id in one.about
    }
    return frozenset(
        alter_id
        for alter_id, both in comparison.everyone.items()
        if _is_left(both, told=alter_id in told)
    )


def _is_left(both: Both, *, told: bool) -> bool:
    """Say whether something of somebody is told by no change.

    Of whom anything is told, only notes and details are left.
    """
    before, after = both
    if before is None or after is None:
        return not told
    return any(
        (field in NOTED[part] or not told)
        and field not in SEEN
        and getattr(was, field) != getattr(here, field)
        for part, was, here in zip(NOTED, before, after, strict=True)
        for field in type(was).model_fields
    )


def cautions(comparison: Comparison) -> tuple[Caution, ...]:
    """Return why the two may not be like for like, the weightiest first."""
    before, after = _reviews(comparison)
    held = {
        Caution.OTHER_QUESTIONS: before.prompt_set != after.prompt_set,
        Caution.CORRECTION: comparison.puts_right or after.corrects == before.review_id,
        Caution.NEWER_RECORD: is_newer(comparison.before, comparison.after),
        Caution.NOT_AGREED_BEFORE: _disagrees(before),
        Caution.NOT_AGREED_AFTER: _disagrees(after),
        Caution.OTHER_LEAD: _led_otherwise(before, after),
        Caution.SUPPORT_MISSING: bool(
            before.support_shortfall.strip() or after.support_shortfall.strip()
        ),
    }
    return tuple(caution for caution in Caution if held[caution])


def days(comparison: Comparison) -> tuple[date, date]:
    """Return the days on which the two reviews were held."""
    before, after = _reviews(comparison)
    return before.held_on, after.held_on


def core(comparison: Comparison) -> Turnover:
    """Return who of those with a strong tie at the first review stayed.

    Source: measure 23 of the measures behind netmap, after Morgan, Neal and Carder
    (1997). Those who came are not in question.
    """
    then = {one.id: one for one in bonds_of(comparison.before.network)}
    strong = {
        alter_id
        for alter_id in comparison.turnover.kept | comparison.turnover.left
        if then[alter_id].tie.strength is Strength.STRONG
    }
    return turnover(strong, strong & comparison.turnover.kept)


def altered(found: Iterable[Change], *, workers: bool) -> frozenset[str]:
    """Return the ids of the alters of whom another answer was given.

    A new name is none. The worker's view counts only where `workers` says that it may
    be seen.
    """
    return frozenset(
        alter_id
        for one in found
        for alter_id in one.about
        if one.kind in ANSWERS
        and one.field not in UNMARKED
        and (workers or one.whose is not Whose.WORKER)
    )


def _reviews(comparison: Comparison) -> tuple[Review, Review]:
    return comparison.before.network.review, comparison.after.network.review


def _disagrees(review: Review) -> bool:
    return review.agreement in {
        Agreement.DOES_NOT_AGREE,
        Agreement.COULD_NOT_ANSWER,
        Agreement.NOT_PRESENT,
    }


def _led_otherwise(before: Review, after: Review) -> bool:
    both = {before.led_by, after.led_by}
    return None not in both and len(both) > 1 and LedBy.PRACTITIONER in both
