"""Whether the record holds what the participant says and what was talked through.

Source: rules C1 to C10 of the practice research behind netmap.
"""

from collections.abc import Iterator

from netmap.model.bond import Bond
from netmap.model.codes import AlterKind, Quality, Recognition, WishKind
from netmap.model.concern import ReportingInformation
from netmap.model.network import Network
from netmap.model.plan import Plan, PlanKind
from netmap.prompts.binding import BUILDS, KEEPS
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule

OPPOSITE = frozenset({Quality.SUPPORTIVE, Quality.DETRIMENTAL})
NOT_SAID = "It does not mean that nobody asked, only that no answer is recorded."


def _found(case: Case, bond: Bond, *because: str) -> Found:
    return Found(
        about=(bond.id,),
        since=case.reviewed_on,
        because=because,
        words={"alter": bond.alter.name, "participant": case.participant},
    )


def _confirmed_at(case: Case, alter_id: str) -> Network | None:
    """Return the latest review at which a wish for this alter was confirmed."""
    for network in reversed(case.reviews):
        if network.wish(alter_id).confirmed:
            return network
    return None


def _asked(case: Case) -> Iterator[Bond]:
    for bond in case.bonds:
        if bond.current and bond.alter.kind != AlterKind.PLACE:
            yield bond


def _never_confirmed(case: Case) -> Iterator[Found]:
    for bond in _asked(case):
        if _confirmed_at(case, bond.id) is None:
            yield _found(
                case, bond, f"No wish for {bond.alter.name} was ever confirmed."
            )


def _not_confirmed_again(case: Case) -> Iterator[Found]:
    for bond in _asked(case):
        last = _confirmed_at(case, bond.id)
        if last is not None and last is not case.reviews[-1]:
            yield _found(
                case,
                bond,
                f"Last confirmed on {on(last.review.held_on)}, "
                f"not on {on(case.reviewed_on)}.",
            )


