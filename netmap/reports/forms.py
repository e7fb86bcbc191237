"""Blank forms for evidence that people give, and plans for it, as PDFs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netmap.model.evidence import EvidenceKind
from netmap.reports.paper import (
    Heading,
    Lines,
    Points,
    Printed,
    Space,
    pairs,
    prose,
    told_of,
)
from netmap.reports.typeset import typeset
from netmap.words import paper_forms as words
from netmap.words import papers
from netmap.words.dates import spoken_date

SMALL, MIDDLE, LARGE, EASY = 16, 32, 90, 70
"""Heights of a space to write in, in millimetres."""
BLANK_ROWS = 3


class Look(NamedTuple):
    """The sizes of the letters of a form and of its foot, in points, and its foot."""

    size: int
    foot_size: int
    foot: tuple[str, ...]


LOOK = Look(10, 8, (words.FOOT, words.KEPT))
LARGE_LOOK = Look(16, 14, (words.EASY_FOOT,))


class FormKind(StrEnum):
    """The blank forms there are."""

    OBSERVATION = "observation"
    EXPERT_WITNESS = "expert_witness"
    TESTIMONY = "testimony"
    TESTIMONY_EASY_READ = "testimony_easy_read"


class FormRow(NamedTuple):
    """A criterion on a form: its id, the official code or nothing, and in short."""

    criterion: str
    code: str
    paraphrase: str


class PlanRow(NamedTuple):
    """A criterion of a plan, what is missing for it, and what there is, in sentences.

    `candidates` are records that could show it; nobody has claimed them by that.
    """

    row: FormRow
    gaps: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class PlanningSheet(NamedTuple):
    """An observation or a discussion that is planned.

    `with_whom` is a role rather than a name; `made_on` is the day of this sheet.
    """

    evidence: EvidenceKind
    planned_on: date
    with_whom: str
    rows: tuple[PlanRow, ...]
    agenda: str
    made_on: date


Blocks = Iterator[Printed]


def form_pdf(kind: FormKind, rows: Sequence[FormRow], *, day: date) -> bytes:
    """Return a blank form for these criteria as a tagged PDF (PDF/UA-1), A4.

    Nothing is filled in or ticked. `day` is the day that it was made on.
    """
    blocks = [Heading(1, words.TITLES[kind]), *FORMS[kind](rows)]
    look = LARGE_LOOK if kind is FormKind.TESTIMONY_EASY_READ else LOOK
    return _printed(blocks, day, look)


def planning_pdf(plan: PlanningSheet) -> bytes:
    """Return a plan as a tagged PDF (PDF/UA-1), A4.

    The plan of a professional discussion is an agenda with space for its record; that
    of anything else says what a review on the day could show.
    """
    return _printed(list(_plan(plan)), plan.made_on, LOOK)


def _printed(blocks: Sequence[Printed], day: date, look: Look) -> bytes:
    title = next(one.text for one in blocks if isinstance(one, Heading))
    told = {
        "title": title,
        "size": look.size,
        "foot_size": look.foot_size,
        "page": papers.PAGE,
        "of": papers.PAGE_OF,
        "foot": [one.format(day=spoken_date(day)) for one in look.foot],
        "blocks": [told_of(one) for one in blocks],
    }
    return typeset("forms.typ", told, day)


def _observation(rows: Sequence[FormRow]) -> Blocks:
    yield prose(words.OBSERVATION_IS)
    yield Lines((words.CANDIDATE, words.ASSESSOR))
    yield Lines((words.DATE, words.TIME))
    yield Space(words.SETTING, SMALL)
    for row in rows or (None,) * BLANK_ROWS:
        if row is None:
            yield Space(words.NO_CRITERIA, SMALL)
        else:
            yield Heading(2, _told(row))
        yield Space(words.SEEN, MIDDLE)
        yield Lines((words.JUDGED,))
    yield Space(words.FEEDBACK, MIDDLE)
    yield Lines((words.ASSESSOR_SIGNS, words.DATE))
    yield Lines((words.CANDIDATE_SIGNS, words.DATE))


def _expert_witness(rows: Sequence[FormRow]) -> Blocks:
    yield prose(words.WITNESS_IS)
    yield Lines((words.NAME, words.ROLE))
    yield Lines((words.CANDIDATE, words.WITNESS_DAY))
    yield Space(words.COMPETENCE, SMALL)
    yield Space(words.RELATION, SMALL)
    yield from _criteria(words.CRITERIA, rows)
    yield Space(words.WITNESS_SAID, LARGE)
    yield Lines((words.SIGNATURE, words.DATE))


def _testimony(rows: Sequence[FormRow]) -> Blocks:
    yield prose(words.TESTIMONY_IS)
    yield Lines((words.SPEAKS,))
    yield Heading(2, words.CONSENT)
    yield prose(words.CONSENT_IS)
    yield Lines((words.CONSENT_SAID,))
    yield Space(words.STATEMENT, LARGE)
    yield Heading(2, words.COPY)
    yield prose(words.COPY_IS)
    yield Lines((words.MARK, words.DATE))
    yield Lines((words.HELPED,))
    yield from _criteria(words.FOR_THE_WORKER, rows)


def _easy_read(rows: Sequence[FormRow]) -> Blocks:
    yield _each(words.EASY_ABOUT)
    yield Heading(2, words.EASY_CONSENT)
    yield _each(words.EASY_CONSENT_IS)
    yield Lines((words.EASY_CONSENT_SAID,))
    yield Heading(2, words.EASY_WORDS)
    yield _each(words.EASY_WORDS_IS)
    for asked in words.EASY_PROMPTS:
        yield Space(asked, EASY)
    yield Heading(2, words.EASY_END)
    yield _each(words.EASY_END_IS)
    yield Lines((words.EASY_MARK,))
    yield Lines((words.DATE,))
    yield from _criteria(words.FOR_THE_WORKER, rows)
    yield prose(words.KEPT)


FORMS: Mapping[FormKind, Callable[[Sequence[FormRow]], Blocks]] = {
    FormKind.OBSERVATION: _observation,
    FormKind.EXPERT_WITNESS: _expert_witness,
    FormKind.TESTIMONY: _testimony,
    FormKind.TESTIMONY_EASY_READ: _easy_read,
}


def _each(sentences: Sequence[str]) -> Printed:
    return prose("\n\n".join(sentences))


def _criteria(title: str, rows: Sequence[FormRow]) -> Blocks:
    yield Heading(2, title)
    if rows:
        yield Points(tuple(map(_told, rows)))
    else:
        yield Space(words.NO_CRITERIA, SMALL)


def _told(row: FormRow) -> str:
    named = _called(row)
    return words.CRITERION_LINE.format(criterion=named, paraphrase=row.paraphrase)


def _called(row: FormRow) -> str:
    return words.criterion(row.criterion, row.code)


def _plan(plan: PlanningSheet) -> Blocks:
    named = papers.EVIDENCE_KINDS[plan.evidence]
    yield Heading(1, words.PLAN.format(evidence=named))
    yield pairs(
        (words.PLANNED_ON, spoken_date(plan.planned_on)),
        (words.WITH_WHOM, plan.with_whom),
    )
    talked = plan.evidence is EvidenceKind.PROFESSIONAL_DISCUSSION
    yield from _agenda(plan) if talked else _could_show(plan)
    for one in plan.rows:
        yield from _planned(one)
    if not plan.rows:
        yield prose(words.NO_ROWS)
    if talked:
        yield from _record()


def _agenda(plan: PlanningSheet) -> Blocks:
    yield Heading(2, words.AGENDA)
    yield prose(plan.agenda if plan.agenda.strip() else words.NO_AGENDA)
    yield Heading(2, words.TO_TALK)


def _could_show(plan: PlanningSheet) -> Blocks:
    if plan.agenda.strip():
        yield prose(plan.agenda)
    yield Heading(2, words.COULD_SHOW)
    yield prose(words.COULD_SHOW_IS)


def _planned(one: PlanRow) -> Blocks:
    yield Heading(3, _called(one.row))
    yield prose(one.row.paraphrase)
    yield Heading(4, words.GAPS)
    yield Points(one.gaps or (words.NO_GAPS,))
    yield Heading(4, words.CANDIDATES)
    yield Points(one.candidates or (words.NO_CANDIDATES,))


def _record() -> Blocks:
    yield Heading(2, words.RECORD)
    yield Lines((words.HELD_ON, words.TIME))
    yield Space(words.TALKED, LARGE)
    yield Space(words.OUTCOME, MIDDLE)
    yield Lines((words.ASSESSOR_SIGNS, words.DATE))
    yield Lines((words.CANDIDATE_SIGNS, words.DATE))
