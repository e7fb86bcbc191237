"""Who is there, who supports and who is hard on the participant, as plain counts.

Source: counts by kind and by quality as in Perry, Pescosolido and Borgatti (2018),
Egocentric Network Analysis. Restricted alters are counted apart, never inside.
"""

from netmap.measures.measure import (
    EACH,
    EVERYONE,
    PAID_TOO,
    Measure,
    Sentence,
    count,
    of_rated,
    people,
)
from netmap.model.codes import Reading

SOURCE = "Counts by kind and quality: Perry, Pescosolido and Borgatti 2018"
INFORMAL = "Support without professional help: easyNWK; Tracy and Whittaker 1990"
NOTHING = "A count of nothing is 0."
UNRATED = (
    "No value where there are people and nobody said how any of these ties is. "
    "Otherwise a count of nothing is 0."
)
NOT_ALL = "Only people named in the session are counted. More is not always better."
THEIR_VIEW = (
    "It is the participant’s view, not a finding about the other person. A tie that "
    "you call detrimental is not counted as support."
)
WHO = "People and organisations"
OUTSIDE = "Support outside paid roles"


def _rated(
    identity: str, condition: str, label: str, meaning: str, said: Sentence
) -> Measure:
    return Measure(
        id=identity,
        label=label,
        card=WHO,
        said=said,
        meaning=meaning,
        caution=THEIR_VIEW,
        formula=f"Number of permitted alters that are {identity}",
        range="0 or more",
        empty=UNRATED,
        source=SOURCE,
        **of_rated(condition),
    )


def _plain(
    identity: str,
    condition: str,
    label: str,
    meaning: str,
    readings: tuple[Reading, ...] = EACH,
) -> Measure:
    return Measure(
        id=identity,
        label=label,
        meaning=meaning,
        caution=NOT_ALL,
        formula=f"Number of alters on the map where: {condition}",
        range="0 or more",
        empty=NOTHING,
        source=SOURCE,
        readings=readings,
        value=count(condition),
        who=people(condition),
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="people",
        label="People",
        card=WHO,
        said=Sentence(
            many="There are {count} people on your map: {who}.",
            one="There is 1 person on your map: {who}.",
            none="There is nobody on your map yet.",
        ),
        meaning="Persons who are in contact now and whom no rule about contact limits.",
        caution=NOT_ALL,
        formula="Number of permitted alters that are persons",
        range="0 or more",
        empty=NOTHING,
        source=SOURCE,
        readings=(Reading.PERSONS, Reading.PERSONS_UNPAID),
        value=count("permitted"),
        who=people("permitted"),
    ),
    Measure(
        id="organisations",
        label="Groups and organisations",
        card=WHO,
        said=Sentence(
            many="There are {count} groups, organisations or online spaces: {who}.",
            one="There is 1 group, organisation or online space: {who}.",
            none="There is no group, organisation or online space on your map.",
        ),
        meaning="Groups, organisations and online spaces in contact now that no rule "
        "about contact limits.",
        caution=NOT_ALL,
        formula="Number of permitted alters that are not persons",
        range="0 or more",
        empty=NOTHING,
        source=SOURCE,
        readings=(Reading.ALL, Reading.ALL_UNPAID),
        value=count("permitted AND kind <> 'person'"),
        who=people("permitted AND kind <> 'person'"),
    ),
    Measure(
        id="restricted",
        label="With a rule about contact",
        card=WHO,
        said=Sentence(
            many="For {count} on your map there is a rule about contact: {who}.",
            one="For 1 on your map there is a rule about contact: {who}.",
            none="No rule about contact that is recorded names anyone on your map.",
        ),
        meaning="Those on the map whom a rule in force on the day of the review names "
        "or covers. They are not in any of the other counts of support.",
        caution="It rests on the rules recorded here. “Not recorded” is not “none”, "
        "and a rule says nothing about how the tie is.",
        formula="Number of alters on the map, places left out, with a rule in force",
        range="0 or more",
        empty=NOTHING,
        source="The rules recorded for the day",
        readings=EVERYONE,
        value=count("restricted AND kind <> 'place'"),
        who=people("restricted AND kind <> 'place'"),
    ),
    _rated(
        "supporters",
        "supporter",
        "People who support",
        "Those in contact whom the participant calls supportive or mixed, whom you do "
        "not call detrimental, and whom no rule about contact limits.",
        Sentence(
            many="{count} support you: {who}.",
            one="1 supports you: {who}.",
            none="You named nobody who supports you.",
        ),
    ),
    _rated(
        "detrimental",
        "permitted AND view = 'detrimental'",
        "Detrimental, in the participant’s view",
        "Those in contact whom the participant calls detrimental. Mixed ties are "
        "counted under strain.",
        Sentence(
            many="{count} pull you down, as you see it: {who}.",
            one="1 pulls you down, as you see it: {who}.",
            none="You named nobody who only pulls you down.",
        ),
    ),
    Measure(
        id="informal_supporters",
        label="Supporters outside paid roles",
        card=OUTSIDE,
        said=Sentence(
            many="Outside services, {count} support you: {who}.",
            one="Outside services, 1 supports you: {who}.",
            none="Nobody outside services supports you, as far as you said.",
        ),
        meaning="Those who support and are not there because it is their job.",
        caution="Paid support is real support. This shows what would be left when "
        "services end.",
        formula="Number of supporters who are not paid",
        range="0 or more",
        empty=UNRATED,
        source=INFORMAL,
        readings=PAID_TOO,
        **of_rated("supporter AND NOT paid"),
    ),
    _plain(
        "on_map",
        "alter IS NOT NULL",
        "On the map",
        "Everyone and everything drawn on the map, in contact or not.",
        readings=EVERYONE,
    ),
    _plain(
        "active",
        "active",
        "In contact",
        "All in contact now, also those whom a rule about contact limits. Places and "
        "animals are left out.",
    ),
    _plain(
        "supportive",
        "active AND view = 'supportive' AND worker_view <> 'detrimental'",
        "Called supportive",
        "Those in contact whom the participant calls supportive, mixed ties left out, "
        "and the worker does not call detrimental. Rules about contact do not matter.",
    ),
    _plain(
        "worker_sees_harm",
        "active AND worker_view = 'detrimental'",
        "Detrimental, in the worker’s view",
        "Those in contact whom the worker calls detrimental.",
    ),
    _plain(
        "views_differ",
        "active AND view = 'supportive' AND worker_view = 'detrimental'",
        "The two views are opposite",
        "Those in contact whom the participant calls supportive and the worker "
        "detrimental.",
    ),
    Measure(
        id="parts_of_life",
        label="Parts of life",
        meaning="Parts of life in which someone or something is in contact now.",
        caution=NOT_ALL,
        formula="Number of different parts of life among those in contact",
        range="0 to 10",
        empty=NOTHING,
        source=SOURCE,
        value="count(DISTINCT CASE WHEN active THEN sector END)",
    ),
)
