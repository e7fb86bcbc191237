"""Prompts on screen: what is asked, why, what it does not mean, and the answer."""

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import NamedTuple

import streamlit as st
from pydantic import JsonValue

from netmap.casework.prompting import Answered, PromptView, answer_prompt, see_prompts
from netmap.desk import now
from netmap.model.evidence import Answer, Response
from netmap.prompts.rule import Level, Prompt
from netmap.ui.more import draw_more, first_of_many
from netmap.ui.page import Desk, attempt, flash
from netmap.ui.place import spend, token
from netmap.ui.text import plain
from netmap.ui.widgets import draw_widget, from_widget, shape_of
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

ANSWERING = "prompts.answering"
SHOWN = "prompts.shown"
ASKED_FOR = {
    Answer.DONE: ("reason",),
    Answer.NOT_NEEDED: ("reason",),
    Answer.PASSED_TO: ("passed_to", "reason"),
    Answer.LATER: ("later_on", "reason"),
}
PRESSING = frozenset({Level.STOP, Level.URGENT})


Ask = Callable[[], PromptView]
"""What gives what is asked about a case."""


class Asked(NamedTuple):
    """A prompt in its place: who looks, whose case, and where on the screen."""

    desk: Desk
    participant_id: str
    prompt: Prompt
    place: str

    @property
    def name(self) -> str:
        """What tells it apart from every other prompt on the screen."""
        about = ".".join(self.prompt.about)
        return f"{self.place}.{self.participant_id}.{self.prompt.rule}.{about}"

    @property
    def key(self) -> str:
        """Where its answer is typed."""
        return f"prompt.{self.name}"


def asking(desk: Desk, participant_id: str) -> Ask:
    """Return what asks the rules about a case today: once, and only when needed."""
    return cache(
        lambda: see_prompts(
            desk.store,
            **desk.acting,
            participant_id=participant_id,
            on=now().date(),
        )
    )


def draw_pressing(desk: Desk, view: PromptView, alter_id: str) -> None:
    """Draw what is pressing about one alter, where there is something."""
    found = [
        one for one in view.open if one.level in PRESSING and alter_id in one.about
    ]
    if found:
        st.header(words.PRESSING)
        _draw_each(desk, view, found, f"person.{alter_id}")


def draw_prompts(desk: Desk, view: PromptView, place: str) -> None:
    """Draw what is open, the most pressing first, and what was answered."""
    st.caption(words.ASKED_HELP)
    if view.open:
        st.text(words.TO_ANSWER.format(count=len(view.open)))
    else:
        st.info(words.ASKED_NONE)
    key = f"{SHOWN}.{place}.{view.participant.id}"
    _draw_each(desk, view, first_of_many(view.open, key), place)
    draw_more(view.open, key)
    if view.answered:
        title = words.ANSWERED_TITLE.format(count=len(view.answered))
        with st.expander(title):
            st.html("".join(map(_answered, view.answered)))


def _draw_each(
    desk: Desk, view: PromptView, prompts: Iterable[Prompt], place: str
) -> None:
    for prompt in prompts:
        asked = Asked(desk, view.participant.id, prompt, place)
        with st.container(border=True, key=f"box.{asked.key}"):
            _draw_one(asked, may_record=view.may_record)


def _draw_one(asked: Asked, *, may_record: bool) -> None:
    opened = st.session_state.get(ANSWERING) == asked.name
    st.html(_as_html(asked.prompt))
    if not may_record:
        return
    st.button(
        words.CLOSE if opened else words.ANSWER,
        key=f"open.{asked.key}",
        help=words.ANSWER_OF.format(title=plain(asked.prompt.title)),
        on_click=_open,
        args=(None if opened else asked.name,),
    )
    if opened:
        _draw_answering(asked)


def _as_html(prompt: Prompt) -> str:
    because = "".join(f"<li>{escape(one)}</li>" for one in prompt.because)
    small = [words.GOES_AWAY.format(what=prompt.answered_by)]
    if prompt.criteria:
        small.append(words.CRITERIA.format(criteria=", ".join(prompt.criteria)))
    return (
        f'<section class="netmap-prompt netmap-{prompt.level.value}">'
        f"<h3><span>{escape(label(prompt.level))}</span> {escape(prompt.title)}</h3>"
        f"<p>{escape(prompt.question)}</p><ul>{because}</ul>"
        f"<p><strong>{escape(words.IS_NOT)}.</strong> {escape(prompt.caution)}</p>"
        f"<p><small>{escape(' '.join(small))}</small></p></section>"
    )


def _draw_answering(asked: Asked) -> None:
    chosen: Answer | None = st.segmented_control(
        field_label("answer", "response"),
        list(Answer),
        format_func=label,
        key=f"{asked.key}.answer",
    )
    for name in ASKED_FOR.get(chosen, ()) if chosen else ():
        key = f"{asked.key}.{name}"
        st.session_state.setdefault(key, None if name == "later_on" else "")
        draw_widget(
            field_label(name, "response"),
            shape_of(Response, name),
            key=key,
            persist_state="session",
        )
    st.button(
        words.SAVE_ANSWER,
        type="primary",
        key=f"save.{asked.key}",
        on_click=_save,
        args=(asked,),
    )


def _open(name: str | None) -> None:
    st.session_state[ANSWERING] = name


def _save(asked: Asked) -> None:
    chosen: Answer | None = st.session_state.get(f"{asked.key}.answer")
    if chosen is None:
        flash("refused", words.ANSWER_FIRST)
        return
    typed: dict[str, JsonValue] = {
        name: from_widget(
            shape_of(Response, name), st.session_state.get(f"{asked.key}.{name}")
        )
        for name in ASKED_FOR[chosen]
    }
    said = {name: value for name, value in typed.items() if value is not None}
    answer_id = token(asked.key, str((chosen, said)))

    def use() -> None:
        answer_prompt(
            asked.desk.store,
            **asked.desk.acting,
            participant_id=asked.participant_id,
            answer_id=answer_id,
            response={
                "rule": asked.prompt.rule,
                "about": asked.prompt.about,
                "answer": chosen,
                **said,
            },
        )

    def after() -> None:
        spend(asked.key)
        _open(None)

    done = words.ANSWERED.format(answer=label(chosen).removesuffix(" …"))
    attempt(use, done, after)


def _answered(one: Answered) -> str:
    given = one.answer.body
    assert isinstance(given, Response)  # noqa: S101 -- narrows the type
    detail = [given.passed_to, given.reason]
    if given.later_on:
        detail.insert(0, spoken_date(given.later_on))
    text = words.ANSWERED_WITH.format(
        answer=label(given.answer).removesuffix(" …"),
        day=spoken_date(given.answered_on or one.answer.recorded_at.date()),
    )
    told = "; ".join(filter(None, detail))
    return (
        f'<p class="netmap-said"><span>{escape(one.prompt.title)}</span><br>'
        f"{escape(one.prompt.question)}<br>{escape(text)} {escape(told)}</p>"
    )
