"""Passwords: which are fit, what is kept of them, and which is right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.access import passwords
from netmap.access.passwords import (
    FEWEST_DIFFERENT,
    LONGEST,
    SHORTEST,
    are_same,
    check_fit,
    is_right,
    kept,
    made_up,
)
from netmap.errors import PasswordUnfit

GOOD = "four plain words here"
fit = st.text(min_size=SHORTEST, max_size=LONGEST).filter(
    lambda text: len(set(text)) >= FEWEST_DIFFERENT
)
"""What anyone may choose."""


@pytest.mark.parametrize("length", [0, 1, 8, SHORTEST - 1])
def test_a_short_one_is_refused(length: int) -> None:
    """However mixed its characters are; it is said what to use instead."""
    with pytest.raises(PasswordUnfit, match=r"fewer than 12 .* for example 4 words"):
        check_fit("aB3$ü?7Zq!x"[:length])


@pytest.mark.parametrize("length", [LONGEST + 1, 100_000])
def test_one_that_is_too_long_is_refused(length: int) -> None:
    """Working out its digest would keep others waiting."""
    with pytest.raises(PasswordUnfit, match="more than 200"):
        check_fit((GOOD * length)[:length])


@pytest.mark.parametrize("length", [SHORTEST, LONGEST])
def test_its_length_may_be_at_the_edge(length: int) -> None:
    check_fit((GOOD * 20)[:length])


@pytest.mark.parametrize("password", ["a" * 12, "abababababab", "abcdabcdabcd" * 9])
def test_one_of_few_characters_is_refused(password: str) -> None:
    """However long it is."""
    with pytest.raises(PasswordUnfit, match="repeats the same few"):
        check_fit(password)


def test_five_different_characters_are_enough() -> None:
    check_fit("abcdeabcdeab")


@pytest.mark.parametrize(
    "password", ["ash.example@north.org", "ASH.Example@North.ORG", "Ash van Example"]
)
def test_ones_own_names_are_refused(password: str) -> None:
    """In large or small letters."""
    with pytest.raises(PasswordUnfit, match="your name or your sign-in name"):
        check_fit(password, others=("ash.example@north.org", "Ash Van Example"))


def test_a_name_inside_a_longer_one_is_welcome() -> None:
    check_fit("ash van example likes tea", others=("Ash van Example",))


@given(fit)
def test_any_characters_are_welcome(password: str) -> None:
    """Spaces, umlauts, emoji, controls: no rule says which."""
    check_fit(password)


def test_no_refusal_repeats_the_password() -> None:
    for password in (
        "hunter22",
        "hunterhunter" * 30,
        "hhhhhhhhhhhhhhh",
        "hunter22hunter",
    ):
        with pytest.raises(PasswordUnfit) as refused:
            check_fit(password, others=("hunter22hunter",))
        assert "hunter" not in str(refused.value)
        assert "hhh" not in repr(refused.value)


def test_what_is_kept_is_an_argon2id_digest() -> None:
    """With the parameters for little memory of RFC 9106, and each time a new salt."""
    one, two = kept(GOOD), kept(GOOD)
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != two
    assert GOOD not in one


@settings(max_examples=5)
@given(fit, fit)
def test_the_password_is_right_and_no_other_is(password: str, other: str) -> None:
    digest = kept(password)
    assert is_right(password, digest)
    assert is_right(other, digest) is (other == password)


@pytest.mark.parametrize("typed", [GOOD.upper(), f"{GOOD} ", f" {GOOD}", GOOD[:-1], ""])
def test_what_is_nearly_right_is_wrong(typed: str) -> None:
    """Nothing is trimmed, cut short or made smaller."""
    assert not is_right(typed, kept(GOOD))


def test_without_a_digest_none_is_right() -> None:
    """Where there is no such account, or an organisation keeps the password."""
    assert is_right(GOOD, None) is False
    assert is_right("", None) is False


def test_without_a_digest_a_password_is_worked_out_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that the time it takes does not tell which accounts there are."""
    verified = []

    class Watched:
        def verify(self, digest: str, password: str) -> bool:
            verified.append((digest.split("$")[1:4], password))
            return True

    passwords._nobodys()
    monkeypatch.setattr(passwords, "_hasher", Watched())
    assert is_right(GOOD, None) is False
    assert verified == [(["argon2id", "v=19", "m=65536,t=3,p=4"], GOOD)]


@pytest.mark.parametrize(
    "digest",
    [
        "",
        "x",
        GOOD,
        "$argon2id$",
        "$argon2id$v=19$m=65536,t=3,p=4$",
        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$",
        "$argon2id$v=19$m=1,t=0,p=4$c2FsdHNhbHQ$YWJj",
        "$2b$12$abcdefghijklmnopqrstuv",
    ],
)
def test_a_damaged_digest_lets_nobody_in(digest: str) -> None:
    assert is_right(GOOD, digest) is False


def test_a_digest_cut_short_lets_nobody_in() -> None:
    digest = kept(GOOD)
    assert not any(is_right(GOOD, digest[:end]) for end in range(0, len(digest), 7))


def test_a_made_up_one_is_fit_and_new_each_time() -> None:
    """Four groups of four letters that nobody takes for another one."""
    made = {made_up() for _ in range(300)}
    assert len(made) == 300
    for one in made:
        assert [len(group) for group in one.split("-")] == [4, 4, 4, 4]
        assert not set(one) & set("ilo01")
        check_fit(one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("a", "a", True), ("a", "b", False), ("", "", True), ("ü", "u", False)],
)
def test_two_secrets_are_compared_whole(one: str, other: str, *, same: bool) -> None:
    assert are_same(one, other) is same
