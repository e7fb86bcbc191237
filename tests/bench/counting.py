"""Counting the SQL statements of a use case."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from netmap.store.database import Store

FRAME = ("USE", "BEGIN", "COMMIT", "ROLLBACK")


class CountingCursor:
    """A cursor that keeps what it was asked, and asks the real one."""

    def __init__(self, cursor: Any, asked: list[str]) -> None:
        self._cursor, self._asked = cursor, asked

    def execute(self, statement: str, *bound: object) -> Any:
        """Keep the statement and execute it."""
        self._asked.append(statement)
        return self._cursor.execute(statement, *bound)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def statements(store: Store, act: Callable[[], object]) -> int:
    """Return how many statements an act sends, those that frame it left out."""
    asked: list[str] = []
    real = store._cursor
    with patch.object(store, "_cursor", lambda: CountingCursor(real(), asked)):
        act()
    return sum(not one.startswith(FRAME) for one in asked)
