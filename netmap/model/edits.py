"""Edits to a draft map: pure, reversible, and checked against what the user saw.

An edit is a list of changes. A change names a part of the map and a key, and holds the
fields before and after: no `before` adds, no `after` removes, both set fields. `before`
holds every field that goes or changes, so that applying the inverse of an edit gives
the map back as it was.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import JsonValue

from netmap.errors import InvalidEntry, StaleEdit
from netmap.model.base import Line, Value
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish, pair
from netmap.model.review import Review

Part = Literal["review", "alter", "tie", "wish", "need", "link"]
Fields = dict[str, JsonValue]

PARTS: tuple[Part, ...] = get_args(Part)
TYPES: Mapping[Part, type[Value]] = {
    "review": Review,
    "alter": Alter,
    "tie": Tie,
    "wish": Wish,
    "need": Need,
    "link": Link,
}
FIELDS: Mapping[str, str] = {
    "alter": "alters",
    "tie": "ties",
    "wish": "wishes",
    "need": "needs",
    "link": "links",
}
IDENTITY: Mapping[str, tuple[str, ...]] = {
    "review": ("review_id", "participant_id", "number", "prompt_set", "corrects"),
    "alter": ("alter_id",),
    "tie": ("alter_id",),
    "wish": ("alter_id",),
    "need": ("need_id",),
    "link": ("first", "second"),
}
"""The fields that say which review or which part it is: no edit changes them."""


class Change(Value):
    """One part of a map, before and after."""

    part: Part
    key: Line
    before: Fields | None = None
    after: Fields | None = None


Edit = tuple[Change, ...]


def link_key(one: str, other: str) -> str:
    """Return the key of the link between two alters."""
    return "~".join(pair(one, other))


def key_of(part: str, value: Value) -> str:
    """Return the key of a value within its part of the map."""
    if part == "review":
        return "review"
    return "~".join(getattr(value, field) for field in IDENTITY[part])


def parts_of(network: Network) -> dict[str, dict[str, Fields]]:
    """Return the map as plain fields: part, then key, then field."""
    plain = network.model_dump(mode="json")
    parts: dict[str, dict[str, Fields]] = {"review": {"review": plain["review"]}}
    for part, field in FIELDS.items():
        values = getattr(network, field)
        parts[part] = {
            key_of(part, value): fields
            for value, fields in zip(values, plain[field], strict=True)
        }
    return parts


def network_of(parts: Mapping[str, Mapping[str, Fields]]) -> Network:
    """Build the map from plain fields, each part ordered by its keys.

    Raises:
        ValidationError: the fields do not make a map.
    """
    lists = {
        field: [
            parts[part][key]
            for key in sorted(parts[part], key=lambda key: key.split("~"))
        ]
        for part, field in FIELDS.items()
    }
    return Network.model_validate({"review": parts["review"]["review"], **lists})


def apply(network: Network, edit: Edit) -> Network:
    """Return the map after an edit.

    Raises:
        StaleEdit: what the edit says was there before is not what is there now.
        InvalidEntry: it would make a part of the map another part.
        ValidationError: the map would not hold together.
    """
    for change in edit:
        _check_identity(network.review, change)
    return turned(network, edit)


def turned(network: Network, edit: Edit) -> Network:
    """Return the map after an edit that may make it the map of another review.

    Raises:
        StaleEdit: what the edit says was there before is not what is there now.
        ValidationError: the map would not hold together.
    """
    parts = parts_of(network)
    for change in edit:
        _apply_change(parts[change.part], change)
    return network_of(parts)


def difference(before: Network, after: Network) -> Edit:
    """Return the edit that turns one map into another: nothing where they are alike.

    Of what is on both maps it holds the fields that differ, of what is on one of them
    every field.
    """
    then, now = parts_of(before), parts_of(after)
    return tuple(
        Change(part=part, key=key, before=_other(was, here), after=_other(here, was))
        for part in PARTS
        for key in sorted({*then[part], *now[part]})
        for was, here in [(then[part].get(key), now[part].get(key))]
        if was != here
    )


def _other(fields: Fields | None, beside: Fields | None) -> Fields | None:
    """Return the fields that are not the same beside them; all where nothing is."""
    if fields is None or beside is None:
        return fields
    return {name: value for name, value in fields.items() if value != beside[name]}


def inverse(edit: Edit) -> Edit:
    """Return the edit that takes this one back."""
    return tuple(
        change.model_copy(update={"before": change.after, "after": change.before})
        for change in reversed(edit)
    )


def _check_identity(review: Review, change: Change) -> None:
    own = _identity(review, change)
    for field, value in (change.after or {}).items():
        if field in IDENTITY[change.part] and value != own.get(field):
            raise InvalidEntry(field=field, problem="cannot be changed")
    if change.part == "review" and (change.before is None or change.after is None):
        raise InvalidEntry(field="review", problem="cannot be added or taken out")


def _identity(review: Review, change: Change) -> Fields:
    if change.part == "review":
        return review.model_dump(mode="json")
    names, ends = IDENTITY[change.part], change.key.split("~")
    return dict(zip(names, ends, strict=True)) if len(names) == len(ends) else {}


def _apply_change(rows: dict[str, Fields], change: Change) -> None:
    stored = rows.get(change.key)
    if change.before is None:
        if stored is not None and stored != change.after:
            raise StaleEdit(part=change.part, key=change.key)
        rows[change.key] = change.after or {}
        return
    if stored is None:
        raise StaleEdit(part=change.part, key=change.key)
    for field in stored if change.after is None else change.before | change.after:
        if field not in change.before or stored.get(field) != change.before[field]:
            raise StaleEdit(
                part=change.part, key=change.key, field=field, stored=stored.get(field)
            )
    if change.after is None:
        del rows[change.key]
    else:
        rows[change.key] = {**stored, **change.after}
