"""Evidence packs: claims that count, with the cited snapshots, without names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, leave_audit
from netmap.casework.claim_chain import (
    Fresh,
    checks_of,
    extract_of,
    known_stage,
    source_of,
    who_is_it,
)
from netmap.casework.claims import (
    COUNTS,
    About,
    Standing,
    about_claims,
    row_of,
    standings,
)
from netmap.casework.evidence import evidence_view
from netmap.errors import NoEvidenceFromDemo, NothingToPack
from netmap.evidence.identifying import Identifying
from netmap.evidence.pack import (
    Pack,
    PackClaim,
    PackCriterion,
    PackSignature,
    PackSnapshot,
)
from netmap.evidence.registry import ORDER
from netmap.evidence.rule import Gap, gap_in_weeks
from netmap.evidence.veil import Veil
from netmap.model.evidence import Passage, Signature
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot
from netmap.model.staff import Worker
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.standards.criteria import IN_USE, criteria
from netmap.store import audit, snapshots, staff
from netmap.store.database import Cursor, Store
from netmap.words import claims as words


def take_case_pack(
    store: Store, *, by: str, at: datetime, participant_id: str, fresh: Fresh
) -> Pack:
    """Return the pack of one participant's file, and leave an audit row.

    It holds every claim of the case that was submitted or accepted, whoever claims.
    `fresh` gives ids that say nothing.

    Raises:
        NotFound, NotAllowed: the case is not theirs to take out.
        NoEvidenceFromDemo: the store is a demo, or the participant is invented.
        NothingToPack: no claim was submitted.
    """
    with store.writing() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        counted = [
            one
            for one in _counted(cursor, worker)
            if one.participant.id == participant.id
        ]
        _check(counted, invented=store.demo or participant.fictional)
        leave_audit(cursor, by=by, at=at, act="take_pack", about=(participant.id, None))
        view = evidence_view(cursor, worker, participant, at.date())
        gaps = [gap for found in view.found for gap in found.gaps]
        packing = _Packing(cursor, worker, at.date(), fresh)
        return _pack(packing, counted, words.WHOSE_FILE, gaps)


def take_own_pack(store: Store, *, by: str, at: datetime, fresh: Fresh) -> Pack:
    """Return the pack of a practitioner's own claims, and leave audit rows.

    It goes across cases, also those that somebody else holds by now.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NoEvidenceFromDemo: the store is a demo; claims about invented people are left
            out.
        NothingToPack: they submitted no claim.
    """
    with store.writing() as cursor:
        worker = staff.worker(cursor, by)
        counted = [one for one in _counted(cursor, worker) if one.own]
        real = [one for one in counted if not one.participant.fictional]
        _check(real, invented=store.demo)
        cases = sorted({one.participant.id for one in real})
        audit.write_each(cursor, at=at, by=by, act="take_pack", participant_ids=cases)
        packing = _Packing(cursor, worker, at.date(), fresh)
        return _pack(packing, real, worker.name, [])


class _Packing(NamedTuple):
    """What a pack is made with."""

    cursor: Cursor
    worker: Worker
    day: date
    fresh: Fresh


class _File(NamedTuple):
    """One case of a pack: its number, its snapshots, and what hides who it is."""

    number: int
    participant: Participant
    sealed: tuple[Snapshot, ...]
    veil: Veil
    hidden: Identifying


def _counted(cursor: Cursor, worker: Worker) -> list[Standing]:
    found = [one for one in standings(cursor, worker) if one.claim.state in COUNTS]
    return sorted(found, key=_in_order)


def _in_order(one: Standing) -> tuple[object, ...]:
    criterion = one.claim.criterion
    place = ORDER.index(criterion) if criterion in ORDER else len(ORDER)
    return (place, one.fact.recorded_at, one.fact.fact_id)


def _check(counted: Sequence[Standing], *, invented: bool) -> None:
    if invented:
        raise NoEvidenceFromDemo
    if not counted:
        raise NothingToPack


def _pack(
    packing: _Packing, counted: Sequence[Standing], whose: str, gaps: Sequence[Gap]
) -> Pack:
    about = about_claims(packing.cursor, counted)
    files = _files(packing, counted)
    claims = [_claim(packing, one, files[one.participant.id], about) for one in counted]
    masked = sum(count for _, count in claims)
    first = files[counted[0].participant.id]
    return Pack(
        title=words.PACK_TITLE,
        whose=whose,
        made_on=packing.day,
        criteria=IN_USE,
        window=about.settings.window,
        summary=tuple(_summary(about, counted, gaps, first.veil)),
        claims=tuple(one for one, _ in claims),
        snapshots=tuple(_snapshots(counted, files)),
        masked=masked,
    )


def _files(packing: _Packing, counted: Iterable[Standing]) -> dict[str, _File]:
    """Return the cases of a pack by id, numbered as their ids came in no order."""
    known = {one.participant.id: one.participant for one in counted}
    found = {}
    for number, (case, participant) in enumerate(known.items(), start=1):
        sealed = snapshots.of_case(packing.cursor, case)
        veil = Veil([one.content for one in sealed], fresh=packing.fresh)
        hidden = who_is_it(packing.cursor, participant, sealed)
        found[case] = _File(number, participant, sealed, veil, hidden)
    return found


def _claim(
    packing: _Packing, standing: Standing, file: _File, about: About
) -> tuple[PackClaim, int]:
    """Return a claim for a pack, and how many words were left out of it."""
    claim, row = standing.claim, row_of(standing, about)
    passages, masked = _masked(claim.passages, file.hidden)
    held_where, more = file.hidden.masked(claim.held_where)
    source = source_of(file.sealed, claim.snapshot_digest).content
    found = checks_of(packing.cursor, standing, source, packing.day)
    signed = [_signature(one, file.hidden) for one in claim.signatures]
    made = PackClaim(
        claim_id=packing.fresh(),
        criterion=claim.criterion,
        code=row.code,
        paraphrase=row.paraphrase,
        criteria=claim.criteria,
        evidence=claim.evidence,
        state=claim.state,
        pointer=claim.pointer.partition("[")[0],
        shows=claim.shows,
        extract=extract_of(file.sealed, claim, file.veil),
        model=claim.model,
        passages=passages,
        held_where=held_where,
        snapshot=claim.snapshot_digest,
        source_corrected=row.corrected,
        checks=tuple(one.said for one in found),
        signatures=tuple(one for one, _ in signed),
    )
    return made, masked + more + sum(count for _, count in signed)


def _masked(
    passages: Iterable[Passage], hidden: Identifying
) -> tuple[tuple[Passage, ...], int]:
    told = [(known_stage(one.stage), *hidden.masked(one.text)) for one in passages]
    kept = tuple(Passage(stage=stage, text=text) for stage, text, _ in told)
    return kept, sum(count for _, _, count in told)


def _signature(one: Signature, hidden: Identifying) -> tuple[PackSignature, int]:
    reason, count = hidden.masked(one.reason)
    signed = PackSignature(
        role=one.role, name=one.name, signed_on=one.signed_at.date(), reason=reason
    )
    return signed, count


def _summary(
    about: About, counted: Sequence[Standing], gaps: Sequence[Gap], veil: Veil
) -> Iterator[PackCriterion]:
    known = {one.id: one for one in criteria().criteria}
    for criterion in ORDER:
        mine = [one for one in counted if one.claim.criterion == criterion]
        missing = [gap for gap in gaps if gap.criterion == criterion]
        yield PackCriterion(
            criterion=criterion,
            code=about.settings.code_of(criterion),
            paraphrase=known[criterion].paraphrase,
            claims=len(mine),
            gaps=tuple(gap_in_weeks(gap, veil.week) for gap in missing),
        )


def _snapshots(
    counted: Sequence[Standing], files: dict[str, _File]
) -> Iterator[PackSnapshot]:
    wanted = {one.claim.snapshot_digest for one in counted}
    for file in files.values():
        for sealed in file.sealed:
            if sealed.digest in wanted:
                yield _snapshot(file, sealed)


def _snapshot(file: _File, sealed: Snapshot) -> PackSnapshot:
    content = sealed.content
    review, scene = content.network.review, file.veil.scene(content)
    return PackSnapshot(
        name=words.SNAPSHOT_NAME.format(case=file.number, number=review.number),
        week=file.veil.week(review.held_on),
        digest=sealed.digest,
        intact=sealed.intact,
        document=file.veil.document(content, sealed.digest),
        svg=svg_of(scene, palette=LIGHT),
        described=scene.summary,
    )
