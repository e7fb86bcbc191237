"""The real app, serving a demo store with one case of 25 alters more."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from netmap.casework.transfer import import_case
from netmap.demo import WORKER, make_demo
from tests.support import generated

ROOT = Path(__file__).parents[2]
NAME = "Aled Example"
"""The name of the participant with 25 alters: the first on the caseload."""
PATIENCE = 30


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address of the app over a new demo store, until the block ends."""
    store = folder / "demo.duckdb"
    _fill(store)
    port = _free_port()
    with _running("netmap", "run", "--port", str(port), "--store", str(store)) as app:
        _await(port, app)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def bare_served(folder: Path) -> Iterator[str]:
    """Give the address of a Streamlit page that holds a title and nothing else."""
    page = folder / "bare.py"
    page.write_text(f"import streamlit as st\n\nst.title({NAME!r})\n", "utf-8")
    port = _free_port()
    options = ("--server.port", str(port), "--server.headless", "true")
    with _running("streamlit", "run", str(page), *options) as app:
        _await(port, app)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _fill(path: Path) -> None:
    case = generated.case(facts=100, snapshots=2)
    person = case.participant.model_copy(update={"name": NAME})
    named = case.model_copy(update={"participant": person})
    with make_demo(path, at=generated.AT) as store:
        import_case(store, by=WORKER.id, at=generated.AT, case=named)


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    message = f"nothing listens on port {port}"
    raise RuntimeError(message)
