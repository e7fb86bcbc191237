"""Reviews in the store: their maps, their state, and the edits of a draft."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

import rfc8785
from pydantic import TypeAdapter

from netmap.errors import NotFound
from netmap.model.base import Value
from netmap.model.codes import ReviewState
from netmap.model.edits import FIELDS, IDENTITY, Change, Edit, key_of
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish
from netmap.model.review import Review
from netmap.store.database import Cursor
from netmap.store.table import (
    as_read,
    as_stored,
    insert,
    insert_each,
    readable,
    select,
    select_by,
)

EDIT = TypeAdapter(tuple[Change, ...])
AMONG = "review_id IN (SELECT unnest(?::VARCHAR[]))"
AT_A_TIME = 500
"""Maps put into the store in one go: their rows stand in memory twice meanwhile."""
V = TypeVar("V", bound=Value)


class ReviewHead(Value):
    """A review in a list: which one, when, whether sealed, and what it corrects."""

    review_id: str
    number: int
    held_on: date
    state: ReviewState
    corrects: str | None = None


class Journalled(Value):
    """One edit of a draft, as the journal keeps it."""

    number: int
    recorded_at: datetime
    recorded_by: str
    edit: tuple[Change, ...]
    undone: bool


def add(
    cursor: Cursor, network: Network, state: ReviewState = ReviewState.DRAFT
) -> None:
    """Add a review with its whole map."""
    add_all(cursor, [network], state)


def add_all(cursor: Cursor, networks: Sequence[Network], state: ReviewState) -> None:
    """Add many reviews with their whole maps."""
    for start in range(0, len(networks), AT_A_TIME):
        some = networks[start : start + AT_A_TIME]
        reviews = [one.review for one in some]
        insert(cursor, "review", reviews, {"state": state.value})
        for part, field in FIELDS.items():
            rows = [
                ({"review_id": one.review.review_id}, value)
                for one in some
                for value in getattr(one, field)
            ]
            insert_each(cursor, f"map_{part}", rows)


def remove(cursor: Cursor, review_id: str) -> None:
    """Take a draft out with its map and its journal."""
    for table in ("review", *_tables(), "edit"):
        cursor.execute(f"DELETE FROM {table} WHERE review_id = ?", [review_id])


def heads(cursor: Cursor, participant_id: str) -> list[ReviewHead]:
    """Return a participant's reviews in the order they were begun."""
    return select(
        cursor,
        ReviewHead,
        "review WHERE participant_id = ? ORDER BY number",
        [participant_id],
    )


def heads_of(
    cursor: Cursor, participant_ids: Sequence[str]
) -> dict[str, list[ReviewHead]]:
    """Return the reviews of many participants, each in the order they were begun."""
    source = (
        "review WHERE participant_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY number"
    )
    return select_by(
        cursor, ReviewHead, "participant_id", source, [list(participant_ids)]
    )


def alters_of(cursor: Cursor, review_ids: Sequence[str]) -> dict[str, list[Alter]]:
    """Return the alters on many maps, by review."""
    source = f"map_alter WHERE {AMONG}"
    return select_by(cursor, Alter, "review_id", source, [list(review_ids)])


def head(cursor: Cursor, review_id: str) -> ReviewHead:
    """Return one review's head.

    Raises:
        NotFound: there is no such review.
    """
    found = select(cursor, ReviewHead, "review WHERE review_id = ?", [review_id])
    if not found:
        raise NotFound
    return found[0]


def any_exists(cursor: Cursor, review_ids: Sequence[str]) -> bool:
    """Say whether there is a review with one of these ids."""
    found = cursor.execute(
        f"SELECT 1 FROM review WHERE {AMONG} LIMIT 1", [list(review_ids)]
    )
    return bool(found.fetchall())


def network(cursor: Cursor, review_id: str) -> Network:
    """Return a review's whole map from its tables.

    Raises:
        NotFound: there is no such review.
    """
    found = networks(cursor, [review_id])
    if not found:
        raise NotFound
    return found[review_id]


