"""Settings: the store, its key and the worker, from environment and files."""

from pathlib import Path

import pytest

from netmap.settings import (
    DEMO_STORE,
    KeyFileEmpty,
    KeyFileMissing,
    read_key,
    settings_from,
)


def test_without_anything_it_is_the_demo_store() -> None:
    """Plain, and nobody said who acts."""
    found = settings_from({})
    assert (found.store, found.key, found.worker) == (DEMO_STORE, None, None)
    assert found.demo


def test_empty_variables_are_as_good_as_none() -> None:
    """An empty NETMAP_KEY is no key."""
    names = ("STORE", "KEY", "KEY_FILE", "WORKER")
    assert settings_from({f"NETMAP_{name}": "" for name in names}) == settings_from({})


def test_the_key_comes_before_the_key_file(tmp_path: Path) -> None:
    """And a key means that the store is no demo."""
    file = tmp_path / "team.key"
    file.write_text("key from the file\n", encoding="utf-8")
    given = {"NETMAP_KEY_FILE": str(file), "NETMAP_STORE": "team.duckdb"}
    assert settings_from(given).key == "key from the file"
    assert settings_from({**given, "NETMAP_KEY": "key itself"}).key == "key itself"
    assert not settings_from(given).demo
    assert settings_from(given).store == Path("team.duckdb")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"a key\n", "a key"),
        (b"a key\r\n", "a key"),
        (b"a key", "a key"),
        (b" a key \n", " a key "),
        (b"\xef\xbb\xbfa key\n", "a key"),
        ("schlüssel\n".encode(), "schlüssel"),
    ],
)
def test_a_key_file_holds_the_key_without_its_line_break(
    tmp_path: Path, content: bytes, key: str
) -> None:
    """Whatever editor wrote it."""
    file = tmp_path / "team.key"
    file.write_bytes(content)
    assert read_key(file) == key


def test_a_key_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """Missing, a folder, not text, or empty."""
    (tmp_path / "junk").write_bytes(b"\xff\xfe\x00")
    for name in ("missing", "", "junk"):
        with pytest.raises(KeyFileMissing):
            read_key(tmp_path / name)
    (tmp_path / "empty").write_bytes(b"\n")
    with pytest.raises(KeyFileEmpty):
        settings_from({"NETMAP_KEY_FILE": str(tmp_path / "empty")})
