"""An evidence pack as one file: PDF, Word and DuckDB, with the manifest of all."""

from netmap.evidence.pack import Pack
from netmap.exchange.pack import pack_of
from netmap.reports.pack_pdf import pack_pdf
from netmap.reports.pack_word import pack_word


def packed(pack: Pack) -> bytes:
    """Return the file that leaves netmap."""
    papers = {"evidence.pdf": pack_pdf(pack), "evidence.docx": pack_word(pack)}
    return pack_of(pack, papers)
