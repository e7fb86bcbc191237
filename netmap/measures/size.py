"""How many people are there, and how many of them support.

Source: counts by kind and by quality as in Perry, Pescosolido and Borgatti (2018),
Egocentric Network Analysis; restricted alters never count as available support.
"""

from netmap.measures.measure import Measure

SOURCE = "Perry, Pescosolido and Borgatti 2018, size and composition"
NOTHING = "A count of nothing is 0."


def _count(
    identity: str, label: str, meaning: str, condition: str, relation: str = "active"
) -> Measure:
    return Measure(
        id=identity,
        label=label,
        meaning=meaning,
        formula=f"Count of alters where {condition}.",
        range="0 or more",
        empty=NOTHING,
        source=SOURCE,
        sql=(
            f"SELECT scope.review_id, count({relation}.alter_id) "
            f"FILTER (WHERE {condition}) AS value, NULL AS basis, NULL AS asked "
            f"FROM scope LEFT JOIN {relation} USING (review_id) GROUP BY ALL"
        ),
    )


MEASURES: tuple[Measure, ...] = (
    _count(
        "on_map",
        "On the map",
        "Everyone and everything drawn on the map, in contact or not.",
        "on_map",
        relation="placed",
    ),
    _count(
        "active",
        "In contact",
        "People, groups, organisations and online spaces that are in contact now.",
        "true",
    ),
    _count(
        "informal_active",
        "In contact, not paid",
        "Those in contact who are not there because it is their job.",
        "NOT paid",
    ),
    _count(
        "supportive",
        "Supportive",
        "Those in contact whom the participant calls supportive and the worker does "
        "not call detrimental. It includes those limited by a rule about contact.",
        "supportive",
    ),
    _count(
        "supportive_informal",
        "Supportive, not paid",
        "Supportive ties outside paid roles.",
        "supportive AND NOT paid",
    ),
    _count(
        "supportive_paid",
        "Supportive, paid",
        "Supportive ties to people whose job it is.",
        "supportive AND paid",
    ),
    _count(
        "supportive_available",
        "Supportive and free of rules",
        "Supportive ties that no rule about contact limits.",
        "supportive AND NOT restricted",
    ),
    _count(
        "restricted",
        "With a rule about contact",
        "Those on the map whom a rule in force on the day names or covers.",
        "on_map AND restricted AND kind <> 'place'",
        relation="placed",
    ),
)
