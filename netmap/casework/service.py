"""What holds for everyone in a service: how lines are drawn, its own kinds of rule."""

from datetime import datetime

from pydantic import TypeAdapter

from netmap.access.permissions import Act, check_serve
from netmap.casework.acting import plain_problems
from netmap.model.base import Id, Line, Name, Value
from netmap.model.codes import Convention
from netmap.store import audit, staff
from netmap.store.database import Cursor, Store
from netmap.store.settings import set_setting, setting

CONVENTION = "convention"
LOCAL_KINDS = "local_kinds"
"""The names of the settings."""


class LocalKind(Value):
    """A kind of rule about contact that a service added to the list it came with."""

    code: Id
    name: Name
    imposed_by: Line = ""
    legal_basis: Line = ""


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
