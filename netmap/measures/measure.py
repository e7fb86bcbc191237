"""What a measure is: one record that says what it means and how it is counted."""

from collections.abc import Sequence
from typing import Any, Literal

from netmap.measures.relations import Relation
from netmap.model.base import Value
from netmap.model.codes import Reading

EACH: tuple[Reading, ...] = tuple(Reading)
EVERYONE: tuple[Reading, ...] = (Reading.ALL,)
"""For what does not depend on whom one looks at."""
PAID_TOO: tuple[Reading, ...] = (Reading.PERSONS, Reading.ALL)
"""For what compares paid and unpaid."""

Unit = Literal["count", "band", "share", "number", "sign"]
"""How a value is read: a count, a count to be read in bands, a part of 1, another
number, or 1 for "present"."""


class Sentence(Value):
    """A sentence to say to the participant, for a value of 0, of 1, and any other.

    `{count}` stands for the value, `{share}` for it in words, `{who}` for the people
    behind it; `one` and `none` may be left out where `many` fits.
    """

    many: str
    one: str = ""
    none: str = ""


class Measure(Value):
    """One measure of a map.

    `value` is an SQL aggregate over the rows that `relation` has for one map and one
    reading; so are `basis` and `asked`, read "basis of asked". A map for which the
    relation has no rows has no value: null, never 0. `who` is an expression for one
    such row: a list of the people, pairs or circles in it that are behind the value,
    each a list of alter ids, or null. It may look at the other rows through the window
    `map_rows`. A change of meaning takes a new `version`.

    A measure without `said` is for researchers: it is in exports and not on screen.
    `card` is the heading that it stands under there. `caution` says what the number
    does not mean.
    """

    id: str
    version: int = 1
    label: str
    unit: Unit = "count"
    card: str = ""
    said: Sentence | None = None
    meaning: str
    caution: str
    formula: str
    range: str
    empty: str
    source: str
    readings: tuple[Reading, ...] = EACH
    relation: Relation = Relation.MEMBER
    value: str
    basis: str | None = None
    asked: str | None = None
    who: str | None = None


def count(condition: str) -> str:
    """Return the expression for the number of members of whom this is true."""
    return f"count(CASE WHEN {condition} THEN 1 END)"


def total(number: str, condition: str) -> str:
    """Return the expression for the sum of a number over the members of whom it holds.

    It is null where there is none.
    """
    return f"sum(CASE WHEN {condition} THEN {number} END)"


def people(condition: str) -> str:
    """Return, as `who`, the members of whom this is true."""
    return f"CASE WHEN {condition} THEN [[alter_id]] END"


def share(part: str, whole: str) -> str:
    """Return the expression for a part of a whole: null where the whole is nothing."""
    return f"({part}) / nullif({whole}, 0)"


def known(value: str, whom: str, answered: str) -> str:
    """Return a value that is null where there is someone, and nobody answered of them.

    `whom` and `answered` are conditions on members.
    """
    none_to_ask, some_answered = f"{count(whom)} = 0", f"{count(answered)} > 0"
    return f"CASE WHEN {none_to_ask} OR {some_answered} THEN {value} END"


def answered(condition: str, *, of: str, told: str) -> dict[str, Any]:
    """Return `value`, `basis`, `asked` and `who` for a count among those who answered.

    `of` is the condition that a member was in question, `told` that it was answered of
    them; the value is null where it was answered of nobody.
    """
    return {
        "value": known(count(condition), of, told),
        "basis": count(told),
        "asked": count(of),
        "who": people(condition),
    }


def of_rated(condition: str) -> dict[str, Any]:
    """Return the same for a count among permitted members whose tie someone rated."""
    return answered(condition, of="permitted", told="permitted AND rated")


def added(terms: Sequence[str]) -> str:
    """Return the expression for a sum of expressions."""
    return " + ".join(f"({term})" for term in terms)
