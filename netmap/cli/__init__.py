"""The command line: making, running, filling, checking and keeping a store."""

import os
import sys
from io import TextIOWrapper

import click

from netmap import __version__
from netmap.cli import (
    cases,
    changes,
    evidence,
    measures,
    prompts,
    staff,
    stores,
    studies,
)

OWNER_ONLY = 0o077
"""What is taken from the rights of every file netmap makes, its logs too."""
EXIT_CODES = """\b
Exit codes: 0 done · 1 not done, and why · 2 the command was typed wrong ·
3 verify found something changed · 4 the file has faults."""


@click.group(epilog=EXIT_CODES, context_settings={"max_content_width": 88})
@click.version_option(__version__, prog_name="netmap")
def main() -> None:
    """Record an ecomap with the person it is about, seal each review, prove it intact.

    \b
    Example:
      netmap demo
      netmap run
    """
    os.umask(OWNER_ONLY)
    if isinstance(sys.stdout, TextIOWrapper):  # what it cannot show is no traceback
        sys.stdout.reconfigure(errors="backslashreplace")


for module in (stores, staff, cases, changes, evidence, measures, prompts, studies):
    for command in module.COMMANDS:
        main.add_command(command)
