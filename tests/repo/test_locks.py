"""The locks say the same as pyproject.toml, and nothing about where files come from."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
PIN = re.compile(r"^(?P<pin>[^\s#\\-][^\\]*)", re.MULTILINE)

DIRECT = {
    "installer": GROUPS["installer"],
    "run": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "dev": PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["dev"],
}
each_lock = pytest.mark.parametrize("lock", DIRECT)


@each_lock
def test_a_lock_holds_what_pyproject_asks_for(lock: str) -> None:
    locked = pins(lock)
    for line in DIRECT[lock]:
        asked = Requirement(line)
        versions = locked.get(canonicalize_name(asked.name), set())
        assert versions, f"{asked} is missing: make lock"
        assert all(map(asked.specifier.contains, versions)), f"{asked}: make lock"


@each_lock
def test_every_pin_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", text(lock))[1:]
    assert entries
    for entry in entries:
        assert "==" in entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry.split()[0]


@each_lock
def test_a_lock_names_no_host_and_no_option_but_hashes(lock: str) -> None:
    assert "://" not in text(lock)
    said = re.sub(r"#.*", "", text(lock))
    assert set(re.findall(r"(?<!\S)--?[a-z-]+", said)) == {"--hash"}


def test_what_runs_is_what_is_tested() -> None:
    tested = pins("dev")
    assert {name: tested.get(name) for name in pins("run")} == pins("run")


def test_the_build_backend_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]


def test_every_direct_dependency_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    asked = {line for lines in DIRECT.values() for line in lines}
    for requirement in asked:
        beside = [line for line in lines if line.strip().startswith(f'"{requirement}"')]
        assert any(" # " in line for line in beside), requirement


@cache
def text(lock: str) -> str:
    """Return what a lock says."""
    return (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")


def pins(lock: str) -> dict[str, set[str]]:
    """Return every locked version by package; two where platforms differ."""
    found: dict[str, set[str]] = {}
    for match in PIN.finditer(text(lock)):
        pin = Requirement(match["pin"].strip())
        versions = {clause.version for clause in pin.specifier}
        found.setdefault(canonicalize_name(pin.name), set()).update(versions)
    return found
