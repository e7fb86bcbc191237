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
    "Other answers inside {ties} ties, about {wishes} wishes."
)
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
}
NOTHING = "Nothing here asks for a conversation."
OF_DAY = "Worked out on {day}, and not since."
NOT_YET = "Not worked out yet."
BEHIND = (
    "{count} cases are still being worked out for today. This goes on while you are "
    "on this page. Until then they show what was so on the day named."
)
BEHIND_ONE = "1 case is still being worked out for today."
SEE_CHANGES = "See what changed: {name}"
OPEN_MAP = "Open the map: {name}"
