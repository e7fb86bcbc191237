"""The cases of a team on Supervision: what is new, why to talk, and the way there."""

import re
from datetime import UTC, date, datetime, time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.casework.caseload import see_case
from netmap.casework.matters import work_out_matters
from netmap.desk import now
from netmap.errors import NotForRole
from netmap.model.codes import Role
from netmap.model.staff import Worker
from netmap.ui import sight
from netmap.ui import team as team_list
from netmap.words import access, screen
from netmap.words import supervision as words
from netmap.words.dates import spoken_time
from tests.pages.test_changes import ODD, shown, told
from tests.pages.test_markup import as_markup_here
from tests.support import app
from tests.support.tale import Tale, employ

CAI, ROBIN = "p-cai", "p-robin"
BEA = Worker(id="w-bea", name="Bea Example")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,))
FAR = Worker(id="w-far", name="Far Example", roles=(Role.SUPERVISOR,), team="far")
LEAD = Worker(id="w-lead", name="Lee Example", roles=(Role.SAFEGUARDING_LEAD,))
ASSESSOR = Worker(id="w-ass", name="Ann Example", roles=(Role.ASSESSOR,))
CONCERN: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2024-05-05",
    "raised_by": app.WORKER.id,
    "seen_or_said": "A bruise",
}
OF_CONCERN = words.MATTERS["concerns"][0].format(since="5 May 2024")


@pytest.fixture
def team(wren: Path) -> Tale:
    """Ash holds three cases: Wren's with a sealed review, Cai's and Robin's new."""
    employ(app.store(), BEA, SUE, FAR, LEAD, ASSESSOR)
    app.add_participant(app.store(), CAI, "Cai B.", "W 2")
    app.add_participant(app.store(), ROBIN, "Robin R.", "W 3")
    return later(app.WREN, date(2024, 6, 3))


def later(case: str, day: date) -> Tale:
    """Go on with a case on a later day."""
    tale = Tale(app.store(), case)
    tale.at = datetime.combine(day, time(10), UTC)
    return tale


def review(tale: Tale, number: int) -> None:
    tale.begin(f"r-{number}", date(2024, number, 3))
    for alter_id in ("a-bryn", "a-cai"):
        tale.say(("tie", alter_id, "standing"), "current", f"r-{number}")
    tale.seal(f"r-{number}")


def look(tale: Tale) -> datetime:
    """Let Sue look at a case."""
    at = tale.tick()
    see_case(tale.store, by=SUE.id, at=at, participant_id=tale.id)
    return at


def visit(worker: Worker = SUE) -> AppTest:
    return app.go(app.visit(worker.id), "supervision")


def names(at: AppTest) -> list[str]:
    """Return the cases of the list as they are named, in their order."""
    return [
        one.value.strip("*").replace("\\", "")
        for one in at.markdown
        if one.value.startswith("**")
    ]


def reasons(at: AppTest) -> list[list[str]]:
    """Return the sentences of each case of the list, in their order."""
    return [
        [unescape(one) for one in re.findall(r"<li>(.*?)</li>", text)]
        for place, text in app.strings_here(at)
        if place == "Html.body" and 'class="netmap-list"' in text
    ]


def widget(at: AppTest, key: str) -> Any:
    return next(one for one in at._tree if getattr(one, "key", None) == key)


def show(at: AppTest, kind: str) -> AppTest:
    widget(at, team_list.SHOWN).set_value(kind)
    return at.run()


def sort(at: AppTest, order: str) -> AppTest:
    widget(at, team_list.ORDER).set_value(order)
    return at.run()


def seek(at: AppTest, text: str) -> AppTest:
    widget(at, team_list.SOUGHT).set_value(text)
    return at.run()


def press(at: AppTest, label: str) -> AppTest:
    next(one for one in at.button if one.label == label).click()
    return at.run()


def see_changes(at: AppTest) -> AppTest:
    return at.button(key=f"supervised.changes.{app.WREN}").click().run()


def infos(at: AppTest) -> list[str]:
    return [one.value for one in at.info]


def texts(at: AppTest) -> list[str]:
    return [one.value for one in at.text]


def wrens(at: AppTest) -> list[str]:
    """Return the reasons of Wren's case."""
    place = [one.startswith(app.NAME) for one in names(at)].index(True)
    return reasons(at)[place]


