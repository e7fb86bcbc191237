"""The sentences of the screens."""

APP_TITLE = "netmap"
FAILED = (
    "Something went wrong, and what you did last may not be saved. "
    "If it happens again, tell your administrator this reference: {reference}"
)
DEMO_BANNER = "Demo: everyone here is fictional. This store is not encrypted."
DEMO_HELP = (
    "A demo store refuses real people. For real people, make an encrypted store with "
    "“netmap init”."
)
SAVED = "Saved."
SAVE = "Save"
YES = "Yes"
NO = "No"
ABOUT = "About the participant"

CASELOAD = "Caseload"
SEARCH = "Search by name or reference"
SORT = "Sort by"
OPEN = "Open"
OPEN_NAMED = "Open {name}"
NAME = "Name"
REFERENCE = "Reference"
LAST_REVIEW = "Last review"
NEXT_REVIEW = "Next review"
OPEN_NOW = "Open now"
DRAFT_OF = "Draft of {day}"
NOTHING_OPEN = "Nothing open"
RETURNED = "Review {number} was returned"
NO_REVIEW = "None yet"
NOT_SET = "Not set"
OVERDUE = "{day} (has passed)"
FOUND = "{first} to {last} of {found}"
FOUND_NONE = "No participant matches. Check the spelling, or clear the search."
EMPTY_CASELOAD = "Nobody is on your caseload yet. Add the first participant below."
PREVIOUS_PAGE = "Previous page"
NEXT_PAGE = "Next page"
ADD_PARTICIPANT = "Add a participant"
ADD = "Add"
REFERENCE_HELP = "Your service’s own number for this person."
FICTIONAL = "This person is invented, for training"
ADDED_PARTICIPANT = "Added. Now begin the first review."

MAP = "Map"
CHOOSE_PARTICIPANT = "Choose a participant on the caseload first."
TO_CASELOAD = "Go to the caseload"
WHICH_REVIEW = "Review"
REVIEW_NAME = "Review {number}, {day}, {state}"
REVIEW_CORRECTED = "Review {number}, {day}, {state}, corrected by review {by}"
START_FIRST = "Begin the first review"
START_NEXT = "Begin the next review"
START_HELP = (
    "It begins as a copy of the last map. Each tie is asked again: still true? "
    "Wishes are kept as unconfirmed."
)
HELD_ON = "Held on"
BEGIN = "Begin"
BEGUN = "Begun. A change is saved at once; text, when you leave its box."
DISCARD = "Throw this draft away"
DISCARD_SURE = "Throw it away for good"
DISCARD_HELP = "Sealed reviews are not touched. The draft cannot be brought back."
DISCARDED = "The draft is gone. Sealed reviews are as they were."
VIEW = "Who can see the screen"
SESSION = "Both of you"
DESK = "Only you"
VIEW_HELP = (
    "“Both of you” leaves out the worker’s view, rules about contact and measures."
)
TURN_TITLE = "Ready to turn the screen?"
TURN_CHECKS = (
    "Letters, messages and other people’s cases are closed.",
    "Whoever is in the room may see this map. If you are not sure, see them alone.",
    "Your own view, rules about contact and counts will be left out.",
)
TURN_YES = "Yes, show the map to both of us"
TURN_NO = "Not yet"
STEP_THROUGH = "Step through the reviews"
MARK_CHANGES = "Mark what changed since the review before"
UNDO = "Undo"
REDO = "Redo"
UNDO_NOTHING = "Nothing to undo"
REDO_NOTHING = "Nothing to redo"
UNDONE = "Taken back."
REDONE = "Made again."
SEALED_NOTE = "This review is sealed. Nothing in it can change."
READ_ONLY = "You can look at this map but not change it."
NEW_NAME = "Name"
NEW_NAME_HINT = "A name, a nickname or initials"
NEW_KIND = "What"
NEW_SECTOR = "Part of life"
NEW_QUALITY = "How it is"
ADD_TO_MAP = "Add"
ADDED_TO_MAP = "Added to the map."
NAME_NEEDED = "Type a name or initials first. Nothing was added."
TAB_STILL_TRUE = "Still true?"
STILL_TO_ASK = "Still to ask: {count}"
TAB_PERSON = "Person"
TAB_WISHES = "Wishes"
TAB_LINKS = "Links"
TAB_NEEDS = "Needs"
TAB_REVIEW = "This review"
TAB_RULES = "Rules"
TAB_COUNTS = "Counts"
STILL_TRUE_HELP = (
    "These were on the last map. Ask about each. "
    "Whoever you do not ask about is recorded as “not mentioned”, which is not “lost”."
)
STILL_TRUE = "Still true"
STILL_TRUE_ALL = "All of these are still true …"
STILL_TRUE_SURE = "Did you ask about each of these {count}?"
STILL_TRUE_YES = "Yes, all are still true"
LAST_TIME = "Last time: {said}"
WHO = "Who"
TWIN = "{name}, {number}"
EMPTY_MAP = "Nobody is on this map yet. Add the first person, group or place above."
GROUP_WISH = "What they want of it"
GROUP_WHO = "Who they are"
GROUP_WORKER = "Worker’s view (not for the participant’s screen)"
RING = "How close"
RINGS = {1: "Very close", 2: "Close", 3: "Less close", 4: "Far"}
RING_HELP = "Nearer the centre means closer."
NONE_OF_THESE = "Asked: none of these"
CONFIRM_WISH = "Confirm"
CONFIRM_HELP = "Ask first. A wish from last time is never confirmed by itself."
WISH_CONFIRMED = "Confirmed on {day}."
WISH_NOT_ASKED = "Not asked yet."
REMOVE = "Take off the map"
REMOVED = "Taken off the map. You can undo this."
LINK_ONE = "First"
LINK_OTHER = "Second"
LINK_ANSWER = "Do they know each other?"
LINK_SAVE = "Save this link"
LINK_SAME = "Choose two different ones."
LINK_SAVED = {
    "yes": "Saved: they know each other.",
    "no": "Saved: they do not know each other.",
    "not_asked": "Saved: not asked.",
}
LINK_UNANSWERED = "Choose yes, no or not asked first. Nothing was saved."
LINKS_NONE = "Nobody was asked yet who knows whom."
KNOWS = "{one} and {other} know each other."
KNOWS_NOT = "{one} and {other} do not know each other."
NEED_TEXT = "What do they need or want?"
NEED_ADD = "Add this need"
NEED_EMPTY = "Write the need first. Nothing was added."
NEED_ADDED = "Added."
NEED_REMOVE = "Remove"
NEEDS_NONE = "No needs yet."
NEEDS_BEFORE = "Said at the last review"
COUNTS_TITLE = "What the map says in numbers"
COUNTS_HELP = (
    "Sentences to talk about together. Each is an indicator drawn from what was said "
    "in the session. It is not an assessment score or a diagnosis, and people not on "
    "the map are not counted."
)
COUNTS_UNASKED = (
    "Carried over and not asked about yet: {count}. Below they count only for rules "
    "about contact, so “nobody” says nothing about them. Ask “Still true?” first."
)
COUNTS_EARLIER = (
    "This review was sealed with an earlier version of the measures. Only what means "
    "the same today is shown."
)
PERSONS_ONLY = "People only"
WITH_PAID = "With paid support"
WHAT_IT_MEANS = "What “{title}” means"
WHAT_IT_IS_NOT = "What it does not say"
HOW_COUNTED = "How it is counted"
WHERE_FROM = "Where it comes from"
NOT_ENOUGH = "Not enough to say"
BASIS = "Based on {basis} of {asked}."
BASIS_PAIRS = "{basis} of {asked} pairs were asked about."
BAND = "Band: {band}."
RULES_NONE = (
    "No rule about contact is recorded for anyone on this map. "
    "That is not the same as “there is none”: check before you plan contact."
)
RULES_HELP = (
    "In force on the day of this review. Worked out from the dates of each rule."
)
TABLE = "Everything on this map"
TABLE_NOT_DRAWN = "On record but not drawn"

