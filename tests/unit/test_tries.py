"""Wrong passwords: the wait grows, ends, and is the same for every name."""

import pytest

from netmap.access import tries as waiting
from netmap.access.tries import FREE, LONGEST, Tries, wait_after
from netmap.errors import TooManyTries

NOW = 5_000.0
WAITS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
"""Seconds after the third wrong try, the fourth, and so on."""


@pytest.fixture
def tries() -> Tries:
    return Tries()


def miss(tries: Tries, name: str, times: int, now: float = NOW) -> None:
    for _ in range(times):
        tries._count(name, now)


def test_the_first_three_tries_do_not_wait(tries: Tries) -> None:
    """A slip of the finger costs nothing."""
    for _ in range(FREE):
        tries._check("ash", NOW)
        tries._count("ash", NOW)
    with pytest.raises(TooManyTries):
        tries._check("ash", NOW)


@pytest.mark.parametrize(("wrong", "wait"), list(enumerate(WAITS, start=FREE)))
def test_the_wait_grows_up_to_five_minutes(tries: Tries, wrong: int, wait: int) -> None:
    """It is over on the second, and not before."""
    miss(tries, "ash", wrong)
    with pytest.raises(TooManyTries):
        tries._check("ash", NOW + wait - 0.001)
    tries._check("ash", NOW + wait)


def test_no_number_of_tries_waits_longer(tries: Tries) -> None:
    """Nobody can lock someone out for a day."""
    assert wait_after(10**9) == LONGEST
    miss(tries, "ash", 2_000)
    tries._check("ash", NOW + LONGEST)


def test_it_is_said_how_long_the_wait_is(tries: Tries) -> None:
    """Rounded up, so that who waits as long as told gets in."""
    miss(tries, "ash", 6)
    with pytest.raises(TooManyTries, match="Wait 9 seconds") as told:
        tries._check("ash", NOW)
    tries._check("ash", NOW + told.value.seconds)
    with pytest.raises(TooManyTries, match="Wait a second"):
        tries._check("ash", NOW + 7.5)


def test_a_try_that_has_to_wait_counts_for_nothing(tries: Tries) -> None:
    """Clicking again and again makes the wait no longer."""
    miss(tries, "ash", 5)
    for tenth in range(40):
        with pytest.raises(TooManyTries):
            tries._check("ash", NOW + tenth / 10)
    tries._check("ash", NOW + 4)


def test_after_a_wait_each_wrong_try_waits_longer(tries: Tries) -> None:
    """Waiting alone forgives nothing."""
    now = NOW
    miss(tries, "ash", FREE, now)
    for wait in WAITS:
        with pytest.raises(TooManyTries):
            tries._check("ash", now)
        now += wait
        tries._check("ash", now)
        tries._count("ash", now)


def test_a_right_password_makes_them_forgotten(tries: Tries) -> None:
    miss(tries, "ash", 20)
    tries.right("ash")
    miss(tries, "ash", FREE - 1)
    tries._check("ash", NOW)
    tries.right("nobody tried this one")


def test_a_name_that_is_nobodys_waits_the_same(tries: Tries) -> None:
    """The wait tells nobody which accounts there are: it is told of no account."""
    for name in ("ash", "no such name", "", "' OR 1=1 --", "\u202e"):
        miss(tries, name, 4)
        with pytest.raises(TooManyTries):
            tries._check(name, NOW + 1.5)
        tries._check(name, NOW + 2)


@pytest.mark.parametrize(
    "typed", ["ASH@Example.org", " ash@example.org  ", "ash@EXAMPLE.ORG"]
)
def test_a_name_in_other_letters_is_the_same_name(tries: Tries, typed: str) -> None:
    """As it is when signing in."""
    miss(tries, typed, 4)
    with pytest.raises(TooManyTries):
        tries._check("ash@example.org", NOW)
    tries.right(typed.swapcase())
    tries._check("ash@example.org", NOW)


def test_each_name_waits_for_itself(tries: Tries) -> None:
    miss(tries, "ash", 10)
    tries._check("bill", NOW)


def test_what_was_typed_is_not_kept(tries: Tries) -> None:
    """Someone types their password in the box for the name."""
    miss(tries, "correct horse battery", 4)
    assert "correct" not in repr(tries._wrong)


def test_so_many_names_are_remembered_and_no_more(
    tries: Tries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that was tried longest ago goes first."""
    monkeypatch.setattr(waiting, "MOST", 5)
    for name in ("ash", "bill", "c", "d", "e"):
        miss(tries, name, 4)
    tries._count("ash", NOW)
    tries._count("f", NOW)
    assert len(tries._wrong) == 5
    tries._check("bill", NOW)
    with pytest.raises(TooManyTries):
        tries._check("ash", NOW)
