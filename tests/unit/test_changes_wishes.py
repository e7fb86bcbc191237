"""What became of each wish, and what is wished now; never more than is on record."""

from typing import Any

import pytest

from netmap.changes.change import Change, Whose
from netmap.changes.wishes import FOLLOWED, became, wishes
from netmap.model.bond import bonds_of
from netmap.model.codes import WishKind
from netmap.reports.changes import sentence
from tests.support.comparing import compared, kinds, of_bo, only

WEAK, STRONG = {"strength": "weak"}, {"strength": "strong"}
MONTHLY, DAILY = {"frequency": "monthly"}, {"frequency": "daily"}
AWAY, ENDED = {"standing": "not_in_contact"}, {"standing": "ended"}
DIED, CLOSED = {"standing": "died"}, {"standing": "service_closed"}
UNASKED, TO_ASK = {"standing": "not_mentioned"}, {"standing": "to_ask"}
SAID = WEAK | MONTHLY
MORE, LESS = STRONG | MONTHLY, SAID | {"frequency": "less"}
BOTH_WAYS = STRONG | {"frequency": "less"}
CONFIRMED = {"confirmed": True, "confirmed_how": "spoken"}


def outcome(wish: str, then: dict[str, Any], now: dict[str, Any]) -> str:
    comparison = of_bo({**then, "wish": wish}, now)
    (before,) = bonds_of(comparison.before.network)
    (after,) = bonds_of(comparison.after.network)
    return became(before, after)


@pytest.mark.parametrize(
    ("then", "now", "develop", "restore", "withdraw", "maintain"),
    [
        (SAID, MORE, "followed", "followed", "not_yet", "followed"),
        (SAID, WEAK | DAILY, "followed", "followed", "not_yet", "followed"),
        (SAID, SAID, "not_yet", "not_yet", "not_yet", "followed"),
        (SAID, LESS, "not_yet", "not_yet", "followed", "not_yet"),
        (SAID, BOTH_WAYS, "followed", "followed", "not_yet", "not_yet"),
        (WEAK, STRONG, "followed", "followed", "not_yet", "followed"),
        (STRONG, WEAK, "not_yet", "not_yet", "followed", "not_yet"),
        (DAILY, MONTHLY, "not_yet", "not_yet", "followed", "not_yet"),
        ({}, {}, "unknown", "unknown", "unknown", "unknown"),
        (WEAK, {}, "unknown", "unknown", "unknown", "unknown"),
        ({}, DAILY, "unknown", "unknown", "unknown", "unknown"),
        (WEAK, MONTHLY, "unknown", "unknown", "unknown", "unknown"),
        ({}, AWAY, "not_yet", "not_yet", "followed", "not_yet"),
        (SAID, MORE | AWAY, "not_yet", "not_yet", "followed", "not_yet"),
        (AWAY, {}, "followed", "followed", "not_yet", "unknown"),
        (AWAY | MORE, SAID, "followed", "followed", "not_yet", "not_yet"),
        (AWAY, AWAY, "not_yet", "not_yet", "apart", "unknown"),
        ({}, ENDED, "since", "since", "followed", "since"),
        (AWAY, ENDED, "since", "since", "apart", "since"),
        (ENDED, ENDED, "not_yet", "not_yet", "apart", "apart"),
        (ENDED, AWAY, "not_yet", "not_yet", "apart", "unknown"),
        (ENDED, SAID, "followed", "followed", "not_yet", "unknown"),
        ({}, DIED, "since", "since", "since", "since"),
        ({}, CLOSED, "since", "since", "since", "since"),
        (ENDED, DIED, "since", "since", "since", "since"),
        (SAID, MORE | UNASKED, "unknown", "unknown", "unknown", "unknown"),
        (SAID, LESS | TO_ASK, "unknown", "unknown", "unknown", "unknown"),
        (SAID | UNASKED, MORE, "unknown", "unknown", "unknown", "unknown"),
        (SAID | UNASKED, LESS, "unknown", "unknown", "unknown", "unknown"),
        (UNASKED, AWAY, "unknown", "unknown", "unknown", "unknown"),
        (UNASKED, ENDED, "unknown", "unknown", "unknown", "unknown"),
        (UNASKED, DIED, "unknown", "unknown", "unknown", "unknown"),
    ],
)
def test_what_became_of_a_wish(
    then: dict[str, Any],
    now: dict[str, Any],
    develop: str,
    restore: str,
    withdraw: str,
    maintain: str,
) -> None:
    """By standing first, then by strength and contact; unasked claims nothing."""
    found = [outcome(wish, then, now) for wish in ("develop", "restore")]
    found += [outcome(wish, then, now) for wish in ("withdraw", "maintain")]
    assert found == [develop, restore, withdraw, maintain]


