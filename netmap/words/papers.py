"""The words of the papers of evidence: packs, reflections, kinds of evidence."""

from collections.abc import Mapping
from typing import NamedTuple


class Stage(NamedTuple):
    """One stage of a reflection: its code as stored, its title, what it asks."""

    code: str
    title: str
    prompt: str


STAGES: Mapping[str, tuple[Stage, ...]] = {
    "free": (
        Stage(
            "free",
            "My account",
            "What did I do, why did I do it, and what did I learn?",
        ),
    ),
    "gibbs": (
        Stage("description", "Description", "What happened? What did I do?"),
        Stage("feelings", "Feelings", "What did I feel and think, then and later?"),
        Stage("evaluation", "Evaluation", "What went well for them? What did not?"),
        Stage(
            "analysis", "Analysis", "Why did it go this way? What was my part in it?"
        ),
        Stage("conclusion", "Conclusion", "What have I learned? What else could I do?"),
        Stage("action_plan", "Action plan", "What will I do next, and by when?"),
    ),
    "kolb": (
        Stage(
            "concrete_experience",
            "What I went through",
            "What happened? What did I do?",
        ),
        Stage(
            "reflective_observation",
            "Looking back",
            "What did I notice? How did others see it?",
        ),
        Stage(
            "abstract_conceptualisation",
            "Making sense of it",
            "What do I take from it? What do I know that explains it?",
        ),
        Stage(
            "active_experimentation",
            "Trying it out",
            "What will I try next time? How will I know that it helps?",
        ),
    ),
    "driscoll": (
        Stage("what", "What?", "What happened? What did I do?"),
        Stage("so_what", "So what?", "Why did it matter, and to whom?"),
        Stage("now_what", "Now what?", "What will I do now, and how will I check?"),
    ),
}
"""The stages of each reflective model, in their order."""

PROMPTS: tuple[Stage, ...] = (
    Stage(
        "power_and_culture",
        "Power and culture",
        "What power did I have here? How did culture, theirs and mine, shape it?",
    ),
    Stage(
        "whose_view",
        "Whose view leads",
        "Whose view leads here: theirs, mine or someone else’s? Who is not heard?",
    ),
    Stage(
        "beyond_the_map",
        "What the map cannot show",
        "What do I know, or not know, that the map cannot show?",
    ),
    Stage(
        "differently",
        "What I would do differently",
        "What would I do differently, and why?",
    ),
)
"""What can be asked beside the stages of any model."""

MODELS: Mapping[str, str] = {
    "free": "In my own form",
    "gibbs": "Gibbs’ reflective cycle",
    "kolb": "Kolb’s learning cycle",
    "driscoll": "Driscoll’s three questions",
}
EVIDENCE_KINDS: Mapping[str, str] = {
    "observation": "Direct observation",
    "expert_witness": "Expert witness",
    "testimony": "Testimony",
    "work_product": "Work product",
    "reflective_account": "Reflective account",
    "professional_discussion": "Professional discussion",
    "questions": "Questions",
}
CLAIM_STATES: Mapping[str, str] = {
    "claimed": "Claimed",
    "submitted": "Submitted",
    "accepted": "Accepted",
    "returned": "Returned",
    "withdrawn": "Withdrawn",
}

WATERMARK = "De-identified – still personal data"
PACK = "Evidence pack"
WHOSE = "Whose"
MADE_ON = "Made on"
CRITERIA_SET = "Set of criteria"
WINDOW = "Window"
MONTHS = "{count} months, as the centre set it"
MONTH = "1 month, as the centre set it"
CLAIMS = "Claims"
SNAPSHOTS = "Snapshots cited"
WHAT = "What this is"
WHAT_IS = (
    "Each claim in this pack is about one criterion. It rests on one record of one "
    "sealed snapshot, and on what the practitioner wrote about it."
)
WHAT_IS_NOT = (
    "A sealed snapshot shows what was on record, not how well it was done. "
    "netmap ticks nothing: people claim, sign and judge."
)
NAMES_LEFT_OUT = (
    "Names and places that netmap knows of the cases are left out. Read the rest "
    "before you give it to anybody: what happened may say who it is. In a small team "
    "the shape of a map alone can tell: keep this pack to those who need it."
)
MASKED = "{count} words were left out of what was written: names or places of a case."
MASKED_ONE = "1 word was left out of what was written: a name or place of a case."
UNSHOWN = (
    "In a PDF, a sign that no font here can draw stands as its name in square "
    "brackets. The Word document has the sign itself."
)
CHECK = "How to check it offline"
CHECK_HOW = (
    "Where netmap is installed, this works without a network. FILE is the file of "
    "this pack. It says whether anything in the pack was changed since it was made. "
    "The sealed reviews themselves stay in netmap."
)
CHECK_COMMAND = "netmap evidence verify FILE"

