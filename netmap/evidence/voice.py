"""P1 to P4 and P6: what the participant says, and how they were helped to say it."""

from collections.abc import Iterator

from netmap.evidence.pointer import Pointer
from netmap.evidence.record import HARD, Record
from netmap.evidence.rule import EvidenceRule, GapRule, Missed, Shown
from netmap.model.bond import Bond
from netmap.model.codes import (
    Method,
    NeedSource,
    Quality,
    Recognition,
    RepresentativeBasis,
    WishKind,
    YesNo,
)
from netmap.model.evidence import EvidenceKind
from netmap.model.network import Need, Network, Tie, Wish
from netmap.model.review import Review
from netmap.prompts.binding import BUILDS, KEEPS
from netmap.words import evidence as words
from netmap.words.labels import label
from netmap.words.text import listed

TALKED_ABOUT = frozenset(
    {Recognition.NOT_RECOGNISED, Recognition.PARTLY, Recognition.RECOGNISED}
)
JUDGED = TALKED_ABOUT | {Recognition.NOT_DISCUSSED}


def _of_review(review: Review) -> Pointer:
    return Pointer("review", review.review_id)


def _tie(bond: Bond) -> Missed:
    return Missed(Pointer("tie", bond.id), (bond.id,))


def _wish(alter_id: str) -> Missed:
    return Missed(Pointer("wish", alter_id), (alter_id,))


def _theirs(need: Need, network: Network) -> bool:
    """Say whether a need is the participant's own, or an advocate's with a basis."""
    if need.source is NeedSource.PARTICIPANT:
        return True
    bases = {wish.representative_basis for wish in network.wishes}
    based = RepresentativeBasis.STATUTORY_ADVOCATE in bases
    return need.source is NeedSource.ADVOCATE and based


def _preferences(record: Record) -> Iterator[Shown]:
    needs = [one for one in record.network.needs if _theirs(one, record.network)]
    silent = [
        bond
        for bond in record.current
        if bond.tie.quality_participant is Quality.UNKNOWN
    ]
    if needs and record.current and not silent:
        said = words.SHOWS_P1.format(
            needs=words.NEEDS.said(len(needs)),
            ties=words.TIES.said(len(record.current)),
        )
        yield Shown(_of_review(record.review), said)


def _no_own_need(record: Record) -> Iterator[Missed]:
    own = [
        one
        for one in record.network.needs
        if one.source is NeedSource.PARTICIPANT and one.own_words
    ]
    if not own:
        yield Missed(_of_review(record.review))


def _workers_view_only(record: Record) -> Iterator[Missed]:
    for bond in record.current:
        unsaid = bond.tie.quality_participant is Quality.UNKNOWN
        if unsaid and bond.tie.is_workers_view:
            yield _tie(bond)


def _unmet(review: Review) -> set[str]:
    return set(review.support_needed) - set(review.support_provided)


def _methods(record: Record) -> Iterator[Shown]:
    review = record.review
    used = [one for one in review.methods if one is not Method.CONVERSATION]
    chosen = (
        Method.CONVERSATION in review.methods
        and review.conversation_chosen is YesNo.YES
    )
    if not (used or chosen) or _unmet(review):
        return
    how = listed([label(one).lower() for one in used]) or words.CHOSEN_CONVERSATION
    count = len(review.support_needed)
    needed = words.SUPPORT.said(count) if count else words.NO_SUPPORT
    yield Shown(_of_review(review), words.SHOWS_P2.format(how=how, support=needed))


def _support_missed(record: Record) -> Iterator[Missed]:
    for network in record.case.reviews:
        if _unmet(network.review):
            yield Missed(_of_review(network.review), on=network.review.held_on)


def _no_method(record: Record) -> Iterator[Missed]:
    if not record.review.methods:
        yield Missed(_of_review(record.review))


def _weighed(record: Record) -> Iterator[Shown]:
    for bond in record.bonds:
        wish = bond.wish
        both = wish.advantages.strip() and wish.difficulties.strip()
        own = wish.advantages_own_words or wish.difficulties_own_words
        new = _sides(wish) != _sides_before(record, bond.id)
        if wish.wish in KEEPS and both and own and wish.confirmed and new:
            said = words.SHOWS_P3.format(wish=words.WISHED[wish.wish])
            yield Shown(Pointer("wish", bond.id), said, (bond.id,))


def _sides(wish: Wish) -> tuple[str, str]:
    return wish.advantages.strip(), wish.difficulties.strip()


def _sides_before(record: Record, alter_id: str) -> tuple[str, str]:
    """Return what was said at the review before: it is carried over as it was."""
    return _sides(record.before.wish(alter_id)) if record.before else ("", "")


def _not_weighed(record: Record) -> Iterator[Missed]:
    for bond in record.bonds:
        both = bond.wish.advantages.strip() and bond.wish.difficulties.strip()
        if bond.wish.wish in BUILDS and not both:
            yield _wish(bond.id)


def _recognised(record: Record) -> Iterator[Shown]:
    for bond in record.bonds:
        tie = bond.tie
        if tie.quality_worker not in HARD or not record.since_before(tie.discussed_on):
            continue
        was = _recognition_before(record, bond.id)
        moved = was in JUDGED and tie.recognition in TALKED_ABOUT - {was}
        if moved:
            said = words.SHOWS_P4_MOVED.format(
                before=label(was).lower(), after=label(tie.recognition).lower()
            )
        elif tie.view_difference.strip() and _apart(tie):
            said = words.SHOWS_P4_DIFFER
        else:
            continue
        yield Shown(Pointer("tie", bond.id), said, (bond.id,))


