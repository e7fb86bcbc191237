"""Whole cases in and out: everything about one participant, digests unchanged."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from netmap.access.permissions import Act, check_serve
from netmap.casework.acting import case_for, cases_to_take, leave_audit
from netmap.casework.records import may_see
from netmap.errors import CaseExists, NotWholeYours
from netmap.model.case import CaseFile
from netmap.model.codes import ReviewState
from netmap.model.concern import Concern
from netmap.model.evidence import Claim
from netmap.model.fact import Fact, latest
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.store import audit, facts, people, reviews, snapshots, staff
from netmap.store.database import Cursor, Store
from netmap.store.errors import PlainStoreForReal


def export_case(
    store: Store, *, by: str, at: datetime, participant_id: str
) -> CaseFile:
    """Return everything about one participant, and leave an audit row.

    A claim that was not submitted is its claimant's, and goes along with them alone.

    Raises:
        NotFound: there is no such participant, or it is not theirs to see.
        NotAllowed: they may not take it out.
        NotWholeYours: it holds a concern that they may not see; without it the seals
            of the case would not hold.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        known = _with_claims(facts.of_case(cursor, participant.id), worker)
        concerns = [one for one in known if isinstance(one.body, Concern)]
        if not all(may_see(worker, participant, one) for one in concerns):
            raise NotWholeYours
        drafts = [
            one
            for one in reviews.heads(cursor, participant.id)
            if one.state == ReviewState.DRAFT
        ]
        case = CaseFile(
            participant=participant,
            snapshots=snapshots.of_case(cursor, participant.id),
            facts=known,
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
        NotForRole: this worker holds no cases.
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
        CaseExists, ReferenceTaken, PlainStoreForReal, NotForRole: as for one case.
    """
    with store.writing() as cursor:
        worker = staff.worker(cursor, by)
        _check_import(cursor, store, worker, cases)
        owned = {"worker": worker.id, "team": worker.team}
        added = [one.participant.model_copy(update=owned) for one in cases]
        people.add_participants(cursor, added)
        for case in cases:
            for fact in case.facts:
                facts.add(cursor, case.participant.id, fact)
            for snapshot in case.snapshots:
                snapshots.add(cursor, snapshot)
        sealed = [snap.content.network for one in cases for snap in one.snapshots]
        reviews.add_all(cursor, sealed, ReviewState.SEALED)
        drafts = [one.draft for one in cases if one.draft]
        reviews.add_all(cursor, drafts, ReviewState.DRAFT)
        ids = [one.id for one in added]
        audit.write_each(cursor, at=at, by=by, act="import", participant_ids=ids)
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
        newest = {key: some[-1].review_id for key, some in heads.items()}
        maps = reviews.networks(cursor, list(newest.values()))
    return tuple((one, maps[newest[one.id]]) for one in cases if one.id in newest)


def _with_claims(known: tuple[Fact, ...], worker: Worker) -> tuple[Fact, ...]:
    """Return the facts of a case without claims that are somebody else's alone.

    A claim that was submitted goes along whole, with every version it had.
    """
    private = {
        one.fact_id
        for one in latest(known)
        if isinstance(one.body, Claim)
        and one.body.is_private
        and one.body.claimant != worker.id
    }
    return tuple(
        one
        for one in known
        if not isinstance(one.body, Claim) or one.fact_id not in private
    )


def _check_import(
    cursor: Cursor, store: Store, worker: Worker, cases: Sequence[CaseFile]
) -> None:
    check_serve(worker, Act.HOLD_CASES)
    everyone = [one.participant for one in cases]
    everyone += [snap.content.participant for one in cases for snap in one.snapshots]
    if store.demo and not all(one.fictional for one in everyone):
        raise PlainStoreForReal
    ids = [network.review.review_id for one in cases for network in _maps_of(one)]
    if len({*ids}) < len(ids) or reviews.any_exists(cursor, ids):
        raise CaseExists


def _maps_of(case: CaseFile) -> Iterator[Network]:
    yield from (one.content.network for one in case.snapshots)
    if case.draft:
        yield case.draft
