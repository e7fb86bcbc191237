"""Evidence packs: claims that count, with the cited snapshots, without names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from netmap.access.permissions import Act
from netmap.casework.acting import case_for
from netmap.casework.claim_chain import (
    Against,
    against_of,
    checks_of,
    known_stage,
)
from netmap.casework.claims import (
    COUNTS,
    Standing,
    row_of,
    standings,
)
from netmap.casework.dossier import Dossier, Fresh, dossier_of
from netmap.casework.evidence import evidence_view
from netmap.errors import NoEvidenceFromDemo, NothingToPack
from netmap.evidence.identifying import Identifying
from netmap.evidence.pack import (
    Extract,
    Pack,
    PackClaim,
    PackCriterion,
    PackSignature,
    PackSnapshot,
)
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import ORDER, Evidence, SealedReview
from netmap.evidence.rule import gap_in_weeks
from netmap.evidence.sufficiency import months_before, still_to_find, sufficiency
from netmap.evidence.veil import Veil
from netmap.model.evidence import Passage, Signature
from netmap.model.participant import Participant
from netmap.model.snapshot import SnapshotContent
from netmap.model.staff import Worker
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.standards.criteria import IN_USE, criteria
from netmap.store import audit, staff
from netmap.store.database import Cursor, Store
from netmap.words import claims as words
from netmap.words.labels import field_label, label

LINE, NOTE, ACCOUNT = 500, 20_000, 200_000
"""How many characters a line, a note and an account of a pack may have."""


Missing = Mapping[str, tuple[str, ...]]
"""What is missing, criterion by criterion."""
SHOWN = ("standing", "quality_participant", "quality_worker", "recognition", "strength")
"""What the table of a map says of each tie, beside the wish."""


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
    with store.reading() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.EXPORT
        )
        known = _counted(cursor, worker)
        counted = [one for one in known if one.participant.id == participant.id]
        _check(counted, invented=store.demo or participant.fictional)
        view = evidence_view(cursor, worker, participant, at.date())
        packing = _packing(cursor, counted, known, at.date(), fresh)
    week = packing.cases[participant.id].veil.week
    missing = {one.criterion: tuple(_in_weeks(one, week)) for one in view.found}
    pack = _pack(packing, words.WHOSE_FILE, missing)
    _leave_row(store, by=by, at=at, cases=[participant.id])
    return pack


def take_own_pack(store: Store, *, by: str, at: datetime, fresh: Fresh) -> Pack:
    """Return the pack of a practitioner's own claims, and leave audit rows.

    It goes across cases, also those that somebody else holds by now.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NoEvidenceFromDemo: the store is a demo; claims about invented people are left
            out.
        NothingToPack: they submitted no claim.
    """
    with store.reading() as cursor:
        worker = staff.worker(cursor, by)
        known = _counted(cursor, worker)
        real = [one for one in known if one.own and not one.participant.fictional]
        _check(real, invented=store.demo)
        packing = _packing(cursor, real, known, at.date(), fresh)
    theirs = packing.against.items.get(by, ())
    since = months_before(at.date(), packing.against.about.settings.window)
    found = sufficiency(ORDER, theirs, since)
    missing = {one.criterion: tuple(still_to_find(one)) for one in found}
    pack = _pack(packing, worker.name, missing)
    _leave_row(store, by=by, at=at, cases=sorted(packing.cases))
    return pack


def _leave_row(store: Store, *, by: str, at: datetime, cases: Sequence[str]) -> None:
    """Put on record that a pack was taken; one that cannot be is not given."""
    with store.writing() as cursor:
        audit.write_each(cursor, at=at, by=by, act="take_pack", participant_ids=cases)


class _Packing(NamedTuple):
    """What a pack is made with; `cases` are the cases in it, by id and in order."""

    claims: Sequence[Standing]
    cases: Mapping[str, Dossier]
    against: Against


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


def _packing(
    cursor: Cursor,
    counted: Sequence[Standing],
    known: Sequence[Standing],
    day: date,
    fresh: Fresh,
) -> _Packing:
    return _Packing(
        claims=counted,
        cases={
            case: dossier_of(cursor, participant, fresh)
            for case, participant in _cases(counted).items()
        },
        against=against_of(cursor, counted, known, day, demo=False),
    )


def _cases(counted: Iterable[Standing]) -> dict[str, Participant]:
    return {one.participant.id: one.participant for one in counted}


def _in_weeks(found: Evidence, week: Callable[[date], int]) -> Iterator[str]:
    """Yield what is missing for a criterion, with weeks in place of days."""
    if not found.applies:
        yield words.NOT_YET
    yield from (gap_in_weeks(gap, week) for gap in found.gaps if gap.leaves)


def _pack(packing: _Packing, whose: str, missing: Missing) -> Pack:
    """Return the pack; the cases are numbered as they come in it."""
    claims = [_claim(packing, one) for one in packing.claims]
    return Pack(
        title=words.PACK_TITLE,
        whose=whose,
        made_on=packing.against.day,
        criteria=IN_USE,
        window=packing.against.about.settings.window,
        summary=tuple(_summary(packing, missing)),
        claims=tuple(one for one, _ in claims),
        snapshots=tuple(_snapshots(packing)),
        masked=sum(count for _, count in claims),
    )


def _claim(packing: _Packing, standing: Standing) -> tuple[PackClaim, int]:
    """Return a claim for a pack, and how many words were left out of it."""
    dossier = packing.cases[standing.participant.id]
    claim, row = standing.claim, row_of(standing, packing.against.about)
    passages, masked = _masked(claim.passages, dossier.hidden)
    held_where, more = _left_out(claim.held_where, dossier.hidden, LINE)
    content = dossier.source(claim).content
    found = checks_of(standing, content, packing.against)
    signed = [_signature(one, dossier.hidden) for one in claim.standing_signatures]
    made = PackClaim(
        claim_id=dossier.fresh(),
        criterion=claim.criterion,
        code=row.code,
        paraphrase=row.paraphrase,
        criteria=claim.criteria,
        claimant=row.claimant or words.SOMEONE_LEFT,
        evidence=claim.evidence,
        state=claim.state,
        pointer=words.CHAIN_PARTS[Pointer.of(claim.pointer).part],
        shows=claim.shows,
        extract=dossier.extract(claim),
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
    told = [
        (known_stage(one.stage), *_left_out(one.text, hidden, ACCOUNT))
        for one in passages
    ]
    kept = tuple(Passage(stage=stage, text=text) for stage, text, _ in told)
    return kept, sum(count for _, _, count in told)


def _left_out(text: str, hidden: Identifying, longest: int) -> tuple[str, int]:
    """Return a text without names, cut where what stands for them makes it too long."""
    told, count = hidden.masked(text)
    return (told if len(told) <= longest else f"{told[: longest - 1]}…"), count


def _signature(one: Signature, hidden: Identifying) -> tuple[PackSignature, int]:
    reason, count = _left_out(one.reason, hidden, NOTE)
    signed = PackSignature(
        role=one.role, name=one.name, signed_on=one.signed_at.date(), reason=reason
    )
    return signed, count


def _summary(packing: _Packing, missing: Missing) -> Iterator[PackCriterion]:
    known = {one.id: one for one in criteria().criteria}
    for criterion in ORDER:
        yield PackCriterion(
            criterion=criterion,
            code=packing.against.about.settings.code_of(criterion),
            paraphrase=known[criterion].paraphrase,
            claims=sum(one.claim.criterion == criterion for one in packing.claims),
            gaps=missing[criterion],
        )


def _snapshots(packing: _Packing) -> Iterator[PackSnapshot]:
    wanted = {one.claim.snapshot_digest for one in packing.claims}
    for case, dossier in enumerate(packing.cases.values(), start=1):
        for sealed, review in zip(dossier.sealed, dossier.reviews, strict=True):
            if review.digest in wanted:
                yield _snapshot(case, dossier, review, intact=sealed.intact)


def _snapshot(
    case: int, dossier: Dossier, review: SealedReview, *, intact: bool
) -> PackSnapshot:
    content, held = review.content, review.network.review
    scene = dossier.veil.scene(content)
    return PackSnapshot(
        name=words.SNAPSHOT_NAME.format(case=case, number=held.number),
        week=dossier.veil.week(held.held_on),
        digest=review.digest,
        intact=intact,
        document=dossier.veil.document(content, review.digest),
        svg=svg_of(scene, palette=LIGHT),
        described=scene.summary,
        table=_table(dossier.veil, content),
    )


def _table(veil: Veil, content: SnapshotContent) -> Extract:
    """Return everything on a map without names, as a table."""
    network, rules = veil.network(content), veil.rules(content)
    names = {one.alter_id: one.name for one in network.alters}
    rows = [
        (
            names[tie.alter_id],
            *(label(getattr(tie, field)) for field in SHOWN),
            label(network.wish(tie.alter_id).wish),
            ", ".join(one.title for one in rules.get(tie.alter_id, ())),
        )
        for tie in network.ties
    ]
    return Extract(
        columns=(
            field_label("name"),
            *(field_label(field) for field in SHOWN),
            field_label("wish"),
            words.RULE_SORT,
        ),
        rows=tuple(sorted(rows)),
    )
