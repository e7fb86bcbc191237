"""What happened between people: contacts, supervised visits, sessions, observations."""

from datetime import date, time
from enum import StrEnum
from typing import Literal

from netmap.model.base import Id, Line, Note, Value


class Mode(StrEnum):
    """How a contact took place."""

    FACE_TO_FACE = "face_to_face"
    GROUP_EVENT = "group_event"
    PHONE = "phone"
    VIDEO = "video"
    TEXT_MESSAGE = "text_message"
    SOCIAL_MEDIA = "social_media"
    LETTER = "letter"
    VIA_THIRD_PARTY = "via_third_party"


class Initiator(StrEnum):
    """Who began a contact."""

    PARTICIPANT = "participant"
    ALTER = "alter"
    SERVICE = "service"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Where a statement comes from."""

    PARTICIPANT = "participant"
    PRACTITIONER = "practitioner"
    OTHER_PROFESSIONAL = "other_professional"
    DOCUMENT = "document"


class Sign(StrEnum):
    """A sign of control or pressure, as seen by a worker or told by the participant."""

    MONEY_CONTROLLED = "money_controlled"
    MONEY_TAKEN = "money_taken"
    PHONE_CHECKED = "phone_checked"
    ALWAYS_ACCOMPANIES = "always_accompanies"
    SPEAKS_FOR_THEM = "speaks_for_them"
    STOPS_VISITS = "stops_visits"
    CARE_WITHHELD = "medication_or_care_withheld"
    THREATS = "threats"
    THREATS_ABOUT_CHILDREN = "threats_about_children"
    DOCUMENTS_HELD = "immigration_or_documents_held"
    LOCATION_TRACKED = "location_tracked"
    VISITS_ON_PAYDAY = "visits_on_payday"
    GIVES_DRUGS_OR_ALCOHOL = "gives_drugs_or_alcohol"
    SEXUAL_PRESSURE = "sexual_pressure"
    PASSES_MESSAGES = "passes_messages"
    HOME_TAKEN_OVER = "home_taken_over"
    FEAR_NAMED = "fear_named"


class Visit(Value):
    """The record of supervising a contact."""

    restriction_id: Id | None = None
    authority: Line = ""
    supervisor_name: Line = ""
    supervisor_role: Line = ""
    second_worker: Line = ""
    place_type: Line = ""
    start_time: time | None = None
    end_time: time | None = None
    in_sight_and_hearing: bool | None = None
    observed: Note = ""
    stepped_in: Note = ""
    ended_early: bool | None = None
    ended_early_reason: Note = ""
    view_after: Note = ""
    report_sent_to: Line = ""
    report_sent_on: date | None = None


class Contact(Value):
    """An event between the participant and one or more alters."""

    kind: Literal["contact"] = "contact"
    happened_on: date
    alters: tuple[Id, ...]
    mode: Mode
    began_by: Initiator = Initiator.UNKNOWN
    also_present: tuple[Id, ...] = ()
    via_alter: Id | None = None
    place_id: Id | None = None
    approved_before: bool = False
    unplanned: bool = False
    online_public: bool = False
    source: Source = Source.PARTICIPANT
    note: Note = ""
    preparation: Note = ""
    after_reflection: Note = ""
    visit: Visit | None = None


class Session(Value):
    """A planned meeting between practitioner and participant."""

    kind: Literal["session"] = "session"
    held_on: date
    attended: bool
    present_alters: tuple[Id, ...] = ()
    update_sent_on: date | None = None
    note: Note = ""


class Observation(Value):
    """A sign seen by a worker or told by the participant; never a verdict.

    `tag` is a `Sign`, or a word of the service's own.
    """

    kind: Literal["observation"] = "observation"
    alter_id: Id
    tag: Id
    observed_on: date | None = None
    source: Source = Source.PRACTITIONER
    note: Note = ""


class Place(Value):
    """A place that rules and contacts refer to; it may also be an alter."""

    kind: Literal["place"] = "place"
    name: Line
    alter_id: Id | None = None
