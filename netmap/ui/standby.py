"""What the browser does by itself on every page: leaves quickly, wakes a new server."""

from netmap.ui.assets import component
from netmap.words import ecomap as words


def draw_standby() -> None:
    """Draw the button that leaves quickly, and what works unseen.

    A part of a page that is redrawn alone is unknown to a server that was started
    again, so the browser asks for the whole page after the connection was cut.
    """
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
    component("wake")(key="wake", on_woken_change=_whole_page)


def _whole_page() -> None:
    """A new value of the component is all it takes."""
