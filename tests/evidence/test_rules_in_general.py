"""What holds for every evidence rule, over whole cases of any kind."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from typing import get_type_hints as hints_of

import pytest
from hypothesis import given
from hypothesis import strategies as some

import netmap.evidence
from netmap.evidence import limits, safety, voice
from netmap.evidence.pointer import Pointer
from netmap.evidence.registry import (
    ORDER,
    RULES,
    Evidence,
    SealedReview,
    Whose,
    evidence,
)
from netmap.evidence.rule import EvidenceRule
from netmap.model.base import Line, Name, Note, Value
from netmap.model.concern import Concern
from netmap.model.contact import Contact
from netmap.model.evidence import EvidenceKind, Response
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.plan import FollowUp, Plan
from netmap.model.restriction import Explanation, Restriction
from netmap.standards.criteria import criteria
from netmap.words import evidence as words
from netmap.words.dates import MONTHS
from netmap.words.evidence import Counted
from tests.support import cases, values
from tests.support.evidence import (
    drawn,
    explained,
    looked_again,
    plan,
    routes_told,
    seal,
    visit,
)
from tests.support.prompting import AT, BEFORE, DAY, HELD, ada, contact, known, order

CRITERIA = [f"SN:P{number}" for number in (1, 2, 3, 4, 5, 6, 18, 19, 20, 21, 22)]
EVERY = (*voice.RULES, *limits.RULES, *safety.RULES)
SOURCES = sorted(Path(netmap.evidence.__path__[0]).glob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "monotonic"}


def test_every_criterion_has_exactly_one_rule() -> None:
    assert sorted(rule.criterion for rule in EVERY) == sorted(CRITERIA)
    assert list(RULES) == list(ORDER) == CRITERIA
    assert all(rule.criterion == criterion for criterion, rule in RULES.items())


def test_every_rule_is_of_a_criterion_of_the_standard() -> None:
    assert {one.id for one in criteria().in_set("SN")} >= set(RULES)


def test_every_gap_has_its_sentence_and_every_sentence_its_gap() -> None:
    ids = Counter(gap.id for rule in EVERY for gap in rule.gaps)
    assert ids == Counter(list(words.GAPS))


@pytest.mark.parametrize("rule", EVERY, ids=[rule.criterion for rule in EVERY])
def test_the_gaps_of_a_rule_begin_with_its_criterion(rule: EvidenceRule) -> None:
    short = rule.criterion.removeprefix("SN:")
    assert {gap.id.split(".")[0] for gap in rule.gaps} == {short}
    said = {words.GAPS[gap.id].many.split(":")[0] for gap in rule.gaps}
    after_an_ending = {"P23"} if short == "P22" else set()
    assert said == {short} | after_an_ending


@pytest.mark.parametrize("rule", EVERY, ids=[rule.criterion for rule in EVERY])
def test_every_rule_says_what_it_never_takes(rule: EvidenceRule) -> None:
    assert rule.never == words.NEVER[rule.criterion]
    assert rule.never
    assert all(one.endswith(".") for one in rule.never)


@pytest.mark.parametrize("rule", EVERY, ids=[rule.criterion for rule in EVERY])
def test_every_rule_says_what_assessors_take_and_not_only_ones_own_words(
    rule: EvidenceRule,
) -> None:
    assert len(set(rule.taken)) == len(rule.taken)
    own = {EvidenceKind.WORK_PRODUCT, EvidenceKind.REFLECTIVE_ACCOUNT}
    assert set(rule.taken) - own


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from sentences(list(value.values()))
    elif isinstance(value, Counted | tuple | list):
        for one in value:
            yield from sentences(one)


WORDS = [
    said
    for name, value in vars(words).items()
    if name.isupper()
    for said in sentences(value)
]


def test_the_words_of_evidence_are_looked_at() -> None:
    assert {words.GAPS["P1.workers_view"].one, words.SHOWS_P22} < set(WORDS)
    assert set(words.NEVER["SN:P22"]) < set(WORDS)


@pytest.mark.parametrize(
    "never",
    ["%", "percent", "per cent", "competen", "failed to", "offender", "score"],
)
def test_no_sentence_judges(never: str) -> None:
    assert not [said for said in WORDS if never in said.lower()]


@pytest.mark.parametrize("path", SOURCES, ids=[path.stem for path in SOURCES])
def test_no_rule_reads_a_clock(path: Path) -> None:
    asked_of = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not asked_of & CLOCKS


SECRET = "Zebedee"
"""Stands wherever anybody can write something; it is also who would claim."""
OWN = Whose(SECRET)
HELD_ON = [BEFORE, HELD]
DAYS = some.sampled_from([BEFORE, date(2026, 9, 1), HELD, date(2026, 11, 15)])


@dataclass(frozen=True)
class Told:
    """The reviews of a case, what was sealed with them, and what is on record."""

    networks: tuple[Network, ...]
    sealed: tuple[Fact, ...]
    later: tuple[Fact, ...] = ()

    @property
    def reviews(self) -> list[SealedReview]:
        return [seal(network, *self.sealed) for network in self.networks]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (*self.sealed, *self.later)

    @property
    def given(self) -> tuple[Evidence, ...]:
        return evidence(self.reviews, self.facts, DAY, OWN)


def planted(value: Value) -> Any:
    """Return a value in which whatever anybody wrote is the secret."""
    hints = hints_of(type(value), include_extras=True)
    return value.model_copy(
        update={
            name: _planted(getattr(value, name), hint) for name, hint in hints.items()
        }
    )


def _planted(held: Any, hint: Any) -> Any:
    if isinstance(held, Value):
        return planted(held)
    if isinstance(held, tuple):
        return tuple(_planted(one, hint.__args__[0]) for one in held)
    return SECRET if held and hint in {Name, Line, Note} else held


@some.composite
def people(draw: some.DrawFn) -> dict[str, Any]:
    """Somebody on a map, of whom the fields that count for evidence are drawn."""
    quality = some.sampled_from(["detrimental", "mixed", "supportive", "unknown"])
    recognition = some.sampled_from(["not_discussed", "partly_recognised"])
    wish = some.sampled_from(["maintain", "develop", "withdraw", "not_asked"])
    text = some.sampled_from(["", "Said."])
    own = some.booleans()
    return {
        "quality_worker": draw(quality),
        "quality_participant": draw(quality),
        "recognition": draw(recognition),
        "discussed_on": draw(some.none() | DAYS),
        "view_difference": draw(text),
        "abuse_concern": draw(own),
        "wished": {
            "wish": draw(wish),
            "confirmed": draw(own),
            "advantages": draw(text),
            "difficulties": draw(text),
            "advantages_own_words": draw(own),
        },
    }


@some.composite
def maps(draw: some.DrawFn, on: date) -> Network:
    crowd = [ada(one, **draw(people())) for one in draw(some.sampled_from(CROWDS))]
    network = drawn(
        *crowd,
        on=on,
        needs=draw(some.lists(some.just(NEED), max_size=1)),
        methods=draw(some.sampled_from([[], ["walk"], ["conversation"]])),
        restrictions_checked_on=draw(some.none() | DAYS),
    )
    return planted(network)  # type: ignore[no-any-return]


CROWDS = [(), ("ada",), ("ada", "ben")]
NEED = {"text": "Company", "source": "participant", "own_words": True}
YES_NO = some.booleans()


@some.composite
def records(draw: some.DrawFn) -> tuple[Fact, ...]:
    """Some facts of each kind that counts for evidence, in one or two versions."""
    whom = some.sampled_from(["ada", "ben"])
    drawn_facts = [
        order(effect=draw(some.sampled_from(["none", "supervised_only"]))),
        order("two", target_alters=[draw(whom)], source_seen=draw(YES_NO)),
        order(version=2, varied_on=draw(DAYS)),
        explained(understanding_checked=draw(YES_NO), explained_on=draw(DAYS)),
        explained("again", restriction_id="two", reasons_given=draw(YES_NO)),
        contact(alters=[draw(whom)]),
        contact(
            "seen", visit=visit(supervisor_name=draw(some.sampled_from(["", "A"])))
        ),
        plan(plan="safety", alter_id=draw(whom)),
        plan("end", plan="ending", alter_id=draw(whom)),
        looked_again(happened_on=draw(DAYS)),
        looked_again("end", distress_support=draw(some.sampled_from(["", "Rang."]))),
        routes_told(about_alter=draw(some.none() | whom)),
        known("k", "concern", raised_on=BEFORE, raised_by="w-1", seen_or_said="Heard."),
        known("a", "response", rule="A1", about=["ada", "order"], answer="done"),
    ]
    kept = [one for one in drawn_facts if draw(YES_NO)]
    return tuple(planted(one) for one in numbered(kept))


def numbered(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts with the versions of each in a row from one."""
    seen = Counter[str]()
    for fact in facts:
        seen[fact.fact_id] += 1
        yield fact.model_copy(update={"version": seen[fact.fact_id]})


