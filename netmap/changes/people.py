"""Who stayed, who left and why, who came: by id, so that a new name is the same person.

Whoever was not talked about is not lost. Source: measures 18 to 22 of the measures
behind netmap; reasons for leaving after Cornwell (2015).
"""

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Both, Comparison
from netmap.model.bond import Bond
from netmap.model.codes import Standing

WHOSE = Whose.TOGETHER
"""Who is there is said in the session, by both."""


def people(comparison: Comparison) -> Changes:
    """Yield who came, left, was not talked about, or has another name."""
    for alter_id, both in comparison.everyone.items():
        kind = _kind(both)
        if kind:
            yield _change(alter_id, both, kind)
        if both.before and both.after:
            yield from _renamed(alter_id, both.before, both.after)


def _kind(both: Both) -> str:
    before, after = both
    if after is None:
        return "absent" if before and before.asked else ""
    if after.tie.standing is Standing.TO_ASK:
        return "not_asked_yet"
    if before is None:
        return _first_named(after)
    if not after.asked:
        return "not_mentioned" if before.asked else ""
    if not before.asked:
        return "mentioned_again"
    return _moved(before, after)


def _first_named(after: Bond) -> str:
    if not after.asked:
        return ""
    return "came" if after.current else "named"


def _moved(before: Bond, after: Bond) -> str:
    if before.tie.standing is after.tie.standing:
        return "" if _why(before) == _why(after) else "reason"
    if after.current:
        return "back"
    return "left" if before.current else "standing"


def _change(alter_id: str, both: Both, kind: str) -> Change:
    before, after = both
    return Change(
        group=Group.PEOPLE,
        kind=kind,
        field=_why(after),
        whose=WHOSE,
        about=(alter_id,),
        names=(both.name,),
        before=before.tie.standing if before else None,
        after=after.tie.standing if after else None,
    )


def _why(after: Bond | None) -> str:
    """Return why a tie ended, where it did and somebody knows."""
    if after is None or after.tie.standing is not Standing.ENDED:
        return ""
    return (after.tie.ended_why or "unknown").lower()


def _renamed(alter_id: str, before: Bond, after: Bond) -> Changes:
    if before.alter.name != after.alter.name:
        yield Change(
            group=Group.PEOPLE,
            kind="renamed",
            whose=WHOSE,
            about=(alter_id,),
            names=(after.alter.name,),
            before=before.alter.name,
            after=after.alter.name,
        )
