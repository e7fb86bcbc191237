"""What the participant needs or wants now, and what is not named any more.

Needs are asked anew at each review: the same words again are the same need.
"""

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.codes import NeedSource
from netmap.model.network import Need, Network


def needs(comparison: Comparison) -> Changes:
    """Yield needs that are new, said anew, or not on the later map."""
    then, now = _by_id(comparison.before.network), _by_id(comparison.after.network)
    for again in _again(then, now):
        del then[again[0]], now[again[1]]
    for need_id in sorted({*then, *now}):
        was, here = then.get(need_id), now.get(need_id)
        if was is None or here is None or was.text != here.text:
            yield _change(was, here)


def _change(was: Need | None, here: Need | None) -> Change:
    kind = "need_again" if was and here else "need_new" if here else "need_gone"
    said = here or was
    assert said is not None  # noqa: S101 -- one of them is there
    theirs = said.source is NeedSource.PARTICIPANT
    return Change(
        group=Group.NEEDS,
        kind=kind,
        field="own_words" if said.own_words else "",
        whose=Whose.PARTICIPANT if theirs else Whose.RECORD,
        about=(said.need_id,),
        before=was.text if was else None,
        after=here.text if here else None,
    )


def _again(then: dict[str, Need], now: dict[str, Need]) -> list[tuple[str, str]]:
    """Return the ids of each need that is named again in the same words."""
    left = {need_id: need for need_id, need in now.items() if need_id not in then}
    found = []
    for was_id, was in then.items():
        same = (one for one, here in left.items() if here.text == was.text)
        here_id = was_id if was_id in now else next(same, None)
        if here_id and now[here_id].text == was.text:
            left.pop(here_id, None)
            found.append((was_id, here_id))
    return found


def _by_id(network: Network) -> dict[str, Need]:
    return {need.need_id: need for need in network.needs}
