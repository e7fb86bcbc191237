"""An evidence pack as a Word document, to be edited."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from functools import cache

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from netmap.evidence.pack import Pack
from netmap.reports.pack_paper import paper_of
from netmap.reports.paper import Part
from netmap.reports.typeset import drawn
from netmap.reports.word_blocks import write
from netmap.words import papers as words

LANGUAGE = "en-GB"
LETTERS = "Arial"
INK = RGBColor(0x1B, 0x24, 0x30)
WIDTH, HEIGHT, MARGIN = Mm(210), Mm(297), Mm(18)
BODY = Pt(10)
SIZES = {
    "Heading 1": Pt(20),
    "Heading 2": Pt(14),
    "Heading 3": Pt(11.5),
    "Heading 4": BODY,
    "Caption": Pt(9),
    "Footer": Pt(7),
}
LONGEST_TITLE = 255
"""Signs that Word allows for a title among the properties of a document."""
NO_TIME = (1980, 1, 1, 0, 0, 0)


def pack_word(pack: Pack) -> bytes:
    """Return an evidence pack as .docx, with the content of its PDF.

    Each claim is a section whose foot names its snapshot and digest. What was typed is
    text: never a field, and nothing in the document runs. The same pack gives the same
    bytes.

    Raises:
        KeyError: a claim rests on a snapshot that the pack does not hold.
    """
    paper = paper_of(pack)
    document, draw = docx.Document(), cache(drawn)
    _describe(document, paper.title, paper.day)
    _set_look(document)
    for number, part in enumerate(paper.parts):
        if number:
            document.add_section(WD_SECTION.NEW_PAGE)
        _write_foot(document.sections[-1], part)
        for block in part.blocks:
            write(document, block, draw)
    file = io.BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def timeless(packed: bytes) -> bytes:
    """Return a zip with the same files that does not say when it was packed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return file.getvalue()


def _describe(document: Document, title: str, day: date) -> None:
    known = document.core_properties
    known.title, known.language = title[:LONGEST_TITLE], LANGUAGE
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = datetime.combine(day, time(12), UTC)


def _set_look(document: Document) -> None:
    for part in (document.styles.element, document.settings.element):
        for language in part.iter(qn("w:lang"), qn("w:themeFontLang")):
            language.set(qn("w:val"), LANGUAGE)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LETTERS, BODY
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.name, font.size, font.italic = LETTERS, size, False
        font.color.rgb = INK
    page = document.sections[0]
    page.page_width, page.page_height = WIDTH, HEIGHT
    page.left_margin = page.right_margin = page.top_margin = MARGIN


def _write_foot(section: Section, part: Part) -> None:
    footer = section.footer
    footer.is_linked_to_previous = False
    first = footer.paragraphs[0]
    first.add_run(f"{part.foot[0]} – {words.PAGE} ")
    _number(first, "PAGE")
    first.add_run(f" {words.PAGE_OF} ")
    _number(first, "NUMPAGES")
    for line in part.foot[1:]:
        footer.add_paragraph(line, style=first.style)


def _number(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word works out; no code ever comes from what was typed."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 -- python-docx has no fields
    paragraph._p.append(field)  # noqa: SLF001 -- the same
