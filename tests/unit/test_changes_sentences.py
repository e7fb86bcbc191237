"""What changed, in sentences: for the desk, for the participant, and to take out."""

import json
import string
from collections.abc import Iterator, Mapping
from datetime import date
from inspect import signature
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.changes.comparison import Comparison
from netmap.changes.registry import changes, details
from netmap.changes.ties import TOLD, UNTOLD
from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.model.case import CaseFile
from netmap.model.difference import Held
from netmap.model.fact import Fact
from netmap.model.network import Alter, Need, Network, Tie, Wish
from netmap.model.review import Review
from netmap.reports.changes import counts, hedges, passages, sentence, untold
from netmap.reports.changes_file import as_text, as_values, figures
from netmap.reports.your_changes import your_changes
from netmap.words import changes as words
from tests.support import cases, values
from tests.support.comparing import (
    FIRST,
    LAST,
    People,
    a_map,
    a_view,
    compared,
    fact,
    kinds,
    maps,
    of_bo,
    rule,
    with_facts,
)

ENDS = (".", "”")
TITLES = st.sampled_from(["", "Order A.", "The order"])
RULE_IDS = ("r-1", "r-2", "r-3")
DAYS = [date(2025, 7, 1), date(2026, 2, 1), FIRST, date(2026, 4, 15), LAST]
"""Long ago, before the earlier review, on its day, in between, on that of the later."""
WHEN = st.sampled_from([*DAYS, date(2026, 9, 1)])
SAID = {
    **{name: values._fields(Alter)[name] for name in ("kind", "sector", "household")},
    **{name: values._fields(Alter)[name] for name in ("paid", "placed", "distance")},
    **{
        name: strategy
        for name, strategy in values._fields(Tie).items()
        if name in {*TOLD, "standing", "ended_why", "support"}
    },
    **{
        name: values._fields(Wish)[name]
        for name in ("wish", "confirmed", "confirmed_on", "confirmed_how")
    },
    "own_words": st.sampled_from(["", "It is so.", "Well, yes"]),
    "relation": st.sampled_from(["", "A friend.", "brother"]),
}
"""Everything that is told of somebody; what is typed may end with a full stop."""
HELD = {
    name: values._fields(Review)[name] for name in ("led_by", "agreement", "corrects")
} | {"support_shortfall": st.sampled_from(["", "Yes."])}


@st.composite
def networks(draw: st.DrawFn, day: date) -> Network:
    """A map that holds together, on which everything that is told can be said."""
    said = st.fixed_dictionaries({}, optional=SAID)
    who = draw(st.dictionaries(st.sampled_from(cases.ALTER_IDS), said, max_size=3))
    names = {one: {"name": draw(st.sampled_from(["Wren A.", "Bo"]))} for one in who}
    pairs = [
        {"first": one, "second": other, "knows": draw(st.booleans())}
        for one, other in combinations(sorted(who), 2)
        if draw(st.booleans())
    ]
    need = {"text": st.sampled_from(["Rest.", "Mates"]), "own_words": st.booleans()}
    source = {"source": values._fields(Need)["source"]}
    needs = [
        {"need_id": need_id, **draw(st.fixed_dictionaries(need | source))}
        for need_id in draw(st.sets(st.sampled_from("nm")))
    ]
    people = {one: fields | names[one] for one, fields in who.items()}
    held = draw(st.fixed_dictionaries({}, optional=HELD))
    return a_map(people, day, links=pairs, needs=needs, **held)


RULED = {
    "title": TITLES,
    "instrument": st.sampled_from(["restraining_order", "unheard_of"]),
    "effect": st.sampled_from(["none", "indirect_only"]),
    "target_alters": st.sets(st.sampled_from(cases.ALTER_IDS)).map(sorted),
    "start_on": st.sampled_from(DAYS),
    "varied_on": st.none() | WHEN,
    "withdrawn_on": st.none() | WHEN,
    "closed_reviewed_on": st.none() | WHEN,
    "superseded_by": st.sampled_from([None, *RULE_IDS]),
    "verified_on": st.none() | WHEN,
    "verified_with": TITLES,
    "source_seen": st.booleans(),
}


