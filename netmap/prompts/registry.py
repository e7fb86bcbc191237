"""Every rule, and the prompts of a case: the most pressing first."""

from collections.abc import Mapping

from netmap.prompts import (
    concerns,
    contacts,
    copies,
    isolation,
    upkeep,
    voice,
    wishes,
)
from netmap.prompts.case import Case
from netmap.prompts.rule import Level, Prompt, Rule, prompts_of

FAMILIES: Mapping[str, tuple[Rule, ...]] = {
    "What is wished": wishes.RULES,
    "What happened": contacts.RULES,
    "Rules about contact": upkeep.RULES,
    "The participant’s voice": voice.RULES,
    "Isolation and control": isolation.RULES,
    "Concerns and actions": concerns.RULES,
    "Copies": copies.RULES,
}
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (rule for family in FAMILIES.values() for rule in family),
        key=lambda rule: (rule.id[0], int(rule.id[1:])),
    )
)
PRESSING = {level: number for number, level in enumerate(Level)}


def prompts(case: Case) -> tuple[Prompt, ...]:
    """Return what all rules ask about a case, answered or not.

    The most pressing come first; among those, the newest.
    """
    found: dict[tuple[str, tuple[str, ...]], Prompt] = {}
    for rule in RULES:
        for prompt in prompts_of(rule, case):
            found.setdefault((prompt.rule, prompt.about), prompt)
    newest = sorted(found.values(), key=lambda one: one.since, reverse=True)
    return tuple(sorted(newest, key=lambda one: PRESSING[one.level]))
