"""How the lines of a service are drawn, from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netmap.casework.keeping import make_store
from netmap.cli import main
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.words.labels import LABELS
from tests.support.processes import holding
from tests.support.tale import AT, KEY

ADMINISTRATOR = Worker(id="w-ada", name="Ada Example", roles=(Role.ADMINISTRATOR,))
ASSESSOR = Worker(id="w-tess", name="Tess Example", roles=(Role.ASSESSOR,))


def lines(*words: str) -> Result:
    return CliRunner().invoke(main, ["lines", *words])


def told() -> str:
    found: str = json.loads(lines("--format", "json").output)["lines"]
    return found


def store_of(worker: Worker, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETMAP_KEY", KEY)
    monkeypatch.setenv("NETMAP_STORE", str(path))
    make_store(path, key=KEY, worker=worker, at=AT).close()
    return path


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return store_of(ADMINISTRATOR, tmp_path / "team.duckdb", monkeypatch)


def test_the_usual_lines_are_told(team: Path) -> None:
    assert told() == "zigzag"


@pytest.mark.parametrize("way", LABELS["Convention"])
def test_lines_are_chosen_and_stay_chosen(team: Path, way: str) -> None:
    result = lines(way)
    assert result.exit_code == 0
    assert LABELS["Convention"][way] in result.output
    assert told() == way


def test_lines_that_there_are_not_are_a_typing_slip(team: Path) -> None:
    result = lines("wavy")
    assert result.exit_code == 2
    assert "'zigzag', 'crossed', 'dotted'" in result.output


def test_the_app_has_to_be_stopped(team: Path) -> None:
    with holding(team, KEY, door=True):
        result = lines("dotted")
    assert result.exit_code == 1
    assert "already open" in result.output


def test_who_may_not_choose_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(ASSESSOR, tmp_path / "team.duckdb", monkeypatch)
    result = lines("dotted")
    assert result.exit_code == 1
    assert "not for your role" in result.output
    assert told() == "zigzag"
