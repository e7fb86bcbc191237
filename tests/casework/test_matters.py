"""What deserves a conversation: plain facts of a team's cases, worked out and kept."""

from datetime import date, datetime, timedelta

import pytest

from netmap.casework.caseload import see_case
from netmap.casework.concerns import see_concerns
from netmap.casework.handing import hand_over
from netmap.casework.matters import (
    AT_ONCE,
    Seen,
    see_supervised,
    work_out_matters,
)
from netmap.casework.same_person import name_same_person, see_overlaps
from netmap.errors import NotForRole
from netmap.model.codes import Role
from netmap.model.matter import Between, Matter, MatterKind, WorkedOut
from netmap.model.staff import Worker
from netmap.store import matters, staff
from netmap.store.database import Store
from netmap.store.matters import SupervisedCase, SupervisedSlice
from tests.support.tale import ASH, AT, BILL, DAY, FAR, RULE, SUE, Tale, trail

FIRST, SECOND = date(2026, 3, 1), date(2026, 6, 1)
LATER = AT + timedelta(days=2)
CONCERN: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-05-05",
    "raised_by": ASH.id,
    "seen_or_said": "A bruise",
}


@pytest.fixture
def tale(store: Store) -> Tale:
    """Morgan's case with Jo on its one sealed map, held by Ash."""
    found = Tale(store)
    found.register()
    found.begin("r-1", FIRST)
    found.alter("jo", name="Jo")
    return found


def worked_out(
    store: Store, at: datetime = LATER, by: Worker = SUE, **part: object
) -> Seen:
    work_out_matters(store, by=by.id, at=at, most=100)
    return listed(store, at, by, **part)


def listed(
    store: Store, at: datetime = LATER, by: Worker = SUE, **part: object
) -> Seen:
    given = SupervisedSlice.model_validate(part)
    return see_supervised(store, by=by.id, at=at, part=given)


def found(tale: Tale, at: datetime = LATER) -> dict[MatterKind, Matter]:
    (row,) = worked_out(tale.store, at).page.rows
    return {one.kind: one for one in row.matters}


def only(seen: Seen) -> SupervisedCase:
    (row,) = seen.page.rows
    return row


def test_a_case_with_nothing_open_has_no_matter(tale: Tale) -> None:
    tale.say(("tie", "jo", "quality_participant"), "supportive")
    tale.seal()
    assert {*found(tale)} <= {MatterKind.PROMPTS}


def test_ties_that_only_the_worker_has_judged(tale: Tale) -> None:
    """Of the newest sealed map, of those in their life."""
    tale.say(("tie", "jo", "quality_worker"), "mixed")
    tale.seal()
    assert found(tale)[MatterKind.WORKERS_VIEW] == Matter(
        kind=MatterKind.WORKERS_VIEW, count=1, since=FIRST
    )


@pytest.mark.parametrize(
    ("confirmed", "open_"), [(False, {MatterKind.UNCONFIRMED}), (True, set())]
)
def test_wishes_not_confirmed(
    tale: Tale, *, confirmed: bool, open_: set[MatterKind]
) -> None:
    tale.say(("wish", "jo", "wish"), "develop")
    tale.say(("wish", "jo", "confirmed"), confirmed)
    tale.seal()
    assert {*found(tale)} & {MatterKind.UNCONFIRMED} == open_


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        (LATER.date(), False),
        (LATER.date() - timedelta(days=1), True),
    ],
)
def test_a_review_is_overdue_from_the_day_after_it_was_due(
    tale: Tale, due: date, *, overdue: bool
) -> None:
    tale.say(("review", "review", "next_review_on"), str(due))
    tale.seal()
    matter = found(tale).get(MatterKind.OVERDUE)
    assert (matter is not None) is overdue
    assert matter is None or matter.since == due


def test_a_concern_waits_until_it_has_an_outcome_or_is_closed(tale: Tale) -> None:
    tale.seal()
    tale.record("c-1", CONCERN)
    assert found(tale)[MatterKind.CONCERNS] == Matter(
        kind=MatterKind.CONCERNS, count=1, since=date(2026, 5, 5)
    )
    tale.record(
        "c-1", {**CONCERN, "outcome": "Talked over"}, version=2, reason="An answer"
    )
    assert MatterKind.CONCERNS not in found(tale)


