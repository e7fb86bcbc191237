"""What in a text could say who a case is about: its names, its places, and shapes.

Names are those of the case, on whatever record they stand. What is found is given as
it stands in the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile

from netmap.evidence.labels import plain_role
from netmap.evidence.spotting import WORD, Names, fold, folded_words, spans
from netmap.model.base import Value
from netmap.model.codes import AlterKind
from netmap.model.concern import AdviceSought, Concern, Disclosure
from netmap.model.contact import Contact, Place, Visit
from netmap.model.evidence import EvidencePlan, Response
from netmap.model.fact import Fact
from netmap.model.network import Alter, Network, Wish
from netmap.model.participant import Participant
from netmap.model.plan import Plan
from netmap.model.restriction import Explanation, Restriction
from netmap.model.review import Review
from netmap.words import veil as words

PARTS = re.compile(r"[,;:/()\[\]+&]|\s[-–—]\s|\s(?:and|with|at|from|or)\s")
"""Where a line that names several comes apart."""
HYPHENED = re.compile(r"[\s‐‑-]+")
SHORTEST = 3
LONG_ENOUGH = 6
LIVING = frozenset({AlterKind.PERSON, AlterKind.ANIMAL})
NAMED: Mapping[type[Value], tuple[str, ...]] = {
    Participant: ("setting", "faith_and_culture"),
    Review: ("place", "present", "restrictions_checked_with"),
    Alter: ("address",),
    Wish: ("present", "representative"),
    Restriction: (
        *("imposed_by", "reference_held_where", "verified_with"),
        *("target_online", "approval_route"),
    ),
    Explanation: ("explained_by",),
    Visit: ("supervisor_name", "second_worker", "report_sent_to"),
    Place: ("name",),
    Plan: ("owner", "who_helps", "parties"),
    Concern: (
        *("who_else_present", "decided_by", "discussed_with", "reported_to"),
        *("reference", "escalated_to", "closed_by"),
    ),
    Disclosure: ("to_whom",),
    AdviceSought: ("who",),
    Response: ("passed_to",),
    EvidencePlan: ("with_whom",),
}
"""The lines of a case in which people, places and papers are named."""
ROLES = frozenset(
    one
    for said in (*words.RELATIONS, *words.ROLE_WORDS, *words.TITLES)
    for one in WORD.findall(said)
)
ORDINARY = ROLES | words.STOP_WORDS
PLAIN = ORDINARY | words.PLACE_WORDS
MAY_LEAD = ROLES | {"the", "a", "an", "my", "our", "her", "his", "their"}
"""What may stand before a name without being part of it."""
ARTICLES = frozenset({"the", "a", "an"})
MAYBE = words.ALSO_NAMES | words.PLACE_WORDS
"""What is a name only where it is written with a capital."""
Name = tuple[str, ...]


@dataclass(frozen=True)
class Identifying:
    """What could say who a case is about, to be looked for in any text."""

    names: Names

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return what in a text could say who it is, in order, each once, as written.

        What was left out before is never found.
        """
        found = (text[start:end] for start, end in spans(self.names, fold(text)))
        return tuple(dict.fromkeys(found))

    def masked(self, text: str) -> tuple[str, int]:
        """Return the text with each of these left out, and how many there were.

        Nothing is found in what is returned.
        """
        count = 0
        while found := spans(self.names, fold(text)):
            for start, end in reversed(found):
                text = text[:start] + words.LEFT_OUT + text[end:]
            count += len(found)
        return text, count


def identifying(
    participants: Iterable[Participant],
    networks: Iterable[Network],
    facts: Iterable[Fact],
) -> Identifying:
    """Return what could say who a case is about, from everything that is known of it.

    `participants` is the participant as they are and as they were sealed, `facts` every
    version: a name that was corrected still says who it is.
    """
    names = Names()
    for participant in participants:
        _add_person(names, participant.name, shortest=2)
        _add_reference(names, participant.reference)
        _add_lines(names, participant)
    for network in networks:
        _add_network(names, network)
    for fact in facts:
        _add_lines(names, fact.body)
        if isinstance(fact.body, Contact) and fact.body.visit is not None:
            _add_lines(names, fact.body.visit)
    return Identifying(names)


