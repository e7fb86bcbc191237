"""What holds for every rule, over whole cases of any kind."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as some

import netmap.prompts
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.prompts.case import Case
from netmap.prompts.registry import RULES, prompts
from netmap.prompts.rule import Prompt, Rule
from tests.support import cases
from tests.support.prompting import ada, review

SOURCES = sorted(Path(netmap.prompts.__path__[0]).glob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "monotonic"}


@some.composite
def whole_cases(draw: some.DrawFn) -> Case:
    """A case with up to two reviews and facts of any kind, on any day."""
    count = draw(some.integers(0, 2))
    held = sorted(draw(some.lists(DAYS, min_size=count, max_size=count)))
    reviews: list[Network] = []
    for number, day in enumerate(held, start=1):
        network = draw(cases.networks(number=number))
        kept = network.review.model_copy(update={"held_on": day, "corrects": None})
        reviews.append(network.model_copy(update={"review": kept}))
    facts: tuple[Fact, ...] = draw(cases.histories())
    day = draw(DAYS)
    return Case(day=day, participant="Sam T.", reviews=tuple(reviews), facts=facts)


DAYS = some.integers(0, 60).map(lambda n: date(2026, 10, 1) + timedelta(days=n))


def told(found: tuple[Prompt, ...]) -> list[str]:
    return sorted(one.model_dump_json() for one in found)


@pytest.mark.slow
@given(whole_cases())
def test_the_same_case_asks_the_same_and_each_thing_once(case: Case) -> None:
    found = prompts(case)
    assert prompts(replace(case)) == found
    names = [(one.rule, one.about) for one in found]
    assert len(names) == len(set(names))


@pytest.mark.slow
@given(whole_cases(), some.randoms())
def test_the_order_of_facts_changes_nothing(case: Case, order: object) -> None:
    facts = list(case.facts)
    order.shuffle(facts)  # type: ignore[attr-defined]
    assert told(prompts(replace(case, facts=tuple(facts)))) == told(prompts(case))


@pytest.mark.slow
@given(whole_cases())
def test_an_unrelated_alter_changes_nothing(case: Case) -> None:
    """Someone no longer there, of whom nothing is known, on the latest map."""
    stranger = review(ada("z-stranger", standing="ended", age_band="adult"))
    wider = [
        network.model_copy(
            update={
                "alters": (*network.alters, *stranger.alters),
                "ties": (*network.ties, *stranger.ties),
            }
        )
        for network in case.reviews[-1:]
    ]
    reviews = (*case.reviews[:-1], *wider)
    before = [one for one in prompts(case) if case.bonds or one.rule != "D3"]
    after = prompts(replace(case, reviews=reviews))
    kept = [one for one in after if case.bonds or one.rule != "D3"]
    assert told(tuple(kept)) == told(tuple(before))


@pytest.mark.slow
@given(whole_cases())
def test_nothing_is_asked_before_it_began(case: Case) -> None:
    """What a case tells of later days aside, nothing begins after the day asked."""
    known = [review.review.held_on for review in case.reviews]
    if all(day <= case.day for day in known):
        early = [one for one in prompts(case) if one.rule[0] == "B"]
        assert all(one.since <= case.day for one in early if one.rule != "B7")


@pytest.mark.parametrize("path", SOURCES, ids=[path.stem for path in SOURCES])
def test_no_rule_reads_a_clock(path: Path) -> None:
    asked_of = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not asked_of & CLOCKS


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_asks_and_says_what_it_does_not_mean(rule: Rule) -> None:
    for question in (rule.question, *rule.variants.values()):
        assert question.count("?") or question.endswith(".")
    assert rule.caution.endswith(".")
    assert rule.answered_by.endswith(".")
    assert list(Formatter().parse(rule.caution))


def test_every_rule_is_there_once() -> None:
    families = {"A": 12, "B": 8, "C": 10, "D": 8, "G": 3}
    wanted = [f"{one}{n + 1}" for one, most in families.items() for n in range(most)]
    ids = [rule.id for rule in RULES]
    assert sorted(ids) == sorted([*wanted, "E1", "E2", "E3", "E5"])
