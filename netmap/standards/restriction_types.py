"""The kinds of rule about contact, from a dated data file: reference, never advice."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from netmap.model.base import Id, Line, Value
from netmap.model.restriction import Binds, Effect, LegalForce

FILE = "restriction-types-2026-11.json"


class Jurisdiction(StrEnum):
    """Where a kind of rule exists."""

    ENGLAND_AND_WALES = "England and Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    UK_WIDE = "UK-wide"


class Confidence(StrEnum):
    """How well a row was checked."""

    CHECKED = "V"
    CHECK_COMMENCEMENT = "V-check"
    CHECKED_IN_PART = "V-part"
    GENERAL_KNOWLEDGE = "G"

    @property
    def sentence(self) -> str:
        """What to tell the user about it."""
        return CONFIDENCE_SENTENCES[self]

    @property
    def needs_check(self) -> bool:
        """Whether the row carries its mark on screen."""
        return self is not Confidence.CHECKED


CONFIDENCE_SENTENCES: Mapping[Confidence, str] = MappingProxyType(
    {
        Confidence.CHECKED: "Checked in a public source",
        Confidence.CHECK_COMMENCEMENT: (
            "Checked in a public source, but find out whether it has started"
        ),
        Confidence.CHECKED_IN_PART: (
            "Checked in part in a public source: check the rest before use"
        ),
        Confidence.GENERAL_KNOWLEDGE: "General knowledge: check before use",
    }
)


class RestrictionType(Value):
    """One kind of rule about contact.

    `effects` holds what `effects_text` says in netmap's codes. It is empty where the
    text has no code ("any", "as ordered"): then ask what this rule does. `legal_force`
    is what `consequence` says in netmap's codes, `binds` who always has to follow it;
    neither is there where it depends on the order. A text is empty where nothing is
    known.
    """

    code: Id
    name: Line
    group: Line
    jurisdiction: Jurisdiction
    legal_basis: Line
    imposed_by: Line
    usually_binds: Line
    effects: tuple[Effect, ...]
    effects_text: Line
    duration_review: Line
    variation: Line
    consequence: Line
    confidence: Confidence
    legal_force: LegalForce | None
    binds: Binds | None


class RestrictionTypes(Value):
    """Every kind of rule as known on one date, group by group."""

    format: Literal["netmap.restriction-types/1"]
    as_of: Line
    note: Line
    types: tuple[RestrictionType, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in their order."""
        return tuple(dict.fromkeys(row.group for row in self.types))

    def type(self, code: str) -> RestrictionType:
        """Return the kind of rule with this code; KeyError if unknown."""
        return {row.code: row for row in self.types}[code]

    def in_group(self, group: str) -> tuple[RestrictionType, ...]:
        """Return the kinds of rule of one group; KeyError if unknown."""
        if group not in self.groups:
            raise KeyError(group)
        return tuple(row for row in self.types if row.group == group)


@cache
def restriction_types() -> RestrictionTypes:
    """Return the kinds of rule that ship with netmap, read once.

    Raises:
        pydantic.ValidationError: the data file does not have the shape above.
    """
    file = resources.files("netmap.standards").joinpath("data", FILE)
    return RestrictionTypes.model_validate_json(file.read_text("utf-8"))
