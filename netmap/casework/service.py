"""What holds for everyone in a service: how lines are drawn, its own kinds of rule."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from netmap.access.permissions import Act, check_serve
from netmap.casework.acting import plain_problems
from netmap.model.base import Id, Line, Name, Value
from netmap.model.codes import Convention
from netmap.store import audit, staff
from netmap.store.database import Cursor, Store
from netmap.store.settings import set_setting, setting

CONVENTION = "convention"
LOCAL_KINDS = "local_kinds"
EVIDENCE = "evidence"
"""The names of the settings."""


class LocalKind(Value):
    """A kind of rule about contact that a service added to the list it came with."""

    code: Id
    name: Name
    imposed_by: Line = ""
    legal_basis: Line = ""


class EvidenceSettings(Value):
    """What holds for evidence in a service.

    `window` is how many months a record counts as current, as the assessment centre
    sets it. `paid_ties` says whether a wish is asked about ties to those who are paid.
    `codes` gives a standard the code that the organisation uses for it.
    """

    window: Annotated[int, Field(ge=1, le=120)] = 12
    paid_ties: bool = True
    codes: dict[Id, Line] = Field(default_factory=dict)

    def code_of(self, criterion: str) -> str:
        """Return the organisation's code for a criterion, empty where it set none."""
        standard, _, number = criterion.partition(":")
        code = self.codes.get(standard, "").strip()
        return f"{code} {number}" if code else ""


KINDS: TypeAdapter[tuple[LocalKind, ...]] = TypeAdapter(tuple[LocalKind, ...])


def convention(store: Store) -> Convention:
    """Return how this service draws lines."""
    with store.reading() as cursor:
        return convention_in(cursor)


def convention_in(cursor: Cursor) -> Convention:
    """Return how lines are drawn; the usual way where the store names one unknown.

    A later version may know more conventions, and a map is better than none.
    """
    found = setting(cursor, CONVENTION, Convention.ZIGZAG.value)
    return Convention(found) if found in set(Convention) else Convention.ZIGZAG


def choose_convention(
    store: Store, *, by: str, at: datetime, convention: Convention
) -> None:
    """Choose how lines are drawn for everyone in the service.

    Choosing what is chosen already leaves no trace.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotForRole: it is not theirs to do.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.CHOOSE_SETTINGS)
        if convention_in(cursor) == convention:
            return
        set_setting(cursor, CONVENTION, convention.value)
        audit.write(
            cursor, at=at, by=by, act="choose_convention", subject=convention.value
        )


def evidence_settings_in(cursor: Cursor) -> EvidenceSettings:
    """Return what holds for evidence in this service."""
    return EvidenceSettings.model_validate_json(setting(cursor, EVIDENCE, "{}"))


def change_evidence_settings(
    store: Store, *, by: str, at: datetime, fields: dict[str, object]
) -> EvidenceSettings:
    """Change what holds for evidence; what is not named stays.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotForRole: it is not theirs to do.
        InvalidEntry: a field does not fit.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.CHOOSE_SETTINGS)
        before = evidence_settings_in(cursor)
        with plain_problems():
            after = EvidenceSettings.model_validate({**before.model_dump(), **fields})
        if after != before:
            set_setting(cursor, EVIDENCE, after.model_dump_json())
            audit.write(cursor, at=at, by=by, act="change_evidence_settings")
    return after


def local_kinds_in(cursor: Cursor) -> tuple[LocalKind, ...]:
    """Return the kinds of rule that this service added."""
    return KINDS.validate_json(setting(cursor, LOCAL_KINDS, "[]"))


def add_local_kind(
    store: Store, *, by: str, at: datetime, fields: dict[str, object]
) -> LocalKind:
    """Add a kind of rule about contact for everyone in the service.

    `fields` holds its name, who sets it and what it rests on. Adding a name that is
    there already changes nothing.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotForRole: it is not theirs to do.
        InvalidEntry: a field does not fit.
    """
    with store.writing() as cursor:
        check_serve(staff.worker(cursor, by), Act.ADD_KINDS)
        known = local_kinds_in(cursor)
        with plain_problems():
            code = f"local.{len(known) + 1}"
            kind = LocalKind.model_validate({**fields, "code": code})
        same = [one for one in known if one.name.casefold() == kind.name.casefold()]
        if same:
            return same[0]
        set_setting(cursor, LOCAL_KINDS, KINDS.dump_json((*known, kind)).decode())
        audit.write(cursor, at=at, by=by, act="add_local_kind", subject=code)
    return kind
