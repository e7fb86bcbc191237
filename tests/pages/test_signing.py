"""Signing in and out: each way in, whose session it is, and what is kept of it."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap import desk
from netmap.access import passwords
from netmap.access.sessions import Instant, Limits
from netmap.casework import drawing
from netmap.casework.keeping import make_store
from netmap.casework.records import see_facts
from netmap.demo import WORKERS, make_demo
from netmap.errors import (
    NoAccount,
    NotForRole,
    NotFound,
    PasswordUnfit,
    SessionIdle,
    SessionLong,
    SessionOver,
    SignInRefused,
    TooManyTries,
    WrongSetUpCode,
)
from netmap.model.codes import Role, Sector
from netmap.model.contact import Contact
from netmap.model.staff import Account, Worker
from netmap.settings import Settings
from netmap.store import people, staff
from netmap.ui import caseload, navigation, page, shared, sight, signed, toolbar, watch
from netmap.ui import signing as ui
from netmap.ui.place import PLACE, Place
from netmap.words import access, changes, contact, screen, signing
from netmap.words import claims as evidence
from netmap.words.labels import label
from tests.support import app
from tests.support.tale import employ

KEY = "an invented key for tests"
PASSWORD = "four words make one"
OTHER = "five words make another"
BEA = Worker(id="w-bea", name="Bea Example")
BORIS = Worker(id="w-boris", name="Boris", roles=(Role.ADMINISTRATOR,))
NINA = Worker(id="w-nina", name="Nina Example")
GONE = Worker(id="w-gone", name="Gwen Example", active=False)
TWINS = tuple(Worker(id=f"w-sam-{n}", name="Sam Twin") for n in (1, 2))
EMAIL = "nina@example.org"
TYPED = "He rang twice on Monday."
HOME = ("Bryn", "Wren", "W 1")
"""What stands on the pages of Wren's case, and on no other."""


class Clock:
    """The two clocks of a session, which stand still unless a test moves them."""

    def __init__(self) -> None:
        self._now = desk.instant()

    def instant(self) -> Instant:
        return self._now

    def now(self) -> datetime:
        return self._now.at

    def pass_by(self, **span: float) -> None:
        """Let time go by on both."""
        long = timedelta(**span)
        self._now = Instant(
            self._now.at + long, self._now.steady + long.total_seconds()
        )

    def set_back(self, **span: float) -> None:
        """Set back the one that can be."""
        self._now = self._now._replace(at=self._now.at - timedelta(**span))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    for module in (page, signed, ui, watch, app):
        monkeypatch.setattr(module, "instant", found.instant)
    for module in (page, signed, ui):
        monkeypatch.setattr(module, "now", found.now)
    return found


@pytest.fixture
def crew(draft: None) -> None:
    """Wren's draft is Ash's; Bea and Boris, who manages people, work there too."""
    employ(app.store(), BEA, BORIS)


