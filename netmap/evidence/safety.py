"""P18, P21 and P22: safety steps, where abuse is reported, and how contact ends."""

from collections.abc import Iterator
from datetime import date

from netmap.evidence.pointer import Pointer
from netmap.evidence.record import Record, is_detrimental
from netmap.evidence.rule import EvidenceRule, GapRule, Missed, Shown
from netmap.evidence.voice import TALKED_ABOUT
from netmap.model.bond import Bond
from netmap.model.codes import WishKind
from netmap.model.concern import Concern, Decision, ReportingInformation
from netmap.model.evidence import EvidenceKind
from netmap.model.plan import Plan, PlanKind
from netmap.prompts.binding import KEEPS
from netmap.words import evidence as words


def _plan(plan_id: str, plan: Plan, on: date | None = None) -> Missed:
    about = (plan.alter_id,) if plan.alter_id else ()
    return Missed(Pointer("plan", plan_id), about, on)


def _followed(record: Record, plan_id: str, plan: Plan) -> list[date]:
    """Return the days on which a plan was followed up after it was agreed."""
    days = [one.happened_on for one in record.follow_ups(plan_id)]
    return sorted(day for day in days if plan.agreed_on and day > plan.agreed_on)


def _looks(record: Record, plan_id: str, plan: Plan) -> list[date]:
    """Return the same, and the day on which its steps were reviewed."""
    followed = _followed(record, plan_id, plan)
    reviewed = plan.reviewed_on
    if reviewed and plan.agreed_on and reviewed > plan.agreed_on:
        followed.append(reviewed)
    return sorted({*followed})


def _steps_reviewed(record: Record) -> Iterator[Shown]:
    for plan_id, plan in record.plans(PlanKind.SAFETY).items():
        looks = _looks(record, plan_id, plan)
        if plan.alter_id in record.ever_detrimental and looks:
            said = words.SHOWS_P18.format(times=words.TIMES.said(len(looks)))
            yield Shown(Pointer("plan", plan_id), said, (plan.alter_id,))


def _planned(record: Record, *kinds: PlanKind) -> set[str | None]:
    return {one.alter_id for kind in kinds for one in record.plans(kind).values()}


def _hard(record: Record) -> Iterator[Bond]:
    yield from (bond for bond in record.bonds if is_detrimental(bond) and bond.asked)


def _no_steps(record: Record) -> Iterator[Missed]:
    """Yield detrimental ties without any steps.

    An ending plan has its own steps. A tie that the participant wants to keep or to end
    has a sentence of its own. One that was not talked about, or of which the views
    differ without a note, has that of P4 first: steps are agreed.
    """
    planned = _planned(record, PlanKind.SAFETY, PlanKind.ENDING)
    first = {one.about[0] for rule in ("C4", "C5") for one in record.asked(rule)}
    for bond in _hard(record):
        elsewhere = bond.wish.wish in KEEPS | {WishKind.WITHDRAW}
        if not elsewhere and bond.id not in planned | first:
            yield Missed(Pointer("tie", bond.id), (bond.id,))


def _kept_unplanned(record: Record) -> Iterator[Missed]:
    planned = _planned(record, PlanKind.SAFETY)
    for bond in _hard(record):
        if bond.wish.wish in KEEPS and bond.id not in planned:
            yield Missed(Pointer("tie", bond.id), (bond.id,))


def _steps_not_reviewed(record: Record) -> Iterator[Missed]:
    for plan_id, plan in record.plans(PlanKind.SAFETY).items():
        if plan.agreed_on is None or plan.done_on is not None:
            continue
        last = max([plan.agreed_on, *_looks(record, plan_id, plan)])
        overdue = plan.review_on is not None and last < plan.review_on < record.case.day
        if record.held_after(last) or overdue:
            yield _plan(plan_id, plan, last)


def _has_danger(record: Record) -> bool:
    return bool(record.ever_detrimental or record.plans(PlanKind.SAFETY))


def _told_where(record: Record) -> Iterator[Shown]:
    for fact_id, one in record.case.of(ReportingInformation):
        if not (one.routes and one.understanding_checked):
            continue
        moved = one.about_alter is not None and _moved(record, one.about_alter)
        said = words.SHOWS_P21.format(
            routes=words.ROUTES.said(len(one.routes)),
            stronger=words.ALSO_MOVED if moved else "",
        )
        about = (one.about_alter,) if one.about_alter else ()
        yield Shown(Pointer("reporting_information", fact_id), said, about)