def test_rules_that_nobody_checked_or_explained(tale: Tale) -> None:
    tale.seal()
    rule = {
        **RULE,
        "instrument": "restraining_order",
        "binds": "participant",
        "target_alters": ["jo"],
    }
    tale.record("rule", rule)
    matter = found(tale)
    assert matter[MatterKind.UNVERIFIED].count == 1
    assert matter[MatterKind.UNEXPLAINED].count == 1
    seen_now = {**rule, "source_seen": True}
    tale.record("rule", seen_now, version=2, reason="Seen")
    assert MatterKind.UNVERIFIED not in found(tale)


def test_prompts_without_a_response_say_the_most_pressing(tale: Tale) -> None:
    tale.seal()
    tale.record("rule", {**RULE, "binds": "participant", "target_alters": ["jo"]})
    prompts = found(tale)[MatterKind.PROMPTS]
    assert prompts.count > 0
    assert prompts.note
    assert prompts.since is not None


def test_a_review_that_waits_to_be_countersigned(tale: Tale) -> None:
    tale.seal()
    assert MatterKind.COUNTERSIGN not in found(tale)
    tale.ask()
    waits = found(tale)[MatterKind.COUNTERSIGN]
    assert (waits.note, waits.since) == ("1", tale.at.date())
    tale.correct("r-1", "r-1b")
    tale.seal("r-1b")
    assert MatterKind.COUNTERSIGN not in found(tale)


def test_what_is_written_in_a_case_is_worked_out_again(tale: Tale) -> None:
    """Until then it stands as it was, and says of which day."""
    tale.seal()
    row = only(worked_out(tale.store))
    assert (row.worked_out, row.stale) == (LATER.date(), False)
    tale.record("c-1", CONCERN)
    seen = listed(tale.store)
    assert (seen.behind, only(seen).worked_out) == (1, LATER.date())
    assert only(seen).stale
    assert MatterKind.CONCERNS in found(tale)
    assert not only(listed(tale.store)).stale


def test_another_day_is_worked_out_again(tale: Tale) -> None:
    tale.seal()
    worked_out(tale.store)
    tomorrow = LATER + timedelta(days=1)
    assert listed(tale.store, tomorrow).behind == 1
    assert worked_out(tale.store, tomorrow).behind == 0


def test_no_more_is_worked_out_at_once_than_was_asked(store: Store) -> None:
    for number in range(AT_ONCE + 2):
        Tale(store, f"p-{number:02}").register()
    left = work_out_matters(store, by=SUE.id, at=LATER, most=AT_ONCE + 1)
    assert left == 1
    assert listed(store).behind == 1
    assert work_out_matters(store, by=SUE.id, at=LATER, most=5) == 0


def test_working_out_changes_nothing_of_a_case_and_leaves_no_row(tale: Tale) -> None:
    tale.seal()
    before = trail(tale.store)
    work_out_matters(tale.store, by=SUE.id, at=LATER, most=9)
    assert trail(tale.store) == before


def test_one_supervises_the_cases_that_others_of_the_team_hold(store: Store) -> None:
    """Not one's own, not those of another team."""
    Tale(store).register()
    hers = Tale(store, "p-two")
    hers.register()
    hand_over(store, by=SUE.id, at=AT, participant_id="p-two", to=SUE.id)
    assert [row.participant_id for row in listed(store).page.rows] == ["p-one"]
    assert listed(store, by=FAR).page.rows == ()


@pytest.mark.parametrize("by", [ASH, BILL])
def test_it_is_for_supervisors_alone(store: Store, by: Worker) -> None:
    with pytest.raises(NotForRole):
        listed(store, by=by)
    with pytest.raises(NotForRole):
        work_out_matters(store, by=by.id, at=LATER, most=1)


@pytest.mark.parametrize(
    "role", [Role.ASSESSOR, Role.ADMINISTRATOR, Role.SAFEGUARDING_LEAD]
)
def test_no_other_role_sees_the_list(store: Store, role: Role) -> None:
    other = Worker(id="w-other", name="Other", roles=(role,), team=SUE.team)
    with store.writing() as cursor:
        staff.add_worker(cursor, other)
    with pytest.raises(NotForRole):
        listed(store, by=other)


