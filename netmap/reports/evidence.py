"""What a case gives as evidence, in words: overview, names of records, values."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netmap.casework.claims import ClaimRow
from netmap.casework.evidence import EvidenceView
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import DAYS, Evidence
from netmap.evidence.rule import Candidate, Gap
from netmap.evidence.sufficiency import Sufficiency, still_to_find
from netmap.model.base import Value
from netmap.model.evidence import ClaimState
from netmap.model.fact import latest
from netmap.reports.table import Table
from netmap.standards.criteria import criteria
from netmap.words import claims as words
from netmap.words.dates import spoken_date
from netmap.words.labels import label
from netmap.words.text import listed

GONE = frozenset({ClaimState.WITHDRAWN})


def in_short(criterion: str) -> str:
    """Return a criterion of the set in use in our own words; KeyError if unknown."""
    return criteria().criterion(criterion).paraphrase


def official(criterion: str, code: str) -> str:
    """Return what a criterion is called, with the organisation's code if any."""
    return words.OFFICIAL.format(criterion=criterion, code=code) if code else criterion


def overview(view: EvidenceView, rows: Iterable[ClaimRow]) -> Table:
    """Return the criteria across the reviews: shown by which, missing, claimed."""
    mine = [one for one in rows if one.state not in GONE]
    return Table(
        columns=words.OVERVIEW_HEADS,
        rows=tuple(
            (
                official(one.criterion, view.settings.code_of(one.criterion)),
                in_short(one.criterion),
                _shown_by(one),
                missing(one),
                str(sum(row.criterion == one.criterion for row in mine)),
            )
            for one in view.found
        ),
    )


def _shown_by(one: Evidence) -> str:
    numbers = sorted({found.number for found in one.candidates})
    return listed([str(number) for number in numbers]) or words.NOTHING_SHOWN


def missing(one: Evidence) -> str:
    """Return what is missing for a criterion, in a line."""
    if not one.applies:
        return words.NOT_YET
    return ". ".join(gap.sentence for gap in one.gaps) or words.NOTHING_MISSING


def record_name(view: EvidenceView, candidate: Candidate) -> str:
    """Return what the record of a candidate is called, for who may see the case."""
    pointer = Pointer.of(candidate.pointer)
    names = [view.names[one] for one in candidate.about if one in view.names]
    who = listed(names) or words.SOMEBODY
    if pointer.part not in DAYS:
        return words.RECORDS[pointer.part].format(name=who)
    day = _day_of(view, pointer)
    record = words.RECORDS[pointer.part].format(day=spoken_date(day) if day else "–")
    return words.RECORD_ABOUT.format(record=record, name=who) if names else record


def _day_of(view: EvidenceView, pointer: Pointer) -> date | None:
    for fact in latest(view.facts):
        if (fact.body.kind, fact.fact_id) == tuple(pointer):
            found: date | None = getattr(fact.body, DAYS[pointer.part])
            return found
    return None


def about(view: EvidenceView, gap: Gap) -> str:
    """Return whom a gap is about; empty where it is about nobody on the map."""
    names = [view.names[one] for one in gap.about if one in view.names]
    return words.ABOUT.format(names=listed(names)) if names else ""


def across(found: Iterable[Sufficiency]) -> Table:
    """Return what a practitioner's claims are made of, criterion by criterion."""
    return Table(
        columns=words.ACROSS_HEADS,
        rows=tuple(
            (
                one.criterion,
                in_short(one.criterion),
                listed([label(kind) for kind in one.kinds]) or words.ACROSS_NONE,
                _occasions(one),
                words.ACROSS_YES if one.by_others else words.ACROSS_NO,
                _to_find(one),
            )
            for one in found
        ),
    )


def _occasions(one: Sufficiency) -> str:
    days = [spoken_date(day) for day in one.occasions]
    past = [words.ACROSS_PAST.format(count=one.past)] if one.past else []
    return "; ".join([listed(days) or words.ACROSS_NONE, *past])


def _to_find(one: Sufficiency) -> str:
    if not one.kinds:
        return words.ACROSS_NOTHING
    return (
        words.ACROSS_ALL
        if one.all_there
        else listed(list(still_to_find(one))).capitalize()
    )


def as_values(view: EvidenceView) -> dict[str, Any]:
    """Return what a case gives as plain values, the participant by reference.

    Records are named by their ids; no name of anybody and nobody's words are in it.
    """
    return {
        "participant": view.participant.reference,
        "day": view.day.isoformat(),
        "criteria_set": criteria().as_of,
        "reviews": _plain(view.reviews),
        "recorded_since": view.later,
        "criteria": [
            {
                "criterion": one.criterion,
                "code": view.settings.code_of(one.criterion),
                "in_short": in_short(one.criterion),
                "applies": one.applies,
                "candidates": _plain(one.candidates, exclude={"criterion"}),
                "gaps": _plain(one.gaps, exclude={"criterion"}),
                "never": list(one.never),
            }
            for one in view.found
        ],
    }


def _plain(
    values: Iterable[Value], exclude: set[str] | None = None
) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json", exclude=exclude) for one in values]


def as_text(view: EvidenceView) -> Iterator[str]:
    """Yield the same as lines of text."""
    for one in view.found:
        code = view.settings.code_of(one.criterion)
        yield f"{official(one.criterion, code)}: {in_short(one.criterion)}"
        if not one.applies:
            yield f"  {words.NOT_YET}"
        for candidate in one.candidates:
            yield (
                f"  + {candidate.pointer}, review {candidate.number}: {candidate.shows}"
            )
        for gap in one.gaps:
            yield f"  - {gap.sentence} ({', '.join(gap.records)})"
