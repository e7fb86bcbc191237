"""Taking measures out: of one review, of a participant, or of every case one holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from netmap.casework.acting import cases_to_take
from netmap.errors import NotFound
from netmap.model.base import Value
from netmap.model.codes import Reading, ReviewState
from netmap.model.overlay import restricted_on
from netmap.model.participant import Participant
from netmap.model.snapshot import MeasureValue
from netmap.store import facts, measures, reviews
from netmap.store.database import Cursor, Store
from netmap.store.reviews import ReviewHead

PAGE = 100
"""Participants at a time: what is taken of them fits into memory, and the wire."""


class Taken(Value):
    """One value of one measure, with nothing that names a person unless it is asked.

    `participant` is the service's reference. `people` holds the names of those behind
    the value: each person, pair or circle by itself.
    """

    participant: str
    review: int
    held_on: date
    state: ReviewState
    measure: str
    version: int
    reading: Reading
    value: float | None
    basis: int | None
    asked: int | None
    people: tuple[tuple[str, ...], ...] | None = None


class Page(NamedTuple):
    """Some of the measures asked for, and how to go on.

    `after` is the participant to go on after, none where this was the last page; with
    this page `done` of `total` participants are.
    """

    taken: tuple[Taken, ...]
    after: str | None
    done: int
    total: int


class _Told(NamedTuple):
    participant: Participant
    head: ReviewHead


def take_measures(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str | None = None,
    number: int | None = None,
    names: bool = False,
    after: str | None = None,
) -> Page:
    """Return measures to take out of netmap, and leave an audit row.

    Of one participant (by id or reference), of one of their reviews by `number`, or of
    every case that the worker may take out: these in pages, by reference, of which
    `after` asks for the next. Those of a sealed review are as they were sealed; those
    of a draft are worked out.

    Raises:
        NotFound: there is no such participant or review, or it is not theirs to see.
        NotAllowed: they may see the case, but not take it out.
    """
    with store.writing() as cursor:
        cases = cases_to_take(
            cursor, by=by, at=at, act="take_measures", participant_id=participant_id
        )
        page, done = _page(cases, after)
        told = [
            one
            for one in _reviews(cursor, page)
            if number is None or one.head.number == number
        ]
        if number is not None and not told:
            raise NotFound
    with store.reading() as cursor:
        taken = tuple(_taken(cursor, told, names=names))
    rest = page[-1].id if done < len(cases) else None
    return Page(taken, after=rest, done=done, total=len(cases))


def _page(
    cases: Sequence[Participant], after: str | None
) -> tuple[Sequence[Participant], int]:
    """Return the next cases, and how many there are up to their end."""
    ids = [one.id for one in cases]
    start = ids.index(after) + 1 if after in ids else 0
    end = min(start + PAGE, len(cases))
    return cases[start:end], end


def _reviews(cursor: Cursor, cases: Sequence[Participant]) -> Iterator[_Told]:
    heads = reviews.heads_of(cursor, [one.id for one in cases])
    for participant in cases:
        for head in heads.get(participant.id, ()):
            yield _Told(participant, head)


def _taken(cursor: Cursor, told: Sequence[_Told], *, names: bool) -> Iterator[Taken]:
    ids = [one.head.review_id for one in told]
    drafts = [one for one in told if one.head.state == ReviewState.DRAFT]
    found = measures.as_sealed(cursor, ids) | _of_drafts(cursor, drafts, who=names)
    alters = reviews.alters_of(cursor, ids) if names else {}
    called = {
        review_id: {one.alter_id: one.name for one in some}
        for review_id, some in alters.items()
    }
    for one in told:
        for value in found.get(one.head.review_id, ()):
            yield _row(one, value, called.get(one.head.review_id))


def _of_drafts(
    cursor: Cursor, drafts: Sequence[_Told], *, who: bool
) -> dict[str, tuple[MeasureValue, ...]]:
    networks = reviews.networks(cursor, [one.head.review_id for one in drafts])
    known = facts.of_cases(cursor, [one.participant.id for one in drafts])
    maps = []
    for participant, head in drafts:
        network = networks[head.review_id]
        rules = known.get(participant.id, ())
        restricted = restricted_on(head.held_on, network.alters, rules)
        maps.append(measures.Weighed(network, restricted))
    return measures.of_networks(maps, who=who)


def _row(told: _Told, found: MeasureValue, names: Mapping[str, str] | None) -> Taken:
    behind = None
    if names is not None:
        behind = tuple(tuple(names[one] for one in ids) for ids in found.who)
    return Taken(
        participant=told.participant.reference,
        review=told.head.number,
        held_on=told.head.held_on,
        state=told.head.state,
        people=behind,
        **found.model_dump(exclude={"who"}),
    )
