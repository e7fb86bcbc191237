"""An evidence pack as a PDF."""

from netmap.evidence.pack import Pack
from netmap.reports.pack_paper import paper_of
from netmap.reports.paper import told_of
from netmap.reports.typeset import typeset
from netmap.words import papers as words


def pack_pdf(pack: Pack) -> bytes:
    """Return an evidence pack as a tagged PDF (PDF/UA-1), A4, portrait.

    Each claim begins on a new page. Every page says at its foot on which snapshots it
    rests. The same pack gives the same bytes.

    Raises:
        KeyError: a claim rests on a snapshot that the pack does not hold.
    """
    paper = paper_of(pack)
    parts = [
        {"foot": part.foot, "blocks": [told_of(one) for one in part.blocks]}
        for part in paper.parts
    ]
    told = {
        "title": paper.title,
        "page": words.PAGE,
        "of": words.PAGE_OF,
        "parts": parts,
    }
    return typeset("pack.typ", told, paper.day)
