"""A case in which every name, every free text and every id says who it is about."""

from collections.abc import Mapping
from typing import Any

from pydantic import StringConstraints

from netmap.casework import drawing
from netmap.model.base import Value
from netmap.model.concern import AdviceSought, Concern, Disclosure, ReportingInformation
from netmap.model.contact import Contact, Mode, Observation, Place, Session, Visit
from netmap.model.evidence import EvidencePlan, Reflection, Response, SupervisionNote
from netmap.model.network import Alter, Need, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.plan import FollowUp, Pathway, Plan
from netmap.model.restriction import Explanation, Restriction
from netmap.model.review import Review
from netmap.store.database import Store
from tests.support.tale import ASH, DAY, Tale

PLANTED = "Zebracrossing"
CRITERIA = {
    "SN:P1": "review[r-1]",
    "SN:P2": "review[r-1]",
    "SN:P3": f"wish[{PLANTED}]",
    "SN:P4": f"tie[{PLANTED}]",
    "SN:P5": "review[r-1]",
    "SN:P6": "review[r-1]",
    "SN:P18": f"plan[{PLANTED}]",
    "SN:P19": f"explanation[{PLANTED}]",
    "SN:P20": f"contact[{PLANTED}]",
    "SN:P21": f"reporting_information[{PLANTED}]",
    "SN:P22": f"plan[{PLANTED}]",
}
REQUIRED: Mapping[type[Value], dict[str, Any]] = {
    Participant: {"fictional": False},
    Review: {},
    Alter: {"sector": "family"},
    Tie: {"quality_worker": "detrimental", "recognition": "partly_recognised"},
    Wish: {"wish": "restore", "confirmed": True},
    Need: {"source": "participant", "own_words": True},
    Restriction: {
        "instrument": "own_choice",
        "binds": "nobody",
        "effect": "none",
        "target_alters": [PLANTED],
        "start_on": "2026-01-01",
    },
    Explanation: {
        "restriction_id": PLANTED,
        "explained_on": str(DAY),
        "method": "spoken",
    },
    Contact: {
        "happened_on": str(DAY),
        "alters": [PLANTED],
        "mode": Mode.FACE_TO_FACE.value,
    },
    Visit: {},
    Session: {"held_on": str(DAY), "attended": True},
    Observation: {"alter_id": PLANTED, "tag": PLANTED},
    Place: {"alter_id": PLANTED},
    Plan: {"plan": "safety", "alter_id": PLANTED, "agreed_on": str(DAY)},
    FollowUp: {"plan_id": PLANTED, "happened_on": str(DAY)},
    Pathway: {},
    Concern: {
        "raised_on": str(DAY),
        "raised_by": ASH.id,
        "about_alter": PLANTED,
        "decision": "monitor",
    },
    ReportingInformation: {"told_on": str(DAY), "about_alter": PLANTED},
    Disclosure: {"disclosed_on": str(DAY)},
    AdviceSought: {"asked_on": str(DAY)},
    Response: {"rule": "C1", "about": [PLANTED], "answer": "done"},
    Reflection: {"passages": [{"stage": "free", "text": PLANTED}]},
    EvidencePlan: {
        "evidence": "observation",
        "planned_on": str(DAY),
        "criteria": ["SN:P1"],
    },
    SupervisionNote: {"written_on": str(DAY)},
}
MAP_PARTS = (Participant, Review, Alter, Tie, Wish, Need, Visit)


def free(model: type[Value]) -> dict[str, Any]:
    """Return what a record needs, with the planted word in every free text of it."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        rules = [one for one in field.metadata if isinstance(one, StringConstraints)]
        if field.annotation is str and rules and rules[0].pattern is None:
            found[name] = PLANTED
        if "max_length=500" in str(field.annotation):
            found[name] = [PLANTED]
    return {**found, **REQUIRED[model]}


def planted(store: Store) -> Tale:
    """Tell a case in which every name, every free text and every id says who it is."""
    tale = Tale(store, f"p-{PLANTED}")
    tale.register(**{**free(Participant), "reference": f"{PLANTED} 7"})
    for model in REQUIRED:
        if model not in MAP_PARTS:
            body = {"kind": model.model_fields["kind"].default, **free(model)}
            if model is Contact:
                body["visit"] = free(Visit)
            tale.found(PLANTED, body)
    tale.begin()
    fields = free(Alter) | {f"{one}": said for one, said in free(Tie).items()}
    tale.alter(PLANTED, **fields)
    for name, said in free(Wish).items():
        tale.say(("wish", PLANTED, name), said)
    tale.edit(drawing.add_need(PLANTED, free(Need)))
    for name, said in free(Review).items():
        if name not in {"prompt_set", "correction_reason"}:
            tale.say(("review", "review", name), said)
    tale.seal()
    return tale
