"""What changed inside ties that were there both times, and in whose view."""

from typing import Any

import pytest

from netmap.changes.change import Change, Whose
from netmap.changes.links import links
from netmap.changes.mix import mix
from netmap.changes.needs import needs
from netmap.changes.people import people
from netmap.changes.ties import TOLD, UNTOLD, VIEWS, ties
from netmap.changes.wishes import wishes
from netmap.model.base import Value
from netmap.model.edits import IDENTITY, TYPES
from netmap.reports.changes import sentence
from tests.support.comparing import compared, kinds, of_bo, only

PARTICIPANT, WORKER, TOGETHER = Whose.PARTICIPANT, Whose.WORKER, Whose.TOGETHER
NEAR, FAR = {"placed": True, "distance": 0.35}, {"placed": True, "distance": 0.91}
SAME: dict[str, Any] = {
    "quality_participant": "mixed",
    "quality_worker": "mixed",
    "own_words": "He rings.",
    "strength": "weak",
    "frequency": "weekly",
    "flow": "both",
    "support": ["company"],
    "key_person": True,
    "household": "yes",
    "recognition": "recognised",
    "abuse_concern": True,
}


def found(before: dict[str, Any], after: dict[str, Any]) -> Change:
    return only(ties(of_bo(before, after)))


@pytest.mark.parametrize(
    ("field", "before", "after", "whose", "said"),
    [
        (
            "quality_participant",
            "mixed",
            "detrimental",
            PARTICIPANT,
            "The tie with Bo was mixed, and is hard on them now.",
        ),
        (
            "quality_worker",
            "supportive",
            "neutral",
            WORKER,
            (
                "The worker saw the tie with Bo as supportive, "
                "and sees it as neither good nor hard now."
            ),
        ),
        (
            "own_words",
            "He rings.",
            "He shouts.",
            PARTICIPANT,
            "About Bo they said then: “He rings.” Now they say: “He shouts.”",
        ),
        (
            "strength",
            "strong",
            "moderate",
            TOGETHER,
            "The tie with Bo was strong, and is medium now.",
        ),
        (
            "frequency",
            "daily",
            "less",
            TOGETHER,
            "In touch with Bo: every day then, less than once a month now.",
        ),
        (
            "flow",
            "to_participant",
            "from_participant",
            TOGETHER,
            "Help between them and Bo: from Bo to them then, from them to Bo now.",
        ),
        ("key_person", False, True, TOGETHER, "Bo is a key person now."),
        (
            "key_person",
            True,
            False,
            TOGETHER,
            "Bo is not named as a key person now.",
        ),
        (
            "relation",
            "friend",
            "brother",
            TOGETHER,
            "Bo was recorded as friend, and is recorded as brother now.",
        ),
        (
            "sector",
            "friends",
            "work",
            TOGETHER,
            "Bo stood under “Friends”, and stands under “Work and learning” now.",
        ),
        ("household", "no", "yes", TOGETHER, "Bo lives with them now."),
        ("household", "yes", "no", TOGETHER, "Bo does not live with them now."),
        ("paid", False, True, TOGETHER, "Bo is recorded as paid to be there now."),
        (
            "recognition",
            "partly_recognised",
            "recognised",
            WORKER,
            (
                "Possible harm in the tie with Bo, as the worker records it: "
                "seen by them in part then, seen by them now."
            ),
        ),
        (
            "abuse_concern",
            False,
            True,
            WORKER,
            "The worker records possible abuse in the tie with Bo now.",
        ),
        (
            "abuse_concern",
            True,
            False,
            WORKER,
            "The worker does not record possible abuse in the tie with Bo now.",
        ),
    ],
)
def test_another_answer_is_told_with_whose_it_is(
    field: str, before: Any, after: Any, whose: Whose, said: str
) -> None:
    change = found({field: before}, {field: after})
    assert (change.kind, change.field, change.whose) == ("moved", field, whose)
    assert (change.before, change.after) == (before, after)
    assert sentence(change) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (FAR, NEAR, "They put Bo closer to them."),
        (NEAR, FAR, "They put Bo further from them."),
    ],
)
def test_where_they_put_someone_is_theirs(
    before: dict[str, Any], after: dict[str, Any], said: str
) -> None:
    change = found(before, after)
    assert (change.field, change.whose) == ("closeness", PARTICIPANT)
    assert sentence(change) == said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"distance": 0.35}, {"distance": 0.91}),
        ({"distance": 0.35}, FAR),
        (NEAR, {"distance": 0.91}),
        (NEAR, {"placed": True, "distance": 0.36, "angle": 200}),
    ],
)
def test_a_place_that_nobody_chose_or_in_the_same_ring_says_nothing(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert kinds(ties(of_bo(before, after))) == []


@pytest.mark.parametrize(
    ("field", "unsaid", "now", "said"),
    [
        (
            "quality_participant",
            "unknown",
            "mixed",
            "Then it was not said how the tie with Bo is. Now: mixed.",
        ),
        (
            "quality_participant",
            "declined",
            "supportive",
            "Then it was not said how the tie with Bo is. Now: supportive.",
        ),
        (
            "quality_worker",
            "unknown",
            "detrimental",
            (
                "Then nothing was recorded of how the worker sees the tie with Bo. "
                "Now: hard on them."
            ),
        ),
        ("own_words", "", "He rings.", "About Bo they say now: “He rings.”"),
        (
            "strength",
            "unknown",
            "weak",
            "Then it was not said how strong the tie with Bo is. Now: weak.",
        ),
        (
            "frequency",
            "unknown",
            "none",
            "Then it was not said how often they are in touch with Bo. Now: never.",
        ),
        (
            "flow",
            "unknown",
            "neither",
            "Then it was not said which way help goes with Bo. Now: neither way.",
        ),
        (
            "household",
            "not_asked",
            "yes",
            "Then it was not asked whether Bo lives with them. Now: yes.",
        ),
        (
            "household",
            "not_asked",
            "no",
            "Then it was not asked whether Bo lives with them. Now: no.",
        ),
        (
            "recognition",
            "not_applicable",
            "discussed_not_recognised",
            (
                "Then possible harm in the tie with Bo was not talked about. "
                "Now it is talked about, and they did not see it so."
            ),
        ),
        (
            "recognition",
            "not_discussed",
            "recognised",
            (
                "Then possible harm in the tie with Bo was not talked about. "
                "Now it is seen by them."
            ),
        ),
    ],
)
def test_what_is_said_now_and_was_not_then_is_no_other_tie(
    field: str, unsaid: str, now: str, said: str
) -> None:
    """It may have been said at a review before these two, so never "first"."""
    change = found({field: unsaid}, {field: now})
    assert (change.kind, change.field) == ("first_said", field)
    assert sentence(change) == said


@pytest.mark.parametrize(
    ("field", "then", "unsaid", "said"),
    [
        (
            "quality_participant",
            "mixed",
            "unknown",
            "The tie with Bo was mixed. This time it is not on record how it is.",
        ),
        (
            "quality_participant",
            "mixed",
            "declined",
            "The tie with Bo was mixed. This time it is not on record how it is.",
        ),
        (
            "quality_worker",
            "mixed",
            "unknown",
            "The worker saw the tie with Bo as mixed. This time nothing is recorded.",
        ),
        (
            "strength",
            "weak",
            "unknown",
            "The tie with Bo was weak. This time nobody said how strong it is.",
        ),
        (
            "frequency",
            "daily",
            "unknown",
            "In touch with Bo: every day then. This time nobody said how often.",
        ),
        (
            "flow",
            "to_participant",
            "unknown",
            "Help between them and Bo: from Bo to them then. This time nobody said.",
        ),
        (
            "household",
            "yes",
            "not_asked",
            "Whether Bo lives with them was not asked this time.",
        ),
        (
            "recognition",
            "recognised",
            "not_discussed",
            (
                "Possible harm in the tie with Bo was seen by them. "
                "This time it was not talked about."
            ),
        ),
    ],
)
def test_what_was_said_then_and_is_not_now_is_told_as_that(
    field: str, then: str, unsaid: str, said: str
) -> None:
    change = found({field: then}, {field: unsaid})
    assert (change.kind, change.field) == ("not_said", field)
    assert sentence(change) == said


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("own_words", "He rings.", ""),
        ("relation", "", "brother"),
        ("relation", "brother", ""),
        ("quality_participant", "unknown", "declined"),
        ("quality_worker", "declined", "unknown"),
        ("recognition", "not_discussed", "not_applicable"),
    ],
)
def test_one_silence_for_another_says_nothing(
    field: str, before: str, after: str
) -> None:
    assert kinds(ties(of_bo({field: before}, {field: after}))) == []


