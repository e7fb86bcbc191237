"""Signing in: by a password kept here, by an organisation, in a demo; one sentence."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from netmap.access.passwords import is_right, kept
from netmap.access.sessions import Instant
from netmap.access.tries import Tries
from netmap.casework import signing
from netmap.casework.caseload import see_caseload
from netmap.casework.keeping import make_store
from netmap.casework.signing import (
    change_password,
    sign_in,
    sign_in_demo,
    sign_in_with,
    who_is,
)
from netmap.errors import (
    InvalidEntry,
    NetmapError,
    NoAccount,
    NotAllowed,
    PasswordUnfit,
    SessionOver,
    SetUpAlready,
    SignInRefused,
    TooManyTries,
    WorkerUnknown,
)
from netmap.model.codes import Role
from netmap.model.staff import Account, Worker
from netmap.store import staff
from netmap.store.audit import AuditEntry
from netmap.store.database import Store
from netmap.store.people import Slice
from tests.support.tale import ASH, AT, BILL, SUE, Tale, employ, trail

ADMIN = Worker(id="w-adm", name="Ada Example", roles=(Role.ADMINISTRATOR,), team="hq")
PASSWORD = "four plain words here"
NEW = "quite other words now"
NOW = Instant(AT, 9_000.0)
MAIL = "bill@north.example"
SAID: dict[str, object] = {
    "iss": "https://login.north.example",
    "sub": "s-0815",
    "email": MAIL,
    "email_verified": True,
}
"""What Bill's organisation says of him."""


@cache
def digest() -> str:
    return kept(PASSWORD)


@pytest.fixture
def tries() -> Tries:
    return Tries()


@pytest.fixture
def accounts(store: Store) -> Store:
    """Ash has a password here, Bill's organisation signs him in, Sue has left."""
    with store.writing() as cursor:
        for worker, name, password in (
            (ASH.id, "ash@north.example", digest()),
            (BILL.id, MAIL, None),
            (SUE.id, "sue@north.example", digest()),
        ):
            account = Account(worker=worker, sign_in=name, password=password)
            staff.put_account(cursor, account)
        staff.change_worker(cursor, SUE.model_copy(update={"active": False}))
    return store


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    """A demo store, that anyone can open, with Ash and Bill, and Sue who left."""
    with make_store(tmp_path / "demo.duckdb", key=None, worker=ASH, at=AT) as store:
        employ(store, SUE.model_copy(update={"active": False}), ADMIN, BILL)
        yield store


def later(seconds: float) -> Instant:
    return Instant(AT + timedelta(seconds=seconds), NOW.steady + seconds)


def left(store: Store) -> list[tuple[str, str, str | None]]:
    """Return by whom each row was left, which act it is, and about whom."""
    return [(one.recorded_by, one.act, one.subject) for one in trail(store)[1:]]


def account(store: Store, worker_id: str) -> Account:
    with store.reading() as cursor:
        found = staff.account_of(cursor, worker_id)
    assert found is not None
    return found


def text_of(rows: list[AuditEntry]) -> str:
    return " ".join(one.model_dump_json() for one in rows)


# The first account


def test_the_administrator_who_made_the_store_sets_it_up(store: Store) -> None:
    """Nobody can, before there is one; the account signs in from then on."""
    assert signing.who_sets_up(store) is None
    employ(store, ADMIN)
    assert signing.who_sets_up(store) == ADMIN
    fields = {"sign_in": " Ada@HQ.example "}
    made = signing.set_up(store, at=AT, fields=fields, password=PASSWORD)
    assert made == ADMIN
    assert left(store) == [(ADMIN.id, "set_up", ADMIN.id)]
    found = account(store, ADMIN.id)
    assert (found.sign_in, found.must_change) == ("ada@hq.example", False)
    assert is_right(PASSWORD, found.password)


def test_a_store_is_set_up_once(accounts: Store) -> None:
    """Whoever has an account, and however they sign in."""
    employ(accounts, ADMIN)
    assert signing.who_sets_up(accounts) is None
    before = account(accounts, ASH.id)
    with pytest.raises(SetUpAlready):
        signing.set_up(accounts, at=AT, fields={"sign_in": "me"}, password=PASSWORD)
    assert account(accounts, ASH.id) == before
    assert left(accounts) == []


