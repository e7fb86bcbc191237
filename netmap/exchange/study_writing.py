"""A study written: three tables of what maps say, and the mapping that reads them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from netmap.exchange.left_out import LeftOut
from netmap.exchange.study_fields import FIELDS, TableName
from netmap.exchange.study_mapping import (
    EGO,
    FIRST,
    ID,
    SECOND,
    own_mapping,
    write_mapping,
)
from netmap.exchange.study_table import write_table
from netmap.model.base import Value
from netmap.model.edits import FIELDS as PARTS
from netmap.model.edits import IDENTITY
from netmap.model.network import Network
from netmap.model.participant import Participant

FILES: dict[TableName, str] = {
    "egos": "egos.csv",
    "alters": "alters.csv",
    "ties": "ties.csv",
}
MAPPING_FILE = "mapping.json"
KEYS: dict[TableName, tuple[str, ...]] = {
    "egos": (EGO,),
    "alters": (EGO, ID),
    "ties": (EGO, FIRST, SECOND),
}
OF_A_CASE = frozenset(
    {"id", "reference", "worker", "team", "opened_on", "closed_on", "fictional"}
)
"""What says whose case it is: no answer that could be left out."""
WHY = "A study holds codes and numbers, never words, concerns, needs or places."
Cells = dict[str, str]


class Mapped(NamedTuple):
    """One map of a study, and whose it is."""

    participant: Participant
    network: Network


class Written(NamedTuple):
    """The files of a study by name, and what of the maps is not in them."""

    files: dict[str, str]
    left_out: tuple[LeftOut, ...]


def write_study(maps: Sequence[Mapped], *, names: bool) -> Written:
    """Return the files of a study of these maps, one ego each.

    Names and other short texts are in it only where `names` says so; an ego is known by
    the participant's reference.
    """
    mapping = own_mapping(names=names, files=FILES)
    files = {MAPPING_FILE: write_mapping(mapping)}
    for table, file in FILES.items():
        columns = [*KEYS[table], *told_fields(table, names=names)]
        rows = (row for one in maps for row in rows_of(one, table))
        files[file] = write_table(columns, rows)
    return Written(files, tuple(left_out_of(maps, names=names)))


def told_fields(table: TableName, *, names: bool) -> list[str]:
    """Return the fields that a table tells, with or without names."""
    return [field.name for field in FIELDS[table] if names or not field.text]


def rows_of(one: Mapped, table: TableName) -> Iterator[Cells]:
    """Yield the rows of a table that a map fills, with every field of theirs."""
    ego = {EGO: one.participant.reference}
    network = one.network
    if table == "egos":
        yield ego | _cells(table, one.participant, network.review)
    elif table == "alters":
        ties = {tie.alter_id: tie for tie in network.ties}
        wishes = {wish.alter_id: wish for wish in network.wishes}
        for alter in network.alters:
            key = alter.alter_id
            told = [alter, ties[key], *([wishes[key]] if key in wishes else [])]
            yield ego | {ID: key} | _cells(table, *told)
    else:
        for link in network.links:
            yield ego | {FIRST: link.first, SECOND: link.second} | _cells(table, link)


def _cells(table: TableName, *values: Value) -> Cells:
    by_kind = {type(value): value for value in values}
    return {
        field.name: field.write(getattr(by_kind[field.of], field.name))
        for field in FIELDS[table]
        if field.of in by_kind
    }


def left_out_of(maps: Sequence[Mapped], *, names: bool) -> Iterator[LeftOut]:
    """Yield what maps say that a study does not tell, with how often they say it."""
    counted: dict[str, int] = {}
    for one in maps:
        for place in _untold(one, names=names):
            counted[place] = counted.get(place, 0) + 1
    for place, times in counted.items():
        what = "Once" if times == 1 else f"{times} times"
        yield LeftOut(place=place, what=what, why=WHY)


def _untold(one: Mapped, *, names: bool) -> Iterator[str]:
    """Yield each answer on a map that no table tells, as "tie.own_words"."""
    told = {
        (field.of, field.name)
        for fields in FIELDS.values()
        for field in fields
        if names or not field.text
    }
    network = one.network
    parts: list[tuple[str, Collection[str], Sequence[Value]]] = [
        ("participant", OF_A_CASE, [one.participant]),
        ("review", IDENTITY["review"], [network.review]),
        *(
            (field, IDENTITY[part], getattr(network, field))
            for part, field in PARTS.items()
        ),
    ]
    for part, identity, values in parts:
        for value in values:
            for name, info in type(value).model_fields.items():
                kept = name in identity or (type(value), name) in told
                if not kept and getattr(value, name) != info.default:
                    yield f"{part}.{name}"
