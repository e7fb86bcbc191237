"""How the people on the map are linked to each other, the participant left out.

Source: components of a personal network, Perry, Pescosolido and Borgatti (2018),
Egocentric Network Analysis; the participant is left out, as is usual for personal maps.
"""

from typing import Any

from netmap.measures.measure import Measure, Sentence, count
from netmap.measures.relations import Relation

LINKED: dict[str, Any] = {
    "card": "Circles",
    "empty": "No value where nobody is in contact, or no pair was asked about.",
    "source": "Components without the participant: Perry, Pescosolido and Borgatti "
    "2018, as in igraph and networkx",
    "basis": "any_value(pairs)",
    "asked": "any_value(possible)",
}
UNASKED = (
    "Pairs that nobody asked about count as not linked here, so people may be closer "
    "together than it says. Being linked is neither good nor bad."
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="unlinked",
        label="Linked to nobody else on the map",
        said=Sentence(
            many="{count} know nobody else on your map: {who}.",
            one="1 knows nobody else on your map: {who}.",
            none="Everyone knows somebody else on your map.",
        ),
        meaning="Those in contact who know none of the others.",
        caution=UNASKED,
        formula="Number of permitted alters without a link",
        range="0 to the number of people",
        relation=Relation.KNOT,
        value=count("degree = 0"),
        who="CASE WHEN degree = 0 THEN [[alter_id]] END",
        **LINKED,
    ),
    Measure(
        id="circles",
        label="Separate circles",
        said=Sentence(
            many="Your map has {count} separate circles that only you connect: {who}.",
            one="Your map is one circle: everyone is connected, also without you.",
        ),
        meaning="Circles of people who know each other, apart from the participant. "
        "Someone who knows nobody else is a circle of their own.",
        caution=UNASKED,
        formula="Number of components, the participant left out",
        range="1 or more",
        relation=Relation.CIRCLE,
        value="count(*)",
        who="[ids]",
        **LINKED,
    ),
    Measure(
        id="largest_circle",
        label="Share of the largest circle",
        unit="share",
        said=Sentence(many="The largest circle holds {share} of them."),
        meaning="How many of those in contact are in the largest circle.",
        caution=UNASKED,
        formula="L / n: alters in the largest component, of all",
        range="above 0, to 1",
        relation=Relation.CIRCLE,
        value="max(size) / any_value(n)",
        **LINKED,
    ),
)