def _apart(tie: Tie) -> bool:
    """Say whether the two see a tie differently: a note of before is carried over."""
    return tie.quality_participant is not tie.quality_worker


def _recognition_before(record: Record, alter_id: str) -> Recognition:
    known = {tie.alter_id: tie for tie in record.before.ties} if record.before else {}
    earlier = known.get(alter_id)
    return earlier.recognition if earlier else Recognition.NOT_APPLICABLE


def _not_talked_about(record: Record) -> Iterator[Missed]:
    for found in record.asked("C4"):
        yield Missed(Pointer("tie", found.about[0]), found.about)


def _no_note(record: Record) -> Iterator[Missed]:
    for found in record.asked("C5"):
        yield Missed(Pointer("tie", found.about[0]), found.about)


def _overheard(record: Record) -> Iterator[Missed]:
    """Yield ties talked about while somebody else of the participant's life was there.

    Whoever is paid to be there, such as an advocate, is meant only where it is they
    who were talked about.
    """
    present = {one.strip().casefold() for one in record.review.present}
    there = [
        bond for bond in record.bonds if bond.alter.name.strip().casefold() in present
    ]
    for bond in record.bonds:
        here = bond.tie.discussed_on == record.review.held_on
        heard = any(one.id == bond.id or not one.alter.paid for one in there)
        if here and bond.tie.recognition in TALKED_ABOUT and heard:
            yield _tie(bond)


def _stands(wish: Wish) -> bool:
    """Say whether a wish was confirmed with the participant, or on a stated basis."""
    spoken_for = wish.representative.strip() and wish.representative_basis is None
    return wish.confirmed and wish.wish is not WishKind.NOT_ASKED and not spoken_for


def _all_confirmed(record: Record) -> Iterator[Shown]:
    asked = record.to_wish
    if asked and all(_stands(bond.wish) for bond in asked):
        kinds = [bond.wish.wish for bond in asked]
        told = [
            f"{words.WISHED[kind]} {kinds.count(kind)}"
            for kind in WishKind
            if kind in kinds
        ]
        said = words.SHOWS_P6.format(
            ties=words.TIES.said(len(asked)), kinds=", ".join(told)
        )
        yield Shown(_of_review(record.review), said)


def _asked_of(record: Record, rule_id: str) -> Iterator[Missed]:
    asked = {bond.id for bond in record.to_wish}
    for found in record.asked(rule_id):
        if found.about[0] in asked:
            yield _wish(found.about[0])


def _never_confirmed(record: Record) -> Iterator[Missed]:
    yield from _asked_of(record, "C1")


def _not_again(record: Record) -> Iterator[Missed]:
    yield from _asked_of(record, "C2")


def _no_basis(record: Record) -> Iterator[Missed]:
    yield from (_wish(found.about[0]) for found in record.asked("C3"))


def _changed_unsaid(record: Record) -> Iterator[Missed]:
    """Yield wishes that changed, with neither a note nor the participant's words."""
    if record.before is None:
        return
    for bond in record.bonds:
        was, now = record.before.wish(bond.id), bond.wish
        both = WishKind.NOT_ASKED not in {was.wish, now.wish}
        told = now.change_note.strip() or now.own_words.strip()
        if both and was.wish != now.wish and not told:
            yield _wish(bond.id)


RULES = (
    EvidenceRule(
        criterion="SN:P1",
        find=_preferences,
        gaps=(
            GapRule("P1.own_words", _no_own_need),
            GapRule("P1.workers_view", _workers_view_only),
        ),
        never=words.NEVER["SN:P1"],
        taken=(
            EvidenceKind.OBSERVATION,
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.TESTIMONY,
        ),
    ),
    EvidenceRule(
        criterion="SN:P2",
        find=_methods,
        gaps=(
            GapRule("P2.support", _support_missed),
            GapRule("P2.method", _no_method),
        ),
        never=words.NEVER["SN:P2"],
        taken=(
            EvidenceKind.OBSERVATION,
            EvidenceKind.EXPERT_WITNESS,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.PROFESSIONAL_DISCUSSION,
        ),
    ),
    EvidenceRule(
        criterion="SN:P3",
        find=_weighed,
        gaps=(GapRule("P3.weighed", _not_weighed),),
        never=words.NEVER["SN:P3"],
        taken=(
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.PROFESSIONAL_DISCUSSION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.OBSERVATION,
        ),
    ),
    EvidenceRule(
        criterion="SN:P4",
        find=_recognised,
        gaps=(
            GapRule("P4.talked", _not_talked_about),
            GapRule("P4.note", _no_note),
            GapRule("P4.present", _overheard),
        ),
        never=words.NEVER["SN:P4"],
        taken=(
            EvidenceKind.REFLECTIVE_ACCOUNT,
            EvidenceKind.OBSERVATION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.EXPERT_WITNESS,
        ),
    ),
    EvidenceRule(
        criterion="SN:P6",
        find=_all_confirmed,
        gaps=(
            GapRule("P6.none", _never_confirmed),
            GapRule("P6.again", _not_again),
            GapRule("P6.basis", _no_basis),
            GapRule("P6.changed", _changed_unsaid),
        ),
        never=words.NEVER["SN:P6"],
        taken=(
            EvidenceKind.OBSERVATION,
            EvidenceKind.WORK_PRODUCT,
            EvidenceKind.TESTIMONY,
        ),
    ),
)
