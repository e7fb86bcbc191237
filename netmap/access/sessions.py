"""Who is signed in, since when, and how long without doing anything.

Kept in memory: nobody is signed in after netmap was started again. Time is told by two
clocks, and the longer time counts: one that nobody can set back, and the day's, which
goes on while a laptop sleeps.
"""

import secrets
import threading
from datetime import datetime, timedelta
from typing import NamedTuple

from netmap.errors import SessionIdle, SessionLong, SessionOver, SignedOut


class Instant(NamedTuple):
    """A moment by the day's clock, and by a steady one in seconds."""

    at: datetime
    steady: float

    def since(self, earlier: "Instant") -> timedelta:
        """Return how long ago something was."""
        steady = timedelta(seconds=self.steady - earlier.steady)
        return max(steady, self.at - earlier.at)


class Limits(NamedTuple):
    """How long a session lasts without use, and at all."""

    idle: timedelta = timedelta(minutes=15)
    absolute: timedelta = timedelta(hours=8)


class Session(NamedTuple):
    """One signing-in: whose, since when, and when something was last done in it."""

    worker: str
    began: Instant
    active: Instant


class Sessions:
    """The sessions of this process, each under a token that nobody can guess."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._all: dict[str, Session] = {}
        self._tickets: dict[str, str] = {}
        self._marks: set[str] = set()
        self._lock = threading.Lock()

    def begin(self, worker: str, now: Instant) -> str:
        """Begin a session and return its token; clear away those that are over."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            for old in [one for one in self._all if self._ended(one, now)]:
                self._forget(old)
            self._all[token] = Session(worker, now, now)
        return token

    def use(self, token: str | None, now: Instant) -> str:
        """Return whose session this is, and count it as used now.

        Raises:
            SessionIdle: it was not used for too long.
            SessionLong: it lasted too long.
            SessionOver: it was ended, or there is none.
        """
        with self._lock:
            session = self._all.get(token or "")
            if token is None or session is None:
                raise SessionOver
            ended = self._ended(token, now)
            if ended is not None:
                raise ended
            self._all[token] = session._replace(active=now)
            return session.worker

    def look(self, token: str | None, now: Instant) -> str | None:
        """Return whose session this is if it runs, without counting it as used."""
        with self._lock:
            if token not in self._all or self._ended(token, now):
                return None
            return self._all[token].worker

    def let_idle(self, token: str, now: Instant) -> None:
        """Let a session be idle from now on: the browser says that nobody is there."""
        with self._lock:
            session = self._all.get(token)
            if session is not None:
                long_ago = Instant(
                    now.at - self.limits.idle,
                    now.steady - self.limits.idle.total_seconds(),
                )
                self._all[token] = session._replace(active=long_ago)

    def end(self, token: str) -> None:
        """End a session; ending it again does nothing."""
        with self._lock:
            self._forget(token)

    def end_others(self, worker: str, kept: str | None) -> None:
        """End every session of a worker but one: their password was changed."""
        with self._lock:
            for token in [one for one, it in self._all.items() if it.worker == worker]:
                if token != kept:
                    self._forget(token)

    def is_first(self, mark: str) -> bool:
        """Say whether nothing began with this yet, and remember that it does now."""
        with self._lock:
            first = mark not in self._marks
            self._marks.add(mark)
            return first

    def ticket(self, token: str) -> str:
        """Return what can be exchanged for the token once, by whoever is shown it."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._tickets[ticket] = token
        return ticket

    def exchange(self, ticket: str) -> str | None:
        """Return the token for a ticket, once."""
        with self._lock:
            token = self._tickets.pop(ticket, None)
            return token if token in self._all else None

    def _ended(self, token: str, now: Instant) -> SignedOut | None:
        session = self._all[token]
        if now.since(session.began) >= self.limits.absolute:
            return SessionLong()
        if now.since(session.active) >= self.limits.idle:
            return SessionIdle()
        return None

    def _forget(self, token: str) -> None:
        self._all.pop(token, None)
        self._tickets = {
            ticket: of for ticket, of in self._tickets.items() if of != token
        }
