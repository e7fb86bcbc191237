"""Text in the picture: cut between characters, never inside one; fit for any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.picture.label import (
    SIZES,
    WIDEST,
    WIDEST_RULE,
    name_lines,
    one_line,
    rule_lines,
)
from netmap.picture.lettering import clusters, initials, shortened, width, wrapped
from netmap.words.picture import EFFECTS

text = st.text(max_size=200)


@given(text)
def test_nothing_is_lost_between_characters(written: str) -> None:
    """The characters put together again are the text."""
    assert "".join(clusters(written)) == written


@pytest.mark.parametrize("whole", ["e\u0301", "👨‍👩‍👧", "👍🏽", "🇬🇧"])
def test_what_people_see_as_one_character_stays_whole(whole: str) -> None:
    """An accent, a family, a skin tone and a flag are one character each."""
    assert clusters(f"a{whole}b") == ("a", whole, "b")


@given(text, st.integers(20, 400))
def test_a_shortened_text_fits(written: str, limit: int) -> None:
    """Whatever is typed, what is left is no wider than the room for it."""
    assert width(shortened(written, limit, 13), 13) <= limit


@given(st.text(min_size=1, max_size=200))
def test_a_name_takes_two_lines_at_most(name: str) -> None:
    """A name of 200 characters still fits beside its disc."""
    lines = name_lines(name)
    assert 1 <= len(lines) <= 2
    assert all(width(line.words, SIZES["name"]) <= WIDEST for line in lines)


def test_a_name_breaks_between_words_into_even_lines() -> None:
    """No line of a wrapped name is a lonely word where two even lines are possible."""
    assert wrapped("Community offender manager", 138, 13) == (
        "Community",
        "offender manager",
    )
    assert wrapped("Mo", 138, 13) == ("Mo",)


def test_a_name_too_long_for_two_lines_ends_in_one_ellipsis() -> None:
    """A long name keeps its beginning; one endless word takes one line."""
    head, tail = wrapped("An organisation " * 12, 138, 13)
    assert head.startswith("An")
    assert (head.endswith("…"), tail.endswith("…")) == (False, True)
    assert len(wrapped("x" * 200, 138, 13)) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Children's social worker", "CS"),
        ("mo", "M"),
        ("(Mo) [friend]", "MF"),
        ("ليلى الحسن", "ل"),
        ("李小龍", "李"),
        ("Мария Иванова", "МИ"),
        ("ß", "S"),
        ("12 Steps", "1S"),
        ("😀 😀", "😀"),
        ("\u200b", "·"),
    ],
)
def test_initials_stand_for_a_name_in_any_script(name: str, expected: str) -> None:
    """Two capitals where a script has them, else one letter or sign."""
    assert initials(name) == expected


@pytest.mark.parametrize("effect", EFFECTS.values())
def test_what_a_rule_does_is_never_cut_short(effect: str) -> None:
    """Every effect fits on two lines without an ellipsis."""
    lines = rule_lines(effect)
    assert " ".join(line.words for line in lines) == effect
    assert all(width(line.words, SIZES["rule"]) <= WIDEST_RULE for line in lines)


def test_no_words_take_no_line() -> None:
    """A relation that nobody gave leaves no empty line."""
    assert one_line("  ", "relation") == ()
