"""Who on the map also knows someone restricted, and what a restriction takes away.

No index and no path: in one person's map a restricted alter is known by someone who may
be seen, or by nobody. Whose names these are matters, so they are always listed.
"""

from typing import Any

from netmap.measures.configuration import KINDS_OF_HELP
from netmap.measures.measure import (
    Measure,
    Sentence,
    added,
    count,
    people,
    share,
    total,
)
from netmap.measures.support import providers

KNOWS = "permitted AND len(routes) > 0"
ASKED = "permitted AND routes_asked > 0"
THERE = "flatten(list(CASE WHEN permitted THEN routes END))"
NO_RULE = (
    "No value where nobody on the map is restricted, or nobody was asked who knows "
    "them. Never 0 for “not asked”."
)
NO_BLAME = (
    "Knowing someone is not contact, and no breach of anything. It is a question to "
    "plan with, not a risk score."
)
ROUTES: dict[str, Any] = {
    "card": "Rules about contact",
    "caution": NO_BLAME,
    "empty": NO_RULE,
    "source": "Definition on the graph; no validated threshold",
    "basis": count(ASKED),
    "asked": count("permitted"),
}
LOST = "restricted AND helps AND volume > 0"


def _only_restricted(kind: str) -> str:
    theirs = count(f"{LOST} AND list_contains(gives, '{kind}')")
    return f"({theirs} > 0 AND {count(providers(kind))} = 0)::INTEGER"


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="gateways",
        label="People who also know someone restricted",
        said=Sentence(
            many="{count} people you may see also know someone whom a rule about "
            "contact names: {who}. What would you do if they came together?",
            one="{who} also knows someone whom a rule about contact names. What would "
            "you do if they came together?",
            none="Nobody you may see knows someone whom a rule about contact names, of "
            "those you were asked about.",
        ),
        meaning="Those in contact, without a rule themselves, who know at least one "
        "alter that a rule about contact names or covers.",
        formula="Number of permitted alters with a link to a restricted alter",
        range="0 or more",
        value=f"CASE WHEN {count(ASKED)} > 0 THEN {count(KNOWS)} END",
        who=people(KNOWS),
        **ROUTES,
    ),
    Measure(
        id="gateway_share",
        label="Share of people who also know someone restricted",
        unit="share",
        said=Sentence(many="That is {share} of them.", none="That is none of them."),
        meaning="The same, as a share of those in contact.",
        formula="Gateway people / permitted alters",
        range="0 to 1",
        value=f"CASE WHEN {count(ASKED)} > 0 "
        f"THEN {share(count(KNOWS), count('permitted'))} END",
        **ROUTES,
    ),
    Measure(
        id="exposed",
        label="Restricted and known by someone in contact",
        said=Sentence(
            many="{count} whom a rule names are known by someone you may see: {who}.",
            one="1 whom a rule names is known by someone you may see: {who}.",
            none="Nobody whom a rule names is known by someone you may see, of those "
            "you were asked about.",
        ),
        meaning="Alters that a rule about contact names or covers, whom at least one "
        "of those in contact knows.",
        formula="Number of restricted alters with at least one gateway person",
        range="0 or more",
        value=f"CASE WHEN {count(ASKED)} > 0 THEN len(list_distinct({THERE})) END",
        who="CASE WHEN permitted THEN list_transform(routes, lambda one: [one]) END",
        **ROUTES,
    ),
    Measure(
        id="support_lost",
        label="Kinds of help only from someone restricted",
        card="Help that a rule takes away",
        said=Sentence(
            many="{count} kinds of help come only from someone whom a rule names: "
            "{who}. Who else could?",
            one="One kind of help comes only from someone whom a rule names: {who}. "
            "Who else could?",
            none="Every kind of help from someone whom a rule names also comes from "
            "someone else.",
        ),
        meaning="Kinds of help that restricted supporters give and nobody else does.",
        caution="It is about what to replace, not about whether the rule is right.",
        formula="Number of the five kinds given by restricted alters and by no "
        "supporter",
        range="0 to 5",
        empty="No value where nobody restricted gives any kind of help.",
        source="Leave-set-out of providers; Perry and Pescosolido 2010",
        value=f"CASE WHEN {count(LOST)} > 0 "
        f"THEN {added([_only_restricted(kind) for kind in KINDS_OF_HELP])} END",
        who=people(LOST),
    ),
    Measure(
        id="support_lost_share",
        label="Share of help from someone restricted",
        unit="share",
        card="Help that a rule takes away",
        said=Sentence(many="{share} of all help comes from someone whom a rule names."),
        meaning="How much of all help comes from restricted alters, counted in kinds "
        "of help.",
        caution="It is about what to replace, not about whether the rule is right.",
        formula="sum v over restricted / sum v over restricted and supporters",
        range="above 0, to 1",
        empty="No value where nobody restricted gives any kind of help.",
        source="Leave-set-out of providers; Perry and Pescosolido 2010",
        value=f"CASE WHEN {count(LOST)} > 0 THEN "
        + share(
            total("volume", LOST),
            total("volume", f"({LOST}) OR supporter"),
        )
        + " END",
    ),
)
