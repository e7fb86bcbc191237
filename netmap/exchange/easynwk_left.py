"""What an easyNWK map says that has no place in netmap's, entry by entry.

An entry that says nothing is not listed: an empty text, a gender "not specified", a
mark that was never set, a number that easyNWK uses to find things.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from netmap.exchange.easynwk_file import Chosen
from netmap.exchange.easynwk_sectors import Quarter, quarter_of, sector_of
from netmap.exchange.easynwk_shape import (
    OUTER_CIRCLE,
    FileAlter,
    FileConnection,
    Part,
    band_of,
)
from netmap.exchange.easynwk_ties import directions_of, standing_of
from netmap.exchange.left_out import LeftOut, inside, shown
from netmap.model.codes import Sector, Standing
from netmap.model.network import pair
from netmap.words.labels import label

SCREEN = "This is a setting of easyNWK's screen."
CHOICE = "netmap does not tell apart what was filled in and what was chosen."
EDGES = ("no current relationship", "existing", "multiplex")
WAYS = ("none", "given by the participant", "received by the participant", "both ways")
UNSPECIFIED = ("", "nicht festgelegt", "kein Mensch")
UNMARKED = (0, "0")


class Entry(NamedTuple):
    """How an entry is told that netmap does not read, and which values say nothing."""

    words: str
    why: str
    silent: tuple[object, ...] = ()


UNKNOWN = Entry("an entry that netmap does not know", "It was not read.")
GENDER = Entry("gender", "netmap does not record gender.", UNSPECIFIED)
EMOJI = Entry("an emoji", "netmap draws its own marks.", ("",))
COUNT = Entry("easyNWK's own count of versions", "netmap counts its own.")
LINKING = Entry(
    "support in reaching others (“linking”)", "netmap has no such kind.", UNMARKED
)
UNCLEAR = Entry(
    "a kind of support from a trial version of easyNWK",
    "Its meaning changed between versions: ask, then record it.",
    UNMARKED,
)
ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {
        "file.size": Entry("a size of text or marks", SCREEN),
        "version.title": Entry(
            "the title of the map", "A review in netmap has a date and no title.", ("",)
        ),
        "nwk.editIndex": Entry("who was open for editing", SCREEN, (None,)),
        "nwk.editTab": Entry("which form was open", SCREEN, ("",)),
        "ego.version": COUNT,
        "ego.currentGender": GENDER,
        "ego.emoji": EMOJI,
        "ego.note": Entry(
            "a note about the participant",
            "It is not known whose words it is in: copy it where it belongs.",
            ("",),
        ),
        "alter.version": COUNT,
        "alter.currentGender": GENDER,
        "alter.emoji": EMOJI,
        "alter.contactOfPartner": Entry(
            "a contact of the partner's", "netmap has no such mark."
        ),
        "alter.roleDefault": Entry(
            "easyNWK filled in the role, nobody chose it", CHOICE, (False,)
        ),
        "alter.genderDefault": Entry(
            "easyNWK filled in the gender, nobody chose it", CHOICE, (False,)
        ),
        "alter.edgeTypeDefault": Entry(
            "easyNWK filled in the relationship, nobody chose it", CHOICE, (False,)
        ),
        "alter.conflict": Entry(
            "the relationship is marked as one with conflict",
            "The file does not say whose view this is: ask, then record each view.",
            (False,),
        ),
        "alter.supportLinking": LINKING,
        "alter.supportCognitive": UNCLEAR,
        "alter.supportMaterial": UNCLEAR,
        "alter.supportPractical": UNCLEAR,
        "connection.version": COUNT,
    }
)


def left_out(chosen: Chosen) -> tuple[LeftOut, ...]:
    """Return everything in the file that the map in netmap does not show as it was."""
    return tuple(_file(chosen)) + tuple(_map(chosen))


def _file(chosen: Chosen) -> Iterator[LeftOut]:
    record, number = chosen.record, chosen.version.id
    yield from _extras("file", "", record)
    if record.current_version not in (None, number):
        what = f"the file calls map {record.current_version} the current one"
        yield _left("currentVersion", what, f"Map {number} was asked for.")
    for index, other in enumerate(record.versions):
        if index != chosen.number:
            parts = (
                f"{key} {shown(other.get(key))}" for key in ("id", "title", "date")
            )
            what = f"another map: {', '.join(parts)}"
            yield _left(f"versions[{index}]", what, "One map is read at a time.")


def _map(chosen: Chosen) -> Iterator[LeftOut]:
    nwk, place = chosen.version.nwk, f"{chosen.place}.nwk"
    yield from _extras("version", chosen.place, chosen.version)
    yield from _extras("nwk", place, nwk)
    yield from _age(f"{place}.ego", nwk.ego.age)
    yield from _extras("ego", f"{place}.ego", nwk.ego)
    if nwk.alteri:
        what = "the exact angle at which each alter stands"
        why = "easyNWK's sectors were fitted into netmap's; the order in each stays."
        yield _left(f"{place}.alteri[*].angle", what, why)
    for index, alter in enumerate(nwk.alteri):
        yield from _alter(f"{place}.alteri[{index}]", alter)
    yield from _connections(f"{place}.connections", nwk.connections)


def _alter(place: str, alter: FileAlter) -> Iterator[LeftOut]:
    yield from _kind(place, alter)
    yield from _age(place, alter.age)
    yield from _position(place, alter)
    yield from _relationship(place, alter)
    yield from _support(place, alter)
    if alter.note:
        why = "easyNWK does not say; the note is kept as the worker's note."
        yield _left(f"{place}.note", "whose words the note is in", why)
    yield from _extras("alter", place, alter)


def _kind(place: str, alter: FileAlter) -> Iterator[LeftOut]:
    if not alter.human:
        what = "this is not a person, and the file does not say what it is"
        why = "It was taken for an animal: change it if it is something else."
        yield _left(f"{place}.human", what, why)


def _age(place: str, years: str) -> Iterator[LeftOut]:
    if not years:
        return
    band = band_of(years)
    why = f"netmap keeps an age band, never an exact age: {label(band).lower()}."
    yield _left(f"{place}.age", f"the age {shown(years)}", why)


def _position(place: str, alter: FileAlter) -> Iterator[LeftOut]:
    quarter = quarter_of(alter.angle)
    partner = sector_of(quarter, alter.role) is Sector.PARTNER
    if partner and quarter is not Quarter.FAMILY:
        what = f"easyNWK's sector: {quarter.name.lower()}"
        yield _left(f"{place}.angle", what, "The role is a partner's.")
    if alter.distance > OUTER_CIRCLE:
        what = f"the place outside the outer circle, at {alter.distance:g} of 100"
        yield _left(f"{place}.distance", what, "It stands on the rim of netmap's map.")


def _relationship(place: str, alter: FileAlter) -> Iterator[LeftOut]:
    where, edge = f"{place}.edgeType", EDGES[alter.edge_type]
    if standing_of(alter) is Standing.TO_ASK:
        why = "easyNWK sets this by itself here: ask how things stand."
        yield _left(where, f"the relationship: {edge}", why)
    elif alter.deceased and alter.edge_type:
        yield _left(where, f"the relationship: {edge}", "They have died.")
    elif edge == "multiplex":
        what = "the relationship is multiplex: they meet in several roles"
        yield _left(where, what, "netmap has no such mark; the tie is current.")
    if alter.edge_type_by_user not in (-1, alter.edge_type):
        what = f"the relationship last chosen: {EDGES[alter.edge_type_by_user]}"
        yield _left(f"{place}.edgeTypeByUser", what, "netmap keeps one standing.")


def _support(place: str, alter: FileAlter) -> Iterator[LeftOut]:
    if alter.support_instrumental:
        what = "instrumental support can be practical help or money"
        why = "It was taken for practical help: ask which it is."
        yield _left(f"{place}.supportInstrumental", what, why)
    directions = directions_of(alter)
    if len(set(directions.values())) > 1:
        parts = (f"{kind.value} {WAYS[way]}" for kind, way in directions.items())
        what = f"the direction of each kind of support: {', '.join(parts)}"
        why = "A tie has one direction: both ways, with the kinds that are received."
        yield _left(f"{place}.support*", what, why)


def _connections(place: str, lines: tuple[FileConnection, ...]) -> Iterator[LeftOut]:
    seen: set[tuple[str, str]] = set()
    for index, line in enumerate(lines):
        where = f"{place}[{index}]"
        ends = pair(str(line.id1), str(line.id2))
        if line.id1 == line.id2:
            yield _left(where, "a line from someone to themselves", "It says nothing.")
        elif ends in seen:
            yield _left(where, "a line that is there already", "It was read once.")
        seen.add(ends)
        yield from _extras("connection", where, line)


def _extras(kind: str, place: str, part: Part) -> Iterator[LeftOut]:
    for key, value in part.extras.items():
        entry = ENTRIES.get(f"{kind}.{key}", UNKNOWN)
        if value not in entry.silent:
            what = f"{entry.words}: {shown(value)}"
            yield _left(inside(place, key), what, entry.why)


def _left(place: str, what: str, why: str) -> LeftOut:
    return LeftOut(place=place, what=what, why=why)
