"""People and teams: added, changed, closed; and what is typed into their fields."""

from typing import Any

import pytest

from netmap.access.passwords import check_fit, is_right
from netmap.access.sessions import Instant
from netmap.access.tries import Tries
from netmap.casework import staffing
from netmap.casework.caseload import see_case
from netmap.casework.handing import hand_over
from netmap.casework.signing import must_change, sign_in, who_is
from netmap.casework.staffing import (
    Hired,
    add_worker,
    change_worker,
    give_account,
    put_team,
    see_staff,
    see_worker,
)
from netmap.errors import (
    AlreadySaved,
    InvalidEntry,
    LastAdministrator,
    NetmapError,
    NotForRole,
    NotFound,
    SessionOver,
    SignInRefused,
    SignInTaken,
    StaleRecord,
    TeamUnknown,
    WorkerUnknown,
)
from netmap.model.codes import Role
from netmap.model.staff import Account, Team, Worker
from netmap.store import facts, staff
from netmap.store.database import Store
from tests.support.tale import ASH, AT, BILL, FAR, SUE, Tale, employ, trail

ADMIN = Worker(id="w-adm", name="Ada Example", roles=(Role.ADMINISTRATOR,), team="hq")
NOW = Instant(AT, 9_000.0)
RULE: dict[str, object] = {"kind": "plan", "plan": "action", "text": "Ring the club"}
TABLES = ("worker", "account", "team", "participant", "audit")


@pytest.fixture
def staffed(store: Store) -> Store:
    """Ash, Bill, Sue and Far, and Ada who manages people."""
    employ(store, ADMIN)
    return store


def add(store: Store, sign_in: str = "new", *, here: bool = True, **more: Any) -> Hired:
    fields = {"name": "New Example", "team": "north", **more}
    return add_worker(
        store, by=ADMIN.id, at=AT, fields=fields, sign_in=sign_in, here=here
    )


def change(store: Store, seen: Worker, **fields: Any) -> Worker:
    return change_worker(store, by=ADMIN.id, at=AT, seen=seen, fields=fields)


def close(store: Store, worker: Worker) -> Worker:
    return change(store, worker, active=False)


def account(store: Store, worker_id: str) -> Account | None:
    with store.reading() as cursor:
        return staff.account_of(cursor, worker_id)


def rows(store: Store) -> dict[str, int]:
    """Return how many rows each table has."""
    with store.reading() as cursor:
        return {name: len(cursor.execute(f"FROM {name}").fetchall()) for name in TABLES}


def left(store: Store) -> list[tuple[str, str, str | None]]:
    return [(one.recorded_by, one.act, one.subject) for one in trail(store)[1:]]


# Someone new


def test_someone_new_has_an_account_from_the_start(staffed: Store) -> None:
    """With a password that they change when they first sign in."""
    hired = add(staffed, " New@North.example", roles=["supervisor", "practitioner"])
    assert hired.worker.roles == (Role.PRACTITIONER, Role.SUPERVISOR)
    assert hired.password is not None
    check_fit(hired.password)
    found = account(staffed, hired.worker.id)
    assert found is not None
    assert found.sign_in == "new@north.example"
    assert is_right(hired.password, found.password)
    assert must_change(staffed, by=hired.worker.id)
    assert left(staffed) == [(ADMIN.id, "add_worker", hired.worker.id)]
    given = {"tries": Tries(), "name": "new@north.example", "now": NOW}
    assert sign_in(staffed, **given, password=hired.password) == hired.worker  # type: ignore[arg-type]


def test_whom_an_organisation_signs_in_has_no_password_here(staffed: Store) -> None:
    hired = add(staffed, "new@org.example", here=False)
    assert hired.password is None
    found = account(staffed, hired.worker.id)
    assert found == Account(worker=hired.worker.id, sign_in="new@org.example")


def test_someone_new_is_a_practitioner_unless_it_is_said(staffed: Store) -> None:
    assert add(staffed).worker.roles == (Role.PRACTITIONER,)


