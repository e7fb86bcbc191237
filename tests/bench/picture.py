"""The picture of 25 alters: from map to scene to SVG."""

from collections.abc import Iterator
from pathlib import Path

from netmap.model.overlay import restricted_on
from netmap.picture.marks import Scene
from netmap.picture.scene import scene_of
from netmap.picture.svg import svg_of
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated

TIMES = 50


def readings(_folder: Path) -> Iterator[Reading]:
    """Give the scene, its SVG and how large it is."""
    case = generated.case(facts=100)
    network = generated.network("p-one", 1, 25)
    restricted = restricted_on(network.review.held_on, network.alters, case.facts)

    def scene() -> Scene:
        return scene_of(
            network,
            participant_name=case.participant.name,
            restricted=restricted,
            view="desk",
        )

    drawn = scene()
    yield timed("scene of 25 alters", repeated(scene, TIMES))
    yield timed("SVG of the scene", repeated(lambda: svg_of(drawn), TIMES))
    size = len(svg_of(drawn).encode())
    yield Reading(what="SVG, bytes", median=size, unit="B")
