"""Concerns that wait for a decision or an answer, and actions that are due.

Source: rules E1 to E3 and E5 of the practice research behind netmap.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from netmap.model.concern import Concern
from netmap.model.plan import Plan, PlanKind
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule


def _found(concern_id: str, since: date, concern: Concern, *because: str) -> Found:
    raised = f"A concern was raised on {on(concern.raised_on)}."
    return Found((concern_id,), since, (raised, *because))


def _no_decision(case: Case) -> Iterator[Found]:
    for concern_id, concern in case.of(Concern):
        if concern.decision is None:
            yield _found(concern_id, concern.raised_on, concern)


def _late(case: Case) -> Iterator[Found]:
    days = timedelta(days=case.thresholds.report_within_days)
    for concern_id, concern in case.of(Concern):
        reported = concern.reported_on
        if reported is not None and reported - concern.raised_on > days:
            said = f"It was reported on {on(reported)}."
            yield _found(concern_id, reported, concern, said)


def _no_outcome(case: Case) -> Iterator[Found]:
    for concern_id, concern in case.of(Concern):
        due = concern.response_due_on
        waits = concern.closed_on is None and not concern.answered
        if due is not None and due < case.day and waits:
            said = f"An answer was due on {on(due)}; none is recorded."
            yield _found(concern_id, due + timedelta(days=1), concern, said)


def _overdue(case: Case) -> Iterator[Found]:
    for plan_id, plan in case.of(Plan):
        due = plan.due_on
        action = plan.plan == PlanKind.ACTION and plan.done_on is None
        if action and due is not None and due < case.day:
            yield Found(
                about=(plan_id,),
                since=due + timedelta(days=1),
                because=(f"“{plan.text}” was due on {on(due)}.",),
                words={"owner": plan.owner or "nobody named"},
            )


RULES = (
    Rule(
        id="E1",
        level=Level.URGENT,
        title="A concern without a decision",
        question="What is decided about this concern, and why?",
        caution="It does not mean that nothing was done.",
        answered_by="A decision, with its reason.",
        find=_no_decision,
    ),
    Rule(
        id="E2",
        level=Level.WARN,
        title="Reported later than your service sets",
        question="It was reported later than your service sets. What should be on "
        "record about why?",
        caution="It does not say whether there was a good reason.",
        answered_by="Your answer.",
        find=_late,
    ),
    Rule(
        id="E3",
        level=Level.URGENT,
        title="A report without an answer",
        question="Who will you go to next under your local procedure?",
        caution="It does not mean that nobody is looking into it.",
        answered_by="An outcome, or to whom it was escalated.",
        find=_no_outcome,
    ),
    Rule(
        id="E5",
        level=Level.PROMPT,
        title="An action past its date",
        question="Is it done? If not, what is in the way? It is with: {owner}.",
        caution="It does not mean that nobody worked on it.",
        answered_by="When it was done, or a new date.",
        find=_overdue,
    ),
)