@st.composite
def rules_then(draw: st.DrawFn, version: int) -> dict[str, Fact]:
    found = {}
    for fact_id in draw(st.sets(st.sampled_from(RULE_IDS))):
        fields = draw(st.fixed_dictionaries({}, optional=RULED))
        found[fact_id] = rule(fact_id, version, **fields)
    return found


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two reviews of one participant, with rules as they stood at each."""
    then, now = draw(rules_then(1)), draw(rules_then(2))
    explained: dict[str, Any] = {
        "restriction_id": draw(st.sampled_from(RULE_IDS)),
        "explained_on": LAST,
        "explained_by": draw(TITLES),
        "understanding_checked": draw(st.booleans()),
    }
    told = [fact("told", "explanation", **explained)] if draw(st.booleans()) else []
    return Comparison(
        Held(network=draw(networks(FIRST)), facts=tuple(then.values())),
        Held(network=draw(networks(LAST)), facts=(*told, *(then | now).values())),
    )


def fair(said: str) -> bool:
    """Say whether a sentence is whole: nothing left open, and it ends once."""
    whole = "{" not in said and "}" not in said and "None" not in said
    ends = said.endswith(ENDS) and ".." not in said and ".”." not in said
    gaps = "  " in said or ": ." in said or " ." in said or said != said.strip()
    return whole and ends and not gaps


@pytest.mark.slow
@given(comparisons())
def test_whatever_differs_is_told_in_whole_sentences(comparison: Comparison) -> None:
    found = changes(comparison)
    for one in found:
        assert fair(sentence(one)), (one, sentence(one))
    for told in (*counts(comparison), *hedges(comparison)):
        assert fair(told), told


@pytest.mark.slow
@given(comparisons())
def test_no_change_is_left_out_and_each_says_whose_and_on_what_it_rests(
    comparison: Comparison,
) -> None:
    found = changes(comparison)
    lines = [one for passage in passages(found, {}) for one in passage.lines]
    assert [one.change for one in lines] == [*found]
    assert all(one.whose in words.WHOSE.values() for one in lines)
    assert all(one.rests_on for one in lines)
    assert all(fair(said) for one in lines for said in one.rests_on)


@pytest.mark.slow
@given(comparisons())
def test_whatever_differs_is_told_to_the_participant_in_whole_sentences(
    comparison: Comparison,
) -> None:
    for part in your_changes(comparison):
        assert part.sentences
        for said in part.sentences:
            assert fair(said) or said == words.YOUR_QUESTION, said


def without_records(comparison: Comparison) -> Comparison:
    """Return the same two maps with nothing else on record."""
    return maps(comparison.before.network, comparison.after.network)


@pytest.mark.slow
@given(comparisons())
def test_what_the_participant_is_told_is_the_same_with_and_without_rules(
    comparison: Comparison,
) -> None:
    assert your_changes(comparison) == your_changes(without_records(comparison))


def sample_pairs() -> list[tuple[str, Comparison]]:
    """Every two reviews of the fictional cases, the earlier first."""
    found = []
    for path in sample_files():
        case = read_case(path.read_bytes())
        assert isinstance(case, CaseFile)
        sides = [
            Held(network=one.content.network, facts=one.content.facts)
            for one in case.snapshots
        ]
        found += [
            (path.stem, Comparison(before, after))
            for before, after in combinations(sides, 2)
        ]
    return found


def test_the_fictional_cases_are_told_in_whole_sentences() -> None:
    pairs = sample_pairs()
    assert {name for name, _ in pairs} == {"DEMO-H1", "DEMO-L1", "DEMO-M1"}
    for name, comparison in pairs:
        told = [sentence(one) for one in changes(comparison)]
        assert told, name
        assert [one for one in told if not fair(one)] == []


def test_the_fictional_cases_say_for_whom_the_sentence_is() -> None:
    """At the desk "they", to the participant "you"."""
    for _, comparison in sample_pairs():
        desk = [sentence(one) for one in changes(comparison)]
        yours = [said for one in your_changes(comparison) for said in one.sentences]
        assert not [one for one in desk if " you " in one.split("“", maxsplit=1)[0]]
        of_ties = [
            one.replace("keep these as they are. They have held:", "keep these:")
            .replace("keep these as they are.", "keep these.")
            .split("“")[0]
            for one in yours
        ]
        assert not [one for one in of_ties if " they " in one.lower()]


def templates(value: object) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from templates(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from templates(one)


SENTENCES = [
    text
    for name in vars(words)
    if name.isupper()
    for text in templates(getattr(words, name))
]


@pytest.mark.parametrize(
    "word",
    [
        *("offender", "perpetrator", "failed", "non-compliant", "progress"),
        *("improve", "worse", "breach", "victim", "first time", "lost", "should"),
    ],
)
def test_no_sentence_blames_judges_or_claims_a_first_time(word: str) -> None:
    assert len(SENTENCES) > 200
    assert [one for one in SENTENCES if word in one.lower()] == []


@pytest.mark.parametrize("field", TOLD)
@pytest.mark.parametrize("kind", ["moved", "first_said", "not_said"])
def test_every_field_has_a_sentence_for_each_thing_that_is_told_of_it(
    kind: str, field: str
) -> None:
    by_kind = {
        "moved": {**words.MOVED, **words.BECAME, "closeness": ""},
        "first_said": words.FIRST_SAID,
        "not_said": words.NOT_SAID,
    }
    told = TOLD[field]
    can_be = kind in told.kinds and (kind == "moved" or bool(told.unsaid))
    assert (field in by_kind[kind]) == can_be


TYPED = (
    "{name}",
    "{",
    "}}{0}",
    "<b>Jo</b>",
    "Jo & Mo",
    "Well... so..",
    "J. R. R.",
    "100 %s",
    "“Nan”",
)


@pytest.mark.parametrize("typed", TYPED)
def test_a_name_is_said_as_it_was_typed(typed: str) -> None:
    then: People = {"bo": {"strength": "weak", "wish": "develop", "name": "Bo"}}
    now: People = {"bo": {"strength": "strong", "wish": "maintain", "name": typed}}
    gone = {"bo": {**now["bo"], "standing": "ended"}}
    found = [*changes(compared(then, now)), *changes(compared(then, gone))]
    assert kinds(found) == [
        *("renamed", "moved", "wish_followed", "wish_changed"),
        *("left", "renamed", "wish_since", "wish_changed", "mix_sector"),
    ]
    named = [sentence(one) for one in found if one.names]
    assert [one for one in named if typed not in one] == []
    assert [one for one in named if not one.endswith(".") or one.endswith("...")] == []


@pytest.mark.parametrize("typed", TYPED)
def test_own_words_are_said_as_they_were_typed(typed: str) -> None:
    moved = of_bo({"own_words": "Before."}, {"own_words": typed})
    (change,) = changes(moved)
    assert sentence(change) == (
        f"About Bo they said then: “Before.” Now they say: “{typed}”"
    )
    (words_of_theirs,) = [one for one in your_changes(moved) if one.heading][-1:]
    assert f"Now you say: “{typed}”" in words_of_theirs.sentences[0]


@pytest.mark.parametrize("typed", TYPED)
def test_needs_rules_relations_and_who_explained_are_said_as_typed(typed: str) -> None:
    need = {"need_id": "n", "text": typed, "source": "participant"}
    needed = maps(a_map({}, FIRST), a_map({}, LAST, needs=[need]))
    assert [sentence(one) for one in changes(needed)] == [f"New: “{typed}”"]
    new = rule(title=typed, start_on=LAST, target_alters=[])
    (started,) = changes(with_facts((), (new,)))
    assert sentence(started) == f"{typed} started on 1 June 2026: no contact."
    related = of_bo({"relation": "friend"}, {"relation": typed})
    assert sentence(changes(related)[0]).endswith(f"recorded as {typed} now.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wren A.", "It ended with Wren A. Why is not known."),
        ("Wren", "It ended with Wren. Why is not known."),
    ],
)
def test_a_full_stop_in_a_name_ends_no_sentence(name: str, said: str) -> None:
    then, now = {"name": name}, {"name": name, "standing": "ended"}
    found = changes(of_bo(then, now))
    assert [sentence(one) for one in found if one.group == "people"] == [said]


def test_support_that_is_not_named_this_time_has_not_ended() -> None:
    then, now = {"name": "Wren A.", "support": ["company"]}, {"name": "Wren A."}
    found = changes(of_bo(then, {**now, "support": []}))
    assert [sentence(one) for one in found] == [
        "This time not named from Wren A.: company."
    ]


def test_a_record_is_told_with_the_name_of_who_made_it() -> None:
    found = changes(with_facts((), (rule(start_on=LAST),)))
    by = [
        passages(found, workers)[0].lines[0].rests_on[0]
        for workers in ({"w-1": "Kim B."}, {})
    ]
    assert by[0].startswith(
        "Rule about contact, version 1, recorded on 1 June 2026 by Kim B. Nobody"
    )
    assert words.SOMEBODY in by[1]


def test_a_change_of_the_maps_rests_on_the_maps_that_say_it() -> None:
    then: People = {"ann": {}, "bo": {"strength": "weak"}}
    confirmed = {"wish": "develop", "confirmed": True, "confirmed_on": "2026-05-30"}
    now: People = {"bo": {"strength": "strong", **confirmed}, "cy": {}}
    found = changes(compared(then, now))
    rests = {
        line.change.kind: line.rests_on
        for passage in passages(found, {})
        for line in passage.lines
    }
    assert rests["absent"] == (words.EARLIER_MAP,)
    assert rests["came"] == (words.LATER_MAP,)
    assert rests["moved"] == (words.BOTH_MAPS,)
    assert rests["wish_first"] == (
        words.BOTH_MAPS,
        "The wish now was confirmed on 30 May 2026.",
    )


def test_each_group_has_its_heading_once() -> None:
    for _, comparison in sample_pairs():
        headings = [one.heading for one in passages(changes(comparison), {})]
        assert headings == [one for one in words.GROUPS.values() if one in headings]


# To the participant.

GOOD = {"quality_participant": "supportive"}
HARD = {"quality_participant": "detrimental"}
WISHED = {"confirmed": True, "frequency": "weekly"}
PARTS = words.YOUR_PARTS


def parts(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Return what is said to the participant, part by part."""
    told = your_changes(comparison)
    headings = [one.heading for one in told]
    assert len({*headings} - {""}) == len([one for one in headings if one])
    return {
        heading: tuple(
            said for one in told if one.heading == heading for said in one.sentences
        )
        for heading in headings
    }


