"""The aftermath of a kill: what was acknowledged and is lost, what is there in part."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from pydantic import ValidationError

from netmap.errors import NetmapError
from netmap.model.codes import ReviewState
from netmap.model.edits import apply, inverse
from netmap.model.network import Network
from netmap.store import reviews, snapshots, verify
from netmap.store.database import Cursor, Store
from tests.support.scribe import number_of


class Saved(NamedTuple):
    """An edit that was acknowledged."""

    review_id: str
    alter_id: str
    number: int


class Sealed(NamedTuple):
    """A seal that was acknowledged."""

    review_id: str
    digest: str


Acknowledged = Saved | Sealed


def read(lines: Iterable[str]) -> Iterator[Acknowledged]:
    """Give what a scribe acknowledged; a line cut short was never said."""
    for line in lines:
        match line.split(" "):
            case ["edit", review_id, alter_id, number]:
                yield Saved(review_id, alter_id, int(number))
            case ["seal", review_id, digest]:
                yield Sealed(review_id, digest)


def lost(store: Store, said: Iterable[Acknowledged]) -> Iterator[str]:
    """Give each acknowledgement that the store does not bear out."""
    with store.reading() as cursor:
        for one in said:
            try:
                kept = _kept(cursor, one)
            except (NetmapError, KeyError):
                kept = False
            if not kept:
                yield f"lost: {one}"


def partial(store: Store, participant: str) -> Iterator[str]:
    """Give what of a case is there only in part, or does not verify."""
    with store.reading() as cursor:
        heads = reviews.heads(cursor, participant)
        drafts = [one for one in heads if one.state == ReviewState.DRAFT]
        if len(drafts) > 1:
            yield f"partial: {len(drafts)} drafts"
        for head in heads:
            with _told(head.review_id) as problems:
                network = reviews.network(cursor, head.review_id)
                _undone(cursor, network)
            yield from problems
        for found in verify.check_case(cursor, participant):
            yield f"verify: {found}"


def _kept(cursor: Cursor, one: Acknowledged) -> bool:
    if isinstance(one, Sealed):
        return snapshots.of_review(cursor, one.review_id).digest == one.digest
    return _saved(cursor, one)


def _saved(cursor: Cursor, one: Saved) -> bool:
    """Say whether the words are on the map, or words said later; and in the journal."""
    network = reviews.network(cursor, one.review_id)
    shown = number_of(network.tie(one.alter_id).own_words) >= one.number
    if reviews.head(cursor, one.review_id).state == ReviewState.SEALED:
        return shown
    written = {
        number_of(str((change.after or {}).get("own_words", "")))
        for step in reviews.journal(cursor, one.review_id)
        for change in step.edit
    }
    return shown and one.number in written


def _undone(cursor: Cursor, network: Network) -> Network:
    """Return a map with its whole journal taken back; each step has to fit."""
    for step in reversed(reviews.journal(cursor, network.review.review_id)):
        network = apply(network, inverse(step.edit))
    return network


@contextmanager
def _told(review_id: str) -> Iterator[list[str]]:
    problems: list[str] = []
    try:
        yield problems
    except (NetmapError, ValidationError) as error:
        problems.append(f"partial: {review_id}: {type(error).__name__}")
