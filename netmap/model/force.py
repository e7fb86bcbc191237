"""What a rule about contact is on a given day: worked out from dates, never stored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from netmap.model.evidence import Claim
from netmap.model.fact import Fact, latest
from netmap.model.restriction import Explanation, Restriction

KEPT_UP = (
    "withdrawn_on",
    "superseded_by",
    "last_reviewed_on",
    "next_review_on",
    "closed_reviewed_on",
)
"""What the newest version says of a rule whichever version holds: how it is kept."""


class Status(StrEnum):
    """What a rule about contact is on a day."""

    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    ENDED_REVIEWED = "ended_reviewed"
    LAPSED = "lapsed"


class Ruling(NamedTuple):
    """A rule about contact on a day: the version that holds then, and what it is."""

    fact_id: str
    rule: Restriction
    status: Status

    @property
    def in_force(self) -> bool:
        """Whether it has to be followed on that day."""
        return self.status == Status.IN_FORCE


def explanations(given: Iterable[Explanation], ruling: Ruling) -> list[Explanation]:
    """Return how a rule was explained as it stands, the newest last."""
    since = ruling.rule.varied_on or date.min
    found = [
        one
        for one in given
        if one.restriction_id == ruling.fact_id and one.explained_on >= since
    ]
    return sorted(found, key=lambda one: one.explained_on)


class Rulings:
    """Every rule about contact of a case, to be asked for on any day.

    Of several versions the newest holds. One that varies the rule from some day on
    leaves the days before it to the version before; that the rule was withdrawn,
    replaced or looked at again is taken from the newest all the same.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._versions: dict[str, list[Restriction]] = {}
        for fact in sorted(facts, key=lambda one: (one.fact_id, one.version)):
            if isinstance(fact.body, Restriction):
                self._versions.setdefault(fact.fact_id, []).append(fact.body)

    def on(self, day: date) -> tuple[Ruling, ...]:
        """Return each rule as it is on a day, ordered by id."""
        return tuple(self.of(fact_id, day) for fact_id in self._versions)

    @property
    def versions(self) -> Mapping[str, Sequence[Restriction]]:
        """Every version of each rule by its id, the oldest first."""
        return self._versions

    def of(self, fact_id: str, day: date) -> Ruling:
        """Return one rule as it is on a day; KeyError if there is none."""
        versions = self._versions[fact_id]
        holding = [
            one for one in versions if one.varied_on is None or one.varied_on <= day
        ]
        rule = (holding[-1] if holding else versions[0]).model_copy(
            update={name: getattr(versions[-1], name) for name in KEPT_UP}
        )
        successor = self._versions.get(rule.superseded_by or "")
        replaced_on = successor[-1].start_on if successor else None
        return Ruling(fact_id, rule, status_on(day, rule, replaced_on))


def status_on(day: date, rule: Restriction, replaced_on: date | None = None) -> Status:
    """Return what a rule is on a day.

    What ended it first says what it is from then on: another rule that takes its place
    on `replaced_on`, its withdrawal, or its own last day. That day still counts. A rule
    that came to its end has lapsed until a closing review at its end is recorded.

    Example:
        >>> rule = Restriction(instrument="premises_ban", binds="participant",
        ...     effect="place", start_on="2026-05-01", end_on="2026-10-31")
        >>> str(status_on(date(2026, 10, 31), rule))
        'in_force'
        >>> str(status_on(date(2026, 11, 1), rule))
        'lapsed'
    """
    replaced = replaced_on - timedelta(days=1) if replaced_on else None
    endings = (
        (replaced, Status.SUPERSEDED),
        (rule.withdrawn_on, Status.WITHDRAWN),
        (rule.end_on, Status.LAPSED),
    )
    over = [one for one in endings if one[0] is not None and one[0] < day]
    if not over:
        return Status.IN_FORCE if rule.start_on <= day else Status.NOT_STARTED
    ended = min(over, key=lambda one: one[0] or day)[1]
    closed = rule.closed_reviewed_on
    if ended == Status.LAPSED and closed is not None and closed <= day:
        return Status.ENDED_REVIEWED
    return ended


def _is_private(fact: Fact) -> bool:
    return isinstance(fact.body, Claim) and fact.body.is_private


def on_record(known: tuple[Fact, ...], day: date) -> tuple[Fact, ...]:
    """Return the facts that a review held on a day seals.

    They are the newest version of each, but no claim that is its claimant's alone. Of a
    rule that is to be varied after that day it seals those before as well: one of them
    holds, and the map has to say which.
    """
    newest = tuple(fact for fact in latest(known) if not _is_private(fact))
    to_vary = {
        fact.fact_id: fact.version
        for fact in newest
        if isinstance(fact.body, Restriction)
        and fact.body.varied_on is not None
        and fact.body.varied_on > day
    }
    before = [
        fact
        for fact in known
        if isinstance(fact.body, Restriction)
        and fact.version < to_vary.get(fact.fact_id, 0)
    ]
    return tuple(
        sorted(
            [*newest, *before],
            key=lambda one: (one.body.kind, one.fact_id, one.version),
        )
    )
