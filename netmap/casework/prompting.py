"""What the rules ask about a case, and the worker's answers."""

from collections.abc import Iterable
from datetime import date, datetime

from netmap.access.permissions import Act
from netmap.casework.acting import case_for, cases_to_take
from netmap.casework.records import may_see, record_fact
from netmap.errors import NotFound
from netmap.model.base import Value
from netmap.model.concern import Concern
from netmap.model.evidence import Answer, Response
from netmap.model.fact import Fact, latest
from netmap.model.network import Network
from netmap.model.participant import Participant, Worker
from netmap.prompts.case import Case
from netmap.prompts.registry import prompts
from netmap.prompts.rule import Prompt
from netmap.standards.restriction_types import restriction_types
from netmap.store import facts, people, reviews
from netmap.store.database import Cursor, Store


class Answered(Value):
    """A prompt and the answer that holds for it."""

    prompt: Prompt
    answer: Fact


class PromptView(Value):
    """What the rules ask about a case on a day: what is open, and what was answered.

    The most pressing come first.
    """

    participant: Participant
    day: date
    open: tuple[Prompt, ...]
    answered: tuple[Answered, ...]


def see_prompts(store: Store, *, by: str, participant_id: str, on: date) -> PromptView:
    """Return what the rules ask about a case on a day, with what is known now.

    Prompts about a concern are for those who may see the concern.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
    """
    with store.reading() as cursor:
        worker, participant = case_for(
            cursor, by=by, participant_id=participant_id, act=Act.SEE
        )
        return _view(cursor, worker, participant, on)


def take_prompts(
    store: Store, *, by: str, at: datetime, participant_id: str, on: date
) -> PromptView:
    """Return the same to take out of netmap, by participant reference or id.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
        NotAllowed: they may see it, but not take it out.
    """
    with store.writing() as cursor:
        [participant] = cases_to_take(
            cursor, by=by, at=at, act="prompts", participant_id=participant_id
        )
        return _view(cursor, people.worker(cursor, by), participant, on)


def _view(
    cursor: Cursor, worker: Worker, participant: Participant, on: date
) -> PromptView:
    known = facts.of_case(cursor, participant.id)
    asked = _seen(worker, known, prompts(_case(cursor, participant, known, on)))
    answers = {prompt: _answer(prompt, known, on) for prompt in asked}
    return PromptView(
        participant=participant,
        day=on,
        open=tuple(prompt for prompt, answer in answers.items() if answer is None),
        answered=tuple(
            Answered(prompt=prompt, answer=answer)
            for prompt, answer in answers.items()
            if answer is not None
        ),
    )


def answer_prompt(
    store: Store,
    *,
    by: str,
    at: datetime,
    participant_id: str,
    answer_id: str,
    response: dict[str, object],
) -> Fact:
    """Answer a prompt that is open today.

    `response` holds rule, about, answer and what the answer needs: a reason why it is
    not needed, to whom it was passed, or a later day.

    Raises:
        NotFound: no such prompt is open, or the case is not theirs to see.
        NotAllowed: they may see the case, but not record in it.
        InvalidEntry: a field does not fit.
    """
    view = see_prompts(store, by=by, participant_id=participant_id, on=at.date())
    names = {(prompt.rule, prompt.about) for prompt in view.open}
    about = response.get("about")
    if not isinstance(about, tuple) or (response.get("rule"), about) not in names:
        raise NotFound
    return record_fact(
        store,
        by=by,
        at=at,
        participant_id=participant_id,
        fields={"fact_id": answer_id, "body": {**response, "kind": "response"}},
    )


def _case(
    cursor: Cursor, participant: Participant, known: tuple[Fact, ...], on: date
) -> Case:
    heads = reviews.heads(cursor, participant.id)
    networks = reviews.networks(cursor, [head.review_id for head in heads])
    types = restriction_types().types
    return Case(
        day=on,
        participant=participant.name,
        reviews=_until(networks.values(), on),
        facts=known,
        instruments={one.code: one.name for one in types},
    )


def _until(networks: Iterable[Network], day: date) -> tuple[Network, ...]:
    """Return the reviews held by a day, in order, less those put right by another."""
    held = [one for one in networks if one.review.held_on <= day]
    corrected = {one.review.corrects for one in held}
    return tuple(
        sorted(
            (one for one in held if one.review.review_id not in corrected),
            key=lambda one: (one.review.held_on, one.review.number),
        )
    )


def _seen(
    worker: Worker, known: tuple[Fact, ...], asked: Iterable[Prompt]
) -> list[Prompt]:
    hidden = {
        fact.fact_id
        for fact in latest(known)
        if isinstance(fact.body, Concern) and not may_see(worker, fact)
    }
    return [prompt for prompt in asked if not hidden.intersection(prompt.about)]


def _answer(prompt: Prompt, known: tuple[Fact, ...], on: date) -> Fact | None:
    """Return the answer that holds for a prompt: the newest, if it came in time.

    One from before the prompt began answers nothing, nor does "later" once that day
    has come.
    """
    given = [
        fact
        for fact in latest(known)
        if isinstance(fact.body, Response)
        and (fact.body.rule, fact.body.about) == (prompt.rule, prompt.about)
        and fact.recorded_at.date() >= prompt.since
    ]
    newest = max(given, key=lambda fact: fact.recorded_at, default=None)
    if newest is None or not isinstance(newest.body, Response):
        return None
    later = newest.body.later_on
    waits = newest.body.answer == Answer.LATER and later is not None and later <= on
    return None if waits else newest