@pytest.fixture(scope="session")
def real_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted store: Wren of Ash, who signs in with a password, and others."""
    path = tmp_path_factory.mktemp("real") / "real.duckdb"
    with make_store(path, key=KEY, worker=app.WORKER, at=app.AT) as store:
        employ(store, BEA, NINA, GONE, *TWINS)
        app.add_participant(store, app.WREN, app.NAME, "W 1")
        app.begin(store)
        bryn = app.ALTERS["a-bryn"]
        made = drawing.add_alter(app.map_of(store, app.DRAFT), "a-bryn", bryn)
        app.edit(store, app.DRAFT, made)
        with store.writing() as cursor:
            staff.put_account(cursor, account(app.WORKER, "ash"))
            staff.put_account(cursor, account(BEA, "bea", must_change=True))
            staff.put_account(cursor, account(GONE, "gwen"))
            staff.put_account(cursor, Account(worker=NINA.id, sign_in=EMAIL))
            for number, twin in enumerate(TWINS):
                staff.put_account(cursor, account(twin, f"sam{number}"))
    return path


@pytest.fixture
def real(real_file: Path, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "real.duckdb"
    shutil.copyfile(real_file, path)
    with app.app_over(path, key=KEY):
        yield path


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Path]:
    """An encrypted store that Boris made, and nobody has an account."""
    path = tmp_path / "bare.duckdb"
    make_store(path, key=KEY, worker=BORIS, at=app.AT).close()
    with app.app_over(path, key=KEY):
        yield path


@cache
def digest() -> str:
    return passwords.kept(PASSWORD)


def account(worker: Worker, sign_in: str, *, must_change: bool = False) -> Account:
    return Account(
        worker=worker.id, sign_in=sign_in, password=digest(), must_change=must_change
    )


def press(at: AppTest, worker: Worker = app.WORKER) -> AppTest:
    """Go on as someone in a demo."""
    return at.button(key=f"demo.{worker.id}").click().run()


def submit(at: AppTest, form: str) -> AppTest:
    """Press the button of a form."""
    [one] = [one for one in at.button if one.proto.form_id == form]
    return one.click().run()


def try_in(at: AppTest, name: str, password: str = PASSWORD) -> AppTest:
    at.text_input(key=ui.NAME).set_value(name)
    at.text_input(key=ui.PASSWORD).set_value(password)
    return submit(at, "sign_in")


def set_up(at: AppTest, code: str, password: str = PASSWORD) -> AppTest:
    at.text_input(key=ui.CODE).set_value(code)
    at.text_input(key=ui.NAME).set_value("boris")
    at.text_input(key=ui.NEW).set_value(password)
    return submit(at, "set_up")


def renew(at: AppTest, old: str, new: str) -> AppTest:
    at.text_input(key=ui.OLD).set_value(old)
    at.text_input(key=ui.NEW).set_value(new)
    return submit(at, "change_password")


def sign_out(at: AppTest) -> AppTest:
    return at.button(key="sign_out").click().run()


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.title]


def errors(at: AppTest) -> list[str]:
    return [one.value for one in at.error]


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def done(at: AppTest) -> list[str]:
    return [one.value for one in at.success]


def asks_to_sign_in(at: AppTest) -> bool:
    """Say whether the page is the screen to sign in at, and nothing of a case."""
    text = "\n".join(one for _, one in app.strings_here(at))
    return (
        titles(at) == [signing.SIGN_IN]
        and not at.exception
        and not any(one in text for one in (*HOME, *app.SECRETS))
    )


def in_as(worker: Worker) -> str:
    """Return how the page says who is here."""
    roles = ", ".join(label(one).lower() for one in worker.roles)
    return signing.IN_USE.format(name=worker.name, roles=roles)


def is_in(at: AppTest, worker: Worker = app.WORKER) -> bool:
    return in_as(worker) in [one.proto.label for one in at.get("page_link")]


def change(worker: Worker, **fields: object) -> None:
    """Change a worker, as an administrator in another window would."""
    with app.store().writing() as cursor:
        changed = Worker.model_validate({**worker.model_dump(), **fields})
        staff.change_worker(cursor, changed)


def open_wren(at: AppTest) -> AppTest:
    """Open Wren's map from the caseload, where the address names the page."""
    app.button(at, screen.OPEN_NAMED.format(name="Wren A\\.")).click().run()
    at.context = {"url": f"http://localhost:8501/map?case={app.WREN}"}
    return at


def open_contact(at: AppTest) -> AppTest:
    """Open Wren's Contact page in the worker's own view, at what happened."""
    app.go(open_wren(at), "contact")
    at.context = {"url": f"http://localhost:8501/contact?case={app.WREN}"}
    return show_contacts(at)


def show_contacts(at: AppTest) -> AppTest:
    app.keyed(at, sight.VIEW).set_value(screen.DESK).run()
    return app.open_tab(at, contact.TAB_CONTACTS)


def words_of_bryn() -> Any:
    """Return what is stored of Bryn's own words."""
    network = app.map_of(app.store(), app.DRAFT)
    return app.stored_field(network, "tie", "a-bryn", "own_words")


def type_words(at: AppTest, words: str) -> AppTest:
    app.field(at, "tie", "a-bryn", "own_words").set_value(words)
    return at.run()


