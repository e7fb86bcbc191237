"""Whole cases in and out: everything about one participant, digests unchanged."""

from collections.abc import Sequence
from datetime import datetime

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, cases_to_take, leave_audit
from netmap.errors import CaseExists, NotAllowed
from netmap.model.case import CaseFile
from netmap.model.codes import ReviewState, Role
from netmap.model.network import Network
from netmap.model.participant import Participant, Worker
from netmap.store import facts, people, reviews, snapshots
from netmap.store.database import Cursor, Store
from netmap.store.errors import PlainStoreForReal

MAY_IMPORT = frozenset({Role.PRACTITIONER, Role.SUPERVISOR})


def export_case(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> CaseFile:
    """Return everything about one participant, and leave an audit row.

    Raises:
        NotFound: there is no such participant, or it is not theirs to see.
        NotAllowed: they may not take it out.
    """
    with store.writing() as cursor:
        _, participant = case_for(
            cursor, by=by, participant_id=participant_id, act=Act.EXPORT
        )
        drafts = [
            one
            for one in reviews.heads(cursor, participant.id)
            if one.state == ReviewState.DRAFT
        ]
        case = CaseFile(
            participant=participant,
            snapshots=snapshots.of_case(cursor, participant.id),
            facts=facts.of_case(cursor, participant.id),
            draft=reviews.network(cursor, drafts[0].review_id) if drafts else None,
        )
        leave_audit(cursor, by=by, at=at, act="export", about=(participant.id, None))
    return case


def import_case(store: Store, *, by: str, at: datetime, case: CaseFile) -> Participant:
    """Add a whole case, owned by the acting worker; all of it or nothing.

    Raises:
        CaseExists: this participant, or one of these reviews, is in the store.
        ReferenceTaken: somebody else in the store has this participant's reference.
        PlainStoreForReal: a demo store takes invented people only.
        NotAllowed: this worker holds no cases.
    """
    (participant,) = import_cases(store, by=by, at=at, cases=[case])
    return participant


def import_cases(
    store: Store,
    *,
    by: str,
    at: datetime,
    cases: Sequence[CaseFile],
) -> tuple[Participant, ...]:
    """Add many cases as `import_case` adds one; all of them or none.

    Raises:
        CaseExists, ReferenceTaken, PlainStoreForReal, NotAllowed: as for one case.
    """
    with store.writing() as cursor:
        worker = people.worker(cursor, by)
        added = []
        for case in cases:
            _check_import(cursor, store, worker, case)
            added.append(_add(cursor, worker, case))
            about = (added[-1].id, None)
            leave_audit(cursor, by=by, at=at, act="import", about=about)
    return tuple(added)


def newest_maps(
    store: Store, *, by: str, at: datetime, participant_id: str | None = None
) -> tuple[tuple[Participant, Network], ...]:
    """Return the newest map of one case, or of all that the worker may take out.

    A case without a review has none. An audit row is left.

    Raises:
        NotFound: there is no such participant, or it is not theirs to see.
        NotAllowed: they may not take it out.
    """
    with store.writing() as cursor:
        cases = cases_to_take(
            cursor, by=by, at=at, act="export_study", participant_id=participant_id
        )
    with store.reading() as cursor:
        heads = reviews.heads_of(cursor, [one.id for one in cases])
        return tuple(
            (one, reviews.network(cursor, heads[one.id][-1].review_id))
            for one in sorted(cases, key=lambda one: one.reference)
            if one.id in heads
        )


def _add(cursor: Cursor, worker: Worker, case: CaseFile) -> Participant:
    participant = case.participant.model_copy(
        update={"worker": worker.id, "team": worker.team}
    )
    people.add_participant(cursor, participant)
    for fact in case.facts:
        facts.add(cursor, participant.id, fact)
    for snapshot in case.snapshots:
        reviews.add(cursor, snapshot.content.network, ReviewState.SEALED)
        snapshots.add(cursor, snapshot)
    if case.draft:
        reviews.add(cursor, case.draft)
    return participant


def _check_import(cursor: Cursor, store: Store, worker: Worker, case: CaseFile) -> None:
    if worker.role not in MAY_IMPORT or not worker.active:
        raise NotAllowed
    everyone = [case.participant, *(one.content.participant for one in case.snapshots)]
    if store.demo and not all(one.fictional for one in everyone):
        raise PlainStoreForReal
    if _known(cursor, case):
        raise CaseExists


def _known(cursor: Cursor, case: CaseFile) -> bool:
    ids = [one.content.network.review.review_id for one in case.snapshots]
    ids += [case.draft.review.review_id] if case.draft else []
    return people.exists(cursor, case.participant.id) or any(
        reviews.exists(cursor, one) for one in ids
    )
