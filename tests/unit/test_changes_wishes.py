"""What became of each wish, and what is wished now; never more than is on record."""

from itertools import combinations
from typing import Any

import pytest

from netmap.changes.change import Change, Whose
from netmap.changes.wishes import FOLLOWED, became, wishes
from netmap.model.bond import bonds_of
from netmap.model.codes import WishKind
from netmap.reports.changes import sentence
from netmap.words.changes import WHOSE
from tests.support.comparing import compared, kinds, of_bo, only

WEAK, STRONG = {"strength": "weak"}, {"strength": "strong"}
MONTHLY, DAILY = {"frequency": "monthly"}, {"frequency": "daily"}
AWAY, ENDED = {"standing": "not_in_contact"}, {"standing": "ended"}
DIED, CLOSED = {"standing": "died"}, {"standing": "service_closed"}
UNASKED, TO_ASK = {"standing": "not_mentioned"}, {"standing": "to_ask"}
SAID = WEAK | MONTHLY
MORE, LESS = STRONG | MONTHLY, SAID | {"frequency": "less"}
BOTH_WAYS = STRONG | {"frequency": "less"}
GOOD, HARD = (
    {"quality_participant": "supportive"},
    {"quality_participant": "detrimental"},
)
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
        (
            "maintain",
            SAID,
            "keep it as it is. As recorded, there is no less of it now.",
        ),
        ("maintain", LESS, "keep it as it is. As recorded, there is less of it now."),
        ("develop", MORE, "build it up. As recorded, there is more of it now."),
        ("develop", SAID, "build it up. As recorded, there is no more of it so far."),
        ("restore", MORE, "mend it. As recorded, there is more of it now."),
        ("restore", SAID, "mend it. As recorded, there is no more of it so far."),
        (
            "withdraw",
            LESS,
            "step back from it. As recorded, there is less of it now.",
        ),
        (
            "withdraw",
            SAID,
            "step back from it. As recorded, there is no less of it so far.",
        ),
        ("maintain", DIED, "keep it as it is. Since then: died."),
        ("restore", ENDED, "mend it. Since then: ended."),
        (
            "develop",
            CLOSED,
            "build it up. Since then: closed, or finished with them.",
        ),
        (
            "restore",
            UNASKED,
            (
                "mend it. What came of it is not known: how strong it is, and how "
                "often they are in touch, is not on record for both reviews."
            ),
        ),
        (
            "maintain",
            SAID | HARD,
            ("keep it as it is. How it is for them is another now, and less good."),
        ),
    ],
)
def test_it_is_told_without_blame(wish: str, now: dict[str, Any], said: str) -> None:
    then = {**SAID, **GOOD, **CONFIRMED, "wish": wish}
    found = only(wishes(of_bo(then, {**GOOD, **now})))
    assert sentence(found) == f"Wish for the tie with Bo then: {said}"


def test_stepping_back_from_who_is_not_there_anyway() -> None:
    then = {**AWAY, **CONFIRMED, "wish": "withdraw"}
    assert sentence(only(wishes(of_bo(then, AWAY)))) == (
        "Wish for the tie with Bo then: step back from it. "
        "They were not in contact then, and are not now."
    )


BEST_FIRST = ("supportive", "neutral", "mixed", "detrimental")


@pytest.mark.parametrize(("was", "here"), [*combinations(BEST_FIRST, 2)])
@pytest.mark.parametrize("wish", ["maintain", "develop", "restore"])
@pytest.mark.parametrize("now", [SAID, MORE, LESS, AWAY])
def test_what_is_less_good_for_them_is_not_said_to_have_held_or_grown(
    now: dict[str, Any], wish: str, was: str, here: str
) -> None:
    then = {**SAID, "quality_participant": was}
    assert outcome(wish, then, {**now, "quality_participant": here}) == "harder"


@pytest.mark.parametrize(
    ("was", "here"),
    [
        *((here, was) for was, here in combinations(BEST_FIRST, 2)),
        *((one, one) for one in BEST_FIRST),
        *((one, "unknown") for one in BEST_FIRST),
        *(("declined", one) for one in BEST_FIRST),
    ],
)
def test_what_is_as_good_or_better_or_was_not_said_is_told_by_how_much_there_is(
    was: str, here: str
) -> None:
    then, now = {"quality_participant": was}, {"quality_participant": here}
    assert outcome("maintain", SAID | then, SAID | now) == "followed"
    assert outcome("develop", SAID | then, MORE | now) == "followed"
    assert outcome("restore", SAID | then, SAID | now) == "not_yet"


def test_how_the_worker_sees_it_makes_no_outcome() -> None:
    then, now = {"quality_worker": "supportive"}, {"quality_worker": "detrimental"}
    assert outcome("develop", SAID | then, MORE | now) == "followed"


