"""Every evidence rule, and what a case gives for each criterion."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from netmap.evidence import limits, safety, voice
from netmap.evidence.pointer import Pointer
from netmap.evidence.record import Record
from netmap.evidence.rule import Candidate, EvidenceRule, Gap, Shown, gaps_of
from netmap.model.base import Line, Value
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.snapshot import SnapshotContent
from netmap.prompts.case import Case

ORDER = (*(f"SN:P{one}" for one in range(1, 7)), *(f"SN:P{n}" for n in range(18, 23)))
RULES: Mapping[str, EvidenceRule] = {
    criterion: rule
    for criterion in ORDER
    for rule in (*voice.RULES, *limits.RULES, *safety.RULES)
    if rule.criterion == criterion
}
"""The rule of each criterion that has one, in the order of the standard."""
DAYS: Mapping[str, str] = {
    "explanation": "explained_on",
    "contact": "happened_on",
    "plan": "agreed_on",
    "reporting_information": "told_on",
}
"""The field of a case fact that says when it happened."""
OF_THE_MAP = frozenset({"review", "tie", "wish"})
"""Records that each review has anew; case facts are sealed again with every review."""


class SealedReview(NamedTuple):
    """A sealed review that stands, and the digest of its document."""

    digest: str
    content: SnapshotContent

    @property
    def network(self) -> Network:
        """Its map."""
        return self.content.network


class Whose(NamedTuple):
    """Who would claim, and whether wishes about paid ties are asked for."""

    claimant: str
    paid: bool = True


class Evidence(Value):
    """What a case gives for one criterion; no judgement, and nothing ticked.

    `candidates` are the newest first. Without `applies` it is not applicable yet.
    """

    criterion: Line
    applies: bool
    candidates: tuple[Candidate, ...]
    gaps: tuple[Gap, ...]
    never: tuple[Line, ...]


def evidence(
    reviews: Sequence[SealedReview],
    facts: tuple[Fact, ...],
    day: date,
    whose: Whose,
) -> tuple[Evidence, ...]:
    """Return what a case gives for each criterion on a day.

    `reviews` are those that stand, in the order of their days; without one there is
    nothing to find. `facts` are all versions that whoever looks may see: candidates are
    looked for only in those that a snapshot sealed.
    """
    if not reviews:
        return tuple(_nothing(rule) for rule in RULES.values())
    networks = tuple(one.network for one in reviews)
    record = _record(networks, facts, day, whose)
    sealed = [
        _record(
            networks[: place + 1],
            _seen_of(one.content.facts, facts),
            one.network.review.held_on,
            whose,
        )
        for place, one in enumerate(reviews)
    ]
    return tuple(
        _evidence(rule, record, list(zip(reviews, sealed, strict=True)))
        for rule in RULES.values()
    )


def _seen_of(sealed: tuple[Fact, ...], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the sealed facts that whoever looks may see."""
    seen = {(one.body.kind, one.fact_id) for one in facts}
    return tuple(one for one in sealed if (one.body.kind, one.fact_id) in seen)


def _record(
    networks: tuple[Network, ...], facts: tuple[Fact, ...], day: date, whose: Whose
) -> Record:
    case = Case(day=day, participant="", reviews=networks, facts=facts)
    return Record(case=case, claimant=whose.claimant, paid=whose.paid)


def _nothing(rule: EvidenceRule) -> Evidence:
    return Evidence(
        criterion=rule.criterion,
        applies=False,
        candidates=(),
        gaps=(),
        never=rule.never,
    )


Looked = Sequence[tuple[SealedReview, Record]]


def _evidence(rule: EvidenceRule, record: Record, sealed: Looked) -> Evidence:
    found, applies = _candidates(rule, sealed), rule.applies(record)
    return Evidence(
        criterion=rule.criterion,
        applies=applies or bool(found),
        candidates=found,
        gaps=tuple(gaps_of(rule, record)) if applies else (),
        never=rule.never,
    )


def _candidates(rule: EvidenceRule, sealed: Looked) -> tuple[Candidate, ...]:
    """Return what the snapshots show, the newest first.

    A record of a map is another one at each review. A case fact is the same in all:
    the newest snapshot says whether it shows anything, since it may have been put
    right meanwhile.
    """
    first: dict[str, date] = {}
    found: list[Candidate] = []
    newest = sealed[-1][0].digest
    for review, record in sealed:
        for shown in rule.find(record):
            one = _candidate(rule.criterion, review, shown)
            since = first.setdefault(one.pointer, one.held_on)
            if shown.pointer.part in OF_THE_MAP:
                found.append(one)
            elif review.digest == newest:
                found.append(one.model_copy(update={"since": since}))
    return tuple(sorted(found, key=_by_day, reverse=True))


def _by_day(one: Candidate) -> tuple[date, int]:
    return one.held_on, one.number


def _happened_on(review: SealedReview, pointer: Pointer) -> date:
    """Return the day of a record: its own, or that of its review."""
    field = DAYS.get(pointer.part)
    for fact in review.content.facts if field else ():
        if (fact.body.kind, fact.fact_id) == tuple(pointer):
            found: date | None = getattr(fact.body, field or "")
            return found or review.network.review.held_on
    return review.network.review.held_on


def _candidate(criterion: str, review: SealedReview, shown: Shown) -> Candidate:
    held = review.network.review
    return Candidate(
        criterion=criterion,
        pointer=str(shown.pointer),
        shows=shown.said,
        about=shown.about,
        digest=review.digest,
        review_id=held.review_id,
        number=held.number,
        held_on=held.held_on,
        since=held.held_on,
        happened_on=_happened_on(review, shown.pointer),
    )
