"""`netmap changes`: what changed between two reviews."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netmap.cli import main
from netmap.model.edits import Change, turned
from netmap.store import snapshots
from netmap.store.database import open_store


def netmap(store: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["changes", *words, "--store", str(store)])
    assert "Traceback" not in result.output
    return result


CASE = ("--participant", "DEMO-M1")
JSON = (*CASE, "--format", "json")


def test_as_json_each_change_says_whose_view_it_is_and_what_it_rests_on(
    demo_store: Path,
) -> None:
    answer = json.loads(
        netmap(demo_store, *CASE, "--from", "2", "--to", "3", "--format", "json").output
    )
    assert (answer["from"]["number"], answer["to"]["number"]) == (2, 3)
    assert (answer["figures"]["kept"], answer["figures"]["left"]) == (11, 5)
    (marcus,) = [
        one
        for one in answer["changes"]
        if one["field"] == "quality_worker" and one["about"] == ["M-05"]
    ]
    assert marcus["view"] == "Worker’s view"
    assert (marcus["before"], marcus["after"]) == ("supportive", "detrimental")
    (bail,) = [
        one
        for one in answer["changes"]
        if one["field"] == "own_choice" and one["kind"] == "rule_started"
    ]
    assert bail["sources"][0]["recorded_by"] == "demo.practitioner"
    assert any("version 1, recorded on" in one for one in bail["rests_on"])


def test_with_every_field_that_differs_the_first_map_becomes_the_second(
    demo_store: Path,
) -> None:
    """For other programs; not unless it is asked for."""
    told = json.loads(netmap(demo_store, *JSON).output)
    assert "fields" not in told
    told = json.loads(netmap(demo_store, *CASE, "--format", "fields").output)
    with open_store(demo_store, None) as store, store.reading() as cursor:
        before, after = (
            snapshots.of_review(cursor, f"M-R{told[side]['number']}").content.network
            for side in ("from", "to")
        )
    edit = tuple(Change.model_validate(one) for one in told["fields"])
    assert turned(before, edit) == after


def test_the_earlier_review_comes_first_whichever_way_they_are_asked_for(
    demo_store: Path,
) -> None:
    there, back = (
        netmap(
            demo_store, *CASE, "--from", one, "--to", other, "--format", "json"
        ).output
        for one, other in (("1", "4"), ("4", "1"))
    )
    assert there == back
    assert json.loads(there)["from"]["number"] == 1


def test_without_numbers_the_two_newest_are_told_as_text(demo_store: Path) -> None:
    lines = netmap(demo_store, *CASE).output.splitlines()
    assert lines[0] == (
        "“Then” is review 3, of 14 September 2026. "
        "“Now” is review 4, of 5 November 2026."
    )
    assert "Who is there" in lines


def test_into_a_file(demo_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "changes.json"
    assert (
        netmap(demo_store, *CASE, "--format", "json", "--out", str(out)).exit_code == 0
    )
    assert json.loads(out.read_text("utf-8"))["participant"] == "DEMO-M1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--participant", "NOBODY"), "not in the store"),
        ((*CASE, "--from", "9"), "There are: 1, 2, 3, 4."),
        ((*CASE, "--from", "2", "--to", "2"), "choose two different ones"),
        ((*CASE, "--from", "0"), "is not in the range"),
        ((), "Missing option '--participant'"),
    ],
)
def test_what_does_not_fit_is_said(
    demo_store: Path, words: tuple[str, ...], said: str
) -> None:
    result = netmap(demo_store, *words)
    assert result.exit_code in {1, 2}
    assert said in result.output
