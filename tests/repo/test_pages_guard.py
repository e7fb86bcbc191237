"""A cold visit may run any page without app.py, so every page guards itself first."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"
)
NOT_FOR_SCREENS = {"duckdb", "igraph", "networkx", "pyvis", "sqlite3"}
NOT_FOR_PAGES = ("netmap.store", "netmap.cli", "netmap.door")

each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
each_script = pytest.mark.parametrize(
    "path", [ROOT / "app.py", *PAGES], ids=lambda path: path.stem
)


def test_there_are_pages() -> None:
    assert PAGES


@each_page
def test_a_page_begins_with_its_guard(path: Path) -> None:
    assert is_guard(first_act(ast.parse(path.read_text("utf-8"))))


@each_script
def test_a_screen_speaks_to_no_database_and_draws_no_graph(path: Path) -> None:
    imported = imports(ast.parse(path.read_text("utf-8")))
    assert not {name.partition(".")[0] for name in imported} & NOT_FOR_SCREENS
    assert not [name for name in imported if name.startswith(NOT_FOR_PAGES)]


@each_script
def test_a_screen_holds_no_class(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


@pytest.mark.parametrize(
    "source",
    [
        '"""A page."""\nimport streamlit as st\nbegin_page("people")',
        'from netmap.ui.page import begin_page\nplace = begin_page("people")',
        'from netmap.ui import page\nplace: Place = page.begin_page("people")',
    ],
)
def test_the_guard_is_seen(source: str) -> None:
    assert is_guard(first_act(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        '"""A page."""',
        'import streamlit as st\nst.write("Sam")\nbegin_page("people")',
        'import streamlit as st\nif st.user:\n    begin_page("people")',
        'def draw():\n    begin_page("people")',
        'CASES = read_cases()\nbegin_page("people")',
    ],
)
def test_a_missing_guard_is_seen(source: str) -> None:
    assert not is_guard(first_act(ast.parse(source)))


def first_act(tree: ast.Module) -> ast.stmt | None:
    """Return the first statement after the docstring and the imports."""
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    return next(
        (node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)),
        None,
    )


def is_guard(statement: ast.stmt | None) -> bool:
    """Say whether the statement is a call of `begin_page`, kept under a name or not."""
    match statement:
        case (
            ast.Expr(value=ast.Call(func=called))
            | ast.Assign(value=ast.Call(func=called))
            | ast.AnnAssign(value=ast.Call(func=called))
        ):
            return ast.unparse(called).rpartition(".")[2] == "begin_page"
        case _:
            return False


def imports(tree: ast.Module) -> set[str]:
    """Return the full names of everything imported, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
