"""Snapshots: a sealed review as one canonical document and its digest.

The document is JSON in the canonical form of RFC 8785. Its digest is the SHA-256 of
those bytes; the document carries the digest of the snapshot before it, so the digests
of a case form a chain. A changed byte shows; that is all a digest can promise.
"""

import hashlib
from typing import Annotated, Literal

import rfc8785
from pydantic import Field, JsonValue

from netmap.model.base import Count, Digest, Id, Line, Moment, Number, Value
from netmap.model.codes import Reading
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.participant import Participant

SNAPSHOT_FORMAT = "netmap.snapshot/1"
Document = dict[str, JsonValue]
LARGEST = 2.0**53 - 1
"""Beyond it JSON's numbers are not exact, and no digest can stand over them."""
Result = Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)]


class MeasureValue(Value):
    """What a measure gave for this map: a number or nothing, and on how many it rests.

    `basis` and `asked` read "basis of asked": how many of those in question had the
    fields that the measure needs. `who` holds the ids of those behind it, each person
    by itself, or the two of a pair, or all of a circle. `reading` says who was taken
    in; the measures of older snapshots took in everyone.
    """

    measure: Id
    version: Number
    value: Result | None
    basis: Count | None = None
    asked: Count | None = None
    reading: Reading = Reading.ALL
    who: tuple[tuple[Id, ...], ...] = ()


class SnapshotContent(Value):
    """Everything a snapshot seals.

    `facts` holds the newest version of each case fact, and of a rule that was to be
    varied after the day of the review the versions before; `restricted` the alters that
    a rule touched on that day, as it was worked out then.
    """

    format: Literal["netmap.snapshot/1"] = "netmap.snapshot/1"
    number: Number
    previous: Digest | None
    sealed_at: Moment
    sealed_by: Id
    participant: Participant
    network: Network
    facts: tuple[Fact, ...] = ()
    restricted: tuple[Id, ...] = ()
    measures: tuple[MeasureValue, ...] = ()
    configuration: dict[Line, Line] = Field(default_factory=dict)


class Snapshot(Value):
    """A sealed review: the document as it was sealed, word for word, and its digest."""

    digest: Digest
    document: Document

    @property
    def intact(self) -> bool:
        """Whether the document gives the digest that it was sealed with."""
        try:
            return digest_of(self.document) == self.digest
        except rfc8785.CanonicalizationError:
            return False

    @property
    def content(self) -> SnapshotContent:
        """The document read as values."""
        return SnapshotContent.model_validate(self.document)


def canonical(document: Document) -> bytes:
    """Return the canonical bytes of a JSON document (RFC 8785).

    Raises:
        rfc8785.CanonicalizationError: it holds something that JSON cannot say.
    """
    return rfc8785.dumps(document)


def digest_of(document: Document) -> str:
    """Return the SHA-256 of the document's canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def sealed(content: SnapshotContent) -> Snapshot:
    """Return the snapshot that seals this content."""
    document = content.model_dump(mode="json")
    return Snapshot(digest=digest_of(document), document=document)
