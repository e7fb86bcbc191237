"""The yardstick: one plain row, inserted and committed in the same kind of file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from netmap.store.database import create
from tests.support.generated import KEY


@contextmanager
def plain_insert(path: Path) -> Iterator[Callable[[], None]]:
    """Give an act that inserts one row into an encrypted file of its own, durably."""
    with create(path, KEY) as store:
        cursor = store._cursor()
        cursor.execute("CREATE TABLE yardstick (number INTEGER, words VARCHAR)")

        def insert() -> None:
            cursor.execute("BEGIN")
            cursor.execute("INSERT INTO yardstick VALUES (?, ?)", [1, "a few words"])
            cursor.execute("COMMIT")

        yield insert
        cursor.close()
