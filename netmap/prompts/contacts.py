"""What happened, beside the rules about contact that were in force on that day.

Source: rules A3 to A7 and A10 of the practice research behind netmap.
"""

from collections.abc import Iterator

from netmap.model.contact import Contact, Initiator, Mode
from netmap.model.force import Ruling
from netmap.model.restriction import Effect, Exemption, Restriction
from netmap.prompts.binding import (
    LIMITED,
    WISHES,
    bars,
    binds_alter,
    binds_participant,
    stands,
)
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule
from netmap.words.labels import LABELS

LIVE = frozenset({Mode.FACE_TO_FACE, Mode.GROUP_EVENT, Mode.PHONE, Mode.VIDEO})
"""Ways of contact in which both are there at the same time."""
OUTSIDE = frozenset({Effect.PLACE, Effect.AREA})
"""Effects that name where someone must not be."""
BEGUN, OTHERS_RULE, BOTH = "begun", "others_rule", "both"
"""Where the other person began it, or has to follow the rule alone, or both have to."""
NOT_A_VERDICT = (
    "It does not mean that a rule was broken: there may be an approval, an exception "
    "or facts that are not recorded here."
)


def _told(case: Case, contact: Contact) -> str:
    names = ", ".join(case.name(one) for one in contact.alters)
    how = LABELS["Mode"][contact.mode].lower()
    began = LABELS["Initiator"][contact.began_by].lower()
    return f"On {on(contact.happened_on)}: {how} with {names}. Who began it: {began}."


def _left_out(rule: Restriction, contact: Contact) -> bool:
    """Say whether the rule itself leaves out a contact like this.

    That it was not planned is the participant's side of it: where the one who has to
    follow the rule began it, it was no chance meeting for them.
    """
    theirs = contact.began_by == Initiator.ALTER and binds_alter(rule)
    said = {
        Exemption.PRIOR_APPROVAL: contact.approved_before,
        Exemption.INADVERTENT: contact.unplanned and not theirs,
    }
    passed_on = rule.intermediary_alter is not None and (
        contact.via_alter == rule.intermediary_alter
    )
    return passed_on or any(said.get(exemption, False) for exemption in rule.exemptions)


def _by_message(contact: Contact) -> bool:
    return contact.mode == Mode.VIA_THIRD_PARTY or contact.via_alter is not None


def _met(case: Case) -> Iterator[tuple[str, Contact, str, Ruling]]:
    """Yield each contact with each alter and each rule that touched them then."""
    for contact_id, contact in case.of(Contact):
        for alter_id in contact.alters:
            for ruling in case.touching(alter_id, contact.happened_on):
                if not _left_out(ruling.rule, contact):
                    yield contact_id, contact, alter_id, ruling


def _found(
    case: Case, contact: tuple[str, Contact], alter_id: str, ruling: Ruling
) -> Found:
    contact_id, happened = contact
    rule = ruling.rule
    return Found(
        about=(contact_id, alter_id, ruling.fact_id),
        since=happened.happened_on,
        because=(_told(case, happened), stands(case, rule)),
        words={
            "alter": case.name(alter_id),
            "participant": case.participant,
            "rule": case.title(rule),
            "limit": LIMITED[rule.effect],
            "route": rule.approval_route or "whoever approves contact under this rule",
            "via": case.name(happened.via_alter),
            "day": on(happened.happened_on),
        },
        variant=_whose(rule, happened),
    )


def _whose(rule: Restriction, contact: Contact) -> str:
    """Say whose doing it may have been, so that nobody is blamed for another's."""
    if binds_alter(rule) and not binds_participant(rule):
        return OTHERS_RULE
    return BEGUN if contact.began_by == Initiator.ALTER else ""


def _while_barred(case: Case) -> Iterator[Found]:
    for contact_id, contact, alter_id, ruling in _met(case):
        barred = bars(ruling.rule) and binds_participant(ruling.rule)
        if barred and not _by_message(contact):
            yield _found(case, (contact_id, contact), alter_id, ruling)


def _by_someone_barred(case: Case) -> Iterator[Found]:
    for contact_id, contact, alter_id, ruling in _met(case):
        if bars(ruling.rule) and binds_alter(ruling.rule):
            found = _found(case, (contact_id, contact), alter_id, ruling)
            both = BOTH if binds_participant(ruling.rule) else ""
            yield found._replace(variant=both)


def _beyond_kind(case: Case) -> Iterator[Found]:
    for contact_id, contact, alter_id, ruling in _met(case):
        if ruling.rule.instrument not in WISHES and _beyond(ruling.rule, contact):
            yield _found(case, (contact_id, contact), alter_id, ruling)


def _beyond(rule: Restriction, contact: Contact) -> bool:
    live = contact.mode in LIVE
    return {
        Effect.INDIRECT_ONLY: live,
        Effect.SUPERVISED_ONLY: live and contact.visit is None,
        Effect.SUPPORTED_ONLY: live and contact.visit is None,
        Effect.WITH_APPROVAL_ONLY: not contact.approved_before,
    }.get(rule.effect, False)