def test_someone_who_left_sees_nothing(store: Store) -> None:
    with store.writing() as cursor:
        staff.change_worker(cursor, SUE.model_copy(update={"active": False}))
    with pytest.raises(NotForRole):
        listed(store)


def test_looking_through_the_list_is_on_record_and_is_no_look_at_a_case(
    tale: Tale,
) -> None:
    tale.seal()
    listed(tale.store)
    listed(tale.store)
    rows = [one for one in trail(tale.store) if one.recorded_by == SUE.id]
    assert [(one.act, one.participant_id) for one in rows] == [
        ("view_supervised", None)
    ]
    assert only(listed(tale.store)).looked_at is None


def test_what_is_new_is_what_came_since_one_looked(tale: Tale) -> None:
    tale.seal()
    assert only(listed(tale.store)).sealed == 1
    look = tale.tick()
    see_case(tale.store, by=SUE.id, at=look, participant_id=tale.id)
    row = only(listed(tale.store))
    assert (row.looked_at, row.sealed, row.rules, row.concerns) == (look, 0, 0, 0)
    assert (row.newest, row.seen) == (1, 1)
    tale.record("c-1", CONCERN)
    tale.record("rule", RULE)
    tale.begin("r-2", SECOND)
    tale.seal("r-2")
    row = only(listed(tale.store))
    assert (row.sealed, row.rules, row.concerns) == (1, 1, 1)
    assert (row.newest, row.seen, row.newest_on) == (2, 1, SECOND)


def test_what_changed_up_to_the_newest_review_is_counted(tale: Tale) -> None:
    """Between the two newest reviews that stand."""
    tale.say(("tie", "jo", "strength"), "weak")
    tale.seal()
    see_case(tale.store, by=SUE.id, at=tale.tick(), participant_id=tale.id)
    for number in (2, 3):
        review_id = f"r-{number}"
        tale.begin(review_id, SECOND + timedelta(days=number))
        tale.say(("tie", "jo", "standing"), "current", review_id)
        tale.say(("tie", "jo", "strength"), "strong", review_id)
        tale.alter(f"al-{number}", review_id)
        tale.say(("tie", f"al-{number}", "standing"), "current", review_id)
        tale.seal(review_id)
    assert only(worked_out(tale.store)).between == Between(
        before=2, after=3, kept=1, left=0, came=1, ties=0, wishes=0
    )


def test_a_first_review_has_nothing_to_be_compared_with(tale: Tale) -> None:
    tale.seal()
    assert only(worked_out(tale.store)).between is None


@pytest.fixture
def three(store: Store) -> Store:
    """Three cases: Ann has a concern since May, Bo one since April, Cy none."""
    told = {"p-ann": "2026-05-05", "p-bo": "2026-04-04", "p-cy": None}
    for name, raised_on in told.items():
        tale = Tale(store, name)
        tale.register(name=name.removeprefix("p-").title())
        if raised_on:
            tale.record("c", {**CONCERN, "raised_on": raised_on})
    work_out_matters(store, by=SUE.id, at=LATER, most=9)
    return store


def names(seen: Seen) -> list[str]:
    return [row.name for row in seen.page.rows]


def test_the_list_shows_those_with_one_kind_of_matter(three: Store) -> None:
    assert names(listed(three, shown="concerns", order="name")) == ["Ann", "Bo"]
    assert names(listed(three, shown="overdue")) == []


def test_sorted_by_a_kind_what_waited_longest_comes_first(three: Store) -> None:
    assert names(listed(three, order="concerns")) == ["Bo", "Ann", "Cy"]


def test_sorted_by_the_last_look_those_never_looked_at_come_first(
    three: Store,
) -> None:
    for day, name in ((1, "p-ann"), (3, "p-bo")):
        at = AT + timedelta(days=day)
        see_case(three, by=SUE.id, at=at, participant_id=name)
    assert names(listed(three, order="looked")) == ["Cy", "Ann", "Bo"]


def test_shown_are_those_with_something_new(three: Store) -> None:
    """All is new in a case that was never looked at; where nothing is, it is not."""
    assert names(listed(three, shown="changed", order="name")) == ["Ann", "Bo"]
    later = AT + timedelta(hours=1)
    for name in ("p-ann", "p-bo", "p-cy"):
        see_case(three, by=SUE.id, at=later, participant_id=name)
    assert names(listed(three, shown="changed")) == []
    tale = Tale(three, "p-cy")
    tale.at = later + timedelta(hours=1)
    tale.record("c", CONCERN)
    assert names(listed(three, shown="changed")) == ["Cy"]


