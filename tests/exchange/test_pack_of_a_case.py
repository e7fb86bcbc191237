"""A pack of a whole case in which everything that was written says who it is about.

The case has the shape of a fictional one, with other words: every name, place,
reference and note in it is a planted one.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
from pydantic import StringConstraints
from pydantic.fields import FieldInfo
from pypdf import PdfReader
from pypdf.generic import StreamObject

from netmap.casework.evidence import Wanted, see_evidence
from netmap.casework.keeping import make_store
from netmap.casework.packing import take_case_pack
from netmap.casework.transfer import import_case
from netmap.demo import sample_files
from netmap.desk import packed
from netmap.evidence.pack import Pack
from netmap.exchange.case_file import read_case
from netmap.exchange.pack import verify_pack
from netmap.model.base import Value
from netmap.model.case import CaseFile
from netmap.model.evidence import EvidenceKind
from netmap.model.snapshot import Snapshot, sealed
from tests.support.claims import fresh, submit, write
from tests.support.pdf import assert_accessible
from tests.support.tale import ASH, AT, KEY, Tale

CASE = "DEMO-H1"
FIRST = (
    *("Marisol", "Tegan", "Ottilie", "Fenwick", "Isolde", "Bronagh", "Caspian"),
    *("Delphine", "Eluned", "Florian", "Ginevra", "Hamish", "Ingrid", "Jocasta"),
    *("Kestrel", "Lysander", "Morwenna", "Nerys", "Oberon", "Peregrine"),
)
LAST = (
    *("Ashgrove", "Birtwhistle", "Cobbledick", "Drinkwater", "Entwistle"),
    *("Featherstone", "Gathercole", "Hollingberry", "Inchbald", "Jellicoe"),
    *("Kettlewell", "Lillywhite", "Micklethwait", "Nettleship", "Oglethorpe"),
    *("Pennyfeather", "Quarmby", "Ramsbottom", "Shufflebotham", "Thistlethwayte"),
)
COMMON = frozenset(
    {"prompt_set", "preferred_language", "language", "jurisdiction", "configuration"}
)
"""Fields that hold nothing about anybody."""
V = TypeVar("V", bound=Value)


class Words:
    """Names without end, each another one, and those that were given."""

    def __init__(self) -> None:
        self._left = (
            f"{first} {LAST[(place + turn) % len(LAST)]}"
            for turn in range(len(LAST))
            for place, first in enumerate(FIRST)
        )
        self._by_old: dict[str, str] = {}
        self.given: list[str] = []

    def instead_of(self, old: str) -> str:
        """Return another name for a text: always the same for the same."""
        if old not in self._by_old:
            self._by_old[old] = next(self._left)
            self.given.append(self._by_old[old])
        return self._by_old[old]


def rewritten(value: V, words: Words) -> V:
    """Return a value in which everything that anybody wrote is another name."""
    changed = {
        name: _rewritten(getattr(value, name), words, text=_is_text(field))
        for name, field in type(value).model_fields.items()
        if name not in COMMON
    }
    return value.model_copy(update=changed)


def _rewritten(found: Any, words: Words, *, text: bool) -> Any:
    if isinstance(found, Value):
        return rewritten(found, words)
    if isinstance(found, tuple):
        return tuple(_rewritten(one, words, text=text) for one in found)
    wrote = text and isinstance(found, str) and found
    return words.instead_of(found) if wrote else found


def _is_text(field: FieldInfo) -> bool:
    """Say whether a field holds what somebody wrote, or several of it."""
    told = [*field.metadata, *_inner(field.annotation)]
    rules = [one for one in told if isinstance(one, StringConstraints)]
    return bool(rules) and all(one.pattern is None for one in rules)


def _inner(annotation: object) -> Iterator[object]:
    for one in get_args(annotation):
        yield from getattr(one, "__metadata__", ())


def planted_case(words: Words) -> CaseFile:
    """Return the case with other words, sealed anew as one chain."""
    [file] = [one for one in sample_files() if one.stem == CASE]
    read = read_case(file.read_bytes())
    assert isinstance(read, CaseFile)
    real = {"fictional": False}
    person = rewritten(read.participant, words).model_copy(update=real)
    chain: list[Snapshot] = []
    for one in read.snapshots:
        content = rewritten(one.content, words).model_copy(
            update={
                "participant": person,
                "previous": chain[-1].digest if chain else None,
                "configuration": one.content.configuration,
            }
        )
        chain.append(sealed(content))
    facts = tuple(rewritten(one, words) for one in read.facts)
    return CaseFile(participant=person, snapshots=tuple(chain), facts=facts)


class Made:
    """A pack that was made, and every word that was planted in its case."""

    def __init__(self, folder: Path) -> None:
        words = Words()
        case = planted_case(words)
        with make_store(folder / "s.duckdb", key=KEY, worker=ASH, at=AT) as store:
            import_case(store, by=ASH.id, at=AT, case=case)
            tale = Tale(store, case.participant.id)
            tale.at += timedelta(days=11)
            view = see_evidence(
                store, by=ASH.id, at=tale.tick(), participant_id=tale.id
            )
            told = " ".join(f"I met {name}." for name in _names(case))
            for found in view.found:
                for place, one in enumerate(found.candidates[:2]):
                    claim_id = f"{found.criterion.replace(':', '.')}-{place}"
                    write(
                        tale,
                        claim_id,
                        of=Wanted(one.criterion, one.pointer, one.digest),
                        evidence=EvidenceKind.TESTIMONY.value,
                        reflection=told,
                        held_where=case.participant.reference,
                    )
                    submit(tale, claim_id)
            self.pack: Pack = take_case_pack(
                store,
                by=ASH.id,
                at=tale.tick(),
                participant_id=tale.id,
                fresh=fresh(),
            )
        self.planted, self.content = words.given, packed(self.pack)


def _names(case: CaseFile) -> list[str]:
    alters = case.snapshots[-1].content.network.alters
    person = case.participant
    return [person.name, person.reference, *(one.name for one in alters)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("pack"))


def everything(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a pack, unpacked as far as it goes, with its name."""
    yield "the zip", content
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        for name in pack.namelist():
            yield name, pack.read(name)
            if name.endswith(".docx"):
                yield from _unzipped(pack.read(name))
            if name.endswith(".pdf"):
                yield from _streams(pack.read(name))


