"""Facts over time that can come with isolation or control; never that it is so.

Source: rules D1 to D8 of the practice research behind netmap; the facts overlap with
those that the Home Office guidance on controlling or coercive behaviour lists.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import Quality, Standing, Strength
from netmap.model.concern import Concern
from netmap.model.contact import Contact, Observation, Session
from netmap.model.network import Network
from netmap.prompts.case import Case, on
from netmap.prompts.rule import Found, Level, Rule
from netmap.words.labels import sign_words

UNPAID = "Unpaid people in their life, of those asked about"
NOT_A_FINDING = "It does not mean that anyone is to blame, or that anything is wrong."


def _informal(network: Network) -> list[Bond]:
    return [bond for bond in bonds_of(network) if bond.current and not bond.alter.paid]


def _supportive(bond: Bond) -> bool:
    """Say whether the participant calls a tie supportive, and no worker differs."""
    worker = bond.tie.quality_worker
    return bond.tie.quality_participant == Quality.SUPPORTIVE and worker in {
        Quality.SUPPORTIVE,
        Quality.UNKNOWN,
    }


def _asked(case: Case) -> tuple[Network, ...]:
    """Return the reviews at which everyone was asked about: a draft begins unasked."""
    return tuple(
        network
        for network in case.reviews
        if not any(tie.standing == Standing.TO_ASK for tie in network.ties)
    )


def _shrunk(case: Case) -> Iterator[tuple[Network, Network, int, int]]:
    for before, after in pairwise(_asked(case)):
        unsaid = {
            tie.alter_id for tie in after.ties if tie.standing == Standing.NOT_MENTIONED
        }
        was = sum(bond.id not in unsaid for bond in _informal(before))
        now = len(_informal(after))
        fewer = was - now
        enough = fewer >= case.thresholds.fewer_least
        if enough and fewer >= case.thresholds.fewer_share * was:
            yield before, after, was, now


def _fewer(case: Case) -> Iterator[Found]:
    for before, after, was, now in _shrunk(case):
        yield Found(
            about=(after.review.review_id,),
            since=after.review.held_on,
            because=(
                (
                    f"{UNPAID}: {was} on {on(before.review.held_on)}, "
                    f"{now} on {on(after.review.held_on)}."
                ),
            ),
            words={"was": str(was), "now": str(now)},
        )


def _fewer_with_new_tie(case: Case) -> Iterator[Found]:
    numbers = {network.review.review_id: n for n, network in enumerate(case.reviews)}
    for _, after, was, now in _shrunk(case):
        number = numbers[after.review.review_id]
        earlier = case.reviews[: max(0, number - 1)]
        known = {bond.id for network in earlier for bond in _informal(network)}
        for bond in _informal(after):
            if (
                earlier
                and bond.id not in known
                and bond.tie.strength == Strength.STRONG
            ):
                yield Found(
                    about=(after.review.review_id, bond.id),
                    since=after.review.held_on,
                    because=(
                        f"{UNPAID}: {was}, then {now}.",
                        (
                            f"The strong tie with {bond.alter.name} is new since "
                            f"{on(earlier[-1].review.held_on)}."
                        ),
                    ),
                    words={
                        "alter": bond.alter.name,
                        "participant": case.participant,
                    },
                )


def _single_source(case: Case) -> Iterator[Found]:
    limits = case.thresholds
    for network in case.reviews:
        informal = _informal(network)
        given = {bond.id: set(bond.tie.support or ()) for bond in informal}
        for bond in informal:
            others = set[str]().union(
                *(kinds for who, kinds in given.items() if who != bond.id)
            )
            kinds, sole = given[bond.id], given[bond.id] - others
            if len(kinds) >= limits.single_kinds and len(sole) >= limits.single_sole:
                yield Found(
                    about=(network.review.review_id, bond.id),
                    since=network.review.held_on,
                    because=(
                        (
                            f"On {on(network.review.held_on)} {bond.alter.name} gave "
                            f"{len(kinds)} kinds of support; for {len(sole)} of them "
                            "nobody else unpaid is named."
                        ),
                    ),
                    words={"alter": bond.alter.name},
                )


def _no_informal_support(case: Case) -> Iterator[Found]:
    for network in _asked(case):
        if network.ties and not any(_supportive(one) for one in _informal(network)):
            yield Found(
                about=(network.review.review_id,),
                since=network.review.held_on,
                because=(
                    (
                        f"On {on(network.review.held_on)} no unpaid tie was supportive "
                        "in both views."
                    ),
                ),
                words={"participant": case.participant},
            )


def _mostly_paid(case: Case) -> Iterator[Found]:
    limits = case.thresholds
    for network in case.reviews:
        supportive = [
            bond for bond in bonds_of(network) if bond.current and _supportive(bond)
        ]
        paid = sum(bond.alter.paid for bond in supportive)
        enough = len(supportive) >= limits.paid_least
        if (
            enough
            and paid < len(supportive)
            and paid >= limits.paid_share * len(supportive)
        ):
            yield Found(
                about=(network.review.review_id,),
                since=network.review.held_on,
                because=(
                    (
                        f"On {on(network.review.held_on)} {paid} of {len(supportive)} "
                        "supportive ties were paid."
                    ),
                ),
            )


def _often_there(case: Case) -> Iterator[Found]:
    limits = case.thresholds
    contacts = [contact for _, contact in case.of(Contact)]
    for before, after in pairwise(case.reviews):
        within = [
            one
            for one in contacts
            if before.review.held_on < one.happened_on <= after.review.held_on
        ]
        for alter_id in {who for one in within for who in _between(one)}:
            others = [one for one in within if alter_id not in one.alters]
            there = sum(alter_id in _between(one) for one in others)
            enough = len(others) >= limits.gatekeeper_least
            if enough and there >= limits.gatekeeper_share * len(others):
                yield Found(
                    about=(after.review.review_id, alter_id),
                    since=after.review.held_on,
                    because=(
                        (
                            f"Between {on(before.review.held_on)} and "
                            f"{on(after.review.held_on)} {case.name(alter_id)} was "
                            f"there, or passed it on, at {there} of {len(others)} "
                            "contacts with others."
                        ),
                    ),
                    words={
                        "alter": case.name(alter_id),
                        "participant": case.participant,
                    },
                )


def _between(contact: Contact) -> set[str]:
    return {*contact.also_present, *filter(None, [contact.via_alter])}


def _signs_no_concern(case: Case) -> Iterator[Found]:
    concerned = {concern.about_alter for _, concern in case.of(Concern)}
    signs: dict[str, list[tuple[date, Observation]]] = {}
    for recorded_on, seen in case.recorded(Observation):
        signs.setdefault(seen.alter_id, []).append((recorded_on, seen))
    for alter_id, found in signs.items():
        tags = sorted({seen.tag for _, seen in found})
        if len(tags) >= case.thresholds.control_signs and alter_id not in concerned:
            said = ", ".join(sign_words(tag).lower() for tag in tags)
            yield Found(
                about=(alter_id,),
                since=max(max(day, seen.observed_on or day) for day, seen in found),
                because=(f"Recorded about {case.name(alter_id)}: {said}.",),
                words={"alter": case.name(alter_id), "participant": case.participant},
            )


def _not_seen_alone(case: Case) -> Iterator[Found]:
    attended = sorted(
        (
            (session.held_on, session_id, session)
            for session_id, session in case.of(Session)
            if session.attended
        ),
        key=lambda one: one[:2],
    )
    wanted = case.thresholds.seen_alone_sessions
    in_a_row: dict[str, int] = {}
    for held_on, session_id, session in attended:
        in_a_row = {who: in_a_row.get(who, 0) + 1 for who in session.present_alters}
        for alter_id, times in in_a_row.items():
            if times == wanted:
                yield Found(
                    about=(session_id, alter_id),
                    since=held_on,
                    because=(
                        (
                            f"{case.name(alter_id)} was there at {times} sessions in a "
                            f"row, up to {on(held_on)}."
                        ),
                    ),
                    words={
                        "alter": case.name(alter_id),
                        "participant": case.participant,
                    },
                )


RULES = (
    Rule(
        id="D1",
        level=Level.PROMPT,
        title="Fewer unpaid people in their life",
        question="Unpaid people in their life: {was}, then {now}. What happened?",
        caution=NOT_A_FINDING + " Some endings are wished for.",
        answered_by="Your answer.",
        find=_fewer,
    ),
    Rule(
        id="D2",
        level=Level.PROMPT,
        title="Much rests on one person",
        question="Much rests on {alter}. Who else could there be, and how is {alter}?",
        caution=NOT_A_FINDING,
        answered_by="Your answer.",
        find=_single_source,
    ),
    Rule(
        id="D3",
        level=Level.PROMPT,
        title="No unpaid tie that both of you call supportive",
        question="Who outside services could there be for {participant}? What gets in "
        "the way?",
        caution="It does not mean that nobody cares: it is what was said that day.",
        answered_by="Your answer.",
        find=_no_informal_support,
    ),
    Rule(
        id="D4",
        level=Level.PROMPT,
        title="Support that is mostly paid",
        question="What happens when services end?",
        caution="It does not mean that paid support counts for less.",
        answered_by="Your answer.",
        find=_mostly_paid,
    ),
    Rule(
        id="D5",
        level=Level.PROMPT,
        title="Someone is often there",
        question="{alter} is often there, or passes things on. Is that what "
        "{participant} wants? Ask when they are alone.",
        caution=NOT_A_FINDING + " A helper is often there too.",
        answered_by="Your answer.",
        find=_often_there,
        criteria=("P18", "P21"),
    ),
    Rule(
        id="D6",
        level=Level.PROMPT,
        title="Fewer people, and a new close tie",
        question="There are fewer unpaid people, and {alter} is new and close. Is that "
        "what {participant} wants? Ask when they are alone.",
        caution=NOT_A_FINDING,
        answered_by="Your answer.",
        find=_fewer_with_new_tie,
        criteria=("P18",),
    ),
    Rule(
        id="D7",
        level=Level.URGENT,
        title="Signs, and no concern recorded",
        question="Signs are recorded about {alter}. Is a safeguarding conversation "
        "needed today?",
        caution="It does not mean that abuse has happened. No sign at all does not "
        "mean that someone is safe.",
        answered_by="A concern about this person, or your decision with its reason.",
        find=_signs_no_concern,
        criteria=("P21",),
    ),
    Rule(
        id="D8",
        level=Level.PROMPT,
        title="Not seen alone",
        question="{alter} was there at several sessions in a row. How will you see "
        "{participant} alone?",
        caution=NOT_A_FINDING,
        answered_by="Your answer.",
        find=_not_seen_alone,
        criteria=("P21",),
    ),
)
