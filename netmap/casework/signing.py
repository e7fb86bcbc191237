"""Signing in and out, and one's own password. Each leaves a row in the audit trail."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from netmap.access import passwords
from netmap.access.sessions import Instant
from netmap.access.tries import Tries
from netmap.casework.acting import plain_problems
from netmap.errors import (
    NoAccount,
    NotAllowed,
    SessionOver,
    SetUpAlready,
    SignInRefused,
    StaleRecord,
)
from netmap.model.base import Line
from netmap.model.codes import Role
from netmap.model.staff import Account, Worker
from netmap.store import audit, staff
from netmap.store.database import Cursor, Store

LINE: TypeAdapter[str] = TypeAdapter(Line)
NOBODY = "nobody"
"""Whom an audit row names where nobody with an account tried."""
SIGN_IN, FAILED = "sign_in", "sign_in_failed"


def who_is(store: Store, *, by: str) -> Worker:
    """Return a worker who is signed in, as they are now.

    Raises:
        SessionOver: their access was ended meanwhile.
    """
    with store.reading() as cursor:
        worker = staff.worker(cursor, by)
    if not worker.active:
        raise SessionOver
    return worker


def demo_workers(store: Store) -> tuple[Worker, ...]:
    """Return whom one can be in a demo store; nobody in any other."""
    if not store.demo:
        return ()
    with store.reading() as cursor:
        workers = [one for one in staff.workers(cursor) if one.active]
    return tuple(sorted(workers, key=lambda one: list(Role).index(one.roles[0])))


def any_password(store: Store) -> bool:
    """Say whether any account has a password that is kept here."""
    with store.reading() as cursor:
        return any(one.password for one in staff.accounts(cursor))


def who_sets_up(store: Store) -> Worker | None:
    """Return who makes the first account of a store; nobody once there is one.

    It is the first active administrator, who made the store.
    """
    with store.reading() as cursor:
        return _who_sets_up(cursor)


def set_up(
    store: Store, *, at: datetime, fields: Mapping[str, object], password: str
) -> Worker:
    """Make the first account, that of an administrator. `fields` holds its sign_in.

    Raises:
        SetUpAlready: there is an account.
        InvalidEntry, PasswordUnfit: what was typed does not fit.
    """
    with store.writing() as cursor:
        worker = _who_sets_up(cursor)
        if worker is None:
            raise SetUpAlready
        with plain_problems():
            account = Account.model_validate({**fields, "worker": worker.id})
        passwords.check_fit(password, others=(account.sign_in, worker.name))
        kept = account.model_copy(update={"password": passwords.kept(password)})
        staff.put_account(cursor, kept)
        audit.write(cursor, at=at, by=worker.id, act="set_up", subject=worker.id)
    return worker


def sign_in(
    store: Store, *, now: Instant, tries: Tries, name: str, password: str
) -> Worker:
    """Return who signs in with this name and password.

    Raises:
        TooManyTries: after wrong passwords, and not waited long enough.
        SignInRefused: they do not belong together, or the account is closed.
    """
    tries.take(name, now.steady)
    typed = name.encode("utf-8", "replace").decode().strip().lower()
    with store.reading() as cursor:
        account = staff.account_named(cursor, typed)
    right = passwords.is_right(password, account.password if account else None)
    with store.writing() as cursor:
        worker = staff.worker(cursor, account.worker) if account else None
        same = account and staff.account_of(cursor, account.worker) == account
        right = right and bool(same)
        if worker is None or not right or not worker.active:
            refused = worker.id if worker else NOBODY
            audit.write(cursor, at=now.at, by=refused, act=FAILED)
        else:
            audit.write(cursor, at=now.at, by=worker.id, act=SIGN_IN)
    if worker is None or not right or not worker.active:
        raise SignInRefused
    tries.right(name)
    return worker


def sign_in_with(
    store: Store, *, at: datetime, claims: Mapping[str, object], trusting: bool = False
) -> Worker:
    """Return who signs in by what their organisation says of them.

    An account is found by issuer and subject. The first time it is found by its
    sign-in name, the e-mail address, and bound to the subject, so that nobody who is
    given the same address later comes in with it. The organisation has to say that the
    address is verified, unless one is `trusting` whatever address it gives.

    Raises:
        NoAccount: there is none, or it is closed, or it is somebody else's.
    """
    subject = f"{claims.get('iss', '')} {claims.get('sub', '')}"
    with store.writing() as cursor:
        account = _account_of(cursor, subject, claims, trusting=trusting)
        worker = staff.worker(cursor, account.worker) if account else None
        if account is None or worker is None or not worker.active:
            by = worker.id if worker else NOBODY
            audit.write(cursor, at=at, by=by, act=FAILED)
            worker = None
        else:
            if subject != account.subject:
                bound = account.model_copy(update={"subject": subject})
                staff.put_account(cursor, bound)
            audit.write(cursor, at=at, by=worker.id, act=SIGN_IN)
    if worker is None:
        raise NoAccount
    return worker


def sign_in_demo(store: Store, *, at: datetime, worker_id: str) -> Worker:
    """Return one of the workers of a demo store, where everyone is fictional.

    Raises:
        NotAllowed: the store is not a demo, or the worker is not active.
    """
    with store.writing() as cursor:
        worker = staff.worker(cursor, worker_id)
        if not store.demo or not worker.active:
            raise NotAllowed
        audit.write(cursor, at=at, by=worker.id, act=SIGN_IN)
    return worker


def sign_out(store: Store, *, by: str, at: datetime) -> None:
    """Put on record that someone signed out."""
    with store.writing() as cursor:
        audit.write(cursor, at=at, by=by, act="sign_out")


def must_change(store: Store, *, by: str) -> bool:
    """Say whether someone else has seen the password that this worker signs in with."""
    with store.reading() as cursor:
        account = staff.account_of(cursor, by)
    return account is not None and account.must_change


def has_password(store: Store, *, by: str) -> bool:
    """Say whether this worker's password is kept here."""
    with store.reading() as cursor:
        account = staff.account_of(cursor, by)
    return account is not None and account.password is not None