def networks(cursor: Cursor, review_ids: Sequence[str]) -> dict[str, Network]:
    """Return the whole maps of many reviews, by review; those there are."""
    bound = [list(review_ids)]
    found = {
        one.review_id: one
        for one in select(cursor, Review, f"review WHERE {AMONG}", bound)
    }

    def part(name: str, model: type[V]) -> dict[str, list[V]]:
        source = f"map_{name} WHERE {AMONG} ORDER BY {', '.join(IDENTITY[name])}"
        return select_by(cursor, model, "review_id", source, bound)

    alters, ties, wishes = part("alter", Alter), part("tie", Tie), part("wish", Wish)
    needs, links = part("need", Need), part("link", Link)
    with readable():
        return {
            key: Network(
                review=review,
                alters=tuple(alters.get(key, ())),
                ties=tuple(ties.get(key, ())),
                wishes=tuple(wishes.get(key, ())),
                needs=tuple(needs.get(key, ())),
                links=tuple(links.get(key, ())),
            )
            for key, review in found.items()
        }


def write(cursor: Cursor, network: Network, edit: Edit) -> None:
    """Write the rows of a map that an edit touched; `network` is the map after it."""
    review_id = network.review.review_id
    touched: dict[str, list[str]] = {}
    for change in edit:
        touched.setdefault(change.part, []).append(change.key)
    for part, keys in touched.items():
        if part == "review":
            cursor.execute("DELETE FROM review WHERE review_id = ?", [review_id])
            insert(cursor, "review", [network.review], {"state": "draft"})
        else:
            _write_rows(cursor, network, part, keys)


def journal(cursor: Cursor, review_id: str) -> list[Journalled]:
    """Return the edits of a draft, oldest first."""
    found = cursor.execute(
        "SELECT number, recorded_at, recorded_by, changes, undone FROM edit "
        "WHERE review_id = ? ORDER BY number",
        [review_id],
    ).fetchall()
    with readable():
        return [
            Journalled(
                number=number,
                recorded_at=as_read(at),
                recorded_by=by,
                edit=EDIT.validate_json(changes),
                undone=undone,
            )
            for number, at, by, changes, undone in found
        ]


def record_edit(
    cursor: Cursor, review_id: str, edit: Edit, *, at: datetime, by: str
) -> None:
    """Add an edit to the journal; what its author undid can no longer be redone."""
    cursor.execute(
        "DELETE FROM edit WHERE review_id = ? AND recorded_by = ? AND undone",
        [review_id, by],
    )
    cursor.execute(
        "INSERT INTO edit SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, false "
        "FROM edit WHERE review_id = ?",
        [
            review_id,
            as_stored(at),
            by,
            rfc8785.dumps(EDIT.dump_python(edit, mode="json")).decode(),
            review_id,
        ],
    )


def mark_edit(cursor: Cursor, review_id: str, number: int, *, undone: bool) -> None:
    """Say whether an edit in the journal is undone."""
    cursor.execute(
        "UPDATE edit SET undone = ? WHERE review_id = ? AND number = ?",
        [undone, review_id, number],
    )


def mark_sealed(cursor: Cursor, review_id: str) -> None:
    """Close a review for good; its journal has served its purpose."""
    cursor.execute(
        "UPDATE review SET state = 'sealed' WHERE review_id = ?", [review_id]
    )
    cursor.execute("DELETE FROM edit WHERE review_id = ?", [review_id])


def sealed_alters(cursor: Cursor, participant_id: str) -> frozenset[str]:
    """Return the ids of the alters on any sealed map of a participant."""
    found = cursor.execute(
        "SELECT DISTINCT alter_id FROM map_alter JOIN review USING (review_id) "
        "WHERE participant_id = ? AND state = 'sealed'",
        [participant_id],
    ).fetchall()
    return frozenset(alter_id for (alter_id,) in found)


def set_restricted(cursor: Cursor, review_id: str, alter_ids: list[str]) -> None:
    """Keep which alters were restricted when a review was sealed."""
    cursor.execute(
        "INSERT INTO map_restricted SELECT ?, unnest(?::VARCHAR[])",
        [review_id, alter_ids],
    )


def _write_rows(
    cursor: Cursor, network: Network, part: str, keys: Sequence[str]
) -> None:
    review_id = network.review.review_id
    cursor.execute(
        f"DELETE FROM map_{part} WHERE review_id = ? "
        f"AND list_contains(?::VARCHAR[], concat_ws('~', {', '.join(IDENTITY[part])}))",
        [review_id, list(keys)],
    )
    values: Sequence[Value] = getattr(network, FIELDS[part])
    rows = [value for value in values if key_of(part, value) in keys]
    insert(cursor, f"map_{part}", rows, {"review_id": review_id})


def _tables() -> list[str]:
    return [*(f"map_{part}" for part in FIELDS), "map_restricted"]
