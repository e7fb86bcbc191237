"""What the participant wishes of a tie, beside the rules about contact.

Source: rules A1, A2, A8 and A9 of the practice research behind netmap.
"""

from collections.abc import Iterator, Mapping

from netmap.model.bond import Bond
from netmap.model.codes import WishKind
from netmap.model.contact import Contact, Initiator
from netmap.model.force import Ruling
from netmap.model.plan import Plan, PlanKind
from netmap.prompts.binding import (
    BUILDS,
    KEEPS,
    LIMITED,
    LIMITS,
    OWN_CHOICE,
    THEIR_REQUEST,
    WISHES,
    bars,
    binds_alter,
    binds_participant,
    holds_since,
    stands,
)
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule

BARRED, OTHER_BOUND, THEY_BEGAN = "barred", "other_bound", "they_began"
"""Where another rule bars contact, where the other is bound, where they began it."""
WANTED: Mapping[WishKind, str] = {
    WishKind.MAINTAIN: "to keep it as it is",
    WishKind.DEVELOP: "to build it up",
    WishKind.RESTORE: "to mend it",
    WishKind.WITHDRAW: "to step back",
    WishKind.UNDECIDED: "not sure",
    WishKind.NOT_ASKED: "not asked",
}
"""What is wished, inside a sentence."""


def _wished(case: Case, bond: Bond) -> str:
    return (
        f"On {on(case.reviewed_on)} {case.participant} said what they want of the tie "
        f"with {bond.alter.name}: {WANTED[bond.wish.wish]}."
    )


def _kept(case: Case) -> Iterator[tuple[Bond, Ruling]]:
    """Yield each tie that they want to keep or build, with each rule that touches."""
    for bond in case.bonds:
        if bond.wish.wish in KEEPS:
            for ruling in case.touching(bond.id):
                yield bond, ruling


def _against_no_contact(case: Case) -> Iterator[Found]:
    for bond, (fact_id, rule, _) in _kept(case):
        theirs = binds_alter(rule) and not binds_participant(rule)
        if bars(rule):
            yield Found(
                about=(bond.id, fact_id),
                since=max(case.reviewed_on, holds_since(rule)),
                because=(_wished(case, bond), stands(case, rule)),
                words={"alter": bond.alter.name, "participant": case.participant},
                variant=OTHER_BOUND if theirs else "",
            )


def _within_limits(case: Case) -> Iterator[Found]:
    agreed = [
        plan
        for _, plan in case.of(Plan)
        if plan.plan == PlanKind.AGREEMENT and plan.agreed_on is not None
    ]
    for bond, (fact_id, rule, _) in _kept(case):
        has_one = any(
            plan.restriction_id == fact_id
            or (plan.restriction_id is None and plan.alter_id == bond.id)
            for plan in agreed
        )
        if rule.effect in LIMITS and rule.instrument not in WISHES and not has_one:
            yield Found(
                about=(bond.id, fact_id),
                since=max(case.reviewed_on, holds_since(rule)),
                because=(_wished(case, bond), stands(case, rule)),
                words={
                    "alter": bond.alter.name,
                    "limit": LIMITED[rule.effect],
                    "rule": case.title(rule),
                },
                variant=BARRED if _barred(case, bond) else "",
            )


def _barred(case: Case, bond: Bond) -> bool:
    return any(bars(one.rule) for one in case.touching(bond.id))


def _their_request(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        for fact_id, rule, _ in case.touching(bond.id):
            if rule.instrument != THEIR_REQUEST or bond.wish.way_forward:
                continue
            made = [
                contact
                for _, contact in case.of(Contact)
                if bond.id in contact.alters
                and contact.began_by == Initiator.PARTICIPANT
                and contact.happened_on >= rule.start_on
            ]
            because = [_wished(case, bond)] if bond.wish.wish in BUILDS else []
            because += [
                f"On {on(one.happened_on)} {case.participant} began a contact with "
                f"{bond.alter.name}."
                for one in made
            ]
            if because:
                since = [case.reviewed_on] if bond.wish.wish in BUILDS else []
                yield Found(
                    about=(bond.id, fact_id),
                    since=max([*since, *(one.happened_on for one in made)]),
                    because=(*because, stands(case, rule)),
                    words={"alter": bond.alter.name, "participant": case.participant},
                )


def _own_choice(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        for fact_id, rule, _ in case.touching(bond.id):
            if rule.instrument != OWN_CHOICE:
                continue
            asked_on = max(rule.start_on, rule.last_reviewed_on or rule.start_on)
            words = {"alter": bond.alter.name, "participant": case.participant}
            chosen = stands(case, rule)
            if bond.wish.wish in KEEPS and case.reviewed_on > asked_on:
                because = (chosen, _wished(case, bond))
                yield Found((bond.id, fact_id), case.reviewed_on, because, words)
            for contact_id, contact in case.of(Contact):
                day = contact.happened_on
                if bond.id in contact.alters and day > asked_on:
                    because = (chosen, f"On {on(day)} there was contact.")
                    begun = contact.began_by == Initiator.ALTER
                    variant = THEY_BEGAN if begun else ""
                    about = (bond.id, fact_id, contact_id)
                    yield Found(about, day, because, words, variant)


RULES = (
    Rule(
        id="A1",
        level=Level.STOP,
        title="A wish, and a rule of no contact",
        question="A rule of no contact is in force. Talk with {participant} "
        "about what it means and who can ask for a change. Do not plan contact. What "
        "was said?",
        variants={
            OTHER_BOUND: "A rule stops {alter} contacting {participant}. {participant} "
            "has done nothing wrong by wanting contact. What would help to talk this "
            "through, and who can ask for a change?"
        },
        caution="It does not mean that the wish is wrong or may not be recorded. "
        "A wish does not lift a rule, and netmap does not know whether it could be "
        "changed.",
        answered_by="Your answer, with the advice you took.",
        find=_against_no_contact,
        criteria=("P5", "P6", "P19"),
    ),
    Rule(
        id="A2",
        level=Level.PROMPT,
        title="A wish within limits",
        question="“{rule}” says {limit} with {alter}. How will it work, and who has "
        "agreed to it?",
        variants={
            BARRED: "“{rule}” speaks of {limit} with {alter}, but another rule allows "
            "no contact. Do not plan contact. Who can tell you which applies?"
        },
        caution="It does not mean that the wish is wrong.",
        answered_by="A working agreement for this tie or rule.",
        find=_within_limits,
        criteria=("P5",),
    ),
    Rule(
        id="A8",
        level=Level.PROMPT,
        title="Someone has asked for no contact",
        question="{alter} has asked for no contact. What will you and {participant} "
        "agree to do? Do not ask {alter} directly; go through their worker, if they "
        "have one.",
        caution="It is a request, not an order. It has no legal force by itself, but "
        "repeated unwanted contact may be harassment.",
        answered_by="A way forward on this tie.",
        find=_their_request,
        criteria=("P5",),
    ),
    Rule(
        id="A9",
        level=Level.PROMPT,
        title="Their own choice of no contact",
        question="{participant} chose no contact with {alter}. Has that changed? Ask; "
        "they may change their mind on any day.",
        variants={
            THEY_BEGAN: "{participant} chose no contact, and {alter} began contact. "
            "Was it wanted, and is {participant} safe?"
        },
        caution="It is their choice. Changing it breaks nothing. If there is also an "
        "order, that still counts.",
        answered_by="A review of the choice, or its end.",
        find=_own_choice,
        criteria=("P6",),
    ),
)
