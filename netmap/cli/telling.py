"""Saying on a terminal what was done, what is wrong, and how far it is."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click

from netmap.casework.keeping import Progress
from netmap.errors import NetmapError
from netmap.exchange.faults import FileRefused

P = ParamSpec("P")
R = TypeVar("R")

REFUSED = 1
FILE_FAULTS = 4
MOST_LINES = 200
"""Of one kind; all of them are in the JSON."""

FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)


def answers(command: Callable[P, R]) -> Callable[P, R]:
    """Say our errors in one sentence, with an exit code and without a traceback."""

    @wraps(command)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except NetmapError as error:
            click.echo(error.sentence, err=True)
            sys.exit(FILE_FAULTS if isinstance(error, FileRefused) else REFUSED)

    return spoken


def say(shape: str, answer: Mapping[str, Any], text: str) -> None:
    """Say the answer as JSON, or as text."""
    click.echo(json.dumps(answer, indent=1) if shape == "json" else text)


def some(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines of a list, but no more than anyone reads."""
    for line in lines[:MOST_LINES]:
        yield f"- {line}"
    if len(lines) > MOST_LINES:
        yield f"- and {len(lines) - MOST_LINES} more (see --format json)"


@contextmanager
def bar(label: str, length: int | None) -> Iterator[Progress]:
    """Give a progress bar that shows itself only where it takes more than a second."""
    began = time.monotonic()
    shown: list[Any] = []

    def progress(done: int, total: int) -> None:
        if not shown and sys.stderr.isatty() and time.monotonic() - began > 1:
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
            shown.append(bar.__enter__())
        for bar in shown:
            bar.update(done - bar.pos)

    progress(0, length or 1)
    yield progress
    for bar in shown:
        bar.__exit__(None, None, None)