def test_an_administrator_who_left_does_not_set_up(store: Store) -> None:
    employ(store, ADMIN.model_copy(update={"active": False}))
    with pytest.raises(SetUpAlready):
        signing.set_up(store, at=AT, fields={"sign_in": "me"}, password=PASSWORD)


@pytest.mark.parametrize(
    ("fields", "password", "error"),
    [
        ({"sign_in": "ada"}, "short", PasswordUnfit),
        ({"sign_in": "ada.example.hq"}, "ADA.example.HQ", PasswordUnfit),
        ({"sign_in": "ada"}, "ada  example", None),
        ({"sign_in": "  "}, PASSWORD, InvalidEntry),
        ({"sign_in": "a" * 201}, PASSWORD, InvalidEntry),
        ({"sign_in": "a\u202eb"}, PASSWORD, InvalidEntry),
        ({}, PASSWORD, InvalidEntry),
    ],
)
def test_what_does_not_fit_sets_nothing_up(
    store: Store,
    fields: dict[str, object],
    password: str,
    error: type[NetmapError] | None,
) -> None:
    """And leaves the store to be set up."""
    employ(store, ADMIN)
    if error is None:
        signing.set_up(store, at=AT, fields=fields, password=password)
        return
    with pytest.raises(error):
        signing.set_up(store, at=AT, fields=fields, password=password)
    assert signing.who_sets_up(store) == ADMIN
    assert left(store) == []


# A password that is kept here


def test_who_knows_name_and_password_is_in(accounts: Store, tries: Tries) -> None:
    found = sign_in(
        accounts, now=NOW, tries=tries, name="ash@north.example", password=PASSWORD
    )
    assert found == ASH
    assert left(accounts) == [(ASH.id, "sign_in", None)]


@pytest.mark.parametrize("name", ["ASH@North.Example", "  ash@north.example\t"])
def test_a_name_is_the_same_in_other_letters_and_with_blanks_around(
    accounts: Store, tries: Tries, name: str
) -> None:
    found = sign_in(accounts, now=NOW, tries=tries, name=name, password=PASSWORD)
    assert found == ASH


REFUSED = {
    "wrong password": ("ash@north.example", "not these words", ASH.id),
    "password in other letters": ("ash@north.example", PASSWORD.upper(), ASH.id),
    "no password": ("ash@north.example", "", ASH.id),
    "unknown name": ("secret-name", PASSWORD, "nobody"),
    "no name": ("", "", "nobody"),
    "markup": ("<b>ash</b>", PASSWORD, "nobody"),
    "SQL": ("ash' OR 1=1; DROP TABLE account; --", PASSWORD, "nobody"),
    "override": ("\u202eash", PASSWORD, "nobody"),
    "very long": ("a" * 50_000, "b" * 50_000, "nobody"),
    "a worker's id": (ASH.id, PASSWORD, "nobody"),
    "closed account": ("sue@north.example", PASSWORD, SUE.id),
    "closed account, wrong": ("sue@north.example", "not these words", SUE.id),
    "password elsewhere": (MAIL, PASSWORD, BILL.id),
    "no password elsewhere": (MAIL, "", BILL.id),
}


@pytest.mark.parametrize(
    ("name", "password", "by"), REFUSED.values(), ids=REFUSED.keys()
)
def test_anyone_else_is_refused_in_the_same_words(
    accounts: Store, tries: Tries, name: str, password: str, by: str
) -> None:
    """A row says that it happened, and nothing that was typed."""
    with pytest.raises(SignInRefused) as refused:
        sign_in(accounts, now=NOW, tries=tries, name=name, password=password)
    assert str(refused.value) == SignInRefused.sentence
    assert refused.value.args == ()
    assert left(accounts) == [(by, "sign_in_failed", None)]
    said = text_of(trail(accounts))
    assert "secret-name" not in said
    assert "not these" not in said
    assert account(accounts, ASH.id).password == digest()


