"""Passwords: which are fit, how they are kept, and whether one is right.

Length counts, not which characters (NCSC's password guidance; NIST SP 800-63B). They
are kept as argon2id digests with the parameters of RFC 9106 for little memory, which
is what argon2-cffi uses by default.
"""

import secrets
import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from netmap.errors import PasswordUnfit
from netmap.words import signing

SHORTEST, LONGEST = 12, 200
FEWEST_DIFFERENT = 5
LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Those that nobody takes for another one when they are read aloud or from paper."""
GROUP, GROUPS = 4, 4

_hasher = PasswordHasher()
_few_at_once = threading.Semaphore(2)
"""Each takes 64 MiB and a processor: guesses must not take the whole machine."""


def check_fit(password: str, *, others: tuple[str, ...] = ()) -> None:
    """Let a password pass that is long enough and is not one of `others`.

    Raises:
        PasswordUnfit: it would be guessed.
    """
    if not _is_text(password):
        raise PasswordUnfit(problem=signing.NO_TEXT)
    if len(password) < SHORTEST:
        raise PasswordUnfit(problem=signing.TOO_SHORT.format(fewest=SHORTEST))
    if len(password) > LONGEST:
        raise PasswordUnfit(problem=signing.TOO_LONG.format(most=LONGEST))
    if len(set(password)) < FEWEST_DIFFERENT:
        raise PasswordUnfit(problem=signing.TOO_EVEN)
    if password.casefold() in {one.casefold() for one in others}:
        raise PasswordUnfit(problem=signing.TOO_NEAR)


def kept(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(password)


def is_right(password: str, digest: str | None) -> bool:
    """Say whether this is the password; without a digest it takes as long to say no."""
    try:
        with _few_at_once:
            right = _hasher.verify(digest or _nobodys(), password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return right and digest is not None


def are_same(one: str, other: str) -> bool:
    """Say whether two secrets are the same, in a time that tells nothing of them."""
    return _is_text(one) and secrets.compare_digest(one.encode(), other.encode())


def made_up() -> str:
    """Return a password for someone to begin with, easy to read aloud.

    Sixteen letters of 23: about 72 bits.
    """
    letters = [secrets.choice(LETTERS) for _ in range(GROUP * GROUPS)]
    return "-".join("".join(letters[n::GROUPS]) for n in range(GROUPS))


def _is_text(text: str) -> bool:
    """Say whether a text is whole: half a character comes from no keyboard."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _nobodys() -> str:
    return kept(secrets.token_urlsafe())
