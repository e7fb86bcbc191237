"""Why a case deserves a conversation, in words: a sentence each, nothing added up."""

from collections.abc import Iterator
from datetime import date

from netmap.model.matter import Matter
from netmap.store.matters import SupervisedCase
from netmap.words import supervision as words
from netmap.words.dates import spoken_date, spoken_time
from netmap.words.text import one_stop


def reasons(case: SupervisedCase, today: date) -> tuple[str, ...]:
    """Return what is new in a case and what deserves a conversation, a sentence each.

    Where it was worked out on an earlier day, the last sentence says which.
    """
    return tuple(map(one_stop, _reasons(case, today)))


def _reasons(case: SupervisedCase, today: date) -> Iterator[str]:
    yield from _new(case)
    if case.sealed and case.between is not None:
        told = case.between.model_dump()
        yield words.BETWEEN.format(**{key: told[key] or words.NONE for key in told})
    for matter in case.matters:
        yield matter_sentence(matter)
    if case.worked_out is None:
        yield words.NOT_YET
    elif case.stale or case.worked_out != today:
        of_day = words.OF_DAY_STALE if case.stale else words.OF_DAY
        yield of_day.format(day=spoken_date(case.worked_out))
    elif not case.matters and case.newest is not None:
        yield words.NOTHING


def _new(case: SupervisedCase) -> Iterator[str]:
    if case.looked_at is None:
        yield words.NEVER_LOOKED
        return
    yield words.LOOKED.format(time=spoken_time(case.looked_at))
    for what, (one, many) in words.SINCE.items():
        count = getattr(case, what)
        if count:
            yield one if count == 1 else many.format(count=count)


def matter_sentence(matter: Matter) -> str:
    """Return one reason as a sentence."""
    one, many = words.MATTERS[matter.kind]
    since = spoken_date(matter.since) if matter.since else ""
    return (one if matter.count == 1 else many).format(
        count=matter.count, since=since, note=matter.note
    )


def newest(case: SupervisedCase) -> str:
    """Say which review of a case is the newest."""
    if case.newest is None or case.newest_on is None:
        return words.NO_REVIEW
    return words.NEWEST.format(number=case.newest, day=spoken_date(case.newest_on))
