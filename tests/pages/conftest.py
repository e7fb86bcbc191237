"""What the page tests start from: the app over a store with one invented case."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import app


@pytest.fixture(scope="session")
def wren_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wren") / "demo.duckdb"
    app.make_wren(path)
    return path


@pytest.fixture
def wren(wren_file: Path, tmp_path: Path) -> Iterator[Path]:
    """Wren, with a sealed review and no draft."""
    path = tmp_path / "demo.duckdb"
    shutil.copy(wren_file, path)
    with app.app_over(path):
        yield path


@pytest.fixture
def draft(wren: Path) -> None:
    """Wren, with a draft that began as a copy of the sealed review."""
    app.begin(app.store())