def good(comparison: Comparison) -> tuple[str, ...]:
    return parts(comparison).get(PARTS["strengths"], ())


def others(comparison: Comparison) -> tuple[str, ...]:
    return parts(comparison).get(PARTS["others"], ())


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({}, {"quality_worker": "detrimental"}),
        ({}, {"recognition": "recognised"}),
        ({}, {"abuse_concern": True}),
        ({}, {"worker_note": "SECRET", "basis_of_concern": "SECRET"}),
    ],
)
def test_nothing_of_the_workers_view_is_told(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    assert your_changes(of_bo(then, now)) == your_changes(of_bo({}, {}))


RULED_NOW = [
    rule(start_on=LAST, target_alters=["ann", "bo", "cy"]),
    rule(effect="indirect_only", target_alters=["ann", "bo", "cy"]),
]


@pytest.mark.parametrize("ruled", RULED_NOW)
@pytest.mark.parametrize("known_then", [True, False])
def test_that_there_is_a_rule_cannot_be_read_from_what_is_told(
    ruled: Fact, *, known_then: bool
) -> None:
    """Everything that can be said of somebody, and nothing else with a rule."""
    wish = {"wish": "develop", **WISHED}
    then: People = {
        "ann": {**GOOD, "strength": "weak", **wish},
        "bo": {**HARD, "wish": "maintain", **WISHED},
        "cy": {"standing": "ended"},
    }
    now: People = {
        "ann": {**GOOD, "strength": "strong", "support": ["company"]},
        "bo": {**HARD, "frequency": "daily"},
        "cy": GOOD,
        "di": GOOD,
    }
    first, last = a_map(then, FIRST), a_map(now, LAST, participant_comment="So.")
    before = Held(network=first, facts=(ruled,) if known_then else ())
    told = your_changes(Comparison(before, Held(network=last, facts=(ruled,))))
    assert told == your_changes(maps(first, last))
    assert [one.heading for one in told] == ["", *PARTS.values()]


def test_a_rule_that_only_the_earlier_review_knows_of_is_not_told() -> None:
    ruled = with_facts((rule(version=2),), (rule(),), {"bo": GOOD})
    assert your_changes(ruled) == your_changes(with_facts((), (), {"bo": GOOD}))


def test_nothing_but_the_two_reviews_can_be_given_to_it() -> None:
    """No list of whom a rule touches: nothing can be left out by it."""
    assert [*signature(your_changes).parameters] == ["comparison"]


def test_nothing_of_the_mix_or_of_measures_is_told() -> None:
    then: People = {"ann": {"sector": "family"}}
    now: People = {"ann": {"sector": "work", **GOOD}, "new": {"paid": True}}
    said = json.dumps([one.sentences for one in your_changes(compared(then, now))])
    assert not [one for one in string.digits if one in said.replace("13 weeks", "")]
    assert "Paid" not in said
    assert "mix" not in said


def test_what_is_good_stands_first_and_their_own_words_last() -> None:
    then: People = {"ann": {**GOOD, "strength": "weak"}, "bo": {"wish": "develop"}}
    then["bo"] |= {"confirmed": True, "frequency": "daily"}
    now: People = {
        "ann": {**GOOD, "strength": "strong", "own_words": "She rings."},
        "bo": {"frequency": "weekly"},
    }
    before = a_map(then, FIRST)
    comparison = maps(before, a_map(now, LAST, participant_comment="A lot of them."))
    assert parts(comparison) == {
        "": ("Between the two reviews: 13 weeks.",),
        PARTS["strengths"]: (
            "Still in your life: Ann.",
            "Your tie with Ann was weak, and is strong now.",
        ),
        PARTS["wishes"]: (
            "You wanted to build these up. Not so far: Bo.",
            "What would you like now?",
        ),
        PARTS["others"]: ("In touch with Bo: every day then, every week now.",),
        PARTS["words"]: (
            "About Ann you say: “She rings.”",
            "About the whole map you said: “A lot of them.”",
        ),
    }
    assert [one.heading for one in your_changes(comparison)] == ["", *PARTS.values()]


KEPT = "Still in your life: Bo."
TIES_TOLD = [
    (
        {"strength": "weak"},
        {"strength": "strong"},
        "Your tie with Bo was weak, and is strong now.",
    ),
    (
        {"strength": "strong"},
        {"strength": "weak"},
        "Your tie with Bo was strong, and is weak now.",
    ),
    (
        {"frequency": "none"},
        {"frequency": "less"},
        "In touch with Bo: never then, less than once a month now.",
    ),
    (
        {"placed": True, "distance": 0.9},
        {"placed": True, "distance": 0.2},
        "You put Bo closer to you.",
    ),
    (
        {"placed": True, "distance": 0.2},
        {"placed": True, "distance": 0.9},
        "You put Bo further from you.",
    ),
    ({}, {"key_person": True}, "Bo is a key person for you now."),
    ({"support": []}, {"support": ["company"]}, "New from Bo: company."),
    (
        {"support": ["company"]},
        {"support": []},
        "This time not named from Bo: company.",
    ),
    ({}, {"name": "Bob"}, "Bo is called Bob now."),
]
"""What is told inside a tie, whichever way it went."""
UNSUPPORTIVE = ("mixed", "neutral", "detrimental", "declined", "unknown")


@pytest.mark.parametrize(("then", "now", "said"), TIES_TOLD)
def test_everything_of_who_is_good_for_them_stands_together(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    """Also what is less now: which way it went does not say where it stands."""
    comparison = of_bo(GOOD | then, GOOD | now)
    name = now.get("name", "Bo")
    assert good(comparison) == (f"Still in your life: {name}.", said)
    assert others(comparison) == ()


@pytest.mark.parametrize("quality", UNSUPPORTIVE)
@pytest.mark.parametrize(("then", "now", "said"), TIES_TOLD)
def test_everything_of_everyone_else_stands_under_what_else_is_different(
    then: dict[str, Any], now: dict[str, Any], said: str, quality: str
) -> None:
    """Also what is more now: more of what is hard on them is not good."""
    seen = {"quality_participant": quality}
    comparison = of_bo(seen | then, seen | now)
    assert good(comparison) == ()
    assert others(comparison) == (said,)


MIXED = {"quality_participant": "mixed"}


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({}, GOOD, "With Bo you say it is good for you."),
        (
            MIXED,
            GOOD,
            (
                "With Bo you said it was good in some ways and hard in others. "
                "Now it is good for you."
            ),
        ),
        (HARD, GOOD, "With Bo you said it was hard on you. Now it is good for you."),
    ],
)
def test_who_is_good_for_them_now_is_so_whatever_they_said_then(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    assert good(of_bo(then, now)) == (KEPT, said)
    assert others(of_bo(then, now)) == ()


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (GOOD, HARD, "With Bo you said it was good for you. Now it is hard on you."),
        (
            HARD,
            {"quality_participant": "neutral"},
            (
                "With Bo you said it was hard on you. "
                "Now it is neither good nor hard for you."
            ),
        ),
        (
            GOOD,
            MIXED,
            (
                "With Bo you said it was good for you. "
                "Now it is good in some ways and hard in others."
            ),
        ),
        ({}, HARD, "With Bo you say it is hard on you."),
    ],
)
def test_who_is_not_good_for_them_now_is_not_whatever_they_said_then(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    assert others(of_bo(then, now)) == (said,)
    assert good(of_bo(then, now)) == ()


def test_the_worker_seeing_it_as_good_is_not_their_word() -> None:
    said = {"quality_worker": "supportive"}
    assert good(of_bo(said | {"strength": "weak"}, said | {"strength": "strong"})) == ()


AWAY_TOLD = [
    ({}, {"standing": "ended"}, "Not in touch now: Bo."),
    ({}, {"standing": "not_in_contact"}, "Not in touch now: Bo."),
    ({}, {"standing": "service_closed"}, "Not in touch now: Bo."),
    ({"standing": "ended"}, {"standing": "not_in_contact"}, "Not in touch now: Bo."),
    ({}, {"standing": "died"}, "Died: Bo."),
    ({"standing": "ended"}, {"standing": "died"}, "Died: Bo."),
    ({}, {"standing": "not_mentioned"}, "We did not talk this time about: Bo."),
]
BACK_TOLD: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"standing": "not_mentioned"}, {}, "We talked again about: Bo."),
    ({"standing": "ended"}, {}, "In your life again: Bo."),
]


