"""Two small reviews to compare: who is on each map, what is said, what is on record."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from netmap.casework.caseload import Case
from netmap.casework.changes import ChangesView, Side
from netmap.casework.seeing import Told
from netmap.changes.change import Change
from netmap.changes.comparison import Comparison
from netmap.changes.registry import changes
from netmap.model.codes import Convention, ReviewState, Sector
from netmap.model.difference import Held
from netmap.model.fact import Fact
from netmap.model.network import Alter, Network, Wish
from netmap.model.participant import Participant
from netmap.model.restriction import Restriction
from netmap.model.review import Review
from netmap.store.reviews import ReviewHead

FIRST, LAST = date(2026, 3, 2), date(2026, 6, 1)
"""The days on which the earlier and the later review were held."""
AT = datetime(2026, 6, 1, 14, 30, tzinfo=UTC)
People = dict[str, dict[str, Any]]
"""Fields of alter, tie and wish by their own names, under an alter's id."""
Facts = tuple[Fact, ...]


def a_map(people: People, day: date = LAST, **fields: Any) -> Network:
    """Return the map of a review; `links` and `needs` beside what is said of it."""
    parts = {part: fields.pop(part, ()) for part in ("links", "needs")}
    number = fields.pop("number", 1 if day == FIRST else 2)
    review = Review.model_validate(
        {
            "review_id": f"r-{number}",
            "participant_id": "p-1",
            "number": number,
            "held_on": day,
            **fields,
        }
    )
    return Network.model_validate(
        {
            "review": review,
            "alters": [_alter(one, said) for one, said in people.items()],
            "ties": [_tie(one, said) for one, said in people.items()],
            "wishes": [_wish(one, said) for one, said in people.items()],
            **parts,
        }
    )


def maps(before: Network, after: Network) -> Comparison:
    """Return two maps to compare, with nothing else on record."""
    return Comparison(Held(network=before), Held(network=after))


def compared(before: People, after: People) -> Comparison:
    """Return two maps to compare by who is on them."""
    return maps(a_map(before, FIRST), a_map(after, LAST))


def with_facts(
    then: Iterable[Fact], now: Iterable[Fact], people: People | None = None
) -> Comparison:
    """Return two alike maps to compare, with what was on record at each."""
    who = people or {}
    return Comparison(
        Held(network=a_map(who, FIRST), facts=tuple(then)),
        Held(network=a_map(who, LAST), facts=tuple(now)),
    )


def of_bo(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Return two maps with Bo on both."""
    return compared({"bo": before}, {"bo": after})


def kinds(found: Iterable[Change]) -> list[str]:
    """Return what kinds of change there are, in their order."""
    return [one.kind for one in found]


def only(found: Iterable[Change]) -> Change:
    """Return the one change that there is."""
    (one,) = found
    return one


def told(comparison: Comparison) -> list[Change]:
    """Return every change."""
    return [*changes(comparison)]


def a_view(
    comparison: Comparison, restricted: dict[str, tuple[Restriction, ...]] | None = None
) -> ChangesView:
    """Return two reviews side by side for somebody who looks at them.

    The later one is a draft; `restricted` is whom a rule touched on both days.
    """
    sides = []
    for held, state in (
        (comparison.before, ReviewState.SEALED),
        (comparison.after, ReviewState.DRAFT),
    ):
        review = held.network.review
        head = ReviewHead(
            review_id=review.review_id,
            number=review.number,
            held_on=review.held_on,
            state=state,
        )
        digest = "0" * 64 if state == ReviewState.SEALED else None
        sides.append(
            Side(head, Told(held.facts, held.network, restricted or {}, (), digest))
        )
    before, after = sides
    participant = Participant(
        id="p-1", reference="REF-1", name="Sam T.", worker="w-1", opened_on=FIRST
    )
    case = Case(
        participant=participant, reviews=(before.head, after.head), may_record=True
    )
    return ChangesView(
        case=case,
        before=before,
        after=after,
        over_time=(),
        workers={"w-1": "Kim"},
        convention=Convention.ZIGZAG,
    )


def rule(fact_id: str = "rule", version: int = 1, **fields: Any) -> Fact:
    """Return a rule of no contact with Bo since before the earlier review."""
    given = {
        "instrument": "restraining_order",
        "title": "The order",
        "binds": "participant",
        "effect": "none",
        "target_alters": ["bo"],
        "start_on": date(2026, 1, 1),
    }
    return fact(fact_id, "restriction", version, **{**given, **fields})


def fact(fact_id: str, kind: str, version: int = 1, **fields: Any) -> Fact:
    """Return a version of a case fact."""
    return Fact.model_validate(
        {
            "fact_id": fact_id,
            "version": version,
            "recorded_at": AT,
            "recorded_by": "w-1",
            "body": {"kind": kind, **fields},
        }
    )


def _alter(alter_id: str, said: dict[str, Any]) -> dict[str, Any]:
    usual = {
        "name": alter_id.title(),
        "sector": Sector.FAMILY,
        "angle": 10,
        "distance": 0.54,
    }
    given = {name: said[name] for name in said if name in Alter.model_fields}
    return {"alter_id": alter_id, **usual, **given}


def _tie(alter_id: str, said: dict[str, Any]) -> dict[str, Any]:
    others = {*Alter.model_fields, *(Wish.model_fields.keys() - {"own_words"})}
    return {
        "alter_id": alter_id,
        **{name: said[name] for name in said if name not in others},
    }


def _wish(alter_id: str, said: dict[str, Any]) -> dict[str, Any]:
    wishes = Wish.model_fields.keys() - {"own_words"}
    return {
        "alter_id": alter_id,
        **{name: said[name] for name in said if name in wishes},
    }