def test_the_same_answers_say_nothing() -> None:
    assert kinds(ties(of_bo(SAME, SAME))) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], ["company"], [("gained", ["company"])]),
        (["company"], [], [("lost", ["company"])]),
        (
            ["company", "practical"],
            ["practical", "financial"],
            [("gained", ["financial"]), ("lost", ["company"])],
        ),
        (None, ["company"], [("asked", ["company"])]),
        (None, [], [("asked", [])]),
        (["company"], None, [("not_asked", [])]),
        ([], None, [("not_asked", [])]),
        (None, None, []),
        ([], [], []),
        (["company", "practical"], ["practical", "company"], []),
    ],
)
def test_support_that_was_not_asked_is_not_the_answer_none(
    before: list[str] | None, after: list[str] | None, expected: list[Any]
) -> None:
    changes = [*ties(of_bo({"support": before}, {"support": after}))]
    assert [(one.kind, one.after) for one in changes] == expected
    assert all(one.field == "support" and one.whose is TOGETHER for one in changes)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            [],
            ["practical", "financial", "personal_care"],
            "New from Bo: practical help, help with money and personal care.",
        ),
        (["company"], [], "This time not named from Bo: company."),
        (
            None,
            ["pro_social_role"],
            "Then it was not asked what comes from Bo. Now: a useful role.",
        ),
        (None, [], "Then it was not asked what comes from Bo. Now: nothing."),
        (["company"], None, "What comes from Bo was not asked this time."),
    ],
)
def test_support_in_words(
    before: list[str] | None, after: list[str] | None, said: str
) -> None:
    assert sentence(found({"support": before}, {"support": after})) == said


