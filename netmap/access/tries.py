"""Wrong passwords: after a few, each next try has to wait, longer and longer.

Kept in memory for any name that was typed, known or not, so that the wait tells nobody
which accounts there are. Names are kept as digests: people type passwords in the wrong
box. Time is that of a steady clock in seconds, which nobody can set.
"""

import hashlib
import threading
from collections import OrderedDict

from netmap.errors import TooManyTries

FREE = 3
"""Wrong tries without a wait."""
LONGEST = 300
"""Seconds: so that nobody can lock someone else out for a day."""
MOST = 10_000
"""Names that are remembered."""


class Tries:
    """The wrong tries of this process."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, name: str, steady: float) -> None:
        """Let a try pass for which its wait is over, and count it as a wrong one.

        It counts before anyone knows, so that many at once do not all pass.

        Raises:
            TooManyTries: it is not.
        """
        with self._lock:
            self._check(name, steady)
            self._count(name, steady)

    def right(self, name: str) -> None:
        """Forget the wrong tries of a name."""
        with self._lock:
            self._wrong.pop(_digest(name), None)

    def _check(self, name: str, steady: float) -> None:
        count, last = self._wrong.get(_digest(name), (0, steady))
        left = last + wait_after(count) - steady
        if left > 0:
            raise TooManyTries(seconds=int(left) + 1)

    def _count(self, name: str, steady: float) -> None:
        key = _digest(name)
        count, _ = self._wrong.pop(key, (0, steady))
        self._wrong[key] = (count + 1, steady)
        while len(self._wrong) > MOST:
            self._wrong.popitem(last=False)


def wait_after(wrong: int) -> int:
    """Return how many seconds the next try waits after so many wrong ones.

    Example:
        >>> [wait_after(wrong) for wrong in (0, 3, 4, 5, 6, 20)]
        [0, 1, 2, 4, 8, 300]
    """
    return 0 if wrong < FREE else min(2 ** min(wrong - FREE, 20), LONGEST)


def _digest(name: str) -> str:
    return hashlib.sha256(
        name.strip().casefold().encode("utf-8", "surrogatepass")
    ).hexdigest()
