"""Facts over time that can come with isolation or control."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.prompts.registry import prompts
from tests.support.prompting import AT, BEFORE, ada, case, contact, fired, known, review

NO = list[tuple[str, ...]]()
NOW = [("r-2",)]
GOOD = {"quality_participant": "supportive", "quality_worker": "supportive"}


def people(number: int, **fields: Any) -> list[dict[str, Any]]:
    return [ada(f"a-{n}", **fields) for n in range(number)]


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        (10, 7, NOW),
        (10, 8, NO),
        (3, 1, NOW),
        (3, 2, NO),
        (5, 5, NO),
        (5, 9, NO),
    ],
)
def test_fewer_people_by_a_third_and_by_two(
    was: int, now: int, found: list[tuple[str, ...]]
) -> None:
    reviews = review(*people(was), on=BEFORE), review(*people(now))
    assert fired("D1", case(*reviews)) == found


@pytest.mark.parametrize("fields", [{"paid": True}, {"standing": "not_mentioned"}])
def test_only_unpaid_people_in_their_life_now_are_counted(
    fields: dict[str, Any],
) -> None:
    before = review(*people(4), *[ada(f"b-{n}", **fields) for n in range(6)], on=BEFORE)
    assert fired("D1", case(before, review(*people(4)))) == []


EARLIEST = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("strength", "at_first", "found"),
    [
        ("strong", False, [("r-3", "new")]),
        ("moderate", False, NO),
        ("strong", True, NO),
    ],
)
def test_fewer_people_and_a_new_close_tie(
    strength: str, found: list[tuple[str, ...]], *, at_first: bool
) -> None:
    new = ada("new", strength=strength)
    reviews = (
        review(*people(6), *([new] if at_first else []), on=EARLIEST, number=1),
        review(*people(6), new, on=BEFORE, number=2),
        review(*people(2), new, number=3),
    )
    assert fired("D6", case(*reviews)) == found


KINDS = ["emotional", "practical", "financial", "information"]


@pytest.mark.parametrize(
    ("ada_gives", "ben_gives", "found"),
    [
        (KINDS, [], [("r-2", "ada")]),
        (KINDS, KINDS[:2], [("r-2", "ada")]),
        (KINDS, KINDS[:3], NO),
        (KINDS[:3], [], NO),
        (None, None, NO),
    ],
)
def test_much_rests_on_one_person(
    ada_gives: list[str] | None,
    ben_gives: list[str] | None,
    found: list[tuple[str, ...]],
) -> None:
    map_ = review(ada(support=ada_gives), ada("ben", support=ben_gives))
    assert fired("D2", case(map_)) == found


def test_paid_support_takes_nothing_off_one_person() -> None:
    worker = ada("worker", support=KINDS, paid=True)
    assert fired("D2", case(review(ada(support=KINDS), worker))) == [("r-2", "ada")]


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ({}, NOW),
        (GOOD, NO),
        ({"quality_participant": "supportive"}, NO),
        ({**GOOD, "paid": True}, NOW),
        ({**GOOD, "quality_worker": "detrimental"}, NOW),
        ({**GOOD, "standing": "ended"}, NOW),
    ],
)
def test_no_unpaid_support(
    person: dict[str, Any], found: list[tuple[str, ...]]
) -> None:
    assert fired("D3", case(review(ada(**person)))) == found


def test_an_empty_map_says_nothing_of_support() -> None:
    assert fired("D3", case(review())) == []


@pytest.mark.parametrize(
    ("paid", "unpaid", "found"),
    [(3, 1, NOW), (2, 1, NO), (1, 0, NO), (2, 2, NO), (6, 2, NOW)],
)
def test_support_that_is_mostly_paid(
    paid: int, unpaid: int, found: list[tuple[str, ...]]
) -> None:
    services = [ada(f"s-{n}", paid=True, **GOOD) for n in range(paid)]
    assert fired("D4", case(review(*people(unpaid, **GOOD), *services))) == found


def contacts(there: int, not_there: int, **fields: Any) -> tuple[Any, ...]:
    with_ben = [
        contact(f"with-{n}", **{"also_present": ["ben"], **fields})
        for n in range(there)
    ]
    return (*with_ben, *(contact(f"without-{n}") for n in range(not_there)))


@pytest.mark.parametrize(
    ("there", "not_there", "fields", "found"),
    [
        (2, 2, {}, [("r-2", "ben")]),
        (2, 2, {"also_present": [], "via_alter": "ben"}, [("r-2", "ben")]),
        (2, 3, {}, NO),
        (3, 0, {}, NO),
        (4, 0, {"happened_on": BEFORE}, NO),
        (4, 0, {"alters": ["ada", "ben"]}, NO),
    ],
)
def test_someone_is_often_there(
    there: int,
    not_there: int,
    fields: dict[str, Any],
    found: list[tuple[str, ...]],
) -> None:
    reviews = review(ada(), ada("ben"), on=BEFORE), review(ada(), ada("ben"))
    facts = contacts(there, not_there, **fields)
    assert fired("D5", case(*reviews, facts=facts)) == found


def sign(tag: str) -> Any:
    return known(f"o-{tag}", "observation", alter_id="ada", tag=tag)


def concern(alter_id: str) -> Any:
    return known(
        "k",
        "concern",
        raised_on="2026-11-01",
        raised_by="w-1",
        seen_or_said="Said.",
        about_alter=alter_id,
    )


SIGNS = (sign("money_taken"), sign("phone_checked"))


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (SIGNS, [("ada",)]),
        (SIGNS[:1], NO),
        ((*SIGNS, concern("ada")), NO),
        ((*SIGNS, concern("ben")), [("ada",)]),
    ],
)
def test_signs_and_no_concern(
    facts: tuple[Any, ...], found: list[tuple[str, ...]]
) -> None:
    assert fired("D7", case(facts=facts)) == found


def sessions(*present: str, **fields: Any) -> tuple[Any, ...]:
    return tuple(
        known(
            f"s-{n}",
            "session",
            held_on=date(2026, 11, n + 1),
            present_alters=[who] if who else [],
            **{"attended": True, **fields},
        )
        for n, who in enumerate(present)
    )


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (sessions("ada", "ada", "ada"), [("s-2", "ada")]),
        (sessions("ada", "ada", "ada", "ada"), [("s-2", "ada")]),
        (sessions("ada", "ada"), NO),
        (sessions("ada", "ada", "", "ada"), NO),
        (sessions("ada", "ada", "ben"), NO),
        (sessions("ada", "ada", "ada", attended=False), NO),
    ],
)
def test_not_seen_alone(facts: tuple[Any, ...], found: list[tuple[str, ...]]) -> None:
    assert fired("D8", case(facts=facts)) == found


def test_a_review_that_has_just_begun_says_nothing_of_who_is_gone() -> None:
    """Everyone on it is still to be asked about."""
    before = review(*(ada(one) for one in ("a", "b", "c", "d")), on=BEFORE)
    begun = review(
        *(ada(one, standing="to_ask") for one in ("a", "b", "c", "d")), number=2
    )
    asked = case(before, begun)
    assert fired("D1", asked) == []
    assert not [one for one in fired("D3", asked) if one == ("r-2",)]


def test_a_sign_recorded_later_is_newly_asked_about() -> None:
    """However long ago it was seen: an answer given before did not know of it."""
    seen: dict[str, Any] = {"alter_id": "ada", "observed_on": "2026-10-01"}
    first = known("one", "observation", tag="threats", **seen)
    second = known("two", "observation", tag="money_taken", **seen)
    later = second.model_copy(update={"recorded_at": AT + timedelta(days=9)})
    [found] = [one for one in prompts(case(facts=(first, later))) if one.rule == "D7"]
    assert found.since == (AT + timedelta(days=9)).date()


def test_who_was_not_mentioned_is_not_lost() -> None:
    """They are left out of the count of before as well."""
    before = review(*people(4), on=BEFORE)
    silent = [ada(f"a-{n}", standing="not_mentioned") for n in range(2, 4)]
    after = review(*people(2), *silent)
    assert fired("D1", case(before, after)) == []
    ended = [ada(f"a-{n}", standing="ended") for n in range(2, 4)]
    assert fired("D1", case(before, review(*people(2), *ended))) == NOW
