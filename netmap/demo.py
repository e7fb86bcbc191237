"""The demo store: fictional cases, made once, not encrypted, marked on every screen."""

from datetime import datetime
from pathlib import Path

from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_case
from netmap.exchange.case_file import read_case
from netmap.model.codes import Role
from netmap.model.participant import Worker
from netmap.store.database import Store

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
WORKER = Worker(
    id="demo.practitioner", name="Demo practitioner", role=Role.PRACTITIONER
)


def sample_files() -> list[Path]:
    """Return the fictional case files that come with netmap."""
    return sorted(SAMPLES.glob("*.json"))


def make_demo(path: Path, *, at: datetime) -> Store:
    """Make a demo store with the fictional cases, and return it open.

    Raises:
        StoreExists: something has this name already.
    """

    def fill(store: Store) -> None:
        for file in sample_files():
            import_case(store, by=WORKER.id, at=at, case=read_case(file.read_bytes()))

    return make_store(path, key=None, worker=WORKER, at=at, fill=fill)
