"""What a change is: one thing that two reviews say differently, and who says so."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from pydantic import JsonValue

from netmap.model.base import Id, Line, Moment, Value


class Group(StrEnum):
    """The parts in which changes are told, in their order."""

    PEOPLE = "people"
    TIES = "ties"
    WISHES = "wishes"
    MIX = "mix"
    LINKS = "links"
    NEEDS = "needs"
    RULES = "rules"


class Whose(StrEnum):
    """Whose view a change is; an outcome is their wish, read against both maps."""

    PARTICIPANT = "participant"
    WORKER = "worker"
    OUTCOME = "outcome"
    TOGETHER = "together"
    COUNTED = "counted"
    RECORD = "record"


class Source(Value):
    """A record of the case that a change rests on, beside the two maps.

    `note` says who checked it, or that nobody did.
    """

    kind: Id
    fact_id: Id
    version: int
    recorded_at: Moment
    recorded_by: Id
    note: Line = ""


class Change(Value):
    """One thing that two reviews say differently.

    `kind` with `field` names its sentence. `about` are the ids of the alters it is
    about, or of the case fact; `names` what they are called now, or were called last.
    For a rule about contact `field` is its kind and `called` what the worker calls it.
    `before` and `after` are codes or texts, `on` the day it happened where that is
    known.
    """

    group: Group
    kind: Id
    field: Line = ""
    whose: Whose
    about: tuple[Id, ...] = ()
    called: Line = ""
    names: tuple[Line, ...] = ()
    before: JsonValue = None
    after: JsonValue = None
    on: date | None = None
    sources: tuple[Source, ...] = ()


Changes = Iterator[Change]
