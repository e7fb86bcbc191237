"""The sentences of the Contact page, and of prompts wherever they stand."""

CONTACT = "Contact"
FOR_YOU_ALONE = (
    "This page is for you alone. Turn the screen away from others, then choose “Only "
    "you”."
)
TAB_ASKED = "To answer"
TO_ANSWER = "Open: {count}. The most pressing come first."
TAB_RULES = "Rules about contact"
TAB_CONTACTS = "What happened"
TAB_PLANS = "Plans"
TAB_CONCERNS = "Concerns"
TAB_PAPERS = "Copies and sharing"

ASKED_HELP = (
    "netmap looks at what is on record and asks. It does not judge anyone, it can be "
    "wrong, and nobody else is told. You decide what to do."
)
ASKED_NONE = (
    "Nothing is asked today. That does not mean that all is well: netmap only sees "
    "what is on record."
)
IS_NOT = "What it does not mean"
GOES_AWAY = "Answered by: {what}"
CRITERIA = "Practice criteria: {criteria}"
ANSWER = "Answer"
ANSWER_OF = "Answer: {title}"
CLOSE = "Close"
SAVE_ANSWER = "Save this answer"
ANSWERED = "Saved: {answer}"
ANSWERED_TITLE = "Answered ({count})"
ANSWERED_WITH = "{answer}, on {day}."
ANSWER_FIRST = "Choose an answer first. Nothing was saved."
MORE_ASKED = "Show {count} more"
PRESSING = "Look at this first"

RULES_HELP = (
    "Each rule as it is today, worked out from its dates. Read the order itself: "
    "netmap keeps no copy and gives no legal advice."
)
RULES_NONE = (
    "No rule about contact is recorded. That is not the same as “there is none”: "
    "check before you plan contact."
)
RULES_IN_FORCE = "In force today"
RULES_COMING = "Not started yet"
RULES_LAPSED = "Ended, not looked at again yet"
RULES_OVER = "Ended or replaced"
DIFFER = "Rules differ here. netmap does not say which one counts: ask before you plan."
DIFFER_FOR = (
    "Rules about {name} differ. netmap does not say which one counts: ask first."
)
OWN_CHOICE = (
    "This is the participant’s own choice, not an order. They may change it on any day."
)
THEIR_REQUEST = (
    "This is a request, not an order. It has no legal force by itself, but repeated "
    "unwanted contact may be harassment."
)
NO_PENALTY = (
    "This is not a court order and has no legal penalty by itself. Not keeping to it "
    "may still have consequences."
)
CONSENT = (
    "An order or condition stays in force even if the person it protects agrees to "
    "contact. It holds until it ends or is lawfully changed."
)
ABOUT_KIND = "About this kind of rule"
REFERENCE = {
    "legal_basis": "Rests on",
    "imposed_by": "Set by",
    "usually_binds": "Usually binds",
    "effects_text": "Can say",
    "duration_review": "How long",
    "variation": "How it can be changed",
    "consequence": "If it is not kept",
}
REFERENCE_NOTE = "{confidence}. This is not legal advice. Read the order itself."
RULE_FROM = "{rule}, from {day}"
WITH = "with {names}"
ABOUT = "About {names}"
NOT_VERIFIED = "Reported, not verified: nobody has recorded seeing the document."
VERIFIED = "Checked{day}{who}."
EXPLAINED = "Explained on {day}."
NOT_EXPLAINED = "Not explained yet, as it stands now."
EXPLANATIONS = "How it was explained"
ADVICE = "Advice"

ADD = {
    "restriction": "Add a rule about contact",
    "explanation": "Record how it was explained",
    "advice": "Record advice you asked for",
    "contact": "Log a contact",
    "place": "Add a place",
    "plan": "Add a plan",
    "follow_up": "Record a follow-up",
    "concern": "Raise a concern",
    "observation": "Record a sign that was seen or told",
    "reporting_information": "Record that they were told where to report",
    "copy_given": "Record a copy that was given",
    "disclosure": "Record information that was passed on",
}
CHANGES = {
    "vary": "The rule was changed",
    "review": "Checked or looked at again",
    "end": "It ended",
    "correct": "Put a mistake right",
    "decide": "Decide, or report it",
    "answer": "What came of it",
    "close": "Close it",
    "plan": "Done, or looked at again",
}
REASONS = {
    "review": "Checked again",
    "decide": "Decision added",
    "answer": "What came of it added",
    "close": "Closed",
    "plan": "Looked at again",
}
CHANGE_HELP = {
    "vary": "The days before stay as they were. Explain it again afterwards.",
    "end": "Nothing is deleted. Say what ended it, and when you looked at it again.",
    "correct": "What was recorded before stays in the history.",
    "close": "It can be closed when it is decided, and answered or taken further.",
}
SAVE = "Save"
STOP = "Leave it as it is"
SAY_FIRST = "Not saved. Say “{field}” first."
SAVED = "Saved."
SAVED_ASKS = "Saved. Asked about it now: {count}. See “To answer”."
SHOW = "Show all"
HIDE = "Show less"
SHOW_OF = "Show all of: {what}"
HIDE_OF = "Show less of: {what}"
TO_CASE = "Go to it"
TO_CASE_OF = "Go to the concern of {what}"
MORE = "More"
NOT_SAVED = "What you typed and was not saved"
LET_GO = "Let it go"
HISTORY = "How it came to say this"
VERSION = "{number}. {who}, {time}"
VERSION_WHY = "{number}. {who}, {time}: {reason}"
SUPERVISED = "It was supervised"
NOBODY_YET = "Nobody is on the map yet. Draw the map first, then log a contact."
QUICK = "When, who, how: then save. The rest can wait."
EMPTY = {
    "contact": "No contact is on record.",
    "plan": "No plan is on record.",
    "concern": "No concern of yours is on record. Others’ are shown only to those "
    "who may see them.",
    "copy_given": "No copy is on record.",
}
CONTACT_LINE = "With {who}. Who began it: {began}."
VISIT_LINE = "Supervised by {by}."
NOBODY_NAMED = "nobody named yet"
ASKS = "Asked about this: {title}."
BEFORE_KNOWN = "Before this case was opened"
DANGER = "Someone is in danger now: ring 999 first. Write it down afterwards."
CONCERN_HELP = (
    "Only the one who raised it, supervisors of the team and the safeguarding lead see "
    "a concern. It stands on no map and no copy. Write what was seen or said in the "
    "words used. Do not tell the person thought to be causing harm."
)
ANSWER_WAS_DUE = "An answer was due on {day}."
ANSWER_DUE = "An answer is due on {day}."
CONCERN_STATE = {
    "undecided": "Not decided yet",
    "waiting": "Waiting for an answer",
    "answered": "Answered, still open",
    "closed": "Closed on {day}",
}
SIGNS = "Signs seen or told"
SIGNS_HELP = "What was seen or told, with its source. It is never a verdict."
ROUTES = "Told where to report"
PLACES = "Places"
FOLLOW_UPS = "Follow-ups"
PLAN_STATE = {
    "done": "Done on {day}",
    "due": "Due on {day}",
    "overdue": "Was due on {day}",
    "open": "No date yet",
}
COPIES = "Copies given"
DISCLOSURES = "Information passed on"
LOCAL = "Add a kind of rule for your service"
LOCAL_HELP = "For a rule that is not on the list. Everyone in this service can use it."
LOCAL_NAME = "What it is called"
LOCAL_ADDED = "Added. It is now at the end of the list of kinds."
PARTICIPANT_COPY = "Participant copy"
