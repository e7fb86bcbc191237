"""Who came, left, was not talked about or has another name: by id, and fairly."""

from typing import Any

import pytest

from netmap.changes.change import Group, Whose
from netmap.changes.people import people
from netmap.changes.turnover import Pattern
from netmap.model.codes import EndedWhy, Standing
from netmap.reports.changes import counts, sentence
from tests.support.comparing import People, compared, kinds, of_bo, only

CURRENT = {"standing": "current"}
GONE = (
    Standing.NOT_IN_CONTACT,
    Standing.ENDED,
    Standing.DIED,
    Standing.SERVICE_CLOSED,
)


def test_who_is_in_their_life_and_was_not_on_the_map_came() -> None:
    found = only(people(compared({}, {"bo": CURRENT})))
    assert (found.kind, found.before, found.after) == ("came", None, "current")
    assert (found.group, found.whose) == (Group.PEOPLE, Whose.TOGETHER)
    assert sentence(found) == "Bo is new."


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("not_in_contact", "Bo is named now, and was not then: not in contact."),
        ("ended", "Bo is named now, and was not then: ended."),
        ("died", "Bo is named now, and was not then: died."),
        (
            "service_closed",
            "Bo is named now, and was not then: closed, or finished with them.",
        ),
    ],
)
def test_who_is_named_first_and_is_not_in_their_life_did_not_come(
    standing: str, said: str
) -> None:
    found = only(people(compared({}, {"bo": {"standing": standing}})))
    assert found.kind == "named"
    assert sentence(found) == said


def test_who_is_on_the_later_map_only_and_was_not_talked_about_is_no_change() -> None:
    found = compared({}, {"bo": {"standing": "not_mentioned"}})
    assert kinds(people(found)) == []


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ("not_in_contact", "In contact with Bo then, not now."),
        ("ended", "It ended with Bo. Why is not known."),
        ("died", "Bo has died."),
        ("service_closed", "Bo has closed, or has finished with them."),
    ],
)
def test_who_left_is_told_by_how_it_stands_now(standing: str, said: str) -> None:
    found = only(people(of_bo(CURRENT, {"standing": standing})))
    assert (found.kind, found.before, found.after) == ("left", "current", standing)
    assert sentence(found) == said


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (None, "Why is not known."),
        (EndedWhy.OWN_CHOICE, "It was the participant’s choice."),
        (EndedWhy.THEIR_CHOICE, "It was the other person’s choice."),
        (EndedWhy.MOVED_AWAY, "Someone moved away."),
        (EndedWhy.RESTRICTED, "A rule about contact was the reason."),
        (EndedWhy.OTHER, "There was another reason."),
        (EndedWhy.UNKNOWN, "Why is not known."),
    ],
)
def test_why_it_ended_is_told_also_where_nobody_knows(
    why: EndedWhy | None, said: str
) -> None:
    found = only(people(of_bo(CURRENT, {"standing": "ended", "ended_why": why})))
    assert found.field == (why or "unknown")
    assert sentence(found) == f"It ended with Bo. {said}"


@pytest.mark.parametrize("standing", [one for one in Standing if one != "ended"])
def test_a_reason_that_was_left_behind_is_told_only_where_it_ended(
    standing: Standing,
) -> None:
    """Who clicked "ended", said why and went back leaves a reason on the record."""
    before: dict[str, Any] = {"standing": standing}
    after = {"standing": standing, "ended_why": "own_choice"}
    assert "reason" not in kinds(people(of_bo(before, after)))
    assert all(not one.field for one in people(of_bo(before, after)))


def test_another_reason_for_the_same_end_is_told() -> None:
    before = {"standing": "ended", "ended_why": "unknown"}
    found = only(people(of_bo(before, {"standing": "ended", "ended_why": "other"})))
    assert found.kind == "reason"
    assert sentence(found) == (
        "Why it ended with Bo is recorded differently now. There was another reason."
    )


