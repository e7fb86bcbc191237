"""Every word about how the measures went over all reviews, drawn and as a table."""

from collections.abc import Mapping, Sequence
from datetime import date

from netmap.words.dates import MONTHS, spoken_date
from netmap.words.numbers import spoken_share

TITLE = "The measures over all reviews"
HELP = (
    "Each dot is what one review said. A line joins reviews that follow each other "
    "and both have a value, and only where there are at least three values. "
    "It does not say why something changed, or what comes next."
)
MEASURE = "Measure"
YES = "Yes"
NO = "No"
OTHER_VERSION = "counted another way then"
NOT_COUNTED = "not counted then"
OTHER_VERSION_NOTE = (
    "Some reviews were sealed with another version of a measure. "
    "There it is left out, because the numbers cannot be compared."
)
GAP_KEY = "no value at this review, for example because there was not enough to say"
NOTHING = "There is no measure to show yet."
SAME_DAY = "the same day"
ENDS: Mapping[str, tuple[str, str]] = {"share": ("none", "all"), "sign": (NO, YES)}
"""What stands at the lower and the upper end of a scale without numbers."""
WEEK = 7
SHORTEST_IN_WEEKS = 14
SHORT_MONTH = 3


def review_heading(number: int, day: date) -> str:
    """Return what stands above the values of one review.

    Example:
        >>> review_heading(2, date(2026, 11, 9))
        'Review 2, 9 November 2026'
    """
    return f"Review {number}, {spoken_date(day)}"


def interval(days: int) -> str:
    """Return the time between two reviews: in days, or from two weeks on in weeks.

    Example:
        >>> interval(0), interval(1), interval(13), interval(94)
        ('the same day', '1 day', '13 days', '13 weeks')
    """
    if days == 0:
        return SAME_DAY
    if days == 1:
        return "1 day"
    if days < SHORTEST_IN_WEEKS:
        return f"{days} days"
    return f"{round(days / WEEK)} weeks"


def intervals(lengths: Sequence[int]) -> str:
    """Return a sentence about the days between reviews; nothing for no interval.

    Example:
        >>> intervals([91, 182])
        'Between the reviews: 13 weeks, then 26 weeks.'
    """
    told = ", then ".join(interval(one) for one in lengths)
    return f"Between the reviews: {told}." if told else ""


def short_share(share: float) -> str:
    """Return a part of 1 as it stands beside a dot, where there is little room.

    Example:
        >>> short_share(0.31), short_share(0.02), short_share(0.5), short_share(1)
        ('3 in 10', 'under 1 in 10', 'half', 'all')
    """
    return spoken_share(share).removeprefix("about ").replace("fewer than", "under")


def short_month(day: date) -> str:
    """Return the month of a date, as in "Nov 2026"."""
    return f"{MONTHS[day.month - 1][:SHORT_MONTH]} {day.year}"


def short_date(day: date) -> str:
    """Return a date with a short month, as in "9 Nov 2026"."""
    return f"{day.day} {short_month(day)}"


def dot_words(day: date, said: str) -> str:
    """Return what one review said, for whoever rests on its dot or its gap."""
    return f"{spoken_date(day)}: {said}"


def chart_words(title: str, said: Sequence[str]) -> str:
    """Return what all reviews said in one measure, in a line."""
    return f"{title}: {', '.join(said)}."


def charts_words(days: Sequence[date], told: Sequence[str]) -> str:
    """Return everything that the charts show; `told` has a line for each chart."""
    if not told:
        return NOTHING
    dates = ", ".join(spoken_date(day) for day in days)
    return " ".join((f"What was said at these reviews: {dates}.", *told))
