"""An evidence pack as values: what its PDF, its Word document and its file hold.

Nothing in it names anybody of a case. Those who claim, sign and judge are named: they
are staff, and the claims are theirs.
"""

from datetime import date

from netmap.model.base import Count, Digest, Id, Line, Note, Value
from netmap.model.evidence import ClaimState, EvidenceKind, Passage, ReflectiveModel
from netmap.model.snapshot import Document


class Extract(Value):
    """A record of a snapshot as a table without names: its columns, and its rows."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class PackSignature(Value):
    """Who signed a claim, as what, when, and what they said."""

    role: Line
    name: Line
    signed_on: date
    reason: Note = ""


class PackClaim(Value):
    """One claim of a pack: one criterion, one record of one snapshot, one reflection.

    `code` is the organisation's own code for the criterion, where it set one;
    `claimant` is the name of whoever claims. `shows`
    is one sentence; `checks` say what netmap can see of the claim. `snapshot` is the
    digest of the sealed document that it rests on.
    """

    claim_id: Id
    criterion: Line
    code: Line = ""
    paraphrase: Line
    criteria: Line
    claimant: Line = ""
    evidence: EvidenceKind
    state: ClaimState
    pointer: Line
    shows: Line
    extract: Extract
    model: ReflectiveModel
    passages: tuple[Passage, ...]
    held_where: Line = ""
    snapshot: Digest
    source_corrected: bool = False
    checks: tuple[Line, ...] = ()
    signatures: tuple[PackSignature, ...] = ()


class PackSnapshot(Value):
    """A cited snapshot without names.

    `name` tells the snapshots of a pack apart, as in "Case 1, review 3". `week` counts
    from the first review of the case, which is week 1. `digest` is of the sealed
    document, and `intact` whether it gave that digest when the pack was made;
    `document` is the de-identified one. `svg` is its map, `described` the map in words
    and `table` everything on it.
    """

    name: Line
    week: Count
    digest: Digest
    intact: bool
    document: Document
    svg: str
    described: str
    table: Extract = Extract(columns=(), rows=())


class PackCriterion(Value):
    """A criterion in the summary of a pack: how many claims, and what is missing.

    What is missing is that of the case, or of all claims across cases.
    """

    criterion: Line
    code: Line = ""
    paraphrase: Line
    claims: Count
    gaps: tuple[Line, ...] = ()


class Pack(Value):
    """Everything that an evidence pack says.

    `whose` names the practitioner, or says that it is of one participant's file.
    `criteria` is the dated set of criteria in use, `window` the centre's window in
    months. `masked` counts the words that were left out of what was written, because
    they are names or places of the case.
    """

    title: Line
    whose: Line
    made_on: date
    criteria: Line
    window: Count
    summary: tuple[PackCriterion, ...]
    claims: tuple[PackClaim, ...]
    snapshots: tuple[PackSnapshot, ...]
    masked: Count = 0

    def snapshot(self, digest: str) -> PackSnapshot:
        """Return the snapshot with this digest; KeyError if it is not cited."""
        return {one.digest: one for one in self.snapshots}[digest]