@pytest.mark.parametrize("how", [GOOD, HARD], ids=["good", "hard"])
@pytest.mark.parametrize(("then", "now", "said"), AWAY_TOLD)
def test_who_is_not_there_is_never_among_those_who_are_good(
    then: dict[str, Any], now: dict[str, Any], said: str, how: dict[str, Any]
) -> None:
    comparison = of_bo(how | then, how | now)
    assert (good(comparison), others(comparison)) == ((), (said,))


@pytest.mark.parametrize(("then", "now", "said"), BACK_TOLD)
def test_who_is_there_stands_by_how_it_is_for_them(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    comparison = of_bo(GOOD | then, GOOD | now)
    assert (good(comparison), others(comparison)) == ((said,), ())
    comparison = of_bo(HARD | then, HARD | now)
    assert (good(comparison), others(comparison)) == ((), (said,))


def test_who_came_stands_with_who_is_good_where_they_say_so() -> None:
    came = compared({}, {"bo": GOOD})
    assert (good(came), others(came)) == (("New in your life: Bo.",), ())


@pytest.mark.parametrize("quality", UNSUPPORTIVE)
def test_who_came_is_not_good_by_itself(quality: str) -> None:
    came = compared({}, {"bo": {"quality_participant": quality}})
    assert (good(came), others(came)) == ((), ("New in your life: Bo.",))


def test_several_people_stand_in_one_sentence() -> None:
    now: People = {"ann": GOOD, "bo": GOOD, "cy": {}, "di": {}}
    told = parts(compared({}, now))
    assert told[PARTS["strengths"]] == ("New in your life: Ann and Bo.",)
    assert told[PARTS["others"]] == ("New in your life: Cy and Di.",)


def test_people_are_told_in_one_order() -> None:
    """Who stayed, came, is back, was talked about again, is away, died, was not."""
    then: People = {
        "back": {"standing": "ended"},
        "again": {"standing": "not_mentioned"},
        **{one: {} for one in ("here", "gone", "dead", "unasked")},
    }
    now: People = {
        "back": {},
        "again": {},
        "here": {},
        "new": {},
        "gone": {"standing": "ended"},
        "dead": {"standing": "died"},
        "unasked": {"standing": "not_mentioned"},
    }
    them = [{one: GOOD | said for one, said in side.items()} for side in (then, now)]
    in_order = (
        "New in your life: New.",
        "In your life again: Back.",
        "We talked again about: Again.",
        "Not in touch now: Gone.",
        "Died: Dead.",
        "We did not talk this time about: Unasked.",
    )
    assert good(compared(*them)) == ("Still in your life: Here.", *in_order[:3])
    assert others(compared(*them)) == in_order[3:]
    assert others(compared(then, now)) == in_order


@pytest.mark.parametrize(
    ("ann", "bo", "together"),
    [(GOOD, GOOD, True), (GOOD, HARD, False), (HARD, GOOD, False), ({}, {}, False)],
)
def test_to_know_each_other_is_good_where_both_are(
    ann: dict[str, str], bo: dict[str, str], *, together: bool
) -> None:
    people: People = {"ann": ann, "bo": bo}
    known = [{"first": "ann", "second": "bo", "knows": one} for one in (False, True)]
    comparison = maps(
        a_map(people, FIRST, links=known[:1]), a_map(people, LAST, links=known[1:])
    )
    said = "Ann and Bo know each other now."
    assert (said in good(comparison)) is together
    assert (said in others(comparison)) is not together


@pytest.mark.parametrize(
    ("wish", "now", "said"),
    [
        (
            "maintain",
            "weekly",
            ("You wanted to keep these as they are. They have held: Bo.",),
        ),
        (
            "maintain",
            "less",
            (
                "You wanted to keep these as they are. There is less now: Bo.",
                "What would you like now?",
            ),
        ),
        (
            "develop",
            "daily",
            ("You wanted to build these up. There is more now: Bo.",),
        ),
        (
            "develop",
            "weekly",
            (
                "You wanted to build these up. Not so far: Bo.",
                "What would you like now?",
            ),
        ),
        ("restore", "daily", ("You wanted to mend these. There is more now: Bo.",)),
        (
            "restore",
            "weekly",
            ("You wanted to mend these. Not so far: Bo.", "What would you like now?"),
        ),
        (
            "withdraw",
            "less",
            ("You wanted to step back from these. There is less now: Bo.",),
        ),
        (
            "withdraw",
            "daily",
            (
                "You wanted to step back from these. Not so far: Bo.",
                "What would you like now?",
            ),
        ),
    ],
)
def test_what_became_of_what_they_wanted(
    wish: str, now: str, said: tuple[str, ...]
) -> None:
    comparison = of_bo({"wish": wish, **WISHED}, {"frequency": now})
    assert parts(comparison)[PARTS["wishes"]] == said


def test_wishes_with_the_same_outcome_stand_together_and_one_question_ends_them() -> (
    None
):
    """What came about stands first; nobody is asked about by name."""
    wanted = {
        "ann": ("develop", "weekly"),
        "bo": ("develop", "weekly"),
        "cy": ("restore", "weekly"),
        "di": ("withdraw", "less"),
        "ed": ("maintain", "weekly"),
        "flo": ("develop", "daily"),
        "gus": ("maintain", "daily"),
    }
    then: People = {one: {"wish": wish, **WISHED} for one, (wish, _) in wanted.items()}
    now: People = {one: {"frequency": often} for one, (_, often) in wanted.items()}
    assert parts(compared(then, now))[PARTS["wishes"]] == (
        "You wanted to keep these as they are. They have held: Ed and Gus.",
        "You wanted to build these up. There is more now: Flo.",
        "You wanted to step back from these. There is less now: Di.",
        "You wanted to build these up. Not so far: Ann and Bo.",
        "You wanted to mend these. Not so far: Cy.",
        "What would you like now?",
    )


@pytest.mark.parametrize(
    "voice", [{"confirmed": False}, {"confirmed_how": "by_representative"}]
)
@pytest.mark.parametrize("now", ["less", "weekly", "daily"])
@pytest.mark.parametrize("wish", ["maintain", "develop", "restore", "withdraw"])
def test_a_wish_that_they_did_not_confirm_is_not_told_as_theirs(
    wish: str, now: str, voice: dict[str, Any]
) -> None:
    comparison = of_bo({"wish": wish, **WISHED, **voice}, {"frequency": now})
    assert PARTS["wishes"] not in parts(comparison)


@pytest.mark.parametrize(
    ("wish", "then", "now", "kind"),
    [
        ("develop", {}, {"frequency": "unknown"}, "wish_unknown"),
        ("develop", {}, {"standing": "not_mentioned"}, "wish_unknown"),
        ("maintain", {}, {"standing": "died"}, "wish_since"),
        ("develop", {}, {"standing": "ended"}, "wish_since"),
        (
            "withdraw",
            {"standing": "not_in_contact"},
            {"standing": "not_in_contact"},
            "wish_apart",
        ),
        ("maintain", GOOD, {**HARD, "frequency": "weekly"}, "wish_harder"),
        ("develop", GOOD, {**HARD, "frequency": "daily"}, "wish_harder"),
        ("develop", GOOD, {**HARD, "frequency": "less"}, "wish_harder"),
    ],
)
def test_what_cannot_be_said_to_have_come_about_or_not_is_not_told_of_a_wish(
    wish: str, then: dict[str, Any], now: dict[str, Any], kind: str
) -> None:
    comparison = of_bo({"wish": wish, **WISHED, **then}, now)
    assert kind in kinds(changes(comparison))
    assert PARTS["wishes"] not in parts(comparison)


@pytest.mark.parametrize("then", ["not_asked", "undecided", "maintain"])
def test_what_is_wished_now_is_not_told_back(then: str) -> None:
    comparison = of_bo({"wish": then}, {"wish": "withdraw", "confirmed": True})
    assert {"wish_first", "wish_changed"} & {*kinds(changes(comparison))}
    assert "step back" not in json.dumps([*parts(comparison).values()])


def test_the_fictional_cases_tell_the_same_with_and_without_their_rules() -> None:
    for _, comparison in sample_pairs():
        told = your_changes(comparison)
        assert comparison.after.facts != ()
        assert told == your_changes(without_records(comparison))
        everyone = [*comparison.everyone]
        ruled = rule("all", target_alters=everyone, start_on=date(2020, 1, 1))
        assert told == your_changes(
            Comparison(
                Held(network=comparison.before.network, facts=(ruled,)),
                Held(network=comparison.after.network, facts=(ruled,)),
            )
        )
        said = json.dumps(
            [one.sentences for one in told if one.heading != PARTS["words"]]
        ).lower()
        assert "rule" not in said
        assert "contact" not in said


@pytest.mark.parametrize(
    ("text", "own", "part", "said"),
    [
        ("A bus pass", "", "others", "New, that you need or want: A bus pass."),
        ("A bus pass.", "", "others", "New, that you need or want: A bus pass."),
        ("Mates..", "own", "words", "New, that you need or want: “Mates..”"),
    ],
)
def test_only_their_own_words_are_told_as_their_own_words(
    text: str,
    own: str,
    part: str,
    said: str,
) -> None:
    need = {
        "need_id": "n",
        "text": text,
        "source": "participant",
        "own_words": bool(own),
    }
    comparison = maps(a_map({}, FIRST), a_map({}, LAST, needs=[need]))
    assert parts(comparison)[PARTS[part]] == (said,)


@pytest.mark.parametrize("source", ["advocate", "practitioner", "other"])
def test_a_need_that_somebody_else_named_is_not_told_as_theirs(source: str) -> None:
    need = {"need_id": "n", "text": "Rest", "source": source, "own_words": True}
    comparison = maps(a_map({}, FIRST), a_map({}, LAST, needs=[need]))
    assert "Rest" not in json.dumps([one.sentences for one in your_changes(comparison)])


SAME: dict[str, Any] = {**GOOD, "strength": "strong", "wish": "maintain", **WISHED}


@pytest.mark.parametrize("people", [{}, {"bo": {}}, {"bo": SAME}])
def test_where_nothing_differs_it_says_so(people: People) -> None:
    after = a_map(people, LAST, participant_comment="As ever.")
    told = parts(maps(a_map(people, FIRST), after))
    assert told[""] == ("Between the two reviews: 13 weeks.", words.YOUR_NOTHING)
    assert words.YOUR_NOTHING == (
        "Nothing that is told here differs between the two maps."
    )


@pytest.mark.parametrize(
    ("then", "now"),
    [
        *((then, now) for then, now, _ in TIES_TOLD),
        *((then, now) for then, now, _ in (*AWAY_TOLD, *BACK_TOLD)),
        (HARD, GOOD),
        ({}, {"own_words": "He rings."}),
    ],
)
def test_where_anything_is_told_it_never_says_that_nothing_differs(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    told = parts(of_bo(then, now))
    assert told[""] == ("Between the two reviews: 13 weeks.",)
    assert sum(map(len, told.values())) > 1


UNTOLD_TO_THEM = [
    ({}, {"flow": "both"}),
    ({}, {"household": "yes"}),
    ({}, {"sector": "work"}),
    ({}, {"paid": True}),
    ({"key_person": True}, {}),
    ({}, {"wish": "withdraw", "confirmed": True}),
    (MIXED, {}),
    ({}, {"standing": "to_ask"}),
    (
        {"standing": "ended", "ended_why": "other"},
        {"standing": "ended", "ended_why": "restricted"},
    ),
    ({}, {"quality_worker": "detrimental", "abuse_concern": True}),
]


@pytest.mark.parametrize(("then", "now"), UNTOLD_TO_THEM)
def test_where_what_differs_is_not_told_it_says_that_nothing_told_differs(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    """Never an empty page, from which it could be read that something is left out."""
    assert parts(of_bo(then, now)) == {
        "": ("Between the two reviews: 13 weeks.", words.YOUR_NOTHING)
    }


def test_a_correction_is_told_as_one() -> None:
    """What was recorded wrongly then, they did not say then."""
    now = a_map(
        {"bo": HARD}, FIRST, number=2, corrects="r-1", correction_reason="A slip"
    )
    told = parts(maps(a_map({"bo": GOOD}, FIRST), now))
    assert told[""] == ("Both were held on the same day.", words.YOUR_CORRECTION)


def test_a_correction_by_way_of_others_is_told_as_one() -> None:
    plain = of_bo(GOOD, HARD)
    told = parts(Comparison(plain.before, plain.after, puts_right=True))
    assert told[""] == ("Between the two reviews: 13 weeks.", words.YOUR_CORRECTION)


def test_that_the_questions_were_not_the_same_is_told() -> None:
    before = a_map({"bo": GOOD}, FIRST, prompt_set="netmap-0")
    told = parts(maps(before, a_map({"bo": GOOD}, LAST)))
    assert told[""] == (
        "Between the two reviews: 13 weeks.",
        "The questions were not quite the same. Some of this may come from them.",
        words.YOUR_NOTHING,
    )
    corrected = Comparison(
        Held(network=before), Held(network=a_map({"bo": HARD}, LAST)), puts_right=True
    )
    assert parts(corrected)[""] == (
        "Between the two reviews: 13 weeks.",
        words.YOUR_CORRECTION,
        words.YOUR_QUESTIONS,
    )


# Two of one name.


def named(people: People) -> list[str]:
    return [*compared({}, people).names.values()]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"a": {"name": "Bo"}, "b": {"name": "Cy"}}, ["Bo", "Cy"]),
        (
            {
                "a": {"name": "Bo", "relation": "friend"},
                "b": {"name": "Bo", "relation": "brother"},
            },
            ["Bo (friend)", "Bo (brother)"],
        ),
        (
            {
                "a": {"name": "Bo", "sector": "work"},
                "b": {"name": "Bo", "relation": "brother"},
            },
            ["Bo (Work and learning)", "Bo (brother)"],
        ),
        (
            {"a": {"name": "Bo"}, "b": {"name": "bo"}},
            ["Bo (Family) 1", "bo (Family) 2"],
        ),
        (
            {
                "a": {"name": "Bo"},
                "b": {"name": "Bo", "relation": "uncle"},
                "c": {"name": "Bo"},
                "d": {"name": "Di"},
            },
            ["Bo (Family) 1", "Bo (uncle)", "Bo (Family) 2", "Di"],
        ),
        (
            {
                "a": {"name": "Bo", "relation": "friend"},
                "b": {"name": "Bo", "relation": "Friend"},
            },
            ["Bo (friend) 1", "Bo (Friend) 2"],
        ),
    ],
)
def test_two_of_one_name_are_told_apart(people: People, expected: list[str]) -> None:
    """By who they are, then by the part of life, then by number."""
    assert named(people) == expected


