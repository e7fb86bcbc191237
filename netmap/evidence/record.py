"""A case as an evidence rule reads it: reviews up to one, facts, and whose claim it is.

For candidates it is what a snapshot sealed, on the day of its review; for gaps the
newest sealed map with everything that is on record, on the day asked about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import AlterKind, Quality
from netmap.model.evidence import Answer, Response
from netmap.model.network import Network
from netmap.model.plan import FollowUp, Plan, PlanKind
from netmap.model.review import Review
from netmap.prompts.case import Case
from netmap.prompts.registry import RULES
from netmap.prompts.rule import Found

CONFLICTS = tuple(rule for rule in RULES if rule.id.startswith("A"))
"""The rules that find a wish, a contact or a rule beside another that differs."""
BY_ID = {rule.id: rule for rule in RULES}
HARD = frozenset({Quality.DETRIMENTAL, Quality.MIXED})


@dataclass(frozen=True)
class Record:
    """What is known of a case, to look for evidence in.

    `claimant` is the name of whoever would claim. `paid` says whether the service asks
    for a wish about ties to those who are paid.
    """

    case: Case
    claimant: str
    paid: bool = True

    @property
    def network(self) -> Network:
        """The map of the review in question, the newest."""
        return self.case.reviews[-1]

    @property
    def review(self) -> Review:
        """How that review was held."""
        return self.network.review

    @property
    def before(self) -> Network | None:
        """The map of the review before it."""
        return self.case.reviews[-2] if len(self.case.reviews) > 1 else None

    @property
    def bonds(self) -> tuple[Bond, ...]:
        """Everyone on the map."""
        return self.case.bonds

    @property
    def current(self) -> tuple[Bond, ...]:
        """Everyone who is in the participant's life."""
        return tuple(bond for bond in self.bonds if bond.current)

    @property
    def to_wish(self) -> tuple[Bond, ...]:
        """Every current tie of which a wish is asked: no places, paid ones if asked."""
        return tuple(
            bond
            for bond in self.current
            if bond.alter.kind is not AlterKind.PLACE
            and (self.paid or not bond.alter.paid)
        )

    def since_before(self, day: date | None) -> bool:
        """Say whether a day lies after the review before, up to this one."""
        earlier = self.before.review.held_on if self.before else date.min
        return day is not None and earlier < day <= self.review.held_on

    def asked(self, rule_id: str) -> Iterator[Found]:
        """Yield what a prompting rule finds."""
        yield from BY_ID[rule_id].find(self.case)

    @cached_property
    def conflicts(self) -> int:
        """How many conflicts the rules find, answered or not."""
        return len(
            {(rule.id, one.about) for rule in CONFLICTS for one in rule.find(self.case)}
        )

    @cached_property
    def unanswered(self) -> tuple[tuple[str, Found], ...]:
        """What the rules about conflicts find and nobody answered, with the rule.

        An answer from before it began is none, and "later" is none yet.
        """
        answered: dict[tuple[str, tuple[str, ...]], date] = {}
        for recorded_on, one in self.case.recorded(Response):
            day, name = one.answered_on or recorded_on, (one.rule, one.about)
            if one.answer is not Answer.LATER:
                answered[name] = max(day, answered.get(name, day))
        found = {
            (rule.id, found.about): found
            for rule in CONFLICTS
            for found in rule.find(self.case)
        }
        return tuple(
            (rule_id, one)
            for (rule_id, about), one in found.items()
            if answered.get((rule_id, about), date.min) < one.since
        )

    def plans(self, kind: PlanKind) -> Mapping[str, Plan]:
        """Return the plans of a kind by id."""
        return {key: one for key, one in self.case.of(Plan) if one.plan == kind}

    def follow_ups(self, plan_id: str) -> tuple[FollowUp, ...]:
        """Return the later looks at a plan, the newest last."""
        found = [one for _, one in self.case.of(FollowUp) if one.plan_id == plan_id]
        return tuple(sorted(found, key=lambda one: one.happened_on))

    def held_after(self, day: date) -> bool:
        """Say whether a review was held after a day."""
        return any(one.review.held_on > day for one in self.case.reviews)

    @cached_property
    def ever_detrimental(self) -> frozenset[str]:
        """Who was seen as detrimental, by either of them, at any of the reviews."""
        return frozenset(
            bond.id
            for network in self.case.reviews
            for bond in bonds_of(network)
            if is_detrimental(bond)
        )


def is_detrimental(bond: Bond) -> bool:
    """Say whether the participant or the worker sees a tie as detrimental."""
    views = {bond.tie.quality_participant, bond.tie.quality_worker}
    return Quality.DETRIMENTAL in views
