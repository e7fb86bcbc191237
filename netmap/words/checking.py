"""What is wrong with a record, said after the name of the field, and the mend."""

REASON = "is empty. Say why this is changed: the version before stays on record"
EMPTY = "is empty. Write something"
BY_ITSELF = "is this rule itself. Choose the one that took its place"
LONG_AGO = "is {day}. Check the year"
NOT_COME = "is {day}, which has not come yet. Choose today or an earlier day"
FAR_AWAY = "is {day}, which is very far away. Check the year"
BINDS_NOBODY = (
    "says nobody, but the rule has legal force. Choose who has to follow it, "
    "or say that it has no legal force"
)
ABOUT_NOBODY = (
    "is empty, and no class, place or online space is named. Say whom it is about"
)
BEFORE_START = "is before the rule starts, on {day}. Choose a later day"
OVERLAPS = (
    "is before {day}, from when another change is on record. "
    "Choose that day or a later one"
)
WITH_NOBODY = "is empty. Say who it was with"
NOT_KNOWN_YET = (
    "is before {day}, when this case was opened, so you cannot have seen it. "
    "Say who told you, or check the day"
)
ENDS_FIRST = "is not after the beginning. Check the two times"
NOTHING_NOTED = "is empty, and so is “{other}”. Write at least one of the two"
PASSED = "is {day}, which has passed. Choose today or a day to come"
NOT_LATER = "is {day}, which is not later than today. Choose a day to come"
NO_CRITERION = "names no criterion. Choose at least one"
