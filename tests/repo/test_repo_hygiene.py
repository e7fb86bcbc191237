"""What the repository holds, and what it must not hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import netmap
from netmap.cli import main

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "netmap").rglob("*.py"))

MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:home|opt|root|tmp|work|Users)/\w")
REGISTRY_HOST = re.compile(
    r"pypi\.(?:org|python)|pythonhosted\.(?:org|com)|npmjs\.(?:org|com)"
    r"|deb(?:ian)?\.(?:debian\.)?org/debian|(?:index|extra-index)-url\s*="
)
TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".streamlit",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "app.py",
    "data",
    "docs",
    "netmap",
    "pages",
    "pyproject.toml",
    "requirements",
    "tests",
}
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def test_the_top_level_holds_only_what_belongs_there() -> None:
    assert {path.parts[0] for path in files()} <= TOP_LEVEL


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY_HOST], ids=["path", "host"])
def test_no_file_names_one_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    named = [
        f"{path}: {match[0]}"
        for path in files()
        for match in pattern.finditer((ROOT / path).read_text("utf-8", "replace"))
    ]
    assert not named


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "cd |root|netmap"),
        (MACHINE_PATH, "see `|work|main"),
        (REGISTRY_HOST, "https:||files.python~hosted.org"),
        (REGISTRY_HOST, "--extra-index~-url=somewhere"),
    ],
)
def test_such_names_are_seen(pattern: re.Pattern[str], text: str) -> None:
    written = text.replace("|", "/").replace("~", "")
    assert pattern.search(written)


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(ROOT).with_suffix(""))
)
def test_every_module_and_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert not [node.name for node in public(tree) if not ast.get_docstring(node)]


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [name for name in main.commands if f"netmap {name}" not in readme]


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heading = rf"^## \[?{re.escape(netmap.__version__)}\b"
    assert re.search(heading, changelog, re.MULTILINE)


def files() -> list[Path]:
    """Return every file that is tracked, or would be if it were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = [Path(name) for name in listed.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


def public(tree: ast.Module | ast.ClassDef) -> Iterator[Documented]:
    """Give each public function and class, and what public classes hold."""
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)
