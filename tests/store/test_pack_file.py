"""The DuckDB file of a pack: what was written, no more, and nothing of it is run."""

import gc
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from rfc8785 import CanonicalizationError

from netmap.errors import PackFileUnreadable
from netmap.evidence.pack import Extract, Pack, PackSignature
from netmap.model.evidence import Passage
from netmap.model.snapshot import canonical
from netmap.store import pack_file
from netmap.store.errors import StoreExists, StoreMissing
from netmap.store.files import log_of
from netmap.store.pack_file import read_pack_file, write_pack_file
from netmap.store.pack_tables import tables_of, unfolded
from tests.support.packs import (
    DAY,
    DIGEST,
    claim,
    document,
    pack,
    packs,
    person,
    snapshot,
)

PLANTED = "Käthe Grünbaum "
LINK_ANEW = "DROP TABLE link; CREATE TABLE link (snapshot VARCHAR, first VARCHAR"
LONG = "A long account. " * 1000


def written(path: Path, made: Pack) -> bytes:
    write_pack_file(path, made)
    return path.read_bytes()


@contextmanager
def changing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(":memory:")) as connection:
        connection.execute(f"ATTACH '{path}' AS pack")
        connection.execute("USE pack")
        yield connection
        connection.execute("CHECKPOINT pack")
        connection.execute("USE memory")
        connection.execute("DETACH pack")


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the file what a researcher would, in a DuckDB of their own."""
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return connection.execute(query).fetchall()


@settings(max_examples=25)
@given(packs())
def test_what_is_read_is_what_was_written(made: Pack) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "it's “a” pack.duckdb"
        write_pack_file(path, made)
        assert read_pack_file(path) == tables_of(made)


def test_a_researcher_can_ask_it(tmp_path: Path) -> None:
    path = tmp_path / "evidence.duckdb"
    write_pack_file(path, pack())
    query = (
        "SELECT s.name, p.label, t.support, w.wish, r.sort FROM snapshot s "
        "JOIN person p ON p.snapshot = s.digest JOIN tie t USING (snapshot, id) "
        "LEFT JOIN wish w USING (snapshot, id) LEFT JOIN rule r USING (snapshot, id) "
        "ORDER BY p.label"
    )
    assert asked(path, query) == [
        ("Case 1, review 3", "Aunt 1", "practical, company", "restore", None),
        ("Case 1, review 3", "Friend 1", None, None, "Court"),
    ]


def test_an_assessor_finds_claims_with_their_words_and_signatures(
    tmp_path: Path,
) -> None:
    path = tmp_path / "evidence.duckdb"
    write_pack_file(path, pack())
    assert asked(path, "SELECT criterion, state, snapshot FROM claim") == [
        ("SN:P6", "accepted", DIGEST)
    ]
    assert asked(path, "SELECT stage, text FROM claim_passage ORDER BY place") == [
        ("what", "I asked, and then I waited."),
        ("so_what", ""),
    ]
    signed = "SELECT name, text FROM signature LEFT JOIN signature_reason USING (place)"
    assert asked(path, f"{signed} ORDER BY place") == [
        ("Bill Example", None),
        ("Sue Example", "Enough."),
    ]
    assert asked(path, "SELECT row_number, column_name, said FROM claim_extract") == [
        (1, "What", "Wish"),
        (1, "Recorded", "Restore"),
        (2, "What", "Asked"),
        (2, "Recorded", "Yes"),
    ]


def test_a_long_text_goes_on_in_its_next_part(tmp_path: Path) -> None:
    """And a document, put together, is the canonical one."""
    path = tmp_path / "evidence.duckdb"
    whole = document(people=[person(f"n{number}") for number in range(50)])
    passage = Passage(stage="what", text=LONG)
    write_pack_file(
        path,
        pack(
            claims=(claim(passages=(passage,)),),
            snapshots=(snapshot(document=whole),),
        ),
    )
    together = "SELECT string_agg(text, '' ORDER BY part) FROM "
    assert asked(path, f"{together} claim_passage") == [(LONG,)]
    assert asked(path, f"{together} document") == [(canonical(whole).decode(),)]


def test_what_has_no_column_or_does_not_fit_it_stays_in_the_document() -> None:
    people = [
        {"id": "n1", "secret": "x", "paid": "yes", "ring": True, "label": 7},
        {"id": "n2", "ring": 2**40, "label": "x" * 1001, "paid": False},
        "nobody",
    ]
    assert unfolded(DIGEST, document(people=people))["person"] == [
        (DIGEST, "n1", None, None, None, None, None),
        (DIGEST, "n2", None, None, None, False, None),
    ]
    assert unfolded(DIGEST, {"people": "nobody"})["person"] == []


def test_every_cell_is_shorter_than_what_duckdb_keeps_apart() -> None:
    """Beside a text of 4,096 bytes or more it leaves a scrap of memory."""
    long, line = "👩" * 5_000, "👩" * 500
    made = claim(
        shows=line,
        pointer=line,
        passages=(Passage(stage="what", text=long),),
        extract=Extract(columns=(line,), rows=((line,),)),
        signatures=(PackSignature(role="x", name="y", signed_on=DAY, reason=long),),
    )
    people = [person("n1", label=long), person("n2", kind=[long] * 9)]
    found = pack(
        claims=(made,), snapshots=(snapshot(document=document(people=people)),)
    )
    tables = tables_of(found)
    cells = [str(one) for rows in tables for row in rows for one in row]
    assert max(len(one.encode()) for one in cells) == 4_000


def fill_memory() -> None:
    """Leave texts of another case all over the memory that is free again."""
    with closing(duckdb.connect(":memory:")) as connection:
        for times in (1, 30, 1000):
            texts = [PLANTED * times] * (20_000 // times)
            connection.execute("CREATE OR REPLACE TABLE t AS SELECT unnest(?)", [texts])
            connection.execute("SELECT count(DISTINCT t) FROM t").fetchall()
    gc.collect()


def large() -> Pack:
    """Return a pack with long and short texts, many rows and many gaps."""
    people = [person(f"n{one}", label=f"Aunt {one}") for one in range(200)]
    ties = [{"id": f"n{one}", "key_person": one % 3 == 0} for one in range(200)]
    claims = [
        claim(
            claim_id=f"c-{one}",
            passages=(Passage(stage="what", text=LONG[: one * 700]),),
        )
        for one in range(12)
    ]
    whole = document(people=people, ties=ties)
    return pack(claims=claims, snapshots=(snapshot(document=whole),))


def test_no_scrap_of_memory_gets_into_the_file(tmp_path: Path) -> None:
    """Whatever netmap had in memory before, the same pack is the same bytes."""
    found = set()
    for number in range(5):
        fill_memory()
        found.add(written(tmp_path / f"{number}.duckdb", large()))
    assert len(found) == 1
    assert PLANTED.strip().encode() not in found.pop()


def test_pictures_and_what_was_not_asked_for_are_not_in_it(tmp_path: Path) -> None:
    content = written(tmp_path / "a.duckdb", pack())
    assert b"<svg" not in content
    assert b"2 people." not in content
    assert b"Aunt 1" in content


def test_it_is_small(tmp_path: Path) -> None:
    assert len(written(tmp_path / "a.duckdb", pack())) < 500_000


def test_it_is_for_its_owner_only_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    write_pack_file(path, pack())
    assert path.stat().st_mode & 0o777 == 0o600
    assert [*tmp_path.iterdir()] == [path]


def test_it_takes_the_place_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(b"mine")
    with pytest.raises(StoreExists):
        write_pack_file(path, pack())
    assert path.read_bytes() == b"mine"


def test_nothing_is_left_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreMissing):
        write_pack_file(tmp_path / "none" / "a.duckdb", pack())
    no_json = snapshot(document={"week": float("nan")})
    with pytest.raises(CanonicalizationError):
        write_pack_file(tmp_path / "a.duckdb", pack(snapshots=(no_json,)))

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pack_file, "insert_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        write_pack_file(tmp_path / "a.duckdb", pack())
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"\0" * 20_000, b"PK\3\4" * 9000]
)
def test_a_file_that_is_no_duckdb_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(content)
    with pytest.raises(PackFileUnreadable):
        read_pack_file(path)
    assert path.read_bytes() == content


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackFileUnreadable):
        read_pack_file(tmp_path / "a.duckdb")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW extra AS SELECT * FROM read_text('/etc/hostname')",
        "DROP TABLE wish; CREATE VIEW wish AS SELECT 1 AS snapshot",
        "DROP TABLE wish",
        "CREATE TABLE extra (id INTEGER)",
        "CREATE MACRO count(x) AS 7",
        "CREATE MACRO strlen(x) AS TABLE SELECT x",
        "CREATE SCHEMA more; CREATE TABLE more.claim (id INTEGER)",
        "CREATE SEQUENCE one",
        "CREATE TYPE mood AS ENUM ('good')",
        "CREATE INDEX quick ON person (id)",
        "ALTER TABLE tie ADD COLUMN more VARCHAR",
        "ALTER TABLE tie RENAME COLUMN flow TO flows",
        "ALTER TABLE tie ALTER COLUMN key_person TYPE VARCHAR",
        "ALTER TABLE tie ALTER COLUMN flow SET DEFAULT 'x'",
        f"{LINK_ANEW}, second VARCHAR, knows BOOLEAN AS (first = second))",
        f"{LINK_ANEW}, second VARCHAR, knows BOOLEAN, CHECK (knows))",
    ],
)
def test_a_file_that_holds_anything_else_is_refused(
    tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "a.duckdb"
    write_pack_file(path, pack())
    with changing(path) as connection:
        connection.execute(statement)
    with pytest.raises(PackFileUnreadable):
        read_pack_file(path)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO manifest SELECT 'a', 'b' FROM range(1_000_001)",
        "INSERT INTO manifest SELECT 'a', repeat('b', 4_000) FROM range(25_001)",
    ],
)
def test_a_file_with_more_in_it_than_anyone_writes_is_refused(
    tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "a.duckdb"
    write_pack_file(path, pack())
    with changing(path) as connection:
        connection.execute(statement)
    with pytest.raises(PackFileUnreadable):
        read_pack_file(path)


def test_a_file_of_more_than_100_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    write_pack_file(path, pack())
    os.truncate(path, 100_000_001)
    with pytest.raises(PackFileUnreadable):
        read_pack_file(path)


def test_a_log_beside_the_file_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    write_pack_file(path, pack())
    log_of(path).write_bytes(b"anything")
    with pytest.raises(PackFileUnreadable):
        read_pack_file(path)


def test_reading_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    before = written(path, pack())
    path.chmod(0o400)
    read_pack_file(path)
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]
