"""All measures, in the order they are shown, and the one statement that gives them."""

from collections.abc import Iterator, Mapping

from netmap.measures import (
    circles,
    configuration,
    contact,
    diversity,
    restriction,
    size,
    strain,
    structure,
    support,
)
from netmap.measures.measure import Measure
from netmap.measures.relations import RELATIONS, Relation
from netmap.model.codes import Reading

FAMILIES: Mapping[str, tuple[Measure, ...]] = {
    "size": size.MEASURES,
    "contact": contact.MEASURES,
    "circles": circles.MEASURES,
    "support": support.MEASURES,
    "strain": strain.MEASURES,
    "restriction": restriction.MEASURES,
    "structure": structure.MEASURES,
    "diversity": diversity.MEASURES,
}
"""The measures of each family, by the name of its file."""

MEASURES: tuple[Measure, ...] = tuple(
    measure for family in FAMILIES.values() for measure in family
)
READINGS: tuple[Reading, ...] = tuple(Reading)
PARTS = ("value", "basis", "asked")
"""What each measure gives for a map in one reading, in the order of the columns."""
NAMED: tuple[Measure, ...] = tuple(one for one in MEASURES if one.who)
"""The measures that name who is behind them."""


def conventions() -> dict[str, str]:
    """Return what a snapshot records of how it was measured: versions, by name."""
    return {
        "measures.configuration": str(configuration.VERSION),
        **{f"measure.{one.id}": str(one.version) for one in MEASURES},
    }


def counting(reviews: str, restricted: str, readings: str = "$readings") -> str:
    """Return one SQL statement that gives every measure of many maps.

    Each row is one map in one reading: review_id, reading, then `PARTS` of each
    measure. `reviews` is a query giving review_id, `restricted` one giving review_id
    and alter_id; `readings` is a list, or the parameter that it will be bound to.
    """
    columns = [f"{measure.id}_{part}" for measure in MEASURES for part in PARTS]
    joined = "".join(
        f" LEFT JOIN ({_counted(one)}) AS counted_{one} USING (map, reading)"
        for one in Relation
        if one != Relation.MEMBER
    )
    head = RELATIONS.format(reviews=reviews, restricted=restricted, readings=readings)
    return (
        f"{head} SELECT review_id, reading, {', '.join(columns)} "
        f"FROM ({_counted(Relation.MEMBER)}) AS counted_member{joined} "
        "JOIN scope USING (map)"
    )


def naming(reviews: str, restricted: str, readings: str = "$readings") -> str:
    """Return one SQL statement that gives who is behind every measure of many maps.

    Each row is one row of a relation: review_id, reading, then `who` of each measure in
    `NAMED`. It takes what `counting` takes.
    """
    head = RELATIONS.format(reviews=reviews, restricted=restricted, readings=readings)
    parts = (
        f"SELECT * FROM (SELECT map, reading, {', '.join(_named(relation))} "
        f"FROM {relation} WINDOW map_rows AS (PARTITION BY map, reading))"
        for relation in Relation
    )
    return (
        f"{head} SELECT review_id, named.* EXCLUDE (map) "
        f"FROM ({' UNION ALL '.join(parts)}) AS named JOIN scope USING (map)"
    )


def _counted(relation: Relation) -> str:
    """Return the query that counts every measure of one relation in one go."""
    told = ", ".join(_columns(relation))
    return f"SELECT map, reading, {told} FROM {relation} GROUP BY map, reading"


def _columns(relation: Relation) -> Iterator[str]:
    for measure in MEASURES:
        if measure.relation == relation:
            for part in PARTS:
                expression = getattr(measure, part) or "NULL"
                yield f"({expression}) AS {measure.id}_{part}"


def _named(relation: Relation) -> Iterator[str]:
    for measure in NAMED:
        expression = measure.who if measure.relation == relation else "NULL"
        yield f"({expression})::VARCHAR[][] AS {measure.id}"