def test_a_second_click_adds_nobody(staffed: Store) -> None:
    """And makes no new password for the one who is there."""
    add(staffed, id="w-new")
    before, kept = rows(staffed), account(staffed, "w-new")
    with pytest.raises(AlreadySaved):
        add(staffed, id="w-new")
    with pytest.raises(AlreadySaved):
        add(staffed, "other", id="w-new", name="Someone Else")
    assert (rows(staffed), account(staffed, "w-new")) == (before, kept)


def test_two_people_may_have_one_name(staffed: Store) -> None:
    one, two = add(staffed, "a").worker, add(staffed, "b").worker
    assert (one.name, one.id == two.id) == (two.name, False)


def test_no_two_people_sign_in_with_one_name(staffed: Store) -> None:
    """In whatever letters, and whoever keeps the password; nobody is added."""
    add(staffed, "new")
    before = rows(staffed)
    for name in ("new", " NEW "):
        for here in (True, False):
            with pytest.raises(SignInTaken):
                add(staffed, name, here=here)
    assert rows(staffed) == before


@pytest.mark.parametrize("team", ["west", "North", "'; DROP TABLE team; --"])
def test_nobody_is_added_to_a_team_that_is_not_there(staffed: Store, team: str) -> None:
    """A slip would make a team that nobody answers for."""
    before = rows(staffed)
    with pytest.raises((TeamUnknown, InvalidEntry)):
        add(staffed, team=team)
    assert rows(staffed) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"roles": []},
        {"roles": ["king"]},
        {"name": " "},
        {"id": "w new"},
        {"id": ""},
        {"salary": 1},
        {"active": "perhaps"},
    ],
    ids=str,
)
def test_what_does_not_fit_adds_nobody(staffed: Store, fields: dict[str, Any]) -> None:
    before = rows(staffed)
    with pytest.raises(InvalidEntry, match=r"^Not saved\. ") as refused:
        add(staffed, **fields)
    assert str(refused.value).endswith(".")
    assert rows(staffed) == before


# Someone changed


def test_name_roles_and_team_can_be_changed(staffed: Store) -> None:
    """What was done before stays under the same id."""
    fields = {"name": "Billie", "roles": ["assessor"], "team": "south"}
    changed = change(staffed, BILL, **fields)
    assert changed == Worker(
        id=BILL.id, name="Billie", roles=(Role.ASSESSOR,), team="south"
    )
    assert see_worker(staffed, by=ADMIN.id, worker_id=BILL.id) == changed


@pytest.mark.parametrize(
    ("fields", "act"),
    [
        ({"name": "Billie", "team": "south"}, "change_worker"),
        ({"name": "Billie", "roles": ["administrator"]}, "change_roles"),
    ],
    ids=["name and team", "roles"],
)
def test_the_trail_says_where_someone_may_do_other_things(
    staffed: Store, fields: dict[str, Any], act: str
) -> None:
    change(staffed, BILL, **fields)
    assert left(staffed) == [(ADMIN.id, act, BILL.id)]


def test_saving_what_is_there_leaves_no_row(staffed: Store) -> None:
    assert change(staffed, BILL, name=BILL.name) == BILL
    assert left(staffed) == []


def test_an_id_is_never_changed(staffed: Store) -> None:
    assert change(staffed, BILL, id="w-ash", name="Billie").id == BILL.id
    assert see_worker(staffed, by=ADMIN.id, worker_id=ASH.id) == ASH


def test_who_was_changed_meanwhile_is_not_changed_over(staffed: Store) -> None:
    """Two administrators with the same list open."""
    change(staffed, BILL, team="south")
    with pytest.raises(StaleRecord):
        change(staffed, BILL, name="Billie")
    with pytest.raises(WorkerUnknown):
        change(staffed, BILL.model_copy(update={"id": "w-nobody"}), name="x")
    assert see_worker(staffed, by=ADMIN.id, worker_id=BILL.id).name == BILL.name


