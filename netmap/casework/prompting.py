"""What the rules ask about a case, and the worker's answers."""

from collections.abc import Iterable
from datetime import date, datetime

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, cases_to_take, looked_at
from netmap.casework.records import facts_for, record_fact
from netmap.errors import PromptGone
from netmap.model.base import Value
from netmap.model.evidence import Answer, Response
from netmap.model.fact import Fact, latest
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.staff import Worker
from netmap.prompts.case import Case
from netmap.prompts.registry import prompts
from netmap.prompts.rule import Prompt
from netmap.standards.restriction_types import restriction_types
from netmap.store import reviews, staff
from netmap.store.database import Cursor, Store

Asked = tuple[str, tuple[str, ...]]
"""A prompt's name: its rule, and the ids of what it is about."""


class Answered(Value):
    """A prompt and the answer that holds for it."""

    prompt: Prompt
    answer: Fact


class PromptView(Value):
    """What the rules ask about a case on a day: what is open, and what was answered.

    The most pressing come first. `may_record` says whether the one who looks may
    answer.
    """

    participant: Participant
    day: date
    may_record: bool
    open: tuple[Prompt, ...]
    answered: tuple[Answered, ...]


def see_prompts(
    store: Store, *, by: str, at: datetime, participant_id: str, on: date
) -> PromptView:
    """Return what the rules ask about a case on a day, with what is known now.

    Prompts about a concern are for those who may see the concern.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[PromptView, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        return _view(cursor, worker, participant, on), [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


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
        return _view(cursor, staff.worker(cursor, by), participant, on)


def _view(
    cursor: Cursor, worker: Worker, participant: Participant, on: date
) -> PromptView:
    known = facts_for(cursor, worker, participant)
    held = reviews_by(cursor, participant, on)
    may_record = can_do(worker, participant, Act.RECORD)
    return prompted(participant, on, held, known, may_record=may_record)


def prompted(
    participant: Participant,
    on: date,
    held: tuple[Network, ...],
    known: tuple[Fact, ...],
    *,
    may_record: bool,
) -> PromptView:
    """Return what the rules ask on a day, of the reviews held by then and the facts."""
    case = Case(
        day=on,
        participant=participant.name,
        reviews=held,
        facts=known,
        instruments={one.code: one.name for one in restriction_types().types},
    )
    given = _answers(known)
    still: list[Prompt] = []
    answered: list[Answered] = []
    for prompt in prompts(case):
        newest = given.get((prompt.rule, prompt.about), [])[-1:]
        if newest and _holds(newest[0], prompt, on):
            answered.append(Answered(prompt=prompt, answer=newest[0]))
        else:
            still.append(prompt)
    return PromptView(
        participant=participant,
        day=on,
        may_record=may_record,
        open=tuple(still),
        answered=tuple(answered),
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
        NotFound: there is no such case, or it is not theirs to see.
        PromptGone: no such prompt is open.
        NotAllowed: they may see the case, but not record in it.
        InvalidEntry: a field does not fit.
    """
    with store.reading() as cursor:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.RECORD
        )
        view = _view(cursor, worker, participant, at.date())
    names = {(prompt.rule, prompt.about) for prompt in view.open}
    about = response.get("about")
    if not isinstance(about, tuple) or (response.get("rule"), about) not in names:
        raise PromptGone
    return record_fact(
        store,
        by=by,
        at=at,
        participant_id=participant_id,
        fields={
            "fact_id": answer_id,
            "body": {**response, "kind": "response", "answered_on": at.date()},
        },
    )


def reviews_by(
    cursor: Cursor, participant: Participant, day: date
) -> tuple[Network, ...]:
    """Return the reviews held by a day, in order, less those put right by another."""
    heads = reviews.heads(cursor, participant.id)
    networks = reviews.networks(cursor, [head.review_id for head in heads])
    return held_by(networks.values(), day)


def held_by(networks: Iterable[Network], day: date) -> tuple[Network, ...]:
    """Return the reviews held by a day, in order, less those put right by another."""
    held = [one for one in networks if one.review.held_on <= day]
    corrected = {one.review.corrects for one in held}
    return tuple(
        sorted(
            (one for one in held if one.review.review_id not in corrected),
            key=lambda one: (one.review.held_on, one.review.number),
        )
    )


def _answers(known: tuple[Fact, ...]) -> dict[Asked, list[Fact]]:
    """Return all answers by what they answer, the newest last."""
    found: dict[Asked, list[Fact]] = {}
    for fact in sorted(latest(known), key=lambda one: one.recorded_at):
        if isinstance(fact.body, Response):
            found.setdefault((fact.body.rule, fact.body.about), []).append(fact)
    return found


def _holds(answer: Fact, prompt: Prompt, on: date) -> bool:
    """Say whether an answer still holds for a prompt on a day.

    One from before the prompt began answers nothing, nor does "later" once that day
    has come.
    """
    given = answer.body
    if not isinstance(given, Response):
        return False
    answered_on = given.answered_on or answer.recorded_at.date()
    waited = given.later_on is not None and given.later_on <= on
    return answered_on >= prompt.since and not (given.answer == Answer.LATER and waited)
