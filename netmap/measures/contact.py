"""Whom the participant sees, can talk to and can call on; signs of being cut off.

The counts take up what questionnaires on isolation ask, in bands, without being one:
they are never added up and have no cut-off. Sources: items of the LSNS-6 (Lubben et al.
2006) and the ELSA index (Shankar et al. 2011, Steptoe et al. 2013), whose scores and
cut-offs do not apply to an ecomap.
"""

from collections.abc import Iterator

from netmap.measures.configuration import CHILD_WORDS, FAMILY, FRIENDS, STATUTORY
from netmap.measures.measure import (
    EVERYONE,
    Measure,
    Sentence,
    answered,
    count,
    people,
)
from netmap.measures.relations import one_of
from netmap.measures.support import PERSON

MONTHLY = "contacts >= 1"
NOT_LSNS = (
    "This is not the LSNS-6 or any other questionnaire: the numbers are not added up "
    "and have no cut-off. Only people named in the session are counted."
)
CARDS = {
    "monthly": "In touch at least monthly",
    "confide": "Someone to talk to",
    "call_on": "Someone to call on",
}
CIRCLES: dict[str, tuple[str, str]] = {
    "family": (one_of("sector", FAMILY), "your family"),
    "friends": (one_of("sector", FRIENDS), "your friends"),
    "others": (f"NOT {one_of('sector', (*FAMILY, *FRIENDS))}", "others"),
}
SIGNS = "Signs of being cut off"
IN_TOUCH = "permitted AND kind = 'person'"
CHILD = one_of("relation", CHILD_WORDS)


def _monthly() -> Iterator[Measure]:
    for name, (circle, whom) in CIRCLES.items():
        ours = f"{PERSON} AND {circle}"
        yield Measure(
            id=f"monthly_{name}",
            label=f"In touch at least monthly: {name}",
            unit="band",
            card=CARDS["monthly"],
            said=Sentence(
                many=f"Of {whom}, you are in touch with {{count}} supportive people at "
                "least once a month: {who}.",
                one=f"Of {whom}, you are in touch with 1 supportive person at least "
                "once a month: {who}.",
                none=f"Of {whom}, you named nobody supportive whom you are in touch "
                "with at least once a month.",
            ),
            meaning="Supportive persons with contact at least once in 30 days.",
            caution=NOT_LSNS,
            formula="Number of supporters that are persons, with 1 contact or more in "
            "30 days",
            range="0 or more, shown in bands",
            empty="No value where there are such people and it is not known of any how "
            "often.",
            source="The form of the LSNS-6 items (Lubben et al. 2006), in bands",
            **answered(
                f"{ours} AND {MONTHLY}",
                of=ours,
                told=f"{ours} AND contacts IS NOT NULL",
            ),
        )


def _helping(card: str, kind: str, action: str) -> Iterator[Measure]:
    gives = f"list_contains(gives, '{kind}')"
    for name, (circle, whom) in CIRCLES.items():
        ours = f"{PERSON} AND {circle}"
        yield Measure(
            id=f"{card}_{name}",
            label=f"{CARDS[card]}: {name}",
            unit="band",
            card=CARDS[card],
            said=Sentence(
                many=f"Of {whom}, you named {{count}} people you can {action}: "
                "{who}.",
                one=f"Of {whom}, you named 1 person you can {action}: {{who}}.",
                none=f"Of {whom}, you named nobody you can {action}.",
            ),
            meaning=f"Supportive persons who give {kind} help.",
            caution=NOT_LSNS,
            formula=f"Number of supporters that are persons and give {kind} help",
            range="0 or more, shown in bands",
            empty="No value where there are such people and nobody asked what help "
            "they give.",
            source="The form of the LSNS-6 items (Lubben et al. 2006), in bands",
            **answered(
                f"{ours} AND {gives}", of=ours, told=f"{ours} AND gives IS NOT NULL"
            ),
        )


