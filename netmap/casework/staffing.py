"""People and teams: who works here, as what, and how they come in."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from netmap.access import passwords
from netmap.access.permissions import Act, check_serve
from netmap.casework.acting import plain_problems
from netmap.errors import AlreadySaved, LastAdministrator, StaleRecord
from netmap.model.base import Value
from netmap.model.codes import Role
from netmap.model.staff import Account, Team, Worker
from netmap.store import audit, staff
from netmap.store.database import Cursor, Store


class Colleague(Value):
    """A worker, the name they sign in with, and how many cases they hold.

    `here` says that their password is kept here, not by their organisation.
    """

    worker: Worker
    sign_in: str | None
    here: bool
    cases: int


class Staff(Value):
    """Everyone who works here or did, by name, and the teams."""

    colleagues: tuple[Colleague, ...]
    teams: tuple[Team, ...]

    def has_supervisor(self, team: Team) -> bool:
        """Say whether anyone answers for the cases of a team."""
        workers = (one.worker for one in self.colleagues if one.worker.active)
        return any(
            one.team == team.id and Role.SUPERVISOR in one.roles for one in workers
        )


class Hired(NamedTuple):
    """Someone new, and the password to begin with where it is kept here.

    It is shown once and changed when they first sign in.
    """

    worker: Worker
    password: str | None


def see_staff(store: Store, *, by: str) -> Staff:
    """Return who works here.

    Raises:
        NotForRole: the one who looks is not an administrator.
    """
    with store.reading() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        accounts = {one.worker: one for one in staff.accounts(cursor)}
        held = staff.held_cases(cursor)
        people = [
            _colleague(one, accounts.get(one.id), held.get(one.id, 0))
            for one in staff.workers(cursor)
        ]
        teams = tuple(staff.teams(cursor))
    people.sort(key=lambda one: (not one.worker.active, one.worker.name.casefold()))
    return Staff(colleagues=tuple(people), teams=teams)


def see_worker(store: Store, *, by: str, worker_id: str) -> Worker:
    """Return a worker as they are now, for an administrator.

    Raises:
        NotForRole: the one who looks is not an administrator.
        WorkerUnknown: nobody has this id.
    """
    with store.reading() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        return staff.worker(cursor, worker_id)


def add_worker(
    store: Store,
    *,
    by: str,
    at: datetime,
    fields: Mapping[str, object],
    sign_in: str,
    here: bool,
) -> Hired:
    """Add someone with an account. `fields` holds id, name, roles and team.

    `here` keeps a password here; otherwise their organisation signs them in, and
    `sign_in` is the e-mail address that it knows them by.

    Raises:
        NotForRole: the acting worker is not an administrator.
        InvalidEntry: a field does not fit.
        TeamUnknown: there is no such team.
        SignInTaken: somebody else signs in with this name.
        AlreadySaved: there is a worker with this id.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        with plain_problems():
            worker = Worker.model_validate({"id": f"w-{uuid4()}", **fields})
            account = Account(worker=worker.id, sign_in=sign_in)
        staff.check_team(cursor, worker.team)
        if any(one.id == worker.id for one in staff.workers(cursor)):
            raise AlreadySaved
        staff.add_worker(cursor, worker)
        password = _put_account(cursor, account, here=here)
        audit.write(cursor, at=at, by=by, act="add_worker", subject=worker.id)
    return Hired(worker, password)


def change_worker(
    store: Store, *, by: str, at: datetime, seen: Worker, fields: Mapping[str, object]
) -> Worker:
    """Change a worker's name, roles or team, or say that they left: active is False.

    Who left cannot do anything from then on. What they recorded stays theirs.

    Raises:
        NotForRole: the acting worker is not an administrator.
        StaleRecord: they are not what the user saw any more.
        InvalidEntry, TeamUnknown: a field does not fit.
        LastAdministrator: nobody could let anyone in any more.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        if staff.worker(cursor, seen.id) != seen:
            raise StaleRecord
        with plain_problems():
            changed = Worker.model_validate(
                {**seen.model_dump(), **fields, "id": seen.id}
            )
        if changed == seen:
            return seen
        staff.check_team(cursor, changed.team)
        staff.change_worker(cursor, changed)
        if not any(_is_administrator(one) for one in staff.workers(cursor)):
            raise LastAdministrator
        audit.write(cursor, at=at, by=by, act=_act(seen, changed), subject=seen.id)
    return changed


def give_account(
    store: Store, *, by: str, at: datetime, worker_id: str, sign_in: str, here: bool
) -> str | None:
    """Give someone a new sign-in name or a new password; return the password, if any.

    Also where they lost it, or where their organisation signs them in from now on.

    Raises:
        NotForRole: the acting worker is not an administrator.
        WorkerUnknown: nobody has this id.
        InvalidEntry, SignInTaken: the name does not fit.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        worker = staff.worker(cursor, worker_id)
        with plain_problems():
            account = Account(worker=worker.id, sign_in=sign_in)
        password = _put_account(cursor, account, here=here)
        audit.write(cursor, at=at, by=by, act="give_account", subject=worker.id)
    return password


def put_team(
    store: Store, *, by: str, at: datetime, fields: Mapping[str, object]
) -> Team:
    """Add a team, or name the one with this id anew. `fields` holds id and name.

    Raises:
        NotForRole: the acting worker is not an administrator.
        InvalidEntry: a field does not fit.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.MANAGE_PEOPLE)
        with plain_problems():
            team = Team.model_validate({"id": f"t-{uuid4()}", **fields})
        if team not in staff.teams(cursor):
            staff.put_team(cursor, team)
            audit.write(cursor, at=at, by=by, act="put_team", subject=team.id)
    return team


def _put_account(cursor: Cursor, account: Account, *, here: bool) -> str | None:
    if not here:
        staff.put_account(cursor, account)
        return None
    password = passwords.made_up()
    kept = {"password": passwords.kept(password), "must_change": True}
    staff.put_account(cursor, account.model_copy(update=kept))
    return password


def _colleague(worker: Worker, account: Account | None, cases: int) -> Colleague:
    return Colleague(
        worker=worker,
        sign_in=account.sign_in if account else None,
        here=account is None or account.password is not None,
        cases=cases,
    )


def _is_administrator(worker: Worker) -> bool:
    return worker.active and Role.ADMINISTRATOR in worker.roles


def _act(seen: Worker, changed: Worker) -> str:
    if seen.active != changed.active:
        return "open_account" if changed.active else "close_account"
    return "change_worker" if seen.roles == changed.roles else "change_roles"
