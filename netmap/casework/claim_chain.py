"""One claim with the chain behind it: criterion, record, snapshot, digest, verified.

Whoever may not see the case gets its map, its record and its reflection without names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, looked_at
from netmap.casework.claims import (
    About,
    ClaimRow,
    Standing,
    about_claims,
    claim_for,
    items_by,
    row_of,
    standings,
)
from netmap.casework.dossier import Dossier, Fresh, dossier_of
from netmap.casework.records import seen
from netmap.errors import NotAllowed
from netmap.evidence.checks import Check, Seen, checks
from netmap.evidence.identifying import Identifying
from netmap.evidence.pack import Extract
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import OF_THE_MAP
from netmap.evidence.sufficiency import Item, months_before, sufficiency
from netmap.model.evidence import Claim, Passage
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.restriction import Restriction
from netmap.model.snapshot import SnapshotContent
from netmap.model.staff import Worker
from netmap.picture.marks import Scene
from netmap.standards.criteria import IN_USE
from netmap.store import audit, verify
from netmap.store.audit import Deed
from netmap.store.database import Cursor, Store
from netmap.store.snapshots import Cited
from netmap.store.verify import Difference
from netmap.words.papers import PROMPTS, STAGES

KNOWN_STAGES = frozenset(
    one.code for stages in (*STAGES.values(), PROMPTS) for one in stages
)
OTHER_STAGE = "stage"


class Twin(NamedTuple):
    """What the map without names shows, to be read as a table."""

    network: Network
    restricted: Mapping[str, tuple[Restriction, ...]]


class ClaimView(NamedTuple):
    """Everything a screen shows of one claim, with the chain behind it.

    For whoever may not see the case `claim` and `passages` are without names; only what
    claimants wrote themselves stays in their `claim`, to be changed. `found` are the
    words in it that could say who it is, for those who may see the case. `who` names
    whom the record is about, or gives their labels on the map without names.
    `differences` counts what of the case is not as it was sealed. `held_on` is None for
    who may not see the case.
    """

    row: ClaimRow
    claim: Claim
    passages: tuple[Passage, ...]
    found: tuple[str, ...]
    who: tuple[str, ...]
    number: int
    held_on: date | None
    week: int
    intact: bool
    differences: int
    extract: Extract
    scene: Scene
    twin: Twin
    checks: tuple[Check, ...]
    sealed_by: str


def names_in(
    store: Store, *, by: str, at: datetime, participant_id: str, texts: Sequence[str]
) -> tuple[str, ...]:
    """Return the words of texts that could say who a case is about, once each.

    It is for whoever claims from the case, while they write. It shows nothing else, and
    knows no more than they do.

    Raises:
        NotFound, NotAllowed: the case is not theirs to claim from.
    """
    with store.reading() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.CLAIM
        )
        return _found(cursor, worker, participant, texts)


def names_in_claim(
    store: Store, *, by: str, claim_id: str, texts: Sequence[str]
) -> tuple[str, ...]:
    """Return the same for whoever changes a claim of theirs, whoever holds the case.

    Raises:
        NotFound, NotAllowed: it is not theirs.
    """
    with store.reading() as cursor:
        standing = claim_for(cursor, by, claim_id)
        if not standing.own:
            raise NotAllowed
        return _found(cursor, standing.worker, standing.participant, texts)


def _found(
    cursor: Cursor, worker: Worker, participant: Participant, texts: Sequence[str]
) -> tuple[str, ...]:
    dossier = dossier_of(cursor, participant, fresh=str)
    visible = tuple(seen(dossier.facts, worker, participant))
    hidden = replace(dossier, facts=visible).hidden
    return found_in(texts, hidden)


def see_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, fresh: Fresh
) -> ClaimView:
    """Return one claim with the chain behind it; `fresh` gives ids that say nothing.

    Raises:
        NotFound: there is no such claim, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[_Behind, list[str]]:
        standing = claim_for(cursor, by, claim_id)
        participant = standing.participant
        behind = _Behind(
            standing=standing,
            dossier=dossier_of(cursor, participant, fresh),
            against=against_of(
                cursor,
                [standing],
                standings(cursor, standing.worker),
                at.date(),
                demo=store.demo,
            ),
            wrong=tuple(verify.check_case(cursor, participant.id)),
        )
        return behind, [participant.id]

    behind = looked_at(store, by=by, at=at, act="view_claim", read=read)
    return _view(behind)


class _Behind(NamedTuple):
    """What is read of a claim, before anything is worked out of it."""

    standing: Standing
    dossier: Dossier
    against: "Against"
    wrong: tuple[Difference, ...]


def _view(behind: _Behind) -> ClaimView:
    standing, dossier = behind.standing, behind.dossier
    claim, content = standing.claim, dossier.source(standing.claim).content
    review, veil, hidden = content.network.review, dossier.veil, dossier.hidden
    about = behind.against.about
    sealer = about.workers.get(content.sealed_by)
    here = any(one.number == content.number for one in behind.wrong)
    return ClaimView(
        row=row_of(standing, about),
        claim=claim if standing.named else nameless(standing, hidden, dossier.fresh),
        passages=told(claim.passages, None if standing.named else hidden),
        found=found_in((one.text for one in claim.passages), hidden)
        if standing.named
        else (),
        who=_who(standing, dossier),
        number=review.number,
        held_on=review.held_on if standing.named else None,
        week=veil.week(review.held_on),
        intact=dossier.is_intact(claim) and not here,
        differences=len(behind.wrong),
        extract=dossier.extract(claim),
        scene=veil.scene(content),
        twin=Twin(veil.network(content), veil.rules(content)),
        checks=checks_of(standing, content, behind.against),
        sealed_by=sealer.name if sealer and standing.named else "",
    )


