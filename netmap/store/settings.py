"""What the whole service chose, by name; the store is the service's."""

from netmap.store.database import Cursor


def setting(cursor: Cursor, name: str, default: str) -> str:
    """Return what was chosen, or the default where nobody chose yet."""
    found = cursor.execute("SELECT value FROM setting WHERE name = ?", [name])
    row = found.fetchone()
    return str(row[0]) if row else default


def set_setting(cursor: Cursor, name: str, value: str) -> None:
    """Keep a choice in place of the one before."""
    cursor.execute("DELETE FROM setting WHERE name = ?", [name])
    cursor.execute("INSERT INTO setting VALUES (?, ?)", [name, value])
