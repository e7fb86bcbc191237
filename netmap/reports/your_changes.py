"""What changed, told to the participant: what is good first, in their words.

Only what they said or can see on their own map: nothing of the worker's view, of rules
about contact or of measures.
"""

from collections.abc import Collection, Iterator, Mapping

from netmap.changes.change import Change, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.changes.registry import Caution, cautions, changes
from netmap.changes.wishes import FREQUENCIES, STRENGTHS
from netmap.model.base import Value
from netmap.model.codes import Quality, Standing, WishKind
from netmap.reports.changes import ANSWERS, answer, between, codes, filled
from netmap.words import changes as words
from netmap.words.text import listed

GOOD = frozenset({Quality.SUPPORTIVE, Quality.MIXED})
ORDERS: Mapping[str, tuple[str, ...]] = {
    "strength": STRENGTHS,
    "frequency": FREQUENCIES,
    "closeness": ("4", "3", "2", "1"),
}
"""What grows, from the least to the most."""
GAINS = frozenset({"gained", "linked"})
WELCOME = ("came", "back")
OTHERS = ("mentioned_again", "left", "died", "not_mentioned")
"""What is told of several people in one sentence."""
SAID = frozenset({Group.PEOPLE, Group.TIES, Group.LINKS, Group.NEEDS})
WISHED = frozenset({"wish_first", "wish_changed"})
"""The changes that are another answer: what became of a wish is none."""


class Told(Value):
    """One part of what is told, under its heading."""

    heading: str
    sentences: tuple[str, ...]


def your_changes(
    comparison: Comparison, restricted: Collection[str] = ()
) -> tuple[Told, ...]:
    """Return what changed as it is said to the participant, what is good first.

    What is said of those whom a rule about contact touches (`restricted`) never stands
    among what is good, and nobody is asked here what would help a wish about them;
    nothing tells that there is a rule.
    """
    parts: dict[str, list[str]] = {part: [] for part in words.YOUR_PARTS}
    for part, said in _told(comparison, frozenset(restricted)):
        parts[part].append(said)
    opening = Told(heading="", sentences=tuple(_opening(comparison)))
    found = [
        Told(heading=words.YOUR_PARTS[part], sentences=tuple(some))
        for part, some in parts.items()
        if some
    ]
    return (opening, *(found or [Told(heading="", sentences=(words.YOUR_MAPS,))]))


def _opening(comparison: Comparison) -> Iterator[str]:
    yield between(comparison)
    if Caution.CORRECTION in cautions(comparison):
        yield words.YOUR_CORRECTION
    if not any(one.group in SAID or one.kind in WISHED for one in _yours(comparison)):
        yield words.YOUR_NOTHING


def _yours(comparison: Comparison) -> list[Change]:
    """Return every change but those of the worker's view."""
    return [one for one in changes(comparison) if one.whose is not Whose.WORKER]


