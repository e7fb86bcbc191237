"""A PDF read again: its tags, its text page by page, what it says of itself."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


class Tag(NamedTuple):
    """A structure element: its kind, its own description, and what is inside."""

    kind: str
    alt: str
    inside: tuple["Tag", ...]

    def every(self, *kinds: str) -> list["Tag"]:
        below = [tag for one in self.inside for tag in one.every(*kinds)]
        return [self, *below] if self.kind in kinds else below


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=True)


def root(content: bytes) -> Any:
    return read(content).root_object


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in read(content).pages]


def text(content: bytes) -> str:
    return "\n".join(pages(content))


def run_together(said: str) -> str:
    """Return a text without spaces and without the places where a line may end."""
    return "".join(said.replace("\u200b", "").replace("\u00ad", "").split())


def tags(content: bytes) -> Tag:
    return Tag("Root", "", tuple(_tags(root(content)["/StructTreeRoot"]["/K"])))


def _tags(found: Any) -> Iterator[Tag]:
    held = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(held, ArrayObject):
        for one in held:
            yield from _tags(one)
    elif isinstance(held, DictionaryObject) and "/S" in held:
        inside = tuple(_tags(held["/K"])) if "/K" in held else ()
        yield Tag(str(held["/S"])[1:], str(held.get("/Alt", "")), inside)


def assert_accessible(content: bytes, *, title: str) -> None:
    """Hold what PDF/UA-1 asks for and a machine can see."""
    top = root(content)
    assert bool(top["/MarkInfo"]["/Marked"])
    assert top["/Lang"] == "en-GB"
    assert top["/ViewerPreferences"]["/DisplayDocTitle"]
    about = read(content).metadata
    assert about is not None
    assert about.title == title
    metadata = top["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    tree = tags(content)
    assert all(one.alt.strip() for one in tree.every("Figure"))
    assert all(one.every("TH") for one in tree.every("Table"))
    assert_headings_in_order([int(one.kind[1]) for one in tree.every(*HEADINGS)])


HEADINGS = tuple(f"H{level}" for level in range(1, 7))


def assert_headings_in_order(levels: list[int]) -> None:
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
