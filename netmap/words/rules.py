"""The words for rules about contact. Keyed by code, as stored."""

DATES = "From {start}{end}."
UNTIL = " until {day}"
UNTIL_FURTHER_ORDER = " until further order"
NO_END = ", no end date recorded"
LOCAL = "A local rule"
BINDS = {
    "participant": "The participant has to follow it.",
    "alter": "The other person has to follow it; the participant does not.",
    "both": "Both have to follow it.",
    "organisation": "An organisation has to follow it.",
    "nobody": "",
}
NO_FORCE = "It has no legal force."
CHECKED = "Rules about contact were last checked on {day}."
NOT_CHECKED = (
    "It is not recorded that rules about contact were checked at the last review. "
    "“Not checked” is not “none”."
)