def acts_of(worker: Worker) -> list[str]:
    """Return what the record of use says that someone did, oldest first."""
    with app.store().reading() as cursor:
        found = cursor.execute(
            "SELECT act FROM audit WHERE recorded_by = ? ORDER BY number", [worker.id]
        ).fetchall()
    return [one[0] for one in found]


# A demo


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    make_demo(path, at=desk.now()).close()
    return path


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "demo.duckdb"
    shutil.copyfile(demo_file, path)
    with app.app_over(path):
        yield path


def test_a_demo_offers_one_press_for_each_role_and_asks_for_no_password(
    demo: Path,
) -> None:
    at = app.cold().run()
    assert [one.label for one in at.button] == [
        signing.DEMO_AS.format(name=one.name) for one in WORKERS
    ]
    assert not at.text_input


CASES = [
    screen.CASELOAD,
    screen.MAP,
    contact.CONTACT,
    screen.REVIEW,
    changes.CHANGES,
    evidence.EVIDENCE,
    evidence.CLAIMS,
]
CONCERNS = contact.TAB_CONCERNS


@pytest.mark.parametrize(
    ("role", "listed", "first"),
    [
        (Role.PRACTITIONER, [*CASES, CONCERNS], screen.CASELOAD),
        (
            Role.SUPERVISOR,
            [*CASES, CONCERNS, access.SUPERVISION, access.TRAIL],
            screen.CASELOAD,
        ),
        (Role.SAFEGUARDING_LEAD, [CONCERNS, access.TRAIL], CONCERNS),
        (Role.ADMINISTRATOR, [access.PEOPLE, access.TRAIL], access.PEOPLE),
        (Role.ASSESSOR, [evidence.CLAIMS], evidence.CLAIMS),
    ],
)
def test_each_role_begins_at_the_first_of_its_pages(
    demo: Path,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    listed: list[str],
    first: str,
) -> None:
    """AppTest runs app.py, which lists them, in the first run of a window alone."""
    drawn: list[list[str]] = []
    listing = navigation.pages

    def seen(worker: Worker | None) -> Any:
        found = listing(worker)
        drawn.append([one.title for one in found if one._visibility == "visible"])
        return found

    monkeypatch.setattr(page, "pages", seen)
    [worker] = [one for one in WORKERS if one.roles == (role,)]
    at = press(app.cold().run(), worker)
    assert is_in(at, worker)
    assert titles(at) == [first]
    assert not at.exception
    assert not at.error
    app.visit(worker.id)
    assert drawn == [[], listed, listed]


def test_an_assessor_is_told_where_there_is_no_claim_to_judge_yet(demo: Path) -> None:
    at = press(app.cold().run(), Worker(id="demo.assessor", name="Demo assessor"))
    assert infos(at) == [evidence.NO_CLAIMS]


def test_two_people_of_one_name_are_offered_as_two_and_come_in_as_themselves(
    wren: Path,
) -> None:
    employ(app.store(), *TWINS)
    with app.store().writing() as cursor:
        one = people.participant(cursor, app.WREN)
        given = one.model_copy(update={"worker": TWINS[1].id})
        people.change_participant(cursor, seen=one, changed=given)
    labels = [one.label for one in app.cold().run().button]
    assert labels.count(signing.DEMO_AS.format(name="Sam Twin")) == 2
    assert infos(press(app.cold().run(), TWINS[0])) == [screen.EMPTY_CASELOAD]
    assert app.NAME in app.everything(press(app.cold().run(), TWINS[1]))


# The first administrator


def test_the_first_administrator_is_made_with_the_code_and_is_signed_in(
    bare: Path,
) -> None:
    at = app.cold().run()
    assert [one.value for one in at.header] == [signing.SET_UP]
    set_up(at, f" {shared.shared().code} ")
    assert titles(at) == [access.PEOPLE]
    assert is_in(at, BORIS)
    again = try_in(app.cold().run(), "Boris")
    assert is_in(again, BORIS)


