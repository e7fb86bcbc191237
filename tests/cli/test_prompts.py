"""`netmap prompts`: what the rules ask about a case."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netmap.cli import main


def netmap(store: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["prompts", *words, "--store", str(store)])
    assert "Traceback" not in result.output
    return result


CASE = ("--participant", "DEMO-L1", "--on", "2026-11-20")


def test_as_json_with_the_facts_behind_each(demo_store: Path) -> None:
    result = netmap(demo_store, *CASE, "--format", "json")
    answer = json.loads(result.output)
    assert answer["day"] == "2026-11-20"
    [lapsed] = [one for one in answer["open"] if one["rule"] == "B1"]
    assert lapsed["about"] == ["L-X1"]
    assert "31 October 2026" in lapsed["question"]


def test_as_text_the_worst_first(demo_store: Path) -> None:
    result = netmap(demo_store, *CASE)
    assert result.output.splitlines()[0].startswith("B1 ")
    assert result.output.splitlines()[-1] == "6 open, 0 answered."


def test_an_earlier_day_asks_less(demo_store: Path) -> None:
    result = netmap(demo_store, *CASE[:3], "2026-07-07")
    assert "B1" not in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--participant", "NOBODY"), "not in the store"),
        (("--participant", "DEMO-L1", "--on", "soon"), "does not match the format"),
        ((), "Missing option '--participant'"),
    ],
)
def test_what_does_not_fit_is_said(
    demo_store: Path, words: tuple[str, ...], said: str
) -> None:
    result = netmap(demo_store, *words)
    assert result.exit_code in {1, 2}
    assert said in result.output