def test_a_name_that_was_given_up_tells_nobody_apart() -> None:
    """Only what they are called last counts, also of who is on one map only."""
    then: People = {"a": {"name": "Bo"}, "b": {"name": "Bo"}, "c": {"name": "Bo"}}
    now: People = {"a": {"name": "Al"}, "b": {"name": "Bo", "relation": "uncle"}}
    assert compared(then, now).names == {
        "a": "Al",
        "b": "Bo (uncle)",
        "c": "Bo (Family)",
    }


@pytest.mark.slow
@given(comparisons())
def test_no_two_are_called_the_same(comparison: Comparison) -> None:
    names = [one.casefold() for one in comparison.names.values()]
    assert comparison.names.keys() == comparison.everyone.keys()
    assert len({*names}) == len(names)


def test_in_every_sentence_two_of_one_name_are_told_apart() -> None:
    friend = {"name": "Bo", "relation": "friend", "wish": "maintain", **WISHED}
    then: People = {"a": friend, "b": {"name": "Bo"}, "c": {}}
    now: People = {
        "a": {**friend, "strength": "weak", "wish": "develop"},
        "b": {"name": "Bo", "standing": "ended"},
        "c": {},
    }
    known = [{"first": "a", "second": "c", "knows": one} for one in (False, True)]
    new = rule(start_on=LAST, target_alters=["b", "c"])
    comparison = Comparison(
        Held(network=a_map(then, FIRST, links=known[:1])),
        Held(network=a_map(now, LAST, links=known[1:]), facts=(new,)),
    )
    told_now = [sentence(one) for one in changes(comparison)]
    assert told_now == [
        "It ended with Bo (Family). Why is not known.",
        "Then it was not said how strong the tie with Bo (friend) is. Now: weak.",
        (
            "Wish for the tie with Bo (friend) then: keep it as it is. "
            "As recorded, there is no less of it now."
        ),
        ("Wish for the tie with Bo (friend): keep it as it is then, build it up now."),
        "Family: 3 then, 2 now.",
        ("Bo (friend) and C know each other now. At the earlier review they did not."),
        "The order, about Bo (Family) and C, started on 1 June 2026: no contact.",
    ]
    said = parts(comparison)
    assert said[PARTS["wishes"]] == (
        "You wanted to keep these as they are. They have held: Bo (friend).",
    )
    assert said[PARTS["others"]] == (
        "Not in touch now: Bo (Family).",
        "Bo (friend) and C know each other now.",
    )


