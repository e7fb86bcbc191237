"""Migrations: each is applied once, in one transaction with the row that records it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import duckdb

from netmap.store.errors import StoreDamaged, StoreNewer
from netmap.store.schema import ACCESS, FIRST, MATTERS, READINGS, SETTINGS

Step = Callable[[duckdb.DuckDBPyConnection], object]
Writing = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]

RECORDS = """
CREATE TABLE migration (
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL
)
"""
MIGRATIONS: list[Step] = []


def migration(step: Step) -> Step:
    """Register a migration; the order of registration is the order of application."""
    MIGRATIONS.append(step)
    return step


@migration
def first_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of the first version."""
    cursor.execute(FIRST)


@migration
def service_settings(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the table of what the whole service chose."""
    cursor.execute(SETTINGS)


@migration
def measure_readings(cursor: duckdb.DuckDBPyConnection) -> None:
    """Let a measure say whom it took in and who is behind it."""
    cursor.execute(READINGS)


@migration
def accounts_and_teams(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create what signing in and authorisation need.

    Whoever made the store is its first administrator, beside what they were.
    """
    cursor.execute(ACCESS)


@migration
def matters_of_cases(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the index of what deserves a conversation; it fills as it is asked."""
    cursor.execute(MATTERS)


def applied(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of the migrations that this store has had, in order.

    Raises:
        StoreDamaged: the file has tables, but none that records migrations.
    """
    tables = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
    ).fetchall()
    if not tables:
        cursor.execute(RECORDS)
    elif ("migration",) not in tables:
        raise StoreDamaged
    found = cursor.execute("SELECT name FROM migration ORDER BY number").fetchall()
    return [name for (name,) in found]


def migrate(writing: Writing, steps: list[Step] = MIGRATIONS) -> None:
    """Apply the migrations that this store has not had yet.

    Raises:
        StoreNewer: it has had one that this version does not know.
    """
    names = [step.__name__ for step in steps]
    with writing() as cursor:
        done = applied(cursor)
    if done != names[: len(done)]:
        raise StoreNewer
    for number, step in enumerate(steps[len(done) :], start=len(done) + 1):
        with writing() as cursor:
            step(cursor)
            cursor.execute(
                "INSERT INTO migration VALUES (?, ?)", [number, step.__name__]
            )