# What stands there


def test_each_case_is_named_with_who_holds_it_and_its_newest_review(
    team: Tale,
) -> None:
    at = sort(visit(), "name")
    assert names(at) == [
        "Cai B. (W 2), with Ash Example",
        "Robin R. (W 3), with Ash Example",
        "Wren A. (W 1), with Ash Example",
    ]
    said = [one for one in texts(at) if one.startswith(("Newest", "No review"))]
    assert said == [
        words.NO_REVIEW,
        words.NO_REVIEW,
        words.NEWEST.format(number=1, day="4 March 2024"),
    ]


def test_each_reason_is_a_sentence(team: Tale) -> None:
    """A concern, a rule nobody has seen in writing, and a review to countersign."""
    team.record("c", CONCERN)
    team.ask()
    said = wrens(visit())
    assert said[0] == words.NEVER_LOOKED
    assert OF_CONCERN in said
    assert words.MATTERS["countersign"][0].format(note=1) in said
    assert all(one.endswith(".") for one in said)


def test_a_case_that_asks_for_nothing_says_so_once_there_is_a_review(
    team: Tale,
) -> None:
    cai = later(CAI, date(2024, 6, 3))
    cai.begin("c-1", date(2024, 6, 3))
    cai.seal("c-1")
    cais, robins, _ = reasons(sort(visit(), "name"))
    assert cais == [words.NEVER_LOOKED, words.NOTHING]
    assert robins == [words.NEVER_LOOKED]


def test_what_came_since_one_looked_is_said(team: Tale) -> None:
    at = look(team)
    assert wrens(visit())[0] == words.LOOKED.format(time=spoken_time(at))
    team.record("c", CONCERN)
    team.record("f-2", {**app.RULE, "start_on": "2024-05-01"})
    review(team, 6)
    said = wrens(visit())
    since = [one for one, _ in (words.SINCE[key] for key in words.SINCE)]
    assert said[1:4] == since
    assert said[4].startswith("From review 1 to 2:")


def test_a_case_that_nobody_here_holds_names_nobody(team: Tale) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET worker = 'w-gone' WHERE id = ?", [CAI])
    assert "Cai B. (W 2)" in names(visit())


