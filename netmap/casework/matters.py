"""What deserves a conversation in the cases of a team, for whoever supervises it.

Each matter is a plain fact with its reason. They are worked out case by case and kept
as an index, so that a team of thousands can be looked through; kinds are never added
up, and nobody is ranked.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from netmap.access.permissions import Act, can_ever
from netmap.casework.acting import looked_at
from netmap.casework.changes import FEWEST
from netmap.casework.prompting import PromptView, held_by, prompted
from netmap.changes.change import Group
from netmap.changes.comparison import Comparison
from netmap.changes.registry import changes
from netmap.errors import NotForRole
from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import ReviewState, WishKind
from netmap.model.concern import Concern
from netmap.model.difference import Held
from netmap.model.evidence import SignOff, SignOffState
from netmap.model.fact import Fact, latest
from netmap.model.matter import Between, Matter, MatterKind, WorkedOut
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.sign_off import sign_offs_of
from netmap.store import facts, matters, people, reviews, staff
from netmap.store.database import Cursor, Store
from netmap.store.errors import RecordUnreadable
from netmap.store.matters import Supervised, SupervisedSlice
from netmap.store.people import Scope

BY_RULE: Mapping[MatterKind, str] = {
    MatterKind.UNVERIFIED: "B5",
    MatterKind.UNEXPLAINED: "B6",
}
"""The kinds that a rule finds, whether its prompt was answered or not."""
UNREADABLE = WorkedOut(matters=(Matter(kind=MatterKind.UNREADABLE, count=1),))
AT_ONCE = 10
"""Cases worked out in one transaction: writing waits no longer than that takes."""


class Seen(NamedTuple):
    """Whom a supervisor sees, and how many of their cases are not of today."""

    page: Supervised
    behind: int


def see_supervised(
    store: Store, *, by: str, at: datetime, part: SupervisedSlice
) -> Seen:
    """Return one page of the cases that this worker supervises.

    Raises:
        NotForRole: the worker supervises nobody.
    """

    def read(cursor: Cursor) -> tuple[Seen, list[None]]:
        scope = _scope(cursor, by)
        page = matters.supervised(cursor, scope, part)
        behind = matters.behind(cursor, scope, at.date())
        return Seen(page, len(behind)), [None]

    return looked_at(store, by=by, at=at, act="view_supervised", read=read)


def work_out_matters(store: Store, *, by: str, at: datetime, most: int) -> int:
    """Work out the matters of cases that are not of today; return how many are left.

    At most `most` of them. It changes nothing in a case and shows nothing of it.

    Raises:
        NotForRole: the worker supervises nobody.
    """
    with store.reading() as cursor:
        waiting = matters.behind(cursor, _scope(cursor, by), at.date())
    for start in range(0, min(most, len(waiting)), AT_ONCE):
        some = waiting[start : min(start + AT_ONCE, most)]
        with store.writing() as cursor:
            matters.put(cursor, at.date(), _worked_out(cursor, some, at.date()))
    return max(len(waiting) - most, 0)


def _scope(cursor: Cursor, by: str) -> Scope:
    worker = staff.worker(cursor, by)
    if not can_ever(worker, Act.SUPERVISE):
        raise NotForRole
    return Scope(worker=worker.id, team=worker.team)


def _worked_out(cursor: Cursor, ids: Sequence[str], day: date) -> dict[str, WorkedOut]:
    """Return what is worked out of some cases.

    One that cannot be read says so, and keeps the others from nothing.
    """
    try:
        return _all_worked_out(cursor, ids, day)
    except RecordUnreadable:
        if len(ids) == 1:
            return dict.fromkeys(ids, UNREADABLE)
    found: dict[str, WorkedOut] = {}
    for one in ids:
        found |= _worked_out(cursor, [one], day)
    return found


def _all_worked_out(
    cursor: Cursor, ids: Sequence[str], day: date
) -> dict[str, WorkedOut]:
    cases = people.participants_of(cursor, ids)
    heads = reviews.heads_of(cursor, ids)
    known = facts.of_cases(cursor, ids)
    maps = reviews.networks(
        cursor, [head.review_id for some in heads.values() for head in some]
    )
    found = {}
    for case in cases:
        mine = heads.get(case.id, ())
        networks = [maps[head.review_id] for head in mine]
        sealed = {one.review_id for one in mine if one.state == ReviewState.SEALED}
        on_record = Record(
            case, day, tuple(networks), frozenset(sealed), known.get(case.id, ())
        )
        found[case.id] = WorkedOut(
            matters=tuple(matters_of(on_record)), between=_between(on_record.standing)
        )
    return found


class Record(NamedTuple):
    """All of a case on a day; `sealed` holds the ids of its sealed reviews."""

    participant: Participant
    day: date
    networks: tuple[Network, ...]
    sealed: frozenset[str]
    facts: tuple[Fact, ...]

    @property
    def standing(self) -> tuple[Network, ...]:
        """The sealed reviews that no other puts right, by their day."""
        sealed = [one for one in self.networks if one.review.review_id in self.sealed]
        return held_by(sealed, date.max)


def matters_of(case: Record) -> Iterator[Matter]:
    """Yield what deserves a conversation in a case."""
    held = held_by(case.networks, case.day)
    asked = prompted(case.participant, case.day, held, case.facts, may_record=False)
    yield from _to_countersign(case)
    yield from _prompts(asked)
    yield from _concerns(case)
    yield from _of_the_map(case)
    for kind, rule in BY_RULE.items():
        yield from _by_rule(asked, kind, rule)


def _to_countersign(case: Record) -> Iterator[Matter]:
    for network in case.standing:
        review = network.review
        for step in sign_offs_of(case.facts, review.review_id)[-1:]:
            if isinstance(step.body, SignOff) and step.body.state == SignOffState.ASKED:
                yield Matter(
                    kind=MatterKind.COUNTERSIGN,
                    count=1,
                    since=step.recorded_at.date(),
                    note=str(review.number),
                )


def _prompts(asked: PromptView) -> Iterator[Matter]:
    if asked.open:
        yield Matter(
            kind=MatterKind.PROMPTS,
            count=len(asked.open),
            since=min(one.since for one in asked.open),
            note=asked.open[0].title,
        )


def _concerns(case: Record) -> Iterator[Matter]:
    waiting = [
        fact.body.raised_on
        for fact in latest(case.facts)
        if isinstance(fact.body, Concern)
        and fact.body.closed_on is None
        and not fact.body.outcome.strip()
    ]
    if waiting:
        yield Matter(kind=MatterKind.CONCERNS, count=len(waiting), since=min(waiting))


def _of_the_map(case: Record) -> Iterator[Matter]:
    """Yield what the newest review that stands leaves open."""
    for network in case.standing[-1:]:
        review = network.review
        current = [bond for bond in bonds_of(network) if bond.current]
        counted = {
            MatterKind.WORKERS_VIEW: sum(bond.tie.is_workers_view for bond in current),
            MatterKind.UNCONFIRMED: sum(map(_unconfirmed, current)),
        }
        for kind, count in counted.items():
            if count:
                yield Matter(kind=kind, count=count, since=review.held_on)
        due = review.next_review_on
        if due is not None and due < case.day:
            yield Matter(kind=MatterKind.OVERDUE, count=1, since=due)


def _unconfirmed(bond: Bond) -> bool:
    return bond.wish.wish is not WishKind.NOT_ASKED and not bond.wish.confirmed


def _by_rule(asked: PromptView, kind: MatterKind, rule: str) -> Iterator[Matter]:
    everything = (*asked.open, *(one.prompt for one in asked.answered))
    since = [one.since for one in everything if one.rule == rule]
    if since:
        yield Matter(kind=kind, count=len(since), since=min(since))


def _between(standing: Sequence[Network]) -> Between | None:
    if len(standing) < FEWEST:
        return None
    before, after = standing[-FEWEST:]
    comparison = Comparison(Held(network=before), Held(network=after))
    found, turnover = changes(comparison), comparison.turnover
    return Between(
        before=before.review.number,
        after=after.review.number,
        kept=len(turnover.kept),
        left=len(turnover.left),
        came=len(turnover.came),
        ties=len({one.about for one in found if one.group is Group.TIES}),
        wishes=sum(one.kind in {"wish_changed", "wish_first"} for one in found),
    )
