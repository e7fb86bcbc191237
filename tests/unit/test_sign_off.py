"""A step of countersigning as a value, and how far a review is by its steps."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from netmap.model.codes import ReviewState
from netmap.model.evidence import Signature, SignOff, SignOffState, SupervisionNote
from netmap.model.fact import KINDS, Fact
from netmap.model.sign_off import ReviewStage, sign_off_of, sign_offs_of, stage_of
from netmap.words.labels import FIELDS, label
from netmap.words.problems import problem_sentence
from netmap.words.records import FIELDS as BY_KIND
from netmap.words.records import KINDS as NAMES

AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
SEALED, OTHER = "a" * 64, "b" * 64
SIGNED: dict[str, Any] = {
    "signed_by": "w-sue",
    "name": "Sue Example",
    "role": "supervisor",
    "signed_at": AT,
    "digest": SEALED,
}
RETURNED = {**SIGNED, "reason": "Whose words are these?"}


def body(state: str, signature: dict[str, Any] | None = None) -> dict[str, Any]:
    said = {"review_id": "r-1", "state": state, "digest": SEALED}
    return {"kind": "sign_off", **said, "signature": signature}


def fact(version: int, said: dict[str, Any], fact_id: str = "r-1") -> Fact:
    given = {"recorded_at": AT, "recorded_by": "w-sue"}
    return Fact.model_validate(
        {"fact_id": fact_id, "version": version, "body": said, **given}
    )


@pytest.mark.parametrize(
    ("state", "signature"),
    [("asked", None), ("countersigned", SIGNED), ("returned", RETURNED)],
)
def test_a_step_is_signed_unless_it_only_asks(
    state: str, signature: dict[str, Any] | None
) -> None:
    step = SignOff.model_validate(body(state, signature))
    assert (step.state, step.signature is None) == (state, signature is None)


@pytest.mark.parametrize(
    ("state", "signature", "problem"),
    [
        ("asked", SIGNED, "is only asked for, but holds a signature"),
        ("countersigned", None, "says that it was signed, but not by whom"),
        ("returned", None, "says that it was signed, but not by whom"),
        (
            "countersigned",
            {**SIGNED, "digest": OTHER},
            "is signed over the digest of another document",
        ),
        (
            "returned",
            {**RETURNED, "digest": OTHER},
            "is signed over the digest of another document",
        ),
        ("unsure", None, "is not one of 'asked', 'countersigned' or 'returned'"),
    ],
)
def test_a_step_that_contradicts_itself_is_refused(
    state: str, signature: dict[str, Any] | None, problem: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        SignOff.model_validate(body(state, signature))
    assert [problem_sentence(one) for one in caught.value.errors()] == [problem]


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_return_says_why(reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SignOff.model_validate(body("returned", {**SIGNED, "reason": reason}))
    said = [problem_sentence(one) for one in caught.value.errors()]
    assert said == ["says that it was returned, but not why"]


ASKED = fact(1, body("asked"))
BACK = fact(2, body("returned", RETURNED))
AGAIN = fact(3, body("asked"))
DONE = fact(4, body("countersigned", SIGNED))
STEPS = (ASKED, BACK, AGAIN, DONE)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_the_last_step_counts_in_whatever_order_they_come(count: int) -> None:
    some = STEPS[:count]
    assert sign_offs_of(reversed(some), "r-1") == some
    assert sign_off_of(reversed(some), "r-1") == (some[-1].body if some else None)


@pytest.mark.parametrize(
    "other",
    [
        fact(9, {**body("countersigned", SIGNED), "review_id": "r-2"}, "r-2"),
        fact(9, {**body("countersigned", SIGNED), "review_id": "r-2"}),
        fact(9, body("countersigned", SIGNED), "r-2"),
        fact(9, {"kind": "place", "name": "Park"}),
    ],
    ids=["other review", "other body", "other id", "other kind"],
)
def test_what_is_about_something_else_does_not_count(other: Fact) -> None:
    assert sign_off_of((ASKED, other), "r-1") == ASKED.body


@pytest.mark.parametrize(
    ("state", "last", "stage", "said"),
    [
        ("draft", None, ReviewStage.DRAFT, "Draft"),
        ("draft", DONE, ReviewStage.DRAFT, "Draft"),
        ("sealed", None, ReviewStage.SEALED, "Sealed"),
        ("sealed", ASKED, ReviewStage.ASKED, "Awaiting countersigning"),
        ("sealed", BACK, ReviewStage.RETURNED, "Returned"),
        ("sealed", DONE, ReviewStage.COUNTERSIGNED, "Countersigned"),
    ],
)
def test_how_far_a_review_is_can_be_said(
    state: str, last: Fact | None, stage: ReviewStage, said: str
) -> None:
    step = sign_off_of([last] if last else [], "r-1")
    found = stage_of(ReviewState(state), step)
    assert (found, label(found)) == (stage, said)


def test_a_step_and_how_far_a_review_is_are_called_alike() -> None:
    assert all(label(one) == label(ReviewStage(one.value)) for one in SignOffState)


@pytest.mark.parametrize("kind", ["sign_off", "supervision_note"])
def test_every_field_of_it_has_a_label(kind: str) -> None:
    assert NAMES[kind]
    assert KINDS[kind].model_fields.keys() - {"kind"} <= BY_KIND[kind].keys()
    signed = Signature.model_fields.keys() if kind == "sign_off" else set()
    assert signed <= BY_KIND[kind].keys() | FIELDS.keys()


def test_a_note_that_was_sealed_before_can_still_be_read() -> None:
    """One that says only that a supervisor looked holds neither words nor a name."""
    said = {"kind": "supervision_note", "written_on": "2026-08-20"}
    found = fact(1, {**said, "viewed_only": True}).body
    assert isinstance(found, SupervisionNote)
    assert (found.viewed_only, found.questions, found.signature) == (True, "", None)