REVIEW = "Review"
READ_BACK = "Read this back"
READ_BACK_HELP = "Read it aloud, in their words. Stop when something is not right."
AGREEMENT = "Their answer"
CHANGED_SINCE_ANSWER = (
    "The map was changed after the participant answered. Read it back again."
)
MISSING = "What is not said yet"
MISSING_SEALED = "What this map does not say"
MISSING_NONE = "Nothing is missing."
MISSING_HELP = "None of this stops you from sealing. A gap is better than a guess."
SEAL = "Seal"
SEAL_HELP = (
    "A sealed review can never be changed. "
    "A mistake found later is put right by a correction that says why."
)
SEAL_SURE = "I have read the map back, or said why not"
SEAL_BUTTON = "Seal this review"
SEAL_UNASKED = "These were not asked about. They will be recorded as “not mentioned”."
SEALED_DONE = "Sealed. The next review begins as a copy of this one."
DIGEST = "Digest of the sealed document"
DIGEST_HELP = "“netmap verify” recomputes it and names anything that was changed."
CORRECT = "Correct this review"
CORRECT_HELP = (
    "It makes a new review that says which one it puts right. "
    "The sealed one stays as it is."
)
CORRECT_REASON = "What was wrong, and how you know"
CORRECT_BUTTON = "Begin a correction"
CORRECTS = "This review corrects review {number}."
NO_DRAFT = "There is no open draft to seal. Begin the next review on the Map page."
TO_MAP = "Go to the map"

STALE_TITLE = "“{field}” was changed{who}{when} after you opened it."
STALE_BY = " by {by}"
STALE_BY_YOU = " by you in another window"
STALE_AT = " at {time}"
STALE_MINE = "You typed"
STALE_THEIRS = "It now says"
STALE_MAP = (
    "Not saved: the map was changed in another window meanwhile. "
    "This is how it is now. Do it again if it is still right."
)
KEEP_MINE = "Keep mine"
KEEP_THEIRS = "Keep theirs"
NOTHING = "(nothing)"
NOT_ON_RECORD = "(not on record any more)"

