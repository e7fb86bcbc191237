"""What the tests of the use cases start from: a case that was told before."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from netmap.model.staff import Worker
from netmap.store.database import open_store
from tests.support.tale import KEY, Story, Tale, Tell, employ


class Kept(NamedTuple):
    """A store in which a story was told, whose case it is, and when it ended."""

    path: Path
    participant_id: str
    at: datetime


Keep = Callable[[Story, tuple[Worker, ...]], Kept]


@pytest.fixture(scope="session")
def keep(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Keep:
    """Tell each story once; a test is given a copy."""

    @cache
    def once(story: Story, workers: tuple[Worker, ...]) -> Kept:
        path = tmp_path_factory.mktemp("story") / "store.duckdb"
        shutil.copyfile(empty_store, path)
        with open_store(path, KEY) as store:
            employ(store, *workers)
            tale = story(store)
            return Kept(path, tale.id, tale.at)

    return once


@pytest.fixture
def tell(keep: Keep, tmp_path: Path) -> Iterator[Tell]:
    """Give an open store in which a story was told, and its case."""
    with ExitStack() as stack:

        def told(story: Story, *workers: Worker) -> Tale:
            kept = keep(story, workers)
            own = tmp_path / "told.duckdb"
            shutil.copyfile(kept.path, own)
            store = stack.enter_context(open_store(own, KEY))
            tale = Tale(store, kept.participant_id)
            tale.at = kept.at
            return tale

        yield told
