"""The words of what is shown without names: role labels, tables, and plain words.

Rare traits are in no list here, because they can say who somebody is.
"""

from collections.abc import Mapping

SOMEONE = "Someone"
LEFT_OUT = "[left out]"
BEFORE_FIRST = "Before the first review"
RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("mother", "mum", "mam", "mom", "mummy"), "Mother"),
    **dict.fromkeys(("father", "dad", "daddy"), "Father"),
    **dict.fromkeys(("parent", "parents"), "Parent"),
    **dict.fromkeys(("stepmother", "step-mother", "stepmum"), "Stepmother"),
    **dict.fromkeys(("stepfather", "step-father", "stepdad"), "Stepfather"),
    "brother": "Brother",
    "sister": "Sister",
    **dict.fromkeys(("half-brother", "half brother"), "Half-brother"),
    **dict.fromkeys(("half-sister", "half sister"), "Half-sister"),
    "son": "Son",
    "daughter": "Daughter",
    **dict.fromkeys(("child", "children"), "Child"),
    **dict.fromkeys(("aunt", "auntie", "aunty"), "Aunt"),
    "uncle": "Uncle",
    "cousin": "Cousin",
    "niece": "Niece",
    "nephew": "Nephew",
    **dict.fromkeys(
        ("grandmother", "grandma", "gran", "granny", "nan", "nana"), "Grandmother"
    ),
    **dict.fromkeys(("grandfather", "grandad", "granddad", "grandpa"), "Grandfather"),
    "grandson": "Grandson",
    "granddaughter": "Granddaughter",
    "grandchild": "Grandchild",
    **dict.fromkeys(("mother-in-law", "mother in law"), "Mother-in-law"),
    **dict.fromkeys(("father-in-law", "father in law"), "Father-in-law"),
    **dict.fromkeys(("sister-in-law", "sister in law"), "Sister-in-law"),
    **dict.fromkeys(("brother-in-law", "brother in law"), "Brother-in-law"),
    **dict.fromkeys(
        ("partner", "husband", "wife", "boyfriend", "girlfriend"), "Partner"
    ),
    **dict.fromkeys(
        (
            *("former partner", "ex-partner", "ex partner", "ex"),
            *("ex-husband", "ex-wife", "ex-boyfriend", "ex-girlfriend"),
        ),
        "Former partner",
    ),
    **dict.fromkeys(("friend", "mate", "best friend", "close friend"), "Friend"),
    **dict.fromkeys(("neighbour", "neighbor"), "Neighbour"),
    "flatmate": "Flatmate",
    "housemate": "Housemate",
    **dict.fromkeys(("colleague", "workmate", "co-worker"), "Colleague"),
    **dict.fromkeys(("manager", "boss", "employer"), "Manager at work"),
    "landlord": "Landlord",
    **dict.fromkeys(("key worker", "keyworker"), "Key worker"),
    "support worker": "Support worker",
    "social worker": "Social worker",
    "family worker": "Family worker",
    "personal assistant": "Personal assistant",
    **dict.fromkeys(
        ("probation practitioner", "probation officer", "offender manager"),
        "Probation practitioner",
    ),
    "supervising officer": "Supervising officer",
    "housing officer": "Housing officer",
    "police officer": "Police officer",
    "advocate": "Advocate",
    "foster carer": "Foster carer",
    "carer": "Carer",
    "mentor": "Mentor",
    "peer mentor": "Peer mentor",
    "work coach": "Work coach",
    "volunteer": "Volunteer",
    **dict.fromkeys(("gp", "doctor"), "Doctor"),
    "nurse": "Nurse",
    "health visitor": "Health visitor",
    **dict.fromkeys(("counsellor", "therapist"), "Counsellor"),
    "solicitor": "Solicitor",
    "teacher": "Teacher",
    "tutor": "Tutor",
}
"""The relations that name nobody, each with the role that it is shown as."""
BY_SECTOR: Mapping[str, str] = {
    "family": "Family member",
    "friends": "Friend",
    "services": "Helper",
}
BY_PART: Mapping[str, str] = {
    "neighbours": "Neighbour",
    **dict.fromkeys(("work", "groups", "online", "places"), "Person"),
}
"""What a person is called where "friend" would say too much."""
BY_KIND: Mapping[str, str] = {
    "group": "Group",
    "organisation": "Organisation",
    "place": "Place",
    "online": "Online space",
    "animal": "Animal",
}
SERVICE = "Service"
PAID_WORKER = "Paid worker"
MERGED: Mapping[str, str] = {
    "family": "Family and partner",
    "friends": "Friends, community and places",
    "services": "Health and services",
}
COURT = "Court"
SUPERVISION = "Supervision"
OWN_CHOICE = "Own choice"
THEIR_REQUEST = "Another’s request"
ANOTHER_RULE = "Another rule"

RECORDED, NOTHING = "Recorded", "–"
YES, NO = "Yes", "No"
SAYS = ("What", "What is recorded")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "SN:P4": (
        "Review",
        "Participant’s view",
        "Worker’s view",
        "How far possible harm is seen",
        "Talked about in",
        "A note on the difference",
    ),
    "SN:P5": (
        "Rule about contact",
        "How many on the map it is about",
        "What it does to contact",
        "Checked against its source",
        "Explained",
    ),
    "SN:P6": (
        "Who",
        "Wish",
        "Confirmed with the participant",
        "Confirmed how",
        "In their own words",
        "Changed since the review before",
    ),
}
"""The heads of the tables that are not one record, line by line."""
CHECKED_THAT_DAY = "Were they checked on the day of the review?"
WHO = "Who"
OWN_VIEW = "{who}: the participant’s own view is there"
NEEDS = "Needs in the words of: {source}"
FOLLOW_UP = "Follow-up: {week}"
FOLLOWED_UP = "How: {how}. If it was hard, support: {support}"


def numbered(role: str, number: int) -> str:
    """Return the label of one of several with the same role, as in "Aunt 1"."""
    return f"{role} {number}"


def map_title(week: int) -> str:
    """Return the title of a map without names."""
    return f"De-identified map, {week_words(week).lower()} – still personal data"


def week_words(week: int) -> str:
    """Return a week of the case; 0 is before the first review."""
    return f"Week {week}" if week else BEFORE_FIRST


def size_words(count: int) -> str:
    """Return roughly how many there are."""
    limits = (
        (0, "none"),
        (5, "1 to 5"),
        (10, "6 to 10"),
        (15, "11 to 15"),
        (20, "16 to 20"),
    )
    return next((said for most, said in limits if count <= most), "more than 20")