@pytest.mark.parametrize("standing", ["to_ask", "ended", "died", "not_mentioned"])
def test_of_who_is_not_on_both_maps_nothing_inside_the_tie_is_told(
    standing: str,
) -> None:
    then, now = SAME, {**SAME, "standing": standing, "strength": "strong"}
    assert kinds(ties(of_bo(then, now))) == []
    assert kinds(ties(of_bo(now, then))) == []
    assert kinds(ties(compared({}, {"bo": SAME}))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("current", "not_in_contact"),
        ("not_in_contact", "current"),
        ("not_in_contact", "not_in_contact"),
    ],
)
def test_where_they_were_not_in_contact_only_how_it_is_seen_is_told(
    before: str, after: str
) -> None:
    then = {"standing": before, **SAME, **NEAR, "relation": "a", "paid": False}
    now = {
        "standing": after,
        "quality_participant": "detrimental",
        "quality_worker": "detrimental",
        "own_words": "He shouts.",
        "strength": "strong",
        "frequency": "daily",
        "flow": "neither",
        "support": [],
        "key_person": False,
        "household": "no",
        "recognition": "partly_recognised",
        "abuse_concern": False,
        "relation": "b",
        "sector": "work",
        "paid": True,
        **FAR,
    }
    assert [one.field for one in ties(of_bo(then, now))] == [
        *("quality_participant", "quality_worker", "own_words"),
        *("recognition", "abuse_concern"),
    ]


def test_in_contact_both_times_every_field_can_be_told_in_its_order() -> None:
    then = {**SAME, **NEAR, "relation": "a", "paid": False}
    now = {
        "quality_participant": "detrimental",
        "quality_worker": "detrimental",
        "own_words": "He shouts.",
        "strength": "strong",
        "frequency": "daily",
        "flow": "neither",
        "support": ["company"],
        "household": "no",
        "recognition": "partly_recognised",
        "relation": "b",
        "sector": "work",
        "paid": True,
        **FAR,
    }
    assert [one.field for one in ties(of_bo(then, now))] == [*TOLD]


