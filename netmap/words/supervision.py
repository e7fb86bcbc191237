"""The sentences of supervision: whose case deserves a conversation, and why."""

from collections.abc import Mapping

TEAM = "The cases of your team"
TEAM_HELP = (
    "Each reason is a plain fact from the record, with its date. It says that a "
    "conversation may help, not that somebody did something wrong, and it ranks nobody."
)
SEARCH = "Search by name, reference or worker"
SHOW = "Show those with"
SHOW_ALL = "All cases"
SORT = "Sort by"
KINDS: Mapping[str, str] = {
    "changed": "Something new since you looked",
    "countersign": "A review that waits for countersigning",
    "prompts": "Prompts without a response",
    "concerns": "Concerns without an outcome",
    "workers_view": "Ties that only the worker has judged",
    "unconfirmed": "Wishes not confirmed",
    "overdue": "A review that is overdue",
    "unverified": "Rules about contact not checked",
    "unexplained": "Rules about contact not explained",
    "unreadable": "A record that cannot be read",
}
ORDERS: Mapping[str, str] = {
    "changed": "New since you looked, the newest first",
    "name": "Name",
    "looked": "Longest since you looked",
    **{
        kind: f"{title}, longest waiting first"
        for kind, title in KINDS.items()
        if kind != "changed"
    },
}
NOBODY = "Nobody else in your team holds a case."
NONE_FOUND = "No case matches. Choose “All cases”, or clear the search."
CASE = "{name} ({reference}), with {worker}"
CASE_HELD_BY_NOBODY = "{name} ({reference})"
LOOKED = "You looked last at {time}."
NEVER_LOOKED = "You have not looked at this case yet."
NEWEST = "Newest review: {number}, of {day}."
NO_REVIEW = "No review is sealed yet."
SINCE: Mapping[str, tuple[str, str]] = {
    "sealed": ("1 review was sealed since.", "{count} reviews were sealed since."),
    "rules": (
        "1 rule about contact was recorded or changed since.",
        "{count} rules about contact were recorded or changed since.",
    ),
    "concerns": (
        "1 concern was recorded or changed since.",
        "{count} concerns were recorded or changed since.",
    ),
}
BETWEEN = (
    "From review {before} to {after}: {kept} stayed, {left} left, {came} came. "
    "Ties with other answers: {ties}. Wishes that changed: {wishes}."
)
NONE = "none"
MATTERS: Mapping[str, tuple[str, str]] = {
    "countersign": (
        "Review {note} waits to be countersigned.",
        "Review {note} waits to be countersigned.",
    ),
    "prompts": (
        "1 prompt without a response, since {since}: {note}.",
        (
            "{count} prompts without a response, the oldest since {since}. "
            "The most pressing: {note}."
        ),
    ),
    "concerns": (
        "1 concern without an outcome, raised on {since}.",
        "{count} concerns without an outcome, the oldest raised on {since}.",
    ),
    "workers_view": (
        "How 1 tie is, only the worker has said.",
        "How {count} ties are, only the worker has said.",
    ),
    "unconfirmed": (
        "1 wish is not confirmed with the participant.",
        "{count} wishes are not confirmed with the participant.",
    ),
    "overdue": (
        "The next review was due on {since}.",
        "The next review was due on {since}.",
    ),
    "unverified": (
        "1 rule about contact is in force that nobody has seen in writing.",
        "{count} rules about contact are in force that nobody has seen in writing.",
    ),
    "unexplained": (
        "1 rule about contact is not explained as it stands, since {since}.",
        (
            "{count} rules about contact are not explained as they stand, "
            "the first since {since}."
        ),
    ),
    "unreadable": (
        "Something in this case cannot be read. Have “netmap verify” run on the store.",
        "Something in this case cannot be read. Have “netmap verify” run on the store.",
    ),
}
NOTHING = "None of these reasons is on record."
OF_DAY = "These reasons are of {day}."
OF_DAY_STALE = "These reasons are of {day}. Something was recorded since."
NOT_YET = "Not worked out yet."
BEHIND = (
    "{count} cases are still being worked out for today. This goes on while you are "
    "on this page. Until then they show what was so on the day named."
)
BEHIND_ONE = "1 case is still being worked out for today."
SEE_CHANGES = "See what changed: {name}"
OPEN_MAP = "Open the map: {name}"
OPEN_REVIEW = "Open review {number}: {name}"

SIGN_OFF = "Countersigning of review {number}"
STAGES: Mapping[str, str] = {
    "draft": "This review is a draft. Seal it first",
    "sealed": "This review is sealed. Nobody has asked for it to be countersigned",
    "asked": "This review waits to be countersigned",
    "countersigned": "This review is countersigned",
    "returned": "This review was returned",
}
STEPS: Mapping[str, str] = {
    "asked": "{name} asked at {time}.",
    "countersigned": "{name} countersigned at {time}, over {digest}.",
    "returned": "{name} returned it at {time}.",
}
SOMEBODY = "Somebody who is not in this store"
REASON = "The reason"
SIGN_HELP = (
    "Your name goes under this review as it was sealed, over its digest. It says that "
    "you have read it, not that it is true. It cannot be taken back."
)
SIGN = "Countersign this review"
SIGNED = "Countersigned. Your name is kept with it."
RETURN_REASON = "Why you return it"
RETURN = "Return it with this reason"
RETURNED = "Returned. Whoever holds the case reads your reason."
ASK_REASON = "What you want to say with it"
ASK_REASON_AGAIN = "What was done about the reason since"
ASK = "Ask for it to be countersigned"
ASKED = "Asked. A supervisor of the team finds it on Supervision."
NOTES = "Supervision notes"
NOTES_HELP = (
    "Whoever may see the case can read them. They are never on a copy for the "
    "participant, and they are no judgement for a qualification."
)
NO_NOTES = "No note yet."
NOTE_BY = "{name}, {day}"
NOTE_ABOUT = "About review {number}."
NOTE_BACK = "Come back to it on {day}."
NOTE_VIEWED = "Looked at, without a note."
QUESTIONS = "Questions"
DECISIONS = "Decisions"
BACK_ON = "Come back to it on"
WRITE = "Save this note"
WRITTEN = "Saved."
