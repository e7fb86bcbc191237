"""Lets `python -m netmap` do what `netmap` does."""

from netmap.cli import main

main(prog_name="netmap")