def test_nobody_moves_to_a_team_that_is_not_there(staffed: Store) -> None:
    with pytest.raises(TeamUnknown):
        change(staffed, BILL, team="west")
    with pytest.raises(InvalidEntry, match="Choose at least one"):
        change(staffed, BILL, roles=())
    assert see_worker(staffed, by=ADMIN.id, worker_id=BILL.id) == BILL


@pytest.mark.parametrize(
    "fields", [{"active": False}, {"roles": (Role.PRACTITIONER,)}], ids=str
)
def test_the_last_administrator_stays(
    staffed: Store, fields: dict[str, object]
) -> None:
    """Nobody could let anyone in any more; one who has left does not count."""
    gone = ADMIN.model_copy(update={"id": "w-gone", "active": False})
    employ(staffed, gone)
    with pytest.raises(LastAdministrator):
        change(staffed, ADMIN, **fields)
    assert see_worker(staffed, by=ADMIN.id, worker_id=ADMIN.id) == ADMIN
    assert left(staffed) == []
    change(staffed, SUE, roles=(Role.SUPERVISOR, Role.ADMINISTRATOR))
    change(staffed, ADMIN, **fields)
    with pytest.raises(NotForRole):
        see_staff(staffed, by=ADMIN.id)
    assert see_staff(staffed, by=SUE.id)


# Someone who leaves


def test_who_left_can_do_nothing_at_once(staffed: Store) -> None:
    """Not with the case that is still theirs, not by signing in, not where they are."""
    tale = Tale(staffed)
    tale.register()
    password = give_account(
        staffed, by=ADMIN.id, at=AT, worker_id=ASH.id, sign_in="ash", here=True
    )
    assert password is not None
    close(staffed, ASH)
    assert left(staffed)[-1] == (ADMIN.id, "close_account", ASH.id)
    with pytest.raises(NotFound):
        see_case(staffed, by=ASH.id, at=AT, participant_id=tale.id)
    with pytest.raises(NetmapError):
        tale.begin()
    with pytest.raises(SessionOver):
        who_is(staffed, by=ASH.id)
    with pytest.raises(SignInRefused):
        sign_in(staffed, now=NOW, tries=Tries(), name="ash", password=password)


def test_what_they_recorded_stays_theirs(staffed: Store) -> None:
    """Their case too, until someone hands it over."""
    tale = Tale(staffed)
    tale.register()
    tale.record("f-plan", RULE)
    close(staffed, ASH)
    case = see_case(staffed, by=SUE.id, at=AT, participant_id=tale.id)
    assert case.participant.worker == ASH.id
    hand_over(staffed, by=ADMIN.id, at=AT, participant_id=tale.id, to=BILL.id)
    case = see_case(staffed, by=BILL.id, at=AT, participant_id=tale.id)
    assert case.participant.worker == BILL.id
    with staffed.reading() as cursor:
        (fact,) = facts.of_case(cursor, tale.id)
    assert fact.recorded_by == ASH.id
    register = next(one for one in trail(staffed) if one.act == "register")
    assert register.recorded_by == ASH.id


def test_who_comes_back_is_let_in_again(staffed: Store) -> None:
    gone = close(staffed, BILL)
    assert change(staffed, gone, active=True) == BILL
    assert who_is(staffed, by=BILL.id) == BILL
    assert left(staffed)[-1] == (ADMIN.id, "open_account", BILL.id)


# Accounts


def test_a_new_password_takes_the_place_of_a_lost_one(staffed: Store) -> None:
    """Only the new one is right, and it is to be changed."""
    hired = add(staffed, "new")
    assert hired.password is not None
    give = {"by": ADMIN.id, "at": AT, "worker_id": hired.worker.id}
    fresh = give_account(staffed, **give, sign_in="new", here=True)  # type: ignore[arg-type]
    assert fresh is not None
    found = account(staffed, hired.worker.id)
    assert found is not None
    assert [is_right(one, found.password) for one in (fresh, hired.password)] == [
        True,
        False,
    ]
    assert found.must_change
    assert left(staffed)[-1] == (ADMIN.id, "give_account", hired.worker.id)


