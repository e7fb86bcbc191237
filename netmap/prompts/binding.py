"""How rules about contact read to the rules that prompt: law or wish, and whose."""

from collections.abc import Mapping
from datetime import date

from netmap.model.codes import WishKind
from netmap.model.restriction import Binds, Effect, LegalForce, Restriction
from netmap.prompts.case import Case, on

OWN_CHOICE = "own_choice"
THEIR_REQUEST = "other_persons_request"
WISHES = frozenset({OWN_CHOICE, THEIR_REQUEST})
"""Kinds of rule that are somebody's wish and have no legal force."""
BARS = frozenset({Effect.NONE, Effect.NON_ASSOCIATION})
LIMITS = frozenset(
    {
        Effect.INDIRECT_ONLY,
        Effect.SUPERVISED_ONLY,
        Effect.SUPPORTED_ONLY,
        Effect.WITH_APPROVAL_ONLY,
    }
)
KEEPS = frozenset({WishKind.MAINTAIN, WishKind.DEVELOP, WishKind.RESTORE})
BUILDS = frozenset({WishKind.DEVELOP, WishKind.RESTORE})
LIMITED: Mapping[Effect, str] = {
    Effect.NONE: "no contact",
    Effect.NON_ASSOCIATION: "no contact",
    Effect.INDIRECT_ONLY: "indirect contact only",
    Effect.SUPERVISED_ONLY: "supervised contact only",
    Effect.SUPPORTED_ONLY: "supported contact only",
    Effect.WITH_APPROVAL_ONLY: "contact with approval only",
    Effect.PLACE: "staying away from a place",
    Effect.AREA: "staying out of an area",
    Effect.INSIDE_AREA: "staying inside an area",
    Effect.ONLINE: "no or limited contact online",
    Effect.TIME_LIMITED: "contact at certain times only",
    Effect.NOTIFY_ONLY: "telling someone (contact itself is not limited)",
}
"""What a rule does to contact, inside a sentence."""


def binds_participant(rule: Restriction) -> bool:
    """Say whether the participant has to follow a rule."""
    return rule.binds in {Binds.PARTICIPANT, Binds.BOTH}


def binds_alter(rule: Restriction) -> bool:
    """Say whether the other person has to follow a rule."""
    return rule.binds in {Binds.ALTER, Binds.BOTH}


def bars(rule: Restriction) -> bool:
    """Say whether a rule with legal force allows no contact at all."""
    return rule.effect in BARS and rule.legal_force != LegalForce.NONE


def holds_since(rule: Restriction) -> date:
    """Return from when a rule holds as it stands: its start, or its last variation."""
    return max(rule.start_on, rule.varied_on or rule.start_on)


def stands(case: Case, rule: Restriction) -> str:
    """Say what a rule is, what it does, for whom, and since when."""
    whom = {
        Binds.PARTICIPANT: f" {case.participant} has to follow it.",
        Binds.BOTH: " Both have to follow it.",
        Binds.ALTER: f" {case.participant} does not have to follow it.",
    }.get(rule.binds, "")
    until = f" until {on(rule.end_on)}" if rule.end_on else ""
    return (
        f"{case.title(rule)}: {LIMITED[rule.effect]}, "
        f"from {on(rule.start_on)}{until}.{whom}"
    )
