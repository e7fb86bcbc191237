"""Forms of case records: every field is asked for, and every word has a label."""

from enum import StrEnum

import pytest
from pydantic import BaseModel

from netmap.model.concern import Decision, TakeHome
from netmap.model.contact import Initiator, Mode, Sign, Source, Visit
from netmap.model.evidence import Answer, SignOffState
from netmap.model.fact import KINDS
from netmap.model.force import Status
from netmap.model.plan import PlanKind
from netmap.model.restriction import (
    Binds,
    Effect,
    Exemption,
    LegalForce,
    Protects,
    Sensitivity,
    TargetClass,
)
from netmap.model.sign_off import ReviewStage
from netmap.prompts.rule import Level
from netmap.ui import concerns, happenings, papers, plans, rules
from netmap.ui.entry import Form
from netmap.words import contact
from netmap.words.labels import FIELDS, LABELS, label
from netmap.words.records import FIELDS as BY_KIND
from netmap.words.records import KINDS as NAMES

CODES: list[type[StrEnum]] = [
    Answer,
    Binds,
    Decision,
    Effect,
    Exemption,
    Initiator,
    LegalForce,
    Level,
    Mode,
    PlanKind,
    Protects,
    ReviewStage,
    Sensitivity,
    Sign,
    SignOffState,
    Source,
    Status,
    TakeHome,
    TargetClass,
]
FORMS = [
    one
    for module in (concerns, happenings, papers, plans, rules)
    for one in vars(module).values()
    if isinstance(one, Form)
]
ASKED = {form.kind for form in FORMS}
GIVEN = {
    "explanation": {"restriction_id"},
    "advice": {"restriction_id"},
    "follow_up": {"plan_id"},
    "concern": {"raised_by"},
    "contact": {"visit"},
}
"""What the place of a form says, or a switch, and no field asks for."""


@pytest.mark.parametrize("codes", CODES, ids=lambda one: one.__name__)
def test_every_code_of_a_record_has_a_label(codes: type[StrEnum]) -> None:
    assert LABELS[codes.__name__].keys() == {code.value for code in codes}
    assert all(label(code).strip() for code in codes)


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_every_field_of_a_kind_is_asked_for_somewhere(kind: str) -> None:
    """Nothing that a record can hold is out of reach of the one who records."""
    asked = {name for form in FORMS if form.kind == kind for name in form.all}
    fields = KINDS[kind].model_fields.keys() - {"kind"} - GIVEN.get(kind, set())
    assert asked == fields


def test_every_field_of_a_visit_is_asked_for() -> None:
    assert {*happenings.CONTACT.visit} == Visit.model_fields.keys()


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_every_field_of_a_form_has_a_label(kind: str) -> None:
    models: dict[str, type[BaseModel]] = {kind: KINDS[kind], "visit": Visit}
    for name, model in models.items():
        known = BY_KIND[name].keys() | FIELDS.keys()
        assert model.model_fields.keys() - {"kind"} <= known


def test_every_form_has_its_words() -> None:
    assert contact.ADD.keys() == ASKED
    assert NAMES.keys() >= ASKED


def test_no_two_kinds_are_called_alike() -> None:
    """A choice comes back from the browser as its words."""
    for codes in CODES:
        words = [label(code) for code in codes]
        assert len({*words}) == len(words), codes.__name__
