"""The relations over the map tables that every measure is counted in.

They hold the edge rules: who is on the map, who is in contact, who is restricted, which
pairs were asked about. Maps and alters get numbers, because numbers join faster than
ids. Everything is set-based, for one map or a million.

`member`: one row for each alter on the map, in each reading that takes it in; a map
    without any has one row that holds nothing.
`pair`: one row for each pair of permitted members that was asked about, once, whichever
    way round and however often it was recorded; "yes" wins over "no".
`knot`: one row for each permitted member, with its links. A map where no pair was asked
    about has none, unless there is nobody to ask about.
`circle`: one row for each group of permitted members who are linked to each other.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from netmap.measures.configuration import DAYS_OF_CONTACT, KINDS_OF_HELP
from netmap.model.codes import Frequency


class Relation(StrEnum):
    """The relations that a measure can be counted in."""

    MEMBER = "member"
    PAIR = "pair"
    KNOT = "knot"
    CIRCLE = "circle"


def one_of(column: str, codes: Iterable[str]) -> str:
    """Return the condition that a column holds one of these codes."""
    return f"{column} IN ({', '.join(_text(one) for one in codes)})"


def _text(code: str) -> str:
    return "'" + code.replace("'", "''") + "'"


def _case(column: str, numbers: Mapping[Frequency, float]) -> str:
    told = " ".join(f"WHEN {_text(code)} THEN {one}" for code, one in numbers.items())
    return f"CASE {column} {told} END"


GONE = ("died", "ended", "service_closed", "not_mentioned")
NO_HELP = ("from_participant", "neither")

RELATIONS = f"""
WITH RECURSIVE
scope AS MATERIALIZED (
    SELECT row_number() OVER () AS map, review_id, nobody_in
    FROM ({{reviews}}) LEFT JOIN review USING (review_id)
),
reading AS MATERIALIZED (
    SELECT reading, starts_with(reading, 'persons') AS persons,
        ends_with(reading, 'unpaid') AS unpaid
    FROM (SELECT unnest({{readings}}::VARCHAR[]) AS reading)
),
restricted AS ({{restricted}}),
drawn AS MATERIALIZED (
    SELECT row_number() OVER () AS alter, map, alter_id, kind, sector,
        lower(trim(relation)) AS relation, paid, household,
        quality_participant AS view, quality_worker AS worker_view, flow,
        {_case("frequency", DAYS_OF_CONTACT)} AS contacts,
        CASE WHEN support IS NOT NULL THEN
            CASE WHEN {one_of("flow", NO_HELP)} THEN []
            ELSE list_filter(
                support, lambda kind: {one_of("kind", KINDS_OF_HELP)}
            ) END
        END AS gives,
        restricted.alter_id IS NOT NULL AS restricted,
        standing = 'current' AND kind NOT IN ('place', 'animal') AS active
    FROM scope
    JOIN map_alter USING (review_id)
    JOIN map_tie USING (review_id, alter_id)
    LEFT JOIN restricted USING (review_id, alter_id)
    WHERE NOT {one_of("standing", GONE)}
),
told AS MATERIALIZED (
    SELECT map, first, second, knows FROM map_link JOIN scope USING (review_id)
),
-- One end after the other, here and in `pair`: joined at once, the alters of all maps
-- are paired first.
half AS MATERIALIZED (
    SELECT map, alter AS first, second, knows
    FROM told JOIN drawn USING (map) WHERE alter_id = first
),
link AS MATERIALIZED (
    SELECT map, least(first, alter) AS first, greatest(first, alter) AS second,
        bool_or(knows) AS knows
    FROM half JOIN drawn USING (map) WHERE alter_id = second AND alter <> first
    GROUP BY ALL
),
route AS (
    SELECT here AS alter, count(*) AS routes_asked,
        list(alter_id) FILTER (WHERE knows) AS routes
    FROM (
        SELECT first AS here, second AS there, knows FROM link
        UNION ALL SELECT second, first, knows FROM link
    )
    JOIN drawn ON alter = there AND restricted AND kind <> 'place'
    GROUP BY here
),
shown AS (
    SELECT drawn.*, reading FROM drawn CROSS JOIN reading
    WHERE (NOT persons OR kind = 'person') AND NOT (unpaid AND paid)
),
member AS MATERIALIZED (
    SELECT row_number() OVER () AS member, map, reading, nobody_in,
        shown.* EXCLUDE (map, reading),
        active AND NOT restricted AS permitted,
        view IN ('supportive', 'mixed') AND worker_view <> 'detrimental' AS helps,
        permitted AND helps AS supporter,
        view IN ('mixed', 'detrimental') AS hard,
        view NOT IN ('unknown', 'declined') AS rated,
        len(gives) AS volume,
        coalesce(routes, []) AS routes, coalesce(routes_asked, 0) AS routes_asked
    FROM (SELECT map, nobody_in, reading FROM scope CROSS JOIN reading)
    LEFT JOIN shown USING (map, reading)
    LEFT JOIN route USING (alter)
),
counted AS (
    SELECT map, reading, count(*) AS n, n * (n - 1) // 2 AS possible
    FROM member WHERE permitted GROUP BY map, reading
),
near AS MATERIALIZED (
    SELECT map, reading, possible, member AS first, second, knows, alter_id,
        supporter, hard
    FROM link
    JOIN member USING (map) JOIN counted USING (map, reading)
    WHERE alter = first AND permitted
),
pair AS MATERIALIZED (
    SELECT one.map, one.reading, possible, first, member AS second, knows,
        [one.alter_id, two.alter_id] AS ends,
        one.supporter AND two.hard OR two.supporter AND one.hard AS crossing
    FROM near AS one
    JOIN member AS two ON two.alter = one.second AND two.reading = one.reading
    WHERE permitted
),
asked AS (
    SELECT map, reading, n, possible, coalesce(pairs, 0) AS pairs
    FROM counted
    LEFT JOIN (SELECT map, reading, count(*) AS pairs FROM pair GROUP BY ALL)
        USING (map, reading)
    WHERE pairs > 0 OR n = 1
),
edge AS MATERIALIZED (
    SELECT first AS member, second AS other FROM pair WHERE knows
    UNION ALL SELECT second, first FROM pair WHERE knows
),
degree AS MATERIALIZED (
    SELECT member, count(*) AS degree, least(member, min(other)) AS lowest
    FROM edge GROUP BY member
),
mark(member, lowest) AS (
    SELECT member, lowest FROM degree
    UNION
    SELECT edge.member, min(mark.lowest)
    FROM mark JOIN edge ON edge.other = mark.member
    WHERE edge.member > mark.lowest GROUP BY edge.member
),
knot AS MATERIALIZED (
    SELECT map, reading, alter_id, n, pairs, possible,
        coalesce(degree, 0) AS degree, 1 + coalesce(overlap, 0) AS reach,
        coalesce(marked.lowest, member) AS circle
    FROM member
    JOIN asked USING (map, reading)
    LEFT JOIN degree USING (member)
    LEFT JOIN (
        SELECT edge.member, sum(1 / (degree + 1)) AS overlap
        FROM edge JOIN degree ON degree.member = edge.other GROUP BY edge.member
    ) USING (member)
    LEFT JOIN (SELECT member, min(lowest) AS lowest FROM mark GROUP BY member)
        AS marked USING (member)
    WHERE permitted
),
circle AS (
    SELECT map, reading, n, pairs, possible, circle, count(*) AS size,
        list(alter_id ORDER BY alter_id) AS ids
    FROM knot GROUP BY ALL
)
"""
"""`{reviews}` gives review_id, `{restricted}` review_id and alter_id; `{readings}` is a
list of readings."""
