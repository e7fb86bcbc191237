"""Whether the rules about contact are known, checked, explained and looked at again.

Source: rules A11, A12 and B1 to B8 of the practice research behind netmap.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from netmap.model.codes import AgeBand, AlterKind
from netmap.model.force import Ruling, Status, explanations
from netmap.model.overlay import CLASSES, CONFIDENTIAL_LOCATION, may_differ
from netmap.model.restriction import Explanation
from netmap.prompts.binding import (
    LIMITED,
    OWN_CHOICE,
    WISHES,
    bars,
    holds_since,
    stands,
)
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule

UNCHECKED = "It does not mean that the rule is wrong or that it does not count."


def _found(
    case: Case, ruling: Ruling, since: date, *because: str, **words: str
) -> Found:
    rule = ruling.rule
    known = {"rule": case.title(rule), "participant": case.participant, **words}
    return Found((ruling.fact_id,), since, (stands(case, rule), *because), words=known)


def _age_unknown(case: Case) -> Iterator[Found]:
    for fact_id, rule, _ in case.in_force():
        if rule.target_class is None or rule.target_class not in CLASSES:
            continue
        for bond in case.bonds:
            person = bond.alter.kind == AlterKind.PERSON and bond.current
            if person and bond.alter.age_band == AgeBand.UNKNOWN:
                age = "16" if rule.target_class.endswith("16") else "18"
                yield Found(
                    about=(bond.id, fact_id),
                    since=max(case.reviewed_on, rule.start_on),
                    because=(
                        stands(case, rule),
                        f"The age of {bond.alter.name} is not recorded.",
                    ),
                    words={"alter": bond.alter.name, "age": age},
                )


def _disagree(case: Case) -> Iterator[Found]:
    yield from _different_effects(case)
    yield from _intermediary_barred(case)


def _different_effects(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        rulings = [one for one in case.touching(bond.id) if may_differ(one.rule)]
        for one, other in combinations(rulings, 2):
            if one.rule.effect != other.rule.effect:
                yield _two(case, bond.id, one, other)


def _intermediary_barred(case: Case) -> Iterator[Found]:
    for one in case.in_force():
        between = one.rule.intermediary_alter
        for other in case.touching(between) if between else ():
            if bars(other.rule) and other.fact_id != one.fact_id:
                yield _two(case, between or "", one, other, variant="go_between")


def _two(
    case: Case, alter_id: str, one: Ruling, other: Ruling, *, variant: str = ""
) -> Found:
    return Found(
        about=(alter_id, *sorted((one.fact_id, other.fact_id))),
        since=max(holds_since(one.rule), holds_since(other.rule)),
        because=(stands(case, one.rule), stands(case, other.rule)),
        words={
            "alter": case.name(alter_id),
            "one": LIMITED[one.rule.effect],
            "other": LIMITED[other.rule.effect],
        },
        variant=variant,
    )


def _lapsed(case: Case) -> Iterator[Found]:
    for ruling in case.rulings():
        if ruling.status == Status.LAPSED and ruling.rule.end_on is not None:
            ended = ruling.rule.end_on
            yield _found(case, ruling, ended + timedelta(days=1), day=on(ended))


def _ends_soon(case: Case) -> Iterator[Found]:
    days = case.thresholds.ends_soon_days
    for ruling in case.in_force():
        end, review = ruling.rule.end_on, ruling.rule.next_review_on
        if end is None or (end - case.day).days > days or review is not None:
            continue
        yield _found(case, ruling, end - timedelta(days=days), day=on(end))


def _no_review_date(case: Case) -> Iterator[Found]:
    for ruling in case.in_force():
        if ruling.rule.until_further_order and ruling.rule.next_review_on is None:
            since = holds_since(ruling.rule)
            yield _found(case, ruling, since, "No review date is set.")


def _review_overdue(case: Case) -> Iterator[Found]:
    for ruling in case.in_force():
        due, done = ruling.rule.next_review_on, ruling.rule.last_reviewed_on
        if due is not None and due < case.day and (done is None or done < due):
            yield _found(case, ruling, due + timedelta(days=1), day=on(due))


def _not_verified(case: Case) -> Iterator[Found]:
    days = case.thresholds.verify_within_days
    for ruling in case.in_force():
        rule = ruling.rule
        due = rule.start_on + timedelta(days=days)
        if rule.instrument != OWN_CHOICE and not rule.source_seen and due <= case.day:
            since, said = max(due, holds_since(rule)), "Nobody has recorded seeing it."
            yield _found(case, ruling, since, said)


def _explanations(case: Case, ruling: Ruling) -> list[Explanation]:
    return explanations((one for _, one in case.of(Explanation)), ruling)


def _not_explained(case: Case) -> Iterator[Found]:
    days = case.thresholds.explain_within_days
    for ruling in case.in_force():
        due = holds_since(ruling.rule) + timedelta(days=days)
        theirs = ruling.rule.instrument in {OWN_CHOICE, CONFIDENTIAL_LOCATION}
        explained = theirs or _explanations(case, ruling)
        if not explained and due <= case.day:
            yield _found(
                case, ruling, due, "No explanation is recorded since it last changed."
            )


def _understanding(case: Case) -> Iterator[Found]:
    for ruling in case.in_force():
        for last in _explanations(case, ruling)[-1:]:
            reasons = last.reasons_given or last.reason_withheld_authority
            unsaid = {
                "the reasons that were given, or on whose authority they were not": (
                    not reasons
                ),
                "how you checked that it was understood": (
                    not last.understanding_checked
                ),
            }
            missing = " and ".join(what for what, absent in unsaid.items() if absent)
            if missing:
                yield _found(
                    case,
                    ruling,
                    last.explained_on,
                    f"It was explained on {on(last.explained_on)}.",
                    missing=missing,
                )


def _no_source(case: Case) -> Iterator[Found]:
    for ruling in case.in_force():
        rule = ruling.rule
        unsaid = {
            "who set it": not rule.imposed_by,
            "what it rests on": not rule.legal_basis,
        }
        missing = " and ".join(what for what, absent in unsaid.items() if absent)
        if missing and rule.instrument not in WISHES:
            yield _found(case, ruling, holds_since(rule), missing=missing)


RULES = (
    Rule(
        id="A11",
        level=Level.WARN,
        title="An age that a rule depends on",
        question="Is {alter} under {age}? A rule depends on it.",
        caution="It does not mean that {alter} is a child. Nobody is counted as one "
        "until you say so.",
        answered_by="An age band for this person.",
        find=_age_unknown,
        criteria=("P5",),
    ),
    Rule(
        id="A12",
        level=Level.WARN,
        title="Two rules that differ",
        question="For {alter} one rule says {one}, another {other}. Whom will you ask "
        "which applies, before you plan anything?",
        variants={
            "go_between": "One rule has {alter} passing things on; another says "
            "{other} with {alter}. Whom will you ask before you plan anything?"
        },
        caution="netmap does not say which one counts. Plan nothing, and change "
        "nothing already agreed, until you have advice.",
        answered_by="Your answer, with the advice you took.",
        find=_disagree,
        criteria=("P5",),
    ),
    Rule(
        id="B1",
        level=Level.WARN,
        title="A rule that ended and was not looked at again",
        question="“{rule}” ended on {day}. What holds now? Review and close it.",
        caution="It does not mean that contact is safe or wanted now.",
        answered_by="The date of a closing review.",
        find=_lapsed,
        criteria=("P5",),
    ),
    Rule(
        id="B2",
        level=Level.PROMPT,
        title="A rule that ends soon",
        question="“{rule}” ends on {day}. What is planned for then?",
        caution="It does not mean that it will not be renewed.",
        answered_by="A review date.",
        find=_ends_soon,
        criteria=("P5",),
    ),
    Rule(
        id="B3",
        level=Level.WARN,
        title="An open end, and no review",
        question="“{rule}” holds until further order. When will you look at it again?",
        caution=UNCHECKED,
        answered_by="A review date.",
        find=_no_review_date,
        criteria=("P5",),
    ),
    Rule(
        id="B4",
        level=Level.WARN,
        title="A review that is due",
        question="The review of “{rule}” was due on {day}. Has anything changed?",
        caution=UNCHECKED + " A date that passed does not end it.",
        answered_by="The date of a review, or a new review date.",
        find=_review_overdue,
        criteria=("P5",),
    ),
    Rule(
        id="B5",
        level=Level.WARN,
        title="Reported, not verified",
        question="How can “{rule}” be checked, and with whom? Do not ask anyone "
        "directly about a request of their own.",
        caution=UNCHECKED,
        answered_by="“The document was seen”, with when and with whom.",
        find=_not_verified,
        criteria=("P5",),
    ),
    Rule(
        id="B6",
        level=Level.WARN,
        title="Not explained yet",
        question="Can “{rule}” be explained to {participant} as it stands now? If so, "
        "when? If not, who decided that?",
        caution="It does not mean that {participant} does not know of it.",
        answered_by="A record of the explanation.",
        find=_not_explained,
        criteria=("P19",),
    ),
    Rule(
        id="B7",
        level=Level.PROMPT,
        title="Explained, but not all recorded",
        question="The explanation of “{rule}” does not say {missing}. Can you add it?",
        caution="It does not mean that {participant} has not understood.",
        answered_by="The missing parts of the explanation.",
        find=_understanding,
        criteria=("P19",),
    ),
    Rule(
        id="B8",
        level=Level.WARN,
        title="No source for a rule",
        question="“{rule}” does not say {missing}. Who can tell you? Do not treat it "
        "as binding until it is checked, and do not plan contact against it.",
        caution="It does not mean that there is no rule.",
        answered_by="Who set it, and what it rests on.",
        find=_no_source,
        criteria=("P5",),
    ),
)
