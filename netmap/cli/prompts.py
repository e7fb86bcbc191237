"""The command that writes what the rules ask."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from netmap.cli.files import OUT, put
from netmap.cli.opening import ask, on_a_store
from netmap.cli.telling import FORMAT
from netmap.settings import Settings
from netmap.store.files import check_free


@click.command()
@click.option("--participant", required=True, help="The reference of the participant.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day to look at, as 2026-11-20. Otherwise today.",
)
@FORMAT
@OUT
@on_a_store
def prompts(
    settings: Settings,
    participant: str,
    day: datetime | None,
    shape: str,
    out: Path | None,
) -> None:
    """Write what the rules ask about a participant's case, the most pressing first.

    Each says the facts behind it, a question, and what it does not mean. It names
    people: keep it as you keep the case.

    \b
    Example:
      netmap prompts --participant DEMO-M1 --on 2026-11-20
    """
    if out:
        check_free(out)
    request = {"act": "prompts", "participant": participant}
    if day is not None:
        request["on"] = day.date().isoformat()
    answer = ask(settings, request)
    put(out, _as_json(answer) if shape == "json" else _as_text(answer))


def _as_json(answer: Mapping[str, Any]) -> Iterator[str]:
    yield json.dumps(answer, indent=1) + "\n"


def _as_text(answer: Mapping[str, Any]) -> Iterator[str]:
    for prompt in answer["open"]:
        yield f"{prompt['rule']} {prompt['title']} ({prompt['level']})\n"
        for line in (*prompt["because"], prompt["question"], prompt["caution"]):
            yield f"  {line}\n"
        yield "\n"
    yield f"{len(answer['open'])} open, {len(answer['answered'])} answered.\n"


COMMANDS = (prompts,)
