"""How legible crowded maps are: labels that meet something, of random maps."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from netmap.model.codes import Sector, Standing, Strength
from netmap.model.network import Alter, Network, Tie
from netmap.model.restriction import Binds, Effect, Restriction
from netmap.model.review import Review
from netmap.picture.layout import Hint, place_all
from netmap.picture.marks import Node, Scene
from netmap.picture.plane import around, overlap
from netmap.picture.scene import scene_of
from tests.bench.reading import Reading

MAPS = 200
SIZES = (10, 25, 40)
NAMES = (
    "Mo",
    "Poppy",
    "Kerry-Ann",
    "Aunt Jean",
    "Children's social worker",
    "Community offender manager",
    "Drug and alcohol worker",
    "Local parents online group",
)
RELATIONS = ("", "friend", "former partner", "half-sister")
REVIEW = Review(review_id="r", participant_id="p", number=1, held_on=date(2026, 1, 1))


def readings(_folder: Path) -> Iterator[Reading]:
    """Give the share of labels that meet another or a disc, or were shortened."""
    for size in SIZES:
        maps = [scene_at_random(size, seed) for seed in range(MAPS)]
        count = size * MAPS
        for what, found in (
            ("labels that meet another", sum(map(meeting, maps))),
            ("labels over a disc", sum(map(covering, maps))),
            ("labels shortened", sum(map(shortened, maps))),
            ("alters without a label", sum(map(unnamed, maps))),
        ):
            share = 100 * found / count
            yield Reading(what=f"{what}, {size} alters", median=share, unit="%")


def scene_at_random(size: int, seed: int) -> Scene:
    """Return a map of so many alters, spread by lot, a fifth of them under a rule."""
    lot = random.Random(seed)
    hints = [
        Hint(
            lot.choice(list(Sector)),
            lot.choice(list(Strength)),
            lot.choice([Standing.CURRENT, Standing.CURRENT, Standing.NOT_IN_CONTACT]),
            lot.choice(NAMES),
        )
        for _ in range(size)
    ]
    alters = tuple(
        Alter(
            alter_id=f"a-{number:03}",
            name=hint.name,
            relation=lot.choice(RELATIONS),
            sector=hint.sector,
            angle=place.angle,
            distance=place.distance,
        )
        for number, (hint, place) in enumerate(
            zip(hints, place_all(hints), strict=True)
        )
    )
    ties = tuple(
        Tie(alter_id=one.alter_id, standing=hint.standing, strength=hint.strength)
        for one, hint in zip(alters, hints, strict=True)
    )
    rules = {
        one.alter_id: (a_rule(lot.choice(list(Effect))),)
        for one in alters
        if lot.random() < 1 / 5
    }
    return scene_of(
        Network(review=REVIEW, alters=alters, ties=ties),
        participant_name="Jo",
        restricted=rules,
        view="desk",
    )


def a_rule(effect: Effect) -> Restriction:
    """Return a rule with this effect."""
    return Restriction(
        instrument="x", binds=Binds.BOTH, effect=effect, start_on=date(2026, 1, 1)
    )


def meeting(scene: Scene) -> int:
    """Count the labels that meet another label."""
    met: set[str] = set()
    for one, other in combinations(scene.nodes, 2):
        if overlap(one.label.box, other.label.box):
            met |= {one.alter_id, other.alter_id}
    return len(met)


def covering(scene: Scene) -> int:
    """Count the labels that lie over the disc of another alter."""
    return sum(
        any(_over(node, other) for other in scene.nodes if other is not node)
        for node in scene.nodes
    )


def _over(node: Node, other: Node) -> bool:
    disc = around(other.at, other.radius, other.radius)
    return overlap(node.label.box, disc) > 0


def shortened(scene: Scene) -> int:
    """Count the names that are not written out."""
    return sum(node.name != node.full_name for node in scene.nodes)


def unnamed(scene: Scene) -> int:
    """Count the alters that have their initials only."""
    return sum(not node.label.lines for node in scene.nodes)
