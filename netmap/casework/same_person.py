"""Someone on a map who is the participant of another case: for supervisors of both."""

from datetime import datetime

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, leave_audit, looked_at
from netmap.errors import NotThisPerson
from netmap.model.base import Value
from netmap.model.participant import Participant
from netmap.model.same_person import SamePerson
from netmap.model.staff import Worker
from netmap.store import people, reviews, same_people, staff
from netmap.store.database import Cursor, Store


class Overlap(Value):
    """Two cases that meet: whose map it is, who on it, and in which case they are."""

    case: Participant
    alter_id: str
    alter: str
    other: Participant


def name_same_person(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    alter_id: str,
    other: str,
) -> SamePerson:
    """Say that an alter of one case is the participant of another, by its reference.

    The row is about the case with the map alone, so that it joins no two cases for
    those who read the trail and answer for neither.

    Neither worker is told. netmap compares no names: this is said by someone who
    answers for both.

    Raises:
        NotFound, NotAllowed: they do not answer for both cases.
        NotThisPerson: the alter is not on the map, or both are the same case.
    """
    with store.writing() as cursor:
        here, there = _both(cursor, by, at, (participant_id, other))
        if here.id == there.id or alter_id not in _alters(cursor, here.id):
            raise NotThisPerson
        same = SamePerson(
            participant_id=here.id,
            alter_id=alter_id,
            other_id=there.id,
            recorded_at=at,
            recorded_by=by,
        )
        same_people.add(cursor, same)
        about = (here.id, None)
        leave_audit(cursor, by=by, at=at, act="name_same_person", about=about)
    return same


def take_back_same_person(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    alter_id: str,
    other: str,
) -> None:
    """Take back that they are one person; nothing is left where nobody said so.

    Raises:
        NotFound, NotAllowed: they do not answer for both cases.
    """
    with store.writing() as cursor:
        here, there = _both(cursor, by, at, (participant_id, other))
        known = [
            one
            for one in same_people.about(cursor, here.id)
            if (one.participant_id, one.alter_id, one.other_id)
            == (here.id, alter_id, there.id)
        ]
        for one in known:
            same_people.take_back(cursor, one)
            leave_audit(
                cursor,
                by=by,
                at=at,
                act="take_back_same_person",
                about=(here.id, None),
            )


def alters_of(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> dict[str, str]:
    """Return who ever was on a map of a case, by id, for whoever may name one of them.

    Raises:
        NotFound: it is not theirs to see.
        NotAllowed: they do not answer for it.
    """

    def read(cursor: Cursor) -> tuple[dict[str, str], list[str]]:
        _, participant = case_for(
            cursor,
            by=by,
            at=at,
            participant_id=participant_id,
            act=Act.NAME_SAME_PERSON,
        )
        return _alters(cursor, participant.id), [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def see_overlaps(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> tuple[Overlap, ...]:
    """Return where a case meets another one, for whoever answers for both.

    Everyone else is given nothing, and not told that there is anything.
    """

    def read(cursor: Cursor) -> tuple[tuple[Overlap, ...], list[str]]:
        worker = staff.worker(cursor, by)
        found = [
            _overlap(cursor, one) for one in same_people.about(cursor, participant_id)
        ]
        seen = tuple(one for one in found if _answers_for_both(worker, one))
        return seen, sorted(
            {key for one in seen for key in (one.case.id, one.other.id)}
        )

    return looked_at(store, by=by, at=at, act="view_overlaps", read=read)


def _answers_for_both(worker: Worker, one: Overlap) -> bool:
    return all(
        can_do(worker, case, Act.NAME_SAME_PERSON) for case in (one.case, one.other)
    )


def _both(
    cursor: Cursor, by: str, at: datetime, cases: tuple[str, str]
) -> list[Participant]:
    """Return two cases by reference or id, for whoever answers for both."""
    return [
        case_for(
            cursor,
            by=by,
            at=at,
            participant_id=one.strip(),
            act=Act.NAME_SAME_PERSON,
        )[1]
        for one in cases
    ]


def _overlap(cursor: Cursor, same: SamePerson) -> Overlap:
    names = _alters(cursor, same.participant_id)
    return Overlap(
        case=people.participant(cursor, same.participant_id),
        alter_id=same.alter_id,
        alter=names.get(same.alter_id, ""),
        other=people.participant(cursor, same.other_id),
    )


def _alters(cursor: Cursor, participant_id: str) -> dict[str, str]:
    """Return who ever was on a map of a case, by id, as they were called last."""
    ids = [head.review_id for head in reviews.heads(cursor, participant_id)]
    found = reviews.alters_of(cursor, ids)
    return {one.alter_id: one.name for key in ids for one in found.get(key, ())}
