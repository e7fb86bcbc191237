"""The mapping of a study, `netmap.study/1`: which column of its tables says what."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from netmap.exchange.faults import FileRefused, faults_of
from netmap.exchange.json_file import read_json
from netmap.exchange.study_fields import FIELDS, NAMES, TableName
from netmap.model.base import Value, misfit

STUDY_FORMAT: Literal["netmap.study/1"] = "netmap.study/1"
EGO, FIRST, SECOND, ID = "ego", "first", "second", "id"
"""The columns in netmap's own tables that say which row is whose."""

Column = Annotated[str, StringConstraints(min_length=1, max_length=500)]
FileName = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=200, pattern=r"^[^/\\:\x00-\x1f]*[^/\\:\x00-\x1f.]$"
    ),
]
Finite = Annotated[float, Field(allow_inf_nan=False)]


class Range(Value):
    """Numbers from `low` to `high`, both among them, and what they mean."""

    low: Finite
    high: Finite
    means: str


class Source(Value):
    """Where a field comes from.

    `column` names the column; `values` says what its entries mean where they are not
    netmap's own codes; `ranges` the same for numbers. `otherwise` is the answer where
    there is no column, or the cell is empty.
    """

    column: Column | None = None
    values: dict[str, str] = Field(default_factory=dict)
    ranges: tuple[Range, ...] = ()
    otherwise: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.column is None and self.otherwise is None:
            misfit("study_source")
        return self


def _source(plain: Any) -> Any:  # noqa: ANN401 -- unread JSON
    """A column's name alone is a source."""
    return {"column": plain} if isinstance(plain, str) else plain


Sources = dict[str, Annotated[Source, BeforeValidator(_source)]]


def _known(table: TableName) -> AfterValidator:
    def check(sources: Sources) -> Sources:
        for name in sources.keys() - NAMES[table]:
            misfit(
                "study_field", name=repr(name), known=", ".join(sorted(NAMES[table]))
            )
        return sources

    return AfterValidator(check)


class Egos(Value):
    """The table of egos: one row for each person at the centre of a map."""

    file: FileName | None = None
    id: Column
    fields: Annotated[Sources, _known("egos")] = Field(default_factory=dict)


class Alters(Value):
    """The table of alters: one row for each alter of each ego."""

    file: FileName | None = None
    ego: Column
    id: Column
    fields: Annotated[Sources, _known("alters")] = Field(default_factory=dict)


class Ties(Value):
    """The table of ties between alters: one row for each pair that was asked about.

    `others` says what holds of a pair that has no row: not asked, or asked and no.
    """

    file: FileName | None = None
    ego: Column
    first: Column
    second: Column
    fields: Annotated[Sources, _known("ties")] = Field(default_factory=dict)
    others: Literal["not_asked", "no"] = "not_asked"


class StudyMapping(Value):
    """Which column of which table says what.

    `escaped` says that netmap wrote the tables: a text that a spreadsheet would run is
    behind an apostrophe.
    """

    format: Literal["netmap.study/1"]
    egos: Egos
    alters: Alters
    ties: Ties | None = None
    escaped: bool = False


def read_mapping(content: bytes) -> StudyMapping:
    """Return the mapping that a file holds.

    Raises:
        FileRefused: it cannot be read; every fault is listed.
    """
    plain = json.dumps(read_json(content))
    try:
        return StudyMapping.model_validate_json(plain)
    except ValidationError as error:
        raise FileRefused(tuple(faults_of(error, "mapping"))) from None


def own_mapping(*, names: bool, files: Mapping[TableName, str]) -> StudyMapping:
    """Return the mapping of the tables that netmap writes, with or without names."""

    def sources(table: TableName) -> Sources:
        told = [one.name for one in FIELDS[table] if names or not one.text]
        return {name: Source(column=name) for name in told}

    return StudyMapping(
        format=STUDY_FORMAT,
        egos=Egos(file=files.get("egos"), id=EGO, fields=sources("egos")),
        alters=Alters(
            file=files.get("alters"), ego=EGO, id=ID, fields=sources("alters")
        ),
        ties=Ties(
            file=files.get("ties"),
            ego=EGO,
            first=FIRST,
            second=SECOND,
            fields=sources("ties"),
        ),
        escaped=bool(files),
    )


def write_mapping(mapping: StudyMapping) -> str:
    """Return a mapping as the text of a file."""
    return mapping.model_dump_json(indent=1, exclude_defaults=True) + "\n"
