"""Measure netmap. Benches report; nothing fails because it is slow."""

import os
import tempfile
from pathlib import Path

import click

from tests.bench import (
    browser,
    caseload,
    crowd,
    drawing,
    evidence,
    full,
    labels,
    measures,
    picture,
    prompts,
    read,
    save,
    seal,
    supervision,
    table,
)
from tests.bench.place import BUILD
from tests.bench.reading import Bench, Reading

BENCHES: dict[str, Bench] = {
    "save": save.readings,
    "seal": seal.readings,
    "measures": measures.readings,
    "prompts": prompts.readings,
    "caseload": caseload.readings,
    "supervision": supervision.readings,
    "evidence": evidence.readings,
    "full": full.readings,
    "read": read.readings,
    "picture": picture.readings,
    "labels": labels.readings,
    "browser": browser.readings,
    "drawing": drawing.readings,
    "crowd": crowd.readings,
}


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHES)))
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def main(names: tuple[str, ...], shape: str) -> None:
    """Run all benches, or those named, and print one table."""
    found: dict[str, list[Reading]] = {}
    for name in names or BENCHES:
        click.echo(f"Measuring {name} …", err=True)
        found[name] = measured(BENCHES[name])
    click.echo(f"Load of {os.cpu_count()} cores: {os.getloadavg()[0]:.1f}", err=True)
    click.echo(table.as_json(found) if shape == "json" else table.as_text(found))


def measured(bench: Bench) -> list[Reading]:
    """Run one bench in a folder that is gone afterwards."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-") as folder:
        return list(bench(Path(folder)))


if __name__ == "__main__":
    main()
