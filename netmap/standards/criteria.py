"""The criteria of the five standards, paraphrased, from a dated data file."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from netmap.model.base import Id, Line, Value

FILES: Mapping[str, str] = MappingProxyType({"2026-11": "criteria-2026-11.json"})
"""Every dated set that came with netmap: a claim names the one it was made under."""
IN_USE = "2026-11"


class AppSupport(StrEnum):
    """How far netmap's records can serve as evidence for a criterion."""

    DIRECTLY = "directly"
    PARTLY = "partly"
    NOT_AT_ALL = "not_at_all"

    @property
    def sentence(self) -> str:
        """What to tell the user about it."""
        return SUPPORT_SENTENCES[self]


SUPPORT_SENTENCES: Mapping[AppSupport, str] = MappingProxyType(
    {
        AppSupport.DIRECTLY: "Records in netmap can show this",
        AppSupport.PARTLY: "Records in netmap can show part of this",
        AppSupport.NOT_AT_ALL: "Needs observation or testimony",
    }
)


class CriteriaSet(Value):
    """A standard or pathway that criteria belong to."""

    code: Id
    title: Line


class Criterion(Value):
    """One criterion or pathway step, in netmap's own words.

    `evidence` says what a map could honestly show for it. `fields` names the records
    that this would rest on; `note` and `fields_note` hold remarks, empty where there
    are none.
    """

    id: Id
    set_code: Id
    paraphrase: Line
    evidence: Line
    support: AppSupport
    note: Line = ""
    fields: tuple[Line, ...] = ()
    fields_note: Line = ""


class CriteriaCatalogue(Value):
    """Every criterion as known on one date, in the order of the standards."""

    format: Literal["netmap.criteria/1"]
    as_of: Line
    note: Line
    sets: tuple[CriteriaSet, ...]
    criteria: tuple[Criterion, ...]

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id, such as "SN:P1"; KeyError if unknown."""
        return {row.id: row for row in self.criteria}[criterion_id]

    def title(self, set_code: str) -> str:
        """Return the title of the set with this code; KeyError if unknown."""
        return {each.code: each.title for each in self.sets}[set_code]

    def in_set(self, set_code: str) -> tuple[Criterion, ...]:
        """Return the criteria of one set, in its order; KeyError if unknown."""
        self.title(set_code)
        return tuple(row for row in self.criteria if row.set_code == set_code)


def criteria() -> CriteriaCatalogue:
    """Return the catalogue in use, read once.

    Raises:
        pydantic.ValidationError: the data file does not have the shape above.
    """
    return criteria_of(IN_USE)


@cache
def criteria_of(as_of: str) -> CriteriaCatalogue:
    """Return the catalogue of a date, such as "2026-11"; KeyError if unknown.

    Raises:
        pydantic.ValidationError: the data file does not have the shape above.
    """
    file = resources.files("netmap.standards").joinpath("data", FILES[as_of])
    return CriteriaCatalogue.model_validate_json(file.read_text("utf-8"))
