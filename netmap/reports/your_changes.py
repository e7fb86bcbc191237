"""What changed, told to the participant: with those who are good for them first.

Only what they said or can see on their own map: nothing of the worker's view, of rules
about contact or of measures. It is the same whether a rule touches somebody or not, so
that nobody can read from it that there is one.
"""

from collections.abc import Collection, Iterator

from netmap.changes.change import Change, Group, Whose
from netmap.changes.comparison import Comparison
from netmap.changes.registry import Caution, cautions, changes
from netmap.model.codes import Quality, Standing
from netmap.reports.changes import ANSWERS, answer, between, codes, filled
from netmap.reports.readback import Passage
from netmap.words import changes as words
from netmap.words.readback import SUPPORT
from netmap.words.text import listed

GOOD, OTHER = "strengths", "others"
"""The parts in which people are told: good for them by their own word, and the rest."""
TOGETHER = ("came", "back", "mentioned_again", "left", "died", "not_mentioned")
"""What is told of several people in one sentence, in this order."""


NOT_THERE = frozenset({"left", "standing", "not_mentioned", "absent", "not_asked_yet"})
"""Who is not there now, or was not talked about, is not among those who are good."""


def your_changes(comparison: Comparison) -> tuple[Passage, ...]:
    """Return what changed as it is said to the participant."""
    parts: dict[str, list[str]] = {part: [] for part in words.YOUR_PARTS}
    found, good = _yours(comparison), _good(comparison)
    differs = [*_people(found, good), *_said(found, good)]
    for part, said in (
        *_kept(comparison, good),
        *differs,
        *(("wishes", said) for said in _wishes(found)),
        *_comment(comparison),
    ):
        parts[part].append(said)
    opening = tuple(_opening(comparison, differs=bool(differs)))
    told = (
        Passage(heading=words.YOUR_PARTS[part], sentences=tuple(some))
        for part, some in parts.items()
        if some
    )
    return (Passage(heading="", sentences=opening), *told)


def _opening(comparison: Comparison, *, differs: bool) -> Iterator[str]:
    """Yield how to read what is told; that nothing differs is said of what is told."""
    yield between(comparison)
    why = cautions(comparison)
    if Caution.CORRECTION in why:
        yield words.YOUR_CORRECTION
    if Caution.OTHER_QUESTIONS in why:
        yield words.YOUR_QUESTIONS
    if not differs:
        yield words.YOUR_NOTHING


def _yours(comparison: Comparison) -> list[Change]:
    """Return every change but those of the worker's view."""
    return [one for one in changes(comparison) if one.whose is not Whose.WORKER]


def _kept(comparison: Comparison, good: frozenset[str]) -> Iterator[tuple[str, str]]:
    kept = [comparison.names[one] for one in comparison.kept if one in good]
    if kept:
        yield GOOD, filled(words.YOURS["kept"], names=listed(kept))


def _comment(comparison: Comparison) -> Iterator[tuple[str, str]]:
    comment = comparison.after.network.review.participant_comment.strip()
    if comment:
        yield "words", filled(words.YOURS["comment"], after=comment)


def _good(comparison: Comparison) -> frozenset[str]:
    """Return the ids of those who are good for them now, as they say themselves."""
    return frozenset(
        alter_id
        for alter_id, both in comparison.everyone.items()
        if both.newest.tie.quality_participant is Quality.SUPPORTIVE
    )


def _people(
    found: Collection[Change], good: frozenset[str]
) -> Iterator[tuple[str, str]]:
    welcome = [one for one in found if _part(one, good) == GOOD]
    others = [one for one in found if one not in welcome]
    for part, some in ((GOOD, welcome), (OTHER, others)):
        for kind in TOGETHER:
            names = [one.names[0] for one in some if _kind(one) == kind]
            if names:
                yield part, filled(words.YOURS[kind], names=listed(names))
    for one in found:
        if one.kind == "renamed":
            said = filled(words.YOURS["renamed"], before=one.before, after=one.after)
            yield _part(one, good), said


def _said(found: Collection[Change], good: frozenset[str]) -> Iterator[tuple[str, str]]:
    for change in found:
        said = SAYING[change.group](change) if change.group in SAYING else ""
        if said:
            yield _part(change, good), said


def _kind(change: Change) -> str:
    if change.kind in {"left", "standing"}:
        return "died" if change.after == Standing.DIED else "left"
    return change.kind


def _part(change: Change, good: frozenset[str]) -> str:
    """Return where a change is told: everyone it is about has to be good for them."""
    if change.field == "own_words":
        return "words"
    if change.kind in NOT_THERE:
        return OTHER
    return GOOD if change.about and good.issuperset(change.about) else OTHER


def _wishes(found: Collection[Change]) -> Iterator[str]:
    """Yield what became of their wishes, together for all with the same outcome.

    What did not come about is asked about once, and of nobody by name.
    """
    theirs = [one for one in found if one.whose is Whose.OUTCOME]
    for outcome, templates in words.YOUR_WISHES.items():
        for wish, template in templates.items():
            names = [
                one.names[0]
                for one in theirs
                if (one.kind, one.before) == (f"wish_{outcome}", wish)
            ]
            if names:
                yield filled(template, names=listed(names))
    if any(one.kind == "wish_not_yet" for one in theirs):
        yield words.YOUR_QUESTION


def _ties(change: Change) -> str:
    """Return a change inside a tie as it is said to them; nothing where it is not."""
    name = change.names[0]
    if change.field == "support":
        kinds = [SUPPORT[one] for one in codes(change.after)]
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


SAYING = {Group.TIES: _ties, Group.LINKS: _links, Group.NEEDS: _needs}
