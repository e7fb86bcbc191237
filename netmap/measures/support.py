"""Who gives which help, what hangs on one person, and how much of it is paid.

Sources: kinds of support after House (1981); leave-one-out of providers after Perry and
Pescosolido (2010); concentration as the Herfindahl index and inverse Simpson. None of
these has a validated threshold.
"""

from collections.abc import Iterator
from typing import Any

from netmap.measures.configuration import KINDS_OF_HELP, SECTORS
from netmap.measures.measure import (
    PAID_TOO,
    Measure,
    Sentence,
    added,
    count,
    known,
    people,
    share,
    total,
)
from netmap.model.codes import Support

WORDS: dict[Support, str] = {
    Support.EMOTIONAL: "emotional support",
    Support.PRACTICAL: "practical help",
    Support.FINANCIAL: "help with money",
    Support.INFORMATION: "information and advice",
    Support.COMPANY: "company",
}
TOLD = "supporter AND gives IS NOT NULL"
ASKED: dict[str, Any] = {"basis": count(TOLD), "asked": count("supporter")}
NOT_ASKED = "No value where there are supporters and nobody asked what they give."
SAID_ONLY = (
    "It rests on what was said in the session. Help that nobody mentioned is not here, "
    "and one good supporter can be worth more than many."
)


def providers(kind: str) -> str:
    """Return the condition that a member is a supporter who gives this kind of help."""
    return f"supporter AND list_contains(gives, '{kind}')"


def _of_kind() -> Iterator[Measure]:
    for kind, words in WORDS.items():
        yield Measure(
            id=f"help_{kind}",
            label=f"Who gives {words}",
            card="Kinds of help",
            said=Sentence(
                many=f"{{count}} give you {words}: {{who}}.",
                one=f"1 gives you {words}: {{who}}.",
                none=f"Nobody gives you {words}, as far as you said.",
            ),
            meaning=f"Supporters from whom {words} comes to the participant.",
            caution=SAID_ONLY,
            formula=f"Number of supporters with “{kind}” among what they give, "
            "unless help only goes to them",
            range="0 or more",
            empty=NOT_ASKED,
            source="Kinds of support after House 1981",
            value=_known(count(providers(kind))),
            who=people(providers(kind)),
            **ASKED,
        )


def _known(value: str) -> str:
    return known(known(value, "supporter", TOLD), "permitted", "permitted AND rated")


def _with(number: str) -> list[str]:
    """Return, for each kind of help, whether its number of givers is as it says."""
    return [f"({count(providers(kind))} {number})::INTEGER" for kind in KINDS_OF_HELP]


SOLE = ", ".join(
    f"CASE WHEN {count(providers(kind))} = 1 "
    f"THEN min(CASE WHEN {providers(kind)} THEN alter END) END"
    for kind in KINDS_OF_HELP
)
ALONE = " OR ".join(
    f"({providers(kind)} AND {count(providers(kind))} OVER map_rows = 1)"
    for kind in KINDS_OF_HELP
)
COVERED = added(_with("> 0"))
GIVEN = total("volume", "supporter")
MOST = "max(CASE WHEN supporter THEN volume END)"
PERSON = "supporter AND kind = 'person'"
WAY = f"{PERSON} AND flow IN ('both', 'to_participant', 'from_participant')"
IN_SECTORS = [count(f"{PERSON} AND sector = '{sector}'") for sector in SECTORS]
SQUARES = added([f"{n} * {n}" for n in IN_SECTORS])


