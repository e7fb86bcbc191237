"""Rules about contact, and how each was explained to the participant."""

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from netmap.model.base import Id, Line, Note, Value, misfit


class Binds(StrEnum):
    """Who has to follow a rule."""

    PARTICIPANT = "participant"
    ALTER = "alter"
    BOTH = "both"
    ORGANISATION = "organisation"
    NOBODY = "nobody"


class Protects(StrEnum):
    """Whom a rule protects."""

    PARTICIPANT = "participant"
    ALTER = "alter"
    OTHER = "other"
    PUBLIC = "public"
    NOT_RECORDED = "not_recorded"


class Effect(StrEnum):
    """What a rule does to contact."""

    NONE = "none"
    INDIRECT_ONLY = "indirect_only"
    SUPERVISED_ONLY = "supervised_only"
    SUPPORTED_ONLY = "supported_only"
    WITH_APPROVAL_ONLY = "with_approval_only"
    PLACE = "place"
    AREA = "area"
    INSIDE_AREA = "inside_area"
    ONLINE = "online"
    NON_ASSOCIATION = "non_association"
    TIME_LIMITED = "time_limited"
    NOTIFY_ONLY = "notify_only"


class Exemption(StrEnum):
    """What a rule leaves out."""

    PRIOR_APPROVAL = "prior_approval"
    INADVERTENT = "inadvertent"
    EMERGENCY = "emergency"
    LEGAL_PROCEEDINGS = "legal_proceedings"
    CHILD_HANDOVER = "child_handover"
    PROGRAMME = "programme"


class TargetClass(StrEnum):
    """A class of people a rule can be about."""

    CHILDREN_UNDER_16 = "children_under_16"
    CHILDREN_UNDER_18 = "children_under_18"
    SERVING_PRISONERS = "serving_prisoners"
    KNOWN_OFFENDERS = "known_offenders"
    OTHER = "other"


class LegalForce(StrEnum):
    """What can follow when a rule is not kept, as its type says; never advice."""

    CRIMINAL_OFFENCE = "criminal_offence_on_breach"
    RECALL = "recall_to_custody"
    RECALL_TO_HOSPITAL = "recall_to_hospital"
    CONTEMPT = "contempt_of_court"
    COURT_ORDER = "court_order"
    ARREST_ONLY = "arrest_no_separate_offence"
    PRISON_RULES = "prison_rules"
    CIVIL_TRESPASS = "civil_trespass"
    NONE = "none"


class Sensitivity(StrEnum):
    """Who beside the worker may be shown a rule."""

    SHAREABLE = "shareable"
    NOT_ON_PARTICIPANT_COPY = "not_on_participant_copy"
    CONFIDENTIAL = "confidential"


class Restriction(Value):
    """A rule about contact, as one version of it reads.

    It targets alters, a class of people, places or online spaces. With
    `until_further_order` there is no `end_on`. A version that changes the rule from
    some day on says so in `varied_on`; one that puts a mistake right does not. What
    the rule is on a given day is worked out (`netmap.model.force`), never stored.
    """

    kind: Literal["restriction"] = "restriction"
    instrument: Id
    title: Line = ""
    legal_basis: Line = ""
    jurisdiction: Line = ""
    imposed_by: Line = ""
    reference_held_where: Line = ""
    binds: Binds
    protects: Protects = Protects.NOT_RECORDED
    protects_alter: Id | None = None
    target_alters: tuple[Id, ...] = ()
    target_class: TargetClass | None = None
    target_places: tuple[Id, ...] = ()
    target_online: tuple[Line, ...] = ()
    effect: Effect
    conditions: Note = ""
    via_others_counts: bool = True
    intermediary_alter: Id | None = None
    exemptions: tuple[Exemption, ...] = ()
    approval_route: Line = ""
    start_on: date
    end_on: date | None = None
    until_further_order: bool = False
    next_review_on: date | None = None
    varied_on: date | None = None
    last_reviewed_on: date | None = None
    closed_reviewed_on: date | None = None
    withdrawn_on: date | None = None
    superseded_by: Id | None = None
    legal_force: LegalForce = LegalForce.NONE
    source_seen: bool = False
    verified_on: date | None = None
    verified_with: Line = ""
    sensitivity: Sensitivity = Sensitivity.NOT_ON_PARTICIPANT_COPY

    @model_validator(mode="after")
    def _dates_and_target_fit(self) -> Self:
        if self.end_on is not None and self.end_on < self.start_on:
            misfit("end_before_start")
        if self.until_further_order and self.end_on is not None:
            misfit("open_end_with_date")
        return self


class Explanation(Value):
    """One occasion when a rule was explained to the participant."""

    kind: Literal["explanation"] = "explanation"
    restriction_id: Id
    explained_on: date
    explained_by: Line
    method: Line = ""
    format: Line = ""
    language: Line = ""
    reasons_given: bool = False
    reason_withheld_authority: Line = ""
    understanding_checked: bool = False
    how_checked: Line = ""
    what_they_said: Note = ""
    disagrees: bool | None = None
    told_how_to_seek_change: bool | None = None
    copy_given: bool | None = None
    copy_safe_to_keep: bool | None = None
