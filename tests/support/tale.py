"""A case told through the use cases: short to write, with every step a real one."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from pydantic import JsonValue

from netmap.casework import drawing, maps
from netmap.casework.caseload import register_participant
from netmap.casework.records import record_fact
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import MapView, see_map
from netmap.casework.supervising import ask_countersign
from netmap.model.codes import Role
from netmap.model.edits import Edit, Part, parts_of
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot
from netmap.model.staff import Worker
from netmap.store import audit, facts, reviews, snapshots, staff
from netmap.store.audit import AuditEntry
from netmap.store.database import Store
from netmap.store.reviews import Journalled

KEY = "an invented key for tests"
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
DAY = date(2026, 11, 9)
ASH = Worker(id="w-ash", name="Ash Example", team="north")
BILL = Worker(id="w-bill", name="Bill Example", team="north")
SUE = Worker(id="w-sue", name="Sue Example", roles=(Role.SUPERVISOR,), team="north")
FAR = Worker(id="w-far", name="Far Example", roles=(Role.SUPERVISOR,), team="south")
RULE: dict[str, object] = {
    "kind": "restriction",
    "instrument": "own_choice",
    "binds": "nobody",
    "effect": "none",
    "target_alters": ["not-on-the-map"],
    "start_on": "2026-01-01",
}


class Tale:
    """One participant's case. `at` is the moment of the next act."""

    def __init__(self, store: Store, participant_id: str = "p-one") -> None:
        self.store, self.id = store, participant_id
        self.at = AT

    def register(self, **fields: object) -> Participant:
        """Put the participant on Ash's caseload."""
        given = {"id": self.id, "reference": f"R-{self.id}", "name": "Morgan Example"}
        return register_participant(
            self.store, by=ASH.id, at=self.tick(), fields={**given, **fields}
        )

    def begin(self, review_id: str = "r-1", held_on: date = DAY) -> str:
        """Begin a review."""
        return maps.start_review(
            self.store,
            by=ASH.id,
            at=self.tick(),
            participant_id=self.id,
            review_id=review_id,
            held_on=held_on,
        )

    def begin_as(self, worker: Worker, review_id: str) -> None:
        """Begin a review as whoever holds the case, up to where it can be sealed."""
        maps.start_review(
            self.store,
            by=worker.id,
            at=self.tick(),
            participant_id=self.id,
            review_id=review_id,
            held_on=DAY,
        )
        self.say(("review", "review", "agreement"), "agrees", review_id, worker.id)

    def network(self, review_id: str = "r-1") -> Network:
        """Return the map as it is stored."""
        with self.store.reading() as cursor:
            return reviews.network(cursor, review_id)

    def edit(self, edit: Edit, review_id: str = "r-1", by: str = ASH.id) -> Network:
        """Make an edit."""
        return maps.edit_map(
            self.store, by=by, at=self.tick(), review_id=review_id, edit=edit
        )

    def alter(
        self, alter_id: str, review_id: str = "r-1", **fields: JsonValue
    ) -> Network:
        """Put an alter on the map."""
        given = {"name": f"Name of {alter_id}", "sector": "family", **fields}
        edit = drawing.add_alter(self.network(review_id), alter_id, given)
        return self.edit(edit, review_id)

    def say(
        self,
        at: tuple[Part, str, str],
        value: JsonValue,
        review_id: str = "r-1",
        by: str = ASH.id,
    ) -> Network:
        """Set one field from what it is now."""
        part, key, field = at
        network = self.network(review_id)
        rows = parts_of(network)[part]
        seen = rows[key][field] if key in rows else None
        return self.edit(drawing.change_field(network, at, seen, value), review_id, by)

    def link(self, one: str, other: str, *, knows: bool | None = True) -> Network:
        """Say whether two alters know each other."""
        return self.edit(drawing.set_link(self.network(), one, other, knows))

    def agree(self, review_id: str = "r-1") -> Network:
        """Record that the participant agrees."""
        return self.say(("review", "review", "agreement"), "agrees", review_id)

    def seal(self, review_id: str = "r-1") -> Snapshot:
        """Seal a review, after the participant agreed."""
        if self.network(review_id).review.agreement is None:
            self.agree(review_id)
        return seal_review(self.store, by=ASH.id, at=self.tick(), review_id=review_id)

    def record(self, fact_id: str, body: dict[str, object], **more: object) -> Fact:
        """Record a case fact."""
        fields = {"fact_id": fact_id, "body": body, **more}
        return record_fact(
            self.store,
            by=ASH.id,
            at=self.tick(),
            participant_id=self.id,
            fields=fields,
        )

    def found(self, fact_id: str, body: dict[str, object]) -> None:
        """Put in a fact as someone else left it before the case was Ash's."""
        given = {"fact_id": fact_id, "recorded_at": AT, "recorded_by": BILL.id}
        fact = Fact.model_validate({**given, "body": body})
        with self.store.writing() as cursor:
            facts.add(cursor, self.id, fact)

    def ask(self, review_id: str = "r-1", **more: str) -> Fact:
        """Ask for a sealed review to be countersigned."""
        return ask_countersign(
            self.store, by=ASH.id, at=self.tick(), review_id=review_id, **more
        )

    def digest(self, review_id: str = "r-1") -> str:
        """Return the digest of a sealed review, as whoever looks at it sees it."""
        with self.store.reading() as cursor:
            return snapshots.of_review(cursor, review_id).digest

    def correct(self, corrects: str, review_id: str, reason: str = "A slip") -> str:
        """Begin the correction of a sealed review."""
        return maps.start_correction(
            self.store,
            by=ASH.id,
            at=self.tick(),
            corrects=corrects,
            review_id=review_id,
            reason=reason,
        )

    def undo(self, by: str = ASH.id, review_id: str = "r-1") -> Network:
        """Take the last edit back."""
        return maps.undo(self.store, by=by, at=self.tick(), review_id=review_id)

    def redo(self, by: str = ASH.id, review_id: str = "r-1") -> Network:
        """Make the edit again that was taken back."""
        return maps.redo(self.store, by=by, at=self.tick(), review_id=review_id)

    def view(self, review_id: str = "r-1", by: str = ASH.id) -> MapView:
        """Return what a screen is given."""
        return see_map(self.store, by=by, at=AT, review_id=review_id)

    def journal(self, review_id: str = "r-1") -> list[Journalled]:
        """Return the edits of a draft."""
        with self.store.reading() as cursor:
            return reviews.journal(cursor, review_id)

    def tick(self) -> datetime:
        """Return the moment of an act, and let a minute pass."""
        now, self.at = self.at, self.at + timedelta(minutes=1)
        return now


