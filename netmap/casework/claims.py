"""Claims of evidence in a list, and how a worker stands to each.

A claim that was not submitted is for its claimant. One that was is also for those who
may see the case, and, without names, for assessors. One that was withdrawn before
anybody signed it is its claimant's again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import looked_at
from netmap.casework.service import EvidenceSettings, evidence_settings_in
from netmap.errors import NotFound
from netmap.evidence.registry import ORDER
from netmap.evidence.sufficiency import (
    Item,
    Sufficiency,
    months_before,
    sufficiency,
)
from netmap.model.base import Value
from netmap.model.codes import Role
from netmap.model.evidence import Claim, ClaimState, EvidenceKind
from netmap.model.fact import Fact
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.standards.criteria import FILES, IN_USE, criteria_of
from netmap.store import claims, people, snapshots, staff
from netmap.store.database import Cursor, Store
from netmap.store.snapshots import Cited

CLAIM = "claim"
COUNTS = frozenset({ClaimState.SUBMITTED, ClaimState.ACCEPTED})
"""The states in which a claim counts as evidence, and is packed."""
OPEN = frozenset({ClaimState.CLAIMED, ClaimState.RETURNED})
"""The states in which its claimant can change a claim."""
JUDGED_STATES = COUNTS | {ClaimState.RETURNED}
CAN_WITHDRAW = OPEN | {ClaimState.SUBMITTED}
"""The states in which its claimant can withdraw a claim."""


@dataclass(frozen=True)
class Standing:
    """A claim with its case, and how a worker stands to it."""

    worker: Worker
    participant: Participant
    fact: Fact

    @property
    def claim(self) -> Claim:
        """The newest version of the claim."""
        assert isinstance(self.fact.body, Claim)  # noqa: S101 -- narrows the type
        return self.fact.body

    @property
    def own(self) -> bool:
        """Whether it is the worker's own claim."""
        return self.worker.active and self.claim.claimant == self.worker.id

    @property
    def named(self) -> bool:
        """Whether the worker may see the case, and so the names in it."""
        return can_do(self.worker, self.participant, Act.SEE)

    @property
    def assesses(self) -> bool:
        """Whether the worker judges claims of this case: unnamed, and not their own."""
        unknown = not self.own and not self.named
        return unknown and can_do(self.worker, self.participant, Act.JUDGE)

    @property
    def supervises(self) -> bool:
        """Whether the worker supervises the case, and this is no claim of theirs."""
        return not self.own and can_do(self.worker, self.participant, Act.SUPERVISE)

    @property
    def seen(self) -> bool:
        """Whether the worker may see the claim."""
        if self.own:
            return True
        if self.claim.is_private:
            return False
        return self.named or (self.assesses and self.claim.state in JUDGED_STATES)

    def counts(self, *, demo: bool) -> bool:
        """Whether it counts as evidence: invented people do in a demo alone."""
        real = demo or not self.participant.fictional
        return real and self.claim.state in COUNTS

    @property
    def may_sign_off(self) -> bool:
        """Whether the worker may sign it off now."""
        waits = self.claim.state is ClaimState.SUBMITTED and not self.claim.signed_off
        return self.supervises and waits and not self.signed_as(Role.ASSESSOR)

    @property
    def may_judge(self) -> bool:
        """Whether the worker may judge it now: not after signing it off themselves."""
        waits = self.claim.state is ClaimState.SUBMITTED
        return self.assesses and waits and not self.signed_as(Role.SUPERVISOR)

    def signed_as(self, role: Role) -> bool:
        """Say whether the worker ever signed this claim in a role."""
        return any(
            one.signed_by == self.worker.id and one.role == role
            for one in self.claim.signatures
        )


class ClaimRow(Value):
    """A claim in a list.

    `part` says which kind of record of which review, by `number`, it rests on.
    `reference` is that of the case, empty for who may not see it. `claimant` is a name,
    `left` says that they do not work here any more. `corrected` says that another
    review puts right the one it rests on, `older_criteria` that another set of criteria
    is in use.
    """

    claim_id: str
    version: int
    criterion: str
    paraphrase: str
    code: str
    part: str
    number: int
    evidence: EvidenceKind
    state: ClaimState
    claimant_id: str
    claimant: str
    left: bool
    written_at: datetime
    signed_off: bool
    corrected: bool
    older_criteria: bool
    participant_id: str
    reference: str
    own: bool
    may_change: bool
    may_sign_off: bool
    may_judge: bool


class Claims(NamedTuple):
    """The claims that a worker may see, the newest first, and what theirs are made of.

    `sufficiency` has one row for each criterion that has a rule.
    """

    rows: tuple[ClaimRow, ...]
    sufficiency: tuple[Sufficiency, ...]
    settings: EvidenceSettings


