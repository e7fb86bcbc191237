"""The case file `netmap.case/1`: JSON about one participant, read with every fault."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from netmap.exchange.faults import Fault, FileRefused
from netmap.model.base import Value
from netmap.model.case import CASE_FORMAT, CaseFile
from netmap.model.network import Ids, problems
from netmap.model.snapshot import SnapshotContent, digest_of
from netmap.words.problems import mend_sentence, problem_sentence

LARGEST = 50_000_000
MOST_ALTERS = 1_000
ADAPTER = TypeAdapter(CaseFile)


def write_case(case: CaseFile) -> bytes:
    """Return a case as the bytes of a case file."""
    plain = case.model_dump(mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file; a sealed document's is `$defs`-free.

    The document of a snapshot is JSON as it was sealed; its own schema stands under
    `properties.snapshots.items.properties.document`.
    """
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
    plain = read_json(content)
    found = list(_faults(plain))
    if found:
        raise FileRefused(tuple(found))
    return CaseFile.model_validate(plain)


def read_json(content: bytes) -> dict[str, Any]:
    """Return a file's JSON object.

    Raises:
        FileRefused: it is too large, not UTF-8, not JSON, not an object, or names a
            field twice.
    """
    if len(content) > LARGEST:
        _refuse("is larger than 50 MB", "A case file is far smaller: check the file.")
    try:
        plain = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_no_field_twice,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        _refuse("is not text in UTF-8", "Save it as UTF-8.")
    except json.JSONDecodeError as error:
        _refuse(
            f"is not JSON: line {error.lineno}, column {error.colno}",
            "Mend the file there, or export it again.",
        )
    except (ValueError, RecursionError):
        _refuse("is not JSON that netmap reads", "Export it again.")
    if not isinstance(plain, dict):
        _refuse("is not a JSON object", "Check that it is the right file.")
    return plain


def faults_of(error: ValidationError, place: str = "") -> Iterator[Fault]:
    """Yield a fault for each thing that does not fit a value."""
    for one in error.errors(include_url=False, include_input=False):
        yield Fault(
            place=_joined(place, one["loc"]),
            problem=problem_sentence(one),
            mend=mend_sentence(one),
        )


def _faults(plain: dict[str, Any]) -> Iterator[Fault]:
    if plain.get("format") != CASE_FORMAT:
        yield Fault(
            place="format",
            problem=f"is not {CASE_FORMAT}",
            mend="Use the netmap that wrote this file, or check the file.",
        )
        return
    oversized = list(_oversized(plain))
    if oversized:
        yield from oversized
        return
    yield from _unfit(CaseFile, plain, "")
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        place = f"snapshots[{index}].document"
        yield from _unfit(SnapshotContent, _of(snapshot, "document"), place)
    for place, network in _networks(plain):
        yield from _apart(place, network)
    yield from _chain_faults(plain)
    yield from _fact_faults(plain)


def _unfit(model: type[Value], plain: object, place: str) -> Iterator[Fault]:
    try:
        model.model_validate(plain)
    except ValidationError as error:
        own = [
            fault
            for fault in faults_of(error, place)
            if not fault.problem.startswith(
                ("alters[", "ties[", "wishes[", "links[", "needs[")
            )
        ]
        yield from own


def _oversized(plain: dict[str, Any]) -> Iterator[Fault]:
    for place, network in _networks(plain):
        if len(_list(network, "alters")) > MOST_ALTERS:
            yield Fault(
                place=f"{place}.alters",
                problem=f"has more than {MOST_ALTERS} alters",
                mend="A map of one person's life is smaller: check the file.",
            )


def _apart(place: str, network: dict[str, Any]) -> Iterator[Fault]:
    ids = Ids(
        alters=_texts(network, "alters", "alter_id"),
        ties=_texts(network, "ties", "alter_id"),
        wishes=_texts(network, "wishes", "alter_id"),
        needs=_texts(network, "needs", "need_id"),
        links=[
            (str(_of(link, "first")), str(_of(link, "second")))
            for link in _list(network, "links")
        ],
    )
    for where, problem in problems(ids):
        yield Fault(
            place=f"{place}.{where}",
            problem=problem,
            mend="Give each its own id, and name only alters of this map.",
        )


