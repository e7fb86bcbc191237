"""What a rule is, and the prompt it gives: a question to the worker, with reasons."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netmap.model.base import Value
from netmap.prompts.case import Case
from netmap.words.text import one_stop


class Level(StrEnum):
    """How pressing a prompt is, the most pressing first."""

    STOP = "stop"
    URGENT = "urgent"
    WARN = "warn"
    PROMPT = "prompt"
    GAP = "gap"


class Found(NamedTuple):
    """What fires a rule: about what, since when, why, and the words of its question.

    `about` are the ids of what it is about; with the rule they are the prompt's name
    for ever. An answer given before `since` does not answer it. `because` says the
    facts and dates, a sentence each. `variant` names another question of the rule.
    """

    about: tuple[str, ...]
    since: date
    because: tuple[str, ...]
    words: Mapping[str, str] = {}
    variant: str = ""


class Rule(NamedTuple):
    """A rule: what it asks when what it looks for is found.

    `question` and `variants` are asked of the worker; `{…}` stands for the words of
    what was found. `caution`, with `cautions` for variants, says what the prompt does
    not mean, `answered_by` what makes it go away by itself.
    """

    id: str
    level: Level
    title: str
    question: str
    caution: str
    answered_by: str
    find: Callable[[Case], Iterable[Found]]
    criteria: tuple[str, ...] = ()
    variants: Mapping[str, str] = {}
    cautions: Mapping[str, str] = {}


class Prompt(Value):
    """A question to the worker: from which rule, about what, why, what it is not."""

    rule: str
    level: Level
    title: str
    about: tuple[str, ...]
    since: date
    because: tuple[str, ...]
    question: str
    caution: str
    answered_by: str
    criteria: tuple[str, ...]


def prompts_of(rule: Rule, case: Case) -> Iterable[Prompt]:
    """Yield what a rule asks about a case."""
    for found in rule.find(case):
        question = rule.variants.get(found.variant, rule.question)
        caution = rule.cautions.get(found.variant, rule.caution)
        yield Prompt(
            rule=rule.id,
            level=rule.level,
            title=rule.title,
            about=found.about,
            since=found.since,
            because=tuple(map(one_stop, found.because)),
            question=one_stop(question.format_map(found.words)),
            caution=one_stop(caution.format_map(found.words)),
            answered_by=rule.answered_by,
            criteria=rule.criteria,
        )
