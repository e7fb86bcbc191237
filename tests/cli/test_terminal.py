"""The command line as a terminal has it: real processes, letters, keys, progress."""

import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from netmap.casework.keeping import make_store
from netmap.cli import main
from netmap.cli.opening import opened, typed_key
from netmap.cli.telling import bar
from netmap.demo import sample_files
from netmap.exchange.case_file import write_case
from netmap.settings import Settings
from netmap.store.database import open_store
from netmap.store.errors import KeyNeeded
from tests.support import generated
from tests.support.processes import ROOT
from tests.support.tale import ASH, AT, KEY, Tale

COMMANDS = sorted(main.commands)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Have an encrypted store of Ash's, with one participant called Käthe."""
    path = tmp_path / "team.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        tale = Tale(store)
        tale.register(name="Käthe שלום", reference="R-1")
        tale.begin()
        tale.alter("jo", name="Łukasz 👩‍👧")
        tale.seal()
    return path


def typed(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Type a command in a process of its own."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NETMAP_", "COV_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "netmap", *words],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def invoked(*words: str, key: str | None = KEY, **more: Any) -> Result:
    result = CliRunner(env={"NETMAP_KEY": key}).invoke(main, list(words), **more)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_an_export_is_the_same_bytes_on_any_terminal(team: Path, encoding: str) -> None:
    """The file is UTF-8, whatever the terminal can show."""
    said = ["--store", str(team)]
    done = typed("export", "R-1", *said, NETMAP_KEY=KEY, PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    plain = json.loads(done.stdout.decode("utf-8"))
    assert plain["participant"]["name"] == "Käthe שלום"
    assert not list(team.parent.glob("*.wal"))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_a_sentence_is_said_on_any_terminal(team: Path, encoding: str) -> None:
    """Quotes and names that it cannot show are no traceback."""
    wrong = typed("verify", "--store", "nowhere.duckdb", PYTHONIOENCODING=encoding)
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert b"There is no store at this place" in wrong.stderr
    name = str(team.parent / "ü 👩‍👧.duckdb")
    made = typed("demo", "--store", name, PYTHONIOENCODING=encoding)
    assert made.returncode == 0, made.stderr


def test_exit_codes_tell_what_happened(team: Path, tmp_path: Path) -> None:
    """0 done, 1 not done, 2 typed wrong, 3 something changed, 4 a file with faults."""
    said = ["--store", str(team)]
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    assert typed("verify", *said, NETMAP_KEY=KEY).returncode == 0
    assert typed("verify", *said).returncode == 1
    assert typed("verify", "--shoes").returncode == 2
    assert typed("import", str(bad), *said, NETMAP_KEY=KEY).returncode == 4
    with open_store(team, KEY) as store, store.writing() as cursor:
        cursor.execute("UPDATE map_tie SET since = 'x'")
    assert typed("verify", *said, NETMAP_KEY=KEY).returncode == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str) -> None:
    """In its help, which needs no store."""
    result = invoked(command, "--help", key=None)
    assert (result.exit_code, "Example:" in result.stdout) == (0, True)


def test_a_key_can_be_typed(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where someone is there to type it; hidden, and asked for once."""
    assert invoked("verify", "--store", str(team), key=None).exit_code == 1
    monkeypatch.setattr(
        "netmap.cli.opening.typed_key", lambda *, new: "" if new else KEY
    )
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    with opened(Settings(store=team)) as (store, key):
        assert (store.encrypted, key) == (True, KEY)


def test_a_new_key_is_typed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in a key that nobody can reset would be the end of the store."""
    asked: list[bool] = []

    def prompt(*_: object, confirmation_prompt: bool, **__: object) -> str:
        asked.append(confirmation_prompt)
        return KEY

    monkeypatch.setattr("click.prompt", prompt)

    class Terminal:
        @staticmethod
        def isatty() -> bool:
            return True

    monkeypatch.setattr("netmap.cli.opening.sys.stdin", Terminal)
    assert typed_key(new=True) == KEY
    assert typed_key(new=False) == KEY
    assert asked == [True, False]


def test_a_command_starts_without_what_it_does_not_need() -> None:
    """What takes a second to load is loaded by the command that needs it."""
    slow = {"networkx", "streamlit", "pandas", "typst", "pyvis"}
    asked = f"import sys, netmap.cli; print({slow!r} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_nobody_there_to_type_is_said(tmp_path: Path) -> None:
    """A script gets a sentence, not a prompt that waits for ever."""
    said = ["init", "--store", str(tmp_path / "n.duckdb"), "--name", "Ash"]
    made, here = typed(*said), invoked(*said, key=None)
    assert (made.returncode, here.exit_code) == (1, 1)
    assert made.stderr.decode() == here.stderr == f"{KeyNeeded.sentence}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_stream_that_is_no_terminal_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A program that calls netmap may give it anything to write to."""
    monkeypatch.setattr("sys.stdout", StringIO())
    main(["schema"], standalone_mode=False)


@pytest.mark.parametrize("name", ["", "x" * 201, "a\nb"])
def test_a_name_that_does_not_fit_is_one_sentence(tmp_path: Path, name: str) -> None:
    """And no store is made."""
    path = str(tmp_path / "n.duckdb")
    result = invoked("init", "--store", path, "--name", name)
    assert (result.exit_code, "“Name”" in result.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_reference_that_does_not_fit_is_one_sentence(
    team: Path, tmp_path: Path
) -> None:
    """It names the file that it was for."""
    file = tmp_path / "map.json"
    file.write_text('{"alteri": []}', encoding="utf-8")
    result = invoked("import", str(file), "--reference", "a\nb", "--store", str(team))
    assert (result.exit_code, "map.json: Not saved. “Reference”" in result.stderr) == (
        1,
        True,
    )


def test_what_was_imported_before_a_refusal_is_told(team: Path, tmp_path: Path) -> None:
    """The first file is in, the second is there already, the third was not tried."""
    files = [tmp_path / f"{number}.json" for number in range(3)]
    for number, file in zip((1, 1, 2), files, strict=True):
        file.write_bytes(write_case(generated.case(f"p-{number}", alters=1)))
    said = ["--store", str(team), "--format", "json"]
    result = invoked("import", *map(str, files), *said)
    assert result.exit_code == 1
    done = json.loads(result.stdout)["imported"]
    assert [one["participant"] for one in done] == ["P-1"]
    assert result.stderr.startswith(f"{files[1]}: This participant is already")


def test_a_file_too_large_is_not_read_to_its_end(
    team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only as far as shows that it is."""
    monkeypatch.setattr("netmap.cli.files.LARGEST", 50_000_000)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(10_000_000_000)
    result = invoked("import", str(huge), "--store", str(team))
    assert (result.exit_code, "larger than 50 MB" in result.stderr) == (4, True)


def test_many_differences_are_counted(team: Path) -> None:
    """The first two hundred are shown; all of them are in the JSON."""
    with open_store(team, KEY) as store, store.writing() as cursor:
        cursor.execute(
            "INSERT INTO map_need SELECT 'r-1', 'n' || range, '', 'other', false, "
            "'other' FROM range(300)"
        )
    said = ["verify", "--store", str(team)]
    lines = invoked(*said).stdout.splitlines()
    assert lines[0].startswith("301 differences")
    assert lines[-1] == "- and 101 more (see --format json)"
    assert (
        len(json.loads(invoked(*said, "--format", "json").stdout)["differences"]) == 301
    )


def test_progress_is_shown_where_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And only to someone who watches."""
    clock = iter([0.0, 0.5, 2.0, 3.0, 4.0, 5.0, 6.0])
    monkeypatch.setattr("netmap.cli.telling.time.monotonic", lambda: next(clock, 9.0))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with bar("Verifying", None) as progress:
        progress(1, 10)
        progress(10, 10)
    assert "Verifying" in capsys.readouterr().err


def test_running_checks_the_store_before_it_serves(
    team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong key, a sign-in file that is none: said in the terminal."""
    served: list[tuple[Path, str | None, int]] = []
    monkeypatch.setattr(
        "netmap.ui.serving.serve",
        lambda settings, port: served.append((settings.store, settings.key, port)),
    )
    said = ["run", "--store", str(team), "--port", "8600"]
    assert invoked(*said, key="not the right key").exit_code == 1
    for wrong in ({"NETMAP_SIGN_IN_FILE": "none.toml"}, {"NETMAP_IDLE_MINUTES": "0"}):
        runner = CliRunner(env={"NETMAP_KEY": KEY, **wrong})
        assert runner.invoke(main, said).exit_code == 1
    assert served == []
    assert invoked(*said).exit_code == 0
    monkeypatch.chdir(tmp_path)
    assert invoked("run", key="").exit_code == 0
    assert (tmp_path / "var" / "demo.duckdb").exists()
    assert invoked("run", key="").exit_code == 0
    assert [(str(store), key, port) for store, key, port in served] == [
        (str(team), KEY, 8600),
        ("var/demo.duckdb", None, 8501),
        ("var/demo.duckdb", None, 8501),
    ]


def test_a_sample_can_be_imported_from_the_command_line(team: Path) -> None:
    """Every fictional case, in one go."""
    shutil.copyfile(team, team.with_name("copy.duckdb"))
    files = [str(file) for file in sample_files()]
    result = invoked("import", *files, "--store", str(team.with_name("copy.duckdb")))
    assert result.stdout.count("Imported DEMO-") == 3
