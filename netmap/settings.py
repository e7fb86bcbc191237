"""Where the store is, what its key is, and who acts: from options and environment."""

import os
from collections.abc import Mapping
from pathlib import Path

from netmap.errors import NetmapError
from netmap.model.base import Value

DEMO_STORE = Path("var") / "demo.duckdb"


class KeyFileMissing(NetmapError):
    """The key file cannot be read."""

    sentence = (
        "The key file cannot be read. Check --key-file, or NETMAP_KEY_FILE, "
        "and that the drive with the key is there."
    )


class KeyFileEmpty(NetmapError):
    """The key file holds no key."""

    sentence = "The key file holds no key. Check --key-file, or NETMAP_KEY_FILE."


class Settings(Value):
    """How this netmap was started."""

    store: Path = DEMO_STORE
    key: str | None = None
    worker: str | None = None

    @property
    def demo(self) -> bool:
        """Whether the store is the demo store."""
        return self.key is None


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read NETMAP_STORE, NETMAP_KEY or NETMAP_KEY_FILE, and NETMAP_WORKER.

    Raises:
        KeyFileMissing: the key file cannot be read.
    """
    key = environment.get("NETMAP_KEY") or None
    key_file = environment.get("NETMAP_KEY_FILE")
    if key is None and key_file:
        key = read_key(Path(key_file))
    return Settings(
        store=Path(environment.get("NETMAP_STORE") or DEMO_STORE),
        key=key,
        worker=environment.get("NETMAP_WORKER") or None,
    )


def read_key(path: Path) -> str:
    """Return the key that a file holds, without the line break at its end.

    Raises:
        KeyFileMissing: it cannot be read.
        KeyFileEmpty: it holds no key.
    """
    try:
        key = path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise KeyFileMissing from None
    if not key:
        raise KeyFileEmpty
    return key
