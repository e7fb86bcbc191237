"""A study: maps of many people in three tables, read as one draft review for each.

The layout is that of egor and of Network Canvas: egos, their alters, and the ties
between alters of one ego. A row with a fault is kept out with whatever hangs on it, and
told; the others stay clean.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from netmap.exchange.case_faults import MOST_ALTERS
from netmap.exchange.faults import Fault
from netmap.exchange.json_file import refuse
from netmap.exchange.left_out import LeftOut, shown
from netmap.exchange.study_fields import FIELDS, TableName
from netmap.exchange.study_mapping import Source, StudyMapping
from netmap.exchange.study_seats import Seat, seated
from netmap.exchange.study_table import Row, Table, read_table
from netmap.model.base import Id, Value
from netmap.model.case import CaseFile
from netmap.model.network import Alter, Link, Network, Tie, Wish, pair
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.words.cells import from_cell
from netmap.words.problems import mend_sentence, problem_sentence

V = TypeVar("V", bound=Value)
PROMPT_SET = "study"
MOST_ROWS: Mapping[TableName, int] = {
    "egos": 50_000,
    "alters": 500_000,
    "ties": 5_000_000,
}
"""What a study may hold at once: half a million alters take 2 GB to read."""
PLAIN_ID = TypeAdapter(Id)
SOMEWHERE = {"angle": 0.0, "distance": 1.0}
Plain = dict[str, Any]


class Tables(NamedTuple):
    """The three tables of a study; there may be none of ties."""

    egos: Table
    alters: Table
    ties: Table | None


class Study(Value):
    """What was read: the cases of the clean rows, each with one draft review.

    `faults` name the rows that were kept out, and why; `left_out` says what was not
    taken over as it stood.
    """

    cases: tuple[CaseFile, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[LeftOut, ...]


class Begun(NamedTuple):
    """How a new case begins: today, with ids nobody has, invented or not."""

    opened_on: date
    new_id: Callable[[], str]
    fictional: bool = False


def read_study(tables: Tables, mapping: StudyMapping, begun: Begun) -> Study:
    """Return the cases in these tables, and each row that is in none of them.

    An ego's id becomes the participant's reference, and the name where there is none.

    Raises:
        FileRefused: a table does not have the columns that the mapping names.
    """
    reading = _Reading(mapping, begun)
    reading.read(tables)
    return Study(
        cases=tuple(reading.cases()),
        faults=tuple(reading.faults),
        left_out=tuple(reading.left_out),
    )


class _Map:
    """One ego's map while its rows are read."""

    def __init__(self, participant: Participant, review: Review) -> None:
        self.participant, self.review = participant, review
        self.alters: dict[str, Seat] = {}
        self.wishes: dict[str, Wish] = {}
        self.rows: dict[str, Mapping[str, str]] = {}
        self.knows: dict[tuple[str, str], bool] = {}


