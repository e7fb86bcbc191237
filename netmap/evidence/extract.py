"""The record that a claim rests on, as a table without names.

How a value reads follows from its type alone: a code is said, a text only counted, so
that nothing that anybody wrote can come through.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from netmap.evidence.labels import sort_of
from netmap.evidence.pack import Extract
from netmap.evidence.pointer import Pointer
from netmap.evidence.veil import Veil
from netmap.model.base import Value
from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import AlterKind, NeedSource, Quality, WishKind
from netmap.model.concern import ReportingInformation
from netmap.model.contact import Contact
from netmap.model.fact import latest
from netmap.model.force import Ruling, Rulings, explanations
from netmap.model.network import Network
from netmap.model.overlay import covers, place_alters
from netmap.model.plan import FollowUp, Plan
from netmap.model.restriction import Explanation
from netmap.model.snapshot import SnapshotContent
from netmap.words import veil as words
from netmap.words.labels import field_label, label

Row = tuple[str, ...]
Body = TypeVar("Body", bound=Value)
CONFERRED = ("methods", "conversation_chosen", "support_needed", "support_provided")
WEIGHED = (
    *("wish", "advantages", "advantages_own_words"),
    *("difficulties", "difficulties_own_words", "effect_on_others", "options"),
)
AGREED = ("plan", "agreed_on", "steps", "digital_steps", "who_helps", "reviewed_on")
EXPLAINED = (
    *("explained_on", "method", "reasons_given", "reason_withheld_authority"),
    *("understanding_checked", "how_checked", "what_they_said", "disagrees"),
    *("told_how_to_seek_change", "copy_given", "copy_safe_to_keep"),
)
SUPERVISED = (
    *("supervisor_name", "second_worker", "start_time", "end_time"),
    *("in_sight_and_hearing", "stepped_in", "ended_early", "view_after"),
    "report_sent_on",
)
TOLD = ("told_on", "routes", "format", "alone", "understanding_checked", "copy_safe")


class Sought(NamedTuple):
    """What an extract is made of: a record of a snapshot, and the snapshots before."""

    content: SnapshotContent
    earlier: Sequence[SnapshotContent]
    key: str
    veil: Veil

    @property
    def network(self) -> Network:
        """The map of the snapshot."""
        return self.content.network

    @property
    def day(self) -> date:
        """When the review was held."""
        return self.network.review.held_on

    @property
    def current(self) -> list[Bond]:
        """Everyone in the participant's life, in the order of their labels."""
        found = [bond for bond in bonds_of(self.network) if bond.current]
        return sorted(found, key=lambda bond: _in_order(self.veil.label(bond.id)))

    def fact(self, kind: type[Body]) -> Body | None:
        """Return the sealed record of a kind that is sought; None if there is none."""
        found = [body for key, body in self.all_of(kind) if key == self.key]
        return found[0] if found else None

    def all_of(self, kind: type[Body]) -> list[tuple[str, Body]]:
        """Return every sealed record of a kind, with its id."""
        return [
            (fact.fact_id, fact.body)
            for fact in latest(self.content.facts)
            if isinstance(fact.body, kind)
        ]

    def shown(self, value: object) -> str:
        """Return a value as its type lets it be read; a text is only "Recorded"."""
        if value is None or value == "":
            return words.NOTHING
        if isinstance(value, bool):
            return words.YES if value else words.NO
        if isinstance(value, StrEnum):
            return label(value)
        if isinstance(value, tuple):
            return self._shown_many(value)
        if isinstance(value, date):
            return words.week_words(self.veil.week(value))
        return words.RECORDED if str(value).strip() else words.NOTHING

    def lines(self, value: Value, kind: str, fields: Sequence[str]) -> Iterator[Row]:
        """Yield one row for each field of a record."""
        for field in fields:
            yield field_label(field, kind), self.shown(getattr(value, field))

    def who(self, alter_id: str | None) -> Iterator[Row]:
        """Yield whom a record is about, where it is about somebody."""
        if alter_id is not None:
            yield words.WHO, self.veil.label(alter_id)

    def _shown_many(self, values: tuple[object, ...]) -> str:
        if values and all(isinstance(one, StrEnum) for one in values):
            return ", ".join(self.shown(one) for one in values)
        return str(len(values))


def extract(
    content: SnapshotContent,
    earlier: Sequence[SnapshotContent],
    criterion: str,
    pointer: Pointer,
    veil: Veil,
) -> Extract:
    """Return what a snapshot says for a criterion in one of its records.

    `earlier` are the snapshots of the case before it. A record that is not there, or
    is not of the kind that the criterion rests on, gives the columns alone.
    """
    columns = words.COLUMNS.get(criterion, words.SAYS)
    part, rows_of = TABLES.get(criterion, (pointer.part, _nothing))
    if pointer.part != part:
        return Extract(columns=columns, rows=())
    before = [one for one in earlier if one.number < content.number]
    before.sort(key=lambda one: one.number)
    sought = Sought(content, before, pointer.key, veil)
    return Extract(columns=columns, rows=tuple(rows_of(sought)))


def _nothing(_: Sought) -> Iterator[Row]:
    yield from ()


def _in_order(said: str) -> tuple[str, int, str]:
    """Return what puts "Friend 2" before "Friend 10"."""
    return said.rstrip("0123456789"), len(said), said