def _flow(name: str, flow: str, label: str, said: str) -> Measure:
    one_way = f"{PERSON} AND flow = '{flow}'"
    return Measure(
        id=f"flow_{name}",
        label=label,
        unit="share",
        card="Give and take",
        said=Sentence(many=f"{said}: {{who}}.", none=f"{said}: nobody."),
        meaning="Of the supportive persons of whom it is known, the share with whom "
        "help goes this way.",
        caution="Neither way is better. Being able to give matters to many people.",
        formula=f"Supportive persons with help going “{flow}”, of those with any of "
        "the three ways",
        range="0 to 1; the three shares add up to 1",
        empty="No value where the way is known of nobody.",
        source="Direction of help: Tracy and Whittaker 1990",
        value=share(count(one_way), count(WAY)),
        basis=count(WAY),
        asked=count(PERSON),
        who=people(one_way),
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="coverage",
        label="Kinds of help that someone gives",
        card="Kinds of help",
        said=Sentence(
            many="{count} of the 5 kinds of help come from somebody.",
            one="1 of the 5 kinds of help comes from somebody.",
            none="None of the 5 kinds of help comes from anybody, as far as you said.",
        ),
        meaning="How many of five kinds of help come from at least one supporter: "
        "emotional, practical, money, information, company.",
        caution=SAID_ONLY,
        formula="Number of the five kinds with at least one giver",
        range="0 to 5",
        empty=NOT_ASKED,
        source="Coverage of support functions: House 1981; Wills and Shinar 2000",
        value=_known(COVERED),
        **ASKED,
    ),
    *_of_kind(),
    Measure(
        id="single_provider",
        label="Kinds of help from one person only",
        card="What hangs on one person",
        said=Sentence(
            many="{count} kinds of help come from one person only: {who}.",
            one="One kind of help comes from one person only: {who}.",
            none="No kind of help hangs on one person.",
        ),
        meaning="Kinds of help that exactly one supporter gives.",
        caution=SAID_ONLY,
        formula="Number of the five kinds with exactly one giver",
        range="0 to 5",
        empty="No value where no kind of help is given.",
        source="Functional redundancy; Perry and Pescosolido 2010",
        value=f"CASE WHEN {COVERED} > 0 THEN {added(_with('= 1'))} END",
        who=people(ALONE),
        **ASKED,
    ),
    Measure(
        id="key_people",
        label="Key people",
        card="What hangs on one person",
        said=Sentence(
            many="If one of these {count} were away, a kind of help would be missing: "
            "{who}.",
            one="If {who} were away, a kind of help would be missing.",
            none="Nobody’s absence alone would leave a kind of help missing.",
        ),
        meaning="Supporters who alone give at least one kind of help.",
        caution=SAID_ONLY,
        formula="Number of supporters whose removal empties one of the five kinds",
        range="0 or more",
        empty="No value where no kind of help is given.",
        source="Leave-one-out of providers; Perry and Pescosolido 2010",
        value=f"CASE WHEN {COVERED} > 0 THEN len(list_distinct([{SOLE}])) END",
        who=people(ALONE),
        **ASKED,
    ),
    Measure(
        id="top_share",
        label="Share of the one who gives most",
        unit="share",
        card="How help is spread",
        said=Sentence(
            many="The most that one person gives is {share} of your help: {who}."
        ),
        meaning="How much of all help comes from the person who gives most, counted in "
        "kinds of help.",
        caution="No threshold for this is known. " + SAID_ONLY,
        formula="max v / sum v, with v the number of kinds that a supporter gives",
        range="above 0, to 1",
        empty="No value where no kind of help is given.",
        source="Berger-Parker share of the largest",
        value=share(MOST, GIVEN),
        who=people(f"supporter AND volume > 0 AND volume = {MOST} OVER map_rows"),
        **ASKED,
    ),
    Measure(
        id="effective_supporters",
        label="Effective number of supporters",
        unit="number",
        card="How help is spread",
        said=Sentence(
            many="Your help is spread as if {count} people gave equally.",
            one="Your help all comes from one person.",
        ),
        meaning="The number of supporters who, giving equally, would spread help as it "
        "is spread now.",
        caution=SAID_ONLY,
        formula="(sum v)² / sum v²",
        range="1 to the number of supporters",
        empty="No value where no kind of help is given.",
        source="Inverse Simpson index",
        value=share(f"{GIVEN} * {GIVEN}", total("volume * volume", "supporter")),
        **ASKED,
    ),
    Measure(
        id="paid_share",
        label="Share of help that is paid",
        unit="share",
        card="Paid support",
        said=Sentence(
            many="{share} of your help is paid or statutory: {who}.",
            none="None of your help is paid or statutory.",
        ),
        meaning="How much of all help comes from people whose job it is, counted in "
        "kinds of help.",
        caution="Paid help is real help. There is no right share.",
        formula="sum v over paid supporters / sum v over all supporters",
        range="0 to 1",
        empty="No value where no kind of help is given.",
        source="Split by professional help: easyNWK",
        readings=PAID_TOO,
        value=share(f"coalesce({total('volume', 'supporter AND paid')}, 0)", GIVEN),
        who=people("supporter AND paid AND volume > 0"),
        **ASKED,
    ),
    Measure(
        id="paid_share_of_people",
        label="Share of supporters who are paid",
        unit="share",
        card="Paid support",
        said=Sentence(
            many="{share} of those who support you are paid to: {who}.",
            none="None of those who support you are paid to.",
        ),
        meaning="How many of the supporters are there because it is their job.",
        caution="Paid help is real help. There is no right share.",
        formula="Paid supporters / all supporters",
        range="0 to 1",
        empty="No value where there are no supporters.",
        source="Split by professional help: easyNWK",
        readings=PAID_TOO,
        value=share(count("supporter AND paid"), count("supporter")),
        who=people("supporter AND paid"),
    ),
    _flow("both", "both", "Help goes both ways", "Help goes both ways"),
    _flow(
        "to_you", "to_participant", "Help comes to them", "Help comes only to you, from"
    ),
    _flow("from_you", "from_participant", "Help goes from them", "Only you give, to"),
    Measure(
        id="effective_sectors",
        label="Effective number of parts of life",
        unit="number",
        card="Parts of life",
        said=Sentence(
            many="The people who support you come from about {count} parts of life.",
            one="The people who support you all come from one part of life.",
        ),
        meaning="The number of parts of life that supportive persons would come from "
        "if they were spread equally.",
        caution="More parts of life is not better by itself. " + SAID_ONLY,
        formula="1 / sum p², with p the share of each part of life",
        range="1 to 10",
        empty="No value where no person supports.",
        source="Inverse Simpson index; Perry, Pescosolido and Borgatti 2018",
        value=share(f"{count(PERSON)} * {count(PERSON)}", SQUARES),
    ),
)
