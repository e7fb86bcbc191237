"""One review's map: alters as they were then, ties, links, wishes, needs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from netmap.model.base import Id, Line, Name, Note, Value, misfit
from netmap.model.codes import (
    AgeBand,
    AlterKind,
    Confirmation,
    EndedWhy,
    Flow,
    Frequency,
    NeedArea,
    NeedSource,
    Quality,
    Recognition,
    RepresentativeBasis,
    Sector,
    Standing,
    Strength,
    Support,
    WishKind,
    YesNo,
)
from netmap.model.review import Review

Angle = Annotated[float, Field(ge=0, lt=360, allow_inf_nan=False)]
Distance = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]


UNSAID = frozenset({Quality.UNKNOWN, Quality.DECLINED})
"""Where nobody said how a tie is."""


class Alter(Value):
    """A person, group, organisation, place, online space or animal, as it was then.

    `angle` is in degrees clockwise from the top of the map; `distance` runs from the
    centre (0) to the rim (1), nearer meaning closer. `placed` says that someone chose
    the place; otherwise netmap did and the distance says nothing.
    """

    alter_id: Id
    name: Name
    kind: AlterKind = AlterKind.PERSON
    sector: Sector
    relation: Line = ""
    paid: bool = False
    age_band: AgeBand = AgeBand.UNKNOWN
    household: YesNo = YesNo.NOT_ASKED
    confidential_location: bool = False
    address: Line = ""
    angle: Angle
    distance: Distance
    placed: bool = False


class Tie(Value):
    """How things stand between participant and alter at one review.

    `support` is None while nobody asked what kinds of support the tie carries, and
    empty when the answer was none.
    """

    alter_id: Id
    standing: Standing = Standing.CURRENT
    ended_why: EndedWhy | None = None
    quality_participant: Quality = Quality.UNKNOWN
    quality_worker: Quality = Quality.UNKNOWN
    own_words: Note = ""
    view_difference: Note = ""
    recognition: Recognition = Recognition.NOT_APPLICABLE
    basis_of_concern: Note = ""
    abuse_concern: bool = False
    discussed_on: date | None = None
    safe_to_discuss: YesNo = YesNo.NOT_ASKED
    strength: Strength = Strength.UNKNOWN
    frequency: Frequency = Frequency.UNKNOWN
    flow: Flow = Flow.UNKNOWN
    support: tuple[Support, ...] | None = None
    key_person: bool = False
    since: Line = ""
    privacy: Note = ""
    worker_note: Note = ""

    @property
    def is_workers_view(self) -> bool:
        """Whether the worker alone has said how it is."""
        return self.quality_participant in UNSAID and self.quality_worker not in UNSAID


class Wish(Value):
    """What the participant wants of one tie at one review.

    A wish carried over from an earlier review is never `confirmed` until it has been
    asked again.
    """

    alter_id: Id
    wish: WishKind = WishKind.NOT_ASKED
    confirmed: bool = False
    confirmed_on: date | None = None
    confirmed_how: Confirmation | None = None
    present: tuple[Line, ...] = ()
    own_words: Note = ""
    advantages: Note = ""
    advantages_own_words: bool = False
    difficulties: Note = ""
    difficulties_own_words: bool = False
    effect_on_others: Note = ""
    options: Note = ""
    way_forward: Note = ""
    change_note: Note = ""
    representative: Line = ""
    representative_basis: RepresentativeBasis | None = None
    plan_ids: tuple[Id, ...] = ()


class Need(Value):
    """Something the participant needs or prefers, and whose words say so."""

    need_id: Id
    text: Note
    source: NeedSource
    own_words: bool = False
    area: NeedArea = NeedArea.OTHER


class Link(Value):
    """Whether two alters know each other. No row means: not asked."""

    first: Id
    second: Id
    knows: bool

    @model_validator(mode="after")
    def _two_ends_in_order(self) -> Self:
        if self.first >= self.second:
            misfit("link_order")
        return self


class Network(Value):
    """A whole review: how it was held and everything on its map."""

    review: Review
    alters: tuple[Alter, ...] = ()
    ties: tuple[Tie, ...] = ()
    wishes: tuple[Wish, ...] = ()
    needs: tuple[Need, ...] = ()
    links: tuple[Link, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        ids = Ids(
            alters=[alter.alter_id for alter in self.alters],
            ties=[tie.alter_id for tie in self.ties],
            wishes=[wish.alter_id for wish in self.wishes],
            needs=[need.need_id for need in self.needs],
            links=[(link.first, link.second) for link in self.links],
        )
        for place, problem in problems(ids):
            misfit("map_apart", place=place, problem=problem)
        return self

    def alter(self, alter_id: str) -> Alter:
        """Return the alter with this id; KeyError if it is not on the map."""
        return {alter.alter_id: alter for alter in self.alters}[alter_id]

    def tie(self, alter_id: str) -> Tie:
        """Return the tie to this alter; KeyError if it is not on the map."""
        return {tie.alter_id: tie for tie in self.ties}[alter_id]

    def need(self, need_id: str) -> Need:
        """Return the need with this id; KeyError if there is none."""
        return {need.need_id: need for need in self.needs}[need_id]

    def wish(self, alter_id: str) -> Wish:
        """Return the wish for this alter, "not asked" where there is none."""
        found = {wish.alter_id: wish for wish in self.wishes}
        return found.get(alter_id) or Wish(alter_id=alter_id)


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two alter ids in the order that a link stores them."""
    return (one, other) if one < other else (other, one)


class Ids(NamedTuple):
    """The ids of a map's parts, in the order they stand in it."""

    alters: Sequence[str]
    ties: Sequence[str]
    wishes: Sequence[str]
    needs: Sequence[str]
    links: Sequence[tuple[str, str]]


def problems(ids: Ids) -> Iterator[tuple[str, str]]:
    """Yield what does not fit together in a map: (place, what is wrong)."""
    for part in ("alters", "ties", "wishes", "needs"):
        yield from _twice(part, getattr(ids, part))
    yield from _twice("links", [" and ".join(link) for link in ids.links])
    known = set(ids.alters)
    tied = set(ids.ties)
    for index, alter_id in enumerate(ids.alters):
        if alter_id not in tied:
            yield f"alters[{index}]", "this alter has no tie"
    for place, alter_id in _references(ids):
        if alter_id not in known:
            yield place, f"there is no alter {alter_id!r} on this map"


def _twice(part: str, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield f"{part}[{index}]", f"the id {key!r} is used twice"
        seen.add(key)


def _references(ids: Ids) -> Iterator[tuple[str, str]]:
    for part in ("ties", "wishes"):
        for index, alter_id in enumerate(getattr(ids, part)):
            yield f"{part}[{index}]", alter_id
    for index, ends in enumerate(ids.links):
        for alter_id in ends:
            yield f"links[{index}]", alter_id
