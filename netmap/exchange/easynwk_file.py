"""An easyNWK Web file as read: the one map asked for, checked, and its faults.

A file holds several maps of one person. Only the map asked for is checked, so that a
fault in another one stands in nobody's way.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TypeVar

from pydantic import ValidationError

from netmap.exchange.easynwk_shape import FileMap, FileRecord, FileVersion, Part
from netmap.exchange.faults import Fault, FileRefused, faults_of
from netmap.exchange.json_file import read_json

MEND = "Open the file in easyNWK Web, put this right and save it again."
EXPORT = "Choose a file that easyNWK Web saved as JSON."
CHOOSE = "Choose one of the maps in the file by its number."
Shape = TypeVar("Shape", bound=Part)


class Chosen(NamedTuple):
    """The file, and the map that was asked for with its place in the list."""

    record: FileRecord
    number: int
    version: FileVersion

    @property
    def place(self) -> str:
        """Where the map stands in the file."""
        return f"versions[{self.number}]"


def read_file(content: bytes, version: int | None) -> Chosen:
    """Return the map with this number, or the one that the file calls current.

    Raises:
        FileRefused: with the faults of the file's frame, or every fault of that map.
    """
    record = _record(read_json(content))
    number = _wanted(record, record.current_version if version is None else version)
    place = f"versions[{number}]"
    read = _checked(FileVersion, record.versions[number], place)
    faults = tuple(_misfits(read.nwk, f"{place}.nwk"))
    if faults:
        raise FileRefused(faults)
    return Chosen(record, number, read)


def _record(loaded: dict[str, Any]) -> FileRecord:
    if not loaded.keys() & {"versions", "alteri"}:
        _refuse("the file", "is not an easyNWK file", EXPORT)
    if "versions" not in loaded:
        _refuse("date", "is missing, as in files older than easyNWK Web 2.1", MEND)
    return _checked(FileRecord, loaded, "")


def _wanted(record: FileRecord, number: int | None) -> int:
    if number is None:
        _refuse("currentVersion", "does not say which map is the current one", CHOOSE)
    found = [
        index
        for index, version in enumerate(record.versions)
        if version.get("id") == number
    ]
    if not found:
        _refuse("versions", f"there is no map with the number {number}", CHOOSE)
    if len(found) > 1:
        _refuse("versions", f"the number {number} is used for two maps", MEND)
    return found[0]


def _misfits(nwk: FileMap, place: str) -> Iterator[Fault]:
    seen: set[int] = set()
    for index, alter in enumerate(nwk.alteri):
        if alter.id in seen:
            yield _fault(f"{place}.alteri[{index}].id", "is used twice", MEND)
        seen.add(alter.id)
    for index, line in enumerate(nwk.connections):
        for end, number in (("id1", line.id1), ("id2", line.id2)):
            if number not in seen:
                where = f"{place}.connections[{index}].{end}"
                yield _fault(where, "leads to nobody", MEND)


def _checked(shape: type[Shape], loaded: dict[str, Any], place: str) -> Shape:
    try:
        return shape.model_validate(loaded)
    except ValidationError as error:
        faults = tuple(
            fault.model_copy(update={"mend": MEND}) for fault in faults_of(error, place)
        )
    raise FileRefused(faults)


def _refuse(place: str, problem: str, mend: str) -> NoReturn:
    raise FileRefused((_fault(place, problem, mend),))


def _fault(place: str, problem: str, mend: str) -> Fault:
    return Fault(place=place, problem=problem, mend=mend)