def _visit_incomplete(case: Case) -> Iterator[Found]:
    for contact_id, contact in case.of(Contact):
        visit = contact.visit
        if visit is None:
            continue
        unsaid = {
            "who supervised": not visit.supervisor_name,
            "their role": not visit.supervisor_role,
            "when it began": visit.start_time is None,
            "when it ended": visit.end_time is None,
        }
        missing = ", ".join(what for what, absent in unsaid.items() if absent)
        if missing:
            yield Found(
                about=(contact_id,),
                since=contact.happened_on,
                because=(_told(case, contact), f"Not recorded: {missing}."),
                words={"day": on(contact.happened_on), "missing": missing},
            )


def _restricted_place(case: Case) -> Iterator[Found]:
    for contact_id, contact in case.of(Contact):
        if contact.place_id is None:
            continue
        for fact_id, rule, _ in case.in_force(contact.happened_on):
            named = contact.place_id in rule.target_places
            outside = (
                named
                if rule.effect in OUTSIDE
                else (rule.effect == Effect.INSIDE_AREA and not named)
            )
            if outside and binds_participant(rule) and not _left_out(rule, contact):
                place = case.place(contact.place_id)
                yield Found(
                    about=(contact_id, fact_id),
                    since=contact.happened_on,
                    because=(
                        f"{_told(case, contact)} Where: {place}.",
                        stands(case, rule),
                    ),
                    words={
                        "rule": case.title(rule),
                        "place": place,
                        "route": rule.approval_route or "whoever approves exceptions",
                    },
                )


def _through_another(case: Case) -> Iterator[Found]:
    for contact_id, contact, alter_id, ruling in _met(case):
        rule = ruling.rule
        counts = rule.via_others_counts and binds_participant(rule)
        if bars(rule) and counts and _by_message(contact):
            yield _found(case, (contact_id, contact), alter_id, ruling)


RULES = (
    Rule(
        id="A3",
        level=Level.URGENT,
        title="A contact that may not fit a rule",
        question="This entry may not fit “{rule}”. What happened? Follow your "
        "procedure; tell {route} today if it requires that.",
        variants={
            BEGUN: "{alter} began this contact, and “{rule}” says no contact. "
            "What happened, and what would help {participant}? Follow your "
            "procedure; tell {route} today if it requires that.",
        },
        caution=NOT_A_VERDICT,
        answered_by="Your answer.",
        find=_while_barred,
        criteria=("P5", "P18"),
    ),
    Rule(
        id="A4",
        level=Level.URGENT,
        title="Contact with someone whom a rule stops",
        question="“{rule}” says {alter} must not contact {participant}; this entry may "
        "not fit. Is {participant} safe now? Offer to report it together.",
        caution="This is not {participant}’s fault, whoever answered or wrote back: "
        "it is for {alter} to follow the rule.",
        cautions={
            BOTH: "Both have to follow this rule. It does not say what happened or why."
        },
        answered_by="Your answer, or a concern.",
        find=_by_someone_barred,
        criteria=("P18", "P21"),
    ),
    Rule(
        id="A5",
        level=Level.URGENT,
        title="A contact beyond what is allowed",
        question="“{rule}” allows {limit}. This entry may not fit. What happened? Tell "
        "{route} today if your procedure requires that.",
        variants={
            BEGUN: "{alter} began this contact. “{rule}” allows {limit}, so it may not "
            "fit. What happened, and what would help {participant}? Tell {route} today "
            "if your procedure requires that.",
            OTHERS_RULE: "“{rule}” limits {alter} to {limit}. Is {participant} safe, "
            "and what would help? It is for {alter} to follow it: this is not "
            "{participant}’s fault, whoever began it.",
        },
        caution=NOT_A_VERDICT,
        answered_by="Your answer.",
        find=_beyond_kind,
        criteria=("P5", "P20"),
    ),
    Rule(
        id="A6",
        level=Level.WARN,
        title="A supervised visit is not fully recorded",
        question="The visit on {day} does not say: {missing}. Can you add it?",
        caution="It does not mean that nobody was there.",
        answered_by="The missing fields of the visit.",
        find=_visit_incomplete,
        criteria=("P20",),
    ),
    Rule(
        id="A7",
        level=Level.URGENT,
        title="A place that may not fit a rule",
        question="Being at {place} may not fit “{rule}”. What happened? Tell {route} "
        "today if your procedure requires that.",
        caution=NOT_A_VERDICT,
        answered_by="Your answer.",
        find=_restricted_place,
        criteria=("P5",),
    ),
    Rule(
        id="A10",
        level=Level.URGENT,
        title="A message through someone else",
        question="A message between {participant} and {alter} went through {via}. It "
        "may not fit “{rule}”. What happened? Follow your procedure; tell {route} "
        "today if it requires that. {via} may not know of the rule.",
        caution=NOT_A_VERDICT,
        answered_by="Your answer.",
        find=_through_another,
        criteria=("P5", "P18"),
    ),
)
