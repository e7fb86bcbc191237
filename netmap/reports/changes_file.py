"""What changed between two reviews, to take out: as values for a file, or as text."""

from collections.abc import Iterator
from typing import Any

from netmap.casework.changes import ChangesView, Side
from netmap.changes.comparison import Comparison
from netmap.changes.links import linked
from netmap.changes.mix import shift
from netmap.changes.registry import changes, core
from netmap.model.difference import differing
from netmap.reports.changes import Line, counts, hedges, passages, untold
from netmap.words import changes as words
from netmap.words.dates import spoken_date


def as_values(view: ChangesView, *, fields: bool = False) -> dict[str, Any]:
    """Return the changes as plain values: reviews, figures, and a line a change.

    The participant is named by the service's reference; changes name people. With
    `fields` every field of the maps that differs is there too, before and after, notes
    and all: made to the first map, they give the second.
    """
    comparison = view.comparison
    found = changes(comparison)
    told = passages(found, view.workers)
    values = {
        "participant": view.participant.reference,
        "from": _review(view.before),
        "to": _review(view.after),
        "hedges": list(hedges(comparison)),
        "counts": list(counts(comparison)),
        "figures": figures(comparison),
        "not_told": untold(comparison, found),
        "changes": [_change(line) for passage in told for line in passage.lines],
    }
    if fields:
        apart = differing(comparison.before, comparison.after)
        values["fields"] = apart.model_dump(mode="json")["map"]
    return values


def as_text(view: ChangesView) -> Iterator[str]:
    """Yield the same as lines of text."""
    comparison = view.comparison
    yield then_and_now(view)
    yield from (*hedges(comparison), "", *counts(comparison))
    found = changes(comparison)
    for passage in passages(found, view.workers):
        yield from ("", passage.heading)
        for line in passage.lines:
            yield f"- {line.sentence} ({line.whose}. {' '.join(line.rests_on)})"

    yield from filter(None, (untold(comparison, found),))


def then_and_now(view: ChangesView) -> str:
    """Say which review "then" is, and which "now"."""
    return words.THEN_AND_NOW.format(
        before=view.before.head.number,
        then=spoken_date(view.before.head.held_on),
        after=view.after.head.number,
        now=spoken_date(view.after.head.held_on),
    )


def figures(comparison: Comparison) -> dict[str, Any]:
    """Return the figures of a comparison; null where there is not enough to say.

    `overlap` is the Jaccard index and `distance` the Hamming distance of who is there.
    """
    found, strong, pairs = comparison.turnover, core(comparison), linked(comparison)
    return {
        "kept": len(found.kept),
        "left": len(found.left),
        "new": len(found.came),
        "not_asked": len(comparison.unasked),
        "net": found.after - found.before,
        "kept_share": found.kept_share,
        "overlap": found.overlap,
        "distance": found.distance,
        "pattern": found.pattern,
        "core_kept_share": strong.kept_share,
        "mix_shift": shift(comparison),
        "pairs": pairs._asdict(),
    }


def _review(side: Side) -> dict[str, Any]:
    return {
        "number": side.head.number,
        "held_on": side.head.held_on.isoformat(),
        "state": side.head.state,
        "digest": side.told.digest,
        "questions": side.told.network.review.prompt_set,
    }


def _change(line: Line) -> dict[str, Any]:
    said = {"sentence": line.sentence, "view": line.whose, "rests_on": line.rests_on}
    return {**line.change.model_dump(mode="json", exclude={"names"}), **said}