def test_an_account_that_was_an_organisations_is_bound_anew(staffed: Store) -> None:
    """Nobody else's sign-in there opens it, and a password here is forgotten."""
    with staffed.writing() as cursor:
        bound = Account(worker=BILL.id, sign_in="bill@o.example", subject="iss sub")
        staff.put_account(cursor, bound)
    give = {"by": ADMIN.id, "at": AT, "worker_id": BILL.id}
    give_account(staffed, **give, sign_in="bill", here=True)  # type: ignore[arg-type]
    found = account(staffed, BILL.id)
    assert found is not None
    assert (found.subject, found.password is None) == ("", False)
    name = "b@o.example"
    assert give_account(staffed, **give, sign_in=name, here=False) is None  # type: ignore[arg-type]
    assert account(staffed, BILL.id) == Account(worker=BILL.id, sign_in="b@o.example")


def test_no_account_is_given_twice_or_to_nobody(staffed: Store) -> None:
    add(staffed, "new")
    before = rows(staffed)
    for worker_id, name, error in (
        (BILL.id, "NEW", SignInTaken),
        ("w-nobody", "other", WorkerUnknown),
        (BILL.id, " ", InvalidEntry),
    ):
        with pytest.raises(error):
            give_account(
                staffed,
                by=ADMIN.id,
                at=AT,
                worker_id=worker_id,
                sign_in=name,
                here=True,
            )
    assert rows(staffed) == before


def test_no_row_holds_a_name_or_a_password(staffed: Store) -> None:
    hired = add(staffed, "sign-in-name", name="Spoken Name")
    change(staffed, BILL, name="Other Spoken Name")
    put_team(staffed, by=ADMIN.id, at=AT, fields={"name": "Spoken Team"})
    text = " ".join(one.model_dump_json() for one in trail(staffed))
    for word in ("sign-in-name", "Spoken", hired.password or "-"):
        assert word not in text


# Teams


def test_a_team_is_added_and_named_anew(staffed: Store) -> None:
    """Whoever is in it stays in it."""
    team = put_team(staffed, by=ADMIN.id, at=AT, fields={"name": " West "})
    assert team.name == "West"
    assert add(staffed, team=team.id).worker.team == team.id
    fields = {"id": team.id, "name": "Wild West"}
    assert put_team(staffed, by=ADMIN.id, at=AT, fields=fields) == Team(
        id=team.id, name="Wild West"
    )
    put_team(staffed, by=ADMIN.id, at=AT, fields=fields)
    seen = see_staff(staffed, by=ADMIN.id)
    assert [one.name for one in seen.teams] == ["hq", "north", "south", "Wild West"]
    assert [one for one in left(staffed) if one[1] == "put_team"] == [
        (ADMIN.id, "put_team", team.id),
        (ADMIN.id, "put_team", team.id),
    ]


# The list


def test_the_list_is_by_name_with_who_left_at_its_end(staffed: Store) -> None:
    """Upper and lower case make no difference."""
    employ(staffed, Worker(id="w-b", name="bob Example", team="north"))
    close(staffed, ASH)
    seen = see_staff(staffed, by=ADMIN.id).colleagues
    assert [one.worker.name for one in seen] == [
        "Ada Example",
        "Bill Example",
        "bob Example",
        "Far Example",
        "Sue Example",
        "Ash Example",
    ]


def test_the_list_says_how_each_comes_in_and_how_many_cases_they_hold(
    staffed: Store,
) -> None:
    """Who has no account is asked for a password here unless it is said."""
    Tale(staffed).register()
    Tale(staffed, "p-two").register()
    give = {"by": ADMIN.id, "at": AT}
    give_account(staffed, **give, worker_id=ASH.id, sign_in="Ash", here=True)  # type: ignore[arg-type]
    give_account(staffed, **give, worker_id=BILL.id, sign_in="b@x", here=False)  # type: ignore[arg-type]
    told = {
        one.worker.id: (one.sign_in, one.here, one.cases)
        for one in see_staff(staffed, by=ADMIN.id).colleagues
    }
    assert told == {
        ADMIN.id: (None, True, 0),
        ASH.id: ("ash", True, 2),
        BILL.id: ("b@x", False, 0),
        SUE.id: (None, True, 0),
        FAR.id: (None, True, 0),
    }


