"""The map on screen: the picture from Python, with behaviour in the browser."""

from collections.abc import Callable

from pydantic import JsonValue

from netmap.model.closeness import LIMITS
from netmap.picture.layout import NEAREST
from netmap.picture.marks import Scene
from netmap.picture.sectors import WEDGES
from netmap.ui.acts import KEY, answered
from netmap.ui.assets import component
from netmap.words import ecomap, screen
from netmap.words.picture import SECTORS


def draw_ecomap(
    scene: Scene,
    svg: str,
    *,
    changeable: bool,
    chosen: str | None,
    take: Callable[[], None],
) -> None:
    """Draw a map that answers to mouse, touch and keys.

    `svg` is the scene's picture with handles. `chosen` is the key of the alter or link
    whose panel is open. `take` is called when acts arrive.
    """
    component("ecomap")(
        key=KEY,
        data={
            "key": scene.key,
            "svg": svg,
            "title": scene.title,
            "told": scene.summary,
            "open": changeable,
            "chosen": chosen,
            "done": answered(),
            "parts": PARTS,
            "rings": RINGS,
            "nearest": NEAREST,
            "words": dict(ecomap.ECOMAP),
        },
        on_acts_change=take,
    )


PARTS: list[JsonValue] = [
    {"name": SECTORS[sector], "start": wedge.start, "width": wedge.width}
    for sector, wedge in WEDGES.items()
]
RINGS: list[JsonValue] = [
    {"name": screen.RINGS[number].lower(), "upto": upto}
    for number, upto in enumerate((*LIMITS, 1.0), start=1)
]
