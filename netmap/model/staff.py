"""The people who use netmap: who they are, in which team, and how they sign in."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from netmap.model.base import Id, Line, Name, Value, misfit, one_line, printable
from netmap.model.codes import Role


def _in_order(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    if not roles:
        misfit("no_role")
    return tuple(one for one in Role if one in roles)


Roles = Annotated[tuple[Role, ...], AfterValidator(_in_order)]
SignInName = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, min_length=1, max_length=200
    ),
    AfterValidator(printable),
    AfterValidator(one_line),
]
"""What is typed to sign in: large and small letters are the same."""


class Team(Value):
    """People who answer for each other's cases."""

    id: Id
    name: Name


class Worker(Value):
    """A person who uses netmap, with what they do and in which team.

    Whoever does several things, as the only one with a laptop may, has several roles.
    """

    id: Id
    name: Name
    roles: Roles = (Role.PRACTITIONER,)
    team: Id = "team"
    active: bool = True


class Account(Value):
    """How a worker signs in.

    `password` is the digest of a password kept here; none where an organisation's own
    sign-in is used. `must_change` marks a password that somebody else has seen.
    `subject` says whom the organisation means, once they have signed in that way.
    """

    worker: Id
    sign_in: SignInName
    password: str | None = None
    must_change: bool = False
    subject: Line = ""