Story = Callable[[Store], Tale]


class Tell(Protocol):
    """Tells a story in a store of its own, in which more people work."""

    def __call__(self, story: Story, *workers: Worker) -> Tale: ...


def employ(store: Store, *workers: Worker) -> None:
    """Add workers to a store."""
    with store.writing() as cursor:
        for worker in workers:
            staff.add_worker(cursor, worker)


def trail(store: Store) -> list[AuditEntry]:
    """Return the audit trail."""
    with store.reading() as cursor:
        return audit.trail(cursor)


def sealed_tale(store: Store, participant_id: str = "p-one") -> Tale:
    """Tell a case with something in every table, sealed once: review r-1."""
    tale = Tale(store, participant_id)
    tale.register()
    tale.record("f-rule", {**RULE, "target_alters": ["mo"]})
    tale.record("f-plan", {"kind": "plan", "plan": "action", "text": "Ring the club"})
    tale.begin()
    tale.alter("jo", quality_participant="supportive", support=["emotional"])
    tale.alter("mo", sector="friends", quality_participant="mixed")
    tale.alter("club", sector="groups", kind="group")
    tale.link("jo", "mo")
    tale.link("jo", "club", knows=False)
    tale.say(("wish", "jo", "wish"), "maintain")
    need: dict[str, JsonValue] = {"text": "Company", "source": "participant"}
    tale.edit(drawing.add_need("n-1", need))
    tale.seal()
    return tale
