"""What was agreed: safety steps, ending plans, agreements, actions, follow-ups."""

from datetime import date
from enum import StrEnum
from typing import Literal

from netmap.model.base import Id, Line, Note, Value


class PlanKind(StrEnum):
    """What a plan is for."""

    SAFETY = "safety"
    ENDING = "ending"
    AGREEMENT = "agreement"
    ACTION = "action"


class Plan(Value):
    """Something agreed with an owner, a due date and an outcome."""

    kind: Literal["plan"] = "plan"
    plan: PlanKind
    text: Note
    alter_id: Id | None = None
    restriction_id: Id | None = None
    owner: Line = ""
    who_helps: Line = ""
    steps: tuple[Line, ...] = ()
    digital_steps: tuple[Line, ...] = ()
    if_they_turn_up: Note = ""
    home_children_money: Note = ""
    parties: tuple[Line, ...] = ()
    agreed_on: date | None = None
    due_on: date | None = None
    review_on: date | None = None
    reviewed_on: date | None = None
    done_on: date | None = None
    outcome: Note = ""


class FollowUp(Value):
    """A later look at a plan, with how the participant was."""

    kind: Literal["follow_up"] = "follow_up"
    plan_id: Id
    happened_on: date
    how: Line = ""
    how_they_were: Note = ""
    distress_support: Note = ""


class Pathway(Value):
    """The dates of the referral pathway, where the case is on one."""

    kind: Literal["pathway"] = "pathway"
    referred_on: date | None = None
    initial_assessment_on: date | None = None
    action_plan_submitted_on: date | None = None
    action_plan_approved_on: date | None = None
    participant_copy_given_on: date | None = None
    agreed_contact_type: Line = ""
    agreed_frequency: Line = ""
    final_session_on: date | None = None
    three_way_final_offered: bool | None = None
    end_of_service_report_on: date | None = None
