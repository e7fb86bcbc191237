"""Kill netmap at random moments and count what is lost: nothing, or it is a fault."""

import sys
import tempfile
from pathlib import Path

import click

from tests.bench.place import BUILD
from tests.support.killing import run_kills


@click.command()
@click.option("--kills", default=20, show_default=True, help="How many times to kill.")
def main(kills: int) -> None:
    """Kill a process that saves and seals; reopen the store and check every time."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="kills-") as folder:
        tally = run_kills(kills, Path(folder))
    for problem in tally.problems:
        click.echo(problem)
    click.echo(
        f"{tally.kills} kills: {tally.acknowledged:,} acknowledged "
        f"({tally.seals:,} of them seals), {tally.lost} lost, {tally.partial} partial"
    )
    sys.exit(bool(tally.problems))


if __name__ == "__main__":
    main()