def test_who_stayed_is_told_apart_too() -> None:
    same: People = {
        "a": {"name": "Bo", "relation": "friend", **GOOD},
        "b": {"name": "Bo", "relation": "uncle", **GOOD},
    }
    assert good(compared(same, same)) == (
        "Still in your life: Bo (friend) and Bo (uncle).",
    )


# What differs and is told nowhere.


def not_told(then: dict[str, Any], now: dict[str, Any]) -> set[str]:
    comparison = of_bo(then, now)
    return {*details(comparison, changes(comparison))}


NOTED: list[dict[str, Any]] = [
    {"worker_note": "Note."},
    {"basis_of_concern": "Seen."},
    {"view_difference": "We differ."},
    {"discussed_on": "2026-05-01"},
    {"safe_to_discuss": "no"},
    {"since": "May"},
    {"privacy": "Private."},
    {"kind": "group"},
    {"age_band": "adult"},
    {"confidential_location": True},
    {"address": "1 High Street"},
    {"advantages": "He rings."},
    {"way_forward": "Ask him."},
    {"plan_ids": ["plan"]},
]
"""What the record holds of somebody, and no sentence tells."""


def test_every_field_that_is_not_told_is_tried() -> None:
    tried = {field for said in NOTED for field in said}
    assert tried >= (UNTOLD["alter"] | UNTOLD["tie"]) - {"angle"}


