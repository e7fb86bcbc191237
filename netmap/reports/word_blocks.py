"""The blocks of a paper in a Word document. What was typed goes in as text."""

import io
from collections.abc import Callable, Sequence
from typing import assert_never

from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import _Row

from netmap.reports.paper import (
    Block,
    Command,
    Grid,
    Heading,
    Pairs,
    Picture,
    Points,
    Prose,
)

TEXT_WIDTH = 174
"""Millimetres between the margins of the page."""
IN_TABLES, CLOSE = Pt(8.5), Pt(2)
MACHINE = "Courier New"


def write(document: Document, block: Block, draw: Callable[[str], bytes]) -> None:
    """Write a block at the end of a document; `draw` turns SVG into PNG."""
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Prose():
            _write_prose(document, block)
        case Command(text):
            document.add_paragraph().add_run(text).font.name = MACHINE
        case Pairs():
            _write_pairs(document, block)
        case Points():
            _write_points(document, block)
        case Grid():
            _write_grid(document, block)
        case Picture():
            _write_picture(document, block, draw)
        case _:
            assert_never(block)


def _write_prose(document: Document, prose: Prose) -> None:
    for text in prose.paragraphs:
        document.add_paragraph().add_run(text).bold = prose.strong or None


def _write_pairs(document: Document, pairs: Pairs) -> None:
    for label, value in pairs.rows:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = CLOSE
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)


def _write_points(document: Document, points: Points) -> None:
    for text in points.texts:
        document.add_paragraph(text, style="List Bullet")


def _write_grid(document: Document, grid: Grid) -> None:
    table = document.add_table(1, len(grid.columns), style="Table Grid")
    table.autofit = False
    widths = [Mm(TEXT_WIDTH * share / sum(grid.shares)) for share in grid.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = table.rows[0]
    _fill(head, grid.columns, widths, bold=True)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- python-docx has no repeated header
    for texts in grid.rows:
        _fill(table.add_row(), texts, widths)
    document.add_paragraph()


def _fill(
    row: _Row, texts: Sequence[str], widths: Sequence[Length], *, bold: bool = False
) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.bold = IN_TABLES, bold or None


def _write_picture(
    document: Document, picture: Picture, draw: Callable[[str], bytes]
) -> None:
    shape = document.add_picture(io.BytesIO(draw(picture.svg)), width=Mm(TEXT_WIDTH))
    shape._inline.docPr.set("descr", picture.alt)  # noqa: SLF001 -- nor a word for alt
    document.add_paragraph(picture.caption, style="Caption")