@pytest.mark.parametrize("by", [ASH.id, SUE.id])
def test_the_list_is_for_administrators(staffed: Store, by: str) -> None:
    with pytest.raises(NotForRole):
        see_staff(staffed, by=by)
    with pytest.raises(NotForRole):
        see_worker(staffed, by=by, worker_id=BILL.id)


# What may be typed


KEPT = {
    "markup": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror='alert(1)'>",
    "SQL": "'; DROP TABLE worker; --",
    "SQL or": "x' OR '1'='1",
    "formula": "=1+1",
    "formula at": "@SUM(A1:A9)",
    "template": "{{7*7}} ${7*7} {name}",
    "markdown": "[x](javascript:alert(1)) **b** :red[x]",
    "Arabic": "أحمد",
    "200 characters": "ä" * 200,
}
REFUSED = {
    "right-to-left override": "Ash \u202egro.live",
    "left-to-right override": "Ash \u202d",
    "201 characters": "a" * 201,
    "line break": "Ash\nAdministrator",
    "tab": "Ash\tExample",
    "control": "Ash\x00Example",
    "escape": "\x1b[31mAsh",
    "nothing": "",
    "blanks": " \u00a0 ",
    "half a character": "\ud83d",
}
PLACES = ("worker", "changed worker", "sign-in name", "new sign-in name", "team")


def type_in(store: Store, place: str, text: str) -> object:
    """Type a text into a field, and return what is kept there."""
    if place == "worker":
        made = add(store, name=text).worker
        return see_worker(store, by=ADMIN.id, worker_id=made.id).name
    if place == "changed worker":
        change(store, BILL, name=text)
        return see_worker(store, by=ADMIN.id, worker_id=BILL.id).name
    if place == "team":
        team = put_team(store, by=ADMIN.id, at=AT, fields={"name": text})
        with store.reading() as cursor:
            return next(one.name for one in staff.teams(cursor) if one.id == team.id)
    worker_id = BILL.id
    if place == "sign-in name":
        worker_id = add(store, text, here=False).worker.id
    else:
        staffing.give_account(
            store, by=ADMIN.id, at=AT, worker_id=worker_id, sign_in=text, here=False
        )
    found = account(store, worker_id)
    return found.sign_in if found else None


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
@pytest.mark.parametrize("place", PLACES)
def test_any_text_is_kept_as_text(staffed: Store, place: str, text: str) -> None:
    """A sign-in name in small letters; every table is as it was, but for one row."""
    before = rows(staffed)
    kept = type_in(staffed, place, text)
    assert kept == (text.lower() if "sign-in" in place else text)
    after = rows(staffed)
    assert all(after[name] - before[name] in {0, 1} for name in TABLES)
    assert see_worker(staffed, by=ADMIN.id, worker_id=ASH.id) == ASH


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("place", PLACES)
def test_what_hides_what_it_says_is_refused(
    staffed: Store, place: str, text: str
) -> None:
    """With a sentence that does not repeat it, and nothing is kept."""
    before = rows(staffed)
    with pytest.raises(InvalidEntry, match=r"^Not saved\. ") as refused:
        type_in(staffed, place, text)
    if text.strip():
        assert text not in str(refused.value)
    assert rows(staffed) == before


@pytest.mark.parametrize("field", ["id", "team"])
@pytest.mark.parametrize("text", ["'; DROP TABLE worker; --", "a b", "<b>", "a" * 65])
def test_an_id_is_letters_and_digits(staffed: Store, field: str, text: str) -> None:
    before = rows(staffed)
    fields: dict[str, Any] = {field: text}
    with pytest.raises(InvalidEntry):
        add(staffed, **fields)
    assert rows(staffed) == before