def _sign(
    name: str,
    label: str,
    said: tuple[str, str],
    *,
    formula: str,
    value: str,
    who: str,
) -> Measure:
    """Return a sign; `said` are the sentences where it is absent and present.

    The label names what is asked about, not the sign: where there is not enough to say,
    it must not read as if the sign were present.
    """
    absent, present = said
    return Measure(
        id=f"sign_{name}",
        label=label,
        unit="sign",
        card=SIGNS,
        said=Sentence(many=present, none=absent),
        meaning=f"The sign is present where the map says: {present}",
        caution="A sign is something to look at together. Signs are listed, never "
        "added up, and say nothing about how lonely someone feels.",
        formula=formula,
        range="1 present, 0 not present",
        empty="Not known where nobody was named, unless the answer was “nobody here”.",
        source="After the ELSA index (Shankar et al. 2011; Steptoe et al. 2013), "
        "without its cut-off",
        readings=EVERYONE,
        value=value,
        who=people(who),
    )


def _out_of_touch(
    name: str, label: str, said: tuple[str, str], *, sector: str, whom: str
) -> Measure:
    """Return the sign that nobody of `whom` is in touch at least monthly."""
    there = f"{IN_TOUCH} AND {whom}"
    monthly = f"{there} AND {MONTHLY}"
    return _sign(
        name,
        label,
        said,
        formula="0 if one of them is in touch monthly; else unknown if it is not known "
        "of one of them; else 1 if there are some, or the answer was “nobody here”",
        value=(
            f"CASE WHEN {count(monthly)} > 0 THEN 0 "
            f"WHEN {count(f'{there} AND contacts IS NULL')} > 0 THEN NULL "
            f"WHEN {count(there)} > 0 THEN 1 WHEN {_nobody_in(sector)} THEN 1 END"
        ),
        who=monthly,
    )


def _nobody_in(sector: str) -> str:
    return f"coalesce(bool_or(list_contains(nobody_in, '{sector}')), false)"


PARTNER = f"{IN_TOUCH} AND sector = 'partner'"
AT_HOME = f"{PARTNER} AND household = 'yes'"
HOME_UNKNOWN = f"{PARTNER} AND household = 'not_asked'"
BELONGING = (
    "permitted AND kind IN ('group', 'organisation') AND NOT paid "
    f"AND NOT {one_of('sector', STATUTORY)}"
)

MEASURES: tuple[Measure, ...] = (
    *_monthly(),
    *_helping("confide", "emotional", "talk to about private things"),
    *_helping("call_on", "practical", "call on for practical help"),
    _sign(
        "partner",
        "A partner in the same home",
        ("A partner lives with you: {who}.", "No partner lives with you."),
        formula="0 if a partner lives in the household; else unknown if that was not "
        "asked of one; else 1 if there is one, or the answer was “nobody here”",
        value=f"CASE WHEN {count(AT_HOME)} > 0 THEN 0 "
        f"WHEN {count(HOME_UNKNOWN)} > 0 THEN NULL "
        f"WHEN {count(PARTNER)} > 0 THEN 1 "
        f"WHEN {_nobody_in('partner')} THEN 1 END",
        who=AT_HOME,
    ),
    _out_of_touch(
        "children",
        "In touch with a child each month",
        (
            "You are in touch with a child of yours each month: {who}.",
            "You are not in touch with your children each month.",
        ),
        sector="family",
        whom=f"sector = 'family' AND {CHILD}",
    ),
    _out_of_touch(
        "family",
        "In touch with other family each month",
        (
            "You are in touch with family each month: {who}.",
            "You are not in touch with other family each month.",
        ),
        sector="family",
        whom=f"sector = 'family' AND NOT {CHILD}",
    ),
    _out_of_touch(
        "friends",
        "In touch with friends each month",
        (
            "You are in touch with friends each month: {who}.",
            "You are not in touch with friends each month.",
        ),
        sector="friends",
        whom=one_of("sector", FRIENDS),
    ),
    _sign(
        "groups",
        "A group or organisation that is not a service",
        (
            "You belong somewhere that is not a service: {who}.",
            "You named no group or organisation other than services.",
        ),
        formula="0 if there is one in contact; 1 if there is none and the answer for "
        "groups and interests was “nobody here”; else unknown",
        value=f"CASE WHEN {count(BELONGING)} > 0 THEN 0 "
        f"WHEN {_nobody_in('groups')} THEN 1 END",
        who=BELONGING,
    ),
)