def _no_basis(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        if bond.wish.representative and bond.wish.representative_basis is None:
            yield _found(
                case, bond, f"{bond.wish.representative} spoke for {case.participant}."
            )


def _not_discussed(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        seen = bond.tie.quality_worker == Quality.DETRIMENTAL
        if seen and bond.tie.recognition == Recognition.NOT_DISCUSSED:
            yield _found(case, bond, "You recorded this tie as detrimental.")


def _views_differ(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        views = {bond.tie.quality_participant, bond.tie.quality_worker}
        if views == OPPOSITE and not bond.tie.view_difference:
            yield _found(case, bond, "Your view and theirs are recorded as different.")


def _reasons_missing(case: Case) -> Iterator[Found]:
    for bond in case.bonds:
        both = bond.wish.advantages and bond.wish.difficulties
        if bond.wish.wish in BUILDS and not both:
            yield _found(case, bond, f"They want more of {bond.alter.name}.")


def _support_missed(case: Case) -> Iterator[Found]:
    for network in case.reviews:
        review = network.review
        missed = sorted(set(review.support_needed) - set(review.support_provided))
        if missed and not review.support_shortfall:
            yield Found(
                about=(review.review_id,),
                since=review.held_on,
                because=(f"Needed on {on(review.held_on)}: {', '.join(missed)}.",),
                words={"day": on(review.held_on), "participant": case.participant},
            )


def _plans(case: Case, kind: PlanKind) -> set[str | None]:
    return {plan.alter_id for _, plan in case.of(Plan) if plan.plan == kind}


def _no_ending_plan(case: Case) -> Iterator[Found]:
    planned = _plans(case, PlanKind.ENDING)
    for bond in case.bonds:
        if bond.wish.wish == WishKind.WITHDRAW and bond.id not in planned:
            yield _found(case, bond, f"They want to end things with {bond.alter.name}.")


def _keeps_hard_tie(case: Case) -> Iterator[Found]:
    planned = _plans(case, PlanKind.SAFETY)
    for bond in case.bonds:
        hard = bond.tie.quality_worker == Quality.DETRIMENTAL
        if hard and bond.wish.wish in KEEPS and bond.id not in planned:
            yield _found(
                case,
                bond,
                "You recorded this tie as detrimental; they want to keep it.",
            )


def _routes_not_given(case: Case) -> Iterator[Found]:
    told = {one.about_alter for _, one in case.of(ReportingInformation)}
    for bond in case.bonds:
        if bond.tie.abuse_concern and not told & {None, bond.id}:
            yield _found(case, bond, "You recorded a worry about abuse on this tie.")


RULES = (
    Rule(
        id="C1",
        level=Level.GAP,
        title="A wish that was never confirmed",
        question="What does {participant} want with {alter}? Read it back and ask.",
        caution=NOT_SAID,
        answered_by="A confirmed wish.",
        find=_never_confirmed,
        criteria=("P6",),
    ),
    Rule(
        id="C2",
        level=Level.GAP,
        title="A wish that was not confirmed again",
        question="Is this still what {participant} wants of the tie with {alter}? Ask "
        "again.",
        caution="It does not mean that the wish has changed.",
        answered_by="The wish confirmed at this review.",
        find=_not_confirmed_again,
        criteria=("P6",),
    ),
    Rule(
        id="C3",
        level=Level.GAP,
        title="Someone spoke for them",
        question="On what basis was a wish about {alter} said for {participant}?",
        caution="It does not mean that they were wrong to speak.",
        answered_by="The basis.",
        find=_no_basis,
        criteria=("P2", "P6"),
    ),
    Rule(
        id="C4",
        level=Level.GAP,
        title="Possible harm, not talked about",
        question="Can you talk with {participant} about {alter}, if it is safe to?",
        caution="It does not mean that {alter} does harm: it is your view so far.",
        answered_by="What was said, on this tie.",
        find=_not_discussed,
        criteria=("P4",),
    ),
    Rule(
        id="C5",
        level=Level.GAP,
        title="Two views that differ",
        question="You see the tie with {alter} differently. What did you each say?",
        caution="It does not mean that either of you is wrong.",
        answered_by="A note on the difference.",
        find=_views_differ,
        criteria=("P4",),
    ),
    Rule(
        id="C6",
        level=Level.GAP,
        title="For and against, not recorded",
        question="What speaks for more contact with {alter}, and what makes it hard?",
        caution=NOT_SAID,
        answered_by="What speaks for it and what makes it hard, on this wish.",
        find=_reasons_missing,
        criteria=("P3",),
    ),
    Rule(
        id="C7",
        level=Level.GAP,
        title="Support that was needed",
        question="Communication support was needed on {day} and is not recorded as "
        "given. Why, and what is planned for {participant}?",
        caution="It does not mean that none was given.",
        answered_by="The reason or the plan, on that review.",
        find=_support_missed,
        criteria=("P2",),
    ),
    Rule(
        id="C8",
        level=Level.GAP,
        title="An ending without a plan",
        question="{participant} wants to step back from {alter}. How will that go, and "
        "who helps?",
        caution="It does not mean that it has to end now.",
        answered_by="An ending plan for this tie.",
        find=_no_ending_plan,
        criteria=("P22",),
    ),
    Rule(
        id="C9",
        level=Level.PROMPT,
        title="A tie you see as harmful, which they want to keep",
        question="{participant} wants to keep the tie with {alter}. That is their "
        "choice, within any rule about contact. Are there safety steps?",
        caution="It does not mean that the choice is wrong.",
        answered_by="A safety plan for this tie.",
        find=_keeps_hard_tie,
        criteria=("P18",),
    ),
    Rule(
        id="C10",
        level=Level.GAP,
        title="Where abuse can be reported",
        question="Has {participant} been told where to report abuse? Ask whether "
        "something in writing is safe to keep at home.",
        caution="It does not mean that abuse has happened.",
        answered_by="A record of what was told.",
        find=_routes_not_given,
        criteria=("P21",),
    ),
)