def _unzipped(word: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(word)) as document:
        for name in document.namelist():
            yield name, document.read(name)


def _streams(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    reader = PdfReader(io.BytesIO(pdf))
    for number, page in enumerate(reader.pages, start=1):
        yield f"page {number}", page.extract_text().encode()
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject):
            yield f"object {number}", found.get_data()


def test_more_than_a_hundred_names_were_planted_and_most_criteria_claimed(
    made: Made,
) -> None:
    assert len(set(made.planted)) > 100
    assert len({one.criterion for one in made.pack.claims}) >= 7


def test_no_byte_of_a_pack_says_any_of_them(made: Made) -> None:
    words = {word for one in made.planted for word in one.split()}
    found = [
        (place, word)
        for place, content in everything(made.content)
        for word in words
        for coded in (word.lower().encode(), word.lower().encode("utf-16-le"))
        if coded in content.lower()
    ]
    assert not found


def test_what_was_left_out_is_counted_and_marked(made: Made) -> None:
    texts = [one.text for claim in made.pack.claims for one in claim.passages]
    assert all(text.startswith("I met [left out]") for text in texts)
    assert made.pack.masked >= len(texts) * 18


def test_its_pdf_says_and_keeps_that_it_is_accessible(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.content)) as pack:
        assert_accessible(pack.read("evidence.pdf"), title=made.pack.title)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.4, 0.6, 0.8, 0.99, 1.0])
def test_a_byte_that_was_changed_shows_wherever_it_is(made: Made, share: float) -> None:
    assert verify_pack(made.content).intact
    place = int(share * (len(made.content) - 1))
    changed = bytearray(made.content)
    changed[place] ^= 1
    assert not verify_pack(bytes(changed)).intact
