"""A map on one sheet, as PDF or PNG: the picture of the screen with its legend."""

from datetime import date

from netmap.picture.convention import USUAL, Lines
from netmap.picture.marks import Scene
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of
from netmap.reports.typeset import Form, typeset


def sheet(
    scene: Scene, form: Form, *, note: str, day: date, lines: Lines = USUAL
) -> bytes:
    """Return a map on a sheet of A4, landscape.

    The PDF is tagged (PDF/UA-1); the picture's description says in words what it shows.
    `note` stands at the foot. `day` is the day the file says it was made on.
    """
    told = {
        "title": scene.title,
        "alt": f"{scene.title}. {scene.summary}",
        "svg": svg_of(scene, palette=LIGHT.with_lines(lines)),
        "note": note,
    }
    return typeset("sheet.typ", told, day, form)
