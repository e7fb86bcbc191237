"""The table of role × relation to the case × act. `check_` raises, `can_` answers."""

from collections.abc import Mapping
from enum import StrEnum

from netmap.errors import NotAllowed, NotFound
from netmap.model.codes import Role
from netmap.model.participant import Participant, Worker


class Act(StrEnum):
    """What can be done with a case."""

    SEE = "see"
    RECORD = "record"
    SEAL = "seal"
    EXPORT = "export"
    SEE_CONCERNS = "see_concerns"


class Relation(StrEnum):
    """How a worker stands to a case."""

    OWN = "own"
    TEAM = "team"
    NONE = "none"


ALLOWED: Mapping[tuple[Role, Relation], frozenset[Act]] = {
    (Role.PRACTITIONER, Relation.OWN): frozenset(Act) - {Act.SEE_CONCERNS},
    (Role.SUPERVISOR, Relation.OWN): frozenset(Act),
    (Role.SUPERVISOR, Relation.TEAM): frozenset({Act.SEE, Act.SEE_CONCERNS}),
    (Role.SAFEGUARDING_LEAD, Relation.TEAM): frozenset({Act.SEE_CONCERNS}),
}
"""Who raised a concern sees that one as well, whatever stands here."""


def relation(worker: Worker, participant: Participant) -> Relation:
    """Return how this worker stands to this participant's case."""
    if participant.worker == worker.id:
        return Relation.OWN
    return Relation.TEAM if participant.team == worker.team else Relation.NONE


def can_do(worker: Worker, participant: Participant, act: Act) -> bool:
    """Say whether this worker may do this in this case."""
    allowed = ALLOWED.get((worker.role, relation(worker, participant)), frozenset())
    return worker.active and act in allowed


def check_do(worker: Worker, participant: Participant, act: Act) -> None:
    """Let this act pass.

    Raises:
        NotFound: the worker may not even see the case, so it is not said to exist.
        NotAllowed: the worker may see the case, but not do this.
    """
    if can_do(worker, participant, act):
        return
    raise NotAllowed if can_do(worker, participant, Act.SEE) else NotFound
