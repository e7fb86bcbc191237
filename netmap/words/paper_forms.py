"""The words of the blank forms of evidence, and of the plans for it."""

from collections.abc import Mapping

FOOT = "Made with netmap on {day}. netmap fills in nothing: people see, say and sign."
KEPT = "Keep what is filled in where the case records are."
CRITERION = "{criterion}, official code {code}"
CRITERION_LINE = "{criterion}: {paraphrase}"
SIGNATURE = "Signature"
DATE = "Date"
TIME = "From, until"
CANDIDATE = "Candidate"
NO_CRITERIA = "Write the criteria here"
CRITERIA = "Criteria"

OBSERVATION = "Observation record"
OBSERVATION_IS = (
    "For a qualified assessor who sees real practice. Nothing in netmap can stand in "
    "for it. Write no name of the person supported, of their people or of a place."
)
ASSESSOR = "Assessor"
SETTING = "Setting, without anything that tells who or where it was"
SEEN = "What was seen"
JUDGED = "In the assessor’s words: met, or not seen here"
FEEDBACK = "Feedback to the candidate"
ASSESSOR_SIGNS = "Assessor’s signature"
CANDIDATE_SIGNS = "Candidate’s signature"

WITNESS = "Expert witness statement"
WITNESS_IS = (
    "For a colleague who knows this work and saw it, where an assessor should not be "
    "there. Write no name of the person supported, of their people or of a place."
)
NAME = "Name"
ROLE = "Role"
COMPETENCE = "What makes me competent in this work"
RELATION = "How I know the candidate"
WITNESS_DAY = "Date when I saw this"
WITNESS_SAID = "What I saw the candidate do, and which criterion each part is about"

TESTIMONY = "Testimony"
TESTIMONY_IS = (
    "For anybody who had, or saw, the worker’s help. It is in your own words. "
    "You can say no, and you can stop at any time."
)
SPEAKS = "Who speaks, as you like to say it"
CONSENT = "Is it all right to use this?"
CONSENT_IS = (
    "If you agree, an assessor reads your words to judge the worker’s practice. "
    "Saying no changes nothing in the help that you get."
)
CONSENT_SAID = "My words may be used. I write yes or no"
STATEMENT = "What I want to say"
COPY = "The copy for the portfolio"
COPY_IS = (
    "The signed paper stays with the case records. The copy for the worker’s portfolio "
    "leaves out every name and place, and the signature."
)
MARK = "Signature or mark"
HELPED = "If somebody helped to write this: their role"
FOR_THE_WORKER = "For the worker: what this may be about"

EASY_FOOT = "Made with netmap on {day}."
EASY = "What you say about your worker"
EASY_ABOUT = (
    "This paper is about your worker.",
    "Your worker is learning.",
    "We want to know what you think.",
    "You choose what to say.",
    "You can say good things and bad things.",
    "You can say no.",
    "If you say no, you still get help.",
)
EASY_CONSENT = "Can we use your words?"
EASY_CONSENT_IS = (
    "Another person will read your words.",
    "They check how your worker does the job.",
    "We take your name out.",
    "We take other people’s names out.",
    "You can change your mind.",
)
EASY_CONSENT_SAID = "Write yes or no"
EASY_WORDS = "Your words"
EASY_WORDS_IS = (
    "You can write or draw.",
    "Someone can write for you.",
)
EASY_PROMPTS = (
    "What did your worker do?",
    "What was good?",
    "What was not good?",
)
EASY_END = "The end"
EASY_END_IS = (
    "Sign here, or make a mark.",
    "We keep this paper safe.",
    "The copy has no name on it.",
)
EASY_MARK = "My name or mark"

PLAN = "Plan: {evidence}"
PLANNED_ON = "Planned on"
WITH_WHOM = "With"
COULD_SHOW = "A review on this day could show these"
COULD_SHOW_IS = (
    "This is a plan. Only what is seen on the day counts, and whoever sees it judges."
)
AGENDA = "Agenda"
NO_AGENDA = "Nothing is written yet."
TO_TALK = "To talk about"
NO_ROWS = "No criterion is chosen yet."
GAPS = "Gaps"
CANDIDATES = "What there is"
NO_GAPS = "None that netmap can see."
NO_CANDIDATES = "No record that could show it."
RECORD = "Record of the discussion"
HELD_ON = "Held on"
TALKED = "What was talked about"
OUTCOME = "Outcome"

TITLES: Mapping[str, str] = {
    "observation": OBSERVATION,
    "expert_witness": WITNESS,
    "testimony": TESTIMONY,
    "testimony_easy_read": EASY,
}


def criterion(name: str, code: str) -> str:
    """Return how a criterion is called, with its official code where it has one.

    Example:
        >>> criterion("SN:P1", ""), criterion("SN:P1", "0331.1")
        ('SN:P1', 'SN:P1, official code 0331.1')
    """
    return CRITERION.format(criterion=name, code=code) if code.strip() else name
