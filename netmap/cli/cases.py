"""Commands about whole cases: in, out, and what their file looks like."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from netmap import desk
from netmap.casework.keeping import acting_worker
from netmap.casework.transfer import import_case
from netmap.cli.files import FILES, OUT, naming, put, read
from netmap.cli.opening import ask, on_a_store, opened
from netmap.cli.telling import FORMAT, bar, say
from netmap.exchange.case_file import case_schema
from netmap.exchange.reading import Found, read_any
from netmap.settings import Settings
from netmap.store.files import check_free


@click.command(name="import")
@FILES
@click.option("--fictional", is_flag=True, help="Nobody in an easyNWK file is real.")
@click.option("--reference", help="Your reference for the case in an easyNWK file.")
@click.option("--map", "version", type=int, help="Which map of an easyNWK file.")
@on_a_store
@FORMAT
def import_files(
    settings: Settings,
    files: tuple[Path, ...],
    fictional: bool,  # noqa: FBT001 -- click's flag
    reference: str | None,
    version: int | None,
    shape: str,
) -> None:
    """Import case files (netmap.case/1), or an easyNWK map as a draft.

    Every file is read before the first is imported, and each is imported whole or not
    at all. What an easyNWK file says that has no place in netmap is listed.

    \b
    Example:
      netmap import data/samples/DEMO-M1.json --store team.duckdb
    """

    def found(file: Path) -> Found:
        with naming(file):
            return read_any(
                read(file),
                opened_on=desk.now().date(),
                fictional=fictional,
                reference=reference,
                version=version,
            )

    done: list[dict[str, Any]] = []
    try:
        with opened(settings) as (store, _), bar("Importing", len(files)) as progress:
            by = acting_worker(store, settings.worker)
            cases = [(file, found(file)) for file in files]
            for number, (file, one) in enumerate(cases, start=1):
                with naming(file):
                    known = import_case(store, by=by, at=desk.now(), case=one.case)
                progress(number, len(files))
                left_out = [left.model_dump() for left in one.left_out]
                done.append({"participant": known.reference, "left_out": left_out})
    finally:
        if done:
            say(shape, {"imported": done}, "\n".join(_imported(done)))


@click.command()
@click.argument("participant")
@OUT
@on_a_store
def export(settings: Settings, participant: str, out: Path | None) -> None:
    """Write everything about one participant (by reference) as a case file.

    The file is not encrypted: keep it where only you can read it.

    \b
    Example:
      netmap export DEMO-M1 --out case.json
    """
    if out:
        check_free(out)
    request = {"act": "export", "participant": participant}
    put(out, [str(ask(settings, request)["case"])])


@click.command()
def schema() -> None:
    """Print the JSON Schema of a case file.

    \b
    Example:
      netmap schema > case.schema.json
    """
    click.echo(json.dumps(case_schema(), indent=1))


def _imported(done: list[dict[str, Any]]) -> Iterator[str]:
    for one in done:
        yield f"Imported {one['participant']}."
        if one["left_out"]:
            yield f"These {len(one['left_out'])} things have no place in netmap:"
        for left in one["left_out"]:
            yield f"- {left['place']}: {left['what']}. {left['why']}"


COMMANDS = (import_files, export, schema)
