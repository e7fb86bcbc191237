"""What is wrong with a value, said plainly, and how to mend it."""

from collections.abc import Mapping
from typing import Any

PROBLEMS: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is not a field that netmap knows",
    "string_too_long": "has more than {max_length} characters",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "may hold only letters, digits and . _ : -",
    "string_type": "should be text",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "finite_number": "should be an ordinary number",
    "greater_than": "should be more than {gt}",
    "greater_than_equal": "should be {ge} or more",
    "less_than": "should be less than {lt}",
    "less_than_equal": "should be {le} or less",
    "enum": "is not one of {expected}",
    "literal_error": "is not {expected}",
    "tuple_type": "should be a list",
    "dict_type": "should be an object in braces",
    "model_type": "should be an object in braces",
    "union_tag_invalid": "is not a kind of record that netmap knows",
    "union_tag_not_found": "does not say what kind of record it is",
    "date_from_datetime_parsing": "is no date",
    "date_parsing": "is no date",
    "date_type": "is no date",
    "date_from_datetime_inexact": "is a time, not a date",
    "datetime_parsing": "is no date and time",
    "datetime_from_date_parsing": "is no date and time",
    "datetime_type": "is no date and time",
    "time_parsing": "is no time of day",
    "none_required": "should be empty",
    "string_unicode": "holds half a character",
    "unreadable_character": "holds a character that cannot be shown ({code})",
    "line_break": "must be on one line",
    "no_time_zone": "says no time zone",
    "link_order": "should join two different alters, the smaller id first",
    "map_apart": "does not hold together: {place}: {problem}",
    "study_field": "has {name}, which is not one of {known}",
    "study_source": "names neither a column nor an answer for every row",
    "end_before_start": "ends before it starts",
    "closed_undecided": "is closed, but does not say what was decided and why",
    "closed_unanswered": (
        "is closed, but nobody has answered it and it was not taken further"
    ),
    "answer_not_needed": "says that nothing is needed, but not why",
    "answer_passed_to": "says that it was passed on, but not to whom",
    "answer_later": "says later, but not on which day",
    "asked_signed": "is only asked for, but holds a signature",
    "signature_missing": "says that it was signed, but not by whom",
    "signature_elsewhere": "is signed over the digest of another document",
    "returned_unsaid": "says that it was returned, but not why",
    "no_role": "is empty",
    "open_end_with_date": "has an end date although it runs until further order",
}
MENDS: Mapping[str, str] = {
    "missing": "Add it.",
    "extra_forbidden": "Take it out, or use the netmap that wrote the file.",
    "string_too_long": "Shorten it.",
    "string_too_short": "Write something.",
    "enum": "Use one of those.",
    "literal_error": "Use that.",
    "date_parsing": "Write it as 2026-11-09.",
    "date_from_datetime_parsing": "Write it as 2026-11-09.",
    "date_type": "Write it as 2026-11-09.",
    "datetime_parsing": "Write it as 2026-11-09T14:30:00Z.",
    "datetime_from_date_parsing": "Write it as 2026-11-09T14:30:00Z.",
    "no_time_zone": "Write it as 2026-11-09T14:30:00Z.",
    "unreadable_character": "Take that character out.",
    "line_break": "Take the line break out.",
    "link_order": "Change one of the two.",
    "study_field": "Take it out, or write it as one of those.",
    "study_source": "Add “column” or “otherwise”.",
    "end_before_start": "Change one of the two dates.",
    "open_end_with_date": "Take one of the two out.",
    "closed_undecided": "Add the decision and its reason, or leave it open.",
    "closed_unanswered": "Add the outcome or to whom it was escalated.",
    "answer_not_needed": "Add the reason.",
    "answer_passed_to": "Add to whom.",
    "answer_later": "Add the day.",
    "asked_signed": "Take the signature out.",
    "signature_missing": "Add the signature.",
    "signature_elsewhere": "Make the two digests the same.",
    "returned_unsaid": "Add the reason to the signature.",
    "no_role": "Choose at least one.",
}


def problem_sentence(error: Mapping[str, Any]) -> str:
    """Return the problem of one validation error, without repeating the value."""
    template = PROBLEMS.get(error["type"], "does not fit")
    return template.format(**error.get("ctx", {}))


def mend_sentence(error: Mapping[str, Any]) -> str:
    """Return what to do about one validation error."""
    return MENDS.get(error["type"], "Change it.")
