"""What changed, in sentences: for the desk, for the participant, and to take out."""

import json
import string
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.casework.caseload import Case
from netmap.casework.changes import ChangesView, Side
from netmap.casework.seeing import Told as Said
from netmap.changes.comparison import Comparison
from netmap.changes.registry import changes
from netmap.changes.ties import TOLD
from netmap.demo import sample_files
from netmap.exchange.case_file import read_case
from netmap.model.case import CaseFile
from netmap.model.codes import Convention, ReviewState, Standing
from netmap.model.difference import Held
from netmap.model.fact import Fact
from netmap.model.network import Alter, Need, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.reports.changes import counts, hedges, passages, sentence
from netmap.reports.changes_file import as_text, as_values, figures
from netmap.reports.your_changes import your_changes
from netmap.store.reviews import ReviewHead
from netmap.words import changes as words
from tests.support import cases, values
from tests.support.comparing import (
    FIRST,
    LAST,
    People,
    a_map,
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
            asked = said.removesuffix(" What would help?")
            whole = asked.removesuffix(" What would you like now?")
            assert fair(whole), said


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
        assert not [
            one
            for one in yours
            if " they " in one.split("“")[0].lower() and "have held" not in one
        ]


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
        ("Wren A.", "Not named from Wren A. any more: company."),
        ("Wren", "Not named from Wren any more: company."),
    ],
)
def test_a_full_stop_in_a_name_ends_no_sentence(name: str, said: str) -> None:
    then, now = {"name": name, "support": ["company"]}, {"name": name, "support": []}
    assert [sentence(one) for one in changes(of_bo(then, now))] == [said]


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
PARTS = words.YOUR_PARTS


def parts(comparison: Comparison, *restricted: str) -> dict[str, tuple[str, ...]]:
    """Return what is said to the participant, part by part."""
    told = your_changes(comparison, restricted)
    headings = [one.heading for one in told]
    assert len({*headings} - {""}) == len([one for one in headings if one])
    return {
        heading: tuple(
            said for one in told if one.heading == heading for said in one.sentences
        )
        for heading in headings
    }


def good(comparison: Comparison, *restricted: str) -> tuple[str, ...]:
    return parts(comparison, *restricted).get(PARTS["strengths"], ())


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