def _chain_faults(plain: dict[str, Any]) -> Iterator[Fault]:
    participant = _of(plain.get("participant"), "id")
    previous = None
    reviews: set[object] = set()
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        document = _of(snapshot, "document")
        review = _of(_of(document, "network"), "review")
        place = f"snapshots[{index}]"
        yield from _digest_faults(place, snapshot, document)
        said = (
            ("document.number", _of(document, "number"), index + 1),
            ("document.previous", _of(document, "previous"), previous),
            (
                "document.participant.id",
                _of(_of(document, "participant"), "id"),
                participant,
            ),
            (
                "document.network.review.participant_id",
                _of(review, "participant_id"),
                participant,
            ),
        )
        for field, found, expected in said:
            if found != expected:
                yield _sealed_fault(f"{place}.{field}", "does not fit the chain")
        if _of(review, "review_id") in reviews:
            yield _sealed_fault(
                f"{place}.document.network.review.review_id", "is used twice"
            )
        reviews.add(_of(review, "review_id"))
        previous = _of(snapshot, "digest")
    draft = _of(plain.get("draft"), "review")
    if draft is not None and _of(draft, "participant_id") != participant:
        yield _sealed_fault("draft.review.participant_id", "is another participant's")
    if draft is not None and _of(draft, "review_id") in reviews:
        yield _sealed_fault("draft.review.review_id", "is used twice")


def _digest_faults(place: str, snapshot: object, document: object) -> Iterator[Fault]:
    try:
        fits = isinstance(document, dict) and digest_of(document) == _of(
            snapshot, "digest"
        )
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        yield _sealed_fault(f"{place}.digest", "is not the digest of the document")


def _fact_faults(plain: dict[str, Any]) -> Iterator[Fault]:
    known: dict[tuple[object, object], int] = {}
    for index, fact in enumerate(_list(plain, "facts")):
        key = (_of(_of(fact, "body"), "kind"), _of(fact, "fact_id"))
        expected = known.get(key, 0) + 1
        version = _of(fact, "version")
        if (1 if version is None else version) != expected:
            yield Fault(
                place=f"facts[{index}].version",
                problem=f"should be {expected}",
                mend="Keep every version of a fact, in their order.",
            )
        known[key] = expected
    whole = [fact for fact in _list(plain, "facts") if isinstance(fact, dict)]
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        sealed = _list(_of(snapshot, "document"), "facts")
        for number, fact in enumerate(sealed):
            if fact not in whole:
                place = f"snapshots[{index}].document.facts[{number}]"
                yield _sealed_fault(place, "is not among the facts of the file")


def _sealed_fault(place: str, problem: str) -> Fault:
    return Fault(
        place=place,
        problem=problem,
        mend="The file was changed after it was exported: export it again.",
    )


def _networks(plain: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        network = _of(_of(snapshot, "document"), "network")
        if isinstance(network, dict):
            yield f"snapshots[{index}].document.network", network
    if isinstance(plain.get("draft"), dict):
        yield "draft", plain["draft"]


def _list(value: object, field: str) -> list[Any]:
    found = _of(value, field)
    return found if isinstance(found, list) else []


def _of(value: object, field: str) -> Any:  # noqa: ANN401 -- unread JSON
    return value.get(field) if isinstance(value, dict) else None


def _texts(network: dict[str, Any], part: str, field: str) -> list[str]:
    return [str(_of(one, field)) for one in _list(network, part)]


def _joined(place: str, loc: Iterable[int | str]) -> str:
    for part in loc:
        place += f"[{part}]" if isinstance(part, int) else f".{part}"
    return place.removeprefix(".") or "the file"


def _no_field_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a field is named twice"
        raise ValueError(message)
    return found


def _no_constant(name: str) -> float:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _refuse(problem: str, mend: str) -> None:
    raise FileRefused((Fault(place="the file", problem=problem, mend=mend),))
