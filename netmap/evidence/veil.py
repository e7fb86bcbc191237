"""A case without names: the same labels and random ids on all of its snapshots."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from pydantic import JsonValue

from netmap.evidence.labels import MERGED, role_of, sort_of
from netmap.model.base import Value
from netmap.model.closeness import RINGS, ring_of
from netmap.model.codes import Standing
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish, pair
from netmap.model.overlay import restricted_on
from netmap.model.restriction import Restriction
from netmap.model.review import Review
from netmap.model.snapshot import Document, SnapshotContent
from netmap.picture import rim
from netmap.picture.layout import Place, free_place, place_in_ring
from netmap.picture.marks import Scene, Slice
from netmap.picture.scene import scene_of
from netmap.picture.sectors import WEDGES
from netmap.words import veil as words

DEIDENTIFIED_FORMAT = "netmap.deidentified/1"
DAYS = 7
NO_DAY = date(2000, 1, 3)
"""Stands where a value must hold a day. Weeks are counted from it; none is shown."""
PLACE = "place"
OVER = frozenset({Standing.DIED, Standing.SERVICE_CLOSED})
KEPT_OF_TIE = (
    *("quality_participant", "quality_worker", "recognition", "strength"),
    *("frequency", "flow", "support", "key_person"),
)
KEPT_OF_WISH = ("wish", "confirmed", "confirmed_how")
KEPT_OF_NEED = ("source", "own_words", "area")
KEPT_OF_REVIEW = ("number", "led_by", "methods", "conversation_chosen", "agreement")
KEPT_OF_RULE = ("binds", "effect")
Tied = TypeVar("Tied", Tie, Wish)


def week_of(day: date, first: date) -> int:
    """Return the week that a day lies in, counted from the first review's, week 1."""
    return max((day - first).days // DAYS + 1, 0)


class Veil:
    """What hides who a case is about, in one export.

    `contents` are all sealed snapshots of one case, so that labels and ids agree from
    one to the next. `fresh` gives a new random id each time it is called: the ids of
    two exports have nothing in common.
    """

    def __init__(
        self, contents: Sequence[SnapshotContent], *, fresh: Callable[[], str]
    ) -> None:
        self._fresh = fresh
        self._ids: dict[tuple[str, str], str] = {}
        self._networks: dict[str, Network] = {}
        in_order = sorted(contents, key=lambda one: one.number)
        self._first = min(
            (one.network.review.held_on for one in contents), default=None
        )
        self._labels = self._numbered([one.network.alters for one in in_order])

    def label(self, alter_id: str) -> str:
        """Return what an alter is called in place of its name, as in "Aunt 1"."""
        return self._labels.get(alter_id, words.SOMEONE)

    def week(self, day: date) -> int:
        """Return the week of the case that a day lies in.

        The first review is in week 1; every day before it is in week 0.
        """
        return 0 if self._first is None else week_of(day, self._first)

    def network(self, content: SnapshotContent) -> Network:
        """Return the map without names, texts, days and places of its own.

        Parts of life are merged into three and everyone stands in a place made anew:
        as close as somebody put them, at another angle.
        """
        review_id = content.network.review.review_id
        if review_id not in self._networks:
            self._networks[review_id] = self._hidden(content.network)
        return self._networks[review_id]

    def _hidden(self, network: Network) -> Network:
        alters = self._placed(network)
        return Network(
            review=self._review(network.review),
            alters=alters,
            ties=_by_id(self._tie(tie) for tie in network.ties),
            wishes=_by_id(self._wish(wish) for wish in network.wishes),
            needs=tuple(self._need(need) for need in network.needs),
            links=tuple(
                sorted(map(self._link, network.links), key=lambda one: one.first)
            ),
        )

    def rules(self, content: SnapshotContent) -> dict[str, tuple[Restriction, ...]]:
        """Return the rules in force on the day of the review, by the new alter ids.

        Of each there is its sort as a title, its effect, and who has to follow it.
        """
        network = content.network
        found = restricted_on(network.review.held_on, network.alters, content.facts)
        return {
            self._id("alter", one): tuple(map(_bare_rule, found.get(one, ())))
            for one in content.restricted
        }

    def scene(self, content: SnapshotContent) -> Scene:
        """Return the map without names as a picture of the desk view."""
        network = self.network(content)
        drawn = scene_of(
            network, participant_name="", restricted=self.rules(content), view="desk"
        )
        week = self.week(content.network.review.held_on)
        return replace(
            drawn,
            key=network.review.review_id,
            title=words.map_title(week),
            slices=tuple(_merged(drawn)),
        )

    def document(self, content: SnapshotContent, digest: str) -> Document:
        """Return the map as a JSON document of codes, numbers, labels and new ids.

        `digest` is of the sealed document that it comes from.
        """
        network = self.network(content)
        return {
            "format": DEIDENTIFIED_FORMAT,
            "source": digest,
            "number": content.number,
            "week": self.week(content.network.review.held_on),
            "size": words.size_words(len(network.alters)),
            "people": [_person(alter) for alter in network.alters],
            "ties": [_coded(tie, "standing", *KEPT_OF_TIE) for tie in network.ties],
            "wishes": [_coded(wish, *KEPT_OF_WISH) for wish in network.wishes],
            "links": [
                link.model_dump(mode="json", include={"first", "second", "knows"})
                for link in network.links
            ],
            "rules": [
                {"id": alter_id, "sort": rule.title, **_dumped(rule, KEPT_OF_RULE)}
                for alter_id, rules in sorted(self.rules(content).items())
                for rule in rules
            ],
            "review": _held(content.network.review),
        }

    def _id(self, what: str, key: str) -> str:
        if (what, key) not in self._ids:
            self._ids[what, key] = self._fresh()
        return self._ids[what, key]

    def _numbered(self, maps: Iterable[Sequence[Alter]]) -> dict[str, str]:
        """Number everyone by first map, and there by random id: no name is in it."""
        roles: dict[str, str] = {}
        order: list[str] = []
        for alters in maps:
            roles.update((alter.alter_id, role_of(alter)) for alter in alters)
            new = [one.alter_id for one in alters if one.alter_id not in order]
            order.extend(sorted(new, key=lambda one: self._id("alter", one)))
        counts: Counter[str] = Counter()
        labels: dict[str, str] = {}
        for alter_id in order:
            counts[roles[alter_id]] += 1
            labels[alter_id] = words.numbered(roles[alter_id], counts[roles[alter_id]])
        return labels

    def _review(self, review: Review) -> Review:
        weeks = timedelta(days=(self.week(review.held_on) - 1) * DAYS)
        return Review(
            review_id=self._id("review", review.review_id),
            participant_id=self._id("participant", review.participant_id),
            held_on=NO_DAY + weeks,
            **_kept(review, KEPT_OF_REVIEW),
        )

    def _placed(self, network: Network) -> tuple[Alter, ...]:
        """Return everyone in a new place, the closest first: lines stay clear."""
        taken: list[Alter] = []
        for alter in sorted(network.alters, key=self._turn):
            tie = self._tie(network.tie(alter.alter_id))
            taken.append(self._alter(alter, tie, taken))
        return tuple(sorted(taken, key=lambda one: one.alter_id))

    def _turn(self, alter: Alter) -> tuple[int, str]:
        new_id = self._id("alter", alter.alter_id)
        ring = ring_of(alter.distance) if alter.placed else len(RINGS) + 1
        return ring, new_id

    def _alter(self, alter: Alter, tie: Tie, taken: Sequence[Alter]) -> Alter:
        sector, label = MERGED[alter.sector], self.label(alter.alter_id)
        place: Place = (
            place_in_ring(sector, ring_of(alter.distance), label, taken)
            if alter.placed
            else free_place(sector, tie.strength, tie.standing, label, taken)
        )
        return Alter(
            alter_id=tie.alter_id,
            name=label,
            sector=sector,
            angle=place.angle,
            distance=place.distance,
            **_kept(alter, ("kind", "paid", "placed")),
        )

    def _tie(self, tie: Tie) -> Tie:
        over = tie.standing in OVER
        return Tie(
            alter_id=self._id("alter", tie.alter_id),
            standing=Standing.ENDED if over else tie.standing,
            **_kept(tie, KEPT_OF_TIE),
        )

    def _wish(self, wish: Wish) -> Wish:
        new_id = self._id("alter", wish.alter_id)
        return Wish(alter_id=new_id, **_kept(wish, KEPT_OF_WISH))

    def _need(self, need: Need) -> Need:
        new_id = self._id("need", need.need_id)
        return Need(need_id=new_id, text="", **_kept(need, KEPT_OF_NEED))

    def _link(self, link: Link) -> Link:
        ends = pair(self._id("alter", link.first), self._id("alter", link.second))
        return Link(first=ends[0], second=ends[1], knows=link.knows)


def _by_id(made: Iterable[Tied]) -> tuple[Tied, ...]:
    return tuple(sorted(made, key=lambda one: one.alter_id))


def _kept(value: Value, fields: Sequence[str]) -> dict[str, Any]:
    return {field: getattr(value, field) for field in fields}


def _dumped(value: Value, fields: Sequence[str]) -> dict[str, JsonValue]:
    return value.model_dump(mode="json", include=set(fields))


def _coded(value: Tie | Wish, *fields: str) -> dict[str, JsonValue]:
    return {"id": value.alter_id, **_dumped(value, fields)}


def _person(alter: Alter) -> dict[str, JsonValue]:
    ring = ring_of(alter.distance) if alter.placed else None
    said = _dumped(alter, ("kind", "sector", "paid"))
    return {"id": alter.alter_id, "label": alter.name, **said, "ring": ring}


def _held(review: Review) -> dict[str, JsonValue]:
    return {
        **_dumped(review, ("led_by", "methods", "agreement")),
        "support_needed": len(review.support_needed),
        "support_provided": len(review.support_provided),
        "rules_checked": review.restrictions_checked_on == review.held_on,
    }


def _bare_rule(rule: Restriction) -> Restriction:
    """Return a rule with its sort, its effect and whom it binds.

    That it is about a place has to stay: such a rule differs from no other.
    """
    return Restriction(
        instrument="rule",
        title=sort_of(rule.instrument),
        target_places=(PLACE,) if rule.target_places else (),
        start_on=NO_DAY,
        **_kept(rule, KEPT_OF_RULE),
    )


def _merged(scene: Scene) -> Iterator[Slice]:
    """Yield the ground with the names of the three parts of life that are kept."""
    taken = [node.label.box for node in scene.nodes]
    for piece in scene.slices:
        said = words.MERGED.get(piece.sector)
        arc = rim.named(said, WEDGES[piece.sector], taken) if said else None
        yield replace(piece, label=arc)
