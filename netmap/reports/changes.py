"""What changed between two reviews, as sentences for the worker's desk.

Each sentence is made from one change and says whose view it is and what it rests on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from netmap.changes.change import Change, Group, Source
from netmap.changes.comparison import Comparison
from netmap.changes.links import linked
from netmap.changes.mix import shift
from netmap.changes.registry import Caution, cautions, core, days, details
from netmap.changes.rules import NOT_SEEN
from netmap.changes.turnover import Pattern
from netmap.model.base import Value
from netmap.prompts.binding import WISHES as CHOICES
from netmap.reports.rules import called
from netmap.words import changes as words
from netmap.words import picture
from netmap.words.dates import spoken_date
from netmap.words.labels import LABELS
from netmap.words.numbers import spoken_share
from netmap.words.readback import SUPPORT
from netmap.words.records import KINDS
from netmap.words.text import listed
from netmap.words.trend import interval

Sentence = Callable[[Change], str]


class Line(Value):
    """One change as it is told: the sentence, whose view it is, what it rests on."""

    change: Change
    sentence: str
    whose: str
    rests_on: tuple[str, ...] = ()


class Passage(Value):
    """The changes of one group under their heading."""

    group: Group
    heading: str
    lines: tuple[Line, ...]


def passages(
    found: tuple[Change, ...], workers: Mapping[str, str]
) -> tuple[Passage, ...]:
    """Return the changes as sentences, group by group; none is left out.

    `workers` gives the names of those who recorded what a change rests on.
    """
    told: dict[Group, list[Line]] = {}
    for change in found:
        told.setdefault(change.group, []).append(_line(change, workers))
    return tuple(
        Passage(group=group, heading=words.GROUPS[group], lines=tuple(lines))
        for group, lines in told.items()
    )


def sentence(change: Change) -> str:
    """Return what a change says, as a sentence."""
    return SENTENCES[change.group](change)


def filled(template: str, **said: object) -> str:
    """Return a template with what is said in it, word for word as it was typed.

    Where that ends with a full stop, the template ends the sentence no second time.

    Example:
        >>> filled("About {name}: “{words}”", name="Wren {A.}", words="So, well..")
        'About Wren {A.}: “So, well..”'
        >>> filled("It ended with {name}. Why is not known.", name="Wren A.")
        'It ended with Wren A. Why is not known.'
    """
    told = ""
    for literal, field, _, _ in Formatter().parse(template):
        twice = told.endswith(".") and literal.startswith(".")
        told += literal[1:] if twice else literal
        told += str(said[field]) if field else ""
    return told


def _line(change: Change, workers: Mapping[str, str]) -> Line:
    return Line(
        change=change,
        sentence=sentence(change),
        whose=words.WHOSE[change.whose],
        rests_on=(
            *_maps(change),
            *(_rests_on(one, workers) for one in change.sources),
        ),
    )


def _maps(change: Change) -> Iterator[str]:
    """Yield which of the two maps a change is read from, and when it was confirmed."""
    if change.group is Group.RULES:
        return
    yield MAPS.get(change.kind, words.BOTH_MAPS)
    if change.on:
        yield words.CONFIRMED_ON.format(on=spoken_date(change.on))


MAPS: Mapping[str, str] = {
    "came": words.LATER_MAP,
    "named": words.LATER_MAP,
    "need_new": words.LATER_MAP,
    "absent": words.EARLIER_MAP,
    "need_gone": words.EARLIER_MAP,
}


def _rests_on(source: Source, workers: Mapping[str, str]) -> str:
    told = filled(
        words.RESTS_ON,
        kind=KINDS[source.kind],
        version=source.version,
        on=spoken_date(source.recorded_at.date()),
        by=workers.get(source.recorded_by, words.SOMEBODY),
    )
    if source.note == NOT_SEEN:
        return f"{told} {words.NOT_SEEN}"
    checked = filled(words.CHECKED_WITH, who=source.note) if source.note else ""
    return f"{told} {checked}".rstrip()


def _people(change: Change) -> str:
    why = words.ENDED_WHY.get(change.field, "")
    if change.kind in {"left", "standing"}:
        templates = words.LEFT if change.kind == "left" else words.STANDING
        template = templates[str(change.after)]
    else:
        template = words.PEOPLE[change.kind]
    if change.kind == "renamed":
        return filled(template, before=change.before, after=change.after)
    return filled(
        template,
        name=change.names[0],
        before=words.STANDINGS.get(str(change.before), ""),
        after=words.STANDINGS.get(str(change.after), ""),
        why=why,
    )


def _ties(change: Change) -> str:
    name = change.names[0]
    if change.field == "support":
        kinds = listed([SUPPORT[one] for one in codes(change.after)])
        return filled(
            words.SUPPORTED[change.kind], name=name, kinds=kinds or words.NOTHING
        )
    if change.field in words.BECAME and change.kind == "moved":
        yes, no = words.BECAME[change.field]
        return filled(yes if change.after in {True, "yes"} else no, name=name)
    said = {
        side: answer(change.field, getattr(change, side), name)
        for side in ("before", "after")
    }
    return filled(_template(change), name=name, **said)


def _template(change: Change) -> str:
    if change.field == "closeness":
        return words.MOVED["closer" if _number(change) < 0 else "further"]
    by_kind = {"moved": words.MOVED, "first_said": words.FIRST_SAID}
    return by_kind.get(change.kind, words.NOT_SAID)[change.field]


def _number(change: Change) -> int:
    return int(str(change.after)) - int(str(change.before))


ANSWERS: Mapping[str, Mapping[str, str]] = {
    "quality_participant": words.QUALITIES,
    "quality_worker": words.QUALITIES,
    "strength": words.STRENGTHS,
    "frequency": words.FREQUENCIES,
    "flow": words.FLOWS,
    "recognition": words.RECOGNITION,
    "household": words.YES_NO,
    "sector": picture.SECTORS,
}


def answer(field: str, code: object, name: str) -> str:
    """Return an answer about someone in words; what somebody typed stays as it is."""
    known = ANSWERS.get(field)
    return filled(known[str(code)], name=name) if known else str(code)


def _wishes(change: Change) -> str:
    told = [_wished(change)]
    if change.field:
        now = change.kind in {"wish_changed", "wish_first"}
        told.append((words.NOW if now else words.THEN)[change.field])
    return " ".join(told)


def _wished(change: Change) -> str:
    name, was = change.names[0], words.WISHES[str(change.before)]
    if change.kind in {"wish_changed", "wish_first"}:
        here = words.WISHES[str(change.after)]
        return filled(words.WISH_CHANGED, name=name, before=was, after=here)
    after = words.STANDINGS.get(str(change.after), "")
    outcome = filled(_outcome(change), after=after)
    return filled(words.WISHED, name=name, wish=was, outcome=outcome)


def _outcome(change: Change) -> str:
    templates = {"wish_followed": words.FOLLOWED, "wish_not_yet": words.NOT_YET}
    if change.kind in templates:
        return templates[change.kind][str(change.before)]
    return words.OUTCOMES[change.kind]


def _mix(change: Change) -> str:
    paid = change.field == "paid"
    part = words.MIX_PAID if paid else picture.SECTORS[change.field]
    return filled(words.MIX, part=part, before=change.before, after=change.after)


def _links(change: Change) -> str:
    first, second = change.names
    template = words.LINKED if change.after else words.UNLINKED
    return filled(template, first=first, second=second)


def _needs(change: Change) -> str:
    template = words.NEEDS[change.kind]
    return filled(template, before=change.before, after=change.after)


def _rules(change: Change) -> str:
    on = spoken_date(change.on) if change.on else words.DAY_UNKNOWN
    rule = called(change.called, change.field) if change.field else words.A_RULE
    if change.kind == "rule_explained":
        return filled(
            words.RULES["rule_explained"],
            rule=rule,
            on=on,
            by=filled(words.EXPLAINED_BY, name=change.names[0]) if change.names else "",
            understood=words.UNDERSTOOD[bool(change.after)],
        )
    if change.names:
        rule = filled(words.RULE_ABOUT, rule=rule, names=listed(list(change.names)))
    return filled(
        words.RULES[_of_rule(change)],
        rule=rule,
        on=on,
        before=words.EFFECTS.get(str(change.before), ""),
        after=words.EFFECTS.get(str(change.after), ""),
    )


def _of_rule(change: Change) -> str:
    """Return which sentence tells of a rule.

    A variation may leave its effect alone. A choice or a request starts, but binds
    nobody: it is told as being on record.
    """
    if (
        change.kind in {"rule_started", "rule_recorded_late"}
        and change.field in CHOICES
    ):
        return "choice_started"
    if change.kind not in {"rule_varied", "rule_varied_late"}:
        return change.kind
    if change.before is None:
        return "rule_varied_now"
    same = change.kind == "rule_varied" and change.before == change.after
    return "rule_varied_same" if same else change.kind


SENTENCES: Mapping[Group, Sentence] = {
    Group.PEOPLE: _people,
    Group.TIES: _ties,
    Group.WISHES: _wishes,
    Group.MIX: _mix,
    Group.LINKS: _links,
    Group.NEEDS: _needs,
    Group.RULES: _rules,
}


def counts(comparison: Comparison) -> tuple[str, ...]:
    """Return the figures of a comparison as sentences; none where they say nothing."""
    return tuple(_counts(comparison))


def _counts(comparison: Comparison) -> Iterator[str]:
    found, unasked = comparison.turnover, len(comparison.unasked)
    yield words.TURNOVER.format(
        before=found.before,
        after=found.after,
        kept=len(found.kept) or words.NONE,
        left=len(found.left) or words.NONE,
        came=len(found.came) or words.NONE,
    )
    if found.pattern is not Pattern.EMPTY or not unasked:
        yield words.PATTERN[found.pattern]
    if unasked:
        one = unasked == 1
        yield words.UNASKED_ONE if one else words.UNASKED_MANY.format(count=unasked)
    strong = core(comparison)
    if strong.before:
        yield words.CORE.format(before=strong.before, kept=len(strong.kept))
    moved = shift(comparison)
    if moved is not None:
        yield words.SHIFT.format(share=spoken_share(moved))
    yield from _pairs(comparison)


def _pairs(comparison: Comparison) -> Iterator[str]:
    pairs = linked(comparison)
    if pairs.asked:
        yield words.LINKS.format(
            asked=pairs.asked, before=pairs.before, after=pairs.after
        )
    if pairs.once:
        yield words.LINKS_ONCE.format(once=pairs.once)


def untold(comparison: Comparison, found: Iterable[Change]) -> str:
    """Name those of whom something differs that is not told; nothing where it is all.

    Notes of the worker's are among it: it is for the desk alone.
    """
    left = details(comparison, found)
    names = [name for one, name in comparison.names.items() if one in left]
    return filled(words.DETAILS, names=listed(names)) if names else ""


def hedges(comparison: Comparison) -> tuple[str, ...]:
    """Return how long lies between the reviews, and why they may not be alike."""
    return tuple(_hedges(comparison))


def _hedges(comparison: Comparison) -> Iterator[str]:
    yield between(comparison)
    before, after = comparison.before.network.review, comparison.after.network.review
    for one in cautions(comparison):
        said: dict[str, Any] = {}
        if one is Caution.OTHER_QUESTIONS:
            said = {"before": before.prompt_set, "after": after.prompt_set}
        elif one is Caution.OTHER_LEAD:
            said = {
                "before": LABELS["LedBy"][str(before.led_by)].lower(),
                "after": LABELS["LedBy"][str(after.led_by)].lower(),
            }
        elif one is Caution.NOT_AGREED_BEFORE:
            said = {"agreed": words.AGREED[str(before.agreement)]}
        elif one is Caution.NOT_AGREED_AFTER:
            said = {"agreed": words.AGREED[str(after.agreement)]}
        yield words.CAUTIONS[one].format(**said)


def between(comparison: Comparison) -> str:
    """Say how long lies between the two reviews."""
    first, last = days(comparison)
    if first == last:
        return words.SAME_DAY
    return words.BETWEEN.format(interval=interval((last - first).days))


def codes(value: object) -> list[str]:
    """Return the codes in a list of them; none where it is no list."""
    return [str(one) for one in value] if isinstance(value, list) else []