@pytest.mark.parametrize("name", ["ash@north.example", "nobody@here.example"])
def test_after_three_wrong_passwords_the_next_has_to_wait(
    accounts: Store, tries: Tries, name: str
) -> None:
    """Longer each time, and no less for a name that nobody has; the right one too."""
    password = "not these words"
    at = 0.0
    for wait in (0, 0, 1, 2, 4):
        with pytest.raises(SignInRefused):
            sign_in(accounts, now=later(at), tries=tries, name=name, password=password)
        if wait:
            before = left(accounts)
            with pytest.raises(TooManyTries):
                sign_in(
                    accounts,
                    now=later(at + wait - 0.5),
                    tries=tries,
                    name=f" {name.upper()}",
                    password=PASSWORD,
                )
            assert left(accounts) == before
        at += wait
    assert len(left(accounts)) == 5


def test_who_waited_gets_in_and_starts_anew(accounts: Store, tries: Tries) -> None:
    name = "ash@north.example"
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(accounts, now=NOW, tries=tries, name=name, password="wrong")
    sign_in(accounts, now=later(1), tries=tries, name=name, password=PASSWORD)
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(accounts, now=later(1), tries=tries, name=name, password="wrong")


def test_a_clock_that_is_set_on_shortens_no_wait(accounts: Store, tries: Tries) -> None:
    """The wait is told by the one that nobody can set."""
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(accounts, now=NOW, tries=tries, name="x", password="wrong")
    ahead = Instant(AT + timedelta(days=1), NOW.steady)
    with pytest.raises(TooManyTries):
        sign_in(accounts, now=ahead, tries=tries, name="x", password="wrong")


def test_a_closed_account_waits_and_does_not_forget(
    accounts: Store, tries: Tries
) -> None:
    """A right password that does not let in is a wrong try like any other."""
    for _ in range(3):
        with pytest.raises(SignInRefused):
            sign_in(
                accounts,
                now=NOW,
                tries=tries,
                name="sue@north.example",
                password=PASSWORD,
            )
    with pytest.raises(TooManyTries):
        tries._check("sue@north.example", NOW.steady)


def test_two_workers_with_one_name_are_two_people(store: Store, tries: Tries) -> None:
    """Each comes in as themselves, and sees their own cases."""
    twin = Worker(id="w-ash-2", name=ASH.name, team="north")
    employ(store, twin)
    other = kept(NEW)
    with store.writing() as cursor:
        staff.put_account(
            cursor, Account(worker=ASH.id, sign_in="ash", password=digest())
        )
        staff.put_account(
            cursor, Account(worker=twin.id, sign_in="ash2", password=other)
        )
    Tale(store).register()
    one = sign_in(store, now=NOW, tries=tries, name="ash", password=PASSWORD)
    two = sign_in(store, now=NOW, tries=tries, name="ash2", password=NEW)
    with pytest.raises(SignInRefused):
        sign_in(store, now=NOW, tries=tries, name="ash2", password=PASSWORD)
    assert one.name == two.name
    assert [
        see_caseload(store, by=who.id, at=AT, part=Slice()).found for who in (one, two)
    ] == [1, 0]


# An organisation's own sign-in


def test_the_first_time_an_account_is_found_by_its_address(accounts: Store) -> None:
    """And bound to whom the organisation means, by issuer and subject."""
    assert sign_in_with(accounts, at=AT, claims=SAID) == BILL
    assert account(accounts, BILL.id).subject == "https://login.north.example s-0815"
    assert left(accounts) == [(BILL.id, "sign_in", None)]


def test_an_address_in_other_letters_is_the_same(accounts: Store) -> None:
    claims = {**SAID, "email": " Bill@North.EXAMPLE "}
    assert sign_in_with(accounts, at=AT, claims=claims) == BILL


def test_from_then_on_it_is_found_by_its_subject(accounts: Store) -> None:
    """Bill married, or changed to another department."""
    sign_in_with(accounts, at=AT, claims=SAID)
    for email in ("bill.new@north.example", "ash@north.example", None, ""):
        assert sign_in_with(accounts, at=AT, claims={**SAID, "email": email}) == BILL
    assert account(accounts, BILL.id).sign_in == MAIL


