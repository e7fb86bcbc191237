"""What the rules ask about a case, who is asked, and what answers."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from netmap.casework.prompting import PromptView, answer_prompt, see_prompts
from netmap.errors import InvalidEntry, NotAllowed, NotFound, PromptGone
from tests.support.tale import ASH, AT, BILL, DAY, FAR, RULE, SUE, Tale, trail

LATE = DAY + timedelta(days=30)
RAISED: dict[str, object] = {
    "kind": "concern",
    "raised_on": "2026-11-09",
    "raised_by": ASH.id,
    "seen_or_said": "She said she was afraid.",
}
OPEN_ENDED = {**RULE, "until_further_order": True, "target_alters": ["mo"]}


@pytest.fixture
def asked(tale: Tale) -> Tale:
    """A case with an open-ended rule that has no review date."""
    tale.register()
    tale.record("f-rule", OPEN_ENDED)
    tale.begin()
    return tale


def view(tale: Tale, by: str = ASH.id, on: date = DAY) -> PromptView:
    return see_prompts(tale.store, by=by, at=AT, participant_id=tale.id, on=on)


def names(found: PromptView) -> list[str]:
    return [prompt.rule for prompt in found.open]


def answer(tale: Tale, *, by: str = ASH.id, **response: Any) -> None:
    given = {"rule": "B3", "about": ("f-rule",), "answer": "done"}
    answer_prompt(
        tale.store,
        by=by,
        at=tale.tick(),
        participant_id=tale.id,
        answer_id=f"answer-{tale.at:%H%M}",
        response={**given, **response},
    )


def test_a_prompt_says_its_facts_its_question_and_what_it_is_not(asked: Tale) -> None:
    [prompt] = view(asked).open
    assert prompt.rule == "B3"
    assert prompt.because == (
        "The person's own choice not to have contact: no contact, from 1 January 2026.",
        "No review date is set.",
    )
    assert "until further order" in prompt.question
    assert prompt.caution
    assert prompt.answered_by == "A review date."


def test_what_answers_it_takes_it_away(asked: Tale) -> None:
    dated = {**OPEN_ENDED, "next_review_on": "2027-01-01"}
    asked.record("f-rule", dated, version=2, reason="Review date set")
    assert names(view(asked)) == []


def test_an_answer_closes_it_and_is_kept(asked: Tale) -> None:
    answer(asked, answer="not_needed", reason="The court sets it")
    assert trail(asked.store)[-1].act == "record_response"
    found = view(asked)
    assert names(found) == []
    [answered] = found.answered
    assert answered.prompt.rule == "B3"
    assert answered.answer.recorded_by == ASH.id


def test_later_waits_until_that_day(asked: Tale) -> None:
    answer(asked, answer="later", later_on="2026-11-20")
    assert names(view(asked, on=date(2026, 11, 19))) == []
    assert names(view(asked, on=date(2026, 11, 20))) == ["B3"]


def test_an_answer_from_before_it_began_does_not_answer(asked: Tale) -> None:
    """The review that was due in October was answered; December's is due again."""
    due = {**OPEN_ENDED, "next_review_on": "2026-10-01"}
    asked.record("f-rule", due, version=2, reason="A date is set")
    answer(asked, rule="B4")
    assert names(view(asked)) == []
    again = {**due, "next_review_on": "2026-12-01", "last_reviewed_on": "2026-11-09"}
    asked.record("f-rule", again, version=3, reason="Looked at")
    assert names(view(asked, on=LATE)) == ["B4"]


@pytest.mark.parametrize(
    ("response", "problem"),
    [
        ({"answer": "not_needed"}, "not why"),
        ({"answer": "passed_to"}, "not to whom"),
        ({"answer": "later"}, "not on which day"),
        ({"answer": "perhaps"}, "is not one of"),
    ],
)
def test_an_answer_says_what_it_needs(
    asked: Tale, response: dict[str, Any], problem: str
) -> None:
    with pytest.raises(InvalidEntry, match=problem):
        answer(asked, **response)
    assert names(view(asked)) == ["B3"]


@pytest.mark.parametrize("response", [{"rule": "B1"}, {"about": ("f-other",)}])
def test_only_an_open_prompt_is_answered(asked: Tale, response: dict[str, Any]) -> None:
    with pytest.raises(PromptGone):
        answer(asked, **response)


def test_a_second_click_answers_nothing_twice(asked: Tale) -> None:
    answer(asked)
    with pytest.raises(PromptGone):
        answer(asked)
    assert len(view(asked).answered) == 1


def test_an_answer_counts_on_the_day_of_the_one_who_gave_it(asked: Tale) -> None:
    """Half past midnight in summer is the evening before by universal time."""
    due = {**OPEN_ENDED, "next_review_on": "2027-06-30"}
    asked.record("f-rule", due, version=2, reason="A date is set")
    summer = timezone(timedelta(hours=1))
    asked.at = datetime(2027, 7, 1, 0, 30, tzinfo=summer)
    answer(asked, rule="B4")
    assert names(view(asked, on=date(2027, 7, 1))) == []


def test_who_may_see_a_case_is_asked_and_who_may_record_answers(asked: Tale) -> None:
    assert names(view(asked, by=SUE.id)) == ["B3"]
    with pytest.raises(NotAllowed):
        answer(asked, by=SUE.id)
    for stranger in (BILL.id, FAR.id):
        with pytest.raises(NotFound):
            view(asked, by=stranger)
        with pytest.raises(NotFound):
            answer(asked, by=stranger)


def test_a_concern_asks_only_who_may_see_it(asked: Tale) -> None:
    asked.record("f-mine", RAISED)
    asked.found("f-other", {**RAISED, "raised_by": BILL.id})
    assert [one.about for one in view(asked).open if one.rule == "E1"] == [("f-mine",)]
    assert names(view(asked, by=SUE.id)).count("E1") == 2


def test_a_review_that_was_put_right_asks_nothing(tale: Tale) -> None:
    tale.register()
    tale.begin()
    tale.say(("review", "review", "support_needed"), ["Easy read"])
    tale.seal()
    assert [one.about for one in view(tale).open if one.rule == "C7"] == [("r-1",)]
    tale.correct("r-1", "r-2")
    tale.say(("review", "review", "support_needed"), [], "r-2")
    tale.seal("r-2")
    assert "C7" not in names(view(tale))


def test_a_review_held_later_is_not_looked_at(tale: Tale) -> None:
    tale.register()
    tale.begin()
    tale.say(("review", "review", "support_needed"), ["Easy read"])
    assert "C7" in names(view(tale))
    assert "C7" not in names(view(tale, on=DAY - timedelta(days=1)))
