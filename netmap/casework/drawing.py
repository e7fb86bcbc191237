"""What people do on a map, as edits; and how one map becomes the next. All pure."""

from collections.abc import Iterable
from datetime import date

from pydantic import JsonValue

from netmap.casework.acting import plain_problems
from netmap.casework.walk import somebody
from netmap.model.closeness import ring_of
from netmap.model.codes import Sector, Standing
from netmap.model.edits import Change, Edit, Fields, Part, link_key, parts_of
from netmap.model.network import Alter, Need, Network, Tie, Wish, pair
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.picture.layout import Place, free_place, place_in_ring
from netmap.picture.sectors import sector_at

UNCONFIRMED: Fields = {
    "confirmed": False,
    "confirmed_on": None,
    "confirmed_how": None,
}
SOMEWHERE: Fields = {"angle": 0, "distance": 1, "placed": False}
CLOSED = frozenset({Standing.ENDED, Standing.DIED, Standing.SERVICE_CLOSED})


def first_review(
    participant: Participant, review_id: str, held_on: date, number: int
) -> Review:
    """Return a new review for a participant, with nothing said about it yet."""
    return Review(
        review_id=review_id,
        participant_id=participant.id,
        number=number,
        held_on=held_on,
        language=participant.preferred_language,
        support_needed=participant.communication_needs,
    )


def next_map(before: Network | None, review: Review) -> Network:
    """Return the map that a review begins with: a copy of the one before.

    Ties that were not closed are to be asked again, wishes are unconfirmed, and words
    said at the earlier review stay there.
    """
    if before is None:
        return Network(review=review)
    return Network(
        review=review,
        alters=before.alters,
        ties=tuple(_carried_tie(tie) for tie in before.ties),
        wishes=tuple(
            Wish(alter_id=wish.alter_id, wish=wish.wish, plan_ids=wish.plan_ids)
            for wish in (before.wish(alter.alter_id) for alter in before.alters)
        ),
        links=before.links,
    )


def correction(sealed: Network, review_id: str, number: int, reason: str) -> Network:
    """Return a full copy of a sealed map that is to put it right."""
    review = Review.model_validate(
        {
            **sealed.review.model_dump(),
            "review_id": review_id,
            "number": number,
            "agreement": None,
            "agreement_words": "",
            "corrects": sealed.review.review_id,
            "correction_reason": reason,
        }
    )
    return sealed.model_copy(update={"review": review})


def add_alter(
    network: Network, alter_id: str, fields: Fields, place: Place | None = None
) -> Edit:
    """Put an alter on the map with its tie and a wish not asked yet.

    `fields` holds name, kind and sector, and any other field of alter or tie. Where
    nobody pointed at a `place`, a free one is found; where someone did, it says how
    close the alter is, and the sector is the one it lies in. Where the participant had
    said that nobody is in the sector, that is taken back.

    Raises:
        InvalidEntry: a field does not fit.
    """
    with plain_problems():
        tie = Tie.model_validate({**_only(Tie, fields), "alter_id": alter_id})
        plain = {**_only(Alter, fields), "alter_id": alter_id}
        if place is not None:
            plain["sector"] = sector_at(place.angle).value
        alter = Alter.model_validate({**plain, **SOMEWHERE})
        others = [one for one in network.alters if one.alter_id != alter_id]
        free = free_place(alter.sector, tie.strength, tie.standing, alter.name, others)
        found = _placed(place or free, by_hand=place is not None)
        alter = Alter.model_validate({**plain, **found})
    return (
        _added("alter", alter_id, alter.model_dump(mode="json")),
        _added("tie", alter_id, tie.model_dump(mode="json")),
        _added("wish", alter_id, Wish(alter_id=alter_id).model_dump(mode="json")),
        *somebody(network, alter.sector, tie.standing),
    )


def remove_alter(network: Network, alter_id: str) -> Edit:
    """Take an alter off a draft map with its tie, wish and links."""
    parts = parts_of(network)
    links = [key for key in parts["link"] if alter_id in key.split("~")]
    wishes = [alter_id] if alter_id in parts["wish"] else []
    return (
        *(_removed("link", key, parts["link"][key]) for key in links),
        *(_removed("wish", key, parts["wish"][key]) for key in wishes),
        _removed("tie", alter_id, parts["tie"][alter_id]),
        _removed("alter", alter_id, parts["alter"][alter_id]),
    )


def change_field(
    network: Network, at: tuple[Part, str, str], seen: JsonValue, value: JsonValue
) -> Edit:
    """Set one field, named by part, key and field, from what the user saw of it.

    A wish that nobody recorded yet is added.
    """
    part, key, field = at
    if part == "wish" and key not in parts_of(network)["wish"]:
        fresh = Wish(alter_id=key).model_dump(mode="json")
        return (_added("wish", key, {**fresh, field: value}),)
    if (part, field) == ("wish", "wish"):
        return _changed_wish(network.wish(key), seen, value)
    return (_changed(part, key, {field: seen}, {field: value}),)


