"""Seeing what is on record about contact: all that one screen needs of a case."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from netmap.access.permissions import Act, can_do
from netmap.casework.acting import VIEW, case_for, looked_at
from netmap.casework.prompting import PromptView, prompted, reviews_by
from netmap.casework.records import facts_for
from netmap.casework.service import LocalKind, local_kinds_in
from netmap.model.base import Value
from netmap.model.fact import Fact, latest
from netmap.model.force import Ruling, Rulings
from netmap.model.network import Alter, Network
from netmap.model.participant import Participant
from netmap.store import staff
from netmap.store.database import Cursor, Store


class ContactView(Value):
    """What is on record about contact in a case, on a day, for the one who looks.

    `alters` are those who ever were on a map, as they were last. `facts` are all
    versions. `may_record` says whether the one who looks may add to them. `workers`
    are the names of those who record; `checked_on` is when rules about contact were
    checked at the latest review.
    """

    participant: Participant
    day: date
    may_record: bool
    alters: tuple[Alter, ...]
    facts: tuple[Fact, ...]
    prompts: PromptView
    local_kinds: tuple[LocalKind, ...]
    workers: Mapping[str, str]
    checked_on: date | None

    @cached_property
    def newest(self) -> tuple[Fact, ...]:
        """The newest version of each fact."""
        return latest(self.facts)

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every rule about contact as it is on the day."""
        return Rulings(self.facts).on(self.day)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each alter is called."""
        return {alter.alter_id: alter.name for alter in self.alters}

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Return the newest version of each fact of a kind."""
        return tuple(fact for fact in self.newest if fact.body.kind == kind)

    def versions(self, fact: Fact) -> tuple[Fact, ...]:
        """Return every version of a fact, the oldest first."""
        named = fact.body.kind, fact.fact_id
        found = [one for one in self.facts if (one.body.kind, one.fact_id) == named]
        return tuple(sorted(found, key=lambda one: one.version))


def see_contact(
    store: Store, *, by: str, at: datetime, participant_id: str, on: date
) -> ContactView:
    """Return what is on record about contact in a case, looked at on a day.

    Raises:
        NotFound: there is no such case, or it is not theirs to see.
    """

    def read(cursor: Cursor) -> tuple[ContactView, list[str]]:
        worker, participant = case_for(
            cursor, by=by, at=at, participant_id=participant_id, act=Act.SEE
        )
        known = facts_for(cursor, worker, participant)
        held = reviews_by(cursor, participant, on)
        may_record = can_do(worker, participant, Act.RECORD)
        view = ContactView(
            participant=participant,
            day=on,
            may_record=may_record,
            alters=_alters(held),
            facts=known,
            prompts=prompted(participant, on, held, known, may_record=may_record),
            local_kinds=local_kinds_in(cursor),
            workers={one.id: one.name for one in staff.workers(cursor)},
            checked_on=held[-1].review.restrictions_checked_on if held else None,
        )
        return view, [participant.id]

    return looked_at(store, by=by, at=at, act=VIEW, read=read)


def _alters(held: tuple[Network, ...]) -> tuple[Alter, ...]:
    found = {alter.alter_id: alter for network in held for alter in network.alters}
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))
