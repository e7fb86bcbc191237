"""Where the store is, what its key is, and who acts: from options and environment."""

import os
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from netmap.access.sessions import Limits
from netmap.errors import NetmapError
from netmap.model.base import Value

DEMO_STORE = Path("var") / "demo.duckdb"
SIGN_IN_FILE = "NETMAP_SIGN_IN_FILE"
SIGN_IN_FIELDS = frozenset(
    {
        "redirect_uri",
        "cookie_secret",
        "client_id",
        "client_secret",
        "server_metadata_url",
    }
)
LONGEST = 24 * 60
"""Minutes that a session may last, whatever is asked for."""


class KeyFileMissing(NetmapError):
    """The key file cannot be read."""

    sentence = (
        "The key file cannot be read. Check --key-file, or NETMAP_KEY_FILE, "
        "and that the drive with the key is there."
    )


class KeyFileEmpty(NetmapError):
    """The key file holds no key."""

    sentence = "The key file holds no key. Check --key-file, or NETMAP_KEY_FILE."


class LimitUnfit(NetmapError):
    """How long a session lasts is no number of minutes."""

    sentence = (
        "NETMAP_IDLE_MINUTES and NETMAP_SESSION_MINUTES take a whole number of minutes "
        "from 1 to 1440. Change it, or leave it out."
    )


class SignInFileUnfit(NetmapError):
    """The file that says how an organisation signs people in says something else."""

    sentence = (
        "NETMAP_SIGN_IN_FILE names no file that netmap can use. It is a TOML file with "
        "redirect_uri, cookie_secret, client_id, client_secret and "
        "server_metadata_url under [auth]."
    )


class Settings(Value):
    """How this netmap was started.

    `worker` acts on the command line. `limits` say how long a session on screen lasts.
    `sign_in_file` is the file that says how an organisation signs people in, and
    `trusts_addresses` that whatever e-mail address it gives is a person's own.
    """

    store: Path = DEMO_STORE
    key: str | None = None
    worker: str | None = None
    limits: Limits = Limits()
    sign_in_file: Path | None = None
    trusts_addresses: bool = False

    @property
    def demo(self) -> bool:
        """Whether the store is the demo store."""
        return self.key is None


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read NETMAP_STORE, NETMAP_KEY or NETMAP_KEY_FILE, NETMAP_WORKER, and the rest.

    Raises:
        KeyFileMissing: the key file cannot be read.
        LimitUnfit: a limit is no number of minutes.
    """
    key = environment.get("NETMAP_KEY") or None
    key_file = environment.get("NETMAP_KEY_FILE")
    if key is None and key_file:
        key = read_key(Path(key_file))
    return Settings(
        store=Path(environment.get("NETMAP_STORE") or DEMO_STORE),
        key=key,
        worker=environment.get("NETMAP_WORKER") or None,
        limits=Limits(
            idle=_minutes(environment, "NETMAP_IDLE_MINUTES", Limits().idle),
            absolute=_minutes(environment, "NETMAP_SESSION_MINUTES", Limits().absolute),
        ),
        sign_in_file=Path(file) if (file := environment.get(SIGN_IN_FILE)) else None,
        trusts_addresses=environment.get("NETMAP_TRUST_ADDRESSES") == "yes",
    )


def sign_in_with(settings: Settings) -> dict[str, Any]:
    """Return how an organisation signs people in; nothing where none does.

    People are asked to sign in there each time, because a screen is shared, unless
    `client_kwargs` say otherwise.

    Raises:
        SignInFileUnfit: the file cannot be read, or does not say all of it.
    """
    if settings.sign_in_file is None:
        return {}
    try:
        said = tomllib.loads(settings.sign_in_file.read_text(encoding="utf-8"))["auth"]
        found: dict[str, Any] = {"client_kwargs": {"prompt": "login"}, **said}
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        raise SignInFileUnfit from None
    given = [found.get(name) for name in SIGN_IN_FIELDS]
    if not all(isinstance(one, str) and one for one in given):
        raise SignInFileUnfit
    return found


def _minutes(
    environment: Mapping[str, str], name: str, default: timedelta
) -> timedelta:
    given = environment.get(name)
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= LONGEST):
        raise LimitUnfit
    return timedelta(minutes=int(given))


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
