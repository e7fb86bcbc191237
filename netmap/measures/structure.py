"""The structure of the map for researchers: density, reach, constraint.

Sources: Burt (1992); effective size in the form of Borgatti (1997) for undirected ties
without weights; conventions as in networkx and igraph. Ego is tied to every alter.
Pairs that nobody asked about count as not linked, except for `density`.
"""

from typing import Any

from netmap.measures.measure import Measure
from netmap.measures.relations import Relation

READ = (
    "It has no better and worse: dense circles support and control. Not for a "
    "conversation; it needs training to read."
)
ASKED: dict[str, Any] = {
    "caution": READ,
    "basis": "any_value(pairs)",
    "asked": "any_value(possible)",
}
KNOT: dict[str, Any] = {**ASKED, "relation": Relation.KNOT}
NO_PAIRS = "No value where nobody is in contact, or no pair was asked about."
TWO = "No value with fewer than two alters, or where no pair was asked about."
LINKS = "sum(degree) / 2"
ENDS = "any_value(n) * (any_value(n) - 1)"
PART = f"{ENDS} - sum(size * (size - 1))"

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="links",
        label="Links",
        meaning="Pairs of those in contact who know each other.",
        formula="m",
        range="0 or more",
        empty=NO_PAIRS,
        source="Perry, Pescosolido and Borgatti 2018",
        value=LINKS,
        **KNOT,
    ),
    Measure(
        id="density",
        label="Density of the pairs asked about",
        unit="share",
        meaning="Of the pairs that were asked about, the share who know each other.",
        formula="m / pairs asked about",
        range="0 to 1",
        empty=TWO,
        source="Perry, Pescosolido and Borgatti 2018; ego left out, as in egor",
        value=f"{LINKS} / nullif(any_value(pairs), 0)",
        **KNOT,
    ),
    Measure(
        id="density_of_all",
        label="Density of all pairs",
        unit="share",
        meaning="Of all pairs, the share known to know each other.",
        formula="2m / (n(n − 1))",
        range="0 to 1",
        empty=TWO,
        source="networkx, igraph and easyNWK, which know no “not asked”",
        value=f"sum(degree) / nullif({ENDS}, 0)",
        **KNOT,
    ),
    Measure(
        id="mean_degree",
        label="Mean degree",
        unit="number",
        meaning="How many of the others someone on the map knows, on average.",
        formula="2m / n",
        range="0 to n − 1",
        empty=NO_PAIRS,
        source="Perry, Pescosolido and Borgatti 2018",
        value="avg(degree)",
        **KNOT,
    ),
    Measure(
        id="degree_deviation",
        label="Standard deviation of degree",
        unit="number",
        meaning="How much the number of others whom someone knows differs.",
        formula="Square root of the mean squared difference from the mean degree",
        range="0 or more",
        empty=NO_PAIRS,
        source="easyNWK; population form",
        value="stddev_pop(degree)",
        **KNOT,
    ),
    Measure(
        id="largest_degree",
        label="Most links of one person",
        meaning="How many of the others the best linked person knows.",
        formula="max d",
        range="0 to n − 1",
        empty=NO_PAIRS,
        source="“Star” in easyNWK",
        value="max(degree)",
        who="CASE WHEN degree = max(degree) OVER map_rows THEN [[alter_id]] END",
        **KNOT,
    ),
    Measure(
        id="effective_size",
        label="Effective size",
        unit="number",
        meaning="The number of alters, less the average number of others each knows.",
        formula="n − 2m/n",
        range="1 to n",
        empty=NO_PAIRS,
        source="Burt 1992, in the form of Borgatti 1997",
        value="count(*) - sum(degree) / count(*)",
        **KNOT,
    ),
    Measure(
        id="efficiency",
        label="Efficiency",
        unit="share",
        meaning="Effective size as a share of the number of alters.",
        formula="(n − 2m/n) / n",
        range="above 0, to 1",
        empty=NO_PAIRS,
        source="Burt 1992",
        value="1 - sum(degree) / (count(*) * count(*))",
        **KNOT,
    ),
    Measure(
        id="constraint",
        label="Constraint",
        unit="number",
        meaning="How far the participant’s ties lead back to each other. A high value "
        "means cohesion, which can protect. It can be above 1.",
        formula="sum over alters j of ((1/n)(1 + sum over q linked to j of "
        "1/(d_q + 1)))², with d_q the links of q",
        range="above 0, to 1.125",
        empty=NO_PAIRS,
        source="Burt 1992; closed form for ties without weights",
        value="sum(reach * reach) / (count(*) * count(*))",
        **KNOT,
    ),
    Measure(
        id="fragmentation",
        label="Fragmentation",
        unit="share",
        meaning="The share of pairs who cannot reach each other without the "
        "participant.",
        formula="1 − reachable ordered pairs / (n(n − 1))",
        range="0 to 1",
        empty=TWO,
        source="Borgatti 2006",
        relation=Relation.CIRCLE,
        value=f"({PART}) / nullif({ENDS}, 0)",
        **ASKED,
    ),
)
