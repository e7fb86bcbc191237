"""The command that writes what changed between two reviews."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from netmap.cli.files import OUT, put
from netmap.cli.opening import ask, on_a_store
from netmap.settings import Settings
from netmap.store.files import check_free

REVIEW = click.IntRange(min=1)


@click.command()
@click.option("--participant", required=True, help="The reference of the participant.")
@click.option("--from", "first", type=REVIEW, help="The number of one review.")
@click.option("--to", "last", type=REVIEW, help="The number of the other.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "fields"]),
    default="text",
    show_default=True,
    help="How it is written; fields is JSON with every field that differs, notes too.",
)
@OUT
@on_a_store
def changes(
    settings: Settings,
    participant: str,
    first: int | None,
    last: int | None,
    shape: str,
    out: Path | None,
) -> None:
    """Write what changed between two reviews, a sentence a change.

    The earlier review always comes first. Without numbers the two newest are taken.
    Each sentence says whose view it is and what it rests on. It names people: keep it
    as you keep the case.

    \b
    Example:
      netmap changes --participant DEMO-M1 --from 2 --to 3
    """
    if out:
        check_free(out)
    request = {"act": "changes", "participant": participant, "form": shape}
    for name, number in (("from", first), ("to", last)):
        if number is not None:
            request[name] = str(number)
    answer = ask(settings, request)
    put(out, _as_text(answer) if shape == "text" else _as_json(answer))


def _as_json(answer: Mapping[str, Any]) -> Iterator[str]:
    yield json.dumps(answer, indent=1) + "\n"


def _as_text(answer: Mapping[str, Any]) -> Iterator[str]:
    yield str(answer["text"])


COMMANDS = (changes,)
