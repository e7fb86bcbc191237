"""Ties that are hard on the participant, in the participant's own view.

Sources: negative ties after Labianca and Brass (2006); mixed ties after Uchino et al.
(2004). The worker's view is not mixed in: nobody else says what is hard on someone.
"""

from netmap.measures.measure import (
    Measure,
    Sentence,
    count,
    of_rated,
    people,
    share,
    total,
)
from netmap.measures.relations import Relation

HARD = "permitted AND hard"
FELT = "permitted AND view IN ('supportive', 'mixed', 'detrimental')"
TIMED = f"{FELT} AND contacts IS NOT NULL"
OWN_VIEW = (
    "It is the participant’s own view. A hard tie can also be one they want to keep."
)
CARD = "Ties that are hard on you"
NONE_RATED = (
    "No value where no tie is called supportive, mixed or detrimental by the "
    "participant."
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="strained_share",
        label="Share of hard ties",
        unit="share",
        card=CARD,
        said=Sentence(
            many="{share} of your ties pull you down, only or partly: {who}.",
            none="None of your ties pull you down, as far as you said.",
        ),
        meaning="Of the ties the participant calls supportive, mixed or detrimental, "
        "the share that is mixed or detrimental. Restricted ties are left out.",
        caution=OWN_VIEW,
        formula="(detrimental + mixed) / (supportive + detrimental + mixed)",
        range="0 to 1",
        empty=NONE_RATED,
        source="Negative asymmetry: Labianca and Brass 2006",
        value=share(count(HARD), count(FELT)),
        basis=count(FELT),
        asked=count("permitted"),
        who=people(HARD),
    ),
    Measure(
        id="strained_contact",
        label="Share of contact with hard ties",
        unit="share",
        card=CARD,
        said=Sentence(
            many="They take up {share} of your contact.",
            none="They take up none of your contact.",
        ),
        meaning="The same share, counted in contacts in 30 days instead of people.",
        caution="How often is estimated from answers such as “weekly”. " + OWN_VIEW,
        formula="Contacts with detrimental and mixed ties / contacts with all three",
        range="0 to 1",
        empty="No value where there is no such contact, or it is not known how often.",
        source="Negative asymmetry: Labianca and Brass 2006",
        value=share(
            f"coalesce({total('contacts', HARD)}, 0)",
            total("contacts", FELT),
        ),
        basis=count(TIMED),
        asked=count(FELT),
    ),
    Measure(
        id="mixed",
        label="Mixed ties",
        card=CARD,
        said=Sentence(
            many="{count} both help you and are hard on you: {who}.",
            one="1 both helps you and is hard on you: {who}.",
            none="You called no tie mixed.",
        ),
        meaning="Those in contact whom the participant calls mixed.",
        caution=OWN_VIEW,
        formula="Number of permitted alters that the participant calls mixed",
        range="0 or more",
        empty="No value where there are people and nobody said how any tie is.",
        source="Ambivalent ties: Uchino et al. 2004",
        **of_rated("permitted AND view = 'mixed'"),
    ),
    Measure(
        id="crossing_links",
        label="Supporters linked to hard ties",
        card="Links between help and strain",
        said=Sentence(
            many="In {count} pairs, someone who supports you knows someone who is hard "
            "on you: {who}.",
            one="Someone who supports you knows someone who is hard on you: {who}.",
            none="Nobody who supports you knows someone who is hard on you, of the "
            "pairs you were asked about.",
        ),
        meaning="Pairs who know each other, one of them a supporter and the other a "
        "tie that the participant calls mixed or detrimental.",
        caution="No verdict about the circle: knowing someone is neither good nor bad.",
        formula="Number of links between a supporter and a mixed or detrimental tie",
        range="0 or more",
        empty="No value where no pair was asked about.",
        source="A count only; no index of balance is used",
        relation=Relation.PAIR,
        value=count("knows AND crossing"),
        basis="count(*)",
        asked="any_value(possible)",
        who="CASE WHEN knows AND crossing THEN [ends] END",
    ),
)
