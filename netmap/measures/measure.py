"""What a measure is, and the relations that its SQL may read."""

from netmap.model.base import Value

PRELUDE = """
scope AS (SELECT unnest($reviews) AS review_id),
alters AS (SELECT * FROM map_alter SEMI JOIN scope USING (review_id)),
ties AS (SELECT * FROM map_tie SEMI JOIN scope USING (review_id)),
links AS (SELECT * FROM map_link SEMI JOIN scope USING (review_id)),
placed AS (
    SELECT review_id, alter_id, kind, sector, paid, standing, quality_participant,
        quality_worker, strength, support,
        restricted.alter_id IS NOT NULL AS restricted,
        standing NOT IN ('died', 'ended', 'service_closed', 'not_mentioned')
            AS on_map,
        standing = 'current' AND kind NOT IN ('place', 'animal') AS active,
        coalesce(
            quality_participant = 'supportive' AND quality_worker <> 'detrimental',
            false
        ) AS supportive,
        'detrimental' IN (quality_participant, quality_worker) AS detrimental
    FROM alters
    JOIN ties USING (review_id, alter_id)
    LEFT JOIN restricted USING (review_id, alter_id)
),
active AS (SELECT * FROM placed WHERE active),
known AS (
    SELECT DISTINCT links.review_id, first, second
    FROM links
    JOIN active AS one ON one.review_id = links.review_id AND one.alter_id = first
    JOIN active AS two ON two.review_id = links.review_id AND two.alter_id = second
    WHERE knows AND first <> second
)
"""


class Measure(Value):
    """One measure of a map.

    `sql` gives one row for each review in `scope` that has a value: review_id, value,
    basis, asked. It may read the relations that `PRELUDE` defines. A review without a
    row has no value: null, never 0. A change of meaning takes a new `version`.
    """

    id: str
    version: int = 1
    label: str
    meaning: str
    formula: str
    range: str
    empty: str
    source: str
    sql: str
