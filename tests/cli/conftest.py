"""What the tests of commands share."""

from pathlib import Path

import pytest

from netmap import demo
from tests.support.tale import AT


@pytest.fixture(scope="module")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have a demo store with the fictional cases."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    demo.make_demo(path, at=AT).close()
    return path