class _Reading:
    def __init__(self, mapping: StudyMapping, begun: Begun) -> None:
        self._mapping, self._begun = mapping, begun
        self._maps: dict[str, _Map] = {}
        self._kept_out: set[str] = set()
        self.faults: list[Fault] = []
        self.left_out: list[LeftOut] = []

    def read(self, tables: Tables) -> None:
        egos, alters, ties = (
            self._mapping.egos,
            self._mapping.alters,
            self._mapping.ties,
        )
        for row in self._rows(tables.egos, "egos", egos.fields, egos.id):
            self._ego(row, self._key(row, egos.id))
        for row in self._rows(
            tables.alters, "alters", alters.fields, alters.ego, alters.id
        ):
            if found := self._of_ego(row, alters.ego):
                self._alter(row, self._key(row, alters.id), found)
        if tables.ties and ties:
            keys = ties.ego, ties.first, ties.second
            for row in self._rows(tables.ties, "ties", ties.fields, *keys):
                if found := self._of_ego(row, ties.ego):
                    self._pair(row, found)

    def cases(self) -> Iterator[CaseFile]:
        """Yield the case of each ego."""
        for one in self._maps.values():
            ids = sorted(one.alters)
            knows = one.knows
            if self._mapping.ties and self._mapping.ties.others == "no":
                knows = dict.fromkeys(combinations(ids, 2), False) | knows
            network = Network(
                review=one.review,
                alters=tuple(seated(list(one.alters.values()))),
                ties=tuple(seat.tie for seat in one.alters.values()),
                wishes=tuple(one.wishes.values()),
                links=tuple(
                    Link(first=first, second=second, knows=answer)
                    for (first, second), answer in sorted(knows.items())
                ),
            )
            yield CaseFile(participant=one.participant, draft=network)

    def _rows(
        self, table: Table, name: TableName, sources: Mapping[str, Source], *keys: str
    ) -> Iterator[Row]:
        self._check_columns(table, sources, *keys)
        if len(table.rows) > MOST_ROWS[name]:
            refuse(
                f"has more than {MOST_ROWS[name]:,} rows",
                "Split the study by egos, and import one part after the other.",
                table.file,
            )
        self.faults += table.faults
        used = {*keys, *(one.column for one in sources.values())}
        self.left_out += [
            LeftOut(
                place=f"{table.file}, column {shown(column)}",
                what="The whole column",
                why=f"The mapping of {name} does not name it.",
            )
            for column in table.columns
            if column not in used
        ]
        for row in table.rows:
            empty = [key for key in keys if not row.cells[key].strip()]
            for key in empty:
                self._fault(row, "is missing", "Add it.", key)
            if not empty:
                yield row

    def _check_columns(
        self, table: Table, sources: Mapping[str, Source], *keys: str
    ) -> None:
        wanted = [*keys, *(one.column for one in sources.values() if one.column)]
        for column in wanted:
            if column not in table.columns:
                refuse(
                    f"has no column {shown(column)}, or has it twice",
                    "Name in the mapping one of the columns it has.",
                    table.file,
                )

    def _ego(self, row: Row, ego: str) -> None:
        if ego in self._maps or ego in self._kept_out:
            self._fault(row, "names an ego that has a row already", "Take one out.")
            return
        sources = self._mapping.egos.fields
        told = self._told(row, "egos", sources)
        identity = self._begun.new_id()
        person = {
            "id": identity,
            "reference": ego,
            "name": ego,
            "worker": "importer",
            "opened_on": self._begun.opened_on,
            "fictional": self._begun.fictional,
        }
        review = {
            "review_id": self._begun.new_id(),
            "participant_id": identity,
            "number": 1,
            "prompt_set": PROMPT_SET,
        }
        participant = told and self._fit(
            row, Participant, person | told[Participant], sources
        )
        held = told and self._fit(row, Review, review | told[Review], sources)
        if participant and held:
            self._maps[ego] = _Map(participant, held)
        else:
            self._kept_out.add(ego)

    def _of_ego(self, row: Row, column: str) -> _Map | None:
        ego = self._key(row, column)
        if ego not in self._maps:
            problem = "is of an ego that has no row"
            if ego in self._kept_out:
                problem = "is of an ego whose own row has a fault"
            self._fault(row, problem, "Mend the table of egos.", column)
        return self._maps.get(ego)

    def _alter(self, row: Row, known_as: str, on: _Map) -> None:
        key = _id_of(known_as)
        if key in on.rows:
            if on.rows[key] == row.cells:
                self._leave(row, "A row that is here twice", "It is taken once.")
            else:
                problem = "names an alter that has another row already"
                self._fault(row, problem, "Take one of the two out.")
            return
        on.rows[key] = row.cells
        if len(on.alters) == MOST_ALTERS:
            problem = f"is one of more than {MOST_ALTERS} alters of one ego"
            self._fault(row, problem, "Check which column says the ego.")
            return
        sources = self._mapping.alters.fields
        if told := self._told(row, "alters", sources):
            placed = SOMEWHERE.keys() <= told[Alter].keys()
            where = {} if placed else SOMEWHERE | {"placed": False}
            plain = {"name": known_as} | told[Alter] | where | {"alter_id": key}
            alter = self._fit(row, Alter, plain, sources)
            tie = self._fit(row, Tie, told[Tie] | {"alter_id": key}, sources)
            said = told[Wish]
            wish = (
                self._fit(row, Wish, said | {"alter_id": key}, sources)
                if said
                else None
            )
            if alter and tie and (wish or not said):
                on.alters[key] = Seat(alter, tie, placed)
                if wish:
                    on.wishes[key] = wish

    def _pair(self, row: Row, on: _Map) -> None:
        ties = self._mapping.ties
        told = self._told(row, "ties", ties.fields) if ties else None
        if not ties or told is None:
            return
        ends = [_id_of(self._key(row, one)) for one in (ties.first, ties.second)]
        if missing := [end for end in ends if end not in on.alters]:
            own = missing[0] in on.rows
            problem = "names an alter " + (
                "whose own row has a fault" if own else "that has no row"
            )
            self._fault(row, problem, "Mend the table of alters.")
            return
        if ends[0] == ends[1]:
            self._leave(row, "A tie of an alter to itself", "It says nothing.")
            return
        key = pair(*ends)
        plain = {"knows": True} | told[Link] | {"first": key[0], "second": key[1]}
        if link := self._fit(row, Link, plain, ties.fields):
            before = on.knows.get(key, link.knows)
            on.knows[key] = before or link.knows
            if before != link.knows:
                self._leave(
                    row,
                    "A pair that another row answers otherwise",
                    "“Yes” is kept: ask again.",
                )

    def _told(
        self, row: Row, table: TableName, sources: Mapping[str, Source]
    ) -> dict[type[Value], Plain] | None:
        """Return what a row says by value of the model, or None where it is faulty."""
        told: dict[type[Value], Plain] = {field.of: {} for field in FIELDS[table]}
        clean = True
        for field in FIELDS[table]:
            source = sources.get(field.name)
            cell = self._cell(row, source) if source else ""
            if source and cell and source.ranges:
                meant = _meaning(cell, source)
                if meant is None:
                    self._fault(row, *_outside(source), source.column)
                    clean = False
                cell = meant or ""
            if cell:
                told[field.of][field.name] = field.read(cell)
        return told if clean else None

    def _key(self, row: Row, column: str) -> str:
        cell = row.cells[column].strip()
        return from_cell(cell) if self._mapping.escaped else cell

    def _cell(self, row: Row, source: Source) -> str:
        cell = row.cells[source.column] if source.column else ""
        if self._mapping.escaped:
            cell = from_cell(cell)
        if not cell.strip() and not (cell and self._mapping.escaped):
            return source.otherwise or ""
        return source.values.get(cell.strip(), cell)

    def _fit(
        self, row: Row, model: type[V], plain: Plain, sources: Mapping[str, Source]
    ) -> V | None:
        try:
            return model.model_validate(plain)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                field = str(one["loc"][0]) if one["loc"] else ""
                column = sources[field].column if field in sources else field
                self._fault(row, problem_sentence(one), mend_sentence(one), column)
        return None

    def _fault(
        self, row: Row, problem: str, mend: str, column: str | None = None
    ) -> None:
        place = f"{row.place}, column {shown(column)}" if column else row.place
        self.faults.append(Fault(place=place, problem=problem, mend=mend))

    def _leave(self, row: Row, what: str, why: str) -> None:
        self.left_out.append(LeftOut(place=row.place, what=what, why=why))


