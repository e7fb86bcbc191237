"""What the journal of a draft tells: what can be undone, and who changed what."""

from netmap.errors import StaleEdit
from netmap.model.edits import Change
from netmap.store.reviews import Journalled


def last_touch(journal: list[Journalled], stale: StaleEdit) -> Journalled | None:
    """Return the last edit of what a stale edit meant to change, if there is one."""
    touched = [
        one
        for one in journal
        if not one.undone and any(_touches(change, stale) for change in one.edit)
    ]
    return touched[-1] if touched else None


def _touches(change: Change, stale: StaleEdit) -> bool:
    fields = {**(change.before or {}), **(change.after or {})}
    same_part = (change.part, change.key) == (stale.part, stale.key)
    return same_part and (stale.field is None or stale.field in fields)


def steps(
    journal: list[Journalled], by: str
) -> tuple[Journalled | None, Journalled | None]:
    """Return the edits that a worker can undo and redo next."""
    own = [one for one in journal if one.recorded_by == by]
    done = [one for one in own if not one.undone]
    undone = [one for one in own if one.undone]
    return (done[-1] if done else None, undone[0] if undone else None)


def changed_since_answer(journal: list[Journalled]) -> bool:
    """Say whether the map was changed after the participant said if they agree."""
    done = [one.edit for one in journal if not one.undone]
    answers = [
        number
        for number, edit in enumerate(done)
        if any("agreement" in (change.after or {}) for change in edit)
    ]
    later = done[answers[-1] + 1 :] if answers else []
    return any(change.part != "review" for edit in later for change in edit)
