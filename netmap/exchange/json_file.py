"""The JSON object that a file holds, or one plain fault that says why there is none."""

import json
from typing import Any, NoReturn

from netmap.exchange.faults import Fault, FileRefused
from netmap.exchange.left_out import shown

LARGEST = 50_000_000


def read_json(content: bytes) -> dict[str, Any]:
    """Return a file's JSON object.

    Raises:
        FileRefused: it is too large, not UTF-8, not JSON, not an object, or names a
            field twice.
    """
    if len(content) > LARGEST:
        refuse("is larger than 50 MB", "A case file is far smaller: check the file.")
    plain = _loaded(content)
    if not isinstance(plain, dict):
        refuse("is not a JSON object", "Check that it is the right file.")
    return plain


def refuse(problem: str, mend: str, file: str = "the file") -> NoReturn:
    """Refuse the whole file for one thing.

    Raises:
        FileRefused: always.
    """
    raise FileRefused((Fault(place=file, problem=problem, mend=mend),))


def _loaded(content: bytes) -> object:
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_no_field_twice,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        refuse("is not text in UTF-8", "Save it as UTF-8.")
    except json.JSONDecodeError as error:
        refuse(
            f"is not JSON: line {error.lineno}, column {error.colno}",
            "Mend the file there, or export it again.",
        )
    except RecursionError:
        refuse("is nested too deep", "Check that it is the right file.")
    except ValueError:
        refuse("holds a number that is far too long", "Export it again.")


def _no_field_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        refuse(f"names the field {shown(twice)} twice in one place", "Take one out.")
    return found


def _no_constant(name: str) -> NoReturn:
    refuse(f"holds {name}, which is no number in JSON", "Export it again.")
