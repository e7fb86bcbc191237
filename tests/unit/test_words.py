"""Words: every code and every field that a screen shows has its label."""

import inspect
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from pydantic import ValidationError

from netmap.errors import DateInFuture, InvalidEntry, NetmapError, StaleEdit
from netmap.model import codes
from netmap.model.network import Alter, Link, Need, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.restriction import Restriction
from netmap.model.review import Review
from netmap.store import errors as store_errors
from netmap.store.people import CaseloadOrder
from netmap.words.dates import spoken_date, spoken_time
from netmap.words.labels import FIELDS, LABELS, field_label, label
from netmap.words.problems import MENDS, PROBLEMS, mend_sentence, problem_sentence

LISTS = [
    one
    for _, one in inspect.getmembers(codes, inspect.isclass)
    if issubclass(one, StrEnum) and one is not StrEnum
]
INTERNAL = {
    "alter_id",
    "need_id",
    "review_id",
    "participant_id",
    "number",
    "prompt_set",
    "corrects",
    "first",
    "second",
    "placed",
    "plan_ids",
}


@pytest.mark.parametrize(
    "codes_", [*LISTS, CaseloadOrder], ids=lambda one: one.__name__
)
def test_every_code_has_a_label(codes_: type[StrEnum]) -> None:
    """No code reaches a screen as it is stored, and no label is left over."""
    assert LABELS[codes_.__name__].keys() == {code.value for code in codes_}
    assert all(label(code).strip() for code in codes_)


@pytest.mark.parametrize("model", [Alter, Tie, Wish, Need, Link, Review])
def test_every_field_of_the_map_has_a_label(model: type[Any]) -> None:
    """Except those that no screen shows."""
    assert model.model_fields.keys() - INTERNAL <= FIELDS.keys()


def test_a_field_without_a_label_is_called_by_its_name() -> None:
    """Better an odd word than none."""
    assert field_label("faith_and_culture") == "faith_and_culture"


def problem_of(model: type[Any], **fields: Any) -> dict[str, tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    return {
        ".".join(str(step) for step in one["loc"]): (
            problem_sentence(one),
            mend_sentence(one),
        )
        for one in caught.value.errors()
    }


def test_a_problem_says_what_is_wrong_and_what_to_do() -> None:
    """In words, and never with the value that was typed."""
    found = problem_of(
        Alter,
        alter_id="not an id!",
        name="Secret\nname",
        sector="moon",
        angle=400,
        distance="far",
        address="Secret\x07street",
        relation="x" * 501,
        shoes=38,
    )
    assert found == {
        "alter_id": ("may hold only letters, digits and . _ : -", "Change it."),
        "name": ("must be on one line", "Take the line break out."),
        "sector": (found["sector"][0], "Use one of those."),
        "angle": ("should be less than 360.0", "Change it."),
        "distance": ("should be a number", "Change it."),
        "address": (
            "holds a character that cannot be shown (U+0007)",
            "Take that character out.",
        ),
        "relation": ("has more than 500 characters", "Shorten it."),
        "shoes": (
            "is not a field that netmap knows",
            "Take it out, or use the netmap that wrote the file.",
        ),
    }
    assert found["sector"][0].startswith("is not one of 'partner', 'family'")
    assert "Secret" not in str(found)


@pytest.mark.parametrize(
    ("model", "fields", "problem"),
    [
        (Link, {"first": "b", "second": "a", "knows": True}, "the smaller id first"),
        (Link, {"first": "a", "second": "a", "knows": True}, "two different alters"),
        (
            Restriction,
            {
                "instrument": "x",
                "binds": "both",
                "effect": "none",
                "start_on": "2026-02-01",
                "end_on": "2026-01-01",
            },
            "ends before it starts",
        ),
        (Participant, {"opened_on": "yesterday"}, "is no date"),
        (Review, {"number": 2**60}, "should be 1000000 or less"),
        (Alter, {"name": "\ud800"}, "holds half a character"),
        (Alter, {"name": "\u202egnp"}, "cannot be shown (U+202E)"),
    ],
)
def test_a_check_of_our_own_has_its_words(
    model: type[Any], fields: dict[str, Any], problem: str
) -> None:
    """They stand in `words`, like every other sentence."""
    said = [one for one, _ in problem_of(model, **fields).values()]
    assert any(problem in one for one in said), said


def test_an_error_that_nobody_foresaw_still_has_words() -> None:
    """A new type of pydantic does not make a traceback."""
    unknown = {"type": "brand_new"}
    assert problem_sentence(unknown) == "does not fit"
    assert mend_sentence(unknown) == "Change it."


def test_every_mend_belongs_to_a_problem() -> None:
    """No mend is left over."""
    assert MENDS.keys() <= PROBLEMS.keys()


def subclasses(of: type[NetmapError]) -> list[type[NetmapError]]:
    return [one for sub in of.__subclasses__() for one in (sub, *subclasses(sub))]


def test_every_error_says_a_sentence_of_its_own() -> None:
    """A sentence that ends with a full stop and is nobody else's."""
    assert store_errors
    made: dict[str, NetmapError] = {
        "StaleEdit": StaleEdit(part="tie", key="a"),
        "DateInFuture": DateInFuture(held_on=date(2026, 11, 9)),
        "InvalidEntry": InvalidEntry(field="Name", problem="is missing"),
    }
    simple = [
        one for one in subclasses(NetmapError) if one.__init__ is NetmapError.__init__
    ]
    said = [made.get(one.__name__, one) for one in simple]
    sentences = [one.sentence for one in (*said, *made.values())]
    assert all(one.endswith(".") for one in sentences)
    assert len(set(sentences)) == len(sentences)
    assert [str(one) for one in made.values()] == [
        one.sentence for one in made.values()
    ]


def test_an_error_that_carries_something_says_it() -> None:
    """Who and when; which day; which field."""
    at = datetime(2026, 11, 9, 14, 3, tzinfo=UTC)
    stale = StaleEdit(part="tie", key="a", by="w-ash", at=at)
    assert f"changed by w-ash at {spoken_time(at)} after" in stale.sentence
    assert "changed after you" in StaleEdit(part="tie", key="a").sentence
    future = DateInFuture(held_on=date(2026, 11, 10))
    assert "10 November 2026" in future.sentence
    entry = InvalidEntry(field="Name", problem="is missing")
    assert entry.sentence == "Not saved. “Name” is missing."
    assert InvalidEntry(field="", problem="is x").sentence == "Not saved. is x."


def test_dates_are_said_as_people_say_them() -> None:
    """No numbers for months."""
    assert spoken_date(date(2026, 1, 31)) == "31 January 2026"
    assert spoken_time(None) == ""
