"""The fictional cases ask exactly what their author expects of them, and no more.

`fictional_cases.json` holds, for each case on 20 November 2026, every prompt as its
rule and the ids it is about, in alphabetical order. Rules about the days of sessions
and the referral pathway are not part of netmap yet.
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.model.case import CaseFile
from netmap.prompts.case import Case
from netmap.prompts.registry import RULES, prompts
from netmap.prompts.rule import Prompt
from netmap.standards.restriction_types import restriction_types

EXPECTED = json.loads((Path(__file__).parent / "fictional_cases.json").read_text())
DAY = date(2026, 11, 20)
TYPES = {one.code: one.name for one in restriction_types().types}
FILES = {path.stem: path for path in sample_files()}
ACCUSING = ("breach", "broke the", "offender", "perpetrator", "failed to", "violat")


def case_of(name: str) -> tuple[CaseFile, Case]:
    read = read_case(FILES[name].read_bytes())
    assert isinstance(read, CaseFile)
    return read, Case(
        day=DAY,
        participant=read.participant.name,
        reviews=tuple(one.content.network for one in read.snapshots),
        facts=read.facts,
        instruments=TYPES,
    )


def asked(name: str) -> tuple[Prompt, ...]:
    return prompts(case_of(name)[1])


@pytest.mark.parametrize("name", EXPECTED)
def test_exactly_what_is_expected_is_asked(name: str) -> None:
    found = sorted(" ".join([one.rule, *sorted(one.about)]) for one in asked(name))
    assert found == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "rule", "about"),
    [
        ("DEMO-H1", "A3", "H-C3"),
        ("DEMO-H1", "A7", "H-C6"),
        ("DEMO-H1", "A3", "H-C7"),
        ("DEMO-H1", "A5", "H-C8"),
        ("DEMO-H1", "B1", "H-X3"),
        ("DEMO-H1", "B1", "H-X9"),
        ("DEMO-M1", "A6", "M-C1"),
        ("DEMO-M1", "A6", "M-C4"),
        ("DEMO-M1", "A6", "M-C11"),
        ("DEMO-M1", "A3", "M-C3"),
        ("DEMO-M1", "A3", "M-C12"),
        ("DEMO-L1", "A3", "L-C5"),
        ("DEMO-H1", "A12", "H-01"),
    ],
)
def test_what_must_not_be_asked_is_not(name: str, rule: str, about: str) -> None:
    """Seen by chance, outside a redrawn zone, approved, by letter, superseded, …"""
    assert not [one for one in asked(name) if one.rule == rule and about in one.about]


def test_every_rule_is_asked_somewhere_in_the_fictional_cases() -> None:
    fired = {row.split()[0] for rows in EXPECTED.values() for row in rows}
    assert {rule.id for rule in RULES} == fired


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_reads_as_blame(name: str) -> None:
    """Apart from what a kind of rule is called in law."""
    for prompt in prompts(replace(case_of(name)[1], instruments={})):
        said = " ".join([*prompt.because, prompt.question, prompt.caution]).lower()
        assert not [word for word in ACCUSING if word in said], prompt.rule


@pytest.mark.parametrize("name", EXPECTED)
def test_the_worst_come_first(name: str) -> None:
    levels = [one.level for one in asked(name)]
    order = ["stop", "urgent", "warn", "prompt", "gap"]
    assert levels == sorted(levels, key=order.index)
