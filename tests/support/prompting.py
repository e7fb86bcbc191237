"""Small cases for the rules that prompt: who is on the map, what is known, when."""

from datetime import UTC, date, datetime
from typing import Any

from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.prompts.case import Case
from netmap.prompts.registry import prompts

DAY = date(2026, 11, 20)
"""The day that is asked about."""
HELD = date(2026, 11, 9)
"""When the latest review was held."""
BEFORE = date(2026, 8, 17)
"""When the review before it was held."""
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)


def ada(alter_id: str = "ada", **fields: Any) -> dict[str, Any]:
    """Return someone on a map; fields of alter, tie and wish by their own names."""
    return {"alter_id": alter_id, **fields}


def review(*people: dict[str, Any], on: date = HELD, **fields: Any) -> Network:
    """Return the map of a review."""
    number = fields.pop("number", 2 if on == HELD else 1)
    alter_fields = {"name", "kind", "sector", "paid", "age_band"} | {
        "confidential_location",
        "address",
    }
    wish_fields = {"wish", "confirmed", "representative", "representative_basis"} | {
        "advantages",
        "difficulties",
        "way_forward",
    }
    alters, ties, wishes = [], [], []
    for angle, person in enumerate(people):
        who = {"alter_id": person["alter_id"]}
        given = {k: v for k, v in person.items() if k in alter_fields}
        place = {"angle": angle * 9, "distance": 0.5}
        alters.append(
            {"name": who["alter_id"], "sector": "family", **place, **who, **given}
        )
        wished = {k: v for k, v in person.items() if k in wish_fields}
        if wished:
            wishes.append({**who, **wished})
        ties.append(
            {**who}
            | {k: v for k, v in person.items() if k not in alter_fields | wish_fields}
        )
    held = {
        "review_id": f"r-{number}",
        "participant_id": "p-1",
        "number": number,
        "held_on": on,
        **fields,
    }
    return Network.model_validate(
        {"review": held, "alters": alters, "ties": ties, "wishes": wishes}
    )


def known(fact_id: str, kind: str, version: int = 1, **fields: Any) -> Fact:
    """Return a version of a fact."""
    return Fact.model_validate(
        {
            "fact_id": fact_id,
            "version": version,
            "recorded_at": AT,
            "recorded_by": "w-1",
            "body": {"kind": kind, **fields},
        }
    )


def order(fact_id: str = "order", **fields: Any) -> Fact:
    """Return a court order of no contact with Ada that binds the participant.

    It lacks nothing that a rule would ask for but its explanation.
    """
    given = {
        "instrument": "restraining_order",
        "binds": "participant",
        "effect": "none",
        "target_alters": ["ada"],
        "legal_force": "criminal_offence_on_breach",
        "legal_basis": "Sentencing Act 2020 s.360",
        "imposed_by": "Crown Court",
        "start_on": date(2026, 1, 1),
        "until_further_order": "end_on" not in fields,
        "next_review_on": date(2027, 1, 1),
        "source_seen": True,
    }
    return known(fact_id, "restriction", **{**given, **fields})


def contact(fact_id: str = "met", **fields: Any) -> Fact:
    """Return a meeting with Ada on 1 November 2026."""
    given = {
        "happened_on": date(2026, 11, 1),
        "alters": ["ada"],
        "mode": "face_to_face",
    }
    return known(fact_id, "contact", **{**given, **fields})


def case(*reviews: Network, facts: tuple[Fact, ...] = (), day: date = DAY) -> Case:
    """Return a case on a day, with Ada on its one map if no review is given."""
    return Case(
        day=day, participant="Sam T.", reviews=reviews or (review(ada()),), facts=facts
    )


def fired(rule: str, asked: Case) -> list[tuple[str, ...]]:
    """Return what a rule asks about in a case."""
    return [one.about for one in prompts(asked) if one.rule == rule]
