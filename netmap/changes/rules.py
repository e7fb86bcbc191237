"""Rules about contact: started, varied, lifted, lapsed; explained and checked.

Each is told from the records as they stood at each review, on the day of that review.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netmap.changes.change import Change, Changes, Group, Source, Whose
from netmap.changes.comparison import Comparison
from netmap.model.difference import Held
from netmap.model.fact import Fact, latest
from netmap.model.force import Ruling, Rulings, Status
from netmap.model.restriction import Explanation, Restriction

IN_FORCE = Status.IN_FORCE
ENDINGS = {
    Status.WITHDRAWN: "rule_lifted",
    Status.SUPERSEDED: "rule_replaced",
    Status.LAPSED: "rule_lapsed",
    Status.ENDED_REVIEWED: "rule_ended",
}
NOT_SEEN = "not_seen"


class Seen(NamedTuple):
    """A rule at both reviews: as it was on record then, and as it is now.

    `over_then` and `held` are read from the newest record: whether it was over at the
    earlier review already, and whether it ever held. `to_come` is the version that is
    to hold from a day after the later review, where that was not on record then.
    """

    fact: Fact
    before: Ruling | None
    after: Ruling
    to_come: Restriction | None
    over_then: bool
    held: bool


def rules(comparison: Comparison) -> Changes:
    """Yield what changed in the rules about contact, and how they were explained.

    Nothing where the earlier review knows more of them than the later one: it was put
    right afterwards, and the record would be told backwards.
    """
    then, now = comparison.before, comparison.after
    if is_newer(then, now):
        return
    for seen in _seen(then, now):
        names = tuple(
            comparison.everyone[one].name
            for one in seen.after.rule.target_alters
            if one in comparison.everyone
        )
        first, last = (one.network.review.held_on for one in (then, now))
        for kind, on in _told(seen, first, last):
            yield _change(seen, (kind, on), first, names)
    yield from _explained(then, now)


def is_newer(one: Held, other: Held) -> bool:
    """Say whether a review holds a rule, or a version of one, that another does not.

    The reviews of a case only ever gain rules and versions as they are sealed.
    """
    known = {fact.fact_id: fact.version for fact in _rules(other)}
    return any(fact.version > known.get(fact.fact_id, 0) for fact in _rules(one))


def _rules(held: Held) -> Iterator[Fact]:
    return (fact for fact in latest(held.facts) if isinstance(fact.body, Restriction))


def _told(seen: Seen, first: date, last: date) -> Iterator[tuple[str, date | None]]:
    """Yield what became of one rule, each with its day, and when it was checked."""
    kind, on = _kind(seen, first, last)
    if kind:
        yield kind, on
    elif _differs(seen):
        ahead = not seen.after.in_force
        start = seen.after.rule.start_on if ahead else None
        yield ("rule_put_right_ahead" if ahead else "rule_put_right"), start
    if seen.to_come and seen.after.in_force:
        yield "rule_to_vary", seen.to_come.varied_on
    checked = seen.after.rule.verified_on
    if seen.before and checked and checked != seen.before.rule.verified_on:
        yield "rule_checked", checked


def _seen(then: Held, now: Held) -> Iterator[Seen]:
    """Yield each rule on record at the later review, in the order of its id."""
    old, new = Rulings(then.facts), Rulings(now.facts)
    first, last = then.network.review.held_on, now.network.review.held_on
    for fact in _rules(now):
        known = fact.fact_id in old.versions
        start = new.versions[fact.fact_id][-1].start_on
        yield Seen(
            fact=fact,
            before=old.of(fact.fact_id, first) if known else None,
            after=new.of(fact.fact_id, last),
            to_come=_to_come(old, new, fact.fact_id, last),
            over_then=new.of(fact.fact_id, first).status in ENDINGS,
            held=new.of(fact.fact_id, start).in_force,
        )


def _to_come(
    old: Rulings, new: Rulings, fact_id: str, last: date
) -> Restriction | None:
    """Return the version that is to hold later, beside the one that holds; if new."""
    newest, holding = new.versions[fact_id][-1], new.of(fact_id, last).rule
    on = newest.varied_on
    if on is None or on <= last or on == holding.varied_on:
        return None
    was = old.versions[fact_id][-1] if fact_id in old.versions else None
    known = was and (was.varied_on, was.effect) == (on, newest.effect)
    return None if known else newest


def _kind(seen: Seen, first: date, last: date) -> tuple[str, date | None]:
    """Return what became of a rule, and since when; nothing where nothing did."""
    if seen.after.in_force:
        return _holds(seen, first, last)
    if seen.after.status is Status.NOT_STARTED:
        new = seen.before is None
        return ("rule_planned", seen.after.rule.start_on) if new else ("", None)
    return _over(seen, first)


def _holds(seen: Seen, first: date, last: date) -> tuple[str, date | None]:
    before, rule = seen.before, seen.after.rule
    if before is not None and before.in_force:
        return _varied(before.rule, rule, first, last)
    if before is not None and before.status in ENDINGS:
        return "rule_resumed", rule.varied_on
    late = before is None and rule.start_on <= first
    return ("rule_recorded_late" if late else "rule_started"), rule.start_on


def _varied(
    was: Restriction, rule: Restriction, first: date, last: date
) -> tuple[str, date | None]:
    """Return how a rule was varied: in between, from a day to come, or recorded late.

    A day to come that was on record then is told once it has come.
    """
    on, known = rule.varied_on, rule.varied_on == was.varied_on
    if on is None or (known and not first < on <= last):
        return "", None
    if on > last:
        return "rule_to_vary", on
    return ("rule_varied" if on > first else "rule_varied_late"), on


def _over(seen: Seen, first: date) -> tuple[str, date | None]:
    before, after = seen.before, seen.after
    ended = ended_on(after)
    if before is None and seen.over_then:
        return "rule_past", ended
    if not seen.held and (before is None or before.status is Status.NOT_STARTED):
        return "rule_called_off", after.rule.start_on
    if before is not None and before.status is after.status:
        return "", None
    if before is not None and before.status in ENDINGS:
        closed = after.status is Status.ENDED_REVIEWED
        return ("rule_ended", ended) if closed else ("", None)
    if (before is None or not before.in_force) and after.rule.start_on > first:
        replaced = after.status is Status.SUPERSEDED
        return ("rule_came_and_replaced" if replaced else "rule_came_and_went"), ended
    return ENDINGS[after.status], ended


def ended_on(ruling: Ruling) -> date | None:
    """Return the last day on which a rule held; None where only its follower knows."""
    if ruling.status is Status.WITHDRAWN:
        return ruling.rule.withdrawn_on
    return None if ruling.status is Status.SUPERSEDED else ruling.rule.end_on


def _differs(seen: Seen) -> bool:
    """Say whether the record of a rule was changed in what it says of contact."""
    if seen.before is None or seen.after.status in ENDINGS:
        return False
    was, here = seen.before.rule, seen.after.rule
    return any(
        getattr(was, name) != getattr(here, name)
        for name in ("effect", "target_alters", "conditions", "start_on", "end_on")
    )


def _change(
    seen: Seen, told: tuple[str, date | None], first: date, names: tuple[str, ...]
) -> Change:
    rule, (kind, on) = seen.after.rule, told
    to_come = seen.to_come if kind == "rule_to_vary" else None
    return Change(
        group=Group.RULES,
        kind=kind,
        field=rule.instrument,
        whose=Whose.RECORD,
        about=(seen.fact.fact_id, *rule.target_alters),
        called=rule.title,
        names=names,
        before=_effect(seen.before.rule, first) if seen.before else None,
        after=(to_come or rule).effect,
        on=on,
        sources=(source(seen.fact, _verified(rule)),),
    )


def _effect(rule: Restriction, first: date) -> str | None:
    """Return what a rule did; None where the version that held is not at hand.

    A review may have been sealed with the newest version only, which held later.
    """
    return None if rule.varied_on and rule.varied_on > first else rule.effect


def _verified(rule: Restriction) -> str:
    """Return with whom a rule was checked, or that nobody saw what it rests on."""
    if rule.verified_on:
        return rule.verified_with
    return "" if rule.source_seen else NOT_SEEN


def _explained(then: Held, now: Held) -> Changes:
    """Yield each occasion on which a rule was explained, on record since."""
    known = {one.fact_id for one in then.facts if isinstance(one.body, Explanation)}
    rules_now = {
        one.fact_id: one.body for one in now.facts if isinstance(one.body, Restriction)
    }
    for fact in now.facts:
        if isinstance(fact.body, Explanation) and fact.fact_id not in known:
            given, rule = fact.body, rules_now.get(fact.body.restriction_id)
            yield Change(
                group=Group.RULES,
                kind="rule_explained",
                field=rule.instrument if rule else "",
                whose=Whose.RECORD,
                about=(given.restriction_id,),
                called=rule.title if rule else "",
                names=(given.explained_by,) if given.explained_by else (),
                after=given.understanding_checked,
                on=given.explained_on,
                sources=(source(fact),),
            )


def source(fact: Fact, note: str = "") -> Source:
    """Return a case fact as what a change rests on."""
    return Source(
        kind=fact.body.kind,
        fact_id=fact.fact_id,
        version=fact.version,
        recorded_at=fact.recorded_at,
        recorded_by=fact.recorded_by,
        note=note,
    )