QUESTIONS = {
    "still_true": "Still true? Not asked yet",
    "sectors": "Some parts of life were not asked about.",
    "view": "The participant’s view is not recorded",
    "wish": "No wish recorded",
    "wish_unconfirmed": "The wish is not confirmed at this review",
    "needs": "No need is recorded. Ask what they need or want.",
    "links": "Nobody was asked who knows whom.",
    "nobody": "They said there is nobody in this part of life, but here is",
    "disagrees": "They do not agree. Write what they said, or that they did not say.",
    "led_by": "It does not say who led the drawing.",
    "methods": "It does not say how you worked together.",
    "support": "Communication support was needed, not given. Say why, what next.",
    "restrictions": "It does not say whether rules about contact were checked.",
    "take_home": "It does not say whether a copy is safe to take home.",
    "next_review": "The next review has no date.",
}
EDITS = {
    ("alter", "added"): "added {who}",
    ("alter", "removed"): "took {who} off the map",
    ("alter", "changed"): "changed “{field}” of {who}",
    ("tie", "changed"): "changed “{field}” of {who}",
    ("wish", "added"): "recorded a wish for {who}",
    ("wish", "removed"): "took back a wish for {who}",
    ("wish", "changed"): "changed “{field}” of {who}",
    ("need", "added"): "added a need",
    ("need", "removed"): "removed a need",
    ("need", "changed"): "changed a need",
    ("link", "added"): "recorded a link",
    ("link", "removed"): "took back a link",
    ("link", "changed"): "changed a link",
    ("review", "changed"): "changed “{field}” of this review",
}
EDIT_MORE = "{first}, and {count} more"
EDIT_UNKNOWN = "a change"
ONE_PER_LINE = "One on each line"
WISH_MORE = "More about this wish"
STILL_TRUE_OF = "Still true of {name}"
STILL_TRUE_NO = "Something changed"
CHOOSE = "Choose"
CHOOSE_WHO = "Choose who"
NOT_SAID = "Not said yet"
SECTOR_NEEDED = "Choose a part of life first. Nothing was added."
NAME_TAKEN = (
    "Someone of this name is on the map already. "
    "Add a word that tells them apart. Nothing was added."
)
NEED_WHOSE = "Say whose words these are first. Nothing was added."
DESK_BANNER = "Your own view. Turn the screen away before the participant looks."

TAB_WALK = "Ask round"
WALK_GO = "Go to"
WALK_END = "The end: what was asked"
WALK_AT = "Part {number} of {count}: {part}"
WALK_QUESTIONS = {
    "partner": "Is there a partner, or someone like that?",
    "family": "Who is in the family? Pets count too.",
    "friends": "Who are the friends? Who is good to be with?",
    "neighbours": "Anyone nearby: in the building, in the street?",
    "work": "Anyone at work, in learning or in volunteering?",
    "groups": "Any groups, clubs, faith or interests?",
    "online": "Anyone online? Any space there that matters?",
    "places": "Any places that matter?",
    "health": "Who helps with health?",
    "services": "Which workers or services are there?",
}
WALK_NAME = "Name, then Enter"
WALK_ADD = "Add to this part"
WALK_HELP = "Each name goes on the map at once. Say more about it in the Person tab."
WALK_STANDING = "{name}: {standing}"
WALK_NOT_YET = "Not asked yet."
WALK_NOBODY = "Nobody here"
WALK_NOBODY_SAID = "They said: nobody here."
WALK_NOBODY_BACK = "Take “nobody” back"
WALK_NOBODY_KEPT = "Kept: nobody here."
WALK_BACK = "Back"
WALK_NEXT = "Next"
WALK_SUMMARY = {
    "people": "Somebody is here",
    "nobody": "Nobody, they said",
    "unasked": "Not asked yet",
}
WALK_NAMES = "{part}: {names}"

LINES = "How lines are drawn"
LINES_HELP = (
    "Everyone in this service sees the same lines. "
    "The legend always says what they mean."
)
LINES_CHOSEN = "Saved. Everyone in this service now sees these lines."
TAKE = "Take this map away"
TAKE_HOME = (
    "This is what you both see: no rules about contact, no view of the worker’s."
)
TAKE_ASK = (
    "Ask first: is it safe to take this home? Record the answer in “This review”."
)
TAKE_NOT_SAFE = (
    "The participant said a copy is not safe to take home. No file is offered here."
)
TAKE_DESK = (
    "Your own copy: it holds rules about contact and your view. "
    "Not for the participant. A file is not encrypted: keep it where only you can read."
)
TAKE_FORMS = {
    "pdf": "PDF, to print",
    "png": "Picture (PNG)",
    "svg": "Drawing (SVG)",
    "html": "Page to explore (HTML)",
}
NOTE_HOME = "What the participant and the worker both see."
NOTE_DESK = (
    "The worker’s copy: it holds rules about contact and the worker’s view. "
    "Not for the participant."
)
NOTE_DRAFT = "Draft, not sealed."
NOTE_SEALED = "Sealed, digest {digest} …"
NOTE_MADE = "Made with netmap on {day}."
