"""The command line as a person types it: what it says, what it leaves, how it ends."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from netmap import demo
from netmap.cli import main
from netmap.errors import NotWholeYours
from tests.support.processes import holding
from tests.support.tale import KEY

SAMPLES = demo.sample_files()
COMMANDS = sorted(main.commands)
ANSWERING = ["init", "demo", "import", "verify", "backup", "restore"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with the key of a store in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETMAP_KEY", KEY)
    monkeypatch.setenv("NETMAP_STORE", str(tmp_path / "team.duckdb"))
    return tmp_path


@pytest.fixture
def team(here: Path) -> Path:
    """Have an encrypted store with one fictional case in it."""
    assert netmap("init", "--name", "Ash Example").exit_code == 0
    assert netmap("import", str(SAMPLES[0])).exit_code == 0
    return here / "team.duckdb"


def netmap(*words: str) -> Result:
    """Type a command; no traceback may ever be shown."""
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def supervise() -> None:
    """Let the only worker of the store be a supervisor too."""
    listed = json.loads(netmap("people", "list", "--format", "json").output)
    (found,) = listed["colleagues"]
    worker = found["worker"]
    roles = [f"--role={role}" for role in (*worker["roles"], "supervisor")]
    assert netmap("people", "change", worker["id"], *roles).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str) -> None:
    """Nobody has to guess how a command is typed."""
    result = netmap(command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.output
    assert f"netmap {command}" in result.output


@pytest.mark.parametrize("command", ANSWERING)
def test_commands_that_answer_do_so_as_json_too(command: str) -> None:
    """Each says so in its help."""
    assert "--format [text|json]" in netmap(command, "--help").output


def test_init_makes_an_encrypted_store_that_only_its_owner_reads(here: Path) -> None:
    """The file cannot be opened without the key, nor read by others."""
    result = netmap("init", "--name", "Ash Example", "--format", "json")
    answer = json.loads(result.output)
    path = here / "team.duckdb"

    assert answer["encrypted"] is True
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(duckdb.Error, match="without a key"):
        duckdb.connect(str(path))


def test_init_with_a_new_key_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """netmap makes a strong key, writes it once, and opens the store with it."""
    monkeypatch.delenv("NETMAP_KEY")
    made = netmap("init", "--name", "Ash", "--new-key-file", "team.key")
    key = (here / "team.key").read_text().strip()

    assert made.exit_code == 0
    assert len(key) >= 40
    assert (here / "team.key").stat().st_mode & 0o077 == 0
    assert key not in made.output
    assert netmap("verify", "--key-file", "team.key").exit_code == 0
    assert netmap("verify").exit_code == 1


def test_init_never_overwrites(team: Path) -> None:
    """What is there stays there, byte for byte."""
    before = team.read_bytes()
    result = netmap("init", "--name", "Someone")

    assert result.exit_code == 1
    assert "does not overwrite" in result.output
    assert team.read_bytes() == before


def test_init_needs_a_place_and_a_name(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real store never lands where the demo store lies."""
    monkeypatch.delenv("NETMAP_STORE")
    assert netmap("init", "--name", "Ash").exit_code == 2
    assert netmap("init", "--store", "a.duckdb").exit_code == 2
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("key", ["short", "12345678901"])
def test_a_short_key_protects_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Fewer than 12 characters are refused and no file is left."""
    monkeypatch.setenv("NETMAP_KEY", key)
    result = netmap("init", "--name", "Ash")

    assert result.exit_code == 1
    assert "at least 12 characters" in result.output
    assert list(here.iterdir()) == []


def test_demo_has_three_fictional_cases(here: Path) -> None:
    """It says where and how many, and refuses to be made twice."""
    answer = json.loads(
        netmap("demo", "--store", "d.duckdb", "--format", "json").output
    )

    assert answer == {"store": "d.duckdb", "encrypted": False, "cases": 3}
    assert netmap("demo", "--store", "d.duckdb").exit_code == 1


def test_import_takes_several_files_and_export_gives_them_back(team: Path) -> None:
    """The same digests come out of another store, to someone who may see all of it."""
    supervise()
    assert netmap("import", str(SAMPLES[1]), str(SAMPLES[2])).exit_code == 0
    for sample in SAMPLES:
        stored = json.loads(sample.read_text())
        exported = json.loads(netmap("export", sample.stem).output)
        assert [one["digest"] for one in exported["snapshots"]] == [
            one["digest"] for one in stored["snapshots"]
        ]


def test_import_of_what_is_there_is_refused(team: Path) -> None:
    """The second time nothing is added and the sentence says why."""
    result = netmap("import", str(SAMPLES[0]))

    assert result.exit_code == 1
    assert "already in the store" in result.output


def test_a_file_with_faults_is_listed_and_nothing_is_imported(
    team: Path, here: Path
) -> None:
    """Place, problem and mend for each; exit code 4; the good file waits too."""
    broken = json.loads(SAMPLES[1].read_text())
    broken["participant"]["age_band"] = "grown"
    broken["facts"][0]["recorded_at"] = "yesterday"
    (here / "broken.json").write_text(json.dumps(broken))
    result = netmap("import", str(SAMPLES[2]), "broken.json")

    assert result.exit_code == 4
    assert "participant.age_band" in result.output
    assert "facts[0].recorded_at" in result.output
    assert netmap("export", SAMPLES[2].stem).exit_code == 1


def test_an_easynwk_map_comes_in_as_a_draft_with_what_was_left_out(
    team: Path, here: Path
) -> None:
    """A pet, an umlaut and an unknown field: drawn or told, never dropped."""
    alter = {"id": 1, "name": "Strolchi", "role": "Hund", "human": False}
    more = {"edgeType": 1, "angle": 30, "distance": 40, "shoeSize": 38}
    ego = {"name": "Käthe Größe", "age": "45", "note": ""}
    nwk = {"ego": ego, "alteri": [{**alter, **more}], "connections": []}
    version = {"id": 1, "title": "", "date": "2024-02-26", "nwk": nwk}
    file = here / "map.json"
    file.write_text(json.dumps({"versions": [version], "currentVersion": 1}))
    result = netmap("import", "map.json", "--reference", "K-1", "--format", "json")
    imported = json.loads(result.output)["imported"][0]
    draft = json.loads(netmap("export", "K-1").output)["draft"]

    assert any("shoeSize" in left["place"] for left in imported["left_out"])
    assert draft["alters"][0]["kind"] == "animal"


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_named(team: Path, name: str) -> None:
    """One sentence, no traceback."""
    result = netmap("import", name)

    assert result.exit_code == 1
    assert "cannot be read" in result.output


def test_a_real_person_does_not_enter_a_demo_store(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo store is not encrypted: it refuses and says what to do."""
    monkeypatch.delenv("NETMAP_KEY")
    netmap("demo", "--store", "d.duckdb")
    case = json.loads(SAMPLES[0].read_text())
    case["participant"] |= {"id": "p-real", "fictional": False}
    case |= {"snapshots": [], "facts": [], "draft": None}
    (here / "real.json").write_text(json.dumps(case))
    result = netmap("import", "real.json", "--store", "d.duckdb")

    assert result.exit_code == 1
    assert "invented people only" in result.output


