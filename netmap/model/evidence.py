"""What workers do with the record: responses, reflections, claims, notes."""

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from netmap.model.base import Account, Digest, Id, Line, Moment, Note, Value, misfit
from netmap.model.codes import Role


class Answer(StrEnum):
    """How a prompt was answered."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    PASSED_TO = "passed_to"
    LATER = "later"


class Response(Value):
    """What the worker did about a prompt, and on which day of theirs."""

    kind: Literal["response"] = "response"
    rule: Id
    about: tuple[Id, ...] = ()
    answer: Answer
    reason: Note = ""
    passed_to: Line = ""
    later_on: date | None = None
    answered_on: date | None = None

    @model_validator(mode="after")
    def _says_what_the_answer_needs(self) -> Self:
        needed = {
            Answer.NOT_NEEDED: self.reason.strip(),
            Answer.PASSED_TO: self.passed_to.strip(),
            Answer.LATER: self.later_on,
        }
        if not needed.get(self.answer, True):
            misfit(f"answer_{self.answer}")
        return self


class ReflectiveModel(StrEnum):
    """The form a reflection takes."""

    FREE = "free"
    GIBBS = "gibbs"
    KOLB = "kolb"
    DRISCOLL = "driscoll"


class Passage(Value):
    """One stage of a reflection."""

    stage: Id
    text: Account


class Reflection(Value):
    """A first-person account by the worker; netmap never drafts one."""

    kind: Literal["reflection"] = "reflection"
    model: ReflectiveModel = ReflectiveModel.FREE
    passages: tuple[Passage, ...]
    snapshot_digest: Digest | None = None


class EvidenceKind(StrEnum):
    """The kinds of evidence that assessors know."""

    OBSERVATION = "observation"
    EXPERT_WITNESS = "expert_witness"
    TESTIMONY = "testimony"
    WORK_PRODUCT = "work_product"
    REFLECTIVE_ACCOUNT = "reflective_account"
    PROFESSIONAL_DISCUSSION = "professional_discussion"
    QUESTIONS = "questions"


SELF_WRITTEN = frozenset({EvidenceKind.WORK_PRODUCT, EvidenceKind.REFLECTIVE_ACCOUNT})
"""The kinds of evidence that the practitioner makes alone."""


class ClaimState(StrEnum):
    """How far a claim has come."""

    CLAIMED = "claimed"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Signature(Value):
    """Who signed what, over which digest."""

    signed_by: Id
    name: Line
    role: Line
    signed_at: Moment
    digest: Digest
    reason: Note = ""


class Claim(Value):
    """One criterion, one pointer into a sealed snapshot, one passage of reflection.

    `pointer` names the record, as in "wish[jo]"; `shows` is what it showed when it was
    claimed, `about` the alters it was about, and `happened_on` the day of it: of the
    review, or the record's own.
    `criteria` names the dated set of criteria it was made under. A reflection through a
    model has its `stages`, a free one is `reflection`. `held_where` says where a paper
    is kept that somebody else wrote. A supervisor's sign-off and an assessor's
    judgement are two signatures.
    """

    kind: Literal["claim"] = "claim"
    criterion: Line
    criteria: Line = ""
    evidence: EvidenceKind
    snapshot_digest: Digest
    pointer: Line
    shows: Line = ""
    happened_on: date | None = None
    about: tuple[Id, ...] = ()
    model: ReflectiveModel = ReflectiveModel.FREE
    reflection: Account = ""
    stages: tuple[Passage, ...] = ()
    held_where: Line = ""
    claimant: Id
    state: ClaimState = ClaimState.CLAIMED
    signatures: tuple[Signature, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What was reflected, stage by stage; a free reflection is one stage."""
        if self.model is ReflectiveModel.FREE:
            return (Passage(stage=self.model.value, text=self.reflection),)
        return self.stages

    @property
    def is_private(self) -> bool:
        """Whether it is its claimant's alone: it was never submitted, or taken back."""
        states = {ClaimState.CLAIMED, ClaimState.WITHDRAWN}
        return self.state in states and not self.signatures

    @property
    def signed_off(self) -> Signature | None:
        """A supervisor's sign-off of what is claimed now; a return ends it."""
        found: Signature | None = None
        for one in self.signatures:
            if one.role == Role.SUPERVISOR:
                found = one
            elif self.state is not ClaimState.ACCEPTED or one is not self.judged:
                found = None
        return found

    @property
    def standing_signatures(self) -> tuple[Signature, ...]:
        """The sign-off and the acceptance that hold now, without those that ended."""
        accepted = self.judged if self.state is ClaimState.ACCEPTED else None
        return tuple(one for one in (self.signed_off, accepted) if one)

    @property
    def judged(self) -> Signature | None:
        """An assessor's newest judgement; whether it holds is what `state` says."""
        found = [one for one in self.signatures if one.role == Role.ASSESSOR]
        return found[-1] if found else None


class EvidencePlan(Value):
    """An observation or a professional discussion that is planned, and what came of it.

    `with_whom` is a role rather than a name. `agenda` is what it is to be about.
    """

    kind: Literal["evidence_plan"] = "evidence_plan"
    evidence: EvidenceKind
    criteria: tuple[Line, ...]
    planned_on: date
    with_whom: Line = ""
    agenda: Note = ""
    held_on: date | None = None
    outcome: Note = ""


class SupervisionNote(Value):
    """A supervisor's questions and decisions, or the countersigning of a review."""

    kind: Literal["supervision_note"] = "supervision_note"
    written_on: date
    review_id: Id | None = None
    questions: Note = ""
    decisions: Note = ""
    review_on: date | None = None
    viewed_only: bool = False
    signature: Signature | None = None


class SignOffState(StrEnum):
    """How far the countersigning of a sealed review has come."""

    ASKED = "asked"
    COUNTERSIGNED = "countersigned"
    RETURNED = "returned"


class SignOff(Value):
    """One step of countersigning a review, over the digest of its snapshot.

    Its fact has the id of the review. Asking is not signed; countersigning and
    returning are, and the signature of a return holds its reason.
    """

    kind: Literal["sign_off"] = "sign_off"
    review_id: Id
    state: SignOffState
    digest: Digest
    signature: Signature | None = None

    @model_validator(mode="after")
    def _is_signed_where_it_has_to_be(self) -> Self:
        signature = self.signature
        if self.state == SignOffState.ASKED:
            if signature is not None:
                misfit("asked_signed")
            return self
        if signature is None:
            misfit("signature_missing")
        if signature.digest != self.digest:
            misfit("signature_elsewhere")
        if self.state == SignOffState.RETURNED and not signature.reason.strip():
            misfit("returned_unsaid")
        return self
