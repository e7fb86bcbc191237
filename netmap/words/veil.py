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


def listed(text: str) -> frozenset[str]:
    """Return the words that stand in a text."""
    return frozenset(text.split())


STOP_WORDS = listed(
    """
    a about above after again against all also although always am an and another any
    anyone anything are around as asked asking at away back be became because become
    been before began being below beside best better between both but by called came
    can cannot come could day days did do does doing done down during each early
    either else end ended ever every everyone everything far feeling felt few first
    for from further gave get give given go goes going good got had hard has have
    having he help helped helping her here hers herself him himself his hour hours
    how i if in into is it its itself just keep kept knew know known last late later
    least left less let like little long look looked made make many me meet met
    might more morning most much must my myself near need needs never new next nice
    night no nobody none nor not note nothing now of off often old on once one only
    open or other others our ours out over own people person put quite rather really
    right said same saw say says see seen she should since so some someone something
    soon still such support supported take taken talk talked talking tell telling
    than that the their theirs them themselves then there these they thing things
    think thinking this those though thought three through time to today together
    told too took two under until up us use used using very via view wanted was way
    we week weeks well went were what when where whether which while who whole whom
    whose why wish wished with within without words work worked working would year
    years yes yet you young your yours yourself
    """
)
"""Ordinary words, which say nothing of anybody even where a name has them in it."""
ROLE_WORDS = listed(
    """
    adult adults adviser advisor advocacy advocate agency alcohol approved assessor
    assistant association authority care carer carers centre charity child childcare
    children club coach colleague colleagues college community contact coordinator
    council counsellor county court crown department doctor domestic drop drug
    education employment ex families family former foster friends governor gp group
    groups guardian health home hospital hostel housing in independent individual
    instructor job justice key law lawyer leader leaders learning legal leisure
    liaison library licence local magistrates man manager medical meeting member
    members men mental mentor mentors neighbourhood neighbours nurse nurses offender
    offenders office officer officers online order organisation outreach panel
    parents participant partners peer peers person physio police practice
    practitioner practitioners premises prison private probation professional
    programme project protection psychiatrist psychologist psychology public
    recovery ref reference referral refuge rehabilitation relationship relative
    relatives residential safeguarding safety school secretary sergeant service
    services sessions social society solicitors specialist staff state student
    students supervised supervising supervision supervisor surgery teachers team
    teams tenant therapist trainer training treatment tutor university victim
    visitor visitors voluntary volunteers welfare wellbeing woman women worker
    workers workshop youth
    """
)
"""Words for people’s roles and for services, which many cases share."""
PLACE_WORDS = listed(
    """
    activities activity address allotment apartment area art arts bank bar beach
    building bus business cafe camp canteen chapel choir church city class classes
    clinic country course crew dance day district dog dogs east estate farm flat
    floor food football forum foundation game games garden gardening gate gym hall
    head high hotel house inn kitchen lodge lounge lunch mall market mosque
    municipal museum music national network north nursery page park party pet place
    places planning play playgroup post property pub residence retail road room shed
    shelter shop shops site south sport sports station street swimming synagogue
    temple theatre town trust unit village walk walking ward west wing
    """
)
"""Words for kinds of places and pastimes: alone they say nothing of anybody."""
ALSO_NAMES = listed(
    """
    best day days early good hard justice keep last law little long must near new
    night open right said small still way well wish work
    angel april art ash august autumn baker banks bell bill bishop black brook brown
    carol carter chance change chase christian clay cook crisis cross crystal dawn
    drew duke earl eve faith field fields fisher forest fox frank gale ginger gold
    grace grant gray green grey hazel heath heaven hill hope hunter ivy jasmine joy
    june junior king kit lance lane lord love lucky major mark may mercy miles mind
    noble olive park pearl penny price prince queen rain read rich rivers robin
    rocky rose rusty sandy shelter sky star stone storm sue summer sunny turner van
    victor violet walker ward wells white will willow winter wood woods young
    """
)
"""Names that are also words: they count where they are written with a capital."""
TITLES = listed(
    """
    brother coach dr madam miss mr mrs ms mx pc rev s sgt sir sister uncle
    """
)
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?!\\sbe)|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""The months as a pattern, in full and shortened."""


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
