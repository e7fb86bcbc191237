"""A case as the rules read it: its reviews, its facts and the day asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from netmap.model.base import Value
from netmap.model.bond import Bond, bonds_of
from netmap.model.contact import Place
from netmap.model.fact import Fact, latest
from netmap.model.force import Ruling, Rulings
from netmap.model.network import Alter, Network
from netmap.model.overlay import covers, place_alters
from netmap.model.restriction import Restriction
from netmap.prompts.configuration import THRESHOLDS, Thresholds
from netmap.words.dates import spoken_date

Body = TypeVar("Body", bound=Value)


@dataclass(frozen=True)
class Case:
    """What is known of a case, looked at on a day.

    `reviews` are in their order, none later than `day`, and without those that another
    one put right. `facts` are all versions. `instruments` names the kinds of rule.
    """

    day: date
    participant: str
    reviews: tuple[Network, ...] = ()
    facts: tuple[Fact, ...] = ()
    instruments: Mapping[str, str] = field(default_factory=dict)
    thresholds: Thresholds = THRESHOLDS

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        """Everyone on the map of the latest review."""
        return bonds_of(self.reviews[-1]) if self.reviews else ()

    @cached_property
    def alters(self) -> dict[str, Alter]:
        """Everyone who ever was on a map, as they were last."""
        return {
            alter.alter_id: alter for review in self.reviews for alter in review.alters
        }

    @cached_property
    def _newest(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in latest(self.facts):
            found.setdefault(fact.body.kind, []).append(fact)
        return found

    @cached_property
    def _places(self) -> dict[str, str | None]:
        return place_alters(self.facts)

    @cached_property
    def _rulings(self) -> Rulings:
        return Rulings(self.facts)

    @cached_property
    def _touching(self) -> dict[tuple[str, date], tuple[Ruling, ...]]:
        return {}

    @cached_property
    def _ever(self) -> dict[str, tuple[str, ...]]:
        return {}

    @property
    def reviewed_on(self) -> date:
        """When the latest review was held; the day itself where there is none."""
        return self.reviews[-1].review.held_on if self.reviews else self.day

    def of(self, kind: type[Body]) -> Iterator[tuple[str, Body]]:
        """Yield the newest version of each fact of a kind, with its id."""
        for fact in self._of(kind):
            if isinstance(fact.body, kind):
                yield fact.fact_id, fact.body

    def recorded(self, kind: type[Body]) -> Iterator[tuple[date, Body]]:
        """Yield the same with the day on which each was recorded."""
        for fact in self._of(kind):
            if isinstance(fact.body, kind):
                yield fact.recorded_at.date(), fact.body

    def _of(self, kind: type[Body]) -> Sequence[Fact]:
        return self._newest.get(kind.model_fields["kind"].default, ())

    def rulings(self, day: date | None = None) -> tuple[Ruling, ...]:
        """Return every rule about contact as it is on a day, today's if not said."""
        return self._rulings.on(day or self.day)

    @property
    def rule_versions(self) -> Mapping[str, Sequence[Restriction]]:
        """Every version of each rule about contact by its id, the oldest first."""
        return self._rulings.versions

    def in_force(self, day: date | None = None) -> tuple[Ruling, ...]:
        """Return the rules about contact in force on a day."""
        return tuple(one for one in self.rulings(day) if one.in_force)

    def touching(self, alter_id: str, day: date | None = None) -> tuple[Ruling, ...]:
        """Return the rules about contact in force on a day that touch an alter."""
        key = alter_id, day or self.day
        if key not in self._touching:
            rulings = [
                self._rulings.of(fact_id, day or self.day)
                for fact_id in self._touching_ever(alter_id)
            ]
            self._touching[key] = tuple(
                one
                for one in rulings
                if one.in_force and self.touches(one.rule, alter_id)
            )
        return self._touching[key]

    def _touching_ever(self, alter_id: str) -> tuple[str, ...]:
        """Return the ids of the rules that touch an alter in any of their versions."""
        if alter_id not in self._ever:
            self._ever[alter_id] = tuple(
                fact_id
                for fact_id, versions in self._rulings.versions.items()
                if any(self.touches(rule, alter_id) for rule in versions)
            )
        return self._ever[alter_id]

    def touches(self, rule: Restriction, alter_id: str) -> bool:
        """Say whether a rule names or covers an alter, also one who left the map."""
        alter = self.alters.get(alter_id)
        if alter is None:
            return alter_id in rule.target_alters
        return covers(rule, alter, self._places)

    def name(self, alter_id: str | None) -> str:
        """Return what an alter is called."""
        alter = self.alters.get(alter_id or "")
        return alter.name if alter else "someone who is not on the map"

    def title(self, rule: Restriction) -> str:
        """Return what a rule about contact is called."""
        return rule.title or self.instruments.get(rule.instrument, rule.instrument)

    def place(self, place_id: str | None) -> str:
        """Return what a place is called."""
        names = {fact_id: place.name for fact_id, place in self.of(Place)}
        return names.get(place_id or "", "a place")


def on(day: date) -> str:
    """Return a date as it is said."""
    return spoken_date(day)
