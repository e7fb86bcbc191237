"""The fictional cases miss exactly what their author expects of them, and three more.

`expected_gaps.json` holds, for each case on 20 November 2026 and each criterion, the
gaps by their kind with the ids that the author names: those of the records, and for
contacts outside the permitted kind those of whom they were with.
"""

import json
from pathlib import Path

import pytest

from netmap.demo import sample_files
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import SealedReview
from netmap.evidence.rule import Gap
from netmap.exchange.case_file import read_case
from netmap.model.case import CaseFile
from netmap.model.concern import Concern, Decision
from netmap.model.evidence import Response
from netmap.model.fact import latest
from tests.support.evidence import found

Found = dict[str, dict[str, list[str]]]
EXPECTED: dict[str, Found] = json.loads(
    (Path(__file__).parent / "expected_gaps.json").read_text("utf-8")
)
ASKED: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "prompts" / "fictional_cases.json").read_text("utf-8")
)
"""Every prompt of each case, as its rule and the ids it is about."""
FILES = {path.stem: path for path in sample_files()}
BEYOND = {"P5.conflicts", "P21.concern", "P6.changed"}
"""The kinds of gap that the author of the cases leaves out."""


def case_of(name: str) -> CaseFile:
    read = read_case(FILES[name].read_bytes())
    assert isinstance(read, CaseFile)
    return read


def gaps_of(name: str) -> list[Gap]:
    read = case_of(name)
    reviews = [SealedReview(one.digest, one.content) for one in read.snapshots]
    given = found(*reviews, facts=read.facts)
    return [gap for one in given.values() for gap in one.gaps]


def ids(gap: Gap) -> list[str]:
    if gap.kind == "P20.beyond":
        return sorted(gap.about)
    return sorted(Pointer.of(one).key for one in gap.records)


def test_every_fictional_case_is_there() -> None:
    assert set(EXPECTED) == set(FILES)


@pytest.mark.parametrize("name", EXPECTED)
def test_all_that_the_author_expects_is_missed_and_no_other_record(name: str) -> None:
    missed: Found = {}
    for gap in gaps_of(name):
        if gap.kind not in BEYOND:
            kinds = missed.setdefault(gap.criterion, {})
            kinds.setdefault(gap.kind, []).extend(ids(gap))
    assert missed == EXPECTED[name]


def test_the_contacts_outside_the_permitted_kind_are_named() -> None:
    records = {
        name: [gap.records for gap in gaps_of(name) if gap.kind == "P20.beyond"]
        for name in EXPECTED
    }
    assert records == {
        "DEMO-L1": [],
        "DEMO-M1": [("contact[M-C10]", "contact[M-C12]")],
        "DEMO-H1": [("contact[H-C4]",)],
    }


def test_beyond_it_three_things_are_missed_that_practice_names() -> None:
    beyond = {
        name: {
            gap.kind: [] if gap.kind == "P5.conflicts" else ids(gap)
            for gap in gaps_of(name)
            if gap.kind in BEYOND
        }
        for name in EXPECTED
    }
    seven = ["M-04", "M-05", "M-06", "M-07", "M-10", "M-14", "M-16"]
    assert beyond == {
        "DEMO-L1": {"P5.conflicts": [], "P6.changed": ["L-05"]},
        "DEMO-M1": {"P5.conflicts": [], "P6.changed": seven},
        "DEMO-H1": {"P5.conflicts": [], "P21.concern": ["H-K2", "H-K3"]},
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_every_conflict_is_open_for_the_cases_hold_no_answers(name: str) -> None:
    [gap] = [one for one in gaps_of(name) if one.kind == "P5.conflicts"]
    assert not [one for one in case_of(name).facts if isinstance(one.body, Response)]
    conflicts = [row.split() for row in ASKED[name] if row.startswith("A")]
    assert sorted(conflict(one) for one in gap.records) == sorted(conflicts)


def conflict(record: str) -> list[str]:
    """Return the rule of a conflict and the ids it is about, in alphabetical order."""
    rule, *about = record.removeprefix("prompt[").removesuffix("]").split(".")
    return [rule, *sorted(about)]


def test_two_concerns_are_open_for_one_has_no_outcome_and_one_no_decision() -> None:
    facts = latest(case_of("DEMO-H1").facts)
    worries = {one.fact_id: one.body for one in facts if isinstance(one.body, Concern)}
    assert (worries["H-K2"].decision, worries["H-K2"].outcome) == (Decision.REPORT, "")
    assert worries["H-K3"].decision is None


@pytest.mark.parametrize("name", EXPECTED)
def test_changed_wishes_are_missed_for_the_cases_hold_no_notes_on_them(
    name: str,
) -> None:
    notes = [
        wish.change_note + wish.own_words
        for one in case_of(name).snapshots
        for wish in one.content.network.wishes
    ]
    assert not any(notes)
