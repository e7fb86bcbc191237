"""P5, P19 and P20: rules about contact, what was explained, and supervised visits."""

from collections.abc import Iterator
from datetime import date

from netmap.evidence.pointer import Pointer
from netmap.evidence.record import Record
from netmap.evidence.rule import EvidenceRule, GapRule, Missed, Shown
from netmap.model.contact import Contact, Visit
from netmap.model.evidence import EvidenceKind
from netmap.model.restriction import Effect, Explanation
from netmap.words import evidence as words


def _rule(fact_id: str) -> Missed:
    return Missed(Pointer("restriction", fact_id))


def _checked(record: Record) -> bool:
    return record.review.restrictions_checked_on == record.review.held_on


def _taken_into_account(record: Record) -> Iterator[Shown]:
    if not _checked(record) or record.unanswered:
        return
    rules, conflicts = len(record.case.in_force()), record.conflicts
    found = words.CONFLICTS.said(conflicts) if conflicts else words.NO_CONFLICT
    said = words.SHOWS_P5.format(rules=words.RULES.said(rules), conflicts=found)
    yield Shown(Pointer("review", record.review.review_id), said)


def _not_verified(record: Record) -> Iterator[Missed]:
    yield from (_rule(found.about[0]) for found in record.asked("B5"))


def _lapsed_or_open(record: Record) -> Iterator[Missed]:
    for rule_id in ("B1", "B3", "B4"):
        yield from (_rule(found.about[0]) for found in record.asked(rule_id))


def _not_checked(record: Record) -> Iterator[Missed]:
    if not _checked(record):
        yield Missed(Pointer("review", record.review.review_id))


def _conflicts(record: Record) -> Iterator[Missed]:
    for rule_id, found in record.unanswered:
        alters = tuple(one for one in found.about if one in record.case.alters)
        yield Missed(Pointer("prompt", ".".join((rule_id, *found.about))), alters)


def _explained(record: Record) -> Iterator[Shown]:
    for fact_id, one in record.case.of(Explanation):
        reasons = one.reasons_given or one.reason_withheld_authority.strip()
        if reasons and one.understanding_checked and one.what_they_said.strip():
            given = words.REASONS_GIVEN if one.reasons_given else words.REASONS_WITHHELD
            said = words.SHOWS_P19.format(reasons=given)
            yield Shown(Pointer("explanation", fact_id), said)


def _before_change(record: Record, fact_id: str) -> date | None:
    """Return when a rule changed that was explained before; None where it never was."""
    known = [
        one for _, one in record.case.of(Explanation) if one.restriction_id == fact_id
    ]
    varied = {
        ruling.fact_id: ruling.rule.varied_on for ruling in record.case.in_force()
    }
    return varied.get(fact_id) if known else None


def _not_explained(record: Record) -> Iterator[Missed]:
    for found in record.asked("B6"):
        if _before_change(record, found.about[0]) is None:
            yield _rule(found.about[0])


def _changed_since(record: Record) -> Iterator[Missed]:
    for found in record.asked("B6"):
        changed = _before_change(record, found.about[0])
        if changed is not None:
            yield _rule(found.about[0])._replace(on=changed)


def _understanding(record: Record) -> Iterator[Missed]:
    yield from (_rule(found.about[0]) for found in record.asked("B7"))


def _has_rules(record: Record) -> bool:
    return bool(record.case.in_force()) or any(record.case.of(Explanation))


def _visits(record: Record) -> Iterator[tuple[str, Contact, Visit]]:
    for fact_id, contact in record.case.of(Contact):
        if contact.visit is not None:
            yield fact_id, contact, contact.visit


def _is_whole(visit: Visit) -> bool:
    named = visit.supervisor_name.strip() and visit.supervisor_role.strip()
    timed = visit.start_time is not None and visit.end_time is not None
    authority = visit.restriction_id is not None or visit.authority.strip()
    return bool(named and timed and authority)


def _supervised(record: Record) -> Iterator[Shown]:
    own = record.claimant.strip().casefold()
    for fact_id, contact, visit in _visits(record):
        theirs = visit.supervisor_name.strip().casefold() == own
        if own and theirs and _is_whole(visit):
            watched = words.IN_SIGHT if visit.in_sight_and_hearing else ""
            said = words.SHOWS_P20.format(watched=watched)
            yield Shown(Pointer("contact", fact_id), said, contact.alters)


def _no_supervisor(record: Record) -> Iterator[Missed]:
    for fact_id, contact, visit in _visits(record):
        if not visit.supervisor_name.strip():
            yield Missed(Pointer("contact", fact_id), contact.alters)


def _no_time(record: Record) -> Iterator[Missed]:
    for fact_id, contact, visit in _visits(record):
        if visit.start_time is None or visit.end_time is None:
            yield Missed(Pointer("contact", fact_id), contact.alters)


def _beyond(record: Record) -> Iterator[Missed]:
    for found in record.asked("A5"):
        contact_id, alter_id, _ = found.about
        yield Missed(Pointer("contact", contact_id), (alter_id,))


def _needs_supervision(record: Record) -> bool:
    """Say whether any rule of the case ever asked for supervised contact."""
    versions = record.case.rule_versions.values()
    effects = {rule.effect for rules in versions for rule in rules}
    return Effect.SUPERVISED_ONLY in effects


RULES = (
    EvidenceRule(
        criterion="SN:P5",
        find=_taken_into_account,
        gaps=(
            GapRule("P5.verified", _not_verified),
            GapRule("P5.lapsed", _lapsed_or_open),
            GapRule("P5.checked", _not_checked),
            GapRule("P5.conflicts", _conflicts),
        ),
        never=words.NEVER["SN:P5"],
        taken=(
            EvidenceKind.PROFESSIONAL_DISCUSSION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.REFLECTIVE_ACCOUNT,
        ),
    ),
    EvidenceRule(
        criterion="SN:P19",
        find=_explained,
        gaps=(
            GapRule("P19.explained", _not_explained),
            GapRule("P19.understood", _understanding),
            GapRule("P19.changed", _changed_since),
        ),
        never=words.NEVER["SN:P19"],
        taken=(
            EvidenceKind.OBSERVATION,
            EvidenceKind.EXPERT_WITNESS,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.TESTIMONY,
        ),
        applies=_has_rules,
    ),
    EvidenceRule(
        criterion="SN:P20",
        find=_supervised,
        gaps=(
            GapRule("P20.supervisor", _no_supervisor),
            GapRule("P20.times", _no_time),
            GapRule("P20.beyond", _beyond),
        ),
        never=words.NEVER["SN:P20"],
        taken=(
            EvidenceKind.EXPERT_WITNESS,
            EvidenceKind.OBSERVATION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.REFLECTIVE_ACCOUNT,
        ),
        applies=_needs_supervision,
    ),
)