def test_who_was_not_talked_about_is_not_lost() -> None:
    found = only(people(of_bo(CURRENT, {"standing": "not_mentioned"})))
    assert found.kind == "not_mentioned"
    assert sentence(found) == (
        "Bo was not talked about this time. That does not mean that it is over."
    )


def test_who_is_not_on_the_later_map_is_not_lost_either() -> None:
    found = only(people(compared({"bo": CURRENT}, {})))
    assert (found.kind, found.names, found.after) == ("absent", ("Bo",), None)
    assert "That does not mean that it is over." in sentence(found)


@pytest.mark.parametrize("standing", ["not_mentioned", "to_ask"])
def test_of_whom_nobody_asked_then_and_who_is_on_one_map_only_nothing_is_told(
    standing: str,
) -> None:
    assert kinds(people(compared({"bo": {"standing": standing}}, {}))) == []


@pytest.mark.parametrize("standing", Standing)
def test_who_is_still_to_be_asked_about_has_only_that(standing: Standing) -> None:
    found = only(people(of_bo({"standing": standing}, {"standing": "to_ask"})))
    assert found.kind == "not_asked_yet"
    assert sentence(found) == "Bo has not been asked about yet."


@pytest.mark.parametrize("unasked", ["not_mentioned", "to_ask"])
@pytest.mark.parametrize("standing", ["current", *GONE])
def test_who_is_talked_about_again_neither_came_nor_left(
    unasked: str, standing: str
) -> None:
    found = only(people(of_bo({"standing": unasked}, {"standing": standing})))
    assert found.kind == "mentioned_again"
    assert sentence(found).endswith("At the earlier review nobody asked.")


def test_not_talked_about_twice_says_nothing() -> None:
    unasked = {"standing": "not_mentioned"}
    assert kinds(people(of_bo(unasked, unasked))) == []


@pytest.mark.parametrize("standing", GONE)
def test_who_was_away_and_is_there_is_back(standing: str) -> None:
    found = only(people(of_bo({"standing": standing}, CURRENT)))
    assert (found.kind, found.before) == ("back", standing)
    assert sentence(found).startswith("Bo is in their life again. At the earlier")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("not_in_contact", "ended", "It ended with Bo. Why is not known."),
        ("not_in_contact", "died", "Bo has died."),
        ("ended", "not_in_contact", "Bo: ended then, not in contact now."),
        (
            "not_in_contact",
            "service_closed",
            "Bo has closed, or has finished with them.",
        ),
    ],
)
def test_who_was_away_both_times_did_not_leave_in_between(
    before: str, after: str, said: str
) -> None:
    found = only(people(of_bo({"standing": before}, {"standing": after})))
    assert found.kind == "standing"
    assert sentence(found) == said


@pytest.mark.parametrize("standing", ["current", *GONE])
def test_who_stands_as_before_has_no_line(standing: str) -> None:
    assert kinds(people(of_bo({"standing": standing}, {"standing": standing}))) == []


def test_another_name_is_the_same_person() -> None:
    comparison = of_bo({"name": "Mo"}, {"name": "Mohammed"})
    found = only(people(comparison))
    assert (found.kind, found.before, found.after) == ("renamed", "Mo", "Mohammed")
    assert sentence(found).startswith("Mo is called Mohammed now.")
    assert comparison.turnover.kept == {"bo"}
    assert comparison.turnover.distance == 0


def test_the_same_name_under_another_id_is_another_person() -> None:
    comparison = compared({"one": {"name": "Bo"}}, {"two": {"name": "Bo"}})
    assert kinds(people(comparison)) == ["absent", "came"]


def test_who_left_and_has_another_name_is_told_by_the_new_one() -> None:
    then, now = {"name": "Mo"}, {"name": "Mohammed", "standing": "died"}
    left, renamed = people(of_bo(then, now))
    assert sentence(left) == "Mohammed has died."
    assert renamed.kind == "renamed"


