"""What holds for every test."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from netmap.casework.keeping import make_store
from netmap.store import database
from netmap.store.database import Store, open_store
from tests.support.tale import ASH, AT, BILL, FAR, KEY, SUE, Tale, employ

WATCHED = 3
"""Cases of one test whose lines are watched for coverage."""

settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", settings.get_profile("dev"), derandomize=True, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files of slow tests, and watch no lines again and again.

    Begun last, they would be waited for; watched, they take two to three times as long,
    and what they try many times over, a quicker test tries once. Of a test with many
    cases the lines of the first few are watched.
    """
    slow = {item for item in items if item.get_closest_marker("slow")}
    tried = Counter[str]()
    for item in sorted(items, key=lambda one: one.nodeid):
        function = item.nodeid.split("[")[0]
        tried[function] += 1
        if item in slow or tried[function] > WATCHED:
            item.add_marker("no_cover")
    files = {item.path for item in slow}
    items.sort(key=lambda item: item.path not in files)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the developer's own NETMAP_ settings from the tests."""
    for name in [name for name in os.environ if name.startswith("NETMAP_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def no_signature_checked_over_and_over() -> Iterator[None]:
    """Spare each store the tenth of a second in which DuckDB reads all of its module.

    Tests of netmap in a process of its own have it checked.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(database.CONFIG, "allow_unsigned_extensions", "true")
        yield


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of an encrypted store with four workers, made once."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        employ(store, BILL, SUE, FAR)
    return path


@pytest.fixture
def store(empty_store: Path, tmp_path: Path) -> Iterator[Store]:
    """Give an open encrypted store of its own: Ash, Bill, Sue and Far work in it."""
    path = tmp_path / "store.duckdb"
    shutil.copyfile(empty_store, path)
    with open_store(path, KEY) as opened:
        yield opened


@pytest.fixture
def tale(store: Store) -> Tale:
    """Give a participant on Ash's caseload, with review r-1 begun."""
    told = Tale(store)
    told.register()
    told.begin()
    return told
