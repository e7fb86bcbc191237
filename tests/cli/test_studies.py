"""`netmap import-study` and `export-study`: a whole study in and out, or nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from netmap.casework.keeping import make_store
from netmap.cli import main
from netmap.demo import make_demo
from netmap.store.database import open_store
from tests.support.processes import holding
from tests.support.tale import ASH, AT, KEY

MAPPING: dict[str, Any] = {
    "format": "netmap.study/1",
    "egos": {
        "file": "egos.csv",
        "id": "ego",
        "fields": {"held_on": {"otherwise": "2026-11-09"}},
    },
    "alters": {
        "file": "alters.csv",
        "ego": "ego",
        "id": "alter",
        "fields": {"sector": "type"},
    },
}


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """Have a demo store with the fictional cases."""
    path = tmp_path / "demo.duckdb"
    make_demo(path, at=AT).close()
    return path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """Have an empty encrypted store."""
    path = tmp_path / "real.duckdb"
    make_store(path, key=KEY, worker=ASH, at=AT).close()
    path.with_suffix(".key").write_text(KEY)
    return path


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Have two egos; one row of their alters has a fault."""
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "mapping.json").write_text(json.dumps(MAPPING))
    (folder / "egos.csv").write_text("ego\ne1\ne2\n")
    (folder / "alters.csv").write_text("ego,alter,type\ne1,a,family\ne1,b,moon\n")
    return folder


def netmap(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert "Traceback" not in result.output
    return result


def within(real: Path) -> tuple[str | Path, ...]:
    return "--store", real, "--key-file", real.with_suffix(".key")


def references(path: Path, key: str | None) -> list[str]:
    with open_store(path, key) as store, store.reading() as cursor:
        found = cursor.execute("SELECT reference FROM participant ORDER BY 1")
        return [reference for (reference,) in found.fetchall()]


def test_a_study_goes_out_of_one_store_and_into_another(
    demo: Path, real: Path, tmp_path: Path
) -> None:
    """And out of that one again, the same to the byte."""
    out, again = tmp_path / "out", tmp_path / "again"
    assert netmap("export-study", out, "--store", demo).exit_code == 0
    result = netmap("import-study", out / "mapping.json", *within(real))
    assert result.exit_code == 0, result.output
    assert references(real, KEY) == ["DEMO-H1", "DEMO-L1", "DEMO-M1"]
    assert netmap("export-study", again, *within(real)).exit_code == 0
    for file in out.iterdir():
        assert file.read_bytes() == (again / file.name).read_bytes()


def test_one_case_goes_out_while_the_app_holds_the_store(
    demo: Path, tmp_path: Path
) -> None:
    """With what is not in the study, and never over a file that is there."""
    with holding(demo, None, door=True):
        result = netmap("export-study", tmp_path / "out", "DEMO-L1", "--store", demo)
    assert result.exit_code == 0, result.output
    assert "Wrote 1 maps" in result.output
    assert "- Alters, “Name”: " in result.output
    assert "- Review, “" in result.output
    assert netmap("export-study", tmp_path / "out", "--store", demo).exit_code == 1


def test_graphs_go_out_and_come_in(demo: Path, real: Path, tmp_path: Path) -> None:
    """As GraphML; a mapping of tables does not go with them."""
    out, again = tmp_path / "out", tmp_path / "again"
    words = ("--as", "graphml", "--names", "--store")
    assert netmap("export-study", out, *words, demo).exit_code == 0
    files = sorted(out.iterdir())
    assert [one.name for one in files] == [f"map-000{place}.graphml" for place in "123"]
    result = netmap("import-study", *files, *within(real))
    assert result.exit_code == 0, result.output
    assert references(real, KEY) == ["DEMO-H1", "DEMO-L1", "DEMO-M1"]
    there = ("--as", "graphml", "--names", *within(real))
    assert netmap("export-study", again, *there).exit_code == 0
    for file in files:
        assert file.read_bytes() == (again / file.name).read_bytes()


def test_gexf_only_goes_out(demo: Path, real: Path, tmp_path: Path) -> None:
    """Gephi's own form says less than a study does."""
    out = tmp_path / "out"
    words = ("--as", "gexf", "--store", demo)
    assert netmap("export-study", out, "DEMO-L1", *words).exit_code == 0
    (file,) = out.iterdir()
    assert netmap("import-study", file, *within(real)).exit_code == 4


def test_graphs_and_tables_do_not_mix(real: Path, study: Path) -> None:
    """It says what goes."""
    mapping = study / "mapping.json"
    result = netmap("import-study", mapping, study / "x.graphml", *within(real))
    assert result.exit_code == 2
    assert "Give one mapping file, or GraphML files only" in result.output


def test_a_row_with_a_fault_keeps_everything_out_until_it_is_left_out(
    real: Path, study: Path
) -> None:
    """The clean rows are offered."""
    words = ("import-study", study / "mapping.json", *within(real))
    result = netmap(*words)
    assert result.exit_code == 4
    assert "- alters.csv, row 3, column “type”: is not one of" in result.output
    assert "To import the 2 maps without them: --clean-rows" in result.output
    assert references(real, KEY) == []
    result = netmap(*words, "--clean-rows")
    assert result.exit_code == 0, result.output
    assert "1 rows were left out" in result.output
    assert references(real, KEY) == ["e1", "e2"]


def test_a_reference_that_is_taken_keeps_the_whole_study_out(
    real: Path, study: Path
) -> None:
    """The other egos too."""
    words = ("import-study", study / "mapping.json", "--clean-rows", *within(real))
    (study / "egos.csv").write_text("ego\ne2\n")
    assert netmap(*words).exit_code == 0
    (study / "egos.csv").write_text("ego\ne1\ne2\n")
    result = netmap(*words)
    assert result.exit_code == 1
    assert references(real, KEY) == ["e2"]


def test_only_an_invented_study_goes_into_a_demo_store(demo: Path, study: Path) -> None:
    """As with any case."""
    words = ("import-study", study / "mapping.json", "--clean-rows", "--store", demo)
    assert netmap(*words).exit_code == 1
    result = netmap(*words, "--fictional", "--format", "json")
    told = json.loads(result.output)
    assert told["imported"] == ["e1", "e2"]
    assert [one["place"] for one in told["faults"]] == [
        "alters.csv, row 3, column “type”"
    ]


@pytest.mark.parametrize("missing", ["mapping.json", "alters.csv"])
def test_a_file_that_is_not_there_is_named(
    real: Path, study: Path, missing: str
) -> None:
    """In one sentence."""
    (study / missing).unlink()
    result = netmap("import-study", study / "mapping.json", *within(real))
    assert result.exit_code == 1
    assert f"{missing}: This file cannot be read." in result.output


def test_a_mapping_that_names_no_file_says_so(real: Path, study: Path) -> None:
    """It is the mapping that needs mending."""
    plain = json.loads(json.dumps(MAPPING))
    del plain["alters"]["file"]
    (study / "mapping.json").write_text(json.dumps(plain))
    result = netmap("import-study", study / "mapping.json", *within(real))
    assert result.exit_code == 4
    assert "- mapping.alters: names no file. Add “file”." in result.output
