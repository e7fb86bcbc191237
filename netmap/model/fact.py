"""Case facts: dated records of a case that are only ever added to."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from netmap.model.base import Id, Moment, Note, Number, Value
from netmap.model.concern import (
    AdviceSought,
    Concern,
    CopyGiven,
    Disclosure,
    ReportingInformation,
)
from netmap.model.contact import Contact, Observation, Place, Session
from netmap.model.evidence import (
    Claim,
    EvidencePlan,
    Reflection,
    Response,
    SignOff,
    SupervisionNote,
)
from netmap.model.plan import FollowUp, Pathway, Plan
from netmap.model.restriction import Explanation, Restriction

FactBody = Annotated[
    Restriction
    | Explanation
    | Contact
    | Session
    | Observation
    | Place
    | Plan
    | FollowUp
    | Pathway
    | Concern
    | ReportingInformation
    | Disclosure
    | AdviceSought
    | CopyGiven
    | Response
    | Reflection
    | Claim
    | EvidencePlan
    | SupervisionNote
    | SignOff,
    Field(discriminator="kind"),
]


KINDS: Mapping[str, type[Value]] = {
    body.model_fields["kind"].default: body for body in get_args(get_args(FactBody)[0])
}
"""What each kind of fact holds."""


class Fact(Value):
    """One version of a case fact: what it says, who recorded it, when and why.

    A correction or a variation is the next `version` of the same `fact_id`, with its
    `reason`; earlier versions stay.
    """

    fact_id: Id
    version: Number = 1
    recorded_at: Moment
    recorded_by: Id
    reason: Note = ""
    body: FactBody


def latest(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the newest version of each fact, ordered by kind and id."""
    newest: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.body.kind, fact.fact_id)
        if key not in newest or newest[key].version < fact.version:
            newest[key] = fact
    return tuple(newest[key] for key in sorted(newest))
