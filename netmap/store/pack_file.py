"""The DuckDB file of an evidence pack. It is not encrypted: it names nobody of a case.

The process that writes it has real cases in its memory. DuckDB leaves scraps of memory
in columns that it compresses and beside long texts, so here it compresses nothing and
every cell is short. This also makes the same pack the same bytes.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from netmap.errors import PackFileUnreadable
from netmap.evidence.pack import Pack
from netmap.store.database import CONFIG, Cursor
from netmap.store.errors import StoreError, our_errors
from netmap.store.files import check_free, check_whole, clear, log_of
from netmap.store.pack_tables import COLUMNS, PackTables, Row, tables_of
from netmap.store.table import insert_rows

LARGEST = 100_000_000
"""The most bytes of a file, and of the texts of a table."""
MOST_ROWS = 1_000_000
PLAIN: dict[str, str | bool | int | float | list[str]] = {
    **CONFIG,
    "force_compression": "uncompressed",
    "memory_limit": "512MB",
    "temp_directory": "",
    "threads": "1",
}
"""How DuckDB is started: in one thread, in little memory, and nothing is set aside."""
NOTHING_MORE = (
    "duckdb_sequences() WHERE database_name = 'pack'",
    "duckdb_indexes() WHERE database_name = 'pack'",
    "duckdb_schemas() WHERE database_name = 'pack' AND NOT internal",
    "duckdb_types() WHERE database_name = 'pack' AND NOT internal",
    "duckdb_functions() WHERE database_name = 'pack' AND NOT internal",
    "duckdb_views() WHERE database_name = 'pack' AND NOT internal",
)
"""What a file could hold beside tables, and does not."""


def write_pack_file(path: Path, pack: Pack) -> None:
    """Write the tables of a pack to a new DuckDB file, whole or not at all.

    Raises:
        StoreExists: something has this name already.
        StoreError: the folder cannot be written or the disk is full.
        rfc8785.CanonicalizationError: a document holds what JSON cannot say.
    """
    tables = tables_of(pack)
    check_free(path)
    try:
        with _attached(path, "BLOCK_SIZE 16384") as cursor:
            _write(cursor, tables)
        with our_errors():
            path.chmod(0o600)
        check_whole(path)
    except BaseException:
        clear(path)
        raise


def read_pack_file(path: Path) -> PackTables:
    """Return the tables of a pack's DuckDB file, and run nothing that it may hold.

    Raises:
        PackFileUnreadable: it is no such file, or it holds something else as well.
    """
    try:
        return _read(path)
    except (StoreError, ValueError, OSError):
        raise PackFileUnreadable from None


def _write(cursor: Cursor, tables: PackTables) -> None:
    cursor.execute("BEGIN")
    for table, rows in tables._asdict().items():
        cursor.execute(_made("pack", table))
        insert_rows(cursor, f"pack.main.{table}", rows)
    cursor.execute("COMMIT")
    cursor.execute("CHECKPOINT pack")
    cursor.execute("DETACH pack")


def _read(path: Path) -> PackTables:
    if log_of(path).exists() or path.stat().st_size > LARGEST:
        raise PackFileUnreadable
    with _attached(path, "READ_ONLY") as cursor:
        _check_shape(cursor)
        return PackTables(**{table: _rows(cursor, table) for table in COLUMNS})


@contextmanager
def _attached(path: Path, option: str) -> Iterator[Cursor]:
    """Have the file open as "pack" in a DuckDB that can reach nothing else."""
    place = path.resolve()
    with our_errors(), closing(duckdb.connect(":memory:", config=PLAIN)) as cursor:
        cursor.execute("SET allowed_directories = ?", [[f"{place.parent}/"]])
        cursor.execute("SET enable_external_access = false")
        cursor.execute("SET lock_configuration = true")
        quoted = str(place).replace("'", "''")
        cursor.execute(f"ATTACH '{quoted}' AS pack (TYPE duckdb, {option})")
        yield cursor


def _check_shape(cursor: Cursor) -> None:
    """Let a file pass that holds the tables of a pack, word for word, and no more."""
    for table in COLUMNS:
        cursor.execute(_made("memory", table))
    expected, found = (_tables(cursor, name) for name in ("memory", "pack"))
    if found != expected:
        raise PackFileUnreadable
    for what in NOTHING_MORE:
        if _row(cursor, f"SELECT count(*) FROM {what}") != (0,):
            raise PackFileUnreadable


def _tables(cursor: Cursor, database: str) -> list[Row]:
    return cursor.execute(
        "SELECT schema_name, table_name, sql FROM duckdb_tables() "
        "WHERE database_name = ? ORDER BY ALL",
        [database],
    ).fetchall()


def _made(database: str, table: str) -> str:
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS[table].items())
    return f"CREATE TABLE {database}.main.{table} ({columns})"


def _rows(cursor: Cursor, table: str) -> tuple[Row, ...]:
    """Return the rows of a table, unless they are more than anyone writes."""
    texts = [name for name, kind in COLUMNS[table].items() if kind == "VARCHAR"]
    long = " + ".join(f"coalesce(strlen({name}), 0)" for name in texts)
    count, size = _row(
        cursor,
        f"SELECT count(*), coalesce(sum({long}), 0) "
        f"FROM (SELECT * FROM pack.main.{table} LIMIT {MOST_ROWS + 1})",
    )
    if count > MOST_ROWS or size > LARGEST:
        raise PackFileUnreadable
    found = cursor.execute(f"SELECT * FROM pack.main.{table} ORDER BY rowid")
    return tuple(found.fetchall())


def _row(cursor: Cursor, query: str) -> tuple[int, ...]:
    return cursor.execute(query).fetchall()[0]
