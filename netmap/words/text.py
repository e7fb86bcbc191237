"""Words in a row, and sentences that end once."""

from collections.abc import Sequence

AND = " and "


def listed(items: Sequence[str]) -> str:
    """Return words in a row, as they are said.

    Example:
        >>> listed(["Ann", "Bo", "Cy"]), listed(["Ann"]), listed([])
        ('Ann, Bo and Cy', 'Ann', '')
    """
    head, last = items[:-1], items[-1:]
    return AND.join([", ".join(head), *last]) if head else "".join(last)


def one_stop(text: str) -> str:
    """Return a text in which a name that ends with a full stop ends no sentence twice.

    Example:
        >>> one_stop("It is for Wren A.. Ask Wren A..")
        'It is for Wren A. Ask Wren A.'
    """
    return text.replace("..", ".")