def _changed_wish(wish: Wish, seen: JsonValue, value: JsonValue) -> Edit:
    """Another wish is not the one that was confirmed."""
    key = wish.alter_id
    plain = wish.model_dump(mode="json")
    after = {"wish": value, **UNCONFIRMED}
    before = {**{field: plain[field] for field in after}, "wish": seen}
    return (_changed("wish", key, before, after),)


def confirm_wish(seen: Network, alter_id: str, fields: Fields) -> Edit:
    """Set several fields of a wish at once, as when it is confirmed."""
    rows = parts_of(seen)["wish"]
    if alter_id not in rows:
        fresh = Wish(alter_id=alter_id).model_dump(mode="json")
        return (_added("wish", alter_id, {**fresh, **fields}),)
    before = {field: rows[alter_id][field] for field in fields}
    return (_changed("wish", alter_id, before, fields),)


def set_link(seen: Network, one: str, other: str, knows: bool | None) -> Edit:  # noqa: FBT001 -- the answer is the value
    """Say whether two alters know each other; None takes the answer back."""
    key = link_key(one, other)
    stored = parts_of(seen)["link"].get(key)
    first, second = pair(one, other)
    if knows is None:
        return (_removed("link", key, stored),) if stored else ()
    if stored is None:
        fields: Fields = {"first": first, "second": second, "knows": knows}
        return (_added("link", key, fields),)
    if stored["knows"] == knows:
        return ()
    return (_changed("link", key, {"knows": stored["knows"]}, {"knows": knows}),)


def add_need(need_id: str, fields: Fields) -> Edit:
    """Record a need.

    Raises:
        InvalidEntry: a field does not fit.
    """
    with plain_problems():
        need = Need.model_validate({"need_id": need_id, **fields})
    return (_added("need", need_id, need.model_dump(mode="json")),)


def remove_need(seen: Network, need_id: str) -> Edit:
    """Take a need out of a draft."""
    return (_removed("need", need_id, parts_of(seen)["need"][need_id]),)


def move(seen: Network, alter_id: str, sector: Sector, ring: int) -> Edit:
    """Move an alter to a ring (1 closest to 4) of a sector.

    A new ring says how close the alter is; a new sector alone says nothing about it.
    That nobody is in the new sector is taken back.
    """
    alter = seen.alter(alter_id)
    says = alter.placed or ring != ring_of(alter.distance) or sector == alter.sector
    others = [one for one in seen.alters if one.alter_id != alter_id]
    place = place_in_ring(sector, ring, alter.name, others)
    return _moved(seen, alter, sector, _placed(place, by_hand=says))


def move_to(seen: Network, alter_id: str, place: Place) -> Edit:
    """Move an alter to the place where someone put it, and to the sector it lies in.

    That nobody is in the new sector is taken back.
    """
    alter, sector = seen.alter(alter_id), sector_at(place.angle)
    return _moved(seen, alter, sector, _placed(place, by_hand=True))


def still_true(seen: Network, before: Network, alter_ids: Iterable[str]) -> Edit:
    """Answer "still true?" with yes: the standing is what it was at the last review."""
    earlier = {tie.alter_id: tie.standing for tie in before.ties}
    return tuple(
        _changed(
            "tie",
            alter_id,
            {"standing": seen.tie(alter_id).standing.value},
            {"standing": _asked(earlier.get(alter_id)).value},
        )
        for alter_id in alter_ids
        if seen.tie(alter_id).standing == Standing.TO_ASK
    )


def not_mentioned(network: Network) -> Edit:
    """Say "not mentioned" of everyone who was not asked about: not the same as lost."""
    return tuple(
        _changed(
            "tie",
            tie.alter_id,
            {"standing": Standing.TO_ASK.value},
            {"standing": Standing.NOT_MENTIONED.value},
        )
        for tie in network.ties
        if tie.standing == Standing.TO_ASK
    )


def _moved(seen: Network, alter: Alter, sector: Sector, placed: Fields) -> Edit:
    after: Fields = {"sector": sector.value, **placed}
    plain = alter.model_dump(mode="json")
    moved = _changed("alter", alter.alter_id, {k: plain[k] for k in after}, after)
    if sector == alter.sector:
        return (moved,)
    return (moved, *somebody(seen, sector, seen.tie(alter.alter_id).standing))


def _carried_tie(tie: Tie) -> Tie:
    if tie.standing in CLOSED:
        return tie
    return tie.model_copy(update={"standing": Standing.TO_ASK, "own_words": ""})


def _asked(earlier: Standing | None) -> Standing:
    unsaid = {None, Standing.TO_ASK, Standing.NOT_MENTIONED}
    return Standing.CURRENT if earlier in unsaid or earlier is None else earlier


def _only(model: type[Alter | Tie], fields: Fields) -> Fields:
    return {key: value for key, value in fields.items() if key in model.model_fields}


def _placed(place: Place, *, by_hand: bool) -> Fields:
    return {"angle": place.angle, "distance": place.distance, "placed": by_hand}


def _added(part: Part, key: str, after: Fields) -> Change:
    return Change(part=part, key=key, after=after)


def _removed(part: Part, key: str, before: Fields) -> Change:
    return Change(part=part, key=key, before=before)


def _changed(part: Part, key: str, before: Fields, after: Fields) -> Change:
    return Change(part=part, key=key, before=before, after=after)
