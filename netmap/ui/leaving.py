"""Leaving quickly: a neutral page over everything, at once."""

from netmap.ui.assets import component
from netmap.words import ecomap as words


def draw_leaving() -> None:
    """Draw the button; it works by itself in the browser, and so does its key."""
    component("leave")(
        key="leave",
        data={
            "leave": words.LEAVE,
            "title": words.NEUTRAL_TITLE,
            "back": words.NEUTRAL_BACK,
            "months": list(words.MONTHS),
            "days": list(words.DAYS),
        },
    )