def test_what_was_worked_out_on_another_day_says_of_which(
    team: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.record("c", CONCERN)
    day = datetime(2024, 6, 5, 10, 0, tzinfo=UTC)
    work_out_matters(app.store(), by=SUE.id, at=day, most=9)
    for name in ("AT_FIRST", "AT_A_TIME"):
        monkeypatch.setattr(team_list, name, 0)
    said = wrens(visit())
    assert OF_CONCERN in said
    assert said[-1] == words.OF_DAY.format(day="5 June 2024")


def test_what_is_not_worked_out_says_so(
    team: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AT_FIRST", "AT_A_TIME"):
        monkeypatch.setattr(team_list, name, 0)
    at = visit()
    assert {one[-1] for one in reasons(at)} == {words.NOT_YET}
    assert words.BEHIND.format(count=3) in infos(at)


def test_what_is_still_worked_out_goes_on_until_nothing_is_left(
    team: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One case at a time, and then the list is drawn as it is by then."""
    monkeypatch.setattr(team_list, "AT_FIRST", 0)
    monkeypatch.setattr(team_list, "AT_A_TIME", 1)
    at = visit()
    assert infos(at) == [words.BEHIND.format(count=2)]
    assert infos(at.run()) == [words.BEHIND_ONE]
    at.run()
    assert infos(at) == []
    assert {words.NOT_YET} & {one for some in reasons(at) for one in some} == set()


# Looking through it


def test_the_list_shows_those_with_one_kind_of_reason(team: Tale) -> None:
    team.record("c", CONCERN)
    assert len(names(visit())) == 3
    at = show(visit(), "concerns")
    assert names(at) == ["Wren A. (W 1), with Ash Example"]
    assert infos(show(at, "overdue")) == [words.NONE_FOUND]
    assert names(at) == []


def test_every_kind_and_every_order_can_be_chosen(team: Tale) -> None:
    at = visit()
    for kind in words.KINDS:
        assert not show(at, kind).exception
        assert not at.error
    show(at, "")
    for order in words.ORDERS:
        assert len(names(sort(at, order))) == 3


def test_what_waited_longest_comes_first(team: Tale) -> None:
    team.record("c", CONCERN)
    other = later(CAI, date(2024, 6, 3))
    other.record("c", {**CONCERN, "raised_on": "2024-04-04"})
    found = names(sort(visit(), "concerns"))
    assert [one[:3] for one in found] == ["Cai", "Wre", "Rob"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("w 2", ["Cai"]), ("WREN", ["Wre"]), ("ash ex", ["Cai", "Rob", "Wre"])],
)
def test_a_case_is_found_by_name_reference_or_worker(
    team: Tale, sought: str, found: list[str]
) -> None:
    at = seek(sort(visit(), "name"), sought)
    assert [one[:3] for one in names(at)] == found


def test_a_search_that_finds_nothing_says_what_to_do(team: Tale) -> None:
    assert infos(seek(visit(), "nobody")) == [words.NONE_FOUND]


@pytest.fixture
def one_a_page(team: Tale, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team_list, "SIZE", 1)


def found(at: AppTest) -> str:
    return next(one for one in texts(at) if re.fullmatch(r"\d+ to \d+ of \d+", one))


def turned(at: AppTest, title: str) -> bool:
    return not next(one for one in at.button if one.label == title).disabled


def test_a_long_list_has_pages(one_a_page: None) -> None:
    at = sort(visit(), "name")
    assert (found(at), turned(at, screen.PREVIOUS_PAGE)) == ("1 to 1 of 3", False)
    press(press(at, screen.NEXT_PAGE), screen.NEXT_PAGE)
    assert [one[:3] for one in names(at)] == ["Wre"]
    assert (found(at), turned(at, screen.NEXT_PAGE)) == ("3 to 3 of 3", False)
    press(at, screen.PREVIOUS_PAGE)
    assert found(at) == "2 to 2 of 3"


@pytest.mark.parametrize(
    "change",
    [
        lambda at: seek(at, "ash"),
        lambda at: show(at, "changed"),
        lambda at: sort(at, "looked"),
    ],
    ids=["search", "filter", "order"],
)
def test_another_list_begins_with_its_first_page(one_a_page: None, change: Any) -> None:
    at = press(sort(visit(), "name"), screen.NEXT_PAGE)
    change(at)
    assert len(names(at)) == 1
    assert at.session_state[team_list.PAGE] == 0


def test_a_page_that_is_empty_by_now_leads_back_to_the_first(one_a_page: None) -> None:
    """The last cases of the list were handed over to another team."""
    at = press(press(sort(visit(), "name"), screen.NEXT_PAGE), screen.NEXT_PAGE)
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET team = 'far' WHERE id <> ?", [CAI])
    at.run()
    assert [one[:3] for one in names(at)] == ["Cai"]
    assert words.NOBODY not in infos(at)


def test_what_was_sought_and_shown_is_so_still_after_a_look_at_a_case(
    team: Tale,
) -> None:
    at = sort(show(seek(visit(), "wren"), "changed"), "name")
    assert [one[:3] for one in names(at)] == ["Wre"]
    app.go(press(at, words.OPEN_MAP.format(name="Wren A\\.")), "supervision")
    assert widget(at, team_list.SOUGHT).value == "wren"
    assert widget(at, team_list.SHOWN).value == "changed"
    assert widget(at, team_list.ORDER).value == "name"


# From the list to a case


def is_alone(at: AppTest) -> bool:
    return bool(widget(at, sight.VIEW).value == screen.DESK)


def test_what_changed_opens_with_the_two_newest_for_the_supervisor_alone(
    team: Tale,
) -> None:
    review(team, 6)
    at = see_changes(visit())
    assert not at.error
    assert f"{app.NAME}</h1>" in told(at)
    assert shown(at) == (1, 2)
    assert is_alone(at)


def test_what_changed_since_one_looked_opens_with_the_review_seen_then(
    team: Tale,
) -> None:
    look(team)
    team.at = datetime(2024, 8, 3, 10, 0, tzinfo=UTC)
    review(team, 6)
    review(team, 7)
    assert shown(see_changes(visit())) == (1, 3)


def test_where_nothing_is_new_it_opens_with_the_two_newest(team: Tale) -> None:
    team.at = datetime(2024, 8, 3, 10, 0, tzinfo=UTC)
    review(team, 6)
    review(team, 7)
    look(team)
    assert shown(see_changes(visit())) == (2, 3)


def test_a_case_without_a_sealed_review_has_no_changes_to_see(team: Tale) -> None:
    keys = {one.key for one in visit().button}
    assert f"supervised.changes.{CAI}" not in keys
    assert f"supervised.map.{CAI}" in keys


def test_a_look_from_the_list_is_the_look_that_it_speaks_of_then(team: Tale) -> None:
    at = visit()
    assert wrens(at)[0] == words.NEVER_LOOKED
    see_changes(at)
    app.go(at, "supervision")
    assert wrens(at)[0].startswith("You looked last at ")


def test_the_map_opens_for_the_supervisor_alone(team: Tale) -> None:
    at = press(visit(), words.OPEN_MAP.format(name="Wren A\\."))
    assert f"{app.NAME}</h1>" in told(at)
    assert is_alone(at)


def test_the_review_that_waits_opens_for_the_supervisor_alone(team: Tale) -> None:
    """The one that waits, where a newer one does not."""
    review(team, 6)
    team.ask("r-1")
    at = visit()
    at.button(key=f"supervised.review.{app.WREN}.1").click().run()
    assert app.which(at).value == "r-1"
    assert is_alone(at)
    assert words.SIGN in {one.label for one in at.button}


def test_a_case_that_went_to_another_team_meanwhile_is_not_opened(team: Tale) -> None:
    at = visit()
    with app.store().writing() as cursor:
        cursor.execute("UPDATE participant SET team = 'far'")
    see_changes(at)
    assert len(at.error) == 1
    assert "Bryn" not in told(at)


# For whom it is


def test_a_supervisor_of_nobody_is_told_so(team: Tale) -> None:
    at = visit(FAR)
    assert words.NOBODY in infos(at)
    assert names(at) == []


@pytest.mark.parametrize(
    "who", [app.WORKER, BEA, LEAD, ASSESSOR], ids=lambda one: one.id
)
def test_nobody_else_is_told_anything_of_the_list(team: Tale, who: Worker) -> None:
    at = visit(who)
    assert [one.value for one in at.error] == [NotForRole.sentence]
    said = told(at).replace("\\", "")
    assert [
        one for one in ("Wren A.", "Cai B.", "W 2", words.TEAM) if one in said
    ] == []
    assert not at.selectbox


def test_the_list_goes_away_for_whoever_supervises_nobody_any_more(
    team: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while it is still being worked out."""
    monkeypatch.setattr(team_list, "AT_FIRST", 0)
    monkeypatch.setattr(team_list, "AT_A_TIME", 1)
    at = visit()
    assert words.TEAM in told(at)
    with app.store().writing() as cursor:
        cursor.execute("UPDATE worker SET roles = ['assessor'] WHERE id = 'w-sue'")
    at.run()
    assert words.TEAM not in told(at)
    assert "Wren" not in told(at)


def test_what_was_typed_is_text_in_the_list(team: Tale) -> None:
    with app.store().writing() as cursor:
        cursor.execute("UPDATE worker SET name = ? WHERE id = 'w-ash'", [ODD])
        cursor.execute(
            "UPDATE participant SET name = ?, reference = id || ?", [ODD, ODD]
        )
    at = visit()
    assert len(names(at)) == 3
    assert all(one.count(ODD) == 3 for one in names(at))
    assert not as_markup_here(at)
    assert ODD in told(see_changes(at))


def test_the_list_stands_between_what_waits_and_handing_over(team: Tale) -> None:
    heads = [one.value for one in visit().header]
    assert heads.index(access.QUEUE) < heads.index(words.TEAM)
    assert heads.index(words.TEAM) < heads.index(access.HAND_OVER)


def test_today_it_is_worked_out_before_it_is_drawn(team: Tale) -> None:
    team.record("c", CONCERN)
    at = visit()
    assert OF_CONCERN in wrens(at)
    assert infos(at) == []
    with app.store().reading() as cursor:
        days = cursor.execute("SELECT DISTINCT day FROM matter_day").fetchall()
    assert days == [(now().date(),)]