def test_another_code_makes_no_account(bare: Path) -> None:
    at = set_up(app.cold().run(), "0000 0000")
    assert errors(at) == [WrongSetUpCode.sentence]
    assert [one.value for one in at.header] == [signing.SET_UP]
    assert acts_of(BORIS) == ["init"]


def test_a_password_that_would_be_guessed_makes_no_account(bare: Path) -> None:
    at = set_up(app.cold().run(), shared.shared().code, "too short")
    problem = signing.TOO_SHORT.format(fewest=passwords.SHORTEST)
    assert errors(at) == [PasswordUnfit(problem=problem).sentence]
    assert acts_of(BORIS) == ["init"]
    assert titles(set_up(at, shared.shared().code)) == [access.PEOPLE]


def test_codes_cannot_be_tried_one_after_the_other(bare: Path, clock: Clock) -> None:
    at = app.cold().run()
    for _ in range(3):
        set_up(at, "0000 0000")
    clock.pass_by(seconds=0.5)
    set_up(at, shared.shared().code)
    assert errors(at) == [TooManyTries(seconds=1).sentence]


def test_the_code_is_on_no_page(bare: Path) -> None:
    at = app.cold().run()
    assert shared.shared().code not in app.everything(at)


def test_whoever_comes_second_is_told_that_there_is_an_account(bare: Path) -> None:
    first, second = app.cold().run(), app.cold().run()
    set_up(first, shared.shared().code)
    set_up(second, shared.shared().code, OTHER)
    assert asks_to_sign_in(second)
    assert len(second.error) == 1
    assert is_in(try_in(app.cold().run(), "boris"), BORIS)


# With a password


def test_name_and_password_let_in_whatever_the_letters_size(real: Path) -> None:
    at = try_in(app.cold().run(), " ASH ")
    assert titles(at) == [screen.CASELOAD]
    assert is_in(at)
    assert app.NAME in app.everything(at)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ash", "not the password"),
        ("nobody", PASSWORD),
        ("gwen", PASSWORD),
        (EMAIL, PASSWORD),
        ("", ""),
    ],
    ids=["password", "name", "closed", "organisation", "nothing"],
)
def test_whatever_is_wrong_one_sentence_says_so(
    real: Path, name: str, password: str
) -> None:
    at = try_in(app.cold().run(), name, password)
    assert errors(at) == [SignInRefused.sentence]
    assert asks_to_sign_in(at)
    assert at.text_input(key=ui.NAME).value == name
    assert not at.text_input(key=ui.PASSWORD).value


def test_two_people_of_one_name_have_accounts_of_their_own(real: Path) -> None:
    for number, twin in enumerate(TWINS):
        assert is_in(try_in(app.cold().run(), f"sam{number}"), twin)
        assert acts_of(twin)[0] == "sign_in"


def test_each_wrong_password_makes_the_wait_longer_also_for_the_right_one(
    real: Path, clock: Clock
) -> None:
    at = app.cold().run()
    for _ in range(3):
        assert errors(try_in(at, "ash", "wrong")) == [SignInRefused.sentence]
    for wait in (1, 2, 4):
        clock.pass_by(seconds=wait - 0.5)
        assert errors(try_in(at, "Ash")) == [TooManyTries(seconds=1).sentence]
        clock.pass_by(seconds=0.5)
        assert errors(try_in(at, "ash", "wrong")) == [SignInRefused.sentence]
    clock.pass_by(seconds=8)
    assert is_in(try_in(at, "ash"))


def test_wrong_passwords_of_one_name_keep_nobody_else_out(
    real: Path, clock: Clock
) -> None:
    at = app.cold().run()
    for _ in range(5):
        try_in(at, "ash", "wrong")
    assert is_in(try_in(at, "sam1"), TWINS[1])


