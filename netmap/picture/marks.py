"""What a scene is made of: frozen values, in pixels around the participant."""

from dataclasses import dataclass
from typing import Literal

from netmap.model.codes import AlterKind, Quality, Sector, Strength
from netmap.picture.label import Label
from netmap.picture.plane import Box, Point

View = Literal["session", "desk"]
Corner = tuple[int, int]
"""Where a mark stands at a disc: to the right (1) or left, below (1) or above."""
WISH_CORNER: Corner = (1, -1)
VIEWS_CORNER: Corner = (-1, -1)
KEY_CORNER: Corner = (-1, 1)
ASK_CORNER: Corner = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An alter as it is drawn.

    `shape` is drawn by kind. `wish` is a letter, or empty where nobody asked.
    `quality_words` and `rules` are what the view may show, in words; `told` is all of
    it as one description. `rules`, `two_views` and `workers_view` are empty or false in
    the session view, whatever the record holds. `change` is "new", "changed" or "gone"
    where the map is compared with an earlier one, "leaves" or "comes" with a later
    one, else empty. A `ghost` is on the other map only.
    """

    alter_id: str
    at: Point
    radius: float
    shape: AlterKind
    initials: str
    name: str
    full_name: str
    relation: str
    paid: bool
    absent: bool
    to_ask: bool
    key: bool
    wish: str
    wish_confirmed: bool
    quality: Quality
    quality_words: str
    workers_view: bool
    two_views: bool
    rules: tuple[str, ...]
    told: str
    label: Label
    change: str
    ghost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The line between participant and alter, from disc edge to disc edge.

    `badge` is where the mark of a rule about contact stands; None without one.
    """

    alter_id: str
    start: Point
    end: Point
    quality: Quality
    strength: Strength
    absent: bool
    to_ask: bool
    gives_to_participant: bool
    gives_to_alter: bool
    badge: Point | None


@dataclass(frozen=True, slots=True)
class Bond:
    """A curve between two alters who know each other."""

    first: str
    second: str
    start: Point
    bend: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Arc:
    """Words along a part of a circle round the centre.

    `middle` is in degrees, `radius` and `wide` (along the arc) in pixels.
    """

    words: str
    middle: float
    radius: float
    wide: float


@dataclass(frozen=True, slots=True)
class Slice:
    """A sector's ground in degrees, with its label where the sector is in use."""

    sector: Sector
    start: float
    width: float
    tinted: bool
    label: Arc | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend: a mark such as "quality:mixed" and its words."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the legend under its heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole picture: what stands where and every word, before any ink.

    `rings` are radii in pixels; `rim` is the radius of the ground. `off_map` names the
    alters that are in the table and not drawn. `bounds` holds the map without legend.
    """

    key: str
    view: View
    title: str
    summary: str
    centre: tuple[str, ...]
    centre_radius: float
    rim: float
    rings: tuple[float, ...]
    slices: tuple[Slice, ...]
    bonds: tuple[Bond, ...]
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    legend: tuple[Chapter, ...]
    off_map: tuple[str, ...]
    bounds: Box