def _who(standing: Standing, dossier: Dossier) -> tuple[str, ...]:
    content = dossier.source(standing.claim).content
    names = {one.alter_id: one.name for one in content.network.alters}
    return tuple(
        names.get(one, "") if standing.named else dossier.veil.label(one)
        for one in standing.claim.about
    )


def nameless(standing: Standing, hidden: Identifying, fresh: Fresh) -> Claim:
    """Return a claim without names, and with a new id for the record it rests on.

    What claimants wrote stays as they wrote it for them: they may change it, and would
    save the gaps.
    """
    claim = standing.claim
    pointer = Pointer(Pointer.of(claim.pointer).part, fresh())
    reasons = (hidden.masked(one.reason)[0] for one in claim.signatures)
    signatures = tuple(
        one.model_copy(update={"reason": reason})
        for one, reason in zip(claim.signatures, reasons, strict=True)
    )
    signed = claim.model_copy(
        update={"pointer": str(pointer), "signatures": signatures, "about": ()}
    )
    if standing.own:
        return signed
    written = {
        "reflection": hidden.masked(claim.reflection)[0],
        "stages": told(claim.stages, hidden),
        "held_where": hidden.masked(claim.held_where)[0],
    }
    return signed.model_copy(update=written)


def told(
    passages: tuple[Passage, ...], hidden: Identifying | None
) -> tuple[Passage, ...]:
    """Return a reflection as it is, or with what could say who it is left out."""
    if hidden is None:
        return passages
    return tuple(
        Passage.model_construct(
            stage=known_stage(one.stage), text=hidden.masked(one.text)[0]
        )
        for one in passages
    )


def known_stage(code: str) -> str:
    """Return the code of a stage; one that netmap does not know could be a name."""
    return code if code in KNOWN_STAGES else OTHER_STAGE


def found_in(texts: Iterable[str], hidden: Identifying) -> tuple[str, ...]:
    """Return the words of texts that could say who it is, once each."""
    return tuple(dict.fromkeys(one for text in texts for one in hidden.found_in(text)))


class Against(NamedTuple):
    """What claims are checked against: all claims that count, and the day.

    `about` is what their rows are made with. `made` are the ids of the claims whose
    record the claimant put into this store.
    """

    about: About
    items: Mapping[str, Sequence[Item]]
    day: date
    made: frozenset[str]


def against_of(
    cursor: Cursor,
    shown: Sequence[Standing],
    known: Iterable[Standing],
    day: date,
    *,
    demo: bool,
) -> Against:
    """Return what the claims shown are checked against on a day, of all there are."""
    about = about_claims(cursor, shown)
    made = (one.fact.fact_id for one in shown if _made_here(cursor, one, about.cited))
    return Against(
        about=about,
        items=items_by(cursor, known, demo=demo),
        day=day,
        made=frozenset(made),
    )


def _made_here(cursor: Cursor, standing: Standing, cited: Mapping[str, Cited]) -> bool:
    """Say whether the claimant sealed the map, or recorded the fact, in this store."""
    claim, case = standing.claim, standing.participant.id
    pointer = Pointer.of(claim.pointer)
    if pointer.part not in OF_THE_MAP:
        deed = Deed(claim.claimant, f"record_{pointer.part}", pointer.key)
        return audit.has(cursor, case, deed)
    source = cited.get(claim.snapshot_digest)
    return source is not None and audit.has(
        cursor, case, Deed(claim.claimant, "seal", source.review_id)
    )


def checks_of(
    standing: Standing, content: SnapshotContent, against: Against
) -> tuple[Check, ...]:
    """Return what netmap can see of a claim, test by test."""
    claim, pointer = standing.claim, Pointer.of(standing.claim.pointer)
    since = months_before(against.day, against.about.settings.window)
    theirs = against.items.get(claim.claimant, ())
    seen = Seen(
        in_record=is_in(content, pointer),
        made=standing.fact.fact_id in against.made,
        fictional=standing.participant.fictional,
        happened_on=claim.happened_on or content.network.review.held_on,
        since=since,
        criteria=IN_USE,
        sufficiency=sufficiency([claim.criterion], theirs, since)[0],
    )
    return checks(claim, seen)


def is_in(content: SnapshotContent, pointer: Pointer) -> bool:
    """Say whether a document holds the record that a pointer names."""
    network = content.network
    parts = {
        "review": {network.review.review_id},
        "tie": {one.alter_id for one in network.ties},
        "wish": {one.alter_id for one in network.wishes},
    }
    kinds = {(one.body.kind, one.fact_id) for one in content.facts}
    return pointer.key in parts.get(pointer.part, set()) or tuple(pointer) in kinds
