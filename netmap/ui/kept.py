"""What someone was doing when they were signed out, kept until they come back.

In memory, by worker, and given to nobody else: what they had just done and was not
saved, and where they were. It outlives the page, because an organisation's sign-in
leaves it.
"""

import threading
from collections.abc import Callable
from typing import NamedTuple

from netmap.ui.place import Place

Use = Callable[[], object]
MOST = 100
"""Acts that are kept of one person: more than anyone does before they look up."""


class Held(NamedTuple):
    """One act that was not made, and what to say and to do when it is."""

    use: Use
    done: str
    after: Use | None = None


class Left(NamedTuple):
    """Where someone was, and what they had just done."""

    acts: tuple[Held, ...] = ()
    place: Place = Place()
    page: str = ""


class Kept:
    """What is kept in this process, by worker."""

    def __init__(self) -> None:
        self._left: dict[str, Left] = {}
        self._lock = threading.Lock()

    def hold(self, worker: str, act: Held) -> None:
        """Keep an act for when its worker is back."""
        with self._lock:
            left = self._left.get(worker, Left())
            acts = (*left.acts, act)[-MOST:]
            self._left[worker] = left._replace(acts=acts)

    def leave(self, worker: str, place: Place, page: str) -> None:
        """Keep where someone was."""
        with self._lock:
            left = self._left.get(worker, Left())
            self._left[worker] = left._replace(place=place, page=page)

    def any_acts(self, worker: str) -> bool:
        """Say whether something is kept that was not made."""
        with self._lock:
            return bool(self._left.get(worker, Left()).acts)

    def take(self, worker: str) -> Left:
        """Return what is kept of someone, once."""
        with self._lock:
            return self._left.pop(worker, Left())
