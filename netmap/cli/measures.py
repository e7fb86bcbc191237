"""The command that writes measures."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from pydantic import TypeAdapter

from netmap import door
from netmap.casework.keeping import Progress
from netmap.casework.measuring import Page, Taken
from netmap.cli.files import OUT, put
from netmap.cli.opening import Asking, asking, on_a_store
from netmap.cli.telling import bar
from netmap.reports.tidy import as_csv, as_table
from netmap.settings import Settings
from netmap.store.files import check_free

PAGE = TypeAdapter(Page)
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
    with asking(settings) as asked, bar("Measuring", None) as progress:
        taken = _taken(asked, request, progress)
        put(out, FORMS[shape](taken, names=names))


def _taken(asked: Asking, request: door.Request, progress: Progress) -> Iterator[Taken]:
    """Yield the measures page by page: those of a whole store may be millions."""
    after: str | None = None
    while True:
        answer = asked({**request, **({"after": after} if after else {})}, None)
        page = PAGE.validate_python(answer)
        progress(page.done, page.total)
        yield from page.taken
        after = page.after
        if after is None:
            return


def _as_json(rows: Iterable[Taken], *, names: bool) -> Iterator[str]:
    """Yield one JSON document, a value a line."""
    yield '{"measures": ['
    before = "\n"
    left_out = None if names else {"people"}
    for row in rows:
        yield f"{before}{row.model_dump_json(exclude=left_out)}"
        before = ",\n"
    yield "\n]}\n"


FORMS = {"table": as_table, "json": _as_json, "csv": as_csv}
COMMANDS = (measures,)
