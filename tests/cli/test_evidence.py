"""`netmap evidence`: what a case gives, packs, and whether one was changed."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from netmap.casework.keeping import make_store
from netmap.cli import main
from netmap.demo import WORKER
from netmap.errors import NoEvidenceFromDemo, NotAPack, NothingToPack
from netmap.exchange.pack import verify_pack
from netmap.store import people, reviews
from netmap.store.database import Store, open_store
from netmap.words import claims as words
from netmap.words.dates import MONTHS
from tests.support.claims import claimable, submit, write
from tests.support.tale import ASH, AT, KEY

CASE = ("--participant", "DEMO-M1")
MORGAN = ("--participant", "R-p-one")


def netmap(*typed: str, store: Path, key: str | None = None) -> Result:
    words_typed = ["evidence", *typed, "--store", str(store)]
    result = CliRunner(env={"NETMAP_KEY": key}).invoke(main, words_typed)
    assert "Traceback" not in result.output
    return result


def verify(pack: Path, *typed: str) -> Result:
    """Check a pack, as whoever has no store and no key would."""
    told = CliRunner(env={"NETMAP_KEY": None})
    result = told.invoke(main, ["evidence", "verify", str(pack), *typed])
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def team_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have an encrypted store of Ash's with a claim that was submitted."""
    path = tmp_path_factory.mktemp("team") / "team.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        tale = claimable(store)
        write(tale, reflection="I asked Name of jo what they want.")
        submit(tale)
    return path


@pytest.fixture(scope="module")
def packed(team_file: Path) -> Path:
    """Have the pack of that case."""
    out = team_file.with_name("pack.zip")
    done = netmap("pack", *MORGAN, "--out", str(out), store=team_file, key=KEY)
    assert done.exit_code == 0, done.output
    return out


def named(store: Store) -> set[str]:
    """Return every name in the cases of a store, and what else tells them apart."""
    with store.reading() as cursor:
        everyone = people.participants(cursor)
        heads = [one for case in everyone for one in reviews.heads(cursor, case.id)]
        maps = [reviews.network(cursor, one.review_id) for one in heads]
    found = {one.name for one in everyone} | {WORKER.name}
    found |= {one.name for map_ in maps for one in map_.alters}
    return found - set(MONTHS)


def of(answer: dict[str, Any], criterion: str) -> dict[str, Any]:
    [found] = [one for one in answer["criteria"] if one["criterion"] == criterion]
    return dict(found)


# What a case gives


def test_as_json_each_criterion_has_its_candidates_and_gaps_with_their_records(
    demo_store: Path,
) -> None:
    done = netmap(*CASE, "--format", "json", store=demo_store)
    answer = json.loads(done.output)
    assert answer["participant"] == "DEMO-M1"
    assert [one["number"] for one in answer["reviews"]] == [1, 2, 3, 4]
    assert len(answer["criteria"]) == 11
    methods = of(answer, "SN:P2")
    digests = {one["number"]: one["digest"] for one in answer["reviews"]}
    assert [
        (one["pointer"], one["number"], one["digest"], one["since"])
        for one in methods["candidates"]
    ] == [
        ("review[M-R4]", 4, digests[4], "2026-11-05"),
        ("review[M-R3]", 3, digests[3], "2026-09-14"),
        ("review[M-R1]", 1, digests[1], "2026-06-08"),
    ]
    [gap] = methods["gaps"]
    assert (gap["kind"], gap["records"]) == ("P2.support", ["review[M-R2]"])
    assert len(methods["never"]) == 1


def test_no_name_of_anybody_is_in_the_json_or_in_the_text(demo_store: Path) -> None:
    with open_store(demo_store, None) as store:
        names = named(store)
    for shape in ("json", "text"):
        told = netmap(*CASE, "--format", shape, store=demo_store).output
        assert "SN:P22" in told
        assert [one for one in sorted(names) if one in told] == []


def test_as_text_a_line_tells_a_candidate_or_a_gap(demo_store: Path) -> None:
    lines = netmap(*CASE, store=demo_store).output.splitlines()
    [place] = [at for at, one in enumerate(lines) if one.startswith("SN:P2: ")]
    [end] = [at for at, one in enumerate(lines) if one.startswith("SN:P3: ")]
    said = lines[place + 1 : end]
    assert [one[: one.index(":")] for one in said[:3]] == [
        f"  + review[M-R{number}], review {number}" for number in (4, 3, 1)
    ]
    assert said[3:] == [
        (
            "  - P2: communication support needed but not provided on 27 July 2026 "
            "(review[M-R2])"
        )
    ]


