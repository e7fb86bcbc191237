"""Dates and times as people say them."""

from datetime import date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(day: date) -> str:
    """Return a date as in "9 November 2026".

    Example:
        >>> spoken_date(date(2026, 11, 9))
        '9 November 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_day(moment: datetime) -> str:
    """Return the day of a moment, in local time, as in "9 November 2026"."""
    return spoken_date(moment.astimezone().date())


def spoken_month(month: str) -> str:
    """Return a month as it is said; what is none stays as it is.

    Example:
        >>> spoken_month("2026-11"), spoken_month("2026-13")
        ('November 2026', '2026-13')
    """
    year, _, number = month.partition("-")
    known = {f"{place:02}": name for place, name in enumerate(MONTHS, start=1)}
    return f"{known[number]} {year}" if number in known else month


def spoken_time(moment: datetime | None) -> str:
    """Return a moment as in "14:03 on 9 November 2026", in local time."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return f"{local:%H:%M} on {spoken_date(local.date())}"