@some.composite
def told(draw: some.DrawFn) -> Told:
    days = HELD_ON if draw(YES_NO) else HELD_ON[1:]
    facts = draw(records())
    cut = draw(some.integers(0, len(facts)))
    networks = tuple(draw(maps(day)) for day in days)
    return Told(networks, sealed=facts[:cut], later=facts[cut:])


FULL = Told(
    networks=(
        planted(
            drawn(
                ada(quality_worker="detrimental", recognition="not_discussed"),
                on=BEFORE,
            )
        ),
        planted(
            drawn(
                ada(
                    quality_worker="detrimental",
                    quality_participant="mixed",
                    recognition="partly_recognised",
                    discussed_on=HELD,
                    wished={
                        "wish": "maintain",
                        "confirmed": True,
                        "advantages": "Company",
                        "advantages_own_words": True,
                        "difficulties": "Far away",
                    },
                ),
                ada(
                    "ben",
                    quality_participant="mixed",
                    wished={"wish": "withdraw", "confirmed": True},
                ),
                needs=[NEED],
                methods=["walk"],
                support_needed=["Easy read"],
                support_provided=["Easy read"],
                restrictions_checked_on=HELD,
            )
        ),
    ),
    sealed=tuple(
        planted(one)
        for one in (
            order(target_alters=[], effect="supervised_only"),
            explained(),
            contact(alters=["cy"], visit=visit(in_sight_and_hearing=True)),
            plan(plan="safety"),
            looked_again(),
            plan("end", plan="ending", alter_id="ben"),
            looked_again("end", distress_support="Rang her."),
            routes_told(about_alter="ada"),
        )
    ),
)
"""A case that gives a candidate for every criterion, all with the secret in it."""