def test_of_who_is_not_on_the_later_map_it_is_not_known() -> None:
    found = only(wishes(compared({"bo": {"wish": "maintain"} | SAID}, {})))
    assert (found.kind, found.after) == ("wish_unknown", None)


@pytest.mark.parametrize(
    ("wish", "now", "said"),
    [
        ("maintain", SAID, "keep the tie with Bo as it is. As recorded, it has held."),
        (
            "maintain",
            LESS,
            "keep the tie with Bo as it is. As recorded, there is less of it now.",
        ),
        ("develop", MORE, "build up the tie with Bo. As recorded, it has grown."),
        (
            "develop",
            SAID,
            "build up the tie with Bo. As recorded, it has not grown so far.",
        ),
        (
            "restore",
            MORE,
            "mend the tie with Bo. As recorded, there is more of it now.",
        ),
        (
            "restore",
            SAID,
            "mend the tie with Bo. As recorded, there is no more of it so far.",
        ),
        ("withdraw", LESS, "step back from Bo. As recorded, there is less of it now."),
        (
            "withdraw",
            SAID,
            "step back from Bo. As recorded, there is not less of it so far.",
        ),
        ("maintain", DIED, "keep the tie with Bo as it is. Since then: died."),
        ("restore", ENDED, "mend the tie with Bo. Since then: ended."),
        (
            "develop",
            CLOSED,
            "build up the tie with Bo. Since then: closed, or finished with them.",
        ),
        (
            "restore",
            UNASKED,
            (
                "mend the tie with Bo. What came of it is not known: how strong it is, "
                "and how often they are in touch, was not said both times."
            ),
        ),
    ],
)
def test_it_is_told_without_blame(wish: str, now: dict[str, Any], said: str) -> None:
    then = {**SAID, **CONFIRMED, "wish": wish}
    found = only(wishes(of_bo(then, now)))
    assert sentence(found) == f"They wanted to {said}"


def test_stepping_back_from_who_is_not_there_anyway() -> None:
    then = {**AWAY, **CONFIRMED, "wish": "withdraw"}
    assert sentence(only(wishes(of_bo(then, AWAY)))) == (
        "They wanted to step back from Bo. "
        "They were not in contact then, and are not now."
    )


@pytest.mark.parametrize("standing", [DIED, CLOSED])
@pytest.mark.parametrize("wish", FOLLOWED)
def test_who_had_died_before_the_earlier_review_did_not_die_since(
    standing: dict[str, str], wish: WishKind
) -> None:
    """Wishes carry over with everyone: nothing can become of this one any more."""
    said = {**standing, "wish": wish}
    assert kinds(wishes(of_bo(said, said))) == []


@pytest.mark.parametrize("wish", ["undecided", "not_asked"])
def test_nothing_is_followed_where_nothing_was_wished(wish: str) -> None:
    assert kinds(wishes(of_bo({**SAID, "wish": wish}, MORE))) == []


@pytest.mark.parametrize("wish", FOLLOWED)
def test_each_wish_is_followed_once(wish: WishKind) -> None:
    found = only(wishes(of_bo({**SAID, "wish": wish}, {**MORE, "wish": wish})))
    assert (found.before, found.after) == (wish, "current")
    assert (found.about, found.names) == (("bo",), ("Bo",))


UNCONFIRMED = {"confirmed": False}
REPRESENTED = {"confirmed": True, "confirmed_how": "by_representative"}
OWN_WAYS = ("spoken", "signed", "symbols", "written", None)


