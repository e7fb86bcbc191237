"""The twin of two maps side by side: a table of everyone, then and now."""

from collections.abc import Collection, Mapping

from netmap.casework.changes import ChangesView, Side
from netmap.changes.registry import altered, changes
from netmap.model.bond import Bond, bonds_of
from netmap.picture.tie import DRAWN, effects_in_words
from netmap.reports.table import Table
from netmap.words import changes as words
from netmap.words import picture
from netmap.words.labels import label


def side_by_side(view: ChangesView, *, desk: bool) -> Table:
    """Return everyone on either map with what was said at each review.

    At the desk it has the worker's view and the rules about contact; for both to see
    it has neither.
    """
    comparison = view.comparison
    other = altered(changes(comparison), workers=desk)
    sides = [_cells(side, desk=desk) for side in (view.before, view.after)]
    return Table(
        columns=words.SIDE_BY_SIDE,
        rows=tuple(
            (
                comparison.names[alter_id],
                *(side.get(alter_id, picture.NOT_THERE) for side in sides),
                _mark(alter_id, (both.before, both.after), other),
            )
            for alter_id, both in comparison.everyone.items()
        ),
    )


def _cells(side: Side, *, desk: bool) -> Mapping[str, str]:
    restricted = side.told.restricted if desk else {}
    return {
        bond.id: picture.sentences(
            [
                label(bond.tie.standing),
                picture.QUALITIES[bond.tie.quality_participant] if _drawn(bond) else "",
                _workers(bond) if desk else "",
                *effects_in_words(restricted.get(bond.id, ())),
            ]
        )
        for bond in bonds_of(side.told.network)
    }


def _workers(bond: Bond) -> str:
    if not _drawn(bond) or bond.tie.quality_worker == bond.tie.quality_participant:
        return ""
    return picture.workers_words(bond.tie.quality_worker)


def _mark(
    alter_id: str, both: tuple[Bond | None, Bond | None], other: Collection[str]
) -> str:
    before, after = both
    if any(one and not one.asked for one in both) and before and after:
        return words.MARKED["unasked"]
    was, here = (one is not None and _drawn(one) for one in both)
    if was is here:
        return words.MARKED["changed"] if alter_id in other else ""
    if not here:
        return words.MARKED["gone"]
    return words.MARKED["again" if before else "new"]


def _drawn(bond: Bond) -> bool:
    return bond.tie.standing in DRAWN