def _told(
    comparison: Comparison, restricted: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield every sentence with the part that it stands in."""
    found = _yours(comparison)
    hard = _hard(comparison)
    kept = [
        after.alter.name
        for alter_id, (_, after) in comparison.kept.items()
        if after.tie.quality_participant in GOOD and alter_id not in restricted
    ]
    if kept:
        yield "strengths", filled(words.YOURS["kept"], names=listed(kept))
    yield from _people(found, comparison, restricted)
    yield from _held(found, restricted)
    for change in found:
        said = SAYING[change.group](change) if change.group in SAYING else ""
        if said:
            free = not restricted & {*change.about}
            good = free and not hard & {*change.about} and _is_good(change)
            if free or change.group is not Group.WISHES:
                yield _part(change, good=good), said
    comment = comparison.after.network.review.participant_comment.strip()
    if comment:
        yield "words", filled(words.YOURS["comment"], after=comment)


def _hard(comparison: Comparison) -> frozenset[str]:
    """Return with whom it is hard on them now, as they say: more of it is not good."""
    return frozenset(
        alter_id
        for alter_id, both in comparison.everyone.items()
        if both.newest.tie.quality_participant is Quality.DETRIMENTAL
    )


def _people(
    found: Collection[Change], comparison: Comparison, restricted: frozenset[str]
) -> Iterator[tuple[str, str]]:
    welcome = [one for one in found if _is_welcome(one, comparison, restricted)]
    others = [one for one in found if one not in welcome]
    for part, some in (("strengths", welcome), ("others", others)):
        for kind in (*WELCOME, *OTHERS):
            names = [one.names[0] for one in some if _kind(one) == kind]
            if names:
                yield part, filled(words.YOURS[kind], names=listed(names))
    for one in found:
        if one.kind == "renamed":
            yield (
                "others",
                filled(words.YOURS["renamed"], before=one.before, after=one.after),
            )


def _held(
    found: Collection[Change], restricted: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield whom they wanted to keep as they are, in one sentence."""
    names = [
        one.names[0]
        for one in found
        if one.kind == "wish_followed"
        and one.before == WishKind.MAINTAIN
        and one.whose is Whose.PARTICIPANT
        and not restricted & {*one.about}
    ]
    if names:
        yield "wishes", filled(words.YOU_KEPT, names=listed(names))


def _is_welcome(
    change: Change, comparison: Comparison, restricted: frozenset[str]
) -> bool:
    if change.kind not in WELCOME:
        return False
    (alter_id,) = change.about
    view = comparison.everyone[alter_id].newest.tie.quality_participant
    return view in GOOD and alter_id not in restricted


def _kind(change: Change) -> str:
    if change.kind in {"left", "standing"}:
        return "died" if change.after == Standing.DIED else "left"
    return change.kind


def _part(change: Change, *, good: bool) -> str:
    if change.field == "own_words":
        return "words"
    if change.group is Group.WISHES:
        return "wishes"
    return "strengths" if good else "others"


def _is_good(change: Change) -> bool:
    """Say whether a change is good news by what the participant said themselves."""
    before, after = change.before, change.after
    if change.kind in GAINS:
        return True
    if change.field == "quality_participant":
        return after == Quality.SUPPORTIVE or before == Quality.DETRIMENTAL
    if change.field in ORDERS and change.kind == "moved":
        order = ORDERS[change.field]
        return order.index(str(after)) > order.index(str(before))
    return change.field == "key_person"


def _ties(change: Change) -> str:
    """Return a change inside a tie as it is said to them; nothing where it is not."""
    name = change.names[0]
    if change.field == "support":
        kinds = [words.SUPPORT[one] for one in codes(change.after)]
        template = words.YOURS.get(change.kind, "")
        return filled(template, name=name, kinds=listed(kinds))
    if change.field == "closeness":
        closer = str(change.after) < str(change.before)
        return filled(words.YOURS["closer" if closer else "further"], name=name)
    key = change.field if change.kind == "moved" else f"{change.field}_{change.kind}"
    if change.field == "key_person":
        key = "key_person" if change.after else ""
    template = words.YOURS.get(key, "")
    before, after = (
        _answer(change.field, one, name) for one in (change.before, change.after)
    )
    return filled(template, name=name, before=before, after=after)


def _answer(field: str, code: object, name: str) -> str:
    if field == "quality_participant":
        return words.YOUR_QUALITIES.get(str(code), "")
    return answer(field, code, name) if field in ANSWERS else str(code)


def _wishes(change: Change) -> str:
    if change.whose is not Whose.PARTICIPANT:
        return ""
    outcome = change.kind.removeprefix("wish_")
    templates: Mapping[str, str] = words.YOUR_WISHES.get(outcome, {})
    wish = filled(words.WISHES.get(str(change.before), ""), name=change.names[0])
    return filled(templates.get(str(change.before), ""), wish=wish)


def _links(change: Change) -> str:
    first, second = change.names
    template = words.YOURS.get(change.kind, "")
    return filled(template, first=first, second=second)


def _needs(change: Change) -> str:
    """Return a need of theirs; in quotes where it is in their own words."""
    if change.whose is not Whose.PARTICIPANT:
        return ""
    kind = change.kind if change.field else f"{change.kind}_noted"
    return filled(words.YOURS.get(kind, ""), after=change.after)


SAYING = {
    Group.TIES: _ties,
    Group.WISHES: _wishes,
    Group.LINKS: _links,
    Group.NEEDS: _needs,
}
