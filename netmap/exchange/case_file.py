"""The case file `netmap.case/1`: everything about one participant, as JSON."""

import json
from typing import Any

from netmap.exchange.case_faults import faults_in
from netmap.exchange.faults import FileRefused
from netmap.exchange.json_file import read_json, refuse
from netmap.model.case import CASE_FORMAT, CaseFile
from netmap.model.snapshot import SnapshotContent


def write_case(case: CaseFile) -> bytes:
    """Return a case as the bytes of a case file."""
    plain = case.model_dump(mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file, with that of a sealed document in it."""
    schema = CaseFile.model_json_schema()
    document = SnapshotContent.model_json_schema()
    schema["$defs"] |= document.pop("$defs")
    schema["$defs"]["SnapshotContent"] = document
    schema["$defs"]["Snapshot"]["properties"]["document"] = {
        "$ref": "#/$defs/SnapshotContent"
    }
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = f"urn:{CASE_FORMAT.replace('/', ':')}"
    return schema


def read_case(content: bytes) -> CaseFile:
    """Return the case that a file holds.

    Raises:
        FileRefused: something in it cannot be read; it lists every fault.
    """
    return case_of(read_json(content))


def case_of(plain: dict[str, Any]) -> CaseFile:
    """Return the case that a file's JSON object holds.

    Raises:
        FileRefused: something in it cannot be read; it lists every fault.
    """
    try:
        text = json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        refuse("holds half a character (a lone surrogate)", "Take it out.")
    except RecursionError:
        refuse("is nested too deep", "Check that it is the right file.")
    found = tuple(faults_in(plain))
    if found:
        raise FileRefused(found)
    return CaseFile.model_validate_json(text, strict=True)
