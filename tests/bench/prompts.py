"""What the rules ask of a large case: 40 alters, 40 rules, 500 contacts."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from netmap.casework.contact import see_contact
from netmap.casework.prompting import see_prompts
from netmap.model.contact import Contact, Mode
from netmap.model.fact import Fact, FactBody
from netmap.model.restriction import Binds, Effect, LegalForce, Restriction
from netmap.prompts.case import Case
from netmap.prompts.registry import prompts
from netmap.store.database import Store
from tests.bench.counting import statements
from tests.bench.reading import Reading, repeated, timed
from tests.support import generated

TIMES = 30
BUDGET = 100
ALTERS, RULES, CONTACTS = 40, 40, 500
DAY = date(2026, 11, 20)
EFFECTS = (Effect.NONE, Effect.SUPERVISED_ONLY, Effect.INDIRECT_ONLY, Effect.PLACE)


def readings(folder: Path) -> Iterator[Reading]:
    """Give the rules alone, then what the screens ask."""
    facts = tuple(islice(_facts(), RULES + CONTACTS))
    whole = generated.case(alters=ALTERS).model_copy(update={"facts": facts})
    assert whole.draft is not None
    maps = (whole.draft,)

    def ask() -> int:
        case = Case(day=DAY, participant="Someone", reviews=maps, facts=facts)
        return len(prompts(case))

    note = f"{ALTERS} alters, {RULES} rules, {CONTACTS} contacts: {ask()} prompts"
    yield timed("rules alone", repeated(ask, TIMES), budget=BUDGET, note=note)
    with generated.store(folder / "prompts.duckdb", whole) as store:
        yield from _screens(store, whole.participant.id)


def _screens(store: Store, participant_id: str) -> Iterator[Reading]:
    who: dict[str, Any] = {
        "by": generated.WORKER.id,
        "at": generated.AT,
        "participant_id": participant_id,
    }

    def asked() -> object:
        return see_prompts(store, **who, on=DAY)

    def shown() -> object:
        return see_contact(store, **who, on=DAY)

    yield timed("prompts, from the store", repeated(asked, TIMES))
    yield timed("all of the Contact page", repeated(shown, TIMES))
    sent = statements(store, shown)
    yield Reading(what="all of the Contact page, statements", median=sent, unit="")


def _facts() -> Iterator[Fact]:
    """Give a rule for each alter, then contacts with one after the other."""
    for number in range(RULES):
        yield _fact(f"rule-{number}", _rule(number))
    for number in range(CONTACTS):
        yield _fact(f"met-{number}", _contact(number))


def _fact(fact_id: str, body: FactBody) -> Fact:
    by = generated.WORKER.id
    return Fact(fact_id=fact_id, recorded_at=generated.AT, recorded_by=by, body=body)


def _rule(number: int) -> Restriction:
    return Restriction(
        instrument="restraining_order",
        binds=Binds.PARTICIPANT if number % 2 else Binds.ALTER,
        effect=EFFECTS[number % len(EFFECTS)],
        target_alters=(f"a-{number % ALTERS:03}",),
        start_on=generated.FIRST_DAY,
        legal_force=LegalForce.CRIMINAL_OFFENCE,
    )


def _contact(number: int) -> Contact:
    return Contact(
        happened_on=generated.FIRST_DAY + timedelta(days=number % 300),
        alters=(f"a-{number % ALTERS:03}",),
        mode=Mode.PHONE,
    )
