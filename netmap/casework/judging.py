"""What others do about a claim: a supervisor signs it off, an assessor judges it.

They are two signatures of two people, and neither is the claimant.
"""

from datetime import datetime

from netmap.casework.claiming import Fields, take_step
from netmap.casework.claims import Standing, claim_for
from netmap.errors import (
    AlreadySignedOff,
    ClaimNotWaiting,
    ClaimReturnNeedsReason,
    NotAllowed,
    OwnClaim,
    SignedInAnotherRole,
    StaleRecord,
)
from netmap.model.codes import Role
from netmap.model.evidence import ClaimState
from netmap.model.fact import Fact
from netmap.store.database import Cursor, Store


def sign_off_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int, note: str = ""
) -> Fact:
    """Sign a claim off that waits, as a supervisor: the work is the claimant's own.

    Raises:
        NotFound, NotAllowed: they do not supervise the case.
        OwnClaim: it is theirs.
        SignedInAnotherRole: they judged it before.
        StaleRecord: it is not the version that they saw any more.
        ClaimNotWaiting, AlreadySignedOff: it does not wait for it.
        InvalidEntry: the note does not fit.
    """
    with store.writing() as cursor:
        standing = _waiting(cursor, by, claim_id, version, Role.SUPERVISOR)
        if standing.claim.signed_off is not None:
            raise AlreadySignedOff
        signed = _signed(standing, Role.SUPERVISOR, at, note)
        return take_step(cursor, standing, at, "sign_off_claim", signed)


def accept_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int, note: str = ""
) -> Fact:
    """Accept a claim that waits, as an assessor.

    Raises:
        NotFound, NotAllowed: they do not assess claims of this case.
        OwnClaim, SignedInAnotherRole: it is for somebody else to judge.
        StaleRecord, ClaimNotWaiting, InvalidEntry: as for signing it off.
    """
    with store.writing() as cursor:
        standing = _waiting(cursor, by, claim_id, version, Role.ASSESSOR)
        signed = _signed(standing, Role.ASSESSOR, at, note)
        accepted: Fields = {**signed, "state": ClaimState.ACCEPTED.value}
        return take_step(cursor, standing, at, "accept_claim", accepted)


def return_claim(
    store: Store, *, by: str, at: datetime, claim_id: str, version: int, reason: str
) -> Fact:
    """Return a claim that waits, as an assessor, with a reason.

    Raises:
        ClaimReturnNeedsReason: no reason is given.
        NotFound, NotAllowed, OwnClaim, SignedInAnotherRole, StaleRecord,
        ClaimNotWaiting, InvalidEntry: as for accepting it.
    """
    with store.writing() as cursor:
        standing = _waiting(cursor, by, claim_id, version, Role.ASSESSOR)
        if not reason.strip():
            raise ClaimReturnNeedsReason
        signed = _signed(standing, Role.ASSESSOR, at, reason)
        returned: Fields = {**signed, "state": ClaimState.RETURNED.value}
        return take_step(cursor, standing, at, "return_claim", returned)


def _waiting(
    cursor: Cursor, by: str, claim_id: str, version: int, role: Role
) -> Standing:
    standing = claim_for(cursor, by, claim_id)
    if standing.own:
        raise OwnClaim
    may = standing.assesses if role is Role.ASSESSOR else standing.supervises
    if not may:
        raise NotAllowed
    if standing.fact.version != version:
        raise StaleRecord
    if standing.claim.state is not ClaimState.SUBMITTED:
        raise ClaimNotWaiting
    other = Role.SUPERVISOR if role is Role.ASSESSOR else Role.ASSESSOR
    if standing.signed_as(other):
        raise SignedInAnotherRole
    return standing


def _signed(standing: Standing, role: Role, at: datetime, note: str) -> Fields:
    """Return the signatures of a claim with one more, over the digest it rests on."""
    claim = standing.claim
    earlier = [one.model_dump(mode="json") for one in claim.signatures]
    signature: Fields = {
        "signed_by": standing.worker.id,
        "name": standing.worker.name,
        "role": role.value,
        "signed_at": at.isoformat(),
        "digest": claim.snapshot_digest,
        "reason": note.strip(),
    }
    return {"signatures": [*earlier, signature]}