@pytest.mark.parametrize(
    ("now", "became"), [(LESS, "followed"), (MORE, "not_yet"), (AWAY, "followed")]
)
def test_a_wish_to_step_back_is_told_by_how_much_there_is_also_where_it_is_harder(
    now: dict[str, Any], became: str
) -> None:
    assert outcome("withdraw", SAID | GOOD, now | HARD) == became


@pytest.mark.parametrize(
    ("now", "became"),
    [(DIED, "since"), (ENDED, "since"), (UNASKED, "unknown"), (TO_ASK, "unknown")],
)
def test_what_ended_since_or_was_not_asked_about_is_not_harder(
    now: dict[str, Any], became: str
) -> None:
    assert outcome("develop", SAID | GOOD, now | HARD) == became


@pytest.mark.parametrize("standing", [DIED, CLOSED])
@pytest.mark.parametrize("wish", sorted(FOLLOWED))
def test_who_had_died_before_the_earlier_review_did_not_die_since(
    standing: dict[str, str], wish: WishKind
) -> None:
    """Wishes carry over with everyone: nothing can become of this one any more."""
    said = {**standing, "wish": wish}
    assert kinds(wishes(of_bo(said, said))) == []


@pytest.mark.parametrize("wish", ["undecided", "not_asked"])
def test_nothing_is_followed_where_nothing_was_wished(wish: str) -> None:
    assert kinds(wishes(of_bo({**SAID, "wish": wish}, MORE))) == []


@pytest.mark.parametrize("wish", sorted(FOLLOWED))
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
    assert sentence(followed) == (
        "Wish for the tie with Bo then: build it up. "
        f"As recorded, there is more of it now. {then_words}"
    )
    assert sentence(changed) == (
        f"Wish for the tie with Bo: build it up then, keep it as it is now. {now_words}"
    )


@pytest.mark.parametrize("how", OWN_WAYS)
def test_a_wish_that_they_confirmed_is_theirs_and_what_came_of_it_is_read(
    how: str | None,
) -> None:
    """The wish is their view; what became of it they may see otherwise."""
    voice = {"confirmed": True, "confirmed_how": how}
    followed, changed = voices(voice, voice)
    assert (followed.whose, changed.whose) == (Whose.OUTCOME, Whose.PARTICIPANT)
    assert (followed.field, changed.field) == ("", "")


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (MORE, "wish_followed"),
        (SAID, "wish_not_yet"),
        (UNASKED, "wish_unknown"),
        (DIED, "wish_since"),
        (MORE | HARD, "wish_harder"),
    ],
)
def test_whatever_became_of_a_wish_says_from_what_it_is_read(
    now: dict[str, Any], kind: str
) -> None:
    then = {**SAID, **GOOD, **CONFIRMED, "wish": "develop"}
    found = only(wishes(of_bo(then, now)))
    assert (found.kind, found.whose) == (kind, Whose.OUTCOME)
    assert WHOSE[found.whose] == ("Their wish; what came of it is read from both maps")


def test_a_first_wish_that_they_confirmed_is_their_view() -> None:
    found = only(wishes(of_bo({}, {"wish": "develop", **CONFIRMED})))
    assert (found.kind, found.whose) == ("wish_first", Whose.PARTICIPANT)


def test_each_of_the_two_wishes_has_its_own_voice() -> None:
    followed, changed = voices(CONFIRMED, UNCONFIRMED)
    assert (followed.whose, changed.whose) == (Whose.OUTCOME, Whose.RECORD)
    followed, changed = voices(REPRESENTED, CONFIRMED)
    assert (followed.whose, changed.whose) == (Whose.RECORD, Whose.PARTICIPANT)


@pytest.mark.parametrize(
    ("then", "now", "kind", "said"),
    [
        ("not_asked", "develop", "wish_first", "not asked then, build it up now"),
        ("not_asked", "undecided", "wish_first", "not asked then, not sure now"),
        (
            "maintain",
            "restore",
            "wish_changed",
            "keep it as it is then, mend it now",
        ),
        ("develop", "undecided", "wish_changed", "build it up then, not sure now"),
        (
            "undecided",
            "withdraw",
            "wish_changed",
            "not sure then, step back from it now",
        ),
    ],
)
def test_another_wish_is_told(then: str, now: str, kind: str, said: str) -> None:
    found = [*wishes(of_bo({"wish": then}, {"wish": now, **CONFIRMED}))][-1]
    assert (found.kind, found.before, found.after) == (kind, then, now)
    assert sentence(found) == f"Wish for the tie with Bo: {said}."


def test_a_wish_about_someone_new_is_told() -> None:
    found = only(wishes(compared({}, {"bo": {"wish": "maintain", **CONFIRMED}})))
    assert (found.kind, found.before) == ("wish_first", "not_asked")
    assert sentence(found) == (
        "Wish for the tie with Bo: not asked then, keep it as it is now."
    )


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