def test_ties_stand_by_name_and_are_about_their_alter() -> None:
    then = {"x": {"name": "Zoe"}, "y": {"name": "Ann"}}
    now = {one: {**said, "strength": "weak"} for one, said in then.items()}
    changes = [*ties(compared(then, now))]
    assert [one.names for one in changes] == [("Ann",), ("Zoe",)]
    assert [one.about for one in changes] == [("y",), ("x",)]


def test_a_tie_is_told_under_the_name_that_they_have_now() -> None:
    change = found({"name": "Mo"}, {"name": "Mohammed", "strength": "weak"})
    assert change.names == ("Mohammed",)


def test_how_a_tie_is_seen_is_among_what_is_told() -> None:
    assert {*TOLD} >= VIEWS
    assert {field for field, told in TOLD.items() if told.whose is WORKER} <= VIEWS


ELSEWHERE = {
    "alter": {"name", "placed", "distance"},
    "tie": {"standing", "ended_why", "support"},
    "wish": {"wish", "confirmed", "confirmed_on", "confirmed_how"},
    "need": {"text", "source", "own_words"},
    "link": {"knows"},
}
"""What other parts tell, or what is told under another name ("closeness")."""
READ_ON_THE_MAPS: dict[str, set[str]] = {
    **{part: {*fields} for part, fields in UNTOLD.items()},
    "wish": {
        *("present", "own_words", "advantages", "advantages_own_words"),
        *("difficulties", "difficulties_own_words", "effect_on_others", "options"),
        *("way_forward", "change_note", "representative", "representative_basis"),
        "plan_ids",
    },
    "need": {"area"},
    "link": set(),
}
"""What is told nowhere; a new field stands here or is told."""


@pytest.mark.parametrize("part", ["alter", "tie", "wish", "need", "link"])
def test_no_field_of_a_map_is_forgotten(part: str) -> None:
    """Told in a tie, told elsewhere, left to the two maps, or the identity: one each.

    A field that is new in the model fails here until somebody says which.
    """
    model: type[Value] = {str(name): one for name, one in TYPES.items()}[part]
    fields = {*model.model_fields}
    told = ({*TOLD} - {"closeness"}) & fields if part in UNTOLD else set[str]()
    parts = [told, ELSEWHERE[part], READ_ON_THE_MAPS[part], {*IDENTITY[part]}]
    assert set[str]().union(*parts) == fields
    assert sum(map(len, parts)) == len(fields)


def test_everything_told_of_a_tie_is_a_field_of_the_model() -> None:
    fields = {*TYPES["alter"].model_fields, *TYPES["tie"].model_fields}
    assert {*TOLD} - fields == {"closeness"}


OTHER: dict[str, Any] = {
    "name": "Bob",
    "placed": True,
    "standing": "ended",
    "support": ["company"],
    "wish": "develop",
}


@pytest.mark.parametrize("field", OTHER)
def test_what_is_told_elsewhere_is_told(field: str) -> None:
    then = {"placed": field == "placed", "distance": 0.35}
    now = {**then, field: OTHER[field]} | (
        {"distance": 0.91} if field == "placed" else {}
    )
    told = [
        one
        for family in (people, ties, wishes, mix, links, needs)
        for one in family(of_bo(then, now))
    ]
    assert "bo" in {alter_id for one in told for alter_id in one.about}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "group"),
        ("age_band", "adult"),
        ("confidential_location", True),
        ("address", "1 High Street"),
        ("angle", 200),
        ("view_difference", "We differ."),
        ("basis_of_concern", "Seen."),
        ("discussed_on", "2026-05-01"),
        ("safe_to_discuss", "no"),
        ("since", "May"),
        ("privacy", "Private."),
        ("worker_note", "Note."),
    ],
)
def test_notes_and_what_could_tell_where_somebody_lives_are_not_told(
    field: str, value: Any
) -> None:
    assert {field} <= UNTOLD["alter"] | UNTOLD["tie"]
    assert kinds(ties(of_bo({}, {field: value}))) == []
