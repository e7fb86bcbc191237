"""A map on one sheet, as PDF or PNG: the picture of the screen with its legend."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

import typst

from netmap.picture.convention import USUAL, Lines
from netmap.picture.marks import Scene
from netmap.picture.palette import LIGHT
from netmap.picture.svg import svg_of

HERE = Path(__file__).parent
FONTS = typst.Fonts(
    include_system_fonts=True,  # for scripts that Inter has no letters for
    include_embedded_fonts=False,
    font_paths=[str(HERE / "fonts")],
)
INK = 200
"""Dots to an inch in a PNG."""
ACCESSIBLE: Literal["ua-1"] = "ua-1"


def sheet(
    scene: Scene,
    form: Literal["pdf", "png"],
    *,
    note: str,
    day: date,
    lines: Lines = USUAL,
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
    made = typst.Compiler(
        (HERE / "sheet.typ").read_bytes(),
        font_paths=FONTS,
        sys_inputs={"told": json.dumps(told)},
    ).compile(
        format=form,
        ppi=INK,
        pdf_standards=[ACCESSIBLE] if form == "pdf" else [],
        timestamp=datetime.combine(day, time(12), UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101 -- one page is one file
    return made
