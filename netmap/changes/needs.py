"""What the participant needs or wants now, and what is not named any more."""

from netmap.changes.change import Change, Changes, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.model.codes import NeedSource
from netmap.model.network import Need, Network


def needs(comparison: Comparison) -> Changes:
    """Yield needs that are new, said anew, or not on the later map."""
    then, now = _by_id(comparison.before.network), _by_id(comparison.after.network)
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


def _by_id(network: Network) -> dict[str, Need]:
    return {need.need_id: need for need in network.needs}