@pytest.mark.parametrize("said", NOTED)
def test_whoever_has_another_note_or_detail_is_named(said: dict[str, Any]) -> None:
    assert not_told({}, said) == {"bo"}
    assert not_told(said, {}) == {"bo"}
    assert not_told(said, said) == set()


@pytest.mark.parametrize("said", NOTED)
def test_a_note_is_not_passed_over_where_something_else_is_told(
    said: dict[str, Any],
) -> None:
    assert not_told({"strength": "weak"}, {"strength": "strong", **said}) == {"bo"}


@pytest.mark.parametrize(
    "place",
    [
        {"angle": 200},
        {"distance": 0.9},
        {"placed": True},
        {"angle": 200, "distance": 0.9, "placed": True},
    ],
)
def test_where_somebody_stands_on_the_map_is_seen_there(place: dict[str, Any]) -> None:
    assert not_told({}, place) == set()
    assert not_told({}, {**place, "worker_note": "Note."}) == {"bo"}


@pytest.mark.parametrize(
    ("then", "now"),
    [
        *((then, now) for then, now, _ in (*TIES_TOLD, *AWAY_TOLD, *BACK_TOLD)),
        (HARD, GOOD),
    ],
)
def test_of_whom_everything_is_told_nothing_is_left(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    assert not_told(then, now) == set()


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"own_words": "He rings."}, {}),
        ({"relation": "friend"}, {}),
        ({}, {"confirmed": True}),
        ({"quality_participant": "declined"}, {}),
        ({}, {"ended_why": "own_choice"}),
    ],
)
def test_who_differs_and_of_whom_nothing_is_told_is_named(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    assert changes(of_bo(then, now)) == ()
    assert not_told(then, now) == {"bo"}


def test_a_rule_about_somebody_tells_nothing_of_their_notes() -> None:
    before, after = a_map({"bo": {}}, FIRST), a_map({"bo": {"worker_note": "N"}}, LAST)
    comparison = Comparison(
        Held(network=before), Held(network=after, facts=(rule(start_on=LAST),))
    )
    assert kinds(changes(comparison)) == ["rule_started"]
    assert details(comparison, changes(comparison)) == {"bo"}


def test_a_wish_that_was_opened_and_left_as_it_was_is_no_detail() -> None:
    """Somebody without a wish on the record is somebody who was not asked."""
    then, now = a_map({"bo": {}}, FIRST), a_map({"bo": {}}, LAST)
    comparison = maps(then.model_copy(update={"wishes": ()}), now)
    assert details(comparison, changes(comparison)) == set()


def test_who_came_or_is_not_on_the_later_map_is_told_as_that() -> None:
    noted: People = {"bo": {"worker_note": "Note."}}
    for comparison in (compared({}, noted), compared(noted, {})):
        assert details(comparison, changes(comparison)) == set()


def test_whom_no_change_tells_of_is_named_where_they_are_on_one_map_only() -> None:
    comparison = compared({}, {"bo": {"standing": "not_mentioned"}})
    assert changes(comparison) == ()
    assert details(comparison, ()) == {"bo"}


def test_who_has_another_detail_is_named_at_the_desk_by_name() -> None:
    then: People = {
        "x": {"name": "Zoe"},
        "y": {"name": "Bo", "relation": "friend"},
        "z": {"name": "Bo", "relation": "uncle"},
        "w": {},
    }
    now: People = {one: {**said, "worker_note": "N"} for one, said in then.items()}
    now["w"] = {}
    comparison = compared(then, now)
    assert untold(comparison, changes(comparison)) == (
        "Notes or details that are not told here differ for: "
        "Bo (friend), Bo (uncle) and Zoe. Both maps have them."
    )
    assert untold(compared(then, then), ()) == ""


def test_what_is_not_told_is_for_the_desk_alone() -> None:
    comparison = of_bo({}, {"worker_note": "SECRET"})
    assert your_changes(comparison) == your_changes(of_bo({}, {}))


# To take out.


THEN: People = {"ann": {"strength": "strong"}, "bo": {}, "cy": {}, "di": {}}
NOW: People = {
    "ann": {"strength": "strong"},
    "bo": {"standing": "ended"},
    "cy": {"standing": "not_mentioned"},
    "di": {"sector": "work"},
    "new": {"sector": "work"},
}
LINKS = [{"first": "ann", "second": "di", "knows": one} for one in (False, True)]


def test_the_figures() -> None:
    comparison = maps(
        a_map(THEN, FIRST, links=LINKS[:1]), a_map(NOW, LAST, links=LINKS[1:])
    )
    assert figures(comparison) == {
        "kept": 2,
        "left": 1,
        "new": 1,
        "not_asked": 1,
        "net": 0,
        "kept_share": 2 / 3,
        "overlap": 0.5,
        "distance": 2,
        "pattern": "substitution",
        "core_kept_share": 1.0,
        "mix_shift": pytest.approx(2 / 3),
        "pairs": {"asked": 1, "before": 0, "after": 1, "once": 0},
    }


def test_figures_of_nobody_are_null() -> None:
    found = figures(compared({}, {}))
    assert found["pattern"] == "empty"
    assert [name for name, value in found.items() if value is None] == [
        *("kept_share", "overlap", "core_kept_share", "mix_shift")
    ]


def test_the_values_can_be_written_and_name_the_participant_by_reference() -> None:
    view = a_view(compared(THEN, NOW))
    read = json.loads(json.dumps(as_values(view)))
    assert "Sam T." not in json.dumps(read)
    assert read["participant"] == "REF-1"
    assert read["from"] == {
        "number": 1,
        "held_on": "2026-03-02",
        "state": "sealed",
        "digest": "0" * 64,
        "questions": "netmap-1",
    }
    assert (read["to"]["state"], read["to"]["digest"]) == ("draft", None)
    assert len(read["changes"]) == len(changes(view.comparison))
    assert read["not_told"] == ""


def test_of_whom_something_is_not_told_is_taken_out_too_and_stands_last() -> None:
    then: People = {"ann": {}, "bo": {"strength": "weak"}}
    now: People = {"ann": {"worker_note": "SECRET"}, "bo": {"strength": "strong"}}
    view = a_view(compared(then, now))
    said = (
        "Notes or details that are not told here differ for: Ann. Both maps have them."
    )
    assert as_values(view)["not_told"] == said
    assert [*as_text(view)][-2:] == [
        (
            "- The tie with Bo was weak, and is strong now. "
            "(As said at the reviews. Both maps.)"
        ),
        said,
    ]
    assert "SECRET" not in json.dumps(as_values(view))


def test_a_wish_is_taken_out_with_whose_it_is() -> None:
    then = {"wish": "develop", "strength": "weak", "confirmed": True}
    view = a_view(of_bo(then, {"strength": "strong"}))
    said = (
        "Wish for the tie with Bo then: build it up. "
        "As recorded, there is more of it now."
    )
    (wish,) = [one for one in as_values(view)["changes"] if one["group"] == "wishes"]
    assert (wish["sentence"], wish["whose"]) == (said, "outcome")
    assert wish["view"] == "Their wish; what came of it is read from both maps"
    assert (
        f"- {said} (Their wish; what came of it is read from both maps. Both maps.)"
        in as_text(view)
    )


def test_a_change_among_the_values_says_everything_about_it() -> None:
    view = a_view(of_bo({"strength": "weak"}, {"strength": "strong"}))
    (change,) = as_values(view)["changes"]
    assert change == {
        "group": "ties",
        "kind": "moved",
        "field": "strength",
        "whose": "together",
        "about": ["bo"],
        "called": "",
        "before": "weak",
        "after": "strong",
        "on": None,
        "sources": [],
        "sentence": "The tie with Bo was weak, and is strong now.",
        "view": "As said at the reviews",
        "rests_on": ("Both maps.",),
    }


def test_the_text_has_which_reviews_how_far_apart_counts_and_lines() -> None:
    view = a_view(of_bo({"strength": "weak"}, {"strength": "strong"}))
    assert [*as_text(view)] == [
        ("“Then” is review 1, of 2 March 2026. “Now” is review 2, of 1 June 2026."),
        "Between the two reviews: 13 weeks.",
        "",
        (
            "People, groups and organisations in their life: 1 then, 1 now. "
            "Stayed: 1. Left: none. Came: none."
        ),
        "The same ones are there.",
        "By parts of life, none of the mix is different.",
        "",
        "Inside ties that were there both times",
        (
            "- The tie with Bo was weak, and is strong now. "
            "(As said at the reviews. Both maps.)"
        ),
    ]


def test_text_and_values_tell_the_same_changes() -> None:
    for _, comparison in sample_pairs():
        view = a_view(comparison)
        lines = [one for one in as_text(view) if one.startswith("- ")]
        told = [one["sentence"] for one in as_values(view)["changes"]]
        assert [
            line
            for line, said in zip(lines, told, strict=True)
            if not line.startswith(f"- {said} (")
        ] == []