@pytest.mark.parametrize(
    "other", [{"sub": "s-4711"}, {"iss": "https://elsewhere.example"}]
)
def test_who_is_given_an_address_later_does_not_come_in_with_it(
    accounts: Store, other: dict[str, object]
) -> None:
    """Another person of the organisation, or another organisation."""
    sign_in_with(accounts, at=AT, claims=SAID)
    with pytest.raises(NoAccount):
        sign_in_with(accounts, at=AT, claims={**SAID, **other})
    assert left(accounts)[-1] == ("nobody", "sign_in_failed", None)
    assert sign_in_with(accounts, at=AT, claims=SAID) == BILL


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": MAIL, "email_verified": True},
        {**SAID, "iss": ""},
        {**SAID, "sub": ""},
        {**SAID, "iss": None},
        {**SAID, "sub": None},
        {**SAID, "email_verified": False},
        {**SAID, "email": ""},
        {**SAID, "email": None},
        {**SAID, "email": "unknown@north.example"},
        {**SAID, "email": "' OR 1=1; --"},
        {**SAID, "email": f"{MAIL}\u202e"},
    ],
    ids=str,
)
def test_who_is_not_said_surely_does_not_come_in(
    accounts: Store, claims: dict[str, object]
) -> None:
    """No issuer, no subject, an address nobody checked, or nobody's address."""
    with pytest.raises(NoAccount):
        sign_in_with(accounts, at=AT, claims=claims)
    assert left(accounts) == [("nobody", "sign_in_failed", None)]
    assert account(accounts, BILL.id).subject == ""


def test_an_organisation_that_says_nothing_of_addresses_has_to_be_trusted(
    accounts: Store,
) -> None:
    """Whoever runs netmap says so; one that is known needs no address."""
    claims = {key: said for key, said in SAID.items() if key != "email_verified"}
    with pytest.raises(NoAccount):
        sign_in_with(accounts, at=AT, claims=claims)
    assert sign_in_with(accounts, at=AT, claims=claims, trusting=True) == BILL
    assert sign_in_with(accounts, at=AT, claims={**SAID, "email_verified": False})


def test_an_account_with_a_password_here_is_not_taken_over(accounts: Store) -> None:
    """Whatever address an organisation gives its people."""
    claims = {**SAID, "email": "ash@north.example"}
    with pytest.raises(NoAccount):
        sign_in_with(accounts, at=AT, claims=claims)
    assert account(accounts, ASH.id).subject == ""
    assert left(accounts) == [("nobody", "sign_in_failed", None)]


@pytest.mark.parametrize("bound", [True, False])
def test_a_closed_account_does_not_let_in(accounts: Store, *, bound: bool) -> None:
    """It is said as if there were none; the row knows who it was."""
    if bound:
        sign_in_with(accounts, at=AT, claims=SAID)
    with accounts.writing() as cursor:
        staff.change_worker(cursor, BILL.model_copy(update={"active": False}))
    with pytest.raises(NoAccount) as refused:
        sign_in_with(accounts, at=AT, claims=SAID)
    assert str(refused.value) == NoAccount.sentence
    assert left(accounts)[-1] == (BILL.id, "sign_in_failed", None)
    assert (account(accounts, BILL.id).subject == "") is not bound


def test_no_row_holds_what_an_organisation_said(accounts: Store) -> None:
    sign_in_with(accounts, at=AT, claims=SAID)
    with pytest.raises(NoAccount):
        sign_in_with(accounts, at=AT, claims={**SAID, "sub": "s-4711"})
    said = text_of(trail(accounts))
    for word in ("s-0815", "s-4711", "login.north", MAIL):
        assert word not in said


# A demo


def test_in_a_demo_anyone_is_anyone(demo: Store) -> None:
    """By their place in the list of roles; who left is not there."""
    assert signing.demo_workers(demo) == (ASH, BILL, ADMIN)
    assert sign_in_demo(demo, at=AT, worker_id=BILL.id) == BILL
    assert left(demo) == [(BILL.id, "sign_in", None)]


def test_in_a_demo_nobody_is_who_left(demo: Store) -> None:
    with pytest.raises(NotAllowed):
        sign_in_demo(demo, at=AT, worker_id=SUE.id)
    with pytest.raises(WorkerUnknown):
        sign_in_demo(demo, at=AT, worker_id="w-nobody")
    assert left(demo) == []


def test_in_no_other_store_anyone_comes_in_without_a_password(store: Store) -> None:
    assert signing.demo_workers(store) == ()
    with pytest.raises(NotAllowed):
        sign_in_demo(store, at=AT, worker_id=ASH.id)
    assert left(store) == []


# One's own password