def change_password(
    store: Store, *, by: str, now: Instant, tries: Tries, old: str, new: str
) -> None:
    """Change one's own password.

    Raises:
        TooManyTries, SignInRefused: the old one is not right.
        PasswordUnfit: the new one would be guessed, or is the old one.
        StaleRecord: an administrator changed the account meanwhile.
    """
    with store.reading() as cursor:
        worker, account = staff.worker(cursor, by), staff.account_of(cursor, by)
    if account is None or account.password is None or not worker.active:
        raise SignInRefused
    tries.take(account.sign_in, now.steady)
    if not passwords.is_right(old, account.password):
        raise SignInRefused
    tries.right(account.sign_in)
    passwords.check_fit(new, others=(account.sign_in, worker.name, old))
    kept = {"password": passwords.kept(new), "must_change": False}
    with store.writing() as cursor:
        if staff.account_of(cursor, by) != account:
            raise StaleRecord
        staff.put_account(cursor, account.model_copy(update=kept))
        audit.write(cursor, at=now.at, by=by, act="change_password", subject=by)


def _account_of(
    cursor: Cursor, subject: str, claims: Mapping[str, object], *, trusting: bool
) -> Account | None:
    if not claims.get("iss") or not claims.get("sub") or not _is_line(subject):
        return None
    known = staff.account_of_subject(cursor, subject)
    email = str(claims.get("email") or "").strip().lower()
    verified = str(claims.get("email_verified", trusting)).lower() == "true"
    if known is not None or not email or not verified:
        return known
    named = staff.account_named(cursor, email)
    free = named is not None and not named.subject and named.password is None
    return named if free else None


def _is_line(text: str) -> bool:
    """Say whether an account can keep this text."""
    try:
        LINE.validate_python(text)
    except ValidationError:
        return False
    return True


def _who_sets_up(cursor: Cursor) -> Worker | None:
    if staff.accounts(cursor):
        return None
    found = [
        one
        for one in staff.workers(cursor)
        if one.active and Role.ADMINISTRATOR in one.roles
    ]
    return found[0] if found else None