def voices(then: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    return [
        *wishes(
            of_bo(
                {**SAID, "wish": "develop", **then},
                {**MORE, "wish": "maintain", **now},
            )
        )
    ]


@pytest.mark.parametrize(
    ("voice", "field", "then_words", "now_words"),
    [
        (
            UNCONFIRMED,
            "unconfirmed",
            "That wish was not confirmed with them.",
            "The wish now is not confirmed with them yet.",
        ),
        (
            UNCONFIRMED | {"confirmed_how": "spoken"},
            "unconfirmed",
            "That wish was not confirmed with them.",
            "The wish now is not confirmed with them yet.",
        ),
        (
            REPRESENTED,
            "represented",
            "Someone spoke for them then.",
            "Someone spoke for them now.",
        ),
    ],
)
def test_a_wish_that_they_did_not_confirm_is_not_their_view(
    voice: dict[str, Any], field: str, then_words: str, now_words: str
) -> None:
    followed, changed = voices(voice, voice)
    assert (followed.whose, changed.whose) == (Whose.RECORD, Whose.RECORD)
    assert (followed.field, changed.field) == (field, field)
    assert sentence(followed).endswith(then_words)
    assert sentence(changed).endswith(now_words)


@pytest.mark.parametrize("how", OWN_WAYS)
def test_a_wish_that_they_confirmed_is_their_view(how: str | None) -> None:
    voice = {"confirmed": True, "confirmed_how": how}
    followed, changed = voices(voice, voice)
    assert (followed.whose, changed.whose) == (Whose.PARTICIPANT, Whose.PARTICIPANT)
    assert (followed.field, changed.field) == ("", "")


def test_each_of_the_two_wishes_has_its_own_voice() -> None:
    followed, changed = voices(CONFIRMED, UNCONFIRMED)
    assert (followed.whose, changed.whose) == (Whose.PARTICIPANT, Whose.RECORD)


@pytest.mark.parametrize(
    ("then", "now", "kind", "said"),
    [
        (
            "not_asked",
            "develop",
            "wish_first",
            (
                "Then they were not asked about the tie with Bo. "
                "Now they want to build it up."
            ),
        ),
        (
            "not_asked",
            "undecided",
            "wish_first",
            "Then they were not asked about the tie with Bo. Now they are not sure.",
        ),
        (
            "maintain",
            "restore",
            "wish_changed",
            "They wanted to keep the tie with Bo as it is. Now they want to mend it.",
        ),
        (
            "develop",
            "undecided",
            "wish_changed",
            "They wanted to build up the tie with Bo. Now they are not sure.",
        ),
        (
            "undecided",
            "withdraw",
            "wish_changed",
            (
                "They were not sure about the tie with Bo. "
                "Now they want to step back from it."
            ),
        ),
    ],
)
def test_another_wish_is_told(then: str, now: str, kind: str, said: str) -> None:
    found = [*wishes(of_bo({"wish": then}, {"wish": now, **CONFIRMED}))][-1]
    assert (found.kind, found.before, found.after) == (kind, then, now)
    assert sentence(found) == said


def test_a_wish_about_someone_new_is_told() -> None:
    found = only(wishes(compared({}, {"bo": {"wish": "maintain", **CONFIRMED}})))
    assert (found.kind, found.before) == ("wish_first", "not_asked")


@pytest.mark.parametrize("wish", WishKind)
def test_a_wish_that_is_not_asked_about_now_says_nothing_of_now(
    wish: WishKind,
) -> None:
    found = kinds(wishes(of_bo({"wish": wish}, {"wish": "not_asked"})))
    assert not {"wish_first", "wish_changed"} & {*found}


@pytest.mark.parametrize("standing", [UNASKED, TO_ASK])
def test_a_wish_about_who_was_not_talked_about_says_nothing_of_now(
    standing: dict[str, str],
) -> None:
    now = {**standing, "wish": "withdraw"}
    assert kinds(wishes(of_bo({"wish": "undecided"}, now))) == []


@pytest.mark.parametrize("wish", WishKind)
def test_the_same_wish_again_is_no_other_wish(wish: WishKind) -> None:
    found = kinds(wishes(of_bo({"wish": wish}, {"wish": wish, **CONFIRMED})))
    assert not {"wish_first", "wish_changed"} & {*found}


def test_when_the_wish_now_was_confirmed_is_told() -> None:
    now = {"wish": "develop", **CONFIRMED, "confirmed_on": "2026-06-01"}
    found = only(wishes(of_bo({}, now)))
    assert str(found.on) == "2026-06-01"


def test_a_day_that_was_left_behind_confirms_no_wish() -> None:
    now = {"wish": "develop", "confirmed": False, "confirmed_on": "2026-06-01"}
    assert only(wishes(of_bo({}, now))).on is None


def test_what_became_of_wishes_stands_before_what_is_wished_now() -> None:
    then = {"ann": {"wish": "maintain"}, "bo": {"wish": "maintain"}}
    now = {"ann": {"wish": "develop"}, "bo": {"wish": "develop"}}
    found = [*wishes(compared(then, now))]
    assert [one.names for one in found] == [("Ann",), ("Bo",)] * 2
    assert kinds(found) == ["wish_unknown"] * 2 + ["wish_changed"] * 2
