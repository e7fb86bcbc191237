"""Who works here, in which team, with which account, and how many cases they hold."""

from netmap.errors import SignInTaken, TeamUnknown, WorkerUnknown
from netmap.model.staff import Account, Team, Worker
from netmap.store.database import Cursor
from netmap.store.table import insert, select


def add_worker(cursor: Cursor, worker: Worker) -> None:
    """Add a worker; their team is there from then on."""
    insert(cursor, "worker", [worker])
    if not select(cursor, Team, "team WHERE id = ?", [worker.team]):
        insert(cursor, "team", [Team(id=worker.team, name=worker.team)])


def change_worker(cursor: Cursor, worker: Worker) -> None:
    """Replace what is kept of a worker."""
    cursor.execute("DELETE FROM worker WHERE id = ?", [worker.id])
    insert(cursor, "worker", [worker])


def workers(cursor: Cursor) -> list[Worker]:
    """Return every worker, by id."""
    return select(cursor, Worker, "worker ORDER BY id")


def worker(cursor: Cursor, worker_id: str) -> Worker:
    """Return one worker.

    Raises:
        WorkerUnknown: there is none with this id.
    """
    found = select(cursor, Worker, "worker WHERE id = ?", [worker_id])
    if not found:
        raise WorkerUnknown
    return found[0]


def founder(cursor: Cursor) -> str:
    """Return the id of the worker who made the store.

    Raises:
        WorkerUnknown: it does not say.
    """
    found = cursor.execute("SELECT subject FROM audit WHERE act = 'init'").fetchone()
    if found is None:
        raise WorkerUnknown
    return str(found[0])


def held_cases(cursor: Cursor) -> dict[str, int]:
    """Return how many cases each worker holds, by id."""
    found = cursor.execute("SELECT worker, count(*) FROM participant GROUP BY worker")
    return dict(found.fetchall())


def teams(cursor: Cursor) -> list[Team]:
    """Return every team, by name."""
    return select(cursor, Team, "team ORDER BY lower(name), id")


def check_team(cursor: Cursor, team_id: str) -> None:
    """Let a team pass that there is.

    Raises:
        TeamUnknown: there is none with this id.
    """
    if not select(cursor, Team, "team WHERE id = ?", [team_id]):
        raise TeamUnknown


def put_team(cursor: Cursor, team: Team) -> None:
    """Add a team, or replace the one with its id."""
    cursor.execute("DELETE FROM team WHERE id = ?", [team.id])
    insert(cursor, "team", [team])


def accounts(cursor: Cursor) -> list[Account]:
    """Return every account, by worker."""
    return select(cursor, Account, "account ORDER BY worker")


def account_named(cursor: Cursor, sign_in: str) -> Account | None:
    """Return the account with this sign-in name, if there is one."""
    found = select(cursor, Account, "account WHERE sign_in = ?", [sign_in])
    return found[0] if found else None


def account_of_subject(cursor: Cursor, subject: str) -> Account | None:
    """Return the account that an organisation's sign-in belongs to, if there is one."""
    found = select(
        cursor, Account, "account WHERE subject = ? AND subject <> ''", [subject]
    )
    return found[0] if found else None


def account_of(cursor: Cursor, worker_id: str) -> Account | None:
    """Return a worker's account, if they have one."""
    found = select(cursor, Account, "account WHERE worker = ?", [worker_id])
    return found[0] if found else None


def put_account(cursor: Cursor, account: Account) -> None:
    """Give a worker an account in place of the one they had.

    Raises:
        SignInTaken: another worker signs in with this name.
    """
    other = account_named(cursor, account.sign_in)
    if other is not None and other.worker != account.worker:
        raise SignInTaken
    cursor.execute("DELETE FROM account WHERE worker = ?", [account.worker])
    insert(cursor, "account", [account])
