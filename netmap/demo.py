"""The demo store: fictional cases, made once, not encrypted, marked on every screen."""

from datetime import datetime
from pathlib import Path

from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_case
from netmap.exchange.case_file import read_case
from netmap.model.codes import Role
from netmap.model.staff import Team, Worker
from netmap.store import staff
from netmap.store.database import Store
from netmap.words.labels import label

TEAM = "Demo team"
SAMPLES = Path(__file__).parent.parent / "data" / "samples"
WORKERS = tuple(
    Worker(id=f"demo.{role.value}", name=f"Demo {label(role).lower()}", roles=(role,))
    for role in Role
)
"""One for each role, so that each can be tried with one press."""
WORKER = WORKERS[0]


def sample_files() -> list[Path]:
    """Return the fictional case files that come with netmap."""
    return sorted(SAMPLES.glob("*.json"))


def make_demo(path: Path, *, at: datetime) -> Store:
    """Make a demo store with the fictional cases, and return it open.

    Raises:
        StoreExists: something has this name already.
    """

    def fill(store: Store) -> None:
        with store.writing() as cursor:
            for worker in WORKERS[1:]:
                staff.add_worker(cursor, worker)
            staff.put_team(cursor, Team(id=WORKER.team, name=TEAM))
        for file in sample_files():
            import_case(store, by=WORKER.id, at=at, case=read_case(file.read_bytes()))

    return make_store(path, key=None, worker=WORKER, at=at, fill=fill)
