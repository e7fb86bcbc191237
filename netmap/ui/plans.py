"""Plans on screen: safety steps, ending plans, working agreements, actions."""

from collections.abc import Iterator

import streamlit as st

from netmap.model.fact import Fact
from netmap.model.plan import FollowUp, Plan
from netmap.ui.card import draw_adding, draw_card, draw_changes
from netmap.ui.entry import At, Entry, Form
from netmap.ui.reading import draw_said_by
from netmap.words import contact as words
from netmap.words.dates import spoken_date
from netmap.words.labels import field_label, label

FIRST = ("plan", "alter_id", "text", "owner", "due_on", "review_on", "agreed_on")
MORE = (
    "restriction_id",
    "who_helps",
    "steps",
    "digital_steps",
    "if_they_turn_up",
    "home_children_money",
    "parties",
)
PLAN = Form("plan", FIRST, MORE)
GOING_ON = Form(
    "plan", ("done_on", "reviewed_on", "due_on", "review_on", "outcome"), ("owner",)
)
FOLLOW_UP = Form(
    "follow_up", ("happened_on", "how", "how_they_were", "distress_support")
)


def draw_plans(at: At) -> None:
    """Draw the plans, open ones first by what is due, and the form that adds one."""
    draw_adding(at, PLAN)
    found = sorted(at.view.of("plan"), key=_order)
    if not found:
        st.info(words.EMPTY["plan"])
    for fact in found:
        _draw_plan(at, fact)


def _plan(fact: Fact) -> Plan:
    assert isinstance(fact.body, Plan)  # noqa: S101 -- narrows the type
    return fact.body


def _order(fact: Fact) -> tuple[bool, str]:
    plan = _plan(fact)
    return (plan.done_on is not None, str(plan.due_on or plan.review_on or "9"))


def _draw_plan(at: At, fact: Fact) -> None:
    plan = _plan(fact)
    title = f"{label(plan.plan)}: {plan.text}"
    draw_card(at, fact, (title, _lines(at, plan)), lambda: _draw_inside(at, fact))


def _lines(at: At, plan: Plan) -> Iterator[str]:
    if plan.done_on:
        yield words.PLAN_STATE["done"].format(day=spoken_date(plan.done_on))
    elif plan.due_on:
        state = "overdue" if plan.due_on < at.view.day else "due"
        yield words.PLAN_STATE[state].format(day=spoken_date(plan.due_on))
    else:
        yield words.PLAN_STATE["open"]
    if plan.owner:
        yield f"{field_label('owner', 'plan')}: {plan.owner}"
    if plan.alter_id:
        names = at.view.names.get(plan.alter_id, "")
        yield words.ABOUT.format(names=names)


def _draw_inside(at: At, fact: Fact) -> None:
    later = [
        one
        for one in at.view.of("follow_up")
        if isinstance(one.body, FollowUp) and one.body.plan_id == fact.fact_id
    ]
    if later:
        st.subheader(words.FOLLOW_UPS)
    for one in later:
        draw_said_by(at.view, one, skip=("plan_id",))
    draw_changes(
        at,
        (
            Entry(GOING_ON, "plan", fact),
            Entry(FOLLOW_UP, given={"plan_id": fact.fact_id}),
            Entry(PLAN, "correct", fact),
        ),
    )
