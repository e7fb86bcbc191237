"""Small evidence packs about nobody, made to be written, read and tampered with."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from netmap.evidence.pack import (
    Extract,
    Pack,
    PackClaim,
    PackCriterion,
    PackSignature,
    PackSnapshot,
)
from netmap.model.evidence import ClaimState, EvidenceKind, Passage, ReflectiveModel
from netmap.model.snapshot import Document
from netmap.store.pack_tables import COLUMNS, INDEX
from tests.support import values

DAY = date(2026, 11, 26)
DIGEST = "1d" * 32
PAPER_FILES = {"evidence.pdf": b"%PDF-1.7 a paper", "evidence.docx": b"PK a letter"}


def document(**said: Any) -> Document:
    """Return a de-identified document: two people, a tie, a wish, a link, a rule."""
    first: Document = {
        "format": "netmap.deidentified/1",
        "source": DIGEST,
        "number": 3,
        "week": 12,
        "size": "1 to 5",
        "people": [
            person("n1", label="Aunt 1"),
            person("n2", label="Friend 1", ring=None),
        ],
        "ties": [
            {"id": "n1", "standing": "current", "support": ["practical", "company"]},
            {"id": "n2", "standing": "ended", "support": None, "key_person": True},
        ],
        "wishes": [{"id": "n1", "wish": "restore", "confirmed": True}],
        "links": [{"first": "n1", "second": "n2", "knows": False}],
        "rules": [{"id": "n2", "sort": "Court", "effect": "none", "binds": "both"}],
        "review": {"led_by": None, "methods": []},
    }
    return {**first, **said}


def person(key: str, **said: Any) -> Any:
    """Return somebody of a document."""
    first = {"id": key, "label": "Aunt 1", "kind": "person", "sector": "family"}
    return {**first, "paid": False, "ring": 2, **said}


def snapshot(**said: Any) -> PackSnapshot:
    """Return a cited snapshot."""
    first: dict[str, Any] = {
        "name": "Case 1, review 3",
        "week": 12,
        "digest": DIGEST,
        "intact": True,
        "document": document(),
        "svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "described": "2 people.",
    }
    return PackSnapshot(**{**first, **said})


def claim(**said: Any) -> PackClaim:
    """Return a claim with two passages, a table and two signatures."""
    first: dict[str, Any] = {
        "claim_id": "c-1",
        "criterion": "SN:P6",
        "code": "0331.6",
        "paraphrase": "Decide together which relationships to keep or leave",
        "criteria": "2026-11",
        "evidence": EvidenceKind.REFLECTIVE_ACCOUNT,
        "state": ClaimState.ACCEPTED,
        "pointer": "wish[n1]",
        "shows": "A wish was recorded in the participant’s own words.",
        "extract": Extract(
            columns=("What", "Recorded"), rows=(("Wish", "Restore"), ("Asked", "Yes"))
        ),
        "model": ReflectiveModel.DRISCOLL,
        "passages": (
            Passage(stage="what", text="I asked, and then I waited."),
            Passage(stage="so_what", text=""),
        ),
        "snapshot": DIGEST,
        "signatures": (
            PackSignature(role="supervisor", name="Bill Example", signed_on=DAY),
            PackSignature(
                role="assessor", name="Sue Example", signed_on=DAY, reason="Enough."
            ),
        ),
    }
    return PackClaim(**{**first, **said})


def pack(**said: Any) -> Pack:
    """Return a pack of one claim that rests on one snapshot."""
    first: dict[str, Any] = {
        "title": "Evidence pack of Ash",
        "whose": "Ash Example, practitioner",
        "made_on": DAY,
        "criteria": "2026-11",
        "window": 12,
        "summary": (
            PackCriterion(criterion="SN:P6", paraphrase="Decide together", claims=1),
        ),
        "claims": (claim(),),
        "snapshots": (snapshot(),),
    }
    return Pack(**{**first, **said})


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(["x" * 1000, "👩" * 1001]),
    st.lists(st.text("ab\0", max_size=3), max_size=2),
)
"""Anything that an entry of a document could say, fitting its column or not."""


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return a document whose lists say whatever they like in the fields they have."""
    found = document()
    for table, part in INDEX.items():
        names = st.sampled_from([*COLUMNS[table], "unknown"])
        entries = st.one_of(st.dictionaries(names, CELLS, max_size=4), CELLS)
        found[part] = draw(st.lists(entries, max_size=3))
    return found


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """Return a table of a few columns, one of them twice at times."""
    columns = draw(st.lists(values.WORDS, max_size=3))
    rows = draw(st.lists(st.tuples(*[values.WORDS] * len(columns)), max_size=3))
    return Extract(columns=tuple(columns), rows=tuple(rows))


def packs() -> st.SearchStrategy[Pack]:
    """Return a strategy for packs with any text in any place."""
    texts = st.one_of(values.WORDS, st.integers(990, 2010).map(lambda one: "né" * one))
    passages = st.builds(Passage, stage=values.IDS, text=texts)
    signatures = values.of(PackSignature, reason=texts)
    claims = values.of(
        PackClaim,
        extract=extracts(),
        passages=st.lists(passages, max_size=2).map(tuple),
        signatures=st.lists(signatures, max_size=2).map(tuple),
    )
    snapshots = values.of(
        PackSnapshot, document=documents(), svg=values.WORDS, described=values.WORDS
    )
    return values.of(
        Pack,
        summary=st.just(()),
        claims=st.lists(claims, max_size=2, unique_by=lambda one: one.claim_id),
        snapshots=st.lists(snapshots, max_size=2, unique_by=lambda one: one.digest),
    )