def test_export_writes_a_file_only_its_owner_reads_and_never_over_one(
    team: Path, here: Path
) -> None:
    """The case file is plain: its rights and a warning protect it."""
    supervise()
    written = netmap("export", SAMPLES[0].stem, "--out", "case.json")
    again = netmap("export", SAMPLES[0].stem, "--out", "case.json")

    assert written.exit_code == 0
    assert "not encrypted" in written.output
    assert (here / "case.json").stat().st_mode & 0o077 == 0
    assert again.exit_code == 1


def test_export_of_a_case_with_a_concern_of_someone_else(team: Path) -> None:
    """A practitioner is told whom to ask, and nothing is written."""
    refused = netmap("export", SAMPLES[0].stem)

    assert refused.exit_code == 1
    assert NotWholeYours.sentence in refused.output
    assert "snapshots" not in refused.output


def test_export_of_nobody(team: Path) -> None:
    """An unknown reference is one sentence."""
    assert netmap("export", "NOBODY").exit_code == 1


def test_the_schema_is_one_of_json_schema() -> None:
    """It names its dialect and the format it is for."""
    schema = json.loads(netmap("schema").output)

    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$id"] == "urn:netmap.case:1"


def test_verify_names_the_review_and_the_field(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One word changed by SQL in a sealed row: exit code 3, the field, no content."""
    monkeypatch.delenv("NETMAP_KEY")
    netmap("demo", "--store", "d.duckdb")
    assert netmap("verify", "--store", "d.duckdb").exit_code == 0
    with duckdb.connect("d.duckdb") as raw:
        raw.execute(
            "UPDATE map_tie SET strength = 'weal' "
            "WHERE review_id = 'M-R2' AND alter_id = 'M-05'"
        )
    result = netmap("verify", "--store", "d.duckdb")
    found = json.loads(
        netmap("verify", "--store", "d.duckdb", "--format", "json").output
    )

    assert result.exit_code == 3
    assert "participant DEMO-M1, review 2: ties[M-05].strength" in result.output
    assert "weal" not in result.output
    assert found["differences"][0]["place"] == "ties[M-05].strength"


def test_backup_and_restore_of_a_closed_store(team: Path, here: Path) -> None:
    """One encrypted file; restoring verifies and never overwrites."""
    assert netmap("backup", "b.duckdb").exit_code == 0
    assert netmap("backup", "b.duckdb").exit_code == 1
    restored = netmap("restore", "b.duckdb", "--store", "r.duckdb", "--format", "json")

    assert json.loads(restored.output)["differences"] == []
    assert netmap("verify", "--store", "r.duckdb").exit_code == 0
    assert netmap("restore", "b.duckdb", "--store", "r.duckdb").exit_code == 1
    assert sorted(one.name for one in here.iterdir()) == [
        "b.duckdb",
        "r.duckdb",
        "team.duckdb",
    ]
    with pytest.raises(duckdb.Error, match="without a key"):
        duckdb.connect("b.duckdb")


def test_verify_backup_and_export_while_the_app_holds_the_store(team: Path) -> None:
    """They ask the one that holds it; a wrong key is told so, like at the front."""
    supervise()
    with holding(team, KEY, door=True):
        assert netmap("verify").exit_code == 0
        assert netmap("backup", "b.duckdb").exit_code == 0
        exported = json.loads(netmap("export", SAMPLES[0].stem).output)
        wrong = CliRunner(env={"NETMAP_KEY": "not the right key"}).invoke(
            main, ["verify"]
        )

    assert exported["participant"]["reference"] == SAMPLES[0].stem
    assert netmap("restore", "b.duckdb", "--store", "r.duckdb").exit_code == 0
    assert wrong.exit_code == 1
    assert "does not open the store" in wrong.output


def test_what_cannot_go_through_the_door_says_the_store_is_in_use(team: Path) -> None:
    """Importing needs the store itself."""
    with holding(team, KEY):
        results = [netmap("import", str(SAMPLES[1])), netmap("verify")]

    assert {one.exit_code for one in results} == {1}
    assert all("already open" in one.output for one in results)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["verify", "--store", "none.duckdb"], "no store at this place"),
        (["restore", "none.duckdb", "--store", "x.duckdb"], "no backup at this place"),
        (["verify", "--key-file", "none.key"], "key file cannot be read"),
    ],
)
def test_what_is_missing_is_named(team: Path, words: list[str], sentence: str) -> None:
    """One sentence each, exit code 1."""
    result = netmap(*words)

    assert result.exit_code == 1
    assert sentence in result.output


def test_the_key_comes_from_a_file_named_in_the_environment(
    team: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NETMAP_KEY_FILE serves where NETMAP_KEY is not set."""
    (here / "k").write_text(f"{KEY}\n")
    monkeypatch.delenv("NETMAP_KEY")
    assert netmap("verify").exit_code == 1
    monkeypatch.setenv("NETMAP_KEY_FILE", "k")
    assert netmap("verify").exit_code == 0


def test_a_worker_that_is_not_in_the_store_is_said(
    team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NETMAP_WORKER names who acts; a typing slip gets its own sentence."""
    monkeypatch.setenv("NETMAP_WORKER", "w-nobody")
    result = netmap("export", SAMPLES[0].stem)

    assert result.exit_code == 1
    assert "NETMAP_WORKER" in result.output
