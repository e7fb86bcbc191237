"""Hypothesis strategies for any value of the model, read off its fields."""

import types
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as hints_of

from hypothesis import strategies as st

from netmap.model.base import (
    DIRECTION_OVERRIDES,
    NEVER_CHARACTERS,
    Account,
    Count,
    Digest,
    Id,
    Line,
    Moment,
    Name,
    Note,
    Number,
    Value,
)
from netmap.model.concern import Concern
from netmap.model.evidence import Response, Signature, SignOff, SignOffState
from netmap.model.network import Angle, Distance
from netmap.model.restriction import Restriction

V = TypeVar("V", bound=Value)

LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs"],
    exclude_characters="".join(DIRECTION_OVERRIDES | NEVER_CHARACTERS),
)
WORDS = st.one_of(
    st.sampled_from(
        ["", "Käthe", "שלום", "مرحبا", "👩‍👧", "</script>", "=cmd()", "O'B"]
    ),
    st.text(LETTERS, max_size=12),
)
IDS = st.text("abcXYZ019_.:-", min_size=1, max_size=8)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MOMENTS = st.integers(0, 10**15).map(
    lambda one: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(microseconds=one)
)
KNOWN: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (Id, IDS),
    (Name, WORDS.map(str.strip).filter(bool)),
    (Line, WORDS),
    (Note, st.one_of(WORDS, WORDS.map(lambda one: f"{one}\n\t{one}"))),
    (Account, WORDS),
    (Moment, MOMENTS),
    (Digest, st.text("0123456789abcdef", min_size=64, max_size=64)),
    (Number, st.integers(1, 1_000_000)),
    (Count, st.integers(0, 2_000_000_000)),
    (Angle, st.floats(0, 360, exclude_max=True)),
    (Distance, st.floats(0.001, 1)),
    (bool, st.booleans()),
    (date, DAYS),
    (datetime, MOMENTS),
    (time, st.times().map(lambda one: one.replace(microsecond=0, fold=0))),
    (type(None), st.none()),
]


def of(model: type[V], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[V]:
    """Return a strategy for a value; `given` says how some of its fields come about."""
    fields = {**_fields(model), **given}
    if model is Restriction:
        drawn = st.fixed_dictionaries(fields)
        return st.builds(_restriction, drawn, st.integers(0, 99))  # type: ignore[arg-type]
    if model is Response:
        drawn = st.fixed_dictionaries(fields)
        return st.builds(_response, drawn, DAYS)  # type: ignore[arg-type]
    if model is Concern:
        drawn = st.fixed_dictionaries(fields)
        return st.builds(_concern, drawn)  # type: ignore[arg-type]
    if model is SignOff:
        drawn = st.fixed_dictionaries(fields)
        return st.builds(_sign_off, drawn, of(Signature))  # type: ignore[arg-type]
    return st.builds(model, **fields)


@cache
def _fields(model: type[Value]) -> dict[str, st.SearchStrategy[Any]]:
    hints = hints_of(model, include_extras=True)
    return {name: _for(hints[name]) for name in model.model_fields}


def _restriction(fields: dict[str, Any], days: int) -> Restriction:
    start: date = fields["start_on"]
    end = None if fields["until_further_order"] else start + timedelta(days=days)
    return Restriction(**{**fields, "end_on": end})


def _response(fields: dict[str, Any], later: date) -> Response:
    whole = {"reason": "why", "passed_to": "whom", "later_on": later}
    said = {
        name: value
        for name, value in fields.items()
        if (value.strip() if name in {"reason", "passed_to"} else value)
    }
    return Response(**{**whole, **said})


def _concern(fields: dict[str, Any]) -> Concern:
    """Return a concern that is closed only where it was decided and answered."""
    answered = fields["decision_reason"].strip() and fields["outcome"].strip()
    closed = fields["closed_on"] if answered and fields["decision"] else None
    return Concern(**{**fields, "closed_on": closed})


def _sign_off(fields: dict[str, Any], signature: Signature) -> SignOff:
    """Return a step that is signed, with a reason, unless it only asks."""
    reason = signature.reason if signature.reason.strip() else "why"
    over = {"digest": fields["digest"], "reason": reason}
    signed = signature.model_copy(update=over)
    asked = fields["state"] == SignOffState.ASKED
    return SignOff(**{**fields, "signature": None if asked else signed})


def _for(hint: Any) -> st.SearchStrategy[Any]:
    for known, strategy in KNOWN:
        if hint == known:
            return strategy
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _for(args[0])
    if origin in {Union, types.UnionType}:
        return st.one_of(*(_for(one) for one in args))
    if origin is tuple:
        return st.lists(_for(args[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(args)
    return _of_class(hint)


def _of_class(hint: Any) -> st.SearchStrategy[Any]:
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if hint is float:
        return st.floats(-1000, 1000)
    return of(hint) if issubclass(hint, Value) else st.dictionaries(WORDS, WORDS)
