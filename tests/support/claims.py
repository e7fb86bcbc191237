"""Claims told through the use cases: Ash's of Morgan, signed by Sue, judged by Ida."""

from collections.abc import Callable
from itertools import count

from pydantic import JsonValue

from netmap.casework import drawing
from netmap.casework.claim_chain import ClaimView, see_claim
from netmap.casework.claiming import (
    change_claim,
    submit_claim,
    withdraw_claim,
    write_claim,
)
from netmap.casework.claims import Claims, see_claims
from netmap.casework.evidence import EvidenceView, Wanted, see_evidence
from netmap.casework.judging import accept_claim, return_claim, sign_off_claim
from netmap.model.codes import Role
from netmap.model.evidence import Claim
from netmap.model.fact import Fact
from netmap.model.staff import Worker
from netmap.standards.criteria import IN_USE
from netmap.store import audit, claims, facts
from netmap.store.database import Store
from tests.support.tale import ASH, AT, SUE, Tale

IDA = Worker(id="w-ida", name="Ida Example", roles=(Role.ASSESSOR,), team="centre")
TEXT = "I asked what they want before I said what I think."
WRITTEN: dict[str, JsonValue] = {"evidence": "work_product", "reflection": TEXT}
NEED: dict[str, JsonValue] = {
    "text": "Company",
    "source": "participant",
    "own_words": True,
}


def fresh() -> Callable[[], str]:
    """Return ids that say nothing, one after the other."""
    numbers = count(1)
    return lambda: f"x{next(numbers):04}"


def claimable(
    store: Store,
    participant_id: str = "p-one",
    review_id: str = "r-1",
    *,
    fictional: bool = False,
) -> Tale:
    """Tell a case whose sealed review shows SN:P1: a need and every view are theirs."""
    tale = Tale(store, participant_id)
    tale.register(fictional=fictional)
    tale.begin(review_id)
    tale.alter("jo", review_id, quality_participant="supportive", relation="mother")
    tale.alter("mo", review_id, sector="friends", quality_participant="mixed")
    tale.say(("review", "review", "methods"), ["walk"], review_id)
    tale.edit(drawing.add_need("n-1", NEED), review_id)
    tale.seal(review_id)
    return tale


def wanted(tale: Tale, criterion: str = "SN:P1", review_id: str = "r-1") -> Wanted:
    """Return what names the candidate of a criterion in a review."""
    return Wanted(criterion, f"review[{review_id}]", tale.digest(review_id))


def write(
    tale: Tale,
    claim_id: str = "c-1",
    by: Worker = ASH,
    of: Wanted | None = None,
    **fields: JsonValue,
) -> Fact:
    """Write a claim."""
    return write_claim(
        tale.store,
        by=by.id,
        at=tale.tick(),
        participant_id=tale.id,
        claim_id=claim_id,
        wanted=of or wanted(tale),
        fields={**WRITTEN, **fields},
    )


def put(tale: Tale, claim_id: str = "c-1", **fields: object) -> int:
    """Put a claim of Ash's into a case as if it had come so far; return its version.

    It rests on the review r-1 and waits to be judged, unless `fields` say otherwise.
    One that is there stays as it is.
    """
    body = {
        "kind": "claim",
        "criterion": "SN:P1",
        "criteria": IN_USE,
        "snapshot_digest": fields.get("snapshot_digest") or tale.digest(),
        "pointer": "review[r-1]",
        "claimant": ASH.id,
        "state": "submitted",
        **WRITTEN,
        **fields,
    }
    given = {"fact_id": claim_id, "recorded_at": AT, "recorded_by": ASH.id}
    with tale.store.writing() as cursor:
        if not facts.versions(cursor, tale.id, ("claim", claim_id)):
            facts.add(cursor, tale.id, Fact.model_validate({**given, "body": body}))
            audit.write(
                cursor,
                at=AT,
                by=str(body["claimant"]),
                act="save_claim",
                participant_id=tale.id,
                subject=claim_id,
            )
    return version_of(tale, claim_id)


def newest(tale: Tale, claim_id: str = "c-1") -> Fact:
    """Return a claim as it is stored."""
    with tale.store.reading() as cursor:
        return claims.versions(cursor, claim_id)[1][-1]


def claim_of(tale: Tale, claim_id: str = "c-1") -> Claim:
    """Return what a claim says."""
    body = newest(tale, claim_id).body
    assert isinstance(body, Claim)
    return body


def version_of(tale: Tale, claim_id: str) -> int:
    """Return the version of a claim that whoever looks at it sees."""
    return newest(tale, claim_id).version


def _step(
    use: Callable[..., Fact], tale: Tale, claim_id: str, by: Worker, **said: str
) -> Fact:
    version = version_of(tale, claim_id)
    return use(
        tale.store, by=by.id, at=tale.tick(), claim_id=claim_id, version=version, **said
    )


def submit(tale: Tale, claim_id: str = "c-1", by: Worker = ASH) -> Fact:
    """Submit a claim as it is."""
    return _step(submit_claim, tale, claim_id, by)


def withdraw(tale: Tale, claim_id: str = "c-1", by: Worker = ASH) -> Fact:
    """Withdraw a claim as it is."""
    return _step(withdraw_claim, tale, claim_id, by)


def sign_off(
    tale: Tale, claim_id: str = "c-1", by: Worker = SUE, note: str = ""
) -> Fact:
    """Sign a claim off as it is."""
    return _step(sign_off_claim, tale, claim_id, by, note=note)


def accept(tale: Tale, claim_id: str = "c-1", by: Worker = IDA, note: str = "") -> Fact:
    """Accept a claim as it is."""
    return _step(accept_claim, tale, claim_id, by, note=note)


def give_back(
    tale: Tale, claim_id: str = "c-1", by: Worker = IDA, reason: str = "Say more"
) -> Fact:
    """Return a claim as it is, with a reason."""
    return _step(return_claim, tale, claim_id, by, reason=reason)


def listed(tale: Tale, by: Worker = ASH) -> Claims:
    """Return the claims that a worker may see."""
    return see_claims(tale.store, by=by.id, at=tale.tick())


def changed(
    tale: Tale, claim_id: str = "c-1", by: Worker = ASH, **fields: JsonValue
) -> Fact:
    """Change a claim as it is."""
    return change_claim(
        tale.store,
        by=by.id,
        at=tale.tick(),
        claim_id=claim_id,
        version=version_of(tale, claim_id),
        fields=fields,
    )


def looked(tale: Tale, by: Worker = ASH, claim_id: str = "c-1") -> ClaimView:
    """Return one claim as a worker sees it."""
    return see_claim(
        tale.store, by=by.id, at=tale.tick(), claim_id=claim_id, fresh=fresh()
    )


def evidence_of(tale: Tale, by: Worker = ASH) -> EvidenceView:
    """Return what the case gives as evidence."""
    return see_evidence(tale.store, by=by.id, at=tale.tick(), participant_id=tale.id)