def test_into_a_file_and_never_over_one(demo_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "evidence.json"
    typed = (*CASE, "--format", "json", "--out", str(out))
    assert netmap(*typed, store=demo_store).exit_code == 0
    first = out.read_bytes()
    assert json.loads(first)["participant"] == "DEMO-M1"
    assert netmap(*typed, store=demo_store).exit_code == 1
    assert out.read_bytes() == first


def test_without_a_case_it_says_how_to_name_one(demo_store: Path) -> None:
    done = netmap(store=demo_store)
    assert done.exit_code == 2
    assert "Say whose case: --participant REF" in done.output


def test_a_case_that_is_not_there_is_said(demo_store: Path) -> None:
    done = netmap("--participant", "NOBODY", store=demo_store)
    assert done.exit_code == 1
    assert "not in the store" in done.output


# A pack


@pytest.mark.parametrize("whose", [CASE, ()], ids=["a case", "own claims"])
def test_a_demo_store_gives_no_pack(
    demo_store: Path, tmp_path: Path, whose: tuple[str, ...]
) -> None:
    out = tmp_path / "pack.zip"
    done = netmap("pack", *whose, "--out", str(out), store=demo_store)
    assert done.exit_code == 1
    assert NoEvidenceFromDemo.sentence in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_case_without_a_claim_gives_no_pack(tmp_path: Path) -> None:
    path = tmp_path / "team.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        claimable(store)
    out = tmp_path / "pack.zip"
    done = netmap("pack", *MORGAN, "--out", str(out), store=path, key=KEY)
    assert done.exit_code == 1
    assert NothingToPack.sentence in done.output
    assert not out.exists()


def test_a_pack_is_written_and_says_what_is_in_it_and_how_to_check_it(
    team_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "own.zip"
    done = netmap("pack", "--out", str(out), store=team_file, key=KEY)
    assert done.exit_code == 0
    assert "claims 1, snapshots 1, words left out 1." in done.output
    assert f"netmap evidence verify {out}" in done.output
    assert verify_pack(out).intact


def test_a_pack_is_never_written_over_a_file(team_file: Path, packed: Path) -> None:
    before = packed.read_bytes()
    done = netmap("pack", *MORGAN, "--out", str(packed), store=team_file, key=KEY)
    assert done.exit_code == 1
    assert packed.read_bytes() == before


def test_no_name_is_in_the_readable_bytes_of_a_pack(packed: Path) -> None:
    """The files of a pack are stored as they are, so its text can be looked for."""
    content = packed.read_bytes()
    assert b"netmap" in content
    for name in (b"Morgan", b"Name of", b"R-p-one"):
        assert name not in content


# Checking a pack


def test_a_pack_as_it_was_made_is_intact(packed: Path) -> None:
    done = verify(packed)
    assert done.exit_code == 0
    digest = verify_pack(packed).digest
    assert done.output == (
        words.PACK_INTACT.format(claims=1, snapshots=1, digest=digest) + "\n"
    )


def test_checking_answers_as_json_too(packed: Path) -> None:
    answer = json.loads(verify(packed, "--format", "json").output)
    assert (answer["claims"], answer["snapshots"], answer["faults"]) == (1, 1, [])


def test_an_altered_byte_is_said_with_the_file_it_is_in(
    packed: Path, tmp_path: Path
) -> None:
    altered = tmp_path / "altered.zip"
    shutil.copyfile(packed, altered)
    content = bytearray(altered.read_bytes())
    content[content.find(b"%PDF-") + 200] ^= 1
    altered.write_bytes(content)
    done = verify(altered)
    assert done.exit_code == 3
    told = done.output.splitlines()
    assert told[0] == words.PACK_CHANGED
    assert any(one.startswith("- evidence.pdf ") for one in told[1:])


@pytest.mark.parametrize(
    "content", [b"", b"no pack", b"PK\x03\x04"], ids=["empty", "text", "half"]
)
def test_what_is_no_pack_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.zip"
    file.write_bytes(content)
    done = verify(file)
    assert done.exit_code == 1
    assert NotAPack.sentence in done.output
    assert len(done.output.splitlines()) == 1


def test_a_pack_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = verify(tmp_path / "gone.zip")
    assert done.exit_code == 1
    assert len(done.output.splitlines()) == 1
