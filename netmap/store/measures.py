"""Measures over the store: one statement for one map or for all of them."""

from collections.abc import Sequence

from netmap.measures.registry import MEASURES, statement
from netmap.model.snapshot import MeasureValue
from netmap.store.database import Cursor

SEALED = "SELECT review_id, alter_id FROM map_restricted"


def of_reviews(
    cursor: Cursor, review_ids: Sequence[str]
) -> dict[str, tuple[MeasureValue, ...]]:
    """Return the measures of sealed reviews, by review."""
    found = cursor.execute(
        statement(MEASURES, SEALED), {"reviews": list(review_ids)}
    ).fetchall()
    rows: dict[object, list[tuple[object, ...]]] = {one: [] for one in review_ids}
    for row in found:
        rows[row[2]].append(row)
    return {one: _values(rows[one]) for one in review_ids}


def of_draft(
    cursor: Cursor, review_id: str, restricted: Sequence[str]
) -> tuple[MeasureValue, ...]:
    """Return the measures of a review whose restricted alters are given."""
    given = "SELECT $reviews[1] AS review_id, unnest($given::VARCHAR[]) AS alter_id"
    found = cursor.execute(
        statement(MEASURES, given), {"reviews": [review_id], "given": list(restricted)}
    ).fetchall()
    return _values(found)


def _values(found: list[tuple[object, ...]]) -> tuple[MeasureValue, ...]:
    by_id = {row[0]: row for row in found}
    return tuple(
        _value(measure.id, measure.version, by_id.get(measure.id))
        for measure in MEASURES
    )


def _value(measure: str, version: int, row: tuple[object, ...] | None) -> MeasureValue:
    if row is None:
        return MeasureValue(measure=measure, version=version, value=None)
    _, _, _, value, basis, asked = row
    return MeasureValue.model_validate(
        {
            "measure": measure,
            "version": version,
            "value": value,
            "basis": basis,
            "asked": asked,
        }
    )
