"""Killed in the middle of saving and sealing: nothing acknowledged is lost."""

from pathlib import Path

import pytest

from tests.support.killing import run_kills


@pytest.mark.slow
def test_eight_kills_lose_nothing(tmp_path: Path) -> None:
    """Every edit and seal that was acknowledged is there, and none is there by half.

    `python -m tests.bench.kills --kills 200` does the same for longer.
    """
    tally = run_kills(8, tmp_path)
    assert tally.problems == ()
    assert tally.acknowledged >= tally.kills
