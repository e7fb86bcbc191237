"""Every fault of a case file, found before anything of it is taken over.

The values are checked first, each by itself; then what only shows across values: ids,
the chain of snapshots, the versions of facts.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from netmap.exchange.faults import Fault, faults_of
from netmap.model.base import Value
from netmap.model.case import CASE_FORMAT, CaseFile
from netmap.model.fact import Fact
from netmap.model.network import Ids, problems
from netmap.model.snapshot import SnapshotContent, digest_of

MOST_ALTERS = 1_000
Plain = dict[str, Any]


def faults_in(plain: Plain) -> Iterator[Fault]:
    """Yield every fault of a case file's JSON object."""
    if plain.get("format") != CASE_FORMAT:
        yield Fault(
            place="format",
            problem=f"is not {CASE_FORMAT}",
            mend="Use the netmap that wrote this file, or check the file.",
        )
        return
    oversized = list(_oversized(plain))
    yield from oversized or _all_faults(plain)


def _all_faults(plain: Plain) -> Iterator[Fault]:
    yield from _unfit(CaseFile, plain, "")
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        place = f"snapshots[{index}].document"
        yield from _unfit(SnapshotContent, _of(snapshot, "document"), place)
    for place, network in _networks(plain):
        yield from _apart(place, network)
    yield from _chain_faults(plain)
    yield from _draft_faults(plain)
    yield from _version_faults(plain)
    yield from _missing_facts(plain)


def _unfit(model: type[Value], plain: object, place: str) -> Iterator[Fault]:
    """What does not fit by itself; what does not fit together is found by `_apart`."""
    try:
        model.model_validate_json(json.dumps(plain), strict=True)
    except ValidationError as error:
        yield from faults_of(error, place, leaving_out="map_apart")


def _oversized(plain: Plain) -> Iterator[Fault]:
    for place, network in _networks(plain):
        if len(_list(network, "alters")) > MOST_ALTERS:
            yield Fault(
                place=f"{place}.alters",
                problem=f"has more than {MOST_ALTERS} alters",
                mend="A map of one person's life is smaller: check the file.",
            )


def _apart(place: str, network: Plain) -> Iterator[Fault]:
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


def _chain_faults(plain: Plain) -> Iterator[Fault]:
    participant = _of(plain.get("participant"), "id")
    previous = None
    earlier: list[object] = []
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        document = _of(snapshot, "document")
        review = _of(_of(document, "network"), "review")
        place = f"snapshots[{index}]"
        yield from _digest_faults(place, snapshot, document)
        in_chain = {
            "number": (_of(document, "number"), index + 1),
            "previous": (_of(document, "previous"), previous),
            "participant.id": (_of(_of(document, "participant"), "id"), participant),
        }
        for field, (found, expected) in in_chain.items():
            if found != expected:
                yield _sealed(f"{place}.document.{field}", "does not fit the chain")
        where = f"{place}.document.network.review"
        yield from _review_faults(where, review, participant, earlier)
        earlier.append(_of(review, "review_id"))
        previous = _of(snapshot, "digest")


def _draft_faults(plain: Plain) -> Iterator[Fault]:
    if plain.get("draft") is not None:
        participant = _of(plain.get("participant"), "id")
        earlier = [
            _of(_of(_of(_of(one, "document"), "network"), "review"), "review_id")
            for one in _list(plain, "snapshots")
        ]
        review = _of(plain["draft"], "review")
        yield from _review_faults("draft.review", review, participant, earlier)


def _review_faults(
    place: str, review: object, participant: object, earlier: list[object]
) -> Iterator[Fault]:
    """What does not fit between a review and those before it in the file."""
    corrects = _of(review, "corrects")
    if _of(review, "participant_id") != participant:
        yield _sealed(f"{place}.participant_id", "is another participant's")
    if _of(review, "number") != len(earlier) + 1:
        yield _sealed(f"{place}.number", f"should be {len(earlier) + 1}")
    if _of(review, "review_id") in earlier:
        yield _sealed(f"{place}.review_id", "is used twice")
    if corrects is not None and corrects not in earlier:
        yield _sealed(f"{place}.corrects", "names no earlier review of the file")


def _digest_faults(place: str, snapshot: object, document: object) -> Iterator[Fault]:
    try:
        fits = isinstance(document, dict) and (
            digest_of(document) == _of(snapshot, "digest")
        )
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        yield _sealed(f"{place}.digest", "is not the digest of the document")


def _version_faults(plain: Plain) -> Iterator[Fault]:
    known: dict[tuple[str, str], int] = {}
    for index, fact in enumerate(_list(plain, "facts")):
        key = _fact_key(fact)
        expected = known.get(key, 0) + 1
        if _version(fact) != expected:
            yield Fault(
                place=f"facts[{index}].version",
                problem=f"should be {expected}",
                mend="Keep every version of a fact, in their order.",
            )
        known[key] = expected


def _read(fact: object) -> object:
    """Return a fact as netmap reads it: an older document lacks newer fields."""
    try:
        return Fact.model_validate(fact)
    except ValidationError:
        return fact


def _missing_facts(plain: Plain) -> Iterator[Fault]:
    known = {
        (*_fact_key(fact), str(_version(fact))): fact for fact in _list(plain, "facts")
    }
    for index, snapshot in enumerate(_list(plain, "snapshots")):
        sealed = _list(_of(snapshot, "document"), "facts")
        for number, fact in enumerate(sealed):
            found = known.get((*_fact_key(fact), str(_version(fact))))
            if found != fact and _read(found) != _read(fact):
                place = f"snapshots[{index}].document.facts[{number}]"
                yield _sealed(place, "is not among the facts of the file")


def _fact_key(fact: object) -> tuple[str, str]:
    return str(_of(_of(fact, "body"), "kind")), str(_of(fact, "fact_id"))


def _version(fact: object) -> object:
    version = _of(fact, "version")
    return 1 if version is None else version


def _sealed(place: str, problem: str) -> Fault:
    return Fault(
        place=place,
        problem=problem,
        mend="The file was changed after it was exported: export it again.",
    )


def _networks(plain: Plain) -> Iterator[tuple[str, Plain]]:
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


def _texts(network: Plain, part: str, field: str) -> list[str]:
    return [str(_of(one, field)) for one in _list(network, part)]
