"""Values as rows: a table has one column for each field of its value, by name."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from netmap.model.base import Value
from netmap.store.database import Cursor
from netmap.store.errors import RecordUnreadable

V = TypeVar("V", bound=Value)


def insert(
    cursor: Cursor,
    table: str,
    values: Sequence[Value],
    more: Mapping[str, object] | None = None,
) -> None:
    """Insert one row a value; `more` gives columns that the value has no field for."""
    insert_each(cursor, table, [(more or {}, value) for value in values])


def insert_each(
    cursor: Cursor, table: str, rows: Sequence[tuple[Mapping[str, object], Value]]
) -> None:
    """Insert one row a value, each with further columns of its own."""
    if not rows:
        return
    more, first = rows[0]
    names = ", ".join([*more, *type(first).model_fields])
    cells = [(*extra.values(), *_cells(value)) for extra, value in rows]
    insert_rows(cursor, f"{table} ({names})", cells)


def insert_rows(cursor: Cursor, target: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert rows of cells into `target`: "table", or "table (column, …)".

    Column by column: DuckDB takes a list many times faster than as many cells.
    """
    if not rows:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    told = ", ".join(["unnest(?)"] * len(columns))
    cursor.execute(f"INSERT INTO {target} SELECT {told}", columns)


def select(
    cursor: Cursor, model: type[V], source: str, bound: Sequence[object] = ()
) -> list[V]:
    """Return the rows that `source` ("table WHERE …") gives, as values."""
    names = list(model.model_fields)
    found = cursor.execute(f"SELECT {', '.join(names)} FROM {source}", list(bound))
    with readable():
        return [value_of(model, row) for row in found.fetchall()]


def select_by(
    cursor: Cursor, model: type[V], key: str, source: str, bound: Sequence[object] = ()
) -> dict[str, list[V]]:
    """Return the rows that `source` gives, as values, by another column of theirs."""
    names = list(model.model_fields)
    found = cursor.execute(
        f"SELECT {key}, {', '.join(names)} FROM {source}", list(bound)
    )
    grouped: dict[str, list[V]] = {}
    with readable():
        for of, *row in found.fetchall():
            grouped.setdefault(of, []).append(value_of(model, row))
    return grouped


def value_of(model: type[V], row: Sequence[Any]) -> V:
    """Return a row, a cell for each field in their order, as a value."""
    cells = [as_read(cell) if isinstance(cell, datetime) else cell for cell in row]
    return model.model_validate(dict(zip(model.model_fields, cells, strict=True)))


def _cells(value: Value) -> list[object]:
    """Return the cells of a value's row: moments as the store keeps them, else JSON."""
    plain = value.model_dump(mode="json")
    fields = {name: getattr(value, name) for name in plain}
    return [
        as_stored(field) if isinstance(field, datetime) else plain[name]
        for name, field in fields.items()
    ]


@contextmanager
def readable() -> Iterator[None]:
    """Say plainly that a row cannot be read; what it holds is never repeated.

    Raises:
        RecordUnreadable: it was changed outside netmap.
    """
    try:
        yield
    except ValueError:
        raise RecordUnreadable from None


def as_stored(moment: datetime) -> datetime:
    """Return a moment as the store keeps it: UTC, without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def as_read(moment: datetime) -> datetime:
    """Return a stored moment with its zone."""
    return moment.replace(tzinfo=UTC)
