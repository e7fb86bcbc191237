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
PARTS = ("value", "basis", "asked", "who")
"""What each measure gives, in the order of the columns."""


def measure_of(identity: str) -> Measure | None:
    """Return the measure with this id, or None where this version has none."""
    return next((one for one in MEASURES if one.id == identity), None)


def conventions() -> dict[str, str]:
    """Return what a snapshot records of how it was measured: versions, by name."""
    return {
        "measures.configuration": str(configuration.VERSION),
        **{f"measure.{one.id}": str(one.version) for one in MEASURES},
    }


def statement(reviews: str, restricted: str, *, people: bool) -> str:
    """Return one SQL statement that gives every measure of many maps.

    Each row is one map in one reading: review_id, reading, then value, basis and asked
    of each measure, and who where `people` are wanted. `reviews` is a query giving
    review_id, `restricted` one giving review_id and alter_id. It takes the list
    `$readings`.
    """
    used = [one for one in Relation if any(m.relation == one for m in MEASURES)]
    columns = [
        f"{measure.id}_{part}" for measure in MEASURES for part in _parts(people=people)
    ]
    joined = "".join(
        f" LEFT JOIN ({_counted(one, people=people)}) AS counted_{one}"
        " USING (map, reading)"
        for one in used
        if one != Relation.MEMBER
    )
    head = RELATIONS.format(reviews=reviews, restricted=restricted)
    return (
        f"{head} SELECT review_id, reading, {', '.join(columns)} "
        f"FROM ({_counted(Relation.MEMBER, people=people)}) AS counted_member{joined} "
        "JOIN scope USING (map)"
    )


def _parts(*, people: bool) -> tuple[str, ...]:
    return PARTS if people else PARTS[:-1]


def _counted(relation: Relation, *, people: bool) -> str:
    """Return the query that counts every measure of one relation in one go."""
    told = ", ".join(_columns(relation, people=people))
    return f"SELECT map, reading, {told} FROM {relation} GROUP BY map, reading"


def _columns(relation: Relation, *, people: bool) -> Iterator[str]:
    for measure in MEASURES:
        if measure.relation == relation:
            for part in _parts(people=people):
                yield f"{_asked_for(measure, part)} AS {measure.id}_{part}"


def _asked_for(measure: Measure, part: str) -> str:
    expression = getattr(measure, part) or "NULL"
    if len(measure.readings) == len(READINGS):
        return f"({expression})"
    given = ", ".join(f"'{one}'" for one in measure.readings)
    return f"CASE WHEN reading IN ({given}) THEN {expression} END"
