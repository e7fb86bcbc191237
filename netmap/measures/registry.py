"""All measures, in the order they are shown."""

from netmap.measures import shape, size
from netmap.measures.measure import PRELUDE, Measure

MEASURES: tuple[Measure, ...] = (*size.MEASURES, *shape.MEASURES)
RELATIONS = f"WITH RECURSIVE {{restricted}},{PRELUDE},{shape.WALK}"


def statement(measures: tuple[Measure, ...], restricted: str) -> str:
    """Return one SQL statement for all these measures.

    `restricted` is a query giving review_id and alter_id. The statement takes the list
    `$reviews`.
    """
    parts = [
        f"SELECT '{measure.id}' AS measure, {measure.version} AS version, "
        f"one.review_id, one.value, one.basis, one.asked FROM ({measure.sql}) AS one"
        for measure in measures
    ]
    head = RELATIONS.format(restricted=f"restricted AS ({restricted})")
    return head + " UNION ALL ".join(parts)
