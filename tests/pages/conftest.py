"""What the page tests start from: the app over a store with one invented case."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.support import app


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Let Streamlit look for components in what is installed once, not for each app."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


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