def test_what_is_newest_comes_first_whatever_it_is(three: Store) -> None:
    """A concern of today stands above a review that was sealed yesterday."""
    day = AT + timedelta(days=3)
    for name in ("p-ann", "p-bo", "p-cy"):
        see_case(three, by=SUE.id, at=day, participant_id=name)
    ann, cy = Tale(three, "p-ann"), Tale(three, "p-cy")
    cy.at = day + timedelta(hours=1)
    cy.begin("cy-1")
    cy.seal("cy-1")
    ann.at = day + timedelta(hours=9)
    ann.record("c-2", CONCERN)
    assert names(listed(three, order="changed")) == ["Ann", "Cy", "Bo"]


def test_to_be_told_of_two_cases_at_one_is_no_look_at_the_other(three: Store) -> None:
    name_same_person(
        three,
        by=SUE.id,
        at=AT,
        participant_id=_with_someone(three, "p-ann"),
        alter_id="jo",
        other="p-bo",
    )
    found = see_overlaps(three, by=SUE.id, at=AT, participant_id="p-ann")
    assert [one.other.id for one in found] == ["p-bo"]
    rows = {row.participant_id: row for row in listed(three).page.rows}
    assert (rows["p-bo"].looked_at, rows["p-bo"].concerns) == (None, 1)


def _with_someone(store: Store, name: str) -> str:
    tale = Tale(store, name)
    tale.begin("o-1")
    tale.alter("jo", "o-1")
    return name


def test_reading_concerns_is_a_look_at_them(three: Store) -> None:
    later = AT + timedelta(days=1)
    see_concerns(three, by=SUE.id, at=later)
    rows = {row.participant_id: row for row in listed(three).page.rows}
    assert (rows["p-bo"].looked_at, rows["p-bo"].concerns) == (later, 0)


def test_a_case_that_cannot_be_read_says_so_and_keeps_the_others_from_nothing(
    three: Store,
) -> None:
    with three.writing() as cursor:
        cursor.execute("UPDATE fact SET body = '{}' WHERE participant_id = 'p-bo'")
        cursor.execute("UPDATE matter_day SET stale = true")
    seen = worked_out(three, order="name")
    assert seen.behind == 0
    kinds = {row.name: {one.kind for one in row.matters} for row in seen.page.rows}
    assert kinds["Bo"] == {MatterKind.UNREADABLE}
    assert MatterKind.CONCERNS in kinds["Ann"]
    assert MatterKind.UNREADABLE not in kinds["Ann"] | kinds["Cy"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("AN", ["Ann"]), ("r-p-bo", ["Bo"]), ("ash", ["Ann", "Bo", "Cy"]), ("zz", [])],
)
def test_it_is_sought_by_name_reference_and_worker(
    three: Store, sought: str, found: list[str]
) -> None:
    assert names(listed(three, sought=sought, order="name")) == found


def test_it_comes_in_pages(three: Store) -> None:
    pages = [listed(three, order="name", page=page, size=2).page for page in range(2)]
    assert [[row.name for row in page.rows] for page in pages] == [
        ["Ann", "Bo"],
        ["Cy"],
    ]
    assert pages[0].found == 3


def test_an_order_that_there_is_not_is_by_name(three: Store) -> None:
    assert names(listed(three, order="'; DROP TABLE matter")) == ["Ann", "Bo", "Cy"]


def test_the_index_can_be_thrown_away(three: Store) -> None:
    """Nothing that anybody recorded is in it."""
    before = names(listed(three, shown="concerns", order="name"))
    with three.writing() as cursor:
        cursor.execute("DELETE FROM matter")
        cursor.execute("DELETE FROM matter_day")
    assert names(listed(three, shown="concerns")) == []
    assert names(worked_out(three, shown="concerns", order="name")) == before


def test_a_day_beyond_today_is_worked_out_again(tale: Tale) -> None:
    """A clock that was wrong yesterday leaves nothing wrong today."""
    with tale.store.writing() as cursor:
        matters.put(cursor, DAY + timedelta(days=900), {tale.id: WorkedOut()})
    assert listed(tale.store).behind == 1
