"""The command that writes measures."""

import json
from pathlib import Path

import click
from pydantic import TypeAdapter

from netmap.casework.measuring import Taken
from netmap.cli.files import OUT, put
from netmap.cli.opening import ask, on_a_store
from netmap.reports.tidy import as_csv, as_table
from netmap.settings import Settings
from netmap.store.files import check_free

NO_PARTICIPANT = "Say whose review: netmap measures DEMO-M1 --review 2"


@click.command()
@click.argument("participant", required=False)
@click.option("--review", type=click.IntRange(min=1), help="Only this review.")
@click.option("--names", is_flag=True, help="Name the people behind each number.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@OUT
@on_a_store
def measures(
    settings: Settings,
    participant: str | None,
    review: int | None,
    names: bool,  # noqa: FBT001 -- click's flag
    shape: str,
    out: Path | None,
) -> None:
    """Write the measures of a participant (by reference), or of all your cases.

    One value a row: which participant, review, measure and reading (people only or
    everyone, with or without paid support), the value, and on how many it rests. No
    name is in it unless you ask. An empty value is "not enough to say", never 0.

    \b
    Example:
      netmap measures DEMO-M1 --review 2
      netmap measures --format csv --out measures.csv
    """
    if review and participant is None:
        raise click.UsageError(NO_PARTICIPANT)
    if out:
        check_free(out)
    request = {"act": "measures"}
    if participant is not None:
        request["participant"] = participant
    if review:
        request["review"] = str(review)
    if names:
        request["names"] = "yes"
    answer = ask(settings, request)
    if shape == "json":
        put(out, f"{json.dumps(answer, indent=1)}\n")
        return
    taken = TypeAdapter(list[Taken]).validate_python(answer["measures"])
    put(out, (as_csv if shape == "csv" else as_table)(taken, names=names))


COMMANDS = (measures,)
