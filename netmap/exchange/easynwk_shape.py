"""The shape of an easyNWK Web file, part by part.

The format is easyNWK's own, learnt from its files. A code that a web form stores as
text ("1") counts as a number, and null counts as an empty text.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from netmap.exchange.case_faults import MOST_ALTERS
from netmap.model.base import Line, Name, Note, one_line, printable
from netmap.model.codes import AgeBand

OUTER_CIRCLE = 100
NO_DAY = ("date_type", "is no date")
BANDS = (
    (5, AgeBand.UNDER_5),
    (12, AgeBand.FROM_5),
    (16, AgeBand.FROM_12),
    (18, AgeBand.FROM_16),
    (25, AgeBand.FROM_18),
    (35, AgeBand.FROM_25),
    (45, AgeBand.FROM_35),
    (55, AgeBand.FROM_45),
    (65, AgeBand.FROM_55),
    (130, AgeBand.FROM_65),
)


def _empty_if_null(value: object) -> object:
    return "" if value is None else value


def _plain_line_ends(value: object) -> object:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _code(value: object) -> object:
    written = isinstance(value, str) and re.fullmatch(r"-?[0-9]", value)
    return int(written[0]) if written else value


def _years(value: object) -> object:
    countable = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if countable else _empty_if_null(value)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError(*NO_DAY) from None


FileId = Annotated[StrictInt, Field(ge=-(10**15), le=10**15)]
EgoName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200),
    AfterValidator(printable),
    AfterValidator(one_line),
    BeforeValidator(_empty_if_null),
]
Text = Annotated[Line, BeforeValidator(_empty_if_null)]
LongText = Annotated[
    Note, BeforeValidator(_plain_line_ends), BeforeValidator(_empty_if_null)
]
Years = Annotated[Line, BeforeValidator(_years)]
Edge = Annotated[StrictInt, BeforeValidator(_code), Field(ge=0, le=2)]
ChosenEdge = Annotated[StrictInt, BeforeValidator(_code), Field(ge=-1, le=2)]
Direction = Annotated[StrictInt, BeforeValidator(_code), Field(ge=0, le=3)]


class Part(BaseModel):
    """A part of the file. Entries that netmap does not read stay with it as extras."""

    model_config = ConfigDict(frozen=True, extra="allow")

    @property
    def extras(self) -> dict[str, Any]:
        """The entries that netmap does not read, by their names in the file."""
        return self.model_extra or {}


def band_of(years: str) -> AgeBand:
    """Return the band of an age in years; unknown where it is no such age.

    Example:
        >>> band_of("45"), band_of("Mitte 40")
        (<AgeBand.FROM_45: '45_54'>, <AgeBand.UNKNOWN: 'unknown'>)
    """
    try:
        age = float(years)
    except ValueError:
        return AgeBand.UNKNOWN
    if not age >= 0:
        return AgeBand.UNKNOWN
    return next((band for limit, band in BANDS if age < limit), AgeBand.UNKNOWN)


class FileEgo(Part):
    """The person at the centre; the name may be empty."""

    name: EgoName = ""
    age: Years = ""


class FileAlter(Part):
    """Someone or something on the map.

    `angle` runs from -180 to 180 degrees, anticlockwise from the right; `distance` is
    100 on the outer circle. `edge_type` is 0 (no current relationship), 1 (existing) or
    2 (multiplex: several roles at once); `edge_type_by_user` is what someone last
    chose, or -1. A kind of support is 0 (none), 1 (given to the alter), 2 (received
    from the alter) or 3 (both ways).
    """

    id: FileId
    name: Name
    role: Text = ""
    human: StrictBool = True
    age: Years = ""
    note: LongText = ""
    deceased: StrictBool = False
    edge_type: Edge = Field(alias="edgeType")
    edge_type_by_user: ChosenEdge = Field(-1, alias="edgeTypeByUser")
    angle: Annotated[StrictFloat, Field(ge=-180, le=180)]
    distance: Annotated[StrictFloat, Field(gt=0, allow_inf_nan=False)]
    support_emotional: Direction = Field(0, alias="supportEmotional")
    support_instrumental: Direction = Field(0, alias="supportInstrumental")
    support_informational: Direction = Field(0, alias="supportInformational")
    support_social: Direction = Field(0, alias="supportSocial")

    @property
    def connectable(self) -> bool:
        """Whether easyNWK lets this alter have a relationship at all."""
        return self.human and not self.deceased and self.distance <= OUTER_CIRCLE


class FileConnection(Part):
    """A line between two alters: they are in touch with each other."""

    id1: FileId
    id2: FileId


class FileMap(Part):
    """One map: the person at the centre, the alters, the lines between them."""

    ego: FileEgo
    alteri: tuple[FileAlter, ...] = Field(max_length=MOST_ALTERS)
    connections: tuple[FileConnection, ...]


class FileVersion(Part):
    """A map with its number and its day."""

    id: FileId
    held_on: Annotated[date, BeforeValidator(_day)] = Field(alias="date")
    nwk: FileMap


class FileRecord(Part):
    """The whole file: every map of one person. The maps are as they came."""

    versions: tuple[dict[str, Any], ...]
    current_version: FileId | None = Field(None, alias="currentVersion")
