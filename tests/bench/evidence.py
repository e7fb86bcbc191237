"""Evidence of one case, claims in a list, one claim with its chain, and a pack."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from netmap.casework.claim_chain import see_claim
from netmap.casework.claims import see_claims
from netmap.casework.evidence import see_evidence
from netmap.casework.packing import take_case_pack
from netmap.casework.transfer import import_case
from netmap.desk import packed
from netmap.exchange.pack import verify_pack
from netmap.model.evidence import Claim, ClaimState, EvidenceKind
from netmap.model.fact import Fact
from netmap.standards.criteria import IN_USE
from netmap.store import audit, facts, snapshots
from netmap.store.database import Store
from tests.bench.counting import statements
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated
from tests.support.claims import fresh

TIMES = 20
CLAIMS, PACKED = 500, 11
CASE = "p-two"
AT = generated.AT + timedelta(days=1)
BY = generated.WORKER.id


def readings(folder: Path) -> Iterator[Reading]:
    """Give what a person waits for: the page, the list, one claim, the pack."""
    case = generated.case(CASE, facts=100, snapshots=5)
    real = case.participant.model_copy(update={"fictional": False})
    with generated.store(folder / "team.duckdb", generated.case()) as store:
        import_case(
            store,
            by=BY,
            at=generated.AT,
            case=case.model_copy(update={"participant": real}),
        )
        note = "25 alters, 5 reviews, 100 facts"

        def page() -> object:
            return see_evidence(store, by=BY, at=AT, participant_id=CASE)

        yield timed("evidence of a case", repeated(page, TIMES), note=note)
        sent = statements(store, page)
        yield Reading(what="evidence, statements", median=sent, unit="")
        _claim(store, PACKED)
        yield from _pack(store)
        _claim(store, CLAIMS - PACKED, first=PACKED)
        yield from _claims(store)


def _claims(store: Store) -> Iterator[Reading]:
    def listed() -> object:
        return see_claims(store, by=BY, at=AT)

    def one() -> object:
        return see_claim(store, by=BY, at=AT, claim_id="c-001", fresh=fresh())

    yield timed("claims in a list", repeated(listed, TIMES), note=f"{CLAIMS} claims")
    yield timed("one claim with its chain", repeated(one, TIMES), note="of 500")


def _pack(store: Store) -> Iterator[Reading]:
    def gathered() -> object:
        return take_case_pack(store, by=BY, at=AT, participant_id=CASE, fresh=fresh())

    pack = take_case_pack(store, by=BY, at=AT, participant_id=CASE, fresh=fresh())
    made = packed(pack)
    note = f"{len(pack.claims)} claims, {len(made) // 1000} kB"
    yield timed("a pack gathered", repeated(gathered, 5), note=note)
    yield timed("a pack written", repeated(lambda: packed(pack), 5), note=note)
    yield timed("a pack verified", repeated(lambda: verify_pack(made), 5), note=note)


def _claim(store: Store, count: int, first: int = 0) -> None:
    """Put in claims as if they had been written and submitted one by one."""
    with store.writing() as cursor:
        sealed = snapshots.of_case(cursor, CASE)
        for number in range(first, first + count):
            source = sealed[number % len(sealed)]
            review_id = source.content.network.review.review_id
            body = Claim(
                criterion="SN:P6",
                criteria=IN_USE,
                evidence=list(EvidenceKind)[number % len(EvidenceKind)],
                snapshot_digest=source.digest,
                pointer=f"review[{review_id}]",
                reflection="I asked before I said what I think. " * 20,
                claimant=BY,
                state=ClaimState.SUBMITTED,
            )
            fact = Fact(
                fact_id=f"c-{number:03}", recorded_at=AT, recorded_by=BY, body=body
            )
            facts.add(cursor, CASE, fact)
            audit.write(
                cursor,
                at=AT,
                by=BY,
                act="save_claim",
                participant_id=CASE,
                subject=fact.fact_id,
            )
