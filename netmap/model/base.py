"""What every value shares: frozen models, checked text, opaque ids."""

import unicodedata
from datetime import UTC, datetime
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from netmap.words.problems import PROBLEMS

KEPT_CONTROLS = frozenset("\n\t")
NEVER_CHARACTERS = frozenset("\ufffe\uffff")
"""Codes that stand for no character, and that no XML file may hold."""
DIRECTION_OVERRIDES = frozenset("\u202d\u202e")


def misfit(kind: str, **said: str) -> NoReturn:
    """Refuse a value by a check of our own; its words are `PROBLEMS[kind]`.

    Raises:
        ValueError: always.
    """
    raise PydanticCustomError(kind, PROBLEMS[kind], said)


def printable(text: str) -> str:
    """Return `text` if every character can be shown and read in the order it is stored.

    Raises:
        ValueError: it holds a control character, half a surrogate pair, or a mark
            that overrides the reading direction and so could disguise what it says.
    """
    if text.isprintable():
        return text
    for character in text:
        if unreadable(character) and character not in KEPT_CONTROLS:
            misfit("unreadable_character", code=f"U+{ord(character):04X}")
    return text


def unreadable(character: str) -> bool:
    """Say whether a character cannot be shown, or hides how the others are read."""
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or character in DIRECTION_OVERRIDES | NEVER_CHARACTERS
    )


def one_line(text: str) -> str:
    """Return `text` if it stays on one line.

    Raises:
        ValueError: it holds a line break or a tab.
    """
    if KEPT_CONTROLS.intersection(text):
        misfit("line_break")
    return text


def utc(moment: datetime) -> datetime:
    """Return `moment` in UTC; one without a zone is refused.

    Raises:
        ValueError: the time zone is missing.
    """
    if moment.tzinfo is None:
        misfit("no_time_zone")
    return moment.astimezone(UTC)


Id = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$"),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(printable),
    AfterValidator(one_line),
]
Line = Annotated[
    str,
    StringConstraints(max_length=500),
    AfterValidator(printable),
    AfterValidator(one_line),
]
Note = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(printable)]
Account = Annotated[
    str, StringConstraints(max_length=200_000), AfterValidator(printable)
]
"""What somebody tells at length: some 20,000 words and more."""
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Count = Annotated[int, Field(ge=0, le=2_000_000_000)]
Moment = Annotated[datetime, AfterValidator(utc)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Value(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)