def _voiced(sought: Sought) -> Iterator[Row]:
    yield from sought.lines(sought.network.review, "review", ("led_by",))
    counts = Counter(need.source for need in sought.network.needs)
    for source in NeedSource:
        said = words.NEEDS.format(source=sought.shown(source))
        yield said, str(counts[source])
    for bond in sought.current:
        said = words.OWN_VIEW.format(who=sought.veil.label(bond.id))
        view = bond.tie.quality_participant
        declined = view is Quality.DECLINED
        there = view if declined else view is not Quality.UNKNOWN
        yield said, sought.shown(there)


def _conferred(sought: Sought) -> Iterator[Row]:
    person = sought.content.participant
    yield from sought.lines(sought.network.review, "review", CONFERRED)
    yield from sought.lines(person, "", ("needs_interpreter", "needs_advocate"))


def _weighed(sought: Sought) -> Iterator[Row]:
    if any(alter.alter_id == sought.key for alter in sought.network.alters):
        yield from sought.who(sought.key)
        yield from sought.lines(sought.network.wish(sought.key), "wish", WEIGHED)


def _over_time(sought: Sought) -> Iterator[Row]:
    if all(tie.alter_id != sought.key for tie in sought.network.ties):
        return
    for content in (*sought.earlier, sought.content):
        network = content.network
        for tie in network.ties:
            if tie.alter_id == sought.key:
                told = (
                    network.review.held_on,
                    *(tie.quality_participant, tie.quality_worker),
                    *(tie.recognition, tie.discussed_on, tie.view_difference),
                )
                yield tuple(map(sought.shown, told))


def _rules(sought: Sought) -> Iterator[Row]:
    checked = sought.network.review.restrictions_checked_on == sought.day
    yield words.CHECKED_THAT_DAY, sought.shown(checked), "", "", ""
    for ruling in Rulings(sought.content.facts).on(sought.day):
        if ruling.in_force:
            yield _rule(sought, ruling)


def _rule(sought: Sought, ruling: Ruling) -> Row:
    rule, places = ruling.rule, place_alters(sought.content.facts)
    about = [one for one in sought.network.alters if covers(rule, one, places)]
    given = [
        one for _, one in sought.all_of(Explanation) if one.explained_on <= sought.day
    ]
    explained = bool(explanations(given, ruling))
    told = map(sought.shown, (rule.effect, rule.source_seen, explained))
    return (sort_of(rule.instrument), str(len(about)), *told)


def _wishes(sought: Sought) -> Iterator[Row]:
    before = _wishes_before(sought)
    for bond in sought.current:
        if bond.alter.kind is not AlterKind.PLACE:
            wish = bond.wish
            changed = before[bond.id] != wish.wish if bond.id in before else None
            told = (wish.wish, wish.confirmed, wish.confirmed_how, wish.own_words)
            cells = map(sought.shown, (*told, changed))
            yield (sought.veil.label(bond.id), *cells)


def _wishes_before(sought: Sought) -> Mapping[str, WishKind]:
    last = sought.earlier[-1:]
    return {bond.id: bond.wish.wish for one in last for bond in bonds_of(one.network)}


def _planned(sought: Sought) -> Iterator[Row]:
    plan = sought.fact(Plan)
    if plan is None:
        return
    yield from sought.who(plan.alter_id)
    yield from sought.lines(plan, "plan", AGREED)
    found = [one for _, one in sought.all_of(FollowUp) if one.plan_id == sought.key]
    for one in sorted(found, key=lambda one: one.happened_on):
        how, support = sought.shown(one.how), sought.shown(one.distress_support)
        week = sought.shown(one.happened_on)
        yield (
            words.FOLLOW_UP.format(week=week),
            words.FOLLOWED_UP.format(how=how, support=support),
        )


def _explained(sought: Sought) -> Iterator[Row]:
    found = sought.fact(Explanation)
    if found is not None:
        yield from sought.lines(found, "explanation", EXPLAINED)


def _supervised(sought: Sought) -> Iterator[Row]:
    found = sought.fact(Contact)
    if found is not None and found.visit is not None:
        yield from sought.lines(found, "contact", ("happened_on",))
        yield from sought.lines(found.visit, "visit", SUPERVISED)


def _told(sought: Sought) -> Iterator[Row]:
    found = sought.fact(ReportingInformation)
    if found is None:
        return
    yield from sought.who(found.about_alter)
    yield from sought.lines(found, "reporting_information", TOLD)
    for tie in sought.network.ties:
        if tie.alter_id == found.about_alter:
            yield from sought.lines(tie, "tie", ("recognition",))


def _of_review(rows: Callable[[Sought], Iterator[Row]]) -> "Rows":
    def found(sought: Sought) -> Iterator[Row]:
        if sought.network.review.review_id == sought.key:
            yield from rows(sought)

    return found


Rows = Callable[[Sought], Iterator[Row]]
TABLES: Mapping[str, tuple[str, Rows]] = {
    "SN:P1": ("review", _of_review(_voiced)),
    "SN:P2": ("review", _of_review(_conferred)),
    "SN:P3": ("wish", _weighed),
    "SN:P4": ("tie", _over_time),
    "SN:P5": ("review", _of_review(_rules)),
    "SN:P6": ("review", _of_review(_wishes)),
    "SN:P18": ("plan", _planned),
    "SN:P19": ("explanation", _explained),
    "SN:P20": ("contact", _supervised),
    "SN:P21": ("reporting_information", _told),
    "SN:P22": ("plan", _planned),
}
"""Which kind of record each criterion rests on, and what is said of it."""
