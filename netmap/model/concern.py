"""Safeguarding: concerns, what was told about reporting, disclosures, copies given."""

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from netmap.model.base import Id, Line, Note, Value, misfit


class Decision(StrEnum):
    """What was decided about a concern."""

    REPORT = "report"
    ADVICE = "advice"
    MONITOR = "monitor"
    NO_FURTHER_ACTION = "no_further_action"


class TakeHome(StrEnum):
    """Whether a paper is safe to take home."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


class Concern(Value):
    """A worry about someone's safety, what was decided, and what came of it.

    It closes only when it was decided, with a reason; one that was reported also needs
    an answer, or that it was taken further.
    """

    kind: Literal["concern"] = "concern"
    raised_on: date
    raised_by: Id
    about_alter: Id | None = None
    harm_type: Line = ""
    seen_or_said: Note
    who_else_present: Line = ""
    immediate_danger: bool | None = None
    immediate_safety_checked: bool | None = None
    immediate_action: Note = ""
    participant_told: bool | None = None
    participant_wish: Note = ""
    capacity_doubt: Note = ""
    consent_to_share: Note = ""
    others_at_risk: Note = ""
    decision: Decision | None = None
    decision_reason: Note = ""
    decided_by: Line = ""
    discussed_with: Line = ""
    reported_to: Line = ""
    reported_on: date | None = None
    reported_how: Line = ""
    reference: Line = ""
    response_due_on: date | None = None
    acknowledged_on: date | None = None
    outcome: Note = ""
    outcome_on: date | None = None
    feedback_given_on: date | None = None
    escalated_to: Line = ""
    escalated_on: date | None = None
    escalation_reason: Note = ""
    closed_on: date | None = None
    closed_by: Line = ""

    @property
    def decided(self) -> bool:
        """Whether it says what was decided, and why."""
        return self.decision is not None and bool(self.decision_reason.strip())

    @property
    def answered(self) -> bool:
        """Whether an outcome came, or it was taken further because none did."""
        return bool(self.outcome.strip()) or self.escalated_on is not None

    @model_validator(mode="after")
    def _closes_only_when_answered(self) -> Self:
        if self.closed_on is None:
            return self
        if not self.decided:
            misfit("closed_undecided")
        if self.decision == Decision.REPORT and not self.answered:
            misfit("closed_unanswered")
        return self


class ReportingInformation(Value):
    """When the participant was told where abuse can be reported."""

    kind: Literal["reporting_information"] = "reporting_information"
    told_on: date
    about_alter: Id | None = None
    routes: tuple[Line, ...]
    format: Line = ""
    alone: bool | None = None
    understanding_checked: bool = False
    copy_safe: bool | None = None


class Disclosure(Value):
    """Information passed to someone, and by what authority."""

    kind: Literal["disclosure"] = "disclosure"
    disclosed_on: date
    to_whom: Line
    what: Note
    authority: Line = ""
    in_time: bool | None = None


class AdviceSought(Value):
    """A question taken to someone who should know, and the answer."""

    kind: Literal["advice"] = "advice"
    asked_on: date
    who: Line
    question: Note = ""
    answer: Note = ""
    restriction_id: Id | None = None


class CopyGiven(Value):
    """A paper or file that left with someone, and whether it was safe to take home."""

    kind: Literal["copy_given"] = "copy_given"
    given_on: date
    what: Line
    full_view: bool
    language: Line = ""
    safe_to_take_home: TakeHome = TakeHome.NOT_ASKED
