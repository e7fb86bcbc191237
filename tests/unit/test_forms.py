"""Blank forms and plans: accessible, empty where people write, nobody's markup."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from netmap.model.evidence import EvidenceKind
from netmap.reports.forms import (
    FORMS,
    LARGE_LOOK,
    FormKind,
    FormRow,
    PlanningSheet,
    PlanRow,
    form_pdf,
    planning_pdf,
)
from netmap.reports.paper import Heading, Lines, Prose, Space
from netmap.words import paper_forms as words
from tests.support import pdf

DAY = date(2026, 11, 26)
MARKUP = (
    "#set page(fill: red) $x^2$ *bold* <lab> \\u{41} =1+1 <script>alert(1)</script>"
)
ROWS = (
    FormRow("SN:P1", "0331.1", "Help the person work out what they want"),
    FormRow("SN:P6", "", "Decide together which relationships to keep or leave"),
)
EASY_WORDS_IN_A_SENTENCE = 10
each_kind = pytest.mark.parametrize("kind", FormKind)


def plan(
    evidence: EvidenceKind = EvidenceKind.OBSERVATION,
    *,
    rows: tuple[PlanRow, ...] = (
        PlanRow(ROWS[0], ("One kind of evidence only.",), ("Review 3 holds a wish.",)),
        PlanRow(ROWS[1]),
    ),
    agenda: str = "How wishes were asked for.",
) -> PlanningSheet:
    return PlanningSheet(evidence, date(2026, 12, 9), "assessor", rows, agenda, DAY)


def one_line(content: bytes) -> str:
    return " ".join(pdf.text(content).split())


def labels(kind: FormKind, rows: Sequence[FormRow] = ROWS) -> list[str]:
    """Return what a form asks for, in its order."""
    found: list[str] = []
    for one in FORMS[kind](rows):
        if isinstance(one, Lines):
            found.extend(one.labels)
        if isinstance(one, Space):
            found.append(one.label)
    return found


@each_kind
@pytest.mark.parametrize("rows", [ROWS, ()], ids=["rows", "none"])
def test_a_form_is_accessible_and_named(
    kind: FormKind, rows: tuple[FormRow, ...]
) -> None:
    pdf.assert_accessible(form_pdf(kind, rows, day=DAY), title=words.TITLES[kind])


@each_kind
def test_a_form_names_its_criteria_and_the_day_it_was_made(kind: FormKind) -> None:
    text = one_line(form_pdf(kind, ROWS, day=DAY))
    assert "SN:P1, official code 0331.1: Help the person work out" in text
    assert "SN:P6: Decide together" in text
    assert "Made with netmap on 26 November 2026." in text


@each_kind
def test_the_same_form_is_the_same_file(kind: FormKind) -> None:
    assert form_pdf(kind, ROWS, day=DAY) == form_pdf(kind, ROWS, day=DAY)


@each_kind
def test_no_form_has_a_box_that_is_ticked_or_a_field_that_is_filled(
    kind: FormKind,
) -> None:
    content = form_pdf(kind, ROWS, day=DAY)
    assert not re.search(r"[☐☑☒✓✔✗✘]", pdf.text(content))
    assert "/AcroForm" not in pdf.root(content)


@each_kind
def test_what_is_typed_is_text_in_a_form(kind: FormKind) -> None:
    row = FormRow("SN:P1", MARKUP, f"{MARKUP} {'x' * 300}")
    whole = pdf.run_together(pdf.text(form_pdf(kind, [row], day=DAY)))
    assert pdf.run_together(f"code {MARKUP}: {MARKUP}") in whole
    assert "x" * 300 in whole


def test_an_observer_writes_what_was_seen_and_judges_for_each_criterion() -> None:
    assert labels(FormKind.OBSERVATION) == [
        words.CANDIDATE,
        words.ASSESSOR,
        words.DATE,
        words.TIME,
        words.SETTING,
        *[words.SEEN, words.JUDGED] * len(ROWS),
        words.FEEDBACK,
        words.ASSESSOR_SIGNS,
        words.DATE,
        words.CANDIDATE_SIGNS,
        words.DATE,
    ]


def test_an_observation_without_criteria_has_room_to_write_them() -> None:
    assert labels(FormKind.OBSERVATION, ()).count(words.NO_CRITERIA) == 3


def test_an_expert_witness_says_who_they_are_and_why_they_can_tell() -> None:
    asked = labels(FormKind.EXPERT_WITNESS)
    who = {words.NAME, words.ROLE, words.COMPETENCE, words.RELATION}
    assert who <= {*asked}
    assert asked[-3:] == [words.WITNESS_SAID, words.SIGNATURE, words.DATE]


def test_a_testimony_asks_for_consent_before_words() -> None:
    asked = labels(FormKind.TESTIMONY)
    assert asked.index(words.CONSENT_SAID) < asked.index(words.STATEMENT)
    assert words.MARK in asked
    assert words.COPY_IS in one_line(form_pdf(FormKind.TESTIMONY, (), day=DAY))


def test_easy_read_is_short_sentences_one_to_a_line() -> None:
    easy = list(FORMS[FormKind.TESTIMONY_EASY_READ](()))
    told = [text for one in easy if isinstance(one, Prose) for text in one.paragraphs]
    asked = [one.text for one in easy if isinstance(one, Heading)]
    assert told
    for sentence in (*told, *asked, *labels(FormKind.TESTIMONY_EASY_READ)):
        assert len(sentence.split()) <= EASY_WORDS_IN_A_SENTENCE
        assert len(re.findall(r"[.?!]", sentence)) <= 1


def test_easy_read_is_in_large_type() -> None:
    page = pdf.read(form_pdf(FormKind.TESTIMONY_EASY_READ, ROWS, day=DAY)).pages[0]
    sizes: list[float] = []
    page.extract_text(
        visitor_text=lambda text, user, matrix, _font, size: sizes.extend(
            [size * abs(matrix[3] * user[3])] if text.strip() else []
        )
    )
    assert min(sizes) == pytest.approx(LARGE_LOOK.foot_size)
    assert LARGE_LOOK.foot_size >= 14


def test_a_plan_for_an_observation_says_what_a_review_could_show() -> None:
    content = planning_pdf(plan())
    pdf.assert_accessible(content, title="Plan: Direct observation")
    text = one_line(content)
    assert "Planned on 9 December 2026 With assessor" in text
    assert words.COULD_SHOW in text
    assert "One kind of evidence only." in text
    assert "Review 3 holds a wish." in text
    assert words.RECORD not in text


def test_a_plan_says_where_nothing_is_missing_or_nothing_is_there() -> None:
    text = one_line(planning_pdf(plan(rows=(PlanRow(ROWS[1]),))))
    assert words.NO_GAPS in text
    assert words.NO_CANDIDATES in text


def test_a_plan_for_a_discussion_is_an_agenda_with_room_for_its_record() -> None:
    content = planning_pdf(plan(EvidenceKind.PROFESSIONAL_DISCUSSION))
    pdf.assert_accessible(content, title="Plan: Professional discussion")
    text = one_line(content)
    asked = (words.AGENDA, words.RECORD, words.HELD_ON, words.TIME, words.OUTCOME)
    assert [one for one in asked if one in text] == list(asked)
    assert words.COULD_SHOW not in text


@pytest.mark.parametrize(
    "evidence", [EvidenceKind.OBSERVATION, EvidenceKind.PROFESSIONAL_DISCUSSION]
)
def test_a_plan_of_nothing_yet_is_a_paper_too(evidence: EvidenceKind) -> None:
    assert words.NO_ROWS in one_line(planning_pdf(plan(evidence, rows=(), agenda=" ")))


def test_what_is_typed_is_text_in_a_plan() -> None:
    row = PlanRow(FormRow(MARKUP, "", MARKUP), (MARKUP,), (MARKUP,))
    whole = pdf.run_together(pdf.text(planning_pdf(plan(rows=(row,), agenda=MARKUP))))
    assert whole.count(pdf.run_together(MARKUP)) == 5