def _moved(record: Record, alter_id: str) -> bool:
    """Say whether how far they see harm in a tie was ever another."""
    stages = [
        tie.recognition
        for network in record.case.reviews
        for tie in network.ties
        if tie.alter_id == alter_id
    ]
    return len(TALKED_ABOUT.intersection(stages)) > 1


def _no_routes(record: Record) -> Iterator[Missed]:
    for found in record.asked("C10"):
        yield Missed(Pointer("tie", found.about[0]), found.about)


def _open_concerns(record: Record) -> Iterator[Missed]:
    for fact_id, one in record.case.of(Concern):
        waits = one.decision is Decision.REPORT and not one.answered
        if one.closed_on is None and (one.decision is None or waits):
            about = (one.about_alter,) if one.about_alter else ()
            yield Missed(Pointer("concern", fact_id), about)


def _has_abuse(record: Record) -> bool:
    named = any(bond.tie.abuse_concern for bond in record.bonds)
    facts = [*record.case.of(Concern), *record.case.of(ReportingInformation)]
    return named or bool(facts)


def _ended_and_followed(record: Record) -> Iterator[Shown]:
    wished = _withdrawn(record)
    for plan_id, plan in record.plans(PlanKind.ENDING).items():
        looks = _followed(record, plan_id, plan)
        if plan.alter_id in wished and looks:
            said = words.SHOWS_P22.format(times=words.TIMES.said(len(looks)))
            yield Shown(Pointer("plan", plan_id), said, (plan.alter_id,))


def _withdrawn(record: Record) -> frozenset[str]:
    """Return from whom the participant confirmed, when last asked, to step back."""
    newest = {
        wish.alter_id: wish.wish
        for network in record.case.reviews
        for wish in network.wishes
        if wish.confirmed
    }
    return frozenset(
        alter_id for alter_id, wish in newest.items() if wish is WishKind.WITHDRAW
    )


def _no_ending_plan(record: Record) -> Iterator[Missed]:
    for found in record.asked("C8"):
        yield Missed(Pointer("wish", found.about[0]), found.about)


def _not_followed(record: Record) -> Iterator[Missed]:
    for plan_id, plan in record.plans(PlanKind.ENDING).items():
        agreed = plan.agreed_on
        followed = _followed(record, plan_id, plan)
        if agreed is not None and not followed and record.held_after(agreed):
            yield _plan(plan_id, plan, agreed)


def _no_distress_support(record: Record) -> Iterator[Missed]:
    for plan_id, plan in record.plans(PlanKind.ENDING).items():
        later = record.follow_ups(plan_id)
        if later and not any(one.distress_support.strip() for one in later):
            yield _plan(plan_id, plan)


def _has_endings(record: Record) -> bool:
    wished = any(bond.wish.wish is WishKind.WITHDRAW for bond in record.bonds)
    return wished or bool(record.plans(PlanKind.ENDING))


RULES = (
    EvidenceRule(
        criterion="SN:P18",
        find=_steps_reviewed,
        gaps=(
            GapRule("P18.steps", _no_steps),
            GapRule("P18.keeps", _kept_unplanned),
            GapRule("P18.reviewed", _steps_not_reviewed),
        ),
        never=words.NEVER["SN:P18"],
        taken=(
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.PROFESSIONAL_DISCUSSION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.EXPERT_WITNESS,
            EvidenceKind.OBSERVATION,
        ),
        applies=_has_danger,
    ),
    EvidenceRule(
        criterion="SN:P21",
        find=_told_where,
        gaps=(
            GapRule("P21.routes", _no_routes, leaves=False),
            GapRule("P21.concern", _open_concerns, leaves=False),
        ),
        never=words.NEVER["SN:P21"],
        taken=(
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.OBSERVATION,
            EvidenceKind.EXPERT_WITNESS,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.QUESTIONS,
        ),
        applies=_has_abuse,
    ),
    EvidenceRule(
        criterion="SN:P22",
        find=_ended_and_followed,
        gaps=(
            GapRule("P22.plan", _no_ending_plan),
            GapRule("P22.followed", _not_followed),
            GapRule("P22.distress", _no_distress_support),
        ),
        never=words.NEVER["SN:P22"],
        taken=(
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.PROFESSIONAL_DISCUSSION,
            EvidenceKind.TESTIMONY,
        ),
        applies=_has_endings,
    ),
)
