"""A map as a file to take away: what it is called, what it says at its foot."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from netmap.casework.seeing import MapView
from netmap.picture.convention import LINES
from netmap.picture.interactive import interactive_page
from netmap.picture.marks import Scene
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.reports.sheet import sheet
from netmap.words import screen
from netmap.words.dates import spoken_date

Form = Literal["pdf", "png", "svg", "html"]
KINDS: Mapping[Form, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "html": "text/html",
}
DIGEST_SHOWN = 12


def file_name(view: MapView, form: Form) -> str:
    """Return a name that says what it is and when, and nothing about anyone."""
    return f"ecomap-{view.network.review.held_on.isoformat()}.{form}"


def file_of(view: MapView, scene: Scene, form: Form, day: date) -> bytes:
    """Return a map as a file, made on a day, in the lines of the service."""
    note, lines = foot(view, scene, day), LINES[view.convention]
    if form == "svg":
        return svg_of(scene, palette=LIGHT.with_lines(lines)).encode()
    if form == "html":
        return interactive_page(scene, note=note).encode()
    return sheet(scene, form, note=note, day=day, lines=lines)


def foot(view: MapView, scene: Scene, day: date) -> str:
    """Say for whom a file is, what it rests on, and when it was made."""
    whom = screen.NOTE_DESK if scene.view == "desk" else screen.NOTE_HOME
    sealed = view.digest and screen.NOTE_SEALED.format(
        digest=view.digest[:DIGEST_SHOWN]
    )
    made = screen.NOTE_MADE.format(day=spoken_date(day))
    return " ".join((whom, sealed or screen.NOTE_DRAFT, made))
