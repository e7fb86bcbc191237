"""What a study says of a map: its fields, and how each is written in a cell.

Codes and numbers, and a few short texts where names are asked for. What someone said
or noted, concerns, rules about contact and addresses never become part of a study.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from netmap.model.base import Value
from netmap.model.network import Alter, Link, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review

MANY = "|"
"""What stands between the answers in one cell."""
NOTHING = "none"
"""The cell of a question that was asked and answered with nothing."""
TableName = Literal["egos", "alters", "ties"]


class Field(NamedTuple):
    """One field of a study, named as in the model, which also says what fits it.

    `text` marks what may name or describe someone: it goes out only on request.
    """

    name: str
    of: type[Value]
    text: bool = False

    @property
    def many(self) -> bool:
        """Whether a cell may hold several answers."""
        return self.name in {"support", "nobody_in"}

    @property
    def unasked(self) -> bool:
        """Whether "nobody asked" differs from the answer "nothing"."""
        return self.of.model_fields[self.name].default is None

    def read(self, cell: str) -> str | list[str]:
        """Return what a cell says, to be checked by the model."""
        if not self.many:
            words = self.of.model_fields[self.name].annotation is str
            return cell if words else cell.strip()
        parts = [part.strip() for part in cell.split(MANY)]
        return [] if parts == [NOTHING] else parts

    def write(self, value: object) -> str:
        """Return the cell of a value; what was not asked is an empty cell."""
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case date():
                return value.isoformat()
            case StrEnum():
                return value.value
            case tuple():
                return MANY.join(value) or (NOTHING if self.unasked else "")
            case _:
                return str(value)


def _fields(of: type[Value], plain: str, text: str = "") -> Iterator[Field]:
    yield from (Field(name, of, text=True) for name in text.split())
    yield from (Field(name, of) for name in plain.split())


FIELDS: Mapping[TableName, tuple[Field, ...]] = {
    "egos": (
        *_fields(Participant, "age_band", text="name"),
        *_fields(Review, "held_on prompt_set led_by agreement nobody_in"),
    ),
    "alters": (
        *_fields(
            Alter,
            "kind sector paid age_band household angle distance placed",
            text="name relation",
        ),
        *_fields(
            Tie,
            "standing ended_why quality_participant quality_worker strength frequency "
            "flow support key_person",
            text="since",
        ),
        *_fields(Wish, "wish confirmed confirmed_on confirmed_how"),
    ),
    "ties": tuple(_fields(Link, "knows")),
}
NAMES: Mapping[TableName, frozenset[str]] = {
    table: frozenset(field.name for field in fields) for table, fields in FIELDS.items()
}