def test_everyone_stands_by_name_whatever_the_case_of_its_letters() -> None:
    names = {"x": "zoe", "y": "Ann", "z": "bo"}
    found = people(compared({}, {one: {"name": name} for one, name in names.items()}))
    assert [one.names for one in found] == [("Ann",), ("bo",), ("zoe",)]


def test_two_of_one_name_stand_by_id() -> None:
    found = people(compared({}, {"b": {"name": "Bo"}, "a": {"name": "Bo"}}))
    assert [one.about for one in found] == [("a",), ("b",)]


def test_who_stayed_left_and_came_is_counted() -> None:
    before: People = {"ann": {}, "bo": {}, "cy": {}}
    after = {"ann": {}, "bo": {"standing": "ended"}, "cy": {}, "di": {}}
    found = compared(before, after).turnover
    counted = [sorted(part) for part in (found.kept, found.left, found.came)]
    assert counted == [["ann", "cy"], ["bo"], ["di"]]
    assert found.pattern is Pattern.SUBSTITUTION


@pytest.mark.parametrize(
    ("before", "after"),
    [("current", "not_mentioned"), ("current", "to_ask"), ("not_mentioned", "current")],
)
def test_who_was_not_talked_about_is_left_out_of_the_turnover(
    before: str, after: str
) -> None:
    who = {"ann": CURRENT}
    comparison = compared(
        who | {"bo": {"standing": before}}, who | {"bo": {"standing": after}}
    )
    found = comparison.turnover
    assert (found.before, found.after, found.distance) == (1, 1, 0)
    assert comparison.unasked == {"bo"}


def test_who_is_not_on_the_later_map_is_left_out_of_the_turnover() -> None:
    comparison = compared({"ann": {}, "bo": {}}, {"ann": {}})
    assert comparison.turnover.left == set()
    assert comparison.unasked == {"bo"}


def test_who_was_away_and_then_not_talked_about_is_not_counted_as_left_out() -> None:
    found = of_bo({"standing": "ended"}, {"standing": "not_mentioned"})
    assert found.unasked == set()


@pytest.mark.parametrize("kind", ["place", "animal"])
def test_places_and_animals_are_told_and_not_counted(kind: str) -> None:
    comparison = compared({}, {"bo": {"kind": kind}})
    assert kinds(people(comparison)) == ["came"]
    assert comparison.turnover.came == set()
    unasked = of_bo({"kind": kind}, {"kind": kind, "standing": "not_mentioned"})
    assert unasked.unasked == set()


@pytest.mark.parametrize("kind", ["person", "group", "organisation", "online"])
def test_everyone_else_is_counted(kind: str) -> None:
    assert compared({}, {"bo": {"kind": kind}}).turnover.came == {"bo"}


def test_what_turned_out_to_be_a_place_is_counted_at_neither_review() -> None:
    found = of_bo({"kind": "group"}, {"kind": "place"}).turnover
    assert (found.before, found.after) == (0, 0)


def test_the_counts_are_told_with_who_is_left_out() -> None:
    before: People = {"ann": {}, "bo": {}, "cy": {}}
    after = {"ann": {}, "bo": {"standing": "not_mentioned"}, "di": {}}
    assert counts(compared(before, after))[:3] == (
        (
            "People, groups and organisations in their life: 1 then, 2 now. "
            "Stayed: 1. Left: none. Came: 1."
        ),
        "Some came and nobody left.",
        "2 were not talked about at one of the reviews, and are not counted here.",
    )


def test_that_nobody_was_there_is_not_said_where_somebody_was() -> None:
    """Whoever was there and was not talked about was there."""
    said = counts(of_bo(CURRENT, {"standing": "not_mentioned"}))
    assert "Nobody was there at either review." not in said
    assert said[-1] == (
        "1 was not talked about at one of the reviews, and is not counted here."
    )


def test_that_nobody_was_there_is_said_where_it_is_so() -> None:
    assert counts(compared({}, {}))[1:] == ("Nobody was there at either review.",)