def _add_network(names: Names, network: Network) -> None:
    for value in (network.review, *network.alters, *network.wishes):
        _add_lines(names, value)
    for alter in network.alters:
        if alter.kind in LIVING:
            _add_person(names, alter.name)
        else:
            _add_thing(names, alter.name)
        if not plain_role(alter.relation):
            _add_line(names, alter.relation)


def _add_lines(names: Names, value: Value) -> None:
    for name in NAMED.get(type(value), ()):
        for line in _lines(getattr(value, name)):
            _add_line(names, line)


def _lines(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def _add_person(names: Names, name: str, shortest: int = SHORTEST) -> None:
    """Add a person's name: whole without a role before it, and each of its words."""
    for part in (name, *PARTS.split(name)):
        whole = _without_roles(folded_words(part))
        _add_whole(names, whole)
        _add_as_one(names, whole)
    for one in _person_words(name):
        if _says_who(one):
            names.add((one,), capital=len(one) < shortest or one in MAYBE)
            _add_fronts(names, one)


def _add_fronts(names: Names, word: str) -> None:
    """Add what a name may be cut short to, as in "Dez"; it counts with a capital."""
    for length in range(SHORTEST, len(word)):
        if word[:length] not in PLAIN:
            names.add((word[:length],), capital=True)


def _person_words(name: str) -> Iterator[str]:
    """Yield the words of a name, also those that a hyphen parts written as one."""
    yield from folded_words(name)
    for found in (*name.split(), *HYPHENED.split(name)):
        parts = folded_words(found)
        if len(parts) > 1 and not ORDINARY.intersection(parts):
            yield "".join(parts)


def _says_who(word: str) -> bool:
    """Say whether a word of a person's name can tell who it is."""
    ordinary = word in ORDINARY and word not in words.ALSO_NAMES
    return len(word) > 1 and not word.isdigit() and not ordinary


def _without_roles(name: Name) -> Name:
    """Return a name without the roles and titles before it: "Aunt Jean" is "Jean"."""
    return tuple(dropwhile(MAY_LEAD.__contains__, name))


def _add_whole(names: Names, name: Name) -> None:
    """Add a whole name unless it is nothing but ordinary words and numbers.

    One that is a single word of a letter, or also a word for something else, counts
    only with a capital.
    """
    name = tuple(dropwhile(ARTICLES.__contains__, name))
    if all(one in ORDINARY or one.isdigit() for one in name):
        return
    names.add(name, capital=len(name) == 1 and (len(name[0]) == 1 or name[0] in MAYBE))


def _add_as_one(names: Names, name: Name) -> None:
    """Add a name of several words as it is written without spaces between them."""
    whole = "".join(name)
    if len(name) > 1 and len(whole) >= LONG_ENOUGH and not set(name) <= ORDINARY:
        names.add(folded_words(whole))


def _add_thing(names: Names, name: str) -> None:
    """Add the name of a group, a place or the like, and what is special in it."""
    _add_whole(names, folded_words(name))
    for word in folded_words(name):
        _add_special(names, word)


def _add_line(names: Names, line: str) -> None:
    """Add a line that may name several: whole, in its parts, and its capitals."""
    _add_whole(names, folded_words(line))
    for part in PARTS.split(line):
        found = fold(part).words
        special = [one.folded for one in found if one.capital]
        if not PLAIN.issuperset(special):
            _add_whole(names, _without_roles(tuple(one.folded for one in found)))
        for word in special:
            _add_special(names, word)


def _add_special(names: Names, word: str) -> None:
    """Add one word of a name of things; it counts only written with a capital."""
    if len(word) >= SHORTEST and word not in PLAIN and not word.isdigit():
        names.add((word,), capital=True)


def _add_reference(names: Names, reference: str) -> None:
    """Add the number of a case, and the same written as one word."""
    parts = folded_words(reference)
    if len("".join(parts)) > 1 and not ORDINARY.issuperset(parts):
        names.add(parts)
        names.add(folded_words("".join(parts)))
