"""Which alters a rule touches on a given day: worked out, never stored."""

from collections.abc import Iterable, Mapping
from datetime import date

from netmap.model.codes import AgeBand
from netmap.model.contact import Place
from netmap.model.fact import Fact, latest
from netmap.model.force import Rulings
from netmap.model.network import Alter
from netmap.model.restriction import Binds, Restriction, TargetClass

CONFIDENTIAL_LOCATION = "confidential_location"
"""The kind of rule that keeps where someone lives from being told."""
UNDER_16 = frozenset({AgeBand.UNDER_5, AgeBand.FROM_5, AgeBand.FROM_12})
CLASSES: Mapping[TargetClass, frozenset[AgeBand]] = {
    TargetClass.CHILDREN_UNDER_16: UNDER_16,
    TargetClass.CHILDREN_UNDER_18: UNDER_16 | {AgeBand.FROM_16},
}


def restricted_on(
    day: date, alters: Iterable[Alter], facts: tuple[Fact, ...]
) -> dict[str, tuple[Restriction, ...]]:
    """Return the rules in force on `day` for each alter that a rule names or covers.

    A class of people covers an alter by age band; an unknown age is not covered, and is
    a question rather than an answer. A rule about a place covers the alter that stands
    for that place.
    """
    places = place_alters(facts)
    in_force = [one.rule for one in Rulings(facts).on(day) if one.in_force]
    touched = {
        alter.alter_id: tuple(rule for rule in in_force if covers(rule, alter, places))
        for alter in alters
    }
    return {alter_id: found for alter_id, found in touched.items() if found}


def differ(rules: Iterable[Restriction]) -> bool:
    """Say whether rules on one alter say different things of contact.

    A rule that nobody has to follow, or that is about a place, differs from none.
    """
    return len({rule.effect for rule in rules if may_differ(rule)}) > 1


def may_differ(rule: Restriction) -> bool:
    """Say whether another rule could say something else than this one."""
    return rule.binds != Binds.NOBODY and not rule.target_places


def confidential_alters(facts: tuple[Fact, ...]) -> frozenset[str]:
    """Return the ids of those whose whereabouts a rule keeps confidential."""
    return frozenset(
        alter_id
        for fact in latest(facts)
        if isinstance(fact.body, Restriction)
        and fact.body.instrument == CONFIDENTIAL_LOCATION
        for alter_id in fact.body.target_alters
    )


def place_alters(facts: tuple[Fact, ...]) -> dict[str, str | None]:
    """Return, for each place that a case refers to, the alter that stands for it."""
    return {
        fact.fact_id: fact.body.alter_id
        for fact in latest(facts)
        if isinstance(fact.body, Place)
    }


def covers(rule: Restriction, alter: Alter, places: Mapping[str, str | None]) -> bool:
    """Say whether a rule names an alter, covers them by age, or their place."""
    by_class = rule.target_class is not None and alter.age_band in CLASSES.get(
        rule.target_class, frozenset()
    )
    by_place = any(places.get(place) == alter.alter_id for place in rule.target_places)
    return by_class or by_place or alter.alter_id in rule.target_alters
