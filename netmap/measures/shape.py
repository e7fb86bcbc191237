"""How the people on the map are linked to each other, the participant left out.

Source: components of a personal network, Perry, Pescosolido and Borgatti (2018),
Egocentric Network Analysis; the participant is left out, as is usual for personal maps.
"""

from netmap.measures.measure import Measure

SOURCE = "Perry, Pescosolido and Borgatti 2018, structure"

GROUPS = """
SELECT circles.review_id, circles.value, answered.m AS basis,
    circles.n * (circles.n - 1) // 2 AS asked
FROM (
    SELECT review_id, count(DISTINCT lowest) AS value, count(*) AS n
    FROM (
        SELECT review_id, origin, min(alter_id) AS lowest FROM walk GROUP BY ALL
    )
    GROUP BY review_id
) AS circles
JOIN (
    SELECT links.review_id, count(*) AS m
    FROM links
    JOIN active AS one ON one.review_id = links.review_id AND one.alter_id = first
    JOIN active AS two ON two.review_id = links.review_id AND two.alter_id = second
    GROUP BY ALL
) AS answered USING (review_id)
"""

WALK = """
neighbour AS (
    SELECT review_id, first AS alter_id, second AS other FROM known
    UNION ALL
    SELECT review_id, second, first FROM known
),
walk AS (
    SELECT review_id, alter_id AS origin, alter_id FROM active
    UNION
    SELECT walk.review_id, walk.origin, neighbour.other
    FROM walk JOIN neighbour USING (review_id, alter_id)
)
"""

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="groups",
        label="Separate circles",
        meaning="Circles of people who know each other, apart from the participant. "
        "Someone who knows nobody else is a circle of their own. Pairs that nobody "
        "asked about count as not linked, so there may be fewer circles than this.",
        formula="Number of components, the participant left out",
        range="0 or more",
        empty="No value where nobody is in contact, or no pair was asked about.",
        source=SOURCE,
        sql=GROUPS,
    ),
)
