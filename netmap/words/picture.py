"""Every word in the picture of a map. Labels are keyed by the code that is stored."""

from collections.abc import Mapping, Sequence
from datetime import date

from netmap.words.dates import spoken_date

SECTORS: Mapping[str, str] = {
    "partner": "Partner",
    "family": "Family",
    "friends": "Friends",
    "neighbours": "Neighbours",
    "work": "Work and learning",
    "groups": "Groups",
    "online": "Online",
    "places": "Places",
    "health": "Health",
    "services": "Services",
}
QUALITIES: Mapping[str, str] = {
    "supportive": "Supportive",
    "mixed": "Mixed",
    "detrimental": "Hard on me",
    "neutral": "Neither good nor hard",
    "declined": "Chose not to say",
    "unknown": "Not said yet",
}
COUNTED_QUALITIES: Mapping[str, str] = {
    "supportive": "supportive",
    "mixed": "mixed",
    "detrimental": "hard",
    "neutral": "neither good nor hard",
    "declined": "where they chose not to say",
    "unknown": "not said yet",
}
STRENGTHS: Mapping[str, str] = {
    "strong": "Strong",
    "moderate": "Medium",
    "weak": "Weak",
    "unknown": "How strong: not said yet",
}
KINDS: Mapping[str, str] = {
    "person": "Person",
    "group": "Group",
    "organisation": "Organisation",
    "place": "Place",
    "online": "Online space",
    "animal": "Animal",
}
RULES_DIFFER = "Rules differ"
EFFECTS: Mapping[str, str] = {
    "none": "No contact",
    "indirect_only": "Letters or messages only",
    "supervised_only": "Supervised only",
    "supported_only": "With support only",
    "with_approval_only": "Only with approval",
    "place": "Not at this place",
    "area": "Area to stay out of",
    "inside_area": "Only inside an area",
    "online": "Rule about online contact",
    "non_association": "Not to meet or be together",
    "time_limited": "At set times only",
    "notify_only": "Contact has to be reported",
}
WISH_LETTERS: Mapping[str, str] = {
    "maintain": "M",
    "develop": "D",
    "restore": "R",
    "withdraw": "W",
    "undecided": "?",
}
WISHES: Mapping[str, str] = {
    "maintain": "Maintain: keep it as it is",
    "develop": "Develop: build it up",
    "restore": "Restore: mend it",
    "withdraw": "Withdraw: step back",
    "undecided": "Not sure yet",
}
GROUPS: Mapping[str, str] = {
    "quality": "How it is for me",
    "strength": "How strong it is",
    "contact": "Between us",
    "who": "Who is on the map",
    "wish": "What I want",
    "desk": "For the worker",
    "change": "What changed",
}
MARKS: Mapping[str, str] = {
    "absent": "Not in contact",
    "arrow": "Points to who receives",
    "link": "They know each other",
    "paid": "Paid to be there",
    "key": "Key person",
    "to_ask": "From last time: still true?",
    "unconfirmed": "Not confirmed with me yet",
    "rule": "Rule about contact",
    "two_views": "Worker sees it differently",
    "workers_view": "The worker’s view only",
    "new": "New on this map",
    "changed": "Something changed",
    "gone": "On the map before, not on this one",
    "leaves": "On this map, not on the later one",
    "comes": "On the later map, not on this one",
    "again": "On this map again",
}
CHANGES: Mapping[str, str] = {
    "new": "new",
    "changed": "changed",
    "gone": "not on this map",
    "leaves": "not on the later map",
    "comes": "on the later map",
    "again": "again",
}
CHANGE_SIGNS: Mapping[str, str] = {
    "new": "+",
    "changed": "≠",
    "gone": "–",
    "leaves": "–",
    "comes": "+",
    "again": "+",
}
LEGEND_TITLE = "On this map"
PAGE_HELP = "Drag to move, scroll to zoom. The table below says everything in words."
PAGE_TABLE = "Everyone on this map"
PAGE_NAME = "Name"
PAGE_SAID = "What was said"
STILL_TRUE = "?"
WORKERS_VIEW = "worker’s view"
WORKERS_SWATCH = "view"
EMPTY_HINT = "Nobody is on the map yet."
NOT_THERE = "Not on this map"
NO_NAME = "Me"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def sector(code: str, nobody: bool) -> str:  # noqa: FBT001 -- the answer to "anyone?"
    """Name a part of life; say so where the participant has nobody there."""
    return f"{SECTORS[code]}: nobody" if nobody else SECTORS[code]


def changed(what: str, count: int) -> str:
    """Say how many alters are new, changed or gone; nothing for none."""
    told = {
        "new": ("is new", "are new"),
        "changed": ("has changed", "have changed"),
        "gone": ("was on the map before", "were on the map before"),
        "leaves": ("is not on the later map", "are not on the later map"),
        "comes": ("is on the later map only", "are on the later map only"),
        "again": ("is on the map again", "are on the map again"),
    }
    return counted(count, *told[what])


def rules_differ(count: int) -> str:
    """Say how many different things rules about one tie say."""
    return f"{count} rules differ"


def more_rules(count: int) -> str:
    """Say how many rules there is no room to name on the map."""
    return "and 1 more rule" if count == 1 else f"and {count} more rules"


def workers_words(quality: str) -> str:
    """Say that a quality is the worker's view and not the participant's."""
    return f"{QUALITIES[quality]} (worker’s view)"


def map_title(name: str, day: date) -> str:
    """Return the title of a map, the name kept apart from its neighbours' direction."""
    apart = f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if _not_ascii(name) else name
    return f"Map of {apart}, {spoken_date(day)}"


def _not_ascii(text: str) -> bool:
    return not text.isascii()


def everyone(count: int) -> str:
    """Say how many alters are drawn."""
    if count == 0:
        return EMPTY_HINT
    if count == 1:
        return "1 person, group or place"
    return f"{count} people, groups and places"


def qualities_counted(counts: Mapping[str, int]) -> str:
    """Say how many ties there are of each quality, in the order of the legend."""
    parts = [
        f"{counts[code]} {words}"
        for code, words in COUNTED_QUALITIES.items()
        if counts.get(code)
    ]
    return ", ".join(parts)


def counted(count: int, one: str, many: str) -> str:
    """Return a sentence about a count, or nothing where the count is 0."""
    return "" if count == 0 else f"1 {one}." if count == 1 else f"{count} {many}."


def not_in_contact(count: int) -> str:
    """Say how many alters the participant is not in contact with."""
    return counted(count, "is not in contact", "are not in contact")


def still_to_ask(count: int) -> str:
    """Say how many ties come from the last map and have not been asked again."""
    return counted(count, "has still to be asked about", "have still to be asked about")


def paid(count: int) -> str:
    """Say how many alters are paid to be there."""
    return counted(count, "is paid to be there", "are paid to be there")


def ruled(count: int) -> str:
    """Say how many alters a rule about contact touches."""
    return counted(count, "has a rule about contact", "have a rule about contact")


def off_map(count: int) -> str:
    """Say how many alters are in the table and not drawn."""
    return counted(
        count,
        "more is in the table and not drawn here",
        "more are in the table and not drawn here",
    )


def told(parts: Sequence[str]) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(part for part in parts if part)


def sentences(parts: Sequence[str]) -> str:
    """Return the parts as short sentences, leaving out empty ones."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
