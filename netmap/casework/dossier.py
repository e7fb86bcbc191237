"""A case behind its claims: what was sealed of it, and what hides who it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from netmap.casework.evidence import read_of, standing_of
from netmap.errors import NotFound
from netmap.evidence.extract import extract
from netmap.evidence.identifying import Identifying, identifying
from netmap.evidence.pack import Extract
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import SealedReview
from netmap.evidence.veil import Veil
from netmap.model.evidence import Claim
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot
from netmap.store import facts, reviews, snapshots
from netmap.store.database import Cursor

Fresh = Callable[[], str]
"""Gives an id that says nothing, another one each time."""


@dataclass(frozen=True)
class Dossier:
    """A case as its claims need it: read once, and worked out when it is asked for."""

    participant: Participant
    sealed: tuple[Snapshot, ...]
    maps: tuple[Network, ...]
    facts: tuple[Fact, ...]
    fresh: Fresh

    @cached_property
    def reviews(self) -> tuple[SealedReview, ...]:
        """Every sealed review, also those that another one puts right.

        Raises:
            SealBroken: a document cannot be read any more.
        """
        return read_of(self.sealed)

    @cached_property
    def veil(self) -> Veil:
        """What hides who it is about, in whatever is shown or made of it now."""
        return Veil([one.content for one in self.reviews], fresh=self.fresh)

    @cached_property
    def hidden(self) -> Identifying:
        """Everything that could say who it is about."""
        contents = [one.content for one in self.reviews]
        people = [self.participant, *(one.participant for one in contents)]
        networks = [*(one.network for one in contents), *self.maps]
        return identifying(people, networks, self.facts)

    def source(self, claim: Claim) -> SealedReview:
        """Return the sealed review that a claim rests on.

        Raises:
            NotFound: the case has none with its digest.
        """
        for one in self.reviews:
            if one.digest == claim.snapshot_digest:
                return one
        raise NotFound

    def is_intact(self, claim: Claim) -> bool:
        """Say whether the document that a claim rests on gives its digest."""
        digest = claim.snapshot_digest
        return any(one.intact for one in self.sealed if one.digest == digest)

    def extract(self, claim: Claim) -> Extract:
        """Return the record that a claim points to, as a table without names."""
        source = self.source(claim)
        held_on = source.network.review.held_on
        earlier = [
            one.content
            for one in standing_of(self.reviews)
            if one.network.review.held_on < held_on
        ]
        pointer = Pointer.of(claim.pointer)
        return extract(source.content, earlier, claim.criterion, pointer, self.veil)


def dossier_of(cursor: Cursor, participant: Participant, fresh: Fresh) -> Dossier:
    """Return the case of a participant as its claims need it."""
    heads = reviews.heads(cursor, participant.id)
    maps = reviews.networks(cursor, [head.review_id for head in heads])
    return Dossier(
        participant=participant,
        sealed=snapshots.of_case(cursor, participant.id),
        maps=tuple(maps.values()),
        facts=facts.of_case(cursor, participant.id),
        fresh=fresh,
    )