def test_nothing_of_rules_is_told() -> None:
    people: People = {"bo": {**GOOD}}
    now = (rule(start_on=LAST),)
    with_a_rule = with_facts((), now, people)
    assert your_changes(with_a_rule) == your_changes(with_facts((), (), people))


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
            "Still there with you: Ann.",
            "Your tie with Ann was weak, and is strong now.",
        ),
        PARTS["wishes"]: (
            "You wanted to build up the tie with Bo. Not so far. What would help?",
        ),
        PARTS["others"]: ("In touch with Bo: every day then, every week now.",),
        PARTS["words"]: (
            "About Ann you say: “She rings.”",
            "About the whole map you said: “A lot of them.”",
        ),
    }
    assert [one.heading for one in your_changes(comparison)] == ["", *PARTS.values()]


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (
            {},
            GOOD,
            "With Bo you say it is good for you.",
        ),
        (
            {"quality_participant": "mixed"},
            GOOD,
            (
                "With Bo you said it was good in some ways and hard in others. "
                "Now it is good for you."
            ),
        ),
        (
            HARD,
            {"quality_participant": "neutral"},
            (
                "With Bo you said it was hard on you. "
                "Now it is neither good nor hard for you."
            ),
        ),
        (
            {"strength": "weak"},
            {"strength": "strong"},
            "Your tie with Bo was weak, and is strong now.",
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
        ({}, {"key_person": True}, "Bo is a key person for you now."),
        ({"support": []}, {"support": ["company"]}, "New from Bo: company."),
    ],
)
def test_what_is_good_by_what_they_said_themselves(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    assert said in good(of_bo(then, now))


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (GOOD, HARD, "With Bo you said it was good for you. Now it is hard on you."),
        (
            {"strength": "strong"},
            {"strength": "weak"},
            "Your tie with Bo was strong, and is weak now.",
        ),
        (
            {"placed": True, "distance": 0.2},
            {"placed": True, "distance": 0.9},
            "You put Bo further from you.",
        ),
        (
            {"support": ["company"]},
            {"support": []},
            "Not named from Bo any more: company.",
        ),
        ({}, {"name": "Bob"}, "Bo is called Bob now."),
        ({**GOOD}, {**GOOD, "standing": "ended"}, "Not with you now: Bo."),
        (
            {"standing": "ended"},
            {"standing": "not_in_contact"},
            "Not with you now: Bo.",
        ),
        ({}, {"standing": "died"}, "Died: Bo."),
        ({"standing": "ended"}, {"standing": "died"}, "Died: Bo."),
        (
            {**GOOD},
            {"standing": "not_mentioned"},
            "We did not talk this time about: Bo.",
        ),
        ({"standing": "not_mentioned"}, GOOD, "We talked again about: Bo."),
        ({"standing": "ended"}, HARD, "With you again: Bo."),
        (HARD, HARD | {"name": "Bob"}, "Bo is called Bob now."),
    ],
)
def test_what_else_is_different_is_told_as_it_is(
    then: dict[str, Any], now: dict[str, Any], said: str
) -> None:
    comparison = of_bo(then, now)
    assert said in parts(comparison)[PARTS["others"]]
    assert said not in good(comparison)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"strength": "weak"}, {"strength": "strong"}),
        ({"frequency": "monthly"}, {"frequency": "daily"}),
        ({"support": []}, {"support": ["financial"]}),
        ({"key_person": False}, {"key_person": True}),
        ({"placed": True, "distance": 0.9}, {"placed": True, "distance": 0.2}),
    ],
)
def test_more_of_what_is_hard_on_them_is_not_good(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    comparison = of_bo(HARD | then, HARD | now)
    assert good(comparison) == ()
    assert len(parts(comparison)[PARTS["others"]]) == 1


@pytest.mark.parametrize("after", [GOOD, {"quality_participant": "mixed"}])
def test_who_came_stands_among_what_is_good_where_they_say_so(
    after: dict[str, str],
) -> None:
    assert good(compared({}, {"bo": after})) == ("New with you: Bo.",)
    assert good(of_bo({"standing": "ended"}, after))[0] == "With you again: Bo."


@pytest.mark.parametrize("quality", ["unknown", "neutral", "declined", "detrimental"])
def test_who_came_is_not_good_by_itself(quality: str) -> None:
    came = compared({}, {"bo": {"quality_participant": quality}})
    assert good(came) == ()
    assert parts(came)[PARTS["others"]] == ("New with you: Bo.",)


def test_several_people_stand_in_one_sentence() -> None:
    now: People = {"ann": GOOD, "bo": GOOD, "cy": {}, "di": {}}
    told = parts(compared({}, now))
    assert told[PARTS["strengths"]] == ("New with you: Ann and Bo.",)
    assert told[PARTS["others"]] == ("New with you: Cy and Di.",)


WISHED = {"confirmed": True, "frequency": "weekly"}


@pytest.mark.parametrize(
    ("wish", "now", "said"),
    [
        (
            "maintain",
            "weekly",
            "You wanted to keep these as they are, and they have held: Bo.",
        ),
        (
            "maintain",
            "less",
            "You wanted to keep the tie with Bo as it is. What would you like now?",
        ),
        ("develop", "daily", "You wanted to build up the tie with Bo. It has grown."),
        (
            "restore",
            "daily",
            "You wanted to mend the tie with Bo. There is more of it now.",
        ),
        (
            "restore",
            "weekly",
            "You wanted to mend the tie with Bo. Not so far. What would help?",
        ),
        (
            "withdraw",
            "less",
            "You wanted to step back from Bo. There is less of it now.",
        ),
    ],
)
def test_what_became_of_what_they_wanted(wish: str, now: str, said: str) -> None:
    comparison = of_bo({"wish": wish, **WISHED}, {"frequency": now})
    assert parts(comparison)[PARTS["wishes"]] == (said,)


@pytest.mark.parametrize(
    "voice", [{"confirmed": False}, {"confirmed_how": "by_representative"}]
)
@pytest.mark.parametrize("wish", ["maintain", "develop"])
def test_a_wish_that_they_did_not_confirm_is_not_told_as_theirs(
    wish: str, voice: dict[str, Any]
) -> None:
    comparison = of_bo({"wish": wish, **WISHED, **voice}, {"frequency": "weekly"})
    assert PARTS["wishes"] not in parts(comparison)


@pytest.mark.parametrize(
    "now", [GOOD, GOOD | {"frequency": "daily", "wish": "restore"}]
)
@pytest.mark.parametrize("wish", ["maintain", "develop", "restore", "withdraw"])
def test_who_is_touched_by_a_rule_is_never_good_news_and_has_no_wish(
    wish: str, now: dict[str, Any]
) -> None:
    then = {"wish": wish, **WISHED, "strength": "weak", "support": []}
    later = {**now, "strength": "strong", "support": ["company"], "key_person": True}
    told = parts(of_bo(then, later), "bo")
    assert not {PARTS["strengths"], PARTS["wishes"]} & {*told}
    assert good(of_bo(then, later)) != ()


@pytest.mark.parametrize("standing", Standing)
def test_who_is_touched_by_a_rule_is_never_welcomed(standing: Standing) -> None:
    for comparison in (
        of_bo({"standing": standing}, GOOD),
        compared({}, {"bo": {**GOOD, "standing": standing}}),
    ):
        assert good(comparison, "bo") == ()


def test_to_know_who_is_touched_by_a_rule_is_not_good_news() -> None:
    people: People = {"ann": {}, "bo": {}}
    known = [{"first": "ann", "second": "bo", "knows": one} for one in (False, True)]
    comparison = maps(
        a_map(people, FIRST, links=known[:1]), a_map(people, LAST, links=known[1:])
    )
    said = "Ann and Bo know each other now."
    assert good(comparison) == (said,)
    assert parts(comparison, "bo")[PARTS["others"]] == (said,)


def test_nothing_that_is_said_tells_that_there_is_a_rule() -> None:
    for _, comparison in sample_pairs():
        everyone = {*comparison.everyone}
        told = your_changes(comparison, everyone)
        said = json.dumps(
            [one.sentences for one in told if one.heading != PARTS["words"]]
        ).lower()
        assert "still" not in said
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
def test_where_nothing_differs_it_says_that_they_said_the_same(people: People) -> None:
    after = a_map(people, LAST, participant_comment="As ever.")
    told = parts(maps(a_map(people, FIRST), after))
    assert told[""] == ("Between the two reviews: 13 weeks.", words.YOUR_NOTHING)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({}, {"flow": "both"}),
        ({}, {"household": "yes"}),
        ({}, {"sector": "work"}),
        ({}, {"wish": "withdraw", "confirmed": True}),
        ({"quality_participant": "mixed"}, {}),
        ({}, {"standing": "to_ask"}),
        (SAME, SAME | {"flow": "both"}),
    ],
)
def test_it_never_says_that_they_said_the_same_where_they_did_not(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    """Also where what they said differently is not told in a sentence."""
    told = parts(of_bo(then, now))
    assert words.YOUR_NOTHING not in told[""]
    assert sum(map(len, told.values())) > 1


def test_a_correction_is_told_as_one() -> None:
    """What was recorded wrongly then, they did not say then."""
    now = a_map(
        {"bo": HARD}, FIRST, number=2, corrects="r-1", correction_reason="A slip"
    )
    told = parts(maps(a_map({"bo": GOOD}, FIRST), now))
    assert told[""] == ("Both were held on the same day.", words.YOUR_CORRECTION)


# To take out.


def a_view(comparison: Comparison) -> ChangesView:
    """Return two reviews side by side for somebody who looks at them."""
    sides = []
    for held, state in (
        (comparison.before, ReviewState.SEALED),
        (comparison.after, ReviewState.DRAFT),
    ):
        review = held.network.review
        head = ReviewHead(
            review_id=review.review_id,
            number=review.number,
            held_on=review.held_on,
            state=state,
        )
        digest = "0" * 64 if state == ReviewState.SEALED else None
        sides.append(Side(head, Said(held.facts, held.network, {}, (), digest)))
    before, after = sides
    participant = Participant(
        id="p-1", reference="REF-1", name="Sam T.", worker="w-1", opened_on=FIRST
    )
    case = Case(
        participant=participant, reviews=(before.head, after.head), may_record=True
    )
    return ChangesView(
        case=case,
        before=before,
        after=after,
        over_time=(),
        workers={"w-1": "Kim"},
        may_export=True,
        may_supervise=False,
        convention=Convention.ZIGZAG,
    )


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
