"""The code lists of the field. Their labels are in `netmap.words.labels`."""

from enum import StrEnum


class AlterKind(StrEnum):
    """What an alter is."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    ONLINE = "online"
    ANIMAL = "animal"


class Sector(StrEnum):
    """The parts of life around the participant, in the order they stand on the map."""

    PARTNER = "partner"
    FAMILY = "family"
    FRIENDS = "friends"
    NEIGHBOURS = "neighbours"
    WORK = "work"
    GROUPS = "groups"
    ONLINE = "online"
    PLACES = "places"
    HEALTH = "health"
    SERVICES = "services"


class AgeBand(StrEnum):
    """An age as a band: enough for rules about children, never a date of birth."""

    UNDER_5 = "under_5"
    FROM_5 = "5_11"
    FROM_12 = "12_15"
    FROM_16 = "16_17"
    FROM_18 = "18_24"
    FROM_25 = "25_34"
    FROM_35 = "35_44"
    FROM_45 = "45_54"
    FROM_55 = "55_64"
    FROM_65 = "65_plus"
    ADULT = "adult"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Where an alter stands at one review; "not mentioned" is not "lost"."""

    TO_ASK = "to_ask"
    CURRENT = "current"
    NOT_IN_CONTACT = "not_in_contact"
    ENDED = "ended"
    DIED = "died"
    SERVICE_CLOSED = "service_closed"
    NOT_MENTIONED = "not_mentioned"


class EndedWhy(StrEnum):
    """Why a tie ended, where it did."""

    OWN_CHOICE = "own_choice"
    THEIR_CHOICE = "their_choice"
    MOVED_AWAY = "moved_away"
    RESTRICTED = "restricted"
    OTHER = "other"
    UNKNOWN = "unknown"


class Quality(StrEnum):
    """How a tie is, in one person's view. It says nothing about rules."""

    SUPPORTIVE = "supportive"
    MIXED = "mixed"
    DETRIMENTAL = "detrimental"
    NEUTRAL = "neutral"
    DECLINED = "declined"
    UNKNOWN = "unknown"


class Recognition(StrEnum):
    """How far the participant sees possible harm in a tie."""

    NOT_APPLICABLE = "not_applicable"
    NOT_DISCUSSED = "not_discussed"
    NOT_RECOGNISED = "discussed_not_recognised"
    PARTLY = "partly_recognised"
    RECOGNISED = "recognised"


class Strength(StrEnum):
    """How strong a tie is, apart from whether it is good."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    UNKNOWN = "unknown"


class Frequency(StrEnum):
    """How often participant and alter are in touch."""

    DAILY = "daily"
    SEVERAL_WEEKLY = "several_weekly"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    LESS = "less"
    NONE = "none"
    UNKNOWN = "unknown"


class Flow(StrEnum):
    """Who gives to whom."""

    BOTH = "both"
    TO_PARTICIPANT = "to_participant"
    FROM_PARTICIPANT = "from_participant"
    NEITHER = "neither"
    UNKNOWN = "unknown"


class Support(StrEnum):
    """The kinds of support a tie can carry."""

    EMOTIONAL = "emotional"
    PRACTICAL = "practical"
    FINANCIAL = "financial"
    INFORMATION = "information"
    COMPANY = "company"
    PERSONAL_CARE = "personal_care"
    PRO_SOCIAL_ROLE = "pro_social_role"


class YesNo(StrEnum):
    """A question answered yes or no, or not asked."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class WishKind(StrEnum):
    """What the participant wants of a tie."""

    MAINTAIN = "maintain"
    DEVELOP = "develop"
    RESTORE = "restore"
    WITHDRAW = "withdraw"
    UNDECIDED = "undecided"
    NOT_ASKED = "not_asked"


class Confirmation(StrEnum):
    """How a wish was confirmed."""

    SPOKEN = "spoken"
    SIGNED = "signed"
    SYMBOLS = "symbols"
    WRITTEN = "written"
    BY_REPRESENTATIVE = "by_representative"


class RepresentativeBasis(StrEnum):
    """On what basis someone speaks for the participant."""

    STATUTORY_ADVOCATE = "statutory_advocate"
    ATTORNEY = "attorney_health_welfare"
    DEPUTY = "deputy"
    BEST_INTERESTS = "best_interests_decision"
    LITIGATION_FRIEND = "litigation_friend"


class NeedSource(StrEnum):
    """Whose words a need is in."""

    PARTICIPANT = "participant"
    ADVOCATE = "advocate"
    PRACTITIONER = "practitioner"
    OTHER = "other"


class NeedArea(StrEnum):
    """What a need is about."""

    COMPANY = "company"
    EMOTIONAL = "emotional"
    PRACTICAL = "practical"
    MONEY = "money"
    INFORMATION = "information"
    SAFETY = "safety"
    PRIVACY = "privacy"
    FAMILY = "family"
    BELONGING = "belonging"
    OTHER = "other"


class LedBy(StrEnum):
    """Who led the drawing of the map."""

    PARTICIPANT = "participant"
    TOGETHER = "together"
    PRACTITIONER = "practitioner"


class Method(StrEnum):
    """How participant and practitioner worked together at a review."""

    CONVERSATION = "conversation"
    MAP = "map_drawn_together"
    OBJECTS = "objects"
    TALKING_MAT = "talking_mat"
    SYMBOLS = "symbols"
    PHOTOS = "photos"
    WALK = "walk"
    EVERYDAY_EVENT = "everyday_event"
    OTHER = "other"


class Agreement(StrEnum):
    """What the participant said when the map was read back."""

    AGREES = "agrees"
    DOES_NOT_AGREE = "does_not_agree"
    COULD_NOT_ANSWER = "could_not_answer"
    NOT_PRESENT = "not_present"


class Complexity(StrEnum):
    """Complexity as recorded by a worker with a reason; never computed."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Role(StrEnum):
    """What a person does in netmap."""

    PRACTITIONER = "practitioner"
    SUPERVISOR = "supervisor"
    ASSESSOR = "assessor"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    ADMINISTRATOR = "administrator"


class ReviewState(StrEnum):
    """Whether a review can still be changed."""

    DRAFT = "draft"
    SEALED = "sealed"


class Convention(StrEnum):
    """How a service draws a tie that is hard on someone; the legend says it too."""

    ZIGZAG = "zigzag"
    CROSSED = "crossed"
    DOTTED = "dotted"


class Reading(StrEnum):
    """Whom a measure takes in: persons or everyone, with or without paid support."""

    PERSONS = "persons"
    PERSONS_UNPAID = "persons_unpaid"
    ALL = "all"
    ALL_UNPAID = "all_unpaid"
