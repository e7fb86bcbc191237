"""What holds for everyone in a service: how the lines of its maps are drawn."""

from datetime import datetime

from netmap.errors import NotForService
from netmap.model.codes import Convention, Role
from netmap.store import audit, people
from netmap.store.database import Cursor, Store
from netmap.store.settings import set_setting, setting

CONVENTION = "convention"
"""The name of the setting."""
# Until roles come with sign-in, whoever works with maps may choose their lines.
MAY_CHOOSE = frozenset({Role.PRACTITIONER, Role.SUPERVISOR})


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
        NotForService: the worker is not active, or neither practitioner nor supervisor.
    """
    with store.writing() as cursor:
        worker = people.worker(cursor, by)
        if not worker.active or worker.role not in MAY_CHOOSE:
            raise NotForService
        if convention_in(cursor) == convention:
            return
        set_setting(cursor, CONVENTION, convention.value)
        audit.write(
            cursor, at=at, by=by, act="choose_convention", subject=convention.value
        )
