"""Files that a command reads and writes, and what is wrong with them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from netmap.errors import NetmapError
from netmap.exchange.json_file import LARGEST
from netmap.store.files import write_new

FILES = click.argument(
    "files", type=click.Path(path_type=Path), nargs=-1, required=True
)
OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Otherwise the answer is printed.",
)


class FileUnreadable(NetmapError):
    """A file that was named cannot be read."""

    sentence = "This file cannot be read. Check its name, and that you may read it."


def read(file: Path) -> bytes:
    """Return what a file holds, but no more of it than shows that it is too large.

    Raises:
        FileUnreadable: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError:
        raise FileUnreadable from None


def read_named(file: Path) -> bytes:
    """Return what a file holds; what is wrong with it names the file."""
    with naming(file):
        return read(file)


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Name the file in whatever is wrong with it."""
    try:
        yield
    except NetmapError as error:
        error.sentence = f"{file}: {error.sentence}"
        raise


def put(out: Path | None, text: Iterable[str]) -> None:
    """Write what was taken out to a file, or print it; a file is said to be open."""
    pieces = (piece.encode() for piece in text)
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    write_new(out, pieces)
    click.echo(f"Wrote {out}. It is not encrypted.", err=True)
