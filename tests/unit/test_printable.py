"""Which characters a text may hold."""

import sys

import pytest

from netmap.model.base import KEPT_CONTROLS, printable, unreadable


def test_no_character_that_counts_as_printed_is_unreadable() -> None:
    every = map(chr, range(sys.maxunicode + 1))

    assert [one for one in every if one.isprintable() and unreadable(one)] == []


@pytest.mark.parametrize("character", ["\x00", "\x7f", "\ud800", "\u202e"])
def test_a_text_with_an_unreadable_character_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match="character"):
        printable(f"before{character}after")


@pytest.mark.parametrize("character", sorted(KEPT_CONTROLS))
def test_line_breaks_and_tabs_are_kept(character: str) -> None:
    assert printable(f"one{character}two") == f"one{character}two"