def test_a_password_is_changed_with_the_old_one(accounts: Store, tries: Tries) -> None:
    """From then on the new one lets in, and the old one does not."""
    change_password(accounts, by=ASH.id, now=NOW, tries=tries, old=PASSWORD, new=NEW)
    assert left(accounts) == [(ASH.id, "change_password", ASH.id)]
    name = "ash@north.example"
    assert sign_in(accounts, now=NOW, tries=tries, name=name, password=NEW) == ASH
    with pytest.raises(SignInRefused):
        sign_in(accounts, now=NOW, tries=tries, name=name, password=PASSWORD)


def test_one_that_somebody_saw_is_to_be_changed_and_then_no_more(
    accounts: Store, tries: Tries
) -> None:
    with accounts.writing() as cursor:
        seen = account(accounts, ASH.id).model_copy(update={"must_change": True})
        staff.put_account(cursor, seen)
    assert signing.must_change(accounts, by=ASH.id)
    change_password(accounts, by=ASH.id, now=NOW, tries=tries, old=PASSWORD, new=NEW)
    assert not signing.must_change(accounts, by=ASH.id)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("not these words", NEW, SignInRefused),
        ("", NEW, SignInRefused),
        (PASSWORD, "short", PasswordUnfit),
        (PASSWORD, "ab" * 10, PasswordUnfit),
        (PASSWORD, PASSWORD, PasswordUnfit),
        (PASSWORD, PASSWORD.upper(), PasswordUnfit),
        (PASSWORD, "Ash@North.Example", PasswordUnfit),
        (PASSWORD, "x" * 201, PasswordUnfit),
    ],
)
def test_a_password_stays_where_the_old_is_wrong_or_the_new_unfit(
    accounts: Store, tries: Tries, old: str, new: str, error: type[NetmapError]
) -> None:
    with pytest.raises(error):
        change_password(accounts, by=ASH.id, now=NOW, tries=tries, old=old, new=new)
    assert account(accounts, ASH.id).password == digest()
    assert left(accounts) == []


def test_the_old_password_cannot_be_guessed_here_either(
    accounts: Store, tries: Tries
) -> None:
    """On a screen that someone left: the tries count as those of signing in."""
    for _ in range(3):
        with pytest.raises(SignInRefused):
            change_password(
                accounts, by=ASH.id, now=NOW, tries=tries, old="wrong", new=NEW
            )
    with pytest.raises(TooManyTries):
        change_password(
            accounts, by=ASH.id, now=NOW, tries=tries, old=PASSWORD, new=NEW
        )
    with pytest.raises(TooManyTries):
        sign_in(
            accounts, now=NOW, tries=tries, name="ash@north.example", password=PASSWORD
        )


@pytest.mark.parametrize("by", [BILL.id, SUE.id])
def test_who_has_no_password_here_or_has_left_changes_none(
    accounts: Store, tries: Tries, by: str
) -> None:
    with pytest.raises(SignInRefused):
        change_password(accounts, by=by, now=NOW, tries=tries, old=PASSWORD, new=NEW)
    assert left(accounts) == []


def test_it_is_known_who_has_a_password_here(accounts: Store) -> None:
    assert signing.has_password(accounts, by=ASH.id)
    assert not signing.has_password(accounts, by=BILL.id)
    assert not signing.has_password(accounts, by=ADMIN.id)
    assert not signing.must_change(accounts, by=ADMIN.id)
    assert signing.any_password(accounts)
    with accounts.writing() as cursor:
        cursor.execute("UPDATE account SET password = NULL")
    assert not signing.any_password(accounts)


# Being signed in


def test_who_left_is_signed_in_no_more(store: Store) -> None:
    """From the next click on; others go on, as they are now."""
    assert who_is(store, by=ASH.id) == ASH
    changed = ASH.model_copy(update={"name": "Ashley Example"})
    with store.writing() as cursor:
        staff.change_worker(cursor, changed)
    assert who_is(store, by=ASH.id) == changed
    with store.writing() as cursor:
        staff.change_worker(cursor, ASH.model_copy(update={"active": False}))
    with pytest.raises(SessionOver):
        who_is(store, by=ASH.id)
    with pytest.raises(WorkerUnknown):
        who_is(store, by="w-nobody")


def test_signing_out_is_on_record(store: Store) -> None:
    signing.sign_out(store, by=ASH.id, at=AT)
    assert left(store) == [(ASH.id, "sign_out", None)]
