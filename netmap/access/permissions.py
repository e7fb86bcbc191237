"""The table of role × relation to the case × act. `check_` raises, `can_` answers.

Whatever does not stand in the table is denied. `docs/access.md` is written from it.
"""

from collections.abc import Mapping
from enum import StrEnum

from netmap.errors import NotAllowed, NotForRole, NotFound
from netmap.model.codes import Role
from netmap.model.participant import Participant
from netmap.model.staff import Worker


class Act(StrEnum):
    """What can be done with a case, or in the service."""

    SEE = "see"
    RECORD = "record"
    SEAL = "seal"
    EXPORT = "export"
    SEE_CONCERNS = "see_concerns"
    OPEN_IN_EMERGENCY = "open_in_emergency"
    LOOK_INTO = "look_into"
    SEE_TRAIL = "see_trail"
    NAME_SAME_PERSON = "name_same_person"
    HAND_OVER = "hand_over"
    SUPERVISE = "supervise"
    CLAIM = "claim"
    JUDGE = "judge"
    HOLD_CASES = "hold_cases"
    ADD_KINDS = "add_kinds"
    CHOOSE_SETTINGS = "choose_settings"
    MANAGE_PEOPLE = "manage_people"


class Relation(StrEnum):
    """How a worker stands to a case; SERVICE is for acts that are about no case."""

    OWN = "own"
    TEAM = "team"
    NONE = "none"
    EMERGENCY = "emergency"
    SERVICE = "service"


Allowed = Mapping[tuple[Role, Relation], frozenset[Act]]

_HOLDS = frozenset({Act.SEE, Act.RECORD, Act.SEAL, Act.EXPORT, Act.CLAIM})
_ANSWERS_FOR = frozenset(
    {
        Act.SEE,
        Act.EXPORT,
        Act.SEE_CONCERNS,
        Act.LOOK_INTO,
        Act.SEE_TRAIL,
        Act.NAME_SAME_PERSON,
        Act.HAND_OVER,
    }
)
_SUPERVISES = frozenset({Act.SUPERVISE})
"""In a case of the team, not of one's own: nobody supervises themselves."""
_LEADS = frozenset({Act.SEE_CONCERNS, Act.SEE_TRAIL, Act.OPEN_IN_EMERGENCY})
_EMERGENCY = frozenset({Act.OPEN_IN_EMERGENCY})
_JUDGES = frozenset({Act.JUDGE})
"""Claims without names; a case of one's own is never theirs to judge."""
_MOVES = frozenset({Act.HAND_OVER})

ALLOWED: Allowed = {
    (Role.PRACTITIONER, Relation.OWN): _HOLDS,
    (Role.PRACTITIONER, Relation.TEAM): _EMERGENCY,
    (Role.PRACTITIONER, Relation.NONE): _EMERGENCY,
    (Role.PRACTITIONER, Relation.EMERGENCY): frozenset({Act.SEE}),
    (Role.PRACTITIONER, Relation.SERVICE): frozenset({Act.HOLD_CASES, Act.ADD_KINDS}),
    (Role.SUPERVISOR, Relation.OWN): _HOLDS | _ANSWERS_FOR,
    (Role.SUPERVISOR, Relation.TEAM): _ANSWERS_FOR | _SUPERVISES,
    (Role.SUPERVISOR, Relation.NONE): _EMERGENCY,
    (Role.SUPERVISOR, Relation.EMERGENCY): frozenset({Act.SEE}),
    (Role.SUPERVISOR, Relation.SERVICE): frozenset(
        {Act.HOLD_CASES, Act.ADD_KINDS, Act.CHOOSE_SETTINGS}
    ),
    (Role.SAFEGUARDING_LEAD, Relation.OWN): _LEADS,
    (Role.SAFEGUARDING_LEAD, Relation.TEAM): _LEADS,
    (Role.SAFEGUARDING_LEAD, Relation.NONE): _EMERGENCY,
    (Role.SAFEGUARDING_LEAD, Relation.EMERGENCY): frozenset({Act.SEE}),
    (Role.ASSESSOR, Relation.TEAM): _JUDGES,
    (Role.ASSESSOR, Relation.NONE): _JUDGES,
    (Role.ADMINISTRATOR, Relation.OWN): _MOVES,
    (Role.ADMINISTRATOR, Relation.TEAM): _MOVES,
    (Role.ADMINISTRATOR, Relation.NONE): _MOVES,
    (Role.ADMINISTRATOR, Relation.SERVICE): frozenset(
        {Act.CHOOSE_SETTINGS, Act.MANAGE_PEOPLE}
    ),
}
"""Who raised a concern sees that one as well, whatever stands here."""


def relation(worker: Worker, participant: Participant) -> Relation:
    """Return how this worker stands to this participant's case."""
    if participant.worker == worker.id:
        return Relation.OWN
    return Relation.TEAM if participant.team == worker.team else Relation.NONE


def can_do(
    worker: Worker, participant: Participant, act: Act, *, emergency: bool = False
) -> bool:
    """Say whether this worker may do this in this case.

    `emergency` says that they opened it in an emergency, and that the hour runs.
    """
    how = {relation(worker, participant)}
    return _can(worker, how | ({Relation.EMERGENCY} if emergency else set()), act)


def check_do(
    worker: Worker, participant: Participant, act: Act, *, emergency: bool = False
) -> None:
    """Let this act pass.

    Raises:
        NotFound: the worker may not even see the case, so it is not said to exist.
        NotAllowed: the worker may see the case, but not do this.
    """
    if can_do(worker, participant, act, emergency=emergency):
        return
    sees = can_do(worker, participant, Act.SEE, emergency=emergency)
    raise NotAllowed if sees else NotFound


def can_serve(worker: Worker, act: Act) -> bool:
    """Say whether this worker may do something that is about no case."""
    return _can(worker, {Relation.SERVICE}, act)


def check_serve(worker: Worker, act: Act) -> None:
    """Let an act that is about no case pass.

    Raises:
        NotForRole: the worker is not active, or nobody of their roles may do this.
    """
    if not can_serve(worker, act):
        raise NotForRole


def can_ever(worker: Worker, act: Act) -> bool:
    """Say whether there may be cases in which this worker may do this."""
    return _can(worker, set(Relation), act)


def _can(worker: Worker, how: set[Relation], act: Act) -> bool:
    return worker.active and any(
        act in ALLOWED.get((role, one), ()) for role in worker.roles for one in how
    )
