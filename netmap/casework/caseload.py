"""Caseloads and participants: who they are, and their reviews."""

from collections.abc import Sequence
from datetime import datetime

from netmap.access.permissions import Act, can_do, check_serve
from netmap.casework.acting import (
    VIEW,
    case_for,
    leave_audit,
    looked_at,
    plain_problems,
)
from netmap.errors import AlreadySaved, NotAllowed, NotFound
from netmap.model.base import Value
from netmap.model.codes import Role
from netmap.model.participant import Participant
from netmap.store import people, reviews, staff
from netmap.store.database import Cursor, Store
from netmap.store.errors import PlainStoreForReal
from netmap.store.people import Caseload, Scope, Slice
from netmap.store.reviews import ReviewHead


class Case(Value):
    """A participant with a list of their reviews."""

    participant: Participant
    reviews: tuple[ReviewHead, ...]
    may_record: bool

    @property
    def draft(self) -> ReviewHead | None:
        """The review that can still be changed, if there is one."""
        return next((one for one in self.reviews if one.state == "draft"), None)

    @property
    def latest(self) -> ReviewHead | None:
        """The newest sealed review that no other corrects, by the day it was held."""
        return self.standing[-1] if self.standing else None

    @property
    def standing(self) -> tuple[ReviewHead, ...]:
        """The sealed reviews that no other corrects, by the day they were held."""
        return standing(self.reviews)


def standing(heads: Sequence[ReviewHead]) -> tuple[ReviewHead, ...]:
    """Return the sealed reviews that no other corrects, by the day they were held."""
    sealed = [one for one in heads if one.state == "sealed"]
    corrected = {one.corrects for one in sealed}
    found = [one for one in sealed if one.review_id not in corrected]
    return tuple(sorted(found, key=lambda one: (one.held_on, one.number)))


def see_caseload(store: Store, *, by: str, at: datetime, part: Slice) -> Caseload:
    """Return one page of the caseload: a supervisor's is the team's and their own.

    Raises:
        NotForRole: the worker holds no cases.
    """

    def read(cursor: Cursor) -> tuple[Caseload, list[None]]:
        worker = staff.worker(cursor, by)
        check_serve(worker, Act.HOLD_CASES)
        team = worker.team if Role.SUPERVISOR in worker.roles else None
        found = people.caseload(cursor, Scope(worker=worker.id, team=team), part)
        return found, [None]

    return looked_at(store, by=by, at=at, act="view_caseload", read=read)


def see_case(store: Store, *, by: str, at: datetime, participant_id: str) -> Case:
    """Return a participant and the list of their reviews.

    Raises:
        NotFound: there is no such participant, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[Case, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        case = Case(
            participant=participant,
            reviews=tuple(reviews.heads(cursor, participant.id)),
            may_record=can_do(worker, participant, Act.RECORD),
        )
        return case, [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def may_look(store: Store, *, by: str, at: datetime, participant_id: str) -> bool:
    """Say whether a case may be shown to a worker now.

    Nothing of the case is given, so it is no look.

    Raises:
        WorkerUnknown: nobody in the store has this id.
    """
    with store.reading() as cursor:
        try:
            case_for(cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE)
        except (NotFound, NotAllowed):
            return False
    return True


def register_participant(
    store: Store, *, by: str, at: datetime, fields: dict[str, object]
) -> Participant:
    """Add a participant to the acting worker's caseload; a second click adds nobody.

    Raises:
        InvalidEntry: a field does not fit.
        AlreadySaved: somebody else has this id.
        ReferenceTaken: somebody else has this reference.
        PlainStoreForReal: a demo store takes invented people only.
        NotForRole: the worker holds no cases.
        NotAllowed: the participant would be somebody else's.
    """
    with store.writing() as cursor:
        worker = staff.worker(cursor, by)
        check_serve(worker, Act.HOLD_CASES)
        owned = {"worker": worker.id, "team": worker.team, "opened_on": at.date()}
        with plain_problems():
            participant = Participant.model_validate({**owned, **fields})
        if store.demo and not participant.fictional:
            raise PlainStoreForReal
        if not can_do(worker, participant, Act.RECORD):
            raise NotAllowed
        if people.any_exists(cursor, [participant.id]):
            return _same_participant(cursor, participant)
        people.add_participant(cursor, participant)
        leave_audit(cursor, by=by, at=at, act="register", about=(participant.id, None))
    return participant


def change_participant(
    store: Store, *, by: str, at: datetime, seen: Participant, fields: dict[str, object]
) -> Participant:
    """Change a participant's record.

    Raises:
        StaleRecord: it is not what the user saw any more.
        InvalidEntry: a field does not fit.
        ReferenceTaken: somebody else has the new reference.
        PlainStoreForReal: a demo store takes invented people only.
    """
    with store.writing() as cursor:
        case_for(cursor, by=by, at=at, participant_id=seen.id, act=Act.RECORD)
        with plain_problems():
            changed = Participant.model_validate(
                {**seen.model_dump(), **fields, "id": seen.id}
            )
        if store.demo and not changed.fictional:
            raise PlainStoreForReal
        people.change_participant(cursor, seen=seen, changed=changed)
        leave_audit(
            cursor, by=by, at=at, act="change_participant", about=(seen.id, None)
        )
    return changed


def _same_participant(cursor: Cursor, wanted: Participant) -> Participant:
    """Return the one a first click added; anyone else with this id is refused."""
    if people.participant(cursor, wanted.id) != wanted:
        raise AlreadySaved
    return wanted
