"""A paper as values: its parts and blocks in order, for a PDF and for Word alike."""

import re
from datetime import date
from typing import NamedTuple

BLANK_LINES = re.compile(r"\n\s*\n")


class Heading(NamedTuple):
    """A heading; level 1 is the title of the paper."""

    level: int
    text: str


class Prose(NamedTuple):
    """Paragraphs; a line break inside one stays. `strong` marks what must be seen."""

    paragraphs: tuple[str, ...]
    strong: bool = False


class Command(NamedTuple):
    """A line to type."""

    text: str


class Pairs(NamedTuple):
    """Facts, each a label and what it is."""

    rows: tuple[tuple[str, str], ...]


class Points(NamedTuple):
    """A list without order."""

    texts: tuple[str, ...]


class Grid(NamedTuple):
    """A table: its columns, their shares of the width, its rows as wide as them."""

    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(NamedTuple):
    """A picture as SVG, in words, and what stands under it."""

    svg: str
    alt: str
    caption: str


class Lines(NamedTuple):
    """Labels side by side, each with a line to write on."""

    labels: tuple[str, ...]


class Space(NamedTuple):
    """A label, and under it a space to write in; its height is in millimetres."""

    label: str
    height: int


Block = Heading | Prose | Command | Pairs | Points | Grid | Picture
Printed = Block | Lines | Space
"""What a form holds too; a document to be edited has none to write on."""


class Part(NamedTuple):
    """A part that begins on a new page, and the lines at the foot of its pages."""

    foot: tuple[str, ...]
    blocks: tuple[Block, ...]


class Paper(NamedTuple):
    """A whole paper, and the day it was made on."""

    title: str
    day: date
    parts: tuple[Part, ...]


def prose(text: str, *, strong: bool = False) -> Prose:
    r"""Return a text as paragraphs, divided at its blank lines.

    Example:
        >>> prose("One\nline\n\nTwo").paragraphs
        ('One\nline', 'Two')
    """
    whole = (one.strip("\n") for one in BLANK_LINES.split(text))
    return Prose(tuple(one for one in whole if one.strip()), strong=strong)


def pairs(*rows: tuple[str, str]) -> Pairs:
    """Return facts; those without a value are left out."""
    return Pairs(tuple(row for row in rows if row[1].strip()))


def told_of(block: Printed) -> dict[str, object]:
    """Return a block as a template reads it: what kind it is, and its fields."""
    return {"kind": type(block).__name__, **block._asdict()}
