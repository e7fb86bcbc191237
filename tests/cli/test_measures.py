"""`netmap measures`: tidy rows for one review, a participant, or every case."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netmap import demo
from netmap.casework.measuring import Taken
from netmap.cli import main
from netmap.measures.registry import MEASURES
from netmap.reports.tidy import as_csv
from tests.support.processes import holding
from tests.support.tale import AT


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a demo store with the fictional cases."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    demo.make_demo(path, at=AT).close()
    return path


def netmap(*words: str) -> Result:
    result = CliRunner().invoke(main, ["measures", *words])
    assert "Traceback" not in result.output
    return result


def rows(store: Path, *words: str) -> list[dict[str, str]]:
    result = netmap(*words, "--format", "csv", "--store", str(store))
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.output)))


def test_one_review_is_one_row_for_each_measure_and_reading(store: Path) -> None:
    found = rows(store, "DEMO-L1", "--review", "1")
    assert {one["review"] for one in found} == {"1"}
    assert len(found) == sum(len(one.readings) for one in MEASURES)
    told = {(one["measure"], one["reading"]): one for one in found}
    assert told["on_map", "all"]["value"] == "9.0"
    assert told["density_of_all", "all"]["participant"] == "DEMO-L1"


def test_the_whole_store_gives_every_case(store: Path) -> None:
    found = rows(store)
    told = {(one["participant"], one["review"]) for one in found}
    assert len({reference for reference, _ in told}) == 3
    assert len(told) == 12


def test_no_name_is_in_it_unless_asked(store: Path) -> None:
    case = json.loads(demo.sample_files()[1].read_text("utf-8"))
    network = case["snapshots"][0]["document"]["network"]
    names = {one["name"] for one in network["alters"]}
    words = ("DEMO-L1", "--review", "1", "--format", "json", "--store", str(store))
    assert not [name for name in names if name in netmap(*words).output]
    taken = json.loads(netmap(*words, "--names").output)["measures"]
    behind = {name for one in taken for group in one["people"] for name in group}
    assert behind <= names
    assert behind


def test_a_table_for_people_lines_up(store: Path) -> None:
    lines = netmap(
        "DEMO-L1", "--review", "1", "--store", str(store)
    ).output.splitlines()
    place = lines[0].index("measure")
    assert all(line[place - 1] == " " != line[place] for line in lines)


def test_a_file_is_written_once_and_never_over_another(
    store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "measures.csv"
    words = ("--format", "csv", "--out", str(out), "--store", str(store))
    assert netmap("DEMO-L1", *words).exit_code == 0
    assert out.read_text("utf-8").startswith("participant,review,held_on")
    assert netmap("DEMO-L1", *words).exit_code == 1


def test_it_works_while_the_app_holds_the_store(store: Path) -> None:
    whole = rows(store)
    with holding(store, None, door=True):
        assert rows(store) == whole


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_store_of_many_pages_is_one_answer(
    store: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many participants are asked about at a time."""
    words = ("--format", form, "--names", "--store", str(store))
    whole = netmap(*words).output
    monkeypatch.setattr("netmap.casework.measuring.PAGE", 1)
    assert netmap(*words).output == whole


def test_an_unknown_participant_or_review_is_one_sentence(store: Path) -> None:
    for words in (("NOBODY",), ("DEMO-L1", "--review", "99")):
        result = netmap(*words, "--store", str(store))
        assert result.exit_code == 1
        assert result.output.count("\n") == 1
    assert netmap("--review", "1", "--store", str(store)).exit_code == 2


def test_a_text_that_a_spreadsheet_would_run_is_made_safe() -> None:
    row = Taken.model_validate(
        {
            "participant": "=1+1",
            "review": 1,
            "held_on": "2026-11-09",
            "state": "draft",
            "measure": "ei",
            "version": 1,
            "reading": "all",
            "value": -0.2,
            "basis": None,
            "asked": 3,
            "people": [["@Amy"], ["Ben"]],
        }
    )
    _, line = as_csv([row], names=True)
    assert line == "'=1+1,1,2026-11-09,draft,ei,1,all,-0.2,0 of 3,'@Amy; Ben\n"