IN_THIS_PACK = "Criteria in this pack"
CRITERION = "Criterion"
CODE = "Official code"
IN_SHORT = "In short"
GAPS = "Gaps"
NO_GAPS = "None that netmap can see"
NO_CRITERIA = "No criterion is in this pack."

CLAIM = "Claim {number}: {criterion}"
CLAIMANT = "Claimed by"
KIND = "Kind of evidence"
STATE = "State"
RESTS_ON = "Rests on"
RECORD = "Record"
DIGEST = "SHA-256 digest"
SNAPSHOT_NAME = "{name}, week {week}"
CORRECTED = (
    "Source corrected: a later snapshot corrects the one that this claim rests on. "
    "What is shown here is what was on record before."
)
SHOWS = "What the record shows"
NOTHING_SHOWN = "The record holds nothing that can be shown without names."
REFLECTION = "Reflection"
NOTHING_WRITTEN = "Nothing is written here."
HELD = "Where the paper is held"
CHECKS = "What netmap can see of this claim"
CHECKS_NONE = "Nothing."
CHECKS_NOTE = "netmap looks at the claim, never at the person. People judge."
SIGN_OFF = "Supervisor’s sign-off"
JUDGEMENT = "Assessor’s judgement"
OTHER_SIGNATURES = "Other signatures"
NONE_YET = "None yet."
NAME = "Name"
ROLE = "Role"
DAY = "Day"
SAID = "What they said"
MAP = "The map"
MAP_OF = "Map of {name}, without names"
TABLE_OF = "Everything on the map of {name}"
PICTURED = "{caption}. {described}"

CITED = "Cited snapshots"
CITED_NOTE = (
    "The digest is worked out from the sealed document. If one letter of the document "
    "changes, the digest is another one. Intact says whether the document gave its "
    "digest when this pack was made. Weeks count from the first review of a case."
)
NONE_CITED = "This pack cites no snapshot."
SNAPSHOT = "Snapshot"
WEEK = "Week"
INTACT = "Intact"
IS_INTACT = "Yes"
IS_CHANGED = "No"

FOOT_CLAIM = "Rests on {name}. SHA-256 {digest}"
FOOT_MANY = "Rests on {count} snapshots. SHA-256 of each, shortened: {digests}"
FOOT_MOST = "Rests on {count} snapshots, listed on the last pages with their digests."
FOOT_NONE = "Rests on no snapshot."
FOOT_NOT_INTACT = "Not intact."
PAGE = "Page"
PAGE_OF = "of"


def months(count: int) -> str:
    """Return how long the window of the centre is.

    Example:
        >>> months(1), months(12)
        ('1 month, as the centre set it', '12 months, as the centre set it')
    """
    return MONTH if count == 1 else MONTHS.format(count=count)


def masked(count: int) -> str:
    """Return how many words were left out; nothing where none were."""
    if not count:
        return ""
    return MASKED_ONE if count == 1 else MASKED.format(count=count)


def stage_title(model: str, code: str) -> str:
    """Return the title of a stage; the code itself where the model has no such stage.

    Example:
        >>> stage_title("driscoll", "so_what"), stage_title("kolb", "differently")
        ('So what?', 'What I would do differently')
    """
    known = {one.code: one.title for one in (*STAGES[model], *PROMPTS)}
    return known.get(code, code)