def _id_of(known_as: str) -> str:
    """Return an alter's id: as the study has it, or made of it where that fits not."""
    with suppress(ValidationError):
        return PLAIN_ID.validate_python(known_as)
    return f"x-{hashlib.sha256(known_as.encode(errors='replace')).hexdigest()[:16]}"


def _meaning(cell: str, source: Source) -> str | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    fits = (one.means for one in source.ranges if one.low <= number <= one.high)
    return next(fits, None)


def _outside(source: Source) -> tuple[str, str]:
    told = " or ".join(f"{one.low:g} to {one.high:g}" for one in source.ranges)
    return f"is not a number in {told}", "Change it, or add its range to the mapping."


def read_study_files(
    mapping: StudyMapping, opened: Callable[[str], bytes], begun: Begun
) -> Study:
    """Return the study whose tables are in the files that the mapping names.

    Raises:
        FileRefused: a table is not named, or cannot be read.
    """

    def table(section: TableName, file: str | None) -> Table:
        if file is None:
            refuse("names no file", "Add “file”.", f"mapping.{section}")
        return read_table(file, opened(file))

    tables = Tables(
        egos=table("egos", mapping.egos.file),
        alters=table("alters", mapping.alters.file),
        ties=table("ties", mapping.ties.file) if mapping.ties else None,
    )
    return read_study(tables, mapping, begun)
