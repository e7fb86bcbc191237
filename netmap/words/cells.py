"""Texts in a spreadsheet: shown as they are, never run as a formula."""

APOSTROPHE = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def as_cell(text: str) -> str:
    """Return a text for a cell, behind an apostrophe where it needs one.

    So is a text that begins with an apostrophe: `from_cell` gives each back as it was.

    Example:
        >>> as_cell("=1+1"), as_cell("'s"), as_cell("Mum")
        ("'=1+1", "''s", 'Mum')
    """
    return f"{APOSTROPHE}{text}" if text.startswith((*FORMULA, APOSTROPHE)) else text


def from_cell(cell: str) -> str:
    """Return the text of a cell that `as_cell` gave."""
    return cell.removeprefix(APOSTROPHE)
