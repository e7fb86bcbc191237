"""An evidence pack as one file: the same each time, and no byte changes unseen."""

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rfc8785 import CanonicalizationError

from netmap.errors import (
    NotAPack,
    PackCompressed,
    PackNewer,
    PackRefused,
    PackTooLarge,
)
from netmap.evidence.pack import Pack
from netmap.exchange import pack_faults
from netmap.exchange.pack import PackReport, pack_name, pack_of, verify_pack
from netmap.exchange.pack_manifest import (
    LISTED,
    MANIFEST,
    MANIFEST_DIGEST,
    NAMES,
    README,
    TABLES,
    PackedFile,
    digest_line,
    sha256,
)
from netmap.exchange.pack_zip import from_folder, zipped
from netmap.model.snapshot import canonical
from netmap.store.errors import StoreError
from netmap.words import pack as words
from tests.support.packs import DIGEST, PAPER_FILES, pack, packs, snapshot

PDF = "evidence.pdf"
ZIP_OF_TWO = (
    "504b030414000000000000002100f1866c7a030000000300000005000000612e7478746f6e65504b"
    "03041400000000000000210000000000000000000000000005000000622e747874504b0102140314"
    "000000000000002100f1866c7a030000000300000005000000000000000000000080810000000061"
    "2e747874504b01021403140000000000000021000000000000000000000000000500000000000000"
    "00000000808126000000622e747874504b0506000000000200020066000000490000000000"
)
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def made() -> bytes:
    """A pack as it is sent."""
    return pack_of(pack(), PAPER_FILES)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system keeps files for a moment, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def files_in(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_manifest(files: Files, **said: Any) -> bytes:
    """Pack files again, as someone would who also makes a new manifest."""
    manifest = {**json.loads(files[MANIFEST]), **said}
    manifest["files"] = {
        name: PackedFile.of(files[name]).model_dump() for name in LISTED
    }
    content = canonical(manifest)
    head = {MANIFEST: content, MANIFEST_DIGEST: digest_line(content)}
    return zipped({name: {**files, **head}[name] for name in NAMES})


def with_tables(content: bytes, folder: Path, *statements: str) -> Files:
    """Change the tables of a pack."""
    files, path = files_in(content), folder / "changed.duckdb"
    path.write_bytes(files[TABLES])
    with closing(duckdb.connect(str(path))) as connection:
        for statement in statements:
            connection.execute(statement)
    return {**files, TABLES: path.read_bytes()}


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def unlike(content: bytes) -> bool:
    """Whether verifying says that a pack is not intact; it may only refuse plainly."""
    try:
        return not verify_pack(content).intact
    except PackRefused:
        return True


def flipped(content: bytes, offset: int, bits: int) -> bytes:
    return content[:offset] + bytes([content[offset] ^ bits]) + content[offset + 1 :]


def test_a_pack_as_it_was_made_is_intact(made: bytes) -> None:
    assert verify_pack(made) == PackReport(
        files=6,
        snapshots=1,
        claims=1,
        digest=sha256(files_in(made)[MANIFEST]),
        faults=(),
    )


def test_it_holds_six_files_in_their_order(made: bytes) -> None:
    files = files_in(made)
    assert [*files] == [
        "manifest.json",
        "manifest.sha256",
        "README.txt",
        "evidence.pdf",
        "evidence.docx",
        "evidence.duckdb",
    ]
    assert files[PDF] == PAPER_FILES[PDF]
    assert files["evidence.docx"] == PAPER_FILES["evidence.docx"]


def test_the_manifest_says_what_the_pack_is(made: bytes) -> None:
    files = files_in(made)
    said = json.loads(files[MANIFEST])
    listed, claims, snapshots = (
        said.pop(part) for part in ("files", "claims", "snapshots")
    )
    assert said == {
        "format": "netmap.pack/1",
        "title": "Evidence pack of Ash",
        "whose": "Ash Example, practitioner",
        "made_on": "2026-11-26",
        "criteria": "2026-11",
        "window": 12,
        "masked": 0,
    }
    assert listed == {
        name: {"size": len(files[name]), "sha256": sha256(files[name])}
        for name in LISTED
    }
    assert [one.pop("digest") for one in claims] != []
    assert claims == [
        {
            "claim_id": "c-1",
            "criterion": "SN:P6",
            "state": "accepted",
            "snapshot": DIGEST,
        }
    ]
    document = canonical(pack().snapshots[0].document)
    assert snapshots == [
        {
            "name": "Case 1, review 3",
            "week": 12,
            "digest": DIGEST,
            "intact": True,
            "document_digest": sha256(document),
        }
    ]


def test_its_digest_is_a_line_that_other_programs_read(made: bytes) -> None:
    files = files_in(made)
    line = f"{sha256(files[MANIFEST])}  manifest.json\n"
    assert files[MANIFEST_DIGEST].decode() == line


def test_the_readme_says_how_to_verify_and_what_that_shows() -> None:
    whose = "O'B {day} %s 👩‍👧"
    files = files_in(pack_of(pack(whose=whose), PAPER_FILES))
    said = files[README].decode()
    assert "on 26 November 2026." in said
    assert whose in said
    assert "netmap evidence verify FILE" in said
    assert "It is still personal data" in said
    assert "not who made it" in said


def test_the_same_pack_and_papers_give_the_same_bytes(made: bytes) -> None:
    assert pack_of(pack(), PAPER_FILES) == made


def test_the_bytes_around_the_files_are_the_same_on_every_machine() -> None:
    content = zipped({"a.txt": b"one", "b.txt": b""})
    assert content.hex() == ZIP_OF_TWO


@settings(max_examples=12)
@given(packs())
def test_any_pack_is_intact_and_keeps_its_claims(one: Pack) -> None:
    content = pack_of(one, PAPER_FILES)
    found = verify_pack(content)
    assert (found.faults, found.claims) == ((), len(one.claims))
    assert found.broken == tuple(each.name for each in one.snapshots if not each.intact)


def test_a_snapshot_that_was_broken_before_is_named() -> None:
    """The pack itself is as it was made."""
    content = pack_of(pack(snapshots=(snapshot(intact=False),)), PAPER_FILES)
    found = verify_pack(content)
    assert (found.intact, found.broken) == (True, ("Case 1, review 3",))


def test_nothing_of_the_machine_or_of_other_cases_is_in_it(
    temporary: Path, made: bytes
) -> None:
    """Its zip file, its tables and its manifest say what the pack says alone."""
    planted = ["Käthe Grünbaum", "Tuesdays at the allotment", "R-planted"]
    texts = [f"{one} {number}" for one in planted for number in range(10_000)]
    with closing(duckdb.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t AS SELECT unnest(?)", [texts])
    content = pack_of(pack(), PAPER_FILES)
    for one in (*planted, str(temporary), str(Path.home()), "<svg", "2 people."):
        assert one.encode() not in content
    assert content == made


# ---- no byte changes unseen


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the same tables once, however often they are looked at."""
    monkeypatch.setattr(pack_faults, "_tables", cache(pack_faults._tables))


def structure(content: bytes) -> set[int]:
    """Return where every byte lies that is in no file: the headers, and the end."""
    found = set(range(len(content)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.infolist():
            start = one.header_offset + 30 + len(one.filename)
            found -= {*range(start, start + one.file_size)}
    return found


@pytest.mark.slow
def test_no_byte_of_the_headers_changes_unseen(read_once: None, made: bytes) -> None:
    places = structure(made)
    assert 500 < len(places) < 1000
    assert [one for one in places if not unlike(flipped(made, one, 1 << one % 8))] == []


@pytest.mark.slow
def test_no_byte_at_either_end_or_in_between_changes_unseen(
    read_once: None, made: bytes
) -> None:
    ends = [*range(200), *range(len(made) - 200, len(made))]
    between = [*range(200, 4000, 19), *range(4000, len(made), 4999)]
    places = ends + between
    assert [one for one in places if not unlike(flipped(made, one, 4))] == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_anywhere_changes_unseen(
    read_once: None, made: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(made) - 1))
    bits = data.draw(st.integers(1, 255))
    assert unlike(flipped(made, place, bits))


@pytest.mark.parametrize("more", [b"\0", b"after the end", b"PK\5\6"])
def test_no_byte_comes_unseen(made: bytes, more: bytes) -> None:
    assert unlike(made + more)
    assert unlike(more + made)


def test_no_byte_goes_unseen(made: bytes) -> None:
    assert unlike(made[:-1])
    assert unlike(made[1:])
    assert unlike(made[: len(made) // 2])


def test_a_comment_on_the_zip_file_is_seen(made: bytes) -> None:
    found = verify_pack(made[:-2] + b"\4\0note")
    assert found.faults == ((words.ZIP, words.WRAPPING),)


def test_a_pack_behind_another_is_seen(made: bytes) -> None:
    assert unlike(made + made)


def test_files_in_another_order_are_seen(made: bytes) -> None:
    files = files_in(made)
    found = verify_pack(zipped({name: files[name] for name in reversed(files)}))
    assert found.faults == ((words.ZIP, words.WRAPPING),)


def test_it_is_said_which_file_was_changed(made: bytes) -> None:
    files = files_in(made)
    files[PDF] = PAPER_FILES[PDF].upper()
    files["evidence.docx"] += b"!"
    found = verify_pack(zipped(files))
    resized = "was changed: it is 12 bytes long, the manifest says 11"
    assert [*found.faults] == [(PDF, words.CHANGED), ("evidence.docx", resized)]


def test_a_changed_manifest_is_said_with_what_does_not_fit_it(made: bytes) -> None:
    files = files_in(made)
    files[MANIFEST] = files[MANIFEST].replace(b'"accepted"', b'"claimed"')
    found = verify_pack(zipped(files))
    assert [*found.faults] == [
        (MANIFEST, words.MANIFEST_CHANGED),
        ("evidence.duckdb, table claim", words.NOT_AS_MANIFEST),
    ]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b'"masked":0,', b""),
        (b'"masked":0,', b'"masked": 0,'),
        (b'"masked":0,', b'"masked":0,"masked":0,'),
        (b'"masked":0,', b'"masked":0,"more":0,'),
        (b'"masked":0', b'"masked":-1'),
        (b"README.txt", b"READER.txt"),
        (b"netmap.pack/1", b"netmap.pack/x"),
        (b"{", b"[" * 100_000),
        (b"}", b"\xff"),
    ],
)
def test_a_manifest_that_netmap_never_writes_is_not_read(
    made: bytes, said: bytes, instead: bytes
) -> None:
    files = files_in(made)
    files[MANIFEST] = files[MANIFEST].replace(said, instead, 1)
    files[MANIFEST_DIGEST] = digest_line(files[MANIFEST])
    found = verify_pack(zipped(files))
    assert [*found.faults] == [(MANIFEST, words.MANIFEST_UNREADABLE)]
    assert (found.files, found.claims, found.snapshots) == (6, 0, 0)


# ---- tables that do not say what the manifest says, though every file gives its digest


def of(table: str) -> str:
    return f"evidence.duckdb, table {table}"


CLAIM, DOCUMENT = "evidence.duckdb, claim[c-1]", f"evidence.duckdb, document[{DIGEST}]"


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        (
            "UPDATE manifest SET value = '24' WHERE name = 'window'",
            [(of("manifest"), words.NOT_AS_MANIFEST)],
        ),
        (
            "INSERT INTO manifest VALUES ('more', 'x')",
            [(of("manifest"), words.NOT_AS_MANIFEST)],
        ),
        (
            "UPDATE claim SET state = 'claimed'",
            [(of("claim"), words.NOT_AS_MANIFEST), (CLAIM, words.CLAIM_CHANGED)],
        ),
        ("UPDATE claim SET shows = 'x'", [(CLAIM, words.CLAIM_CHANGED)]),
        (
            "INSERT INTO claim FROM claim",
            [(of("claim"), words.NOT_AS_MANIFEST), (CLAIM, words.CLAIM_CHANGED)],
        ),
        (
            "UPDATE claim_passage SET text = 'x' WHERE place = 1",
            [(CLAIM, words.CLAIM_CHANGED)],
        ),
        ("UPDATE claim_extract SET said = 'x'", [(CLAIM, words.CLAIM_CHANGED)]),
        ("DELETE FROM signature WHERE place = 2", [(CLAIM, words.CLAIM_CHANGED)]),
        ("DELETE FROM signature_reason", [(CLAIM, words.CLAIM_CHANGED)]),
        (
            "INSERT INTO signature VALUES ('c-9', 1, 'assessor', 'X', '2026-01-01')",
            [("evidence.duckdb, claim[c-9]", words.CLAIM_CHANGED)],
        ),
        (
            "UPDATE snapshot SET intact = false",
            [(of("snapshot"), words.NOT_AS_MANIFEST)],
        ),
        (
            "UPDATE document SET text = replace(text, 'Aunt', 'Aunty')",
            [
                (DOCUMENT, words.DOCUMENT_CHANGED),
                (of("person"), words.NOT_AS_DOCUMENT),
            ],
        ),
        (
            "INSERT INTO document VALUES ('another', 1, '{}')",
            [(of("document"), words.NO_SNAPSHOT)],
        ),
        (
            "UPDATE person SET label = 'Uncle 1' WHERE id = 'n1'",
            [(of("person"), words.NOT_AS_DOCUMENT)],
        ),
        ("DELETE FROM link", [(of("link"), words.NOT_AS_DOCUMENT)]),
        (
            "UPDATE tie SET support = NULL WHERE id = 'n1'",
            [(of("tie"), words.NOT_AS_DOCUMENT)],
        ),
        ("UPDATE wish SET confirmed = false", [(of("wish"), words.NOT_AS_DOCUMENT)]),
        ("INSERT INTO rule FROM rule", [(of("rule"), words.NOT_AS_DOCUMENT)]),
        ("DROP TABLE wish", [(TABLES, words.NO_TABLES)]),
        (
            "CREATE VIEW more AS SELECT * FROM read_text('/etc/hostname')",
            [(TABLES, words.NO_TABLES)],
        ),
    ],
)
def test_tables_unlike_the_manifest_are_seen(
    tmp_path: Path, made: bytes, statement: str, faults: list[tuple[str, str]]
) -> None:
    """Even in a pack whose maker made its manifest anew."""
    found = verify_pack(with_manifest(with_tables(made, tmp_path, statement)))
    assert [*found.faults] == faults


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", "nonsense", "[" * 50_000, ""])
def test_a_document_that_is_no_canonical_json_is_seen(
    tmp_path: Path, made: bytes, text: str
) -> None:
    digest = sha256(text.encode())
    files = with_tables(
        made,
        tmp_path,
        "DELETE FROM person; DELETE FROM tie; DELETE FROM wish",
        "DELETE FROM link; DELETE FROM rule",
        f"UPDATE document SET text = '{text}'",  # noqa: S608
        f"UPDATE snapshot SET document_digest = '{digest}'",  # noqa: S608
    )
    (listed,) = json.loads(files[MANIFEST])["snapshots"]
    content = with_manifest(files, snapshots=[{**listed, "document_digest": digest}])
    assert [*verify_pack(content).faults] == [(DOCUMENT, words.DOCUMENT_SHAPE)]


def test_a_duckdb_file_that_is_none_is_said(made: bytes) -> None:
    files = {**files_in(made), TABLES: b"DUCK" * 9000}
    found = verify_pack(with_manifest(files))
    assert [*found.faults] == [(TABLES, words.NO_TABLES)]


def test_a_duckdb_file_that_was_changed_is_not_even_opened(
    monkeypatch: pytest.MonkeyPatch, made: bytes
) -> None:
    def never(_: Path) -> None:
        raise AssertionError

    monkeypatch.setattr(pack_faults, "read_pack_file", never)
    files = files_in(made)
    files[TABLES] = flipped(files[TABLES], 9, 1)
    assert [*verify_pack(zipped(files)).faults] == [(TABLES, words.CHANGED)]


# ---- what is no pack


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b"PK\3\4" * 100,
        b"PK\5\6" + b"\0" * 18,
        zipped({"word/document.xml": b"<w/>"}),
    ],
)
def test_what_is_no_pack_is_refused(temporary: Path, content: bytes) -> None:
    with pytest.raises(NotAPack):
        verify_pack(content)
    assert [*temporary.iterdir()] == []


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPack):
        verify_pack(tmp_path / "none.zip")


def deflated(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_pack_that_was_zipped_again_is_to_be_unzipped(made: bytes) -> None:
    with pytest.raises(PackCompressed, match="Unzip it and verify the folder"):
        verify_pack(deflated(files_in(made)))


def test_a_zip_bomb_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = deflated({MANIFEST: b"{}", PDF: b"\0" * 100_000_001})
    assert len(bomb) < 1_000_000

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    with pytest.raises(PackTooLarge, match="100 MB"):
        verify_pack(bomb)


def test_a_file_of_more_than_100_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.touch()
    os.truncate(path, 100_000_001)
    with pytest.raises(PackTooLarge):
        verify_pack(path)


def test_a_folder_of_more_than_100_mb_is_refused(tmp_path: Path, made: bytes) -> None:
    folder = unpacked(made, tmp_path)
    os.truncate(folder / PDF, 100_000_001)
    with pytest.raises(PackTooLarge):
        verify_pack(folder)


def test_no_pack_of_more_than_100_mb_is_made(temporary: Path) -> None:
    with pytest.raises(PackTooLarge):
        pack_of(pack(), {**PAPER_FILES, PDF: bytes(100_000_000)})
    assert [*temporary.iterdir()] == []


@pytest.mark.parametrize(
    "name",
    [
        "../evidence.pdf",
        "a/../../evidence.pdf",
        "/etc/passwd",
        "..",
        "..\\evidence.pdf",
        "C:\\evidence.pdf",
        "C:evidence.pdf",
        "\\\\server\\share\\evidence.pdf",
    ],
)
def test_a_name_that_leads_out_of_the_pack_is_said(
    temporary: Path, made: bytes, name: str
) -> None:
    found = verify_pack(zipped({**files_in(made), name: b"x"}))
    assert [*found.faults] == [(f"“{name}”", words.LEADS_OUT)]
    assert [*temporary.iterdir()] == []


@pytest.mark.parametrize("name", ["notes.txt", "folder/", "Evidence.pdf", "\u202e.pdf"])
def test_a_file_that_does_not_belong_to_the_pack_is_said(
    made: bytes, name: str
) -> None:
    found = verify_pack(zipped({**files_in(made), name: b""}))
    said = name.replace("\u202e", "\\u202e")
    assert [*found.faults] == [(f"“{said}”", words.NOT_OURS)]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_missing_is_said(made: bytes, name: str) -> None:
    files = files_in(made)
    del files[name]
    assert [*verify_pack(zipped(files)).faults] == [(name, words.MISSING)]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_there_twice_is_said(made: bytes, name: str) -> None:
    packed = io.BytesIO(made)
    with (
        zipfile.ZipFile(packed, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr(name, b"another")
    found = verify_pack(packed.getvalue())
    assert [*found.faults] == [(name, words.TWICE)]


def newer(content: bytes) -> Files:
    files = files_in(content)
    files[MANIFEST] = b'{"format":"netmap.pack/2","other":[]}'
    return files


def test_a_pack_of_a_newer_netmap_is_said(made: bytes) -> None:
    files = newer(made)
    files[MANIFEST_DIGEST] = digest_line(files[MANIFEST])
    with pytest.raises(PackNewer):
        verify_pack(zipped(files))


def test_a_changed_pack_does_not_pass_for_a_newer_one(made: bytes) -> None:
    found = verify_pack(zipped(newer(made)))
    assert [*found.faults] == [
        (MANIFEST, words.MANIFEST_CHANGED),
        (MANIFEST, words.MANIFEST_UNREADABLE),
    ]


# ---- the folder that a pack was unzipped to


def test_a_pack_can_be_verified_by_its_path(tmp_path: Path, made: bytes) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(made)
    assert verify_pack(path) == verify_pack(made)


def test_a_folder_is_verified_like_the_pack(tmp_path: Path, made: bytes) -> None:
    folder = unpacked(made, tmp_path)
    assert verify_pack(folder) == verify_pack(made)
    assert sorted(one.name for one in folder.iterdir()) == sorted(NAMES)


def test_a_folder_can_have_been_zipped_by_anyone(tmp_path: Path, made: bytes) -> None:
    folder = unpacked(deflated(files_in(made)), tmp_path)
    assert verify_pack(folder).intact


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_file_of_a_folder_is_seen(
    tmp_path: Path, made: bytes, name: str
) -> None:
    folder = unpacked(made, tmp_path)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(flipped(content, len(content) // 2, 2))
    assert not verify_pack(folder).intact


def test_what_else_is_in_a_folder_is_said(tmp_path: Path, made: bytes) -> None:
    folder = unpacked(made, tmp_path)
    (folder / "evidence.duckdb.wal").write_bytes(b"x")
    (folder / "more").mkdir()
    assert [*verify_pack(folder).faults] == [
        ("“evidence.duckdb.wal”", words.NOT_OURS),
        ("“more”", words.NOT_OURS),
    ]


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path, made: bytes) -> None:
    folder = unpacked(made, tmp_path / "folder")
    (folder / PDF).rename(tmp_path / PDF)
    (folder / PDF).symlink_to(tmp_path / PDF)
    assert [*verify_pack(folder).faults] == [(PDF, words.NOT_A_FILE)]


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(NotAPack):
        verify_pack(tmp_path)


def test_a_folder_that_is_gone_meanwhile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPack):
        from_folder(tmp_path / "none")


# ---- nothing is left behind


def test_nothing_is_left_after_packing_and_verifying(temporary: Path) -> None:
    content = pack_of(pack(), PAPER_FILES)
    assert verify_pack(content).intact
    assert [*temporary.iterdir()] == []


def test_tables_are_written_in_the_folder_that_is_given(
    temporary: Path, tmp_path: Path, made: bytes
) -> None:
    temporary.rmdir()
    mine = tmp_path / "mine"
    mine.mkdir()
    assert pack_of(pack(), PAPER_FILES, mine) == made
    assert [*mine.iterdir()] == []


def test_nothing_is_left_where_packing_fails(temporary: Path) -> None:
    no_json = snapshot(document={"week": float("inf")})
    with pytest.raises(CanonicalizationError):
        pack_of(pack(snapshots=(no_json,)), PAPER_FILES)
    with pytest.raises(KeyError):
        pack_of(pack(), {PDF: b""})
    assert [*temporary.iterdir()] == []


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        pack_of(pack(), PAPER_FILES, tmp_path / "none")


def test_nothing_is_left_where_the_tables_cannot_be_read(
    temporary: Path, made: bytes
) -> None:
    verify_pack(with_manifest({**files_in(made), TABLES: b"none"}))
    assert [*temporary.iterdir()] == []


def test_a_packs_name_names_nobody() -> None:
    assert pack_name(date(2026, 11, 26)) == "evidence-2026-11-26.zip"
