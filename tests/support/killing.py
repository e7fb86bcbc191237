"""Killing netmap at random moments, and counting what became of what it acknowledged.

Each kill is a SIGKILL to a process of its own (`tests.support.scribe`) that saves and
seals in an encrypted store: while it opens the store, while it works, or while it
closes it. One to three kills fall on the same case before the store is opened again and
checked (`tests.support.aftermath`), so that a store is also opened after a kill by one
that is killed as well. A kill ends the process, not the machine: what the operating
system was given it still has, so this shows that nothing is torn, and says nothing of
a power cut.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from netmap.casework.keeping import verify_store
from netmap.casework.transfer import import_case
from netmap.store.database import open_store
from tests.support import aftermath, generated
from tests.support.aftermath import Acknowledged, Sealed

ROOT = Path(__file__).parents[2]
MOST_AT_ONCE = 3
FOREVER = 3600.0


class Moment(NamedTuple):
    """When to kill: so many seconds after a line, and when the scribe would close."""

    after: str
    wait: float
    closes_after: float = FOREVER


class Tally(NamedTuple):
    """What came of the kills; `problems` says each thing lost or partial."""

    acknowledged: int
    lost: int
    partial: int
    seals: int
    kills: int
    problems: tuple[str, ...]


def run_kills(kills: int, folder: Path) -> Tally:
    """Kill so many times in a new encrypted store in this folder, and check each time.

    The moments are drawn by lot, the same ones for the same number of kills.
    """
    draw = random.Random(kills)
    path = folder / "kills.duckdb"
    generated.store(path).close()
    said: list[Acknowledged] = []
    problems: list[str] = []
    left = kills
    for number in count():
        if left == 0:
            break
        group = min(left, draw.randint(1, MOST_AT_ONCE))
        left -= group
        heard, found = _case(path, f"p-{number}", [moment(draw) for _ in range(group)])
        said += heard
        problems += found
    problems += [one for one in _at_the_end(path, said) if one not in problems]
    return Tally(
        acknowledged=len(said),
        lost=sum(one.startswith("lost") for one in problems),
        partial=sum(not one.startswith("lost") for one in problems),
        seals=sum(isinstance(one, Sealed) for one in said),
        kills=kills,
        problems=tuple(problems),
    )


def moment(draw: random.Random) -> Moment:
    """Draw a moment: mostly at work, often while opening, sometimes while closing."""
    lot = draw.random()
    if lot < 0.25:
        return Moment("opening", draw.uniform(0, 0.15))
    if lot < 0.85:
        return Moment("open", draw.uniform(0, 1))
    return Moment("closing", draw.uniform(0, 0.03), closes_after=draw.uniform(0, 0.3))


def killed(path: Path, participant: str, when: Moment) -> list[str]:
    """Start a scribe, kill it at this moment, and return the lines it wrote."""
    module = [sys.executable, "-m", "tests.support.scribe"]
    with subprocess.Popen(
        [*module, str(path), participant, str(when.closes_after)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        lines = list(_until(process.stdout, when.after))
        time.sleep(when.wait)
        process.send_signal(signal.SIGKILL)
        lines += [one for one in process.stdout if one.endswith("\n")]
    if process.returncode > 0:
        message = f"the scribe failed by itself after it said {lines}"
        raise RuntimeError(message)
    return lines


def _case(
    path: Path, participant: str, moments: list[Moment]
) -> tuple[list[Acknowledged], list[str]]:
    """Add a case, kill on it, and return what was acknowledged and what is wrong."""
    with open_store(path, generated.KEY) as store:
        case = generated.case(participant)
        import_case(store, by=generated.WORKER.id, at=generated.AT, case=case)
    lines = [line for when in moments for line in killed(path, participant, when)]
    said = list(aftermath.read(line.strip() for line in lines))
    with open_store(path, generated.KEY) as store:
        lost = list(aftermath.lost(store, said))
        return said, [*lost, *aftermath.partial(store, participant)]


def _at_the_end(path: Path, said: list[Acknowledged]) -> Iterator[str]:
    """Give what is wrong with the store as a whole, after all kills."""
    with open_store(path, generated.KEY) as store:
        for found in verify_store(store).differences:
            yield f"verify: {found}"
        seals = [one for one in said if isinstance(one, Sealed)]
        yield from aftermath.lost(store, seals)


def _until(lines: Iterator[str], awaited: str) -> Iterator[str]:
    for line in lines:
        yield line
        if line.strip() == awaited:
            return
    message = f"the scribe ended before it said “{awaited}”"
    raise RuntimeError(message)