def test_a_password_that_someone_else_saw_is_changed_before_anything_else(
    real: Path,
) -> None:
    with app.store().writing() as cursor:
        one = people.participant(cursor, app.WREN)
        given = one.model_copy(update={"worker": BEA.id})
        people.change_participant(cursor, seen=one, changed=given)
    at = try_in(app.cold().run(), "bea")
    for name in ("caseload", "map", "contact", "account"):
        at.session_state[PLACE] = Place(app.WREN)
        app.go(at, name)
        assert titles(at) == [signing.MUST_CHANGE]
        assert "Wren" not in app.everything(at)
    assert errors(renew(at, OTHER, OTHER)) == [SignInRefused.sentence]
    assert titles(renew(at, PASSWORD, "short")) == [signing.MUST_CHANGE]
    assert titles(renew(at, PASSWORD, PASSWORD)) == [signing.MUST_CHANGE]
    renew(at, PASSWORD, OTHER)
    assert signing.MUST_CHANGE not in titles(at)
    assert app.NAME in app.everything(app.go(at, "caseload"))
    assert errors(try_in(app.cold().run(), "bea")) == [SignInRefused.sentence]
    assert titles(try_in(app.cold().run(), "bea", OTHER)) == [screen.CASELOAD]


def test_that_a_password_was_changed_is_said_at_once(real: Path) -> None:
    at = renew(try_in(app.cold().run(), "bea"), PASSWORD, OTHER)
    assert done(at) == [signing.PASSWORD_CHANGED]


def test_changing_a_password_ends_every_other_session_of_the_same_worker(
    real: Path,
) -> None:
    one, other = (try_in(app.cold().run(), "ash") for _ in range(2))
    app.go(one, "account")
    renew(one, PASSWORD, OTHER)
    assert done(one) == [signing.PASSWORD_CHANGED]
    assert is_in(one)
    assert asks_to_sign_in(other.run())
    assert infos(other) == [SessionOver.sentence]


# Signing out


def test_signing_out_leaves_nothing_of_the_session_but_the_shell(crew: None) -> None:
    at = type_words(open_wren(press(app.cold().run())), TYPED)
    assert len(at.session_state) > 10
    sign_out(at)
    assert asks_to_sign_in(at)
    assert done(at) == [signing.SIGNED_OUT]
    known = {signed.SHELL} | {f"demo.{one.id}" for one in (app.WORKER, BEA, BORIS)}
    assert set(at.session_state.keys()) <= known
    assert acts_of(app.WORKER)[-1] == "sign_out"


def test_the_next_person_sees_nothing_of_the_last_one(crew: None) -> None:
    at = sign_out(open_wren(press(app.cold().run())))
    press(at, BEA)
    assert is_in(at, BEA)
    for name in ("caseload", "map", "contact", "review"):
        text = app.everything(app.go(at, name))
        assert not any(one in text for one in HOME)


def test_what_was_typed_is_not_there_after_signing_out(crew: None) -> None:
    key = f"record.{app.WREN}.contact.new..note"
    at = open_contact(press(app.cold().run()))
    app.keyed(at, key).set_value(TYPED).run()
    at = press(sign_out(at))
    assert app.keyed(open_contact(app.go(at, "caseload")), key).value != TYPED


def test_one_window_is_signed_out_alone(crew: None) -> None:
    one, other = press(app.cold().run()), press(app.cold().run())
    sign_out(one)
    assert is_in(other.run())


# Left alone


