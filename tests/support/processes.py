"""Other processes, as a test needs them: a real one that holds a store, or may not."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from netmap import desk, door
from netmap.store.database import open_store
key = sys.argv[2] or None
store = open_store(Path(sys.argv[1]), key)
opened = door.open_door(store, key, desk.ACTS) if sys.argv[3] == "door" else None
print("open", flush=True)
sys.stdin.read()
if opened:
    opened.close()
store.close()
"""


@contextmanager
def holding(path: Path, key: str | None, *, door: bool = False) -> Iterator[None]:
    """Hold a store in another process, with its door open or without one."""
    said = [str(path), key or "", "door" if door else "none"]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, *said],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "open\n"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait(timeout=30)


def run(code: str, *said: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run some Python in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *said],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
