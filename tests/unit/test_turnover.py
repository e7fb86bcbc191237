"""Turnover: sets, and the numbers that RSiena and others found for their networks."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.changes.turnover import Pattern, Turnover, turnover

REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "reference"
COLEMAN, SAMPSON = REFERENCE / "coleman_hs", REFERENCE / "sampson"
apart = pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference data stands beside the repository"
)
Ties = Mapping[str, frozenset[str]]
SOME = st.frozensets(st.sampled_from("abcdefg"))


@given(SOME, SOME)
def test_everyone_is_kept_left_or_came_and_only_one_of_these(
    before: frozenset[str], after: frozenset[str]
) -> None:
    found = turnover(before, after)
    assert found.kept | found.left == before
    assert found.kept | found.came == after
    assert not found.left & found.came
    assert (found.before, found.after) == (len(before), len(after))


@given(SOME)
def test_nothing_moves_between_a_set_and_itself(some: frozenset[str]) -> None:
    found = turnover(some, some)
    assert not found.left | found.came
    assert found.distance == 0
    assert found.overlap == (1 if some else None)


@given(SOME, SOME)
def test_the_other_way_round_who_left_came(
    before: frozenset[str], after: frozenset[str]
) -> None:
    there, back = turnover(before, after), turnover(after, before)
    assert (there.left, there.came) == (back.came, back.left)
    assert (there.overlap, there.distance) == (back.overlap, back.distance)


@given(SOME, SOME)
def test_overlap_follows_from_distance(
    before: frozenset[str], after: frozenset[str]
) -> None:
    """T = (L + N) / (n1 + n2), and J = (1 - T) / (1 + T)."""
    found = turnover(before, after)
    if before or after:
        share = found.distance / (found.before + found.after)
        assert found.overlap == pytest.approx((1 - share) / (1 + share))


def test_of_nobody_there_is_no_share() -> None:
    found = turnover(frozenset(), frozenset())
    assert (found.kept_share, found.overlap, found.distance) == (None, None, 0)


@pytest.mark.parametrize(
    ("before", "after", "pattern"),
    [
        ("", "", Pattern.EMPTY),
        ("ab", "ab", Pattern.STASIS),
        ("a", "ab", Pattern.EXPANSION),
        ("ab", "a", Pattern.SHEDDING),
        ("ab", "bc", Pattern.SUBSTITUTION),
        ("a", "b", Pattern.SUBSTITUTION),
    ],
)
def test_the_patterns(before: str, after: str, pattern: Pattern) -> None:
    assert turnover(set(before), set(after)).pattern is pattern


def told(folder: Path) -> list[dict[str, str]]:
    """Return RSiena's table of changes: 0=>1, 1=>0, 1=>1, distance, Jaccard."""
    text = (folder / "RSiena_print01Report.txt").read_text()
    row = re.compile(
        r"^\s*\d+ ==>\s+\d+\s+(\d+)\s+(?P<came>\d+)\s+(?P<left>\d+)\s+(?P<kept>\d+)"
        r"\s+(?P<distance>\d+)\s+(?P<overlap>[\d.]+)",
        re.MULTILINE,
    )
    return [one.groupdict() for one in row.finditer(text)]


def pooled(before: Ties, after: Ties) -> Turnover:
    """Return the turnover of all ties of a network as one set, as RSiena counts."""
    return turnover(*({*_pairs(ties)} for ties in (before, after)))


def _pairs(ties: Ties) -> Iterator[str]:
    for one, others in ties.items():
        yield from (f"{one}->{other}" for other in others)


def coleman(year: str) -> Ties:
    """Return whom each boy named in a year."""
    found: dict[str, set[str]] = defaultdict(set)
    with (COLEMAN / "highschool_ggraph.csv").open() as file:
        for row in csv.DictReader(file):
            if row["year"] == year:
                found[row["from"]].add(row["to"])
    return {one: frozenset(some) for one, some in found.items()}


def sampson(wave: str) -> Ties:
    """Return whom each monk said that he liked, at one of three times."""
    found: dict[str, set[str]] = defaultdict(set)
    with (SAMPSON / "sampson_relations.csv").open() as file:
        for row in csv.DictReader(file):
            if row["relation"] == wave:
                found[row["from"]].add(row["to"])
    return {one: frozenset(some) for one, some in found.items()}


@apart
@pytest.mark.parametrize(
    ("folder", "waves"),
    [
        (COLEMAN, [coleman("1957"), coleman("1958")] if COLEMAN.exists() else []),
        (SAMPSON, [sampson(f"LK{n}") for n in (1, 2, 3)] if SAMPSON.exists() else []),
    ],
    ids=["coleman", "sampson"],
)
def test_distance_and_overlap_are_those_that_rsiena_prints(
    folder: Path, waves: list[Ties]
) -> None:
    printed = told(folder)
    assert len(printed) == len(waves) - 1
    for row, before, after in zip(printed, waves, waves[1:], strict=False):
        found = pooled(before, after)
        assert len(found.came) == int(row["came"])
        assert len(found.left) == int(row["left"])
        assert len(found.kept) == int(row["kept"])
        assert found.distance == int(row["distance"])
        assert found.overlap is not None
        assert f"{found.overlap:.3f}" == row["overlap"]


@apart
def test_each_boy_has_the_figures_and_the_pattern_of_the_reference() -> None:
    before, after = coleman("1957"), coleman("1958")
    with (COLEMAN / "ref_ego_change_outties.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 70
    patterns = Counter[str]()
    for row in rows:
        found = turnover(
            before.get(row["ego"], frozenset()), after.get(row["ego"], frozenset())
        )
        patterns[found.pattern] += 1
        assert (found.before, found.after) == (int(row["n1"]), int(row["n2"]))
        assert len(found.kept) == int(row["retained"])
        assert len(found.left) == int(row["lost"])
        assert len(found.came) == int(row["new"])
        assert found.distance == int(row["hamming"])
        assert found.overlap == _number(row["jaccard"])
        assert found.kept_share == _number(row["retention"])
        assert found.pattern == row["typology"]
    assert patterns == Counter(row["typology"] for row in rows)
    assert [patterns[one] for one in ("stasis", "expansion", "shedding")] == [6, 12, 5]
    assert (patterns["substitution"], patterns["empty"]) == (47, 0)


def _number(cell: str) -> object:
    return pytest.approx(float(cell)) if cell else None
