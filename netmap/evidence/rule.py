"""What an evidence rule is, and what it gives: candidates, and gaps in plain words.

Source: the deep dive into P1–P6 and P18–P22 of the practice research behind netmap.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from netmap.evidence.pointer import Pointer
from netmap.evidence.record import Record
from netmap.model.base import Digest, Id, Line, Number, Value
from netmap.model.evidence import EvidenceKind
from netmap.words.dates import spoken_date
from netmap.words.evidence import GAPS, LOOKS_FOR, WEEK


class Shown(NamedTuple):
    """One record of a sealed review that may be evidence.

    `said` is what it shows, in a sentence without names, dates or anybody's words.
    `about` are the ids of the alters it is about.
    """

    pointer: Pointer
    said: str
    about: tuple[str, ...] = ()


class Missed(NamedTuple):
    """One record that lacks something, whom it is about, and the day to name."""

    pointer: Pointer
    about: tuple[str, ...] = ()
    on: date | None = None


class GapRule(NamedTuple):
    """What is looked for, and the id of its sentence in `netmap.words.evidence`.

    One that tells of a concern does not leave netmap: it is on no paper.
    """

    id: str
    find: Callable[[Record], Iterable[Missed]]
    leaves: bool = True


class EvidenceRule(NamedTuple):
    """The evidence rule of one criterion.

    `find` looks at one sealed review and those before it; `looks_for` says for what.
    `gaps` look at the record as it is. `never` says what netmap never takes for this
    criterion, `taken` which kinds of evidence assessors take for it. Where it does not
    `apply` there is no gap.
    """

    criterion: str
    find: Callable[[Record], Iterable[Shown]]
    gaps: tuple[GapRule, ...]
    never: tuple[str, ...]
    taken: tuple[EvidenceKind, ...]
    applies: Callable[[Record], bool] = lambda _record: True

    @property
    def looks_for(self) -> str:
        """What a candidate is made of, in words."""
        return LOOKS_FOR[self.criterion]


class Candidate(Value):
    """A record in a sealed snapshot that may be evidence for a criterion.

    It is worked out and never stored: people make evidence. `digest` is of the newest
    snapshot that shows it; `since` is when the first that shows it was held.
    `happened_on` is the day of the review, or of a case fact its own.
    """

    criterion: Line
    pointer: Line
    shows: Line
    about: tuple[Id, ...]
    digest: Digest
    review_id: Id
    number: Number
    held_on: date
    since: date
    happened_on: date


class Gap(Value):
    """What is missing for a criterion, in a sentence, and the records it is about."""

    criterion: Line
    kind: Id
    sentence: Line
    records: tuple[Line, ...]
    about: tuple[Id, ...]
    on: date | None = None
    leaves: bool = True


def gaps_of(rule: EvidenceRule, record: Record) -> Iterator[Gap]:
    """Yield what is missing for a criterion; sentences with a day, a day at a time."""
    for gap in rule.gaps:
        days: dict[date | None, list[Missed]] = {}
        for missed in gap.find(record):
            days.setdefault(missed.on, []).append(missed)
        for day in sorted(days, key=lambda one: one or date.min):
            yield _gap(rule.criterion, gap, day, days[day])


def _gap(criterion: str, rule: GapRule, day: date | None, found: list[Missed]) -> Gap:
    records = {str(one.pointer): None for one in found}
    about = {alter_id: None for one in found for alter_id in one.about}
    return Gap(
        criterion=criterion,
        kind=rule.id,
        sentence=gap_sentence(rule.id, len(records), day),
        records=tuple(records),
        about=tuple(about),
        on=day,
        leaves=rule.leaves,
    )


def gap_sentence(kind: str, count: int, day: date | None) -> str:
    """Return the sentence of a gap, for so many records or a day."""
    return _said(kind, count, spoken_date(day) if day else "")


def gap_in_weeks(gap: Gap, week: Callable[[date], int]) -> str:
    """Return the sentence of a gap with a week of the case in place of its day."""
    when = WEEK.format(week=week(gap.on)) if gap.on else ""
    return _said(gap.kind, len(gap.records), when)


def _said(kind: str, count: int, when: str) -> str:
    said: Mapping[str, object] = {"n": count, "date": when}
    return GAPS[kind].for_count(count).format_map(said)