def test_what_is_typed_too_late_is_saved_once_the_same_person_is_back(
    crew: None, clock: Clock
) -> None:
    before = words_of_bryn()
    at = app.look_at(open_wren(press(app.cold().run())), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    clock.pass_by(minutes=15)
    words.set_value(TYPED).run()
    assert asks_to_sign_in(at)
    assert infos(at) == [f"{SessionIdle.sentence} {signing.KEPT}"]
    assert words_of_bryn() == before
    press(at)
    assert done(at) == [signing.DONE_NOW]
    assert f"{app.NAME}</h1>" in app.html(at)
    assert words_of_bryn() == TYPED
    assert app.field(at, "tie", "a-bryn", "own_words").value == TYPED


def test_another_person_who_signs_in_gets_nothing_of_it(
    crew: None, clock: Clock
) -> None:
    before = words_of_bryn()
    at = app.look_at(open_wren(press(app.cold().run())), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    clock.pass_by(minutes=15)
    words.set_value(TYPED).run()
    press(at, BEA)
    assert is_in(at, BEA)
    assert words_of_bryn() == before
    assert "edit" not in acts_of(BEA)
    for name in ("caseload", "map", "contact", "review"):
        text = app.everything(app.go(at, name))
        assert not any(one in text for one in (*HOME, TYPED))


def test_what_was_typed_too_late_waits_for_its_own_worker_in_any_window(
    crew: None, clock: Clock
) -> None:
    at = app.look_at(open_wren(press(app.cold().run())), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    clock.pass_by(minutes=15)
    words.set_value(TYPED).run()
    press(at, BEA)
    assert done(press(app.cold().run())) == [signing.DONE_NOW]
    assert words_of_bryn() == TYPED


def test_what_someone_else_changed_meanwhile_is_not_overwritten(
    crew: None, clock: Clock
) -> None:
    at = app.look_at(open_wren(press(app.cold().run())), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    clock.pass_by(minutes=15)
    words.set_value(TYPED).run()
    app.set_field(app.store(), "tie", "a-bryn", "own_words", "Saved elsewhere")
    press(at)
    assert errors(at) == [signing.DONE_SOME]
    assert words_of_bryn() == "Saved elsewhere"


def test_a_record_that_was_being_written_is_still_there(
    crew: None, clock: Clock
) -> None:
    key = f"record.{app.WREN}.contact.new..note"
    at = open_contact(press(app.cold().run()))
    app.keyed(at, key).set_value(TYPED).run()
    clock.pass_by(minutes=15)
    assert asks_to_sign_in(at.run())
    press(at)
    assert f"{app.NAME}</h1>" in app.html(at)
    assert app.keyed(show_contacts(at), key).value == TYPED


def test_a_record_that_was_typed_too_late_is_still_there(
    crew: None, clock: Clock
) -> None:
    key = f"record.{app.WREN}.contact.new..note"
    at = open_contact(press(app.cold().run()))
    note = app.keyed(at, key)
    clock.pass_by(minutes=15)
    note.set_value(TYPED).run()
    assert asks_to_sign_in(at)
    press(at)
    assert app.keyed(show_contacts(at), key).value == TYPED


def contacts() -> list[str]:
    """Return the notes of the contacts that are on record."""
    found = see_facts(app.store(), by=app.WORKER.id, at=app.AT, participant_id=app.WREN)
    return [one.body.note for one in found if isinstance(one.body, Contact)]


def write_contact(at: AppTest, note: str) -> AppTest:
    """Fill in the form of a contact, and press its button."""
    prefix = f"record.{app.WREN}.contact.new.."
    app.keyed(at, f"{prefix}alters").set_value(["a-cai"]).run()
    app.keyed(at, f"{prefix}mode").set_value("phone").run()
    app.keyed(at, f"{prefix}note").set_value(note).run()
    app.keyed(at, f"save.{prefix}").click()
    return at


def test_a_record_saved_too_late_is_saved_once_and_the_next_one_is_another(
    crew: None, clock: Clock
) -> None:
    at = write_contact(open_contact(press(app.cold().run())), TYPED)
    clock.pass_by(minutes=15)
    assert asks_to_sign_in(at.run())
    assert contacts() == []
    press(at)
    assert contacts() == [TYPED]
    assert len(at.success) == 1
    write_contact(show_contacts(at), "Another one.").run()
    assert sorted(contacts()) == ["Another one.", TYPED]


def test_a_record_that_another_person_was_writing_is_not_there(
    crew: None, clock: Clock
) -> None:
    """Bea takes the case over, so the same form is hers."""
    key = f"record.{app.WREN}.contact.new..note"
    at = open_contact(press(app.cold().run()))
    app.keyed(at, key).set_value(TYPED).run()
    with app.store().writing() as cursor:
        one = people.participant(cursor, app.WREN)
        given = one.model_copy(update={"worker": BEA.id})
        people.change_participant(cursor, seen=one, changed=given)
    clock.pass_by(minutes=15)
    press(at.run(), BEA)
    assert app.keyed(open_contact(app.go(at, "caseload")), key).value != TYPED


def registered() -> list[str]:
    with app.store().reading() as cursor:
        return sorted(one.name for one in people.participants(cursor))


def add(at: AppTest, name: str, reference: str) -> AppTest:
    app.keyed(at, caseload.NEW_NAME).set_value(name)
    app.keyed(at, caseload.NEW_REFERENCE).set_value(reference)
    app.keyed(at, caseload.NEW_FICTIONAL).set_value(True)
    return submit(at, "new_participant")


def test_whoever_was_added_too_late_is_added_once_the_worker_is_back(
    crew: None, clock: Clock
) -> None:
    at = press(app.cold().run())
    clock.pass_by(minutes=15)
    add(at, "Robin", "R 1")
    assert asks_to_sign_in(at)
    assert registered() == [app.NAME]
    press(at)
    assert registered() == ["Robin", app.NAME]


def test_after_someone_was_added_late_the_next_one_can_be_added(
    crew: None, clock: Clock
) -> None:
    at = press(app.cold().run())
    clock.pass_by(minutes=15)
    press(add(at, "Robin", "R 1"))
    add(app.go(at, "caseload"), "Lark", "L 1")
    assert registered() == ["Lark", "Robin", app.NAME]


def test_someone_put_on_the_map_too_late_is_on_it_once_the_worker_is_back(
    crew: None, clock: Clock
) -> None:
    at = open_wren(press(app.cold().run()))
    app.keyed(at, toolbar.NAME).set_value("Dov")
    app.keyed(at, toolbar.SECTOR).set_value(Sector.FRIENDS)
    clock.pass_by(minutes=15)
    app.button(at, screen.ADD_TO_MAP).click().run()
    press(at)
    names = [one.name for one in app.map_of(app.store(), app.DRAFT).alters]
    assert "Dov" in names


def test_a_click_in_time_keeps_a_session_for_as_long_again(
    crew: None, clock: Clock
) -> None:
    at = press(app.cold().run())
    for _ in range(3):
        clock.pass_by(minutes=14)
        assert is_in(at.run())


def test_a_session_ends_however_much_is_done_in_it(
    crew: None, clock: Clock, wren: Path
) -> None:
    limits = Limits(absolute=timedelta(minutes=20))
    with app.app_over(wren):
        shared.use_settings(Settings(store=wren, limits=limits))
        at = press(app.cold().run())
        clock.pass_by(minutes=14)
        assert is_in(at.run())
        clock.pass_by(minutes=6)
        assert asks_to_sign_in(at.run())
        assert infos(at) == [SessionLong.sentence]


def test_a_clock_that_is_set_back_ends_no_session_and_makes_none_longer(
    crew: None, clock: Clock
) -> None:
    at = open_wren(press(app.cold().run()))
    clock.set_back(days=1)
    type_words(at, TYPED)
    assert is_in(at)
    assert words_of_bryn() == TYPED
    clock.pass_by(minutes=15)
    assert asks_to_sign_in(at.run())


# Changed meanwhile


def test_whoever_has_left_is_out_with_their_next_click(crew: None) -> None:
    before = words_of_bryn()
    at = app.look_at(open_wren(press(app.cold().run())), "a-bryn")
    words = app.field(at, "tie", "a-bryn", "own_words")
    change(app.WORKER, active=False)
    words.set_value(TYPED).run()
    assert asks_to_sign_in(at)
    change(app.WORKER, active=True)
    assert words_of_bryn() == before


def test_other_roles_hold_from_the_next_click(crew: None) -> None:
    at = press(app.cold().run())
    assert app.NAME in app.everything(at)
    change(app.WORKER, roles=(Role.ASSESSOR,))
    assert errors(at.run()) == [NotForRole.sentence]
    assert not any(one in app.everything(at) for one in HOME)


def test_a_map_that_is_open_is_gone_when_the_role_is(crew: None) -> None:
    at = open_wren(press(app.cold().run()))
    change(app.WORKER, roles=(Role.ASSESSOR,))
    at.run()
    assert errors(at) == [NotFound.sentence]
    assert not any(one in app.everything(at) for one in HOME)


def test_the_address_of_anothers_case_gives_one_sentence_and_no_name(
    crew: None,
) -> None:
    at = press(app.cold().run(), BEA)
    for case in (app.WREN, "W 1", "no-such-case"):
        for name in ("map", "contact", "review"):
            at.query_params["case"] = case
            app.go(at, name)
            assert errors(at) == [NotFound.sentence]
            assert not any(one in app.everything(at) for one in ("Wren", "Bryn"))


# By an organisation


def claims(**others: object) -> dict[str, object]:
    said: dict[str, object] = {
        "is_logged_in": True,
        "iss": "https://id.example.org",
        "sub": "0001",
        "email": EMAIL,
        "email_verified": True,
        "iat": int(desk.now().timestamp()),
    }
    return {**said, **others}


def by_organisation(**others: object) -> AppTest:
    at = app.cold()
    at.user = claims(**others)
    return at.run()


def test_an_organisation_is_offered_beside_passwords(real: Path) -> None:
    at = app.cold()
    at.user = {"is_logged_in": False}
    at.run()
    assert [one.label for one in at.button] == [
        signing.WITH_ORGANISATION,
        signing.SIGN_IN,
    ]
    assert signing.WITH_ORGANISATION not in app.labels(app.cold().run())


@pytest.mark.parametrize("email", [EMAIL, "Nina@Example.ORG"])
def test_whom_the_organisation_signed_in_just_now_is_in(real: Path, email: str) -> None:
    at = by_organisation(email=email)
    assert is_in(at, NINA)
    assert titles(at) == [screen.CASELOAD]
    assert acts_of(NINA)[0] == "sign_in"


def test_an_administrator_whom_the_organisation_signed_in_begins_at_their_page(
    real: Path,
) -> None:
    change(NINA, roles=(Role.ADMINISTRATOR,))
    at = by_organisation()
    assert titles(at) == [access.PEOPLE]
    assert not at.error


@pytest.mark.parametrize("minutes", [-10, 10])
def test_what_an_organisation_said_at_another_time_lets_nobody_in(
    real: Path, minutes: int
) -> None:
    at = by_organisation(iat=int(desk.now().timestamp()) + minutes * 60)
    assert asks_to_sign_in(at)
    assert "sign_in" not in acts_of(NINA)


@pytest.mark.parametrize(
    "others",
    [
        {"email": "nobody@example.org"},
        {"email": "ash"},
        {"email": ""},
        {"email_verified": False},
        {"email_verified": None},
        {"sub": ""},
    ],
    ids=["unknown", "has a password", "none", "not verified", "not said", "no subject"],
)
def test_whoever_has_no_account_here_is_told_so(
    real: Path, others: dict[str, object]
) -> None:
    at = by_organisation(**others)
    assert errors(at) == [NoAccount.sentence]
    assert asks_to_sign_in(at)


@pytest.mark.parametrize("issued", [None, "now", 0])
def test_what_does_not_say_when_it_was_said_lets_nobody_in(
    real: Path, issued: object
) -> None:
    assert asks_to_sign_in(by_organisation(iat=issued))


def test_whoever_is_given_the_address_later_does_not_come_in_with_it(
    real: Path,
) -> None:
    by_organisation()
    at = by_organisation(sub="0002")
    assert errors(at) == [NoAccount.sentence]
    assert asks_to_sign_in(at)


def test_signing_out_signs_out_of_the_organisation_too_and_its_word_counts_once(
    real: Path,
) -> None:
    said = claims()
    at = app.cold()
    at.user = said
    at.run()
    assert is_in(at, NINA)
    sign_out(at)
    assert asks_to_sign_in(at)
    assert at.user == {"is_logged_in": False}
    for again in (at, app.cold()):
        again.user = said
        assert asks_to_sign_in(again.run())
    assert acts_of(NINA).count("sign_in") == 1


def test_a_closed_account_is_none_to_the_organisation_either(real: Path) -> None:
    change(NINA, active=False)
    at = by_organisation()
    assert errors(at) == [NoAccount.sentence]