def see_claims(
    store: Store, *, by: str, at: datetime, participant_id: str | None = None
) -> Claims:
    """Return the claims that a worker may see, of one case or of all.

    Raises:
        WorkerUnknown: nobody in the store has this id.
    """

    def read(cursor: Cursor) -> tuple[Claims, list[None]]:
        found = claims_in(cursor, by, participant_id, at.date(), demo=store.demo)
        return found, [None]

    return looked_at(store, by=by, at=at, act="view_claims", read=read)


def claims_in(
    cursor: Cursor, by: str, participant_id: str | None, day: date, *, demo: bool
) -> Claims:
    """Return the same within a transaction, looked at on a day."""
    worker, settings = staff.worker(cursor, by), evidence_settings_in(cursor)
    seen = [
        one
        for one in standings(cursor, worker)
        if one.seen and participant_id in {None, one.participant.id}
    ]
    about = about_claims(cursor, seen)
    seen.sort(key=lambda one: (one.fact.recorded_at, one.fact.fact_id), reverse=True)
    own = [one for one in seen if one.own and one.counts(demo=demo)]
    items = list(items_of(own, about.cited))
    return Claims(
        rows=tuple(row_of(one, about) for one in seen),
        sufficiency=sufficiency(ORDER, items, months_before(day, settings.window)),
        settings=settings,
    )


def claim_for(cursor: Cursor, by: str, claim_id: str) -> Standing:
    """Return a claim as a worker stands to it.

    Raises:
        WorkerUnknown: nobody in the store has this id.
        NotFound: there is no such claim, or it is not theirs to see.
    """
    worker = staff.worker(cursor, by)
    participant_id, steps = claims.versions(cursor, claim_id)
    standing = Standing(worker, people.participant(cursor, participant_id), steps[-1])
    if not standing.seen:
        raise NotFound
    return standing


class About(NamedTuple):
    """What the rows of claims are made with."""

    settings: EvidenceSettings
    cited: Mapping[str, Cited]
    workers: Mapping[str, Worker]


def about_claims(cursor: Cursor, shown: Iterable[Standing]) -> About:
    """Return what rows of these claims are made with."""
    return About(
        settings=evidence_settings_in(cursor),
        cited=snapshots.cited(cursor, {one.claim.snapshot_digest for one in shown}),
        workers={one.id: one for one in staff.workers(cursor)},
    )


def row_of(standing: Standing, about: About) -> ClaimRow:
    """Return a claim as a row of a list."""
    claim, fact = standing.claim, standing.fact
    source = about.cited.get(claim.snapshot_digest)
    claimant = about.workers.get(claim.claimant)
    return ClaimRow(
        claim_id=fact.fact_id,
        version=fact.version,
        criterion=claim.criterion,
        paraphrase=paraphrase_of(claim),
        code=about.settings.code_of(claim.criterion),
        part=claim.pointer.partition("[")[0],
        number=source.number if source else 0,
        evidence=claim.evidence,
        state=claim.state,
        claimant_id=claim.claimant,
        claimant=claimant.name if claimant else "",
        left=claimant is None or not claimant.active,
        written_at=fact.recorded_at,
        signed_off=claim.signed_off is not None,
        corrected=source is not None and source.corrected,
        older_criteria=claim.criteria != IN_USE,
        participant_id=standing.participant.id if standing.named else "",
        reference=standing.participant.reference if standing.named else "",
        own=standing.own,
        may_change=standing.own and claim.state in OPEN,
        may_sign_off=standing.may_sign_off,
        may_judge=standing.may_judge,
    )


def paraphrase_of(claim: Claim) -> str:
    """Return a criterion in short, as the set says that the claim was made under."""
    if claim.criteria not in FILES:
        return ""
    known = {one.id: one for one in criteria_of(claim.criteria).criteria}
    found = known.get(claim.criterion)
    return found.paraphrase if found else ""


def standings(cursor: Cursor, worker: Worker) -> Iterator[Standing]:
    """Yield every claim as a worker stands to it, whether they may see it or not."""
    found = claims.newest(cursor)
    ids = sorted({participant_id for participant_id, _ in found})
    known = {one.id: one for one in people.participants_of(cursor, ids)}
    for participant_id, fact in found:
        yield Standing(worker, known[participant_id], fact)


def items_by(
    cursor: Cursor, known: Iterable[Standing], *, demo: bool
) -> dict[str, list[Item]]:
    """Return the claims that count as evidence, each as it counts, by claimant.

    Those about invented people count in a demo alone.
    """
    counted = [one for one in known if one.counts(demo=demo)]
    cited = snapshots.cited(cursor, {one.claim.snapshot_digest for one in counted})
    claimants = {one.claim.claimant for one in counted}
    return {
        claimant: list(
            items_of([one for one in counted if one.claim.claimant == claimant], cited)
        )
        for claimant in claimants
    }


def items_of(standings: list[Standing], cited: Mapping[str, Cited]) -> Iterator[Item]:
    """Yield claims that count as evidence, each as it counts."""
    for one in standings:
        source = cited.get(one.claim.snapshot_digest)
        if source is not None:
            day = one.claim.happened_on or source.held_on
            yield Item(one.claim.criterion, one.claim.evidence, day)
