"""Opening the store that a command names: its settings, its key, and who holds it."""

import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from netmap import desk, door
from netmap.casework.keeping import Progress
from netmap.cli.telling import answers
from netmap.settings import Settings, read_key, settings_from
from netmap.store.database import Store, open_store
from netmap.store.errors import KeyNeeded, StoreInUse
from netmap.store.files import write_new

P = ParamSpec("P")
R = TypeVar("R")

STORE = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The store file. Otherwise NETMAP_STORE, otherwise the demo store.",
)
KEY_FILE = click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that holds the key. Otherwise NETMAP_KEY, otherwise you are asked.",
)


def on_a_store(command: Callable[Concatenate[Settings, P], R]) -> Callable[..., R]:
    """Give a command --store and --key-file, and pass it the settings they make."""

    @STORE
    @KEY_FILE
    @answers
    @wraps(command)
    def started(
        store: Path | None, key_file: Path | None, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        return command(settings_of(store, key_file), *args, **kwargs)

    return started


def settings_of(store: Path | None, key_file: Path | None) -> Settings:
    """Return the settings of the environment, with what was typed instead."""
    settings = settings_from()
    if store is not None:
        settings = settings.model_copy(update={"store": store})
    if key_file is not None:
        settings = settings.model_copy(update={"key": read_key(key_file)})
    return settings


def with_key(settings: Settings, use: Callable[[str | None], R]) -> R:
    """Use the key there is; ask for one where it is needed and someone is there."""
    try:
        return use(settings.key)
    except KeyNeeded:
        if not sys.stdin.isatty():
            raise
        return use(typed_key(new=False))


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Store, str | None]]:
    """Have the store open, and the key that opened it."""

    def attempt(key: str | None) -> tuple[Store, str | None]:
        return open_store(settings.store, key), key

    store, key = with_key(settings, attempt)
    with store:
        yield store, key


Asking = Callable[[door.Request, Progress | None], door.Answer]


def ask(
    settings: Settings, request: door.Request, progress: Progress | None = None
) -> door.Answer:
    """Do an act on the store, or ask the netmap that holds it."""
    with asking(settings) as asked:
        return asked(request, progress)


@contextmanager
def asking(settings: Settings) -> Iterator[Asking]:
    """Have the store open to do acts on it, or the netmap that holds it to ask."""
    worker = {"worker": settings.worker} if settings.worker else {}
    with ExitStack() as held:
        try:
            store, _ = held.enter_context(opened(settings))
        except StoreInUse:
            yield _at_the_door(settings, worker)
        else:
            yield lambda request, progress: desk.ACTS[request["act"]](
                store, {**request, **worker}, progress
            )


def _at_the_door(settings: Settings, worker: door.Request) -> Asking:
    keys = [settings.key]

    def asked(request: door.Request, _progress: Progress | None) -> door.Answer:
        def knock(key: str | None) -> door.Answer:
            answer = door.ask(settings.store, key, {**request, **worker})
            keys[0] = key
            return answer

        return with_key(settings.model_copy(update={"key": keys[0]}), knock)

    return asked


def new_key(path: Path) -> str:
    """Make a strong key and write it to a new file."""
    key = secrets.token_urlsafe(32)
    write_new(path, [f"{key}\n".encode()])
    return key


def typed_key(*, new: bool) -> str:
    """Ask for the key at the terminal; a new one is asked for twice.

    Raises:
        KeyNeeded: nobody is there to type it.
    """
    if not sys.stdin.isatty():
        raise KeyNeeded
    key: str = click.prompt("Key", hide_input=True, confirmation_prompt=new, err=True)
    return key
