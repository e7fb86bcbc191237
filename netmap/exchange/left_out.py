"""What another program's file says that has no place in netmap, told one by one."""

import json

from netmap.model.base import Value, unreadable

SHOWN = 2_000


class LeftOut(Value):
    """One piece of information that was not taken over as it stood.

    `place` leads to it in the file, as in "versions[0].nwk.alteri[3].age"; `what` says
    it in words, with its value; `why` says the reason, and what was done instead.
    """

    place: str
    what: str
    why: str


def shown(value: object) -> str:
    """Return a value from a JSON file as a person can read it.

    A long text is cut, with the number of characters left; what cannot be shown is
    written as its code.

    Example:
        >>> shown("Großtante"), shown(True), shown([1, None])
        ('“Großtante”', 'yes', '[1, null]')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f"“{_readable(_cut(value))}”"
    try:
        return _readable(_cut(json.dumps(value, ensure_ascii=False)))
    except RecursionError:
        return "something nested too deep to show"


def inside(place: str, key: str) -> str:
    """Return the place of an entry inside another one, with any odd name readable.

    Example:
        >>> inside("versions[0]", "title"), inside("", "my map")
        ('versions[0].title', '[“my map”]')
    """
    step = f".{key}" if key.isidentifier() else f"[{shown(key)}]"
    return f"{place}{step}".removeprefix(".")


def _cut(text: str) -> str:
    rest = len(text) - SHOWN
    return text if rest <= 0 else f"{text[:SHOWN]}… and {rest} more characters"


def _readable(text: str) -> str:
    return "".join(
        f"\\u{ord(character):04x}" if unreadable(character) else character
        for character in text
    )