def test_a_full_case_shows_every_criterion() -> None:
    shown = [one.criterion for one in FULL.given if one.candidates]
    assert shown == CRITERIA


def leaks(given: Iterable[Evidence]) -> list[str]:
    """Return what candidates show that holds a name, somebody's words or a date."""
    identifying = re.compile("|".join([SECRET, r"\d{3}", r"\d-\d", *MONTHS]))
    shown = [one.shows for each in given for one in each.candidates]
    return [said for said in shown if identifying.search(said)]


def test_what_a_full_case_shows_names_nobody_and_no_day() -> None:
    assert SECRET in str(FULL.networks) + str(FULL.sealed)
    assert leaks(FULL.given) == []


@pytest.mark.slow
@given(told())
def test_what_is_shown_names_nobody_and_no_day(case: Told) -> None:
    assert leaks(case.given) == []


@pytest.mark.slow
@given(told())
def test_no_gap_names_anybody(case: Told) -> None:
    said = [gap.sentence for one in case.given for gap in one.gaps]
    assert not [one for one in said if SECRET in one]


def shuffled(reviews: list[SealedReview], draw: Random) -> list[SealedReview]:
    """Return the reviews under the same digests, their facts in another order."""
    return [
        one._replace(
            content=one.content.model_copy(
                update={"facts": mixed(one.content.facts, draw)}
            )
        )
        for one in reviews
    ]


def mixed(facts: tuple[Fact, ...], draw: Random) -> tuple[Fact, ...]:
    return tuple(draw.sample(facts, len(facts)))


@pytest.mark.slow
@given(told(), some.randoms())
def test_the_order_of_facts_changes_nothing(case: Told, draw: Random) -> None:
    reviews, facts = shuffled(case.reviews, draw), mixed(case.facts, draw)
    assert evidence(reviews, facts, DAY, OWN) == case.given


@some.composite
def anything(draw: some.DrawFn) -> tuple[Fact, ...]:
    """Any facts of the kinds that are looked at."""
    kinds = [Restriction, Explanation, Contact, Plan, FollowUp, Concern, Response]
    bodies = [draw(values.of(draw(some.sampled_from(kinds)))) for _ in range(4)]
    ids = [draw(some.sampled_from(["f-1", "f-2"])) for _ in bodies]
    made = [
        Fact(fact_id=one, recorded_at=AT, recorded_by="w-1", body=body)
        for one, body in zip(ids, bodies, strict=True)
    ]
    return tuple(numbered(made))


@pytest.mark.slow
@given(cases.networks(), anything(), some.randoms())
def test_any_case_is_read_whatever_the_order_of_its_facts(
    network: Network, facts: tuple[Fact, ...], draw: Random
) -> None:
    review = seal(network, *facts)
    given = evidence([review], facts, DAY, OWN)
    again = evidence(shuffled([review], draw), mixed(facts, draw), DAY, OWN)
    assert again == given


@pytest.mark.slow
@given(told())
def test_what_was_recorded_since_shows_nothing(case: Told) -> None:
    sealed_only = Told(case.networks, case.sealed)
    assert [one.candidates for one in case.given] == [
        one.candidates for one in sealed_only.given
    ]


@pytest.mark.slow
@given(told())
def test_candidates_point_to_records_of_the_snapshot_they_name(case: Told) -> None:
    by_digest = {one.digest: one.content for one in case.reviews}
    for one in (each for found in case.given for each in found.candidates):
        content = by_digest[one.digest]
        part, key = Pointer.of(one.pointer)
        of_the_map = {
            "review": [content.network.review.review_id],
            "tie": [tie.alter_id for tie in content.network.ties],
            "wish": [wish.alter_id for wish in content.network.wishes],
        }
        facts = [fact.fact_id for fact in content.facts if fact.body.kind == part]
        assert key in of_the_map.get(part, facts)
        assert one.held_on == content.network.review.held_on >= one.since


@pytest.mark.slow
@given(told())
def test_where_a_criterion_does_not_apply_nothing_is_shown_or_missed(
    case: Told,
) -> None:
    silent = [one for one in case.given if not one.applies]
    assert not [one for one in silent if one.candidates or one.gaps]
